// A newer version while the app is open: one whole version at a time, offered and never forced, and nothing open is lost by taking it.

import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";

import { dist } from "./support/chromium.mjs";
import { growth, setGrowth } from "./support/kept.mjs";
import { call, called, kept, lookAgain, next, version, versions } from "./support/offline.mjs";
import { PHONE, eventually, goTo, scene } from "./support/scene.mjs";
import { link } from "./support/share.mjs";

const bar = (page, heading) => page.getByRole("status").filter({ has: page.getByRole("heading", { name: heading }) });
const ready = (page) => bar(page, "A new version is ready");
const elsewhere = (page) => bar(page, "Another tab has changed to a new version");
const isNext = async (page) => (await called(page)) === "next";

/** A server that serves one folder, and another once it is told to. */
function server(folder) {
  let now = folder;
  return { from: () => now, serves: (other) => (now = other) };
}

{
  const { from, serves } = server(dist());
  scene("a newer version is offered to every tab, taken by one, and the work is kept in all", { offline: true, from }, async (page, { address, server }) => {
    await kept(page);
    await setGrowth(page, "4.8");
    serves(next());
    await lookAgain(page);
    await ready(page).waitFor();
    await ready(page).getByRole("button", { name: "Not now" }).click();
    await ready(page).waitFor({ state: "hidden" });
    assert.equal(await isNext(page), false, "nothing is forced");
    await page.reload();
    await eventually(() => growth(page), "4.8");
    assert.equal(await isNext(page), false, "nor by loading the page anew");

    const other = await page.context().newPage();
    await other.goto(address);
    await ready(other).waitFor();
    assert.equal(await isNext(other), false, "two tabs are of one version");
    await setGrowth(other, "5.1");
    // A field that is still being typed in is taken first.
    await other.getByRole("textbox", { name: "Population growth, number" }).fill("5.2");
    await ready(other).getByRole("button", { name: "Change to it" }).click();
    await eventually(() => isNext(other), true);
    await eventually(() => growth(other), "5.2");

    // The first tab is told, and goes on as it is, with its own files.
    await elsewhere(page).waitFor();
    assert.equal(await isNext(page), false);
    await eventually(() => growth(page), "4.8");
    await setGrowth(page, "4.9");
    await server.end();
    await goTo(page, "Areas");
    await link(page);
    await page.keyboard.press("Escape");
    await elsewhere(page).getByRole("button", { name: "Load the page anew" }).click();
    await eventually(() => isNext(page), true);
    await eventually(() => growth(page), "4.9");
    assert.equal((await versions(page)).length, 2, "the version before stays for tabs that may need it");
  });
}

{
  const { from, serves } = server(dist());
  scene("the version before the last is let go of, and one that was never used", { offline: true, from }, async (page) => {
    await kept(page);
    const [first] = await versions(page);
    for (const title of ["two", "three"]) {
      serves(version((folder) => call(folder, title)));
      await lookAgain(page);
      await ready(page).waitFor();
      if (title === "two") {
        // The next one comes before this one was taken.
        await ready(page).getByRole("button", { name: "Not now" }).click();
      }
    }
    await eventually(async () => (await versions(page)).length, 3);
    await ready(page).getByRole("button", { name: "Change to it" }).click();
    await eventually(() => called(page), "three");
    await eventually(async () => (await versions(page)).length, 2);
    assert.equal((await versions(page))[0], first);
  });
}

{
  const { from, serves } = server(dist());
  scene("a server that is just being updated changes nothing: half of a version is none", { offline: true, from }, async (page, { server }) => {
    await kept(page);
    const whole = next();
    const half = version((folder) => copyFileSync(join(whole, "index.html"), join(folder, "index.html")));
    // Its list is of the new page and the old files; then the page is the old one again.
    copyFileSync(join(dist(), "index.html"), join(half, "index.html"));
    serves(half);
    const before = await versions(page);
    const update = () => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const coming = new Promise((known) => { registration.onupdatefound = () => known(registration.installing); });
      await registration.update().catch(() => {});
      const worker = registration.installing ?? (await coming);
      while (["parsed", "installing"].includes(worker.state)) await new Promise((over) => { worker.onstatechange = over; });
      return worker.state;
    });
    assert.equal(await update(), "redundant");
    assert.deepEqual(await versions(page), before);
    assert.equal(await ready(page).count(), 0);
    serves(whole);
    assert.equal(await update(), "installed");
    await ready(page).waitFor();
    await server.end();
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await isNext(page), false);
  });
}

{
  const { from, serves } = server(dist());
  scene("an app that is taken off its server lets go of all it kept", { offline: true, from }, async (page) => {
    await kept(page);
    // As it lies in www/, without a list.
    const none = version();
    copyFileSync(new URL("../../www/offline.js", import.meta.url).pathname, join(none, "offline.js"));
    serves(none);
    await lookAgain(page);
    await eventually(() => versions(page), []);
    await eventually(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 0);
  });
}

{
  const { from, serves } = server(dist());
  const keepsNothing = "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };";
  scene("work that the browser would not keep is to be saved before another version is taken", { offline: true, from, before: keepsNothing }, async (page) => {
    await kept(page);
    await setGrowth(page, "4.8");
    serves(next());
    await lookAgain(page);
    await ready(page).getByRole("button", { name: "Change to it" }).click();
    await page.getByRole("alert").filter({ hasText: "Save the file first" }).waitFor();
    assert.equal(await isNext(page), false);
    await eventually(() => growth(page), "4.8");
    await ready(page).waitFor();
  });
}

{
  const { from, serves } = server(dist());
  scene("it is offered in Chinese, on a phone", { offline: true, from, lang: "zh-CN", size: PHONE }, async (page) => {
    await kept(page);
    serves(next());
    await lookAgain(page);
    const offer = bar(page, "新版本已就绪");
    await offer.getByRole("button", { name: "以后再说" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await offer.getByRole("button", { name: "换用新版本" }).click();
    await eventually(() => isNext(page), true);
  });
}
