// The year: nothing is short before it is due.

import assert from "node:assert/strict";

import { figure, readFigure } from "./support/figures.mjs";
import { eventually, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";

scene("before a norm falls due there is no requirement and no shortfall; in the year it does there is", { file: "Jiangxi 2025, average" }, async (page) => {
  const year = page.getByRole("slider", { name: "Year" });
  const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: CHILDCARE, exact: true }) });
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
  await row.getByText("short", { exact: true }).waitFor();
  await year.fill("2024");
  await page.getByRole("heading", { level: 1, name: /^In 2024, / }).waitFor();
  await row.getByText("on track", { exact: true }).waitFor();
  assert.equal(await readFigure(page, CHILDCARE), null);
  assert.equal(await row.getByRole("button", { name: /: short/ }).count(), 0);
  await year.fill("2025");
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
  await row.getByRole("button", { name: /: short/ }).waitFor();
});

scene("the arrow keys move the year by one, within the horizon", {}, async (page) => {
  const year = page.getByRole("slider", { name: "Year" });
  await year.focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("heading", { level: 1, name: /^In 2026, / }).waitFor();
  await page.keyboard.press("Home");
  await page.getByRole("heading", { level: 1, name: /^In 2020, / }).waitFor();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await year.inputValue(), "2020");
  await page.keyboard.press("End");
  await page.getByRole("heading", { level: 1, name: /^In 2035, / }).waitFor();
});

scene("growth tells more the later the year", {}, async (page) => {
  await page.getByRole("tab", { name: "Growth and urbanisation" }).click();
  const year = page.getByRole("slider", { name: "Year" });
  await eventually(async () => (await readFigure(page, CHILDCARE)) > 203_397, true);
  const at2025 = await readFigure(page, CHILDCARE);
  await year.fill("2030");
  await eventually(async () => (await readFigure(page, CHILDCARE)) > at2025, true);
  await figure(page, CHILDCARE).waitFor();
});
