// Workload W in Node and in Chromium.

import { readFile } from "node:fs/promises";

import { inPage } from "../page.mjs";
import { SIZES, runSize } from "../w.mjs";

/** All sizes, or those whose number of counties is named; `--node` or `--chromium` for one place alone. */
export async function run(words) {
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const sizes = SIZES.filter(({ counties }) => !numbers.length || numbers.includes(counties));
  const result = {};
  if (!words.includes("--chromium")) {
    const bytes = await readFile(process.env.PERMILLE_MODULE);
    result.node = [];
    for (const size of sizes) result.node.push(told("Node", await runSize(bytes, size)));
  }
  if (!words.includes("--node")) {
    result.chromium = [];
    for (const size of sizes) result.chromium.push(told("Chromium", await inPage("./w.mjs", "runSize", size)));
  }
  return result;
}

function told(place, result) {
  const { counties, perCity } = result;
  for (const step of ["grow", "aim"]) {
    const { ours, columns, heap, ratio } = result[step];
    const ms = ({ median, p95 }) => `${median.toPrecision(3)} (p95 ${p95.toPrecision(3)})`;
    console.log(`${place} ${counties} ${perCity ? "tree" : "flat"} ${step}: ours ${ms(ours)}, columns ${ms(columns)}, heap ${ms(heap)} ms; ours ÷ the faster ${ratio.median.toPrecision(3)}`);
  }
  return result;
}
