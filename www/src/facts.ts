// The types that cross between the engine and the page, written once: the module's .d.ts includes this file.
// Every offset counts UTF-16 code units of one block's text, end exclusive.

/** A block of the page as a reader sees it: no fact crosses its border. */
export interface Block {
  /**
   * What it is on the page. Nothing is read in a credit and a stamp (a time of an entry) of up to 200 bytes, in navigation and
   * boilerplate, and of such a byline only where its writer is; a reference, an entry of a list of sources, has no facts. A post is one quote by whoever signs it. A pull quote
   * is a quote where the text quotes the same. Answers are said by the one person whom the title names.
   */
  kind:
    | "paragraph" | "heading" | "standfirst" | "byline" | "dateline" | "caption" | "credit" | "pullquote" | "blockquote" | "post"
    | "reference" | "footnote" | "listitem" | "tablecell" | "tableheader" | "question" | "answer" | "stamp" | "navigation"
    | "boilerplate" | "preformatted";
  text: string;
  links: { start: number; end: number; href: string }[];
  /** Of a table's cell, the headings of its column, nearest first: figures without a unit take it from there. */
  column?: string[];
  /** Of a table's cell, the text of the first cell of its row. */
  row?: string;
}

/** Which facts to report. A field that is absent, undefined or null takes its default; one that is not listed here is an error. */
export interface EngineOptions {
  /** "claims" (default): what a reader wants marked. "all": plain numbers, ordinals and demonyms too. */
  marks?: "claims" | "all";
  quantities?: boolean;
  quotes?: boolean;
  places?: boolean;
  /** Of the places, those that stand for who governs there, "Moscow denied it" (default true). */
  metonyms?: boolean;
  /** What belongs to a place, "Iraqi" (default false; always with "all"). */
  demonyms?: boolean;
  /** Whether quantities carry who says so (default true); without sources and quotes the engine is faster. */
  sources?: boolean;
  /** How the page writes decimals: "point" (default) as in 1,234.5, or "comma" as in 1.234,5. */
  decimal?: "point" | "comma";
  /**
   * What sort of page it is; "auto" (default): as the text is judged. On all but "news", of the claims only what stands up is
   * reported: no counts under 100, quotes only of somebody with a full name, places that can be no other; in "fiction" nothing.
   */
  genre?: "auto" | Genre;
  /** Of the quantities that `marks` reports, only these; absent or null: all of them. */
  forms?: QuantityForm[] | null;
  /**
   * Where the page is from, as ISO 3166 codes, `["GB"]`: names that several places share are likelier to lie there, and
   * “$”, “Rs” or “pounds” are of that country. More than four say nothing of any.
   */
  home?: string[] | null;
  /** The page's language tag, "en-GB": as `home`, but weighs little, and nothing beside it. */
  locale?: string;
}

/** What sort of page a text is. */
export type Genre = "news" | "reference" | "howto" | "documentation" | "fiction" | "forum" | "shop";

/** The facts that were found; on all but news, with what sort of page it is. */
export interface Found extends Array<Fact> {
  genre?: Genre;
}

/** How a quantity is written. */
export type QuantityForm =
  | "cardinal" | "ordinal" | "fraction" | "percent" | "currency" | "measure"
  | "duration" | "age" | "temperature" | "ratio" | "multiplier";

/** A range of the fact's own block. */
export interface Span {
  start: number;
  end: number;
}

/** A range of a named block: the index into the blocks that were passed. */
export interface Anchor extends Span {
  block: number;
}

/** One checkable fact. */
export type Fact = QuantityFact | QuoteFact | PlaceFact;

interface FactBase {
  /** What is marked. */
  anchor: Anchor;
  /** Who says so, where the text tells. */
  source: Source | null;
  /** The first link in the same sentence. */
  citation: string | null;
  /** Why it was marked; confidence 0 to 1. */
  evidence: { rule: string; confidence: number };
}

/** A numeric claim. */
export interface QuantityFact extends FactBase {
  kind: "quantity";
  /** Numeral, scale and unit, without the approximator. */
  core: Span;
  amount: Amount;
  /** For a bare count the noun that is counted, with measure "count". */
  unit: Unit | null;
  form: QuantityForm;
  approximator: "about" | "at_least" | "at_most" | "more_than" | "less_than" | "nearly" | null;
  change: "up" | "down" | null;
  /** What is counted or measured. */
  measured: Span | null;
  /** What a change or difference is measured from: "2019" in "up 3 percent from 2019". */
  base: Span | null;
  /** The counted whole that it is a part of: "nine branches" in "two of the bank's nine branches". */
  of: Span | null;
  /** What the other side has: "49%" in "51% to 49%". */
  against: Span | null;
  /** The same in the units another reader thinks in, rounded to the digits it was written with, two at least. */
  converted: Converted[];
}

/** A value, or a range; an open end is null. */
export type Amount = { value: number } | { low: number | null; high: number | null };

/** An amount in another unit. */
export interface Converted {
  amount: Amount;
  unit: Unit;
  /** Of which of several units of one name, where the text does not say: "US gallon". */
  of: string | null;
}

/** What an amount is counted in. */
export interface Unit {
  /** ISO 4217 for currencies. */
  id: string;
  /** English, singular. */
  name: string;
  measure:
    | "currency" | "percent" | "length" | "area" | "volume" | "mass" | "duration" | "speed" | "temperature"
    | "energy" | "power" | "data" | "pressure" | "frequency" | "angle" | "force" | "rate" | "count" | "other";
}

/** Reported speech, or one part of it. */
export interface QuoteFact extends FactBase {
  kind: "quote";
  /** What was said, without its outer marks. */
  content: Span;
  form: "direct" | "mixed" | "indirect";
  /** Whether it goes on in the next part. */
  continues: boolean;
}

/** A place name, resolved. */
export interface PlaceFact extends FactBase {
  kind: "place";
  /** Gazetteer and number, "geonames:99072"; null for a name that the gazetteer does not have. */
  id: string | null;
  /** The gazetteer's name, else as the text writes it. */
  name: string;
  place_kind:
    | "continent" | "country" | "region" | "county" | "city" | "water"
    | "mountain" | "island" | "area" | "facility" | "demonym";
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** First-order region it lies in. */
  region: string | null;
  /** Degrees; null for a name that the gazetteer does not have. */
  lat: number | null;
  lon: number | null;
  /**
   * How exactly it is known where it is: by its point, or, without one, by what it lies in. "point" is a building or a peak, "town" a
   * town or in one, "region" and "country" likewise, "none": the text does not say.
   */
  precision: "point" | "town" | "region" | "country" | "none";
  /** The town that a place without a point is known to lie in. */
  within: string | null;
  population: number | null;
  /** Whether the name stands for who governs there: "Moscow denied it". */
  metonym: boolean;
  /** Why it is this place of its name. "lies_in": the gazetteer does not have it; "several": it is only the likeliest of several. */
  reason: "only" | "pair" | "nearby" | "country" | "home" | "size" | "lies_in" | "several";
  /** Up to three other places of the name, the likeliest first. */
  namesakes: Namesake[];
}

/** Another place of the same name. */
export interface Namesake {
  name: string;
  place_kind: PlaceFact["place_kind"];
  country: string | null;
  region: string | null;
  /** Degrees. */
  lat: number;
  lon: number;
  population: number | null;
}

/** Who says so. */
export interface Source {
  speaker: Speaker;
  role: Anchor | null;
  cue: Anchor | null;
  /** How sure it is that this is who says so: 0 to 1. */
  confidence: number;
  kind: SourceKind;
}

/** What a source is: somebody or a body with a name, something written, somebody or several without a name, or the page's writer. */
export type SourceKind = "person" | "body" | "document" | "unnamed" | "group" | "writer";

/** The person, organisation or document that says something. */
export type Speaker =
  /** Named where it is said. */
  | { form: "named"; at: Anchor; name: string }
  /** "she said": `name` is the fullest the page gives, `antecedent` where it stands. */
  | { form: "pronoun"; at: Anchor; antecedent: Anchor | null; name: string | null }
  /** Not named there: the speaker before goes on. */
  | { form: "carried"; antecedent: Anchor; name: string };
