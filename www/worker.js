// Starts the worker, whatever type the server says its module is. What cannot be loaded is thrown where the page hears of it: a promise that is
// refused stays unheard.

importScripts("./permille-worker.js");

async function start() {
  const { ok, status, body, url } = await fetch("./permille-worker_bg.wasm");
  if (!ok) throw new Error(`${url}: ${status}`);
  await wasm_bindgen({ module_or_path: new Response(body, { headers: { "content-type": "application/wasm" } }) });
}

start().catch((reason) => {
  setTimeout(() => {
    throw reason;
  });
});
