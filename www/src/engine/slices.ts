// Owns in which calls a long text is given to `detect`, and which of them a change of the page spares: the facts of a call follow from
// its blocks alone, so a call with the same blocks is not made again. Within a call all depends on all (docs/decisions/0022).
//
// 1.2 million characters → five calls; a word changes in one of them → one call

import type { Fact, Found, Genre } from "../facts.js";
import type { Pace } from "../pace.js";
import type { PageBlock } from "../read/blocks.js";

/** A call ends between so many UTF-16 code units, and so many: the page gets its turn between calls. */
const LEAST = 200_000;
const MOST = 400_000;
/**
 * Between the two, it ends with a block whose length divides by this. What is inserted into one call then moves the ends of the next
 * few at most, not of all behind it.
 */
const ENDS = 16;

/** What one call was given, and what it found. */
interface Slice {
  pages: readonly PageBlock[];
  found: Found;
}

/** How a text is to be read. */
export interface Asking {
  /** In one call, however long it is. */
  isWhole: boolean;
  /** Nothing that was found before counts. */
  isAnew: boolean;
  pace: Pace;
}

/** The calls of one root's text, as of its last reading. */
export class Slices {
  #known: readonly Slice[] = [];

  /** The facts of `pages`, by as many calls of `detect` as it takes. */
  async detect(pages: PageBlock[], detect: (pages: PageBlock[]) => Promise<Found>, { isWhole, isAnew, pace }: Asking): Promise<{ facts: Fact[]; genre: Genre | undefined }> {
    const facts: Fact[] = [];
    let genre: Genre | undefined;
    const slices: Slice[] = [];
    for (let start = 0, end = 0; start < pages.length; start = end) {
      end = isWhole ? pages.length : endOf(pages, start);
      const some = pages.slice(start, end);
      const known = isAnew ? undefined : this.#known.find((slice) => areSame(slice.pages, some));
      const found = known?.found ?? (await detect(some));
      const isOnly = some.length === pages.length;
      if (!isOnly) slices.push({ pages: some, found });
      genre ??= found.genre;
      for (const fact of found) {
        // A copy: what the page's facts become is not what was found.
        facts.push(isOnly ? fact : moved(fact, start));
        if (pace.due) await pace.rest();
      }
      if (end < pages.length) await pace.rest();
    }
    this.#known = slices;
    return { facts, genre };
  }
}

function endOf(pages: readonly PageBlock[], start: number): number {
  let size = 0;
  for (let at = start; at < pages.length; at += 1) {
    const { length } = (pages[at] as PageBlock).block.text;
    size += length;
    if (size >= MOST || (size >= LEAST && length % ENDS === 0)) return at + 1;
  }
  return pages.length;
}

function areSame(some: readonly PageBlock[], others: readonly PageBlock[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i] || isSame(one, others[i] as PageBlock));
}

function isSame({ block: one }: PageBlock, { block: other }: PageBlock): boolean {
  return one.text === other.text && JSON.stringify({ ...one, text: "" }) === JSON.stringify({ ...other, text: "" });
}

// The same fact, its anchors' blocks counted from the page's first.
function moved<T>(value: T, by: number): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => moved(one, by)) as T;
  const fields = Object.entries(value).map(([name, field]) => [name, name === "block" ? field + by : moved(field, by)]);
  return Object.fromEntries(fields) as T;
}
