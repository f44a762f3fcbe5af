// Once round the app: every screen, and everything that needs more than the page that is there.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { readNumber } from "./figures.mjs";
import { eventually, goTo } from "./scene.mjs";
import { link, share } from "./share.mjs";
import { SCREENS, words } from "./words.mjs";

/** Looks at every screen. */
export async function everyScreen(page) {
  for (const screen of SCREENS.filter((screen) => screen !== "present")) await goTo(page, words("en")[screen]);
  await page.getByRole("tab", { name: "Present", exact: true }).click();
  await page.getByRole("button", { name: "Start presenting" }).click();
  await page.getByRole("dialog", { name: "Presentation" }).waitFor();
  await page.keyboard.press("Escape");
  await goTo(page, "Overview");
}

/** What an item of Share hands to the browser: its name and its bytes. */
export async function handed(page, item) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), share(page, item)]);
  const bytes = await readFile(await download.path());
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Share" }).waitFor({ state: "hidden" });
  return { name: download.suggestedFilename(), bytes };
}

/** Has all done that the worker and the files beside the page are there for, and looks at what comes of it. */
export async function everyWork(page) {
  const { made } = await link(page);
  await page.keyboard.press("Escape");
  // The link is read again, where it was made.
  await page.evaluate((made) => { location.hash = new URL(made).hash; }, made);
  const offered = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "Open it" }) });
  await offered.waitFor();
  await page.keyboard.press("Escape");
  await offered.waitFor({ state: "hidden" });

  for (const item of ["Workbook", "Slides"]) {
    const { name, bytes } = await handed(page, item);
    assert.equal(bytes.subarray(0, 2).toString(), "PK", name);
  }
  const alone = await handed(page, "Save as a page");
  assert.match(alone.bytes.toString("latin1"), /id="permille-scenario"/);

  await goTo(page, "Data");
  const table = "Area code,Area,Year,Residents\n360202,Changjiang District,2020,201364\n";
  await page.getByLabel("Choose a table to import").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  const dialog = page.getByRole("dialog").filter({ has: page.getByRole("heading", { name: "Import “people.csv”" }) });
  await dialog.getByText("1 figure changes.").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  await goTo(page, "Areas");
  await page.getByRole("group", { name: "Shown as" }).getByRole("button", { name: "Map" }).click();
  await page.getByText("OpenStreetMap contributors").first().waitFor({ state: "attached" });

  await draw(page);
  await readHandbook(page);
}

/** Opens the handbook at the screen in view, and leaves it. */
async function readHandbook(page) {
  await page.getByRole("button", { name: "About this screen" }).click();
  await page.getByRole("group", { name: "About this screen" }).getByRole("button").click();
  const book = page.getByRole("dialog", { name: "Handbook" });
  await book.getByRole("article").getByRole("heading", { name: "Risk: how sure it is" }).waitFor();
  await page.keyboard.press("Escape");
  await book.waitFor({ state: "hidden" });
}

/** Draws once, and gives how many draws there were. */
export async function draw(page) {
  await goTo(page, "Risk");
  const place = page.getByRole("region", { name: "Ranges of the levers" });
  if ((await place.getByRole("row").count()) < 2) await place.getByRole("button", { name: "Add range" }).click();
  const box = page.getByRole("region", { name: "Draws to make" }).getByRole("textbox", { name: "Draws" });
  await box.fill("200");
  await box.press("Enter");
  await page.getByRole("button", { name: /^Run [\d,]+ draws/ }).click();
  await eventually(async () => readNumber(await page.getByText(/^[\d,]+ draws: /).innerText()), 200);
}
