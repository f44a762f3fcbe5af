// The page fits its window: nothing has to be scrolled sideways.

import assert from "node:assert/strict";

import { DESKTOP, PHONE, WIDE, eventually, goTo, openShipped, scene } from "./support/scene.mjs";
import { figure } from "./support/figures.mjs";
import { SCREENS, words } from "./support/words.mjs";

/** The boxes that stick out of the window, widest first, and not within something that scrolls by itself. */
const overhang = (page) => page.evaluate(() => {
  const width = window.innerWidth;
  const page = document.scrollingElement;
  if (page.scrollWidth <= width) return [];
  const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 0.5);
  const named = (element) => `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 30)}” to ${Math.round(element.getBoundingClientRect().right)}`;
  return [`the page is ${page.scrollWidth} wide in ${width}`, ...out.slice(0, 5).map(named)];
});

for (const [name, size] of [["1440 × 900", DESKTOP], ["1920 × 1080", WIDE], ["390 × 844", PHONE]]) {
  for (const lang of ["en", "zh-CN"]) {
    scene(`no screen is wider than a window of ${name} (${lang})`, { size, lang }, async (page) => {
      const say = words(lang);
      for (const file of ["Jiangxi 2025, average", "Changjiang 2030"]) {
        await openShipped(page, file, lang);
        for (const tab of SCREENS) {
          await goTo(page, say[tab]);
          await eventually(() => overhang(page), [], `${file}, ${tab}`);
        }
      }
    });
  }

  scene(`the explanation does not make the page wider than ${name}, and can be read`, { size, file: "Jiangxi 2025, average" }, async (page) => {
    await figure(page, "Childcare places per 1,000 residents").click();
    const drawer = page.getByRole("complementary", { name: "Explanation" });
    await drawer.getByText(/二\(五\)16/).waitFor();
    await eventually(() => overhang(page), []);
    const box = await drawer.boundingBox();
    assert.ok(box.width >= Math.min(300, size.width * 0.8), `${box.width}`);
    await drawer.getByRole("button", { name: "Close" }).click();
    await drawer.waitFor({ state: "hidden" });
  });
}

scene("on a phone the levers open over the page, work, and close", { size: PHONE }, async (page) => {
  const growth = page.getByRole("slider", { name: "Population growth" });
  assert.equal(await growth.isVisible(), false);
  await page.getByRole("button", { name: "Levers" }).click();
  await growth.waitFor();
  await eventually(() => overhang(page), []);
  await growth.fill("5");
  await eventually(() => growth.inputValue(), "5");
  await page.getByRole("complementary", { name: "Levers" }).getByRole("button", { name: "Close" }).click();
  await growth.waitFor({ state: "hidden" });
});

for (const [zoom, size] of [[200, { width: 720, height: 450 }], [400, { width: 320, height: 256 }]]) {
  for (const lang of ["en", "zh-CN"]) {
    scene(`at ${zoom} percent zoom nothing is lost sideways, and nothing stands before the content (${lang})`, { size, lang, file: "Jiangxi 2025, average" }, async (page) => {
      for (const tab of SCREENS) {
        await goTo(page, words(lang)[tab]);
        await eventually(() => overhang(page), [], tab);
        await page.evaluate(() => window.scrollTo(0, document.querySelector("main").getBoundingClientRect().top + window.scrollY));
        await eventually(() => page.evaluate(() => !!document.elementFromPoint(window.innerWidth / 2, 12)?.closest("main")), true, `${tab}: from its top on`);
      }
    });
  }
}
