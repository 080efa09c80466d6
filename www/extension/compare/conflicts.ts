// Owns how a page's facts relate to the kept ones: which are kept, and which conflict with a kept one.

import { keyOf, tellsOtherwise } from "./same-claim.js";
import { entryId, type Entry } from "../kept-fact.js";
import type { Item, PageStory } from "../messages.js";

/** The kept facts, so that a page's facts can be looked up among them. */
export class Conflicts {
  readonly #kept = new Map<string, Entry>();
  readonly #byKey = new Map<string, Entry[]>();
  #differing = new Map<number, Entry[]>();
  #page: PageStory | undefined;

  /** The facts of a page from now on, and what is kept. */
  read(page: PageStory | undefined, items: readonly Item[], entries: readonly Entry[]): void {
    this.#page = page;
    this.#kept.clear();
    this.#byKey.clear();
    this.#differing = new Map();
    for (const entry of entries) {
      this.#kept.set(entry.id, entry);
      const key = keyOf(entry.item);
      if (!key) continue;
      const alike = this.#byKey.get(key);
      if (alike) alike.push(entry);
      else this.#byKey.set(key, [entry]);
    }
    if (!page || this.#byKey.size === 0) return;
    const here = page.url.replace(/#.*$/s, "");
    const sentences = new Set(items.map(({ sentence }) => sentence));
    for (const item of items) {
      const others = this.#byKey.get(keyOf(item) ?? "") ?? [];
      const differing = others.filter((entry) => {
        // Two figures on one page are two figures; one that used to be there and is gone has been changed.
        const isHere = entry.page.url.replace(/#.*$/s, "") === here;
        if (isHere && sentences.has(entry.item.sentence)) return false;
        return tellsOtherwise({ item, title: page.title }, { item: entry.item, title: entry.page.title });
      });
      if (differing.length > 0) this.#differing.set(item.id, differing);
    }
  }

  /** The kept fact that this one is. */
  kept(item: Item): Entry | undefined {
    return this.#page && this.#kept.get(entryId(this.#page.url, item));
  }

  /** The kept facts that conflict with this one. */
  differing({ id }: Item): readonly Entry[] {
    return this.#differing.get(id) ?? [];
  }

  /** How many of the page's facts do. */
  get count(): number {
    return this.#differing.size;
  }
}
