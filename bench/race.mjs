// Who is how fast, in one run: the contestants take turns, round after round, in an order that moves on each time. Runs the same in Node and in a
// page. A sample is as many steps as take two milliseconds, since a page's clock is coarse.

const SAMPLE_MILLISECONDS = 2;

/**
 * Runs `rounds` rounds of one operation and gives each contestant's milliseconds a step, one a round.
 *
 * `contestants` are functions by name; each is called with a number that is never the same twice in a row, so that every step moves something.
 * Before that each is warmed for so many steps at least, and a fifth of a second.
 */
export function race(contestants, rounds, warm = 3) {
  const names = Object.keys(contestants);
  let turn = 0;
  const value = () => 20 + (turn++ % 40);
  const run = (name, steps) => {
    const step = contestants[name];
    const start = performance.now();
    for (let done = 0; done < steps; done++) step(value());
    return (performance.now() - start) / steps;
  };
  const steps = {};
  for (const name of names) {
    // Until the compiler has had its say.
    const until = performance.now() + 200;
    let [count, last] = [0, 0];
    while (count < warm || performance.now() < until) {
      last = run(name, 1);
      count++;
    }
    steps[name] = Math.max(1, Math.ceil(SAMPLE_MILLISECONDS / Math.max(Math.min(last, 200 / count), 0.001)));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < names.length; place++) {
      const name = names[(round + place) % names.length];
      times[name].push(run(name, steps[name]));
    }
  }
  return times;
}

/** Median, 95th of 100, and the least of some times. */
export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), p95: at(0.95), least: sorted[0], rounds: sorted.length };
}
