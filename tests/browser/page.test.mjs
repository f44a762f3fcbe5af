// The page that stands alone: small enough to be sent, needing nobody, and clear about what is wrong with it.

import assert from "node:assert/strict";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { eventually, scene } from "./support/scene.mjs";
import { grow, growth, link, share } from "./support/share.mjs";

/** The most that goes by mail and memory stick: with a province's figures below three megabytes, of a thousand kilobytes each. */
const MOST = 2_967_000;
// What all figures of a province may add.
const PROVINCE = 32_000;
/** What stands before all else, so that no label is believed. */
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A place for a page of this run. */
const place = (name) => join(tmpdir(), `permille-${process.pid}-${name}.html`);

/** Saves the open file as a page, and gives where it lies. */
async function savePage(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), share(page, "Save as a page")]);
  assert.match(download.suggestedFilename(), /\.html$/);
  await download.saveAs(place(name));
  return place(name);
}

/** The page without a scenario, as it lies beside the site. */
const emptyPage = async (page, address) => (await page.request.get(new URL("page.html", address).href)).body();

/** Opens a page in a window of its own, which `more` describes. What it complains of or asks for goes into `troubles`. */
async function opened(page, address, more = {}) {
  const { before, ...context } = more;
  const own = await (await page.context().browser().newContext({ locale: "en", acceptDownloads: true, ...context })).newPage();
  own.context().setDefaultTimeout(20_000);
  const troubles = [];
  own.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
  own.on("pageerror", (error) => troubles.push(error.message));
  own.on("request", (request) => /^(data|blob):/.test(request.url()) || request.url() === address || troubles.push(request.url().slice(0, 200)));
  if (before) await own.addInitScript(before);
  await own.goto(address);
  return { own, troubles };
}

/** Opens a page from the disk, in a window that has no network, and waits for the app. */
async function fromDisk(page, file) {
  const window = await opened(page, pathToFileURL(file).href, { offline: true });
  await window.own.getByRole("heading", { level: 1 }).waitFor();
  return window;
}

/** What a page from the disk says that does not start. */
async function refusal(page, bytes, more = {}) {
  const file = place("refused");
  writeFileSync(file, bytes);
  const { own } = await opened(page, pathToFileURL(file).href, { offline: true, ...more });
  const said = own.getByRole("paragraph").filter({ hasText: "could not start", visible: true });
  await said.waitFor();
  const text = await said.innerText();
  assert.equal(await own.getByRole("heading", { level: 1 }).count(), 0);
  await own.context().close();
  rmSync(file);
  return text;
}

scene("a page is small enough to be sent, without a scenario and with a province's", { file: "Jiangxi 2025, average" }, async (page, { address }) => {
  const { length } = await emptyPage(page, address);
  assert.ok(length > 500_000 && length <= MOST, `${length} bytes`);
  const file = await savePage(page, "province");
  const { size } = statSync(file);
  rmSync(file);
  assert.ok(size > length && size <= MOST + PROVINCE, `${size} bytes`);
});

scene("a page is saved, opened from the disk without a network, edited, saved again, and opened again", { file: "Changjiang 2030" }, async (page) => {
  await grow(page, "3");
  const first = await savePage(page, "first");
  const { own, troubles } = await fromDisk(page, first);
  await own.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  await eventually(() => own.title(), "Changjiang 2030 · Overview · Permille ‰");
  assert.equal(await growth(own), "3");
  await grow(own, "9");
  // The worker is there too: it makes the link.
  const { dialog, made } = await link(own);
  assert.match(made, /^file:.*#p1\./);
  await dialog.getByRole("button", { name: "Close" }).click();
  const second = await savePage(own, "second");
  assert.deepEqual(troubles, []);
  await own.context().close();
  const again = await fromDisk(page, second);
  await eventually(() => growth(again.own), "9");
  assert.deepEqual(again.troubles, []);
  await again.own.context().close();
  // The same app around another scenario.
  assert.ok(Math.abs(statSync(first).size - statSync(second).size) < 32_000);
  for (const file of [first, second]) rmSync(file);
});

scene("a page starts behind a server that names another encoding, and is saved as it should be", { file: "Changjiang 2030" }, async (page) => {
  await grow(page, "4");
  const file = await savePage(page, "labelled");
  const marked = readFileSync(file);
  assert.ok(marked.subarray(0, 3).equals(MARK));
  const bare = marked.subarray(3);
  assert.ok(bare.every((byte) => byte < 0x80), "all else is ASCII");
  // As an address says it: the label, and whether the mark was lost on the way.
  const server = createServer((request, response) => {
    const asked = new URL(request.url, "http://localhost").searchParams;
    response.setHeader("content-type", `text/html; charset=${asked.get("label")}`);
    response.end(asked.has("bare") ? bare : marked);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const asked = ["gbk", "utf-16", "utf-16be", "iso-2022-jp", "windows-1252"].map((label) => `label=${label}`);
    // UTF-16 alone reads ASCII otherwise, and nothing is left to tell it from.
    for (const query of [...asked, "label=gbk&bare", "label=big5&bare", "label=windows-1252&bare"]) {
      const { own, troubles } = await opened(page, `http://127.0.0.1:${server.address().port}/?${query}`);
      await own.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
      await eventually(() => own.title(), "Changjiang 2030 · Overview · Permille ‰", query);
      assert.equal(await growth(own), "4", query);
      if (query.startsWith("label=gbk")) {
        assert.ok(readFileSync(await savePage(own, "labelled-again")).subarray(0, 3).equals(MARK), query);
        const again = await fromDisk(page, place("labelled-again"));
        assert.equal(await growth(again.own), "4", query);
        await eventually(() => again.own.title(), "Changjiang 2030 · Overview · Permille ‰");
        await again.own.context().close();
      }
      assert.deepEqual(troubles, [], query);
      await own.context().close();
    }
  } finally {
    server.closeAllConnections();
    server.close();
    for (const name of ["labelled", "labelled-again"]) rmSync(place(name), { force: true });
  }
});

scene("a page that was damaged or cut on its way says so, and starts nothing", {}, async (page, { address }) => {
  const whole = await emptyPage(page, address);
  const middle = whole.indexOf('id="permille-module"') + 200_000;
  const damaged = Buffer.from(whole);
  damaged.fill("A", middle, middle + 4);
  for (const bytes of [damaged, whole.subarray(0, middle), whole.subarray(0, whole.indexOf('id="permille-worker-start"'))]) {
    assert.match(await refusal(page, bytes), /a file is incomplete/);
  }
});

scene("a browser that cannot decompress is told which can, in both languages", {}, async (page, { address }) => {
  const said = await refusal(page, await emptyPage(page, address), { before: "delete globalThis.DecompressionStream" });
  assert.match(said, /缺少 DecompressionStream.*Firefox 113/s);
  assert.match(said, /lacks DecompressionStream.*Firefox 113.*or a later version/s);
  assert.doesNotMatch(said, /a file is incomplete/);
});
