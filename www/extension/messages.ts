// Owns the messages between the parts of the extension: plain objects, one type per question and one per answer.

import type { Amount, Block, EngineOptions, Fact, Genre, PlaceFact, QuantityFact, Unit } from "../src/facts.js";
import { isTrap } from "../src/engine/trap.js";

/** What a page asks the background. */
export interface Detect {
  ask: "detect";
  blocks: Block[];
  options: EngineOptions;
}

/** What a page asks the background when a card opens: which kept facts conflict with its fact. */
export interface Compare {
  ask: "compare";
  page: PageStory;
  item: Item;
}

/** A kept fact that does, with the day it was kept (ISO 8601). */
export interface Otherwise {
  page: PageStory;
  item: Omit<Item, "id" | "position" | "near">;
  kept: string;
}

/** What was not read of a page. */
export interface LeftOut {
  /** The languages, as the page declares them, of what was left out because it is not English. */
  languages: string[];
  /** How many blocks were left out because the engine breaks off in them. */
  unread: number;
  /** How the first few of those begin. */
  beginnings: string[];
  /** What sort of page it is, where that leaves out what does not stand up. */
  genre: Genre | null;
}

/** What is marked of a page. */
export interface Marking extends LeftOut {
  count: number;
}

/** What a page tells the background: how many facts are marked in it; null when it is not marked. */
export interface Count {
  ask: "count";
  marking: Marking | null;
}

/**
 * What one of the extension's own pages asks the background: to do on that tab as if the reader had pressed a button there.
 * The answer is what went wrong, in words, or nothing.
 */
export interface Press {
  ask: "press";
  tab: number;
  /** By default what the toolbar's button does. */
  what?: Mark["ask"];
}

/** What the panel asks the background: whether that tab is being marked just now. */
export interface Busy {
  ask: "busy";
  tab: number;
}

/** What a page on a site that is always marked tells the background when it opens. */
export interface Always {
  ask: "always";
}

/**
 * What a page that is marked asks the background: to insert a style sheet that the browser takes back when the extension is replaced
 * or switched off. The answer is whether it is there; only Firefox takes one back.
 */
export interface Keep {
  ask: "keep";
}

/** What the background asks a page: to mark it or take its marks away; to mark it; to mark what is selected. */
export interface Mark {
  ask: "toggle" | "mark" | "selection";
}

/** What the background tells the extension's own pages: a tab is being marked, has been, or could not be. */
export interface Told {
  tell: "marking" | "marked";
  tab: number;
  /** In words, where it could not be. */
  error?: string;
}

/** Every question has an answer, or an error in words; with `isTrap`, the engine broke off. */
export type Answer<T> = { value: T } | { error: string; isTrap?: boolean };

/** What a page answers to [`Mark`]: as `Count.marking`. */
export type Marked = Answer<Marking | null>;

/** What the background answers to [`Detect`]. */
export type Found = Answer<{ facts: Fact[]; genre?: Genre }>;

/** The name of the connection between the panel and a page. */
export const PANEL = "panel";

export type Format = "json" | "csv" | "geojson" | "annotations";

/** What the panel asks of a page, by their connection. */
export type Wish =
  /** Scroll to a fact and highlight it, or open its card. */
  | { ask: "point" | "card"; id: number }
  /** Scroll to where the reader was before the panel led away. */
  | { ask: "back" }
  | { ask: "export"; format: Format };

/** What a page tells the panel, over their connection. */
export type Tale =
  /** All that follows till `end` is one reading of the page; `page` is null when it is not marked. */
  | { tell: "begin"; page: PageStory | null; count: number; leftOut: LeftOut }
  | { tell: "items"; items: Item[] }
  | { tell: "end" }
  /** A card opened. */
  | { tell: "open"; id: number }
  | { tell: "export"; format: Format; text: Answer<string> };

/** Which page it is, by its own account. */
export interface PageStory {
  url: string;
  title: string;
  site: string;
  author: string;
  /** ISO 8601, or empty. */
  published: string;
}

/** A fact in words, for the panel and the notebook: it needs no page to be read. */
export interface Item {
  /** The same for as long as the page is marked. */
  id: number;
  kind: Fact["kind"];
  /** What is marked. */
  text: string;
  /** The text around it, and where in that the fact is. */
  sentence: string;
  at: { start: number; end: number };
  /** How far down the page's text, 0 to 1. */
  position: number;
  /** Who says so; empty where the text names nobody. */
  speaker: string;
  role: string;
  /** A link to the passage; empty where the page has no address of its own. */
  link: string;
  confidence: number;
  /** Of numbers. */
  quantity?: {
    amount: Amount;
    unit: Unit | null;
    form: QuantityFact["form"];
    approximator: QuantityFact["approximator"];
    change: QuantityFact["change"];
    measured: string;
  };
  /** Of quotes. */
  quote?: { words: string; form: "direct" | "mixed" | "indirect" };
  /** Of places. */
  place?: Spot;
  /** The places its sentence names. */
  near: string[];
}

/** A place, as far as lists and maps need it. */
export interface Spot {
  id: string;
  name: string;
  kind: PlaceFact["place_kind"];
  country: string | null;
  region: string | null;
  /** Degrees; null where there is no point to show. */
  lat: number | null;
  lon: number | null;
}

/** The answer of `act`, or why there is none. */
export async function answer<T>(act: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await act() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), ...(isTrap(error) && { isTrap: true }) };
  }
}
