// Workload W against spreadsheets, in Chromium.

import { fileURLToPath } from "node:url";

import { withPage } from "../page.mjs";

const BUNDLE = fileURLToPath(new URL("../node_modules/hyperformula/dist/hyperformula.full.min.js", import.meta.url));
const SIZES = [{ counties: 100, rounds: 15 }, { counties: 2_850, rounds: 5 }];

/** Both sizes, or the one named. */
export async function run(words) {
  const result = { chromium: [] };
  for (const size of SIZES.filter(({ counties }) => !words.length || words.includes(String(counties)))) {
    const row = await withPage(async (page) => {
      await page.addScriptTag({ path: BUNDLE });
      return page.evaluate(async (size) => {
        const bytes = await (await fetch("./bench.wasm")).arrayBuffer();
        return (await import(new URL("./spreadsheets.mjs", location.href).href)).runSize(bytes, size);
      }, size);
    });
    result.chromium.push(row);
    for (const step of ["grow", "aim"]) {
      const { ours, hyperformula, ironcalc, ratios } = row[step];
      console.log(`${row.counties} ${step}: ours ${ours.median.toPrecision(3)}, HyperFormula ${hyperformula.median.toPrecision(3)}, IronCalc ${ironcalc.median.toPrecision(3)} ms; ${ratios.hyperformula.median.toPrecision(3)} and ${ratios.ironcalc.median.toPrecision(3)} times as long as ours`);
    }
  }
  return result;
}
