// How good the figures are: what of what plans need is known, what is in doubt, and the way from each to its cell.

import assert from "node:assert/strict";

import { violations } from "./support/axe.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";
import { words } from "./support/words.mjs";

const quality = (page) => page.getByRole("button", { name: "Quality", exact: true });
const headline = (page) => page.getByRole("heading", { level: 1, name: /figures the plans need/ });

/** Writes a figure of a county into its form, in a year. */
async function state(page, year, figure, value) {
  await page.getByLabel("Year of the figures").selectOption(String(year));
  await page.getByRole("searchbox", { name: "Find a figure" }).fill(figure);
  const field = page.getByRole("textbox", { name: figure, exact: true });
  await eventually(() => field.inputValue(), "");
  await field.fill(value);
  await field.press("Enter");
  await eventually(() => field.inputValue(), value);
}

scene("a figure that fell is in doubt, and one press from its cell; Back leads back", {}, async (page) => {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Form", exact: true }).click();
  const find = page.getByLabel("Go to an area");
  await find.fill("360202");
  await find.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Changjiang District/ }).waitFor();
  await state(page, 2024, "Childcare places", "900");
  await state(page, 2025, "Childcare places", "600");
  // Where it is typed it is said as well: 300 of 900 are 33.3 percent.
  await page.getByText("33.3% below the figure of 2024, 900; check it, or note why.").waitFor();
  await quality(page).click();
  await headline(page).waitFor();
  await eventually(() => new URL(page.url()).hash.includes("part=quality"), true);
  const doubt = page.getByRole("button", { name: "Changjiang District, Childcare places, 2025: 600" });
  await doubt.waitFor();
  await doubt.click();
  const cell = page.getByRole("textbox", { name: /^Changjiang District, Childcare places, 2025: 600/ });
  await cell.waitFor();
  await eventually(() => cell.evaluate((field) => field === document.activeElement), true);
  // It is scrolled into the sight of the grid.
  await eventually(() => cell.evaluate((field) => {
    const [{ left, right }, pane] = [field.getBoundingClientRect(), field.closest(".grid__scroller").getBoundingClientRect()];
    return left >= pane.left && right <= pane.right + 1;
  }), true);
  // The address follows a moment later; Back leads from there.
  await eventually(() => new URL(page.url()).hash.includes("part=quality"), false);
  await page.goBack();
  await headline(page).waitFor();
});

scene("what is known is counted by figure, and a cell of the matrix leads to its figure", {}, async (page) => {
  await goTo(page, "Data");
  await quality(page).click();
  await headline(page).waitFor();
  const table = page.getByRole("region", { name: "By figure" });
  const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Residents", exact: true }) });
  const number = async (column) => Number((await row.getByRole("cell").nth(column).innerText()).replaceAll(",", ""));
  // Needed, known, unknown: the two are the first.
  assert.equal(await number(1) + await number(2), await number(0));
  assert.ok(await number(0) > 100);
  const chart = page.getByRole("application", { name: "Areas and figures" });
  await chart.focus();
  await chart.press("Home");
  await chart.press("Enter");
  await page.getByRole("grid", { name: "Figures of all areas" }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.closest("[role=grid]") !== null), true);
});

scene("a reload stays at the quality of the data, and the report ends with it", {}, async (page) => {
  await goTo(page, "Data");
  await quality(page).click();
  await headline(page).waitFor();
  const said = await headline(page).innerText();
  assert.match(said, /are known: [\d,]+ observed/);
  await eventually(() => new URL(page.url()).hash.includes("part=quality"), true);
  await page.reload();
  await headline(page).waitFor();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Report", exact: true }).click();
  await page.getByRole("heading", { level: 2, name: /Quality of the data$/ }).waitFor();
  await page.getByText(said, { exact: true }).waitFor();
  await page.getByRole("heading", { level: 3, name: "Figures in doubt" }).waitFor();
});

for (const scheme of ["light", "dark"]) {
  scene(`axe finds nothing against WCAG 2.2 AA: quality, ${scheme}`, { scheme, file: "Jiangxi 2025, average" }, async (page) => {
    await goTo(page, "Data");
    await quality(page).click();
    await headline(page).waitFor();
    await page.getByRole("application", { name: "Areas and figures" }).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
  });
}

scene("axe finds nothing against WCAG 2.2 AA: quality in Chinese, on a phone that does not scroll sideways", { lang: "zh-CN", size: PHONE }, async (page) => {
  await goTo(page, words("zh-CN").data);
  await page.getByRole("button", { name: "数据质量", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /规划所需的/ }).waitFor();
  await page.getByRole("application", { name: "地区 × 数字" }).waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
});
