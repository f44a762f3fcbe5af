// The browser that the tests drive, kept from talking to anyone by itself.

import { chromium } from "playwright-core";

/** Starts the browser that CHROMIUM names. */
export function launch(...more) {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error("CHROMIUM names no browser: set it to the path of Chromium, Chrome or Edge.");
  return chromium.launch({
    executablePath,
    args: [
      // Root, as in a container, cannot have the sandbox.
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", ...more,
    ],
  });
}

/** The folder with the built app, by PERMILLE_DIST. */
export function dist() {
  const folder = process.env.PERMILLE_DIST;
  if (!folder) throw new Error("PERMILLE_DIST names no folder: build the app, and set it to its dist/.");
  return folder;
}
