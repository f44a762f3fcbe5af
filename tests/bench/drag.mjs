// How long a frame takes while a lever is dragged, and where the time goes. Not a test: it prints numbers.
//
//   PERMILLE_DIST=$PWD/dist CHROMIUM=/usr/bin/chromium node tests/bench/drag.mjs [--frames 120]
//
// Each frame moves the slider by one step, as a finger would. “frame” is from one repaint to the next: 16.7 ms is 60 Hz, and it is
// never less. “processor” is what the page's own thread spent on it, from the browser's trace, by what it did: script is the app —
// the event, the engine, the new page tree — and the rest is the browser. The drag is timed without the trace, which costs time itself.

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
  console.log(`${frames} frames a drag; milliseconds a frame: median / 95th of 100, and of the processor the mean`);
  for (const screen of SCREENS) {
    await page.getByRole("tab", { name: screen, exact: true }).click();
    for (const lever of LEVERS) {
      const slider = page.getByRole("slider", { name: lever }).first();
      await slider.waitFor();
      const intervals = await slider.evaluate(drag, frames);
      await browser.startTracing(page, { categories: ["devtools.timeline", "v8.execute"] });
      await slider.evaluate(drag, frames);
      const trace = JSON.parse((await browser.stopTracing()).toString());
      const late = intervals.filter((time) => time > 17.5).length;
      console.log(`${screen} · ${lever}`);
      console.log(`  frame      ${pair(intervals)}   later than 60 Hz: ${late} of ${frames}`);
      console.log(`  processor  ${breakdown(trace, frames)}`);
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
  const WARM_UP = 10;
  return new Promise((finished) => {
    let moved = 0;
    let last = 0;
    const move = (now) => {
      if (moved > WARM_UP) intervals.push(now - last);
      last = now;
      if (moved === frames + WARM_UP) {
        input.dispatchEvent(new Event("change", { bubbles: true }));
        finished(intervals);
        return;
      }
      moved += 1;
      requestAnimationFrame(move);
      const along = Math.abs((moved % (2 * reach)) - reach) - reach / 2;
      put.call(input, String((least + most) / 2 + along * step));
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    requestAnimationFrame(move);
  });
}

/** Mean milliseconds a frame by what the page's thread did. */
function breakdown(trace, frames) {
  const kinds = {
    script: ["FunctionCall", "RunMicrotasks", "FireAnimationFrame", "TimerFire", "EventDispatch"],
    style: ["UpdateLayoutTree"],
    layout: ["Layout", "PrePaint"],
    paint: ["Paint", "Layerize", "Commit"],
    "parsing HTML": ["ParseHTML"],
    collection: ["MinorGC", "MajorGC"],
  };
  const kindOf = new Map(Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind])));
  const own = new Map(Object.keys(kinds).map((kind) => [kind, 0]));
  const drawn = trace.traceEvents.find((event) => event.name === "FireAnimationFrame");
  const events = trace.traceEvents.filter((event) => event.pid === drawn.pid && event.tid === drawn.tid && event.ph === "X" && kindOf.has(event.name));
  events.sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  // What is within another event counts for the inner one alone. Thread time leaves out what other programs took.
  const within = [];
  for (const event of events) {
    while (within.length && within.at(-1).end <= event.ts) within.pop();
    const [kind, spent] = [kindOf.get(event.name), event.tdur ?? event.dur];
    const outer = within.at(-1)?.kind;
    if (outer) own.set(outer, own.get(outer) - spent);
    own.set(kind, own.get(kind) + spent);
    within.push({ kind, end: event.ts + event.dur });
  }
  const shares = [...own].map(([kind, spent]) => [kind, Math.max(0, spent) / 1000 / (frames + 10)]);
  const all = shares.reduce((sum, [, spent]) => sum + spent, 0);
  return `${all.toFixed(1)} = ${shares.map(([kind, spent]) => `${kind} ${spent.toFixed(1)}`).join(" + ")}`;
}

function pair(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return `${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)}`;
}
