// Tables on their way in, with every township of the nation open: from the choice of the file until its preview is painted, and how long the page's thread
// was ever busy without a break.

import { goTo, openNation, withApp } from "../app.mjs";
import { spread } from "../drag.mjs";
import { nation } from "../files.mjs";

const SIZES = [30_000, 100_000];
const RUNS = 5;

/** Each size, several times, in a browser of its own each time. */
export async function run() {
  const text = nation({ townships: true });
  const codes = JSON.parse(text).areas.filter(({ level }) => level === "township").map(({ code, name }) => [code, name.zh]);
  const result = {};
  for (const rows of SIZES) {
    const table = csv(codes, rows);
    const runs = [];
    for (let turn = 0; turn < RUNS; turn++) runs.push(await withApp((page) => preview(page, text, table)));
    const [until, longest] = [spread(runs.map((one) => one.until)), spread(runs.map((one) => one.longest))];
    result[rows] = { megabytes: table.length / 1e6, until, longest };
    console.log(`${rows} rows, ${(table.length / 1e6).toFixed(1)} MB: ${until.median.toFixed(0)} ms to the preview (most ${until.most.toFixed(0)}), longest task ${longest.median.toFixed(0)} ms (most ${longest.most.toFixed(0)})`);
  }
  return result;
}

/** So many rows: each township in one year after the other, with six figures. */
function csv(codes, rows) {
  const lines = ["代码,名称,年份,常住人口,0-3岁人口,60岁及以上人口,床位数,执业（助理）医师,注册护士"];
  for (let at = 0; at < rows; at++) {
    const [code, name] = codes[at % codes.length];
    lines.push([code, name, 2020 + Math.floor(at / codes.length), 20_000 + (at % 9_973), at % 1_000, at % 4_000, at % 300, at % 90, at % 120].join(","));
  }
  return lines.join("\n");
}

/** Picks the table on the Data screen, and waits until what it comes to is painted. */
async function preview(page, text, table) {
  await openNation(page, text);
  await goTo(page, "Data");
  await page.waitForTimeout(2_000);
  await page.evaluate(() => {
    window.tasks = [];
    window.watch = new PerformanceObserver((list) => window.tasks.push(...list.getEntries()));
    window.watch.observe({ type: "longtask" });
    const input = [...document.querySelectorAll("input[type=file]")].find((one) => one.getAttribute("aria-label") === "Choose a table to import");
    const frame = () => new Promise((begun) => requestAnimationFrame(() => setTimeout(begun)));
    window.until = new Promise((told) => {
      input.addEventListener("change", async () => {
        const start = performance.now();
        window.begun = start;
        while (!document.querySelector("dialog select[id^=import-column-], [role=dialog] select[id^=import-column-]")) await frame();
        await frame();
        told(performance.now() - start);
      }, { capture: true, once: true });
    });
  });
  await page.getByLabel("Choose a table to import").setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  return page.evaluate(async () => {
    const until = await window.until;
    // Long tasks are reported late.
    await new Promise((later) => setTimeout(later, 1_500));
    window.tasks.push(...window.watch.takeRecords());
    const durations = window.tasks.filter((task) => task.startTime >= window.begun - 1).map((task) => task.duration);
    return { until, longest: Math.max(0, ...durations) };
  });
}
