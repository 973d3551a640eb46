// Loads the search when somebody begins to use it; the page with results loads it at once.
for (const form of document.querySelectorAll("form[data-search]")) {
  const failed = () => document.querySelector("[data-failed]")?.removeAttribute("hidden");
  const load = () => import(new URL(form.dataset.script, document.baseURI)).then((search) => search.start(form)).catch(failed);
  if ("results" in form.dataset) load();
  else form.addEventListener("focusin", load, { once: true });
}
