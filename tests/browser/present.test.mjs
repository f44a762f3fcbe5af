// Slides and report: shown from the open file, tried out without changing it, kept in it, written and printed.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { extractText } from "unpdf";

import { eventually, scene } from "./support/scene.mjs";

const stage = (page) => page.getByRole("dialog", { name: "Presentation" });
const title = (page) => stage(page).getByRole("heading", { level: 2 });
const number = (page) => stage(page).locator(".slide__foot span").last().innerText();

async function start(page) {
  await page.getByRole("tab", { name: "Present", exact: true }).click();
  await page.getByRole("button", { name: "Start presenting" }).click();
  await stage(page).waitFor();
}

scene("slides are turned by keys, and a number with Enter leads to a slide", { file: "Tutorial (made-up figures)", size: { width: 1024, height: 768 } }, async (page) => {
  await start(page);
  const [, count] = (await number(page)).split(" / ").map(Number);
  const at = (expected) => eventually(() => number(page), `${expected} / ${count}`);
  await at(1);
  for (const [key, expected] of [["ArrowRight", 2], [" ", 3], ["PageUp", 2], ["End", count], ["Home", 1]]) {
    await page.keyboard.press(key);
    await at(expected);
  }
  await page.keyboard.press("4");
  await page.keyboard.press("Enter");
  await at(4);
  await page.keyboard.press("b");
  await title(page).waitFor({ state: "hidden" });
  await page.keyboard.press("ArrowLeft");
  await at(3);
  const box = await stage(page).locator(".slide").boundingBox();
  assert.ok(box.width <= 1024.5 && box.height <= 768.5, "the slide is within the screen");
  await page.keyboard.press("Escape");
  await stage(page).waitFor({ state: "hidden" });
});

scene("the buttons of a talk say what they do, and lie on nothing of the slide", { file: "Tutorial (made-up figures)", size: { width: 1024, height: 768 } }, async (page) => {
  await start(page);
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await page.mouse.move(500, 400);
  const [tools, ...parts] = await Promise.all([".stage__tools", ".slide__about", ".slide__title", ".slide__foot"].map((part) => stage(page).locator(part).boundingBox()));
  for (const part of parts) assert.ok(tools.y + tools.height <= part.y || part.y + part.height <= tools.y, "above or below it");
  for (const name of ["Previous", "Next", "Levers", "As saved", "Presenter window", "Blank", "End"]) {
    await stage(page).getByRole("button", { name, exact: true }).getByText(name, { exact: true }).waitFor();
  }
  await stage(page).getByRole("button", { name: "End", exact: true }).click();
  await stage(page).waitFor({ state: "hidden" });
});

scene("a lever on a slide moves its figures, one key takes it back, and the file is as it was", { file: "Tutorial (made-up figures)" }, async (page) => {
  await start(page);
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  const before = await title(page).innerText();
  await page.keyboard.press("l");
  const lever = stage(page).getByRole("slider").nth(1);
  await lever.fill("9");
  await page.waitForFunction((before) => document.querySelector(".stage .slide__title").textContent !== before, before);
  // The keys that turn pages move it, while it has the focus.
  const slide = await number(page);
  await lever.press("PageDown");
  await eventually(async () => Number(await lever.inputValue()) < 9, true);
  assert.equal(await number(page), slide);
  await page.keyboard.press("r");
  await page.waitForFunction((before) => document.querySelector(".stage .slide__title").textContent === before, before);
  await page.keyboard.press("Escape");
  await stage(page).waitFor({ state: "hidden" });
  assert.equal(await page.getByTitle("Unsaved changes").count(), 0);
});

scene("another area and year are chosen within the talk, go on to the next slide, and leave the file as it was", {}, async (page) => {
  const looksAt = (place) => stage(page).getByText(new RegExp(` ${place.replace(" · ", " . ")} . Baseline`)).waitFor();
  await start(page);
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await looksAt("2025 · Jiangxi");
  const before = await title(page).innerText();
  await page.keyboard.press("l");
  const strip = stage(page).getByRole("group", { name: "Levers" });
  await strip.getByRole("combobox", { name: "Area", exact: true }).selectOption("360200");
  await looksAt("2025 · Jingdezhen City");
  // Its levers are its own, and a clicker turns the page, whatever has the focus.
  await strip.getByRole("slider", { name: /^Jingdezhen City: / }).first().waitFor();
  await page.keyboard.press("PageDown");
  await looksAt("2025 · Jingdezhen City");
  await page.keyboard.press("PageUp");
  await strip.getByRole("combobox", { name: "Year", exact: true }).selectOption("2030");
  await looksAt("2030 · Jingdezhen City");
  // Its counties can be chosen now.
  await strip.getByRole("combobox", { name: "Area", exact: true }).selectOption({ label: "Changjiang District" });
  await looksAt("2030 · Changjiang District");
  await strip.getByText("Trying out; the file is as it was").waitFor();
  await page.keyboard.press("r");
  await looksAt("2025 · Jiangxi");
  assert.equal(await title(page).innerText(), before);
  assert.equal(await strip.getByText("Trying out").count(), 0);
  await page.keyboard.press("Escape");
  assert.equal(await page.getByTitle("Unsaved changes").count(), 0);
});

scene("the presenter's window has notes and what comes next, and turns pages too", { file: "Tutorial (made-up figures)" }, async (page) => {
  await page.getByRole("tab", { name: "Present", exact: true }).click();
  await page.getByRole("textbox", { name: "Speaker notes" }).fill("Say this slowly.\n先说缺口。");
  await page.getByRole("textbox", { name: "Caption" }).focus();
  await page.getByRole("button", { name: "Start presenting" }).click();
  await stage(page).waitFor();
  // Full screen is left when another window opens, and the talk goes on.
  const [window] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("p")]);
  await window.getByText("Say this slowly.").waitFor();
  const read = (words) => window.getByText(words).evaluate((element) => element.closest("[lang]").lang);
  assert.deepEqual([await window.evaluate(() => document.documentElement.lang), await read("Say this slowly."), await read("先说缺口。")], ["en", "en", "zh-CN"]);
  await window.getByRole("button", { name: "Next" }).click();
  assert.match(await number(page), /^2 /);
  await window.getByText("No notes for this slide.").waitFor();
  await window.keyboard.press("ArrowLeft");
  await window.getByText("Say this slowly.").waitFor();
  // The window is gone before the key is up, which the driver takes for a failure.
  await Promise.all([window.waitForEvent("close"), window.keyboard.press("Escape").catch(() => {})]);
  assert.equal(await stage(page).count(), 0);
});

scene("slides go with the file, in their order, and back by undoing", { file: "Tutorial (made-up figures)" }, async (page) => {
  await page.getByRole("tab", { name: "Present", exact: true }).click();
  const kinds = () => page.getByRole("region", { name: "Slides" }).locator("small").allInnerTexts();
  const before = await kinds();
  await page.getByRole("button", { name: "Move down: slide 1" }).click();
  await page.getByText("These slides are kept in the file").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.deepEqual(file.slides.slice(0, 2).map((slide) => slide.kind), ["headline", "title"]);
  await page.keyboard.press("Control+z");
  await page.getByText("These slides follow from the open file").waitFor();
  assert.deepEqual(await kinds(), before);
});

scene("Share writes slides, and a report that prints on A4 with its pages numbered", { file: "Tutorial (made-up figures)" }, async (page) => {
  const share = (name) => page.getByRole("button", { name: "Share", exact: true }).click().then(() => page.getByRole("dialog").getByRole("button", { name, exact: true }));
  const slides = await share("Slides");
  const [download] = await Promise.all([page.waitForEvent("download"), slides.click()]);
  assert.match(download.suggestedFilename(), /\.pptx$/);
  assert.equal((await readFile(await download.path())).subarray(0, 2).toString(), "PK");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await (await share("Report")).click();
  await page.getByRole("heading", { name: "1. The whole picture" }).waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.match(pdf.toString("latin1"), /\/MediaBox \[0 0 59[45]\.?\d* 84[12]\.?\d*\]/);
  const { totalPages, text } = await extractText(new Uint8Array(pdf));
  assert.ok(totalPages > 3, `${totalPages} pages`);
  text.forEach((page, at) => assert.match(page, new RegExp(`^${at + 1} / ${totalPages}(?!\\d)`), `page ${at + 1}`));
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("tab", { name: "Overview" }).waitFor();
});
