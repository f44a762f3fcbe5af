// Killed without warning: every step that is older than a second is there at the next start. KILLS says how often (five in the checks).

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { chromium } from "playwright-core";

import { dist } from "./support/chromium.mjs";
import { database, early } from "./support/kept.mjs";
import { eventually } from "./support/scene.mjs";
import { serve } from "./support/server.mjs";

const KILLS = Number(process.env.KILLS ?? 5);
const SECOND = 1_000;

/** A browser with a profile on the disk, in a group of processes that can be killed at once. */
async function start(profile) {
  await rm(join(profile, "DevToolsActivePort"), { force: true });
  const browser = spawn(process.env.CHROMIUM, [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--lang=en", "--window-size=1440,900", "about:blank",
  ], { detached: true, stdio: "ignore" });
  let port;
  for (let look = 0; !port && look < 600; look += 1) {
    await new Promise((later) => setTimeout(later, 50));
    port = (await readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => "")).split("\n")[0];
  }
  const driven = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = driven.contexts()[0];
  return { page: context.pages()[0] ?? await context.newPage(), kill: () => process.kill(-browser.pid, "SIGKILL"), driven };
}

test(`${KILLS} kills lose no step that is older than a second`, async (t) => {
  const server = await serve(dist());
  const profile = await mkdtemp(join(tmpdir(), "permille-killed-"));
  const lost = [];
  const started = [];
  let number = 0;
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const one = await start(profile);
      started.push(one);
      await one.page.goto(server.address);
      const field = one.page.getByRole("textbox", { name: "Population growth, number" });
      await field.waitFor();
      const steps = [];
      const end = Date.now() + 1_200 + ((kill * 730) % 2_000);
      while (Date.now() < end) {
        number += 1;
        const value = (number / 1000).toFixed(3).replace(/0+$/, "");
        await field.fill(value);
        await field.press("Enter");
        steps.push({ value, at: Date.now() });
      }
      const killed = Date.now();
      one.kill();
      await one.driven.close().catch(() => {});
      const next = await start(profile);
      started.push(next);
      await next.page.goto(server.address);
      await next.page.getByRole("heading", { level: 1 }).waitFor();
      // What was kept before the later part had come is taken over by it.
      await eventually(() => early(next.page), []);
      const there = (await database(next.page)).flatMap((file) => file.steps).join("\n");
      // A value stands at the end of its own field, so that 0.1 is not found in 0.12.
      const kept = (value) => there.includes(`"value": ${value}}`) || there.includes(`"value": ${value},`);
      // Steps before the last that is kept are kept as well, or folded into what the file begins with once there are many.
      const last = steps.findLastIndex((step) => kept(step.value));
      const gone = steps.slice(last + 1);
      for (const step of gone) assert.ok(killed - step.at < SECOND, `a step of ${killed - step.at} ms before the kill is gone`);
      lost.push(gone.length ? killed - gone[0].at : 0);
      // And what is opened again is the last that was kept, whole: by the later part, where the kill took the hint that there is one.
      const shown = () => next.page.getByRole("textbox", { name: "Population growth, number" }).inputValue();
      await eventually(async () => Number(await shown()), Number(steps[last].value));
      next.kill();
      await next.driven.close().catch(() => {});
    }
    lost.sort((one, other) => one - other);
    t.diagnostic(`${KILLS} kills, ${number} steps: at most ${lost.at(-1)} ms lost, ${lost[lost.length >> 1]} ms in the middle`);
  } finally {
    // Whatever failed, none of them goes on.
    for (const { kill } of started) {
      try {
        kill();
      } catch {
        // It is gone already.
      }
    }
    await server.end();
    await rm(profile, { recursive: true, force: true }).catch(() => {});
  }
});
