// How long a frame takes while a lever is dragged, and where the time goes. Not a test: it prints numbers.
//
//   PERMILLE_DIST=$PWD/dist CHROMIUM=/usr/bin/chromium node tests/bench/drag.mjs [--frames 120]
//
// Each frame moves the slider by one step, as a finger would. “frame” is from one repaint to the next (16.7 ms is 60 Hz, and it is
// never less); “script” is the app's own work in it: the event, the engine, and the new page tree; the other columns are the
// browser's, from its own trace.

import { parseArgs } from "node:util";

import { dist, launch } from "../browser/support/chromium.mjs";
import { serve } from "../browser/support/server.mjs";

const { values } = parseArgs({ options: { frames: { type: "string", default: "120" } } });
const frames = Number(values.frames);

const LEVERS = ["Population growth", "Childcare places per 1,000"];
const SCREENS = ["Overview", "Areas"];

const server = await serve(dist());
const browser = await launch();
try {
  const page = await browser.newPage({ locale: "en", viewport: { width: 1440, height: 900 } });
  await page.goto(server.address);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: /every county average/ }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  console.log(`${frames} frames a drag, milliseconds a frame: median / 95th of 100`);
  for (const screen of SCREENS) {
    await page.getByRole("tab", { name: screen, exact: true }).click();
    for (const lever of LEVERS) {
      const slider = page.getByRole("slider", { name: lever }).first();
      await slider.waitFor();
      // Once without tracing, which costs time itself.
      const { intervals, scripts } = await slider.evaluate(drag, frames);
      await browser.startTracing(page, { categories: ["devtools.timeline", "v8.execute", "blink.user_timing"] });
      await slider.evaluate(drag, frames);
      const shares = breakdown(JSON.parse((await browser.stopTracing()).toString()), frames);
      console.log(`${screen} · ${await slider.evaluate((input) => input.labels[0]?.textContent ?? "")}`);
      console.log(`  frame ${pair(intervals)}   script ${pair(scripts)}   frames over 17.5 ms: ${intervals.filter((time) => time > 17.5).length}`);
      console.log(`  traced, mean: ${Object.entries(shares).map(([what, time]) => `${what} ${time.toFixed(1)}`).join(", ")}`);
    }
  }
} finally {
  await browser.close();
  await server.end();
}

/** In the page: moves the slider to and fro by a step a frame, and times it. */
function drag(input, frames) {
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const [least, most, step] = [input.min, input.max, input.step].map(Number);
  const reach = Math.min(60, Math.floor((most - least) / step / 2));
  const intervals = [];
  const scripts = [];
  const WARM_UP = 10;
  return new Promise((finished) => {
    let moved = 0;
    let last = 0;
    let started = 0;
    const move = (now) => {
      if (moved > WARM_UP) intervals.push(now - last);
      last = now;
      if (moved === frames + WARM_UP) {
        input.dispatchEvent(new Event("change", { bubbles: true }));
        finished({ intervals, scripts });
        return;
      }
      moved += 1;
      requestAnimationFrame(move);
      requestAnimationFrame(settled);
      const along = Math.abs((moved % (2 * reach)) - reach) - reach / 2;
      put.call(input, String((least + most) / 2 + along * step));
      started = performance.now();
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    // The second callback of a frame starts when the first has emptied the queue of microtasks, in which the app draws.
    const settled = () => {
      if (moved > WARM_UP) scripts.push(performance.now() - started);
    };
    requestAnimationFrame(move);
    requestAnimationFrame(settled);
  });
}

/** Mean milliseconds a frame by what the main thread did. */
function breakdown(trace, frames) {
  const kinds = {
    script: ["FunctionCall", "RunMicrotasks", "FireAnimationFrame", "EventDispatch"],
    style: ["UpdateLayoutTree", "RecalculateStyles"],
    layout: ["Layout"],
    "pre-paint": ["PrePaint"],
    paint: ["Paint"],
    layers: ["Layerize", "Commit", "UpdateLayer"],
    collection: ["MinorGC", "MajorGC", "V8.GCScavenger"],
    parse: ["ParseHTML"],
  };
  const main = trace.traceEvents.filter((event) => event.name === "FireAnimationFrame").map((event) => `${event.pid}/${event.tid}`)[0];
  const events = trace.traceEvents.filter((event) => event.ph === "X" && `${event.pid}/${event.tid}` === main);
  // Nested events count once, for the innermost kind.
  events.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const kindOf = new Map(Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind])));
  const own = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 0]));
  const stack = [];
  for (const event of events.filter((event) => kindOf.has(event.name))) {
    while (stack.length && stack.at(-1).end <= event.ts) stack.pop();
    const kind = kindOf.get(event.name);
    if (stack.length) own[stack.at(-1).kind] -= event.dur;
    own[kind] += event.dur;
    stack.push({ kind, end: event.ts + event.dur });
  }
  return Object.fromEntries(Object.entries(own).map(([kind, micros]) => [kind, Math.max(0, micros) / 1000 / frames]));
}

function pair(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return `${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)}`;
}
