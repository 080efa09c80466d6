// Owns what the card says: a fact → words, the source first, and where each one leads. Leaves numbers to amounts.ts, other places
// on the page to passages.ts, the vocabulary to words/, and the layout to card-body.ts.
//
// a place, Oban → "Oban", "City or town in Scotland, United Kingdom", "56.41° N, 5.47° W"

import { tell } from "./amounts.js";
import type { PageBlock } from "../read/blocks.js";
import type { Anchor, Fact, PlaceFact, QuantityFact, QuoteFact, Source } from "../facts.js";
import { identity, pin } from "../take/pin.js";
import { passageLink } from "../take/text-fragment.js";
import { alsoSaid, clip, introduction, otherParts, type Footnote } from "./passages.js";
import type { Provenance } from "../read/provenance.js";
import { textOf } from "../paint/ranges.js";
import { counted, number, said, type Speech, type Words } from "../words/words.js";

/** Words of ours, or somebody else's with their language. */
export type Run = string | { text: string; lang: string };
export type Text = string | readonly Run[];

/** Where a line leads to in this page. */
export type Target = { fact: Fact } | { anchor: Anchor } | { element: Element };

/** A line of the card: text, with a name before it, or a link or another place on the page to go to. */
export interface Line {
  name?: string;
  text: Text;
  href?: string;
  to?: Target;
  /** Whether that is further up. */
  isUp?: boolean;
}

/** What is folded away until a reader asks. */
export interface Fold {
  title: string;
  lines: Line[];
}

/** All that the card says about a fact. */
export interface Label {
  kind: string;
  isPlace: boolean;
  /** Null when the text names nobody. */
  who: Text | null;
  whoMore: Line[];
  what: Text;
  /** Whether `what` is set as words of the text. */
  isQuoted: boolean;
  whatMore: Line[];
  /** The point to show on a map, with what the map shows in words. */
  map?: { lat: number; lon: number; label: string };
  where: Line[];
  folds: Fold[];
}

/** What labels are made from. */
export interface Page extends Speech {
  blocks: readonly PageBlock[];
  facts: readonly Fact[];
  provenance: Provenance;
  /** The page's address, and what its links are relative to. */
  url: string;
  base: string;
  /** The language of the text, and of the page's own account of itself. */
  lang: string;
  pageLang: string;
  /** The notes that the sentence of an anchor refers to. */
  footnotes(anchor: Anchor): Footnote[];
}

/** What to say about `fact`; `outer` is the enclosing fact. */
export function label(fact: Fact, outer: Fact | undefined, page: Page): Label {
  const { words } = page;
  const source = fact.source ?? (outer?.kind === "quote" ? outer.source : null);
  const about = meaning(fact, page);
  const notes = page.footnotes(fact.anchor);
  const made = {
    kind: words.kinds[fact.kind],
    ...speaker(source, fact.source ? undefined : outer, page),
    isPlace: fact.kind === "place",
    isQuoted: fact.kind === "quote",
    ...about,
    where: origin(fact, notes, page),
    folds: [...(source ? others(fact, source, page) : []), ...(fact.kind === "place" ? [...mentions(fact, page), atlas(fact, page)] : []), { title: words.why, lines: reason(fact, words) }],
  };
  const point = fact.kind === "place" && pin(fact);
  return point ? { ...made, map: { ...point, label: words.map(fact.name) } } : made;
}

/** One line on a fact: who says so, else what it means; for a place which one it is. Quicker to make than all of a label. */
export function gloss(fact: Fact, outer: Fact | undefined, page: Page): string {
  if (fact.kind === "place") return whichPlace(fact, page);
  const source = fact.source ?? (outer?.kind === "quote" ? outer.source : null);
  const who = source && nameOf(source, page);
  if (who) return who;
  const what = fact.kind === "quantity" ? plain(quantity(fact, page).what) : "";
  return what === "" || what === textOf(page.blocks, fact.anchor) ? page.words.nobody : what;
}

/** A text without its languages. */
export function plain(text: Text): string {
  return typeof text === "string" ? text : text.map((run) => (typeof run === "string" ? run : run.text)).join("");
}

/** Below this confidence in who says so, the card says that it is only likely. */
const SURE = 0.8;

/** How much of a passage elsewhere a line shows, in UTF-16 code units. */
const PASSAGE = 90;

/** The most of that to show before what it is about. */
const BEFORE = 25;

/** Lines that lead to other facts, at most. */
const MOST_OTHERS = 4;

function speaker(source: Source | null, outer: Fact | undefined, page: Page): Pick<Label, "who" | "whoMore"> {
  if (!source) return { who: null, whoMore: [] };
  const { words, blocks } = page;
  const text = (anchor: Anchor | null) => (anchor ? textOf(blocks, anchor) : "");
  const { speaker } = source;
  const isCarried = speaker.form === "carried";
  const who = nameOf(source, page);
  const more: Line[] = [];
  const role = text(source.role);
  if (role) more.push({ text: [ofText(role, page)] });
  // What the name does not say; facts of another version have none.
  const kind = Object.hasOwn(words.sources, source.kind) ? words.sources[source.kind as keyof Words["sources"]] : "";
  if (kind && (who !== null || source.kind === "writer")) more.push({ text: kind });
  if (isCarried) more.push({ text: words.carried });
  // How the text puts it, where that is not the full name: “she”, “said”.
  const at = isCarried ? "" : text(speaker.at);
  const cue = isCarried ? "" : text(source.cue);
  const here = [at === who ? "" : at, cue].filter((words) => /\p{L}/u.test(words));
  if (here.length > 0) more.push({ text: [`${words.here} `, ...listed(here.map((text) => quoted(text, page)), page)] });
  if (outer) more.push({ text: words.inQuote, to: { fact: outer }, isUp: true });
  if (who !== null && source.confidence < SURE) more.push({ text: words.unsure });
  const first = introduction(source, blocks);
  if (first) more.push({ name: words.introduced, text: around(first, page), to: { anchor: first }, isUp: true });
  return { who: who === null ? null : [ofText(who, page)], whoMore: more };
}

// “he said”, and nobody he could be: a pronoun is not a name.
function nameOf({ speaker }: Source, { blocks }: Page): string | null {
  const named = speaker.form === "named" ? speaker.at : speaker.antecedent;
  return speaker.name || (named ? textOf(blocks, named) : "") || null;
}

// What the page says of its speakers and places is in the text's language, not the reader's.
function ofText(text: string, { lang }: Page): Run {
  return { text, lang };
}

function quoted(text: string, page: Page): Run[] {
  const [open, close] = page.words.marks;
  return [open, ofText(text, page), close];
}

// Several as the reader's language lists them.
function listed(texts: readonly Run[][], { locale }: Page): Run[] {
  const format = new Intl.ListFormat(locale, { type: "unit", style: "short" });
  const parts = format.formatToParts(texts.map((_, index) => String(index)));
  return parts.flatMap(({ type, value }) => (type === "element" ? (texts[Number(value)] ?? []) : [value]));
}

// “…according to Tomas Reyd, the port's treasurer, in a…”: a passage with its context.
function around(anchor: Anchor, page: Page): Text {
  const text = page.blocks[anchor.block]?.block.text ?? "";
  const from = anchor.start <= BEFORE ? 0 : text.indexOf(" ", anchor.start - BEFORE) + 1 || anchor.start;
  const start = Math.min(from, anchor.start);
  const words = clip(textOf(page.blocks, { ...anchor, start, end: text.length }), PASSAGE);
  return quoted(start > 0 ? `…${words}` : words, page);
}

function others(fact: Fact, source: Source, page: Page): Fold[] {
  const parts = fact.kind === "quote" ? otherParts(fact, page.facts) : [];
  const same = alsoSaid(fact, source, page.facts).filter((other) => !parts.some((part) => part.fact === other));
  if (same.length === 0) return [];
  const at = page.facts.indexOf(fact);
  const lines = leading(same, page, (other) => wordsOf(other, page), (other) => page.facts.indexOf(other) < at);
  return [{ title: page.words.alsoSaid, lines }];
}

function wordsOf(fact: Fact, page: Page): Text {
  const { block } = fact.anchor;
  const text = clip(textOf(page.blocks, fact.kind === "quote" ? { block, ...fact.content } : fact.anchor), PASSAGE);
  return fact.kind === "quote" ? spoken(fact, text, page) : [ofText(text, page)];
}

// Words that are only retold get no quotation marks: nobody said them.
function spoken({ form }: QuoteFact, text: string, page: Page): Run[] {
  return form === "direct" ? quoted(text, page) : [ofText(text, page)];
}

function meaning(fact: Fact, page: Page): Pick<Label, "what" | "whatMore"> {
  if (fact.kind === "quantity") return quantity(fact, page);
  if (fact.kind === "quote") return quote(fact, page);
  return place(fact, page);
}

function quantity(fact: QuantityFact, page: Page): Pick<Label, "what" | "whatMore"> {
  const { blocks, words } = page;
  const { block } = fact.anchor;
  const measured = fact.measured ? textOf(blocks, { block, ...fact.measured }) : "";
  // What no number holds has no value: it is said as it is written.
  const isUnknown = "low" in fact.amount && fact.amount.low === null && fact.amount.high === null;
  if (isUnknown) return { what: [ofText(textOf(blocks, { block, ...fact.core }), page)], whatMore: [{ text: words.unknown }] };
  const before = blocks[block]?.block.text.slice(Math.max(0, fact.core.start - 8), fact.core.start) ?? "";
  const { what, spoken, isCount, converted, explained } = tell(fact, measured, before, page);
  const withCount = (text: string): Text => (isCount ? [`${text} `, ofText(measured, page)] : text);
  const lines: Line[] = [];
  if (spoken) lines.push({ text: withCount(spoken) });
  if (explained) lines.push({ text: explained });
  if (converted) lines.push({ name: words.converted, text: converted });
  if (measured && !isCount) lines.push({ name: words.of, text: [ofText(measured, page)] });
  if (fact.change) lines.push({ text: said(words.changes, fact.change) });
  const others = [[words.outOf, fact.of], [words.against, fact.against], [words.base, fact.base]] as const;
  for (const [name, span] of others) {
    if (span) lines.push({ name, text: [ofText(textOf(blocks, { block, ...span }), page)] });
  }
  return { what: withCount(what), whatMore: lines };
}

function quote(fact: QuoteFact, page: Page): Pick<Label, "what" | "whatMore"> {
  const { words } = page;
  const lines: Line[] = [{ text: said(words.forms, fact.form) }];
  for (const { fact: part, isBefore } of otherParts(fact, page.facts)) {
    lines.push({ name: isBefore ? words.partBefore : words.partAfter, text: wordsOf(part, page), to: { fact: part }, isUp: isBefore });
  }
  const text = textOf(page.blocks, { block: fact.anchor.block, ...fact.content });
  return { what: spoken(fact, clip(text, 140), page), whatMore: lines };
}

function place(fact: PlaceFact, page: Page): Pick<Label, "what" | "whatMore"> {
  const { words, locale } = page;
  const lines: Line[] = [{ text: whichPlace(fact, page) }];
  if (fact.metonym) lines.push({ text: words.metonym });
  lines.push({ name: words.chosen, text: said(words.reasons, fact.reason) });
  // Of several, none is better than the others: the likeliest is one of them.
  const others = fact.reason === "several" ? [fact, ...fact.namesakes] : fact.namesakes;
  if (others.length > 0) {
    const said = others.map((other) => {
      const within = [regionName(other, words), countryName(other, locale)].filter((name) => name && name !== other.name);
      return [other.name, ...within].join(", ");
    });
    lines.push({ name: fact.reason === "several" ? words.candidates : words.namesakes, text: said.join("\n") });
  }
  return { what: [ofText(fact.name, page)], whatMore: lines };
}

// "City or town in Scotland, United Kingdom"; "City or town, somewhere in Syria".
function whichPlace(fact: PlaceFact, { words, locale }: Page): string {
  if (fact.reason === "several") return words.several;
  const kind = said(words.places, fact.place_kind);
  const within = [regionName({ region: fact.within }, words), regionName(fact, words), countryName(fact, locale)].filter((name) => name && name !== fact.name).join(", ");
  if (fact.reason === "lies_in") return within ? words.somewhere(kind, within) : words.nowhere(kind);
  return within ? words.within(kind, within) : kind;
}

// Where else the page names it.
function mentions(fact: PlaceFact, page: Page): Fold[] {
  const all = page.facts.filter((other) => other.kind === "place" && identity(other) === identity(fact));
  const at = all.indexOf(fact);
  const others = all.filter((other) => other !== fact);
  if (others.length === 0) return [];
  return [{ title: page.words.alsoNamed, lines: leading(others, page, (other) => around(other.anchor, page), (other) => all.indexOf(other) < at) }];
}

// Lines that lead to other facts, the first few.
function leading(facts: readonly Fact[], page: Page, say: (fact: Fact) => Text, isUp: (fact: Fact) => boolean): Line[] {
  const lines: Line[] = facts.slice(0, MOST_OTHERS).map((fact) => ({ text: say(fact), to: { fact }, isUp: isUp(fact) }));
  if (facts.length > MOST_OTHERS) lines.push({ text: counted(page.words.others, facts.length - MOST_OTHERS, page) });
  return lines;
}

// What only some readers ask of a place.
function atlas(fact: PlaceFact, { words, locale }: Page): Fold {
  const point = pin(fact);
  if (!point) return { title: words.more, lines: elsewhere(fact, words) };
  const { north, south, east, west } = words.compass;
  const at = [degrees(point.lat, north, south, locale), degrees(point.lon, east, west, locale)];
  const lines: Line[] = [{ name: words.coordinates, text: at.join(", ") }];
  if (fact.population !== null) lines.push({ name: words.population, text: words.people(number(fact.population, locale)) });
  return { title: words.more, lines: [...lines, ...gazetteer(fact, words), ...elsewhere(fact, words)] };
}

function regionName({ region }: { region: string | null }, words: Words): string {
  return region ? words.region(region) : "";
}

function countryName({ country }: { country: string | null }, locale: string): string {
  if (!country || !/^[A-Z]{2}$/.test(country)) return "";
  return new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
}

function degrees(value: number, positive: string, negative: string, locale: string): string {
  const plain = number(Math.abs(value), locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${plain}° ${value < 0 ? negative : positive}`;
}

function origin(fact: Fact, notes: readonly Footnote[], page: Page): Line[] {
  const { words, url } = page;
  const lines: Line[] = notes.map(({ text, lang, element }) => ({ name: words.footnote, text: [{ text, lang }], to: { element } }));
  const cited = fact.citation === null ? undefined : safeAddress(fact.citation, page.base);
  // The first link of a sentence may be its footnote's sign.
  const isNote = notes.length > 0 && cited?.href.replace(/#.*$/s, "") === url.replace(/#.*$/s, "");
  if (cited && !isNote) lines.unshift({ name: words.cited, text: shortAddress(cited), href: cited.href });
  const { title, site, author } = page.provenance;
  const ofPage = (text: string): Run => ({ text, lang: page.pageLang });
  const about = [site === title ? "" : site, author].filter((part) => part !== "").map(ofPage);
  const day = date(page.provenance.published, page.locale);
  if (day) about.push(day);
  const runs = about.flatMap((run, i) => (i > 0 ? [" · ", run] : [run]));
  if (title) runs.unshift(ofPage(title), ...(runs.length > 0 ? ["\n"] : []));
  if (runs.length > 0) lines.push({ name: words.page, text: runs });
  const block = page.blocks[fact.anchor.block];
  const href = block && passageLink(url, block, fact.anchor);
  if (href) lines.push({ text: words.passage, href });
  return lines;
}

function gazetteer({ id }: PlaceFact, words: Words): Line[] {
  const [from = "", number = ""] = (id ?? "").split(":", 2);
  const text = said(words.gazetteers as Record<string, string>, from);
  const href = from === "geonames" ? { href: `https://www.geonames.org/${encodeURIComponent(number)}` } : {};
  return text ? [{ name: words.gazetteer, text, ...href }] : [];
}

// Plain links, followed only by who chooses to.
function elsewhere(fact: PlaceFact, words: Words): Line[] {
  const { name, region, place_kind, reason } = fact;
  const point = pin(fact);
  const zoom = ZOOM[place_kind] ?? 12;
  const searched = encodeURIComponent(region && region !== name && reason !== "several" ? `${name} ${region}` : name);
  return [
    ...(point ? [{ text: words.openStreetMap, href: `https://www.openstreetmap.org/?mlat=${point.lat}&mlon=${point.lon}#map=${zoom}/${point.lat}/${point.lon}` }] : []),
    { text: words.wikipedia, href: `${words.encyclopedia}/wiki/Special:Search?search=${searched}` },
  ];
}

/** OpenStreetMap's zoom for what is larger than a town. */
const ZOOM: Partial<Record<PlaceFact["place_kind"], number>> = {
  continent: 3, country: 5, region: 6, county: 9, water: 6, mountain: 8, island: 8, area: 6, demonym: 5, facility: 14,
};

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

/** A date in words; one without a time is that day everywhere. */
export function date(published: string, locale: string): string {
  if (published === "") return "";
  const zone = published.length <= 10 ? { timeZone: "UTC" } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", ...zone }).format(new Date(published));
}

function reason({ evidence: { rule, confidence } }: Fact, words: Words): Line[] {
  const why = Object.hasOwn(words.rules, rule) ? words.because(words.rules[rule as keyof typeof words.rules]) : words.rule(rule);
  const sure = words.confidence.find(([least]) => confidence >= least);
  const percent = `${Math.round(confidence * 100)}`;
  return [{ text: why }, ...(sure ? [{ text: words.sure(sure[1], percent) }] : [])];
}
