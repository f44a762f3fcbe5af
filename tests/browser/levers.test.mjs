// Levers: every figure follows, nothing is lost, and every step can be taken back.

import assert from "node:assert/strict";

import { counties, readFigure, roundedUp, shipped } from "./support/figures.mjs";
import { eventually, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const BASELINE = 203_397;

const growth = (page) => page.getByRole("slider", { name: "Population growth" });
const growthField = (page) => page.getByRole("textbox", { name: "Population growth, number" });
const target = (page) => page.getByRole("region", { name: "Standards" }).getByRole("slider", { name: CHILDCARE });
const targetField = (page) => page.getByRole("region", { name: "Standards" }).getByRole("textbox", { name: `${CHILDCARE}, number` });
const required = (page) => readFigure(page, CHILDCARE);
const undo = (page) => page.getByRole("button", { name: "Undo" });
const redo = (page) => page.getByRole("button", { name: "Redo" });

/** Waits until the requirement is no longer `before`, and gives what it is. */
async function changed(page, before) {
  await eventually(async () => (await required(page)) !== before, true);
  return required(page);
}

scene("the growth slider moves with the arrow keys, and the figures with it", {}, async (page) => {
  await eventually(() => required(page), BASELINE);
  await growth(page).focus();
  await page.keyboard.press("ArrowRight");
  await eventually(() => growth(page).inputValue(), "0.1");
  await eventually(() => growthField(page).inputValue(), "0.1");
  const more = await changed(page, BASELINE);
  assert.ok(more > BASELINE, `${more} > ${BASELINE}`);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await eventually(() => growth(page).inputValue(), "-0.1");
  await eventually(async () => (await required(page)) < BASELINE, true);
});

scene("the number field takes what is typed, and Reset brings the baseline back", {}, async (page) => {
  await eventually(() => required(page), BASELINE);
  await growthField(page).fill("5");
  await growthField(page).press("Enter");
  const more = await changed(page, BASELINE);
  // Five years at 5‰ are 2.53% more people; counties rounded up one by one.
  assert.ok(Math.abs(more / BASELINE - 1.005 ** 5) < 0.001, `${more}`);
  await eventually(() => growth(page).inputValue(), "5");
  await page.getByRole("button", { name: "Reset Population growth" }).click();
  await eventually(() => required(page), BASELINE);
  await eventually(() => growth(page).inputValue(), "0");
});

scene("what is no number, or beyond the range, gets a sentence and changes nothing", {}, async (page) => {
  await eventually(() => required(page), BASELINE);
  for (const [typed, sentence] of [["abc", /“abc” is not a number/], ["5000", /Enter a value between/], ["1e3", /is not a number/]]) {
    await growthField(page).fill(typed);
    await growthField(page).press("Enter");
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    assert.equal(await growthField(page).getAttribute("aria-invalid"), "true");
    assert.equal(await required(page), BASELINE);
    assert.equal(await growth(page).inputValue(), "0");
    assert.ok(await undo(page).isDisabled(), "there is nothing to undo");
  }
});

scene("a target of 4.8 childcare places asks for the sum of each county's own, rounded up", {}, async (page) => {
  const stricter = roundedUp(counties(shipped("jiangxi-2025")), 48);
  assert.equal(stricter, 216_952);
  await eventually(() => required(page), BASELINE);
  await targetField(page).fill("4.8");
  await targetField(page).press("Enter");
  await eventually(() => required(page), stricter);
  await eventually(() => target(page).inputValue(), "4.8");
});

scene("undo and redo step through the changes, by button and by key", {}, async (page) => {
  await eventually(() => required(page), BASELINE);
  assert.ok(await undo(page).isDisabled());
  await targetField(page).fill("4.8");
  await targetField(page).press("Enter");
  await eventually(() => required(page), 216_952);
  await growthField(page).fill("-3");
  await growthField(page).press("Enter");
  const fewer = await changed(page, 216_952);
  await undo(page).click();
  await eventually(() => required(page), 216_952);
  await undo(page).click();
  await eventually(() => required(page), BASELINE);
  assert.ok(await undo(page).isDisabled());
  await redo(page).click();
  await eventually(() => required(page), 216_952);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+y");
  await eventually(() => required(page), fewer);
  assert.ok(await redo(page).isDisabled());
  await page.keyboard.press("Control+z");
  await eventually(() => required(page), 216_952);
  await page.keyboard.press("Control+Shift+z");
  await eventually(() => required(page), fewer);
});

scene("a drag is one step to undo, and two drags are two", {}, async (page) => {
  await eventually(() => required(page), BASELINE);
  const drag = async (from, to) => {
    const box = await growth(page).boundingBox();
    const at = (share) => box.x + box.width * share;
    await page.mouse.move(at(from), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(to), box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
    return growth(page).inputValue();
  };
  const first = await drag(0.5, 0.7);
  const after = await changed(page, BASELINE);
  assert.notEqual(first, "0");
  const second = await drag(0.7, 0.9);
  assert.ok(Number(second) > Number(first));
  await undo(page).click();
  await eventually(() => required(page), after);
  await eventually(() => growth(page).inputValue(), first);
  await undo(page).click();
  await eventually(() => required(page), BASELINE);
  assert.ok(await undo(page).isDisabled());
});

scene("each scenario keeps its own levers", {}, async (page) => {
  const scenario = (name) => page.getByRole("tablist", { name: "Scenarios" }).getByRole("tab", { name });
  await eventually(() => required(page), BASELINE);
  await scenario("Stricter norms").click();
  await eventually(() => target(page).inputValue(), "5.5");
  await eventually(() => required(page), roundedUp(counties(shipped("jiangxi-2025")), 55));
  await targetField(page).fill("4.8");
  await targetField(page).press("Enter");
  await eventually(() => required(page), 216_952);
  await scenario("Baseline").click();
  await eventually(() => required(page), BASELINE);
  await eventually(() => target(page).inputValue(), "4.5");
  await scenario("Stricter norms").click();
  await eventually(() => required(page), 216_952);
});

scene("a scenario can be added from the present one, and deleted", {}, async (page) => {
  const tabs = page.getByRole("tablist", { name: "Scenarios" }).getByRole("tab");
  await eventually(() => tabs.count(), 5);
  await growthField(page).fill("5");
  await growthField(page).press("Enter");
  const grown = await changed(page, BASELINE);
  await page.getByRole("button", { name: "Add scenario", exact: true }).click();
  await eventually(() => tabs.count(), 6);
  assert.equal(await tabs.nth(5).getAttribute("aria-selected"), "true");
  await eventually(() => required(page), grown, "it starts where the present one stands");
  await growthField(page).fill("0");
  await growthField(page).press("Enter");
  await eventually(() => required(page), BASELINE);
  await tabs.first().click();
  await eventually(() => required(page), grown, "the one it came from is as it was");
  await tabs.nth(5).click();
  await page.getByRole("button", { name: "Manage", exact: true }).click();
  await page.getByRole("button", { name: "Delete: Scenario 6", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await eventually(() => tabs.count(), 5);
  await undo(page).click();
  await eventually(() => tabs.count(), 6);
});

scene("switching the language keeps levers, scenario, year, area and screen", { file: "Jiangxi 2025, average" }, async (page) => {
  await page.getByRole("tab", { name: "Stricter norms" }).click();
  await growthField(page).fill("2.5");
  await growthField(page).press("Enter");
  await page.getByRole("slider", { name: "Year" }).fill("2028");
  await page.getByLabel("Areas below…").selectOption({ label: "Nanchang City" });
  await page.getByRole("heading", { level: 1, name: /In 2028, .* Nanchang City/ }).waitFor();
  const before = await required(page);
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { level: 1, name: /2028 年，南昌市/ }).waitFor();
  await eventually(() => page.getByRole("slider", { name: "人口增长率" }).inputValue(), "2.5");
  assert.equal(await page.getByRole("tab", { name: "更严标准" }).getAttribute("aria-selected"), "true");
  assert.equal(await page.getByRole("slider", { name: "年份" }).inputValue(), "2028");
  await eventually(() => readFigure(page, "每千人口托位数", "需求"), before);
  await page.getByRole("button", { name: "English" }).click();
  await eventually(() => required(page), before);
});

scene("a reason given for a lever stays with it", {}, async (page) => {
  await growthField(page).fill("5");
  await growthField(page).press("Enter");
  const reason = page.getByRole("textbox", { name: "Population growth: reason" });
  await reason.fill("People coming back");
  await reason.press("Enter");
  await page.getByRole("tab", { name: "Population falls" }).click();
  await eventually(() => growth(page).inputValue(), "-3");
  await page.getByRole("tab", { name: "Baseline", exact: true }).click();
  await eventually(() => reason.inputValue(), "People coming back");
});
