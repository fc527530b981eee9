// Lets a page that is worked on without network be opened again without it (app/decisions/023): the stocktake, the
// sign-in of a trip and the attendance of a class, each as its user last had it. Nothing else is kept: no other page,
// no data, no paper. Pages are asked of the network first; the files of the build carry their hash and never change.

const files = "qihang-files";
const pages = "qihang-pages";
/** A kept page is shown for a working day, milliseconds; what lies about longer is not opened any more. */
const longest = 12 * 3_600_000;
/** A network that has not answered by then is none, where a kept page is at hand; milliseconds. */
const patience = 8000;

const workedOn = /^\/(stocktakes\/\d+|trips\/\d+\/sign-in|training\/\d+\/attendance)$/;
const part = /^(\?(stop|session)=\d+)?$/;
const mayKeep = (url) => workedOn.test(url.pathname) && part.test(url.search);

/** A whole ID number: a page that shows one is not kept, whatever page it is. */
const idNumber = /(?<!\d)[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])\d{5}[\dXx](?!\d)/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (endsWork(request, url)) event.waitUntil(caches.delete(pages));
  else if (request.method !== "GET") return;
  else if (url.pathname.startsWith("/assets/")) event.respondWith(file(request, url));
  else if (request.mode === "navigate" && mayKeep(url)) event.respondWith(page(event, url));
});

self.addEventListener("message", (event) => {
  if (!Array.isArray(event.data?.keep)) return;
  const urls = event.data.keep.map((path) => new URL(path, self.location.origin));
  event.waitUntil(
    Promise.all(urls.filter((url) => url.origin === self.location.origin && mayKeep(url)).map(refresh)),
  );
});

/** Whoever signs out, or comes to sign in, leaves no page to the next. A password asked for within a page is the same person. */
const endsWork = (request, url) =>
  /^\/sign-out(\.data)?$/.test(url.pathname) ||
  url.pathname === "/sign-in.data" ||
  (url.pathname === "/sign-in" && request.mode === "navigate");

async function file(request, url) {
  const kept = await caches.match(request, { cacheName: files });
  if (kept) return kept;
  const answer = await fetch(request);
  // The list of the build's files is kept with a page: by it a new build is known.
  if (answer.ok && !isManifest(url.pathname)) await (await caches.open(files)).put(request, answer.clone());
  return answer;
}

async function page(event, url) {
  const kept = await keptPage(url);
  const late = new Promise((go) => setTimeout(go, patience));
  try {
    const asked = fetch(event.request).then((answer) => {
      event.waitUntil(keep(url, answer.clone()));
      return answer;
    });
    return (kept ? await Promise.race([asked, late]) : await asked) ?? kept;
  } catch {
    return kept ?? Response.error();
  }
}

async function keptPage(url) {
  const cache = await caches.open(pages);
  const found = (await cache.match(url.href)) ?? (await cache.match(url.origin + url.pathname));
  return found && Date.now() - Number(found.headers.get("x-kept-at")) < longest ? found : undefined;
}

/** Asks for a page once more, for the next time that there is no network. */
async function refresh(url) {
  try {
    await keep(url, await fetch(url.href, { credentials: "same-origin", redirect: "manual" }));
  } catch {
    // No network now: what was kept stays.
  }
}

/** Keeps a page with the files it needs, or drops it when it is no longer given out. */
async function keep(url, answer) {
  const isPage =
    answer.ok && !answer.redirected && /^text\/html/.test(answer.headers.get("content-type") ?? "");
  const text = isPage ? await answer.text() : "";
  if (!isPage || idNumber.test(text)) return void (await (await caches.open(pages)).delete(url.href));
  await keepFiles(text);
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set("x-kept-at", String(Date.now()));
  await (await caches.open(pages)).put(url.href, new Response(text, { headers }));
}

const isManifest = (name) => name.startsWith("/assets/manifest-");

async function keepFiles(text) {
  const names = [...new Set(text.match(/\/assets\/[\w.@()$-]+\.(?:js|css)/g))];
  const manifest = names.find(isManifest);
  if (manifest && !(await caches.match(manifest, { cacheName: files }))) {
    // Another build: its pages do not fit the files of the one before.
    await caches.delete(files);
    await caches.delete(pages);
  }
  const cache = await caches.open(files);
  await Promise.all(
    names.map(async (name) => {
      if (!(await cache.match(name))) await cache.add(name).catch(() => {});
    }),
  );
}
