// The “?” of every screen, and the handbook: read, searched, walked through, printed, and read without a mouse.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { violations } from "./support/axe.mjs";
import { figure } from "./support/figures.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

/** The version of the app, as Cargo has it. */
const [, VERSION] = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8").match(/^version = "(.+)"$/m);

const NAMES = {
  en: { about: "About this screen", handbook: "Handbook", search: "Search the handbook", contents: "Contents", back: "Back", next: /^Next chapter/, first: "Reading a figure", examples: "Open the examples", clear: "Clear" },
  "zh-CN": { about: "关于本页", handbook: "手册", search: "查找手册", contents: "目录", back: "后退", next: /^下一章/, first: "读懂一个数", examples: "打开例子文件", clear: "清除" },
};

/** Opens the handbook from the “?” of the screen in view. */
async function open(page, lang = "en") {
  const names = NAMES[lang];
  await page.getByRole("button", { name: names.about }).click();
  const panel = page.getByRole("group", { name: names.about });
  await panel.getByRole("button").click();
  const book = page.getByRole("dialog", { name: names.handbook });
  await book.getByRole("article").waitFor();
  return book;
}

/** That this heading is read, and led to. */
async function leads(book, name) {
  await book.getByRole("article").getByRole("heading", { name, exact: true }).waitFor();
  await eventually(() => book.page().evaluate(() => document.activeElement?.textContent), name);
}

for (const lang of ["en", "zh-CN"]) {
  scene(`the “?” of every screen says what it answers and leads into the handbook: ${lang}`, { lang }, async (page) => {
    const names = NAMES[lang];
    const said = new Set();
    for (const tab of SCREENS) {
      await goTo(page, words(lang)[tab]);
      const button = page.getByRole("button", { name: names.about });
      await button.click();
      const panel = page.getByRole("group", { name: names.about });
      await panel.getByRole("heading", { name: words(lang)[tab], exact: true }).waitFor();
      assert.equal(await panel.locator("p").count(), 5, tab);
      await panel.getByText(`Permille ${VERSION}`, { exact: true }).waitFor();
      const link = panel.getByRole("button");
      const title = await link.innerText();
      said.add(title);
      await link.click();
      const book = page.getByRole("dialog", { name: names.handbook });
      await book.getByRole("article").getByRole("heading", { level: 3, name: title, exact: true }).waitFor();
      await book.getByRole("button", { name: words(lang).close }).click();
      await book.waitFor({ state: "hidden" });
      // The focus is where it was.
      await eventually(() => button.evaluate((button) => button === document.activeElement), true);
    }
    assert.equal(said.size, SCREENS.length);
  });

  scene(`axe finds nothing in the “?”, a chapter and what is found: ${lang}`, { lang }, async (page) => {
    const names = NAMES[lang];
    await page.getByRole("button", { name: names.about }).click();
    await page.getByRole("group", { name: names.about }).getByRole("button").waitFor();
    assert.equal((await violations(page)).join("\n"), "");
    await page.keyboard.press("Escape");
    const book = await open(page, lang);
    await book.getByRole("navigation", { name: names.contents }).getByRole("button").nth(9).click();
    assert.equal((await violations(page)).join("\n"), "");
    await book.getByRole("searchbox", { name: names.search }).fill(lang === "en" ? "gap" : "缺口");
    await book.getByRole("status").waitFor();
    assert.equal((await violations(page)).join("\n"), "");
  });
}

scene("the “?” closes on Escape, on a press elsewhere and when the focus goes on", {}, async (page) => {
  const button = page.getByRole("button", { name: "About this screen" });
  const panel = page.getByRole("group", { name: "About this screen" });
  await button.focus();
  await page.keyboard.press("Enter");
  await panel.getByRole("button").waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  assert.equal(await button.evaluate((button) => button === document.activeElement), true);
  await button.click();
  await panel.getByRole("button").waitFor();
  await page.mouse.click(500, 500);
  await panel.waitFor({ state: "hidden" });
  await button.focus();
  await page.keyboard.press("Enter");
  await panel.getByRole("button").waitFor();
  await page.keyboard.press("Tab");
  await eventually(() => panel.getByRole("button").evaluate((link) => link === document.activeElement), true);
  await page.keyboard.press("Tab");
  await panel.waitFor({ state: "hidden" });
});

scene("the handbook is walked through: contents, links, the next chapter, and back", {}, async (page) => {
  const book = await open(page);
  const article = book.getByRole("article");
  await article.getByRole("heading", { level: 3, name: "Reading a figure" }).waitFor();
  assert.equal(await book.getByRole("button", { name: "Back" }).isDisabled(), true);
  const contents = book.getByRole("navigation", { name: "Contents" });
  await contents.getByRole("button", { name: "Sums and what is unknown" }).click();
  await leads(book, "Sums and what is unknown");
  await contents.getByRole("button", { name: "Unknown stays unknown" }).click();
  await leads(book, "Unknown stays unknown");
  // A figure of its table, as the checks have computed it.
  await article.getByRole("row", { name: /Sample City.*65.*29/ }).waitFor();
  await article.getByRole("button", { name: "Next chapter" }).click();
  await leads(book, "Asking the other way round");
  await article.getByRole("button", { name: "Bracket", exact: true }).click();
  await leads(book, "Bracket");
  await book.getByRole("button", { name: "Back" }).click();
  await leads(book, "Asking the other way round");
});

scene("words are found in sentences and headings, and a place found is gone to", { lang: "zh-CN" }, async (page) => {
  const book = await open(page, "zh-CN");
  const field = book.getByRole("searchbox", { name: "查找手册" });
  await field.fill("进位取整");
  await book.getByRole("status").filter({ hasText: /^找到 \d+ 处/ }).waitFor();
  await book.getByRole("listitem").filter({ hasText: "进位取整" }).first().getByRole("button").click();
  await eventually(() => page.evaluate(() => document.activeElement?.closest(".handbook__page") !== null), true);
  await field.fill("没有这个词");
  await book.getByRole("status").filter({ hasText: "没有找到" }).waitFor();
  // Escape takes back the word, and then closes.
  await field.press("Escape");
  await book.getByRole("navigation", { name: "目录" }).waitFor();
  assert.equal(await field.inputValue(), "");
  await field.press("Escape");
  await book.waitFor({ state: "hidden" });
});

scene("English words are found wherever they stand in a sentence", {}, async (page) => {
  const book = await open(page);
  await book.getByRole("searchbox", { name: "Search the handbook" }).fill("lorenz coverage");
  const hit = book.getByRole("listitem").filter({ hasText: "Lorenz curve" }).first();
  await hit.getByRole("button").click();
  await leads(book, "How fair it is");
});

scene("the file of the examples opens, and what was open stays", {}, async (page) => {
  const book = await open(page);
  await book.getByRole("button", { name: "Open the examples" }).click();
  await book.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /^Scenario file: Examples of the handbook/ }).waitFor();
  // The net gap that the handbook works out for the whole city: 4,419 − 3,400.
  await figure(page, "Childcare places per 1,000 residents").click();
  await page.getByRole("complementary", { name: "Explanation" }).getByText("1,019", { exact: true }).waitFor();
});

scene("an explanation leads to what the handbook says of such a rule", { file: "Jiangxi 2025, average" }, async (page) => {
  await figure(page, "Childcare places per 1,000 residents").click();
  const drawer = page.getByRole("complementary", { name: "Explanation" });
  await drawer.getByRole("button", { name: /^In the handbook: / }).click();
  const book = page.getByRole("dialog", { name: "Handbook" });
  await leads(book, "Ratio");
});

scene("on a phone either a chapter is shown or the contents, and nothing scrolls sideways", { lang: "zh-CN", size: PHONE }, async (page) => {
  const book = await open(page, "zh-CN");
  const narrow = () => book.evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth);
  const contents = book.getByRole("navigation", { name: "目录" });
  assert.equal(await contents.isVisible(), false);
  await book.getByRole("button", { name: "目录" }).click();
  await contents.waitFor();
  await contents.getByRole("button", { name: "标准的算法" }).click();
  await leads(book, "标准的算法");
  assert.equal(await contents.isVisible(), false);
  assert.equal(await narrow(), true);
  // A row of many columns says the head of each.
  await book.getByRole("row", { name: /乙县.*传|乙县.*300,000/ }).first().waitFor();
  assert.equal((await violations(page)).join("\n"), "");
});

scene("a chapter prints alone", {}, async (page) => {
  const book = await open(page);
  await page.emulateMedia({ media: "print" });
  await book.getByRole("heading", { level: 3, name: "Reading a figure" }).waitFor();
  assert.equal(await page.locator("#answer").isVisible(), false);
  assert.equal(await book.getByRole("searchbox").isVisible(), false);
  assert.equal(await book.evaluate((dialog) => getComputedStyle(dialog).overflowY), "visible");
  await page.emulateMedia({ media: "screen" });
});

scene("where its file does not come that is said, and can be tried again", {
  complaints: /Failed to load resource|net::ERR/,
  network: (page) => page.route("**/handbook-en*", (route) => route.abort()),
}, async (page) => {
  await page.getByRole("button", { name: "About this screen" }).click();
  await page.getByRole("group", { name: "About this screen" }).getByRole("button").click();
  const book = page.getByRole("dialog", { name: "Handbook" });
  await book.getByRole("alert").waitFor();
  await page.unroute("**/handbook-en*");
  await book.getByRole("button", { name: "Try again" }).click();
  await book.getByRole("heading", { level: 3, name: "Reading a figure" }).waitFor();
});
