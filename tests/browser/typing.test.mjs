// What is being typed into a field that is taken when it is left: it stays while the page is drawn anew, and what is refused stays to be put right.

import assert from "node:assert/strict";

import { setGrowth } from "./support/kept.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const TUTORIAL = { file: "Tutorial (made-up figures)" };

/** Has the whole page drawn anew, as draws that go on or a file that is read do, without moving the focus. */
async function drawAnew(page) {
  const dark = () => page.evaluate(() => document.documentElement.dataset.theme);
  for (const name of ["Dark", "Light"]) {
    const before = await dark();
    await page.getByRole("button", { name, exact: true }).evaluate((button) => button.click());
    await eventually(async () => (await dark()) !== before, true, "the page is drawn anew");
  }
}

/** Types into a field while the page is drawn anew, and leaves it by Enter: it is taken then, and shown as it is written. */
async function stays(page, field, typed, { shown = typed, enter = "Enter" } = {}) {
  await field.fill(typed);
  await drawAnew(page);
  assert.equal(await field.inputValue(), typed, "it stays while it is typed");
  await field.press(enter);
  await eventually(() => field.inputValue(), shown);
  await drawAnew(page);
  assert.equal(await field.inputValue(), shown);
}

scene("what is being typed into a lever, its reason, a range or a count stays while the page is drawn anew", TUTORIAL, async (page) => {
  await setGrowth(page, "2");
  await goTo(page, "Risk");
  await page.getByRole("button", { name: "Suggest ranges" }).click();
  const lever = page.getByRole("textbox", { name: "Population growth, number" });
  await stays(page, lever, "3.50", { shown: "3.5" });
  assert.ok(await lever.evaluate((field) => field === document.activeElement), "the focus stays where one types");
  await stays(page, page.getByRole("textbox", { name: "Population growth: reason" }).first(), "as the bureau expects");
  const ranges = page.getByRole("region", { name: "Ranges" });
  await stays(page, ranges.getByRole("textbox", { name: "Population growth: high" }), "9.5");
  await stays(page, ranges.getByRole("textbox", { name: "Population growth: reason" }), "a wide one");
  await stays(page, page.getByRole("region", { name: "Draws to make" }).getByRole("textbox", { name: "Draws" }), "90000", { shown: "90,000" });
});

scene("what is being typed into an amount, a caption, notes or a figure's note stays while the page is drawn anew", TUTORIAL, async (page) => {
  await goTo(page, "Allocate");
  await stays(page, page.getByRole("textbox", { name: "Amount" }), "1234");
  await goTo(page, "Present");
  await stays(page, page.getByRole("textbox", { name: "Caption" }), "Where we stand", { enter: "Tab" });
  await stays(page, page.getByRole("textbox", { name: "Speaker notes" }), "Slowly,\nand twice.", { enter: "Tab" });
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Form", exact: true }).click();
  const figure = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /Residents/ }) }).first();
  await figure.locator("summary").click();
  await stays(page, figure.getByRole("textbox", { name: /: Note$/ }), "counted at the gate");
});

scene("what is being typed into a scenario's name and description stays while the page is drawn anew", TUTORIAL, async (page) => {
  const tab = page.getByRole("tablist", { name: "Scenarios" }).getByRole("tab").first();
  await tab.press("F2");
  const name = page.getByRole("textbox", { name: "Name of the scenario" });
  await name.fill("As agreed");
  await drawAnew(page);
  assert.equal(await name.inputValue(), "As agreed");
  await name.press("Enter");
  await eventually(() => tab.innerText(), "As agreed");
  await page.getByRole("button", { name: "Manage", exact: true }).click();
  const manager = page.getByRole("dialog", { name: "Scenarios" });
  await manager.getByRole("textbox", { name: "Description: As agreed" }).fill("What the county and the city said");
  await drawAnew(page);
  assert.equal(await manager.getByRole("textbox", { name: "Description: As agreed" }).inputValue(), "What the county and the city said");
  const field = manager.getByRole("textbox", { name: "Name: As agreed" });
  await field.fill(" ");
  await field.press("Enter");
  await manager.getByRole("alert").waitFor();
  await field.press("Escape");
  await manager.getByRole("alert").waitFor({ state: "detached" });
  assert.equal(await field.inputValue(), "As agreed", "Escape brings it back, and leaves the dialog open");
});

scene("a refused figure stays to be put right, and Escape brings back the last", TUTORIAL, async (page) => {
  const lever = page.getByRole("textbox", { name: "Population growth, number" });
  const before = await lever.inputValue();
  await lever.fill("six");
  await lever.press("Enter");
  const refusal = page.getByRole("alert").filter({ hasText: "six" });
  await refusal.waitFor();
  await drawAnew(page);
  assert.equal(await lever.inputValue(), "six");
  await lever.press("Escape");
  await refusal.waitFor({ state: "detached" });
  assert.equal(await lever.inputValue(), before);
});
