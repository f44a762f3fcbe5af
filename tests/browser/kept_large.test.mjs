// A file of the nation's size is kept like any other, and keeping it never stops the page.

import assert from "node:assert/strict";

import { nation } from "../../bench/files.mjs";
import { database, isKept, setGrowth } from "./support/kept.mjs";
import { eventually, scene } from "./support/scene.mjs";

/** Notes when something is written, and which tasks of the page were long. */
const WATCHED = () => {
  window.puts = [];
  window.tasks = [];
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function noted(...all) {
    window.puts.push({ store: this.name, at: performance.now() });
    return put.apply(this, all);
  };
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))))
    .observe({ entryTypes: ["longtask"] });
};

scene("a file of the nation's size is kept without a task of 100 ms", { before: WATCHED }, async (page, { t }) => {
  await page.getByLabel("Open a file…").setInputFiles({ name: "nation.scenario.json", mimeType: "application/json", buffer: Buffer.from(nation()) });
  await page.waitForFunction(() => window.puts.some(({ store }) => store === "bases"), undefined, { timeout: 30_000 });
  await setGrowth(page, "1");
  await isKept(page, '"value": 1}');
  await eventually(async () => (await database(page)).length, 1);
  const { puts, tasks } = await page.evaluate(() => ({ puts: window.puts, tasks: window.tasks }));
  const long = puts.map(({ at }) => tasks.find(({ startTime, duration }) => startTime <= at && at <= startTime + duration)?.duration ?? 0);
  t.diagnostic(`longest task in which something is written: ${Math.round(Math.max(...long))} ms (0: under 50)`);
  assert.ok(puts.length >= 4);
  assert.ok(Math.max(...long) < 100, `${Math.max(...long)} ms`);
});
