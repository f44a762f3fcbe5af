// Scenarios, their actions and their history: everything can be named, ordered, priced, and taken back.

import assert from "node:assert/strict";

import { readFigure } from "./support/figures.mjs";
import { eventually, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const AVERAGE = { file: "Jiangxi 2025, average" };
const tabs = (page) => page.getByRole("tablist", { name: "Scenarios" }).getByRole("tab");
const names = (page) => tabs(page).allInnerTexts().then((texts) => texts.map((text) => text.trim()));
const undo = (page) => page.getByRole("button", { name: "Undo" });
const available = (page) => readFigure(page, CHILDCARE, "Available");

scene("scenarios are copied, named, coloured, described, ordered and deleted, each step undone by its name", AVERAGE, async (page) => {
  const before = ["Baseline", "Yearly additions", "Growth and urbanisation", "Stricter norms"];
  await eventually(() => names(page), before);
  await page.getByRole("button", { name: "Manage", exact: true }).click();
  const manager = page.getByRole("dialog", { name: "Scenarios" });
  await manager.getByRole("button", { name: "Duplicate: Stricter norms" }).click();
  const name = manager.getByRole("textbox", { name: "Name: Stricter norms (copy)" });
  await name.fill("Strictest norms");
  await name.press("Enter");
  await manager.getByRole("combobox", { name: "Colour: Strictest norms" }).selectOption({ label: "green" });
  const about = manager.getByRole("textbox", { name: "Description: Strictest norms" });
  await about.fill("What if every target were met twice over?");
  await about.press("Tab");
  await manager.getByRole("textbox", { name: "Name: Strictest norms" }).press("Alt+ArrowUp");
  await manager.getByRole("button", { name: "Delete: Yearly additions" }).click();
  await eventually(() => about.inputValue(), "What if every target were met twice over?");
  await manager.getByRole("button", { name: "Close" }).click();
  await eventually(() => names(page), ["Baseline", "Growth and urbanisation", "Strictest norms", "Stricter norms"]);
  assert.match(await tabs(page).nth(2).getAttribute("style"), /--series-5/);
  const steps = [/Delete scenario: Yearly additions/, /Move up scenario: Strictest norms/, /Description of Strictest norms/, /Colour of Strictest norms/,
    /Rename: Stricter norms \(copy\) → Strictest norms/, /Duplicate scenario: Stricter norms/];
  for (const step of steps) {
    assert.match(await undo(page).getAttribute("title"), step);
    await undo(page).click();
  }
  await eventually(() => names(page), before);
  assert.equal(await undo(page).isDisabled(), true);
});

scene("a tab is renamed in its place, by double click or F2, and Escape changes nothing", AVERAGE, async (page) => {
  await tabs(page).nth(1).dblclick();
  const field = page.getByRole("textbox", { name: "Name of the scenario" });
  await field.fill("Ten a year");
  await field.press("Enter");
  await eventually(() => tabs(page).nth(1).innerText(), "Ten a year");
  await tabs(page).nth(1).press("F2");
  await field.fill("Nothing");
  await field.press("Escape");
  await eventually(() => tabs(page).nth(1).innerText(), "Ten a year");
});

scene("actions are added, priced and changed in a table, and figures follow them", AVERAGE, async (page) => {
  const before = await available(page);
  await page.getByRole("button", { name: "Edit actions…" }).click();
  const dialog = page.getByRole("dialog", { name: /Actions/ });
  const put = (role, name, text) => dialog.getByRole("form").getByRole(role, { name, exact: true }).fill(text);
  await put("combobox", "Area", "360102");
  await put("combobox", "Resource", "Childcare places");
  await put("textbox", "Year", "2024");
  await put("textbox", "Amount", "12.5");
  await dialog.getByRole("button", { name: "Add the action" }).click();
  await dialog.getByRole("alert").filter({ hasText: "whole number above 0" }).waitFor();
  await put("textbox", "Amount", "120");
  await put("textbox", "Unit cost (万元)", "2.5");
  await put("textbox", "Reason", "A new kindergarten");
  await dialog.getByRole("button", { name: "Add the action" }).click();
  // 120 places at 2.5 万元 are 300.
  await dialog.getByText("1 action, 300 万元 in all").waitFor();
  const amount = dialog.getByRole("textbox", { name: "Donghu District · Childcare places · 2024: Amount" });
  await amount.fill("200");
  await amount.press("Enter");
  await dialog.getByText("1 action, 500 万元 in all").waitFor();
  await amount.fill("many");
  await amount.press("Enter");
  await dialog.getByRole("alert").filter({ hasText: "whole number" }).waitFor();
  await amount.press("Escape");
  await dialog.getByRole("button", { name: /: Explain$/ }).click();
  await page.getByRole("complementary", { name: "Explanation" }).getByText(/Donghu District · Childcare places .* 2024/).waitFor();
  await page.getByRole("slider", { name: "Year" }).fill("2025");
  await page.getByRole("navigation").getByRole("button", { name: "Jiangxi", exact: true }).click();
  await eventually(() => available(page), before + 200);
  assert.match(await undo(page).getAttribute("title"), /Change an action: Donghu District · Childcare places \+200 · 2024/);
  await undo(page).click();
  await eventually(() => available(page), before + 120);
  await undo(page).click();
  await eventually(() => available(page), before);
});

scene("the history goes back and forth over several named steps at once", {}, async (page) => {
  const growth = page.getByRole("textbox", { name: "Population growth, number" });
  const required = () => readFigure(page, CHILDCARE);
  const before = await required();
  for (const value of ["1", "2", "3"]) {
    await growth.fill(value);
    await growth.press("Enter");
    await page.getByRole("button", { name: "Undo" }).and(page.getByTitle(`Undo: Population growth → ${value}`)).waitFor();
  }
  const after = await required();
  await page.getByRole("button", { name: "History", exact: true }).click();
  const history = page.getByRole("group", { name: "History" });
  await history.getByRole("button", { name: "As opened" }).click();
  await eventually(required, before);
  await history.getByRole("button", { name: "Population growth → 3" }).click();
  await eventually(required, after);
  await eventually(() => growth.inputValue(), "3");
  await page.keyboard.press("Escape");
  await history.waitFor({ state: "hidden" });
});

scene("a new file starts empty, with its plans, years and the area at the top", { lang: "zh-CN" }, async (page) => {
  await page.getByRole("button", { name: "打开", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "新建", exact: true }).click();
  await dialog.getByLabel("文件名称").fill("瓷都 2030");
  await dialog.getByLabel("地区名称").fill("景德镇市");
  await dialog.getByLabel("代码").fill("360200");
  // The code says the level, and has ticked the plans that bind the city.
  await eventually(() => dialog.getByLabel("层级").locator("option:checked").innerText(), "设区市");
  const plans = dialog.getByRole("checkbox");
  for (let plan = 0; plan < await plans.count(); plan++) await plans.nth(plan).uncheck();
  await dialog.getByRole("button", { name: "新建文件" }).click();
  await dialog.getByRole("alert").filter({ hasText: "请填写约束的规划" }).waitFor();
  await plans.first().check();
  await dialog.getByRole("button", { name: "新建文件" }).click();
  await page.getByRole("heading", { level: 1, name: /景德镇市：尚未录入存量和指标/ }).waitFor();
  await page.getByTitle("有未保存的修改").waitFor();
  const residents = page.getByLabel("常住人口", { exact: true });
  await residents.fill("161.9万");
  await residents.press("Enter");
  await eventually(() => residents.inputValue(), "1,619,000");
});
