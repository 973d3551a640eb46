// Loads the search, and the style of what it shows, when somebody begins to use it; the page with results has both at once.
const styled = (href) =>
  new Promise((resolve) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
for (const form of document.querySelectorAll("form[data-search]")) {
  const failed = () => document.querySelector("[data-failed]")?.removeAttribute("hidden");
  const { script, style } = form.dataset;
  const load = () =>
    Promise.all([import(new URL(script, document.baseURI)), style && styled(style)]).then(([search]) => search.start(form)).catch(failed);
  if ("results" in form.dataset) load();
  else form.addEventListener("focusin", load, { once: true });
}
