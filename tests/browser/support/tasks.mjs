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

/** The longest task of the page's thread while `act` is done, in milliseconds of the processor: whatever else the machine does counts for nothing. */
export async function busiest(page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const pages = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  const tasks = traceEvents.filter((event) => event.ph === "X" && event.name.endsWith("RunTask") && pages.has(thread(event)));
  return Math.round(Math.max(0, ...tasks.map(({ tdur }) => (tdur ?? 0) / 1_000)));
}
