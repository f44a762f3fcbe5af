// The core tour in Firefox: figures, levers, every screen, the worker, work that is kept, and all of it without a network.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { extractText } from "unpdf";

import { serve } from "../browser/support/server.mjs";
import { launch } from "./support/firefox.mjs";

const GROWTH = "Population growth, number";
const SCREENS = ["Areas", "Norms", "Data", "Compare", "Allocate", "Questions", "Risk", "Present", "Overview"];

let firefox;
let server;
let page;

before(async () => {
  server = await serve(process.env.PERMILLE_DIST);
  firefox = await launch();
  page = firefox.page;
  await page.goto(server.address);
  await page.find("button", "Open");
}, { timeout: 120_000 });

after(async () => {
  await firefox?.end();
  await server?.end();
});

/** A step of the tour. The console stays silent in all of them. */
const step = (title, act) => test(title, { timeout: 120_000 }, async () => {
  await act();
  assert.deepEqual(page.troubles, []);
});

async function everyScreen() {
  for (const screen of SCREENS) {
    await page.press("tab", screen);
    await page.eventually(async () => page.evaluate((screen) => document.querySelector(`[role=tabpanel][aria-label=${screen}] h1`)?.innerText, screen), screen);
  }
}

/** A file that an item of Share hands to the browser. */
async function handed(item, ending) {
  const before = new Set(readdirSync(firefox.downloads));
  await page.press("button", "Share");
  await page.press("button", item);
  const name = await page.eventually(() => {
    const files = readdirSync(firefox.downloads);
    // While it writes, Firefox keeps a file under a name that says nothing, with the same ending.
    const came = (file) => !before.has(file) && file.startsWith("Jiangxi") && file.endsWith(ending);
    return !files.some((file) => file.endsWith(".part")) && files.find(came);
  }, item);
  await page.press("button", "Close");
  return readFileSync(join(firefox.downloads, name));
}

step("the first figure stands, and follows a lever there and back", async () => {
  const required = () => page.evaluate(() => document.querySelector(".card__number")?.getAttribute("aria-label"));
  const before = await page.eventually(required, "the first figure");
  assert.match(before, /\d/);
  await page.fill(GROWTH, "9");
  await page.eventually(async () => (await required()) !== before, "another figure");
  await page.press("button", "Undo");
  await page.eventually(async () => (await required()) === before, "the figure from before");
});

step("every screen is there", everyScreen);

step("the language is switched, and switched back", async () => {
  await page.press("button", "中文");
  await page.find("tab", "总览");
  await page.press("button", "English");
  await page.find("tab", "Overview");
});

step("the worker makes a link and a workbook", async () => {
  await page.press("button", "Share");
  await page.press("button", "Copy link");
  const made = await page.eventually(() => page.value("Link"), "the link");
  assert.ok(made.startsWith(`${server.address}#`));
  await page.press("button", "Close");
  assert.equal((await handed("Workbook", ".xlsx")).subarray(0, 2).toString(), "PK");
});

step("a mark stands on every sheet that is printed", async () => {
  const mark = async (value) => {
    await page.press("button", "Share");
    const choice = await page.find("combobox", "Mark on pages");
    await page.evaluate((choice, value) => {
      choice.value = value;
      choice.dispatchEvent(new Event("change", { bubbles: true }));
    }, choice, value);
    await page.press("button", "Close");
  };
  const sheets = async () => (await extractText(await page.print(), { mergePages: false })).text;
  assert.ok(!(await sheets()).some((sheet) => sheet.includes("Internal")));
  await mark("internal");
  await page.eventually(() => page.evaluate(() => document.documentElement.style.getPropertyValue("--mark").includes("Internal")), "the mark");
  const marked = await sheets();
  assert.ok(marked.length > 0 && marked.every((sheet) => sheet.split("Internal").length === 2), `once on each sheet: ${marked.map((sheet) => sheet.split("Internal").length - 1)}`);
  await mark("");
});

step("what was changed outlives the page", async () => {
  await page.fill(GROWTH, "4.8");
  await page.eventually(() => page.evaluate(() => localStorage.getItem("permille.kept")), "its being kept");
  await page.reload();
  await page.eventually(async () => (await page.value(GROWTH)) === "4.8", "the work");
});

step("without a network all of it is there, also once the page is loaded anew", async () => {
  await page.eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null), "the app to be kept");
  await server.end();
  await page.reload();
  await page.eventually(async () => (await page.value(GROWTH)) === "4.8", "the work");
  await everyScreen();
  assert.equal((await handed("Workbook", ".xlsx")).subarray(0, 2).toString(), "PK");
  assert.match((await handed("Save as a page", ".html")).toString("latin1"), /id="permille-scenario"/);
});
