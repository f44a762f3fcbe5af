// How long a frame takes while the grid of the Data screen is scrolled and typed into with every county of the nation open. Not a test:
// it prints numbers.
//
//   PERMILLE_DIST=$PWD/dist CHROMIUM=/usr/bin/chromium [PERMILLE_COUNTIES=counties.csv] node tests/bench/grid.mjs [--frames 120]
//
// PERMILLE_COUNTIES names a table of counties with the columns code, name, province_code, province_name, city_code, city_name, pop_total,
// pop_urban, pop_rural, pop_0_4, pop_60plus; without it a nation of the same size is made up. “frame” is from one repaint to the next:
// 16.7 ms is 60 Hz. “script” is what the page's own thread spent on an event until the next frame was asked for.

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { dist, launch } from "../browser/support/chromium.mjs";
import { serve } from "../browser/support/server.mjs";

const { values } = parseArgs({ options: { frames: { type: "string", default: "120" } } });
const frames = Number(values.frames);

const server = await serve(dist());
const browser = await launch();
try {
  const page = await browser.newPage({ locale: "en", viewport: { width: 1440, height: 900 } });
  await page.goto(server.address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const text = JSON.stringify(nation());
  const opening = Date.now();
  await page.getByLabel("Open a file…").setInputFiles({ name: "nation.scenario.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("tab", { name: "Data", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /3,\d\d\d areas/ }).waitFor({ timeout: 120_000 });
  console.log(`${(text.length / 1e6).toFixed(1)} MB opened and shown in ${Date.now() - opening} ms`);
  console.log(`${frames} frames each; milliseconds: median / 95th of 100`);
  const editor = page.locator("#grid-editor");
  await editor.waitFor();
  report("scrolled by a wheel's notch a frame", await page.evaluate(scroll, { frames, notch: 100 }));
  report("scrolled by a page a frame", await page.evaluate(scroll, { frames, notch: 540 }));
  await page.getByRole("gridcell").first().scrollIntoViewIfNeeded();
  await editor.focus();
  report("an arrow key a frame", await page.evaluate(keys, { frames, kind: "arrow" }));
  report("a digit typed a frame", await page.evaluate(keys, { frames, kind: "digit" }));
  report("a figure taken, every fourth frame", await page.evaluate(keys, { frames, kind: "figure" }));
} finally {
  await browser.close();
  await server.end();
}

/** In the page: scrolls the grid down, a step a frame. */
function scroll({ frames, notch }) {
  const pane = document.querySelector("[role=grid]").parentElement;
  pane.scrollTop = 0;
  const [intervals, script] = [[], []];
  return new Promise((finished) => {
    let [moved, last] = [0, 0];
    const move = (now) => {
      if (moved > 10) intervals.push(now - last);
      last = now;
      if (moved === frames + 10) return finished({ intervals, script });
      moved += 1;
      requestAnimationFrame(move);
      const start = performance.now();
      pane.scrollTop += notch;
      pane.dispatchEvent(new Event("scroll"));
      queueMicrotask(() => queueMicrotask(() => script.push(performance.now() - start)));
    };
    requestAnimationFrame(move);
  });
}

/** In the page: a key a frame into the cell that has the focus. */
function keys({ frames, kind }) {
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const field = () => document.getElementById("grid-editor");
  const press = (key) => field().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const type = (text) => {
    const input = field();
    put.call(input, input.value + text);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const [intervals, script] = [[], []];
  return new Promise((finished) => {
    let [moved, last] = [0, 0];
    const move = (now) => {
      if (moved > 10) intervals.push(now - last);
      last = now;
      if (moved === frames + 10) {
        press("Escape");
        return finished({ intervals, script });
      }
      moved += 1;
      requestAnimationFrame(move);
      const start = performance.now();
      const turn = moved % 4;
      if (kind === "arrow") press("ArrowDown");
      else if (kind === "digit") moved % 9 ? type(String(moved % 10)) : press("Escape");
      else if (turn === 0) press("Enter");
      else type(String(turn + 3));
      queueMicrotask(() => queueMicrotask(() => script.push(performance.now() - start)));
    };
    requestAnimationFrame(move);
  });
}

function report(what, { intervals, script }) {
  const late = intervals.filter((time) => time > 17.5).length;
  console.log(`  ${what.padEnd(38)} frame ${pair(intervals)}   later than 60 Hz: ${late} of ${intervals.length}   script ${pair(script)}`);
}

function pair(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return `${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)}`;
}

/** Whether a city stands between a county and its province. */
function hasCity(county) {
  return county.city_code && ![county.province_code, county.code].includes(county.city_code);
}

/** A scenario file of every county of the nation with its people, bound by the shipped plans of one province. */
function nation() {
  const counties = process.env.PERMILLE_COUNTIES ? listed(process.env.PERMILLE_COUNTIES) : madeUp();
  const areas = new Map();
  const name = (zh) => ({ zh, en: zh });
  const values = (count) => ({ values: { 2020: Number(count) }, source: "counties" });
  for (const county of counties) {
    areas.set(county.province_code, { code: county.province_code, name: name(county.province_name), level: "province" });
    if (hasCity(county)) {
      areas.set(county.city_code, { code: county.city_code, name: name(county.city_name), level: "city", parent: county.province_code });
    }
  }
  for (const county of counties) {
    const population = {
      resident: values(county.pop_total), urban: values(county.pop_urban), rural: values(county.pop_rural),
      "aged-0-4": values(county.pop_0_4), "aged-60-plus": values(county.pop_60plus),
    };
    areas.set(county.code, { code: county.code, name: name(county.name), level: "county", parent: hasCity(county) ? county.city_code : county.province_code, population });
  }
  return {
    format: "permille-scenario", version: 1, title: name("全国"), description: name("全国各县"),
    plans: ["gan-fu-fa-2023-1", "jiangxi-14th-five-year", "gan-fu-ting-fa-2025-6", "healthy-jiangxi-2023"],
    base_year: 2020, horizon: [2020, 2035], sources: { counties: name("2020年普查") },
    areas: [...areas.values()],
    scenarios: [{ id: "baseline", name: name("基线"), description: name("") }],
  };
}

function listed(file) {
  const [head, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, place) => [names[place], cell])))
    .filter((county) => county.pop_total > 0 && county.code);
}

/** 31 provinces of 11 cities with 2,853 counties in all. */
function madeUp() {
  return Array.from({ length: 2_853 }, (_, number) => {
    const [province, city] = [number % 31, Math.floor(number / 31) % 11];
    const two = (count) => String(count).padStart(2, "0");
    const place = Math.floor(number / 341) + 1;
    const people = 60_000 + ((number * 7_919) % 900_000);
    const urban = Math.floor(people * 0.6);
    const province_code = `${two(province + 31)}0000`;
    const city_code = `${two(province + 31)}${two(city + 1)}00`;
    return {
      code: `${two(province + 31)}${two(city + 1)}${two(place)}`, name: `县${number}`, province_code, province_name: `省${province}`,
      city_code, city_name: `市${province}-${city}`, pop_total: people, pop_urban: urban, pop_rural: people - urban,
      pop_0_4: Math.floor(people / 20), pop_60plus: Math.floor(people / 5),
    };
  });
}
