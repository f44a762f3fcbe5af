// Workload W natively, and the nation after one change against everything anew.

import { execFileSync } from "node:child_process";

/** What the native program prints. */
export async function run() {
  const ask = (what) => JSON.parse(execFileSync(process.env.PERMILLE_NATIVE, [what], { encoding: "utf8" }));
  const result = { w: ask("w"), edits: ask("edits") };
  for (const { counties, perCity, grow, aim } of result.w) console.log(`native ${counties} ${perCity ? "tree" : "flat"}: growth ${grow.median.toPrecision(3)} ms, one target ${aim.median.toPrecision(3)} ms`);
  for (const { change, update, anew } of result.edits) console.log(`nation, ${change}: ${update.median.toPrecision(3)} ms, anew ${anew.median.toPrecision(3)} ms`);
  return result;
}
