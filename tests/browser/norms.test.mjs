// Norms: what the plans demand, found, opened, and left out.

import assert from "node:assert/strict";

import { readFigure } from "./support/figures.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const part = (page, name) => page.getByRole("navigation", { name: "Parts of this screen" }).getByRole("button", { name, exact: true });
const shown = async (page) => Number(/^(\d+) of/.exec(await page.getByRole("status").filter({ hasText: /shown$/ }).innerText())[1]);

scene("the search finds a norm by English, Chinese, id and clause", {}, async (page) => {
  await goTo(page, "Norms");
  const all = await shown(page);
  assert.ok(all > 200, `${all} norms`);
  const search = page.getByRole("searchbox", { name: "Search" });
  for (const typed of ["childcare places", "托位", "childcare-places-per-1000", "二(五)16"]) {
    await search.fill(typed);
    await page.getByRole("button", { name: CHILDCARE, exact: true }).waitFor();
    await eventually(async () => (await shown(page)) < all / 4, true);
  }
  await search.fill("no such norm");
  await page.getByText("No norm matches.").waitFor();
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await eventually(() => shown(page), all);
});

scene("the filters leave what matches all of them", {}, async (page) => {
  await goTo(page, "Norms");
  const all = await shown(page);
  await page.getByLabel("Class", { exact: true }).selectOption({ label: "Milestone" });
  await eventually(async () => (await shown(page)) < all, true);
  const milestones = await shown(page);
  await page.getByLabel("Domain", { exact: true }).selectOption({ label: "Public health" });
  await eventually(async () => (await shown(page)) < milestones, true);
  assert.ok(await shown(page) > 0);
});

scene("a norm opens in place with its statement, document and clause", {}, async (page) => {
  await goTo(page, "Norms");
  await page.getByRole("searchbox", { name: "Search" }).fill("childcare-places-per-1000");
  const name = page.getByRole("button", { name: CHILDCARE, exact: true });
  await name.click();
  assert.equal(await name.getAttribute("aria-expanded"), "true");
  const screen = page.getByRole("tabpanel", { name: "Norms" });
  await screen.getByText("There should be 4.5 childcare places for every 1,000 residents by the end of 2025.").waitFor();
  await screen.getByRole("definition").filter({ hasText: "二(五)16; 清单9" }).waitFor();
  await screen.getByText("childcare-places-per-1000", { exact: true }).waitFor();
  await name.click();
  await eventually(() => name.getAttribute("aria-expanded"), "false");
});

scene("a norm's requirement can be asked from the catalogue", {}, async (page) => {
  await goTo(page, "Norms");
  await page.getByRole("searchbox", { name: "Search" }).fill("childcare-places-per-1000");
  await page.getByRole("button", { name: `${CHILDCARE}: Required 203,397 places` }).click();
  await page.getByRole("complementary", { name: "Explanation" }).getByText(/203,397 places/).first().waitFor();
});

scene("a plan that is unticked takes its norms away, and undo brings them back", {}, async (page) => {
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
  await goTo(page, "Norms");
  const before = await shown(page);
  await part(page, "Plans that bind this file").click();
  const plan = page.getByRole("listitem").filter({ hasText: "赣府发〔2023〕1号" }).getByRole("checkbox");
  assert.ok(await plan.isChecked());
  await plan.click();
  await eventually(() => plan.isChecked(), false);
  await goTo(page, "Overview");
  await eventually(() => readFigure(page, CHILDCARE), null);
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
  await goTo(page, "Norms");
  // The part that was looked at is still the one.
  await part(page, "Catalogue").click();
  await eventually(() => shown(page), before);
});

scene("the last plan cannot be taken away, and the page says why", { file: "Changjiang 2030" }, async (page) => {
  await goTo(page, "Norms");
  await part(page, "Plans that bind this file").click();
  const ticked = () => page.getByRole("checkbox", { checked: true });
  await ticked().first().waitFor();
  for (let left = await ticked().count(); left > 1; left -= 1) {
    await ticked().first().click();
    await eventually(() => ticked().count(), left - 1);
  }
  assert.ok(await ticked().isDisabled());
  await page.getByText("At least one plan stays").waitFor();
});

scene("a milestone can be marked as done, and the mark undone", {}, async (page) => {
  await goTo(page, "Norms");
  await part(page, "Milestones").click();
  const sentence = page.getByText(/\d+ milestones?, \d+ done/);
  const before = await sentence.innerText();
  const state = page.getByRole("combobox", { name: /: State$/ }).first();
  await state.selectOption({ label: "Done" });
  await eventually(async () => (await sentence.innerText()) !== before, true);
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => sentence.innerText(), before);
});

scene("the figures the documents print are there with their clauses", {}, async (page) => {
  await goTo(page, "Norms");
  await part(page, "Figures the documents give").click();
  await page.getByRole("columnheader", { name: "Clause" }).first().waitFor();
  assert.ok(await page.getByRole("tabpanel").getByRole("row").count() > 20);
});
