// From an empty planner to a merged, compared and allocated city: the way a new user goes, whole.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { readNumber, roundedUp } from "./support/figures.mjs";
import { DESKTOP, eventually, PHONE, scene, WIDE } from "./support/scene.mjs";
import { words } from "./support/words.mjs";

/** The words of this journey alone. */
const OWN = {
  en: {
    create: "New file", title: "Title of the file", name: "Name of the area", code: "Code", level: "Level", city: "City", made: "Create the file",
    table: "Choose a table to import", next: "Next: check", import: "Import",
    merge: "Merge", add: "Add files…", whose: "Where they conflict, use", theirs: "theirs", one: "Merge into one file",
    norm: "Norm", childcare: "Childcare places per 1,000 residents", amount: "Amount", adopt: "Adopt",
    header: "Code,Name,Level,2020 Residents,2020 Childcare places", county: "County", counties: ["Changjiang District", "Zhushan District", "Fuliang County"],
  },
  "zh-CN": {
    create: "新建", title: "文件名称", name: "地区名称", code: "代码", level: "层级", city: "设区市", made: "新建文件",
    table: "选择要导入的表格", next: "下一步：核对", import: "导入",
    merge: "合并", add: "添加文件…", whose: "冲突时采用", theirs: "来件的", one: "合并为一个文件",
    norm: "标准", childcare: "每千人口托位数", amount: "数量", adopt: "采纳",
    header: "代码,名称,级别,2020年常住人口,2020年托位", county: "县", counties: ["昌江区", "珠山区", "浮梁县"],
  },
};

const CODES = ["360202", "360203", "360222"];
const PEOPLE = [201_363, 383_453, 280_376];
const PLACES = [400, 900, 310];
/** What the second county hands in by itself. */
const HANDED_IN = { people: 400_000, places: 950 };

/** What counties of so many people lack of 4.5 places for every 1,000, each rounded up; one's surplus fills no other's gap. */
const gap = (people, places) => people.reduce((sum, count, at) => sum + Math.max(0, roundedUp([count], 45) - places[at]), 0);

/** People after five years of growth, rounded to whole people each year. */
const grown = (people, perMille) => {
  for (let year = 0; year < 5; year++) people = Math.round((people * (1_000 + perMille)) / 1_000);
  return people;
};

for (const [lang, size] of [["en", DESKTOP], ["zh-CN", WIDE], ["zh-CN", PHONE]]) {
  const say = { ...words(lang), ...OWN[lang] };
  scene(`an empty planner becomes a merged, compared and allocated city (${lang}, ${size.width} × ${size.height})`, { lang, size }, async (page) => {
    const button = (name) => page.getByRole("button", { name, exact: true });
    const dialog = page.getByRole("dialog");
    const headline = page.getByRole("heading", { level: 1 });
    const show = (tab) => page.getByRole("tab", { name: tab, exact: true }).click();
    const choose = () => page.getByRole("combobox", { name: say.norm, exact: true }).selectOption({ label: say.childcare });
    /** The headline says so many. */
    const told = (number) => eventually(async () => (await headline.innerText()).replaceAll(",", "").includes(String(number)), true);

    await button(say.open).click();
    await dialog.getByRole("button", { name: say.create, exact: true }).click();
    await dialog.getByLabel(say.title).fill("360200");
    await dialog.getByLabel(say.name).fill("360200");
    await dialog.getByLabel(say.code).fill("360200");
    await dialog.getByLabel(say.level).selectOption({ label: say.city });
    // The code has ticked the plans that bind the city; the first two are enough here.
    const plans = dialog.getByRole("checkbox");
    assert.ok(await plans.nth(0).isChecked() && await plans.nth(1).isChecked());
    for (let plan = 2; plan < await plans.count(); plan++) await plans.nth(plan).uncheck();
    for (const [field, year] of [["base", "2020"], ["first", "2020"], ["last", "2035"]]) await dialog.locator(`#new-${field}`).fill(year);
    await dialog.getByRole("button", { name: say.made }).click();
    await dialog.waitFor({ state: "hidden" });

    const rows = CODES.map((code, at) => [code, say.counties[at], say.county, PEOPLE[at], PLACES[at]].join(","));
    await show(say.data);
    await page.getByLabel(say.table).setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer: Buffer.from([say.header, ...rows].join("\n")) });
    await dialog.getByRole("button", { name: say.next }).click();
    await dialog.getByRole("button", { name: say.import, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });

    // The file as it stands is sent to a county, which hands in other figures of its own.
    const [saved] = await Promise.all([page.waitForEvent("download"), button(say.save).click()]);
    const file = JSON.parse(await readFile(await saved.path(), "utf8"));
    const county = file.areas.find((area) => area.code === CODES[1]);
    assert.equal(county.population.resident.values["2020"], PEOPLE[1]);
    delete county.parent;
    county.population.resident.values["2020"] = HANDED_IN.people;
    county.stocks["childcare-places"].values["2020"] = HANDED_IN.places;
    await button(say.merge).click();
    const handedIn = { name: `${CODES[1]}.scenario.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ ...file, areas: [county] })) };
    await page.getByLabel(say.add).setInputFiles(handedIn);
    await dialog.getByRole("group", { name: say.whose }).getByRole("radio", { name: say.theirs }).check();
    await dialog.getByRole("button", { name: say.one }).click();
    await dialog.waitFor({ state: "hidden" });

    await page.getByRole("button", { name: say.addScenario }).click();
    const phone = size === PHONE;
    if (phone) await button(say.levers).click();
    const growth = page.getByRole("spinbutton", { name: say.growth }).or(page.getByRole("textbox", { name: say.growth })).first();
    await growth.fill("8");
    await growth.press("Enter");
    if (phone) await page.getByRole("complementary").getByRole("button", { name: say.close }).click();

    const people = [PEOPLE[0], HANDED_IN.people, PEOPLE[2]];
    const places = [PLACES[0], HANDED_IN.places, PLACES[2]];
    const later = people.map((count) => grown(count, 8));
    await show(say.compare);
    await choose();
    await told(gap(later, places) - gap(people, places));

    await show(say.allocate);
    await choose();
    const amount = page.getByRole("textbox", { name: say.amount });
    await amount.fill("1000");
    await amount.press("Enter");
    await told(gap(later, places) - 1_000);
    await button(say.adopt).click();
    // What remains to be divided is what the adopted places leave missing.
    await amount.fill("1");
    await amount.press("Enter");
    await told(gap(later, places) - 1_001);
    await button(say.undo).click();
    await told(gap(later, places) - 1);
    assert.equal(readNumber(await amount.inputValue()), 1);
  });
}
