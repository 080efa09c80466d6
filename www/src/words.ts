// Owns which words there are: all that card, list, notes and marks say, and in which language. The words themselves stand in
// one file a language (english.ts, german.ts), loaded when its reader comes. Leaves numbers, dates and countries to Intl.

import type { CopyFormat } from "./copying.js";
import type { Fact, PlaceFact, QuantityFact, QuoteFact, Unit } from "./facts.js";

type Kind = Fact["kind"];

/** One form a plural, "#" for the number: { one: "# fact", other: "# facts" }. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Rules that say why they mark; one without words is named by its id. */
export type Rule =
  | "quantity.currency" | "quantity.percent" | "quantity.unit" | "quantity.count" | "quantity.many" | "quantity.number"
  | "quantity.range" | "quantity.fraction" | "quantity.ratio" | "quantity.multiplier" | "quantity.rank" | "quantity.age"
  | "quantity.duration" | "quantity.temperature"
  | "quote.before_cue" | "quote.after_cue" | "quote.according_to" | "quote.clause_before_cue" | "quote.clause_after_cue"
  | "quote.clause_around_cue" | "quote.deed_after_cue" | "quote.sentence" | "quote.alone" | "quote.pulled" | "quote.called"
  | "quote.blockquote" | "quote.transcript"
  | "place.name" | "place.pair" | "place.feature" | "place.dateline" | "place.demonym" | "place.one_sense"
  | "place.after_capital" | "place.pattern";

/** What a page says of itself, for a citation; empty where it does not say. */
export interface Cited {
  author: string;
  title: string;
  site: string;
  published: string;
  address: string;
  accessed: string;
}

/** Every word of one language. */
export interface Words {
  /** Language tag of the words themselves. */
  lang: string;
  /** Opening and closing quotation mark. */
  marks: readonly [string, string];
  kinds: Record<Kind, string>;
  /** What a screen reader adds to the mark that is the stop on the keyboard. */
  hints: Record<Kind, string>;

  /** The card's parts. */
  who: string;
  what: string;
  where: string;
  why: string;
  more: string;

  /** Who says so. */
  nobody: string;
  /** Before the text's own words for speaker and cue. */
  here: string;
  inQuote: string;
  carried: string;
  unsure: string;
  introduced: string;

  /** Numbers. */
  approximators: Record<NonNullable<QuantityFact["approximator"]>, string>;
  changes: Record<NonNullable<QuantityFact["change"]>, string>;
  unit(unit: Pick<Unit, "id" | "name">, plural: Intl.LDMLPluralRule): string;
  /** Of "litre": "per litre". */
  per(name: string): string;
  base: string;
  of: string;
  converted: string;
  unknown: string;
  ifMeant(value: string, units: string): string;
  /** What a reader may not know of a unit, by its name as the engine gives it. */
  explained: Record<"percentage point" | "basis point" | "per mille", string>;
  perPerson: string;
  range(low: string, high: string): string;
  orMore(low: string): string;
  upTo(high: string): string;
  fromTo(first: string, last: string): string;
  times(text: string, value: number): string;
  toOne(value: string): string;
  oneIn(part: string, whole: string): string;
  approximate(value: string): string;
  position(value: string): string;
  /** Of "34", or of "34 years". */
  aged(value: string): string;

  /** Quotes. */
  forms: Record<QuoteFact["form"], string>;
  partBefore: string;
  partAfter: string;
  alsoSaid: string;
  others: Plural;

  /** Places. */
  places: Record<PlaceFact["place_kind"], string>;
  within(kind: string, places: string): string;
  metonym: string;
  coordinates: string;
  compass: Record<"north" | "south" | "east" | "west", string>;
  population: string;
  people(count: string): string;
  namesakes: string;
  chosen: string;
  reasons: Record<PlaceFact["reason"], string>;
  alsoNamed: string;
  map(name: string): string;
  gazetteer: string;
  /** By the word before the colon in a place's id. */
  gazetteers: Record<"geonames" | "factlight", string>;
  openStreetMap: string;
  wikipedia: string;
  /** Where Wikipedia speaks this language. */
  encyclopedia: string;

  /** Where it stands. */
  page: string;
  cited: string;
  footnote: string;
  passage: string;

  /** Why it is marked. */
  rules: Record<Rule, string>;
  because(reason: string): string;
  rule(id: string): string;
  sure(said: string, percent: string): string;
  /** The first whose number the confidence reaches. */
  confidence: readonly (readonly [least: number, said: string])[];

  /** The card's buttons. */
  close: string;
  previous: string;
  next: string;
  turn(index: string, count: string): string;
  list: string;
  copy: string;
  copies: Record<CopyFormat, string>;
  copied: Record<CopyFormat, string>;
  /** Where the browser refuses: the text stands selected in a field. */
  refused: string;
  /** Where a file of ours could not be loaded. */
  notCopied: string;
  copyField: string;
  cite(page: Cited): string;

  /** The list of facts. */
  facts: Plural;
  filter: string;
  all: string;
  kindsMany: Record<Kind, string>;
  keys: string;

  /** The notes in print. */
  notes: string;
  /** Before a note's number: a page may number its own notes. */
  noteSign: string;
}

/** A language, and how the reader's part of the world writes it. */
export interface Speech {
  words: Words;
  /** For Intl: "de-AT". */
  locale: string;
}

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

// A format takes longer to make than to use; there are a few dozen, one for each currency and style.
const formats = new Map<string, Intl.NumberFormat>();

/** A number as `locale` writes it. */
export function number(value: number, locale: string, options: Intl.NumberFormatOptions = {}): string {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(value);
}

const rules = new Map<string, Intl.PluralRules>();

/** Which plural `locale` uses for a number. */
export function pluralOf(value: number, locale: string): Intl.LDMLPluralRule {
  const made = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, made);
  return made.select(Math.abs(value));
}

/** A number of things: "3 facts". */
export function counted(plural: Plural, value: number, { locale }: Speech): string {
  return (plural[pluralOf(value, locale)] ?? plural.other).replace("#", number(value, locale));
}

/** The words of a table for `key`; the key itself where facts of another version have one that is not there. */
export function said<K extends string>(table: Record<K, string>, key: K): string {
  return Object.hasOwn(table, key) ? table[key] : key;
}
