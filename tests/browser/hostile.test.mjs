// Files that are not what they should be: each gets a sentence, and what is open stays as it was.

import assert from "node:assert/strict";

import { readFigure, shipped } from "./support/figures.mjs";
import { eventually, goTo, scene } from "./support/scene.mjs";
import { SCREENS, words } from "./support/words.mjs";

const CHILDCARE = "Childcare places per 1,000 residents";

/** Changjiang with something done to it. */
function spoilt(act) {
  const file = shipped("changjiang-2030");
  act(file);
  return JSON.stringify(file, null, 2);
}

const WHOLE = spoilt(() => {});
const DEEP = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

const FILES = [
  ["an empty file", "", /empty/],
  ["a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", /web page/],
  ["a file cut off", WHOLE.slice(0, WHOLE.length / 2), /complete|ends/],
  ["a file of a newer version", spoilt((file) => { file.version = 99; }), /version 99.*newer/],
  ["another program's JSON", "{\"name\":\"package\",\"version\":\"1.0.0\"}", /no Permille scenario file/],
  ["a number alone", "42", /./],
  ["negative people", spoilt((file) => { file.areas[0].population.resident.values["2018"] = -5; }), /less than zero|−5|-5/],
  ["people with a fraction", spoilt((file) => { file.areas[0].population.resident.values["2018"] = 16.47; }), /whole/],
  ["a code that stands twice", spoilt((file) => { file.areas.push({ ...file.areas.at(-1) }); }), /twice/],
  ["10¹⁸ beds", spoilt((file) => { file.areas[0].stocks["health-beds"].values["2018"] = 1e18; }), /nine trillion|too large/],
  ["10¹⁸ beds written out", spoilt((file) => { file.areas[0].stocks["health-beds"].values["2018"] = "BEDS"; }).replace("\"BEDS\"", "1000000000000000000"), /nine trillion|too large/],
  ["areas that belong to one another", spoilt((file) => {
    file.areas[1].parent = file.areas[2].code;
    file.areas[2].parent = file.areas[1].code;
  }), /cannot belong to/],
  ["an area that belongs to itself", spoilt((file) => { file.areas[0].parent = file.areas[0].code; }), /cannot belong to/],
  ["an area whose parent is missing", spoilt((file) => { file.areas[1].parent = "999999"; }), /not in the file/],
  ["no areas at all", spoilt((file) => { file.areas = []; }), /no area/],
  ["no scenario", spoilt((file) => { file.scenarios = []; }), /no scenario/],
  ["text where a number belongs", spoilt((file) => { file.areas[0].stocks["health-beds"].values["2018"] = "441"; }), /not the text/],
  ["a year no one lives in", spoilt((file) => { file.horizon = [2018, 99_999]; }), /year|range|between/i],
  ["a horizon backwards", spoilt((file) => { file.horizon = [2035, 2018]; }), /./],
  ["a plan that does not exist", spoilt((file) => { file.plans = ["no-such-plan"]; }), /no-such-plan/],
  ["lists within lists without end", DEEP, /nested|deep/i],
  ["bytes that are no text", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x80]), /text/],
];

for (const lang of ["en", "zh-CN"]) {
  const english = lang === "en";
  scene(`each of ${FILES.length} broken files gets a sentence, and nothing else changes (${lang})`, { lang }, async (page) => {
    const said = new Map();
    const read = () => readFigure(page, english ? CHILDCARE : "每千人口托位数", english ? "Required" : "需求");
    await eventually(read, 203_397);
    const headline = await page.getByRole("heading", { level: 1 }).innerText();
    for (const [what, text, sentence] of FILES) {
      await page.getByLabel(english ? "Open a file…" : "打开文件…").setInputFiles({ name: `${what}.json`, mimeType: "application/json", buffer: Buffer.from(text) });
      const alert = page.getByRole("alert").filter({ hasText: `${what}.json` });
      await alert.waitFor({ timeout: 5000 }).catch(() => assert.fail(`${what}: no sentence`));
      const full = await alert.innerText();
      if (english) assert.match(full.replace(`${what}.json`, ""), sentence, what);
      const particulars = await alert.getByRole("listitem").allInnerTexts();
      assert.ok(particulars.length > 0, `${what}: particulars`);
      if (!english) for (const one of particulars) assert.match(one, /[\u4e00-\u9fff]/, what);
      said.set(what, particulars);
      assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), headline, what);
      assert.equal(await read(), 203_397, what);
      await alert.getByRole("button", { name: english ? "Dismiss" : "知道了" }).click();
      await alert.waitFor({ state: "hidden" });
    }
    assert.ok(await page.getByRole("button", { name: english ? "Undo" : "撤销" }).isDisabled(), "nothing to undo");
  });
}

scene("a sentence about a fault says where it is: line, column, area and field", {}, async (page) => {
  const text = spoilt((file) => { file.areas[0].stocks["health-beds"].values["2018"] = "many"; });
  const line = text.slice(0, text.indexOf("\"many\"")).split("\n").length;
  await page.getByLabel("Open a file…").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const alert = page.getByRole("alert");
  await alert.getByText(new RegExp(`line ${line}, column \\d+.*360202.*health-beds`, "i")).waitFor();
});

scene("text of a file that looks like markup is shown as text on every screen", {}, async (page) => {
  const evil = "<img src=\"data:,x\" onerror=\"window.owned = true\"><script>window.owned = true</script><b>bold</b>";
  const text = spoilt((file) => {
    file.title = { zh: evil, en: evil };
    file.areas[0].name = { zh: evil, en: evil };
    file.scenarios[0].name = { zh: evil, en: evil };
  });
  await page.getByLabel("Open a file…").setInputFiles({ name: `${evil}.json`, mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("heading", { level: 1 }).filter({ hasText: evil }).waitFor();
  // The page's own scripts and styles stand in its head; it has pictures of nobody.
  const planted = () => page.evaluate(() => [...document.body.querySelectorAll("img, body script, b")]
    .filter((element) => /owned|bold|data:,x/.test(element.outerHTML)).map((element) => element.outerHTML));
  for (const tab of SCREENS) {
    await goTo(page, words("en")[tab]);
    assert.deepEqual(await planted(), [], tab);
  }
  assert.equal(await page.evaluate(() => window.owned), undefined);
});

scene("whatever got into the page, no text becomes markup but a drawing, and none the address of a script", { complaints: /TrustedHTML|TrustedScript|Trusted Type|Content Security Policy/ }, async (page, { address }) => {
  const tried = await page.evaluate((address) => {
    const refused = (act) => {
      try {
        act();
        return "taken";
      } catch (reason) {
        return reason.name;
      }
    };
    const markup = (text) => refused(() => { document.createElement("div").innerHTML = text; });
    return {
      drawing: markup("<svg viewBox=\"0 0 9 9\"><g fill=\"var(--ink)\"><text x=\"1\">1 &lt; 2, on = off</text></g></svg>"),
      nothing: markup(""),
      picture: markup("<img src=\"data:,x\" onerror=\"window.owned = true\">"),
      script: markup("<svg><script>window.owned = true</script></svg>"),
      handler: markup("<svg onload=\"window.owned = true\"></svg>"),
      quoted: markup("<svg viewBox=\"x\"onload=\"window.owned = true\"></svg>"),
      single: markup("<svg a='>' onload=\"window.owned = true\"></svg>"),
      unquoted: markup("<svg a=x\" onload=window.owned=true b=\"></svg>"),
      link: markup("<svg><path xlink:href=\"javascript:window.owned = true\"/></svg>"),
      open: markup("<svg viewBox=\"<img onerror=x>"),
      document: refused(() => document.write("<b>x</b>")),
      inline: refused(() => { document.createElement("script").textContent = "window.owned = true"; }),
      elsewhere: refused(() => { document.createElement("script").src = "https://a.example/x.js"; }),
      worker: refused(() => new Worker("data:text/javascript,postMessage(1)")),
      beside: refused(() => { document.createElement("script").src = `${address}other.js`; }),
      own: refused(() => { document.createElement("script").src = URL.createObjectURL(new Blob([""], { type: "text/javascript" })); }),
    };
  }, address);
  const taken = ["drawing", "nothing", "own"];
  for (const [what, answer] of Object.entries(tried)) assert.equal(answer, taken.includes(what) ? "taken" : "TypeError", what);
  assert.equal(await page.evaluate(() => window.owned), undefined);
});

scene("no screen has a link that leads out", {}, async (page, { address }) => {
  for (const tab of SCREENS) {
    await goTo(page, words("en")[tab]);
    const out = await page.evaluate((own) => [...document.querySelectorAll("[href], [action], [formaction]")]
      .flatMap((element) => [element.href, element.action, element.formAction])
      .filter((link) => typeof link === "string" && link && !link.startsWith(own) && !link.startsWith("blob:") && !link.startsWith("data:")), new URL(address).origin);
    assert.deepEqual(out, [], tab);
  }
});
