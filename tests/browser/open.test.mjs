// The planner's main job: open a file, and read what is required, there and missing.

import assert from "node:assert/strict";

import { counties, figure, path, readFigure, roundedUp, shipped } from "./support/figures.mjs";
import { SHIPPED, eventually, goTo, openShipped, scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const BEDS = "Infectious disease beds by county population";
const AMBULANCES = "Ambulances for urban and rural residents";
const PHYSICIANS = "Licensed physicians per 1,000 residents";

scene("the first visit shows Jiangxi in 2025, with the plans' requirements to the unit", {}, async (page) => {
  await page.getByRole("heading", { level: 1, name: /^In 2025, of \d+ norms for Jiangxi, / }).waitFor();
  assert.equal(await page.getByRole("slider", { name: "Year" }).inputValue(), "2025");
  // Σ over the 100 counties, each rounded up; the arithmetic is the test's own.
  const file = shipped("jiangxi-2025");
  assert.equal(roundedUp(counties(file), 45), 203_397);
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
});

scene("beds follow each county's own bracket, and ambulances the sum of their two terms", {}, async (page) => {
  const file = shipped("jiangxi-2025");
  const beds = counties(file).map((people) => (people >= 1_000_000 ? 100 : people >= 500_000 ? 80 : people >= 300_000 ? 50 : 20));
  const rural = counties(file, "rural");
  const vehicles = counties(file, "urban").map((urban, county) => Math.ceil((urban + 3 * rural[county]) / 30_000));
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
  assert.deepEqual([sum(beds), sum(vehicles)], [4_930, 2_751]);
  // The beds have no date, and so bind from the plan's last year.
  await eventually(() => readFigure(page, BEDS), 4_930);
  await eventually(() => readFigure(page, AMBULANCES), 2_751);
});

scene("Changjiang needs 330 physicians by its target of 2020 and 495 by that of 2030", { file: "Changjiang 2030" }, async (page) => {
  const year = page.getByRole("slider", { name: "Year" });
  await year.fill("2030");
  await eventually(() => readFigure(page, PHYSICIANS), 495);
  await year.fill("2029");
  await eventually(() => readFigure(page, PHYSICIANS), 330);
  await year.fill("2025");
  await eventually(() => readFigure(page, PHYSICIANS), 330);
});

scene("every shipped file opens in one click from the Open dialog", {}, async (page) => {
  for (const [title, headline] of [
    ["Changjiang 2030", /Changjiang District/],
    ["Jiangxi 2025, average", /Jiangxi, .* short/],
    ["Tutorial", /Example County/],
    ["Jiangxi 2025", /Jiangxi, /],
  ]) {
    await openShipped(page, title);
    await page.getByRole("heading", { level: 1, name: headline }).waitFor();
    await page.getByRole("button", { name: SHIPPED[title][0] }).waitFor();
  }
});

scene("each screen opens by its tab and answers with a headline", {}, async (page) => {
  const headlines = new Set();
  for (const screen of SCREENS) {
    const tab = words("en")[screen];
    await goTo(page, tab);
    assert.equal(await page.getByRole("tab", { name: tab, exact: true }).getAttribute("aria-selected"), "true");
    headlines.add((await page.getByRole("heading", { level: 1 }).innerText()).trim());
  }
  assert.ok(!headlines.has(""));
  assert.equal(headlines.size, SCREENS.length, "each has its own");
});

scene("with a stock known, the gap is the requirement less the stock, summed over counties that are short", { file: "Jiangxi 2025, average" }, async (page) => {
  const file = shipped("jiangxi-2025-average");
  const short = file.areas.filter((area) => area.level === "county").map((area) => {
    const people = area.population.resident.values[file.base_year];
    const places = Object.entries(area.stocks["childcare-places"].values).sort().at(-1)[1];
    return Math.max(0, Math.ceil((people * 45) / 10_000) - places);
  });
  const gap = short.reduce((sum, one) => sum + one, 0);
  assert.ok(gap > 0);
  await page.getByRole("row").getByRole("button", { name: `${CHILDCARE}: short ${gap.toLocaleString("en")} places` }).waitFor();
  await figure(page, CHILDCARE, "Available").waitFor();
});

scene("a file from the planner's own disk opens like a shipped one", {}, async (page) => {
  await page.getByLabel("Open a file…").setInputFiles(path("changjiang-2030"));
  await page.getByRole("heading", { level: 1, name: /Changjiang District/ }).waitFor();
});
