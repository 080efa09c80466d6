// Owns the card: one popover, its frame and its position on the screen. Leaves its words to labels.ts, their layout to
// card-body.ts, and when it opens to attention.ts.

import { besides, body, fold } from "./card-body.js";
import sheetText from "./card.css";
import type { Fact } from "../facts.js";
import type { Comparison } from "../annotations.js";
import { plain, type Label, type Target } from "./labels.js";
import type { Mark } from "../paint/painter.js";
import type { PageBlock } from "../read/blocks.js";
import type { Passage } from "./reveal.js";
import { iconButton, make, Popover, textButton } from "./popover.js";
import { number, type CopyFormat, type Speech } from "../words/words.js";

/** Pixels kept free at the window's edges, and between mark and card. */
const EDGE = 8;
const GAP = 6;

/** What the reader does to the card. */
export interface CardActions {
  step(by: 1 | -1): void;
  close(): void;
  /** Goes to a fact and opens its card, the keyboard in it. */
  open(fact: Fact): void;
  list(): void;
  /** Brings a passage into sight. `standIn` returns what has taken the place of a text node. */
  reveal(passage: Passage, blocks: readonly PageBlock[], standIn: (node: Text) => Node): void;
}

/** What the card asks of those who know the page. */
export interface Knowledge extends Speech {
  label(fact: Fact): Label;
  /** Brings a passage into sight. */
  show(passage: Passage): void;
  /** Copies a fact, and says in `said` what became of it. */
  copy(fact: Fact, format: CopyFormat, said: HTMLElement): Promise<void>;
  /** The list of facts, that of `at` first in sight. */
  list(facts: readonly Fact[], at: Fact | undefined, beside: Mark, open: (fact: Fact) => void): Promise<void>;
  /** What other sources say about the same thing. */
  compare(fact: Fact): Promise<Comparison | null>;
  /** The facts are others now. */
  renew(facts: readonly Fact[]): void;
  /** Takes away what `list` has made. */
  end(): void;
}

/** A place in the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A fact's position among all facts on the page. */
export interface Turn {
  index: number;
  count: number;
}

/** The one card of an annotated root. */
export class Card {
  readonly #popover: Popover;
  readonly #knowledge: Knowledge;
  readonly #actions: CardActions;
  #dialog: HTMLElement | undefined;
  #isBelow = true;
  #grown: (fold: HTMLElement) => void = () => {};

  constructor(document: Document, knowledge: Knowledge, actions: CardActions, mode: ShadowRootMode = "open") {
    this.#popover = new Popover(document, [sheetText], mode);
    this.#knowledge = knowledge;
    this.#actions = actions;
  }

  get host(): HTMLElement {
    return this.#popover.host;
  }

  get isOpen(): boolean {
    return this.#popover.isOpen;
  }

  get hasFocus(): boolean {
    return this.#popover.focused !== null;
  }

  /** The language of its words, hints among them. */
  get lang(): string {
    return this.#knowledge.locale;
  }

  /** What a screen reader adds to a mark. */
  hint({ kind }: Fact): string {
    return this.#knowledge.words.hints[kind];
  }

  /** Shows what there is to say of `fact` beside its `marks`, near `point`. */
  show(fact: Fact, turn: Turn, marks: readonly [Mark, ...Mark[]], point?: Point): void {
    const focused = this.#popover.focused;
    this.#dialog = this.#build(fact, this.#knowledge.label(fact), turn);
    this.#popover.root.replaceChildren(this.#dialog);
    this.#popover.show(marks[0]);
    this.moveTo(marks, point);
    // What unfolds makes the card higher. It stays on its side of the mark, and what was unfolded comes into sight.
    this.#grown = (fold) => {
      this.moveTo(marks, point, this.#isBelow);
      if (fold !== this.#dialog) reveal(fold);
    };
    this.#dialog.addEventListener("toggle", ({ target }) => this.#grown(target as HTMLElement), { capture: true });
    // The keyboard stays where it was: on the same button of the next fact.
    const action = focused?.dataset.action;
    if (focused) (action ? this.#popover.root.querySelector<HTMLElement>(`[data-action="${action}"]`) : this.#dialog)?.focus();
    void this.#compare(fact, this.#dialog).catch(reportError);
  }

  // It comes when it is known; the card may have another fact by then.
  async #compare(fact: Fact, dialog: HTMLElement): Promise<void> {
    const comparison = await this.#knowledge.compare(fact);
    if (!comparison || comparison.sides.length === 0 || dialog !== this.#dialog || !this.isOpen) return;
    dialog.querySelector("dl")?.after(besides(comparison));
    this.#grown(dialog);
  }

  /** Puts the card where it covers no part of its fact: below, or above if there is more room, or as asked. */
  moveTo(marks: readonly Mark[], point?: Point, isBelow?: boolean): void {
    const mark = marks[0];
    const window = mark?.ownerDocument.defaultView;
    const line = placeOf(marks, point);
    if (!mark || !window || !line) return;
    const { host, root, place } = this.#popover;
    const width = mark.ownerDocument.documentElement.clientWidth;
    const height = window.innerHeight;
    const below = height - line.bottom - GAP - EDGE;
    const above = line.top - GAP - EDGE;
    // As high as it would be with nothing to scroll; measured so that what the reader has scrolled stays.
    const body = root.querySelector(".body");
    const hidden = body ? body.scrollHeight - body.clientHeight : 0;
    const wanted = host.getBoundingClientRect().height + hidden;
    this.#isBelow = isBelow ?? (below >= wanted || below >= above);
    // Where neither side has room to read in, all of the window has, and the mark is covered.
    const side = this.#isBelow ? below : above;
    const whole = height - 2 * EDGE;
    const room = Math.min(side >= Math.min(LEAST, wanted) ? side : whole, whole);
    place.setProperty("max-height", `${room}px`, "important");
    const box = host.getBoundingClientRect();
    // Of a long line, the place the pointer is at.
    const start = point ? Math.max(line.left, Math.min(point.x - 24, line.right)) : line.left;
    const left = clamp(start, EDGE, Math.max(EDGE, width - box.width - EDGE));
    const top = clamp(this.#isBelow ? line.bottom + GAP : line.top - GAP - box.height, EDGE, height - box.height - EDGE);
    place.setProperty("left", `${Math.round(left)}px`, "important");
    place.setProperty("top", `${Math.round(top)}px`, "important");
  }

  focus(): void {
    this.#dialog?.focus();
  }

  /** Whether Tab, from where the focus is, leads out of the card. */
  leavesWith(isBack: boolean): boolean {
    return this.#popover.leavesWith(isBack);
  }

  hide(): void {
    this.#popover.hide();
  }

  /** Opens the list of all facts; its file comes with the first opening. */
  list(facts: readonly Fact[], at: Fact | undefined, beside: Mark): Promise<void> {
    return this.#knowledge.list(facts, at, beside, (fact) => this.#actions.open(fact));
  }

  /** An open list shows `facts` from now on. */
  renew(facts: readonly Fact[]): void {
    this.#knowledge.renew(facts);
  }

  /** Hears what is pressed in it. */
  set keyed(act: (event: KeyboardEvent) => void) {
    this.#popover.keyed = act;
  }

  remove(): void {
    this.#popover.remove();
    this.#knowledge.end();
  }

  #build(fact: Fact, label: Label, turn: Turn): HTMLElement {
    const content = body(label, this.#knowledge, (target) => this.#goTo(target));
    content.append(this.#copying(fact));
    const dialog = make("div", "frame card", [this.#header(label, turn), content]);
    dialog.dataset.kind = fact.kind;
    dialog.lang = this.#knowledge.locale;
    dialog.dir = "ltr";
    dialog.tabIndex = -1;
    dialog.setAttribute("role", "dialog");
    dialog.setAttribute("aria-label", `${label.kind}: ${plain(label.what)}`);
    if (label.who !== null) dialog.setAttribute("aria-describedby", "who");
    return dialog;
  }

  #header(label: Label, { index, count }: Turn): HTMLElement {
    const { words, locale } = this.#knowledge;
    const parts: Node[] = [make("span", "title", [make("span", "kind", [label.kind])])];
    if (count > 1) {
      const turn = words.turn(number(index + 1, locale), number(count, locale));
      const list = textButton("list", "count", [turn], () => this.#actions.list());
      list.title = words.list;
      parts.push(list);
      parts.push(iconButton("previous", words.previous, "M10 3 5 8l5 5", () => this.#actions.step(-1)));
      parts.push(iconButton("next", words.next, "m6 3 5 5-5 5", () => this.#actions.step(1)));
    }
    parts.push(iconButton("close", words.close, "m4 4 8 8m0-8-8 8", () => this.#actions.close()));
    return make("div", "head", parts);
  }

  #goTo(target: Target): void {
    if ("fact" in target) return this.#actions.open(target.fact);
    // It would cover what the reader wants to see.
    this.#actions.close();
    this.#knowledge.show(target);
  }

  #copying(fact: Fact): HTMLElement {
    const { words } = this.#knowledge;
    const said = make("p", "said");
    said.setAttribute("role", "status");
    const formats: CopyFormat[] = ["text", "citation", "link", "json"];
    const buttons = formats.map((format) => {
      return textButton(`copy-${format}`, "copy", [words.copies[format]], () => void this.#copy(fact, format, said));
    });
    return fold(words.copy, [make("div", "copies", buttons), said]);
  }

  async #copy(fact: Fact, format: CopyFormat, said: HTMLElement): Promise<void> {
    said.textContent = "";
    await this.#knowledge.copy(fact, format, said).catch((error: unknown) => {
      said.textContent = this.#knowledge.words.notCopied;
      reportError(error);
    });
    this.#grown(said.parentElement ?? said);
  }
}

// As much of it as there is room for, the beginning first. Only the card's own body scrolls, not the page.
function reveal(part: HTMLElement): void {
  const body = part.closest(".body");
  if (!body) return;
  const [outer, inner] = [body.getBoundingClientRect(), part.getBoundingClientRect()];
  body.scrollTop += Math.max(0, Math.min(inner.bottom - outer.bottom, inner.top - outer.top));
}

/** Beside its mark the card is at least so many pixels high, if it needs them. */
const LEAST = 160;

/** Of a mark higher than this many pixels the card keeps clear of one line only: the rest would send it too far. */
const HIGH = 150;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

// All lines of a mark, or of a long one the line the pointer is on.
function placeOf(marks: readonly Mark[], point?: Point): Box | undefined {
  const lines = marks.flatMap((mark) => [...mark.getClientRects()]).filter((line) => line.width > 0);
  const distance = ({ top, bottom }: Box) => (point ? Math.max(top - point.y, point.y - bottom, 0) : 0);
  const nearest = lines.reduce<Box | undefined>((best, line) => {
    return best && distance(best) <= distance(line) ? best : line;
  }, undefined);
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  return nearest && bottom - top <= HIGH ? { left: nearest.left, right: nearest.right, top, bottom } : nearest;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
