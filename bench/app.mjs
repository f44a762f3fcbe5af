// The built app in Chromium, for what is measured of it as a planner meets it.

import { dist, launch } from "../tests/browser/support/chromium.mjs";
import { serve } from "../tests/browser/support/server.mjs";

/** A window of its own with the app in it; `act` is given the page, and everything is gone afterwards. */
export async function withApp(act) {
  const server = await serve(dist());
  const browser = await launch();
  try {
    const page = await browser.newPage({ locale: "en", viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(300_000);
    await page.goto(server.address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return await act(page, browser);
  } finally {
    await browser.close();
    await server.end();
  }
}

/** Opens the province in which every county has the average. */
export async function openProvince(page) {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: /every county average/ }).click();
  await page.getByRole("heading", { level: 1, name: /Jiangxi/ }).waitFor();
}

/** Opens a file of the nation by the file dialog, and waits until its figures are there. */
export async function openNation(page, text) {
  const buffer = Buffer.from(text);
  await page.getByLabel("Open a file…").setInputFiles({ name: "nation.scenario.json", mimeType: "application/json", buffer });
  await page.getByText("Nation (made up)").first().waitFor();
  await goTo(page, "Overview");
}

/** Goes to a screen by its tab. */
export async function goTo(page, screen) {
  await page.getByRole("tab", { name: screen, exact: true }).click();
  await page.getByRole("tabpanel", { name: screen }).getByRole("heading", { level: 1 }).waitFor();
}
