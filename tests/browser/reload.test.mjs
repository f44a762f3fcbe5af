// While one works on the app, the page loads itself anew after each build, and only then.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readdir, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { dist, launch } from "./support/chromium.mjs";
import { eventually } from "./support/scene.mjs";
import { serve } from "./support/server.mjs";

const SCRIPT = fileURLToPath(new URL("../../www/reload.js", import.meta.url));
const page = (words) => `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'">
<script type="module" src="./reload.js"></script><p>${words}</p>`;

test("a new build is shown by itself, a missing one changes nothing, and the policy is the page's own", async () => {
  const folder = await mkdtemp(join(tmpdir(), "permille-reload-"));
  const [server, browser] = [await serve(folder), await launch()];
  try {
    await copyFile(SCRIPT, join(folder, "reload.js"));
    await writeFile(join(folder, "index.html"), page("one"));
    const shown = await browser.newPage();
    let loads = 0;
    shown.on("load", () => { loads += 1; });
    await shown.goto(server.address);
    const words = () => shown.locator("p").textContent();
    await shown.waitForTimeout(1_000);
    // As while a build is put in its place.
    await unlink(join(folder, "index.html"));
    await shown.waitForTimeout(1_000);
    assert.deepEqual([await words(), loads], ["one", 1]);
    await writeFile(join(folder, "index.html"), page("two"));
    await eventually(words, "two");
    await shown.waitForTimeout(1_000);
    assert.equal(loads, 2);
  } finally {
    await browser.close();
    await server.end();
    await rm(folder, { recursive: true });
  }
});

test("the published site has no such script", async () => {
  assert.deepEqual((await readdir(dist())).filter((name) => name.startsWith("reload")), []);
});
