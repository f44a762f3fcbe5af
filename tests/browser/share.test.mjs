// Share: a link there and back, and what a file says of its numbers when it is opened again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { violations } from "./support/axe.mjs";
import { path, readFigure } from "./support/figures.mjs";
import { PHONE, eventually, openShipped, scene } from "./support/scene.mjs";
import { grow, growth, link, share } from "./support/share.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";

const asked = (page) => page.getByRole("dialog", { name: "Open the file in this link?" });

scene("a county goes into a link and a QR code, and comes out where it is asked for", { file: "Changjiang 2030" }, async (page) => {
  await grow(page, "7");
  const { dialog, made } = await link(page);
  assert.ok(made.length < 2_000, `${made.length} characters`);
  await dialog.getByRole("img", { name: "QR code of Changjiang 2030" }).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await dialog.getByRole("button", { name: "Close" }).click();
  await openShipped(page, "Tutorial");
  await page.getByRole("heading", { level: 1, name: /Example County/ }).waitFor();
  // As if it were put into the address of the page that is open.
  await page.goto(made);
  const offer = asked(page);
  await offer.getByText("differs from “Tutorial").waitFor();
  await offer.getByText("1 county, ").waitFor();
  // The reviewer sees at once what the sender changed.
  await offer.getByText("1 input differs from “Changjiang 2030” as it ships:").waitFor();
  await offer.getByRole("listitem").filter({ hasText: /Population growth .*→ 7/ }).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  assert.doesNotMatch(page.url(), /#/, "a reload does not bring it again");
  await page.getByRole("heading", { level: 1, name: /Example County/ }).waitFor();
  await offer.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  await eventually(() => growth(page), "7");
});

scene("a link that arrives can be held against what is open first, and is then still to be decided on", { file: "Changjiang 2030" }, async (page) => {
  const { made, dialog } = await link(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await grow(page, "8");
  await page.goto(made);
  await asked(page).getByText("1 input differs from “Changjiang 2030” as it is open:").waitFor();
  await asked(page).getByRole("button", { name: "Compare first" }).click();
  await page.getByRole("heading", { level: 1, name: "“Changjiang 2030” (open) against “Changjiang 2030 (in the link)”" }).waitFor();
  await page.getByText("What differs: 1 scenario.").waitFor();
  assert.equal(await growth(page), "8");
  await page.getByRole("button", { name: "Open it" }).waitFor();
  await page.getByRole("button", { name: "End the comparison" }).click();
  await asked(page).getByRole("button", { name: "Keep what is open" }).click();
  await asked(page).waitFor({ state: "hidden" });
  assert.equal(await growth(page), "8");
});

scene("a link that was compared first is opened from the comparison, and what was open brought back", { file: "Changjiang 2030" }, async (page) => {
  const { made, dialog } = await link(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await grow(page, "8");
  await page.goto(made);
  await asked(page).getByRole("button", { name: "Compare first" }).click();
  await page.getByText("What differs: 1 scenario.").waitFor();
  await page.getByRole("button", { name: "Open it" }).click();
  await eventually(() => growth(page), "0");
  assert.equal(await page.getByRole("button", { name: "End the comparison" }).count(), 0);
  await page.getByRole("button", { name: /^Bring back/ }).click();
  await eventually(() => growth(page), "8");
});

scene("unsaved work that a link replaces can be brought back", { file: "Tutorial" }, async (page, { address }) => {
  const { made, dialog } = await link(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await grow(page, "4");
  await page.goto(made.replace(/^[^#]*/, address));
  await asked(page).getByText("has unsaved changes").waitFor();
  await asked(page).getByRole("button", { name: "Open it" }).click();
  await eventually(() => growth(page), "0");
  await page.getByRole("button", { name: /^Bring back/ }).click();
  await eventually(() => growth(page), "4");
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => growth(page), "0");
});

scene("a link that is damaged, cut or of a later version is answered with a sentence", {}, async (page, { address }) => {
  const before = await page.getByRole("heading", { level: 1 }).innerText();
  for (const [fragment, sentence] of [["p1.AIHlHE-WJ-2dUQ5D", "incomplete or damaged"], ["p9.AAAA", "version 9"], [`p1.${"A".repeat(500_000)}`, "longer than any link"]]) {
    await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), before);
    assert.equal(page.url(), address);
  }
});

scene("a file says whether its numbers are what they were", { file: "Tutorial" }, async (page) => {
  await grow(page, "2");
  const [download] = await Promise.all([page.waitForEvent("download"), share(page, "Save file")]);
  const text = readFileSync(await download.path(), "utf8");
  assert.equal(JSON.parse(text).replay.results.length, JSON.parse(text).scenarios.length);
  const open = (name, text) => page.getByLabel("Open a file…").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await open("saved.json", text);
  await page.getByRole("status").filter({ hasText: "Same numbers" }).waitFor();
  await open("older.json", readFileSync(new URL("../../exchange/tests/older-plan.scenario.json", import.meta.url), "utf8"));
  await page.getByRole("status").filter({ hasText: `${CHILDCARE}, Example County, 2025: required 1,280 → 1,440` }).waitFor();
  // A file without a record says nothing.
  const { replay, ...plain } = JSON.parse(readFileSync(path("changjiang-2030"), "utf8"));
  await open("plain.json", JSON.stringify(plain));
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  await page.waitForTimeout(200);
  assert.equal(await page.getByRole("status").filter({ hasText: /numbers/ }).count(), 0);
  assert.ok(replay && (await readFigure(page, CHILDCARE)) !== undefined);
});

scene("everything in Share can be reached on a phone", { size: PHONE, lang: "zh-CN" }, async (page) => {
  await page.getByRole("button", { name: "分享", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "分享" });
  for (const item of ["复制链接", "保存文件", "另存为网页"]) await dialog.getByRole("button", { name: item, exact: true }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
});
