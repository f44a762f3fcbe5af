// WCAG 1.4.12: with wider lines, letters, words and paragraphs nothing is cut that was not cut before.

import assert from "node:assert/strict";

import { scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

/** What is cut: words that reach out of a box which hides what reaches out. What nobody sees anyhow is left aside. */
function cut() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const element = node.parentElement;
    if (!text || element.closest(".unseen, .chart-unseen, [hidden], svg, option, script, noscript")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = range.getBoundingClientRect();
    if (words.width === 0 || words.height === 0) continue;
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.position === "fixed") break;
      const around = box.getBoundingClientRect();
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      const wide = hides(style.overflowX) && (words.right > around.right + 1.5 || words.left < around.left - 1.5);
      // The first and the last line are taller than their letters.
      const tall = hides(style.overflowY) && (words.bottom > around.bottom + words.height / 3 || words.top < around.top - words.height / 3);
      if (wide || tall) {
        found.push(`${box.className || box.tagName} cuts “${text.slice(0, 40)}”`);
        break;
      }
      // What is out of sight there can be scrolled to.
      if (/auto|scroll/.test(style.overflowX) || /auto|scroll/.test(style.overflowY)) break;
    }
  }
  return found;
}

function space() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
  document.adoptedStyleSheets = [sheet];
}

for (const lang of ["en", "zh-CN"]) {
  scene(`wider lines, letters and words cut nothing on any screen (${lang})`, { lang }, async (page) => {
    const found = [];
    for (const screen of SCREENS) {
      const name = words(lang)[screen];
      await page.getByRole("tab", { name, exact: true }).click();
      await page.getByRole("tabpanel", { name, exact: true }).waitFor();
      await page.getByRole("heading", { level: 1 }).waitFor();
      const before = await page.evaluate(cut);
      await page.evaluate(space);
      const after = await page.evaluate(cut);
      await page.evaluate(() => { document.adoptedStyleSheets = []; });
      found.push(...after.filter((one) => !before.includes(one)).map((one) => `${name}: ${one}`));
    }
    assert.deepEqual(found, []);
  });
}
