// Dialogs: Escape, and letting go of a selection of text outside, throw nothing away unasked.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { path } from "./support/figures.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const AGAIN = "Press Escape again to leave it.";
const county = (change = () => {}) => {
  const file = JSON.parse(readFileSync(path("changjiang-2030"), "utf8"));
  change(file);
  return { mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
};

/** Escape once says so and keeps it; once more leaves. */
async function asksFirst(page, dialog, held) {
  await page.keyboard.press("Escape");
  await dialog.getByText(AGAIN).waitFor();
  if (held) await eventually(held[0], held[1]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
}

/** Presses in a field and lets go beside the dialog. */
async function selectOutwards(page, field) {
  const box = await field.boundingBox();
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(3, 3, { steps: 3 });
  await page.mouse.up();
}

async function newFile(page) {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "New file" }).click();
  return page.getByRole("dialog", { name: "New file" });
}

scene("a new file that is half filled in outlives Escape and a selection that ends outside", {}, async (page) => {
  const dialog = await newFile(page);
  const title = dialog.getByLabel("Title of the file");
  await title.fill("Half done");
  await selectOutwards(page, title);
  assert.equal(await title.inputValue(), "Half done");
  // A press beside it asks as well, and does not leave.
  await page.mouse.click(3, 3);
  await dialog.getByText(AGAIN).waitFor();
  assert.equal(await title.inputValue(), "Half done");
  await title.press("End");
  await title.pressSequentially("!");
  await dialog.getByText(AGAIN).waitFor({ state: "hidden" });
  await asksFirst(page, dialog, [() => title.inputValue(), "Half done!"]);
});

scene("a dialog with nothing written in it closes on Escape and on a press beside it", {}, async (page) => {
  const dialog = await newFile(page);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.mouse.click(3, 3);
  await page.getByRole("dialog", { name: "Open" }).waitFor({ state: "hidden" });
});

scene("an action that is half written outlives Escape", {}, async (page) => {
  await page.getByRole("button", { name: "Edit actions…" }).click();
  const dialog = page.getByRole("dialog", { name: /Actions/ });
  const reason = dialog.getByRole("form").getByLabel("Reason");
  await reason.fill("Because the council said so");
  await selectOutwards(page, reason);
  await asksFirst(page, dialog, [() => reason.inputValue(), "Because the council said so"]);
});

scene("a scenario's description that is being typed is kept on Escape, as a step", {}, async (page) => {
  await page.getByRole("button", { name: "Manage", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Scenarios" });
  await dialog.getByRole("textbox", { name: /description/i }).first().fill("With slower growth");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Manage", exact: true }).click();
  await eventually(() => dialog.getByRole("textbox", { name: /description/i }).first().inputValue(), "With slower growth");
});

scene("decisions on the merge desk outlive another file, and Escape", {}, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: /Merge/ });
  const first = { name: "one.scenario.json", ...county((file) => { file.areas[0].population.resident.values["2020"] = 1; }) };
  await dialog.getByLabel("Add files…").setInputFiles(first);
  const whose = dialog.getByLabel("Where they conflict, use");
  await whose.selectOption({ label: "theirs" });
  await dialog.getByLabel("Add files…").setInputFiles({ name: "two.scenario.json", ...county((file) => { file.title.en = "Two"; }) });
  await dialog.getByText("two.scenario.json").first().waitFor();
  const chosen = () => whose.evaluate((select) => select.selectedOptions[0].label);
  await eventually(chosen, "theirs");
  await asksFirst(page, dialog, [chosen, "theirs"]);
});

scene("what was chosen for one figure on the merge desk outlives a file that is taken off it", {}, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: /Merge/ });
  const stated = (people) => county((file) => { file.areas[0].population.resident.values["2020"] = people; });
  await dialog.getByLabel("Add files…").setInputFiles([{ name: "one.scenario.json", ...stated(600_001) }, { name: "two.scenario.json", ...stated(600_002) }]);
  const one = dialog.getByRole("radio", { name: /Residents 2020: .*600,001/ });
  await one.check();
  await dialog.getByRole("button", { name: "Remove two.scenario.json" }).click();
  await eventually(() => dialog.getByRole("radio", { name: /600,002/ }).count(), 0);
  assert.ok(await one.isChecked());
  await asksFirst(page, dialog, [() => one.isChecked(), true]);
});

scene("what was said of a table's columns outlives Escape", {}, async (page) => {
  const table = { name: "counts.csv", mimeType: "text/csv", buffer: Buffer.from("Code,Name,2020 Residents\n360202,Changjiang District,201363\n") };
  await page.getByLabel("Open a file…").setInputFiles(table);
  const dialog = page.getByRole("dialog", { name: /counts\.csv/ });
  const column = dialog.getByRole("combobox").last();
  await column.waitFor();
  const other = await column.evaluate((select) => [...select.options].find((option) => !option.selected && !option.disabled).value);
  await column.selectOption(other);
  await asksFirst(page, dialog, [() => column.inputValue(), other]);
});

scene("a norm that is half written outlives Escape, a press beside it and a selection that ends outside; the focus goes back", {}, async (page) => {
  await goTo(page, "Norms");
  const add = page.getByRole("button", { name: /^\+ / });
  await add.click();
  const dialog = page.getByRole("dialog");
  const clause = dialog.getByLabel(/^Clause/);
  await clause.fill("二(一)3");
  await selectOutwards(page, clause);
  await eventually(() => clause.inputValue(), "二(一)3");
  await page.mouse.click(3, 3);
  await dialog.getByText(AGAIN).waitFor();
  await clause.press("End");
  await clause.pressSequentially("-4");
  await dialog.getByText(AGAIN).waitFor({ state: "hidden" });
  await asksFirst(page, dialog, [() => clause.inputValue(), "二(一)3-4"]);
  await eventually(() => add.evaluate((button) => button === document.activeElement), true);
});
