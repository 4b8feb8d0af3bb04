// Buttons that move a candidate up or down beside the numbers one can type. Without this page works with the numbers alone.
const list = document.querySelector("[data-ranks]");

function rows() {
  return [...list.querySelectorAll("[data-rank-row]")];
}

function rankOf(row) {
  return Number.parseInt(row.querySelector("input").value, 10) || 0;
}

function setRank(row, rank) {
  row.querySelector("input").value = rank || "";
}

function say(row) {
  const words = rankOf(row) ? list.dataset.said : list.dataset.none;
  document.querySelector("[data-ranks-status]").textContent = words
    .replace("NAME", row.dataset.name)
    .replace("RANK", rankOf(row));
}

function move(row, step) {
  const rank = rankOf(row);
  const last = Math.max(0, ...rows().map(rankOf));
  if (!rank) {
    if (step < 0) setRank(row, last + 1);
  } else if (step > 0 && rank === last) {
    setRank(row, 0);
  } else {
    const other = rows().find((each) => rankOf(each) === rank + step);
    if (other) setRank(other, rank);
    if (rank + step > 0) setRank(row, rank + step);
  }
  say(row);
}

function button(row, sign, words, step) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--secondary";
  made.textContent = sign;
  made.setAttribute("aria-label", words.replace("NAME", row.dataset.name));
  made.addEventListener("click", () => move(row, step));
  return made;
}

for (const row of list ? rows() : []) {
  const both = document.createElement("div");
  both.className = "ranks__moves";
  both.append(button(row, "↑", list.dataset.up, -1), button(row, "↓", list.dataset.down, 1));
  row.querySelector("input").after(both);
}
