// Runs a function of this folder in a page of Chromium, with the module made of bench/src.

import { mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { launch } from "../tests/browser/support/chromium.mjs";
import { serve } from "../tests/browser/support/server.mjs";

const HERE = fileURLToPath(new URL("./", import.meta.url));

/** A page of its own browser; `act` is given it, and everything is gone afterwards. */
export async function withPage(act) {
  const folder = await mkdtemp(join(tmpdir(), "permille-bench-"));
  for (const name of await readdir(HERE)) await symlink(join(HERE, name), join(folder, name));
  await symlink(resolve(process.env.PERMILLE_MODULE), join(folder, "bench.wasm"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Bench</title>");
  const server = await serve(folder);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(server.address);
    return await act(page);
  } finally {
    await browser.close();
    await server.end();
    await rm(folder, { recursive: true });
  }
}

/** What the function `name` of a script answers in a page, given the module's bytes and `argument`. */
export function inPage(script, name, argument) {
  const call = async ([script, name, argument]) => {
    const bytes = await (await fetch("./bench.wasm")).arrayBuffer();
    const functions = await import(new URL(script, location.href).href);
    return functions[name](bytes, argument);
  };
  return withPage((page) => page.evaluate(call, [script, name, argument]));
}
