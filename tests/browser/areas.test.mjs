// Areas: compared in a table that sorts and narrows down, and in charts.

import assert from "node:assert/strict";

import { readNumber } from "./support/figures.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const FILE = { file: "Jiangxi 2025, average" };
const NORM = "Childcare places per 1,000 residents";

const table = (page) => page.getByRole("table").first();
const rows = (page) => table(page).getByRole("row").filter({ has: page.getByRole("cell") });
// The arrow of the order follows the word.
const heading = (page, name) => table(page).getByRole("columnheader", { name: new RegExp(`^${name}\\b`) });

/** The screen, with the areas compared by the childcare norm. */
async function compare(page) {
  await goTo(page, "Areas");
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: NORM });
  await page.getByRole("heading", { level: 1, name: /of 100 counties/ }).waitFor();
}

/** A column of the counties' rows as text, the total's left out. */
async function column(page, name) {
  const at = await table(page).getByRole("columnheader").evaluateAll((all, name) => all.findIndex((one) => one.textContent.trim().startsWith(name)), name);
  return rows(page).evaluateAll((all, at) => all.filter((row) => !row.closest("tfoot")).map((row) => row.children[at].textContent.trim()), at);
}

const ascends = (numbers) => numbers.every((number, place) => place === 0 || numbers[place - 1] <= number);

scene("the table sorts by any heading, up and down, and says so", FILE, async (page) => {
  await compare(page);
  await eventually(async () => (await column(page, "Area")).length, 100);
  const required = heading(page, "Required");
  await required.getByRole("button").click();
  const sorted = () => required.getAttribute("aria-sort");
  const first = await sorted();
  assert.match(first, /^(ascending|descending)$/);
  const numbers = async () => (await column(page, "Required")).map(readNumber);
  const inOrder = async (direction) => ascends(direction === "ascending" ? await numbers() : (await numbers()).reverse());
  await eventually(() => inOrder(first), true);
  await required.getByRole("button").click();
  await eventually(async () => (await sorted()) !== first, true);
  await eventually(async () => inOrder(await sorted()), true);
  await heading(page, "Code").getByRole("button").click();
  await eventually(() => heading(page, "Code").getAttribute("aria-sort").then((way) => way !== "none"), true);
  assert.equal(await sorted(), "none", "by one heading at a time");
});

scene("the table adds up to the province", FILE, async (page) => {
  await compare(page);
  const required = (await column(page, "Required")).map(readNumber);
  assert.equal(required.reduce((sum, one) => sum + one, 0), 203_397);
  await rows(page).last().getByRole("button", { name: /Required 203,397 places/ }).waitFor();
});

scene("the filter finds an area by name or code, says how many are left, and can be cleared", FILE, async (page) => {
  await compare(page);
  const find = page.getByRole("searchbox", { name: "Filter by name or code" });
  await find.fill("changjiang");
  await eventually(() => column(page, "Area"), ["Changjiang District"]);
  await page.getByRole("status").filter({ hasText: "1 of 100 counties" }).waitFor();
  await find.fill("3601");
  await eventually(async () => (await column(page, "Code")).every((code) => code.includes("3601")), true);
  await find.fill("nowhere");
  await page.getByText("Nothing matches.").waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await eventually(async () => (await column(page, "Area")).length, 100);
});

scene("the table can be narrowed to those that are short", FILE, async (page) => {
  await compare(page);
  await page.getByLabel("Filter by status").selectOption({ label: "short" });
  const headline = await page.getByRole("heading", { level: 1 }).innerText();
  const short = Number(/(\d+) (?:is|are) short/.exec(headline)[1]);
  await eventually(async () => (await column(page, "Status")).length, short);
  assert.deepEqual([...new Set(await column(page, "Status"))], ["short"]);
});

scene("an area's name leads down to it, its number to the explanation", FILE, async (page) => {
  await compare(page);
  await page.getByRole("searchbox", { name: "Filter by name or code" }).fill("changjiang");
  await eventually(() => column(page, "Area"), ["Changjiang District"]);
  await page.getByRole("button", { name: new RegExp(`^Changjiang District ${NORM} Required`) }).click();
  const drawer = page.getByRole("complementary", { name: "Explanation" });
  await drawer.getByRole("heading", { name: /Changjiang District/ }).waitFor();
  await drawer.getByText(/4\.5 × 201,363 ÷ 1,000 = 906\.1335/).waitFor();
  await page.keyboard.press("Escape");
  await table(page).getByRole("button", { name: "Changjiang District", exact: true }).click();
  await page.getByRole("navigation", { name: "Where this area lies" }).getByText("Changjiang District").waitFor();
});

scene("ranking and heat map are named charts, each with a table of the same figures", FILE, async (page) => {
  await compare(page);
  for (const name of [/^Largest gaps/, /^Coverage, areas × norms/]) {
    const chart = page.getByRole("application", { name });
    await chart.waitFor();
    const figure = page.getByRole("figure").filter({ has: chart });
    const label = await chart.getAttribute("aria-label");
    await figure.getByRole("button", { name: "Table", exact: true }).click();
    const shown = page.getByRole("region", { name: label }).getByRole("table");
    await shown.waitFor();
    assert.ok(await shown.getByRole("row").count() > 10);
    await page.getByRole("figure").filter({ has: shown }).getByRole("button", { name: "Chart" }).click();
    await chart.waitFor();
  }
});

scene("brackets are drawn as a staircase with every county on it", FILE, async (page) => {
  await goTo(page, "Areas");
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: "Infectious disease beds by county population" });
  const chart = page.getByRole("application", { name: /^Population brackets/ });
  await chart.waitFor();
  const figure = page.getByRole("figure").filter({ has: chart });
  await figure.getByRole("button", { name: "Table", exact: true }).click();
  await eventually(() => page.getByRole("region", { name: /^Population brackets/ }).getByRole("row").count(), 101);
});

scene("the levers move the table", FILE, async (page) => {
  await compare(page);
  const total = rows(page).last();
  await total.getByRole("button", { name: /Required 203,397 places/ }).waitFor();
  const field = page.getByRole("region", { name: "Standards" }).getByRole("textbox", { name: `${NORM}, number` });
  await field.fill("4.8");
  await field.press("Enter");
  await total.getByRole("button", { name: /Required 216,952 places/ }).waitFor();
});

scene("cities can be compared instead of counties", FILE, async (page) => {
  await compare(page);
  await page.getByRole("group", { name: "Level" }).getByRole("button", { name: "Cities" }).click();
  await page.getByRole("heading", { level: 1, name: /of 11 cities/ }).waitFor();
  const required = (await column(page, "Required")).map(readNumber);
  assert.equal(required.length, 11);
  assert.equal(required.reduce((sum, one) => sum + one, 0), 203_397);
});
