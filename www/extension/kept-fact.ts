// Owns what a kept fact is, and its identity. Leaves storing it to notebook/store.ts.

import type { Item, PageStory } from "./messages.js";

/** A fact that the reader keeps. */
export interface Entry {
  /** The same fact of the same page has the same. */
  id: string;
  /** When it was kept, ISO 8601. */
  kept: string;
  page: PageStory;
  item: KeptItem;
}

/** A fact without what only its page knows. */
export type KeptItem = Omit<Item, "id" | "position" | "near">;

/** The fact of a page, to keep. */
export function entryOf(page: PageStory, { id: _id, position: _position, near: _near, ...item }: Item): Entry {
  return { id: entryId(page.url, item), kept: new Date().toISOString(), page, item };
}

export function entryId(url: string, { kind, sentence, at }: KeptItem): string {
  return [url.replace(/#.*$/s, ""), kind, at.start, sentence].join("\n");
}
