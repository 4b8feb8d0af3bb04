// Ties a passkey button to allauth's own script, which speaks to the browser about keys, and says when it failed.
export function start(mark) {
  const tie = () => window.allauth.webauthn.forms[mark.dataset.passkey](JSON.parse(mark.dataset.ids));
  if (window.allauth?.webauthn) tie();
  else addEventListener("load", tie, { once: true });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    mark.textContent = mark.dataset.failed;
  });
}
