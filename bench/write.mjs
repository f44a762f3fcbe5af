// Writes docs/performance.md from what was measured, docs/performance/*.json, and from what is said by hand in docs/performance/notes.md.

import { readFile, readdir, writeFile } from "node:fs/promises";

import { AIMS, reached, say } from "./aims.mjs";

const FOLDER = new URL("../docs/performance/", import.meta.url);
/** Taken apart, of the engine before it was rebuilt. */
const BEFORE = "0.3.0.json";

const read = async (name) => JSON.parse(await readFile(new URL(name, FOLDER), "utf8"));
const results = {};
for (const name of await readdir(FOLDER)) {
  if (name.endsWith(".json") && name !== BEFORE) {
    const result = await read(name);
    results[result.section] = result;
  }
}
const before = await read(BEFORE);
const notes = await readFile(new URL("notes.md", FOLDER), "utf8");

const table = (head, rows) => [`| ${head.join(" | ")} |`, `| ${head.map(() => "---").join(" | ")} |`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
const size = ({ counties, perCity }) => `${say(counties)} ${perCity ? "tree" : "flat"}`;
const pair = (times) => (times ? `${say(times.median)} (${say(times.p95)})` : "–");
const STEPS = { grow: "growth", aim: "one target" };
const each = (rows, line) => (rows ?? []).flatMap((row) => Object.keys(STEPS).map((step) => line(row, step)));

/** What a section's figures were taken on. */
function taken(section) {
  const result = results[section];
  if (!result) return `Not measured yet: \`cargo xtask bench ${section}\`.`;
  const { processor, cores, memory, node, browser, commit, load } = result.machine;
  return `\`cargo xtask bench ${section}\`, ${result.taken}, commit ${commit}: ${processor}, ${cores} cores, ${memory}; Node ${node.slice(1)}, ${browser ?? "no browser"}; load at the end ${load}.`;
}

/** One place's table of W. */
function w(place) {
  const row = (row, step) => {
    const { ours, columns, heap, ratio } = row[step];
    const old = before.w?.[place]?.find((one) => one.counties === row.counties && one.perCity === row.perCity)?.[step];
    return [size(row), STEPS[step], pair(ours), pair(columns), pair(heap), `**${say(ratio.median)}**`, pair(old?.ours), old ? say(old.ratio.median) : "–"];
  };
  return table(["counties", "step", "ours", "JavaScript, columns", "JavaScript, one memory", "ours ÷ the faster", "0.3.0, apart", "its ratio"], each(results.w?.[place], row));
}

function native() {
  const old = (row, step) => before.native?.w.find((one) => one.counties === row.counties && one.perCity === row.perCity)?.[step];
  return table(["counties", "step", "ours", "0.3.0, apart"], each(results.native?.w, (row, step) => [size(row), STEPS[step], pair(row[step]), pair(old(row, step))]));
}

function edits() {
  const old = (change) => before.native?.edits.find((one) => one.change === change);
  const row = ({ change, update, anew }) => [change, pair(update), pair(anew), pair(old(change)?.update), pair(old(change)?.anew)];
  return table(["change", "updated", "anew", "0.3.0: updated", "0.3.0: anew"], (results.native?.edits ?? []).map(row));
}

function rivals() {
  const row = (row, step) => {
    const { ours, hyperformula, ironcalc, ratios } = row[step];
    return [`${say(row.counties)} flat`, STEPS[step], pair(ours), pair(hyperformula), pair(ironcalc), `**${say(ratios.hyperformula.median)}**`, `**${say(ratios.ironcalc.median)}**`];
  };
  return table(["counties", "step", "ours", "HyperFormula", "IronCalc", "HyperFormula ÷ ours", "IronCalc ÷ ours"], each(results.rivals?.chromium, row));
}

function built() {
  const line = ({ counties, built, differing }) => `At ${say(counties)} counties building the workbook takes ${say(built.hyperformula / 1_000)} s and ${say(built.ironcalc / 1_000)} s; of ${differing.hyperformula.compared} sums ${differing.hyperformula.differing} and ${differing.ironcalc.differing} are not ours.`;
  return (results.rivals?.chromium ?? []).map(line).join(" ");
}

function memory() {
  const rows = [["natively", results.memory?.native.outlook, before.memory?.native.outlook], ["in the module", results.memory?.module.outlook, before.memory?.module.outlook],
    ["a second one, of other growth", results.memory?.native.grown, before.memory?.native.grown], ["most held while computing", results.memory?.native.most, before.memory?.native.most],
    ["the file in memory", results.memory?.native.file, before.memory?.native.file], ["its model beside it", results.memory?.native.model, before.memory?.native.model]];
  const mb = (bytes) => (bytes == null ? "–" : `${say(bytes / 1e6)} MB`);
  return table(["held", "ours", "0.3.0, apart"], rows.map(([what, now, then]) => [what, mb(now), mb(then)]));
}

function drags(place) {
  const row = ({ screen, lever, paint, frame, processor }) => {
    const old = before.frames?.[place]?.find((one) => one.screen === screen && one.lever === lever);
    const spent = processor ? `${say(processor.all)}: script ${say(processor.script)}, style ${say(processor.style)}, layout ${say(processor.layout)}, paint ${say(processor.paint)}` : "–";
    return [screen, lever, pair(paint), `${frame.late} of ${frame.count}`, spent, old ? `${pair(old.paint)}, ${old.frame.late} of ${old.frame.count} late` : "–"];
  };
  return table(["screen", "lever", "input to paint", "frames late", "processor a frame", "0.3.0, apart"], (results.frames?.[place] ?? []).map(row));
}

function grid() {
  const row = ({ act, frame, script }) => [act, pair(frame), `${frame.late} of ${frame.count}`, pair(script)];
  return table(["act", "frame", "late", "script"], (results.frames?.grid ?? []).map(row));
}

/** The browser tells of tasks from fifty milliseconds on. */
const longest = (times) => (times.most === 0 ? "under 50" : pair(times));

function opening() {
  const row = (name) => {
    const [now, then] = [results.opening?.[name], before.opening?.[name]];
    const line = (one) => (one ? [`${pair(one.first)}`, longest(one.longest), one.progress ? "yes" : "no"] : ["–", "–", "–"]);
    return [`${name}, ${say(now?.megabytes ?? then?.megabytes)} MB`, ...line(now), ...line(then)];
  };
  return table(["file", "first figure", "longest task", "progress", "0.3.0: first figure", "longest task", "progress"], ["counties", "townships"].map(row));
}

function imports() {
  const sizes = Object.entries(results.import ?? {}).filter(([rows]) => /^\d+$/.test(rows));
  return table(["rows", "MB", "until the preview", "longest task"], sizes.map(([rows, one]) => [say(Number(rows)), say(one.megabytes), pair(one.until), longest(one.longest)]));
}

function visit() {
  const { visit } = results;
  if (!visit) return "";
  const line = (what, times) => [what, `${say(times.median / 1e3)} s`, `${say(times.most / 1e3)} s`];
  const { score, audits } = visit.lighthouse;
  const said = Object.entries(audits).map(([what, value]) => `${what} ${value}`).join(", ");
  return `${table(["from the address to", "median", "longest"], [line("the first contentful paint", visit.painted), line("the first figure", visit.first), line("the later part", visit.rest)])}

Lighthouse under the same conditions: ${score.median} of 100 for performance, the median of ${score.count} (${said}).`;
}

const WHEN = { first: "until the first figure stands", later: "while the page is idle", asked: "when something is asked of it" };
const kb = (bytes) => (bytes / 1e3).toFixed(1);

function sizes() {
  const files = results.sizes?.files ?? [];
  const own = (when) => files.filter((file) => file.when === when).sort((one, other) => other.brotli - one.brotli);
  const sum = (when, of) => kb(own(when).reduce((all, file) => all + file[of], 0));
  const rows = Object.entries(WHEN).flatMap(([when, words]) => [
    ...own(when).map((file) => [`\`${file.name}\``, words, kb(file.brotli), kb(file.gzip), kb(file.plain)]),
    ["**together**", words, `**${sum(when, "brotli")}**`, sum(when, "gzip"), sum(when, "plain")],
  ]);
  return table(["file", "fetched", "kB, brotli", "kB, gzip", "kB, plain"], rows);
}

function made() {
  const { first = [], later = [] } = results.sizes?.made ?? {};
  const rows = Array.from({ length: Math.max(first.length, later.length) }, (_, place) => [first, later].flatMap((part) => {
    const one = part[place];
    return one ? [one.crate, kb(one.size)] : ["", ""];
  }));
  return table(["first part", "kB", "later part", "kB"], rows);
}

const mark = { true: "yes", false: "**no**", null: "not measured" };
const aims = table(["what, in Chromium where nothing else is said", "aim", "now", "reached", "0.3.0, measured apart"], AIMS.map((one) => {
  const value = (all) => {
    const read = one.read(all);
    if (read === null) return "–";
    if (one.yes) return read ? "yes" : "no";
    return read < one.told ? `under ${one.told}${one.unit}` : `${say(read)}${one.unit}`;
  };
  return [one.what, one.aim, value(results), mark[reached(one, results)], value(before)];
}));

const draws = results.draws ? `${say(results.draws.draws)} draws: ${pair(results.draws.seconds)} s over ${results.draws.seconds.count} seeds, ${results.draws.workers} cores. 0.3.0, measured apart: ${pair(before.draws?.seconds)} s.` : "";

const page = `# Performance

For whoever wants to know how fast it is and how much it holds. Written by \`cargo xtask bench\` from what it measured; the figures themselves are in [performance/](performance/). \`cargo xtask bench SECTION\` measures one part again,
\`cargo xtask bench --write\` writes this page from what is there. Only the remarks below the first table are kept by hand, in [performance/notes.md](performance/notes.md).

Times are milliseconds, median (95th of 100), unless a unit is given. A ratio is always of one run: the contestants take turns, round after round, in one process or
one page, and the ratio is the median over the rounds. “0.3.0” is the engine before it was rebuilt (commit ${before.commit}), on the same machine, measured apart: it is no part of any ratio but its own.

## What was to be reached

${aims}

${notes.trim()}

## Workload W against tuned JavaScript

Twelve rules (four ratios by residents, two by other people and other divisors, a bracket, a sum of ratios rounded once, a share of another stock, one by the person, one an area, a
threshold), eight stocks with gaps, sixteen years, sums by year; flat under one province, or ten counties to a city (\`bench/src/workload.rs\`). A step of growth moves everything but the share and the one an area; a step of one
target moves one norm. Our side keeps the whole outlook; the rival keeps requirement and gap of every cell and the sums. Before and after a race every requirement,
stock, gap and sum of ours is compared with both rivals' – a run stops at the first that differs.

The rival is written twice, and the faster of the two counts: columns in blocks (\`bench/rivals/javascript.mjs\`), and one memory whose place the compiler knows, with rules in pairs (\`bench/rivals/heap.mjs\`).

In Chromium. ${taken("w")}

${w("chromium")}

In Node, the same run.

${w("node")}

Natively. ${taken("native")}

${native()}

The nation (3,225 areas, 60 norms that bind every county) after one change, natively, in the same run:

${edits()}

## Workload W against spreadsheets

HyperFormula 3.5.0 is under GPLv3 and IronCalc 0.8.4 under MIT or Apache-2.0; both come from npm into \`bench/node_modules\`, and nothing of them ships. Flat only, in Chromium, and not at 41,352 counties: a workbook of 17 million formulas does
not fit into a page. ${built()} ${taken("rivals")}

${rivals()}

## Memory of the nation's outlook

2,853 counties (3,225 areas), 60 norms, 16 years. Natively by an allocator that counts; in the module by how far its memory grows for each of eight outlooks held. ${taken("memory")}

${memory()}

## What is fetched, and when

Every file of the site with its weight as a server sends it that takes the \`.br\` or \`.gz\` beside it. \`cargo xtask build\` writes this and fails when what is fetched first is too heavy; \`cargo xtask test\` fails when it has grown by more than one per cent and that is not written here.

${sizes()}

The two parts of the page's module before they are optimised and compressed, by the crate a function comes from; data are the texts, plans and scenario files among them:

${made()}

## A first visit

In a browser that knows nothing, whose processor is slowed down four times, on a line of 10 Mbit/s with 40 ms of latency, from a server that hands out the \`.br\` files. ${taken("visit")}

${visit()}

## Draws

On the Risk screen with the province open and suggested ranges, from the click to the answer. ${taken("draws")}

${draws}

## Levers dragged

A step a frame, the input at the start of the frame; “late” is a frame longer than 17.5 ms, “processor” the mean that the page's thread spent on a frame, by its trace. There is no graphics card: the browser paints in software. ${taken("frames")}

The province, in which every county has the average:

${drags("province")}

The nation of 2,853 counties, made up (\`bench/files.mjs\`), with one plan that binds every county and four that bind one province:

${drags("nation")}

The grid of the Data screen with the nation open:

${grid()}

## Files of the nation's size

Dropped on the window, each time in a browser of its own. ${taken("opening")}

${opening()}

## Tables on their way in

Picked on the Data screen with every township of the nation open, each time in a browser of its own: each row a township of a year with six figures. ${taken("import")}

${imports()}
`;
await writeFile(new URL("../docs/performance.md", import.meta.url), page);
console.log("docs/performance.md is written.");
for (const one of AIMS) console.log(`${String(mark[reached(one, results)]).padEnd(13)} ${one.what}`);
