// Files: saved, opened again, dropped; and work that outlives the page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { path, readFigure } from "./support/figures.mjs";
import { database, growth, isKept, setGrowth } from "./support/kept.mjs";
import { eventually, openShipped, scene } from "./support/scene.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";

/** Puts the target of childcare places at 4.8. */
async function change(page) {
  const field = page.getByRole("region", { name: "Standards" }).getByRole("textbox", { name: `${CHILDCARE}, number` });
  await field.fill("4.8");
  await field.press("Enter");
  await eventually(() => readFigure(page, CHILDCARE), 216_952);
}

/** Presses Save, and gives the file's name and its text. */
async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Drops a file on the window. */
function drop(page, name, text) {
  return page.evaluate(([name, text]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], name, { type: "application/json" }));
    const happens = (what) => document.body.dispatchEvent(new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried }));
    happens("dragenter");
    happens("dragover");
    happens("drop");
  }, [name, text]);
}

scene("what is saved opens again with the change in it", {}, async (page) => {
  await change(page);
  await page.getByTitle("Unsaved changes").waitFor();
  const { name, text } = await save(page);
  assert.match(name, /\.scenario\.json$/);
  const levers = JSON.parse(text).scenarios.find((scenario) => scenario.id === "baseline").levers;
  assert.deepEqual(levers, [{ lever: "target", norm: "childcare-places-per-1000", value: 4.8 }]);
  await page.getByTitle("Unsaved changes").waitFor({ state: "hidden" });
  await openShipped(page, "Changjiang 2030");
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  await page.getByLabel("Open a file…").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("heading", { level: 1, name: /Jiangxi/ }).waitFor();
  await eventually(() => readFigure(page, CHILDCARE), 216_952);
});

scene("a file that is opened and saved is the same to the byte", { file: "Tutorial" }, async (page) => {
  await page.getByRole("heading", { level: 1, name: /Example County/ }).waitFor();
  const { text } = await save(page);
  assert.equal(text, readFileSync(path("tutorial"), "utf8"));
});

scene("Ctrl+S saves", { file: "Changjiang 2030" }, async (page) => {
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  assert.match(download.suggestedFilename(), /Changjiang.*\.scenario\.json$/);
});

scene("fields that Permille does not know survive opening and saving", {}, async (page) => {
  const file = JSON.parse(readFileSync(path("changjiang-2030"), "utf8"));
  file.areas[0]["my-own-field"] = { kept: [1, 2, 3] };
  await page.getByLabel("Open a file…").setInputFiles({ name: "own.scenario.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  assert.deepEqual(JSON.parse((await save(page)).text).areas[0]["my-own-field"], { kept: [1, 2, 3] });
});

scene("a file dropped on the window opens", {}, async (page) => {
  await drop(page, "dropped.scenario.json", readFileSync(path("changjiang-2030"), "utf8"));
  await page.getByRole("heading", { level: 1, name: /Changjiang/ }).waitFor();
  assert.equal(await page.getByText("Drop to open the scenario file").count(), 0);
});

scene("a file dropped that is none is answered with a sentence", {}, async (page) => {
  await drop(page, "photo.json", "\u0000\u0001 no text");
  await page.getByRole("alert").filter({ hasText: "photo.json" }).waitFor();
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
});

scene("unsaved work is there again after the page was closed", {}, async (page) => {
  await change(page);
  await isKept(page, "4.8");
  await page.reload();
  await page.getByRole("status").filter({ hasText: /restored/ }).waitFor();
  await eventually(() => readFigure(page, CHILDCARE), 216_952);
  await page.getByTitle("Unsaved changes").waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("status").filter({ hasText: /restored/ }).waitFor({ state: "hidden" });
});

scene("a change made a moment before the page is closed is not lost", {}, async (page) => {
  await change(page);
  await page.reload();
  await page.getByRole("status").filter({ hasText: /restored/ }).waitFor();
  await eventually(() => readFigure(page, CHILDCARE), 216_952);
});

// How a page goes, each with the tab in which the app is opened again.
const LEAVING = {
  "is hidden, and its tab is ended without another word, as a phone does": async (page) => {
    const devtools = await page.context().newCDPSession(page);
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden" });
      Object.defineProperty(document, "hidden", { value: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    });
    const ended = page.waitForEvent("crash");
    // It is gone before it can answer.
    devtools.send("Page.crash").catch(() => {});
    await ended;
    await page.close();
  },
  "gives way to another page at once": (page) => page.goto("about:blank"),
  "is closed at once": (page) => page.close(),
};

for (const [what, leave] of Object.entries(LEAVING)) {
  scene(`a change is kept with its history, and not only after a while, where the page ${what}`, {}, async (page, { address }) => {
    await setGrowth(page, "7.1");
    await isKept(page, "7.1");
    // From here on nothing is done after a while.
    await page.evaluate(() => { window.setTimeout = () => 0; });
    await setGrowth(page, "7.2");
    await eventually(() => growth(page), "7.2");
    await leave(page);
    const next = page.isClosed() ? await page.context().newPage() : page;
    await next.goto(address);
    await eventually(() => growth(next), "7.2");
    await next.getByRole("button", { name: "Undo", exact: true }).click();
    await eventually(() => growth(next), "7.1");
  });
}

scene("someone who types without a pause is kept while they type", {}, async (page) => {
  const field = page.getByRole("textbox", { name: "Population growth, number" });
  const until = Date.now() + 2_500;
  for (let step = 1; Date.now() < until; step += 1) {
    await field.fill(`1.${step}`);
    await field.press("Enter");
    // Never for as long as a pause that is waited for.
    if (step === 5) assert.ok(Date.now() < until);
  }
  const steps = (await database(page)).flatMap((file) => file.steps);
  assert.ok(steps.length > 5, `${steps.length} steps are kept already`);
});

scene("work that was saved is there again after a reload, and is not called unsaved", {}, async (page) => {
  await change(page);
  await save(page);
  await page.getByTitle("Unsaved changes").waitFor({ state: "hidden" });
  await eventually(async () => (await database(page))[0]?.unsaved, false);
  await page.reload();
  await eventually(() => readFigure(page, CHILDCARE), 216_952);
  assert.equal(await page.getByText(/have been restored/).count(), 0);
  assert.equal(await page.getByTitle("Unsaved changes").count(), 0);
});

const FULL = () => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
};

scene("a browser that keeps nothing still works, and says so", { before: FULL }, async (page) => {
  await change(page);
  await page.getByRole("status").filter({ hasText: "The browser will not keep unsaved changes" }).waitFor();
  const { text } = await save(page);
  assert.match(text, /4\.8/);
});

const FORBIDDEN = () => {
  for (const storage of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, storage, { get() { throw new DOMException("denied", "SecurityError"); } });
  }
  // As in the private windows of some browsers.
  IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };
};

scene("a browser that forbids storage altogether still works, and says so", { before: FORBIDDEN }, async (page) => {
  await change(page);
  await page.getByRole("status").filter({ hasText: "The browser will not keep unsaved changes" }).waitFor();
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { level: 1, name: /江西省/ }).waitFor();
});
