// Down from the province to a city to a county, and up again.

import assert from "node:assert/strict";

import { readFigure, roundedUp, shipped } from "./support/figures.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";

scene("province, city and county each answer with their own sum", {}, async (page) => {
  const file = shipped("jiangxi-2025");
  const city = file.areas.find((area) => area.level === "city");
  const inCity = file.areas.filter((area) => area.parent === city.code);
  const people = (area) => area.population.resident.values[file.base_year];
  const below = page.getByLabel("Areas below…");
  await below.selectOption({ label: city.name.en });
  await page.getByRole("heading", { level: 1, name: new RegExp(`norms for ${city.name.en},`) }).waitFor();
  await eventually(() => readFigure(page, CHILDCARE), roundedUp(inCity.map(people), 45));
  await below.selectOption({ label: inCity[0].name.en });
  await page.getByRole("heading", { level: 1, name: new RegExp(`norms for ${inCity[0].name.en},`) }).waitFor();
  await eventually(() => readFigure(page, CHILDCARE), roundedUp([people(inCity[0])], 45));
  const crumbs = page.getByRole("navigation", { name: "Where this area lies" });
  assert.equal(await crumbs.getByText(inCity[0].name.en, { exact: true }).getAttribute("aria-current"), "page");
  await crumbs.getByRole("button", { name: city.name.en }).click();
  await eventually(() => readFigure(page, CHILDCARE), roundedUp(inCity.map(people), 45));
  await crumbs.getByRole("button", { name: "Jiangxi", exact: true }).click();
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
});

scene("the area in view stays the same from screen to screen", {}, async (page) => {
  await page.getByLabel("Areas below…").selectOption({ label: "Ganzhou City" });
  await page.getByRole("heading", { level: 1, name: /Ganzhou City/ }).waitFor();
  for (const tab of ["Areas", "Norms", "Data", "Overview"]) {
    await goTo(page, tab);
    // The grid shows all areas at once; the form is that of one.
    if (tab === "Data") await page.getByRole("button", { name: "Form", exact: true }).click();
    await page.getByRole("navigation", { name: "Where this area lies" }).getByText("Ganzhou City", { exact: true }).waitFor();
  }
});
