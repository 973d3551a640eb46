// HTML by two checkers that others wrote: the Nu checker, and html-validate with the rules of htmlvalidate.json.

const { execFile } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const JAR = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");

/** What the Nu checker finds in files or folders: `{ rule, where }`. */
function nu(paths) {
  return new Promise((done, fail) => {
    const command = ["-jar", JAR, "--skip-non-html", "--errors-only", "--exit-zero-always", "--format", "json", ...paths];
    execFile("java", command, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) return fail(error);
      const { messages } = JSON.parse(stderr || stdout);
      done(messages.map(({ message, url }) => ({ rule: message, where: decodeURIComponent(url ?? "") })));
    });
  });
}

/** What html-validate finds in files. */
async function validate(files) {
  // Loaded here: it is only needed by some.
  const { HtmlValidate, StaticConfigLoader } = require("html-validate");
  const config = JSON.parse(fs.readFileSync(path.join(__dirname, "htmlvalidate.json"), "utf8"));
  const checker = new HtmlValidate(new StaticConfigLoader(config));
  const found = [];
  for (const file of files) {
    // What stands in a textarea is text (HTML, 13.1.2, "escapable raw text elements"); html-validate reads it as elements.
    const html = fs.readFileSync(file, "utf8").replace(/(<textarea[^>]*>)([^]*?)(?=<\/textarea>)/g, (_, tag, text) => tag + text.replaceAll("<", "&lt;"));
    const { results } = await checker.validateString(html, file);
    for (const { messages } of results) {
      found.push(...messages.filter(({ severity }) => severity === 2).map(({ ruleId, message, line, column }) => ({ rule: ruleId, where: `${file}:${line}:${column} ${message}` })));
    }
  }
  return found;
}

module.exports = { nu, validate };
