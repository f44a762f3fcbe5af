// How a screen is looked at outlives a look at another, what is imported, and what moves in the file; it is remembered by what it is.

import assert from "node:assert/strict";

import { readFigure } from "./support/figures.mjs";
import { growth, setGrowth } from "./support/kept.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const AVERAGE = { file: "Jiangxi 2025, average" };
const CHILDCARE = "Childcare places per 1,000 residents";

const scrolled = (page) => page.evaluate(() => Math.round(window.scrollY));
const norm = (page) => page.getByRole("combobox", { name: "Norm", exact: true });
const chosen = (select) => select.evaluate((select) => select.selectedOptions[0].label);
const part = (page, name) => page.getByRole("navigation", { name: "Parts of this screen" }).getByRole("button", { name, exact: true });
const undo = (page) => page.getByRole("button", { name: "Undo", exact: true });

/** The field of the cell that is typed into. */
const here = (page) => page.locator("[role=gridcell] input").first().getAttribute("aria-label");
const cell = (page, area, column) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: area, exact: true }) })
  .locator(`[role=gridcell][aria-colindex="${column}"]`);

/** The grid with these columns. */
async function grid(page, columns) {
  await goTo(page, "Data");
  await page.getByRole("button", { name: /^Columns/ }).click();
  const list = page.getByRole("group", { name: "Columns", exact: true });
  await list.getByRole("button", { name: "None", exact: true }).click();
  for (const name of columns) await list.getByRole("checkbox", { name, exact: true }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("grid").waitFor();
}

scene("sorting, filter and scroll of the areas are as they were after a look at another screen, and new with another file", AVERAGE, async (page) => {
  await goTo(page, "Areas");
  const heading = page.getByRole("table").first().getByRole("columnheader", { name: /^Required\b/ });
  await heading.getByRole("button").click();
  const find = page.getByRole("searchbox", { name: "Filter by name or code" });
  await find.fill("3601");
  const way = await heading.getAttribute("aria-sort");
  assert.notEqual(way, "none");
  await page.evaluate(() => window.scrollTo(0, 300));
  await eventually(() => scrolled(page), 300);
  // The test's own way to a tab would scroll to it first.
  await page.getByRole("tab", { name: "Norms", exact: true }).evaluate((tab) => tab.click());
  await page.getByRole("tabpanel", { name: "Norms" }).waitFor();
  // Another screen begins at its top.
  await eventually(() => scrolled(page), 0);
  await goTo(page, "Areas");
  await eventually(() => find.inputValue(), "3601");
  assert.equal(await heading.getAttribute("aria-sort"), way);
  await eventually(() => scrolled(page), 300);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open" });
  await dialog.getByRole("listitem").filter({ hasText: "Changjiang 2030" }).getByRole("button").click();
  await dialog.waitFor({ state: "hidden" });
  await goTo(page, "Areas");
  await eventually(() => find.count().then((count) => (count ? find.inputValue() : "")), "");
});

scene("part, search and open norm of the catalogue, and layout of the milestones, are as they were", {}, async (page) => {
  await goTo(page, "Norms");
  await page.getByRole("searchbox").first().fill("childcare-places");
  await page.getByRole("button", { name: CHILDCARE, exact: true }).click();
  await part(page, "Milestones").click();
  await page.getByRole("button", { name: "By year" }).click();
  await goTo(page, "Risk");
  await goTo(page, "Norms");
  await eventually(() => part(page, "Milestones").getAttribute("aria-current"), "true");
  assert.equal(await page.getByRole("button", { name: "By year" }).getAttribute("aria-pressed"), "true");
  await part(page, "Catalogue").click();
  await eventually(() => page.getByRole("searchbox").first().inputValue(), "childcare-places");
  await eventually(() => page.getByRole("button", { name: CHILDCARE, exact: true }).getAttribute("aria-expanded"), "true");
});

scene("columns, cell and scroll of the grid, and what a question was asked, are as they were", AVERAGE, async (page) => {
  await grid(page, ["Residents", "Childcare places"]);
  await cell(page, "Zhushan District", 3).click();
  await eventually(() => here(page).then((label) => label.startsWith("Zhushan District, Childcare places")), true);
  const sheet = page.getByRole("grid");
  const down = () => sheet.evaluate((grid) => (grid.closest(".grid__scroller") ?? grid).scrollTop);
  await sheet.evaluate((grid) => { (grid.closest(".grid__scroller") ?? grid).scrollTop = 640; });
  await eventually(down, 640);
  await goTo(page, "Questions");
  const result = page.getByRole("combobox", { name: "To hold", exact: true });
  const others = await result.evaluate((select) => [...select.options].map((option) => option.label));
  await result.selectOption({ label: others[1] });
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Columns (2 of", exact: false }).waitFor();
  await eventually(down, 640);
  await eventually(() => here(page).then((label) => label.startsWith("Zhushan District, Childcare places")), true);
  await goTo(page, "Questions");
  await eventually(() => chosen(result), others[1]);
});

scene("whose lever, which, and where a range is to be added, are as they were", AVERAGE, async (page) => {
  await goTo(page, "Risk");
  const of = page.getByRole("combobox", { name: "Of", exact: true });
  const lever = page.getByRole("combobox", { name: "Lever", exact: true });
  await of.selectOption({ label: CHILDCARE });
  await lever.selectOption({ index: 1 });
  const second = await chosen(lever);
  await goTo(page, "Areas");
  await goTo(page, "Risk");
  await eventually(() => chosen(of), CHILDCARE);
  assert.equal(await chosen(lever), second);
  // Another norm has levers of its own, and begins with the first.
  await of.selectOption({ index: 0 });
  await eventually(() => lever.evaluate((select) => select.selectedIndex), 0);
});

scene("new areas that are imported leave the planner at the same cell, columns and search, and undo does as well", AVERAGE, async (page) => {
  await grid(page, ["Residents", "Childcare places"]);
  await page.getByRole("searchbox", { name: "Find areas" }).fill("36020");
  await cell(page, "Zhushan District", 3).click();
  const still = async () => {
    await eventually(() => page.getByRole("searchbox", { name: "Find areas" }).inputValue(), "36020");
    await page.getByRole("button", { name: "Columns (2 of", exact: false }).waitFor();
    await eventually(() => here(page).then((label) => label.startsWith("Zhushan District, Childcare places")), true);
  };
  await still();
  // A district of Jingdezhen that is not in the file, before the one that is looked at.
  const text = "Code,Name,Level,Year,Residents\n360201,新城区,county,2020,1000\n";
  await page.getByLabel("Choose a table to import").setInputFiles({ name: "new.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const dialog = page.getByRole("dialog", { name: /new\.csv/ });
  await dialog.getByLabel("Add areas for codes that are not here yet").check();
  await dialog.getByRole("button", { name: "Next: check" }).click();
  await dialog.getByText("1 area is new", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await cell(page, "新城区", 2).waitFor();
  await still();
  await undo(page).click();
  await eventually(() => cell(page, "新城区", 2).count(), 0);
  await still();
});

scene("norm and area looked at stay the same ones while plans come and go", AVERAGE, async (page) => {
  await goTo(page, "Areas");
  const options = await norm(page).evaluate((select) => [...select.options].map((option) => option.label));
  await norm(page).selectOption({ label: CHILDCARE });
  assert.ok(options.length > 5);
  await goTo(page, "Norms");
  await part(page, "Plans that bind this file").click();
  const ticked = page.getByRole("listitem").getByRole("checkbox", { checked: true });
  const before = await ticked.count();
  // The first plan whose norms stand before the one looked at, and are not that one's.
  const other = page.getByRole("listitem").filter({ hasNotText: "赣府发〔2023〕1号" }).getByRole("checkbox", { checked: true }).first();
  await other.click();
  await eventually(() => ticked.count(), before - 1);
  await goTo(page, "Areas");
  await eventually(() => chosen(norm(page)), CHILDCARE);
  await undo(page).click();
  await eventually(() => chosen(norm(page)), CHILDCARE);
});

scene("a long history goes all the way back and forth, with looks at other screens between its steps", {}, async (page) => {
  const required = () => readFigure(page, CHILDCARE);
  const before = await required();
  for (let step = 1; step <= 30; step++) {
    await setGrowth(page, (step / 10).toFixed(1));
    if (step % 10 === 0) {
      await goTo(page, "Areas");
      await goTo(page, "Overview");
    }
  }
  const after = await required();
  assert.notEqual(before, after);
  await page.getByRole("button", { name: "History", exact: true }).click();
  const history = page.getByRole("group", { name: "History" });
  await history.getByRole("button", { name: "As opened" }).click();
  await eventually(required, before);
  await history.getByRole("button", { name: /^Population growth → 3(?![.\d])/ }).click();
  await eventually(required, after);
  await eventually(() => growth(page), "3");
});
