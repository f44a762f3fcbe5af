// The inner loops of the tuned page, one a kind of rule. Each runs through a block's counties in one year, writes requirement and gap,
// and leaves the sums of every group (a city, or a whole block). All columns are Int32Array, so that each loop is compiled once.

/** ⌈people × k⌉ where everybody is counted: `c` is what makes a floor a ceiling. */
export function ratio(people, stock, required, gap, at, end, size, sums, shorts, group, k, c) {
  for (; at < end; group++) {
    const last = Math.min(at + size, end);
    let [sum, short] = [0, 0];
    for (; at < last; at++) {
      const r = (people[at] * k + c) | 0;
      const g = (r - stock[at]) | 0;
      required[at] = r;
      gap[at] = g;
      sum = (sum + r) | 0;
      // The gap where it is positive, without a branch.
      short = (short + (g & ~(g >> 31))) | 0;
    }
    sums[group] = sum;
    shorts[group] = short;
  }
}

/** As `ratio`, of people that are unknown in some counties: these come out negative and add nothing. */
export function ratioWithUnknown(people, stock, required, gap, at, end, size, sums, shorts, group, k, c) {
  for (; at < end; group++) {
    const last = Math.min(at + size, end);
    let [sum, short] = [0, 0];
    for (; at < last; at++) {
      const r = (people[at] * k + c) | 0;
      const g = (r - stock[at]) | 0;
      required[at] = r;
      gap[at] = g;
      sum = (sum + (r & ~(r >> 31))) | 0;
      short = (short + (g & ~(g >> 31))) | 0;
    }
    sums[group] = sum;
    shorts[group] = short;
  }
}

/** ⌈urban × ku + rural × kr⌉; the rural are the rest of the residents, and unknown where the urban are. */
export function sumOfRatios(residents, urban, stock, required, gap, at, end, size, sums, shorts, group, ku, kr, c) {
  for (; at < end; group++) {
    const last = Math.min(at + size, end);
    let [sum, short] = [0, 0];
    for (; at < last; at++) {
      const u = urban[at];
      const r = ((u * ku + (residents[at] - u) * kr + c) | 0) | (u >> 31);
      const g = (r - stock[at]) | 0;
      required[at] = r;
      gap[at] = g;
      sum = (sum + (r & ~(r >> 31))) | 0;
      short = (short + (g & ~(g >> 31))) | 0;
    }
    sums[group] = sum;
    shorts[group] = short;
  }
}

/** Four steps by residents: `value`, and so many more from each edge on. `edge` is the last number of people before it. */
export function bracket(people, stock, required, gap, at, end, size, sums, shorts, group, value, edge1, more1, edge2, more2, edge3, more3) {
  for (; at < end; group++) {
    const last = Math.min(at + size, end);
    let [sum, short] = [0, 0];
    for (; at < last; at++) {
      const p = people[at];
      const r = (value + (more1 & ((edge1 - p) >> 31)) + (more2 & ((edge2 - p) >> 31)) + (more3 & ((edge3 - p) >> 31))) | 0;
      const g = (r - stock[at]) | 0;
      required[at] = r;
      gap[at] = g;
      sum = (sum + r) | 0;
      short = (short + (g & ~(g >> 31))) | 0;
    }
    sums[group] = sum;
    shorts[group] = short;
  }
}

/** One step by residents: nothing, and `value` from the edge on. */
export function threshold(people, stock, required, gap, at, end, size, sums, shorts, group, edge, value) {
  for (; at < end; group++) {
    const last = Math.min(at + size, end);
    let [sum, short] = [0, 0];
    for (; at < last; at++) {
      const r = value & ((edge - people[at]) >> 31);
      const g = (r - stock[at]) | 0;
      required[at] = r;
      gap[at] = g;
      sum = (sum + r) | 0;
      short = (short + (g & ~(g >> 31))) | 0;
    }
    sums[group] = sum;
    shorts[group] = short;
  }
}

/** A requirement that nothing moves: gap and sums alone. */
export function constant(stock, required, gap, at, end, size, sums, shorts, group) {
  for (; at < end; group++) {
    const last = Math.min(at + size, end);
    let [sum, short] = [0, 0];
    for (; at < last; at++) {
      const r = required[at];
      const g = (r - stock[at]) | 0;
      gap[at] = g;
      sum = (sum + (r & ~(r >> 31))) | 0;
      short = (short + (g & ~(g >> 31))) | 0;
    }
    sums[group] = sum;
    shorts[group] = short;
  }
}

/** Residents of a year from those of the year before, `years` apart in the column: ⌊people × k + c⌋. */
export function grow(residents, before, at, end, k, c) {
  for (; at < end; at++) residents[at] = (residents[at - before] * k + c) | 0;
}

/** People that keep their proportion to the residents: ⌊residents × share + half⌋, by county. */
export function follow(people, residents, shares, halves, county, at, end) {
  for (; at < end; at++, county++) people[at] = (residents[at] * shares[county] + halves[county]) | 0;
}
