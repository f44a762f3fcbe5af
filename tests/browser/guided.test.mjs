// The guided tour: eight steps through the main job, by keyboard, in both languages, on every size of window.

import assert from "node:assert/strict";

import { violations } from "./support/axe.mjs";
import { DESKTOP, PHONE, eventually, openShipped, scene } from "./support/scene.mjs";

const NAMES = {
  en: { tour: "Guided tour", tutorial: "Ten-minute tutorial", next: "Next", back: "Back", end: "End the tour", finish: "Finish", mine: "My county's figures", first: "The answer first", second: "Another year", other: "中文" },
  "zh-CN": { tour: "导览", tutorial: "十分钟教程", next: "下一步", back: "上一步", end: "结束导览", finish: "完成", mine: "填我县的数字", first: "先看结论", second: "换一年", other: "English" },
};

const SCREENS = { en: ["Overview", "Overview", "Overview", "Overview", "Overview", "Data", "Allocate", "Overview"], "zh-CN": ["总览", "总览", "总览", "总览", "总览", "数据", "分配", "总览"] };

/** Begins the tour from the strip of a first visit. */
async function begin(page, lang) {
  await page.getByRole("button", { name: NAMES[lang].tutorial }).click();
  const tour = page.getByRole("region", { name: NAMES[lang].tour });
  await tour.getByRole("heading", { name: NAMES[lang].first }).waitFor();
  return tour;
}

/** Whether the callout lies in the window, all of it. */
const inWindow = (tour) => tour.evaluate((tour) => {
  const box = tour.getBoundingClientRect();
  return box.left >= 0 && box.top >= 0 && box.right <= window.innerWidth && box.bottom <= window.innerHeight;
});

for (const [lang, size, scheme] of [["en", DESKTOP, "light"], ["zh-CN", PHONE, "dark"], ["en", { width: 1024, height: 768 }, "dark"]]) {
  const names = NAMES[lang];
  scene(`the tour leads through eight steps by keyboard (${lang}, ${size.width} × ${size.height})`, { lang, size, scheme }, async (page) => {
    const tour = await begin(page, lang);
    const seen = new Set();
    for (let step = 0; step < 8; step += 1) {
      await page.getByRole("tabpanel", { name: SCREENS[lang][step], exact: true }).getByRole("heading", { level: 1 }).waitFor();
      const heading = tour.getByRole("heading");
      await eventually(() => heading.evaluate((heading) => heading === document.activeElement), true, `step ${step + 1} has the focus`);
      seen.add(await heading.innerText());
      await eventually(() => inWindow(tour), true, `step ${step + 1} lies in the window`);
      // What it is about is framed.
      await page.locator(".tour__frame").waitFor({ state: "attached" });
      if (step === 0 || step === 5) assert.equal((await violations(page)).join("\n"), "");
      if (step < 7) await tour.getByRole("button", { name: names.next, exact: true }).press("Enter");
    }
    assert.equal(seen.size, 8);
    await tour.getByRole("button", { name: names.mine }).press("Enter");
    await tour.waitFor({ state: "hidden" });
    await page.getByRole("dialog", { name: names.mine }).waitFor();
  });
}

scene("the tour locks nothing, outlives a redraw, goes back, and ends with Escape", {}, async (page) => {
  const names = NAMES.en;
  const tour = await begin(page, "en");
  await tour.getByRole("button", { name: names.next, exact: true }).click();
  await tour.getByRole("heading", { name: names.second }).waitFor();
  await page.getByRole("slider", { name: "Year" }).fill("2028");
  await page.getByRole("heading", { level: 1, name: /^In 2028/ }).waitFor();
  await page.getByRole("button", { name: names.other }).click();
  const chinese = page.getByRole("region", { name: NAMES["zh-CN"].tour });
  await chinese.getByRole("heading", { name: NAMES["zh-CN"].second }).waitFor();
  await chinese.getByRole("button", { name: NAMES["zh-CN"].back, exact: true }).click();
  await chinese.getByRole("heading", { name: NAMES["zh-CN"].first }).waitFor();
  await chinese.getByRole("heading").press("Escape");
  await chinese.waitFor({ state: "hidden" });
});

scene("the tour can be taken again from Open, and ends where another file is opened", { file: "Changjiang 2030" }, async (page) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("dialog", { name: "Open" }).getByRole("button", { name: NAMES.en.tutorial }).click();
  const tour = page.getByRole("region", { name: NAMES.en.tour });
  await tour.getByRole("heading", { name: NAMES.en.first }).waitFor();
  await openShipped(page, "Jiangxi 2025");
  await tour.waitFor({ state: "hidden" });
});
