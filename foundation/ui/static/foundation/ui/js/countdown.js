// Shows the time left each second; says it aloud at 5, 2, 1 minutes and at the end.
const SAY = [300, 120, 60];

export function start(box) {
  const until = Date.parse(box.dataset.countdown);
  const left = box.querySelector("[data-countdown-left]");
  const status = box.querySelector("[data-countdown-status]");
  let before = Infinity;

  function say(seconds) {
    const minutes = Math.round(seconds / 60);
    status.textContent = minutes === 1 ? status.dataset.minute : status.dataset.minutes.replace("%n", minutes);
  }

  function tick() {
    if (!box.isConnected) return clearInterval(clock);
    const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (SAY.some((mark) => seconds <= mark && before > mark) && seconds > 0) say(seconds);
    before = seconds;
    if (seconds > 0) return;
    clearInterval(clock);
    left.textContent = left.dataset.over;
    status.textContent = status.dataset.over;
    box.dispatchEvent(new CustomEvent("countdown:over", { bubbles: true }));
  }

  const clock = setInterval(tick, 1000);
  tick();
}
