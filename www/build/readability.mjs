// Makes @mozilla/readability write no markup: it keeps the page for a second attempt, and the content of <noscript>, as text that it
// parses again, which Trusted Types forbid and reviewers of extensions reject. Does the same with nodes.

import { readFile } from "node:fs/promises";

const STEPS = [
  ["var pageCacheHtml = page.innerHTML;", "var pageCache = page.cloneNode(true);"],
  ["page.innerHTML = pageCacheHtml;", "page.replaceChildren(...pageCache.cloneNode(true).childNodes);"],
  ["tmp.innerHTML = noscript.innerHTML;", "tmp.append(...noscript.cloneNode(true).childNodes);"],
];

/** What is said of it where its licence is given. */
export const READABILITY_CHANGED = "changed by Factlight: it keeps nodes where it kept their markup";

/** An esbuild plugin. Fails where the library is not the one that is known. */
export const readabilityByNodes = {
  name: "readability-by-nodes",
  setup(builder) {
    builder.onLoad({ filter: /@mozilla\/readability\/Readability\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const [theirs, ours] of STEPS) {
        if (contents.split(theirs).length !== 2) return { errors: [{ text: `no “${theirs}” in it, or more than one: see readability.mjs` }] };
        contents = contents.replace(theirs, () => ours);
      }
      return { contents };
    });
  },
};
