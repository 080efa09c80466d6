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
  readonly #paintsElements: boolean;
  readonly #root: Node;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;
  #notBefore = 0;
  #isBusy = false;
  #isEnded = false;

  /**
   * `paintsElements`: reading again changes the page itself. The observer then looks away meanwhile, or it would hear our own
   * marks and never rest; what the page changes in that moment is seen at its next change.
   */
  constructor(root: Node, again: () => Promise<void>, paintsElements: boolean) {
    this.#again = again;
    this.#paintsElements = paintsElements;
    this.#root = root;
    this.#observer = new MutationObserver((changes) => {
      if (!changes.every(isOurs)) this.#changed();
    });
    this.#look();
  }

  /** Looks no more. */
  end(): void {
    this.#isEnded = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #look(): void {
    this.#observer.observe(this.#root, {
      childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES,
    });
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
    if (this.#paintsElements) this.#observer.disconnect();
    try {
      await this.#again();
    } catch (error) {
      if (!this.#isEnded) reportError(error);
    }
    this.#isBusy = false;
    if (this.#paintsElements && !this.#isEnded) this.#look();
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
