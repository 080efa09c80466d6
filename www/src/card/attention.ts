// Owns what the reader is attending to: which fact's card is open (by pointer, tap or keyboard), and which mark is the
// keyboard stop. Leaves the card itself to card.ts. A file of its own (dist/attention.js), loaded with the first fact.
//
// All marks of a root are one tab stop: arrow keys move from fact to fact, Enter opens the card, Escape closes it.

import type { Card, CardActions, Point } from "./card.js";
import type { Fact } from "../facts.js";
import { closestOf, targetOf } from "../read/flat-tree.js";
import type { Mark, Painter } from "../paint/painter.js";
import { bring, canBeFocused, canBeShown, isInSight } from "./reach.js";
import { reveal } from "./reveal.js";

interface Opening {
  point?: Point;
  focus?: boolean;
  pin?: boolean;
}

const ROLES = "button link tab option menuitem menuitemcheckbox menuitemradio checkbox radio switch treeitem".split(" ");
/** What does something of the page's own when it is clicked: it gets no pinned card. */
const ACTS = ["a", "button", "label", "summary", "[onclick]:not(html, body)", ...ROLES.map((role) => `[role=${role}]`)].join();

/** Milliseconds the pointer must rest on a mark: passing over opens nothing. */
const OPEN_AFTER = 160;
/** Milliseconds to rest on another mark while a card is open: the way to the card may lead over marks. */
const SWITCH_AFTER = 320;
/** Milliseconds the card stays when the pointer has left: time to reach it (WCAG 1.4.13). */
const CLOSE_AFTER = 320;

/** Where so many facts cannot be reached, the stop stays: to look for another takes as long as to mark them. */
const MOST_LOOKED_AT = 200;

// One card at a time, over all annotated roots.
let active: Attention | undefined;

/** Follows the reader over the marks of one root. */
export class Attention {
  #facts: readonly Fact[];
  readonly #root: Element;
  readonly #painter: Painter;
  readonly #make: (actions: CardActions) => Promise<Card>;
  readonly #listeners = new AbortController();
  readonly #document: Document;
  #card: Card | undefined;
  #loading: Promise<void> | undefined;
  /** What the reader wished for last; another wish, or closing, takes its place. */
  #wish: object | undefined;
  #fact: Fact | undefined;
  #point: Point | undefined;
  #isPinned = false;
  #over: Fact | undefined;
  #stop: Fact | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: Element, facts: readonly Fact[], painter: Painter, make: (actions: CardActions) => Promise<Card>) {
    this.#facts = facts.filter((fact) => painter.has(fact));
    this.#root = root;
    this.#painter = painter;
    this.#make = make;
    this.#document = root.ownerDocument;
    this.#listen(root as HTMLElement);
    if (this.#facts.length === 0) return;
    this.look();
    // Now that the page is marked, so that the first card opens at once. A failure is reported when a card is wanted.
    whenIdle(() => this.#load().catch(() => {}));
  }

  /** Opens the card of `fact`; with `focus`, moves the keyboard into it. Rejects when the card could not be loaded. */
  async open(fact: Fact, options: Opening = {}): Promise<void> {
    this.#cancel();
    const wish = (this.#wish = {});
    if (!this.#card) await this.#load();
    if (this.#wish === wish && !this.#listeners.signal.aborted) this.#show(fact, options);
  }

  #show(fact: Fact, { point, focus = false, pin = true }: Opening): void {
    const [first, ...others] = this.#painter.marks(fact);
    if (!first || !this.#card) return;
    if (active !== this) active?.close();
    active = this;
    this.#paintOpen(false);
    const isNew = this.#fact !== fact;
    this.#fact = fact;
    this.#point = point;
    this.#isPinned = pin;
    this.#paintOpen(true);
    this.#makeStop(fact);
    const turn = { index: this.#facts.indexOf(fact), count: this.#facts.length };
    this.#card.show(fact, turn, [first, ...others], point);
    if (focus) this.#card.focus();
    if (isNew) this.#tell("open", fact);
  }

  /** Scrolls to a fact. */
  bring(fact: Fact, isCentred = false): void {
    const mark = this.#first(fact);
    if (mark) bring(mark, isCentred);
  }

  /** Looks whether the keyboard can still get to its stop; if not, the next fact that it can get to becomes the stop. */
  look(): void {
    if (this.#stop && this.#first(this.#stop, canBeFocused)) return;
    const from = Math.max(0, this.#facts.indexOf(this.#stop as Fact));
    const inTurn = [...this.#facts.slice(from, from + MOST_LOOKED_AT), ...this.#facts.slice(0, MOST_LOOKED_AT)];
    const fact = inTurn.find((one) => this.#first(one, canBeFocused)) ?? inTurn[0];
    if (fact && fact !== this.#stop) this.#makeStop(fact);
  }

  #first(fact: Fact, fits: (mark: Mark) => boolean = () => true): Mark | undefined {
    const mark = this.#painter.marks(fact)[0];
    return mark && fits(mark) ? mark : undefined;
  }

  #load(): Promise<void> {
    this.#loading ??= this.#make({
      step: (by) => this.#step(by),
      close: () => this.close(),
      open: (fact) => this.#goTo(fact, true),
      list: () => this.list().catch(reportError),
      reveal: (passage, blocks, standIn) => reveal(passage, this.#document, blocks, standIn),
    }).then((card) => {
      if (this.#listeners.signal.aborted) return;
      this.#card = card;
      this.#listenToCard(card);
      // Now there are words for it.
      if (this.#stop) this.#makeStop(this.#stop);
    }).catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** Closes the card. Focus that was in it returns to the mark. */
  close(): void {
    this.#cancel();
    this.#wish = undefined;
    if (!this.#fact || !this.#card) return;
    const mark = this.#card.hasFocus ? this.#painter.marks(this.#fact)[0] : undefined;
    this.#paintOpen(false);
    this.#tell("close", this.#fact);
    this.#fact = undefined;
    if (active === this) active = undefined;
    this.#card.hide();
    mark?.focus({ preventScroll: true });
  }

  /** Opens the list of all facts; the keyboard goes into it. Rejects when it could not be loaded. */
  async list(): Promise<void> {
    await this.#load();
    const at = this.#fact ?? this.#stop;
    const mark = at && this.#painter.marks(at)[0];
    this.close();
    if (mark) await this.#card?.list(this.#facts, at, mark);
  }

  /** Follows the reader over `facts` from now on; the open card stays open if its fact is still there. */
  renew(facts: readonly Fact[]): void {
    this.#facts = facts.filter((fact) => this.#painter.has(fact));
    if (this.#over && !this.#facts.includes(this.#over)) this.#over = undefined;
    const open = this.#fact;
    if (open && !this.#facts.includes(open)) this.close();
    else if (open) this.#show(open, { pin: this.#isPinned, ...(this.#point && { point: this.#point }) });
    if (this.#facts.includes(this.#stop as Fact)) this.#makeStop(this.#stop as Fact);
    else this.#stop = undefined;
    this.look();
    this.#card?.renew(this.#facts);
  }

  /** Stops following, and takes the card out of the page. */
  end(): void {
    this.close();
    this.#listeners.abort();
    this.#card?.remove();
  }

  #listen(root: HTMLElement): void {
    const { signal } = this.#listeners;
    const window = this.#document.defaultView;
    // What moves inside a shadow root is heard outside as a move only; what moves under a still pointer, as coming over it.
    for (const type of ["pointermove", "pointerover"] as const) {
      root.addEventListener(type, (event) => this.#pointerOver(event), { signal });
    }
    root.addEventListener("pointerleave", () => this.#pointerGone(), { signal });
    root.addEventListener("click", (event) => this.#click(event), { signal });
    const { stops } = this.#painter;
    for (const keyed of stops ? [root, stops] : [root]) {
      keyed.addEventListener("keydown", (event) => this.#keyOnMark(event), { signal });
    }
    root.addEventListener("focusin", (event) => {
      const fact = this.#painter.stopAt(targetOf(event));
      if (fact) this.#makeStop(fact);
    }, { signal });
    // Before the page's own listeners: the first Escape belongs to the card.
    this.#document.addEventListener("keydown", (event) => {
      if (event.key === "Tab") this.look();
      if (event.key !== "Escape" || !this.#fact) return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }, { signal, capture: true });
    this.#document.addEventListener("pointerdown", (event) => {
      const isOnCard = this.#card && event.composedPath().includes(this.#card.host);
      if (this.#fact && !isOnCard && !this.#painter.at(event)) this.close();
    }, { signal, capture: true });
    for (const name of ["scroll", "resize"]) {
      window?.addEventListener(name, ({ target }) => target !== this.#card?.host && this.#follow(), { signal, capture: true, passive: true });
    }
  }

  #listenToCard(card: Card): void {
    const { signal } = this.#listeners;
    card.host.addEventListener("pointerenter", () => this.#cancel(), { signal });
    card.host.addEventListener("pointerleave", () => this.#pointerGone(), { signal });
    card.keyed = (event) => this.#keyOnCard(card, event);
  }

  // The reader's own openings: there is no caller to tell when one fails.
  #openFor(fact: Fact, options: Opening = {}): void {
    this.open(fact, options).catch(reportError);
  }

  #pointerOver(event: PointerEvent): void {
    if (event.pointerType === "touch" || event.buttons !== 0) return;
    const at = this.#painter.at(event);
    // Each move over one mark is the same stay.
    if (at && at.fact === this.#over) return;
    if (!at) {
      if (this.#over) this.#pointerGone();
      return;
    }
    this.#cancel();
    this.#over = at.fact;
    if (at.fact === this.#fact) return;
    const point = { x: event.clientX, y: event.clientY };
    this.#after(this.#fact ? SWITCH_AFTER : OPEN_AFTER, () => this.#openFor(at.fact, { point, pin: false }));
  }

  #pointerGone(): void {
    this.#cancel();
    this.#over = undefined;
    if (this.#fact && !this.#isPinned && !this.#card?.hasFocus) this.#after(CLOSE_AFTER, () => this.close());
  }

  #click(event: MouseEvent): void {
    const at = this.#painter.at(event);
    const element = at?.mark.closest("*");
    // A link stays a link, a selection a selection.
    if (!at || !element || event.defaultPrevented || event.button !== 0 || closestOf(element, ACTS)) return;
    const selection = this.#document.getSelection();
    if (selection?.isCollapsed === false && selection.containsNode(element, true)) return;
    if (at.fact === this.#fact && this.#isPinned) this.close();
    else this.#openFor(at.fact, { point: { x: event.clientX, y: event.clientY } });
  }

  #keyOnMark(event: KeyboardEvent): void {
    const fact = this.#painter.stopAt(targetOf(event));
    if (!fact || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const index = this.#facts.indexOf(fact);
    if (event.key === "Enter" || event.key === " ") this.#openFor(fact, { focus: true });
    else if (event.key === "ArrowRight") this.#focusMark(index + 1, 1);
    else if (event.key === "ArrowLeft") this.#focusMark(index - 1, -1);
    else if (event.key === "Home") this.#focusMark(0, 1);
    else if (event.key === "End") this.#focusMark(this.#facts.length - 1, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #keyOnCard(card: Card, event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowRight") this.#step(1);
    else if (event.key === "ArrowLeft") this.#step(-1);
    else if (event.key !== "Tab" || !card.leavesWith(event.shiftKey)) return;
    else this.close();
    event.preventDefault();
  }

  // From `index` on, what cannot be seen is passed over.
  #focusMark(index: number, by: 1 | -1): void {
    for (let at = index; this.#facts[at]; at += by) {
      const fact = this.#facts[at] as Fact;
      const mark = this.#first(fact, (mark) => canBeShown(mark) && canBeFocused(mark));
      if (!mark) continue;
      mark.focus({ preventScroll: true });
      bring(mark);
      return this.#makeStop(fact);
    }
  }

  // Before the first fact comes the last.
  #step(by: 1 | -1): void {
    const count = this.#facts.length;
    const from = this.#fact ? this.#facts.indexOf(this.#fact) : 0;
    for (let steps = 1; steps < count; steps += 1) {
      const fact = this.#facts[(from + by * steps + count * steps) % count];
      if (fact && this.#first(fact, canBeShown)) return this.#goTo(fact);
    }
  }

  #goTo(fact: Fact, focus = false): void {
    this.bring(fact);
    this.#openFor(fact, { focus });
  }

  // The page moves under the card: it goes along, and away with what it belongs to.
  #follow(): void {
    if (!this.#fact || !this.#card?.isOpen) return;
    const marks = this.#painter.marks(this.#fact);
    if (marks.some(isInSight)) this.#card.moveTo(marks, this.#point);
    else this.close();
  }

  #makeStop(fact: Fact): void {
    this.#stop = fact;
    this.#painter.stop(fact, this.#card?.hint(fact) ?? "", this.#card?.lang ?? "");
  }

  #paintOpen(isOpen: boolean): void {
    if (this.#fact) this.#painter.paintOpen(this.#fact, isOpen);
  }

  // So that a page can go along: show the same fact in a list, count what is read.
  #tell(what: "open" | "close", fact: Fact): void {
    this.#root.dispatchEvent(new CustomEvent(`factlight:${what}`, { bubbles: true, composed: true, detail: { fact } }));
  }

  #after(milliseconds: number, act: () => void): void {
    this.#timer = setTimeout(act, milliseconds);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
  }
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act, { timeout: 1000 });
  else setTimeout(act, 200);
}
