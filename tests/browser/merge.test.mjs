// The merge desk: what counties hand in is looked over together, and becomes one file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { violations } from "./support/axe.mjs";
import { counties, readFigure, roundedUp, shipped } from "./support/figures.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";
import { SLOWLY } from "./support/slow.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const PROVINCE = shipped("jiangxi-2025");
const BASELINE = roundedUp(counties(PROVINCE), 45);

const desk = (page, name = "Merge files") => page.getByRole("dialog", { name });
const required = (page) => readFigure(page, CHILDCARE);

/** A county's own file: its area without those above it, with as many residents. */
function county(code, residents, more = {}) {
  const area = structuredClone(PROVINCE.areas.find((one) => one.code === code));
  const before = area.population.resident.values["2020"];
  delete area.parent;
  area.population = { resident: { values: { 2020: residents } } };
  const scenarios = [{ id: "baseline", name: { zh: "基线", en: "Baseline" }, description: { zh: "", en: "" } }];
  const file = { ...PROVINCE, title: area.name, sources: {}, areas: [area], scenarios, ...more };
  return { name: `${code}.scenario.json`, text: JSON.stringify(file), before };
}

/** Drops files on the window, all at once. */
async function drop(page, files) {
  await page.evaluate((files) => {
    const carried = new DataTransfer();
    for (const { name, text } of files) carried.items.add(new File([text], name));
    for (const what of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
  }, files);
}

/** What 4.5 places for every 1,000 of the province's people are, where these counties have other people. */
const withPeople = (people) =>
  roundedUp(PROVINCE.areas.filter((area) => area.level === "county").map((area) => people[area.code] ?? area.population.resident.values["2020"]), 45);

scene("figures that counties state otherwise are chosen one by one, by area or for all, and undone in one step", {}, async (page) => {
  await eventually(() => required(page), BASELINE);
  await drop(page, [county("360102", 600_000), county("360103", 700_000)]);
  // The counties of the other cities, and not these cities.
  await desk(page).getByText("2 files bring 0 new figures; to check: 2 conflicts, 98 areas not handed in.").waitFor();
  const whose = desk(page).getByRole("group", { name: "Where they conflict, use" });
  await whose.getByRole("radio", { name: "theirs" }).check();
  assert.equal(await desk(page).getByRole("radio", { name: /Donghu District Residents 2020: 360102 600,000/ }).isChecked(), true);
  // One of them stays as it is here.
  await desk(page).getByRole("radio", { name: /Xihu District Residents 2020: Mine/ }).check();
  await desk(page).getByRole("button", { name: "Merge into one file" }).click();
  await desk(page).waitFor({ state: "hidden" });
  const told = page.getByRole("status").filter({ hasText: "2 files merged" });
  await told.waitFor();
  await eventually(() => required(page), withPeople({ 360102: 600_000 }));
  assert.match(await page.getByRole("button", { name: "Undo" }).getAttribute("title"), /Merge 2 files/);
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => required(page), BASELINE);
  // What was done is told until the next step, here its undoing.
  await told.waitFor({ state: "hidden" });
});

scene("a file that brings figures of another year has the Data screen show that year", {}, async (page) => {
  const one = county("360102", 600_000);
  const file = JSON.parse(one.text);
  file.areas[0].population.resident.values = { 2023: 612_000 };
  await drop(page, [{ ...one, text: JSON.stringify(file) }, county("360103", PROVINCE.areas.find(({ code }) => code === "360103").population.resident.values["2020"])]);
  await desk(page).getByRole("button", { name: "Merge into one file" }).click();
  await desk(page).waitFor({ state: "hidden" });
  await goTo(page, "Data");
  await eventually(() => page.getByLabel("Year of the figures").inputValue(), "2023");
});

scene("people counted in ten thousands are seen among their peers, and put right", {}, async (page) => {
  // 65 in 万 are 650,000.
  await drop(page, [county("360102", 65), county("360103", 700_000)]);
  await desk(page).getByRole("group", { name: "Where they conflict, use" }).getByRole("radio", { name: "each area by its own file" }).check();
  await desk(page).getByRole("tab", { name: /Unit slips/ }).click();
  await desk(page).getByText("About 1/10,000 of the median of 99 areas").waitFor();
  await desk(page).getByRole("checkbox", { name: "Correct Donghu District Residents 2020: 650,000" }).check();
  await desk(page).getByRole("button", { name: "Merge into one file" }).click();
  await eventually(() => required(page), withPeople({ 360102: 650_000, 360103: 700_000 }));
});

scene("whoever merges while a unit is in doubt is asked once, and what is being decided stays where it is", {}, async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());
  const fresh = (code, people, year) => {
    const one = county(code, people);
    const file = JSON.parse(one.text);
    file.areas[0].population.resident.values = { [year]: people };
    return { ...one, text: JSON.stringify(file) };
  };
  const same = PROVINCE.areas.find(({ code }) => code === "360103").population.resident.values["2020"];
  await drop(page, [fresh("360102", 65, 2021), county("360103", same)]);
  await desk(page).getByText(/^2 files bring 1 new figure/).waitFor();
  await desk(page).getByRole("button", { name: "Merge into one file" }).press("Enter");
  const asked = page.getByRole("dialog", { name: "One figure may be in the wrong unit" });
  await asked.waitFor();
  assert.deepEqual(await violations(page), []);
  await eventually(focused, "Look at them");
  await page.keyboard.press("Enter");
  await asked.waitFor({ state: "hidden" });
  await eventually(() => desk(page).getByRole("tab", { name: /^Unit slips/ }).getAttribute("aria-selected"), "true");
  const correct = desk(page).getByRole("checkbox", { name: /^Correct Donghu District Residents 2021/ });
  await correct.focus();
  // A file with conflicts comes meanwhile: its part stands first, and nobody is led there.
  await drop(page, [county("360104", 700_000)]);
  await desk(page).getByRole("tab", { name: /Conflicts ?1/ }).waitFor();
  await eventually(async () => /^Correct Donghu District/.test(await focused()), true);
  await page.keyboard.press("Space");
  await eventually(() => correct.isChecked(), true);
  await desk(page).getByRole("button", { name: "Merge into one file" }).click();
  await desk(page).waitFor({ state: "hidden" });
  await eventually(async () => /^3 files merged/.test(await focused()), true);
});

scene("a broken file is left out with its sentence, the others go on, and Cancel leaves everything as it was", {}, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await desk(page).getByText(/Drop the scenario files or spreadsheets handed in/).waitFor();
  assert.equal(await desk(page).getByRole("button", { name: "Merge into one file" }).isDisabled(), true);
  const files = [county("360102", 600_000), { name: "broken.json", text: '{"format": ' }];
  await desk(page).getByLabel("Add files…").last()
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) })));
  await desk(page).getByRole("alert").filter({ hasText: "Line 1, column 12" }).waitFor();
  await desk(page).getByText(/^1 file brings/).waitFor();
  for (const part of ["Conflicts", "Missing areas", "Unit slips", "Outliers", "Scenarios and plans"]) {
    await desk(page).getByRole("tab", { name: new RegExp(part) }).click();
    assert.deepEqual(await violations(page), [], part);
  }
  await desk(page).getByRole("button", { name: "Remove broken.json" }).click();
  await eventually(() => desk(page).getByRole("alert").count(), 0);
  await desk(page).getByRole("button", { name: "Cancel" }).click();
  await goTo(page, "Overview");
  await eventually(() => required(page), BASELINE);
  assert.equal(await page.getByTitle("Unsaved changes").count(), 0);
});

const COUNTIES = PROVINCE.areas.filter((area) => area.level === "county").map(({ code }) => code);

/** Drops 200 files, of which the hundredth is not read before it is let; gives those that lie on the desk by then. */
async function dropMany(page, name) {
  await page.evaluate(() => { window.last = "100.scenario.json"; });
  await drop(page, Array.from({ length: 200 }, (_, at) => ({ ...county(COUNTIES[at % COUNTIES.length], 600_000 + at), name: `${at + 1}.scenario.json` })));
  await page.waitForFunction(() => window.go);
  return desk(page, name).getByRole("listitem").filter({ hasText: /\d+\.scenario\.json/ });
}

scene("whoever stops while 200 files are read has on the desk all that were read, nothing comes after them, and they can be merged", { before: SLOWLY }, async (page) => {
  const there = await dropMany(page);
  // The hundredth is being read.
  const read = 99;
  assert.equal(await desk(page).getByRole("button", { name: "Merge into one file" }).isDisabled(), true);
  await desk(page).getByRole("button", { name: "Stop all" }).click();
  await desk(page).getByText("Reading…", { exact: true }).waitFor({ state: "detached" });
  await page.evaluate(() => window.go());
  // One more is read after all that was on its way: it comes, and nothing before it.
  const more = county(COUNTIES[99], 700_000);
  await desk(page).getByLabel("Add files…").setInputFiles({ name: "more.json", mimeType: "application/json", buffer: Buffer.from(more.text) });
  await desk(page).getByText(new RegExp(`^${read + 1} files bring 0 new figures; to check: ${read + 1} conflicts`)).waitFor();
  assert.equal(await there.count(), read);
  await desk(page).getByRole("group", { name: "Where they conflict, use" }).getByRole("radio", { name: "theirs" }).check();
  await desk(page).getByRole("button", { name: "Merge into one file" }).click();
  await desk(page).waitFor({ state: "hidden" });
  const theirs = COUNTIES.slice(0, read).map((code, at) => [code, 600_000 + at]);
  await eventually(() => required(page), withPeople({ ...Object.fromEntries(theirs), [COUNTIES[99]]: 700_000 }));
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => required(page), BASELINE);
});

scene("读取很多文件时按“全部停止”，已读的留在桌上", { before: SLOWLY, lang: "zh-CN", size: PHONE }, async (page) => {
  const merging = desk(page, "合并文件");
  const there = await dropMany(page, "合并文件");
  await merging.getByText(/^\d+ \/ 200 个$/).waitFor();
  await merging.getByRole("button", { name: "全部停止" }).click();
  await merging.getByRole("button", { name: "合并为一个文件" }).and(page.locator(":enabled")).waitFor();
  assert.equal(await there.count(), 99);
});

scene("a spreadsheet that is handed in lies on the desk beside scenario files", {}, async (page) => {
  const table = { name: "handed-in.csv", text: "代码,地区,2020年常住人口\n360103,西湖区,700000\n,无名县,5\n" };
  await drop(page, [county("360102", 600_000), table]);
  await desk(page).getByText(/1 row was passed over/).waitFor();
  await desk(page).getByText(/^2 files bring 0 new figures; to check: 2 conflicts/).waitFor();
  await desk(page).getByRole("group", { name: "Where they conflict, use" }).getByRole("radio", { name: "theirs" }).check();
  await desk(page).getByRole("button", { name: "Merge into one file" }).click();
  await eventually(() => required(page), withPeople({ 360102: 600_000, 360103: 700_000 }));
});

scene("没有上报的地区按上级列出，县里的情景只对本县生效", { lang: "zh-CN", size: PHONE }, async (page) => {
  const growth = [{ id: "fast", name: { zh: "快速增长", en: "Fast" }, description: { zh: "", en: "" }, levers: [{ lever: "growth", value: 9 }] }];
  const files = [county("360102", 600_000, { scenarios: growth }), county("360103", 700_000)];
  await drop(page, files);
  const merging = desk(page, "合并文件");
  await merging.getByRole("tab", { name: /缺少的地区/ }).click();
  const city = PROVINCE.areas.filter((area) => area.parent === "360100");
  await merging.getByText(`南昌市：${city.length} 个下级地区中有 ${city.length - 2} 个未报`).waitFor();
  await merging.getByRole("tab", { name: /情景与规划/ }).click();
  await merging.getByRole("row", { name: /快速增长/ }).getByText("1 个调节项，0 项举措").waitFor();
  await merging.getByRole("button", { name: "合并为一个文件" }).click();
  await merging.waitFor({ state: "hidden" });
  await page.getByRole("tab", { name: "快速增长" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "保存", exact: true }).click()]);
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.deepEqual(saved.scenarios.at(-1).levers, [{ lever: "growth", value: 9, area: "360102" }]);
});
