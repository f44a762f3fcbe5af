// The grid of the Data screen: many areas at once, with the keys and the clipboard of a spreadsheet.

import assert from "node:assert/strict";

import { extractText } from "unpdf";

import { shipped } from "./support/figures.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const AVERAGE = { file: "Jiangxi 2025, average" };
const PEOPLE = "Residents";
const PLACES = "Childcare places";

/** The field of the cell that is typed into, which has the focus. */
const editor = (page) => page.locator("input:focus");
/** What the cell in hand is called and holds. */
const here = (page) => editor(page).getAttribute("aria-label");
/** The cell that a row and a column share. */
const cell = (page, area, column) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: area, exact: true }) })
  .locator(`[role=gridcell][aria-colindex="${column}"]`);

/** Shows these columns, and the areas that `find` names. */
async function grid(page, find, columns = [PEOPLE, PLACES]) {
  await goTo(page, "Data");
  await page.getByRole("button", { name: /^Columns/ }).click();
  const list = page.getByRole("group", { name: "Columns", exact: true });
  await list.getByRole("button", { name: "None", exact: true }).click();
  for (const name of columns) await list.getByRole("checkbox", { name, exact: true }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox", { name: "Find areas" }).fill(find);
  await page.getByRole("grid").waitFor();
}

/** Puts a text on the clipboard and pastes it. */
async function paste(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Puts the hand on a cell. */
async function put(page, area, column) {
  await cell(page, area, column).click();
  await eventually(() => here(page).then((label) => label.startsWith(`${area}, `)), true);
}

const undo = (page) => page.getByRole("button", { name: "Undo", exact: true });
const written = (page, area, column) => cell(page, area, column).innerText().then((text) => text.trim());

scene("typing replaces, Enter and Tab go on, F2 edits, Escape restores, and the outlook follows", AVERAGE, async (page) => {
  await grid(page, "360202");
  await put(page, "Changjiang District", 2);
  assert.equal(await here(page), "Changjiang District, Residents, 2020: 201,363 people");
  await page.keyboard.type("40万");
  await page.keyboard.press("Tab");
  await eventually(() => written(page, "Changjiang District", 2), "400,000");
  // 400,000 people at 4.5 per 1,000 need 1,800 places; 1,793 are seven short.
  await page.keyboard.type("1793");
  await page.keyboard.press("Enter");
  await eventually(() => written(page, "Changjiang District", 3), "1,793");
  await put(page, "Changjiang District", 3);
  await page.keyboard.press("F2");
  await page.keyboard.type("9");
  await page.keyboard.press("Escape");
  await eventually(() => here(page), "Changjiang District, Childcare places, 2020: 1,793 places");
  await page.getByRole("button", { name: "Open the area's form" }).click();
  await goTo(page, "Overview");
  await page.getByRole("button", { name: /^Childcare places per 1,000 residents: short(?: of)? 7 places/i }).first().waitFor();
});

scene("what cannot be a figure stays in the cell with its sentence, and changes nothing", AVERAGE, async (page) => {
  await grid(page, "360202");
  const before = await (await put(page, "Changjiang District", 3), written(page, "Changjiang District", 3));
  for (const [typed, sentence] of [["many", /“many” is not a number/], ["-5", /less than zero/], ["4.5", /has a fraction/], ["12%", /not as a share/]]) {
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    assert.equal(await editor(page).inputValue(), typed);
    await page.keyboard.press("Escape");
    await page.getByRole("alert").waitFor({ state: "hidden" });
  }
  assert.equal(await written(page, "Changjiang District", 3), before);
  assert.ok(await undo(page).isDisabled(), "nothing was changed");
});

scene("a block is copied, pasted with its units as one step, or refused as a whole with the cells that are wrong", AVERAGE, async (page) => {
  await grid(page, "景德镇");
  await put(page, "Changjiang District", 2);
  await paste(page, "20.5万\t1,001\n３０００００人\t\n");
  await eventually(() => written(page, "Changjiang District", 2), "205,000");
  await eventually(() => written(page, "Changjiang District", 3), "1,001");
  await eventually(() => written(page, "Zhushan District", 2), "300,000");
  await page.getByRole("status").filter({ hasText: "4 cells changed" }).waitFor();
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData("text/plain");
  });
  assert.equal(copied, "205000\t1001\n300000\t");
  await page.keyboard.press("Control+z");
  await eventually(() => undo(page).isDisabled(), true, "one step");
  assert.equal(await written(page, "Changjiang District", 2), "201,363");
  await paste(page, "5\t6\n-7\tmany\n");
  const problem = page.getByRole("alert").filter({ hasText: "2 cells cannot be taken, so nothing was pasted" });
  await problem.getByText(/^Zhushan District, Residents: .*less than zero/).waitFor();
  await problem.getByText(/^Zhushan District, Childcare places: “many” is not a number/).waitFor();
  assert.equal(await written(page, "Changjiang District", 2), "201,363");
  assert.ok(await undo(page).isDisabled());
});

scene("a block with names and heads is offered as an import, and imported as one step", AVERAGE, async (page) => {
  await grid(page, "景德镇");
  await put(page, "Changjiang District", 2);
  await paste(page, "地区\t2020年常住人口\n昌江区\t205,000\n珠山区\t300,000\n");
  const offered = page.getByRole("alert").filter({ hasText: "a table with names of areas" });
  await offered.getByRole("button", { name: "Import as a table" }).click();
  const dialog = page.getByRole("dialog", { name: "Import “Pasted table.tsv”" });
  await dialog.getByText("2 figures change.").waitFor();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await eventually(() => written(page, "Changjiang District", 2), "205,000");
  await undo(page).click();
  await eventually(() => written(page, "Changjiang District", 2), "201,363");
});

scene("a block is filled down and emptied, each as one step; redo takes it again", AVERAGE, async (page) => {
  await grid(page, "景德镇");
  await put(page, "Changjiang District", 3);
  const first = await written(page, "Changjiang District", 3);
  const fourth = await written(page, "Fuliang County", 3);
  assert.notEqual(fourth, first);
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  await eventually(() => written(page, "Zhushan District", 3), first);
  await eventually(() => written(page, "Fuliang County", 3), first);
  await page.keyboard.press("Control+z");
  await eventually(() => written(page, "Fuliang County", 3), fourth);
  await page.keyboard.press("Control+y");
  await eventually(() => written(page, "Fuliang County", 3), first);
  await page.keyboard.press("Delete");
  await eventually(() => here(page), "Changjiang District, Childcare places, 2020: unknown");
  await page.keyboard.press("Control+z");
  await eventually(() => written(page, "Fuliang County", 3), first);
});

scene("a figure ten times that of its peers is marked, found by a button, and explained beside them", AVERAGE, async (page) => {
  await grid(page, "360202");
  await page.getByRole("heading", { level: 1, name: /nothing looks odd/ }).waitFor();
  await put(page, "Changjiang District", 3);
  // Every county has the average: 201,363 people have a tenth of what is typed, near enough.
  const average = Number((await written(page, "Changjiang District", 3)).replaceAll(",", ""));
  await page.keyboard.type(String(average * 10));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /1 wants a second look/ }).waitFor();
  await page.getByRole("button", { name: "Next to check" }).click();
  const said = page.getByRole("complementary", { name: "Selected cell" });
  await said.getByText(/About 10 times the median of 99 areas/).waitFor();
  await said.getByRole("application", { name: "Among its peers" }).waitFor();
});

scene("a sum follows the areas below it and is not typed into; a source is kept with the figure", AVERAGE, async (page) => {
  await grid(page, "景德镇", [PLACES]);
  await put(page, "Jingdezhen City", 2);
  const sum = Number((await written(page, "Jingdezhen City", 2)).replaceAll(",", ""));
  await page.keyboard.type("5");
  await page.getByRole("status").filter({ hasText: /sum of the \d+ areas below/ }).waitFor();
  await put(page, "Changjiang District", 2);
  const was = Number((await written(page, "Changjiang District", 2)).replaceAll(",", ""));
  await page.keyboard.type(String(was + 1_000));
  await page.keyboard.press("Enter");
  await eventually(() => written(page, "Jingdezhen City", 2), (sum + 1_000).toLocaleString("en"));
  await put(page, "Changjiang District", 2);
  const said = page.getByRole("complementary", { name: "Selected cell" });
  await said.getByText("Changjiang District").waitFor();
  await said.getByRole("combobox", { name: "Source" }).selectOption({ label: "Another source…" });
  await said.getByRole("textbox", { name: "Name of the source" }).fill("Bureau, 2020");
  await said.getByRole("textbox", { name: "Name of the source" }).press("Enter");
  await eventually(() => said.getByRole("combobox", { name: "Source" }).evaluate((one) => one.selectedOptions[0].text), "Bureau, 2020");
  await undo(page).click();
  await eventually(() => said.getByRole("combobox", { name: "Source" }).evaluate((one) => one.selectedOptions[0].text !== "Bureau, 2020"), true);
});

scene("of a hundred areas only those in sight are drawn, the last is a key away, and Tab is not caught", AVERAGE, async (page) => {
  await goTo(page, "Data");
  const table = page.getByRole("grid");
  // 1 province, 11 cities and 100 counties, and the head.
  assert.equal(await table.getAttribute("aria-rowcount"), "113");
  assert.ok((await page.getByRole("row").count()) < 70, "rows drawn");
  await put(page, "Nanchang City", 2);
  await page.keyboard.press("Control+End");
  await eventually(() => editor(page).evaluate((one) => one.closest("[role=row]").getAttribute("aria-rowindex")), "113");
  await page.keyboard.press("Control+Home");
  await eventually(() => here(page).then((label) => label.startsWith("Jiangxi, ")), true);
  await page.keyboard.press("Tab");
  await eventually(() => here(page).then((label) => label.startsWith("Jiangxi, Urban")), true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.ok(!(await page.evaluate(() => document.activeElement.closest("[role=grid]"))), "Escape, then Tab leaves");
});

for (const landscape of [false, true]) {
  scene(`on paper stands the whole grid, with its heads on every page (${landscape ? "landscape" : "portrait"})`, AVERAGE, async (page) => {
    await goTo(page, "Data");
    await page.getByRole("grid").waitFor();
    await page.getByRole("button", { name: /^Columns/ }).click();
    const list = page.getByRole("group", { name: "Columns", exact: true });
    const boxes = list.getByRole("checkbox");
    await list.getByRole("button", { name: "None", exact: true }).click();
    const wanted = Math.min(17, await boxes.count());
    for (let at = 0; at < wanted; at += 1) await boxes.nth(at).check();
    await page.keyboard.press("Escape");
    const pdf = await page.pdf({ format: "A4", landscape });
    const { totalPages, text } = await extractText(new Uint8Array(pdf));
    const areas = shipped("jiangxi-2025-average").areas.map(({ name }) => name.en);
    const all = text.join("\n").replaceAll(/\s+/g, " ");
    assert.deepEqual(areas.filter((name) => !all.includes(name)), [], "every area is there");
    assert.ok(totalPages >= 2);
    text.forEach((one, at) => assert.ok(one.includes("Area") && one.includes(PEOPLE), `heads on page ${at + 1}`));
    // The window of the screen is back.
    await page.getByRole("grid").waitFor();
    assert.equal(await page.getByRole("table").count(), 0);
  });
}
