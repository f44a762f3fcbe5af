// Recent: whatever is opened, what was open is set aside as a file of its own, with its history, and one press brings it back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { path } from "./support/figures.mjs";
import { database, growth, isKept, openRecent, recentRow, setGrowth } from "./support/kept.mjs";
import { eventually, goTo, openShipped, scene, PHONE } from "./support/scene.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const county = () => JSON.parse(readFileSync(path("changjiang-2030"), "utf8"));
const picked = (name, file) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });

/** Drops a file on the window. */
const drop = (page, name, text) => page.evaluate(([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: "application/json" }));
  for (const what of ["dragenter", "dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried }));
  }
}, [name, text]);

/** Fills in the form for a new file and starts it. */
async function newFile(page) {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "New file" }).click();
  await page.getByLabel("Title of the file").fill("Mine");
  await page.getByLabel("Name of the area").fill("Anyuan");
  await page.getByLabel("Code", { exact: true }).fill("360302");
  await page.getByRole("button", { name: "Create the file", exact: true }).click();
}

/** Imports a table as a file of its own. */
async function importAsNew(page) {
  await goTo(page, "Data");
  const table = "Code,Name,Year,Residents\n360302,Anyuan District,2020,500000\n";
  await page.getByLabel("Choose a table to import").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  const dialog = page.getByRole("dialog").filter({ has: page.getByRole("heading", { name: "Import “people.csv”" }) });
  // It asks nothing, and opens at its second step.
  await dialog.getByRole("button", { name: "Back" }).click();
  await dialog.getByLabel("A new file").check();
  await dialog.getByRole("button", { name: "Next: check" }).click();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

// Every way to open another file; each with what then stands as the heading.
const WAYS = {
  "the library": [(page) => openShipped(page, "Changjiang 2030"), /Changjiang/],
  "the same file of the library": [(page) => openShipped(page, "Jiangxi 2025"), /Jiangxi/],
  "the picker": [(page) => page.getByLabel("Open a file…").setInputFiles(picked("own.scenario.json", county())), /Changjiang/],
  "a table that is imported as a new file": [importAsNew, /^3 areas/],
  "a drop": [(page) => drop(page, "own.scenario.json", JSON.stringify(county())), /Changjiang/],
};

for (const [way, [act, name]] of Object.entries(WAYS)) {
  scene(`work is set aside when another file is opened by ${way}, and one press brings it back with its history`, {}, async (page) => {
    await setGrowth(page, "7.1");
    await setGrowth(page, "7.2");
    await act(page);
    await heading(page, name);
    await page.getByRole("status").filter({ hasText: "kept under Open › Recent" }).waitFor();
    await eventually(() => growth(page).then((value) => value === "7.2"), false);
    const list = await openRecent(page);
    await recentRow(list, "Not saved to a file").getByRole("button", { name: "Open “Jiangxi 2025”" }).click();
    await eventually(() => growth(page), "7.2");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await eventually(() => growth(page), "7.1");
    await page.getByRole("button", { name: "Redo", exact: true }).click();
    await eventually(() => growth(page), "7.2");
  });
}

scene("what was set aside is there after the tab was closed, and Dismiss takes nothing away", {}, async (page, { address }) => {
  await setGrowth(page, "7.3");
  await openShipped(page, "Changjiang 2030");
  await page.getByRole("status").filter({ hasText: "kept under Open › Recent" }).waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await isKept(page, "7.3");
  const next = await page.context().newPage();
  await page.close();
  await next.goto(address);
  // The one file with unsaved work, in a tab that knows of none.
  await eventually(() => growth(next), "7.3");
  await next.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(() => growth(next).then((value) => value === "7.3"), false);
});

scene("work that a table imported as a new file took the place of is there with its history after the tab was closed, and so is that file", {}, async (page, { address }) => {
  await setGrowth(page, "7.1");
  await setGrowth(page, "7.2");
  await importAsNew(page);
  await page.getByRole("button", { name: "Bring back “Jiangxi 2025”" }).waitFor();
  const next = await page.context().newPage();
  await page.close();
  await next.goto(address);
  const list = await openRecent(next);
  await recentRow(list, "people").waitFor();
  await recentRow(list, "Jiangxi").getByRole("button", { name: "Open “Jiangxi 2025”" }).click();
  await eventually(() => growth(next), "7.2");
  for (const [press, value] of [["Undo", "7.1"], ["Undo", "0"], ["Redo", "7.1"], ["Redo", "7.2"]]) {
    await next.getByRole("button", { name: press, exact: true }).click();
    await eventually(() => growth(next), value);
  }
});

scene("a link taken over unsaved work leaves it under Recent, also when the tab is gone at once", { file: "Tutorial" }, async (page, { address }) => {
  await setGrowth(page, "4.4");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  const link = await page.getByRole("dialog", { name: "Share" }).getByRole("textbox").first().inputValue();
  await page.getByRole("dialog", { name: "Share" }).getByRole("button", { name: "Close" }).click();
  await openShipped(page, "Changjiang 2030");
  await setGrowth(page, "6.6");
  await page.evaluate((hash) => { location.hash = hash; }, new URL(link).hash);
  await page.getByRole("dialog").getByRole("button", { name: "Open it" }).click();
  await eventually(() => growth(page), "4.4");
  await isKept(page, "6.6");
  const next = await page.context().newPage();
  await page.close();
  await next.goto(address);
  const list = await openRecent(next);
  await recentRow(list, "Changjiang 2030").getByRole("button", { name: "Open “Changjiang 2030”" }).click();
  await eventually(() => growth(next), "6.6");
});

scene("a recent file is renamed, saved, forgotten, and put back", {}, async (page) => {
  await setGrowth(page, "7.4");
  await openShipped(page, "Changjiang 2030");
  await heading(page, /Changjiang/);
  const list = await openRecent(page);
  const row = recentRow(list, "Jiangxi");
  await row.getByText("Jiangxi · Not saved to a file").waitFor();
  await row.getByRole("button", { name: "Rename “Jiangxi 2025”" }).click();
  await list.getByRole("textbox").fill("Draft of March");
  await list.getByRole("textbox").press("Enter");
  const renamed = recentRow(list, "Draft of March");
  const [download] = await Promise.all([page.waitForEvent("download"), renamed.getByRole("button", { name: "Save “Draft of March”" }).click()]);
  assert.equal(download.suggestedFilename(), "Draft of March.scenario.json");
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.equal(saved.title.en, "Draft of March");
  assert.match(JSON.stringify(saved.scenarios[0].levers), /7\.4/);
  await list.getByText("Handed to the browser as “Draft of March.scenario.json”").waitFor();
  await renamed.getByRole("button", { name: "Forget “Draft of March”" }).click();
  await list.getByText("“Draft of March” is forgotten.").waitFor();
  await eventually(() => renamed.count(), 0);
  await list.getByRole("button", { name: "Undo" }).click();
  await renamed.getByRole("button", { name: "Open “Draft of March”" }).click();
  await eventually(() => growth(page), "7.4");
});

scene("a recent file is held against the open one, which stays as it is", { file: "Changjiang 2030" }, async (page) => {
  await setGrowth(page, "7.7");
  await openShipped(page, "Changjiang 2030");
  const list = await openRecent(page);
  await recentRow(list, "Not saved to a file").getByRole("button", { name: "Compare “Changjiang 2030”" }).click();
  await list.getByText(/differs from “Changjiang 2030” in 1 scenario/).waitFor();
  await list.getByRole("button", { name: "Compare the two files" }).click();
  // Two files of one name are told apart by when they were changed.
  await heading(page, /^“Changjiang 2030” \(open\) against “Changjiang 2030 \(.+\)”$/);
  await page.getByText("What differs: 1 scenario.").waitFor();
  await page.getByRole("cell", { name: /7\.7/ }).first().waitFor();
  assert.notEqual(await growth(page), "7.7");
  await page.getByRole("button", { name: "End the comparison" }).click();
  await eventually(() => page.getByText("What differs: 1 scenario.").count(), 0);
});

scene("a picked file that was not changed is in the list once, however often it is picked", {}, async (page) => {
  for (let time = 0; time < 3; time += 1) {
    await page.getByLabel("Open a file…").setInputFiles(picked("own.scenario.json", county()));
    await heading(page, /Changjiang/);
    // The one that is kept is the one that was opened last.
    const own = () => page.evaluate(() => sessionStorage.getItem("permille.place"));
    await eventually(async () => JSON.stringify((await database(page)).map((file) => file.id)) === JSON.stringify([await own()]), true);
  }
});

scene("work in a new file is set aside too", {}, async (page) => {
  await newFile(page);
  await heading(page, /Anyuan/);
  await openShipped(page, "Tutorial");
  const list = await openRecent(page);
  await recentRow(list, "Mine").getByRole("button", { name: "Open “Mine”" }).click();
  await heading(page, /Anyuan/);
});

scene("the list is used without a pointer on a phone's width", { size: PHONE }, async (page) => {
  await page.evaluate(() => 0);
  await page.getByLabel("Open a file…").setInputFiles(picked("own.scenario.json", county()));
  await heading(page, /Changjiang/);
  await eventually(async () => (await database(page)).length, 1);
  await openShipped(page, "Tutorial");
  const list = await openRecent(page);
  const open = recentRow(list, "Changjiang").getByRole("button", { name: /^Open / });
  await open.focus();
  await page.keyboard.press("Enter");
  await heading(page, /Changjiang/);
});

scene("a copy of a later version is set aside, said, and offered as a download", {
  before: () => localStorage.setItem("permille.work", JSON.stringify({ format: "permille-scenario", version: 99, title: { zh: "后", en: "Later" } })),
}, async (page) => {
  await page.getByRole("alert").filter({ hasText: "cannot be read. It is not deleted" }).waitFor();
  const list = await openRecent(page);
  const row = list.getByRole("row").filter({ hasText: "Cannot be read; download it" });
  const [download] = await Promise.all([page.waitForEvent("download"), row.getByRole("button", { name: /^Download/ }).click()]);
  assert.match(readFileSync(await download.path(), "utf8"), /"version":99/);
});

scene("what an earlier version kept is taken over once", {
  before: () => {
    if (localStorage.getItem("taken")) return;
    localStorage.setItem("taken", "1");
    localStorage.setItem("permille.work.name", "旧的");
    localStorage.setItem("permille.work", window.old ?? "");
  },
}, async (page, { address }) => {
  // What is kept there is put in by hand: a script before the page's own cannot read a file.
  const text = JSON.stringify({ ...county(), title: { zh: "旧的", en: "The old one" } });
  await page.evaluate((text) => localStorage.setItem("permille.work", text), text);
  const next = await page.context().newPage();
  await next.goto(address);
  await next.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  await next.getByRole("status").filter({ hasText: /have been restored/ }).waitFor();
  assert.equal(await next.evaluate(() => localStorage.getItem("permille.work")), null);
  assert.equal((await database(next)).filter((file) => file.en === "The old one").length, 1);
});

/** Puts the answer of the database off until `window.go` is called. */
const SLOWLY = () => {
  const { open } = IDBFactory.prototype;
  let go;
  const held = new Promise((later) => { go = later; });
  window.go = () => go();
  IDBFactory.prototype.open = function slowly(name, ...more) {
    if (name !== "permille" || !localStorage.getItem("permille.kept")) return open.call(this, name, ...more);
    const asked = open.call(this, name, ...more);
    const add = asked.addEventListener.bind(asked);
    let told;
    Object.defineProperty(asked, "onsuccess", { set: (hear) => { told = hear; }, get: () => told });
    add("success", async (event) => {
      await held;
      told?.call(asked, event);
    });
    return asked;
  };
};

scene("a dialog that is opened while a kept file is on its way stays when that comes", {}, async (page, { address }) => {
  await setGrowth(page, "7.3");
  await isKept(page, "7.3");
  const next = await page.context().newPage();
  await page.close();
  await next.addInitScript(SLOWLY);
  await next.goto(address);
  await next.getByText("Loading…").first().waitFor();
  const list = await openRecent(next);
  await next.evaluate(() => window.go());
  await next.getByRole("heading", { level: 1, includeHidden: true }).waitFor({ state: "attached" });
  await recentRow(list, "Jiangxi 2025").getByText("Open now").waitFor();
  await next.keyboard.press("Escape");
  await eventually(() => growth(next), "7.3");
});

scene("a recent file is held against the open one: its scenarios come to stand beside, as one step", {}, async (page) => {
  await setGrowth(page, "7.4");
  await isKept(page, "7.4");
  await openShipped(page, "Jiangxi 2025");
  await eventually(() => growth(page).then((value) => value === "7.4"), false);
  const list = await openRecent(page);
  await recentRow(list, "Not saved to a file").getByRole("button", { name: "Compare “Jiangxi 2025”" }).click();
  await list.getByText(/^“Jiangxi 2025 \(.+\)”: differs from “Jiangxi 2025” in 1 scenario\.$/).waitFor();
  // Its figures are the same: there is nothing else to look at.
  assert.equal(await list.getByRole("button", { name: "Look at each figure that differs" }).count(), 0);
  await list.getByRole("button", { name: "Set its scenarios beside these" }).click();
  await page.getByRole("tab", { name: "Compare", selected: true }).waitFor();
  await page.getByRole("status").filter({ hasText: "A scenario of “Jiangxi 2025” stands beside yours" }).waitFor();
  await page.getByText(/differs from .* in one input/).waitFor();
  assert.equal(await page.getByRole("tab", { name: /\(Jiangxi 2025\)$/ }).count(), 1);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(() => page.getByRole("tab", { name: /\(Jiangxi 2025\)$/ }).count(), 0);
});

scene("figures of a recent file that differ are looked at on the merge desk, and one that is the same says so", { file: "Changjiang 2030" }, async (page) => {
  const other = county();
  other.title = { zh: "改过的", en: "Corrected" };
  other.areas[0].population.resident.values["2018"] = 123_456;
  await page.getByLabel("Open a file…").setInputFiles(picked("corrected.scenario.json", other));
  await page.getByRole("button", { name: "Scenario file: Corrected" }).waitFor();
  await openShipped(page, "Changjiang 2030");
  const list = await openRecent(page);
  await recentRow(list, "Corrected").getByRole("button", { name: "Compare “Corrected”" }).click();
  await list.getByText(/^“Corrected \(.+\)”: differs from “Changjiang 2030” in 1 area\.$/).waitFor();
  assert.equal(await list.getByRole("button", { name: "Set its scenarios beside these" }).count(), 0);
  await list.getByRole("button", { name: "Look at each figure that differs" }).click();
  const desk = page.getByRole("dialog", { name: "Merge files" });
  await desk.getByText("123,456").first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await desk.waitFor({ state: "hidden" });
  // Nothing was changed by looking.
  assert.ok(await page.getByRole("button", { name: "Undo", exact: true }).isDisabled());
});

scene("the browser is asked once, when there is work to keep, not to clear it", {
  before: () => {
    window.persists = 0;
    StorageManager.prototype.persist = () => {
      window.persists += 1;
      return Promise.resolve(true);
    };
  },
}, async (page) => {
  const asked = () => page.evaluate(() => window.persists);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open" });
  await dialog.getByText("Nothing yet.").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await asked(), 0, "nobody is asked before there is anything to keep");
  await setGrowth(page, "7.1");
  await isKept(page, "7.1");
  await eventually(asked, 1);
  await setGrowth(page, "7.2");
  await isKept(page, "7.2");
  assert.equal(await asked(), 1);
});
