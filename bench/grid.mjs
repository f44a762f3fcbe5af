// The grid of the Data screen with every county open: scrolled, walked through by keys, typed into.

import { goTo } from "./app.mjs";
import { spread } from "./drag.mjs";

/** Each way to work in the grid, an act a frame. */
export async function gridFrames(page, frames) {
  await goTo(page, "Data");
  const editor = page.locator("#grid-editor");
  await editor.waitFor();
  const rows = [];
  const add = (act, { intervals, script }) => {
    const late = intervals.filter((time) => time > 17.5).length;
    rows.push({ act, frame: { ...spread(intervals), late }, script: spread(script) });
    console.log(`grid · ${act}: frame ${spread(intervals).median.toFixed(1)} (p95 ${spread(intervals).p95.toFixed(1)}), late ${late} of ${intervals.length}, script ${spread(script).median.toFixed(1)}`);
  };
  add("a wheel's notch a frame", await page.evaluate(scroll, { frames, notch: 100 }));
  add("a page a frame", await page.evaluate(scroll, { frames, notch: 540 }));
  await page.getByRole("gridcell").first().scrollIntoViewIfNeeded();
  await editor.focus();
  add("an arrow key a frame", await page.evaluate(keys, { frames, kind: "arrow" }));
  add("a digit typed a frame", await page.evaluate(keys, { frames, kind: "digit" }));
  add("a figure taken every fourth frame", await page.evaluate(keys, { frames, kind: "figure" }));
  return rows;
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

