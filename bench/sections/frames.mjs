// Levers dragged with the province and with the nation open, and the grid of the nation scrolled and typed into.

import { goTo, openNation, openProvince, withApp } from "../app.mjs";
import { timed } from "../drag.mjs";
import { nation } from "../files.mjs";
import { gridFrames } from "../grid.mjs";

const SCREENS = ["Overview", "Areas", "Norms", "Data", "Compare", "Allocate", "Questions", "Risk", "Present"];
const [GROWTH, URBAN, TARGET, ADDED] = ["Population growth", "Urban share, change", "Childcare places per 1,000", "Childcare places, added"];
/** The nation's own, which binds every county. */
const NATIONAL = "Nationwide physicians per 1,000";

/** `--frames 60` for a shorter run; `province`, `nation` or `grid` alone. */
export async function run(words) {
  const at = words.indexOf("--frames");
  const frames = at < 0 ? 120 : Number(words[at + 1]);
  const wanted = ["province", "nation", "grid"].filter((part) => words.includes(part));
  const parts = wanted.length ? wanted : ["province", "nation", "grid"];
  const result = { frames };
  if (parts.includes("province")) {
    const pairs = SCREENS.flatMap((screen) => [GROWTH, URBAN, TARGET, ADDED].map((lever) => [screen, lever]));
    result.province = await withApp(async (page, browser) => {
      await openProvince(page);
      return drags("province", page, browser, pairs, frames);
    });
  }
  if (parts.includes("nation")) {
    const pairs = ["Overview", "Areas"].flatMap((screen) => [GROWTH, NATIONAL].map((lever) => [screen, lever]));
    result.nation = await withApp(async (page, browser) => {
      await openNation(page, nation());
      return drags("nation", page, browser, pairs, frames);
    });
  }
  if (parts.includes("grid")) {
    result.grid = await withApp(async (page) => {
      await openNation(page, nation());
      return gridFrames(page, frames);
    });
  }
  return result;
}

/** Each lever on each screen; where a screen shows no such lever, no row. */
async function drags(place, page, browser, pairs, frames) {
  const rows = [];
  for (const [screen, lever] of pairs) {
    await goTo(page, screen);
    const slider = page.getByRole("slider", { name: lever }).first();
    if (!(await slider.count())) continue;
    const row = { screen, lever, ...(await timed(page, browser, slider, frames)) };
    const { paint, frame, processor } = row;
    console.log(`${place} · ${screen} · ${lever}: input to paint ${ms(paint.median)} (p95 ${ms(paint.p95)}), late ${frame.late} of ${frame.count}, processor ${ms(processor?.all)} of which script ${ms(processor?.script)}`);
    rows.push(row);
  }
  return rows;
}

const ms = (time) => (time == null ? "–" : time.toFixed(1));
