// Loads and starts the app, showing how far it has come, and says so plainly when it cannot start. Trunk writes the
// addresses of the built files into the element that loads this script (`pattern_script` in Trunk.toml): the page's
// policy allows no script within the page.

const { js, wasm, part, offline } = document.querySelector("script[data-wasm]").dataset;

// The page's policy (Trusted Types) asks here before any text becomes markup or the address of a script. Drawings of ours may, which are shapes and words
// alone; and scripts that the page has made itself, or that keep it offline. Whatever a file could smuggle into either stays a text.
const SHAPE =
  /^\/?(?:svg|g|path|rect|line|circle|polygon|polyline|text|tspan|defs|pattern)(?:\s+(?!on|(?:\w+:)?href)[\w:-]+="[^"]*")*\s*\/?>/i;
const isOwnScript = ({ protocol, origin, href }) =>
  (protocol === "blob:" && origin === location.origin) || (offline && href === new URL(offline, document.baseURI).href);
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (text) => (text.split("<").slice(1).every((tag) => SHAPE.test(tag)) ? text : null),
  createScriptURL: (address) => (isOwnScript(new URL(address, document.baseURI)) ? address : null),
});

// Only the published module is in parts: another is one that someone works on, with nothing joined to this script.
if (!part) ["./reload.js", "./language.js"].forEach((script) => import(script));

const progress = document.getElementById("start-progress");

/** The same response, moving the progress bar while it is read. */
function watched(response) {
  if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
  // Unknown where the server compresses on the fly; the bar then only shows that something happens.
  const total = Number(response.headers.get("content-encoding") ? 0 : response.headers.get("content-length"));
  let current = 0;
  const counting = new TransformStream({
    transform(chunk, controller) {
      current += chunk.byteLength;
      if (total) progress.value = (current / total) * 100;
      controller.enqueue(chunk);
    },
  });
  // Whatever the server says it is: a module of another type would be read a second time, with a complaint.
  return new Response(response.body.pipeThrough(counting), { headers: { "content-type": "application/wasm" } });
}

try {
  const [glue, response] = await Promise.all([import(new URL(js, document.baseURI)), fetch(wasm)]);
  await glue.default({ module_or_path: watched(response) });
  document.getElementById("start")?.remove();
} catch (reason) {
  console.error(reason);
  progress.hidden = true;
  const failed = document.getElementById("start-failed");
  // Where the app has put a page of its own in the place of all, that says more.
  if (failed) failed.hidden = false;
}
