// Before the page leads on by itself: what follows # goes with the reader.
if (location.hash) location.replace(document.getElementById("target").href + location.hash);
