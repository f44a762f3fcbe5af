// Dividing limited resources: the sentence, the rules, the receipts, and adopting the result.

import assert from "node:assert/strict";

import { counties, readNumber, shipped } from "./support/figures.mjs";
import { eventually, goTo, PHONE, scene } from "./support/scene.mjs";

const FILE = { file: "Jiangxi 2025, average" };
const CHILDCARE = "Childcare places per 1,000 residents";
const BEDS = "Infectious disease beds by county population";

const headline = (page) => page.getByRole("heading", { level: 1 });
const receipts = (page) => page.getByRole("region", { name: "Receipts" }).getByRole("table");

/** What each county lacks of 4.5 places for every 1,000 residents, by hand: required rounded up, less what there is. */
function gaps() {
  const file = shipped("jiangxi-2025-average");
  const places = file.areas.filter((area) => area.level === "county").map((area) => area.stocks["childcare-places"].values[file.base_year]);
  return counties(file).map((people, place) => Math.ceil((people * 45) / 10_000) - places[place]);
}

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const written = (number) => number.toLocaleString("en-US");

/** The screen with so many childcare places to divide. */
async function divide(page, amount) {
  await goTo(page, "Allocate");
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: CHILDCARE });
  const field = page.getByRole("textbox", { name: "Amount" });
  await field.fill(String(amount));
  await field.press("Enter");
  await headline(page).filter({ hasText: `${written(amount)} childcare places over 100 counties` }).waitFor();
}

/** A column of the receipts as numbers, the sum left out. */
async function column(page, name) {
  const table = receipts(page);
  const at = await table.getByRole("columnheader").evaluateAll((all, name) => all.findIndex((one) => one.textContent.trim().startsWith(name)), name);
  const cells = await table.locator("tbody tr").evaluateAll((rows, at) => rows.map((row) => row.children[at].textContent.trim()), at);
  return cells.map(readNumber);
}

scene("an amount is handed out to the last unit, and the sentence says what that does", FILE, async (page) => {
  const gap = sum(gaps());
  await divide(page, 1200);
  assert.match(await headline(page).innerText(), new RegExp(`the gap falls from ${written(gap)} to ${written(gap - 1200)}\\.$`));
  assert.equal(sum(await column(page, "Gets")), 1200);
  await page.getByText("All of it is handed out, and gaps remain.").waitFor();
  // More than all that is missing closes every gap and says what is left.
  await page.getByRole("textbox", { name: "Amount" }).fill(String(gap + 78));
  await page.keyboard.press("Enter");
  await page.getByText("The gaps ran out: every known one is closed. Left over: 78 places.").waitFor();
});

scene("in proportion, every county gets its share rounded, by the largest remainders", FILE, async (page) => {
  const all = gaps();
  const total = sum(all);
  const amount = 10_000;
  // 100 shares rounded down, and one more to those that lost most by it: who exactly, where remainders are equal, is not asked here.
  const down = all.map((gap) => Math.floor((amount * gap) / total));
  const remainders = all.map((gap) => (amount * gap) % total).sort((one, other) => other - one);
  const least = remainders[amount - sum(down) - 1];
  await divide(page, amount);
  await page.getByRole("radio", { name: "In proportion to the gap" }).check();
  await headline(page).filter({ hasText: "in proportion to the gap" }).waitFor();
  const [before, gets] = [await column(page, "Gap before"), await column(page, "Gets")];
  assert.equal(sum(gets), amount);
  before.forEach((gap, place) => {
    const share = Math.floor((amount * gap) / total);
    const remainder = (amount * gap) % total;
    if (remainder !== least) assert.equal(gets[place], share + (remainder > least ? 1 : 0), `a gap of ${gap}`);
  });
});

scene("the largest gap first brings all gaps it touches down to one level", FILE, async (page) => {
  await divide(page, 3000);
  await page.getByRole("radio", { name: "Largest gap first" }).check();
  await headline(page).filter({ hasText: "by largest gap first" }).waitFor();
  // By hand: lower the largest gaps together until 3,000 are used.
  const all = gaps();
  let level = Math.max(...all);
  while (sum(all.map((gap) => Math.max(0, gap - (level - 1)))) <= 3000) level -= 1;
  const after = await column(page, "Gap after");
  assert.equal(Math.max(...after), level);
  const touched = after.filter((_, place) => place < 100).filter((gap) => gap >= level - 1).length;
  assert.equal(touched, all.filter((gap) => gap >= level - 1).length);
});

scene("the rules are chosen by keyboard, and a receipt says why", FILE, async (page) => {
  await divide(page, 1200);
  await page.getByRole("radio", { name: "Lowest coverage first" }).focus();
  await page.keyboard.press("ArrowDown");
  await headline(page).filter({ hasText: "by largest gap first" }).waitFor();
  const first = receipts(page).getByRole("rowheader").first().getByRole("button");
  await first.focus();
  await page.keyboard.press("Enter");
  const gap = Math.max(...gaps());
  await page.getByText(new RegExp(`^2025: number 1 of 100 by size of gap; gets \\d+ places; the gap goes from ${written(gap)} to`)).waitFor();
  assert.equal(await first.getAttribute("aria-expanded"), "true");
});

scene("a budget buys whole units at their cost, and the worker finds the best by weight", FILE, async (page) => {
  await goTo(page, "Allocate");
  await page.getByRole("button", { name: "A budget" }).click();
  const fill = async (name, value) => {
    const field = page.getByRole("textbox", { name });
    await field.fill(value);
    await field.press("Enter");
  };
  await fill("Budget in all", "50000");
  await page.getByRole("combobox", { name: "Add a norm…" }).selectOption({ label: CHILDCARE });
  await page.getByRole("button", { name: /^Remove: Outbreak/ }).click();
  await fill(`Unit cost: ${CHILDCARE}`, "12");
  // 50,000 ÷ 12 = 4,166 and 8 over: ¥80,000, where one more takes ¥120,000.
  await page.getByText("Left over: ¥80,000, not enough for one more unit, the cheapest of which takes ¥120,000.").waitFor();
  assert.equal(sum(await column(page, "Gets")), 4166);
  // Beds at 38.5 weighing 3.2: of 50,000, 4,141 places and 8 beds are 49,692 and 308, all of it. They weigh 4,166.6, and 50,000 ÷ 12 is
  // 4,166.67, so nothing weighs more. No exchange of a few units finds that: the worker does.
  await page.getByRole("combobox", { name: "Add a norm…" }).selectOption({ label: BEDS });
  await fill(`Unit cost: ${BEDS}`, "38.5");
  await page.getByRole("radio", { name: "Weighted" }).check();
  await fill(`Weight: ${BEDS}`, "3.2");
  await page.getByText("The money ran out before the gaps did.").waitFor();
  await page.getByText("Proven: no other division carries more weight.").waitFor();
  await page.getByRole("button", { name: "Show all" }).first().click();
  assert.equal(sum(await column(page, "Gets")), 4141 + 8);
});

scene("what is adopted is what the areas then show, and one step takes it back", FILE, async (page) => {
  const gap = sum(gaps());
  await divide(page, 2000);
  await page.getByRole("button", { name: "Adopt", exact: true }).click();
  const told = page.getByRole("status").filter({ hasText: /^Adopted: \d+ actions are now in .Baseline./ });
  await told.waitFor();
  const total = () => page.getByRole("button", { name: /Childcare places per 1,000 residents Gap Short/ }).last().innerText().then(readNumber);
  await goTo(page, "Areas");
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: CHILDCARE });
  await eventually(total, gap - 2000);
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(total, gap);
  // Into a new scenario: a fifth tab, and the first is as it was.
  await goTo(page, "Allocate");
  await page.getByRole("button", { name: "As a new scenario" }).click();
  await page.getByRole("tab", { name: "Lowest coverage first: 2,000 childcare places, 2025", selected: true }).waitFor();
  await page.getByRole("tab", { name: "Baseline" }).click();
  await headline(page).filter({ hasText: `the gap falls from ${written(gap)} to` }).waitFor();
});

scene("without a known gap it says what to enter, and leads there", {}, async (page) => {
  // Nobody's stocks are known of what the province's own plans demand of counties.
  const { replay, ...file } = shipped("jiangxi-2025");
  const plans = file.plans.filter((plan) => plan !== "national-health-workforce-2025");
  const areas = file.areas.map(({ stocks, indicators, ...area }) => area);
  const buffer = Buffer.from(JSON.stringify({ ...file, plans, areas }));
  await page.getByLabel("Open a file…").setInputFiles({ name: "province.scenario.json", mimeType: "application/json", buffer });
  await page.getByText("(national plan)").first().waitFor({ state: "detached" });
  await goTo(page, "Allocate");
  await headline(page).filter({ hasText: "There is no known gap to divide" }).waitFor();
  await page.getByRole("button", { name: "Enter figures" }).click();
  await page.getByRole("tabpanel", { name: "Data" }).waitFor();
});

scene("on a phone nothing is wider than the window, and areas can be left out", { ...FILE, size: PHONE }, async (page) => {
  await divide(page, 1200);
  await page.getByRole("button", { name: "All 100 counties" }).click();
  const list = page.getByRole("group", { name: "Choose areas" });
  await list.getByRole("searchbox").fill("3601");
  await list.getByRole("button", { name: "None" }).click();
  const nanchang = shipped("jiangxi-2025-average").areas.filter((area) => area.level === "county" && area.code.startsWith("3601")).length;
  await page.getByRole("button", { name: `${100 - nanchang} of 100 counties` }).waitFor();
  await headline(page).filter({ hasText: `over ${100 - nanchang} counties` }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
});
