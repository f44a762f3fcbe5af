// Starts the app from what the page itself holds. Before it, in the same script, stands `unpack.js`.

/** The page as it was opened: saved again, it is this with another scenario in it. */
const source = `<!DOCTYPE html>\n${document.documentElement.outerHTML}\n`;

const text = (id) => document.getElementById(id).textContent;
const put = (name, content, more = {}) => document.head.append(Object.assign(document.createElement(name), { textContent: content }, more));
const scriptOf = (...pieces) => URL.createObjectURL(new Blob(pieces, { type: "text/javascript" }));

/** A part of the app, unpacked by a worker; `moved` hears how far it is. */
function unpacked(address, sent, moved) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address);
    worker.onerror = reject;
    worker.onmessage = ({ data }) => {
      if (typeof data === "number") return moved(data);
      worker.terminate();
      return data ? resolve(data) : reject(new Error("The page is incomplete, or has been changed."));
    };
    worker.postMessage(sent);
  });
}

/** All parts, unpacked side by side. */
async function parts() {
  const small = new Blob([bytesOf(text("permille-unpacker"))]).stream().pipeThrough(new DecompressionStream("gzip"));
  const module = await WebAssembly.compile(await new Response(small).arrayBuffer());
  const address = scriptOf(text("permille-unpacker-script"));
  const known = dictionary();
  const progress = document.getElementById("start-progress");
  const packed = [...document.querySelectorAll("[id^=permille-part-]")];
  const done = packed.map(() => 0);
  return Promise.all(packed.map(({ textContent }, which) => unpacked(address, { module, packed: bytesOf(textContent), dictionary: known }, (share) => {
    done[which] = share;
    progress.value = (done.reduce((sum, each) => sum + each) / done.length) * 100;
  })));
}

/** The texts of the app, and its module, of their parts. */
function joined(parts) {
  // The first line says how long the texts behind it are, and of which pieces the module is put together; the rest of the first part is pieces.
  const end = parts[0].indexOf(0x0a);
  const { texts, pieces } = JSON.parse(new TextDecoder().decode(parts[0].subarray(0, end)));
  let at = end + 1;
  const read = texts.map((length) => {
    at += length;
    return new TextDecoder().decode(parts[0].subarray(at - length, at));
  });
  parts[0] = parts[0].subarray(at);
  return [...read, new Blob(pieces.map(([part, from, to]) => parts[part].subarray(from, to)))];
}

/** The scenario stands compressed in the page; the app reads it as it is. */
async function unfold(held) {
  const letters = held.textContent.trim();
  if (!letters || letters.startsWith("{")) return;
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  held.textContent = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

try {
  await unfold(document.getElementById("permille-scenario"));
  const [styles, outlines, script, bytes] = joined(await parts());
  const module = await WebAssembly.compile(await bytes.arrayBuffer());
  put("style", styles);
  put("script", outlines, { type: "application/json", id: "outlines" });
  const address = scriptOf(script, text("permille-worker-start"));
  globalThis.permillePage = {
    source,
    /** A worker of the page's own, which is sent the module as the first message. */
    worker() {
      const worker = new Worker(address);
      worker.postMessage(module);
      return worker;
    },
  };
  // The policy allows this script by its digest. It defines `wasm_bindgen`.
  put("script", script);
  await wasm_bindgen({ module_or_path: module });
  document.getElementById("start")?.remove();
} catch (reason) {
  console.error(reason);
  document.getElementById("start-progress").hidden = true;
  document.getElementById("start-failed").hidden = false;
}
