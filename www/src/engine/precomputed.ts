// Owns facts found in advance by `factlight annotate --output page`: finds the blocks they came from on the live page, by
// their text. No WebAssembly. A file of its own (dist/precomputed.js).
//
// Nothing is marked in the wrong place: a fact is skipped if a block it is in, or refers to, is missing from the page or occurs
// a different number of times.

import type { Anchor, Block, EngineOptions, Fact, Found, Genre, Span } from "../facts.js";
import { Pace } from "../pace.js";

/** The command line's output for a page. */
export interface Precomputed {
  format: "factlight-page-1";
  /** The blocks that facts refer to. */
  blocks: PrecomputedBlock[];
  /** `block` in their anchors is an index into `blocks`; offsets count UTF-16 code units of its text. */
  facts: Fact[];
  /** What sort of page it is, if not news. */
  genre?: Genre;
}

/** A block as it was read. */
export interface PrecomputedBlock {
  text: string;
  /** Which of the page's blocks with this text it was, counting from 0 (the default). */
  nth?: number;
  /** How many such blocks there were; 1 by default. */
  of?: number;
}

/** A `detect` for annotate(). */
export interface PrecomputedDetect {
  (blocks: Block[], options: EngineOptions): Promise<Found>;
  /** The page is passed whole, because a block is recognised by how often its text occurs. */
  readonly whole: true;
  /** How many facts the last reading skipped, because the page no longer contains the text they came from. */
  readonly leftOut: number;
}

/**
 * A `detect` that returns precomputed facts. Options can leave facts out (`quantities`, `quotes`, `places`, `metonyms`,
 * `demonyms`, `forms`) but not add any. Throws an Error if `page`, a page's parsed JSON, is not a `Precomputed`.
 */
export function precomputed(page: unknown): PrecomputedDetect {
  const { format, blocks, facts, genre } = checked(page);
  if (format !== "factlight-page-1") {
    throw new Error(`factlight: these facts have the format “${format}”, but only “factlight-page-1” can be read; \`factlight annotate --output page\` writes it`);
  }
  let leftOut = 0;
  const detect = async (live: Block[], options: EngineOptions): Promise<Found> => {
    const pace = new Pace();
    const places = await placesOf(blocks, live, pace);
    const standing: Found = [];
    let gone = 0;
    for (const fact of facts) {
      if (pace.due) await pace.rest();
      if (!isWanted(fact, options)) continue;
      const here = placed(fact, places);
      if (here === GONE) gone += 1;
      else standing.push(here);
    }
    leftOut = gone;
    if (genre) standing.genre = genre;
    return standing.sort(({ anchor: a }, { anchor: b }) => a.block - b.block || a.start - b.start || b.end - a.end);
  };
  return Object.defineProperties(detect, {
    whole: { value: true },
    leftOut: { get: () => leftOut },
  }) as PrecomputedDetect;
}

function checked(page: unknown): Precomputed {
  const { error, blocks, facts } = (page ?? {}) as { [field in string]?: unknown };
  if (Array.isArray(blocks) && Array.isArray(facts)) return page as Precomputed;
  throw new Error(`factlight: these are not precomputed facts (${error ? String(error) : "there are no “blocks” and “facts”"})`);
}

/** Where a block is on the live page: offsets from..to of its text are a live block's text. */
interface Stretch {
  block: number;
  from: number;
  to: number;
}

/** A style sheet that breaks a line in a heading or caption does so near its start. */
const MOST_WORDS_BEFORE_A_BREAK = 24;

// Space at a block's end is not text.
async function placesOf(blocks: PrecomputedBlock[], live: Block[], pace: Pace): Promise<Stretch[][]> {
  const texts = live.map(({ text }) => text.trimEnd());
  const where = new Map<string, number[]>();
  for (const [index, text] of texts.entries()) {
    const same = where.get(text);
    if (same) same.push(index);
    else where.set(text, [index]);
  }
  const places: Stretch[][] = [];
  for (const { text, nth = 0, of = 1 } of blocks) {
    if (pace.due) await pace.rest();
    const same = where.get(text.trimEnd());
    const block = same?.length === of ? same[nth] : undefined;
    if (block !== undefined) places.push([{ block, from: 0, to: Infinity }]);
    else places.push(!same && of === 1 ? inPieces(text.trimEnd(), texts, where) : []);
  }
  return places;
}

// What is one block in HTML may be several that follow each other, by the page's style: if they do so at one place only.
function inPieces(text: string, texts: readonly string[], where: ReadonlyMap<string, number[]>): Stretch[] {
  const found: Stretch[][] = [];
  let end = text.indexOf(" ");
  for (let words = 0; end > 0 && words < MOST_WORDS_BEFORE_A_BREAK; words += 1) {
    for (const first of where.get(text.slice(0, end)) ?? []) found.push(follow(text, texts, first));
    end = text.indexOf(" ", end + 1);
  }
  const whole = found.filter((pieces) => pieces.length > 0);
  return whole.length === 1 ? (whole[0] as Stretch[]) : [];
}

function follow(text: string, texts: readonly string[], first: number): Stretch[] {
  const pieces: Stretch[] = [];
  for (let block = first, from = 0; from < text.length; block += 1) {
    const piece = texts[block];
    if (!piece || !text.startsWith(piece, from)) return [];
    pieces.push({ block, from, to: from + piece.length });
    from += piece.length;
    while (text[from] === " " || text[from] === "\n") from += 1;
  }
  return pieces;
}

function isWanted(fact: Fact, { quantities = true, quotes = true, places = true, metonyms, demonyms, forms }: EngineOptions): boolean {
  if (fact.kind === "quote") return quotes;
  if (fact.kind === "quantity") return quantities && (!forms || forms.includes(fact.form));
  return places && (metonyms !== false || !fact.metonym) && (demonyms !== false || fact.place_kind !== "demonym");
}

const GONE = Symbol("gone");

const holds = ({ from, to }: Stretch, { start, end }: Span) => from <= start && end <= to;

function placed(fact: Fact, places: readonly Stretch[][]): Fact | typeof GONE {
  const stretchOf = (anchor: Anchor) => places[anchor.block]?.find((stretch) => holds(stretch, anchor));
  const own = stretchOf(fact.anchor);
  // The same value, its anchors and spans counted on the live page. A span is of the fact's own block.
  const move = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if ("start" in value && "end" in value) {
      const span = value as Span | Anchor;
      const stretch = "block" in span ? stretchOf(span) : own;
      if (!stretch || !holds(stretch, span)) return GONE;
      const { block, from } = stretch;
      return { ...("block" in span && { block }), start: span.start - from, end: span.end - from };
    }
    const fields = Object.entries(value).map(([name, field]) => [name, move(field)] as const);
    if (fields.some(([, field]) => field === GONE)) return GONE;
    return Array.isArray(value) ? fields.map(([, field]) => field) : Object.fromEntries(fields);
  };
  return move(fact) as Fact | typeof GONE;
}
