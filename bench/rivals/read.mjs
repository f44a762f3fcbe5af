// Every figure of the tuned page as the engine says it, to be compared cell by cell. Not timed: a page reads what it shows.

import { FAR } from "./javascript.mjs";
import { NORMS, YEARS } from "./world.mjs";

/** One column of a norm ("required", "available" or "gap") in the engine's order: year by year, each area before those below it. */
export function column(page, norm, what) {
  const { counties, perCity } = page;
  const cities = perCity ? Math.ceil(counties / perCity) : 0;
  const figures = new Float64Array((1 + cities + counties) * YEARS);
  let at = 0;
  for (let year = 0; year < YEARS; year++) {
    const all = above(page, norm, year, 0, counties, page.totals[norm].required[year], page.totals[norm].short[year]);
    figures[at++] = all[what];
    for (let county = 0; county < counties; county++) {
      if (perCity && county % perCity === 0) {
        const group = year * page.groups + county / perCity;
        const end = Math.min(county + perCity, counties);
        figures[at++] = above(page, norm, year, county, end, page.sums[norm][group], page.shorts[norm][group])[what];
      }
      figures[at++] = ofCounty(page, norm, year, county)[what];
    }
  }
  return figures;
}

/** A county's figures; NaN is unknown. */
function ofCounty(page, norm, year, county) {
  const at = year * page.counties + county;
  const [r, s] = [page.required[norm][at], page.stocks[NORMS[norm].stock][at]];
  const [required, available] = [r < 0 ? NaN : r, s === FAR ? NaN : s];
  const kept = page.gaps[norm][at];
  return { required, available, gap: Number.isNaN(required) || kept < -FAR / 2 ? NaN : kept };
}

/** The figures of an area above others, from the sums that the step left and from who is unknown. */
function above(page, norm, year, from, to, sum, short) {
  let [missing, known, stock, required] = [0, 0, NaN, NaN];
  for (let county = from; county < to; county++) {
    const figures = ofCounty(page, norm, year, county);
    if (Number.isNaN(figures.gap)) missing++;
    else known++;
    if (!Number.isNaN(figures.required)) required = sum;
    if (!Number.isNaN(figures.available)) stock = (stock || 0) + figures.available;
  }
  // Shortfalls are never filled by surpluses; where nobody is short and nobody is left out, the surplus of the whole is told.
  const net = missing ? NaN : required - stock;
  const gap = short > 0 ? short : !Number.isNaN(net) ? net : known ? 0 : NaN;
  return { required, available: stock, gap };
}
