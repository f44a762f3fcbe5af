// What the nation's outlook holds, natively by counting bytes and in the module by how far its memory grows.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";

import { start } from "../ours.mjs";

const HELD = 8;

/** Natively, and in Node by holding eight outlooks: a module's memory grows in steps, and some is at hand already. */
export async function run() {
  const native = JSON.parse(execFileSync(process.env.PERMILLE_NATIVE, ["memory"], { encoding: "utf8" }));
  const ours = await start(await readFile(process.env.PERMILLE_MODULE));
  const areas = ours.nation();
  if (areas !== native.areas) throw new Error("The module and the native program do not have the same nation.");
  ours.hold();
  const before = ours.memory.buffer.byteLength;
  for (let held = 0; held < HELD; held++) ours.hold();
  const module = { outlook: (ours.memory.buffer.byteLength - before) / HELD, whole: ours.memory.buffer.byteLength };
  console.log(`nation's outlook: ${(native.outlook / 1e6).toFixed(1)} MB natively, ${(module.outlook / 1e6).toFixed(1)} MB in the module`);
  return { native, module };
}
