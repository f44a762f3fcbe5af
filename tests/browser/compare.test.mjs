// Compare: what two scenarios put in differently, what follows, and where the change comes from.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { violations } from "./support/axe.mjs";
import { counties, readNumber, roundedUp, shipped } from "./support/figures.mjs";
import { PHONE, eventually, goTo, openShipped, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";

const headline = async (page) => (await page.getByRole("heading", { level: 1 }).innerText()).replaceAll("\u00a0", " ");
const scenario = (page, name) => page.getByRole("tablist", { name: "Scenarios" }).getByRole("tab", { name, exact: true });
const compareBy = (page, norm) => page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: norm });
/** The cells of the row whose heading holds `name`, in the table that holds `column`. */
const cells = (page, column, name) => page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: column }) })
  .getByRole("row").filter({ has: page.getByRole("rowheader", { name }) }).getByRole("cell").allInnerTexts();

/** Whether the top of something is in the window. */
const inView = async (page, of) => {
  const { y } = await of.boundingBox();
  return y >= 0 && y < page.viewportSize().height;
};

/** A county of 100,000 with 200 childcare places, and a scenario that changes three things. */
function oneCounty() {
  const file = shipped("tutorial");
  const county = file.areas[0];
  const in2022 = (value) => ({ values: { 2022: value }, source: "made-up" });
  return {
    ...file,
    areas: [{ ...county, population: { resident: in2022(100_000) }, stocks: { "childcare-places": in2022(200) } }],
    scenarios: [
      file.scenarios[0],
      {
        id: "other",
        name: { zh: "三处改动", en: "Three changes" },
        description: { zh: "", en: "" },
        levers: [
          { lever: "growth", value: 10 },
          { lever: "target", norm: "childcare-places-per-1000", value: 5, reason: "a trial" },
        ],
        actions: [{ area: county.code, measure: "childcare-places", year: 2023, amount: 100 }],
      },
    ],
  };
}

scene("three changes are listed with both values, and what each contributes is what a hand works out", {}, async (page) => {
  const buffer = Buffer.from(JSON.stringify(oneCounty()));
  await page.getByLabel("Open a file…").setInputFiles({ name: "county.scenario.json", mimeType: "application/json", buffer });
  await scenario(page, "Three changes").click();
  await goTo(page, "Compare");
  await page.getByRole("slider", { name: "Year" }).fill("2025");
  await compareBy(page, CHILDCARE);
  // 100,000 grow by 10‰ to 101,000, 102,010 and 103,030 in 2025. Missing with nothing: 450 − 200 = 250. With growth: 464 − 200.
  // With the target: 300. With both: 516 − 200 = 316. The action takes 100 off each. Growth: (14 + 16) ÷ 2. Target: (50 + 52) ÷ 2.
  await eventually(async () => (await cells(page, "Contributes", "Population growth")).map((cell) => cell.trim()), ["0", "10", "+15"]);
  assert.deepEqual(await cells(page, "Contributes", CHILDCARE), ["4.5", "5", "+51"]);
  assert.deepEqual(await cells(page, "Contributes", "Childcare places added in 2023"), ["0", "100", "−100"]);
  assert.match(await headline(page), /^Against Baseline, Three changes leaves 34 fewer childcare places missing in Example County in 2025\.$/);
  await page.getByText("a trial").waitFor();
  await page.getByText(/differs from Baseline in 3 inputs, in one area\./).waitFor();
  await page.getByText(/Method: Shapley values/).waitFor();
  // The bridge tells the same in figures: 250 + 15 + 51 − 100 = 216.
  const bridge = page.getByRole("region", { name: /Where the change comes from/ });
  await page.getByRole("heading", { name: /Where the change comes from/ }).locator("xpath=../..").getByRole("button", { name: "Table" }).click();
  const written = await bridge.getByRole("row").getByRole("cell").allInnerTexts();
  assert.deepEqual(written.map(readNumber), [250, -100, 51, 15, 216]);
});

scene("a stricter target leaves as many more missing as it asks for, in every county", { file: "Jiangxi 2025, average" }, async (page) => {
  const people = counties(shipped("jiangxi-2025-average"));
  const more = (roundedUp(people, 55) - roundedUp(people, 45)).toLocaleString("en");
  await scenario(page, "Stricter norms").click();
  await goTo(page, "Compare");
  await compareBy(page, CHILDCARE);
  await eventually(() => headline(page), `Against Baseline, Stricter norms leaves ${more} more childcare places missing in Jiangxi in 2025, in 100 of 100 counties.`);
  // Five other targets are set, and none of them matters here.
  await eventually(async () => (await page.getByRole("cell", { name: "no effect" }).count()), 5);
  await page.getByText(/differs from Baseline in 6 inputs/).waitFor();

  await page.getByRole("button", { name: "⇄ Swap" }).click();
  await eventually(() => headline(page), `Against Stricter norms, Baseline leaves ${more} fewer childcare places missing in Jiangxi in 2025, in 100 of 100 counties.`);
  // The pinned reference stays while the tabs lead through the others, and on the way to another screen and back.
  await scenario(page, "Growth and urbanisation").click();
  await eventually(async () => (await headline(page)).startsWith("Against Stricter norms, Growth and urbanisation leaves"), true);
  await goTo(page, "Overview");
  await goTo(page, "Compare");
  await eventually(async () => (await headline(page)).startsWith("Against Stricter norms, Growth and urbanisation leaves"), true);
  await page.getByRole("button", { name: "Pin Growth and urbanisation as the reference" }).click();
  await eventually(async () => (await headline(page)).startsWith("Against Growth and urbanisation, "), true);
});

scene("a ranked norm comes into focus and is explained, by the keyboard alone", { file: "Jiangxi 2025, average" }, async (page) => {
  await scenario(page, "Stricter norms").click();
  await goTo(page, "Compare");
  const ranking = page.getByRole("application", { name: /Norms that change most/ });
  await ranking.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("complementary", { name: "Explanation" });
  await drawer.waitFor();
  const chosen = await page.getByRole("combobox", { name: "Norm", exact: true }).evaluate((select) => select.selectedOptions[0].text);
  await drawer.getByRole("heading", { level: 3 }).filter({ hasText: chosen }).waitFor();
});

scene("what is changed against the baseline stands over the levers, each with a way back", { file: "Jiangxi 2025, average" }, async (page) => {
  const levers = page.getByRole("complementary", { name: "Levers" });
  assert.equal(await levers.getByText(/against Baseline/).count(), 0, "the baseline changes nothing");
  await scenario(page, "Growth and urbanisation").click();
  await levers.getByText("2 changes against Baseline").waitFor();
  await levers.getByRole("button", { name: "Reset to Baseline: Population growth" }).click();
  await levers.getByText("1 change against Baseline").waitFor();
  const growth = levers.getByRole("slider", { name: "Population growth" });
  await eventually(() => growth.inputValue(), "0");
  await page.getByRole("button", { name: "Undo" }).click();
  await levers.getByText("2 changes against Baseline").waitFor();
  await eventually(() => growth.inputValue(), "5");
  // A double click on the slider does the same, and is one step to undo.
  await growth.dblclick();
  await levers.getByText("1 change against Baseline").waitFor();
  await eventually(() => growth.inputValue(), "0");
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => growth.inputValue(), "5");
});

scene("a single scenario says how to add another, and the two are alike at first", { file: "Tutorial" }, async (page) => {
  await page.getByRole("button", { name: "Manage", exact: true }).click();
  for (const name of ["Fewer people", "Closing the gaps"]) {
    await page.getByRole("button", { name: `Delete: ${name}`, exact: true }).click();
  }
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await goTo(page, "Compare");
  assert.match(await headline(page), /There is one scenario, Baseline\. Add another/);
  await page.getByRole("tabpanel").getByRole("button", { name: "Add scenario" }).click();
  await page.getByText("Scenario 2 puts in what Baseline does, so every figure is the same.").waitFor();
});

scene("Chinese on a phone in the dark: read by axe, and no wider than the page", { lang: "zh-CN", size: PHONE, scheme: "dark" }, async (page) => {
  await openShipped(page, "Jiangxi 2025, average", "zh-CN");
  await page.getByRole("tab", { name: "更严标准", exact: true }).click();
  await goTo(page, "比较");
  await page.getByRole("combobox", { name: "标准", exact: true }).selectOption({ label: "每千人口托位数" });
  const people = counties(shipped("jiangxi-2025-average"));
  const more = (roundedUp(people, 55) - roundedUp(people, 45)).toLocaleString("en");
  await eventually(() => headline(page), `与“基线”相比，“更严标准”使 2025 年江西省多缺托位 ${more} 个，100 个县（市、区）中 100 个短缺扩大。`);
  await page.getByText(/沙普利值/).waitFor();
  assert.deepEqual(await violations(page), []);
  const wide = await page.evaluate(() => document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
});

/** A copy of the tutorial with another figure, another lever and a norm less, as it lies on a disk. */
function sent() {
  const file = structuredClone(shipped("tutorial"));
  const [measure, series] = Object.entries(file.areas[0].stocks)[0];
  const year = Object.keys(series.values)[0];
  series.values[year] += 17;
  file.scenarios[0].levers = [...(file.scenarios[0].levers ?? []), { lever: "growth", value: 11 }];
  delete file.replay;
  return { file, measure, year, value: series.values[year] };
}

for (const [lang, size, names] of [
  ["en", PHONE, { file: "Tutorial (made-up figures)", compare: "Compare", another: "Another file…", figures: "Figures that differ", gaps: "How the gaps differ", leave: "End the comparison" }],
  ["zh-CN", { width: 1024, height: 768 }, { file: "入门教程（虚构数字）", compare: "比较", another: "对照另一个文件…", figures: "数据有何不同", gaps: "缺口有何不同", leave: "结束对照" }],
]) {
  scene(`a file from a disk is compared with its figures, and what is open stays as it is (${lang})`, { file: names.file, lang, size, scheme: size === PHONE ? "light" : "dark" }, async (page) => {
    const { file, year, value } = sent();
    await page.getByRole("tab", { name: names.compare, exact: true }).click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: names.another }).first().click();
    await (await chooser).setFiles({ name: "sent.scenario.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "sent.scenario.json" }).waitFor();
    const focused = () => page.evaluate(() => [document.activeElement.tagName, document.activeElement.textContent.includes("sent.scenario.json")].join());
    await eventually(focused, "H1,true");
    const figures = page.getByRole("table").filter({ has: page.getByRole("cell", { name: year, exact: true }) });
    await page.getByRole("heading", { level: 2, name: names.figures }).waitFor();
    const row = figures.getByRole("row").filter({ has: page.getByRole("cell", { name: year, exact: true }) }).first();
    const [before, after] = (await row.getByRole("cell").allInnerTexts()).slice(-2).map(readNumber);
    assert.deepEqual([before, after], [value - 17, value]);
    await page.getByRole("heading", { level: 2, name: names.gaps }).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "the page does not scroll sideways");
    await page.getByRole("button", { name: names.leave }).click();
    await page.getByRole("button", { name: names.another }).first().waitFor();
    await eventually(focused, "MAIN,false");
    // Nothing was done that could be undone.
    assert.equal(await page.getByRole("button", { name: lang === "en" ? /^Undo/ : /^撤销/ }).isDisabled(), true);
  });
}

scene("a gap of a comparison leads to its explanation and a figure to where it stands", { file: "Tutorial" }, async (page) => {
  const { file, year } = sent();
  await goTo(page, "Compare");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Another file…" }).first().click();
  await (await chooser).setFiles({ name: "sent.scenario.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  const gaps = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Change", exact: true }) });
  const row = gaps.getByRole("row").filter({ has: page.getByRole("button") }).first();
  const norm = await row.getByRole("rowheader").innerText();
  await row.getByRole("button").press("Enter");
  const drawer = page.getByRole("complementary", { name: "Explanation" });
  await drawer.getByRole("heading", { level: 3 }).filter({ hasText: norm }).waitFor();
  await drawer.getByRole("button", { name: "Close" }).click();
  const figures = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Figure", exact: true }) });
  await figures.getByRole("row").filter({ has: page.getByRole("cell", { name: year, exact: true }) }).first().getByRole("button").press("Enter");
  await page.getByRole("tab", { name: "Data", exact: true, selected: true }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null), true, "the cursor stands in the grid");
});

scene("of very many figures that differ the first are shown, then all a page at a time, and all are kept", { file: "Jiangxi 2025, average" }, async (page) => {
  const file = structuredClone(shipped("jiangxi-2025-average"));
  delete file.replay;
  let count = 0;
  for (const { population } of file.areas) {
    for (const { values } of Object.values(population)) {
      for (const year of Object.keys(values)) {
        values[year] += 1;
        count += 1;
      }
    }
  }
  assert.ok(count > 200);
  const all = count.toLocaleString("en");
  await goTo(page, "Compare");
  await page.locator("#compare-file").setInputFiles({ name: "sent.scenario.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  const figures = page.locator("section").filter({ has: page.getByRole("heading", { name: "Figures that differ", exact: true }) }).last();
  await figures.waitFor();
  const rows = () => figures.getByRole("row").count();
  await eventually(rows, 31);
  await figures.getByRole("button", { name: "Show all" }).click();
  await figures.getByText(`Figures 1 to 100 of ${all}`).waitFor();
  assert.equal(await rows(), 101);
  const first = await figures.getByRole("row").nth(1).innerText();
  await figures.getByRole("button", { name: "Next", exact: true }).click();
  await figures.getByText(`Figures 101 to 200 of ${all}`).waitFor();
  assert.notEqual(await figures.getByRole("row").nth(1).innerText(), first);
  // One goes on reading at the head.
  assert.ok(await inView(page, figures.getByRole("columnheader").first()));
  await page.getByRole("button", { name: "Save or copy: Figures that differ" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("list", { name: "Save or copy" }).getByRole("button", { name: "Save table CSV" }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  assert.equal(lines.filter((line) => /,20[0-9]{2},/.test(line)).length, count);
  await figures.getByRole("button", { name: "Show fewer" }).click();
  await eventually(rows, 31);
});

scene("of very many changes of a scenario a page is shown at a time, from its head on, and all are kept", {}, async (page) => {
  const file = structuredClone(shipped("jiangxi-2025"));
  delete file.replay;
  const levers = file.areas.filter(({ level }) => level !== "province").map(({ code: area }, at) => ({ lever: "growth", value: (at % 9) + 1, area }));
  file.scenarios = [file.scenarios[0], { id: "many", name: { zh: "各地", en: "Each area" }, description: { zh: "", en: "" }, levers }];
  await page.getByLabel("Open a file…").setInputFiles({ name: "many.scenario.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await page.getByRole("tab", { name: "Each area" }).click();
  await goTo(page, "Compare");
  const inputs = page.locator("section").filter({ has: page.getByRole("heading", { name: "What is put in differently", exact: true }) }).last();
  await inputs.getByRole("button", { name: "Show all" }).click();
  await inputs.getByText(`Changes 1 to 100 of ${levers.length}`).waitFor();
  await inputs.getByRole("button", { name: "Next", exact: true }).click();
  await inputs.getByText(`Changes 101 to ${levers.length} of ${levers.length}`).waitFor();
  assert.ok(await inView(page, inputs.getByRole("columnheader").first()));
  await inputs.getByRole("button", { name: "Save or copy: What is put in differently" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("list", { name: "Save or copy" }).getByRole("button", { name: "Save table CSV" }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  assert.equal(lines.filter((line) => / · Population growth/.test(line)).length, levers.length);
});
