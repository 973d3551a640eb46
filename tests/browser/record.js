// What was checked and found: for the page about accessibility, which states it. Nothing here is written by hand.

const fs = require("node:fs");
const path = require("node:path");

const version = (name) => JSON.parse(fs.readFileSync(path.join(__dirname, "node_modules", name, "package.json"), "utf8")).version;

/** Everything that a whole run checks; the program knows these names, and no others. */
const CHECKS = [
  "axe", "axe-more", "console", "focus", "html", "html-validate", "keyboard", "layout-shift", "policy", "reflow", "scripts-off",
  "target-size", "text-spacing", "zoom",
];

class Record {
  #checked = new Map();

  /** Notes that a page was looked at, and what was found: `{ rule, where }`. */
  add(check, address, found) {
    if (!this.#checked.has(check)) this.#checked.set(check, new Map());
    const pages = this.#checked.get(check);
    pages.set(address, [...(pages.get(address) ?? []), ...found]);
  }

  /** All that a check found. */
  of(check) {
    return [...(this.#checked.get(check) ?? [])].flatMap(([address, found]) => found.map((one) => ({ ...one, address })));
  }

  /** Writes the record to the file that RECORD names, if it does. */
  write({ pages, browser }) {
    if (!process.env.RECORD) return;
    const missing = CHECKS.filter((name) => !this.#checked.has(name));
    // A run that broke off says nothing of what it didn't look at.
    if (missing.length > 0) throw new Error(`Nothing is recorded: these checks didn't run: ${missing.join(", ")}`);
    const checks = [...this.#checked].sort(([a], [b]) => a.localeCompare(b)).map(([name, looked]) => ({
      name, pages: looked.size, findings: [...looked.values()].filter((found) => found.length > 0).length,
    }));
    const findings = [];
    for (const { name } of checks) {
      const rules = new Map();
      for (const { rule, address } of this.of(name)) rules.set(rule, (rules.get(rule) ?? new Set()).add(address));
      for (const [rule, on] of [...rules].sort(([a], [b]) => a.localeCompare(b))) findings.push({ check: name, rule, pages: on.size, example: [...on].sort()[0] });
    }
    const day = process.env.SOURCE_DATE_EPOCH ? new Date(process.env.SOURCE_DATE_EPOCH * 1000) : new Date();
    const tools = [
      { name: "Chromium", version: browser.split(".")[0] },
      { name: "axe-core", version: version("axe-core") },
      { name: "Nu Html Checker", version: version("vnu-jar") },
      { name: "html-validate", version: version("html-validate") },
    ];
    fs.mkdirSync(path.dirname(path.resolve(process.env.RECORD)), { recursive: true });
    fs.writeFileSync(process.env.RECORD, `${JSON.stringify({ date: day.toISOString().slice(0, 10), pages, tools, checks, findings }, null, 2)}\n`);
  }
}

module.exports = { Record };
