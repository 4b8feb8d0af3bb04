// Tells the server which clock the reader's device shows, so that times can be given on it too. Nothing else is kept.
const shown = document.querySelector("[data-reader-zone]")?.dataset.readerZone;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const cookie = `zone=${zone}`;

if (shown && zone && zone !== shown && !document.cookie.split("; ").includes(cookie)) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax${secure}`;
  // Where cookies are off the page stays as it is: the place's own time comes first in any case.
  if (document.cookie.split("; ").includes(cookie)) location.reload();
}
