// The round: forms are made for the areas below, filled in, and dropped back under other names.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { violations } from "./support/axe.mjs";
import { shipped } from "./support/figures.mjs";
import { isKept } from "./support/kept.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";
import { SLOWLY } from "./support/slow.mjs";

const ask = (page) => page.getByRole("dialog", { name: "Ask the counties" });
const desk = (page) => page.getByRole("dialog", { name: "Merge files" });

/** A form as a county hands it in, saved as text: what matters is in its cells, whatever the file is. */
function form(code, name, rows, { given = code, head = "Value of 2025", sent = "20261130" } = {}) {
  const marks = [
    [`permille-form¦1¦2025-${sent}¦${code}¦2025¦en`, `${name}: figures of 2025`],
    [rows.map(([id]) => id).join("¦"), "Asked by the province."],
    [name, "Area", name],
    ["", "Code", given],
    [],
    ["head", "Figure", "Unit", "Last value", "Its year", head, "Status", "Note"],
  ];
  const cells = rows.map(([id, figure, unit, value, status = "", note = ""]) => [`${id}¦${figure}¦${unit}`, figure, unit, "none", "", value, status, note]);
  return [...marks, ...cells].map((row) => row.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(",")).join("\n");
}

const residents = (value, ...more) => ["people:resident", "Residents", "people", value, ...more];
const urban = (value, ...more) => ["people:urban", "Urban population", "people", value, ...more];

/** What is copied is kept where the test can read it. */
const COPIES = { before: () => Object.defineProperty(navigator.clipboard, "writeText", { value: async (text) => void (window.copied = text) }) };

/** Drops files on the window, all at once. */
async function drop(page, files) {
  await page.evaluate((files) => {
    const carried = new DataTransfer();
    for (const [name, text] of files) carried.items.add(new File([text], name));
    for (const what of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
  }, files);
}

scene("forms are made for the counties of a city, and one of them is known when it is dropped back", {}, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Ask the counties" }).click();
  await ask(page).getByText(/^100 forms, \d+( to \d+)? figures each\.$/).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await ask(page).getByLabel("Within").selectOption("360200");
  await ask(page).getByText(/^4 forms/).waitFor();
  await ask(page).getByRole("button", { name: "4 of 4 areas chosen" }).click();
  await ask(page).getByRole("checkbox", { name: "Fuliang County" }).uncheck();
  await ask(page).getByText(/^3 forms/).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await ask(page).getByLabel("Year of the figures").fill("20x5");
  await ask(page).getByLabel("Deadline").fill("20 December");
  await ask(page).getByText("Enter a year from 1949 to 2200.").waitFor();
  await ask(page).getByLabel("Year of the figures").fill("２０２５");
  await ask(page).getByLabel("Asked by").fill("the planning division");
  await ask(page).getByLabel("Deadline").press("Tab");
  const [archive] = await Promise.all([page.waitForEvent("download"), ask(page).getByRole("button", { name: "Make the forms" }).click()]);
  assert.match(archive.suggestedFilename(), /forms 2025\.zip$/);
  await ask(page).getByText("Send it out, and drop what comes back").waitFor();
  const packed = (await readFile(await archive.path())).toString("latin1");
  assert.equal(packed.match(/PK\x03\x04/g).length >= 3, true);
  // One area is one workbook; handed in as it is, it answers nothing, and nothing of it is zero.
  await ask(page).getByRole("button", { name: "None", exact: true }).click();
  await ask(page).getByText("Choose at least one area.").waitFor();
  await ask(page).getByRole("checkbox", { name: "Changjiang District" }).check();
  await ask(page).getByText(/^1 form, \d+ figures\.$/).waitFor();
  const [one] = await Promise.all([page.waitForEvent("download"), ask(page).getByRole("button", { name: "Make the forms" }).click()]);
  assert.match(one.suggestedFilename(), /\.xlsx$/);
  const buffer = await readFile(await one.path());
  await ask(page).getByRole("button", { name: "Close", exact: true }).first().click();
  await ask(page).waitFor({ state: "hidden" });
  await page.getByLabel("Choose a table to import").setInputFiles({ name: "renamed.xlsx", mimeType: "application/octet-stream", buffer });
  await desk(page).getByText("Read, and empty: nothing is filled in.").waitFor();
  await desk(page).getByText(/^Not answered \(\d+\): Residents,/).waitFor();
});

scene("what counties hand in is told form by form, merged in one step, and taken back", {}, async (page) => {
  await drop(page, [
    ["final (2).csv", form("360202", "Changjiang District", [residents("201900"), urban("about 500")])],
    ["a.csv", form("360203", "Zhushan District", [residents("385000", "Estimated", "by registration"), urban("", "Not known")])],
    ["b.csv", form("360222", "Fuliang County", [residents("280000"), urban("")], { given: "360281" })],
  ]);
  await desk(page).getByText("2 files bring 2 new figures", { exact: false }).waitFor();
  const file = (name) => desk(page).getByRole("listitem").filter({ hasText: name });
  await file("final (2).csv").getByText("Form of 2025: 1 of 2 figures answered.").waitFor();
  await file("final (2).csv").getByText(/F8: “Urban population” is left out: “about 500” is not a number/).waitFor();
  await file("a.csv").getByText("Said not to be known (1): Urban population.").waitFor();
  await file("b.csv").getByText(/made for 360222 and its code now says “360281”, so nothing of it is taken/).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await desk(page).getByRole("tab", { name: /Missing areas/ }).click();
  await desk(page).getByRole("button", { name: "Copy the list of whom to remind" }).click();
  await desk(page).getByText(/Copied: paste it|did not let it/).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await desk(page).getByRole("button", { name: "Merge into one file" }).click();
  await desk(page).waitFor({ state: "hidden" });
  await goTo(page, "Data");
  await eventually(() => page.getByLabel("Year of the figures").inputValue(), "2025");
  await page.getByRole("button", { name: "Form", exact: true }).click();
  const find = page.getByLabel("Go to an area");
  await find.fill("360203");
  await find.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Zhushan/ }).waitFor();
  const field = page.getByRole("textbox", { name: "Residents", exact: true });
  await eventually(() => field.inputValue(), "385,000");
  await page.getByText("Estimated, by registration", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => field.inputValue(), "");
});

scene("whoever stops while 100 forms are read has those on the desk that were read, and merges them", { before: SLOWLY }, async (page) => {
  const counties = shipped("jiangxi-2025").areas.filter((area) => area.level === "county");
  await page.evaluate(() => { window.last = "80.csv"; });
  await drop(page, counties.map(({ code, name }, at) => [`${at + 1}.csv`, form(code, name.en, [residents(String(300_000 + at))])]));
  await page.waitForFunction(() => window.go);
  // The eightieth is being read.
  const read = 79;
  await desk(page).getByRole("button", { name: "Stop all" }).click();
  await page.evaluate(() => window.go());
  await desk(page).getByText(new RegExp(`^${read} files bring ${read} new figures`)).waitFor();
  assert.equal(await desk(page).getByRole("listitem").filter({ hasText: /\d+\.csv/ }).count(), read);
  await desk(page).getByRole("button", { name: "Merge into one file" }).click();
  await desk(page).waitFor({ state: "hidden" });
  await page.getByRole("status").filter({ hasText: `${read} files merged` }).waitFor();
});

scene(
  "who was asked is kept, who has returned is seen with what is in doubt, accepted and undone, and all of it is there after a reload",
  COPIES,
  async (page) => {
    await goTo(page, "Data");
    await page.getByRole("button", { name: "Who is missing" }).click();
    await page.getByRole("heading", { level: 1, name: "Nobody has been asked for figures yet" }).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
    await page.locator("main").getByRole("button", { name: "Ask the counties" }).last().click();
    await ask(page).getByLabel("Within").selectOption("360200");
    await ask(page).getByText(/^4 forms/).waitFor();
    await ask(page).getByLabel("Year of the figures").fill("2025");
    await ask(page).getByLabel("Deadline").fill("20 December");
    await ask(page).getByLabel("Deadline").press("Tab");
    await Promise.all([page.waitForEvent("download"), ask(page).getByRole("button", { name: "Make the forms" }).click()]);
    await ask(page).getByText("who was asked is kept").waitFor();
    await ask(page).getByRole("button", { name: "Close", exact: true }).first().click();
    await ask(page).waitFor({ state: "hidden" });
    const headline = (name) => page.getByRole("heading", { level: 1, name }).waitFor();
    await headline("0 of 4 returned; 4 missing");
    const day = (await page.getByLabel("Round").locator("option").first().textContent()).match(/sent (\d{4})-(\d{2})-(\d{2})/).slice(1).join("");
    const sent = { sent: day };
    await drop(page, [
      ["one.csv", form("360202", "Changjiang District", [residents("288000")], sent)],
      ["same.csv", form("360202", "Changjiang District", [residents("288000")], sent)],
      ["two.csv", form("360203", "Zhushan District", [residents("38")], sent)],
    ]);
    await desk(page).getByText("form of an area that lies here twice", { exact: false }).waitFor();
    await desk(page).getByText("The same form as", { exact: false }).waitFor();
    await desk(page).getByRole("tab", { name: /Missing areas/ }).click();
    await desk(page).getByRole("button", { name: "Copy the list of whom to remind" }).click();
    await desk(page).getByText("Copied: paste it").waitFor();
    const reminder = () => page.evaluate(() => window.copied);
    assert.match(await reminder(), /^Not returned yet \(2\): figures of 2025, sent .*, due by 20 December\nJingdezhen City:\n360222 Fuliang County\n360281 Leping City/);
    await desk(page).getByRole("button", { name: "Merge into one file" }).click();
    // Thirty-eight residents are asked about before they count.
    await page.getByRole("dialog", { name: "One figure may be in the wrong unit" }).getByRole("button", { name: "Merge all the same" }).click();
    await desk(page).waitFor({ state: "hidden" });
    await headline("2 of 4 returned, 1 of them with doubts; 2 missing");
    const row = (name) => page.getByRole("row", { name });
    await row(/Zhushan/).getByText("With doubts").waitFor();
    await row(/Zhushan/).getByText("two.csv").waitFor();
    await row(/Changjiang/).getByText("Returned", { exact: true }).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
    await row(/Zhushan/).getByRole("button", { name: "Accept: Zhushan District" }).press("Enter");
    await headline("2 of 4 returned, 1 accepted; 2 missing");
    await page.getByRole("button", { name: "Undo" }).click();
    await headline("2 of 4 returned, 1 of them with doubts; 2 missing");
    await page.getByRole("button", { name: "Accept all without doubts (1)" }).click();
    await headline("2 of 4 returned, 1 of them with doubts, 1 accepted; 2 missing");
    await page.getByRole("button", { name: "Copy the list of whom to remind" }).click();
    await page.getByText("Copied: paste it").waitFor();
    assert.match(await reminder(), /Not returned yet \(2\)[^]*360222[^]*360281[^]*To be checked \(1\)\n360203 Zhushan District\n- Residents: 38: /);
    await page.getByLabel("Show", { exact: true }).selectOption({ label: "Missing (2)" });
    await row(/Fuliang/).waitFor();
    assert.equal(await row(/Zhushan/).count(), 0);
    await isKept(page, "Accept what 1 area returned");
    await page.reload();
    await headline("2 of 4 returned, 1 of them with doubts, 1 accepted; 2 missing");
    await row(/Zhushan/).getByRole("button", { name: /^Residents: 38/ }).click();
    await page.getByRole("grid").waitFor();
  },
);

/** What has the focus, as it is read out: its name, or the words in it. */
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());

scene(
  "a form with figures left open is returned in part until they come, and the focus goes on from step to step",
  COPIES,
  async (page) => {
    await goTo(page, "Data");
    await page.getByRole("button", { name: "Who is missing" }).click();
    await page.locator("main").getByRole("button", { name: "Ask the counties" }).last().click();
    await ask(page).getByLabel("Within").selectOption("360200");
    await ask(page).getByText(/^4 forms/).waitFor();
    await ask(page).getByLabel("Year of the figures").fill("2025");
    await ask(page).getByLabel("Year of the figures").press("Tab");
    await Promise.all([page.waitForEvent("download"), ask(page).getByRole("button", { name: "Make the forms" }).press("Enter")]);
    await ask(page).getByText("who was asked is kept").waitFor();
    await eventually(async () => /who was asked is kept/.test(await focused(page)), true);
    await ask(page).getByRole("button", { name: "Close", exact: true }).first().click();
    const day = (await page.getByLabel("Round").locator("option").first().textContent()).match(/sent (\d{4})-(\d{2})-(\d{2})/).slice(1).join("");
    const sent = { sent: day };
    const forms = [
      ["a.csv", form("360202", "Changjiang District", [residents("201900"), urban("")], sent)],
      ["b.csv", form("360203", "Zhushan District", [residents("385000"), urban("", "Not known")], sent)],
      ["c.csv", form("360222", "Fuliang County", [residents("280000"), urban("150000")], sent)],
    ];
    await drop(page, forms);
    await desk(page).getByText(/^3 files bring 4 new figures/).waitFor();
    await desk(page).getByRole("button", { name: "Merge into one file" }).press("Enter");
    await desk(page).waitFor({ state: "hidden" });
    await eventually(async () => /^3 files merged/.test(await focused(page)), true);
    await page.getByRole("heading", { level: 1, name: "3 of 4 returned, 1 of them in part; 1 missing" }).waitFor();
    const row = (name) => page.getByRole("row", { name });
    await row(/Changjiang/).getByText("Returned in part (1 of 2)").waitFor();
    await row(/Zhushan/).getByText("Returned", { exact: true }).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
    await page.getByRole("button", { name: "Accept all without doubts (2)" }).waitFor();
    await page.getByRole("button", { name: "Copy the list of whom to remind" }).click();
    await page.getByText("Copied: paste it").waitFor();
    const reminder = await page.evaluate(() => window.copied);
    assert.match(reminder, /Returned in part, to be completed \(1\)\n360202 Changjiang District: Returned in part \(1 of 2\)\n- missing \(1\): Urban population$/);
    // Accepted one after the other, without looking for the next.
    await page.getByRole("button", { name: "Accept: Zhushan District" }).press("Enter");
    await page.getByRole("button", { name: "Take back: Zhushan District" }).waitFor();
    await eventually(() => focused(page), "Accept: Fuliang County");
    await page.keyboard.press("Enter");
    await eventually(() => focused(page), "Accept: Changjiang District");
    // What was open is stated: nothing is missing any more.
    await drop(page, [["d.csv", form("360202", "Changjiang District", [residents("201900"), urban("160000")], sent)]]);
    await desk(page).getByText(/^1 file brings 1 new figure/).waitFor();
    await desk(page).getByRole("button", { name: "Merge into one file" }).click();
    await desk(page).waitFor({ state: "hidden" });
    await row(/Changjiang/).getByText("Returned", { exact: true }).waitFor();
  },
);

scene("of a form that answers nothing all is told, and many forms are counted while they are read", {}, async (page) => {
  const ids = [["resident", "Residents"], ["urban", "Urban population"], ["rural", "Rural population"], ["aged-0-3", "Aged 0–3"], ["aged-0-4", "Aged 0–4"], ["aged-0-14", "Aged 0–14"], ["births", "Births"], ["aged-65-plus", "Aged 65 and over"]];
  const rows = ids.map(([id, name]) => [`people:${id}`, name, "people", "about 500"]);
  await drop(page, [["empty.csv", form("360202", "Changjiang District", rows)]]);
  const told = desk(page).getByRole("alert");
  await told.getByText("Read, and the form gives no figure that can be taken.").waitFor();
  await told.getByText("and 3 more").click();
  await told.getByText(/“Aged 65 and over” is left out/).waitFor();
  assert.equal(await told.getByRole("listitem").count(), 8);
  assert.equal((await violations(page)).join("\n"), "");
  await page.evaluate(() => {
    window.counted = [];
    const note = () => window.counted.push(...(document.body.textContent.match(/\d+ of 40/g) ?? []));
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await drop(page, Array.from({ length: 40 }, (_, at) => [`${at}.csv`, form("360203", "Zhushan District", [residents(`${385000 + at}`)])]));
  await desk(page).getByText(/^40 files bring/).waitFor();
  assert.equal((await page.evaluate(() => window.counted)).includes("0 of 40"), true);
});

scene("asking the counties fits a phone, in Chinese", { lang: "zh-CN", size: PHONE }, async (page) => {
  await goTo(page, "数据");
  await page.getByRole("button", { name: "向各县征集" }).click();
  const dialog = page.getByRole("dialog", { name: "向各县征集" });
  await dialog.getByText(/^将生成 100 份填报表/).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  assert.equal((await violations(page)).join("\n"), "");
});
