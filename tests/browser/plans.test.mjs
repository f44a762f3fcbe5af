// Own plans: a target changed, a norm added, plan files in and out, and the board of dated projects.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { violations } from "./support/axe.mjs";
import { counties, readNumber, roundedUp, shipped } from "./support/figures.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const PROVINCE = shipped("jiangxi-2025");

const part = (page, name) => page.getByRole("navigation", { name: "Parts of this screen" }).getByRole("button", { name, exact: true });
const thousands = (count) => count.toLocaleString("en");

/** Finds a norm in the catalogue and opens it. */
async function opened(page, search, name) {
  await goTo(page, "Norms");
  await page.getByRole("searchbox", { name: "Search" }).fill(search);
  await page.getByRole("button", { name, exact: true }).click();
}

/** The requirement that the catalogue shows for a norm. */
const required = async (page, name) =>
  readNumber((await page.getByRole("button", { name: new RegExp(`^${name}: Required `) }).innerText()));

/** What was downloaded when `act` was done, as text. */
async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

scene("a target changed in the form is previewed, computed, told and taken back", {}, async (page) => {
  // 5 places for every 1,000 residents are 50 for every 10,000, each county rounded up.
  const places = roundedUp(counties(PROVINCE), 50);
  await opened(page, "childcare-places-per-1000", CHILDCARE);
  await page.getByRole("button", { name: `Change: ${CHILDCARE}` }).click();
  const form = page.getByRole("dialog", { name: `Change the norm: ${CHILDCARE}` });
  const value = form.getByRole("textbox", { name: /^Value/ });
  await value.fill("5,5");
  await form.getByText("The comma in “5,5” does not separate thousands").waitFor();
  await value.fill("5");
  const preview = form.getByRole("region", { name: "On the open data" });
  await preview.getByText(`${thousands(places)} places`).waitFor();
  await preview.getByText("was 203,397").waitFor();
  await form.getByRole("button", { name: "Keep this norm" }).click();
  await form.waitFor({ state: "hidden" });
  await eventually(() => required(page, CHILDCARE), places);
  const said = "Target (2025): was “4.5 places per 1,000”, is now “5 places per 1,000”.";
  await page.getByRole("region", { name: "What differs" }).getByText(said).waitFor();

  // The saved file holds the changed plan whole, and opens as it was.
  const file = await downloaded(page, () => page.getByRole("button", { name: "Save", exact: true }).click());
  const plans = JSON.parse(file.text).plans;
  const whole = plans.filter((plan) => typeof plan === "object");
  assert.deepEqual(whole.map((plan) => plan.plan.id), ["gan-fu-fa-2023-1"]);
  await page.getByLabel("Open a file…").setInputFiles({ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) });
  await page.getByText(/^5 plans bind this file/).waitFor();
  await part(page, "Plans that bind this file").click();
  const plan = page.getByRole("listitem").filter({ hasText: "赣府发〔2023〕1号" });
  await plan.getByText("changed", { exact: true }).waitFor();
  await plan.getByText("What differs (1)").click();
  await plan.getByText(said).waitFor();
  await plan.getByRole("button", { name: "Back to the shipped plan" }).click();
  await eventually(() => plan.getByText("changed", { exact: true }).count(), 0);
  await part(page, "Catalogue").click();
  await page.getByRole("searchbox", { name: "Search" }).fill("childcare-places-per-1000");
  await eventually(() => required(page, CHILDCARE), 203_397);
});

scene("a norm of one's own is asked for whole, stands in a plan of one's own, and can be undone", {}, async (page) => {
  await goTo(page, "Norms");
  await page.getByRole("button", { name: "Add norm" }).click();
  const form = page.getByRole("dialog", { name: "Add norm" });
  await form.getByRole("button", { name: "Keep this norm" }).click();
  await form.getByText("6 fields are still missing or wrong.").waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  const fill = (label, text) => form.getByRole("textbox", { name: label }).fill(text);
  await fill("Title of the document (Chinese)", "江西省养老实施方案");
  await fill("Name (English)", "Care stations per 10,000 residents");
  await fill("Its unit (English)", "stations");
  await fill("For every so many people", "10000");
  await fill(/^By the end of/, "2030");
  await fill(/^Value/, "2.5");
  await fill(/^Clause/, "二(三)");
  await fill("What it demands, in your own words (Chinese)", "每万人两个半。");
  // 2.5 for every 10,000, each county rounded up: 25 for every 100,000, and no station is lost.
  const stations = counties(PROVINCE).reduce((sum, people) => sum + Math.floor((people * 25 + 99_999) / 100_000), 0);
  await form.getByText(`${thousands(stations)} stations`).waitFor();
  await form.getByRole("button", { name: "Keep this norm" }).click();
  await form.waitFor({ state: "hidden" });
  const name = page.getByRole("button", { name: "Care stations per 10,000 residents", exact: true });
  await eventually(() => name.evaluate((one) => one === document.activeElement), true);
  assert.equal(await name.getAttribute("aria-expanded"), "true");
  await page.getByText(/^6 plans bind this file with 322 norms/).waitFor();
  const undo = page.getByRole("button", { name: "Undo" });
  assert.match(await undo.getAttribute("title"), /Add the norm: Care stations/);
  await undo.click();
  await page.getByText(/^5 plans bind this file with 321 norms/).waitFor();
});

scene("every kind of rule explains itself, and a wrong one says why", {}, async (page) => {
  await opened(page, "childcare-places-per-1000", CHILDCARE);
  await page.getByRole("button", { name: `Duplicate: ${CHILDCARE}` }).click();
  const form = page.getByRole("dialog");
  const kind = form.getByRole("combobox", { name: "Rule", exact: true });
  const kinds = await kind.getByRole("option").allInnerTexts();
  assert.equal(kinds.length, 12);
  const sentences = new Set();
  for (const one of kinds) {
    await kind.selectOption({ label: one });
    sentences.add(await form.getByRole("note").innerText());
  }
  assert.equal(sentences.size, 12);
  await kind.selectOption({ label: "bracket" });
  await form.getByRole("textbox", { name: "Bracket 3" }).fill("30万");
  await form.getByText("This must be more than the line above").waitFor();
  await page.keyboard.press("Escape");
  await form.getByText("Press Escape again to leave it.").waitFor();
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "hidden" });
  await page.getByText(/with 321 norms/).waitFor();
});

const OWN = `[plan]
id = "my-plan-2030"
title = { zh = "本地规划", en = "A local plan" }
issuer = { zh = "本地", en = "Here" }
territory = "360000"
years = [2025, 2030]
revision = 1

[[measure]]
id = "my-stations"
nature = "resource"
name = { zh = "站点", en = "Stations" }
unit = { zh = "个", en = "stations" }
whole = true

[[norm]]
id = "my-stations-per-county"
class = "norm"
domain = "digital"
name = { zh = "每县站点", en = "Stations in each county" }
level = "county"
measure = "my-stations"
direction = "at-least"
strength = "must"
rule = { kind = "per-area" }
targets = [{ year = 2025, value = 3 }]
clause = "一"
statement = { zh = "每县三个。", en = "Three in each county." }
`;

scene("a plan file that was cut between two norms says what it would take away, and takes nothing until that is wanted", {}, async (page) => {
  await goTo(page, "Norms");
  await part(page, "Plans that bind this file").click();
  await page.getByText(/^5 plans bind this file with 321 norms/).waitFor();
  const { text } = await downloaded(page, () => page.getByRole("button", { name: /^Export plan: / }).first().click());
  const starts = [...text.matchAll(/\n\[\[norm\]\]\n/g)].map(({ index }) => index);
  const kept = starts.length - 3;
  const pick = (text) => page.getByLabel("Import plan…").last().setInputFiles({ name: "cut.toml", mimeType: "application/toml", buffer: Buffer.from(text) });
  const dialog = page.getByRole("dialog", { name: "This plan file leaves norms out" });
  await pick(text.slice(0, starts[kept]));
  await dialog.getByText(`has ${kept} norms. Imported, it would take away 3 norms`).waitFor();
  assert.equal(await dialog.getByRole("listitem").count(), 3);
  await dialog.getByRole("button", { name: "Keep the plan as it is" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(/with 321 norms/).waitFor();
  assert.ok(await page.getByRole("button", { name: "Undo", exact: true }).isDisabled());
  await pick(text.slice(0, starts[kept]));
  await dialog.getByRole("button", { name: "Import it all the same" }).click();
  await page.getByText(/with 318 norms/).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByText(/with 321 norms/).waitFor();
  // Whole, it is taken without a question.
  await pick(text);
  await page.getByText(`is imported with ${starts.length} norms`).waitFor().catch(() => page.getByText(/with 321 norms/).waitFor());
  assert.equal(await dialog.count(), 0);
});

scene("a plan file is refused by line, imported, and exported as it came", {}, async (page) => {
  await goTo(page, "Norms");
  await part(page, "Plans that bind this file").click();
  const pick = (text) => page.getByLabel("Import plan…").last().setInputFiles({ name: "mine.toml", mimeType: "application/toml", buffer: Buffer.from(text) });
  await pick(OWN.replace("value = 3", "value = \"three\""));
  await page.getByText("mine.toml, line 26, column 35, norm my-stations-per-county").waitFor();
  await page.getByText(/^5 plans bind/).waitFor();
  await pick(OWN);
  await page.getByText("“A local plan” is imported with 1 norm.").waitFor();
  await page.getByText(/^6 plans bind this file with 322 norms/).waitFor();
  const file = await downloaded(page, () => page.getByRole("button", { name: "Export plan: A local plan" }).click());
  assert.deepEqual(file, { name: "my-plan-2030.toml", text: OWN });
  await page.getByRole("button", { name: "Change the document: A local plan" }).click();
  const head = page.getByRole("form", { name: "Change the document" });
  await head.getByRole("textbox", { name: "Last year" }).fill("2024");
  await head.getByRole("button", { name: "Keep" }).click();
  await head.getByText("the first not after the last").waitFor();
  await head.getByRole("textbox", { name: "Last year" }).fill("2035");
  await head.getByRole("textbox", { name: "Title of the document (English)" }).fill("A longer plan");
  await head.getByRole("button", { name: "Keep" }).click();
  await page.getByRole("checkbox", { name: "A longer plan" }).waitFor();
  // Three in each county.
  await part(page, "Catalogue").click();
  await page.getByRole("searchbox", { name: "Search" }).fill("my-stations");
  await eventually(() => required(page, "Stations in each county"), 3 * counties(PROVINCE).length);
});

scene("a plan file dropped on the window is imported", {}, async (page) => {
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "mine.toml", { type: "application/toml" }));
    return data;
  }, OWN);
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await page.getByText("“A local plan” is imported with 1 norm.").waitFor();
  await page.getByText(/^6 plans bind this file with 322 norms/).waitFor();
});

scene("a dated project is marked on the board, with its owner, and says how late it is", {}, async (page) => {
  await goTo(page, "Norms");
  await part(page, "Milestones").click();
  const column = (name) => page.getByRole("region", { name, exact: true });
  const readiness = (name) => column(name).getByRole("listitem").filter({ hasText: "Readiness for a large epidemic" });
  // Due by the end of 2023, and looked at from the end of 2025.
  await readiness("Past due, not recorded").getByText("due 2 years ago, nothing recorded").waitFor();
  await readiness("Past due, not recorded").getByRole("combobox").selectOption({ label: "Not done" });
  await readiness("Late").getByText("2 years late").waitFor();
  await readiness("Late").getByText("Readiness for a large epidemic").click();
  const owner = readiness("Late").getByRole("textbox", { name: /: Owner$/ });
  await owner.fill("Planning office");
  await owner.press("Enter");
  await readiness("Late").getByText("Owner: Planning office").waitFor();
  await readiness("Late").getByRole("combobox").selectOption({ label: "Done" });
  await readiness("Done").getByText("done in 2025, 2 years late").waitFor();
  await readiness("Done").getByText("Owner: Planning office").waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  for (let step = 0; step < 3; step += 1) await page.getByRole("button", { name: "Undo" }).click();
  await readiness("Past due, not recorded").waitFor();
});

scene("the form fits a phone, in Chinese", { lang: "zh-CN", size: PHONE, scheme: "dark" }, async (page) => {
  await goTo(page, "标准");
  await page.getByRole("button", { name: "新增标准" }).click();
  const form = page.getByRole("dialog", { name: "新增标准" });
  await form.getByRole("textbox", { name: "名称（中文）" }).fill("测试");
  assert.equal((await violations(page)).join("\n"), "");
  assert.ok(await form.evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth));
});
