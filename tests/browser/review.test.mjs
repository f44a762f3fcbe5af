// A reviewer checks figures, norms and assumptions against their sources: ticks and comments with a name and a day, kept in the file; what is changed has to be checked again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { violations } from "./support/axe.mjs";
import { figure } from "./support/figures.mjs";
import { DESKTOP, eventually, goTo, PHONE, scene } from "./support/scene.mjs";
import { grow } from "./support/share.mjs";

/** Opens the list from Data. */
async function begin(page) {
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Review…" }).click();
  return page.getByRole("dialog", { name: "Review" });
}

/** Types into a field and leaves it. */
async function type(field, text) {
  await field.fill(text);
  await field.press("Tab");
}

scene("ticks and a comment are kept in the file with name and day, and can be undone", { file: "Changjiang 2030" }, async (page) => {
  const dialog = await begin(page);
  assert.equal((await violations(page)).join("\n"), "");
  const status = dialog.getByRole("status");
  const all = Number(/^0 of (\d+) checked\.$/.exec(await status.textContent())[1]);
  assert.ok(all > 20, `${all}`);
  // Nobody can tick without a name.
  const ticks = dialog.getByRole("checkbox");
  await ticks.first().click();
  await dialog.getByText("Fill in the reviewer first; then ticks and comments can be given.").waitFor();
  assert.equal(await ticks.first().isChecked(), false);
  await type(dialog.getByLabel("Reviewer"), "李明");
  await type(dialog.getByLabel("Date"), "tomorrow");
  await dialog.getByText("Write a day like 2026-11-29.").waitFor();
  // Nothing is signed with another day than the one that stands there: it is led back to.
  await ticks.first().click();
  await eventually(() => dialog.getByLabel("Date").evaluate((field) => field === document.activeElement), true);
  assert.equal(await ticks.first().isChecked(), false);
  await type(dialog.getByLabel("Date"), "2026年11月29日");
  await eventually(() => dialog.getByLabel("Date").inputValue(), "2026-11-29");

  // What is looked for is found while it is typed, each word anywhere.
  const items = dialog.getByRole("listitem");
  await dialog.getByLabel("Find").fill("changjiang residents");
  await eventually(async () => (await items.allTextContents()).every((text) => /Changjiang/.test(text) && /Residents/.test(text)) && await items.count() > 0, true);
  await dialog.getByLabel("Find").fill("");
  await dialog.getByLabel("Kind").selectOption({ label: "Figures" });
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await eventually(() => status.textContent(), `2 of ${all} checked.`);
  assert.equal(await dialog.getByText("李明 · 2026-11-29").count(), 2);
  await type(dialog.getByLabel(/^Comment: /).nth(2), "Not in the yearbook");
  await eventually(() => status.textContent(), `2 of ${all} checked; 1 comment.`);
  await dialog.getByLabel("Show").selectOption({ label: "With a comment" });
  await eventually(() => dialog.getByRole("listitem").count(), 1);
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });

  // In the file.
  const download = page.waitForEvent("download");
  await page.keyboard.press("Control+s");
  const saved = JSON.parse(await readFile(await (await download).path(), "utf8"));
  assert.deepEqual(saved.reviews.map((one) => [one.of, one.checked?.by, one.checked?.date, one.comments?.[0].text]).sort(), [
    ["figure", undefined, undefined, "Not in the yearbook"],
    ["figure", "李明", "2026-11-29", undefined],
    ["figure", "李明", "2026-11-29", undefined],
  ].sort());

  // Each was a step.
  for (const left of [`2 of ${all} checked.`, `1 of ${all} checked.`, `0 of ${all} checked.`]) {
    await page.keyboard.press("Control+z");
    const again = await begin(page);
    await eventually(() => again.getByRole("status").textContent(), left);
    await again.getByRole("button", { name: "Close" }).click();
    await again.waitFor({ state: "hidden" });
  }
});

scene("what is changed after it was checked has to be checked again", { file: "Changjiang 2030" }, async (page) => {
  let dialog = await begin(page);
  await type(dialog.getByLabel("Reviewer"), "Li");
  await dialog.getByLabel("Kind").selectOption({ label: "Assumptions" });
  const tick = dialog.getByRole("checkbox").first();
  await tick.check();
  const headline = await dialog.getByRole("status").textContent();
  assert.match(headline, /^1 of \d+ checked\.$/);
  await dialog.getByRole("button", { name: /^Go to it: / }).first().click();
  await dialog.waitFor({ state: "hidden" });
  await grow(page, "6");
  dialog = await begin(page);
  await eventually(() => dialog.getByRole("status").textContent(), headline.replace(/^1 (of \d+) checked\.$/, "0 $1 checked; 1 changed since, to be checked again."));
  await dialog.getByText(/^Changed since it was checked, or its source was \(Li · .*; it said 7\)/).waitFor();
});

scene("a second reviewer adds to what the first said, under a name of their own", { file: "Changjiang 2030" }, async (page) => {
  const dialog = await begin(page);
  await type(dialog.getByLabel("Reviewer"), "Li");
  await type(dialog.getByLabel(/^Comment: /).first(), "Not on page 3");
  await dialog.getByText(/^Li · /).waitFor();
  await type(dialog.getByLabel("Reviewer"), "Wang");
  await dialog.getByText("Not on page 3").waitFor();
  await eventually(() => dialog.getByLabel(/^Comment: /).first().inputValue(), "");
  await type(dialog.getByLabel(/^Comment: /).first(), "On page 4");
  await dialog.getByText(/^Wang · /).waitFor();
  await dialog.getByText(/Not on page 3.*Li · /).waitFor();
});

scene("another's tick is not taken away, a figure is gone to by the cursor, and what is gone can be let go of", { file: "Changjiang 2030" }, async (page) => {
  let dialog = await begin(page);
  await type(dialog.getByLabel("Reviewer"), "Li");
  await dialog.getByLabel("Kind").selectOption({ label: "Figures" });
  await dialog.getByRole("checkbox").first().check();
  await type(dialog.getByLabel("Reviewer"), "Wang");
  await dialog.getByText(/^Li · .* · Only they can take it back\.$/).waitFor();
  assert.equal(await dialog.getByRole("checkbox").first().isDisabled(), true);
  assert.equal((await violations(page, { turns: false })).join("\n"), "");
  await type(dialog.getByLabel("Reviewer"), "Li");
  await eventually(() => dialog.getByRole("checkbox").first().isDisabled(), false);
  await dialog.getByRole("button", { name: /^Go to it: / }).first().click();
  await dialog.waitFor({ state: "hidden" });
  await eventually(() => page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null), true, "the cursor stands in the grid");
  // The figure is emptied: its review is of something that is gone.
  await page.keyboard.press("Delete");
  dialog = await begin(page);
  await dialog.getByText("1 more review is of something that is no longer in the file; it is kept.").click();
  await dialog.getByRole("button", { name: /^Forget this review: / }).click();
  await dialog.getByText(/no longer in the file/).waitFor({ state: "hidden" });
});

scene("a norm and a figure are ticked where they are read", { file: "Changjiang 2030" }, async (page) => {
  await goTo(page, "Norms");
  await page.getByRole("button", { name: "Infectious disease wards per county", exact: true }).click();
  const part = page.getByRole("group").filter({ hasText: "Checked against the source" });
  await part.getByText("Review", { exact: true }).click();
  await type(part.getByLabel("Reviewer"), "Li");
  await part.getByRole("checkbox").check();
  await part.getByText(/^Li · \d{4}-\d\d-\d\d$/).waitFor();
  const dialog = await begin(page);
  await eventually(async () => /^1 of/.test(await dialog.getByRole("status").textContent()), true);
});

for (const [lang, title, button] of [["en", "Review", "Review…"], ["zh-CN", "审核", "审核…"]]) {
  for (const size of [DESKTOP, { width: 1024, height: 768 }, PHONE]) {
    scene(`the list of what is to be checked does not scroll sideways (${lang}, ${size.width})`, { lang, size, scheme: size === PHONE ? "dark" : "light" }, async (page) => {
      await goTo(page, lang === "en" ? "Data" : "数据");
      await page.getByRole("button", { name: button }).click();
      const dialog = page.getByRole("dialog", { name: title });
      await dialog.getByRole("listitem").first().waitFor();
      assert.equal(await dialog.evaluate((one) => one.scrollWidth > one.clientWidth + 1), false);
      assert.equal((await violations(page)).join("\n"), "");
    });
  }
}

scene("a number is commented on from its explanation, what it rests on listed with the latest year first", { file: "Jiangxi 2025" }, async (page) => {
  await figure(page, "Licensed physicians per 1,000 residents (national plan)").click();
  const explanation = page.getByRole("complementary", { name: "Explanation" });
  await explanation.getByRole("button", { name: "Comment…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Review" });
  await dialog.getByText("What “Jiangxi · Licensed physicians per 1,000 residents (national plan)” rests on:").waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  // The name counts while it is typed: nothing has to be left or confirmed.
  await eventually(() => dialog.getByLabel("Reviewer").evaluate((field) => field === document.activeElement), true);
  await page.keyboard.type("Li Ming");
  const items = dialog.getByRole("listitem");
  await items.first().getByText(/^Jiangxi · .* · 2022$/).waitFor();
  await items.nth(1).getByText(/^Jiangxi · .* · 2021$/).waitFor();
  await items.filter({ hasText: "Licensed physicians per 1,000 residents (national plan)" }).first().waitFor();
  await items.first().getByLabel(/^Comment: /).fill("See the yearbook");
  await page.keyboard.press("Tab");
  await items.first().getByText(/^Li Ming · /).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await eventually(() => explanation.getByRole("button", { name: "Comment…" }).evaluate((button) => button === document.activeElement), true);
  // Whoever has signed writes at once; and everything else is a press away.
  await page.keyboard.press("Enter");
  await eventually(() => items.first().getByLabel(/^Comment: /).evaluate((field) => field === document.activeElement), true);
  await dialog.getByRole("button", { name: "List everything" }).click();
  await dialog.getByRole("status").filter({ hasText: "1 comment" }).waitFor();
});
