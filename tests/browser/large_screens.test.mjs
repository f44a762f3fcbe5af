// A file of 41,352 townships on every screen: none makes the page hang. With `MEASURE=1`, where nothing else runs, no task may be longer than 100 ms.

import assert from "node:assert/strict";

import { nation } from "../../bench/files.mjs";
import { setGrowth } from "./support/kept.mjs";
import { goTo, scene } from "./support/scene.mjs";
import { WATCHED, longest } from "./support/tasks.mjs";
import { SCREENS, words } from "./support/words.mjs";

const LARGE = nation({ townships: true });
/** The longest a task may be, in milliseconds. */
const TASK = process.env.MEASURE ? 100 : 60_000;

scene("no screen, lever or Save makes the page hang with 41,352 townships open", { before: WATCHED }, async (page, { t }) => {
  page.setDefaultTimeout(60_000);
  await page.getByLabel("Open a file…").setInputFiles({ name: "nation.scenario.json", mimeType: "application/json", buffer: Buffer.from(LARGE) });
  await page.getByRole("button", { name: "Scenario file: Nation (made up)" }).waitFor({ timeout: 60_000 });
  const found = { opening: await longest(page) };
  for (const tab of SCREENS) {
    await goTo(page, words("en")[tab]);
    await page.waitForTimeout(1_000);
    found[tab] = await longest(page);
  }
  await goTo(page, "Overview");
  await longest(page);
  await setGrowth(page, "1");
  await page.waitForTimeout(1_000);
  found.lever = await longest(page);
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  found.save = await longest(page);
  t.diagnostic(`longest tasks in ms, 0 where under 50: ${JSON.stringify(found)}`);
  const long = Object.entries(found).filter(([, task]) => task > TASK);
  assert.deepEqual(long, []);
});
