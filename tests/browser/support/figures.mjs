// Numbers as the page shows them, and the same numbers worked out by hand from the shipped files.

import { readFileSync } from "node:fs";

/** The number that a norm's figure shows on the Overview: the button named “norm: what number unit”. */
export function figure(page, norm, what = "Required") {
  return page.getByRole("button", { name: new RegExp(`^${escaped(norm)}: ${escaped(what)} [\\d,.]`) }).first();
}

/** Reads that number; `null` where the page shows none. */
export async function readFigure(page, norm, what = "Required") {
  const button = figure(page, norm, what);
  return (await button.count()) ? readNumber(await button.innerText()) : null;
}

/** The number in a text: `203,397` is 203397. */
export function readNumber(text) {
  const found = /-?\d[\d,]*(\.\d+)?/.exec(text.replace("−", "-"));
  return found ? Number(found[0].replaceAll(",", "")) : null;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A shipped scenario file by its id, parsed. */
export function shipped(id) {
  return JSON.parse(readFileSync(path(id), "utf8"));
}

/** Where a shipped scenario file lies. */
export const path = (id) => new URL(`../../../scenarios/${id}.scenario.json`, import.meta.url).pathname;

/** The people of each county of a file in its base year. */
export function counties(file, base = "resident") {
  return file.areas.filter((area) => area.level === "county").map((area) => area.population[base].values[file.base_year]);
}

/** The sum over areas of `per10000 × people ÷ 10,000`, each rounded up: whole numbers throughout, so nothing is lost. */
export function roundedUp(people, per10000) {
  return people.reduce((sum, count) => sum + Number((BigInt(count) * BigInt(per10000) + 9_999n) / 10_000n), 0);
}
