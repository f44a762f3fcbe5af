// Workload W: our module against spreadsheets, in a page.

import { start } from "./ours.mjs";
import { race, summary } from "./race.mjs";
import { hyperformula } from "./rivals/hyperformula.mjs";
import { ironcalc } from "./rivals/ironcalc.mjs";
import { JavaScript } from "./rivals/javascript.mjs";
import { NORMS, YEARS, world } from "./rivals/world.mjs";

/** One size, flat, all in one page. */
export async function runSize(bytes, { counties, rounds }) {
  const given = world(counties, 0);
  const ours = await start(bytes);
  ours.build(counties, 0);
  const page = new JavaScript(given);
  const books = {};
  const built = {};
  for (const [name, make] of Object.entries({ hyperformula, ironcalc })) {
    const from = performance.now();
    books[name] = await make(given);
    built[name] = performance.now() - from;
  }
  const all = { ours, ...books };
  page.grow(37);
  Object.values(all).forEach((one) => one.grow(37));
  const differing = Object.fromEntries(Object.entries(books).map(([name, book]) => [name, differences(page, book, counties)]));
  const result = { counties, built, differing };
  for (const step of ["grow", "aim"]) {
    const times = race(Object.fromEntries(Object.entries(all).map(([name, one]) => [name, (value) => one[step](value)])), rounds, 1);
    result[step] = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, summary(list)]));
    result[step].ratios = Object.fromEntries(Object.keys(books).map((name) => [name, summary(times[name].map((their, round) => their / times.ours[round]))]));
  }
  return result;
}

/** How many sums by norm and year are not ours: a spreadsheet calculates in floating point, and may round one county's figure otherwise. */
function differences(page, book, counties) {
  let [differing, compared] = [0, 0];
  NORMS.forEach((norm, place) => {
    for (let year = 0; year < YEARS; year++, compared += 2) {
      const { required, short } = page.totals[place];
      if (book.value(`norm${place}`, counties, year) !== required[year]) differing++;
      if (book.value(`norm${place}`, counties, YEARS + year) !== short[year]) differing++;
    }
  });
  if (differing > compared / 20) throw new Error(`Unlike things: ${differing} of ${compared} sums differ.`);
  return { differing, compared };
}
