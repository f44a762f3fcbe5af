// Files of the nation's size, from the drop to the first figure, and how long the page's thread was ever busy without a break.

import { withApp } from "../app.mjs";
import { spread } from "../drag.mjs";
import { nation } from "../files.mjs";

const FILES = { counties: () => nation(), townships: () => nation({ townships: true }) };
const RUNS = 5;

/** Each file, several times, in a browser of its own each time. */
export async function run() {
  const result = {};
  for (const [name, make] of Object.entries(FILES)) {
    const text = make();
    const runs = [];
    for (let turn = 0; turn < RUNS; turn++) runs.push(await withApp((page) => open(page, text)));
    result[name] = {
      megabytes: text.length / 1e6,
      first: spread(runs.map((one) => one.first)),
      longest: spread(runs.map((one) => one.longest)),
      blocked: spread(runs.map((one) => one.blocked)),
      progress: runs.every((one) => one.progress),
    };
    const { first, longest } = result[name];
    console.log(`${name}, ${(text.length / 1e6).toFixed(1)} MB: ${first.median.toFixed(0)} ms to the first figure (most ${first.most.toFixed(0)}), longest task ${longest.median.toFixed(0)} ms (most ${longest.most.toFixed(0)}), progress shown: ${result[name].progress}`);
  }
  return result;
}

/** Drops the file on the window and waits until a figure of it is painted. */
async function open(page, text) {
  // The first page's own work is over.
  await page.waitForTimeout(1_000);
  return page.evaluate(async (text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "nation.scenario.json", { type: "application/json" }));
    const tasks = [];
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
    watch.observe({ type: "longtask" });
    let progress = false;
    const looked = new MutationObserver(() => (progress ||= document.querySelector("progress, [role=progressbar]") !== null));
    looked.observe(document.body, { subtree: true, childList: true });
    const frame = () => new Promise((begun) => requestAnimationFrame(() => setTimeout(begun)));
    const start = performance.now();
    for (const what of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
    // The first figure: the title is the file's, and the panel shows a number.
    const there = () => document.body.innerText.includes("Nation (made up)") && /\d/.test(document.querySelector("[role=tabpanel]")?.innerText ?? "");
    while (!there()) await frame();
    await frame();
    const first = performance.now() - start;
    // Long tasks are reported late, and the page may go on working.
    await new Promise((later) => setTimeout(later, 1_500));
    tasks.push(...watch.takeRecords());
    const durations = tasks.filter((task) => task.startTime >= start - 1).map((task) => task.duration);
    return { first, longest: Math.max(0, ...durations), blocked: durations.reduce((sum, time) => sum + Math.max(0, time - 50), 0), progress };
  }, text);
}
