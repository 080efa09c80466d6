// Owns describing facts in words: a fact and the blocks it is in → an item that panel and notebook can show without the page.
// Leaves where an item is shown to them.
//
// "£4.5 million" in "The quay would cost £4.5 million." → { text: "£4.5 million", sentence: "The quay …", speaker: "" }

import type { Anchor, Block, Fact, PlaceFact, QuoteFact, Source } from "../../src/facts.js";
import { identity, pin } from "../../src/take/pin.js";
import { passageLink } from "../../src/take/text-fragment.js";
import type { Notice } from "../../src/index.js";
import type { Pace } from "../../src/pace.js";
import type { Item, LeftOut, Spot } from "../messages.js";

/** What is around a fact is cut to so many UTF-16 code units on each side. */
const AROUND = 180;
/** How many UTF-16 code units of a block that was not read are shown, and of how many blocks. */
const BEGINNING = 80;
const BEGINNINGS = 3;
const GAPS = /[\s\uFFFC]/g;

/** The facts as items, in slices; facts come sorted, outer before inner. */
export async function* itemsOf(
  facts: readonly Fact[],
  blocks: readonly Block[],
  url: string,
  idOf: (fact: Fact) => number,
  pace: Pace,
): AsyncGenerator<Item[]> {
  const starts = startsOf(blocks);
  const whole = Math.max(1, starts.at(-1) ?? 1);
  let items: Item[] = [];
  const outers: QuoteFact[] = [];
  let current = { block: -1, sentences: [] as number[], places: [] as PlaceFact[] };
  for (const [index, fact] of facts.entries()) {
    const { block: at, start, end } = fact.anchor;
    const block = blocks[at];
    if (!block) continue;
    if (at !== current.block) current = { block: at, sentences: bordersOf(block.text), places: placesOf(facts, index, at) };
    while (outers.length > 0 && !contains(outers.at(-1) as QuoteFact, fact)) outers.pop();
    const sentence = sentenceAround(current.sentences, start, end);
    const near = current.places.filter(({ anchor }) => anchor.start >= sentence.start && anchor.end <= sentence.end);
    items.push({
      id: idOf(fact),
      kind: fact.kind,
      text: plain(block.text.slice(start, end)).trim(),
      ...around(block.text, sentence, { start, end }),
      position: ((starts[at] ?? 0) + start) / whole,
      ...saidBy(fact.source ?? outers.at(-1)?.source ?? null, blocks),
      link: passageLink(url, { block, parts: [wholeOf(block)] }, fact.anchor) ?? "",
      confidence: fact.evidence.confidence,
      ...detailsOf(fact, block),
      near: [...new Set(near.map(identity))],
    });
    if (fact.kind === "quote") outers.push(fact);
    if (pace.due) {
      yield items;
      items = [];
      await pace.rest();
    }
  }
  yield items;
}

/** What notices say, without the page. */
export function leftOutOf(notices: readonly Notice[]): LeftOut {
  const blocks = notices.filter((notice) => notice.left === "block");
  return {
    languages: notices.flatMap((notice) => (notice.left === "language" ? [notice.language] : [])),
    unread: blocks.reduce((sum, { behind }) => sum + 1 + behind, 0),
    genre: notices.find((notice) => notice.left === "doubtful")?.genre ?? null,
    beginnings: blocks.slice(0, BEGINNINGS).map(({ text }) => beginning(plain(text).trim())),
  };
}

// To the end of a word, where there is one.
function beginning(text: string): string {
  if (text.length <= BEGINNING) return text;
  const end = text.lastIndexOf(" ", BEGINNING);
  return `${text.slice(0, end > 0 ? end : BEGINNING).replace(/[\uD800-\uDBFF]$/, "")} …`;
}

function detailsOf(fact: Fact, block: Block): Pick<Item, "quantity" | "quote" | "place"> {
  const words = ({ start, end }: { start: number; end: number }) => plain(block.text.slice(start, end)).trim();
  if (fact.kind === "quote") return { quote: { words: words(fact.content), form: fact.form } };
  if (fact.kind === "place") return { place: spotOf(fact) };
  const { amount, unit, form, approximator, change, measured } = fact;
  return { quantity: { amount, unit, form, approximator, change, measured: measured ? words(measured) : "" } };
}

function spotOf(fact: PlaceFact): Spot {
  const { name, place_kind: kind, country, region } = fact;
  return { id: identity(fact), name, kind, country, region, ...(pin(fact) ?? { lat: null, lon: null }) };
}

function saidBy(source: Source | null, blocks: readonly Block[]): { speaker: string; role: string } {
  if (!source) return { speaker: "", role: "" };
  const text = (anchor: Anchor | null) => plain(anchor ? (blocks[anchor.block]?.text.slice(anchor.start, anchor.end) ?? "") : "").trim();
  const { speaker } = source;
  const named = speaker.form === "named" ? speaker.at : speaker.antecedent;
  return { speaker: plain(speaker.name ?? "").trim() || text(named), role: text(source.role) };
}

function placesOf(facts: readonly Fact[], from: number, block: number): PlaceFact[] {
  const places: PlaceFact[] = [];
  for (let index = from; facts[index]?.anchor.block === block; index += 1) {
    const fact = facts[index] as Fact;
    if (fact.kind === "place") places.push(fact);
  }
  return places;
}

function contains({ anchor: outer }: Fact, { anchor: inner }: Fact): boolean {
  return outer.block === inner.block && outer.start <= inner.start && inner.end <= outer.end;
}

// Where each block starts in the page's text, and at last where it ends.
function startsOf(blocks: readonly Block[]): number[] {
  const starts = [0];
  for (const { text } of blocks) starts.push((starts.at(-1) ?? 0) + text.length + 1);
  return starts;
}

function wholeOf({ text }: Block) {
  return { node: undefined as never, data: text, from: 0, at: 0, length: text.length };
}

// A title, an initial or a shortened word ends no sentence.
const NO_END = /(?:^|[\s(“"'])(?:Mrs?|Ms|Dr|Prof|St|Sgt|Capt|Col|Gen|Gov|Sen|Rep|Lt|Rev|Hon|Jr|Sr|No|Nos|vs|approx|Inc|Corp|Ltd|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|\p{Lu}|(?:\p{Lu}\.)+\p{Lu})\.\s*$/u;
let segmenter: Intl.Segmenter | undefined;

// Where sentences begin and, at last, where the text ends.
function bordersOf(text: string): number[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "sentence" });
  const borders = [0];
  for (const { index } of segmenter.segment(text)) {
    if (index > 0 && !NO_END.test(text.slice(Math.max(0, index - 12), index))) borders.push(index);
  }
  return [...borders, text.length];
}

// A quote may go on over several.
function sentenceAround(borders: readonly number[], start: number, end: number): { start: number; end: number } {
  let from = 0;
  let to = borders.length - 1;
  while (from + 1 < borders.length && (borders[from + 1] as number) <= start) from += 1;
  while (to - 1 > from && (borders[to - 1] as number) >= end) to -= 1;
  return { start: borders[from] as number, end: borders[to] as number };
}

function around(text: string, sentence: { start: number; end: number }, fact: { start: number; end: number }): Pick<Item, "sentence" | "at"> {
  let [from, to] = [sentence.start, sentence.end];
  let [before, after] = ["", ""];
  if (fact.start - from > AROUND) {
    from = text.indexOf(" ", fact.start - AROUND) + 1 || fact.start;
    before = "… ";
  }
  if (to - fact.end > AROUND) {
    to = text.lastIndexOf(" ", fact.end + AROUND);
    if (to < fact.end) to = fact.end + AROUND;
    after = " …";
  }
  from = Math.min(from, fact.start);
  // White space around it, which is not counted.
  while (from < fact.start && /\s/.test(text.charAt(from))) from += 1;
  while (to > fact.end && /\s/.test(text.charAt(to - 1))) to -= 1;
  return {
    sentence: before + plain(text.slice(from, to)) + after,
    at: { start: before.length + fact.start - from, end: before.length + fact.end - from },
  };
}

// One for one, so that offsets hold.
function plain(text: string): string {
  return text.replace(GAPS, " ");
}
