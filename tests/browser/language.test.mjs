// Chinese and English, each whole.

import assert from "node:assert/strict";

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
