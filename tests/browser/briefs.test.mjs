// Briefs of areas: a page each, of one area or all of a level, printed in one press and written for a word processor.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { extractText } from "unpdf";

import { violations } from "./support/axe.mjs";
import { eventually, PHONE, scene } from "./support/scene.mjs";

const NAMES = { en: { share: "Share", briefs: "Area briefs" }, "zh-CN": { share: "分享", briefs: "县情一页纸" } };
const AVERAGE = "Jiangxi 2025, average";

const briefs = (page) => page.getByRole("article");

async function open(page, names = NAMES.en) {
  await page.getByRole("button", { name: names.share, exact: true }).click();
  await page.getByRole("dialog", { name: names.share }).getByRole("button", { name: names.briefs, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: names.briefs }).waitFor();
}

const choose = (page, label) => page.getByRole("combobox", { name: "Areas", exact: true }).selectOption({ label });

scene("all hundred counties are told and printed in one press, a page each", { file: AVERAGE }, async (page) => {
  await open(page);
  await eventually(() => briefs(page).count(), 1);
  await briefs(page).getByRole("heading", { level: 2, name: "Jiangxi: health resources in 2025" }).waitFor();
  await choose(page, "all 100 counties");
  await briefs(page).nth(99).waitFor({ timeout: 60_000 });
  assert.equal(await briefs(page).count(), 100);
  const one = page.getByRole("article", { name: "Changjiang District: health resources in 2025" });
  for (const heading of ["1. Where it stands", "2. The three largest gaps, and what they take", "3. Among its peers", "4. Plans and sources of data"]) {
    await one.getByRole("heading", { level: 3, name: heading }).waitFor();
  }
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { totalPages, text } = await extractText(new Uint8Array(pdf), { mergePages: false });
  assert.equal(totalPages, 100, "a page each");
  assert.ok(text.every((sheet) => sheet.includes("health resources in 2025") && sheet.includes("4. Plans and sources of data")), "a whole brief on each");
  assert.ok(!text.some((sheet) => sheet.includes("Save as Word")), "nothing to press is printed");
});

scene("briefs are written for Word: one as a document, several as an archive", { file: "Tutorial (made-up figures)" }, async (page) => {
  await open(page);
  const written = async (button) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
    const bytes = await readFile(await file.path());
    assert.equal(bytes.subarray(0, 2).toString(), "PK");
    return { name: file.suggestedFilename(), bytes };
  };
  const one = await written("Save as Word (DOCX)");
  assert.match(one.name, / brief\.docx$/);
  await choose(page, "all 3 townships");
  await eventually(() => briefs(page).count(), 3);
  const all = await written("Save as Word (ZIP, one for each)");
  assert.match(all.name, / briefs\.zip$/);
  const inside = all.bytes.toString("latin1").match(/[\w\- ]+ brief\.docx/g) ?? [];
  assert.equal(new Set(inside).size, 3, "a document each");
});

scene("the focus goes to the briefs, stays while they are written, and comes back to the screen", { file: "Tutorial (made-up figures)" }, async (page) => {
  const answer = page.getByRole("main");
  const has = (place) => eventually(() => place.evaluate((element) => element === document.activeElement), true);
  await open(page);
  await has(answer);
  const write = page.getByRole("button", { name: "Save as Word (DOCX)" });
  await write.focus();
  await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  await has(write);
  await page.getByRole("button", { name: "Close", exact: true }).press("Enter");
  await page.getByRole("tab", { name: "Overview" }).waitFor();
  await has(answer);
});

scene("Areas leads to the brief of the area in view, another area is gone to there, and Back returns", { file: AVERAGE }, async (page) => {
  await page.getByRole("tab", { name: "Areas", exact: true }).click();
  await page.getByRole("button", { name: "Brief", exact: true }).click();
  await briefs(page).getByRole("heading", { level: 2, name: "Jiangxi: health resources in 2025" }).waitFor();
  await page.getByRole("combobox", { name: "Areas below…" }).selectOption({ label: "Jingdezhen City" });
  await briefs(page).getByRole("heading", { level: 2, name: "Jingdezhen City: health resources in 2025" }).waitFor();
  await eventually(() => new URL(page.url()).hash.includes("screen=briefs"), true);
  await page.reload();
  await briefs(page).getByRole("heading", { level: 2, name: "Jingdezhen City: health resources in 2025" }).waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("tab", { name: "Areas", exact: true }).waitFor();
});

for (const [lang, scheme] of [["en", "light"], ["zh-CN", "dark"]]) {
  scene(`briefs read well on a phone, and say what they answer (${lang})`, { lang, scheme, size: PHONE }, async (page) => {
    await open(page, NAMES[lang]);
    await eventually(() => briefs(page).count(), 1);
    assert.deepEqual(await violations(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, "the page does not scroll sideways");
    await page.getByRole("button", { name: lang === "en" ? "About this screen" : "关于本页" }).click();
    await page.getByRole("heading", { level: 2, name: NAMES[lang].briefs, exact: true }).waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

/** The first chart of the screen as a picture. */
async function png(page) {
  await page.getByRole("button", { name: /^Save or copy/ }).first().click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save PNG 2×" }).click()]);
  return [...(await readFile(await file.path()))];
}

/** How large two pictures are, and between which rows and columns they differ. */
const differing = (page, one, other) => page.evaluate(async (pictures) => {
  const maps = await Promise.all(pictures.map((bytes) => createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }))));
  const [{ width, height }] = maps;
  const [a, b] = maps.map((map) => {
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(map, 0, 0);
    return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  });
  const differs = { left: width, right: 0, top: height, bottom: 0 };
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] === b[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    Object.assign(differs, { left: Math.min(differs.left, x), right: Math.max(differs.right, x), top: Math.min(differs.top, y), bottom: Math.max(differs.bottom, y) });
  }
  return { width, height, differs };
}, [one, other]);

scene("a mark stands on the brief, on paper, on the slide and on a saved picture, and undo takes it off", {}, async (page) => {
  await open(page);
  await eventually(() => briefs(page).count(), 1);
  const mark = page.getByRole("combobox", { name: "Mark on pages" });
  await mark.selectOption({ label: "Internal" });
  await briefs(page).getByText("Internal", { exact: true }).waitFor();
  const sheets = async () => (await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), { mergePages: false })).text;
  for (const sheet of await sheets()) {
    assert.equal(sheet.split("Internal").length, 2, "once on each sheet");
  }
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("tab", { name: "Present", exact: true }).click();
  await page.locator(".slide__mark").getByText("Internal", { exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole("tab", { name: "Overview", exact: true }).click();
  await page.getByRole("button", { name: /^Save or copy/ }).first().click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save SVG" }).click()]);
  assert.match(await readFile(await file.path(), "utf8"), />Internal<\/text>/);
  assert.ok((await sheets()).every((sheet) => sheet.includes("Internal")), "on every sheet of any screen");
  // A picture has it as well, and nothing else in it is otherwise.
  const marked = await png(page);
  await page.getByRole("tab", { name: "Present", exact: true }).click();
  await page.getByRole("button", { name: "Start presenting" }).click();
  const stage = page.getByRole("dialog", { name: "Presentation" });
  await stage.getByText("Internal", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await stage.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByRole("tab", { name: "Overview", exact: true }).click();
  const { width, height, differs } = await differing(page, marked, await png(page));
  assert.ok(differs.right > differs.left && differs.right <= width, JSON.stringify(differs));
  assert.ok(differs.bottom - differs.top < height / 8, `the mark alone differs: ${JSON.stringify(differs)} of ${height}`);
  await page.getByRole("tab", { name: "Present", exact: true }).click();
  await page.locator(".slide").waitFor();
  await eventually(() => page.locator(".slide__mark").count(), 0);
});
