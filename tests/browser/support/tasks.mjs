// How long the page stands still.

/** For a page, before the app's own script: notes each task of its thread that takes 50 ms or more. */
export const WATCHED = () => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))))
    .observe({ entryTypes: ["longtask"] });
};

/** The longest task since this was asked last, in milliseconds; 0 where none took 50. */
export async function longest(page) {
  // What has just ended is told in a moment.
  await page.waitForTimeout(200);
  return page.evaluate(() => Math.round(Math.max(0, ...window.tasks.splice(0).map(({ duration }) => duration))));
}
