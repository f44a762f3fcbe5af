// Two tabs: each open file has a place of its own, and no tab writes over another's work.

import assert from "node:assert/strict";

import { database, growth, isKept, openRecent, recentRow, setGrowth } from "./support/kept.mjs";
import { eventually, openShipped, scene } from "./support/scene.mjs";

const reading = (page) => page.getByRole("status").filter({ hasText: "Another tab is working on this file" });
const started = (page) => page.getByRole("heading", { level: 1 }).waitFor();

/** A second tab of the same browser. */
async function second(page, address) {
  const other = await page.context().newPage();
  await other.goto(address);
  await started(other);
  return other;
}

/** Opens in a tab what another has open, by the list. */
async function openOther(page, title) {
  const list = await openRecent(page);
  const row = recentRow(list, title).filter({ hasText: "Open in another tab" });
  await row.getByRole("button", { name: /^Open / }).click();
  await reading(page).waitFor();
}

scene("a second tab begins with a file of its own, and erases nothing of the first", {}, async (page, { address }) => {
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  const other = await second(page, address);
  assert.equal(await reading(other).count(), 0);
  await openShipped(other, "Tutorial");
  await openShipped(other, "Jiangxi 2025");
  await other.close();
  await isKept(page, "7.1");
  await page.reload();
  await eventually(() => growth(page), "7.1");
});

scene("two tabs that change the same shipped file keep a file each", {}, async (page, { address }) => {
  const other = await second(page, address);
  await setGrowth(page, "7.1");
  await setGrowth(other, "7.2");
  await isKept(page, "7.1");
  await isKept(page, "7.2");
  const [download] = await Promise.all([other.waitForEvent("download"), other.getByRole("button", { name: "Save", exact: true }).click()]);
  await download.path();
  await page.reload();
  await other.reload();
  await eventually(() => growth(page), "7.1");
  await eventually(() => growth(other), "7.2");
  assert.equal((await database(page)).length, 2);
});

scene("a file that another tab has is opened to read, and what is changed there becomes a file of its own", {}, async (page, { address }) => {
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  const other = await second(page, address);
  await openOther(other, "Jiangxi");
  await eventually(() => growth(other), "7.1");
  await setGrowth(other, "7.5");
  await reading(other).waitFor({ state: "hidden" });
  await other.getByRole("status").filter({ hasText: "a file of their own now" }).waitFor();
  await setGrowth(page, "7.6");
  await isKept(page, "7.5");
  await isKept(page, "7.6");
  const files = await database(page);
  assert.equal(files.length, 2);
  assert.ok(files.every((file) => file.steps.length === 2), "each has its own two steps");
});

scene("a file that another tab has is taken over with all that was done there, and the other then reads", {}, async (page, { address }) => {
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  const other = await second(page, address);
  await openOther(other, "Jiangxi");
  // Done in the first tab after the second opened it, and taken over a moment later.
  await setGrowth(page, "7.4");
  await other.getByRole("button", { name: "Take it over" }).click();
  await eventually(() => growth(other), "7.4");
  await reading(other).waitFor({ state: "hidden" });
  await reading(page).waitFor();
  await setGrowth(other, "7.8");
  await isKept(page, "7.8");
  assert.equal((await database(page)).length, 1);
  // And back.
  await page.getByRole("button", { name: "Take it over" }).click();
  await eventually(() => growth(page), "7.8");
});

scene("a tab that was duplicated opens its file to read", {}, async (page, { address }) => {
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  const [other] = await Promise.all([page.context().waitForEvent("page"), page.evaluate((address) => { window.open(address); }, address)]);
  await started(other);
  await reading(other).waitFor();
  await eventually(() => growth(other), "7.1");
});

// As on an intranet, where pages come without encryption.
const NO_LOCKS = () => { Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined }); };

scene("tabs know of each other where the browser has no locks", { before: NO_LOCKS }, async (page, { address }) => {
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  const other = await page.context().newPage();
  await other.addInitScript(NO_LOCKS);
  await other.goto(address);
  await started(other);
  const list = await openRecent(other);
  await recentRow(list, "Jiangxi").getByRole("button", { name: /^Open / }).click();
  await reading(other).waitFor();
  await other.getByRole("button", { name: "Take it over" }).click();
  await reading(page).waitFor();
  await reading(other).waitFor({ state: "hidden" });
  await setGrowth(other, "7.8");
  await isKept(page, "7.8");
});
