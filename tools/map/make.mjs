// Writes src/chart/world.txt: the world's countries as SVG paths in the Equal Earth projection.
//
//     npm ci && npm run make
//
// Shapes: Natural Earth 1:110m (public domain), by way of world-atlas. Countries too small for that scale become a
// point: the middle of their largest polygon at 1:10m.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import polylabel from "polylabel";
import { feature, merge } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(name), "utf8"));
const OUT = new URL("../../src/chart/world.txt", import.meta.url);

// The map is WIDTH wide; its shapes are written in whole steps of 1/STEPS.
const WIDTH = 720;
const MARGIN = 4;
const STEPS = 2;
// In square units: smaller triangles are flattened away, smaller islands aren't drawn, and a country whose largest
// part is smaller needs a circle to be seen.
const DETAIL = 0.6;
const ISLAND = 1.2;
const SMALL = 5;
// Turned to 11° E, so that the edge of the map lies in the Bering Strait and cuts no country.
const CENTRE = 11;

// ISO has a code for these, Natural Earth has them in another country's shape: longitude and latitude.
const PARTS = {
  BES: [-68.27, 12.18], BVT: [3.36, -54.42], CCK: [96.84, -12.17], CXR: [105.63, -10.49], GLP: [-61.58, 16.25],
  GUF: [-53.1, 3.9], MTQ: [-61.02, 14.64], MYT: [45.17, -12.83], REU: [55.53, -21.12], SJM: [16, 78.7],
  TKL: [-171.85, -9.17],
};
const LEFT_OUT = new Set(["ATA"]);

// The package writes XKK for Kosovo, which ISO doesn't list; statistics write XKX.
const listed = read("i18n-iso-countries/codes.json").filter(([code]) => code !== "XK");
const alpha3 = new Map(listed.map(([, code, number]) => [number, code]));
const code = (country) => (country.properties.name === "Kosovo" ? "XKX" : alpha3.get(country.id));

// Equal Earth: Šavrič, Patterson, Jenny (2018), doi:10.1080/13658816.2018.1504949.
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
function equalEarth([longitude, latitude]) {
  const lambda = (longitude * Math.PI) / 180;
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin((latitude * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 ** 3;
  return [
    (2 * Math.sqrt(3) * lambda * Math.cos(theta)) / (3 * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2))),
    -theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)),
  ];
}

// Degrees east of the map's edge, 0 to 360, then around its middle.
const turn = ([longitude, latitude]) => [((longitude - CENTRE + 540) % 360) - 180, latitude];

const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
const mapPoints = (geometry, change) => ({
  type: "MultiPolygon",
  coordinates: polygons(geometry).map((rings) => rings.map((ring) => ring.map(change))),
});
const area = (ring) =>
  ring.slice(1).reduce((sum, [x, y], index) => sum + ring[index][0] * y - x * ring[index][1], 0) / 2;

function countries(atlas) {
  return feature(atlas, atlas.objects.countries).features.filter((country) => !LEFT_OUT.has(code(country)));
}

// The edge passes through one island, Saint Lawrence: it goes wholly to its own country's side.
function unbroken(ring) {
  const east = ring.map(([x]) => x);
  const broken = Math.max(...east) - Math.min(...east) > 180;
  return broken ? ring.map(([x, y]) => [x > 0 ? x - 360 : x, y]) : ring;
}

// Natural Earth cuts Russia and Fiji along 180°: their halves are put together again.
function mended(features) {
  const round = ([x, y]) => [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4];
  const turned = features.map((country) => ({
    type: "Feature",
    properties: country.properties,
    id: country.id,
    geometry: {
      type: "MultiPolygon",
      coordinates: polygons(country.geometry).map((rings) =>
        rings.map((ring) => unbroken(ring.map((point) => round(turn(point)))))),
    },
  }));
  const shared = topology({ countries: { type: "FeatureCollection", features: turned } });
  return shared.objects.countries.geometries.map((country) => ({
    type: "Feature",
    id: country.id,
    properties: { ...country.properties, code: code(country) },
    geometry: merge(shared, [country]),
  }));
}

// Code and projected point of each country that has no shape.
function smallOnes() {
  const known = new Set(world.map((country) => country.properties.code));
  const points = new Map();
  for (const country of countries(read("world-atlas/countries-10m.json"))) {
    const name = code(country);
    if (name && !known.has(name)) points.set(name, anchor(mapPoints(country.geometry, (at) => equalEarth(turn(at)))));
  }
  for (const [name, at] of Object.entries(PARTS)) points.set(name, equalEarth(turn(at)));
  return points;
}

const world = mended(countries(read("world-atlas/countries-110m.json")));
const projected = world.map((country) => ({ ...country, geometry: mapPoints(country.geometry, equalEarth) }));
const small = smallOnes();
const points = [...projected.flatMap((country) => country.geometry.coordinates.flat(2)), ...small.values()];
const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
const top = Math.min(...points.map(([, y]) => y));
const scale = (WIDTH - 2 * MARGIN) / (right - left);
const place = ([x, y]) => [(x - left) * scale + MARGIN, (y - top) * scale + MARGIN];
const height = Math.ceil(place([0, Math.max(...points.map(([, y]) => y))])[1]) + MARGIN;

// Borders are simplified once (Visvalingam), so that neighbours still meet.
const placed = projected.map((country) => ({ ...country, geometry: mapPoints(country.geometry, place) }));
const exact = presimplify(topology({ countries: { type: "FeatureCollection", features: placed } }));
const plain = feature(simplify(exact, DETAIL), "countries").features;

const steps = (value) => Math.round(value * STEPS);

// A ring as `m x y dx dy …z`, from the point where the last ring of the country began.
function path(ring, from) {
  const grid = [];
  for (const [x, y] of ring.slice(0, -1)) {
    const point = [steps(x), steps(y)];
    const last = grid.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) grid.push(point);
  }
  while (grid.length > 1 && grid[0][0] === grid.at(-1)[0] && grid[0][1] === grid.at(-1)[1]) grid.pop();
  const straight = (index) => {
    const [a, b, c] = [-1, 0, 1].map((offset) => grid[(index + offset + grid.length) % grid.length]);
    return (b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0]);
  };
  for (let index = 0; index < grid.length && grid.length > 2; ) straight(index) ? grid.splice(index, 1) : index++;
  if (grid.length < 3) return "";
  const first = from[0] === 0 && from[1] === 0;
  let text = "";
  let last = [...from];
  grid.forEach((point, index) => {
    const [dx, dy] = [point[0] - last[0], point[1] - last[1]];
    const numbers = `${dx}${dy < 0 ? "" : " "}${dy}`;
    if (index === 0) text += first ? `M${numbers}` : `m${numbers}`;
    else text += index === 1 ? `l${numbers}` : (dx < 0 ? numbers : ` ${numbers}`);
    last = point;
  });
  from[0] = grid[0][0];
  from[1] = grid[0][1];
  return `${text}z`;
}

// Where a name or a circle goes: the middle of the largest part, or, where that is outside, its roomiest place.
function anchor(geometry) {
  const largest = polygons(geometry).reduce((a, b) => (Math.abs(area(b[0])) > Math.abs(area(a[0])) ? b : a));
  const [ring] = largest;
  const whole = area(ring);
  const middle = [0, 1].map((axis) =>
    ring.slice(1).reduce((sum, [x, y], index) => {
      const [px, py] = ring[index];
      return sum + ((axis ? y + py : x + px) * (px * y - x * py)) / 6 / whole;
    }, 0));
  return inside(ring, middle) ? middle : polylabel(largest, 0.1);
}

function inside(ring, [x, y]) {
  return ring.slice(1).reduce((hit, [bx, by], index) => {
    const [ax, ay] = ring[index];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !hit : hit;
  }, false);
}

const lines = new Map();
const nameless = [];
plain.forEach((country, index) => {
  const name = country.properties.code;
  const areas = country.geometry.coordinates.map(([outer]) => Math.abs(area(outer)));
  const from = [0, 0];
  const shape = country.geometry.coordinates
    .filter((_, part) => areas[part] >= ISLAND)
    .flatMap((rings) => rings.map((ring) => path(ring, from)))
    .join("");
  const middle = anchor(placed[index].geometry).map(steps).join(" ");
  if (!name) nameless.push(`- ${middle} ${shape}`);
  else lines.set(name, `${name} ${middle} ${Math.max(...areas) < SMALL ? "o" : ""}${shape}`);
});
for (const [name, at] of small) lines.set(name, `${name} ${place(at).map(steps).join(" ")} o`);

const missing = [...alpha3.values()].filter((name) => !lines.has(name) && !LEFT_OUT.has(name));
if (missing.length) throw new Error(`Neither shape nor point: ${missing.join(" ")}`);
const header = [
  "# Made by tools/map/make.mjs; don't edit.",
  "# Countries: Natural Earth 1:110m and 1:10m (naturalearthdata.com), public domain, by way of the npm package",
  "# world-atlas 2.0.2 (ISC). Equal Earth projection around 11° E, simplified, without Antarctica.",
  "# A line: ISO 3166-1 alpha-3 or -, the middle's x and y, o if too small to be seen, the shape if any.",
];
const body = [...lines.keys()].sort().map((name) => lines.get(name));
const text = [...header, `size ${WIDTH} ${height} ${STEPS}`, ...body, ...nameless.sort()].join("\n") + "\n";
writeFileSync(OUT, text);
