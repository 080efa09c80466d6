// Owns what the card says: a fact → words, the source first. Leaves numbers to amounts.ts,
// the words themselves to words.ts and how they look to card.ts.
//
// a place, Oban → "Oban", "City or town in Scotland, United Kingdom", "56.41° N, 5.47° W"

import { number, tell } from "./amounts.js";
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
  /** The point to show on a map, with what the map shows in words. */
  map?: { lat: number; lon: number; label: string };
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
  const label = { kind: words.kinds[fact.kind], ...speaker(fact, outer, page), what, whatMore, where, why: reason(fact) };
  if (fact.kind !== "place") return label;
  return { ...label, map: { lat: fact.lat, lon: fact.lon, label: words.map(fact.name) } };
}

/** Below this confidence in who says so, the card says that it is only likely. */
const SURE = 0.8;

function speaker(fact: Fact, outer: Fact | undefined, page: Page): Pick<Label, "who" | "whoMore"> {
  const source = fact.source ?? (outer?.kind === "quote" ? outer.source : null);
  if (!source) return { who: null, whoMore: [] };
  const text = (anchor: Anchor | null) => (anchor ? textOf(page.blocks, anchor) : "");
  const { speaker } = source;
  // “he said”, and nobody he could be: a pronoun is no name.
  const named = speaker.form === "carried" ? speaker.antecedent : speaker.form === "named" ? speaker.at : speaker.antecedent;
  const who = speaker.name || text(named) || null;
  const more = [text(source.role)];
  if (speaker.form === "carried") more.push(words.carried);
  // How the text puts it, where that is not the full name: “she”, “said”.
  const at = speaker.form === "carried" ? "" : text(speaker.at);
  const cue = speaker.form === "carried" ? "" : text(source.cue);
  const here = [at === who ? "" : at, cue].filter((words) => /\p{L}/u.test(words));
  if (here.length > 0) more.push(words.here(here));
  if (!fact.source) more.push(words.inQuote);
  if (who !== null && source.confidence < SURE) more.push(words.unsure);
  return { who, whoMore: more.filter((line) => line !== "") };
}

function meaning(fact: Fact, page: Page): [string, Line[]] {
  if (fact.kind === "quantity") return quantity(fact, page);
  if (fact.kind === "quote") return quote(fact, page);
  return place(fact, page);
}

function quantity(fact: QuantityFact, { blocks, locale }: Page): [string, Line[]] {
  const { block } = fact.anchor;
  const measured = fact.measured ? textOf(blocks, { block, ...fact.measured }) : "";
  const before = blocks[block]?.block.text.slice(Math.max(0, fact.core.start - 8), fact.core.start) ?? "";
  const { what, spoken, of, converted, explained } = tell(fact, measured, before, locale);
  const lines: Line[] = [];
  if (spoken) lines.push({ text: spoken });
  if (explained) lines.push({ text: explained });
  if (converted) lines.push({ name: words.converted, text: converted });
  if (of) lines.push({ name: words.of, text: of });
  if (fact.change) lines.push({ text: words.changes[fact.change] });
  if (fact.base) lines.push({ name: words.base, text: textOf(blocks, { block, ...fact.base }) });
  // What no number holds has no value: it is said as it is written.
  const isUnknown = "low" in fact.amount && fact.amount.low === null && fact.amount.high === null;
  return isUnknown ? [textOf(blocks, { block, ...fact.core }), [{ text: words.unknown }]] : [what, lines];
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
  if (fact.metonym) lines.push({ text: words.metonym });
  const at = [degrees(fact.lat, "N", "S", locale), degrees(fact.lon, "E", "W", locale)];
  lines.push({ name: words.coordinates, text: at.join(", ") });
  if (fact.population !== null) {
    lines.push({ name: words.population, text: words.people(number(fact.population, locale, {})) });
  }
  if (fact.namesakes.length > 0) {
    const others = fact.namesakes.map((other) => {
      const within = [other.region, countryName(other, locale)].filter((name) => name && name !== other.name);
      return [other.name, ...within].join(", ");
    });
    lines.push({ name: words.namesakes, text: others.join("\n") });
    lines.push({ name: words.chosen, text: words.reasons[fact.reason] });
  } else if (fact.reason === "lies_in") {
    lines.push({ text: words.reasons.lies_in });
  }
  return [fact.name, lines];
}

function countryName({ country }: { country: string | null }, locale: string): string {
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
  if (fact.kind === "place") lines.push(...gazetteer(fact), ...elsewhere(fact));
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

// Plain links, followed only by who chooses to.
function elsewhere({ name, region, place_kind, lat, lon }: PlaceFact): Line[] {
  const zoom = ZOOM[place_kind] ?? 12;
  const searched = region && region !== name ? `${name} ${region}` : name;
  return [
    { text: words.openStreetMap, href: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=${zoom}/${lat}/${lon}` },
    { text: words.wikipedia, href: `https://en.wikipedia.org/wiki/Special:Search?search=${encodeURIComponent(searched)}` },
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
