// The site of the benchmark for Eleventy, with what its manual advises, and the lighter way where there are two.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { minify } from "html-minifier-terser";
import markdownIt from "markdown-it";
import attributes from "markdown-it-attrs";
import footnotes from "markdown-it-footnote";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");
const address = `/assets/style.${createHash("sha256").update(style).digest("hex").slice(0, 16)}.css`;

export default function (config) {
  config.setLibrary("md", markdownIt({ html: true }).use(attributes).use(footnotes));
  config.addGlobalData("style", { address, text: style.trim() });
  config.addGlobalData("site", {
    title: "Banc d’essai",
    base: "https://parvis.example",
    publisher: "Banc d’essai",
    licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  });
  // Neighbours found once: the filters of Eleventy for it look through all pages for each page.
  config.addCollection("ordered", (collections) => {
    for (const tag of ["articles", "sections"]) {
      const pages = collections.getFilteredByTag(tag).sort((a, b) => a.data.number - b.data.number);
      pages.forEach((page, index) => {
        page.data.previous = pages[index - 1];
        page.data.next = pages[index + 1];
      });
    }
    return [];
  });
  config.addFilter("outline", (html) =>
    [...html.matchAll(/<h2 id="([^"]+)"[^>]*>(.*?)<\/h2>/g)].map(([, id, text]) => ({ id, text })),
  );
  config.addTransform("minify", function (content) {
    if (!(this.page.outputPath || "").endsWith(".html")) return content;
    return minify(content, { useShortDoctype: true, removeComments: true, collapseWhitespace: true });
  });
  return { markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
