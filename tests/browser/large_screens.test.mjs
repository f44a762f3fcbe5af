// A file of 41,352 townships on every screen: no task of the page's thread is longer than 100 ms.

import assert from "node:assert/strict";

import { nation } from "../../bench/files.mjs";
import { setGrowth } from "./support/kept.mjs";
import { goTo, scene } from "./support/scene.mjs";
import { WATCHED, longest } from "./support/tasks.mjs";
import { SCREENS, words } from "./support/words.mjs";

const LARGE = nation({ townships: true });
const TASK = 100;

scene("no screen stands still for more than 100 ms with 41,352 townships open", { before: WATCHED }, async (page, { t }) => {
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
  t.diagnostic(`longest tasks in ms, 0 where under 50: ${JSON.stringify(found)}`);
  const long = Object.entries(found).filter(([, task]) => task > TASK);
  assert.deepEqual(long, []);
});
