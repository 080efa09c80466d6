// Owns whether two facts from two pages make the same claim differently: a figure of the same measure with another value, or a
// quote by the same speaker in other words. Precision before recall: if it is not certain that both are about the same thing,
// nothing is said. It never says which of the two is right.
//
// "The new quay in Oban will cost £4.5 million" · "… in Oban will cost £5.2 million" → true

import type { Item } from "../messages.js";
import { isNumber, stem, tokens, tokensAround, type Token } from "./sentence-words.js";
import { differ } from "./intervals.js";

/** A fact to compare, and the title of its page. */
export interface Told {
  item: Pick<Item, "kind" | "text" | "sentence" | "at" | "speaker" | "role" | "quantity" | "quote">;
  title: string;
}

/** Of the words of the shorter sentence this part must be the other's too; of the words of both, that part. */
const SHARED_OF_SHORTER = 0.6;
const SHARED_OF_BOTH = 0.4;
/** Words that say what is measured, both have. */
const LEAST_SHARED = 3;
/** So many of them are not of who says it. */
const LEAST_BESIDE_SPEAKER = 2;
/** Words beyond the sentences' that both titles have, where the sentences name nobody. */
const LEAST_IN_TITLES = 2;
/** Quotes: words of each, how near they are, and how many of the telling words both have. */
const LEAST_WORDS = 6;
const MOST_WORDS = 400;
const NEAR = 0.75;
const LEAST_TELLING = 3;
/** How near they are where more than one telling word is another. */
const VERY_NEAR = 0.8;

/** Whether `a` and `b` make the same claim differently. */
export function tellsOtherwise(a: Told, b: Told): boolean {
  if (a.item.kind !== b.item.kind) return false;
  if (a.item.kind === "quantity") return figuresDiffer(a, b);
  return a.item.kind === "quote" && quotesDiffer(a, b);
}

/** What two facts must share to be compared at all: facts with different keys never make the same claim. */
export function keyOf({ kind, quantity, speaker, quote }: Told["item"]): string | undefined {
  if (kind === "quantity" && quantity) {
    const { unit, form, change } = quantity;
    return ["quantity", unit ? [unit.measure, unit.id, unit.name].join(":") : "", unit ? "" : form, change ?? ""].join("|");
  }
  const last = nameOf(speaker).at(-1);
  return kind === "quote" && quote && quote.form !== "indirect" && last ? `quote|${last}` : undefined;
}

function figuresDiffer(a: Told, b: Told): boolean {
  const [one, other] = [a.item.quantity, b.item.quantity];
  if (!one || !other || keyOf(a.item) !== keyOf(b.item) || !differ(one, other)) return false;
  // Each value is in the other's sentence, too: two figures in one statement.
  if (a.item.sentence.includes(b.item.text) || b.item.sentence.includes(a.item.text)) return false;
  if (!isSameWay(a.item.sentence, b.item.sentence)) return false;
  const [mine, theirs] = [read(a.item), read(b.item)];
  const [first, second] = [sentenceOf(mine, theirs), sentenceOf(theirs, mine)];
  // A rise in March is another than a rise in May, or in no month that is named.
  if (one.change && !isSameTime(first, second)) return false;
  const isSaid = (stem: string) => mine.said.has(stem) || theirs.said.has(stem);
  if ([...first.stems].filter((stem) => second.stems.has(stem) && !isSaid(stem)).length < LEAST_BESIDE_SPEAKER) return false;
  return !contradict(first.words, second.words) && areShared(first, second) && !isReplaced(first, second) && !isReplaced(second, first) && stand(first, second) && isSameMeasure(a, b, first, second);
}

interface Sentence {
  words: Token[];
  /** Where in them the figure is. */
  at: number;
  stems: Set<string>;
}

/** A sentence around its figure, and the words that name who says it. */
interface Read {
  before: Token[];
  after: Token[];
  said: Set<string>;
  stems: Set<string>;
}

const sentences = new WeakMap<Told["item"], Read>();

function read(item: Told["item"]): Read {
  const known = sentences.get(item);
  if (known) return known;
  const { before, after } = tokensAround(...withoutTeller(item.sentence, item.at));
  const said = new Set([...tokens(item.speaker), ...tokens(item.role)].map(({ stem }) => stem));
  const made = { before, after, said, stems: new Set([...before, ...after].map(({ stem }) => stem)) };
  sentences.set(item, made);
  return made;
}

const TELLS = "(?:said|says|told|reported|reports|announced|estimated|estimates|heard|put it|wrote)";
const TELLER_FIRST = new RegExp(`^(?:[^,;:]{2,60} ${TELLS}(?: (?:on|in) [A-Z]\\w+)?(?: that)? |According to [^,]{2,80}, )`);
const TELLER_LAST = new RegExp(`, (?:(?:[^,;:]{2,60} ${TELLS}\\b|${TELLS} [^,;:]{2,60})[^,;:]{0,60}|according to [^;:]{2,80})$`);

// "…, rescuers said on the radio." → "…": the sentence without its speaker, and where the figure is in it.
function withoutTeller(sentence: string, { start, end }: { start: number; end: number }): [string, number, number] {
  const last = TELLER_LAST.exec(sentence);
  const to = last && last.index >= end ? last.index : sentence.length;
  const from = TELLER_FIRST.exec(sentence)?.[0].length ?? 0;
  return from <= start ? [sentence.slice(from, to), start - from, end - from] : [sentence.slice(0, to), start, end];
}

// Who says it may be another one: those words count only where both have them.
function sentenceOf({ before, after, said }: Read, { stems }: Read): Sentence {
  const telling = (list: Token[]) => list.filter((token) => !said.has(token.stem) || stems.has(token.stem));
  const words = [...telling(before), ...telling(after)];
  return { words, at: telling(before).length, stems: new Set(words.filter(({ isTelling }) => isTelling).map(({ stem }) => stem)) };
}

// Names, years, months, days and words of opposite meaning that only the one has and only the other: not the same thing.
function contradict(a: readonly Token[], b: readonly Token[]): boolean {
  const only = (from: readonly Token[], not: readonly Token[]) => {
    const others = new Set(not.map(({ stem }) => stem));
    return from.filter(({ stem }) => !others.has(stem));
  };
  const [left, right] = [only(a, b), only(b, a)];
  const both = (is: (token: Token) => boolean) => left.some(is) && right.some(is);
  if (both(({ isName }) => isName) || both(({ isTime }) => isTime)) return true;
  // "When the river burst its banks in 1954": of another year, if the other names none.
  if (left.some(({ isYear }) => isYear) || right.some(({ isYear }) => isYear)) return true;
  // One more name may be the same claim at greater length; two mean something else.
  const names = (words: readonly Token[]) => words.filter(({ isName }) => isName).length;
  if (Math.max(names(left), names(right)) > 1) return true;
  // "With 222 at stake she wins 120", "with 107 at stake she wins 56".
  const figures = (words: readonly Token[]) => words.filter(isNumber);
  if (figures(a).length > 0 && figures(b).length > 0 && figures(left).length === figures(a).length) return true;
  const contrary = (words: readonly Token[]) => words.filter(({ isContrary }) => isContrary).length;
  if (contrary(a) !== contrary(b)) return true;
  // "12 men", "14 women".
  return left.some(({ opposites }) => right.some(({ stem }) => opposites.includes(stem)));
}

function areShared(a: Sentence, b: Sentence): boolean {
  const shared = [...a.stems].filter((stem) => b.stems.has(stem)).length;
  const shorter = Math.min(a.stems.size, b.stems.size);
  return shared >= LEAST_SHARED && shared / shorter >= SHARED_OF_SHORTER && shared / (a.stems.size + b.stems.size - shared) >= SHARED_OF_BOTH;
}

// The two figures are at the same place among the words, and no other figure in the sentences fits that place better.
function stand(a: Sentence, b: Sentence): boolean {
  const score = (one: Sentence, at: number, other: Sentence, where: number, skips: [number, number]) =>
    common(one.words.slice(0, at), other.words.slice(0, where)) +
    common(one.words.slice(at + skips[0]), other.words.slice(where + skips[1]));
  const own = score(a, a.at, b, b.at, [0, 0]);
  const isBeaten = (one: Sentence, other: Sentence) => other.words.some((token, index) => {
    return isNumber(token) && score(one, one.at, other, index, [0, 1]) >= own;
  });
  return !isBeaten(a, b) && !isBeaten(b, a);
}

const WAY = /\bfrom (\p{Lu}[\p{L}-]+) to (\p{Lu}[\p{L}-]+)/u;

// "From Porto to Vigo" is another way than back.
function isSameWay(a: string, b: string): boolean {
  const [one, other] = [WAY.exec(a)?.[0], WAY.exec(b)?.[0]];
  return one === undefined || other === undefined || one === other;
}

function isSameTime(a: Sentence, b: Sentence): boolean {
  const times = ({ words }: Sentence) => [...new Set(words.filter(({ isTime }) => isTime).map(({ stem }) => stem))].sort().join(" ");
  return times(a) === times(b);
}

// Where the one says "quay" between words that both say, and the other "road".
function isReplaced(a: Sentence, b: Sentence): boolean {
  const gaps = (from: readonly Token[], to: readonly Token[]) => {
    const isBetween = (gap: readonly Token[]) => gap.some(({ isTelling }) => isTelling);
    return gapsOf(from, to).some(([one, other]) => isBetween(one) && isBetween(other));
  };
  // "Tickets for the new opera house": what it is about comes first.
  const isBegun = (one: Sentence, other: Sentence) => {
    const first = one.words.findIndex(({ isTelling, stem }) => isTelling && other.stems.has(stem));
    return one.words.slice(0, first).some(({ isTelling, stem }) => isTelling && !other.stems.has(stem));
  };
  if (isBegun(a, b) || isBegun(b, a)) return true;
  return gaps(a.words.slice(0, a.at), b.words.slice(0, b.at)) || gaps(a.words.slice(a.at), b.words.slice(b.at));
}

// What is measured is the same noun, and the sentences or the pages name the same somebody or something.
function isSameMeasure(a: Told, b: Told, first: Sentence, second: Sentence): boolean {
  const [one, other] = [a, b].map(({ item }) => new Set(tokens(item.quantity?.measured ?? "").filter(({ isTelling }) => isTelling).map(({ stem }) => stem))) as [Set<string>, Set<string>];
  const isIn = (part: Set<string>, whole: Set<string>) => [...part].every((stem) => whole.has(stem));
  if (one.size > 0 && other.size > 0 ? !isIn(one, other) && !isIn(other, one) : !isIn(one, second.stems) || !isIn(other, first.stems)) return false;
  const namesOf = ({ title }: Told, { words }: Sentence) => new Set([...words, ...tokens(title)].filter(({ isName, isTelling }) => isName || isTelling).map(({ stem }) => stem));
  const isNamedIn = (words: readonly Token[], stems: ReadonlySet<string>) => words.some(({ isName, stem }) => isName && stems.has(stem));
  if (isNamedIn(first.words, second.stems) || isNamedIn(second.words, first.stems)) return true;
  if ([...first.words, ...second.words].some(({ isName }) => isName)) return false;
  const [ours, theirs] = [namesOf(a, first), namesOf(b, second)];
  const inTitles = tokens(a.title).filter(({ isTelling, stem }) => isTelling && theirs.has(stem) && !first.stems.has(stem)).length
    + tokens(b.title).filter(({ isTelling, stem }) => isTelling && ours.has(stem) && !second.stems.has(stem)).length;
  return inTitles >= 2 * LEAST_IN_TITLES;
}

function common(a: readonly Token[], b: readonly Token[]): number {
  return longestCommon(a.map(({ stem }) => stem), b.map(({ stem }) => stem));
}

function quotesDiffer(a: Told, b: Told): boolean {
  const key = keyOf(a.item);
  if (!key || key !== keyOf(b.item) || !isSameName(a.item.speaker, b.item.speaker)) return false;
  const [one, other] = [a.item.quote?.words ?? "", b.item.quote?.words ?? ""];
  // An editor wrote what is in brackets.
  if (/[[\]]/.test(one + other)) return false;
  const [first, second] = [spoken(one), spoken(other)];
  if (Math.min(first.length, second.length) < LEAST_WORDS || Math.max(first.length, second.length) > MOST_WORDS) return false;
  if (isPart(one, second) || isPart(other, first)) return false;
  const near = (2 * longestCommon(first, second)) / (first.length + second.length);
  const isReplaced = ([a, b]: [Token[], Token[]]) => a.some(({ isTelling }) => isTelling) && b.some(({ isTelling }) => isTelling);
  if (near < (gapsOf(tokens(one), tokens(other)).filter(isReplaced).length > 1 ? VERY_NEAR : NEAR)) return false;
  const theirs = new Set(tokens(other).map(({ stem }) => stem));
  return new Set(tokens(one).map(({ stem }) => stem).filter((stem) => theirs.has(stem))).size >= LEAST_TELLING;
}

const SHORT: [RegExp, string][] = [
  [/\bcan't\b/g, "can not"], [/\bcannot\b/g, "can not"], [/\bwon't\b/g, "will not"], [/n't\b/g, " not"], [/'ll\b/g, " will"], [/'re\b/g, " are"],
  [/'ve\b/g, " have"], [/'m\b/g, " am"], [/\b(it|he|she|that|there|what|who|where|let)'s\b/g, "$1 is"], [/\bgonna\b/g, "going to"],
  [/\bper cent\b/g, "percent"], [/%/g, " percent"],
];

/** The words as one says them: the same however they are spelled. */
export function spoken(text: string): string[] {
  let plain = text.toLowerCase().replace(/[’‘]/g, "'");
  for (const [short, long] of SHORT) plain = plain.replace(short, long);
  return (plain.match(/[\p{L}\p{N}]+(?:['.,][\p{L}\p{N}]+)*/gu) ?? []).map((word) => stem(word, "spelling"));
}

// The one is the other, or a part of it, or parts of it with dots between.
function isPart(text: string, whole: readonly string[]): boolean {
  let from = 0;
  return text.split(/…|\.\s?\.\s?\./).every((part) => {
    const words = spoken(part);
    if (words.length === 0) return true;
    for (let at = from; at + words.length <= whole.length; at += 1) {
      if (words.every((word, index) => whole[at + index] === word)) {
        from = at + words.length;
        return true;
      }
    }
    return false;
  });
}

function nameOf(name: string): string[] {
  return name.toLowerCase().replace(/[’']s\b/g, "").match(/\p{L}[\p{L}’'-]*/gu) ?? [];
}

// "Teale", "Morag Teale", "Ms. Teale": the shorter's words are the longer's.
function isSameName(a: string, b: string): boolean {
  const titles = /^(?:mrs?|ms|dr|prof|professor|sir|lord|lady|president|minister|mayor)$/;
  const [one, other] = [nameOf(a), nameOf(b)].map((words) => words.filter((word) => !titles.test(word))) as [string[], string[]];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length > 0 && short.every((word) => long.includes(word)) && short.at(-1) === long.at(-1);
}

/** How long the longest row of words is that both have in the same order. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  return lengths(a, b)[0]?.[0] ?? 0;
}

// Of each pair of beginnings, how many words the rests have in common.
function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const rows = [new Array<number>(b.length + 1).fill(0)];
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const below = rows[0] as number[];
    const row = new Array<number>(b.length + 1).fill(0);
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
    rows.unshift(row);
  }
  return rows;
}

/** What each side has between the words that both have. */
function gapsOf(a: readonly Token[], b: readonly Token[]): [Token[], Token[]][] {
  const rows = lengths(a.map(({ stem }) => stem), b.map(({ stem }) => stem));
  const gaps: [Token[], Token[]][] = [[[], []]];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const gap = gaps.at(-1) as [Token[], Token[]];
    if (i < a.length && j < b.length && a[i]?.stem === b[j]?.stem) {
      gaps.push([[], []]);
      [i, j] = [i + 1, j + 1];
    } else if (j >= b.length || (i < a.length && (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))) {
      gap[0].push(a[i] as Token);
      i += 1;
    } else {
      gap[1].push(b[j] as Token);
      j += 1;
    }
  }
  return gaps;
}
