// Owns facts made before, by `factlight annotate --output page`: finds the blocks they were made from on the live page, by
// their text. No WebAssembly. A file of its own (dist/precomputed.js).
//
// Nothing is marked at a wrong place: a fact is left out when a block that it stands in or speaks of is not on the page, or
// as often on it as it was.

import type { Block, EngineOptions, Fact } from "./facts.js";

/** What the command line writes for a page. */
export interface Precomputed {
  format: "factlight-page-1";
  /** The blocks that facts speak of. */
  blocks: PrecomputedBlock[];
  /** `block` in their anchors counts `blocks`; offsets count UTF-16 code units of its text. */
  facts: Fact[];
}

/** A block as it was read. */
export interface PrecomputedBlock {
  text: string;
  /** Which one of the page's blocks with this text it was, from 0 (default). */
  nth?: number;
  /** How many of them there were; 1 by default. */
  of?: number;
}

/** A `detect` for annotate(). */
export interface PrecomputedDetect {
  (blocks: Block[], options: EngineOptions): Fact[];
  /** The page is passed whole: what a text is depends on how often it is there. */
  readonly whole: true;
  /** How many facts were left out at the last reading, because the page does not say what they were made from. */
  readonly leftOut: number;
}

/**
 * A `detect` that gives facts made before. Options leave facts out (`quantities`, `quotes`, `places`, `metonyms`,
 * `demonyms`, `forms`); they add none. Throws an Error where `page` is nothing that the command line writes.
 */
export function precomputed(page: Precomputed): PrecomputedDetect {
  const { format, blocks, facts } = checked(page);
  if (format !== "factlight-page-1") {
    throw new Error(`factlight: these facts are of the format “${format}”; “factlight-page-1” is read: \`factlight annotate --output page\` writes it`);
  }
  let leftOut = 0;
  const detect = (live: Block[], options: EngineOptions): Fact[] => {
    const places = placesOf(blocks, live);
    const found = facts.filter((fact) => isWanted(fact, options)).map((fact) => placed(fact, places));
    const standing = found.filter((fact) => fact !== GONE);
    leftOut = found.length - standing.length;
    return standing.sort(({ anchor: a }, { anchor: b }) => a.block - b.block || a.start - b.start || b.end - a.end);
  };
  return Object.defineProperties(detect, {
    whole: { value: true },
    leftOut: { get: () => leftOut },
  }) as PrecomputedDetect;
}

function checked(page: Precomputed): Precomputed {
  const { error } = (page ?? {}) as { error?: unknown };
  if (Array.isArray(page?.blocks) && Array.isArray(page.facts)) return page;
  throw new Error(`factlight: no facts of a page (${error ? String(error) : "there are no “blocks” and “facts”"})`);
}

// Which live block each block is, if it is there. Space at a block's end is no text.
function placesOf(blocks: PrecomputedBlock[], live: Block[]): (number | undefined)[] {
  const where = new Map<string, number[]>();
  for (const [index, { text }] of live.entries()) {
    const same = where.get(text.trimEnd());
    if (same) same.push(index);
    else where.set(text.trimEnd(), [index]);
  }
  return blocks.map(({ text, nth = 0, of = 1 }) => {
    const same = where.get(text.trimEnd());
    return same?.length === of ? same[nth] : undefined;
  });
}

function isWanted(fact: Fact, { quantities = true, quotes = true, places = true, metonyms, demonyms, forms }: EngineOptions): boolean {
  if (fact.kind === "quote") return quotes;
  if (fact.kind === "quantity") return quantities && (!forms || forms.includes(fact.form));
  return places && (metonyms !== false || !fact.metonym) && (demonyms !== false || fact.place_kind !== "demonym");
}

const GONE = Symbol("gone");

// The same value, the blocks of its anchors counted on the live page.
function placed<T>(value: T, places: readonly (number | undefined)[]): T | typeof GONE {
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const moved = name === "block" ? (places[field as number] ?? GONE) : placed(field, places);
    if (moved === GONE) return GONE;
    copy[name] = moved;
  }
  return (Array.isArray(value) ? Object.values(copy) : copy) as T;
}
