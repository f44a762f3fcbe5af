// Numbers as planners type them: every field takes 40万, full-width digits and grouped digits, and none takes 6,2 for 62.

import assert from "node:assert/strict";

import { eventually, goTo, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const TUTORIAL = { file: "Tutorial" };
/** A comma that separates no thousands. */
const COMMA = /The comma in “6,2” does not separate thousands/;

/** Types into a field and leaves it. */
async function type(field, text) {
  await field.fill(text);
  await field.press("Enter");
}

/** The field shows each number as it is meant, once it is typed so. */
async function takes(field, written) {
  for (const [typed, shown] of written) {
    await type(field, typed);
    await eventually(() => field.inputValue(), shown, typed);
    assert.notEqual(await field.getAttribute("aria-invalid"), "true", typed);
  }
}

/** The field says why it does not take `6,2`. */
async function refuses(field, within, sentence = COMMA) {
  await type(field, "6,2");
  await within.getByText(sentence).first().waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
}

scene("a lever takes every way of writing a number", TUTORIAL, async (page) => {
  const field = page.getByRole("textbox", { name: "Childcare places, added, number" }).first();
  await takes(field, [["１２０", "120"], ["0.12万", "1,200"], ["1,300", "1,300"], ["1 400", "1,400"]]);
  await refuses(field, page);
  await eventually(() => page.getByRole("slider", { name: "Childcare places, added" }).first().inputValue(), "1400");
});

scene("a range takes every way of writing a number", TUTORIAL, async (page) => {
  await goTo(page, "Risk");
  const ranges = page.getByRole("region", { name: "Ranges of the levers" });
  await ranges.getByRole("button", { name: "Suggest ranges" }).click();
  const high = ranges.getByRole("textbox", { name: "Population growth: high" });
  await takes(high, [["１２．５", "12.5"], ["13‰", "13"]]);
  await refuses(high, ranges);
  const draws = page.getByRole("region", { name: "Draws to make" }).getByRole("textbox").first();
  await takes(draws, [["５，０００", "5,000"], ["0.6万", "6,000"]]);
});

scene("an amount takes every way of writing a number", { file: "Jiangxi 2025, average" }, async (page) => {
  await goTo(page, "Allocate");
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: CHILDCARE });
  const amount = page.getByRole("textbox", { name: "Amount" });
  await takes(amount, [["４０万", "400000"], ["12,000", "12000"], ["１２，５００", "12500"], ["1.3万", "13000"]]);
  await refuses(amount, page);
  await page.getByRole("heading", { level: 1 }).filter({ hasText: "13,000 childcare places" }).waitFor();
});

scene("a limit takes every way of writing a number", TUTORIAL, async (page) => {
  await goTo(page, "Questions");
  await page.getByRole("navigation", { name: "Which question" }).getByRole("button", { name: "What it takes", exact: true }).click();
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: CHILDCARE });
  await page.getByRole("combobox", { name: "To hold" }).selectOption({ label: "A gap of at most" });
  const limit = page.getByRole("textbox", { name: "Figure" });
  await takes(limit, [["１００", "100"], ["0.02万", "200"], ["1,200", "1200"]]);
  await refuses(limit, page);
});

scene("the form of a norm takes every way of writing a number", {}, async (page) => {
  await goTo(page, "Norms");
  await page.getByRole("button", { name: "Add norm" }).click();
  const form = page.getByRole("dialog", { name: "Add norm" });
  const fill = (label, text) => form.getByRole("textbox", { name: label }).fill(text);
  await fill("Title of the document (Chinese)", "江西省养老实施方案");
  await fill("Name (English)", "Care stations per 10,000 residents");
  await fill("Its unit (English)", "stations");
  await fill(/^Clause/, "二(三)");
  await fill("What it demands, in your own words (Chinese)", "每万人两个半。");
  const preview = form.getByRole("region", { name: "On the open data" });
  const said = async (per, year, value) => {
    await fill("For every so many people", per);
    await fill(/^By the end of/, year);
    await fill(/^Value/, value);
    await preview.getByText(/[\d,]+ stations/).first().waitFor();
    return preview.innerText();
  };
  const plain = await said("10000", "2030", "2.5");
  assert.equal(await said("１万", "２０３０年", "２．５"), plain);
  assert.equal(await said("10,000", "2030", "2。5"), plain);
  await fill(/^Value/, "6,2");
  await form.getByText(COMMA).waitFor();
});

scene("a new file takes years and a code in full-width digits", {}, async (page) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "New file" }).click();
  const form = page.getByRole("dialog", { name: "New file" });
  await form.getByLabel("Title of the file").fill("Own");
  await form.getByLabel("Name of the area").fill("Own county");
  await form.getByLabel("Code", { exact: true }).fill("３６０２０２");
  await form.getByLabel("First year").fill("２０２０");
  await form.getByLabel("Last year").fill("20,30");
  await form.getByRole("button", { name: "Create the file" }).click();
  await form.getByText(/Years lie between 1949 and 2200/).waitFor();
  await form.getByLabel("Last year").fill("2030年");
  await form.getByRole("button", { name: "Create the file" }).click();
  await form.waitFor({ state: "hidden" });
  await page.getByRole("tabpanel", { name: "Data" }).waitFor();
});

scene("a cell of the grid takes every way of writing a number", { file: "Jiangxi 2025, average" }, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: /^Columns/ }).click();
  const list = page.getByRole("group", { name: "Columns", exact: true });
  await list.getByRole("button", { name: "None", exact: true }).click();
  await list.getByRole("checkbox", { name: "Residents", exact: true }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox", { name: "Find areas" }).fill("360202");
  const cell = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Changjiang District", exact: true }) })
    .locator("[role=gridcell][aria-colindex=\"2\"]");
  for (const [typed, shown] of [["40万", "400,000"], ["２０１３６３", "201,363"], ["201,364", "201,364"], ["20 1365", "201,365"]]) {
    await cell.click();
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await eventually(() => cell.innerText().then((text) => text.trim()), shown, typed);
  }
  await cell.click();
  await page.keyboard.type("6,2");
  await page.keyboard.press("Enter");
  await page.getByText(COMMA).first().waitFor();
});
