// A file of 41,352 townships on every screen: none makes the page hang. With `MEASURE=1` no task may take the processor longer than 100 ms.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { nation } from "../../bench/files.mjs";
import { setGrowth } from "./support/kept.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";
import { WATCHED, busiest, longest } from "./support/tasks.mjs";
import { SCREENS, words } from "./support/words.mjs";

/** The longest a task may be, in milliseconds. */
const TASK = process.env.MEASURE ? 100 : 60_000;
/** The parts of Questions. */
const QUESTIONS = ["When", "How near", "What it takes", "What matters", "Two levers", "Ladder"];

/** Lays a file on the disk and has the page take it from there: one that the test hands over through the page keeps that busy for longer than the app does. */
async function handOver(text, take) {
  const folder = await mkdtemp(join(tmpdir(), "permille-large-"));
  const file = join(folder, "nation.scenario.json");
  await writeFile(file, text);
  await take(file);
  await rm(folder, { recursive: true });
}

/** Opens a file of the nation's size. */
const open = (page, text = nation({ townships: true })) => handOver(text, async (file) => {
  await page.getByLabel("Open a file…").setInputFiles(file);
  await page.getByRole("button", { name: "Scenario file: Nation (made up)" }).waitFor({ timeout: 60_000 });
});

/** What notes the longest task of each step. */
function steps(page, found) {
  return async (name, act) => {
    const rest = async () => {
      await act();
      await page.waitForTimeout(1_000);
    };
    if (process.env.MEASURE) {
      found[name] = await busiest(page, rest);
    } else {
      await rest();
      found[name] = await longest(page);
    }
  };
}

/** A scene whose steps are measured one by one: says what was found, and that none was too long. */
function timed(title, act) {
  scene(title, { before: WATCHED }, async (page, { t }) => {
    page.setDefaultTimeout(60_000);
    const found = {};
    await act(page, steps(page, found));
    t.diagnostic(`longest tasks in ms: ${JSON.stringify(found)}`);
    assert.deepEqual(Object.entries(found).filter(([, task]) => task > TASK), []);
  });
}

timed("no screen, lever or Save makes the page hang with 41,352 townships open", async (page, step) => {
  await step("opening", () => open(page));
  for (const tab of SCREENS) await step(tab, () => goTo(page, words("en")[tab]));
  await goTo(page, words("en").data);
  // Every figure is looked through in the end.
  await page.getByRole("heading", { level: 1, name: /cells of 2020 are filled/ }).waitFor();
  await step("form", () => page.getByRole("button", { name: "Form", exact: true }).click());
  await step("quality", async () => {
    await page.getByRole("button", { name: "Quality", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /figures? the plans need/ }).waitFor();
  });
  await goTo(page, words("en").questions);
  const parts = page.getByRole("navigation", { name: "Which question" });
  for (const question of QUESTIONS) await step(question, () => parts.getByRole("button", { name: question, exact: true }).click());
  await step("overview again", () => goTo(page, "Overview"));
  const shown = () => page.getByRole("main").innerText();
  const before = await shown();
  await step("lever", () => setGrowth(page, "1"));
  // What follows comes in the end, whatever is shown meanwhile.
  await eventually(async () => (await shown()) !== before, true, "the lever moves what is required");
  const after = await shown();
  await step("undo", () => page.getByRole("button", { name: "Undo", exact: true }).click());
  await eventually(shown, before);
  await step("redo", () => page.getByRole("button", { name: "Redo", exact: true }).click());
  await eventually(shown, after);
  await step("save", () => Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]));
});

/** All counties and townships in one province, with a norm that binds every township; and the same file as somebody else has it. */
function province() {
  const file = JSON.parse(nation({ townships: true }));
  const top = file.areas.find((area) => area.level === "province");
  file.areas = file.areas.filter((area) => area.level !== "province" || area === top);
  for (const area of file.areas) if (area.level === "city") area.parent = top.code;
  const plan = file.plans.find((one) => one.norm);
  plan.norm.push({ ...plan.norm[2], id: "nationwide-township-beds", level: "township", name: { zh: "乡镇床位", en: "Township beds" } });
  const other = structuredClone(file);
  let count = 0;
  for (const area of other.areas) {
    for (const { values } of Object.values(area.population ?? {})) {
      if (count++ % 7 === 0) values[2020] += 3;
      values[2021] = values[2020] + 10;
    }
  }
  return [file, other].map((one) => JSON.stringify(one));
}

// What goes through all of them takes a minute: it is measured, and each of its parts is held by a test of its own.
const measured = process.env.MEASURE ? timed : () => undefined;

measured("what goes through 41,352 townships does so in slices", async (page, step) => {
  const [file, other] = province();
  await open(page, file);
  await step("areas", () => goTo(page, "Areas"));
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: "Township beds" });
  const table = page.locator(".areas__table");
  await step("townships", async () => {
    await page.getByRole("group", { name: "Level" }).getByRole("button", { name: /township/i }).click();
    await table.getByText(/ of 41,352$/).waitFor();
  });
  await step("next", () => table.getByRole("button", { name: "Next", exact: true }).click());
  await step("by required", () => table.getByRole("button", { name: "Required", exact: true }).click());
  await step("by name", () => table.getByRole("columnheader").first().getByRole("button").click());
  await step("filtered", () => page.getByRole("searchbox", { name: /Filter/ }).fill("乡123"));
  await step("unfiltered", () => page.getByRole("searchbox", { name: /Filter/ }).fill(""));
  await step("lever", () => setGrowth(page, "1"));
  await goTo(page, "Data");
  await step("typed", async () => {
    const cell = page.getByRole("gridcell").nth(3);
    await cell.click();
    await page.keyboard.type("12345");
    await page.keyboard.press("Enter");
  });
  await goTo(page, "Allocate");
  await step("divided over years", async () => {
    await page.getByRole("combobox", { name: "To", exact: true }).selectOption("2035");
    await page.getByRole("heading", { level: 1, name: /2035/ }).waitFor();
  });
  await goTo(page, "Data");
  const review = page.getByRole("dialog", { name: "Review" });
  await step("review", async () => {
    await page.getByRole("button", { name: "Review…" }).click();
    await review.getByRole("checkbox").first().waitFor();
  });
  await review.getByLabel("Reviewer").fill("L");
  await review.getByLabel("Reviewer").press("Tab");
  await step("tick", () => review.getByRole("checkbox").first().check());
  await step("looked for", async () => {
    await review.getByLabel("Find").fill("乡4100");
    await review.getByLabel("Find").press("Tab");
  });
  await review.getByRole("button", { name: "Close" }).click();
  await review.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  const desk = page.getByRole("dialog", { name: "Merge files" });
  const merge = desk.getByRole("button", { name: "Merge into one file" });
  const ready = () => merge.and(page.locator(":enabled")).waitFor();
  await step("compared", () => handOver(other, async (file) => {
    await desk.getByLabel("Add files…").setInputFiles(file);
    await desk.getByText(/^1 file brings/).waitFor();
  }));
  await step("theirs", async () => {
    await desk.getByRole("radio", { name: "theirs" }).check();
    await ready();
  });
  await step("next page", () => desk.getByRole("button", { name: "Next", exact: true }).click());
  await step("taken", async () => {
    await merge.click();
    await desk.waitFor({ state: "hidden" });
  });
  await step("undone", () => page.getByRole("button", { name: "Undo", exact: true }).click());
});

measured("what lies beside the screens does so too", async (page, step) => {
  const [file, other] = province();
  await open(page, file);
  const dialog = page.getByRole("dialog");
  const left = async () => {
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  };
  await step("palette", () => page.keyboard.press("Control+k"));
  await step("palette typed", async () => {
    await page.keyboard.type("乡41000");
    await dialog.getByRole("option").first().waitFor();
  });
  // The first Escape takes the words away.
  await page.keyboard.press("Escape");
  await left();
  for (const name of ["Open", "Share", "Manage"]) {
    await step(name, () => page.getByRole("button", { name, exact: true }).click());
    await left();
  }
  await step("scenario added", () => page.getByRole("button", { name: /Add scenario/ }).first().click());
  await step("scenario taken back", () => page.getByRole("button", { name: "Undo", exact: true }).click());
  await goTo(page, "Present");
  await step("presented", () => page.getByRole("button", { name: "Start presenting" }).click());
  await step("next slide", () => page.keyboard.press("ArrowRight"));
  await page.keyboard.press("Escape");
  await goTo(page, "Data");
  await step("who is missing", () => page.getByRole("button", { name: "Who is missing" }).click());
  await step("counties asked", () => page.getByRole("button", { name: "Ask the counties" }).last().click());
  await step("townships asked", () => dialog.getByLabel("Level").selectOption({ index: 3 }));
  await left();
  await goTo(page, "Areas");
  await step("in Chinese", () => page.getByRole("button", { name: "中文" }).click());
  await step("in English", () => page.getByRole("button", { name: "English" }).click());
  await step("explained", () => page.locator(".areas__table").getByRole("button", { name: /\d/ }).first().click());
  await page.keyboard.press("Escape");
  await goTo(page, "Compare");
  const figures = page.getByRole("heading", { name: "Figures that differ", exact: true });
  await step("two files", () => handOver(other, async (file) => {
    await page.locator("#compare-file").setInputFiles(file);
    await figures.waitFor();
    await page.getByRole("heading", { name: "How the gaps differ" }).waitFor();
  }));
  await step("all figures", () => page.getByRole("button", { name: "Show all" }).first().click());
  await step("next figures", () => page.getByRole("button", { name: "Next", exact: true }).click());
});
