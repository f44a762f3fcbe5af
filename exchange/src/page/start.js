// Starts the app from what the page itself holds. It stands in one script with the module's own, which defines `__wbg_init`.

/** The page as it was opened: saved again, it is this with another scenario in it. */
const source = `<!DOCTYPE html>\n${document.documentElement.outerHTML}\n`;

const text = (id) => document.getElementById(id).textContent;

/** The bytes written in the letters of an element: seven bits a letter. */
function unwritten(id) {
  const letters = text(id);
  const bytes = new Uint8Array(Math.floor((letters.length * 7) / 8));
  let held = 0;
  let count = 0;
  let at = 0;
  for (let place = 0; place < letters.length; place += 1) {
    held = ((held & 0xff) << 7) | (letters.charCodeAt(place) & 0x7f);
    count += 7;
    if (count >= 8) {
      count -= 8;
      bytes[at] = held >> count;
      at += 1;
    }
  }
  return bytes;
}

/** The same, decompressed. */
function unpacked(id) {
  const stream = new Blob([unwritten(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

let script;
let module;

globalThis.permillePage = {
  source,
  /** A worker of the page's own, which is sent its module as the first message. */
  worker() {
    script ??= URL.createObjectURL(new Blob([text("permille-worker-script")], { type: "text/javascript" }));
    module ??= unpacked("permille-worker-module");
    const worker = new Worker(script);
    module.then(
      (bytes) => worker.postMessage(bytes),
      () => worker.dispatchEvent(new ErrorEvent("error", { cancelable: true })),
    );
    return worker;
  },
};

try {
  await __wbg_init({ module_or_path: await unpacked("permille-module") });
  document.getElementById("start")?.remove();
} catch (reason) {
  console.error(reason);
  document.getElementById("start-progress").hidden = true;
  document.getElementById("start-failed").hidden = false;
}
