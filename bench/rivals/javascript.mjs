// The page that a good engineer would write instead of us: typed arrays in columns by year and county, counties in blocks that stay in
// the nearest memory, one pass a norm, multiplication by a reciprocal instead of division, nothing allocated in a step.
//
// Unknown costs nothing while computing. An unknown stock is held as FAR, so that its gap falls below -FAR / 2 and adds nothing to a
// shortfall; unknown people come out as a negative requirement. Reading a cell says "unknown" for either.
//
// Exact: ⌈a·p ÷ b⌉ is ⌊(a·p + b − ½) ÷ b⌋, which is half a part of b away from any whole number, while the product with a rounded
// factor is off by far less; `factors` and `grow` refuse where it might not be.

import { bracket, constant, follow, grow, ratio, ratioWithUnknown, sumOfRatios, threshold } from "./kernels.mjs";
import { NORMS, UNKNOWN, YEARS, binding } from "./world.mjs";

/** What an unknown stock is held as. */
export const FAR = 1 << 30;
/** The most people a county may come to. */
const MOST_PEOPLE = 8_000_000;
/** By how much a product and two sums may be off, for each unit of the result. */
const OFF = 2 ** -50;
/** Counties in a block. */
export const BLOCK = 512;

const common = (a, b) => (b ? common(b, a % b) : a);

/** What makes ⌈people × value ÷ per⌉ a product, a sum and a floor. Values have six decimals at most. */
export function factors(value, per) {
  const [over, under] = [Math.round(value * 1e6), per * 1e6];
  return checked(value / per, under / common(over, under));
}

/** The factor `k` of fractions in parts of `b`, with what makes a floor a ceiling. */
function checked(k, b) {
  if (MOST_PEOPLE * Math.max(k, 1 / MOST_PEOPLE) * OFF >= 0.5 / b) throw new RangeError(`${k} in parts of ${b} needs wider numbers`);
  return [k, (b - 0.5) / b];
}

/** The factors of ⌈people ÷ one + others ÷ other⌉, and what makes a floor a ceiling. */
export function sumFactors(one, other) {
  const [, c] = checked(2 / Math.min(one, other), (one * other) / common(one, other));
  return [1 / one, 1 / other, c];
}

/** What makes a year's growth, in tenths of a per mille and to the nearest person, a product, a sum and a floor. */
export function growth(tenths) {
  const k = (10_000 + tenths) / 10_000;
  if (MOST_PEOPLE * k * OFF >= 0.25 / 10_000) throw new RangeError("growth needs wider numbers");
  // A quarter of a part more than a half, for the same reason as in `factors`.
  return [k, 0.5 + 0.25 / 10_000];
}

/** Workload W, held and stepped by typed arrays. */
export class JavaScript {
  constructor(world) {
    const { counties, perCity, people, stocks } = world;
    const column = () => new Int32Array(counties * YEARS);
    Object.assign(this, { counties, perCity });
    this.size = perCity || BLOCK;
    this.block = Math.max(1, Math.floor(BLOCK / this.size)) * this.size;
    this.groups = Math.ceil(counties / this.size);
    this.stocks = stocks.map((stock) => stock.map((amount) => (amount === UNKNOWN ? FAR : amount)));
    this.people = { resident: column(), urban: column(), aged: column() };
    this.people.resident.set(people.resident);
    this.shares = Object.fromEntries(["urban", "aged"].map((base) => [base, proportions(people[base], people.resident)]));
    this.required = NORMS.map(column);
    this.gaps = NORMS.map(column);
    this.sums = NORMS.map(() => new Int32Array(this.groups * YEARS));
    this.shorts = NORMS.map(() => new Int32Array(this.groups * YEARS));
    this.totals = NORMS.map(() => ({ required: new Float64Array(YEARS), short: new Float64Array(YEARS) }));
    this.kernels = NORMS.map((norm, place) => Array.from({ length: YEARS }, (_, year) => this.kernel(place, norm, norm.targets[binding(norm, year)].slice(1))));
    this.fixed = NORMS.flatMap(({ kind }, place) => (["share", "area"].includes(kind) ? [place] : []));
    this.moving = NORMS.flatMap((_, place) => (this.fixed.includes(place) ? [] : [place]));
    this.fixed.forEach((place) => this.fix(place));
    this.grow(0);
    this.step(this.fixed);
  }

  /** A norm's loop under a target, to be called with a block's place. */
  kernel(place, norm, [value, ...more]) {
    const [stock, required, gap] = [this.stocks[norm.stock], this.required[place], this.gaps[place]];
    const { size } = this;
    const [sums, shorts] = [this.sums[place], this.shorts[place]];
    const { resident, urban } = this.people;
    switch (norm.kind) {
      case "ratio": {
        const people = this.people[norm.base];
        const [k, c] = factors(value, norm.per);
        const loop = norm.base === "resident" ? ratio : ratioWithUnknown;
        return (at, end, group) => loop(people, stock, required, gap, at, end, size, sums, shorts, group, k, c);
      }
      case "sum": {
        const [ku, kr, c] = sumFactors(value, more[0]);
        return (at, end, group) => sumOfRatios(resident, urban, stock, required, gap, at, end, size, sums, shorts, group, ku, kr, c);
      }
      case "bracket": {
        const [one, two, three] = norm.from.map((from) => from - 1);
        const [a, b, c] = more.map((step, at) => step - [value, ...more][at]);
        return (at, end, group) => bracket(resident, stock, required, gap, at, end, size, sums, shorts, group, value, one, a, two, b, three, c);
      }
      case "threshold":
        return (at, end, group) => threshold(resident, stock, required, gap, at, end, size, sums, shorts, group, norm.from - 1, value);
      default:
        return (at, end, group) => constant(stock, required, gap, at, end, size, sums, shorts, group);
    }
  }

  /** The requirements that no growth moves. */
  fix(place) {
    const { kind, of, targets: [[, value]] } = NORMS[place];
    const [required, other] = [this.required[place], this.stocks[of]];
    for (let at = 0; at < required.length; at++) {
      if (kind === "area") required[at] = value;
      else required[at] = other[at] === FAR ? -1 : Math.ceil((other[at] * value) / 100);
    }
  }

  /** Growth for all, in tenths of a per mille a year. */
  grow(tenths) {
    const { counties, block, moving, kernels, size } = this;
    const { resident, urban, aged } = this.people;
    const [k, c] = growth(tenths);
    for (let from = 0; from < counties; from += block) {
      const to = Math.min(from + block, counties);
      for (let year = 0; year < YEARS; year++) {
        const [at, end] = [year * counties + from, year * counties + to];
        if (year) grow(resident, counties, at, end, k, c);
        follow(urban, resident, this.shares.urban.shares, this.shares.urban.halves, from, at, end);
        follow(aged, resident, this.shares.aged.shares, this.shares.aged.halves, from, at, end);
        const group = year * this.groups + from / size;
        for (let turn = 0; turn < moving.length; turn++) kernels[moving[turn]][year](at, end, group);
      }
    }
    this.addUp(moving);
  }

  /** The target of the first norm, in tenths. */
  aim(tenths) {
    this.kernels[0].fill(this.kernel(0, NORMS[0], [tenths / 10]));
    this.step([0]);
  }

  /** Works out some norms for the people there are. */
  step(norms) {
    const { counties, block, kernels, size } = this;
    for (const norm of norms) {
      for (let year = 0; year < YEARS; year++) {
        for (let from = 0; from < counties; from += block) {
          const at = year * counties + from;
          kernels[norm][year](at, at + Math.min(block, counties - from), year * this.groups + from / size);
        }
      }
    }
    this.addUp(norms);
  }

  /** The province's sums, from those of the groups. */
  addUp(norms) {
    for (const norm of norms) {
      const [sums, shorts, total] = [this.sums[norm], this.shorts[norm], this.totals[norm]];
      for (let year = 0, at = 0; year < YEARS; year++) {
        let [required, short] = [0, 0];
        for (const end = at + this.groups; at < end; at++) {
          required += sums[at];
          short += shorts[at];
        }
        total.required[year] = required;
        total.short[year] = short;
      }
    }
  }
}

/** By county: the share of a group in the residents, and the half that rounds to the nearest person. Unknown people are -FAR for good. */
export function proportions(people, residents) {
  const known = (county) => people[county] !== UNKNOWN;
  const shares = Float64Array.from(people, (count, county) => (known(county) ? count / residents[county] : 0));
  const halves = Float64Array.from(people, (_, county) => (known(county) ? 0.5 + 0.25 / residents[county] : -FAR));
  return { shares, halves };
}
