// Serves the built app on a free port of this machine alone.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves the folder `dist`, or the one that it then gives, with other types by ending where `types` names them; gives the address and a way to end.
 * `compressed`: as a server does that hands out the compressed file beside one to a browser that takes it. `under`: the folder of the server it lies in.
 */
export async function serve(dist, types = {}, { compressed = false, under = "/" } = {}) {
  const folder = typeof dist === "function" ? dist : () => dist;
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    const name = path === under ? "/index.html" : `/${path.slice(under.length)}`;
    try {
      if (!path.startsWith(under)) throw new Error("not here");
      const dist = folder();
      const coded = compressed && /\bbr\b/.test(request.headers["accept-encoding"]) && await readFile(join(dist, `${name}.br`)).catch(() => null);
      if (coded) response.setHeader("content-encoding", "br");
      const body = coded || await readFile(join(dist, name));
      response.setHeader("content-type", types[extname(name)] ?? TYPES[extname(name)] ?? "application/octet-stream");
      response.setHeader("content-length", body.byteLength);
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${server.address().port}${under}`,
    end: () => new Promise((ended) => { server.close(ended); server.closeAllConnections(); }),
  };
}
