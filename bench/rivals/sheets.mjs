// Workload W as a workbook, flat: a row a county, a column a year, a sheet for each kind of people, each stock and each norm (sixteen columns of
// requirement, then sixteen of gap, with their sums under them). What is unknown is an empty cell, and so is what follows from it.

import { NORMS, UNKNOWN, YEARS, binding } from "./world.mjs";

/** The letters of a column from 0. */
export const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** The two cells that are moved: growth in per mille, and the target of the first norm. */
export const MOVED = { grow: [0, 0], aim: [0, 1] };

/** Every sheet by name, the first with the two moved cells: rows of numbers, formulas and null. */
export function workbook({ counties, people, stocks }) {
  const rows = (cell, width = YEARS) => Array.from({ length: counties }, (_, county) => Array.from({ length: width }, (_, column) => cell(county, column)));
  const known = { resident: () => true, urban: (county) => people.urban[county] !== UNKNOWN, aged: (county) => people.aged[county] !== UNKNOWN };
  const follows = (base) => (county, year) => {
    if (!known[base](county)) return null;
    const row = county + 1;
    return year ? `=ROUND($A${row}*resident!${letters(year)}${row}/resident!$A${row},0)` : people[base][county];
  };
  const sheets = {
    given: [[0, 4.5]],
    resident: rows((county, year) => (year ? `=ROUND(${letters(year - 1)}${county + 1}*(1000+given!$A$1)/1000,0)` : people.resident[county])),
    urban: rows(follows("urban")),
    aged: rows(follows("aged")),
  };
  stocks.forEach((stock, place) => {
    const amount = (county, year) => stock[year * counties + county];
    sheets[`stock${place}`] = rows((county, year) => (amount(county, year) === UNKNOWN ? null : amount(county, year)));
  });
  NORMS.forEach((norm, place) => {
    const required = (county, year) => requirement(norm, place, known, stocks, counties, county, year);
    const cells = rows((county, column) => {
      const year = column % YEARS;
      if (required(county, year) === null) return null;
      if (column < YEARS) return required(county, year);
      const row = county + 1;
      return stocks[norm.stock][year * counties + county] === UNKNOWN ? null : `=${letters(year)}${row}-stock${norm.stock}!${letters(year)}${row}`;
    }, 2 * YEARS);
    const all = (column) => `${letters(column)}1:${letters(column)}${counties}`;
    cells.push(Array.from({ length: 2 * YEARS }, (_, column) => (column < YEARS ? `=SUM(${all(column)})` : `=SUMIF(${all(column)},">0")`)));
    sheets[`norm${place}`] = cells;
  });
  return sheets;
}

/** The formula of a requirement, or null where it cannot be known. */
function requirement(norm, place, known, stocks, counties, county, year) {
  const [value, ...more] = norm.targets[binding(norm, year)].slice(1);
  const at = `${letters(year)}${county + 1}`;
  switch (norm.kind) {
    case "ratio":
      return known[norm.base](county) ? `=ROUNDUP(${norm.base}!${at}*${place ? value : "given!$B$1"}/${norm.per},0)` : null;
    case "sum":
      return known.urban(county) ? `=ROUNDUP(urban!${at}/${value}+(resident!${at}-urban!${at})/${more[0]},0)` : null;
    case "bracket":
      return norm.from.reduce((otherwise, from, step) => `IF(resident!${at}>=${from},${more[step]},${otherwise})`, String(value)).replace(/^/, "=");
    case "threshold":
      return `=IF(resident!${at}>=${norm.from},${value},0)`;
    case "share":
      return stocks[norm.of][year * counties + county] === UNKNOWN ? null : `=ROUNDUP(stock${norm.of}!${at}*${value}/100,0)`;
    default:
      return value;
  }
}
