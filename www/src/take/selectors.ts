// Owns pointing at words so that they can be found again, following the W3C Web Annotation model: their position in the root's
// text, and the words themselves with the text around them. Leaves the rest of an annotation to export.ts.
//
// "12 days" in "It took 12 days." → TextPosition 8..15 · TextQuote { prefix: "It took ", exact: "12 days", suffix: "." }

import search from "approx-string-match";
import type { TextRange } from "../paint/ranges.js";

/** https://www.w3.org/TR/annotation-model/#text-quote-selector */
export interface TextQuoteSelector {
  type: "TextQuoteSelector";
  exact: string;
  prefix: string;
  suffix: string;
}

/** https://www.w3.org/TR/annotation-model/#text-position-selector: code points of the root's textContent, end exclusive. */
export interface TextPositionSelector {
  type: "TextPositionSelector";
  start: number;
  end: number;
}

export type Selector = TextQuoteSelector | TextPositionSelector;

/** UTF-16 code units on either side of the words. */
const CONTEXT = 32;
/** Of so many UTF-16 code units of the words one may differ. */
const CARE = 5;
/** Longer words are looked for as they are only. */
const LONGEST_APPROXIMATE = 400;

/** The text under a root, and where each text node begins in it. */
export class RootText {
  readonly text: string;
  readonly #starts = new Map<Text, number>();
  readonly #nodes: Text[] = [];
  #counted = { units: 0, points: 0 };

  constructor(root: Element) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      this.#starts.set(node, text.length);
      this.#nodes.push(node);
      text += node.data;
    }
    this.text = text;
  }

  /**
   * Selectors for what the ranges cover; none if they cover nothing under the root. `standIn` returns what has now taken
   * the place of a range's node.
   */
  select(ranges: readonly TextRange[], standIn: (node: Text) => Node): Selector[] {
    const [first, last] = [ranges[0], ranges.at(-1)];
    const startOf = (range: TextRange | undefined) => range && this.#startOf(standIn(range.node));
    const [from, to] = [startOf(first), startOf(last)];
    if (!first || !last || from === undefined || to === undefined) return [];
    const [start, end] = [from + first.start, to + last.end];
    const prefix = this.text.slice(Math.max(0, start - CONTEXT), start);
    return [
      { type: "TextQuoteSelector", exact: this.text.slice(start, end), prefix, suffix: this.text.slice(end, end + CONTEXT) },
      { type: "TextPositionSelector", start: this.#points(start), end: this.#points(end) },
    ];
  }

  /**
   * The words that `selectors` point at, on a page that may have changed: where they were, or else where they occur with most
   * of their context, or else where the text differs in at most one character of five. Null if there is no such place.
   */
  find(selectors: readonly Selector[]): Range | null {
    const quote = selectors.find((selector) => selector.type === "TextQuoteSelector");
    const position = selectors.find((selector) => selector.type === "TextPositionSelector");
    const at = position ? this.#units(position.start) : 0;
    if (!quote) return position ? this.#range(at, this.#units(position.end)) : null;
    const { exact } = quote;
    if (exact === "") return null;
    const places = [...this.#places(exact)].map((start) => ({ start, end: start + exact.length, errors: 0 }));
    if (places.length === 0 && exact.length <= LONGEST_APPROXIMATE) {
      places.push(...search(this.text, exact, Math.floor(exact.length / CARE)));
    }
    const loss = ({ start, end, errors }: (typeof places)[number]) => {
      const before = shared(reversed(this.text.slice(Math.max(0, start - CONTEXT), start)), reversed(quote.prefix));
      const after = shared(this.text.slice(end, end + CONTEXT), quote.suffix);
      const context = quote.prefix.length + quote.suffix.length - before - after;
      // Nearness decides between places that are alike in all else.
      return errors * 4 + context + Math.abs(start - at) / (this.text.length + 1);
    };
    const best = places.reduce<(typeof places)[number] | undefined>((a, b) => (a && loss(a) <= loss(b) ? a : b), undefined);
    return best ? this.#range(best.start, best.end) : null;
  }

  // A mark begins where its first text does.
  #startOf(node: Node): number | undefined {
    let first: Node | null = node;
    while (first && first.nodeType !== Node.TEXT_NODE) first = first.firstChild;
    return first ? this.#starts.get(first as Text) : undefined;
  }

  *#places(exact: string): Iterable<number> {
    for (let at = this.text.indexOf(exact); at >= 0; at = this.text.indexOf(exact, at + 1)) yield at;
  }

  #range(start: number, end: number): Range | null {
    const place = (offset: number, isEnd: boolean): [Text, number] | undefined => {
      const after = (node: Text) => (this.#starts.get(node) ?? 0) + node.length;
      const node = this.#nodes.find((one) => (isEnd ? after(one) >= offset : after(one) > offset));
      return node && [node, offset - (this.#starts.get(node) ?? 0)];
    };
    const [from, to] = [place(start, false), place(end, true)];
    if (!from || !to || start >= end) return null;
    const range = from[0].ownerDocument.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  // Facts come in reading order: counting goes on from the last one.
  #points(units: number): number {
    const from = units >= this.#counted.units ? this.#counted : { units: 0, points: 0 };
    const points = from.points + [...this.text.slice(from.units, units)].length;
    this.#counted = { units, points };
    return points;
  }

  #units(points: number): number {
    let units = 0;
    for (const character of this.text) {
      if (points-- <= 0) break;
      units += character.length;
    }
    return units;
  }
}

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}
