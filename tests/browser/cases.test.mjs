// Every table that was made after a fault seen elsewhere, in the import dialog: what `exchange/tests/cases` expects of each is what stands there.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { eventually, goTo, scene } from "./support/scene.mjs";

const CASES = new URL("../../exchange/tests/cases/", import.meta.url);
const CITY = new URL("../../exchange/tests/city.scenario.json", import.meta.url);
const NAMES = new Map(JSON.parse(readFileSync(CITY, "utf8")).areas.map(({ code, name }) => [code, name.en]));

/** The tables, by name, and which are tried as files of their own. */
const tables = readdirSync(CASES).filter((name) => !/\.(txt|md)$/.test(name)).sort();
assert.ok(tables.length >= 86, `${tables}`);
const isNew = (table) => /^(03|04|11|18|30|31|v-new)/.test(table);

/** What is expected of a table: figures, new areas, totals, and sentences. */
function expected(table) {
  const lines = readFileSync(new URL(`${table}.txt`, CASES), "utf8").split("\n").filter(Boolean);
  const all = { figures: [], areas: [], totals: [], told: [] };
  for (const line of lines) {
    const figure = /^([A-Z]+\d+) (\d+) (\S+) (\d+|\?) (.*)$/.exec(line);
    const area = /^area (\S+) (.+) < (\S*)$/.exec(line);
    const total = /^total ([A-Z]+\d+) (.+) (\S+) (agrees|differs)$/.exec(line);
    const told = /^(error|left out|outside|blank|remark): (.+)$/.exec(line);
    if (figure) all.figures.push({ cell: figure[1], area: figure[2], figure: figure[3], year: figure[4], value: figure[5] });
    else if (area) all.areas.push([area[1], area[2]]);
    else if (total) all.totals.push({ cell: total[1], agrees: total[4] === "agrees" });
    else if (told) all.told.push(told[2]);
    else assert.match(line, /^skipped row/, `${table}: a line of another kind`);
  }
  return all;
}

/** What the last step shows: its lists one after the other, and what is to be decided. A row of six cells is a figure, one of four a new area. */
async function found(dialog) {
  const tabs = await dialog.getByRole("group", { name: "What the import does" }).first().getByRole("button").all();
  const all = { rows: [], told: await dialog.getByRole("list", { name: "To be decided" }).locator("li > span:first-child").allTextContents() };
  for (const tab of tabs) {
    const count = Number(/[\d,]+$/.exec(await tab.innerText())[0].replaceAll(",", ""));
    await tab.click();
    const list = dialog.getByRole("group", { name: "What the import does" }).last();
    const lines = list.locator("tbody tr, li");
    await eventually(() => lines.count(), count, await tab.innerText());
    all.rows.push(...await list.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))));
    all.told.push(...await list.getByRole("listitem").allTextContents());
  }
  return { ...all, figures: all.rows.filter((row) => row.length === 6), areas: all.rows.filter((row) => row.length === 4) };
}

/** Picks a table. */
async function pick(page, table) {
  await page.getByLabel("Choose a table to import").setInputFiles(fileURLToPath(new URL(table, CASES)));
  const dialog = page.getByRole("dialog");
  const [next, back] = ["Next: check", "Back"].map((name) => dialog.getByRole("button", { name }));
  await next.or(back).waitFor();
  if (isNew(table)) {
    if (await back.isVisible()) await back.click();
    await dialog.getByLabel("A new file").check();
  }
  return dialog;
}

/** Goes to what would change, once that is worked out; a table that asks nothing opens there. */
async function goOn(dialog) {
  await eventually(() => dialog.locator("[aria-busy=true]").count(), 0);
  const next = dialog.getByRole("button", { name: "Next: check" });
  if (await next.isVisible()) await next.click();
}

/** Enters the year that the table does not say. */
async function enterYear(dialog, year) {
  await dialog.getByRole("button", { name: "Back" }).click();
  const field = dialog.getByLabel("Year, where the table has none");
  await field.fill(year);
  await field.press("Tab");
  await goOn(dialog);
}

const NO_YEAR = "The year of the figures is not known. Enter the year, or choose the column of years.";

/** As many tables as one page goes through in a minute or so. */
const MANY = 22;

for (let first = 0; first < tables.length; first += MANY) {
  const some = tables.slice(first, first + MANY);
  scene(`tables of known faults, ${some[0]} to ${some.at(-1)}: every figure with its cell, area and year, and every sentence about what stays out, stands in the import`, {}, (page) => compare(page, some));
}

async function compare(page, some) {
  await page.getByLabel("Open a file…").setInputFiles(fileURLToPath(CITY));
  await page.getByRole("heading", { level: 1, name: /Jingdezhen/ }).waitFor();
  await goTo(page, "Data");
  const labels = new Map();
  for (const table of some) {
    const wanted = expected(table);
    const dialog = await pick(page, table);
    await goOn(dialog);
    let shown = await found(dialog);
    const told = new Set(shown.told);
    // A year that is nowhere is asked for, and nothing is imported before.
    const asks = wanted.told.includes(NO_YEAR);
    assert.equal(told.has(NO_YEAR), asks, table);
    if (asks) {
      assert.equal(await dialog.getByRole("button", { name: "Import", exact: true }).isDisabled(), true, table);
      await enterYear(dialog, "2024");
      shown = await found(dialog);
    }
    for (const one of shown.told) told.add(one);
    const names = new Map([...NAMES, ...wanted.areas]);
    const figures = wanted.figures.map(({ cell, area, year, value }) => [cell, names.get(area), year.replace("?", "2024"), value].join(" "));
    const has = shown.figures.map(([cell, area, , year, , value]) => [cell, area, year, value.replaceAll(",", "").replace("—", "")].join(" "));
    assert.deepEqual(has.sort(), figures.sort(), table);
    // One figure has one name, and one name means one figure.
    const at = new Map(wanted.figures.map(({ cell, figure, year }) => [`${cell} ${year.replace("?", "2024")}`, figure]));
    for (const [cell, , label, year] of shown.figures) {
      const figure = at.get(`${cell} ${year}`);
      assert.equal(labels.get(label) ?? figure, figure, `${table}: ${label}`);
      labels.set(label, figure);
    }
    assert.deepEqual(shown.areas.map(([code, name]) => `${code} ${name.replace(" (added above others)", "")}`).sort(), wanted.areas.map((area) => area.join(" ")).sort(), table);
    assert.deepEqual(wanted.told.filter((one) => !told.has(one)), [], table);
    const compared = ({ cell, agrees }) => [...told].some((one) => one.startsWith(`${cell} `) && one.includes(agrees ? ", as its " : ", but its "));
    assert.deepEqual(wanted.totals.filter((total) => !compared(total)), [], table);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
  assert.equal(new Set(labels.values()).size, labels.size);
}

const OPEN = (name) => fileURLToPath(new URL(`../../exchange/tests/${name}`, import.meta.url));

scene("where data is missing, overview, areas and slides say how many are left out, with sums that are of the others", {}, async (page) => {
  await page.getByLabel("Open a file…").setInputFiles(OPEN("missing-data.scenario.json"));
  await page.getByText("22 areas have no data and are left out", { exact: false }).first().waitFor();
  await goTo(page, "Areas");
  await page.getByRole("heading", { level: 1, name: "In 2025, of 70 counties 48 are short by 23,988 beds together, 22 have no data." }).waitFor();
  await goTo(page, "Present");
  const slides = page.getByRole("listitem");
  await slides.filter({ hasText: "in 2025 short by 23,988 beds (22 without data left out)" }).waitFor();
  await slides.filter({ hasText: "48 of 70 counties are short, 22 have no data" }).waitFor();
});

scene("the order of a file's rows decides nothing in a division, and the rule for ties is said", {}, async (page) => {
  const divided = [];
  for (const name of ["allocation-ties", "allocation-ties-reversed"]) {
    await page.getByLabel("Open a file…").setInputFiles(OPEN(`${name}.scenario.json`));
    // The same counties, in the order of the file.
    const first = page.getByRole("combobox", { name: "Areas below" }).locator("option").nth(1);
    await eventually(() => first.textContent(), name.endsWith("reversed") ? "Leping City" : "Changjiang District");
    await goTo(page, "Allocate");
    const field = page.getByRole("textbox", { name: "Amount" });
    await field.fill("10");
    await field.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^10 beds/ }).waitFor();
    await page.getByText("every rule gives to the lower area code first", { exact: false }).waitFor();
    const rows = page.getByRole("region", { name: "Receipts" }).getByRole("table").locator("tbody tr");
    const read = await rows.evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.replace("▸", "").trim())));
    divided.push(read.map(([area, , ...figures]) => [area, ...figures].join(" ")).sort());
  }
  assert.deepEqual(divided[1], divided[0]);
  assert.ok(divided[0].length >= 4, `${divided[0]}`);
});

scene("outlines with codes under four names and types are all drawn; what has no shape is named, and shipped outlines say whose they are", {}, async (page) => {
  await page.getByLabel("Open a file…").setInputFiles(fileURLToPath(CITY));
  await page.getByRole("heading", { level: 1, name: /Jingdezhen/ }).waitFor();
  await goTo(page, "Areas");
  await page.getByRole("group", { name: "Shown as" }).getByRole("button", { name: "Map" }).click();
  const load = (name) => page.getByLabel("Load outlines (GeoJSON)…").setInputFiles(OPEN(`maps/${name}`));
  await load("32_code_field_names_and_types.geojson");
  await page.getByText("it has outlines of 4 areas", { exact: false }).waitFor();
  await load("35_null_empty_and_mixed_geometry.geojson");
  await page.getByText("it has outlines of 2 areas", { exact: false }).waitFor();
  for (const name of ["昌江区", "乐平市", "河流"]) await page.getByText(name, { exact: false }).first().waitFor();
  await page.getByText("areas it lacks are drawn by those that ship", { exact: false }).waitFor();
});
