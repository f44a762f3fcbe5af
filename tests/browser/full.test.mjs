// A browser whose room is really used up: it is said, nothing open is lost, and once there is room all is kept again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { shipped } from "./support/figures.mjs";
import { database, growth, isKept, openRecent, recentRow, setGrowth } from "./support/kept.mjs";
import { eventually, openShipped, scene } from "./support/scene.mjs";

/** All the room there is for the site, in bytes. */
const ROOM = 5_000_000;

/** Has the browser give the site this room, and no more, before the page comes. */
async function bounded(page) {
  const devtools = await page.context().newCDPSession(page);
  await page.route("**/*", async (route) => {
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(route.request().url()).origin, quotaSize: ROOM });
    await route.continue();
  }, { times: 1 });
}

/** Writes to the browser until nothing more goes in: in ever smaller pieces, which no compression makes smaller. */
const fill = (page) => page.evaluate(async (room) => {
  const asked = indexedDB.open("filling", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("pieces", { autoIncrement: true });
  const open = await new Promise((found, failed) => { asked.onsuccess = () => found(asked.result); asked.onerror = () => failed(asked.error); });
  const put = (size) => new Promise((found) => {
    const transaction = open.transaction("pieces", "readwrite");
    transaction.objectStore("pieces").put(crypto.getRandomValues(new Uint8Array(size)));
    transaction.oncomplete = () => found(true);
    transaction.onabort = () => found(false);
  });
  let written = 0;
  for (const size of [50_000, 5_000, 500, 50, 1]) {
    while (await put(size)) {
      written += size;
      if (written > room) throw new Error("the browser takes more than it has room for");
    }
  }
  open.close();
}, ROOM);

/** A county whose slides have notes of half a megabyte. */
function wordy() {
  const file = shipped("changjiang-2030");
  file.title = { zh: "很长的备注", en: "Long notes" };
  file.slides = Array.from({ length: 3 }, () => ({ kind: "title", notes: "备注 ".repeat(25_000) }));
  return { name: "wordy.scenario.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
}

const full = (page) => page.getByRole("status").filter({ hasText: "The browser will not keep unsaved changes: it has no room left." });

scene("where the room is used up, it is said, nothing open is lost, Save works, and forgetting a file makes room", { network: bounded }, async (page) => {
  await page.getByLabel("Open a file…").setInputFiles(wordy());
  await page.getByRole("button", { name: "Scenario file: Long notes" }).waitFor();
  await eventually(async () => (await database(page)).length, 1);
  await openShipped(page, "Tutorial");
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  await fill(page);

  await setGrowth(page, "7.2");
  await full(page).filter({ hasText: "Save to a file, or forget some files under Open › Recent." }).waitFor();
  assert.equal(await growth(page), "7.2");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(() => growth(page), "7.1");
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await eventually(() => growth(page), "7.2");
  // Whoever closes the page is asked first.
  const [asked] = await Promise.all([page.waitForEvent("dialog"), page.close({ runBeforeUnload: true })]);
  assert.equal(asked.type(), "beforeunload");
  await asked.dismiss();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  assert.match(readFileSync(await download.path(), "utf8"), /"value": ?7\.2/);
  await page.getByTitle("Unsaved changes").waitFor({ state: "hidden" });
  await setGrowth(page, "7.3");
  await page.getByTitle("Unsaved changes").waitFor();

  const list = await openRecent(page);
  assert.ok((await database(page)).every((file) => !file.steps.some((step) => /7\.[23]/.test(step))), "nothing was kept since");
  await recentRow(list, "Long notes").getByRole("button", { name: "Forget “Long notes”" }).click();
  await list.getByText("“Long notes” is forgotten.").waitFor();
  await page.keyboard.press("Escape");
  // It is tried again every few seconds.
  await isKept(page, "7.3").catch(() => isKept(page, "7.3"));
  // What was said is true no longer.
  await full(page).waitFor({ state: "hidden" });
  await page.reload();
  await eventually(() => growth(page), "7.3");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(() => growth(page), "7.2");
});
