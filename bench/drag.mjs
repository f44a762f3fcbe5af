// A lever dragged, a step a frame: how long from the input to the paint that shows it, how many frames come late, and what the page's
// thread does meanwhile.

const WARM_UP = 10;

/** Times one slider for so many frames, and then once more under the browser's trace, which costs time itself. */
export async function timed(page, browser, slider, frames) {
  await slider.waitFor();
  const { paints, intervals, unseen } = await slider.evaluate(inPage, { frames, warmUp: WARM_UP });
  await browser.startTracing(page, { categories: ["devtools.timeline", "v8.execute"] });
  await slider.evaluate(inPage, { frames: Math.min(frames, 60), warmUp: WARM_UP });
  const trace = JSON.parse((await browser.stopTracing()).toString());
  return {
    paint: spread(paints),
    frame: { ...spread(intervals), late: intervals.filter((time) => time > 17.5).length },
    unseen,
    processor: breakdown(trace, Math.min(frames, 60) + WARM_UP),
  };
}

/** Median, 95th of 100 and the longest. */
export function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
  return { median: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? null, count: sorted.length };
}

/**
 * In the page: moves the slider to and fro. The input comes at the start of a frame, where browsers deliver a pointer's moves. It is painted when
 * the page's thread takes its next task after a frame in which something has changed outside of the levers, or, on a screen where this lever changes
 * nothing else, after the frame of the input.
 */
function inPage(input, { frames, warmUp }) {
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const [least, most, step] = [input.min, input.max, input.step].map(Number);
  const reach = Math.max(1, Math.min(60, Math.floor((most - least) / step / 2)));
  const [paints, intervals] = [[], []];
  let [changed, unseen, seen] = [false, 0, 0];
  const watch = new MutationObserver(() => (changed = true));
  watch.observe(document.querySelector("[role=tabpanel]"), { subtree: true, childList: true, characterData: true, attributes: true });
  const frame = () => new Promise((begun) => requestAnimationFrame(begun));
  const painted = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
  const run = async () => {
    let last = await frame();
    for (let moved = 1; moved <= frames + warmUp; moved++) {
      const now = await frame();
      if (moved > warmUp) intervals.push(now - last);
      last = now;
      changed = false;
      const start = performance.now();
      const along = Math.abs((moved % (2 * reach)) - reach) - reach / 2;
      put.call(input, String((least + most) / 2 + along * step));
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await painted();
      // What is put off to a later frame is waited for.
      const shows = moved <= warmUp || seen > warmUp / 2;
      for (let more = 0; shows && !changed && more < 4; more++) {
        await frame();
        await painted();
      }
      if (moved <= warmUp) seen += changed ? 1 : 0;
      else if (changed || !shows) paints.push(performance.now() - start);
      else unseen++;
    }
    input.dispatchEvent(new Event("change", { bubbles: true }));
    watch.disconnect();
    return { paints, intervals, unseen };
  };
  return run();
}

const KINDS = {
  script: ["FunctionCall", "RunMicrotasks", "FireAnimationFrame", "TimerFire", "EventDispatch"],
  style: ["UpdateLayoutTree"],
  layout: ["Layout", "PrePaint"],
  paint: ["Paint", "Layerize", "Commit"],
  parsing: ["ParseHTML"],
  collection: ["MinorGC", "MajorGC"],
};

/** Mean milliseconds a frame by what the page's thread did. */
function breakdown(trace, frames) {
  const kindOf = new Map(Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind])));
  const own = new Map(Object.keys(KINDS).map((kind) => [kind, 0]));
  const drawn = trace.traceEvents.find((event) => event.name === "FireAnimationFrame");
  if (!drawn) return null;
  const events = trace.traceEvents.filter((event) => event.pid === drawn.pid && event.tid === drawn.tid && event.ph === "X" && kindOf.has(event.name));
  events.sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  // What is within another event counts for the inner one alone. Thread time leaves out what other programs took.
  const within = [];
  for (const event of events) {
    while (within.length && within.at(-1).end <= event.ts) within.pop();
    const [kind, spent] = [kindOf.get(event.name), event.tdur ?? event.dur];
    const outer = within.at(-1)?.kind;
    if (outer) own.set(outer, own.get(outer) - spent);
    own.set(kind, own.get(kind) + spent);
    within.push({ kind, end: event.ts + event.dur });
  }
  const shares = [...own].map(([kind, spent]) => [kind, Math.max(0, spent) / 1_000 / frames]);
  return { ...Object.fromEntries(shares), all: shares.reduce((sum, [, spent]) => sum + spent, 0) };
}
