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

/**
 * Every file in the database: its card, and the lines of its steps. None where the app has not made the database yet: to open one by its name would make
 * it, empty and of a version that the app then takes for its own.
 */
export function database(page) {
  return page.evaluate(async () => {
    const made = await indexedDB.databases();
    if (!made.some(({ name, version }) => name === "permille" && version > 0)) return [];
    const answer = (request) => new Promise((found, failed) => {
      request.onsuccess = () => found(request.result);
      request.onerror = () => failed(request.error);
    });
    const open = await answer(indexedDB.open("permille"));
    try {
      const transaction = open.transaction(["cards", "steps"]);
      const [cards, steps] = [transaction.objectStore("cards"), transaction.objectStore("steps")];
      const [all, keys, lines] = await Promise.all([answer(cards.getAll()), answer(steps.getAllKeys()), answer(steps.getAll())]);
      return all.map((card) => ({ ...card, steps: lines.filter((_, at) => keys[at][0] === card.id) }));
    } finally {
      open.close();
    }
  });
}

/** Waits until a step with this text is in the database. */
export const isKept = (page, text) => eventually(async () => (await database(page)).some((file) => file.steps.some((step) => step.includes(text))), true, `${text} is kept`);

/** The keys of a store of the database; none where it is not there. */
export function keys(page, store) {
  return page.evaluate(async (store) => {
    const answer = (request) => new Promise((found, failed) => {
      request.onsuccess = () => found(request.result);
      request.onerror = () => failed(request.error);
    });
    const open = await answer(indexedDB.open("permille"));
    try {
      return open.objectStoreNames.contains(store) ? await answer(open.transaction(store).objectStore(store).getAllKeys()) : [];
    } finally {
      open.close();
    }
  }, store);
}

/** The files that are kept of tabs whose later part was not there: the lines of their steps. */
export function early(page) {
  return page.evaluate(() => new Promise((found, failed) => {
    const request = indexedDB.open("permille.early", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("files");
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const files = request.result.transaction("files").objectStore("files").getAll();
      files.onsuccess = () => {
        request.result.close();
        found(files.result.filter(Array.isArray).map((record) => record.at(-1)));
      };
    };
  }));
}
