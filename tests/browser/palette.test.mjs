// The palette and the sheet of keys: everything by typing, without a mouse.

import assert from "node:assert/strict";

import { violations } from "./support/axe.mjs";
import { PHONE, eventually, openShipped, scene } from "./support/scene.mjs";

const NAMES = {
  en: { palette: "Find or do", keys: "Keyboard shortcuts", areas: "Areas", county: "Changjiang District" },
  "zh-CN": { palette: "搜索与命令", keys: "快捷键", areas: "地区", county: "昌江区" },
};

/** Opens the palette by its keys, once everything it leads to is here. */
async function open(page, lang = "en") {
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: NAMES[lang].palette });
  const field = dialog.getByRole("combobox", { name: NAMES[lang].palette });
  await eventually(() => field.evaluate((field) => field === document.activeElement), true, "the field has the focus");
  return { dialog, field };
}

/** Types, waits until this is offered first, and takes it. */
async function take(page, typed, first, lang = "en") {
  const { dialog, field } = await open(page, lang);
  await field.fill(typed);
  const chosen = dialog.getByRole("option", { selected: true });
  await eventually(() => chosen.locator(".combo__title").innerText(), first, typed);
  await field.press("Enter");
  await dialog.waitFor({ state: "hidden" });
}

for (const lang of ["en", "zh-CN"]) {
  const names = NAMES[lang];
  scene(`screens, areas, norms, scenarios and commands are reached by typing (${lang})`, { lang }, async (page) => {
    const zh = lang !== "en";
    await take(page, "dq", names.areas, lang);
    await page.getByRole("tabpanel", { name: names.areas, exact: true }).getByRole("heading", { level: 1 }).waitFor();
    await take(page, "cjq", names.county, lang);
    await page.getByRole("heading", { level: 1, name: new RegExp(names.county) }).waitFor();
    await take(page, zh ? "rkxj" : "population falls", zh ? "人口下降" : "Population falls", lang);
    await page.getByRole("tab", { name: zh ? "人口下降" : "Population falls" }).and(page.locator("[aria-selected=true]")).waitFor();
    await take(page, zh ? "shmb" : "who is", zh ? "谁还没报" : "Who is missing", lang);
    await page.getByRole("heading", { level: 1, name: zh ? "还没有向各地征集过数据" : "Nobody has been asked for figures yet" }).waitFor();
    await take(page, zh ? "托位" : "childcare places per 1,000", zh ? "每千人口托位数" : "Childcare places per 1,000 residents", lang);
    await page.getByRole("complementary", { name: zh ? "说明" : "Explanation" }).waitFor();
    await take(page, zh ? "qhwss" : "switch to dark", zh ? "切换为深色" : "Switch to dark", lang);
    await page.locator("html[data-theme=dark]").waitFor({ state: "attached" });
    await take(page, zh ? "english" : "中文", zh ? "切换语言：English" : "Switch language: 中文", lang);
    await page.locator(`html[lang=${zh ? "en" : "zh-CN"}]`).waitFor({ state: "attached" });
  });
}

scene("commands do what their buttons do, and what was used lately stands first", {}, async (page) => {
  await take(page, "new scenario", "New scenario (from the one in view)");
  const undo = page.getByRole("button", { name: "Undo" });
  await eventually(() => undo.isEnabled(), true);
  await take(page, "undo", "Undo");
  await eventually(() => undo.isEnabled(), false);
  const { dialog, field } = await open(page);
  const titles = dialog.locator(".combo__title");
  // Undo has nothing to do now, and is not offered; what was used before it is.
  await eventually(() => titles.first().innerText(), "New scenario (from the one in view)");
  assert.equal(await dialog.getByRole("option", { name: /^Undo/ }).count(), 0);
  await field.press("ArrowDown");
  await eventually(() => dialog.getByRole("option", { selected: true }).locator(".combo__title").innerText(), "Overview");
  await field.press("ArrowUp");
  await field.press("ArrowUp");
  const last = dialog.getByRole("option").last();
  await eventually(() => last.getAttribute("aria-selected"), "true");
  await eventually(() => field.getAttribute("aria-activedescendant").then((id) => last.getAttribute("id").then((own) => own === id)), true);
  await field.fill("qqqqq");
  await dialog.getByText("Nothing found.").waitFor({ state: "attached" });
  // The keys that opened it close it.
  await page.keyboard.press("Control+k");
  await dialog.waitFor({ state: "hidden" });
});

scene("the palette opens by its button on a phone, leads into dialogs, and Escape leaves everything as it was", { size: PHONE }, async (page) => {
  await page.getByRole("button", { name: NAMES.en.palette }).click();
  const dialog = page.getByRole("dialog", { name: NAMES.en.palette });
  await dialog.getByRole("combobox").fill("share");
  await dialog.getByRole("option", { name: "Share Command" }).click();
  const share = page.getByRole("dialog", { name: "Share" });
  await share.waitFor();
  // Behind a dialog the keys do nothing.
  await page.keyboard.press("Control+k");
  await page.keyboard.press("?");
  assert.equal(await page.getByRole("dialog").count(), 1);
  await page.keyboard.press("Escape");
  await share.waitFor({ state: "hidden" });
});

for (const lang of ["en", "zh-CN"]) {
  scene(`“?” shows the keys, unless it is typed into something (${lang})`, { lang }, async (page) => {
    const names = NAMES[lang];
    await page.locator("#answer").focus();
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: names.keys });
    await sheet.getByRole("row").filter({ hasText: "Ctrl+K" }).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    const growth = page.getByRole("textbox", { name: lang === "en" ? "Population growth" : "人口增长率" }).first();
    await growth.focus();
    await page.keyboard.press("End");
    await page.keyboard.type("?");
    await eventually(() => growth.inputValue().then((typed) => typed.endsWith("?")), true);
    assert.equal(await sheet.count(), 0);
    await page.keyboard.press("Escape");
  });
}

scene("“?” by itself is turned off in its sheet, which the palette leads to still, and stays off", {}, async (page) => {
  const sheet = page.getByRole("dialog", { name: NAMES.en.keys });
  const own = sheet.getByRole("checkbox", { name: "“?” by itself opens this sheet" });
  await page.locator("#answer").focus();
  await page.keyboard.press("?");
  await own.uncheck();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.locator("#answer").focus();
  await page.keyboard.press("?");
  // What the keys do now comes after what “?” would have done.
  await take(page, "shortcuts", "Keyboard shortcuts");
  await own.check();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await page.locator("#answer").focus();
  await page.keyboard.press("?");
  await sheet.waitFor();
});

scene("“?” is written into a cell of the grid, and Ctrl+K leads away from it", { file: "Jiangxi 2025, average" }, async (page) => {
  await page.getByRole("tab", { name: "Data", exact: true }).click();
  const cell = page.getByRole("gridcell").first();
  await cell.click();
  await page.keyboard.press("?");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.keyboard.press("Escape");
  await take(page, "norms", "Norms");
  await page.getByRole("tabpanel", { name: "Norms", exact: true }).waitFor();
});

for (const [lang, scheme] of [["en", "dark"], ["zh-CN", "light"]]) {
  scene(`axe finds nothing in the palette (${lang}, ${scheme})`, { lang, scheme }, async (page) => {
    const { dialog, field } = await open(page, lang);
    assert.equal((await violations(page)).join("\n"), "");
    await field.fill("j");
    await dialog.getByRole("option").nth(3).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
  });
}

scene("every area of the open file is found, with where it lies", {}, async (page) => {
  await openShipped(page, "Jiangxi 2025, average");
  const { dialog, field } = await open(page);
  await field.fill("jdz");
  const all = await dialog.getByRole("option").allInnerTexts();
  assert.ok(all.some((text) => text.includes("Jingdezhen City") && text.includes("Jiangxi")), all.join("; "));
});
