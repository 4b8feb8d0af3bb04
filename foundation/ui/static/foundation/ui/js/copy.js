// Offers a copy button where the browser can copy; says when it has.
export function start(box) {
  const button = box.querySelector("[data-copy-button]");
  const status = box.querySelector("[data-copy-status]");
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(box.querySelector("[data-copy-value]").textContent.trim());
    status.textContent = status.dataset.done;
    setTimeout(() => (status.textContent = ""), 4000);
  });
}
