// Owns when a changing page is read again: one observer per root, a pause after the last change, and never more than a small
// share of the page's time. Leaves the reading itself to annotated.ts.

/** Milliseconds without a change before the page is read again: a framework changes much in one go. */
const REST = 150;
/** Milliseconds after which it is read though it goes on changing: a live ticker never rests. */
const PATIENCE = 1200;
/** Reading again may take one part in so many of the time. */
const SHARE = 10;

// What shows or hides text, or says what language it is in.
const ATTRIBUTES = ["hidden", "open", "lang", "aria-hidden", "contenteditable", "data-factlight"];
// They may do so too, and change often: followed where reading again costs little and repaints nothing that stays.
const LOOKS = ["class", "style"];

/** What is done at a change. */
export interface Following {
  /** Reads the page again. */
  again: () => Promise<void>;
  /** Hears of each node that has changed, or whose children have. */
  changed: (node: Node) => void;
  /** All of one turn's changes have been heard of. */
  heard: () => void;
  /**
   * Reading again changes the page itself. The observer then looks away meanwhile, or it would hear our own marks and never
   * rest; what the page changes in that moment is seen at its next change.
   */
  paintsElements: boolean;
}

/** Calls `again` when the content of a root has changed. */
export class Watch {
  readonly #observer: MutationObserver;
  readonly #following: Following;
  readonly #roots: Set<Node>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;
  #notBefore = 0;
  #isBusy = true;
  #isEnded = false;

  /** Looks from now on, so that nothing is lost that changes while the page is first read; acts from `begin` on. */
  constructor(root: Node, following: Following) {
    this.#following = following;
    this.#roots = new Set([root]);
    this.#observer = new MutationObserver((changes) => this.#hear(changes));
    if (!following.paintsElements) this.#look();
  }

  /** The page has been read; it has these shadow roots. */
  begin(shadows: readonly ShadowRoot[]): void {
    this.#isBusy = false;
    const { paintsElements } = this.#following;
    for (const shadow of shadows) {
      if (this.#roots.has(shadow)) continue;
      this.#roots.add(shadow);
      if (!paintsElements) this.#observe(shadow);
    }
    if (paintsElements) this.#look();
    if (this.#since !== undefined) this.#changed();
  }

  /** Looks no more. */
  end(): void {
    this.#isEnded = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #look(): void {
    for (const root of this.#roots) this.#observe(root);
  }

  #observe(root: Node): void {
    const attributeFilter = this.#following.paintsElements ? ATTRIBUTES : [...ATTRIBUTES, ...LOOKS];
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter });
  }

  #hear(changes: MutationRecord[]): void {
    const theirs = changes.filter((change) => !isOurs(change));
    for (const { target, addedNodes } of theirs) {
      this.#following.changed(target);
      addedNodes.forEach(this.#following.changed);
    }
    this.#following.heard();
    if (theirs.length > 0) this.#changed();
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
    const { again, paintsElements } = this.#following;
    const start = performance.now();
    this.#since = undefined;
    this.#isBusy = true;
    if (paintsElements) this.#observer.disconnect();
    try {
      await again();
    } catch (error) {
      if (!this.#isEnded) reportError(error);
    }
    const end = performance.now();
    this.#notBefore = end + (end - start) * (SHARE - 1);
    if (!this.#isEnded) this.begin([]);
  }
}

// The card and the keyboard's stop come and go in the body.
function isOurs({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  const isOwn = (node: Node) => /^factlight-[a-z]+$/.test((node as Element).className);
  return type === "childList" && [...addedNodes, ...removedNodes].every(isOwn);
}
