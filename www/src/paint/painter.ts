// Owns the interface that all painters share, so that card, pointer and keyboard work the same whether marks are elements
// (marks.ts) or highlights (highlights.ts).

import type { Fact } from "../facts.js";
import type { Pace } from "../pace.js";
import type { TextRange } from "./ranges.js";

/** One stretch of a fact in the page. Any element already is one. */
export interface Mark {
  readonly ownerDocument: Document;
  getClientRects(): Iterable<DOMRect>;
  getBoundingClientRect(): DOMRect;
  focus(options?: FocusOptions): void;
  /** As an element's own: the nearest element, itself included, that fits. */
  closest(selector: string): Element | null;
}

/** Marks facts in a page, and takes the marks away again. */
export interface Painter {
  /** Whether its marks are elements: the page is then another while it is marked. */
  readonly paintsElements: boolean;
  /** The element with the keyboard stop, if that is not under the root. */
  readonly stops: HTMLElement | undefined;
  /** Marks the ranges of each fact. Facts come sorted, outer before inner; one that crosses another gets no mark. */
  paint(facts: Iterable<[Fact, TextRange[]]>, pace: Pace): Promise<void>;
  /** Whether a fact is marked, or will be when the reader comes near. */
  has(fact: Fact): boolean;
  /** The marks of a fact in document order; the first is its stop on the keyboard. */
  marks(fact: Fact): Mark[];
  /** The innermost fact an event points at, and its mark. */
  at(event: Event): { fact: Fact; mark: Mark } | undefined;
  /** The fact whose stop on the keyboard `target` is. */
  stopAt(target: EventTarget | null): Fact | undefined;
  /** Makes `fact` the stop on the keyboard; `hint`, in the language `lang`, is what a screen reader adds. */
  stop(fact: Fact, hint: string, lang: string): void;
  /** Shows that the card of `fact` is open, or no longer. */
  paintOpen(fact: Fact, isOpen: boolean): void;
  /** The fact that directly encloses `fact`. */
  outer(fact: Fact): Fact | undefined;
  /** What has taken the place of the page's own text node: that node itself, or the first of its stand-ins. */
  standIn(node: Text): Node;
  /** Puts back what the page has taken away of how marks are painted. */
  look(): void;
  /** Hears of a node that the page has changed, and once for all of them. */
  changed(node: Node): void;
  unpaintChanged(): void;
  /** Takes all marks away: the page is what it was. */
  clear(): void;
}
