// The installed app: what its manifest says, its shortcuts, and files that are opened with it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { path } from "./support/figures.mjs";
import { growth, isKept, openRecent, recentRow, setGrowth } from "./support/kept.mjs";
import { eventually, openShipped, scene } from "./support/scene.mjs";

const file = (page, title) => page.getByRole("button", { name: new RegExp(`^Scenario file: ${title}`) });
const told = (page, words) => page.getByRole("status").filter({ hasText: words });

scene("the manifest is one that browsers take, and all it names is there", {}, async (page, { address }) => {
  const session = await page.context().newCDPSession(page);
  const { url, errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(url, `${address}manifest.json`);
  const manifest = JSON.parse(data);
  for (const { src, sizes } of manifest.icons) {
    const bytes = await (await page.request.get(new URL(src, url).href)).body();
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  const own = [manifest.start_url, manifest.scope, ...manifest.shortcuts.map((one) => one.url), ...manifest.file_handlers.map((one) => one.action)];
  for (const link of own) assert.equal(new URL(link, `${address}sub/manifest.json`).pathname, "/sub/", "it moves along with the folder");
});

/** Two files that were changed, the second last, and a tab that knows nothing of it. */
async function twoFiles(page) {
  await setGrowth(page, "4.8");
  await isKept(page, "4.8");
  await openShipped(page, "Tutorial");
  await setGrowth(page, "5.5");
  await isKept(page, "5.5");
  const context = page.context();
  const fresh = await context.newPage();
  await page.close();
  return fresh;
}

scene("the shortcuts open the last file and the one before", {}, async (page, { address }) => {
  const fresh = await twoFiles(page);
  await fresh.goto(`${address}?recent=2`);
  await file(fresh, "Jiangxi").waitFor();
  await eventually(() => growth(fresh), "4.8");
  assert.equal(fresh.url(), address, "a reload does not open it again");
  await fresh.goto(`${address}?recent=1`);
  await file(fresh, "Tutorial").waitFor();
  await eventually(() => growth(fresh), "5.5");
});

scene("an address that asks for a recent file that is not there is told so calmly", {}, async (page, { address }) => {
  await page.goto(`${address}?recent=9`);
  await told(page, "There are no recent files in this browser yet.").waitFor();
  const fresh = await twoFiles(page);
  await fresh.goto(`${address}?recent=9`);
  await told(fresh, "There are 2 recent files, and no number 9.").waitFor();
  await fresh.goto(`${address}?recent=last`);
  await told(fresh, "does not say which").waitFor();
  await file(fresh, "Tutorial").waitFor();
});

scene("the shortcut “Open a file” opens the dialog with all that can be opened", {}, async (page, { address }) => {
  await page.goto(`${address}?open`);
  await page.getByRole("dialog", { name: "Open" }).waitFor();
  assert.equal(page.url(), address);
});

// A browser without a window of the system's stands in for one: it hands over what was double-clicked.
const QUEUE = `Object.defineProperty(window, "launchQueue", { value: { setConsumer(consumer) { window.launch = consumer; } } });`;

/** Launches the app once more, with the shipped files of these ids, or at this address. */
const launch = (page, ids, targetURL) => page.waitForFunction(() => window.launch).then(() => page.evaluate(({ texts, targetURL }) => {
  const files = texts.map((text, at) => ({ kind: "file", getFile: async () => new File([text], `own-${at}.scenario.json`) }));
  window.launch({ files, targetURL });
}, { texts: ids.map((id) => readFileSync(path(id), "utf8")), targetURL }));

scene("a file opened by a double click is opened, and what was open is set aside", { before: QUEUE }, async (page, { address }) => {
  await setGrowth(page, "4.8");
  await launch(page, ["tutorial"], address);
  await file(page, "Tutorial").waitFor();
  const list = await openRecent(page);
  await recentRow(list, "Jiangxi").getByRole("button", { name: /^Open / }).click();
  await eventually(() => growth(page), "4.8");
  // Several are laid on the merge desk, as when they are dropped.
  await launch(page, ["tutorial", "changjiang-2030"], address);
  await page.getByRole("dialog", { name: /Merge/ }).waitFor();
});

scene("a shortcut pressed while the app is open acts in the page that is there, once", { before: QUEUE }, async (page, { address }) => {
  await setGrowth(page, "4.8");
  await isKept(page, "4.8");
  await openShipped(page, "Tutorial");
  await setGrowth(page, "5.5");
  await isKept(page, "5.5");
  await launch(page, [], `${address}?recent=2`);
  await file(page, "Jiangxi").waitFor();
  await eventually(() => growth(page), "4.8");
  await launch(page, [], `${address}?open`);
  await page.getByRole("dialog", { name: "Open" }).waitFor();
});
