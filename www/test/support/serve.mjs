// A static server for tests, as strict as a page can be: no inline script or style, Trusted Types required, nothing from other
// origins. It records what is requested from it.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { www } from "./www.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".bin": "application/octet-stream",
};

export const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** Serves `pages` (path → HTML, or what the path's ending says) and, under them, `folder` of www. Gives its address, what was asked for, and close(). */
export async function serve({ pages = new Map(), folder = ".", csp = STRICT_CSP } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const headers = { "content-security-policy": csp, "cache-control": "no-store", "x-content-type-options": "nosniff" };
    try {
      const file = path.endsWith("/") ? `${path}index.html` : path;
      const body = pages.get(path) ?? (await readFile(join(www, folder, normalize(file))));
      const type = TYPES[extname(file)] ?? (pages.has(path) ? TYPES[".html"] : "application/octet-stream");
      response.writeHead(200, { ...headers, "content-type": type }).end(body);
    } catch {
      response.writeHead(404, { ...headers, "content-type": "text/plain" }).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    pages,
    requests,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
