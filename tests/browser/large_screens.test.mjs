// A file of 41,352 townships on every screen: none makes the page hang. With `MEASURE=1` no task may take the processor longer than 100 ms.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { nation } from "../../bench/files.mjs";
import { setGrowth } from "./support/kept.mjs";
import { goTo, scene } from "./support/scene.mjs";
import { WATCHED, busiest, longest } from "./support/tasks.mjs";
import { SCREENS, words } from "./support/words.mjs";

/** The longest a task may be, in milliseconds. */
const TASK = process.env.MEASURE ? 100 : 60_000;
/** The parts of Questions. */
const QUESTIONS = ["When", "How near", "What it takes", "What matters", "Two levers", "Ladder"];

/** Opens the file from the disk: one that the test hands over through the page keeps that busy for longer than the app does. */
async function open(page) {
  const folder = await mkdtemp(join(tmpdir(), "permille-large-"));
  const file = join(folder, "nation.scenario.json");
  await writeFile(file, nation({ townships: true }));
  await page.getByLabel("Open a file…").setInputFiles(file);
  await page.getByRole("button", { name: "Scenario file: Nation (made up)" }).waitFor({ timeout: 60_000 });
  await rm(folder, { recursive: true });
}

scene("no screen, lever or Save makes the page hang with 41,352 townships open", { before: WATCHED }, async (page, { t }) => {
  page.setDefaultTimeout(60_000);
  const found = {};
  const step = async (name, act) => {
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
  await step("lever", () => setGrowth(page, "1"));
  await step("save", () => Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]));
  t.diagnostic(`longest tasks in ms: ${JSON.stringify(found)}`);
  const long = Object.entries(found).filter(([, task]) => task > TASK);
  assert.deepEqual(long, []);
});
