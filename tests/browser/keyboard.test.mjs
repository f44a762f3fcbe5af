// Everything with the keyboard alone.

import assert from "node:assert/strict";

import { eventually, goTo, scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

/** What has the focus: its role or tag, and what it is called. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent ?? "";
  return `${element.getAttribute("role") ?? element.type ?? element.tagName.toLowerCase()} ${name.trim().slice(0, 60)}`;
});

/** Presses Tab until `wanted` has the focus. */
async function tabTo(page, wanted, most = 60) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (wanted.test(now)) return now;
  }
  return assert.fail(`${wanted} is not reached by ${most} presses of Tab; the last is ${await focused(page)}`);
}

scene("Tab leads from the skip link over tabs, scenarios and year to the levers", {}, async (page) => {
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /Skip to the content/);
  await tabTo(page, /^tab Overview/);
  await tabTo(page, /Open$/);
  await tabTo(page, /^tab Baseline/);
  await tabTo(page, /^range Year/);
  await tabTo(page, /Population growth, number/);
  await tabTo(page, /^range Population growth/);
});

scene("the skip link leads to the content", {}, async (page) => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await eventually(() => focused(page).then((one) => /^main/.test(one)), true);
});

scene("the arrow keys move between the screens' tabs, and only the chosen one is a stop", {}, async (page) => {
  const tab = (name) => page.getByRole("tab", { name, exact: true });
  await tab("Overview").focus();
  for (const [key, name] of [["ArrowRight", "Areas"], ["ArrowRight", "Norms"], ["ArrowLeft", "Areas"], ["End", "Present"], ["ArrowRight", "Overview"], ["ArrowLeft", "Present"], ["Home", "Overview"]]) {
    await page.keyboard.press(key);
    await eventually(() => tab(name).getAttribute("aria-selected"), "true");
    await eventually(() => focused(page), `tab ${name}`);
    await page.getByRole("tabpanel", { name }).waitFor();
  }
  await page.keyboard.press("Tab");
  assert.doesNotMatch(await focused(page), /^tab (Areas|Norms|Data|Compare|Allocate|Questions|Risk|Present)/);
});

scene("the scenarios' tabs can be reached and chosen", {}, async (page) => {
  await page.getByRole("tab", { name: "Baseline", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  const chosen = page.getByRole("tab", { name: "Population falls" });
  await eventually(() => chosen.getAttribute("aria-selected"), "true");
  await eventually(() => focused(page), "tab Population falls");
});

scene("the Open dialog opens by key, keeps the focus, closes on Escape and gives it back", {}, async (page) => {
  const open = page.getByRole("button", { name: "Open", exact: true });
  await open.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Open" });
  await dialog.getByRole("button", { name: /Changjiang 2030/ }).waitFor();
  const inside = () => dialog.evaluate((element) => element.contains(document.activeElement));
  // From the last control of a modal dialog the browser goes on to its own frame, and never to the page behind.
  const frame = () => page.evaluate(() => document.activeElement === document.body);
  await eventually(inside, true);
  for (let pressed = 0; pressed < 12; pressed += 1) {
    await page.keyboard.press("Tab");
    assert.ok((await inside()) || (await frame()), `after ${pressed + 1} presses of Tab the focus is on ${await focused(page)}`);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await eventually(() => focused(page), "button Open");
});

scene("a shipped file can be opened with the keyboard alone", {}, async (page) => {
  await page.getByRole("button", { name: "Open", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: /Changjiang 2030/ }).waitFor();
  await tabTo(page, /Changjiang 2030/, 10);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
});

scene("a number is explained by Enter, and Escape gives the focus back to it", { file: "Jiangxi 2025, average" }, async (page) => {
  const number = page.getByRole("button", { name: /^Childcare places per 1,000 residents: Required [\d,]/ }).first();
  await number.focus();
  const name = await focused(page);
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Explanation" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("complementary", { name: "Explanation" }).waitFor({ state: "hidden" });
  await eventually(() => focused(page), name);
});

for (const tab of ["Overview", "Areas"]) {
  scene(`charts are one stop of Tab each, read by the arrow keys, and let go: ${tab}`, { file: "Jiangxi 2025, average" }, async (page) => {
    await goTo(page, tab);
    const charts = page.getByRole("application");
    await charts.first().waitFor();
    const count = await charts.count();
    assert.ok(count >= 2, `${count} charts`);
    for (let one = 0; one < count; one += 1) {
      const chart = charts.nth(one);
      await chart.focus();
      await page.keyboard.press("ArrowDown");
      // What the mark is, said to a screen reader as the arrows move.
      const said = () => chart.evaluate((element) => element.closest("figure").querySelector("[aria-live]").textContent.trim());
      await eventually(async () => (await said()) !== "", true);
      const name = await focused(page);
      await page.keyboard.press("Tab");
      assert.notEqual(await focused(page), name, "Tab leaves the chart");
      await page.keyboard.press("Shift+Tab");
      assert.equal(await focused(page), name, "and comes back");
      await page.keyboard.press("Shift+Tab");
      assert.notEqual(await focused(page), name, "and leaves upwards");
    }
  });
}

scene("Tab goes round the whole page on every screen without being caught", { file: "Changjiang 2030" }, async (page) => {
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  for (const screen of SCREENS) {
    const tab = words("en")[screen];
    await goTo(page, tab);
    const one = page.getByRole("tab", { name: tab, exact: true });
    await one.focus();
    const inside = () => page.evaluate(() => document.activeElement?.closest("[role=tabpanel]") !== null);
    let [pressed, within] = [0, 0];
    do {
      await page.keyboard.press("Tab");
      pressed += 1;
      if (await inside()) within += 1;
      assert.ok(pressed < 600, `${tab}: caught at ${await focused(page)}`);
    } while (!(await one.evaluate((element) => element === document.activeElement)));
    assert.ok(within > 0, `${tab}: something on the screen is reached`);
  }
});

// The main job from a first visit, as someone without a mouse does it: every key counts, those of words that are typed too.
scene("a file opened, one's county found, its gap read, a lever moved, a number explained, scenarios compared and a link made: fewer than sixty presses", {}, async (page, { t }) => {
  let presses = 0;
  const counted = [];
  const press = async (key) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const step = (name) => counted.push(`${name} ${presses}`);
  const tab = async (wanted) => {
    for (let most = 20; !wanted.test(await focused(page)); most -= 1) {
      assert.ok(most, `${wanted} is not reached; the last is ${await focused(page)}`);
      await press("Tab");
    }
  };
  /** Finds something by typing, and takes it from what is offered. */
  const find = async (typed, wanted) => {
    await press("Control+k");
    const dialog = page.getByRole("dialog", { name: "Find or do" });
    await eventually(() => focused(page), "combobox Find or do");
    for (const key of typed) await press(key);
    await dialog.getByRole("option").filter({ hasText: wanted }).first().waitFor();
    for (let most = 6; !(await dialog.getByRole("option", { selected: true }).innerText()).startsWith(wanted); most -= 1) {
      assert.ok(most, `${wanted} is not among the first for ${typed}`);
      await press("ArrowDown");
    }
    await press("Enter");
    await dialog.waitFor({ state: "hidden" });
  };
  const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();

  await find("rece", "Open, or a recent file");
  await page.getByRole("dialog", { name: "Open" }).getByRole("button", { name: /average/ }).waitFor();
  await tab(/average/);
  await press("Enter");
  await heading(/Jiangxi/);
  step("open");
  await find("cjq", "Changjiang District");
  await heading(/Changjiang District.* short/);
  step("county, gap");
  await find("lev", "Levers");
  await tab(/^text Population growth, number/);
  await press("9");
  await press("Enter");
  await page.getByRole("button", { name: "Reset Population growth" }).waitFor();
  step("lever");
  await find("childcare", "Childcare places per 1,000 residents");
  const explained = page.getByRole("complementary", { name: "Explanation" });
  await explained.waitFor();
  await press("Escape");
  await explained.waitFor({ state: "hidden" });
  step("explanation");
  await find("comp", "Compare");
  await heading(/Against/);
  step("compare");
  await find("shar", "Share");
  const share = page.getByRole("dialog", { name: "Share" });
  await share.waitFor();
  await tab(/Copy link/);
  await press("Enter");
  await share.getByRole("textbox", { name: "Link" }).waitFor();
  step("share");
  t.diagnostic(counted.join(", "));
  assert.ok(presses < 60, `${presses} presses: ${counted.join(", ")}`);
});
