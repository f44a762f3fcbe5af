// What the site weighs, by when it is fetched, and what its module is made of. The build has compressed every file; here it is only read.
// Every build of the site writes it, so that growth is seen; with `--compare` nothing is written, and growth beyond one per cent is a failure.

import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

import { parts } from "../parts.mjs";

/** How many crates are named; the rest is one row. */
const CRATES = 14;

/** What was written last. */
const LAST = new URL("../../docs/performance/sizes.json", import.meta.url);

/** By how much what stands for the first figure may be heavier than was written: compilers differ a little. */
const GROWTH = 1.01;

export async function run(words) {
  const dist = process.env.PERMILLE_DIST;
  const page = await readFile(join(dist, "index.html"), "utf8");
  const named = (...attributes) => new Set(attributes.flatMap((one) => [...page.matchAll(new RegExp(`\\s${one}="\\./([^"]+)"`, "g"))].map(([, name]) => name)));
  const first = named("src", "href", "data-js", "data-wasm").add("index.html");
  const later = named("data-later", "data-part");
  const files = [];
  for (const name of (await readdir(dist)).filter((name) => !/\.(br|gz)$/.test(name)).sort()) {
    const size = async (ending) => (await stat(join(dist, name + ending)).catch(() => stat(join(dist, name)))).size;
    const when = first.has(name) ? "first" : later.has(name) ? "later" : "asked";
    files.push({ name: plain(name), when, plain: await size(""), gzip: await size(".gz"), brotli: await size(".br") });
  }
  const site = process.env.PERMILLE_PARTS;
  const [other] = (await readdir(join(site, "parted"))).filter((name) => name.endsWith(".wasm") && name !== "permille.wasm");
  const of = async (path) => {
    const { crates } = await parts(join(site, path));
    const rest = crates.slice(CRATES).reduce((sum, { size }) => sum + size, 0);
    return [...crates.slice(0, CRATES), { crate: "all others", size: rest }];
  };
  const made = { first: await of("bound/permille_bg.wasm"), later: await of(join("parted", other)) };
  const last = JSON.parse(await readFile(LAST, "utf8").catch(() => "null"))?.files ?? files;
  for (const [when, said] of [["first", "stand for the first figure"], ["later", "come while the page is idle"]]) {
    const sum = (all) => all.filter((file) => file.when === when).reduce((sum, { brotli }) => sum + brotli, 0) / 1e3;
    const more = sum(files) - sum(last);
    console.log(`${sum(files).toFixed(1)} kB ${said} (brotli), ${Math.abs(more).toFixed(1)} ${more < 0 ? "less" : "more"} than docs/performance.md says.`);
    if (words.includes("--compare") && when === "first" && sum(files) > sum(last) * GROWTH) {
      throw new Error("What stands for the first figure has grown. `cargo xtask build` writes docs/performance.md anew: look at what has grown there, and commit it.");
    }
  }
  if (words.includes("--compare")) return null;
  for (const { crate, size } of made.first) console.log(`${String(size).padStart(9)}  ${crate}`);
  return { files, made };
}

/** A name without its digest, so that two runs can be compared. */
const plain = (name) => name.replace(/-[0-9a-f]{14,16}(?=[-_.])/, "");
