// Owns what the card says: a fact → words, the source first. Leaves the words themselves to words.ts and how they look
// to card.ts.
//
// { amount: 2.1e9, unit: USD, approximator: "more_than" } → "more than $2,100,000,000"

import type { PageBlock } from "./blocks.js";
import type { Anchor, Fact, PlaceFact, QuantityFact, QuoteFact } from "./facts.js";
import { passageLink } from "./fragment.js";
import type { Provenance } from "./provenance.js";
import { textOf } from "./ranges.js";
import { words } from "./words.js";

/** A line of the card: text, with a name in front or a link behind it. */
export interface Line {
  name?: string;
  text: string;
  href?: string;
}

/** All that the card says about a fact. */
export interface Label {
  kind: string;
  /** Null when the text names nobody. */
  who: string | null;
  whoMore: string[];
  what: string;
  whatMore: Line[];
  where: Line[];
  why: string[];
}

/** What labels are made from. */
export interface Page {
  blocks: readonly PageBlock[];
  provenance: Provenance;
  /** The page's address, and what its links are relative to. */
  url: string;
  base: string;
  locale: string;
}

/** What to say about `fact`; `outer` is the fact it stands in. */
export function label(fact: Fact, outer: Fact | undefined, page: Page): Label {
  const [what, whatMore] = meaning(fact, page);
  const where = origin(fact, page);
  return { kind: words.kinds[fact.kind], ...speaker(fact, outer, page), what, whatMore, where, why: reason(fact) };
}

function speaker(fact: Fact, outer: Fact | undefined, page: Page): Pick<Label, "who" | "whoMore"> {
  const source = fact.source ?? (outer?.kind === "quote" ? outer.source : null);
  if (!source) return { who: null, whoMore: [] };
  const text = (anchor: Anchor | null) => (anchor ? textOf(page.blocks, anchor) : "");
  const { speaker } = source;
  const who = speaker.name || text(speaker.form === "carried" ? speaker.antecedent : speaker.at);
  const more = [text(source.role)];
  if (speaker.form === "carried") more.push(words.carried);
  // How the text puts it, where that is not the full name: “she”, “said”.
  const at = speaker.form === "carried" ? "" : text(speaker.at);
  const here = [at === who ? "" : at, text(source.cue)].filter((words) => words !== "");
  if (here.length > 0) more.push(words.here(here));
  if (!fact.source) more.push(words.inQuote);
  return { who, whoMore: more.filter((line) => line !== "") };
}

function meaning(fact: Fact, page: Page): [string, Line[]] {
  if (fact.kind === "quantity") return quantity(fact, page);
  if (fact.kind === "quote") return quote(fact, page);
  return place(fact, page);
}

function quantity(fact: QuantityFact, { blocks, locale }: Page): [string, Line[]] {
  const lines: Line[] = [];
  const measured = fact.measured ? textOf(blocks, { block: fact.anchor.block, ...fact.measured }) : "";
  // "300 boats": what is counted is its own unit, in the text's words.
  const isCount = measured !== "" && measured.length < 40 && (fact.unit === null || fact.unit.measure === "other");
  const told = isCount ? { ...fact, unit: null } : fact;
  const main = amountIn(told, (value, isBare) => exact(value, told, locale, isBare));
  const compact = amountIn(told, (value, isBare) => inWords(value, told, locale, isBare));
  const approximator = fact.approximator ? `${words.approximators[fact.approximator]} ` : "";
  if (compact !== main && (isLarge(fact) || fact.unit?.measure === "currency")) lines.push({ text: compact });
  if (measured && !isCount) lines.push({ name: words.of, text: measured });
  if (fact.change) lines.push({ text: words.changes[fact.change] });
  return [approximator + main + (isCount ? ` ${measured}` : ""), lines];
}

function isLarge({ amount }: QuantityFact): boolean {
  const values = "value" in amount ? [amount.value] : [amount.low, amount.high];
  return values.some((value) => value !== null && Math.abs(value) >= 1e6);
}

// "16 to 20 kilometres": the first value of a range is bare.
function amountIn({ amount }: QuantityFact, format: (value: number, isBare: boolean) => string): string {
  if ("value" in amount) return format(amount.value, false);
  const { low, high } = amount;
  if (low !== null && high !== null) return words.range(format(low, true), format(high, false));
  if (low !== null) return words.orMore(format(low, false));
  return high === null ? "" : words.upTo(format(high, false));
}

// The value in full: "$2,100,000,000", "14.5%", "120 kilometres".
function exact(value: number, fact: QuantityFact, locale: string, isBare: boolean): string {
  const digits = { maximumFractionDigits: 6 };
  const { unit } = fact;
  if (unit?.measure === "currency" && /^[A-Z]{3}$/.test(unit.id)) {
    const cents = Number.isInteger(value) ? 0 : 2;
    return number(value, locale, {
      style: "currency", currency: unit.id, minimumFractionDigits: cents, maximumFractionDigits: Math.max(cents, 2),
    });
  }
  const plain = number(value, locale, digits);
  if (isBare) return plain;
  if (unit?.measure === "percent") return unit.id === "percent" ? `${plain}%` : `${plain} ${plural(unit.name, value)}`;
  if (fact.form === "ordinal") return words.position(plain);
  if (fact.form === "multiplier" && !unit) return words.times(plain);
  const counted = unit ? `${plain} ${plural(unit.name, value)}` : plain;
  return fact.form === "age" ? words.aged(counted) : counted;
}

// The value as one says it: "2.1 billion US dollars".
function inWords(value: number, fact: QuantityFact, locale: string, isBare: boolean): string {
  const compact = { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 6 } as const;
  const text = number(value, locale, Math.abs(value) >= 1e6 ? compact : { maximumFractionDigits: 6 });
  return fact.unit && !isBare ? `${text} ${plural(fact.unit.name, value)}` : text;
}

function number(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, options).format(value);
}

const IRREGULAR: Record<string, string> = {
  foot: "feet", inch: "inches", hertz: "hertz", percent: "percent", yen: "yen", yuan: "yuan", people: "people",
};

// "kilometre per hour" → before "", head "kilometre", after " per hour"; "US dollar" → "US ", "dollar", ""
const UNIT_NAME = /^(?<before>.* )??(?<head>degree|\S+)(?<after> (?:per|of) .*| Celsius| Fahrenheit| Kelvin)?$/;

function plural(name: string, value: number): string {
  if (Math.abs(value) === 1) return name;
  const { before = "", head = name, after = "" } = UNIT_NAME.exec(name)?.groups ?? {};
  let many = `${head}s`;
  if (Object.hasOwn(IRREGULAR, head)) many = IRREGULAR[head] ?? many;
  else if (/(s|x|z|ch|sh)$/.test(head)) many = `${head}es`;
  else if (/[^aeiou]y$/.test(head)) many = `${head.slice(0, -1)}ies`;
  return before + many + after;
}

function quote(fact: QuoteFact, { blocks }: Page): [string, Line[]] {
  const lines: Line[] = [{ text: words.forms[fact.form] }];
  if (fact.continues) lines.push({ text: words.continues });
  return [`“${clip(textOf(blocks, { block: fact.anchor.block, ...fact.content }), 140)}”`, lines];
}

function place(fact: PlaceFact, { locale }: Page): [string, Line[]] {
  const kind = words.places[fact.place_kind];
  const within = [fact.region, countryName(fact, locale)].filter((name) => name && name !== fact.name).join(", ");
  const lines: Line[] = [{ text: within ? `${kind} ${words.inside(within)}` : kind }];
  const at = [degrees(fact.lat, "N", "S", locale), degrees(fact.lon, "E", "W", locale)];
  lines.push({ name: words.coordinates, text: at.join(", ") });
  if (fact.population !== null) {
    lines.push({ name: words.population, text: words.people(number(fact.population, locale, {})) });
  }
  return [fact.name, lines];
}

function countryName({ country }: PlaceFact, locale: string): string {
  if (!country || !/^[A-Z]{2}$/.test(country)) return "";
  return new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
}

function degrees(value: number, positive: string, negative: string, locale: string): string {
  const plain = number(Math.abs(value), locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${plain}° ${value < 0 ? negative : positive}`;
}

function origin(fact: Fact, page: Page): Line[] {
  const lines: Line[] = [];
  const cited = fact.citation === null ? undefined : safeAddress(fact.citation, page.base);
  if (cited) lines.push({ name: words.cited, text: shortAddress(cited), href: cited.href });
  if (fact.kind === "place") lines.push(...gazetteer(fact));
  const { title, site, author, published } = page.provenance;
  const about = [site === title ? "" : site, author, date(published, page.locale)].filter((part) => part !== "").join(" · ");
  if (title || about) lines.push({ name: words.page, text: [title, about].filter((part) => part !== "").join("\n") });
  const block = page.blocks[fact.anchor.block];
  const href = block && passageLink(page.url, block, fact.anchor);
  if (href) lines.push({ text: words.passage, href });
  return lines;
}

function gazetteer({ id }: PlaceFact): Line[] {
  const [from = "", number = ""] = id.split(":", 2);
  const { name = from, page = "" } = (Object.hasOwn(words.gazetteers, from) && words.gazetteers[from]) || {};
  const line = { name: words.gazetteer, text: name };
  return name ? [page ? { ...line, href: page + encodeURIComponent(number) } : line] : [];
}

/** Only what leads to a document: never javascript:, data: and the like. */
function safeAddress(href: string, base: string): URL | undefined {
  try {
    const url = new URL(href, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url : undefined;
  } catch {
    return undefined;
  }
}

function shortAddress({ hostname, pathname }: URL): string {
  return clip(hostname.replace(/^www\./, "") + (pathname === "/" ? "" : pathname), 60);
}

// A date without a time is that day everywhere.
function date(published: string, locale: string): string {
  if (published === "") return "";
  const zone = published.length <= 10 ? { timeZone: "UTC" } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", ...zone }).format(new Date(published));
}

function reason({ evidence: { rule, confidence } }: Fact): string[] {
  const why = Object.hasOwn(words.rules, rule) ? words.because(words.rules[rule] ?? rule) : words.rule(rule);
  const sure = words.confidence.find(([least]) => confidence >= least);
  return sure ? [why, `${sure[1]} (${Math.round(confidence * 100)}%).`] : [why];
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}
