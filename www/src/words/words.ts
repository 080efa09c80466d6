// Owns the vocabulary: everything that card, list, notes and marks can say, as a type that each language fills in. Leaves the
// words to one file per language (english.ts, german.ts), and numbers, dates and countries to Intl.

import type { Fact, PlaceFact, QuantityFact, QuoteFact, SourceKind, Unit } from "../facts.js";

type Kind = Fact["kind"];

/** What a fact can be copied as. */
export type CopyFormat = "text" | "citation" | "link" | "json";

/** One form a plural, "#" for the number: { one: "# fact", other: "# facts" }. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Rules with words for why they mark; any other is named by its id. */
export type Rule =
  | "quantity.currency" | "quantity.local_currency" | "quantity.shared_currency" | "quantity.percent" | "quantity.unit" | "quantity.count" | "quantity.many" | "quantity.number"
  | "quantity.range" | "quantity.fraction" | "quantity.ratio" | "quantity.multiplier" | "quantity.rank" | "quantity.age"
  | "quantity.duration" | "quantity.temperature"
  | "quote.before_cue" | "quote.after_cue" | "quote.according_to" | "quote.clause_before_cue" | "quote.clause_after_cue"
  | "quote.clause_around_cue" | "quote.deed_after_cue" | "quote.sentence" | "quote.alone" | "quote.headline" | "quote.resumed"
  | "quote.pulled" | "quote.called"
  | "quote.blockquote" | "quote.transcript"
  | "place.name" | "place.pair" | "place.feature" | "place.dateline" | "place.demonym" | "place.one_sense"
  | "place.after_capital" | "place.pattern";

/** What a page says about itself, for a citation; empty where it says nothing. */
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
  /** What a source is, where its name does not say so. */
  sources: Record<Exclude<SourceKind, "person" | "body">, string>;

  /** Numbers. */
  approximators: Record<NonNullable<QuantityFact["approximator"]>, string>;
  changes: Record<NonNullable<QuantityFact["change"]>, string>;
  unit(unit: Pick<Unit, "id" | "name">, plural: Intl.LDMLPluralRule): string;
  /** A region by the gazetteer's name of it, in this language where it has a name of its own there. */
  region(name: string): string;
  /** Of "litre": "per litre". */
  per(name: string): string;
  base: string;
  of: string;
  outOf: string;
  against: string;
  converted: string;
  unknown: string;
  ifMeant(value: string, units: string): string;
  /** What a reader may not know about a unit, by the engine's name for it. */
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
  /** Of a place that no gazetteer has: it lies in these, or nobody says in what. */
  somewhere(kind: string, places: string): string;
  nowhere(kind: string): string;
  /** It may be any of several, and which those are. */
  several: string;
  candidates: string;
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
  /** The address of Wikipedia in this language. */
  encyclopedia: string;

  /** Where it comes from. */
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
  /** If the browser refuses: the text is then selected in a field. */
  refused: string;
  /** If one of our files could not be loaded. */
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
