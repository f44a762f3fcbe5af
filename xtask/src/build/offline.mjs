// Writes into the service worker of a site which files it has, each with the digest of what is in it, and what tells this version from others.
// `node offline.mjs DIST`; the browser tests make versions of their own by the same function.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

/** The service worker. It is no part of what it keeps: browsers always ask the server for it. */
const WORKER = "offline.js";

const sha256 = (bytes) => createHash("sha256").update(bytes);

/** Writes the list into the service worker of the site in `dist`, in the place of any that is there. */
export function list(dist) {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  // Some files keep their names, and are asked for with the digest behind it.
  const asked = new Map(Array.from(page.matchAll(/"\.\/([^"?#]+)\?([^"]+)"/g), ([, name, digest]) => [name, `${name}?${digest}`]));
  const names = readdirSync(dist).filter((name) => name !== WORKER && !/\.(br|gz)$/.test(name)).sort();
  const files = Object.fromEntries(names.map((name) => [asked.get(name) ?? name, `sha256-${sha256(readFileSync(join(dist, name))).digest("base64")}`]));
  const path = join(dist, WORKER);
  const plain = set(set(readFileSync(path, "utf8"), "VERSION", '""'), "FILES", "{}");
  // Another service worker is another version, whatever it keeps.
  const version = sha256(plain + JSON.stringify(files)).digest("hex").slice(0, 16);
  writeFileSync(path, set(set(plain, "VERSION", JSON.stringify(version)), "FILES", JSON.stringify(files, null, 2)));
}

/** A script with another value for one of its constants. */
function set(script, name, value) {
  const declared = new RegExp(`^const ${name} = [^;]*;$`, "m");
  if (!declared.test(script)) throw new Error(`${WORKER} has no line \`const ${name} = …;\``);
  return script.replace(declared, () => `const ${name} = ${value};`);
}

if (argv[1] === fileURLToPath(import.meta.url)) list(argv[2]);
