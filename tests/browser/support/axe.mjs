// What axe finds against WCAG 2.2 AA, and against its best practices.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that know of colours. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe finds against the rules and the best practices, one line each; in the other theme and in the reader's own colours, against the rules that know of colours. */
export async function violations(page) {
  await page.evaluate(AXE);
  const found = await run(page, { type: "tag", values: RULES });
  const other = await page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset.theme = dataset.theme === "dark" ? "light" : "dark";
    return dataset.theme;
  });
  const themed = await run(page, COLOURS);
  await page.evaluate((before) => { document.documentElement.dataset.theme = before; }, other === "dark" ? "light" : "dark");
  await page.emulateMedia({ forcedColors: "active" });
  // axe asks for the fill of letters, which Chromium tells as it would be without forced colours; letters are drawn in their colour.
  await page.evaluate(() => {
    const read = CSSStyleDeclaration.prototype.getPropertyValue;
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) { return read.call(this, name === "-webkit-text-fill-color" ? "color" : name); };
    window.asBefore = () => { CSSStyleDeclaration.prototype.getPropertyValue = read; };
  });
  const forced = await run(page, COLOURS);
  await page.evaluate(() => window.asBefore());
  await page.emulateMedia({ forcedColors: "none" });
  return [...found, ...themed.map((line) => `in the ${other} theme: ${line}`), ...forced.map((line) => `in forced colours: ${line}`)];
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
