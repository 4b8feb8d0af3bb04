// Loads a module where a page has work for it. Pages work without.
const modules = {
  "[data-error-summary]": "error-summary",
  "[data-menu]": "menu",
  "[data-countdown]": "countdown",
  "[data-copy]": "copy",
  "[data-live]": "live",
  "[data-passkey]": "passkey",
};

async function wake(root) {
  for (const [selector, name] of Object.entries(modules)) {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.unshift(root);
    const fresh = found.filter((element) => !element.dataset.awake);
    if (!fresh.length) continue;
    fresh.forEach((element) => (element.dataset.awake = "1"));
    const { start } = await import(new URL(`./${name}.js`, import.meta.url));
    fresh.forEach(start);
  }
}

// The server did not answer, or broke: say so where notices stand.
function sayLost() {
  const words = document.querySelector("#connection-lost");
  const place = document.querySelector("#notices");
  if (words && place) place.replaceChildren(words.content.cloneNode(true));
}

wake(document.documentElement);
document.addEventListener("htmx:load", (event) => wake(event.detail.elt));
document.addEventListener("htmx:sendError", sayLost);
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) sayLost();
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "notices") event.detail.target.scrollIntoView({ block: "nearest" });
});
