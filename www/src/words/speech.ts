// Owns the choice of language, and loads its words. Leaves the words to english.ts and german.ts.
//
// ["de-AT", "en"] → the German words, with numbers and dates as in Austria

import type { Speech, Words } from "./words.js";

const TABLES: Record<string, () => Promise<{ words: Words }>> = {
  en: () => import("./english.js"),
  de: () => import("./german.js"),
};

/** The first of the languages `wanted` that there are words in; English where there is none. */
export async function speechOf(wanted: readonly string[]): Promise<Speech> {
  for (const tag of wanted) {
    const table = TABLES[/^[a-z]{2}(?![a-z])/i.exec(tag)?.[0].toLowerCase() ?? ""];
    if (table) return { words: (await table()).words, locale: known(tag) };
  }
  return { words: (await import("./english.js")).words, locale: "en" };
}

// A page may write a tag that is none: "de_DE".
function known(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag.slice(0, 2);
  } catch {
    return tag.slice(0, 2);
  }
}
