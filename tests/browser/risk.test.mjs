// Ranges, draws and the chances that follow: the page agrees with draws worked out here, and never goes on when it should stop.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { readNumber } from "./support/figures.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";

const TUTORIAL = { file: "Tutorial" };
const NORM = "Childcare places per 1,000 residents";

const heading = (page) => page.getByRole("heading", { level: 1 });
const ranges = (page) => page.getByRole("region", { name: "Ranges of the levers" });
const rowCount = (page) => ranges(page).getByRole("row").count().then((rows) => Math.max(rows - 1, 0));
const basis = (page) => page.getByText(/^[\d,]+ draws: /);

/** Gives a lever a range: whose it is, its name, low, likely and high. */
async function addRange(page, of, lever, values) {
  const place = ranges(page);
  await place.getByRole("combobox", { name: "Of" }).selectOption({ label: of });
  await place.getByRole("combobox", { name: "Lever" }).selectOption({ label: lever });
  await place.getByRole("button", { name: "Add range" }).click();
  for (const [which, value] of [["high", values[2]], ["likely", values[1]], ["low", values[0]]]) {
    const field = place.getByRole("textbox", { name: `${lever}: ${which}` });
    await field.fill(value);
    await field.press("Enter");
  }
}

/** Types into a field of the run. */
async function layOut(page, field, value) {
  const box = page.getByRole("region", { name: "Draws to make" }).getByRole("textbox", { name: field });
  await box.fill(value);
  await box.press("Enter");
}

const run = (page) => page.getByRole("button", { name: /^Run [\d,]+ draws/ }).click();

// The draws once more, without the engine: ChaCha8 (D. J. Bernstein), the seed as the first eight bytes of the key, a stream a draw.
function words(seed, stream) {
  const rotate = (x, by) => ((x << by) | (x >>> (32 - by))) >>> 0;
  const start = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, seed, 0, 0, 0, 0, 0, 0, 0, 0, 0, stream, 0);
  const x = start.slice();
  const quarter = (a, b, c, d) => {
    for (const [p, q, r, by] of [[a, b, d, 16], [c, d, b, 12], [a, b, d, 8], [c, d, b, 7]]) {
      x[p] += x[q];
      x[r] = rotate((x[r] ^ x[p]) >>> 0, by);
    }
  };
  for (let round = 0; round < 4; round += 1) {
    for (let i = 0; i < 4; i += 1) quarter(i, 4 + i, 8 + i, 12 + i);
    for (let i = 0; i < 4; i += 1) quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  return Array.from({ length: 8 }, (_, i) => ((BigInt((x[2 * i + 1] + start[2 * i + 1]) >>> 0) << 32n) | BigInt((x[2 * i] + start[2 * i]) >>> 0)));
}

/** A value of a triangle, in millionths: the inverse of its distribution, to the nearest step. */
function triangle([low, likely, high], step, word) {
  const share = Number(word >> 11n) / 2 ** 53;
  const [rise, fall] = [likely - low, high - likely];
  const below = share * (rise + fall);
  const value = below < rise ? low + Math.trunc(Math.sqrt(below * rise)) : high - Math.trunc(Math.sqrt((rise + fall - below) * fall));
  const nearest = Math.sign(value) * Math.floor(Math.abs(value) / step + 0.5) * step;
  return Math.min(Math.max(nearest, low), high);
}

/**
 * The gap in childcare places in 2025, draw by draw: three towns grow for three years, rounded to whole people each year; 4.5 places for
 * 1,000 people, rounded up; 820 places in 2022 and the additions of three years.
 */
function gaps(seed, draws) {
  const millionths = (values) => values.map((value) => Math.round(value * 1e6));
  return Array.from({ length: draws }, (_, draw) => {
    const [first, second] = words(seed, draw);
    const growth = triangle(millionths([-5, 0, 5]), 1_000, first);
    const added = triangle(millionths([150, 200, 240]), 1_000_000, second) / 1e6;
    const people = [150_000, 98_000, 72_000].map((town) => {
      let count = BigInt(town);
      for (let year = 0; year < 3; year += 1) count = (count * (1_000_000_000n + BigInt(growth)) * 2n + 1_000_000_000n) / 2_000_000_000n;
      return Number(count);
    });
    const all = people.reduce((sum, town) => sum + town, 0);
    return Math.ceil((all * 45) / 10_000) - (820 + 3 * added);
  });
}

/** The smallest with at least so many percent of all at or below it. */
const quantile = (sorted, percent) => sorted[Math.ceil((sorted.length * percent) / 100) - 1];

/** A scenario with those two ranges, 2,000 draws, in 2025. */
async function prepare(page) {
  await goTo(page, "Risk");
  await addRange(page, "Population", "Population growth", ["-5", "0", "5"]);
  await addRange(page, NORM, "Childcare places, added", ["150", "200", "240"]);
  await layOut(page, "Draws", "2,000");
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: NORM });
}

scene("the same seed gives the same answer, which is the one worked out here", TUTORIAL, async (page) => {
  await prepare(page);
  const expected = gaps(1, 2_000).sort((one, other) => one - other);
  const met = expected.filter((gap) => gap <= 0).length;
  const [lower, upper] = [quantile(expected, 25), quantile(expected, 75)];
  assert.deepEqual([met, lower, upper], [647, -13, 69], "as the engine has it natively, in src/work/risk.rs");
  const sentence = `in 32% of 2,000 draws, which is unlikely; most likely it stands between a surplus of ${-lower} and a shortfall of ${upper} places.`;
  const counts = new RegExp(`^2,000 draws: ${met} met, 1,353 short; mean shortfall [\\d.]+ places\\. .* Seed 1\\.$`);
  await run(page);
  await heading(page).filter({ hasText: sentence }).waitFor();
  await page.getByText(counts).waitFor();
  await layOut(page, "Seed", "2");
  await page.getByText("Out of date").waitFor();
  await run(page);
  const other = gaps(2, 2_000).filter((gap) => gap <= 0).length;
  await page.getByText(new RegExp(`^2,000 draws: ${other} met, ${(2_000 - other).toLocaleString("en")} short;.* Seed 2\\.$`)).waitFor();
  await layOut(page, "Seed", "1");
  await run(page);
  await page.getByText(counts).waitFor();
  await heading(page).filter({ hasText: sentence }).waitFor();
});

scene("the fan's table holds the quantiles, and the charts the chances", TUTORIAL, async (page) => {
  await prepare(page);
  await run(page);
  await page.getByText(/^2,000 draws: 647 met/).waitFor();
  const sorted = gaps(1, 2_000).sort((one, other) => one - other);
  await page.getByRole("group", { name: "What the fan shows" }).getByRole("button", { name: "Gap" }).click();
  const fan = page.getByRole("figure").filter({ has: page.getByRole("application", { name: /where the draws lie$/ }) });
  await fan.getByRole("button", { name: "Table", exact: true }).click();
  const row = page.getByRole("region", { name: /where the draws lie$/ }).getByRole("row").filter({ hasText: "2025" });
  const signed = (text) => readNumber(text) * (text.startsWith("Surplus") ? -1 : 1);
  await eventually(async () => (await row.getByRole("cell").allInnerTexts()).slice(0, 5).map(signed),
    [5, 25, 50, 75, 95].map((percent) => quantile(sorted, percent)));
  assert.equal(await row.getByRole("cell").last().innerText(), "32.4%", "647 of 2,000 are 32.35%");
  await page.getByRole("application", { name: /^Chance of meeting each norm/ }).waitFor();
  await page.getByText(/^Of the spread of the gap, by itself: Childcare places, added \d+%/).last().waitFor();
});

scene("ranges are suggested without evidence, refused out of order, and undone like anything else", TUTORIAL, async (page) => {
  await goTo(page, "Risk");
  await heading(page).filter({ hasText: /^No ranges yet/ }).waitFor();
  assert.ok(await page.getByRole("button", { name: /^Run/ }).isDisabled());
  await ranges(page).getByRole("button", { name: "Suggest ranges" }).click();
  await eventually(async () => (await rowCount(page)) >= 3, true);
  const count = await rowCount(page);
  const reasons = await ranges(page).getByRole("textbox", { name: /: reason$/ }).evaluateAll((fields) => fields.map((field) => field.value));
  assert.deepEqual([...new Set(reasons)], ["Suggested span, not a forecast"]);
  const low = ranges(page).getByRole("textbox", { name: "Population growth: low" });
  await low.fill("9");
  await low.press("Enter");
  await ranges(page).getByRole("alert").filter({ hasText: "Low must not be above likely" }).waitFor();
  for (const which of ["high", "likely"]) {
    const field = ranges(page).getByRole("textbox", { name: `Population growth: ${which}` });
    await field.fill("9");
    await field.press("Enter");
  }
  await ranges(page).getByRole("alert").waitFor({ state: "detached" });
  await ranges(page).getByRole("button", { name: "Remove Population growth", exact: true }).click();
  await eventually(() => rowCount(page), count - 1);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await eventually(() => low.inputValue(), "9");
  for (let step = 0; step < 2; step += 1) await page.getByRole("button", { name: /^Undo/ }).click();
  await heading(page).filter({ hasText: /^No ranges yet/ }).waitFor();
});

scene("a run shows what it has, goes on behind other screens, and stops when it is told to", { file: "Jiangxi 2025, average" }, async (page) => {
  await goTo(page, "Risk");
  await ranges(page).getByRole("button", { name: "Suggest ranges" }).click();
  await layOut(page, "Draws", "100,000");
  await run(page);
  await heading(page).filter({ hasText: "draws so far" }).waitFor({ timeout: 30_000 });
  const progress = page.getByRole("progressbar", { name: "Progress of the draws" });
  const done = () => progress.evaluate((bar) => bar.value);
  await goTo(page, "Areas");
  await goTo(page, "Risk");
  const before = await done();
  await eventually(async () => (await done()) > before, true, "it went on");
  // A second run takes the place of the first.
  await layOut(page, "Draws", "90,000");
  await run(page);
  await page.getByText(/^[\d,]+ of 90,000 draws$/).waitFor();
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  await eventually(() => page.workers().length, Math.min(processors, 8), "the first is over");
  await heading(page).filter({ hasText: "draws so far" }).waitFor({ timeout: 30_000 });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("status").filter({ hasText: /^Stopped after [\d,]+ of 90,000 draws/ }).waitFor();
  await progress.waitFor({ state: "detached" });
  await eventually(() => page.workers().length, 0, "nothing computes any more");
  await basis(page).waitFor();
});

/** Lets the machine have so many processors. */
const processors = (count) => `Object.defineProperty(navigator, "hardwareConcurrency", { get: () => ${count} });`;

/** Counts the workers that were ever made, and loses some by their number: they stop, and the page is told of an error. */
const losing = (...lost) => `{
  const Real = Worker;
  window.made = 0;
  window.Worker = class extends Real {
    constructor(...of) {
      super(...of);
      if (!${JSON.stringify(lost)}.includes(++window.made)) return;
      this.addEventListener("message", () => setTimeout(() => { this.terminate(); this.dispatchEvent(new Event("error")); }), { once: true });
    }
  };
}`;

for (const [what, before, made] of [
  ["one worker", processors(1) + losing(), [1]],
  ["three workers", processors(3) + losing(), [3]],
  ["as many as there is something to do for, of fifty", processors(50) + losing(), [5]],
  ["two of three, the third being lost", processors(3) + losing(3), [3]],
  ["fewer, once the one that gathers is lost", processors(3) + losing(1), [4, 5]],
]) {
  scene(`the same seed gives the same figures by ${what}`, { ...TUTORIAL, before }, async (page) => {
    await prepare(page);
    await run(page);
    await page.getByText(/^2,000 draws: 647 met/).waitFor();
    const sorted = gaps(1, 2_000).sort((one, other) => one - other);
    const fan = page.getByRole("figure").filter({ has: page.getByRole("application", { name: /where the draws lie$/ }) });
    await page.getByRole("group", { name: "What the fan shows" }).getByRole("button", { name: "Gap" }).click();
    await fan.getByRole("button", { name: "Table", exact: true }).click();
    const row = page.getByRole("region", { name: /where the draws lie$/ }).getByRole("row").filter({ hasText: "2025" });
    const signed = (text) => readNumber(text) * (text.startsWith("Surplus") ? -1 : 1);
    await eventually(async () => (await row.getByRole("cell").allInnerTexts()).slice(0, 5).map(signed),
      [5, 25, 50, 75, 95].map((percent) => quantile(sorted, percent)));
    // Where the one that gathers is lost, it depends on who was there by then whether one or two begin again.
    assert.ok(made.includes(await page.evaluate(() => window.made)), `${await page.evaluate(() => window.made)} workers`);
    await eventually(() => page.workers().length, 0, "all have gone home");
  });
}

scene("where every worker is lost, that is said, and the next run is tried anew", { ...TUTORIAL, before: processors(3) + losing(1, 2, 3, 4) }, async (page) => {
  await prepare(page);
  await run(page);
  await page.getByRole("alert").filter({ hasText: /draws/i }).waitFor();
  await eventually(() => page.workers().length, 0);
  await run(page);
  await page.getByText(/^2,000 draws: 647 met/).waitFor();
});

scene("results are out of date once a lever moves, and hold again when it is moved back", TUTORIAL, async (page) => {
  await prepare(page);
  await layOut(page, "Draws", "100");
  await run(page);
  await basis(page).waitFor();
  await heading(page).filter({ hasText: /^With these ranges/ }).waitFor();
  await goTo(page, "Overview");
  const growth = page.getByRole("textbox", { name: "Urban share, change, number" });
  await growth.fill("1");
  await growth.press("Enter");
  await goTo(page, "Risk");
  await page.getByText("Out of date").waitFor();
  await heading(page).filter({ hasText: /^As things stood at the last run/ }).waitFor();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByText("Out of date").waitFor({ state: "detached" });
  await heading(page).filter({ hasText: /^With these ranges/ }).waitFor();
});

for (const [lang, scheme, tab, suggest] of [["en", "dark", "Risk", "Suggest ranges"], ["zh-CN", "light", "风险", "建议区间"]]) {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  scene(`axe finds nothing against WCAG 2.2 AA on results on a phone: ${lang}, ${scheme}`, { ...TUTORIAL, lang, scheme, size: PHONE }, async (page) => {
    await goTo(page, tab);
    await page.getByRole("button", { name: suggest }).click();
    await page.getByRole("button", { name: /10,000/ }).click();
    await page.getByText(/^10,000 (draws|次抽样)[:：]/).waitFor({ timeout: 30_000 });
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } })
      .then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(" ")}`)));
    assert.deepEqual(found, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "nothing is wider than the phone");
  });
}
