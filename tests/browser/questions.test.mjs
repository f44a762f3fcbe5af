// What planners ask next: when, how near, what it takes, what matters, two levers, and the milestone ladder.
//
// The tutorial's Example County has 320,000 residents and in its towns 820 childcare places; 4.5 per 1,000 fall due in 2025, so 1,440 are
// required and 620 missing: 207 a year from 2022 on.

import assert from "node:assert/strict";

import { violations } from "./support/axe.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";
import { figure, shipped } from "./support/figures.mjs";
import { words } from "./support/words.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const TUTORIAL = shipped("tutorial");
const PEOPLE = TUTORIAL.areas[0].population.resident.values["2022"];
const PLACES = TUTORIAL.areas.reduce((sum, area) => sum + (area.stocks?.["childcare-places"]?.values["2022"] ?? 0), 0);
const REQUIRED = (PEOPLE * 45) / 10_000;
const MISSING = REQUIRED - PLACES;
const YEARLY = Math.ceil(MISSING / 3);

const heading = (page) => page.getByRole("heading", { level: 1 });
const ask = (page, question, lang = "en") =>
  page.getByRole("navigation", { name: lang === "en" ? "Which question" : "问什么" }).getByRole("button", { name: question, exact: true }).click();
const choose = (page, norm) => page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: norm });

scene("what it would take is said, applied with its reason, and taken back in one step", { file: "Tutorial" }, async (page) => {
  await goTo(page, "Questions");
  await ask(page, "What it takes");
  await choose(page, CHILDCARE);
  await heading(page).filter({ hasText: `to be met in Example County in 2025, it takes additions of at least ${YEARLY} places a year.` }).waitFor();
  const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: "Childcare places, added" }) });
  // One a year fewer: two are still missing.
  await row.getByText(`(${MISSING - 3 * (YEARLY - 1)} short)`).waitFor();
  await row.getByRole("button", { name: /^Apply to this scenario/ }).click();
  await row.getByText("Enough already").waitFor();
  await eventually(() => page.getByRole("slider", { name: "Childcare places, added" }).first().inputValue(), String(YEARLY));
  const reason = page.getByRole("textbox", { name: "Childcare places, added: reason" }).first();
  assert.match(await reason.inputValue(), /Solved: .* to be met in Example County in 2025/);
  await page.getByRole("button", { name: "Undo" }).click();
  await row.getByRole("button", { name: /^Apply to this scenario/ }).waitFor();
});

scene("where no addition helps because the figure of that year is stated, that is said", {}, async (page) => {
  const county = structuredClone(TUTORIAL.areas[0]);
  const file = { ...TUTORIAL, areas: [{ ...county, stocks: { "childcare-places": { values: { 2025: 200 }, source: county.stocks?.["childcare-places"]?.source ?? "made-up" } } }] };
  await page.getByLabel("Open a file…").setInputFiles({ name: "stated.scenario.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await goTo(page, "Questions");
  await ask(page, "What it takes");
  await choose(page, CHILDCARE);
  await page.getByText("One of these has a figure stated for 2025 or later, which additions and losses do not change.").waitFor();
});

scene("any number leads on to what it would take, with its norm and its area", { file: "Jiangxi 2025, average" }, async (page) => {
  await goTo(page, "Areas");
  await page.getByRole("combobox", { name: "Norm" }).first().selectOption({ label: CHILDCARE });
  const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: "Nanchang County", exact: true }) });
  await row.getByRole("button", { name: /Required/ }).click();
  const further = page.getByRole("navigation", { name: "Ask further" });
  await further.getByRole("button", { name: "What would it take?" }).click();
  const county = shipped("jiangxi-2025-average").areas.find((area) => area.name.en === "Nanchang County");
  const required = Math.ceil((county.population.resident.values["2020"] * 45) / 10_000);
  const stock = county.stocks["childcare-places"].values["2020"];
  const yearly = Math.ceil((required - stock) / 5);
  await heading(page).filter({ hasText: `${CHILDCARE}: to be met in Nanchang County in 2025, it takes additions of at least ${yearly} places a year.` }).waitFor();
  await page.getByRole("complementary", { name: "Explanation" }).waitFor({ state: "hidden" });
});

scene("how near a bracket is follows the people as they grow", { file: "Tutorial" }, async (page) => {
  await goTo(page, "Questions");
  await ask(page, "How near");
  await choose(page, "Infectious disease beds by county population");
  // Closed below: at 299,999 it is 20 beds.
  await heading(page).filter({ hasText: `${(PEOPLE - 299_999).toLocaleString("en")} fewer people, and 50 become 20 beds.` }).waitFor();
  await page.getByRole("slider", { name: "Population growth" }).first().fill("-10");
  // Three years to 2025 at −10‰: 316,800, 313,632, 310,496 (310,495.68 to the nearest).
  await heading(page).filter({ hasText: `${(310_496 - 299_999).toLocaleString("en")} fewer people` }).waitFor();
});

scene("two levers are shown together, and a pair of values is applied and taken back at once", { file: "Tutorial" }, async (page) => {
  await goTo(page, "Questions");
  await ask(page, "Two levers");
  await choose(page, CHILDCARE);
  await heading(page).filter({ hasText: `${MISSING} places short` }).waitFor();
  const chart = page.getByRole("application", { name: "The result with two levers moved together" });
  await chart.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const picked = page.getByRole("status").filter({ has: page.getByRole("button", { name: "Apply this pair to the scenario" }) });
  await picked.getByText(/Childcare places, added: 300 places a year/).waitFor();
  await picked.getByRole("button").click();
  await eventually(() => page.getByRole("slider", { name: "Childcare places, added" }).first().inputValue(), "300");
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => page.getByRole("slider", { name: "Childcare places, added" }).first().inputValue(), "0");
});

scene("the ladder says what each target needs a year, and prints without what can be pressed", { file: "Tutorial" }, async (page) => {
  await goTo(page, "Questions");
  await ask(page, "Ladder");
  const table = page.getByRole("region", { name: "The milestone ladder" }).getByRole("table");
  const row = table.getByRole("row").filter({ hasText: CHILDCARE });
  await row.waitFor();
  const said = await row.innerText();
  for (const part of ["2025", REQUIRED.toLocaleString("en"), `Short ${MISSING}`, `+${YEARLY}`]) assert.ok(said.includes(part), `${part} in ${said}`);
  await page.getByRole("checkbox", { name: "Only what is missed" }).check();
  await eventually(() => table.getByRole("row").filter({ hasText: "met" }).count(), 0);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("complementary", { name: "Levers" }).isVisible(), false);
  assert.equal(await page.getByRole("combobox").first().isVisible(), false);
  assert.equal(await table.locator("thead").evaluate((head) => getComputedStyle(head).display), "table-header-group");
});

scene("what is unknown is said, and the way leads to the data", { file: "Jiangxi 2025" }, async (page) => {
  await goTo(page, "Questions");
  for (const question of ["What it takes", "What matters", "Two levers"]) {
    await ask(page, question);
    await choose(page, CHILDCARE);
    await heading(page).filter({ hasText: `${CHILDCARE}: no stock is known` }).waitFor();
  }
  await page.getByRole("button", { name: "Enter figures" }).click();
  await page.getByRole("tab", { name: "Data", selected: true }).waitFor();
});

for (const [size, scheme, lang] of [[undefined, "dark", "en"], [PHONE, "light", "zh-CN"]]) {
  const where = size ? "on a phone, in Chinese" : "in the dark";
  scene(`every question is answered for a hundred counties, within its window and for everyone, ${where}`, { size, scheme, lang, file: "Jiangxi 2025, average" }, async (page) => {
    await goTo(page, words(lang).questions);
    const questions = lang === "en" ? ["When", "How near", "What it takes", "What matters", "Two levers", "Ladder"]
      : ["何时短缺", "离档位多近", "怎样才够", "什么最要紧", "两项联动", "节点阶梯"];
    for (const question of questions) {
      await ask(page, question, lang);
      await heading(page).filter({ hasText: /\d/ }).waitFor();
      await eventually(() => page.getByRole("progressbar").count(), 0, question);
      assert.equal(await heading(page).count(), 1, question);
      await eventually(() => page.evaluate(() => document.scrollingElement.scrollWidth <= window.innerWidth), true, question);
      assert.deepEqual(await violations(page), [], question);
    }
  });
}
