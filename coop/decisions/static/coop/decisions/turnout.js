// Keeps the number of votes up to date. Two numbers come over the wire and nothing else.
const place = document.querySelector("[data-turnout]");

function listen(wait) {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}${place.dataset.turnout}`);
  socket.addEventListener("open", () => { wait = 1000; });
  socket.addEventListener("message", (event) => {
    const { voted, roll } = JSON.parse(event.data);
    const words = place.dataset.words.replace("VOTED", voted).replace("ROLL", roll);
    place.querySelector("[data-turnout-words]").textContent = words;
    const bar = place.querySelector("[data-turnout-bar]");
    bar.value = voted;
    bar.max = roll;
  });
  socket.addEventListener("close", (event) => {
    // Refused, or the vote is over: the page stays as it is.
    if (event.code < 4000) setTimeout(() => listen(Math.min(wait * 2, 60000)), wait);
  });
}

if (place) listen(1000);
