// Large files: read beside the page, with progress and a way to stop, and what is open stays until the new one is whole.

import assert from "node:assert/strict";

import { nation } from "../../bench/files.mjs";
import { path, shipped } from "./support/figures.mjs";
import { SHIPPED, eventually, goTo, scene } from "./support/scene.mjs";
import { isKept, openRecent, recentRow, setGrowth, growth } from "./support/kept.mjs";
import { link } from "./support/share.mjs";

const LARGE = nation({ townships: true });
const WAIT = { timeout: 60_000 };

const heading = (page) => page.getByRole("heading", { level: 1 });
const bar = (page, name = "nation.scenario.json") => page.getByRole("progressbar", { name: `Reading “${name}”…` });
const titled = (page, title) => page.getByRole("button", { name: `Scenario file: ${title}` });

/** Drops a file on the window. */
const drop = (page, text, name = "nation.scenario.json") => page.evaluate(([text, name]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: "application/json" }));
  for (const what of ["dragenter", "dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried }));
  }
}, [text, name]);

/** Notes what a bar of progress shows, from within the page, where no step of it is missed; gives what reads the notes. */
async function watched(page) {
  await page.evaluate(() => {
    window.percents = [];
    new MutationObserver(() => {
      const bar = document.querySelector("progress");
      if (bar && bar.value !== window.percents.at(-1)) window.percents.push(bar.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["value"] });
  });
  return () => page.evaluate(() => window.percents);
}

/** Picks a file by the file dialog. */
const pick = (page, text, name = "nation.scenario.json") =>
  page.getByLabel("Open a file…").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

scene("a file of 41,352 townships opens with progress, and the page goes on meanwhile", {}, async (page) => {
  const percents = await watched(page);
  await drop(page, LARGE);
  await bar(page).waitFor();
  // What is open can be looked at, and its levers moved.
  await goTo(page, "Areas");
  await titled(page, SHIPPED["Jiangxi 2025"][0]).waitFor();
  await goTo(page, "Overview");
  await titled(page, "Nation (made up)").waitFor(WAIT);
  const shown = await percents();
  assert.ok(shown.length > 2 && shown.every((value, place) => value > (shown[place - 1] ?? -1)), `it grows: ${shown}`);
  await heading(page).filter({ hasText: /\d/ }).waitFor(WAIT);
  await eventually(() => page.workers().length, 0, "the worker has gone home");
});

scene("Stop leaves everything as it was", {}, async (page) => {
  await drop(page, LARGE);
  await bar(page).waitFor();
  const before = await heading(page).innerText();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await bar(page).waitFor({ state: "detached" });
  await eventually(() => page.workers().length, 0, "nothing reads any more");
  await page.waitForTimeout(2_000);
  await titled(page, SHIPPED["Jiangxi 2025"][0]).waitFor();
  assert.equal(await heading(page).innerText(), before);
  assert.equal(await page.getByRole("alert").count(), 0);
});

scene("what is wrong with a large file is said with its line, and what is open stays", {}, async (page) => {
  const broken = LARGE.replace(/"values":\{"2020":\d+\},"source":"made-up"\}\}\}\]/, '"values":{"2020":"many"},"source":"made-up"}}}]');
  assert.notEqual(broken, LARGE);
  await pick(page, broken, "broken.json");
  const alert = page.getByRole("alert").filter({ hasText: "broken.json" });
  await alert.getByText(/line 1, column \d+.*resident/i).waitFor(WAIT);
  await titled(page, SHIPPED["Jiangxi 2025"][0]).waitFor();
  await bar(page, "broken.json").waitFor({ state: "detached" });
  const cut = LARGE.slice(0, LARGE.length / 2);
  await pick(page, cut, "cut.json");
  await page.getByRole("alert").filter({ hasText: "cut.json" }).getByText(/complete|ends/).waitFor(WAIT);
});

scene("the last file dropped is the one that opens, large or small", {}, async (page) => {
  await drop(page, LARGE, "first.json");
  await bar(page, "first.json").waitFor();
  await drop(page, LARGE.replaceAll("Nation (made up)", "Second nation"), "second.json");
  await bar(page, "second.json").waitFor();
  assert.equal(await page.getByRole("progressbar").count(), 1);
  await titled(page, "Second nation").waitFor(WAIT);
  await drop(page, LARGE, "third.json");
  await bar(page, "third.json").waitFor();
  await page.getByLabel("Open a file…").setInputFiles(path("changjiang-2030"));
  await titled(page, SHIPPED["Changjiang 2030"][0]).waitFor(WAIT);
  await eventually(() => page.workers().length, 0, "the third is over");
  await bar(page, "third.json").waitFor({ state: "detached" });
});

scene("where no worker can be had, a large file opens all the same", { before: "window.Worker = class { constructor() { throw new Error('none'); } };" }, async (page) => {
  await pick(page, nation());
  await titled(page, "Nation (made up)").waitFor(WAIT);
});

scene("in Chinese, a large file says so in Chinese", { lang: "zh-CN" }, async (page) => {
  await drop(page, LARGE);
  await page.getByRole("progressbar", { name: "正在读取“nation.scenario.json”…" }).waitFor();
  await page.getByRole("button", { name: "停止", exact: true }).click();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
});

/** Changjiang with speaker's notes of more than a megabyte, which a link makes short. */
function wordy() {
  const file = shipped("changjiang-2030");
  file.title = { zh: "很长的备注", en: "Long notes" };
  file.slides = Array.from({ length: 6 }, () => ({ kind: "title", notes: "备注 ".repeat(30_000) }));
  return JSON.stringify(file);
}

scene("a large file that comes in a link is read beside the page, and offered", {}, async (page) => {
  await pick(page, wordy(), "wordy.json");
  await titled(page, "Long notes").waitFor(WAIT);
  const { dialog, made } = await link(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByLabel("Open a file…").setInputFiles(path("tutorial"));
  await titled(page, SHIPPED.Tutorial[0]).waitFor(WAIT);
  await page.goto(made);
  const offer = page.getByRole("dialog", { name: "Open the file in this link?" });
  await offer.getByText("differs from “Tutorial").waitFor(WAIT);
  await titled(page, SHIPPED.Tutorial[0]).waitFor();
  assert.equal(await page.getByRole("progressbar").count(), 0);
  await offer.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("button", { name: /Long notes/ }).waitFor();
  await eventually(() => page.workers().length, 0);
});

scene("a large file says whether its results are those it was saved with", {}, async (page) => {
  await pick(page, nation());
  await titled(page, "Nation (made up)").waitFor(WAIT);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  const saved = await download.path();
  await page.getByLabel("Open a file…").setInputFiles(path("tutorial"));
  await titled(page, SHIPPED.Tutorial[0]).waitFor(WAIT);
  await page.getByLabel("Open a file…").setInputFiles(saved);
  await page.getByRole("status").filter({ hasText: "every result is as it was when the file was saved" }).waitFor(WAIT);
  await titled(page, "Nation (made up)").waitFor(WAIT);
  await eventually(() => page.workers().length, 0);
});

const recentBar = (page) => bar(page, "Nation (made up)");

scene("a large recent file comes back with progress, with its history, and Stop leaves it in the list", {}, async (page, { address }) => {
  await pick(page, LARGE);
  await titled(page, "Nation (made up)").waitFor(WAIT);
  await setGrowth(page, "1");
  await setGrowth(page, "2");
  await isKept(page, '"value": 2}');
  await page.getByLabel("Open a file…").setInputFiles(path("tutorial"));
  await titled(page, SHIPPED.Tutorial[0]).waitFor();
  const open = async () => {
    const list = await openRecent(page);
    await recentRow(list, "Nation").getByRole("button", { name: "Open “Nation (made up)”" }).click();
  };
  // What was set aside a moment ago is at hand; after a reload it is read.
  await page.goto("about:blank");
  await page.goto(address);
  await titled(page, SHIPPED.Tutorial[0]).waitFor(WAIT);
  await open();
  await recentBar(page).waitFor();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await recentBar(page).waitFor({ state: "detached" });
  await eventually(() => page.workers().length, 0, "nothing reads any more");
  await titled(page, SHIPPED.Tutorial[0]).waitFor();
  await open();
  await titled(page, "Nation (made up)").waitFor(WAIT);
  await eventually(() => growth(page), "2");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(() => growth(page), "1");
});

scene("large files are laid on the merge desk one after the other, with progress and Stop", {}, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  const desk = page.getByRole("dialog", { name: "Merge files" });
  const file = (name) => ({ name, mimeType: "application/json", buffer: Buffer.from(nation()) });
  await desk.getByLabel("Add files…").setInputFiles([file("one.json"), file("two.json")]);
  const within = (name) => desk.getByRole("progressbar", { name: `Reading “${name}”…` });
  await within("one.json").waitFor();
  await desk.getByRole("button", { name: "Stop", exact: true }).click();
  await desk.getByText("two.json", { exact: true }).waitFor(WAIT);
  await desk.getByText("Reading…", { exact: true }).waitFor({ state: "detached" });
  assert.equal(await desk.getByText("one.json", { exact: true }).count(), 0);
  // What is left while it is read is not laid down later.
  await desk.getByLabel("Add files…").setInputFiles(file("three.json"));
  await within("three.json").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await desk.waitFor({ state: "hidden" });
  await eventually(() => page.workers().length, 0, "nothing reads any more");
  assert.equal(await page.getByRole("progressbar").count(), 0);
});

scene("small files lie on the merge desk before a large one is read, and stay where that is stopped with all others", {}, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  const desk = page.getByRole("dialog", { name: "Merge files" });
  const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  const small = JSON.stringify(shipped("changjiang-2030"));
  await desk.getByLabel("Add files…").setInputFiles([file("1.json", small), file("2.json", small), file("nation.json", LARGE), file("3.json", small)]);
  await desk.getByText("2 of 4", { exact: true }).waitFor();
  await desk.getByRole("button", { name: "Stop all" }).click();
  await desk.getByRole("progressbar").waitFor({ state: "detached" });
  await desk.getByText(/^2 files bring /).waitFor();
  for (const [name, count] of [["1.json", 1], ["2.json", 1], ["nation.json", 0], ["3.json", 0]]) {
    assert.equal(await desk.getByText(name, { exact: true }).count(), count, name);
  }
});

/** Holds the page where work in slices rests, until `window.goOn()`. */
const HELD = () => {
  const post = MessagePort.prototype.postMessage;
  window.hold = () => { window.held = []; };
  window.goOn = () => {
    const held = window.held;
    window.held = undefined;
    for (const [port, message] of held) post.apply(port, message);
  };
  MessagePort.prototype.postMessage = function postMessage(...message) {
    if (window.held) window.held.push([this, message]);
    else post.apply(this, message);
  };
};

scene("the merge desk compares with 41,352 townships in slices: it says so, stops, goes on, and is taken and undone", { before: HELD }, async (page) => {
  await pick(page, LARGE);
  await titled(page, "Nation (made up)").waitFor(WAIT);
  const before = JSON.parse(LARGE);
  const county = structuredClone(before.areas.find((area) => area.level === "county"));
  delete county.parent;
  county.population.resident.values[2020] += 7;
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  const desk = page.getByRole("dialog", { name: "Merge files" });
  await page.evaluate(() => window.hold());
  await desk.getByLabel("Add files…").setInputFiles({
    name: "county.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ ...before, areas: [county] })),
  });
  const comparing = desk.getByRole("progressbar", { name: "Comparing the files…" });
  const merge = desk.getByRole("button", { name: "Merge into one file" });
  await comparing.waitFor(WAIT);
  assert.equal(await merge.isDisabled(), true);
  await desk.getByRole("button", { name: "Stop", exact: true }).click();
  await desk.getByText("Comparing was stopped. Go on before you merge.").waitFor();
  await page.evaluate(() => window.goOn());
  assert.equal(await desk.locator(".merge__summary").count(), 0);
  await desk.getByRole("button", { name: "Go on comparing" }).click();
  await desk.getByText(/^1 file brings 0 new figures/).waitFor(WAIT);
  // What is chosen shows at once; what follows from it comes after.
  const theirs = desk.getByRole("radio", { name: /Residents 2020: county/ });
  await theirs.check();
  assert.equal(await theirs.isChecked(), true);
  await merge.click(WAIT);
  await desk.waitFor({ state: "hidden", ...WAIT });
  await page.getByRole("button", { name: "Undo", exact: true }).and(page.getByTitle(/Merge 1 file/)).click();
  await page.getByRole("button", { name: "Redo", exact: true }).and(page.getByTitle(/Merge 1 file/)).waitFor(WAIT);
});
