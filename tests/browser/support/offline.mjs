// The app as the browser keeps it: whole versions of it, made of the built one, and when one is there.

import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { list } from "../../../xtask/src/build/offline.mjs";
import { dist } from "./chromium.mjs";

const made = [];
after(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** Waits until the browser has the app whole, and answers for the page from it. */
export const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 });

/** What the browser keeps: the names of the versions. */
export const versions = (page) => page.evaluate(() => caches.keys());

/** A copy of the built app that `change` has changed, before the list of its files is made. */
export function version(change = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "permille-version-"));
  made.push(folder);
  cpSync(dist(), folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  change(folder);
  list(folder);
  return folder;
}

/** Has the page of a version say which it is, where the app writes nothing. */
export function call(folder, name) {
  const page = join(folder, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("<head>", `<head><meta name="generator" content="${name}">`));
}

/** Which version a page is of; none where it was not called anything. */
export const called = (page) => page.evaluate(() => document.querySelector("meta[name=generator]")?.content ?? "");

/** The next version: it is called so, and has a stylesheet of another name and content. */
export const next = () => version((folder) => {
  const old = readdirSync(folder).find((name) => name.startsWith("styles-rest-"));
  const style = "styles-rest-0123456789abcdef.css";
  renameSync(join(folder, old), join(folder, style));
  appendFileSync(join(folder, style), "\n");
  const page = join(folder, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replaceAll(old, style));
  call(folder, "next");
});

/** Lets an hour go by in which the page was not looked at: it then looks for a newer version. */
export const lookAgain = (page) => page.evaluate(() => {
  const now = Date.now;
  window.ahead = (window.ahead ?? 0) + 3_700_000;
  Date.now = () => now() + window.ahead;
  document.dispatchEvent(new Event("visibilitychange"));
  Date.now = now;
});
