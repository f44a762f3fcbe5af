// Starts the app from what the page itself holds. Old browsers read as far as to say what they lack: nothing here is newer than async functions.
"use strict";
{
  const text = (id) => document.getElementById(id).textContent;
  const put = (name, content, more) => document.head.append(Object.assign(document.createElement(name), { textContent: content }, more));
  const scriptOf = (...pieces) => URL.createObjectURL(new Blob(pieces, { type: "text/javascript" }));

  /** The bytes that letters are: six for seven digits of base 116. The other side is `letters.rs`. */
  const bytesOf = (letters) => {
    const digits = new Uint8Array(0x80);
    let known = 0;
    for (const [from, to] of [[0x20, 0x3b], [0x3d, 0x7e], [0x01, 0x08], [0x10, 0x19], [0x1c, 0x1f]]) {
      for (let code = from; code <= to; code += 1) digits[code] = known++;
    }
    const bytes = new Uint8Array(Math.ceil(letters.length / 7) * 6);
    const view = new DataView(bytes.buffer);
    for (let place = 0, at = 0; place < letters.length; at += 6) {
      let number = 0;
      // What is missing of the last number is the highest digit. 116^7 is less than 2^53.
      for (const end = place + 7; place < end; place += 1) number = number * 116 + (place < letters.length ? digits[letters.charCodeAt(place)] : 115);
      view.setUint16(at, number / 0x100000000);
      // Takes the lowest 32 bits.
      view.setUint32(at + 2, number);
    }
    return bytes.subarray(0, letters.length - Math.ceil(letters.length / 7));
  };

  /** What stands folded in an element. What was damaged fails here: gzip holds a check. */
  const unfolded = async (id, type) => {
    // A letter may be a space; an end of a line is none.
    const letters = text(id).replace(/\n/g, "");
    const stream = new Blob([bytesOf(letters)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "content-type": type } });
  };
  const unfoldedText = async (id) => (await unfolded(id, "text/plain")).text();

  /** The scenario stands folded in the page; the app reads it as it is. */
  const unfoldScenario = async () => {
    const held = text("permille-scenario").trim();
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
