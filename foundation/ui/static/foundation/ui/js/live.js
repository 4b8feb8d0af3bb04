// Refreshes a fragment when its socket speaks. The message says only "look again": the fragment is fetched like any
// page, with its own permissions. After a lost connection it looks again at once.
export function start(element) {
  const address = new URL(element.dataset.live, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  let wait = 1000;
  let missed = false;

  function look() {
    const target = document.querySelector(element.dataset.liveTarget) ?? element;
    window.htmx?.trigger(target, "live");
  }

  function open() {
    if (!element.isConnected) return;
    const socket = new WebSocket(address);
    socket.addEventListener("open", () => {
      wait = 1000;
      if (missed) look();
      missed = false;
    });
    socket.addEventListener("message", look);
    socket.addEventListener("close", () => {
      missed = true;
      // Spread out: a restart is not met by everybody at once.
      setTimeout(open, wait + Math.random() * 1000);
      wait = Math.min(wait * 2, 60000);
    });
    addEventListener("pagehide", () => socket.close(), { once: true });
  }

  open();
}
