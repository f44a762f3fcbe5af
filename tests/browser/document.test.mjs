// A plan document becomes norms: read, decided on sentence by sentence, binding at once, held against the plan that ships, and read again when a newer version comes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { violations } from "./support/axe.mjs";
import { DESKTOP, eventually, goTo, PHONE, scene } from "./support/scene.mjs";

const PAPER = readFileSync(new URL("../../reader/tests/documents/gan-fu-fa-2023-1.txt", import.meta.url));
const PRINTED = readFileSync(new URL("../../reader/tests/pdf/gan-fu-fa-2023-1.pdf", import.meta.url));

const OLD = "云岭市托育规划（2026—2030年）\n一、目标\n（一）总体\n到2028年，每千人口托位数达到4.5个。到2027年，建成急救站12个。到2029年，培养全科医生300名。到2030年，康复床位达到900张。";
const ODD = `${OLD}到2030年，达到45。到2030年，12、15。`;
const NEW = OLD.replace("4.5个", "4.8个").replace("到2027年", "到2028年").replace("康复床位达到900张", "新建影像中心3个");

/** Opens the dialog. */
async function begin(page) {
  await goTo(page, "Norms");
  await page.getByRole("button", { name: "Read a document…" }).click();
  return page.getByRole("dialog", { name: /^Read a plan document/ });
}

/** Pastes a text and has it read. */
async function paste(dialog, text) {
  await dialog.getByLabel("Paste the text of the document").fill(text);
  await dialog.getByRole("button", { name: "Read it" }).click();
}

/** Picks a file. */
const pick = (dialog, name, buffer) =>
  dialog.getByLabel("Choose a plan document to read").setInputFiles({ name, mimeType: "application/octet-stream", buffer });

scene("a newcomer reads a document, holds it against the shipped plan, accepts what is certain, and takes it back", {}, async (page) => {
  const dialog = await begin(page);
  assert.equal((await violations(page)).join("\n"), "");
  await pick(dialog, "002.txt", PAPER);
  await dialog.getByText("426 of 426 figures accounted for").waitFor();
  // Asked with sensible proposals.
  const field = (name) => dialog.getByRole("textbox", { name }).inputValue();
  assert.deepEqual([await field(/^Territory/), await field("First year"), await field("Last year"), await field("Number, where it has one")],
    ["360000", "2023", "2025", "赣府发〔2023〕1号"]);
  // A marked sentence leads to the norm it is proposed as, by keyboard.
  await dialog.getByRole("combobox", { name: "Show" }).selectOption({ label: "Marked sentences alone" });
  const mark = dialog.getByRole("link", { name: /每千人口托位数/ }).first();
  await mark.focus();
  await page.keyboard.press("Enter");
  await eventually(() => page.evaluate(() => document.activeElement?.tagName), "ARTICLE");
  const card = dialog.locator("article:focus");
  await card.getByText("Binds", { exact: true }).waitFor();
  assert.equal((await violations(page)).join("\n"), "");

  // Held against the plan that ships.
  const against = dialog.getByLabel("Hold against a plan");
  const titles = await against.getByRole("option").allTextContents();
  await against.selectOption({ index: titles.findIndex((title) => /three-year|Three-Year/i.test(title)) });
  const told = dialog.getByText(/are the same, \d+ differ, \d+ are new/);
  const [same, other, fresh, missing] = (await told.textContent()).match(/\d+/g).map(Number);
  assert.ok(same > 90 && missing < 100, `${same} ${other} ${fresh} ${missing}`);
  await dialog.getByText(/In the plan, and not in the document/).click();
  await dialog.getByRole("button", { name: /^Take it out of the plan/ }).first().waitFor();
  await against.selectOption({ index: 0 });

  await dialog.getByRole("button", { name: /^Accept all that are certain/ }).click();
  const add = dialog.getByRole("button", { name: /^Add \d+ norms as a plan/ });
  const count = Number((await add.textContent()).match(/\d+/)[0]);
  assert.ok(count > 20, `${count}`);
  await dialog.getByText(new RegExp(`: ${count} accepted, 0 set aside`)).waitFor();
  await dialog.getByRole("button", { name: "Undo the last step" }).click();
  await dialog.getByText(": 0 accepted").waitFor();
  await dialog.getByRole("button", { name: /^Accept all that are certain/ }).click();
  await add.click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(new RegExp(`binds with ${count} norms`)).waitFor();
  await page.getByText(new RegExp(`^6 plans bind this file with ${321 + count} norms`)).waitFor();
  // What binds now is what is looked at, each norm with its sentence.
  await page.getByText(`${count} of ${321 + count} shown`).waitFor();
  const undo = page.getByRole("button", { name: "Undo" });
  assert.match(await undo.getAttribute("title"), /Add the plan of a document/);
  await undo.click();
  await page.getByText(/^5 plans bind this file with 321 norms/).waitFor();
});

scene("a norm is corrected in the form, another written for a figure that was not understood, and the plan exported", {}, async (page) => {
  const dialog = await begin(page);
  await paste(dialog, ODD);
  const figures = dialog.getByText(/^\d+ of \d+ figures accounted for/);
  await figures.waitFor();
  const [before, all] = (await figures.textContent()).match(/\d+/g).map(Number);
  assert.ok(before < all);
  await dialog.getByRole("button", { name: /^Correct…: .*托位/ }).click();
  const form = page.getByRole("dialog", { name: /^Change the norm/ });
  await form.getByRole("textbox", { name: "Name (English)" }).fill("Nursery places");
  await form.getByRole("textbox", { name: /^Value/ }).fill("4.6");
  await form.getByRole("button", { name: "Keep this norm" }).click();
  await form.waitFor({ state: "hidden" });
  await dialog.getByText("Nursery places").waitFor();
  await dialog.getByText("corrected", { exact: true }).waitFor();
  // What was not understood: one is written as a norm, what is left demands nothing.
  await dialog.getByRole("button", { name: "Write a norm…" }).first().click();
  const blank = page.getByRole("dialog", { name: "Add norm" });
  await blank.getByRole("textbox", { name: "Name (English)" }).fill("Forty-five sites");
  await blank.getByRole("combobox", { name: "Rule", exact: true }).selectOption({ label: "absolute" });
  await blank.getByRole("textbox", { name: "Its unit (English)" }).fill("sites");
  await blank.getByRole("textbox", { name: /^Value/ }).fill("45");
  await blank.getByRole("button", { name: "Keep this norm" }).click();
  await blank.waitFor({ state: "hidden" });
  const rest = dialog.getByRole("article", { name: "Figures not understood" }).getByRole("button", { name: "Not a demand", pressed: false });
  while (await rest.count()) await rest.first().click();
  await dialog.getByText(`${all} of ${all} figures accounted for`).waitFor();
  // Escape asks, and what was decided is there when the dialog is opened again.
  await page.keyboard.press("Escape");
  await dialog.getByText("Press Escape again to leave it.").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  const again = await begin(page);
  await again.getByRole("button", { name: "Go on where you left off" }).click();
  await again.getByRole("textbox", { name: "Title of the document (English)" }).fill("Cloud Ridge");
  await again.getByRole("textbox", { name: /^Territory/ }).fill("360000");
  await again.getByRole("button", { name: "Add 2 norms as a plan" }).click();
  await page.getByText("“Cloud Ridge” binds with 2 norms.", { exact: false }).waitFor();
  await page.getByRole("navigation", { name: "Parts of this screen" }).getByRole("button", { name: "Plans that bind this file" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export plan: Cloud Ridge" }).click()]);
  const text = readFileSync(await download.path(), "utf8");
  assert.match(text, /zh = "到2028年，每千人口托位数达到4\.5个。（原文）"/);
  assert.match(text, /clause = "一\(一\)"/);
});

scene("a newer version says what it raised, moved and dropped, and takes it over in one step", {}, async (page) => {
  const dialog = await begin(page);
  const told = async (text) => {
    await paste(dialog, text);
    await dialog.getByText(/figures accounted for/).waitFor();
    await dialog.getByRole("textbox", { name: /^Territory/ }).fill("360000");
    await dialog.getByRole("textbox", { name: "Title of the document (English)" }).fill("Cloud Ridge");
  };
  await told(OLD);
  for (const accept of await dialog.getByRole("button", { name: /^Accept: / }).all()) await accept.click();
  await dialog.getByRole("button", { name: "Add 4 norms as a plan" }).click();
  await page.getByText(/^6 plans bind this file with 325 norms/).waitFor();
  await begin(page);
  await told(NEW);
  await dialog.getByLabel("Hold against a plan").selectOption({ label: "Cloud Ridge" });
  await dialog.getByText("1 are the same, 2 differ, 1 are new; 1 of the plan were not read in the document.").waitFor();
  await dialog.getByText("raised", { exact: true }).waitFor();
  await dialog.getByText("moved", { exact: true }).waitFor();
  await dialog.getByText(/was “.*4\.5.*”, is now “.*4\.8/).waitFor();
  await dialog.getByRole("button", { name: "Accept all changes (3)" }).click();
  await dialog.getByText(/In the plan, and not in the document/).click();
  await dialog.getByRole("button", { name: /^Take it out of the plan: .*康复床位/ }).click();
  await dialog.getByRole("button", { name: "Take 4 changes over into it" }).click();
  await page.getByText("4 changes are taken over into “Cloud Ridge”.", { exact: false }).waitFor();
  await page.getByText(/^6 plans bind this file with 325 norms/).waitFor();
  const centres = page.getByRole("button", { name: /影像中心/ });
  await centres.first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => centres.count(), 0);
});

scene("a PDF that is dropped anywhere is read, and a second one asks before the first is let go of", { lang: "zh-CN" }, async (page) => {
  const drop = async (name, bytes) => {
    const transfer = await page.evaluateHandle(([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name));
      return data;
    }, [name, bytes.toString("base64")]);
    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  };
  await drop("规划.pdf", PRINTED);
  const dialog = page.getByRole("dialog", { name: /^读取规划文件/ });
  await dialog.getByText(/^\d+ 个数字中 \d+ 个有着落/).waitFor();
  assert.equal(await dialog.getByRole("textbox", { name: /^文号/ }).inputValue(), "赣府发〔2023〕1号");
  await dialog.getByRole("button", { name: /^采纳：/ }).first().click();
  await drop("新版.txt", Buffer.from(NEW));
  await dialog.getByText("要改读“新版.txt”吗？", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: "不读" }).click();
  await dialog.getByText(/1 条已采纳/).waitFor();
  await drop("新版.txt", Buffer.from(NEW));
  await dialog.getByRole("button", { name: "改读这份" }).click();
  await dialog.getByRole("heading", { name: /云岭市托育规划/ }).first().waitFor();
});

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]);

// Each with what is said of it in English and in Chinese.
const SENTENCES = [
  ["天气.txt", Buffer.from("天气很好。\n我们去公园。"), "No countable demand was read", "文中没有读出可计数的要求"],
  ["空.txt", Buffer.from("  \n"), "The file is empty.", "文件是空的"],
  ["torn.txt", Buffer.from("床位\n\n7.1\n\n医师\n3.0\n"), "No countable demand was read", "表格是不是图片"],
  ["scan.pdf", Buffer.from("%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n3 0 obj\n<</Type /Page /Parent 2 0 R>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"), "made of scanned pictures", "扫描的图片"],
  ["circle.pdf", Buffer.from("%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [2 0 R] /Count 1>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"), "contains itself", "互相包含"],
  ["torn.pdf", Buffer.from("%PDF-1.4 nothing"), "The file is damaged", "文件已损坏"],
  ["old.doc", OLE, "This is an old .doc file.", "旧版 .doc 文件"],
  ["locked.docx", Buffer.concat([OLE, Buffer.from("EncryptedPackage", "utf16le")]), "protected by a password", "有密码保护"],
  ["long.txt", Buffer.from("到2030年，每县建成医院3所。".repeat(180_000)), "more than 5 MB of text", "文字超过 5 MB"],
  ["picture.docx", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 0xff]), "This is no text.", "不是文字文件"],
];

scene("each bad file gets a sentence, nothing open is lost, and a page full of scripts is read as what it says", {}, async (page) => {
  const dialog = await begin(page);
  await dialog.getByRole("button", { name: "Read it" }).click();
  await dialog.getByText("Paste the text first, or choose a file.").waitFor();
  await dialog.getByLabel("Paste the text of the document").fill("到2030年");
  for (const [name, bytes, sentence] of SENTENCES) {
    await pick(dialog, name, bytes);
    await dialog.getByRole("alert").getByText(sentence, { exact: false }).waitFor();
    await dialog.getByRole("button", { name: "Back" }).click();
  }
  // What was pasted before is still there.
  assert.equal(await dialog.getByLabel("Paste the text of the document").inputValue(), "到2030年");
  const html = `<html>${"<script>var a = '到2025年达到90%';</script>".repeat(20_000)}<p>云岭市规划（2026—2030年）</p><p>一、目标</p><p>到2030年，每千人口床位数达到7.5张。</p></html>`;
  await pick(dialog, "page.html", Buffer.from(html));
  await dialog.getByText(/^1 norms|: 0 accepted/).first().waitFor();
  assert.equal(await dialog.getByRole("button", { name: /^Accept: / }).count(), 1);
  assert.equal(await dialog.getByText("var a").count(), 0);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByText(/^5 plans bind this file with 321 norms/).waitFor();
});

scene("each bad file gets its sentence in Chinese as well", { lang: "zh-CN" }, async (page) => {
  await goTo(page, "标准");
  await page.getByRole("button", { name: "读取文件…" }).click();
  const dialog = page.getByRole("dialog", { name: /^读取规划文件/ });
  for (const [name, bytes, , sentence] of SENTENCES) {
    await dialog.getByLabel("选择要读取的规划文件").setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
    await dialog.getByRole("alert").getByText(sentence, { exact: false }).waitFor();
    await dialog.getByRole("button", { name: "上一步" }).click();
  }
});

const ENGLISH = "Cloud Ridge City Health Service Plan (2026–2030)\n1. Targets\nBy 2028, there shall be at least 4.5 childcare places per 1,000 residents. Each county shall have at least two maternal hospitals by 2029. No less than 90% of township hospitals shall have a fever clinic by 2027.";
const COUNTED = "云岭市托育规划（2026—2030年）\n一、目标\n到2028年，每千人口托位数达到4.5个。到2030年，新增托位600个。";

scene("an English document is read, and what is counted already goes on being counted", {}, async (page) => {
  const dialog = await begin(page);
  await paste(dialog, ENGLISH);
  await dialog.getByRole("article", { name: "Childcare places" }).getByText("Counts the “Childcare places” that is there", { exact: false }).waitFor();
  assert.equal(await dialog.getByRole("button", { name: /^Accept: / }).count(), 3);
  assert.equal(await dialog.locator(".document__words").first().getAttribute("lang"), "en");
  assert.equal((await violations(page)).join("\n"), "");
  await dialog.getByRole("button", { name: "Read another" }).click();
  await paste(dialog, COUNTED);
  // So many more may be some of what there is: it is asked, and one press answers.
  const more = dialog.getByRole("article").filter({ hasText: "600" });
  await more.getByText("It may count the “Childcare places” (places) that is there", { exact: false }).waitFor();
  await more.getByText("to check", { exact: true }).waitFor();
  await more.getByRole("button", { name: /^Count as “Childcare places”/ }).click();
  await more.getByText("Counts the “Childcare places” that is there", { exact: false }).waitFor();
  await more.getByRole("button", { name: /^Count apart/ }).click();
  assert.equal(await more.getByRole("button", { name: /^Count as/ }).count(), 0);
  for (const accept of await dialog.getByRole("button", { name: /^Accept: / }).all()) await accept.click();
  await dialog.getByRole("textbox", { name: "Title of the document (English)" }).fill("Cloud Ridge");
  await dialog.getByRole("textbox", { name: /^Territory/ }).fill("360000");
  await dialog.getByRole("button", { name: "Add 2 norms as a plan" }).click();
  await page.getByText("“Cloud Ridge” binds with 2 norms.", { exact: false }).waitFor();
});

for (const [size, where] of [[PHONE, "a phone"], [{ width: 1024, height: 768 }, "a small window"], [DESKTOP, "a desk"]]) {
  scene(`on ${where} the page of a document does not scroll sideways, in either theme`, { size, scheme: size === PHONE ? "dark" : "light", lang: "zh-CN" }, async (page) => {
    await goTo(page, "标准");
    await page.getByRole("button", { name: "读取文件…" }).click();
    const dialog = page.getByRole("dialog", { name: /^读取规划文件/ });
    await dialog.getByLabel("选择要读取的规划文件").setInputFiles({ name: "002.txt", mimeType: "text/plain", buffer: PAPER });
    await dialog.getByText("426 个数字中 426 个有着落").waitFor();
    assert.equal(await dialog.evaluate((one) => one.scrollWidth > one.clientWidth + 1), false);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1), false);
    if (size !== DESKTOP) assert.equal((await violations(page)).join("\n"), "");
  });
}

// Heard in the page: how long a worker takes from the message that asks it until its answer is there, without its start, and without what the page then
// does with it.
const TIMED = `
  window.taken = [];
  window.Worker = class extends Worker {
    postMessage(message, ...rest) {
      if (Array.isArray(message) && message[0] === "read-document") {
        const asked = performance.now();
        this.addEventListener("message", ({ data, timeStamp }) => { if (data[0] === "outcome") window.taken.push(timeStamp - asked); });
      }
      super.postMessage(message, ...rest);
    }
  };
`;

scene("80 kB of text are read in the worker in a fifth of a second", { before: TIMED }, async (page, { t }) => {
  // Twice a document of 40 kB.
  const text = Buffer.concat([PAPER, PAPER]);
  assert.ok(text.length >= 80_000, `${text.length}`);
  for (let round = 0; round < (process.env.MEASURE ? 5 : 1); round += 1) {
    const dialog = await begin(page);
    await pick(dialog, "long.txt", text);
    await dialog.getByText(/figures accounted for/).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
  const taken = await page.evaluate(() => window.taken);
  t.diagnostic(`read in ${taken.map(Math.round).join(", ")} ms`);
  // What is measured says nothing on a machine that does other things beside it: with MEASURE=1 the aim holds.
  const best = Math.min(...taken);
  assert.ok(best < (process.env.MEASURE ? 200 : 20_000), `${best} ms`);
});
