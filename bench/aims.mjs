// What is to be reached, each with where its figure stands in the results. `read` gives null where a section has not been run.

/** Numbers as a reader likes them: three digits, thousands grouped. */
export function say(value) {
  if (value == null || Number.isNaN(value)) return "–";
  const digits = Math.abs(value) >= 1_000 ? value.toFixed(0) : Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return digits.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ","));
}

const sizes = (results, counties, step) => results.w?.chromium?.filter((row) => !counties || row.counties === counties).map((row) => ({ ...row, ratio: row[step].ratio.median }));
const worst = (rows) => (rows?.length ? Math.max(...rows.map(({ ratio }) => ratio)) : null);
const drags = (results, place, wanted) => results.frames?.[place]?.filter(wanted) ?? [];
const p95 = (rows) => (rows.length ? Math.max(...rows.map(({ paint }) => paint.p95)) : null);
const growth = ({ lever }) => lever === "Population growth";

/** The rows in the order of the page. Below `told`, the browser tells nothing. */
export const AIMS = [
  { what: "W, growth, 2,850 counties: ours ÷ tuned JavaScript, the worse of flat and tree", aim: "≤ 0.5", unit: "", most: 0.5, read: (results) => worst(sizes(results, 2_850, "grow")) },
  { what: "W, growth, 41,352 counties: the same", aim: "≤ 0.5", unit: "", most: 0.5, read: (results) => worst(sizes(results, 41_352, "grow")) },
  { what: "W, growth, 2,850 counties: HyperFormula ÷ ours", aim: "≥ 2,500", unit: "", least: 2_500, read: (results) => results.rivals?.chromium.find(({ counties }) => counties === 2_850)?.grow.ratios.hyperformula.median ?? null },
  { what: "W, growth, 100 counties: ours ÷ tuned JavaScript", aim: "≤ 1", unit: "", most: 1, read: (results) => worst(sizes(results, 100, "grow")) },
  { what: "W, one target, the worst of all sizes: ours ÷ tuned JavaScript", aim: "≤ 1", unit: "", most: 1, read: (results) => worst(sizes(results, null, "aim")) },
  { what: "memory of the nation's outlook, natively", aim: "≤ 40 MB", unit: " MB", most: 40, read: (results) => scaled(results.memory?.native.outlook) },
  { what: "the same in the module", aim: "≤ 40 MB", unit: " MB", most: 40, read: (results) => scaled(results.memory?.module.outlook) },
  { what: "10,000 draws of six norms over the province", aim: "≤ 2 s", unit: " s", most: 2, read: (results) => results.draws?.seconds.median ?? null },
  { what: "nation open, growth dragged on Overview and Areas: p95 from input to paint", aim: "≤ 33 ms", unit: " ms", most: 33, read: (results) => p95(drags(results, "nation", growth)) },
  { what: "nation open, one target dragged: the same", aim: "≤ 16.7 ms", unit: " ms", most: 16.7, read: (results) => p95(drags(results, "nation", (row) => !growth(row))) },
  { what: "province open, any lever on any screen: the worst p95", aim: "≤ 16.7 ms", unit: " ms", most: 16.7, read: (results) => p95(drags(results, "province", () => true)) },
  { what: "file of 2,853 counties, from drop to first figure: median", aim: "≤ 500 ms", unit: " ms", most: 500, read: (results) => results.opening?.counties.first.median ?? null },
  { what: "file of 41,352 townships: the longest task of the page's thread, median of runs", aim: "≤ 100 ms", unit: " ms", most: 100, told: 50, read: (results) => results.opening?.townships.longest.median ?? null },
  { what: "the same file shows progress", aim: "yes", unit: "", least: 1, yes: true, read: (results) => (results.opening ? Number(results.opening.townships.progress) : null) },
  { what: "preview of a table of 30,000 rows, every township of the nation open: median", aim: "≤ 2 s", unit: " s", most: 2, read: (results) => inSeconds(results.import?.["30000"].until.median) },
  { what: "the same of 100,000 rows", aim: "≤ 5 s", unit: " s", most: 5, read: (results) => inSeconds(results.import?.["100000"].until.median) },
  { what: "first visit, four times slower, 10 Mbit/s: first contentful paint, median", aim: "≤ 1 s", unit: " s", most: 1, read: (results) => inSeconds(results.visit?.painted.median) },
  { what: "the same: first figure, median", aim: "≤ 2.5 s", unit: " s", most: 2.5, read: (results) => inSeconds(results.visit?.first.median) },
  { what: "the same: Lighthouse, performance, median", aim: "≥ 95", unit: "", least: 95, read: (results) => results.visit?.lighthouse.score.median ?? null },
  { what: "all that is fetched until the first figure stands, by brotli", aim: "≤ 450 kB", unit: " kB", most: 450, read: (results) => first(results) },
];

const first = ({ sizes }) => (sizes ? sizes.files.filter(({ when }) => when === "first").reduce((all, { brotli }) => all + brotli, 0) / 1e3 : null);

const inSeconds = (milliseconds) => (milliseconds == null ? null : milliseconds / 1e3);

const scaled = (bytes) => (bytes == null ? null : bytes / 1e6);

/** Whether an aim is reached; null where nothing was measured. */
export function reached({ most, least, read }, results) {
  const value = read(results);
  if (value === null) return null;
  return most === undefined ? value >= least : value <= most;
}
