// Owns when text that could not be seen comes into sight, though the page's content is the same: the window becomes wider, a
// transition ends, an element of the page's own gets its shadow root. Also where the page is not watched. Leaves reading it to
// annotated.ts, and all other changes to watch.ts.

import { own } from "./flat-tree.js";

/** Milliseconds after something has happened until it is looked whether text has appeared: much happens in one go. */
const REST = 100;
/** Looking may take one part in so many of the time: some pages change their style all the time. */
const SHARE = 20;
/** Milliseconds until it is first looked whether an element has got its shadow root; each time later, so much longer. */
const FIRST = 200;
const LONGER = 1.5;
/** Milliseconds after which none is expected any more. */
const LATEST = 20_000;
/** Looking at more elements than this each time would take long. */
const MOST = 1000;

/** What may show text. Transitions and the page's own style sheets end or load somewhere in the document. */
const OF_DOCUMENT = ["transitionend", "animationend", "toggle", "load", "change", "fullscreenchange"];
/** What changes with it. */
const ATTRIBUTES = ["class", "style", "hidden", "open", "aria-hidden", "inert", "data-theme"];

/** What is done when text has appeared. */
export interface Awaiting {
  /** Reads the page again. */
  again: () => Promise<void>;
  /** Hears of each element that has got its shadow root. */
  changed: (element: Element) => void;
}

/** Calls `again` when text of a root has come into sight. */
export class Appearing {
  readonly #isSeen: (element: Element) => boolean;
  readonly #awaiting: Awaiting;
  readonly #listeners = new AbortController();
  readonly #observer: MutationObserver;
  readonly #late = new Map<Element, boolean>();
  #unseen: Element[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #after = FIRST;
  #rest = REST;

  constructor(root: Element, isSeen: (element: Element) => boolean, awaiting: Awaiting) {
    this.#isSeen = isSeen;
    this.#awaiting = awaiting;
    const { signal } = this.#listeners;
    const document = own(root, "ownerDocument");
    for (const type of OF_DOCUMENT) document.addEventListener(type, () => this.#soon(), { signal, capture: true, passive: true });
    for (const type of ["resize", "hashchange"]) document.defaultView?.addEventListener(type, () => this.#soon(), { signal, passive: true });
    this.#observer = new MutationObserver(() => this.#soon());
    this.#observer.observe(document, { subtree: true, attributes: true, attributeFilter: ATTRIBUTES });
  }

  /** The page has been read: this was left out, and these have no shadow root yet. */
  begin(unseen: Element[], late: Element[]): void {
    this.#unseen = unseen.slice(0, MOST);
    for (const element of late.slice(0, MOST)) if (!this.#late.has(element)) this.#late.set(element, element.matches(":defined"));
    clearTimeout(this.#poll);
    if (this.#late.size > 0) this.#pollLater();
  }

  /** Looks no more. */
  end(): void {
    this.#listeners.abort();
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    clearTimeout(this.#poll);
  }

  // No event tells that an element has got a shadow root.
  #pollLater(): void {
    if (this.#after > LATEST) return;
    this.#poll = setTimeout(() => {
      this.#after *= LONGER;
      if (this.#isThere()) this.#read();
      else this.#pollLater();
    }, this.#after);
  }

  #soon(): void {
    if (this.#unseen.length === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const start = performance.now();
      const isThere = this.#unseen.some(this.#isSeen);
      this.#rest = Math.max(REST, (performance.now() - start) * SHARE);
      if (isThere) this.#read();
    }, this.#rest);
  }

  #isThere(): boolean {
    let isThere = false;
    for (const [element, wasDefined] of this.#late) {
      if (!element.shadowRoot && (wasDefined || !element.matches(":defined"))) continue;
      this.#late.delete(element);
      this.#awaiting.changed(element);
      isThere = true;
    }
    return isThere;
  }

  #read(): void {
    void this.#awaiting.again().catch((error: unknown) => {
      if (!this.#listeners.signal.aborted) reportError(error);
    });
  }
}
