// Starts the worker with the module that the page sends as its first message. Before it stands the module's own script. What cannot be started is thrown
// where the page hears of it: a promise that is refused stays unheard.

addEventListener(
  "message",
  ({ data }) => {
    wasm_bindgen({ module_or_path: data }).catch((reason) => {
      setTimeout(() => {
        throw reason;
      });
    });
  },
  { once: true },
);
