// The four ways of somebody new, each to its end, with presses and seconds counted: a sheet of one's own, four files of counties, a link to review, a talk.
// A press is a click with the file chosen by it, or a key that is not text; a field filled in is one.
//
// `WAYS=all` goes each in both languages and three sizes, and prints a line each; `PICTURES=folder` keeps what was seen on the way.

import assert from "node:assert/strict";

import { DESKTOP, PHONE, eventually, scene } from "./support/scene.mjs";
import { link } from "./support/share.mjs";
import { words } from "./support/words.mjs";

const SIZES = { 1440: DESKTOP, 1024: { width: 1024, height: 768 }, 390: PHONE };

const NAMES = {
  en: {
    mine: "My county's figures", find: "Find the area", withTables: "Open it and import tables…", county: /^Changjiang District/, city: /^Jingdezhen City/, import: "Import",
    head: ["Code", "Name", "2025 Childcare places"], merging: "Merge files", brought: /^4 files bring 4 new figures/, one: "Merge into one file",
    sent: /4,100/, compareFirst: "Compare first", differs: /^What differs/, openIt: "Open it", physicians: "Licensed physicians per 1,000 residents (national plan)", comment: "Comment…", reviewer: "Reviewer", remark: /^Comment: /,
    share: "Share", copy: "Copy link", link: "Link", start: "Start presenting", stage: "Presentation", area: "Area", notes: "Speaker notes", save: "Save as slides (PPTX)",
    counties: ["Changjiang District", "Zhushan District", "Fuliang County", "Leping City"],
  },
  "zh-CN": {
    mine: "填我县的数字", find: "找到地区", withTables: "打开并导入表格…", county: /^昌江区/, city: /^景德镇市/, import: "导入",
    head: ["代码", "地区", "2025年托位"], merging: "合并文件", brought: /^4 个文件.*4 个新数据/, one: "合并为一个文件",
    sent: /4,100/, compareFirst: "先对照再决定", differs: /^不同的有/, openIt: "打开链接内容", physicians: "每千人口执业（助理）医师数（全国规划）", comment: "写意见…", reviewer: "审核人", remark: /^意见/,
    share: "分享", copy: "复制链接", link: "链接", start: "开始放映", stage: "放映", area: "地区", notes: "讲稿", save: "存为幻灯片（PPTX）",
    counties: ["昌江区", "珠山区", "浮梁县", "乐平市"],
  },
};

/** The four counties of Jingdezhen and the childcare places each has. */
const PLACES = { 360202: 400, 360203: 600, 360222: 500, 360281: 1500 };

const sheet = (names, rows) => ({ mimeType: "text/csv", buffer: Buffer.from([names.head, ...rows].map((row) => `${row.join(",")}\n`).join("")) });

let made;

/** The link of a colleague who put a figure into the first visit's file. */
const sent = (page, address) => made ??= (async () => {
  const context = await page.context().browser().newContext({ locale: "en" });
  const theirs = await context.newPage();
  await theirs.goto(`${address}#screen=data&part=form&area=360200&year=2020`);
  const figure = theirs.getByRole("textbox", { name: "Licensed physicians", exact: true });
  await figure.fill("4100");
  await figure.press("Enter");
  await theirs.getByTitle("Unsaved changes").waitFor();
  const { made } = await link(theirs);
  await context.close();
  return made;
})();

/** Opens the figures of one's own area from the first sight of the page, with tables to import. */
async function own({ page, names, press, look }, typed, area, tables) {
  await press(() => page.getByRole("button", { name: names.mine, exact: true }).first().click());
  const dialog = page.getByRole("dialog", { name: names.mine });
  const field = dialog.getByRole("combobox", { name: names.find });
  await eventually(() => field.evaluate((field) => field === document.activeElement), true, "the field has the focus");
  await press(() => page.keyboard.type(typed));
  await dialog.getByRole("option", { name: area }).first().waitFor();
  await press(() => page.keyboard.press("Enter"));
  const open = dialog.getByRole("button", { name: names.withTables });
  await open.waitFor();
  await look("own");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(() => open.click())]);
  await dialog.waitFor({ state: "hidden" });
  await chooser.setFiles(tables);
}

/** Goes to the Overview, and reads its headline there. */
async function stands({ page, say, press }) {
  await press(() => page.getByRole("tab", { name: say.overview, exact: true }).click());
  const panel = page.getByRole("tabpanel", { name: say.overview });
  await panel.getByRole("heading", { level: 1 }).waitFor();
  return panel;
}

/** The ways: whose, the most presses they may take, and the way itself, which gives what is seen at the end. */
const WAYS = {
  sheet: ["a county planner with a sheet of her own", 6, async (on) => {
    const { page, names, press, look } = on;
    await own(on, "cjq", names.county, { name: "mine.csv", ...sheet(names, [[360202, names.counties[0], 400]]) });
    const table = page.getByRole("dialog").filter({ has: page.getByRole("heading", { name: /mine\.csv/ }) });
    await table.getByRole("button", { name: names.import, exact: true }).and(page.locator(":enabled")).waitFor();
    await look("table");
    await press(() => table.getByRole("button", { name: names.import, exact: true }).click());
    await table.waitFor({ state: "hidden" });
    await look("imported");
    const overview = await stands(on);
    // 4.5 places for each of 1,000 of 201,363 people are 907; she has 400.
    await overview.getByText(/507/).first().waitFor();
    return overview.getByRole("heading", { level: 1 }).innerText();
  }],
  files: ["a city planner with four files of counties", 6, async (on) => {
    const { page, names, press, look } = on;
    const files = Object.entries(PLACES).map(([code, places], at) => ({ name: `${names.counties[at]}.csv`, ...sheet(names, [[code, names.counties[at], places]]) }));
    await own(on, "jdz", names.city, files);
    const desk = page.getByRole("dialog", { name: names.merging });
    await desk.getByText(names.brought).waitFor();
    await look("desk");
    await press(() => desk.getByRole("button", { name: names.one }).click());
    await desk.waitFor({ state: "hidden" });
    await look("merged");
    const overview = await stands(on);
    await overview.getByText(/3,000/).first().waitFor();
    return overview.getByRole("heading", { level: 1 }).innerText();
  }],
  review: ["a reviewer with a link", 11, async (on) => {
    const { page, names, press, look, go } = on;
    await go();
    const arrived = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: names.openIt }) });
    // What the sender changed is the first that is seen.
    await arrived.getByText(names.sent).first().waitFor();
    await look("arrived");
    await press(() => arrived.getByRole("button", { name: names.compareFirst }).click());
    await page.getByText(names.differs).first().waitFor();
    await look("differs");
    await press(() => page.getByRole("button", { name: names.openIt }).click());
    const overview = await stands(on);
    const number = overview.getByRole("button", { name: new RegExp(`^${names.physicians.replace(/[()]/g, "\\$&")}: `) }).first();
    await press(() => number.click());
    const explanation = page.getByRole("complementary", { name: on.say.explanation });
    await explanation.getByRole("button", { name: names.comment }).waitFor();
    await look("explained");
    await press(() => explanation.getByRole("button", { name: names.comment }).click());
    const review = page.getByRole("dialog").filter({ has: page.getByRole("textbox", { name: names.reviewer }) });
    await eventually(() => review.getByRole("textbox", { name: names.reviewer }).evaluate((field) => field === document.activeElement), true);
    await press(() => page.keyboard.type("Li Ming"));
    const items = review.getByRole("listitem");
    await press(() => items.first().getByLabel(names.remark).fill("4100?"));
    await press(() => items.first().getByRole("checkbox").check());
    await items.first().getByText(/^Li Ming · /).first().waitFor();
    await look("commented");
    await press(() => page.keyboard.press("Escape"));
    await review.waitFor({ state: "hidden" });
    await press(() => page.getByRole("button", { name: names.share, exact: true }).click());
    const share = page.getByRole("dialog", { name: names.share });
    await press(() => share.getByRole("button", { name: names.copy, exact: true }).click());
    const back = await share.getByRole("textbox", { name: names.link }).inputValue();
    await look("handed on");
    return `${back.length} characters of link`;
  }],
  talk: ["a presenter with a link", 13, async (on) => {
    const { page, names, press, look, go, say } = on;
    await go();
    const arrived = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: names.openIt }) });
    await press(() => arrived.getByRole("button", { name: names.openIt }).click());
    await arrived.waitFor({ state: "hidden" });
    await press(() => page.getByRole("tab", { name: say.present, exact: true }).click());
    const start = page.getByRole("button", { name: names.start });
    await start.waitFor();
    await look("slides");
    await press(() => page.getByRole("textbox", { name: names.notes }).fill("4100"));
    await press(() => start.click());
    const stage = page.getByRole("dialog", { name: names.stage });
    await stage.getByRole("heading", { level: 2 }).waitFor();
    await look("first");
    for (const at of [2, 3]) {
      await press(() => page.keyboard.press("PageDown"));
      await stage.getByText(new RegExp(`^${at} / \\d+$`)).waitFor();
      await look(`slide ${at}`);
    }
    await press(() => page.keyboard.press("l"));
    await press(() => stage.getByRole("combobox", { name: names.area, exact: true }).selectOption("360200"));
    const lever = stage.getByRole("slider").nth(1);
    const before = await lever.inputValue();
    await press(() => lever.press("PageUp"));
    await eventually(async () => (await lever.inputValue()) !== before, true, "the lever moved");
    await stage.getByText(/^3 \/ \d+$/).waitFor();
    await look("lever");
    await press(() => page.keyboard.press("Escape"));
    await stage.waitFor({ state: "hidden" });
    const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), press(() => page.getByRole("button", { name: names.save }).click())]);
    await look("saved");
    return download.suggestedFilename();
  }],
};

function way(which, lang, width, scheme = "light") {
  const [whose, most, act] = WAYS[which];
  scene(`${whose} comes to the end (${lang}, ${width}, ${scheme})`, { lang, size: SIZES[width], scheme }, async (page, { t, address }) => {
    const [names, say] = [NAMES[lang], words(lang)];
    let presses = 0;
    let [begun, stood] = [Date.now(), 0];
    const press = async (act) => { presses += 1; return act(); };
    // Nothing may lie beside the page, at any step.
    const look = async (step) => {
      const since = Date.now();
      const beside = await page.evaluate(() => Math.max(...[document.documentElement, ...document.querySelectorAll("dialog[open]")].map((one) => one.scrollWidth - one.clientWidth)));
      assert.ok(beside <= 1, `${step}: ${beside} pixels beside the page`);
      if (process.env.PICTURES) {
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${process.env.PICTURES}/${which}-${lang.slice(0, 2)}-${width}-${scheme}-${step.replace(" ", "_")}.png` });
      }
      stood += Date.now() - since;
    };
    const go = async () => {
      const made = await sent(page, address);
      await page.goto("about:blank");
      [begun, stood] = [Date.now(), 0];
      await page.goto(made);
    };
    await look("sight");
    const seen = await act({ page, names, say, press, look, go });
    await look("end");
    const line = `${whose} | ${lang} | ${width} | ${presses} presses | ${((Date.now() - begun - stood) / 1000).toFixed(1)} s | ${seen}`;
    if (process.env.WAYS) console.log(line);
    t.diagnostic(line);
    assert.ok(presses <= most, `${presses} presses, ${most} at most`);
  });
}

// Each way in both languages, and in each size.
const SOME = [["sheet", "en", 390], ["sheet", "zh-CN", 1024], ["files", "zh-CN", 390], ["files", "en", 1440], ["review", "en", 1024], ["review", "zh-CN", 390], ["talk", "zh-CN", 1440], ["talk", "en", 390]];
const ALL = Object.keys(WAYS).flatMap((which) => Object.keys(NAMES).flatMap((lang) => Object.keys(SIZES).map((width) => [which, lang, width])));

for (const [which, lang, width] of process.env.WAYS === "all" ? ALL : SOME) way(which, lang, width, process.env.SCHEME);
