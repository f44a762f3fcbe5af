// Any number can be asked how it came about.

import assert from "node:assert/strict";

import { figure } from "./support/figures.mjs";
import { scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";
const OWN = (text) => new RegExp(text.replace(/[()]/g, "\\$&"));

scene("a county's number shows its formula, its inputs with their source, and the clause", { file: "Jiangxi 2025, average" }, async (page) => {
  await page.getByLabel("Areas below…").selectOption({ label: "Nanchang City" });
  await page.getByRole("heading", { level: 1, name: /Nanchang City/ }).waitFor();
  await page.getByLabel("Areas below…").selectOption({ index: 1 });
  await page.getByRole("navigation", { name: "Where this area lies" }).getByRole("button", { name: "Nanchang City" }).waitFor();
  const number = figure(page, CHILDCARE);
  const said = (await number.innerText()).trim();
  await number.click();
  const drawer = page.getByRole("complementary", { name: "Explanation" });
  await drawer.waitFor();
  const text = await drawer.innerText();
  assert.match(text, /4\.5 × [\d,]+ ÷ 1,000 = [\d,.]+/);
  assert.match(text, OWN(`Required = ${said} places`));
  assert.match(text, /Residents/);
  assert.match(text, /二\(五\)16/);
  assert.match(text, /Seventh|census|普查/i);
  assert.match(text, /Rounding/);
});

scene("the drawer closes by Esc and by its button, and follows the year while it is open", {}, async (page) => {
  const drawer = page.getByRole("complementary", { name: "Explanation" });
  await figure(page, CHILDCARE).click();
  await drawer.getByText(/203,397 places/).first().waitFor();
  await drawer.getByText(/二\(五\)16/).waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await figure(page, CHILDCARE).click();
  await drawer.waitFor();
  await page.getByRole("slider", { name: "Year" }).fill("2024");
  await drawer.getByRole("heading", { name: /2024$/ }).waitFor();
  await drawer.getByRole("button", { name: "Close" }).click();
  await drawer.waitFor({ state: "hidden" });
});

scene("the explanation is there in Chinese, with the same clause", { lang: "zh-CN" }, async (page) => {
  await figure(page, "每千人口托位数", "需求").click();
  const drawer = page.getByRole("complementary", { name: "说明" });
  await drawer.waitFor();
  const text = await drawer.innerText();
  assert.match(text, /203,397 个/);
  assert.match(text, /100 个地区之和/);
  assert.match(text, /赣府发〔2023〕1号，二\(五\)16; 清单9/);
  await drawer.getByRole("button", { name: "关闭" }).click();
  await drawer.waitFor({ state: "hidden" });
});

scene("the explanation follows the language while it is open", {}, async (page) => {
  await figure(page, CHILDCARE).click();
  await page.getByRole("complementary", { name: "Explanation" }).getByText("The sum of 100 areas").waitFor();
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("complementary", { name: "说明" }).getByText("100 个地区之和").first().waitFor();
});
