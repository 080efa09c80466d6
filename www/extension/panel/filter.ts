// Owns what the panel shows of a page's facts: the choice of kind, words, speaker and place, and the order. Leaves drawing
// to the list and the pictures, which are given the result.

import type { Item } from "../messages.js";
import type { Kind } from "../settings.js";

export type Order = "text" | "kind" | "speaker" | "place";

/** What the reader chose; empty text means no choice. */
export interface Choice {
  kind: Kind | "";
  words: string;
  speaker: string;
  /** A place's id. */
  place: string;
  order: Order | "";
  /** Only facts that conflict with kept ones. */
  differing: boolean;
}

export function noChoice(): Choice {
  return { kind: "", words: "", speaker: "", place: "", order: "", differing: false };
}

/** Facts that belong together in the list; `of` is empty for the order of the text. */
export interface Group {
  of: string;
  items: Item[];
}

const texts = new WeakMap<Item, string>();

// All that the reader may look for, in small letters.
function textOf(item: Item): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const { text, sentence, speaker, role, place } = item;
  const all = [text, sentence, speaker, role, place?.name, place?.region].join("\n").toLowerCase();
  texts.set(item, all);
  return all;
}

/** The items chosen, in the order of the text. `differs` says which conflict with kept ones. */
export function chosen(items: readonly Item[], choice: Choice, differs: (item: Item) => boolean): Item[] {
  const words = choice.words.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return items.filter((item) =>
    (choice.kind === "" || item.kind === choice.kind) &&
    (choice.speaker === "" || item.speaker === choice.speaker) &&
    (choice.place === "" || item.place?.id === choice.place || item.near.includes(choice.place)) &&
    (!choice.differing || differs(item)) &&
    words.every((word) => textOf(item).includes(word)));
}

/** By kind, speaker or place: the largest group first, what has none last. */
export function grouped(items: readonly Item[], order: Order, places: ReadonlyMap<string, string>): Group[] {
  if (order === "text") return items.length > 0 ? [{ of: "", items: [...items] }] : [];
  const groups = new Map<string, Item[]>();
  const add = (of: string, item: Item) => {
    const group = groups.get(of);
    if (group) group.push(item);
    else groups.set(of, [item]);
  };
  for (const item of items) {
    if (order === "kind") add(item.kind, item);
    else if (order === "speaker") add(item.speaker, item);
    else add(item.place ? item.place.name : (item.near.map((id) => places.get(id)).find((name) => name) ?? ""), item);
  }
  return [...groups].map(([of, items]) => ({ of, items })).sort((a, b) => {
    return Number(a.of === "") - Number(b.of === "") || (order === "kind" ? 0 : b.items.length - a.items.length);
  });
}

/** The order that suits a kind, until the reader chooses one. */
export function orderFor({ order, kind }: Choice): Order {
  if (order !== "") return order;
  return kind === "quote" ? "speaker" : kind === "place" ? "place" : "text";
}

/** Each value with how often it is there, the commonest first. */
export function counted<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}
