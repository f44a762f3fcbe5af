// Takes the later part of the module as it comes, with the styles of what it draws. Where it does not come, it is noted why; the app says so.

let styling;

/** The styles of the later part, in their place among the others. */
function styled() {
  const first = document.querySelector("link[data-later]");
  styling ??= new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = first.dataset.later;
    link.onload = done;
    link.onerror = () => {
      link.remove();
      styling = undefined;
      failed(new Error(`${link.href} did not load`));
    };
    first.after(link);
  });
  return styling;
}

/** The part, whatever the server says it is. */
async function instantiate(asked, imports) {
  let gone = false;
  try {
    const styles = styled();
    styles.catch(() => {});
    let response = await asked;
    gone = [404, 410].includes(response.status);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    await styles;
    if (!response.headers.get("content-type")?.startsWith("application/wasm")) {
      response = new Response(response.body, { headers: { "content-type": "application/wasm" } });
    }
    return await WebAssembly.instantiateStreaming(response, imports);
  } catch (reason) {
    // A part that is none, or does not fit, is of another build.
    const other = reason instanceof WebAssembly.CompileError || reason instanceof WebAssembly.LinkError;
    globalThis.permilleMissing = gone || other ? "gone" : "unreachable";
    throw reason;
  }
}

