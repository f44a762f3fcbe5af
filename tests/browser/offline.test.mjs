// Without the network: once it was visited, everything is there, and a page that was loaded needs nobody any more.

import assert from "node:assert/strict";
import { test } from "node:test";

import { dist, launch } from "./support/chromium.mjs";
import { growth, isKept, setGrowth } from "./support/kept.mjs";
import { kept, versions } from "./support/offline.mjs";
import { eventually, scene } from "./support/scene.mjs";
import { serve } from "./support/server.mjs";
import { link } from "./support/share.mjs";
import { everyScreen, everyWork } from "./support/tour.mjs";

scene("after the first visit everything works without a network, also once the page is loaded anew", { offline: true }, async (page, { address, server }) => {
  await kept(page);
  await setGrowth(page, "4.8");
  await isKept(page, "4.8");
  await server.end();
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await eventually(() => growth(page), "4.8");
  await everyScreen(page);
  await everyWork(page);
  // A second tab, and the page that stands alone.
  const other = await page.context().newPage();
  await other.goto(`${address}index.html`);
  await other.getByRole("heading", { level: 1 }).waitFor();
  await other.goto(`${address}page.html`);
  await other.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await other.evaluate(() => document.querySelectorAll("script[src]").length), 0, "it is the page that stands alone");
});

scene("in a folder of a server it keeps to that folder", { offline: true, under: "/tools/permille/", complaints: /Failed to load resource/ }, async (page, { address, server }) => {
  await kept(page);
  assert.deepEqual((await versions(page)).map((name) => name.split(" ").slice(0, 2)), [["permille", address]]);
  const status = (path) => page.evaluate((path) => fetch(path).then(({ status }) => status, () => "nothing"), path);
  assert.equal(await status("../other.txt"), 404);
  assert.equal(await status("notes/plan.txt"), 404);
  await server.end();
  for (const path of ["../other.txt", "notes/plan.txt"]) assert.equal(await status(path), "nothing", "what is none of its files is left to the network");
  const { made } = await link(page);
  const other = await page.context().newPage();
  await other.goto(made);
  await other.getByRole("dialog").getByRole("button", { name: "Open it" }).waitFor();
});

/** A page of a server without encryption, on an intranet: browsers let it have no service worker. */
function intranet(title, act) {
  test(title, async () => {
    const server = await serve(dist());
    const browser = await launch("--host-resolver-rules=MAP intranet.example 127.0.0.1", "--js-flags=--liftoff-only");
    try {
      const context = await browser.newContext({ locale: "en", acceptDownloads: true });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const said = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
      page.on("pageerror", (error) => said.push(error.message));
      await page.goto(server.address.replace("127.0.0.1", "intranet.example"));
      await page.getByRole("heading", { level: 1 }).waitFor();
      assert.equal(await page.evaluate(() => isSecureContext || "serviceWorker" in navigator), false);
      await act(page, server);
      assert.deepEqual(said, []);
    } finally {
      await browser.close();
      await server.end();
    }
  });
}

intranet("where there can be no service worker, a page that was loaded does everything once the network is cut", async (page, server) => {
  const late = ["permille-worker-", "_bg.wasm", "outlines.json", "page.html", "handbook-zh.json", "handbook-en.json"];
  const here = (names) => names.every((name) => performance.getEntriesByType("resource").some((entry) => entry.name.includes(name) && entry.responseEnd > 0));
  await page.waitForFunction(here, late);
  await server.end();
  await everyScreen(page);
  await everyWork(page);
});
