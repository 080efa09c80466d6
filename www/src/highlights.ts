// Owns marks that leave the page as it is: highlights over static ranges, found again under the pointer by the place of
// the caret. A file of its own (dist/highlights.js), loaded where a page is not ours to change.
//
// Static ranges, because live ones tax every change the page makes to itself; and never highlightsFromPoint at a pointer's
// move, which takes 1.7 ms on a page with 5,000 marks.

import type { Fact } from "./facts.js";
import { closestOf, isShadow, parentOf } from "./flat.js";
import type { Pace } from "./pace.js";
import type { Mark, Painter } from "./painter.js";
import type { TextRange } from "./ranges.js";

/** A part of a text node that is marked for a fact. */
interface Piece {
  node: Text;
  data: string;
  start: number;
  end: number;
  fact: Fact;
}

// The page and other roots see the same registry: names are ours, ranges are each painter's own. Of two highlights on one
// word the higher is painted last.
const PRIORITIES = { quote: 0, indirect: 0, quantity: 1, place: 1, open: 2, focus: 3 };
type Name = keyof typeof PRIORITIES;

// Each window paints its own.
const registries = new WeakMap<Window, Map<Name, Highlight>>();

/** A window with its own kinds of objects: what a frame paints must be made by the frame. */
type Realm = Window & typeof globalThis;

/** Whether this browser can mark without touching the page. */
export function canHighlight(): boolean {
  return typeof Highlight === "function" && typeof CSS === "object" && "highlights" in CSS;
}

/** Marks facts with CSS highlights. */
export class HighlightPainter implements Painter {
  readonly paintsElements = false;
  readonly stops: HTMLElement;
  readonly #document: Document;
  readonly #realm: Realm;
  readonly #shadows = new Set<ShadowRoot>();
  #pieces = new Map<Fact, Piece[]>();
  #byNode = new WeakMap<Text, Piece[]>();
  #outer = new Map<Fact, Fact>();
  #painted = new Map<Name, StaticRange[]>();
  readonly #buttons: [HTMLElement, HTMLElement];
  #stop: Fact | undefined;
  #hint = "";

  constructor(document: Document) {
    this.#document = document;
    this.#realm = (document.defaultView ?? globalThis) as Realm;
    this.stops = document.createElement("div");
    this.stops.className = "factlight-stops";
    this.stops.setAttribute("data-factlight", "off");
    const shadow = this.stops.attachShadow({ mode: "open" });
    this.#buttons = [this.#button(), this.#button()];
    shadow.append(...this.#buttons);
    this.stops.addEventListener("focusin", () => this.#paintFocus(true));
    this.stops.addEventListener("focusout", () => this.#paintFocus(false));
  }

  async paint(facts: Iterable<[Fact, TextRange[]]>, pace: Pace): Promise<void> {
    const before = this.#painted;
    this.#forget();
    // Of each text node, the pieces that are still open where the next one starts.
    const nodes = new Map<Text, Piece[]>();
    for (const [fact, ranges] of facts) {
      for (const range of ranges) {
        const piece = { ...range, fact };
        const open = nodes.get(range.node) ?? [];
        nodes.set(range.node, open);
        while (open.length > 0 && (open.at(-1) as Piece).end <= piece.start) open.pop();
        const outer = open.at(-1);
        if (outer && piece.end > outer.end) continue;
        if (outer) this.#outer.set(fact, outer.fact);
        open.push(piece);
        this.#add(piece);
      }
      if (pace.due) await pace.rest();
    }
    // What was painted before goes last, so that marks which stay do not flicker.
    for (const [name, ranges] of before) this.#erase(name, ranges);
    if (this.#pieces.size === 0) this.stops.remove();
    else if (!this.stops.isConnected) this.#layer.append(this.stops);
  }

  has(fact: Fact): boolean {
    return this.#pieces.has(fact);
  }

  marks(fact: Fact): Mark[] {
    this.#register();
    return (this.#pieces.get(fact) ?? []).filter(stands).map((piece) => new RangeMark(piece, () => this.#focus(fact)));
  }

  at(event: Event): { fact: Fact; mark: Mark } | undefined {
    this.#register();
    const { clientX: x, clientY: y } = event as PointerEvent;
    if (x === undefined || event.composedPath().includes(this.stops)) return undefined;
    const caret = this.#document.caretPositionFromPoint(x, y, { shadowRoots: [...this.#shadows] });
    const pieces = caret && this.#byNode.get(caret.offsetNode as Text);
    // Inner ones come behind outer ones. The caret goes to the nearest text: the pointer must stand on it, too.
    const piece = pieces?.findLast((piece) => {
      return caret && piece.start <= caret.offset && caret.offset <= piece.end && stands(piece) && covers(piece, x, y);
    });
    return piece && { fact: piece.fact, mark: new RangeMark(piece, () => this.#focus(piece.fact)) };
  }

  stopAt(target: EventTarget | null): Fact | undefined {
    return target === this.stops || this.#buttons.includes(target as HTMLElement) ? this.#stop : undefined;
  }

  stop(fact: Fact, hint: string): void {
    this.#stop = fact;
    this.#hint = hint;
    this.#name(this.#buttons[0]);
    if (this.#hasFocus) this.#paintFocus(true);
  }

  paintOpen(fact: Fact, isOpen: boolean): void {
    this.#unpaint("open");
    if (isOpen) this.#paint("open", fact);
  }

  standIn(node: Text): Node {
    return node;
  }

  outer(fact: Fact): Fact | undefined {
    return this.#outer.get(fact);
  }

  clear(): void {
    for (const [name, ranges] of this.#painted) this.#erase(name, ranges);
    this.#forget();
    this.stops.remove();
  }

  #forget(): void {
    this.#painted = new Map();
    this.#pieces = new Map();
    this.#byNode = new WeakMap();
    this.#outer = new Map();
    this.#shadows.clear();
  }

  #add(piece: Piece): void {
    if (!stands(piece)) return;
    const { node, fact } = piece;
    const scope = node.getRootNode();
    if (isShadow(scope)) this.#shadows.add(scope);
    const ofFact = this.#pieces.get(fact);
    if (ofFact) ofFact.push(piece);
    else this.#pieces.set(fact, [piece]);
    const ofNode = this.#byNode.get(node);
    if (ofNode) ofNode.push(piece);
    else this.#byNode.set(node, [piece]);
    this.#draw(fact.kind === "quote" && fact.form === "indirect" ? "indirect" : fact.kind, piece);
  }

  #paint(name: Name, fact: Fact): void {
    for (const piece of this.#pieces.get(fact) ?? []) if (stands(piece)) this.#draw(name, piece);
  }

  #draw(name: Name, { node, start, end }: Piece): void {
    const { StaticRange } = this.#realm;
    const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
    this.#registered(name).add(range);
    const ranges = this.#painted.get(name);
    if (ranges) ranges.push(range);
    else this.#painted.set(name, [range]);
  }

  #unpaint(name: Name): void {
    this.#erase(name, this.#painted.get(name) ?? []);
    this.#painted.delete(name);
  }

  // Another script may have emptied the registry.
  #register(): void {
    for (const name of this.#painted.keys()) this.#registered(name);
  }

  #registered(name: Name): Highlight {
    const { CSS, Highlight } = this.#realm;
    const registry = registries.get(this.#realm) ?? new Map<Name, Highlight>();
    registries.set(this.#realm, registry);
    const highlight = registry.get(name) ?? new Highlight();
    registry.set(name, highlight);
    highlight.priority = PRIORITIES[name];
    if (CSS.highlights.get(`factlight-${name}`) !== highlight) CSS.highlights.set(`factlight-${name}`, highlight);
    return highlight;
  }

  #erase(name: Name, ranges: readonly StaticRange[]): void {
    const registry = registries.get(this.#realm);
    const highlight = registry?.get(name);
    for (const range of ranges) highlight?.delete(range);
    if (highlight?.size !== 0) return;
    registry?.delete(name);
    this.#realm.CSS.highlights.delete(`factlight-${name}`);
  }

  #button(): HTMLElement {
    const button = this.#document.createElement("span");
    button.setAttribute("role", "button");
    button.tabIndex = -1;
    return button;
  }

  #name(button: HTMLElement): void {
    const words = (this.#stop && this.#pieces.get(this.#stop))?.map(({ data, start, end }) => data.slice(start, end));
    button.setAttribute("aria-label", `${words?.join("").replace(/\s+/g, " ") ?? ""}. ${this.#hint}`);
    button.tabIndex = 0;
  }

  // Two take turns, so that the keyboard's step to another fact is a step to another element, which screen readers tell.
  #focus(fact: Fact): void {
    const [spare, used] = this.#buttons.reverse() as [HTMLElement, HTMLElement];
    this.#stop = fact;
    this.#name(spare);
    used.tabIndex = -1;
    spare.focus({ preventScroll: true });
    new RangeMark((this.#pieces.get(fact) ?? [])[0] as Piece, () => {}).scrollIntoView();
  }

  get #hasFocus(): boolean {
    return this.stops.shadowRoot?.activeElement != null;
  }

  #paintFocus(isFocused: boolean): void {
    this.#unpaint("focus");
    if (isFocused && this.#stop) this.#paint("focus", this.#stop);
  }

  get #layer(): Element {
    return this.#document.body ?? this.#document.documentElement;
  }
}

/** A stretch of text that looks to the card like an element. */
class RangeMark implements Mark {
  readonly #piece: Piece;
  readonly focus: (options?: FocusOptions) => void;

  constructor(piece: Piece, focus: () => void) {
    this.#piece = piece;
    this.focus = focus;
  }

  get ownerDocument(): Document {
    return this.#piece.node.ownerDocument;
  }

  getClientRects(): DOMRectList {
    return rangeOf(this.#piece).getClientRects();
  }

  getBoundingClientRect(): DOMRect {
    return rangeOf(this.#piece).getBoundingClientRect();
  }

  closest(selector: string): Element | null {
    const parent = parentOf(this.#piece.node);
    return parent && closestOf(parent, selector);
  }

  scrollIntoView(options: ScrollIntoViewOptions = { block: "nearest" }): void {
    const window = this.ownerDocument.defaultView;
    parentOf(this.#piece.node)?.scrollIntoView(options);
    // The words may be far down in their paragraph; and the card needs room.
    const { top, bottom } = this.getBoundingClientRect();
    const room = (window?.innerHeight ?? 0) / 4;
    if (window && (top < room || bottom > window.innerHeight - room)) window.scrollBy(0, top - 2 * room);
  }
}

// The page may have changed the text since, or taken it away.
function stands({ node, data }: Piece): boolean {
  return node.isConnected && node.data === data;
}

function rangeOf({ node, start, end }: Piece): Range {
  const range = node.ownerDocument.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

function covers(piece: Piece, x: number, y: number): boolean {
  return [...rangeOf(piece).getClientRects()].some(({ left, right, top, bottom }) => {
    return left <= x && x <= right && top <= y && y <= bottom;
  });
}
