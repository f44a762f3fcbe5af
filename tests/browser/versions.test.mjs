// What a file was on earlier days: kept for a month, opened as a file of its own; and a database of an earlier version of the app.

import assert from "node:assert/strict";

import { growth, isKept, keys, openRecent, recentRow, setGrowth } from "./support/kept.mjs";
import { eventually, openShipped, scene } from "./support/scene.mjs";

/** A page whose calendar is turned by hand; its timers run on. */
const CALENDAR = () => {
  const Real = Date;
  window.Date = class extends Real {
    constructor(...all) {
      super(...(all.length ? all : [window.Date.now()]));
    }
    static now() { return window.noon ?? Real.now(); }
  };
};
const shown = (list) => list.getByRole("button", { name: /^Open “Jiangxi 2025” as it was on/ });

/** Puts the growth at a value on a day. */
async function on(page, day, value) {
  await page.evaluate((day) => { window.noon = new Date(`${day}T12:00:00`).getTime(); }, day);
  await setGrowth(page, value);
  await isKept(page, value);
}

scene("the end of each day is kept for a month, and one press opens it as a file of its own", { before: CALENDAR }, async (page) => {
  await on(page, "2026-11-02", "1.1");
  await on(page, "2026-11-02", "1.2");
  await on(page, "2026-11-03", "1.3");
  await on(page, "2026-11-05", "1.4");
  await eventually(() => keys(page, "versions").then((all) => all.length), 2);
  const list = await openRecent(page);
  await recentRow(list, "Jiangxi 2025").getByRole("button", { name: "Earlier days “Jiangxi 2025”" }).click();
  await eventually(() => shown(list).allInnerTexts().then((all) => all.map((text) => text.slice(0, 10))), ["3 Nov 2026", "2 Nov 2026"]);
  await shown(list).last().click();
  await eventually(() => growth(page), "1.2");
  await page.getByRole("button", { name: "Scenario file: Jiangxi 2025 (as of 2026-11-02)" }).waitFor();
  // With its history, and its title a step of its own.
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("button", { name: "Scenario file: Jiangxi 2025 (Unsaved changes)" }).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(() => growth(page), "1.1");
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  // The file it is of is as it was.
  const again = await openRecent(page);
  await recentRow(again, /^Jiangxi 2025(?! \()/).getByRole("button", { name: "Open “Jiangxi 2025”", exact: true }).click();
  await eventually(() => growth(page), "1.4");
  // After a month they go.
  await on(page, "2026-12-05", "1.5");
  await eventually(() => keys(page, "versions").then((all) => all.map(([, at]) => new Date(at).getDate())), [5]);
});

scene("a forgotten file takes its earlier days along, and Undo brings them back", { before: CALENDAR }, async (page) => {
  await on(page, "2026-11-02", "1.1");
  await on(page, "2026-11-03", "1.2");
  await eventually(() => keys(page, "versions").then((all) => all.length), 1);
  await openShipped(page, "Tutorial");
  const list = await openRecent(page);
  await recentRow(list, "Jiangxi").getByRole("button", { name: "Forget “Jiangxi 2025”" }).click();
  await list.getByText("“Jiangxi 2025” is forgotten.").waitFor();
  assert.deepEqual(await keys(page, "versions"), []);
  await list.getByRole("button", { name: "Undo" }).click();
  await recentRow(list, "Jiangxi").getByRole("button", { name: "Earlier days “Jiangxi 2025”" }).waitFor();
});

/** A browser that is full until earlier versions are let go of. */
const FULL = () => {
  const { put } = IDBObjectStore.prototype;
  const removed = IDBObjectStore.prototype.delete;
  IDBObjectStore.prototype.put = function full(...all) {
    if (window.full && this.name === "steps") throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, all);
  };
  IDBObjectStore.prototype.delete = function emptied(...all) {
    if (this.name === "versions") window.full = false;
    return removed.apply(this, all);
  };
};

scene("where there is no room, earlier days give way to what is done now", { before: CALENDAR }, async (page) => {
  await page.evaluate(FULL);
  await on(page, "2026-11-02", "1.1");
  await on(page, "2026-11-03", "1.2");
  await eventually(() => keys(page, "versions").then((all) => all.length), 1);
  await page.evaluate(() => { window.full = true; });
  await setGrowth(page, "1.3");
  await isKept(page, "1.3");
  assert.deepEqual(await keys(page, "versions"), []);
  assert.equal(await page.getByText("no room left").count(), 0);
});

/** Makes the database as the app made it at first, with a file in it that was changed; answers once it is there. */
const OLD = async (text) => {
  const open = indexedDB.open("permille", 1);
  open.onupgradeneeded = () => ["cards", "bases", "steps", "handles"].forEach((store) => open.result.createObjectStore(store));
  await new Promise((found, failed) => { open.onsuccess = found; open.onerror = failed; });
  const written = open.result.transaction(["cards", "bases", "steps"], "readwrite");
  written.objectStore("cards").put({
    id: "old", zh: "旧的", en: "The old one", area_zh: "江西省", area_en: "Jiangxi", at: Date.UTC(2026, 10, 1), bytes: text.length, taken: 1,
    unsaved: true, unreadable: false, owner: "gone", form: 1, digest: "",
  }, "old");
  written.objectStore("bases").put(new TextEncoder().encode(text), "old");
  const step = { name: { zh: "增长", en: "Growth" }, edit: { kind: "lever", scenario: 0, lever: "growth", value: 3.7 } };
  written.objectStore("steps").put(window.oldStep ?? JSON.stringify(step), ["old", 0]);
  await new Promise((found) => { written.oncomplete = found; });
  open.result.close();
  localStorage.setItem("permille.kept", "1");
};

scene("a database of the first version is brought up to date, with everything in it", {}, async (page, { address }) => {
  // How a step is written is taken from the app itself, and the file from what it keeps.
  await setGrowth(page, "3.7");
  await isKept(page, "3.7");
  const { text, step } = await page.evaluate(async () => {
    const open = await new Promise((found) => { const asked = indexedDB.open("permille"); asked.onsuccess = () => found(asked.result); });
    const all = (store) => new Promise((found) => { const asked = open.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => found(asked.result); });
    const [[base], [step]] = [await all("bases"), await all("steps")];
    open.close();
    return { text: new TextDecoder().decode(base), step };
  });
  const other = await page.context().newPage();
  await other.goto(new URL("nothing-here", address).href);
  await page.close();
  await other.evaluate(() => new Promise((found, failed) => {
    const asked = indexedDB.deleteDatabase("permille");
    asked.onsuccess = found;
    asked.onerror = failed;
  }));
  await other.evaluate((step) => { window.oldStep = step; }, step);
  await other.evaluate(OLD, text);
  await other.goto(address);
  await eventually(() => growth(other), "3.7");
  assert.equal(await other.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === "permille").version), 2);
  await other.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(() => growth(other).then((value) => value === "3.7"), false);
  await setGrowth(other, "3.9");
  await isKept(other, "3.9");
  // What it was before the first change of a later day is kept from now on.
  await eventually(() => keys(other, "versions").then((all) => all.length), 1);
});
