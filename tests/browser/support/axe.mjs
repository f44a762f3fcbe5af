// What axe finds against WCAG 2.2 AA, and against its best practices.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** The rules that know of colours. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/**
 * What axe finds against the rules and the best practices, one line each: as the page is, then in the other language and the other theme, and in the reader's
 * own colours. `AXE=all` asks in each language and each theme, and all rules in the reader's own colours as well.
 *
 * With it what is told by a hint alone, which neither a finger nor keys can see.
 *
 * `turns`: whether the language is switched; not where the test goes on with what is worked out anew then.
 */
export async function violations(page, { turns = true } = {}) {
  await page.evaluate(AXE);
  const all = process.env.AXE === "all";
  const found = [...await run(page, RULES), ...await hints(page)];
  const as = async (what, rules) => found.push(...(await run(page, rules)).map((line) => `${what}: ${line}`));
  if (all) {
    await turnTheme(page);
    await as("in the other theme", RULES);
    await inForcedColours(page, () => as("in forced colours", RULES));
    await turnTheme(page);
  }
  const other = turns && await turnLanguage(page);
  if (other && all) await as("in the other language", RULES);
  await turnTheme(page);
  await as(other ? "in the other language and theme" : "in the other theme", RULES);
  await inForcedColours(page, () => as("in forced colours", all ? RULES : COLOURS));
  await turnTheme(page);
  if (other) await turnLanguage(page);
  return found;
}

const turnTheme = (page) => page.evaluate(() => {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === "dark" ? "light" : "dark";
});

/** Presses what switches the language, whatever lies over it; whether the page has it. */
async function turnLanguage(page) {
  const turned = await page.evaluate(() => {
    const before = document.documentElement.lang;
    const button = [...document.querySelectorAll("button")].find((button) => ["English", "中文"].includes(button.textContent.trim()));
    button?.click();
    return button && before;
  });
  if (turned) await page.waitForFunction((before) => document.documentElement.lang !== before, turned);
  return Boolean(turned);
}

/** Does something as a reader has the page who chose the colours of all pages. */
async function inForcedColours(page, act) {
  await page.emulateMedia({ forcedColors: "active" });
  // axe asks for the fill of letters, which Chromium tells as it would be without forced colours; letters are drawn in their colour.
  await page.evaluate(() => {
    const read = CSSStyleDeclaration.prototype.getPropertyValue;
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) { return read.call(this, name === "-webkit-text-fill-color" ? "color" : name); };
    window.asBefore = () => { CSSStyleDeclaration.prototype.getPropertyValue = read; };
  });
  await act();
  await page.evaluate(() => window.asBefore());
  await page.emulateMedia({ forcedColors: "none" });
}

function run(page, runOnly) {
  return page.evaluate(async (runOnly) => {
    // What fades in has not its own colours yet.
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((one) => one.finished));
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    const line = (rule, node) => `${rule.id}: ${node.target.join(" ")} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`;
    return violations.flatMap((rule) => [...rule.nodes.slice(0, 3).map((node) => line(rule, node)), ...(rule.nodes.length > 3 ? [`${rule.id}: ${rule.nodes.length} in all`] : [])]);
  }, runOnly);
}

/** The hints that say more than what is seen, or what it is called, says. Which step is undone stands in the list of the history as well, and whether a file is saved in its name. */
const hints = (page) => page.evaluate(() => {
  const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const told = (element) => plain(element.textContent) + (element.getAttribute("aria-label") ?? "");
  const elsewhere = /^(Undo|Redo|撤销|重做)|^(Unsaved changes|有未保存的修改)$/;
  return [...document.querySelectorAll("[title]")].filter((element) => element.checkVisibility())
    .filter((element) => !told(element).includes(plain(element.title)) && !elsewhere.test(element.title))
    .map((element) => `hint: ${element.outerHTML.slice(0, 160)}`);
});
