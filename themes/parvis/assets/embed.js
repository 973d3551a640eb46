// Tells the page around this one how high it is, now and whenever that changes.
if (parent !== window) {
  new ResizeObserver(() => {
    parent.postMessage({ type: "parvis:height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  }).observe(document.documentElement);
}
