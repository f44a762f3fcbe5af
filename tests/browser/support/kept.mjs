// What the browser keeps of files, as a planner finds it and as it lies in the database.

import { eventually } from "./scene.mjs";

/** Puts the growth of the population at a value, as a step of its own. */
export async function setGrowth(page, value) {
  const field = page.getByRole("textbox", { name: "Population growth, number" });
  await field.fill(value);
  await field.press("Enter");
}

/** The growth of the population as it is shown. */
export const growth = (page) => page.getByRole("textbox", { name: "Population growth, number" }).inputValue();

/** Opens the Open dialog, and gives the list of recent files. */
export async function openRecent(page) {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const list = page.getByRole("dialog", { name: "Open" }).getByRole("region", { name: "Recent" });
  await list.getByRole("heading", { name: "Recent" }).waitFor();
  return list;
}

/** The row of a recent file. */
export const recentRow = (list, title) => list.getByRole("row").filter({ has: list.page().getByRole("rowheader").filter({ hasText: title }) });

/** Every file in the database: its card, and the lines of its steps. */
export function database(page) {
  return page.evaluate(() => new Promise((found, failed) => {
    const request = indexedDB.open("permille");
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction(["cards", "steps"]);
      const cards = transaction.objectStore("cards").getAll();
      const keys = transaction.objectStore("steps").getAllKeys();
      const steps = transaction.objectStore("steps").getAll();
      transaction.oncomplete = () => {
        request.result.close();
        found(cards.result.map((card) => ({ ...card, steps: steps.result.filter((_, at) => keys.result[at][0] === card.id) })));
      };
    };
  }));
}

/** Waits until a step with this text is in the database. */
export const isKept = (page, text) => eventually(async () => (await database(page)).some((file) => file.steps.some((step) => step.includes(text))), true, `${text} is kept`);
