// A network that is gone is said to be gone: never memory, and never the planner's file.

import assert from "node:assert/strict";

import { PHONE, goTo, scene } from "./support/scene.mjs";
import { share } from "./support/share.mjs";
import { draw } from "./support/tour.mjs";

const LATE = /permille-worker-|outlines\.json|page\.html/;
const COMPLAINTS = /Failed to load resource/;
const gone = (route) => route.fulfill({ status: 404, body: "" });
const unreachable = (route) => route.abort("connectionfailed");
const UNREACHABLE = "the server cannot be reached";
const UPDATED = "Permille was updated on the server";
/** What would be said of another cause. */
const BLAMED = /memory|columns you need|Simplify|fewer draws/i;

for (const [what, answer, why] of [["cannot be reached", unreachable, UNREACHABLE], ["has another version", gone, UPDATED]]) {
  const setup = { network: (page) => page.route(LATE, answer), complaints: COMPLAINTS };

  scene(`a server that ${what} is what Share says`, setup, async (page) => {
    for (const item of ["Copy link", "Workbook", "Slides", "Save as a page"]) {
      const dialog = await share(page, item);
      const said = dialog.getByRole("alert");
      await said.filter({ hasText: why }).waitFor();
      assert.doesNotMatch(await said.innerText(), BLAMED);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
    }
  });

  scene(`a server that ${what} is what an import, a map and draws say`, setup, async (page) => {
    await goTo(page, "Data");
    await page.getByLabel("Choose a table to import").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from("Area code,Residents\n360202,1\n") });
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("alert").filter({ hasText: why }).waitFor();
    assert.doesNotMatch(await dialog.innerText(), BLAMED);
    await dialog.getByRole("button", { name: "Dismiss" }).click();
    await goTo(page, "Areas");
    await page.getByRole("group", { name: "Shown as" }).getByRole("button", { name: "Map" }).click();
    await page.getByRole("status").filter({ hasText: new RegExp(why, "i") }).waitFor();
    await draw(page).catch(() => {});
    const refused = page.getByRole("alert").filter({ hasText: why });
    await refused.waitFor();
    assert.doesNotMatch(await refused.innerText(), BLAMED);
  });
}

scene("it is said in Chinese, on a phone", { network: (page) => page.route(LATE, unreachable), complaints: COMPLAINTS, lang: "zh-CN", size: PHONE }, async (page) => {
  await page.getByRole("button", { name: "分享", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "分享" });
  await dialog.getByRole("button", { name: "工作簿", exact: true }).click();
  await dialog.getByRole("alert").filter({ hasText: "连不上服务器" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
});

{
  let whole = false;
  const network = (page) => page.route(LATE, (route) => (whole ? route.continue() : unreachable(route)));
  scene("once the network is back, the same is done by another press", { network, complaints: COMPLAINTS }, async (page) => {
    const dialog = await share(page, "Copy link");
    await dialog.getByRole("alert").filter({ hasText: UNREACHABLE }).waitFor();
    whole = true;
    await dialog.getByRole("button", { name: "Copy link", exact: true }).click();
    await dialog.getByRole("img", { name: /QR code/ }).waitFor();
  });
}
