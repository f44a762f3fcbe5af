// The app in two parts: the first figure waits for the first alone; the rest comes while the page is idle, and says so where it does not.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { readFigure } from "./support/figures.mjs";
import { database, early, growth, isKept, openRecent, setGrowth } from "./support/kept.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

const REST = "**/*-rest.wasm";
/** What the browser and the loader say of a part that does not come. */
const COMPLAINTS = /Failed to load resource|TypeError: Failed to fetch|-rest\.wasm: \d{3}|did not load|CompileError/;

/** Holds the later part back until `let` is called. */
function held() {
  let release;
  const free = new Promise((done) => (release = done));
  return { network: (page) => page.route(REST, async (route) => { await free; await route.continue(); }), free: release };
}

/** Answers for the later part as `answer` says, until `mend` is called. */
function broken(answer) {
  let whole = false;
  return { network: (page) => page.route(REST, (route) => (whole ? route.continue() : answer(route))), mend: () => (whole = true) };
}

const gone = (route) => route.fulfill({ status: 404, body: "" });
const unreachable = (route) => route.abort("connectionfailed");
const complaint = (page) => page.getByRole("alert");

{
  const { network, free } = held();
  scene("the first figure and its levers do not wait for the rest; a tab asked for too early says that it comes", { network }, async (page) => {
    await eventually(() => readFigure(page, "Childcare places per 1,000 residents"), 203_397);
    await page.getByRole("slider", { name: "Population growth" }).focus();
    await page.keyboard.press("ArrowRight");
    await eventually(async () => (await readFigure(page, "Childcare places per 1,000 residents")) > 203_397, true);
    await page.getByRole("tab", { name: "Areas", exact: true }).click();
    await page.getByRole("tabpanel", { name: "Areas" }).getByRole("status").filter({ hasText: "Loading…" }).waitFor();
    free();
    await page.getByRole("tabpanel", { name: "Areas" }).getByRole("heading", { level: 1 }).waitFor();
  });
}

{
  const { network } = held();
  scene("what is done before the rest is here outlives the tab, with every step", { network }, async (page, { address }) => {
    await setGrowth(page, "4.7");
    await setGrowth(page, "4.8");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await eventually(async () => (await early(page)).map((steps) => steps.length), [2]);
    const next = await page.context().newPage();
    await page.close();
    await next.goto(address);
    await eventually(() => growth(next), "4.7");
    await next.getByRole("button", { name: "Redo", exact: true }).click();
    await eventually(() => growth(next), "4.8");
    await eventually(async () => (await database(next)).map((file) => file.steps.length), [2]);
    assert.deepEqual(await early(next), [], "it is kept in one place");
  });
}

{
  const { network, free } = held();
  scene("what is done before the rest is here is no other tab's to take, and is kept like any other once it is", { network }, async (page, { address }) => {
    await setGrowth(page, "4.8");
    await eventually(async () => (await early(page)).length, 1);
    const other = await page.context().newPage();
    await other.goto(address);
    await other.getByRole("heading", { level: 1 }).waitFor();
    const list = await openRecent(other);
    await list.getByText("Nothing").waitFor();
    assert.deepEqual(await database(other), []);
    await other.close();
    free();
    await isKept(page, "4.8");
    await setGrowth(page, "4.9");
    await isKept(page, "4.9");
    await eventually(() => early(page), []);
    assert.equal((await database(page)).length, 1);
    await page.reload();
    await eventually(() => growth(page), "4.9");
  });
}

{
  const { network, free } = held();
  scene("a tab that had work opens it and shows no other file meanwhile", { network: () => {} }, async (page) => {
    await setGrowth(page, "4.8");
    await isKept(page, "4.8");
    await network(page);
    await page.reload();
    await page.getByRole("status").filter({ hasText: "Loading…" }).waitFor();
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 0, "the shipped file is not shown in its place");
    free();
    await eventually(() => growth(page), "4.8");
  });
}

{
  const { network, free } = held();
  scene("a dialog asked for too early can be closed, and is there once it has come", { network }, async (page) => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Share" });
    await dialog.getByRole("status").filter({ hasText: "Loading…" }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Share", "the focus is back on the button");
    await page.getByRole("button", { name: "Share", exact: true }).click();
    free();
    await dialog.getByRole("button", { name: "Save as a page" }).waitFor();
  });
}

{
  const { network, free } = held();
  scene("what is typed while a field is on its way stands in it, and Enter presses nothing meanwhile", { network }, async (page) => {
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "Find or do" });
    await dialog.getByRole("status").filter({ hasText: "Loading…" }).waitFor();
    await page.keyboard.type("riskk");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    free();
    const field = dialog.getByRole("combobox", { name: "Find or do" });
    await eventually(() => field.inputValue(), "risk");
    await dialog.getByRole("option", { name: /^Risk/ }).first().waitFor();
    await eventually(() => field.evaluate((field) => field === document.activeElement), true, "the field has the focus");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "Risk", selected: true }).waitFor();
  });
}

{
  const { network, free } = held();
  scene("what was typed for a dialog that is closed before its field is there stands in no other", { network }, async (page) => {
    const dialog = page.getByRole("dialog", { name: "Find or do" });
    await page.keyboard.press("Control+k");
    await dialog.getByRole("status").filter({ hasText: "Loading…" }).waitFor();
    await page.keyboard.type("risk");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    free();
    await page.keyboard.press("Control+k");
    const field = dialog.getByRole("combobox", { name: "Find or do" });
    await field.waitFor();
    assert.equal(await field.inputValue(), "");
  });
}

{
  const { network, free } = held();
  scene("a number asked too early can be let go of on a phone, and is answered once the rest has come", { network, size: PHONE }, async (page) => {
    const drawer = page.getByRole("complementary", { name: "Explanation" });
    await page.locator(".card__number").first().click();
    await drawer.getByRole("status").filter({ hasText: "Loading…" }).waitFor();
    await drawer.getByRole("button", { name: "Close", exact: true }).click();
    await drawer.waitFor({ state: "hidden" });
    await page.locator(".card__number").first().click();
    free();
    await drawer.getByRole("heading", { level: 3 }).waitFor();
  });
}

/** Asks for a file by key, once the browser's own dialog is waited for: the two go different ways to the browser. */
async function choosing(page) {
  const chooser = page.waitForEvent("filechooser");
  await page.title();
  await page.keyboard.press("Control+o");
  return chooser;
}

{
  const { network, free } = held();
  scene("a file picked too early is opened once the rest has come", { network }, async (page) => {
    const chooser = await choosing(page);
    await chooser.setFiles({ name: "own.scenario.json", mimeType: "application/json", buffer: await shippedFile("tutorial") });
    free();
    await page.getByRole("button", { name: /^Scenario file: Tutorial/ }).waitFor();
  });
}

{
  const { network, mend } = broken(unreachable);
  scene("a part that does not come says so, and comes when it is tried again", { network, complaints: COMPLAINTS }, async (page) => {
    await page.getByRole("tab", { name: "Norms", exact: true }).click();
    await complaint(page).filter({ hasText: "the server cannot be reached" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Load the page anew" }).count(), 0, "there is nothing to load anew for");
    await page.getByRole("button", { name: "Try again" }).click();
    await complaint(page).filter({ hasText: "the server cannot be reached" }).waitFor();
    mend();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("tabpanel", { name: "Norms" }).getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await complaint(page).count(), 0);
  });
}

{
  const { network } = broken(unreachable);
  scene("it says so in Chinese, on a phone", { network, complaints: COMPLAINTS, lang: "zh-CN", size: PHONE }, async (page) => {
    await page.getByRole("tab", { name: words("zh").areas }).click();
    await complaint(page).filter({ hasText: "连不上服务器" }).waitFor();
    await page.getByRole("button", { name: "重试" }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing stands out of the page");
  });
}

{
  const { network, mend } = broken(gone);
  scene("a page that stayed open across an update says so and keeps the work", { network, complaints: COMPLAINTS }, async (page) => {
    const field = page.getByRole("textbox", { name: "Population growth, number" });
    await field.fill("4.8");
    await field.press("Enter");
    await page.getByRole("tab", { name: "Compare", exact: true }).click();
    await complaint(page).filter({ hasText: "Permille was updated on the server" }).waitFor();
    mend();
    await page.getByRole("button", { name: "Load the page anew" }).click();
    await page.getByRole("status").filter({ hasText: "restored" }).waitFor();
    await eventually(() => page.getByRole("textbox", { name: "Population growth, number" }).inputValue(), "4.8");
  });
}

{
  const { network } = broken(gone);
  scene("without the rest a file is saved all the same, and it is said what is missing", { network, complaints: COMPLAINTS }, async (page) => {
    const field = page.getByRole("textbox", { name: "Population growth, number" });
    await field.fill("4.8");
    await field.press("Enter");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
    const saved = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.match(JSON.stringify(saved.scenarios), /4\.8/);
    await page.getByRole("status").filter({ hasText: "Saved, without the record of its results" }).waitFor();
  });
}

{
  const { network, mend } = broken(gone);
  scene("a file that cannot be opened for want of the rest is said to wait", { network, complaints: COMPLAINTS }, async (page) => {
    const pick = async () => {
      const chooser = await choosing(page);
      await chooser.setFiles({ name: "own.scenario.json", mimeType: "application/json", buffer: await shippedFile("tutorial") });
    };
    await pick();
    await complaint(page).filter({ hasText: "This was not done" }).waitFor();
    mend();
    await pick();
    await page.getByRole("button", { name: /^Scenario file: Tutorial/ }).waitFor();
  });
}

scene("a server that sends modules under another type still works: page, rest and worker", { types: { ".wasm": "application/octet-stream" } }, async (page) => {
  await goTo(page, "Areas");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  // The link is made by the worker.
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await dialog.getByRole("img", { name: /QR code/ }).waitFor();
});

scene("whatever is fetched is named by its content, or asked for by it", {}, async (page, { address }) => {
  const asked = [];
  // A worker is made of what is here already.
  page.on("request", (request) => request.url().startsWith("blob:") || asked.push(request.url().slice(address.length)));
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await goTo(page, "Areas");
  await page.getByRole("group", { name: "Shown as" }).getByRole("button", { name: "Map" }).click();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await dialog.getByRole("img", { name: /QR code/ }).waitFor();
  await eventually(async () => asked.some((file) => file.startsWith("outlines.json")) && asked.some((file) => file.startsWith("permille-worker-")), true);
  const plain = asked.filter((file) => file && !/[-?][0-9a-f]{14,16}\b/.test(file.replaceAll("_", "-")));
  assert.deepEqual(plain, []);
});

scene("once loaded, every screen is there without a connection", {}, async (page) => {
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name, responseEnd }) => name.endsWith("-rest.wasm") && responseEnd > 0));
  await page.context().setOffline(true);
  for (const screen of SCREENS) {
    if (screen === "present") continue;
    await goTo(page, words("en")[screen]);
  }
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("dialog", { name: "Share" }).getByRole("button", { name: "Save as a page" }).waitFor();
});

/** A shipped file's bytes. */
async function shippedFile(id) {
  return readFile(new URL(`../../scenarios/${id}.scenario.json`, import.meta.url));
}
