// Lays a .br and a .gz beside every file of the site that gets smaller by it, and prints what each weighs: plain, gzip, brotli.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;

for (const name of readdirSync(".").filter((name) => !/\.(br|gz)$/.test(name))) {
  const bytes = readFileSync(name);
  const gzip = gzipSync(bytes, { level: 9 });
  const brotli = brotliCompressSync(bytes, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  if (gzip.length < bytes.length) writeFileSync(`${name}.gz`, gzip);
  if (brotli.length < bytes.length) writeFileSync(`${name}.br`, brotli);
  console.log(bytes.length, gzip.length, brotli.length, name);
}
