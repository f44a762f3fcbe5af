// For everyone: names, roles, contrast — by WCAG 2.2 AA as axe knows it, and by what it does not know.

import assert from "node:assert/strict";

import { violations } from "./support/axe.mjs";
import { figure } from "./support/figures.mjs";
import { setGrowth } from "./support/kept.mjs";
import { DESKTOP, PHONE, eventually, goTo, scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

for (const scheme of ["light", "dark"]) {
  for (const tab of SCREENS) {
    scene(`axe finds nothing against WCAG 2.2 AA: ${tab}, ${scheme}`, { scheme, file: "Jiangxi 2025, average" }, async (page) => {
      await goTo(page, words("en")[tab]);
      assert.equal((await violations(page)).join("\n"), "");
    });
  }

  scene(`axe finds nothing against WCAG 2.2 AA: explanation, changed lever and notice, ${scheme}`, { scheme, file: "Jiangxi 2025, average" }, async (page) => {
    await figure(page, "Childcare places per 1,000 residents").click();
    await page.getByRole("complementary", { name: "Explanation" }).waitFor();
    const field = page.getByRole("textbox", { name: "Population growth, number" });
    await field.fill("5");
    await field.press("Enter");
    await page.getByRole("button", { name: "Reset Population growth" }).waitFor();
    await field.fill("abc");
    await field.press("Enter");
    await page.getByLabel("Open a file…").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("") });
    await page.getByRole("alert").filter({ hasText: "x.json" }).waitFor();
    assert.equal((await violations(page)).join("\n"), "");
  });

  scene(`axe finds nothing against WCAG 2.2 AA: Open dialog, ${scheme}`, { scheme }, async (page) => {
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    assert.equal((await violations(page)).join("\n"), "");
  });
}

scene("axe finds nothing against WCAG 2.2 AA: Chinese, on a phone", { lang: "zh-CN", size: PHONE }, async (page) => {
  for (const tab of SCREENS) {
    await goTo(page, words("zh-CN")[tab]);
    assert.equal((await violations(page)).join("\n"), "", tab);
  }
});

/** The contrast between the lightest and the darkest colour that an element is drawn in. */
async function contrast(page, element) {
  const picture = [...(await element.screenshot())];
  return page.evaluate(async (picture) => {
    const map = await createImageBitmap(new Blob([new Uint8Array(picture)], { type: "image/png" }));
    const context = new OffscreenCanvas(map.width, map.height).getContext("2d");
    context.drawImage(map, 0, 0);
    const { data } = context.getImageData(0, 0, map.width, map.height);
    const linear = (value) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    let [least, most] = [1, 0];
    for (let at = 0; at < data.length; at += 4) {
      const light = 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
      [least, most] = [Math.min(least, light), Math.max(most, light)];
    }
    return (most + 0.05) / (least + 0.05);
  }, picture);
}

scene("sliders can be seen in the reader's own colours, and which of several buttons is chosen", { file: "Jiangxi 2025, average" }, async (page) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const slider of ["Year", "Population growth"]) {
    const seen = await contrast(page, page.getByRole("slider", { name: slider, exact: true }));
    assert.ok(seen >= 3, `${slider}: ${seen}`);
  }
  await goTo(page, "Data");
  const ground = (button) => button.evaluate((button) => getComputedStyle(button).backgroundColor);
  const choice = page.getByRole("group").filter({ has: page.getByRole("button", { name: "Who is missing" }) });
  const chosen = await ground(choice.getByRole("button", { pressed: true }).first());
  assert.notEqual(chosen, await ground(choice.getByRole("button", { pressed: false }).first()));
});

/** What has no name, by what a screen reader would be told. */
const nameless = (page) => page.evaluate(() => {
  const name = (element) => (element.getAttribute("aria-label") ?? "")
    || (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim()
    || [...(element.labels ?? [])].map((label) => label.textContent).join(" ").trim()
    || (element.matches("button, a, summary") ? element.textContent.trim() : "");
  const all = document.querySelectorAll("button, a[href], input, select, textarea, summary, [role=img], [role=application], [role=tab], [role=region], [role=dialog], [role=group]");
  return [...all].filter((element) => element.checkVisibility() && !name(element)).map((element) => element.outerHTML.slice(0, 120));
});

for (const lang of ["en", "zh-CN"]) {
  scene(`each screen has one first heading, and whatever can be used or seen has a name (${lang})`, { lang }, async (page) => {
    const say = words(lang);
    for (const tab of SCREENS) {
      await goTo(page, say[tab]);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, tab);
      assert.deepEqual(await nameless(page), [], tab);
      for (const list of [await page.getByRole("tablist").all()].flat()) {
        const chosen = await list.getByRole("tab", { selected: true }).count();
        assert.equal(chosen, 1, `one tab of each list is chosen: ${tab}`);
      }
    }
  });
}

/** Looks at each chart on a screen, and puts its table in its place. How many there were. */
async function chartsAsTables(page) {
  const charts = page.getByRole("application");
  let seen = 0;
  for (; (await charts.count()) > 0; seen += 1) {
    const figure = page.getByRole("figure").filter({ has: charts }).first();
    const chart = figure.getByRole("application");
    const name = await chart.getAttribute("aria-label");
    assert.ok(name?.trim(), "a name");
    const summary = await chart.evaluate((element) => document.getElementById(element.getAttribute("aria-describedby"))?.textContent ?? "");
    assert.ok(summary.trim().length > 10, `${name}: ${summary}`);
    await figure.getByRole("button", { name: "Table", exact: true }).click();
    const table = page.getByRole("region", { name }).getByRole("table");
    await table.waitFor();
    assert.ok(await table.getByRole("row").count() > 1, `${name}: rows`);
  }
  return seen;
}

// How many charts a screen has at least, and what must be done before it has them.
const CHARTS = {
  overview: [2],
  areas: [2],
  norms: [0],
  data: [0],
  compare: [1, async (page) => {
    await page.getByRole("button", { name: "Add scenario" }).first().click();
    await setGrowth(page, "9");
  }],
  allocate: [1, async (page) => {
    await page.getByRole("textbox", { name: "Amount" }).fill("100");
    await page.keyboard.press("Enter");
  }],
  questions: [1, (page) => page.getByRole("tab", { name: "Two levers" }).or(page.getByRole("button", { name: "Two levers" })).click()],
  risk: [2, async (page) => {
    const ranges = page.getByRole("region", { name: "Ranges of the levers" });
    await ranges.getByRole("combobox", { name: "Lever" }).selectOption({ label: "Population growth" });
    await ranges.getByRole("button", { name: "Add range" }).click();
    await page.getByRole("button", { name: /^Run [\d,]+ draws/ }).click();
  }],
  present: [0],
};

for (const screen of SCREENS) {
  const file = ["overview", "areas"].includes(screen) ? "Jiangxi 2025, average" : "Tutorial";
  scene(`every chart has a name, says what it shows, and has its figures as a table: ${screen}`, { file }, async (page) => {
    const [least, prepare] = CHARTS[screen];
    await goTo(page, words("en")[screen]);
    await prepare?.(page);
    const charts = page.getByRole("application");
    await eventually(async () => (await charts.count()) >= least, true, `${least} charts`);
    const seen = await chartsAsTables(page);
    assert.ok(least ? seen >= least : seen === 0, `${seen} charts`);
  });
}

/** What moves by itself or as it changes, for longer than the eye takes for at once. */
const moving = (page) => page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
  const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.05);
  return long(transitionDuration) || (animationName !== "none" && long(animationDuration));
}).map((element) => element.outerHTML.slice(0, 80)).slice(0, 5));

scene("the number and the clause of a Chinese document are read as Chinese on an English page", { file: "Jiangxi 2025, average" }, async (page) => {
  const read = (of) => of.evaluate((element) => element.closest("[lang]").lang);
  await goTo(page, "Norms");
  const row = page.getByRole("row").filter({ hasText: "Mobile testing laboratories per city" });
  assert.deepEqual([await read(row.getByText("赣府发〔2023〕1号")), await read(row.getByText("二(一)1")), await read(row.getByRole("rowheader"))], ["zh-CN", "zh-CN", "en"]);
});

scene("who asked for less motion gets none, where others see something move", { file: "Tutorial" }, async (page) => {
  await goTo(page, "Present");
  await page.getByRole("button", { name: "Start presenting" }).click();
  await page.getByRole("dialog", { name: "Presentation" }).waitFor();
  assert.notDeepEqual(await moving(page), [], "something moves");
  await page.emulateMedia({ reducedMotion: "reduce" });
  assert.deepEqual(await moving(page), []);
  await page.keyboard.press("Escape");
  for (const screen of SCREENS) {
    await goTo(page, words("en")[screen]);
    assert.deepEqual(await moving(page), [], screen);
  }
});
