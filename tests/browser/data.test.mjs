// Data: one area's figures, typed as planners write them.

import assert from "node:assert/strict";

import { readNumber } from "./support/figures.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const PLACES = "Childcare places";

/** Goes to a county's data by its code. */
async function dataOf(page, code, name) {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Form", exact: true }).click();
  const find = page.getByLabel("Go to an area");
  await find.fill(code);
  await find.press("Enter");
  await page.getByRole("heading", { level: 1, name: new RegExp(`^${name}`) }).waitFor();
}

const field = (page, name) => page.getByRole("textbox", { name, exact: true });

/** Looks for a figure, so that its field is there whether at hand or not. */
async function look(page, name) {
  await page.getByRole("searchbox", { name: "Find a figure" }).fill(name);
  await field(page, name).waitFor();
  return field(page, name);
}

scene("4.5万 places are 45,000, and the county's gap follows; empty is unknown again", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  const places = await look(page, PLACES);
  assert.equal(await places.inputValue(), "");
  await places.fill("4.5万");
  await places.press("Enter");
  await eventually(() => places.inputValue(), "45,000");
  await goTo(page, "Overview");
  // 201,363 people at 4.5 per 1,000 need 907 places.
  const gap = page.getByRole("button", { name: new RegExp(`^${CHILDCARE}: surplus`, "i") }).first();
  await gap.waitFor();
  assert.equal(readNumber(await gap.innerText()), 45_000 - 907);
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Form", exact: true }).click();
  const again = await look(page, PLACES);
  await again.fill("");
  await again.press("Enter");
  await goTo(page, "Overview");
  await page.getByRole("button", { name: `${CHILDCARE}: Required 907 places` }).first().waitFor();
  assert.equal(await gap.count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await gap.waitFor();
});

scene("a stock below the requirement is a shortfall", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  const places = await look(page, PLACES);
  await places.fill("900");
  await places.press("Tab");
  await goTo(page, "Overview");
  await page.getByRole("button", { name: new RegExp(`^${CHILDCARE}: short(?: of)? 7 places`, "i") }).first().waitFor();
});

scene("zero is a figure, and not the same as nothing", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  const places = await look(page, PLACES);
  await places.fill("0");
  await places.press("Enter");
  await goTo(page, "Overview");
  await page.getByRole("button", { name: new RegExp(`^${CHILDCARE}: short(?: of)? 907 places`, "i") }).first().waitFor();
});

scene("what cannot be a figure gets a sentence and changes nothing; Escape brings back what was", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  const places = await look(page, PLACES);
  for (const [typed, sentence] of [["many", /“many” is not a number/], ["-5", /less than zero/], ["4.5", /has a fraction/], ["1,2", /comma/i], ["12%", /not as a share/], ["99999999999999999999", /too large|decimal|number/]]) {
    await places.fill(typed);
    await places.press("Enter");
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    assert.equal(await places.getAttribute("aria-invalid"), "true");
  }
  assert.ok(await page.getByRole("button", { name: "Undo" }).isDisabled(), "nothing was changed");
  await places.press("Escape");
  await eventually(() => places.inputValue(), "");
  await page.getByRole("alert").waitFor({ state: "hidden" });
});

scene("usual ways of writing numbers are understood", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  const places = await look(page, PLACES);
  for (const [typed, shown] of [["1,234", "1,234"], ["１２３４", "1,234"], ["0.1万", "1,000"], [" 77 ", "77"], ["2 000", "2,000"]]) {
    await places.fill(typed);
    await places.press("Enter");
    await eventually(() => places.inputValue(), shown, typed);
  }
});

scene("more people mean a larger requirement at once", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  const people = field(page, "Residents");
  assert.equal(await people.inputValue(), "201,363");
  await people.fill("40万");
  await people.press("Enter");
  await eventually(() => people.inputValue(), "400,000");
  await goTo(page, "Overview");
  await page.getByRole("button", { name: `${CHILDCARE}: Required 1,800 places` }).first().waitFor();
});

scene("a figure entered over a published one says that it was, and undo has the source named again", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  const people = field(page, "Residents");
  const row = page.getByRole("row").filter({ has: people });
  const published = await row.getByText(/census/i).first().innerText();
  await people.fill("201,400");
  await people.press("Enter");
  await row.getByText(/^2020: entered by hand, \d{4}-\d{2}-\d{2}$/).waitFor();
  assert.equal(await row.getByText(published, { exact: true }).filter({ visible: true }).count(), 0);
  // A year beside published ones is told from them.
  await page.getByRole("button", { name: "Undo" }).click();
  await row.getByText(published, { exact: true }).first().waitFor();
  await page.getByLabel("Year of the figures").selectOption("2023");
  await people.fill("203,000");
  await people.press("Enter");
  await row.getByText(/2023: entered by hand, [\d-]+ · /).waitFor();
});

scene("a figure of another year is entered beside the one there is", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  await page.getByLabel("Year of the figures").selectOption("2023");
  const people = field(page, "Residents");
  await eventually(() => people.inputValue(), "");
  await people.fill("210000");
  await people.press("Enter");
  await eventually(() => people.inputValue(), "210,000");
  await page.getByLabel("Year of the figures").selectOption("2020");
  await eventually(() => people.inputValue(), "201,363");
});

scene("the focus stays on the chosen view of the figures", {}, async (page) => {
  await goTo(page, "Data");
  for (const name of ["Form", "Quality", "Who is missing", "Grid"]) {
    const view = page.getByRole("group", { name: "View" }).getByRole("button", { name, exact: true });
    await view.focus();
    await page.keyboard.press("Enter");
    await eventually(() => view.getAttribute("aria-pressed"), "true");
    // Quality is worked out first, and stands under another headline then.
    await page.getByText("Looking at the figures…").waitFor({ state: "detached" });
    await eventually(() => view.evaluate((button) => button === document.activeElement), true, name);
  }
});

scene("the year of the figures and that of the other screens know of each other", {}, async (page) => {
  await dataOf(page, "360202", "Changjiang District");
  await page.getByLabel("Year of the figures").selectOption("2023");
  await page.getByText("Other screens show 2025.").waitFor();
  await page.getByRole("button", { name: "Show 2023 there" }).click();
  await page.getByText("Other screens show").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("slider", { name: "Year" }).inputValue(), "2023");
});

scene("an area nobody has gets a sentence", {}, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Form", exact: true }).click();
  const find = page.getByLabel("Go to an area");
  await find.fill("Atlantis");
  await find.press("Enter");
  await page.getByRole("alert").filter({ hasText: "No area is called “Atlantis”" }).waitFor();
});
