// Tables in and out: real files of the kinds planners have, mapped, checked, and taken back in one step.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { violations } from "./support/axe.mjs";
import { eventually, goTo, PHONE, scene } from "./support/scene.mjs";

const SHEETS = new URL("support/three_sheets.xlsx", import.meta.url);
const CENSUS = new URL("../../scenarios/data/jiangxi_census2020.csv", import.meta.url);

/** Text as WPS saves CSV on a Chinese Windows: the decoder of the platform, turned round. */
function gb18030(text) {
  const decoder = new TextDecoder("gb18030");
  const bytes = new Map();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) bytes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Buffer.from([...text].flatMap((letter) => (letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : bytes.get(letter))));
}

/** Picks a file behind the Import button, and gives the dialog. */
async function pick(page, name, buffer, label = "Choose a table to import") {
  await page.getByLabel(label).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  return page.getByRole("dialog");
}

/** A county's figure in the form, by its code. */
async function figureOf(page, code, name, figure, year) {
  await page.getByRole("button", { name: "Form", exact: true }).click();
  const find = page.getByLabel("Go to an area");
  await find.fill(code);
  await find.press("Enter");
  await page.getByRole("heading", { level: 1, name: new RegExp(`^${name}`) }).waitFor();
  await page.getByLabel("Year of the figures").selectOption(String(year));
  return page.getByRole("textbox", { name: figure, exact: true }).inputValue();
}

scene("a statistical table in GB18030 and 万人 is mapped, checked, imported as one step, and taken back", {}, async (page) => {
  await goTo(page, "Data");
  const before = await figureOf(page, "360202", "Changjiang District", "Residents", 2020);
  assert.equal(before, "201,363");
  const text = "2020年各县（市、区）人口\r\n单位：万人\r\n地区,常住人口,备注\r\n昌江区,20.15,\r\n珠山,38.4,含开发区\r\n浮粱县,27.5,\r\n合计,86.05,\r\n";
  const dialog = await pick(page, "人口.csv", gb18030(text));
  await dialog.getByRole("heading", { name: "Import “人口.csv”" }).waitFor();
  // What can be told from the file is told: header in row 3, 2020, residents in ten thousands.
  await eventually(() => dialog.getByLabel("Header row").inputValue(), "3");
  assert.equal(await dialog.getByLabel("Year, where the table has none").inputValue(), "2020");
  // What cannot be stays where it was typed, with what may be; nothing else changes.
  for (const [field, typed, allowed, taken] of [["Header row", "99", "Enter a row from 1 to", "3"], ["Year, where the table has none", "abcd", "Enter a year from 1949 to 2200.", "2020"]]) {
    await dialog.getByLabel(field).fill(typed);
    await dialog.getByLabel(field).press("Tab");
    await dialog.getByRole("alert").filter({ hasText: allowed }).waitFor();
    assert.equal(await dialog.getByLabel(field).inputValue(), typed);
    await dialog.getByLabel(field).press("Escape");
    await eventually(() => dialog.getByLabel(field).inputValue(), taken);
  }
  const chosen = (name) => dialog.getByRole("combobox", { name, exact: true }).evaluate((select) => select.selectedOptions[0].textContent);
  assert.deepEqual([await chosen("Column A"), await chosen("Column B"), await chosen("Unit of column B"), await chosen("Column C")],
    ["Area name", "Residents", "10,000 people", "Not imported"]);
  // 浮粱县 is a slip of the pen for 浮梁县, and is offered it; 合计 is a total, and asked of nobody.
  await dialog.getByText("1 was not found.", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: /^Perhaps “Fuliang County 360222”/ }).click();
  await eventually(() => dialog.getByText("not found").count(), 0);
  assert.equal((await violations(page)).join("\n"), "");
  await dialog.getByRole("button", { name: "Next: check" }).click();
  await dialog.getByText("3 figures change.").waitFor();
  // They do not go with the urban and rural people of the census, and are in doubt first.
  await dialog.getByText("B6 Fuliang County, Residents, 2020, 275,000: Urban and rural people are 280,376 together, more than the 275,000 residents.").waitFor();
  await dialog.getByRole("button", { name: "Changes 3" }).click();
  const row = dialog.getByRole("row").filter({ hasText: "Changjiang" });
  // 20.15 × 10,000
  await eventually(() => row.locator("td, th").allTextContents(), ["B4", "Changjiang District", "Residents", "2020", "201,363", "201,500"]);
  assert.equal((await violations(page)).join("\n"), "");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  const residents = page.getByRole("textbox", { name: "Residents", exact: true });
  await eventually(() => residents.inputValue(), "201,500");
  await page.getByTitle("Undo: Import 人口.csv").click();
  await eventually(() => residents.inputValue(), "201,363");
});

scene("what is exported as XLSX and as CSV imports back without a change", { file: "Jiangxi 2025, average" }, async (page) => {
  await goTo(page, "Data");
  for (const format of ["XLSX", "CSV"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Export ${format}` }).click()]);
    const name = download.suggestedFilename();
    assert.match(name, new RegExp(`^Jiangxi 2025.* figures \\d{4}\\.${format.toLowerCase()}$`));
    const bytes = readFileSync(await download.path());
    const dialog = await pick(page, name, bytes);
    await dialog.getByRole("button", { name: "Next: check" }).click();
    await dialog.getByText(/^Nothing would change; [\d,]+ cells say what is known already\.$/).waitFor();
    assert.equal(await dialog.getByRole("button", { name: "Import", exact: true }).isDisabled(), true);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
});

for (const lang of ["en", "zh-CN"]) {
  const say = lang === "en"
    ? { data: "Data", label: "Choose a table to import", holds: "2 areas, 2 figures, 2023", tick: (sheet) => `Import the sheet “${sheet}”`, next: "Next: check", then: "Import, then look at “2024年”", last: "Import", places: "Childcare places" }
    : { data: "数据", label: "选择要导入的表格", holds: "2 个地区，2 项数据，2023", tick: (sheet) => `导入工作表“${sheet}”`, next: "下一步：核对", then: "导入，接着看“2024年”", last: "导入", places: "托位" };
  scene(`of a workbook each sheet says what it holds, and those that are ticked come in one after the other: ${lang}`, { lang }, async (page) => {
    await goTo(page, say.data);
    const dialog = await pick(page, "卫生统计.xlsx", readFileSync(SHEETS), say.label);
    const row = (sheet) => dialog.getByRole("row").filter({ has: page.getByRole("button", { name: sheet, exact: true }) });
    await row("2023年").getByText(say.holds).waitFor();
    // The cover holds nothing, and cannot be ticked.
    assert.equal(await dialog.getByRole("checkbox", { name: say.tick("封面") }).isDisabled(), true);
    await dialog.getByRole("checkbox", { name: say.tick("2024年") }).check();
    assert.equal((await violations(page)).join("\n"), "");
    await dialog.getByRole("button", { name: say.next }).click();
    await dialog.getByRole("button", { name: say.then }).click();
    // The next sheet is looked at from the first step on.
    await row("2024年").getByRole("button").and(page.locator("[aria-current=true]")).waitFor();
    await dialog.getByRole("button", { name: say.next }).click();
    await dialog.getByRole("button", { name: say.last, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    if (lang === "en") {
      assert.equal(await figureOf(page, "360202", "Changjiang District", say.places, "2023"), "420");
      assert.equal(await figureOf(page, "360203", "Zhushan District", say.places, "2024"), "640");
    }
  });
}

scene("cells with errors are named with row and column, stop the import, and can be left out", {}, async (page) => {
  await goTo(page, "Data");
  const text = "Code,Name,Year,Residents,Urban population\n360202,昌江区,2020,201400,-5\n360203,珠山区,2020,2020-11-01,380000\n";
  const dialog = await pick(page, "slips.csv", Buffer.from(text));
  await dialog.getByRole("button", { name: "Next: check" }).click();
  await dialog.getByText("There are 2 errors; correct them or leave them out before anything is imported.").waitFor();
  await dialog.getByText("E2 “Urban population”: It cannot be less than zero.", { exact: false }).waitFor();
  await dialog.getByText("D3 “Residents”: “2020-11-01” is a date where a number belongs.", { exact: false }).waitFor();
  const apply = dialog.getByRole("button", { name: "Import", exact: true });
  assert.equal(await apply.isDisabled(), true);
  await dialog.getByLabel("Leave out the cells with errors and import the rest").check();
  await dialog.getByText("2 figures change.", { exact: false }).waitFor();
  assert.equal(await apply.isEnabled(), true);
  await page.keyboard.press("Escape");
  await dialog.getByText("Press Escape again to leave it.").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
});

scene("a web page named .xlsx that is dropped gets a sentence, and what is open stays", { lang: "zh-CN", size: PHONE }, async (page) => {
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(["<!DOCTYPE html><p>请登录"], "导出.xlsx"));
    const happens = (what) => document.body.dispatchEvent(new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried }));
    happens("dragover");
    happens("drop");
  });
  const dialog = page.getByRole("dialog", { name: "导入“导出.xlsx”" });
  await dialog.getByRole("alert").getByText("这是一个网页，只是文件名像表格", { exact: false }).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await dialog.getByRole("button", { name: "知道了" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), title);
});

scene("a figure that comes in and is ten times too large is in doubt before it does", {}, async (page) => {
  await goTo(page, "Data");
  const dialog = await pick(page, "2024.csv", Buffer.from("地区,年份,常住人口\n浮梁县,2024,2821000\n珠山区,2024,385000\n"));
  // What is in doubt stands first.
  await dialog.getByRole("button", { name: "In doubt 1" }).and(page.locator("[aria-pressed=true]")).waitFor();
  await dialog.getByText(/^C2 Fuliang County, Residents, 2024, 2,821,000: /).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await dialog.getByRole("button", { name: "Changes 2" }).click();
  await dialog.getByRole("row").filter({ hasText: "385,000" }).waitFor();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
});

scene("the census fills a new file: a province, its cities and counties, from one table", { file: "Tutorial" }, async (page) => {
  await goTo(page, "Data");
  const dialog = await pick(page, "census2020.csv", readFileSync(CENSUS));
  await dialog.getByLabel("A new file").check();
  // 1 province, 11 cities and 100 counties, each with seven figures of people: 112 × 7.
  await dialog.getByText("0 areas found; 112 would be new.").waitFor();
  await dialog.getByRole("button", { name: "Next: check" }).click();
  await dialog.getByText("784 figures change and 112 areas are new.").waitFor();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByTitle("Unsaved changes").waitFor();
  await page.getByRole("button", { name: "Form", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /^江西省/ }).waitFor();
  assert.equal(await figureOf(page, "360202", "昌江区", "Residents", 2020), "201,363");
});

scene("two institutions of one area are asked about, and added up by one press; the screens show the year and the area that came in", {}, async (page) => {
  await goTo(page, "Data");
  const text = "地区,机构名称,2024年床位数,备注\n昌江区,甲院,20,\n昌江区,乙院,30,新\n合计,,50,\n";
  const dialog = await pick(page, "beds.csv", Buffer.from(text));
  await dialog.getByRole("button", { name: "Next: check" }).click();
  const doubts = dialog.getByRole("list", { name: "To be decided" });
  await doubts.getByText("together they are 50", { exact: false }).waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Import", exact: true }).isDisabled(), true);
  await doubts.getByRole("button", { name: "Add them up" }).click();
  await dialog.getByText("1 figure changes.").waitFor();
  // What stays out is said: the remarks, and the row of the total.
  await dialog.getByRole("button", { name: /^Stays out \d+$/ }).click();
  await dialog.getByText("The row is a total: compared, and not imported.", { exact: false }).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await eventually(() => page.getByLabel("Year of the figures").inputValue(), "2024");
  // Nor does a county's sheet answer for the province it was opened beside.
  await goTo(page, "Overview");
  await page.getByRole("heading", { level: 1, name: /for Changjiang District/ }).waitFor();
  await goTo(page, "Data");
  await page.getByTitle("Undo: Import beds.csv").click();
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
});

scene("a figure is found by its pinyin, and what a column was said to be is remembered for the next table, said there, and forgotten at a press", {}, async (page) => {
  const chosen = (dialog) => dialog.getByRole("combobox", { name: "Column B", exact: true }).evaluate((select) => select.selectedOptions[0].textContent);
  const table = (year, value) => Buffer.from(`代码,${year}年娃娃床数\r\n360202,${value}\r\n`);
  await goTo(page, "Data");
  const dialog = await pick(page, "a.csv", table(2023, 310));
  await dialog.getByRole("heading", { name: "Import “a.csv”" }).waitFor();
  assert.equal(await chosen(dialog), "Not imported");
  // Among hundreds of figures it is found by its pinyin; Escape leaves the field, and not the dialog.
  const open = dialog.getByRole("button", { name: "Find what column B is" });
  const field = dialog.getByRole("combobox", { name: "Find what column B is" });
  await open.click();
  await field.press("Escape");
  await field.waitFor({ state: "hidden" });
  await open.click();
  await field.fill("tw");
  await dialog.getByRole("listbox").getByRole("option", { name: /^Childcare places/ }).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await field.press("Enter");
  await field.waitFor({ state: "hidden" });
  await eventually(() => chosen(dialog), "Childcare places");
  await dialog.getByRole("button", { name: "Next: check" }).click();
  await dialog.getByText("1 figure changes.").waitFor();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  // The next year's table, after a new start.
  await page.reload();
  await goTo(page, "Data");
  await pick(page, "b.csv", table(2024, 330));
  await dialog.getByText("As you chose before.").waitFor();
  assert.equal(await chosen(dialog), "Childcare places");
  assert.equal((await violations(page, { turns: false })).join("\n"), "");
  await dialog.getByRole("button", { name: "Forget it: column B" }).click();
  await eventually(() => chosen(dialog), "Not imported");
  assert.equal(await dialog.getByText("As you chose before.").count(), 0);
});
