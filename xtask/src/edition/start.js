// Starts the app from what the page itself holds. Old browsers read as far as to say what they lack: nothing here is newer than async functions.
"use strict";
{
  const text = (id) => document.getElementById(id).textContent.trim();
  const put = (name, content, more) => document.head.append(Object.assign(document.createElement(name), { textContent: content }, more));
  const scriptOf = (...pieces) => URL.createObjectURL(new Blob(pieces, { type: "text/javascript" }));

  /** The bytes that letters are: 13 bits for two of them, 14 where the 13 are less than 457, six for one alone at the end. The other side is `letters.rs`. */
  const bytesOf = (letters) => {
    const bytes = new Uint8Array(letters.length);
    const digit = (place) => {
      const code = letters.charCodeAt(place);
      return code - (code > 0x3c ? 0x22 : 0x21);
    };
    let held = 0;
    let bits = 0;
    let length = 0;
    for (let place = 0; place < letters.length; place += 2) {
      const alone = place + 1 === letters.length;
      const number = alone ? digit(place) : digit(place) + digit(place + 1) * 93;
      held |= number << bits;
      for (bits += alone ? 6 : (number & 0x1fff) < 457 ? 14 : 13; bits >= 8; bits -= 8) {
        bytes[length] = held & 0xff;
        length += 1;
        held >>>= 8;
      }
    }
    return bytes.subarray(0, length);
  };

  /** What stands folded in an element. What was damaged fails here: gzip holds a check. */
  const unfolded = async (id, type) => {
    const stream = new Blob([bytesOf(text(id))]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "content-type": type } });
  };
  const unfoldedText = async (id) => (await unfolded(id, "text/plain")).text();

  /** The scenario stands folded in the page; the app reads it as it is. */
  const unfoldScenario = async () => {
    const held = text("permille-scenario");
    if (held && !held.startsWith("{")) document.getElementById("permille-scenario").textContent = await unfoldedText("permille-scenario");
  };

  const start = async () => {
    /** The page as it was opened: saved again, it is this with another scenario in it. */
    const source = `<!DOCTYPE html>\n${document.documentElement.outerHTML}\n`;
    const [module, script, styles, outlines] = await Promise.all([
      WebAssembly.compileStreaming(unfolded("permille-module", "application/wasm")),
      unfoldedText("permille-module-script"),
      unfoldedText("permille-styles"),
      unfoldedText("permille-outlines"),
      unfoldScenario(),
    ]);
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
    document.getElementById("start").remove();
  };

  const sorry = (id) => {
    document.getElementById("start-progress").hidden = true;
    document.getElementById(id).hidden = false;
  };

  // This script stands before what it reads, so that a page that was cut says so.
  document.addEventListener("DOMContentLoaded", () => {
    if (typeof DecompressionStream === "undefined") {
      sorry("start-too-old");
      return;
    }
    start().catch((reason) => {
      console.error(reason);
      sorry("start-failed");
    });
  });
}
