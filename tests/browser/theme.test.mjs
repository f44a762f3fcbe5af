// Dark and light.

import assert from "node:assert/strict";

import { eventually, scene } from "./support/scene.mjs";

/** How light the page is, from 0 to 255. */
const lightness = (page) => page.evaluate(() => {
  const colour = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor)
    .find((colour) => !/, 0\)$|transparent/.test(colour)) ?? "rgb(255, 255, 255)";
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 3;
});

scene("the dark theme can be chosen, and is kept", {}, async (page) => {
  assert.ok(await lightness(page) > 200);
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  await eventually(async () => (await lightness(page)) < 60, true);
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Light", exact: true }).waitFor();
  assert.ok(await lightness(page) < 60);
  await page.getByRole("button", { name: "Light", exact: true }).click();
  await eventually(async () => (await lightness(page)) > 200, true);
});

scene("who has a dark screen starts in the dark", { scheme: "dark" }, async (page) => {
  await eventually(async () => (await lightness(page)) < 60, true);
  await page.getByRole("button", { name: "Light", exact: true }).waitFor();
});
