// A worker that unpacks a part of the app: it is sent the part, says how far it has come, and answers with what it was; with nothing where it is damaged.
// Before it stands the unpacking module's own script.

/** How many bytes are unpacked before it says how far it has come. */
const STEP = 100_000;

async function unpacked({ module, packed, dictionary }) {
  await wasm_bindgen({ module_or_path: module });
  const unpacking = new wasm_bindgen.Unpacking(packed, dictionary);
  const size = unpacking.size();
  for (let done = 0; done < size; ) {
    done = unpacking.go_on(STEP);
    postMessage(done / size);
  }
  return unpacking.unpacked() ?? null;
}

addEventListener("message", ({ data }) => unpacked(data).catch(() => null).then((part) => postMessage(part)));
