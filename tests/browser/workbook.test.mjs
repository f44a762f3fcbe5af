// The workbook: made beside the page, and read back by the importer.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { goTo, scene } from "./support/scene.mjs";

const share = (page) => page.getByRole("dialog", { name: "Share" });

scene("Workbook writes the scenario in view, and its sheet of inputs imports back without a change", { file: "Tutorial (made-up figures)" }, async (page) => {
  await page.getByRole("tab", { name: "Closing the gaps" }).click();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const item = share(page).getByRole("button", { name: "Workbook", exact: true });
  const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
  const name = download.suggestedFilename();
  assert.match(name, /^Tutorial.*Closing the gaps\.xlsx$/);
  await share(page).getByText(`Handed to the browser as “${name}”.`).waitFor();
  const buffer = await readFile(await download.path());
  assert.equal(buffer.subarray(0, 2).toString(), "PK");
  await page.keyboard.press("Escape");
  await goTo(page, "Data");
  await page.getByLabel("Choose a table to import").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  const dialog = page.getByRole("dialog");
  assert.equal(await dialog.getByLabel("Sheet", { exact: true }).locator("option:checked").innerText(), "Inputs");
  await dialog.getByRole("button", { name: "Next: check" }).click();
  await dialog.getByText(/^Nothing would change; [\d,]+ cells say what is known already\.$/).waitFor();
});

scene("a workbook under way can be stopped, and started again", { file: "Jiangxi 2025, average" }, async (page) => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const item = share(page).getByRole("button", { name: "Workbook", exact: true });
  const progress = share(page).getByRole("progressbar");
  let downloads = 0;
  page.on("download", () => downloads++);
  await item.click();
  await share(page).getByRole("button", { name: "Stop", exact: true }).click();
  await progress.waitFor({ state: "hidden" });
  await item.click();
  await progress.waitFor();
  assert.equal(downloads, 0);
  await page.keyboard.press("Escape");
  await share(page).waitFor({ state: "hidden" });
});
