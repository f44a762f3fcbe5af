// What every test stands on: the app in a page of its own, and the promises that hold in all of them.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { dist, launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { words } from "./words.mjs";

export const DESKTOP = { width: 1440, height: 900 };
export const WIDE = { width: 1920, height: 1080 };
export const PHONE = { width: 390, height: 844 };

/** The longest a test may take, in milliseconds: several times what the slowest needs on a busy machine. */
const LONGEST = 180_000;

const OUTPUT = fileURLToPath(new URL("../../output/", import.meta.url));

let started;

// The optimising compiler is not worth its time for pages that live for two seconds; WebAssembly means the same without it. What is measured is measured as
// planners have it.
const BASELINE = process.env.MEASURE ? [] : ["--js-flags=--liftoff-only"];

/** One server and one browser for all tests of a file. */
function start() {
  started ??= Promise.all([serve(dist()), launch(...BASELINE)]).then(([server, browser]) => ({ server, browser }));
  return started;
}

after(async () => {
  if (!started) return;
  const { server, browser } = await started;
  await browser.close();
  await server.end();
});

/**
 * A test in a browser that knows nothing yet. `act` is given the page with the app in it.
 *
 * - `lang`: what the browser asks for, `"en"` or `"zh-CN"`
 * - `file`: the shipped file to open, by its English title; the first visit's where absent
 * - `size`: the window
 * - `scheme`: `"light"` or `"dark"`
 * - `before`: a script for the page, run before the app's own
 * - `types`: what a server of its own says files are, by their ending
 * - `network`: given the page before it is opened, to stand in its way to the server
 * - `complaints`: what the console may say because of that
 * - `disk`: whether pages may write into files on the disk; where not, as in Firefox and Safari, Save hands a file to the browser
 * - `downloads`: whether the browser takes what it is handed
 * - `agent`: what the browser calls itself
 * - `offline`: lets the browser keep the app, from a server of its own that `act` is given, to end it; else nothing is kept, and nothing fetched for it
 * - `from`, `under`: what that server serves, and in which folder of it
 *
 * Whatever else the test is about, it fails if the page complained on the console or asked another origin for anything.
 */
export function scene(title, setup, act) {
  test(title, async (t) => {
    const { server: shared, browser } = await start();
    const { lang = "en", size = DESKTOP, scheme = "light", complaints, disk = false, downloads = true, agent } = setup;
    const apart = setup.types || setup.offline;
    const server = apart ? await serve(setup.from ?? dist(), setup.types, { under: setup.under }) : shared;
    const context = await browser.newContext({ locale: lang, viewport: size, colorScheme: scheme, acceptDownloads: downloads, userAgent: agent });
    context.setDefaultTimeout(10_000);
    await context.addInitScript(disk ? DISK : NO_DISK);
    if (!setup.offline) await context.addInitScript(NOTHING_KEPT);
    const page = await context.newPage();
    const troubles = watch(page, server.address, complaints);
    try {
      await setup.network?.(page);
      if (setup.before) await page.addInitScript(setup.before);
      await page.goto(server.address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      if (setup.file) await openShipped(page, setup.file, lang);
      await inTime(act(page, { t, address: server.address, server }), page);
      assert.deepEqual(troubles, [], "the console and the network stay silent");
    } catch (reason) {
      await mkdir(OUTPUT, { recursive: true });
      const picture = `${OUTPUT}${title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}.png`;
      await page.screenshot({ path: picture }).then(() => t.diagnostic(`picture: ${picture}`), () => {});
      throw troubles.length ? new Error(`${reason.message}\nThe page said: ${troubles.join("; ")}`, { cause: reason }) : reason;
    } finally {
      await context.close();
      if (server !== shared) await server.end();
    }
  });
}

/**
 * What is done, or a failure once it has taken longer than anything here takes. What is asked inside a page has no limit of its own, and a test that waited
 * for it for ever would take all others of its file along, unnamed.
 */
function inTime(doing, page) {
  let clock;
  const late = new Promise((_, failed) => {
    clock = setTimeout(() => failed(new Error(`not done after ${LONGEST / 1000} s, at ${page.url()}`)), LONGEST);
  });
  return Promise.race([doing, late]).finally(() => clearTimeout(clock));
}

// A folder of the browser's own stands for the disk: the same handles, and nobody to press a button in a dialog of the system's.
const DISK = () => {
  window.asked = [];
  window.showSaveFilePicker = async ({ suggestedName }) => {
    window.asked.push(suggestedName);
    if (window.chooseNothing) throw new DOMException("The user aborted a request.", "AbortError");
    return (await navigator.storage.getDirectory()).getFileHandle("chosen.scenario.json", { create: true });
  };
};

const NO_DISK = () => { delete window.showSaveFilePicker; };

// A browser that takes its time: every test would fetch all of the app otherwise.
const NOTHING_KEPT = () => { if (window.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = () => new Promise(() => {}); };

/** Notes what must never happen. */
function watch(page, address, complaints) {
  const troubles = [];
  page.on("console", (message) => {
    if (complaints?.test(message.text())) return;
    if (["error", "warning", "assert"].includes(message.type())) troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && origin !== new URL(address).origin) troubles.push(`request to ${request.url()}`);
  });
  return troubles;
}

/** Opens a shipped file from the Open dialog, by its title in English or as the page has it. */
export async function openShipped(page, title, lang = "en") {
  const say = words(lang);
  await page.getByRole("button", { name: say.open, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: say.open });
  await dialog.getByRole("listitem").filter({ has: page.getByText(SHIPPED[title]?.[lang === "en" ? 0 : 1] ?? title, { exact: true }) })
    .getByRole("button").click();
  await dialog.waitFor({ state: "hidden" });
}

/** The shipped files: their titles in English and Chinese. */
export const SHIPPED = {
  "Jiangxi 2025": ["Jiangxi 2025", "江西 2025"],
  "Jiangxi 2025, average": ["Jiangxi 2025 (assumption: every county average)", "江西 2025（假设各县均为平均水平）"],
  "Changjiang 2030": ["Changjiang 2030", "昌江 2030"],
  Tutorial: ["Tutorial (made-up figures)", "入门教程（虚构数字）"],
};

/** Goes to a screen by its tab. */
export async function goTo(page, tab) {
  const one = page.getByRole("tab", { name: tab, exact: true });
  await one.click();
  await page.getByRole("tabpanel", { name: tab }).getByRole("heading", { level: 1 }).waitFor();
}

/** Waits until `read` gives `expected`, and fails with the last it gave. */
export async function eventually(read, expected, what = "") {
  const deadline = Date.now() + 5000;
  let last;
  do {
    try {
      last = await read();
      assert.deepEqual(last, expected);
      return;
    } catch {
      await new Promise((later) => setTimeout(later, 20));
    }
  } while (Date.now() < deadline);
  assert.deepEqual(last, expected, what);
}
