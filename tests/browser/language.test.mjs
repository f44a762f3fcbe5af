// Chinese and English, each whole.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { path } from "./support/figures.mjs";
import { eventually, goTo, openShipped, scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

/** The visible texts of the page, one an element, with what each control is called. */
const texts = (page) => page.evaluate(() => {
  const said = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent.closest("script, style, noscript, [hidden]") || !parent.checkVisibility({ checkVisibilityCSS: true })) continue;
    if (walk.currentNode.data.trim()) said.push(walk.currentNode.data.trim());
  }
  for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
    for (const name of ["aria-label", "placeholder", "title"]) if (element.hasAttribute(name)) said.push(element.getAttribute(name));
  }
  return said;
});

/** Names that are the same in both languages: brand, the other language's button, units and abbreviations in use in Chinese. */
const ENGLISH_IN_CHINESE = /\b(Permille|English|Switch to Chinese|CDC|TCM|EMR|ICU|DRG|DIP|AI|5G|JSON|CSV|XLSX|PPTX|Excel|WPS|Delete|Tab|Ctrl|PM2\.5|PM|VOCs|MDT|CT|DNA|HPV|AED|BMI|ISO|GCP|GMP|GSP|GAP|OTC|O2O|IT|APP|AA|BOT|PPP|Esc|km|m²|mm|kg)\b/gi;

scene("the browser's language decides the first, and the page declares it", { lang: "zh-CN" }, async (page) => {
  await page.getByRole("heading", { level: 1, name: /2025 年，江西省/ }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: /In 2025, .* Jiangxi/ }).waitFor();
  await eventually(() => page.evaluate(() => document.documentElement.lang), "en");
  // What was chosen is kept for the next visit.
  await page.reload();
  await page.getByRole("heading", { level: 1, name: /In 2025, .* Jiangxi/ }).waitFor();
});

for (const tab of SCREENS) {
  scene(`no English is left on the Chinese page: ${tab}`, { lang: "zh-CN" }, async (page) => {
    for (const file of ["Jiangxi 2025, average", "Changjiang 2030"]) {
      await openShipped(page, file, "zh-CN");
      await goTo(page, words("zh-CN")[tab]);
      // A norm's id is the same in every language.
      const id = /^[a-z0-9]+(-[a-z0-9]+)+$/;
      // Sources are called what they are called.
      const source = /leiii\/census（MIT）/;
      const left = (await texts(page)).filter((text) => !id.test(text) && !source.test(text)).map((text) => ({ text, rest: text.replace(ENGLISH_IN_CHINESE, "") }));
      const english = left.filter(({ text, rest }) => !ownNote(text) && /[A-Za-z]{2,}/.test(rest)).map(({ text }) => text);
      assert.deepEqual([...new Set(english)], []);
    }
  });

  scene(`no Chinese is left on the English page but clauses, document numbers and notes: ${tab}`, {}, async (page) => {
    for (const file of ["Jiangxi 2025, average", "Changjiang 2030"]) {
      await openShipped(page, file);
      await goTo(page, words("en")[tab]);
      const chinese = (await texts(page)).filter((text) => /[\u4e00-\u9fff]/.test(text) && !allowed(text));
      assert.deepEqual([...new Set(chinese)], []);
    }
  });
}

/** Notes in the files are written in both languages, one after the other. */
function ownNote(text) {
  return /[\u4e00-\u9fff][^。]*。.*([A-Za-z,]+ ){3,}/s.test(text);
}

/** What is Chinese in English too: the language button, how to type 万, clauses, document numbers, and the files' own notes. */
function allowed(text) {
  const rest = text
    .replace(/中文|切换到英文/g, "")
    .replace(/[\d.,]+ ?[万亿]/g, "")
    .replace(/[\u4e00-\u9fff]+〔\d{4}〕\s?\d+\s?号/g, "")
    .replace(/清单\d+/g, "")
    .replace(/(三 指标表|指标表|创新突破|要素保障|争先创优)/g, "")
    .replace(/[一二三四五六七八九十]+(\([一二三四五六七八九十]+\)[\d.]*)?/g, "");
  return ownNote(text) || !/[\u4e00-\u9fff]/.test(rest);
}

/** A shipped file whose names – of the file, its areas, scenarios and sources – are in one language alone. */
function inOneLanguage(id, language) {
  const alone = (value) => {
    if (Array.isArray(value)) return value.map(alone);
    if (value === null || typeof value !== "object") return value;
    if (typeof value.zh === "string" && typeof value.en === "string") return { zh: value[language], en: value[language] };
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, alone(one)]));
  };
  return Buffer.from(JSON.stringify(alone(JSON.parse(readFileSync(path(id), "utf8")))));
}

/** The texts that are in one language, by their letters, and stand where another is declared. A name within a sentence is part of that. */
const declaredWrongly = (page) => page.evaluate(() => {
  const count = (text, what) => text.match(what)?.length ?? 0;
  const wrong = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement } = walk.currentNode;
    if (parentElement.closest("script, style, noscript, [hidden]")) continue;
    const [han, words] = [count(data, /\p{Script=Han}/gu), count(data, /\p{Script=Latin}{2,}/gu)];
    const declared = parentElement.closest("[lang]").lang || parentElement.closest("[lang]").getAttribute("lang");
    const is = han && han >= 2 * words ? "zh" : words > 1 && !han ? "en" : declared;
    if (!declared.startsWith(is.slice(0, 2))) wrong.push(`${declared}: ${data}`);
  }
  return [...new Set(wrong)];
});

const open = (page, name, buffer) => page.getByLabel(/^(Open a file…|打开文件…)$/).setInputFiles({ name, mimeType: "application/json", buffer });

scene("names that exist in Chinese alone are read as Chinese on every screen of the English page", {}, async (page) => {
  await open(page, "own.scenario.json", inOneLanguage("changjiang-2030", "zh"));
  await page.getByRole("heading", { level: 1, name: /昌江区/ }).waitFor();
  for (const tab of SCREENS) {
    await goTo(page, words("en")[tab]);
    await eventually(() => declaredWrongly(page), [], tab);
  }
  // An explanation, and a lever whose sentences change.
  await goTo(page, "Overview");
  await page.getByRole("button", { name: /^Childcare places per 1,000 residents: Required [\d,]/ }).first().click();
  await page.getByRole("complementary", { name: "Explanation" }).waitFor();
  await page.getByRole("textbox", { name: "Population growth, number" }).fill("5");
  await page.keyboard.press("Enter");
  await eventually(() => declaredWrongly(page), []);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("dialog", { name: "Share" }).waitFor();
  await eventually(() => declaredWrongly(page), []);
});

scene("names that exist in English alone are read as English on the Chinese page, and the page's own words follow its language", { lang: "zh-CN" }, async (page) => {
  await open(page, "own.scenario.json", inOneLanguage("changjiang-2030", "en"));
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  for (const tab of ["overview", "areas", "data", "present"]) {
    await goTo(page, words("zh-CN")[tab]);
    await eventually(() => declaredWrongly(page), [], tab);
  }
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("tab", { name: "Present", exact: true }).waitFor();
  await eventually(() => declaredWrongly(page), []);
});
