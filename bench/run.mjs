// What is claimed of speed and memory, a section at a time: node bench/run.mjs SECTION. Each writes docs/performance/SECTION.json.
//
// PERMILLE_MODULE names the module made of bench/src, PERMILLE_NATIVE the program, PERMILLE_DIST the built app, PERMILLE_PARTS where
// its module was parted, with the names of its functions, CHROMIUM the browser.

import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename } from "node:path";

import { machine } from "./machine.mjs";

const sections = (await readdir(new URL("sections/", import.meta.url))).map((file) => basename(file, ".mjs"));
const [name, ...more] = process.argv.slice(2);
if (!sections.includes(name)) throw new Error(`There is no section “${name}”; there are: ${sections.join(", ")}.`);
const { run } = await import(`./sections/${name}.mjs`);
const started = new Date();
const result = await run(more);
if (result) {
  const folder = new URL("../docs/performance/", import.meta.url);
  await mkdir(folder, { recursive: true });
  // What the site weighs is the same on every machine and every day, so that a build that changes nothing writes nothing new.
  const circumstances = name === "sizes" ? {} : { taken: started.toISOString().slice(0, 10), machine: await machine() };
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify({ section: name, ...circumstances, ...result }, rounded, 1)}\n`);
}

/** Times to four significant digits: more would only be noise in a difference. */
function rounded(_, value) {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
