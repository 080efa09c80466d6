// Owns when a page that changes itself is read again: one observer a root, a rest after the last change, and never more
// than a small part of the page's time. What reading it again does is left to index.ts.

/** Milliseconds without a change before the page is read again: a framework changes much in one go. */
const REST = 150;
/** Milliseconds after which it is read though it goes on changing: a live ticker never rests. */
const PATIENCE = 1200;
/** Reading again may take one part in so many of the time. */
const SHARE = 10;

// What shows or hides text, or says what language it is in.
const ATTRIBUTES = ["hidden", "open", "lang", "aria-hidden", "data-factlight"];

/** Calls `again` when what stands under a root has changed. */
export class Watch {
  readonly #observer: MutationObserver;
  readonly #again: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;
  #notBefore = 0;
  #isBusy = false;
  #isEnded = false;

  constructor(root: Node, again: () => Promise<void>) {
    this.#again = again;
    this.#observer = new MutationObserver((changes) => {
      if (!changes.every(isOurs)) this.#changed();
    });
    this.#observer.observe(root, {
      childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES,
    });
  }

  /** Looks no more. */
  end(): void {
    this.#isEnded = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #changed(): void {
    const now = performance.now();
    this.#since ??= now;
    if (this.#isBusy || this.#isEnded) return;
    clearTimeout(this.#timer);
    const rested = Math.min(now + REST, this.#since + PATIENCE);
    this.#timer = setTimeout(() => this.#read(), Math.max(0, Math.max(rested, this.#notBefore) - now));
  }

  async #read(): Promise<void> {
    const start = performance.now();
    this.#since = undefined;
    this.#isBusy = true;
    try {
      await this.#again();
    } catch (error) {
      if (!this.#isEnded) reportError(error);
    }
    this.#isBusy = false;
    const end = performance.now();
    this.#notBefore = end + (end - start) * (SHARE - 1);
    // It has changed meanwhile.
    if (this.#since !== undefined) this.#changed();
  }
}

// The card and the keyboard's stop come and go in the body.
function isOurs({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  const isOwn = (node: Node) => node instanceof Element && /^factlight-(card|stops)$/.test(node.className);
  return type === "childList" && [...addedNodes, ...removedNodes].every(isOwn);
}
