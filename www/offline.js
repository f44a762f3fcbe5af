// The service worker: keeps one whole version of the app, and answers from it, so that everything works without a network.
//
// A version is all of its files or nothing: each is held to its digest, and one that is not what the list says ends the installing, so that a server that is
// just being updated leaves the version before it in use. A new version waits until the planner takes it, or no page of the old one is left. Pages of
// the old one that are still open then get their own files, which no other file is called like.

/** What tells this version from others. The published build writes it, and the list. */
const VERSION = "";
/** Every file of this version as the page asks for it, with the digest of what is in it. Where there is none, nothing is kept any more. */
const FILES = {};

/** The page that every visit begins with. */
const START = "index.html";
const SCOPE = registration.scope;
/** Where something lies, by its name. */
const at = (name) => new URL(name, SCOPE);
/** Two copies of the app on one server keep apart what they keep. */
const KEPT = `permille ${SCOPE} `;
const OWN = KEPT + VERSION;
/** Marks a version of which every file is there, and one that was in use. No file is called so. */
const WHOLE = "?whole";
const USED = "?used";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const file = request.method === "GET" ? named(request) : undefined;
  if (file !== undefined) event.respondWith(answer(request, file));
});

/** Every version kept, the oldest first. */
const versions = async () => (await caches.keys()).filter((name) => name.startsWith(KEPT));

/** Something that a version keeps. */
const found = (version, name, how) => caches.match(at(name), { cacheName: version, ...how });

async function install() {
  if (!VERSION) return skipWaiting();
  if (await found(OWN, WHOLE)) return;
  const own = await caches.open(OWN);
  try {
    await Promise.all(Object.entries(FILES).map(async ([name, digest]) => own.put(at(name), plain(await whole(name, digest)))));
    await own.put(at(WHOLE), new Response());
    // A version that was taken up meanwhile has cleared away what was not whole.
    if (!(await caches.has(OWN))) throw new Error("another version came first");
  } catch (reason) {
    await caches.delete(OWN);
    throw reason;
  }
}

async function activate() {
  const all = await versions();
  const used = [];
  for (const version of all) if (version !== OWN && (await found(version, USED))) used.push(version);
  // Pages of the version before this one may still fetch what is theirs.
  const stays = VERSION ? [OWN, used.at(-1)] : [];
  await Promise.all(all.filter((version) => !stays.includes(version)).map((version) => caches.delete(version)));
  if (!VERSION) return registration.unregister();
  await (await caches.open(OWN)).put(at(USED), new Response());
  await clients.claim();
}

/** The file that is asked for, as the list names files; none where it is nothing of the app's. */
function named({ url, mode }) {
  const [address] = url.split("#");
  if (!VERSION || !address.startsWith(SCOPE)) return undefined;
  const name = address.slice(SCOPE.length);
  const [path] = name.split("?");
  if (path.includes("/")) return undefined;
  if (mode !== "navigate") return name;
  // What lies beside the app and is none of it goes its own way.
  if (path === "" || path === START) return START;
  return Object.keys(FILES).find((file) => file.split("?")[0] === path);
}

/** What was kept of this version, or of one before it; what neither knows comes from the server. */
async function answer(request, file) {
  const own = await found(OWN, file);
  if (own || file === START) return own ?? fetch(request);
  for (const version of (await versions()).reverse()) {
    const kept = await found(version, file);
    if (kept) return kept;
  }
  return fetch(request);
}

/** A file that is what the list says: from an earlier version where it is the same, else from the server. */
async function whole(name, integrity) {
  for (const version of await versions()) {
    const kept = await found(version, name);
    if (kept && (await digest(kept.clone())) === integrity) return kept;
  }
  const asked = (cache) => fetch(at(name), { integrity, cache });
  // Under a name that tells what is in it, the page may have fetched it a moment ago.
  return asked(/[-?][0-9a-f]{16}\b/.test(name.replaceAll("_", "-")) ? "default" : "no-cache").catch(() => asked("reload"));
}

async function digest(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

/** The same as it can be kept: laid open, and without a word of how it came. */
function plain(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  return new Response(response.body, { headers });
}
