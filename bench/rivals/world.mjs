// Workload W as plain numbers, the same as in `bench/src/workload.rs`: the same generator, asked in the same order.

/** Stands for a figure that nobody states. */
export const UNKNOWN = -1;

export const FIRST_YEAR = 2020;
export const YEARS = 16;

/** The eight stocks, each with about how many there are for a million people. */
export const STOCKS = [4_500, 3_000, 3_800, 7_200, 60, 25, 2_000_000, 2];
/** Places of stocks in that list. */
export const [PLACES, PHYSICIANS, NURSES, BEDS, AMBULANCES, NEGATIVE_PRESSURE, FLOOR, INSTITUTIONS] = STOCKS.keys();

/** The twelve norms, in the engine's order: what each measures and how, its values by the years from which they bind. */
export const NORMS = [
  { stock: PLACES, kind: "ratio", base: "resident", per: 1_000, targets: [[2020, 4.5]] },
  { stock: PHYSICIANS, kind: "ratio", base: "resident", per: 1_000, targets: [[2020, 3.0]] },
  { stock: NURSES, kind: "ratio", base: "resident", per: 1_000, targets: [[2020, 3.3], [2028, 3.8]] },
  { stock: BEDS, kind: "ratio", base: "resident", per: 1_000, targets: [[2020, 6.7], [2028, 7.2]] },
  { stock: PHYSICIANS, kind: "ratio", base: "urban", per: 10_000, targets: [[2020, 35]] },
  { stock: BEDS, kind: "ratio", base: "aged", per: 100, targets: [[2020, 2.5], [2028, 3]] },
  { stock: BEDS, kind: "bracket", from: [300_000, 500_000, 1_000_000], targets: [[2020, 1_000, 2_500, 4_500, 8_000], [2028, 1_200, 3_000, 5_000, 9_000]] },
  { stock: AMBULANCES, kind: "sum", targets: [[2020, 30_000, 10_000], [2028, 25_000, 8_000]] },
  { stock: NEGATIVE_PRESSURE, kind: "share", of: AMBULANCES, targets: [[2020, 40]] },
  { stock: FLOOR, kind: "ratio", base: "resident", per: 1, targets: [[2020, 2.0]] },
  { stock: INSTITUTIONS, kind: "area", targets: [[2020, 1]] },
  { stock: INSTITUTIONS, kind: "threshold", from: 300_000, targets: [[2020, 1]] },
];

/** The numbers of `bench/src/generator.rs`. */
export function generator() {
  let state = 20_261_129;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(((state >>> 8) * bound) / 16_777_216);
  };
}

const check = generator();
if ([485, 965, 452, 32].some((expected) => check(1_000) !== expected)) {
  throw new Error("The generator does not make the numbers that bench/src/generator.rs makes.");
}

/** So many counties, `perCity` of them to a city, or directly under the province where that is 0. */
export function world(counties, perCity) {
  const below = generator();
  const column = () => new Int32Array(counties);
  const people = { resident: column(), urban: column(), aged: column() };
  const stocks = STOCKS.map(() => new Int32Array(counties * YEARS).fill(UNKNOWN));
  for (let county = 0; county < counties; county++) {
    const residents = 20_000 + below(980_000);
    people.resident[county] = residents;
    const [noUrban, urban] = [below(40) === 0, Math.floor((residents * below(1_001)) / 1_000)];
    people.urban[county] = noUrban ? UNKNOWN : urban;
    const [noAged, aged] = [below(50) === 0, Math.floor((residents * (100 + below(150))) / 1_000)];
    people.aged[county] = noAged ? UNKNOWN : aged;
    STOCKS.forEach((perMillion, stock) => {
      const kind = below(16);
      const amount = Math.floor((residents * perMillion * (500 + below(1_000))) / 1_000_000_000);
      const later = amount + below(Math.floor(amount / 10) + 1);
      if (kind === 0) return;
      for (let year = kind === 1 ? 2 : 0; year < YEARS; year++) {
        // A figure holds until the next one.
        stocks[stock][year * counties + county] = kind >= 2 && kind <= 5 && year >= 4 ? later : amount;
      }
    });
  }
  return { counties, perCity, people, stocks };
}

/** Which target of a norm binds in a year of the horizon. */
export const binding = (norm, year) => norm.targets.findLastIndex(([from]) => from <= FIRST_YEAR + year);
