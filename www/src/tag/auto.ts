// Owns the script tag: marks the page it is in. Leaves its attributes to attributes.ts; only types are exported.
//
// `<script type="module" src="/factlight/auto.js" data-factlight data-kinds="quote"></script>` → the article's quotes marked

import { markRoot, readAsked, tell } from "./attributes.js";

export type { Ready } from "./attributes.js";

// Another copy of this file, from another address, sees the same pages and tags.
const SEEN = Symbol.for("factlight.seen");
type Seen = EventTarget & { [SEEN]?: true };

function start(): void {
  const tags = [...document.querySelectorAll<HTMLScriptElement>("script[data-factlight]:not([data-factlight=off])")];
  // Imported by a script that has no such attribute: the page is marked as by a tag that says nothing.
  const askers: Seen[] = tags.length > 0 ? tags : [document];
  for (const asker of askers) {
    if (asker[SEEN]) continue;
    asker[SEEN] = true;
    try {
      const get = (name: string) => (asker instanceof Element ? asker.getAttribute(`data-${name}`) : null);
      const asked = readAsked(get);
      for (const root of rootsOf(get("root"))) void markRoot(root, asked);
    } catch (error) {
      tell(asker, error);
    }
  }
}

function rootsOf(selector: string | null): Element[] {
  if (selector === null) return [article()];
  const found = [...document.querySelectorAll(selector)];
  if (found.length === 0) throw new Error(`factlight: no element matches “${selector}”, the attribute data-root`);
  return found.filter((root) => !found.some((other) => other !== root && other.contains(root)));
}

// The article where the page says which that is, else all of it.
function article(): Element {
  const mains = document.querySelectorAll("main, [role=main]");
  const only = mains.length === 1 ? mains[0] : undefined;
  const articles = (only ?? document).querySelectorAll("article");
  return (articles.length === 1 ? articles[0] : only) ?? document.body;
}

// On a server there is no page.
if (typeof document === "object") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
  else start();
}
