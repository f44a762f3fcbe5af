// What the figures were taken on.

import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem, type } from "node:os";

/** The facts of this machine that a figure depends on. */
export async function machine() {
  const ask = (program, ...words) => {
    try {
      return execFileSync(program, words, { encoding: "utf8" }).trim();
    } catch {
      return null;
    }
  };
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: type(),
    node: process.version,
    browser: process.env.CHROMIUM ? ask(process.env.CHROMIUM, "--version") : null,
    compiler: ask("rustc", "--version"),
    commit: ask("git", "describe", "--always", "--dirty"),
    load: Number(loadavg()[0].toFixed(2)),
  };
}
