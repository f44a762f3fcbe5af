// Where one begins: the strip of a first visit, one's own county found by typing, and the marks of figures that are not observed.

import assert from "node:assert/strict";

import { violations } from "./support/axe.mjs";
import { DESKTOP, PHONE, eventually, goTo, openShipped, scene } from "./support/scene.mjs";
import { words } from "./support/words.mjs";

const NAMES = {
  en: { strip: "Where to begin", mine: "My county's figures", find: "Find the area", open: "Open the figures of Changjiang District", hide: "Hide", county: /^Changjiang District/, childcare: "Childcare places", gap: /507/, none: "No such area" },
  "zh-CN": { strip: "从哪里开始", mine: "填我县的数字", find: "找到地区", open: "打开昌江区的数据表", hide: "不再显示", county: /^昌江区/, childcare: "托位", gap: /507/, none: "没有这样的地区" },
};

/** The dialog with the search, and the search once the list is there. */
async function own(page, lang = "en") {
  const names = NAMES[lang];
  await page.getByRole("region", { name: names.strip }).getByRole("button", { name: names.mine }).click();
  const dialog = page.getByRole("dialog", { name: names.mine });
  const field = dialog.getByRole("combobox", { name: names.find });
  await field.waitFor();
  return { dialog, field };
}

/** What the search offers: their names, in order. */
const offered = (dialog) => dialog.getByRole("option").locator(".combo__title").allInnerTexts();

for (const [lang, size] of [["en", DESKTOP], ["zh-CN", PHONE]]) {
  const names = NAMES[lang];
  // A planner with a figure in her head: from the first sight of the page to her own county's gap.
  scene(`from a first visit to one's own county's gap in five presses (${lang})`, { lang, size }, async (page) => {
    let presses = 0;
    const press = async (act) => { presses += 1; await act(); };
    await press(() => page.getByRole("region", { name: names.strip }).getByRole("button", { name: names.mine }).click());
    const dialog = page.getByRole("dialog", { name: names.mine });
    const field = dialog.getByRole("combobox", { name: names.find });
    await eventually(() => field.evaluate((field) => field === document.activeElement), true, "the field has the focus");
    await page.keyboard.type("cjq");
    await dialog.getByRole("option", { name: names.county }).waitFor();
    await press(() => page.keyboard.press("Enter"));
    const open = dialog.getByRole("button", { name: names.open });
    await eventually(() => open.evaluate((open) => open === document.activeElement), true, "one more press opens it");
    await press(() => page.keyboard.press("Enter"));
    await dialog.waitFor({ state: "hidden" });
    const figure = page.getByRole("textbox", { name: names.childcare, exact: true });
    await figure.fill("400");
    await press(() => figure.press("Enter"));
    // 4.5 places for each of 1,000 of 201,363 people are 907.
    await press(() => page.getByRole("tab", { name: words(lang).overview, exact: true }).click());
    await page.getByText(names.gap).first().waitFor();
    assert.equal(presses, 5);
  });
}

scene("a planner with a sheet of her own needs six presses to her Overview, and sees what is short beside her figure", {}, async (page) => {
  let presses = 0;
  const press = async (act) => { presses += 1; await act(); };
  const names = NAMES.en;
  await press(() => page.getByRole("region", { name: names.strip }).getByRole("button", { name: names.mine }).click());
  const dialog = page.getByRole("dialog", { name: names.mine });
  await dialog.getByRole("combobox", { name: names.find }).fill("360202");
  await dialog.getByRole("option", { name: names.county }).waitFor();
  await press(() => page.keyboard.press("Enter"));
  await press(() => dialog.getByRole("button", { name: names.open }).press("Enter"));
  await dialog.waitFor({ state: "hidden" });
  // A county asks nobody below it.
  assert.equal(await page.getByRole("button", { name: /Ask the counties|Who is missing/ }).count(), 0);
  const sheet = "Code,Name,2025 Childcare places\n360202,Changjiang District,400\n";
  await press(() => page.getByLabel("Choose a table to import").setInputFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) }));
  const table = page.getByRole("dialog").filter({ has: page.getByRole("heading", { name: "Import “mine.csv”" }) });
  await press(() => table.getByRole("button", { name: "Import", exact: true }).click());
  await table.waitFor({ state: "hidden" });
  const row = page.getByRole("row").filter({ has: page.getByRole("textbox", { name: names.childcare, exact: true }) });
  await row.getByText("short").waitFor();
  // Her headline stands over her figures, and is that of the Overview.
  const stands = await page.locator(".data__stands").innerText();
  await press(() => page.getByRole("tab", { name: words("en").overview, exact: true }).click());
  await eventually(() => page.getByRole("heading", { level: 1 }).innerText(), stands);
  assert.ok(presses <= 6, `${presses} presses`);
});

{
  let free;
  const released = new Promise((done) => (free = done));
  const network = (page) => page.context().route("**/*worker*.wasm", async (route) => { await released; await route.continue(); });
  scene("one's area can be typed while the list of areas is on its way", { network }, async (page) => {
    const { dialog, field } = await own(page);
    await eventually(() => field.evaluate((field) => field === document.activeElement), true, "the field has the focus");
    await page.keyboard.type("cjq");
    await dialog.getByText("The list of the country's areas is on its way…").first().waitFor({ state: "attached" });
    // Nothing else is pressed by it.
    await page.keyboard.press("Enter");
    free();
    await dialog.getByRole("option", { name: NAMES.en.county }).waitFor();
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: NAMES.en.open }).waitFor();
  });
}

scene("the area is found by every way to call it, and nothing found is said", {}, async (page) => {
  const { dialog, field } = await own(page);
  for (const [typed, first] of [["cjq", "Changjiang District"], ["昌江区", "Changjiang District"], ["changj", "Changjiang District"], ["３６０２０２", "Changjiang District"], ["jdz zsq", "Zhushan District"], ["cqs", "重庆市"], ["番禺", "番禺区"]]) {
    await field.fill(typed);
    await eventually(async () => (await offered(dialog))[0], first, typed);
  }
  await field.fill("vvvv");
  await dialog.getByText(NAMES.en.none).waitFor({ state: "attached" });
  assert.deepEqual(await offered(dialog), []);
  // Escape empties the field first, and leaves the dialog then.
  await field.press("Escape");
  await eventually(() => field.inputValue(), "");
  await field.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

scene("a city comes with its counties, unless it is wanted alone", {}, async (page) => {
  const { dialog, field } = await own(page);
  await field.fill("jdz");
  await dialog.getByRole("option", { name: /^Jingdezhen/ }).click();
  const below = dialog.getByRole("checkbox", { name: "With the 4 areas below it" });
  assert.equal(await below.isChecked(), true);
  await dialog.getByText(/Filled in: [\d,]+ residents in 2023/).waitFor();
  await dialog.getByRole("button", { name: "Open the figures of Jingdezhen City" }).click();
  await dialog.waitFor({ state: "hidden" });
  const grid = page.getByRole("grid");
  await grid.getByRole("rowheader", { name: "Fuliang County" }).waitFor();
});

scene("an area of which nothing ships says so, and its name and plans can be changed before it opens", {}, async (page) => {
  const { dialog, field } = await own(page);
  await field.fill("番禺");
  await dialog.getByRole("listbox").getByRole("option").first().click();
  await dialog.getByText(/No figures ship for this area/).waitFor();
  assert.equal(await dialog.getByLabel("Title of the file").inputValue(), "番禺区");
  // The national plan alone binds it.
  assert.equal(await dialog.getByRole("checkbox", { checked: true }).count(), 1);
  await dialog.getByLabel("Title of the file").fill("Panyu 2030");
  await dialog.getByRole("button", { name: "Create the file" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /^Scenario file: Panyu 2030/ }).waitFor();
});

scene("the strip stands on a first visit until it is hidden, and never again", {}, async (page) => {
  const strip = page.getByRole("region", { name: NAMES.en.strip });
  await strip.waitFor();
  await goTo(page, "Areas");
  await strip.waitFor({ state: "hidden" });
  await goTo(page, "Overview");
  await strip.getByRole("button", { name: NAMES.en.hide }).click();
  await strip.waitFor({ state: "hidden" });
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await strip.count(), 0);
});

scene("the strip goes when another file is opened", { file: "Changjiang 2030" }, async (page) => {
  await eventually(() => page.getByRole("region", { name: NAMES.en.strip }).count(), 0);
});

scene("figures that are not observed are marked wherever their file is named", {}, async (page) => {
  const file = page.getByRole("button", { name: /^Scenario file:/ });
  assert.equal(await file.getAttribute("aria-label"), "Scenario file: Jiangxi 2025");
  await openShipped(page, "Jiangxi 2025, average");
  await page.getByRole("button", { name: "Scenario file: Jiangxi 2025 (assumption: every county average), assumed" }).waitFor();
  await page.getByRole("button", { name: "Add scenario" }).click();
  await openShipped(page, "Tutorial");
  await page.getByRole("button", { name: "Scenario file: Tutorial (made-up figures), made-up" }).waitFor();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open" });
  const marked = (title) => dialog.getByRole("listitem").filter({ has: page.getByText(title, { exact: true }) });
  await marked("Tutorial (made-up figures)").getByText("made-up", { exact: true }).waitFor();
  assert.equal(await marked("Jiangxi 2025").getByText(/^(assumed|made-up)$/).count(), 0);
  await dialog.getByRole("table").getByText("assumed", { exact: true }).first().waitFor();
});

for (const [lang, scheme] of [["en", "light"], ["zh-CN", "dark"]]) {
  scene(`axe finds nothing in the strip, the search and what it fills in (${lang}, ${scheme})`, { lang, scheme }, async (page) => {
    const names = NAMES[lang];
    assert.equal((await violations(page)).join("\n"), "");
    const { dialog, field } = await own(page, lang);
    await field.fill("cjq");
    await dialog.getByRole("option", { name: names.county }).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: names.open }).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
  });
}
