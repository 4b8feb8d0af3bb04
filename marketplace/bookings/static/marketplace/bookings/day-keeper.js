// Keeps a worker's last day on their phone, for where there is no signal; forgets it when they are no longer let in.
const day = new URL(registration.scope).pathname;

async function answer(request, isDay) {
  const shelf = await caches.open(day);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) await shelf.put(request, fresh.clone());
    else if (isDay) await caches.delete(day);
    return fresh;
  } catch (lost) {
    const kept = await shelf.match(request);
    if (!kept || !isDay) return kept ?? Promise.reject(lost);
    return new Response((await kept.text()).replace("<body", "<body data-kept"), kept);
  }
}

onfetch = (event) => {
  const { method, mode, url } = event.request;
  const { pathname } = new URL(url);
  const isDay = pathname === day && mode === "navigate";
  if (method === "GET" && (isDay || pathname.startsWith("/static/"))) event.respondWith(answer(event.request, isDay));
};
