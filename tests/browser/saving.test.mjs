// Saving: what is said of it is what is known, and what was written is what is marked as saved.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { database, growth, isKept, openRecent, recentRow, setGrowth } from "./support/kept.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const unsaved = (page) => page.getByTitle("Unsaved changes");
const save = (page) => page.getByRole("button", { name: "Save", exact: true }).click();
const told = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();

/** The text of the file that stands for one on the disk. */
const onDisk = (page) => page.evaluate(async () => {
  const file = await (await navigator.storage.getDirectory()).getFileHandle("chosen.scenario.json");
  return (await file.getFile()).text();
});

scene("Save hands the file to the browser, says so, and keeps the copy", {}, async (page) => {
  await setGrowth(page, "7.1");
  const [download] = await Promise.all([page.waitForEvent("download"), save(page)]);
  assert.match(readFileSync(await download.path(), "utf8"), /7\.1/);
  await told(page, "Handed to the browser as “Jiangxi 2025.scenario.json”");
  await unsaved(page).waitFor({ state: "hidden" });
  await page.reload();
  await eventually(() => growth(page), "7.1");
  const list = await openRecent(page);
  await recentRow(list, "Jiangxi 2025").waitFor();
});

scene("a download that is refused loses nothing", { downloads: false }, async (page) => {
  await setGrowth(page, "7.1");
  const [download] = await Promise.all([page.waitForEvent("download"), save(page)]);
  assert.ok(await download.failure());
  await told(page, "Handed to the browser");
  await isKept(page, "7.1");
  await page.reload();
  await eventually(() => growth(page), "7.1");
});

scene("Save writes into the chosen file, and into the same one from then on", { disk: true }, async (page) => {
  await setGrowth(page, "7.1");
  await save(page);
  await told(page, "Saved in “chosen.scenario.json”");
  assert.match(await onDisk(page), /7\.1/);
  await setGrowth(page, "7.2");
  await unsaved(page).waitFor();
  await page.keyboard.press("Control+s");
  await unsaved(page).waitFor({ state: "hidden" });
  assert.match(await onDisk(page), /7\.2/);
  // Also after the page was loaded again.
  await eventually(async () => (await database(page))[0].unsaved, false);
  await page.reload();
  await eventually(() => growth(page), "7.2");
  await setGrowth(page, "7.3");
  await save(page);
  await told(page, "Saved in “chosen.scenario.json”");
  assert.match(await onDisk(page), /7\.3/);
  assert.deepEqual(await page.evaluate(() => window.asked), []);
});

scene("who chooses no file has saved nothing", { disk: true }, async (page) => {
  await setGrowth(page, "7.1");
  await page.evaluate(() => { window.chooseNothing = true; });
  await save(page);
  await eventually(() => page.evaluate(() => window.asked.length), 1);
  await unsaved(page).waitFor();
  assert.equal(await page.getByText("Saved in").count(), 0);
});

scene("a disk without room is said, and nothing is marked as saved", {
  disk: true,
  before: () => {
    FileSystemWritableFileStream.prototype.write = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  },
}, async (page) => {
  await setGrowth(page, "7.1");
  await save(page);
  await page.getByRole("alert").filter({ hasText: "could not save the file" }).waitFor();
  await unsaved(page).waitFor();
});

scene("what is changed while the file is written stays unsaved", {
  disk: true,
  before: () => {
    const { close } = FileSystemWritableFileStream.prototype;
    FileSystemWritableFileStream.prototype.close = async function slowly() {
      await new Promise((later) => { window.go = later; });
      return close.call(this);
    };
  },
}, async (page) => {
  await setGrowth(page, "7.1");
  await save(page);
  await page.waitForFunction(() => window.go);
  await setGrowth(page, "7.2");
  await page.evaluate(() => window.go());
  await told(page, "Saved in");
  await unsaved(page).waitFor();
  assert.match(await onDisk(page), /7\.1/);
});

scene("Ctrl+S takes what is being typed in a field first", {}, async (page) => {
  const field = page.getByRole("textbox", { name: "Population growth, number" });
  await field.fill("7.7");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  assert.match(readFileSync(await download.path(), "utf8"), /7\.7/);
  await unsaved(page).waitFor({ state: "hidden" });
});

scene("Ctrl+S takes what is being typed in a cell first", { file: "Jiangxi 2025, average" }, async (page) => {
  await goTo(page, "Data");
  const grid = page.getByRole("grid").first();
  await grid.getByRole("gridcell").nth(2).click();
  await page.keyboard.type("424242");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  assert.match(readFileSync(await download.path(), "utf8"), /424242/);
});

/** Holds the empty page back that a page is made of, until the function it gives is called. */
async function holdPage(page) {
  let go;
  const held = new Promise((later) => { go = later; });
  await page.route("**/page.html?*", async (route) => {
    await held;
    await route.continue();
  });
  return go;
}

/** Opens Share and has a page made. */
async function makePage(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: "Save as a page" }).click();
  await dialog.getByRole("button", { name: "Stop" }).waitFor();
  return dialog;
}

scene("a page that is stopped is not saved, and nothing is marked as saved", {}, async (page) => {
  const handed = [];
  page.on("download", (download) => handed.push(download.suggestedFilename()));
  const go = await holdPage(page);
  await setGrowth(page, "7.1");
  const dialog = await makePage(page);
  await dialog.getByRole("button", { name: "Stop" }).click();
  const came = page.waitForResponse(/page\.html/);
  go();
  await (await came).finished();
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });
  await unsaved(page).waitFor();
  // What comes after it is handed over: by then the page would have been.
  await Promise.all([page.waitForEvent("download"), save(page)]);
  assert.deepEqual(handed, ["Jiangxi 2025.scenario.json"]);
  assert.equal(await page.getByRole("alert").count(), 0);
});

/** A browser that compresses slowly: what it compressed waits for `window.go()`. */
const SLOWLY = () => {
  const Own = window.CompressionStream;
  window.CompressionStream = function compressed(...how) {
    const { readable, writable } = new Own(...how);
    const waits = new TransformStream({ flush: () => new Promise((later) => { window.go = later; }) });
    return { writable, readable: readable.pipeThrough(waits) };
  };
};

/** The mark that is chosen in Share. */
const mark = (dialog) => dialog.getByRole("combobox", { name: "Mark on pages" });

scene("what is changed while a page is made stays unsaved, and is not in the page", { before: SLOWLY }, async (page) => {
  await setGrowth(page, "7.1");
  const dialog = await makePage(page);
  await page.waitForFunction(() => window.go);
  await mark(dialog).selectOption({ label: "Draft" });
  const made = () => Promise.all([page.waitForEvent("download"), page.evaluate(() => window.go())]).then(([download]) => download);
  const download = await made();
  await dialog.getByRole("status").filter({ hasText: "The page is made" }).waitFor();
  await unsaved(page).waitFor();
  const file = `${await download.path()}.html`;
  await download.saveAs(file);
  const other = await page.context().browser().newContext({ locale: "en", offline: true });
  const own = await other.newPage();
  await own.goto(pathToFileURL(file).href);
  await eventually(() => growth(own), "7.1");
  await own.getByRole("button", { name: "Share", exact: true }).click();
  assert.equal(await mark(own.getByRole("dialog", { name: "Share" })).inputValue(), "");
  await other.close();
  // Where nothing is changed meanwhile, all is saved.
  await page.evaluate(() => { window.go = undefined; });
  await dialog.getByRole("button", { name: "Save as a page" }).click();
  await page.waitForFunction(() => window.go);
  await made();
  await unsaved(page).waitFor({ state: "hidden" });
});

scene("a page that is stopped when it is nearly made is not saved either", { before: SLOWLY }, async (page) => {
  const handed = [];
  page.on("download", (download) => handed.push(download.suggestedFilename()));
  await setGrowth(page, "7.1");
  const dialog = await makePage(page);
  await page.waitForFunction(() => window.go);
  await dialog.getByRole("button", { name: "Stop" }).click();
  await page.evaluate(() => window.go());
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });
  await unsaved(page).waitFor();
  // What comes after it is handed over: by then the page would have been.
  await Promise.all([page.waitForEvent("download"), save(page)]);
  assert.deepEqual(handed, ["Jiangxi 2025.scenario.json"]);
});

const WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47";

scene("in a browser built into a chat program, Save says how to get out", { agent: WECHAT }, async (page) => {
  await setGrowth(page, "7.1");
  await save(page);
  const said = page.getByRole("alert");
  await said.filter({ hasText: "built into WeChat cannot save files" }).waitFor();
  await said.filter({ hasText: "Open in browser" }).filter({ hasText: "Copy link" }).waitFor();
  await unsaved(page).waitFor();
  await isKept(page, "7.1");
});

const QQ = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/109.0 Mobile Safari/537.36 V1_AND_SQ_8.9.58_4108_YYB_D QQ/8.9.58.11170";

scene("in a browser built into a chat program, whatever hands a file out says so instead, and how to get out", { agent: QQ }, async (page) => {
  const handed = [];
  page.on("download", (download) => handed.push(download.suggestedFilename()));
  await page.evaluate(() => { window.printed = 0; window.print = () => { window.printed += 1; }; });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const share = page.getByRole("dialog", { name: "Share" });
  for (const item of ["Save as a page", "Workbook", "Slides"]) {
    await share.getByRole("button", { name: item, exact: true }).click();
    const why = share.getByRole("listitem").filter({ has: page.getByRole("button", { name: item, exact: true }) }).getByRole("alert");
    await why.filter({ hasText: "built into QQ cannot save files" }).filter({ hasText: "Open in browser" }).waitFor();
  }
  // A link is what gets the file out.
  await share.getByRole("button", { name: "Copy link", exact: true }).click();
  await share.getByText("built into QQ cannot save files").waitFor();
  assert.equal(await share.getByRole("button", { name: "Save the code", exact: false }).count(), 0);
  await share.getByRole("button", { name: "Report", exact: true }).click();
  const said = page.getByRole("alert").filter({ hasText: "built into QQ" });
  await said.waitFor();
  await said.getByRole("button", { name: "Dismiss" }).click();
  for (const button of [/Word/, /^Print/]) {
    await page.getByRole("button", { name: button }).click();
    await said.waitFor();
    await said.getByRole("button", { name: "Dismiss" }).click();
  }
  await page.getByRole("button", { name: "Close" }).click();
  await goTo(page, "Norms");
  await page.getByRole("navigation", { name: "Parts of this screen" }).getByRole("button", { name: "Plans that bind this file" }).click();
  await page.getByRole("button", { name: /^Export plan: / }).first().click();
  await said.waitFor();
  await said.getByRole("button", { name: "Dismiss" }).click();
  await goTo(page, "Data");
  await page.getByRole("button", { name: "CSV" }).first().click();
  await said.waitFor();
  // Nothing waits for what is not made.
  assert.ok(await page.getByRole("button", { name: "CSV" }).first().isEnabled());
  await said.getByRole("button", { name: "Dismiss" }).click();
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  const list = await openRecent(page);
  await recentRow(list, "Jiangxi 2025").getByRole("button", { name: "Save “Jiangxi 2025”" }).click();
  await list.getByText("built into QQ cannot save files").waitFor();
  await page.keyboard.press("Escape");
  assert.deepEqual([handed, await page.evaluate(() => window.printed)], [[], 0]);
});
