// Starts the worker. What cannot be loaded is thrown where the page hears of it: a promise that is refused stays unheard.

importScripts("./permille-worker.js");
wasm_bindgen({ module_or_path: "./permille-worker_bg.wasm" }).catch((reason) => {
  setTimeout(() => {
    throw reason;
  });
});
