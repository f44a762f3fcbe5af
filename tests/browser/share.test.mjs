// Share: a link there and back, a page that needs nobody, and what a file says of its numbers when it is opened again.

import assert from "node:assert/strict";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { violations } from "./support/axe.mjs";
import { path, readFigure } from "./support/figures.mjs";
import { PHONE, eventually, openShipped, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";

/** Puts the growth of the population at `value`. */
async function grow(page, value) {
  const field = page.getByRole("textbox", { name: "Population growth, number" });
  await field.fill(value);
  await field.press("Enter");
  await page.getByRole("button", { name: "Reset Population growth" }).waitFor();
}

const growth = (page) => page.getByRole("textbox", { name: "Population growth, number" }).inputValue();

/** Opens the Share dialog and presses one of its items. */
async function share(page, item) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: item, exact: true }).click();
  return dialog;
}

/** The link of the open file. */
async function link(page) {
  const dialog = await share(page, "Copy link");
  const made = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  return { dialog, made };
}

const asked = (page) => page.getByRole("dialog", { name: "Open the file in this link?" });

scene("a county goes into a link and a QR code, and comes out where it is asked for", { file: "Changjiang 2030" }, async (page) => {
  await grow(page, "7");
  const { dialog, made } = await link(page);
  assert.ok(made.length < 2_000, `${made.length} characters`);
  await dialog.getByRole("img", { name: "QR code of Changjiang 2030" }).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await dialog.getByRole("button", { name: "Close" }).click();
  await openShipped(page, "Tutorial");
  await page.getByRole("heading", { level: 1, name: /Example County/ }).waitFor();
  // As if it were put into the address of the page that is open.
  await page.goto(made);
  const offer = asked(page);
  await offer.getByText("differs from “Tutorial").waitFor();
  await offer.getByText("1 county, ").waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  assert.doesNotMatch(page.url(), /#/, "a reload does not bring it again");
  await page.getByRole("heading", { level: 1, name: /Example County/ }).waitFor();
  await offer.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  await eventually(() => growth(page), "7");
});

scene("unsaved work that a link replaces can be brought back", { file: "Tutorial" }, async (page, { address }) => {
  const { made, dialog } = await link(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await grow(page, "4");
  await page.goto(made.replace(/^[^#]*/, address));
  await asked(page).getByText("has unsaved changes").waitFor();
  await asked(page).getByRole("button", { name: "Open it" }).click();
  await eventually(() => growth(page), "0");
  await page.getByRole("button", { name: /^Bring back/ }).click();
  await eventually(() => growth(page), "4");
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => growth(page), "0");
});

scene("a link that is damaged, cut or of a later version is answered with a sentence", {}, async (page, { address }) => {
  const before = await page.getByRole("heading", { level: 1 }).innerText();
  for (const [fragment, sentence] of [["p1.AIHlHE-WJ-2dUQ5D", "incomplete or damaged"], ["p9.AAAA", "version 9"], [`p1.${"A".repeat(500_000)}`, "longer than any link"]]) {
    await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), before);
    assert.equal(page.url(), address);
  }
});

/** Saves the open file as a page, and gives where it lies. */
async function savePage(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), share(page, "Save as a page")]);
  assert.match(download.suggestedFilename(), /\.html$/);
  const file = join(tmpdir(), `permille-${process.pid}-${name}.html`);
  await download.saveAs(file);
  return file;
}

/** The page without a scenario, as it lies beside the site. */
const emptyPage = async (page, address) => (await page.request.get(new URL("page.html", address).href)).body();

scene("a page is small enough to be sent, without a scenario and with a province's", { file: "Jiangxi 2025, average" }, async (page, { address }) => {
  const { length } = await emptyPage(page, address);
  assert.ok(length > 500_000 && length <= 1_500_000, `${length} bytes`);
  const file = await savePage(page, "province");
  const { size } = statSync(file);
  rmSync(file);
  assert.ok(size > length && size <= 1_500_000, `${size} bytes`);
});

/** Opens a page from the disk, in a window that has no network. */
async function fromDisk(page, file) {
  const context = await page.context().browser().newContext({ locale: "en", acceptDownloads: true, offline: true });
  context.setDefaultTimeout(20_000);
  const own = await context.newPage();
  const troubles = [];
  own.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
  own.on("pageerror", (error) => troubles.push(error.message));
  own.on("request", (request) => /^(data|blob):/.test(request.url()) || request.url() === pathToFileURL(file).href || troubles.push(request.url().slice(0, 200)));
  await own.goto(pathToFileURL(file).href);
  await own.getByRole("heading", { level: 1 }).waitFor();
  return { own, troubles };
}

scene("a page is saved, opened from the disk without a network, edited, saved again, and opened again", { file: "Changjiang 2030" }, async (page) => {
  await grow(page, "3");
  const first = await savePage(page, "first");
  const { own, troubles } = await fromDisk(page, first);
  await own.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  assert.match(await own.title(), /^Changjiang 2030/);
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
  assert.ok(Math.abs(statSync(first).size - statSync(second).size) < 40_000);
  for (const file of [first, second]) rmSync(file);
});

scene("a page that was damaged on its way says so, and starts nothing", {}, async (page, { address }) => {
  const bytes = await emptyPage(page, address);
  const middle = bytes.indexOf("permille-part-1") + 200_000;
  bytes.fill("A", middle, middle + 4);
  const file = join(tmpdir(), `permille-${process.pid}-damaged.html`);
  writeFileSync(file, bytes);
  const context = await page.context().browser().newContext({ offline: true });
  const own = await context.newPage();
  await own.goto(pathToFileURL(file).href);
  await own.getByText("a file is incomplete").waitFor();
  assert.equal(await own.getByRole("heading", { level: 1 }).count(), 0);
  await context.close();
  rmSync(file);
});

scene("a file says whether its numbers are what they were", { file: "Tutorial" }, async (page) => {
  await grow(page, "2");
  const [download] = await Promise.all([page.waitForEvent("download"), share(page, "Save file")]);
  const text = readFileSync(await download.path(), "utf8");
  assert.equal(JSON.parse(text).replay.results.length, JSON.parse(text).scenarios.length);
  const open = (name, text) => page.getByLabel("Open a file…").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await open("saved.json", text);
  await page.getByRole("status").filter({ hasText: "Same numbers" }).waitFor();
  await open("older.json", readFileSync(new URL("../../exchange/tests/older-plan.scenario.json", import.meta.url), "utf8"));
  await page.getByRole("status").filter({ hasText: `${CHILDCARE}, Example County, 2025: required 1,280 → 1,440` }).waitFor();
  // A file without a record says nothing.
  const { replay, ...plain } = JSON.parse(readFileSync(path("changjiang-2030"), "utf8"));
  await open("plain.json", JSON.stringify(plain));
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  await page.waitForTimeout(200);
  assert.equal(await page.getByRole("status").filter({ hasText: /numbers/ }).count(), 0);
  assert.ok(replay && (await readFigure(page, CHILDCARE)) !== undefined);
});

scene("everything in Share can be reached on a phone", { size: PHONE, lang: "zh-CN" }, async (page) => {
  await page.getByRole("button", { name: "分享", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "分享" });
  for (const item of ["复制链接", "保存文件", "另存为网页"]) await dialog.getByRole("button", { name: item, exact: true }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
});
