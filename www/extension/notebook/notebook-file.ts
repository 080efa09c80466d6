// Owns the notebook as a file: writing one, and reading one of any origin. A file that is not valid is rejected as a whole, with
// the place of the error.
//
// { "factlight": "notebook", "version": 1, "entries": [ … ] }

import type { Entry, KeptItem } from "../kept-fact.js";
import type { PageStory } from "../messages.js";

/** What is wrong with a file, as a key of the extension's words, and of which fact. */
export class FileError extends Error {
  readonly key: "fileNotJson" | "fileNotOurs" | "fileNewer" | "fileEntry" | "fileLarge";
  readonly entry: number;

  constructor(key: FileError["key"], entry = 0) {
    super(key);
    this.key = key;
    this.entry = entry;
  }
}

const VERSION = 1;
const MOST_BYTES = 50_000_000;
const LONGEST = 20_000;

export function writeFile(entries: readonly Entry[]): string {
  return `${JSON.stringify({ factlight: "notebook", version: VERSION, entries }, null, 1)}\n`;
}

/** The facts in a file's text. Throws a FileError. */
export function readFile(text: string): Entry[] {
  if (text.length > MOST_BYTES) throw new FileError("fileLarge");
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new FileError("fileNotJson");
  }
  if (!isObject(file) || file.factlight !== "notebook" || !Array.isArray(file.entries)) throw new FileError("fileNotOurs");
  if (file.version !== VERSION) throw new FileError(typeof file.version === "number" && file.version > VERSION ? "fileNewer" : "fileNotOurs");
  return file.entries.map((value, index) => {
    const entry = readEntry(value);
    if (!entry) throw new FileError("fileEntry", index + 1);
    return entry;
  });
}

/** A kept fact, from anything; null where it is none. Of what it holds only what we know is taken. */
export function readEntry(value: unknown): Entry | null {
  if (!isObject(value)) return null;
  const { id, kept } = value;
  const [page, item] = [readPage(value.page), readItem(value.item)];
  if (!isText(id) || id === "" || !isText(kept) || Number.isNaN(Date.parse(kept)) || !page || !item) return null;
  return { id, kept, page, item };
}

function readPage(value: unknown): PageStory | null {
  if (!isObject(value)) return null;
  const { url, title, site, author, published } = value;
  if (![url, title, site, author, published].every(isText)) return null;
  return { url, title, site, author, published } as PageStory;
}

function readItem(value: unknown): KeptItem | null {
  if (!isObject(value)) return null;
  const { kind, text, sentence, at, speaker, role, link, confidence } = value;
  if (![text, sentence, speaker, role, link].every(isText) || !isObject(at) || typeof confidence !== "number") return null;
  const { start, end } = at;
  if (!isCount(start) || !isCount(end) || start > end || end > (sentence as string).length) return null;
  const details = kind === "quantity" ? readQuantity(value.quantity) : kind === "quote" ? readQuote(value.quote) : kind === "place" ? readPlace(value.place) : null;
  if (!details) return null;
  return { kind, text, sentence, at: { start, end }, speaker, role, link, confidence, ...details } as KeptItem;
}

function readQuantity(value: unknown): Pick<KeptItem, "quantity"> | null {
  if (!isObject(value) || !isObject(value.amount) || !isText(value.form) || !isText(value.measured)) return null;
  const { unit, form, measured } = value;
  const { value: amount, low, high } = value.amount;
  const isEnd = (end: unknown) => end === null || typeof end === "number";
  const read = typeof amount === "number" ? { value: amount } : isEnd(low) && isEnd(high) ? { low, high } : null;
  if (!read || (unit !== null && !(isObject(unit) && [unit.id, unit.name, unit.measure].every(isText)))) return null;
  const named = unit === null ? null : { id: unit.id, name: unit.name, measure: unit.measure };
  const [approximator, change] = [value.approximator, value.change].map((one) => (isText(one) ? one : null));
  return { quantity: { amount: read, unit: named, form, measured, approximator, change } } as Pick<KeptItem, "quantity">;
}

function readQuote(value: unknown): Pick<KeptItem, "quote"> | null {
  if (!isObject(value) || !isText(value.words) || !/^(?:direct|mixed|indirect)$/.test(String(value.form))) return null;
  return { quote: { words: value.words, form: value.form as "direct" } };
}

function readPlace(value: unknown): Pick<KeptItem, "place"> | null {
  if (!isObject(value)) return null;
  const { id, name, kind, country, region, lat, lon } = value;
  const isOrNull = (one: unknown) => one === null || isText(one);
  const isPoint = (typeof lat === "number" && typeof lon === "number") || (lat === null && lon === null);
  if (![id, name, kind].every(isText) || !isOrNull(country) || !isOrNull(region) || !isPoint) return null;
  return { place: { id, name, kind, country, region, lat, lon } } as Pick<KeptItem, "place">;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
