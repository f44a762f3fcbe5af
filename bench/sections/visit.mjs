// A first visit as on an office PC: four times slower than this machine, on a line of 10 Mbit/s and 40 ms, from a server that hands out the
// compressed files. What stands when, and what Lighthouse says of the same.

import { createServer } from "node:net";

import { dist, launch } from "../../tests/browser/support/chromium.mjs";
import { serve } from "../../tests/browser/support/server.mjs";
import { spread } from "../drag.mjs";

const RUNS = 7;
const AUDITS = 3;
const SLOWER = 4;
const MEGABITS = 10;
const LATENCY = 40;
const SIZE = { width: 1440, height: 900 };

/** Visits in a browser of their own each, and then Lighthouse. */
export async function run() {
  const server = await serve(dist(), {}, { compressed: true });
  try {
    const visits = [];
    for (let turn = 0; turn < RUNS; turn++) visits.push(await visit(server.address));
    const of = (what) => spread(visits.map((one) => one[what]));
    const result = { slower: SLOWER, megabits: MEGABITS, latency: LATENCY, painted: of("painted"), first: of("first"), rest: of("rest"), bytes: of("bytes") };
    console.log(`first paint ${seconds(result.painted)}, first figure ${seconds(result.first)}, the rest is there ${seconds(result.rest)}; ${(result.bytes.median / 1e3).toFixed(1)} kB until the first figure`);
    const audits = [];
    for (let turn = 0; turn < AUDITS; turn++) audits.push(await audit(server.address));
    result.lighthouse = { score: spread(audits.map(({ score }) => score)), audits: middle(audits).audits };
    console.log(`Lighthouse, performance: ${audits.map(({ score }) => score).join(", ")}; ${Object.entries(result.lighthouse.audits).map(([what, value]) => `${what} ${value}`).join(", ")}`);
    return result;
  } finally {
    await server.end();
  }
}

const seconds = ({ median, most }) => `${(median / 1e3).toFixed(2)} s (most ${(most / 1e3).toFixed(2)})`;
const middle = (audits) => [...audits].sort((one, other) => one.score - other.score)[audits.length >> 1];

/** One first visit: when something was painted, when a figure stood, when the later part had come, and how much was fetched for the figure. */
async function visit(address) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ locale: "en", viewport: SIZE });
    page.setDefaultTimeout(120_000);
    const devtools = await page.context().newCDPSession(page);
    const throughput = (MEGABITS * 1e6) / 8;
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: LATENCY, downloadThroughput: throughput, uploadThroughput: throughput });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.addInitScript(watch);
    await page.goto(address);
    await page.waitForFunction(() => window.seen?.first && performance.getEntriesByType("resource").some(({ name, responseEnd }) => name.endsWith("-rest.wasm") && responseEnd > 0));
    return await page.evaluate(() => {
      const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      return {
        painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
        first: window.seen.first,
        rest: entries.find(({ name }) => name.endsWith("-rest.wasm")).responseEnd,
        bytes: entries.filter(({ responseEnd }) => responseEnd <= window.seen.first).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      };
    });
  } finally {
    await browser.close();
  }
}

/** In the page: notes when a figure of a norm has been painted. */
function watch() {
  window.seen = {};
  const look = () => {
    const there = [...document.querySelectorAll("[role=tabpanel] .card__number")].some((one) => /\d/.test(one.textContent));
    if (!there) return requestAnimationFrame(look);
    // The frame it stands in is painted when the next one begins.
    requestAnimationFrame(() => setTimeout(() => (window.seen.first = performance.now())));
  };
  requestAnimationFrame(look);
}

/** What Lighthouse says of a first visit under the same conditions. */
async function audit(address) {
  const { default: lighthouse } = await import("lighthouse");
  const port = await freePort();
  const browser = await launch(`--remote-debugging-port=${port}`);
  try {
    const throttling = { cpuSlowdownMultiplier: SLOWER, requestLatencyMs: LATENCY, downloadThroughputKbps: MEGABITS * 1e3, uploadThroughputKbps: MEGABITS * 1e3, rttMs: LATENCY, throughputKbps: MEGABITS * 1e3 };
    const settings = {
      onlyCategories: ["performance"], formFactor: "desktop", throttlingMethod: "devtools", throttling,
      screenEmulation: { mobile: false, ...SIZE, deviceScaleFactor: 1, disabled: false },
    };
    const { lhr } = await lighthouse(address, { port, output: "json", logLevel: "error" }, { extends: "lighthouse:default", settings });
    if (lhr.runtimeError) throw new Error(`Lighthouse could not measure: ${lhr.runtimeError.message}`);
    const value = (name) => lhr.audits[name].displayValue;
    const names = { "first-contentful-paint": "first contentful paint", "largest-contentful-paint": "largest contentful paint", "total-blocking-time": "total blocking time", "cumulative-layout-shift": "layout shift", "speed-index": "speed index" };
    return { score: Math.round(lhr.categories.performance.score * 100), audits: Object.fromEntries(Object.entries(names).map(([name, said]) => [said, value(name)])) };
  } finally {
    await browser.close();
  }
}

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
