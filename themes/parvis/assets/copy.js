// A button that copies an address. Without this script the address is there to be selected.
for (const address of document.querySelectorAll("[data-copy]")) {
  const status = address.parentElement.querySelector("[role=status]");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = address.dataset.copy;
  address.after(" ", button);
  const copied = () => { status.textContent = address.dataset.copied; };
  // Where the page may not write to the clipboard (without https, say), the address is at least selected.
  const select = () => { getSelection().selectAllChildren(address); if (document.execCommand("copy")) copied(); };
  button.addEventListener("click", () => {
    status.textContent = "";
    if (navigator.clipboard) navigator.clipboard.writeText(address.textContent).then(copied, select);
    else select();
  });
}
