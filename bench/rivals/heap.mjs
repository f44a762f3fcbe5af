// The same page written for the compiler: one memory for everything, as asm.js had it, whose place the compiler knows, and rules that
// read the same people worked out in one pass. Imported anew for each world, as `heap.mjs?counties=2850&perCity=10`, since only what is
// constant in a module is constant to the compiler.
//
// Unknown and exactness are as in `javascript.mjs`. Two rules a pass is the most that stays in registers.

import { BLOCK, FAR, factors, growth, proportions, sumFactors } from "./javascript.mjs";
import { AMBULANCES, BEDS, FLOOR, INSTITUTIONS, NORMS, NURSES, PHYSICIANS, PLACES, STOCKS, UNKNOWN, YEARS, binding, world } from "./world.mjs";

const asked = new URL(import.meta.url).searchParams;
const [COUNTIES, PER_CITY] = [Number(asked.get("counties")), Number(asked.get("perCity"))];
const SIZE = PER_CITY || BLOCK;
const IN_BLOCK = Math.max(1, Math.floor(BLOCK / SIZE)) * SIZE;
const GROUPS = Math.ceil(COUNTIES / SIZE);
const CELLS = COUNTIES * YEARS;

// Columns one after the other: people, stocks, then requirement and gap of each norm, then the sums of the groups.
const [RESIDENT, URBAN, AGED] = [0, CELLS, 2 * CELLS];
const stockAt = (stock) => (3 + stock) * CELLS;
const requiredAt = (norm) => (3 + STOCKS.length + norm) * CELLS;
const gapAt = (norm) => requiredAt(NORMS.length + norm);
const sumAt = (norm) => requiredAt(2 * NORMS.length) + norm * GROUPS * YEARS;
const shortAt = (norm) => sumAt(NORMS.length + norm);

const H = new Int32Array(sumAt(2 * NORMS.length));
const given = world(COUNTIES, PER_CITY);
const { shares: URBAN_SHARES, halves: URBAN_HALVES } = proportions(given.people.urban, given.people.resident);
const { shares: AGED_SHARES, halves: AGED_HALVES } = proportions(given.people.aged, given.people.resident);

/** Residents from those `before` by `grown` and `half`, and two ratios of them. */
function growTwo(at, end, group, before, grown, half, s1, q1, g1, k1, c1, o1, s2, q2, g2, k2, c2, o2) {
  for (; at < end; group++) {
    const last = at + SIZE < end ? at + SIZE : end;
    let [sum1, short1, sum2, short2] = [0, 0, 0, 0];
    for (; at < last; at++) {
      const p = (H[at - before] * grown + half) | 0;
      H[at] = p;
      const r1 = (p * k1 + c1) | 0;
      const d1 = (r1 - H[at + s1]) | 0;
      H[at + q1] = r1;
      H[at + g1] = d1;
      sum1 = (sum1 + r1) | 0;
      short1 = (short1 + (d1 & ~(d1 >> 31))) | 0;
      const r2 = (p * k2 + c2) | 0;
      const d2 = (r2 - H[at + s2]) | 0;
      H[at + q2] = r2;
      H[at + g2] = d2;
      sum2 = (sum2 + r2) | 0;
      short2 = (short2 + (d2 & ~(d2 >> 31))) | 0;
    }
    H[o1 + group] = sum1;
    H[o1 + SHORTS + group] = short1;
    H[o2 + group] = sum2;
    H[o2 + SHORTS + group] = short2;
  }
}

/** From a norm's sums to its shortfalls. */
const SHORTS = NORMS.length * GROUPS * YEARS;

/** Two ratios of residents. */
function two(at, end, group, s1, q1, g1, k1, c1, o1, s2, q2, g2, k2, c2, o2) {
  for (; at < end; group++) {
    const last = at + SIZE < end ? at + SIZE : end;
    let [sum1, short1, sum2, short2] = [0, 0, 0, 0];
    for (; at < last; at++) {
      const p = H[at];
      const r1 = (p * k1 + c1) | 0;
      const d1 = (r1 - H[at + s1]) | 0;
      H[at + q1] = r1;
      H[at + g1] = d1;
      sum1 = (sum1 + r1) | 0;
      short1 = (short1 + (d1 & ~(d1 >> 31))) | 0;
      const r2 = (p * k2 + c2) | 0;
      const d2 = (r2 - H[at + s2]) | 0;
      H[at + q2] = r2;
      H[at + g2] = d2;
      sum2 = (sum2 + r2) | 0;
      short2 = (short2 + (d2 & ~(d2 >> 31))) | 0;
    }
    H[o1 + group] = sum1;
    H[o1 + SHORTS + group] = short1;
    H[o2 + group] = sum2;
    H[o2 + SHORTS + group] = short2;
  }
}

/** One ratio of residents. */
function one(at, end, group, s, q, g, k, c, o) {
  for (; at < end; group++) {
    const last = at + SIZE < end ? at + SIZE : end;
    let [sum, short] = [0, 0];
    for (; at < last; at++) {
      const r = (H[at] * k + c) | 0;
      const d = (r - H[at + s]) | 0;
      H[at + q] = r;
      H[at + g] = d;
      sum = (sum + r) | 0;
      short = (short + (d & ~(d >> 31))) | 0;
    }
    H[o + group] = sum;
    H[o + SHORTS + group] = short;
  }
}

/** A bracket and a threshold of residents. */
function steps(at, end, group, s1, q1, g1, o1, value, edge1, more1, edge2, more2, edge3, more3, s2, q2, g2, o2, edge, step) {
  for (; at < end; group++) {
    const last = at + SIZE < end ? at + SIZE : end;
    let [sum1, short1, sum2, short2] = [0, 0, 0, 0];
    for (; at < last; at++) {
      const p = H[at];
      const r1 = (value + (more1 & ((edge1 - p) >> 31)) + (more2 & ((edge2 - p) >> 31)) + (more3 & ((edge3 - p) >> 31))) | 0;
      const d1 = (r1 - H[at + s1]) | 0;
      H[at + q1] = r1;
      H[at + g1] = d1;
      sum1 = (sum1 + r1) | 0;
      short1 = (short1 + (d1 & ~(d1 >> 31))) | 0;
      const r2 = step & ((edge - p) >> 31);
      const d2 = (r2 - H[at + s2]) | 0;
      H[at + q2] = r2;
      H[at + g2] = d2;
      sum2 = (sum2 + r2) | 0;
      short2 = (short2 + (d2 & ~(d2 >> 31))) | 0;
    }
    H[o1 + group] = sum1;
    H[o1 + SHORTS + group] = short1;
    H[o2 + group] = sum2;
    H[o2 + SHORTS + group] = short2;
  }
}

/** Urban people, a ratio of them, and the sum of ratios of urban and rural. */
function urban(at, end, group, county, s1, q1, g1, k1, c1, o1, s2, q2, g2, ku, kr, c2, o2) {
  for (; at < end; group++) {
    const last = at + SIZE < end ? at + SIZE : end;
    let [sum1, short1, sum2, short2] = [0, 0, 0, 0];
    for (; at < last; at++, county++) {
      const p = H[at];
      const u = (p * URBAN_SHARES[county] + URBAN_HALVES[county]) | 0;
      H[at + URBAN] = u;
      const r1 = (u * k1 + c1) | 0;
      const d1 = (r1 - H[at + s1]) | 0;
      H[at + q1] = r1;
      H[at + g1] = d1;
      sum1 = (sum1 + (r1 & ~(r1 >> 31))) | 0;
      short1 = (short1 + (d1 & ~(d1 >> 31))) | 0;
      const r2 = ((u * ku + (p - u) * kr + c2) | 0) | (u >> 31);
      const d2 = (r2 - H[at + s2]) | 0;
      H[at + q2] = r2;
      H[at + g2] = d2;
      sum2 = (sum2 + (r2 & ~(r2 >> 31))) | 0;
      short2 = (short2 + (d2 & ~(d2 >> 31))) | 0;
    }
    H[o1 + group] = sum1;
    H[o1 + SHORTS + group] = short1;
    H[o2 + group] = sum2;
    H[o2 + SHORTS + group] = short2;
  }
}

/** The aged, and a ratio of them. */
function aged(at, end, group, county, s, q, g, k, c, o) {
  for (; at < end; group++) {
    const last = at + SIZE < end ? at + SIZE : end;
    let [sum, short] = [0, 0];
    for (; at < last; at++, county++) {
      const p = (H[at] * AGED_SHARES[county] + AGED_HALVES[county]) | 0;
      H[at + AGED] = p;
      const r = (p * k + c) | 0;
      const d = (r - H[at + s]) | 0;
      H[at + q] = r;
      H[at + g] = d;
      sum = (sum + (r & ~(r >> 31))) | 0;
      short = (short + (d & ~(d >> 31))) | 0;
    }
    H[o + group] = sum;
    H[o + SHORTS + group] = short;
  }
}

const values = (norm, year) => NORMS[norm].targets[binding(NORMS[norm], year)].slice(1);
/** By year: factor and ceiling of the ratios among the norms. */
const RATIOS = NORMS.map((norm, place) => (norm.kind === "ratio" ? Array.from({ length: YEARS }, (_, year) => factors(values(place, year)[0], norm.per)) : []));
const SUM = Array.from({ length: YEARS }, (_, year) => sumFactors(...values(7, year)));
const BRACKET = Array.from({ length: YEARS }, (_, year) => values(6, year).map((value, at, all) => (at ? value - all[at - 1] : value)));
const EDGES = NORMS[6].from.map((from) => from - 1);
const EDGE = NORMS[11].from - 1;

/** The province's sums, by norm and year. */
const totals = NORMS.map(() => ({ required: new Float64Array(YEARS), short: new Float64Array(YEARS) }));

/** Growth for all, in tenths of a per mille a year. */
export function grow(tenths) {
  const [grown, half] = growth(tenths);
  for (let from = 0; from < COUNTIES; from += IN_BLOCK) {
    const count = Math.min(IN_BLOCK, COUNTIES - from);
    for (let year = 0; year < YEARS; year++) {
      const at = year * COUNTIES + from;
      const end = at + count;
      const group = year * GROUPS + from / SIZE;
      const [[k0, c0], [k1, c1], [k2, c2], [k3, c3]] = [RATIOS[0][year], RATIOS[1][year], RATIOS[2][year], RATIOS[3][year]];
      // The first year's residents are stated: one times themselves.
      growTwo(at, end, group, year ? COUNTIES : 0, year ? grown : 1, year ? half : 0.5, stockAt(PLACES), requiredAt(0), gapAt(0), k0, c0, sumAt(0), stockAt(PHYSICIANS), requiredAt(1), gapAt(1), k1, c1, sumAt(1));
      two(at, end, group, stockAt(NURSES), requiredAt(2), gapAt(2), k2, c2, sumAt(2), stockAt(BEDS), requiredAt(3), gapAt(3), k3, c3, sumAt(3));
      const [[k4, c4], [k5, c5], [ku, kr, c7], [k9, c9]] = [RATIOS[4][year], RATIOS[5][year], SUM[year], RATIOS[9][year]];
      urban(at, end, group, from, stockAt(PHYSICIANS), requiredAt(4), gapAt(4), k4, c4, sumAt(4), stockAt(AMBULANCES), requiredAt(7), gapAt(7), ku, kr, c7, sumAt(7));
      aged(at, end, group, from, stockAt(BEDS), requiredAt(5), gapAt(5), k5, c5, sumAt(5));
      const [value, more1, more2, more3] = BRACKET[year];
      steps(at, end, group, stockAt(BEDS), requiredAt(6), gapAt(6), sumAt(6), value, EDGES[0], more1, EDGES[1], more2, EDGES[2], more3, stockAt(INSTITUTIONS), requiredAt(11), gapAt(11), sumAt(11), EDGE, 1);
      one(at, end, group, stockAt(FLOOR), requiredAt(9), gapAt(9), k9, c9, sumAt(9));
    }
  }
  for (const norm of [0, 1, 2, 3, 4, 5, 6, 7, 9, 11]) addUp(norm);
}

/** The target of the first norm, in tenths. */
export function aim(tenths) {
  RATIOS[0].fill(factors(tenths / 10, NORMS[0].per));
  for (let year = 0; year < YEARS; year++) {
    const [k, c] = RATIOS[0][year];
    one(year * COUNTIES, (year + 1) * COUNTIES, year * GROUPS, stockAt(PLACES), requiredAt(0), gapAt(0), k, c, sumAt(0));
  }
  addUp(0);
}

function addUp(norm) {
  const total = totals[norm];
  for (let year = 0; year < YEARS; year++) {
    let [required, short] = [0, 0];
    let at = sumAt(norm) + year * GROUPS;
    for (const end = at + GROUPS; at < end; at++) {
      required += H[at];
      short += H[at + SHORTS];
    }
    total.required[year] = required;
    total.short[year] = short;
  }
}

/** What nothing moves: the stocks, the share of one, and one for each county. */
function start() {
  H.set(given.people.resident, RESIDENT);
  given.stocks.forEach((stock, place) => H.set(stock.map((amount) => (amount === UNKNOWN ? FAR : amount)), stockAt(place)));
  for (const norm of [8, 10]) {
    const [value] = values(norm, 0);
    for (let at = 0; at < CELLS; at++) {
      const other = H[stockAt(AMBULANCES) + at];
      const required = norm === 10 ? value : other === FAR ? -1 : Math.ceil((other * value) / 100);
      const gap = required - H[stockAt(NORMS[norm].stock) + at];
      const group = Math.floor(at / COUNTIES) * GROUPS + Math.floor((at % COUNTIES) / SIZE);
      H[requiredAt(norm) + at] = required;
      H[gapAt(norm) + at] = gap;
      H[sumAt(norm) + group] += Math.max(required, 0);
      H[shortAt(norm) + group] += Math.max(gap, 0);
    }
    addUp(norm);
  }
  grow(0);
}
start();

/** What `read.mjs` reads. */
export const page = {
  counties: COUNTIES,
  perCity: PER_CITY,
  groups: GROUPS,
  totals,
  stocks: STOCKS.map((_, stock) => H.subarray(stockAt(stock), stockAt(stock) + CELLS)),
  required: NORMS.map((_, norm) => H.subarray(requiredAt(norm), requiredAt(norm) + CELLS)),
  gaps: NORMS.map((_, norm) => H.subarray(gapAt(norm), gapAt(norm) + CELLS)),
  sums: NORMS.map((_, norm) => H.subarray(sumAt(norm), sumAt(norm) + GROUPS * YEARS)),
  shorts: NORMS.map((_, norm) => H.subarray(shortAt(norm), shortAt(norm) + GROUPS * YEARS)),
  grow,
  aim,
};
