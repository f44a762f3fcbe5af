// The map of the areas, and what can be saved or copied of every chart and table.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { eventually, goTo, scene } from "./support/scene.mjs";

const FILE = { file: "Jiangxi 2025, average" };
const NORM = "Childcare places per 1,000 residents";

const map = (page) => page.getByRole("application", { name: /^Map · / });

/** The map of the province's counties by the childcare norm. */
async function show(page) {
  await goTo(page, "Areas");
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: NORM });
  await page.getByRole("group", { name: "Shown as" }).getByRole("button", { name: "Map" }).click();
  await map(page).waitFor();
}

/** A file the browser is handed, after `act`. */
async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The menu of what is called `name`. */
async function choose(page, name, item) {
  const menu = page.getByRole("button", { name: `Save or copy: ${name}` });
  await menu.click();
  await page.getByRole("list", { name: "Save or copy" }).getByRole("button", { name: item }).click();
}

scene("the map is fetched when it is first shown, leads down by keyboard, and says in words what it shows", FILE, async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await goTo(page, "Areas");
  assert.ok(!asked.includes("/outlines.json"), "not before");
  await show(page);
  assert.equal(asked.filter((path) => path === "/outlines.json").length, 1);
  const summary = () => map(page).evaluate((chart) => document.getElementById(chart.getAttribute("aria-describedby")).textContent);
  assert.match(await summary(), /short, .*\(\d+\)/);
  await page.getByRole("group", { name: "Coloured by" }).getByRole("button", { name: "Gap" }).click();
  await eventually(async () => /short (more than )?[\d,]+/.test(await summary()), true);
  await page.getByRole("group", { name: "Level" }).getByRole("button", { name: "Cities" }).click();
  await map(page).focus();
  await page.keyboard.press("Home");
  await page.getByText(/^Nanchang City · /).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /of 9 counties/ }).waitFor();
  await page.getByText("OpenStreetMap contributors").first().waitFor({ state: "attached" });
});

scene("outlines of one's own are matched by code, named where they are missing, refused in a sentence, and let go of", FILE, async (page) => {
  await show(page);
  const load = (name, text) => page.getByLabel("Load outlines (GeoJSON)…").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await load("broken.geojson", '{"type":"FeatureCollection","features":[');
  await page.getByRole("alert").filter({ hasText: "broken.geojson" }).filter({ hasText: "not GeoJSON" }).waitFor();
  const square = (code, x) => `{"type":"Feature","properties":{"gb":"156${code}"},"geometry":{"type":"Polygon","coordinates":[[[${x},28],[${x + 1},28],[${x + 1},29],[${x},29],[${x},28]]]}}`;
  await load("cities.geojson", `{"type":"FeatureCollection","features":[${square("360100", 114)},${square("360200", 115)},${square("990000", 116)}]}`);
  await page.getByText(/“cities.geojson” is loaded: it has outlines of 2 areas/).waitFor();
  await page.getByText(/Not used, for a code of no area here .*: 1 feature/).waitFor();
  await page.getByText(/Own outlines: cities.geojson/).waitFor();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText(/Own outlines/).waitFor({ state: "detached" });
});

scene("a chart is saved as SVG and PNG with title, source and date, in its own colours", FILE, async (page) => {
  await show(page);
  const title = await map(page).getAttribute("aria-label");
  const svg = await downloaded(page, () => choose(page, title, "Save SVG"));
  assert.match(svg.name, /^Map .*\.svg$/);
  const text = svg.bytes.toString();
  assert.match(text, /Source: Jiangxi 2025/);
  assert.match(text, /\d{4}-\d\d-\d\d/);
  assert.doesNotMatch(text, /var\(--/);
  const size = /width="(\d+)" height="(\d+)"/.exec(text).slice(1).map(Number);
  for (const times of [2, 4]) {
    const { name, bytes } = await downloaded(page, () => choose(page, title, `Save PNG ${times}×`));
    assert.match(name, /\.png$/);
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], size.map((side) => side * times));
  }
});

scene("tables leave as CSV that Excel reads and as cells on the clipboard, gaps as numbers", FILE, async (page) => {
  await goTo(page, "Areas");
  await page.getByRole("combobox", { name: "Norm", exact: true }).selectOption({ label: NORM });
  const title = `${NORM} by area in 2025 (in places)`;
  const { name, bytes } = await downloaded(page, () => choose(page, title, "Save table CSV"));
  assert.match(name, /\.csv$/);
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = bytes.toString().slice(1).trim().split("\n");
  assert.equal(lines.length, 102, "a heading, a hundred counties and the total");
  const gap = lines[0].split(",").indexOf("Gap");
  assert.ok(lines.slice(1).every((line) => /^-?\d+$/.test(line.split(",")[gap])), lines[1]);
  // What is copied is what the page puts on the clipboard: told by its own event.
  await page.evaluate(() => document.addEventListener("copy", (event) => {
    window.copied = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type));
  }));
  await page.evaluate(() => { const own = DataTransfer.prototype.setData; DataTransfer.prototype.setData = function (type, data) { (window.put ??= {})[type] = data; return own.call(this, type, data); }; });
  await choose(page, title, "Copy table");
  await page.getByText("Copied. Paste it into Excel or WPS.").waitFor();
  const put = await page.evaluate(() => window.put);
  assert.equal(put["text/plain"].trim().split("\r\n").length, 102);
  assert.match(put["text/html"], /<table><tr><th .*<td>\d+<\/td>/);
});
