// When the app itself fails: a calm page, with the last good state to save and to go on from.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { growth, isKept, openRecent, recentRow, setGrowth } from "./support/kept.mjs";
import { eventually, scene } from "./support/scene.mjs";

/** Has the page refuse what the app relies on, so that it fails. What the browser then says of it is meant. */
const fail = (page) => page.evaluate(() => {
  window.addEventListener("error", (event) => event.preventDefault());
  window.addEventListener("unhandledrejection", (event) => event.preventDefault());
  let planted = false;
  for (const [prototype, name] of [[Document.prototype, "createElement"], [Node.prototype, "cloneNode"]]) {
    const original = prototype[name];
    prototype[name] = function once(...all) {
      if (planted) return original.apply(this, all);
      planted = true;
      throw new Error("planted");
    };
  }
  [...document.querySelectorAll("[role=tab]")].find((tab) => tab.textContent === "Areas").click();
});

scene("a failure shows a calm page, from which the file is saved and gone on with", {}, async (page) => {
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  await fail(page);
  await page.getByRole("heading", { level: 1, name: "Permille has failed and stopped" }).waitFor();
  await page.getByText(/Permille \d+\.\d+\.\d+(-dev)? · panicked at/).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save the file" }).click()]);
  assert.match(readFileSync(await download.path(), "utf8"), /7\.1/);
  await page.getByRole("link", { name: "Go on from the last good state" }).click();
  await eventually(() => growth(page), "7.1");
});

scene("a file that makes the app fail again and again is not opened by itself, and is not lost", {}, async (page) => {
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  for (let time = 0; time < 2; time += 1) {
    await fail(page);
    await page.getByRole("link", { name: "Go on from the last good state" }).click();
    await page.getByRole("tab", { name: "Areas" }).waitFor();
  }
  await page.getByRole("status").filter({ hasText: "failed again and again" }).waitFor();
  const list = await openRecent(page);
  await recentRow(list, "Jiangxi 2025").getByRole("button", { name: "Open “Jiangxi 2025”" }).click();
  await eventually(() => growth(page), "7.1");
});
