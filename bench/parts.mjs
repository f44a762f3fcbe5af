// What a module is made of: the bytes of its functions by the crate they come from, and of its data. It must still have its names.

import { readFile } from "node:fs/promises";

/** The bytes by crate, largest first, and the largest functions. */
export async function parts(path) {
  const bytes = new Uint8Array(await readFile(path));
  const sections = read(bytes);
  const names = namesOf(bytes, sections.find(({ id, name }) => id === 0 && name === "name"));
  const imported = importedFunctions(bytes, sections.find(({ id }) => id === 2));
  const functions = functionsOf(bytes, sections.find(({ id }) => id === 10)).map((size, index) => ({ name: names.get(index + imported) ?? "?", size }));
  const crates = new Map();
  const add = (crate, size) => crates.set(crate, (crates.get(crate) ?? 0) + size);
  for (const { name, size } of functions) add(crateOf(name), size);
  add("data", sections.find(({ id }) => id === 11)?.size ?? 0);
  return {
    crates: [...crates].map(([crate, size]) => ({ crate, size })).sort((one, other) => other.size - one.size),
    functions: functions.sort((one, other) => other.size - one.size),
  };
}

/** The crate of a function, by its name, mangled in either of the compiler's schemes or as people read it: the first it names. */
function crateOf(name) {
  const [, plain] = name.match(/^[^a-z_]*(?:dyn |mut |impl )*([a-z_]\w*)(?:\[[0-9a-f]+\])?::/) ?? [];
  if (plain && !name.startsWith("_R") && !name.startsWith("_ZN")) return plain;
  const [, length, rest] = name.match(/^_R.*?Cs[0-9a-zA-Z]+_(\d+)_?(\w+)/) ?? name.match(/^_ZN(?:\d+_\$LT\$)?(\d+)(\w+)/) ?? [];
  return length ? rest.slice(0, Number(length)) : "other";
}

function read(bytes) {
  const sections = [];
  const at = { place: 8 };
  while (at.place < bytes.length) {
    const id = bytes[at.place++];
    const size = number(bytes, at);
    const start = at.place;
    let name;
    if (id === 0) name = text(bytes, at);
    sections.push({ id, name, start: id === 0 ? at.place : start, end: start + size, size });
    at.place = start + size;
  }
  return sections;
}

function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at.place++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
}

function text(bytes, at) {
  const length = number(bytes, at);
  at.place += length;
  return new TextDecoder().decode(bytes.subarray(at.place - length, at.place));
}

function namesOf(bytes, section) {
  const names = new Map();
  if (!section) return names;
  const at = { place: section.start };
  while (at.place < section.end) {
    const kind = bytes[at.place++];
    const end = number(bytes, at) + at.place;
    if (kind === 1) {
      for (let left = number(bytes, at); left > 0; left--) {
        const index = number(bytes, at);
        names.set(index, text(bytes, at));
      }
    }
    at.place = end;
  }
  return names;
}

function importedFunctions(bytes, section) {
  if (!section) return 0;
  const at = { place: section.start };
  let count = 0;
  for (let left = number(bytes, at); left > 0; left--) {
    text(bytes, at);
    text(bytes, at);
    const kind = bytes[at.place++];
    if (kind === 0) {
      count++;
      number(bytes, at);
    } else {
      if (kind === 1) at.place++;
      if (kind === 3) at.place += 2;
      else {
        const limits = bytes[at.place++];
        number(bytes, at);
        if (limits & 1) number(bytes, at);
      }
    }
  }
  return count;
}

function functionsOf(bytes, section) {
  const at = { place: section.start };
  return Array.from({ length: number(bytes, at) }, () => {
    const size = number(bytes, at);
    at.place += size;
    return size;
  });
}
