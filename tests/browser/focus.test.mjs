// Whoever works without a pointer never has to begin at the top of the page again: what was pressed keeps the focus, or what came of it has it.

import { eventually, goTo, scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

/** Waits until something has the focus, and something that is seen. */
const held = (page, what) => eventually(() => page.evaluate(() => {
  const now = document.activeElement;
  return now !== null && now !== document.body && now.checkVisibility();
}), true, what);

/** Presses by the keyboard. */
async function press(page, button, key = "Enter") {
  await button.focus();
  await page.keyboard.press(key);
}

for (const [lang, names] of [
  ["en", { share: "Share", manage: "Manage", review: "Review…" }],
  ["zh-CN", { share: "分享", manage: "管理", review: "审核…" }],
]) {
  scene(`what is chosen among several keeps the focus, on every screen (${lang})`, { lang, file: "Tutorial" }, async (page) => {
    for (const screen of SCREENS) {
      await goTo(page, words(lang)[screen]);
      const choices = page.getByRole("main").getByRole("button", { pressed: false });
      const labels = await choices.evaluateAll((all) => all.filter((one) => one.ariaPressed !== null).map((one) => one.ariaLabel ?? one.textContent.trim()));
      for (const name of new Set(labels)) {
        const one = page.getByRole("main").getByRole("button", { name, exact: true, pressed: false }).first();
        if (!await one.isVisible() || !await one.isEnabled()) continue;
        await press(page, one);
        await held(page, `${screen}: ${name}`);
      }
      for (const list of await page.getByRole("main").getByRole("tablist").all()) {
        await press(page, list.getByRole("tab", { selected: true }), "ArrowRight");
        await held(page, `${screen}: a tab`);
      }
    }
  });

  scene(`a dialog that is left gives the focus back to where it was (${lang})`, { lang, file: "Tutorial" }, async (page) => {
    const say = words(lang);
    const open = async (name) => {
      const button = page.getByRole("button", { name, exact: true }).first();
      await press(page, button);
      await page.getByRole("dialog").waitFor();
      await held(page, name);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await eventually(() => button.evaluate((one) => one === document.activeElement), true, name);
    };
    for (const name of [say.open, names.share, names.manage]) await open(name);
    await goTo(page, say.data);
    await open(names.review);
  });
}
