// The address says what is looked at: Back and Forward, a reload, and a link sent to somebody lead to it.

import assert from "node:assert/strict";

import { eventually, goTo, openShipped, scene } from "./support/scene.mjs";
import { link } from "./support/share.mjs";

const fragment = (page) => decodeURIComponent(new URL(page.url()).hash.slice(1));
const selected = (page) => page.getByRole("tablist", { name: "Screens" }).getByRole("tab", { selected: true }).innerText();
const drawer = (page) => page.getByRole("complementary", { name: "Explanation" });
const TITLE = /Changjiang/;

/** Goes on a walk: Areas, a county, Norms, and a number explained. */
async function walk(page) {
  await goTo(page, "Areas");
  await eventually(() => fragment(page), "screen=areas");
  await goTo(page, "Overview");
  await eventually(() => fragment(page), "");
  await page.getByRole("combobox", { name: "Areas below…" }).selectOption({ label: "Jingdezhen City" });
  await eventually(() => fragment(page), "area=360200");
  await page.getByRole("button", { name: /: Required [\d,]+/ }).first().click();
  await drawer(page).waitFor();
  await eventually(() => /^area=360200&explain=[\w-]+$/.test(fragment(page)), true);
}

scene("Back and Forward lead through what was looked at, and a reload keeps it", {}, async (page) => {
  await page.getByRole("application").first().waitFor();
  await walk(page);
  const explained = fragment(page);
  await page.goBack();
  await drawer(page).waitFor({ state: "detached" });
  await eventually(() => fragment(page), "area=360200");
  await page.goBack();
  await eventually(() => fragment(page), "");
  await page.goBack();
  await eventually(() => selected(page), "Areas");
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await drawer(page).waitFor();
  await eventually(() => fragment(page), explained);
  await page.reload();
  await drawer(page).waitFor();
  await page.getByRole("heading", { level: 1, name: /Jingdezhen/ }).waitFor();
  await eventually(() => fragment(page), explained);
});

scene("the page is called after the file and the screen, in the reader's language", { lang: "zh-CN" }, async (page) => {
  await page.getByRole("application").first().waitFor();
  const title = await page.title();
  assert.match(title, /^江西.* · 总览 · Permille ‰$/);
  await goTo(page, "地区");
  await eventually(async () => (await page.title()).includes(" · 地区 · "), true);
});

scene("a link opens at what its sender looked at", { file: "Changjiang 2030" }, async (page) => {
  await goTo(page, "Areas");
  await goTo(page, "Norms");
  const { dialog, made } = await link(page);
  assert.match(made, /#p1\.[\w-]+&screen=norms$/);
  await dialog.getByRole("button", { name: "Close" }).click();
  await openShipped(page, "Tutorial");
  await goTo(page, "Overview");
  await page.goto(made);
  await page.getByRole("button", { name: "Open it" }).click();
  await eventually(() => selected(page), "Norms");
  assert.match(await page.title(), TITLE);
  await eventually(() => fragment(page), "screen=norms", "the file itself is not in the address any more");
});

scene("beside a number is a link to it", { file: "Changjiang 2030" }, async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: /: Required [\d,]+/ }).first().click();
  await drawer(page).getByRole("button", { name: "Copy a link to this number" }).click();
  await page.getByRole("status").filter({ hasText: "Link copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /#p1\.[\w-]+&explain=[\w-]+$/);
  await drawer(page).getByRole("button", { name: "Close" }).click();
  await page.goto(copied);
  await page.getByRole("button", { name: "Open it" }).click();
  await drawer(page).waitFor();
});

scene("an address that speaks of what the file does not have says so, and shows the rest", {}, async (page, { address }) => {
  await page.goto("about:blank");
  await page.goto(`${address}#screen=areas&area=999999`);
  await page.getByRole("status").filter({ hasText: "does not have" }).waitFor();
  await eventually(() => selected(page), "Areas");
});
