// Files: saved, opened again, dropped; and work that outlives the page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { path, readFigure } from "./support/figures.mjs";
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
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("4.8")));
  await page.reload();
  await page.getByRole("status").filter({ hasText: /restored/ }).waitFor();
  await eventually(() => readFigure(page, CHILDCARE), 216_952);
  await page.getByTitle("Unsaved changes").waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("status").filter({ hasText: /restored/ }).waitFor({ state: "hidden" });
});

scene("a change made a moment before the page is closed is not lost", {}, async (page) => {
  const kept = () => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes("4.8")));
  await change(page);
  // What is on the screen is there a moment later: sooner than what rests is written.
  await eventually(() => readFigure(page, CHILDCARE), 216_952);
  await page.reload();
  await page.getByRole("status").filter({ hasText: /restored/ }).waitFor();
  assert.ok(await kept());
  await eventually(() => readFigure(page, CHILDCARE), 216_952);
});

scene("work that was saved is not restored over what ships", {}, async (page) => {
  await change(page);
  // Kept by now, and to be let go of.
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("4.8")));
  await save(page);
  await page.getByTitle("Unsaved changes").waitFor({ state: "hidden" });
  await page.reload();
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
  assert.equal(await page.getByText(/have been restored/).count(), 0);
});

const FULL = () => {
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
};

scene("a browser that keeps nothing still works, and says so", { before: FULL }, async (page) => {
  await change(page);
  await page.getByRole("status").filter({ hasText: "The browser will not keep unsaved changes" }).waitFor();
  const { text } = await save(page);
  assert.match(text, /4\.8/);
});

const FORBIDDEN = () => {
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
};

scene("a browser that forbids storage altogether still works, and says so", { before: FORBIDDEN }, async (page) => {
  await change(page);
  await page.getByRole("status").filter({ hasText: "The browser will not keep unsaved changes" }).waitFor();
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { level: 1, name: /江西省/ }).waitFor();
});

scene("what an older visit left and cannot be read any more does not stop the start", {
  before: () => localStorage.setItem("permille.work", "{\"name\":\"x\",\"text\":\"{\"}"),
}, async (page) => {
  await eventually(() => readFigure(page, CHILDCARE), 203_397);
});
