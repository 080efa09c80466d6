// Real articles and saved pages, from a folder beside the project on a developer's machine; where they are missing, tests that use
// them are skipped with a message.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { www } from "./www.mjs";

const shared = join(www, "../../shared");

/** Why tests of real pages cannot run here, or false. */
export const missing = !existsSync(join(www, "dist/engine.js"))
  ? "no dist/engine.js: cargo xtask build makes it"
  : !existsSync(join(shared, "articles")) && "no ../shared/articles beside the project";

/** The articles: name and text. */
export function articles() {
  const folder = join(shared, "articles");
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return names.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/** The saved pages: name and HTML. */
export function pages() {
  const folder = join(shared, "pages");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".html")) : [];
  return names.map((name) => ({ name, html: readFileSync(join(folder, name), "utf8") }));
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** An article as a page: its first line the headline, blank lines between paragraphs. */
export function articlePage(text) {
  const safe = (part) => part.replace(/[&<>]/g, (c) => ESCAPES[c]);
  const [headline, ...paragraphs] = text.split(/\n\s*\n/).filter((part) => part.trim());
  const body = paragraphs.map((part) => `<p>${safe(part)}</p>`).join("\n");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${safe(headline)}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/test/support/page.css">
<script type="module" src="/test/support/real.js"></script></head><body><main><h1>${safe(headline)}</h1>${body}</main></body></html>`;
}

/** A saved page with our script in place of its own (the policy runs none of those). */
export function savedPage(html) {
  const script = `<script type="module" src="/test/support/real.js"></script>`;
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + script) : script + html;
}
