// Wakes a passkey button when allauth's script is there; says when it failed.
export function start(mark) {
  const { button, passkey, ids, failed } = mark.dataset;
  const tie = () => {
    window.allauth.webauthn.forms[passkey](JSON.parse(ids));
    document.getElementById(button).disabled = false;
  };
  if (window.allauth?.webauthn) tie();
  else addEventListener("load", tie, { once: true });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    mark.textContent = failed;
  });
}
