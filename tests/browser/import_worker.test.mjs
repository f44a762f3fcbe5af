// A table on its way in never holds the page up: it is read and worked out in the worker, again whenever something else is said of it.

import assert from "node:assert/strict";

import { violations } from "./support/axe.mjs";
import { eventually, goTo, PHONE, scene } from "./support/scene.mjs";
import { WATCHED, busiest, longest } from "./support/tasks.mjs";

/** The longest a task may be, in milliseconds. */
const TASK = process.env.MEASURE ? 100 : 60_000;

/** For a page, before the app's own script: what is asked of the worker of an import can be held back, and the worker lost. */
const HELD = () => {
  const post = Worker.prototype.postMessage;
  window.waiting = [];
  window.hold = false;
  Worker.prototype.postMessage = function (message, transfer) {
    const send = () => post.call(this, message, transfer ?? []);
    if (!Array.isArray(message) || message[0] !== "import-table") return send();
    window.lose = () => this.dispatchEvent(new Event("error", { cancelable: true }));
    return window.hold ? void window.waiting.push(send) : send();
  };
};

const hold = (page) => page.evaluate(() => void (window.hold = true));
const release = (page) => page.evaluate(() => {
  window.hold = false;
  window.waiting.splice(0).forEach((send) => send());
});

/** Picks a table, and gives the dialog. */
async function pick(page, name, text, label = "Choose a table to import") {
  await page.getByLabel(label).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  return page.getByRole("dialog");
}

const TABLE = "Code,First,Second\n360202,310,201400\n360222,120,276000\n";
const column = (dialog, letter) => dialog.getByRole("combobox", { name: `Column ${letter}`, exact: true });
const chosen = (dialog, letter) => column(dialog, letter).evaluate((select) => select.selectedOptions[0].textContent);
const bar = (dialog) => dialog.getByRole("progressbar", { name: "Working it out again", exact: false });

scene("while the preview is worked out anew the old one stays, what is said next is taken too, and Stop takes back what was not worked out",
  { before: HELD }, async (page) => {
    await goTo(page, "Data");
    const dialog = await pick(page, "2024.csv", TABLE);
    await column(dialog, "B").waitFor();
    await hold(page);
    await column(dialog, "B").focus();
    await column(dialog, "B").selectOption({ label: "Childcare places" });
    await bar(dialog).waitFor();
    // What was chosen is seen, the focus is where it was, and the table is still there.
    assert.equal(await chosen(dialog, "B"), "Childcare places");
    assert.equal(await page.evaluate(() => document.activeElement.id), "import-column-1");
    assert.equal(await dialog.getByRole("cell", { name: "310" }).count(), 1);
    assert.equal((await violations(page)).join("\n"), "");
    await dialog.getByRole("button", { name: "Stop", exact: true }).click();
    await bar(dialog).waitFor({ state: "detached" });
    assert.equal(await chosen(dialog, "B"), "Not imported");
    await eventually(() => page.workers().length, 0, "nothing works on it any more");
    // What is said then is worked out by another worker, one after the other.
    await page.evaluate(() => void window.waiting.splice(0));
    await column(dialog, "B").selectOption({ label: "Childcare places" });
    await column(dialog, "C").selectOption({ label: "Residents" });
    await dialog.getByRole("button", { name: "Next: check" }).click();
    await bar(dialog).waitFor();
    assert.equal(await dialog.getByRole("button", { name: "Import", exact: true }).isDisabled(), true);
    await release(page);
    await dialog.getByText("4 figures change.").waitFor();
    await bar(dialog).waitFor({ state: "detached" });
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByTitle("Undo: Import 2024.csv").waitFor();
    await eventually(() => page.workers().length, 0, "the worker has gone home");
  });

scene("a list can be looked at after Stop, and Stop on the way in leaves what is open as it is", { before: HELD }, async (page) => {
  await goTo(page, "Data");
  const dialog = await pick(page, "2024.csv", "Code,Residents,Remark\n360202,201400,a\n360222,-5,b\n");
  await dialog.getByRole("button", { name: "Next: check" }).click();
  await dialog.getByText("There is 1 error; correct it or leave it out before anything is imported.").waitFor();
  await hold(page);
  const leave = dialog.getByLabel("Leave out the cells with errors and import the rest");
  await leave.check();
  await bar(dialog).waitFor();
  await dialog.getByRole("button", { name: "Stop", exact: true }).click();
  await bar(dialog).waitFor({ state: "detached" });
  await eventually(() => leave.isChecked(), false);
  await release(page);
  await dialog.getByRole("button", { name: "Changes 1" }).click();
  await dialog.getByRole("row").filter({ hasText: "Changjiang District" }).waitFor();
  await leave.check();
  await dialog.getByText("1 figure changes.").waitFor();
  await hold(page);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await bar(dialog).waitFor();
  await dialog.getByRole("button", { name: "Stop", exact: true }).click();
  await bar(dialog).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
  assert.equal(await leave.isChecked(), true);
});

scene("where the worker is lost it is said, all that was chosen stays, and it can be tried again", { before: HELD, size: PHONE, lang: "zh-CN" }, async (page) => {
  await goTo(page, "数据");
  const dialog = await pick(page, "2024.csv", TABLE, "选择要导入的表格");
  const second = dialog.getByRole("combobox", { name: "B 列", exact: true });
  await second.waitFor();
  await hold(page);
  await second.selectOption({ label: "托位" });
  await dialog.getByRole("progressbar").waitFor();
  await page.evaluate(() => window.lose());
  const alert = dialog.getByRole("alert").filter({ hasText: "您的选择都还在" });
  await alert.waitFor();
  assert.equal((await violations(page)).join("\n"), "");
  await page.evaluate(() => void window.waiting.splice(0));
  await release(page);
  await alert.getByRole("button", { name: "重试" }).click();
  await alert.waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "下一步：核对" }).click();
  await dialog.getByText("将更新 2 个数值。").waitFor();
});

scene("30,000 rows are worked out beside the page", { before: WATCHED, file: "Jiangxi 2025, average" }, async (page, { t }) => {
  page.setDefaultTimeout(60_000);
  await goTo(page, "Data");
  const counties = ["360202", "360203", "360222", "360281"];
  const rows = Array.from({ length: 30_000 }, (_, row) => `${counties[row % 4]},${1990 + (Math.floor(row / 4) % 30)},${row}`);
  const text = `Code,Year,Residents\n${rows.join("\n")}\n`;
  const began = Date.now();
  let dialog;
  const act = async () => {
    dialog = await pick(page, "rows.csv", text);
    await dialog.getByRole("button", { name: "Next: check" }).click();
    await dialog.getByText(/^There are [\d,]+ errors/).waitFor();
  };
  const task = process.env.MEASURE ? await busiest(page, act) : (await act(), await longest(page));
  t.diagnostic(`previewed after ${Date.now() - began} ms; longest task ${task} ms`);
  assert.ok(task <= TASK, `a task of ${task} ms`);
  await dialog.getByRole("searchbox", { name: "Filter" }).fill("C30001");
  await dialog.getByText("C30001", { exact: false }).first().waitFor();
});
