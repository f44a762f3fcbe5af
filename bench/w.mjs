// Workload W: our module against tuned JavaScript, cell by cell the same, in Node or in a page.

import { start } from "./ours.mjs";
import { race, summary } from "./race.mjs";
import { JavaScript } from "./rivals/javascript.mjs";
import { column } from "./rivals/read.mjs";
import { NORMS, world } from "./rivals/world.mjs";

/** The sizes that are claimed. */
export const SIZES = [100, 2_850, 41_352].flatMap((counties) => [0, 10].map((perCity) => ({ counties, perCity })));

/** How many rounds are enough: fewer where a step is long. */
const rounds = ({ counties }) => (counties > 10_000 ? 25 : 60);

/** One size: ours and both ways to write the rival, each step of both kinds. */
export async function runSize(bytes, size) {
  const ours = await start(bytes);
  const cells = ours.build(size.counties, size.perCity);
  if (!cells) throw new Error("The workload could not be built.");
  const columns = new JavaScript(world(size.counties, size.perCity));
  const { page: heap } = await import(`./rivals/heap.mjs?counties=${size.counties}&perCity=${size.perCity}`);
  const all = { ours, columns, heap };
  const each = (act) => Object.values(all).forEach(act);
  const checked = { start: compare(ours, { columns, heap }, cells) };
  each((one) => one.grow(37));
  each((one) => one.aim(46));
  checked.moved = compare(ours, { columns, heap }, cells);
  const contest = (step) => Object.fromEntries(Object.entries(all).map(([name, one]) => [name, (value) => one[step](value)]));
  const result = { ...size, cells: cells * NORMS.length * 3, checked, checksum: ours.checksum() >>> 0 };
  for (const step of ["grow", "aim"]) {
    const times = race(contest(step), rounds(size));
    result[step] = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, summary(list)]));
    result[step].ratio = ratio(times);
  }
  // Whatever the race has led through, both still say the same.
  each((one) => (one.grow(25), one.aim(44)));
  compare(ours, { columns, heap }, cells);
  return result;
}

/** Ours against the faster of the rivals, round by round; the median of these. Below 1, we are faster. */
function ratio(times) {
  const ratios = times.ours.map((own, round) => own / Math.min(times.columns[round], times.heap[round]));
  return summary(ratios);
}

/** Compares every cell of every norm, and answers how many there were. */
export function compare(ours, rivals, cells) {
  let compared = 0;
  for (const [name, rival] of Object.entries(rivals)) {
    for (let norm = 0; norm < NORMS.length; norm++) {
      for (const what of ["required", "available", "gap"]) {
        const [own, their] = [ours.column(norm, what, cells), column(rival, norm, what)];
        for (let cell = 0; cell < cells; cell++, compared++) {
          // The two zeros are one; unknown is NaN, and equals itself here.
          if (own[cell] !== their[cell] && !(Number.isNaN(own[cell]) && Number.isNaN(their[cell]))) {
            throw new Error(`Unlike things: ${what} of norm ${norm} in cell ${cell} is ${own[cell]} for us and ${their[cell]} for “${name}”.`);
          }
        }
      }
    }
  }
  return compared;
}
