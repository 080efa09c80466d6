// Owns marks that leave the page's elements alone: CSS highlights over static ranges, found again under the pointer from the
// position of the caret. A file of its own (dist/highlights.js), loaded where the page must not be changed.
//
// Static ranges, because live ones slow down every change that the page makes to itself. And never highlightsFromPoint on a
// pointer move: it takes 1.7 ms on a page with 5,000 marks.

import type { Fact } from "../facts.js";
import { boxOf, isShadow, parentOf } from "../read/flat-tree.js";
import type { Pace } from "../pace.js";
import { layerOf } from "./layer.js";
import { nearIn, type Sections } from "./near.js";
import type { Mark, Painter } from "./painter.js";
import { covers, rangeBetween, RangeMark, type Piece } from "./pieces.js";
import type { TextRange } from "./ranges.js";

// Of two highlights on one word the higher is painted last.
const PRIORITIES = { quote: 0, indirect: 0, quantity: 1, place: 1, open: 2, focus: 3 };
type Name = keyof typeof PRIORITIES;
const NAMES = Object.keys(PRIORITIES) as Name[];

/** What one window paints under one name: the page and all roots in it share the name, each painter has ranges of its own. */
interface Shared {
  painters: Map<HighlightPainter, StaticRange[]>;
  highlight: Highlight;
}
const registries = new WeakMap<Window, Map<Name, Shared>>();

/** A page with more marked text nodes is painted where the reader is: browsers look at every range when one has changed. */
const MANY_NODES = 2000;
/** So is a box with more ranges: for each of its lines Firefox looks at all of them. */
const MANY_IN_BOX = 400;

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
  /** The pieces by the elements that their words stand in. */
  #places = new Map<Element, Piece[]>();
  /** On a long page, those elements by their boxes. */
  #boxes = new Map<Element, Element[]>();
  readonly #near = new Set<Element>();
  readonly #sections = new WeakMap<Element, Sections>();
  #isLong = false;
  #hasCrowd = false;
  #isStale = false;
  #open: Fact | undefined;
  #scrolling: AbortController | undefined;
  #observer: IntersectionObserver | undefined;
  readonly #buttons: [HTMLElement, HTMLElement];
  #stop: Fact | undefined;
  #hint = "";
  #lang = "";

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
    this.#forget();
    // Of each text node, the pieces that are still open where the next one starts.
    const nodes = new Map<Text, Piece[]>();
    const stands = standing();
    for (const [fact, ranges] of facts) {
      for (const range of ranges) {
        const piece = { ...range, fact };
        if (!stands(piece)) continue;
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
    this.#isLong = nodes.size > MANY_NODES;
    if (this.#isLong) await this.#observe(pace);
    this.#hasCrowd = [...this.#places.values()].some((pieces) => pieces.length > MANY_IN_BOX);
    if (this.#hasCrowd) this.#drawAgainWhere();
    this.#draw();
    if (this.#pieces.size === 0) this.stops.remove();
    else if (!this.stops.isConnected) layerOf(null, this.#document).append(this.stops);
  }

  has(fact: Fact): boolean {
    return this.#pieces.has(fact);
  }

  marks(fact: Fact): Mark[] {
    this.#register();
    return (this.#pieces.get(fact) ?? []).filter(standing()).map((piece) => new RangeMark(piece, () => this.#focus(fact)));
  }

  at(event: Event): { fact: Fact; mark: Mark } | undefined {
    this.#register();
    const { clientX: x, clientY: y } = event as PointerEvent;
    if (x === undefined || event.composedPath().includes(this.stops)) return undefined;
    const caret = this.#document.caretPositionFromPoint(x, y, { shadowRoots: [...this.#shadows] });
    const pieces = caret && this.#byNode.get(caret.offsetNode as Text);
    // Inner ones come after outer ones. The caret snaps to the nearest text, so the pointer must be over it, too.
    const piece = pieces?.findLast((piece) => {
      return caret && piece.start <= caret.offset && caret.offset <= piece.end && standing()(piece) && covers(piece, x, y);
    });
    return piece && { fact: piece.fact, mark: new RangeMark(piece, () => this.#focus(piece.fact)) };
  }

  stopAt(target: EventTarget | null): Fact | undefined {
    return target === this.stops || this.#buttons.includes(target as HTMLElement) ? this.#stop : undefined;
  }

  stop(fact: Fact, hint: string, lang: string): void {
    this.#stop = fact;
    this.#hint = hint;
    this.#lang = lang;
    this.#name(this.#buttons[0]);
    this.#settle(fact);
    if (this.#hasFocus) this.#paintFocus(true);
  }

  paintOpen(fact: Fact, isOpen: boolean): void {
    this.#open = isOpen ? fact : undefined;
    this.#show("open", isOpen ? this.#rangesOf(fact) : []);
  }

  standIn(node: Text): Node {
    return node;
  }

  outer(fact: Fact): Fact | undefined {
    return this.#outer.get(fact);
  }

  look(): void {
    this.#register();
  }

  changed(node: Node): void {
    if (this.#byNode.delete(node as Text)) this.#isStale = true;
  }

  // What lay over the old words would lie over the new ones until the page is read again.
  unpaintChanged(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#draw();
    if (this.#open) this.#show("open", this.#rangesOf(this.#open));
    if (this.#hasFocus) this.#paintFocus(true);
  }

  clear(): void {
    this.#forget();
    this.#near.clear();
    this.#open = undefined;
    for (const name of NAMES) this.#show(name, []);
    this.stops.remove();
  }

  // What is painted stays until the next painting.
  #forget(): void {
    this.#observer?.disconnect();
    this.#scrolling?.abort();
    this.#pieces = new Map();
    this.#places = new Map();
    this.#boxes = new Map();
    this.#byNode = new WeakMap();
    this.#outer = new Map();
    this.#shadows.clear();
  }

  #add(piece: Piece): void {
    const { node, fact } = piece;
    const scope = node.getRootNode();
    if (isShadow(scope)) this.#shadows.add(scope);
    const ofFact = this.#pieces.get(fact);
    if (ofFact) ofFact.push(piece);
    else this.#pieces.set(fact, [piece]);
    const ofNode = this.#byNode.get(node);
    if (ofNode) ofNode.push(piece);
    else this.#byNode.set(node, [piece]);
    const place = parentOf(node);
    const inPlace = place && this.#places.get(place);
    if (inPlace) inPlace.push(piece);
    else if (place) this.#places.set(place, [piece]);
  }

  // What is near in a box of many ranges changes as the reader moves on, at most once a frame.
  #drawAgainWhere(): void {
    const { signal } = (this.#scrolling = new AbortController());
    let isDue = false;
    for (const type of ["scroll", "resize"]) {
      this.#realm.addEventListener(type, () => {
        if (isDue) return;
        isDue = true;
        this.#realm.requestAnimationFrame(() => {
          isDue = false;
          if (!signal.aborted) this.#draw();
        });
      }, { capture: true, passive: true, signal });
    }
  }

  async #observe(pace: Pace): Promise<void> {
    const { IntersectionObserver } = this.#realm;
    this.#observer ??= new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        if (isIntersecting) this.#near.add(target);
        else this.#near.delete(target);
      }
      this.#draw();
    }, { rootMargin: "100% 0%" });
    for (const [place, [piece]] of this.#places) {
      // What has no box is never seen: its nearest box is.
      const box = piece && boxOf(piece.node);
      const inBox = box && this.#boxes.get(box);
      if (inBox) inBox.push(place);
      else if (box) this.#boxes.set(box, [place]);
      if (pace.due) await pace.rest();
    }
    for (const box of this.#near) if (!this.#boxes.has(box)) this.#near.delete(box);
    for (const box of this.#boxes.keys()) {
      this.#observer.observe(box);
      if (pace.due) await pace.rest();
    }
  }

  // All marks, or those near the reader; what was near before, until the observer says what is.
  #draw(): void {
    const stands = standing();
    const ranges: Record<string, StaticRange[]> = { quote: [], indirect: [], quantity: [], place: [] };
    for (const pieces of this.#isLong || this.#hasCrowd ? this.#nearReader() : this.#pieces.values()) {
      for (const piece of pieces) {
        const { fact } = piece;
        const name = fact.kind === "quote" && fact.form === "indirect" ? "indirect" : fact.kind;
        if (stands(piece)) ranges[name]?.push(this.#rangeOf(piece));
      }
    }
    for (const [name, found] of Object.entries(ranges)) this.#show(name as Name, found);
  }

  *#nearReader(): Iterable<readonly Piece[]> {
    const near = this.#isLong ? [...this.#near].flatMap((box) => this.#boxes.get(box) ?? []) : this.#places.keys();
    for (const place of near) {
      const pieces = this.#places.get(place) ?? [];
      if (pieces.length <= MANY_IN_BOX) {
        yield pieces;
        continue;
      }
      const box = boxOf((pieces[0] as Piece).node) ?? place;
      const { found, sections } = nearIn(box, pieces, this.#sections.get(place), rangeBetween);
      this.#sections.set(place, sections);
      yield found;
    }
  }

  #rangesOf(fact: Fact): StaticRange[] {
    return (this.#pieces.get(fact) ?? []).filter(standing()).map((piece) => this.#rangeOf(piece));
  }

  #rangeOf({ node, start, end }: Piece): StaticRange {
    return new this.#realm.StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
  }

  // A new highlight takes the place of the old one in one step: taking ranges out one by one is slow beyond measure in
  // Firefox (6,000 took 40 seconds), and marks that stay do not flicker.
  #show(name: Name, ranges: StaticRange[]): void {
    const { Highlight } = this.#realm;
    const highlights = highlightsOf(this.#realm);
    const registry = registries.get(this.#realm) ?? new Map<Name, Shared>();
    registries.set(this.#realm, registry);
    const painters = registry.get(name)?.painters ?? new Map<HighlightPainter, StaticRange[]>();
    if (ranges.length === 0 && !painters.has(this)) return;
    if (ranges.length > 0) painters.set(this, ranges);
    else painters.delete(this);
    if (painters.size === 0) {
      registry.delete(name);
      highlights.delete(nameOf(name));
      return;
    }
    const highlight = new Highlight();
    highlight.priority = PRIORITIES[name];
    for (const some of painters.values()) for (const range of some) highlight.add(range);
    registry.set(name, { painters, highlight });
    highlights.set(nameOf(name), highlight);
  }

  // Another script may have emptied the registry.
  #register(): void {
    const highlights = highlightsOf(this.#realm);
    for (const [name, { highlight }] of registries.get(this.#realm) ?? []) {
      if (highlights.get(nameOf(name)) !== highlight) highlights.set(nameOf(name), highlight);
    }
  }

  #button(): HTMLElement {
    const button = this.#document.createElement("span");
    button.tabIndex = -1;
    return button;
  }

  #name(button: HTMLElement): void {
    const words = (this.#stop && this.#pieces.get(this.#stop))?.map(({ data, start, end }) => data.slice(start, end));
    const hint = this.#document.createElement("span");
    hint.lang = this.#lang;
    hint.append(this.#hint);
    button.replaceChildren(`${words?.join("").replace(/\s+/g, " ") ?? ""}. `, hint);
    button.setAttribute("role", "button");
    button.tabIndex = 0;
  }

  // Two take turns, so that moving to another fact by keyboard moves to another element, which screen readers announce.
  #focus(fact: Fact): void {
    const [spare, used] = this.#buttons.reverse() as [HTMLElement, HTMLElement];
    this.#stop = fact;
    this.#name(spare);
    used.tabIndex = -1;
    this.#settle(fact);
    spare.focus({ preventScroll: true });
  }

  // A dialog that is open makes all beside it inert: the stop goes where its fact is.
  #settle(fact: Fact): void {
    const node = this.#pieces.get(fact)?.[0]?.node;
    const layer = layerOf(node ? parentOf(node) : null, this.#document);
    if (this.stops.parentNode === layer) return;
    const hadFocus = this.#hasFocus;
    layer.append(this.stops);
    this.stops.inert = false;
    this.stops.ariaHidden = null;
    if (hadFocus) this.#buttons[0].focus({ preventScroll: true });
  }

  get #hasFocus(): boolean {
    return this.stops.shadowRoot?.activeElement != null;
  }

  #paintFocus(isFocused: boolean): void {
    this.#show("focus", isFocused && this.#stop ? this.#rangesOf(this.#stop) : []);
  }
}

/**
 * What a window paints. Its getter is called itself: where a content script reads `CSS.highlights` of two windows at one place in the
 * code, also by Reflect, Firefox gives the registry of the one for the other, and a frame is left without marks or keeps them.
 */
export function highlightsOf({ CSS }: Realm): HighlightRegistry {
  const getter = Object.getOwnPropertyDescriptor(CSS, "highlights")?.get;
  return getter ? (getter.call(CSS) as HighlightRegistry) : CSS.highlights;
}

function nameOf(name: Name): string {
  return `factlight-${name}`;
}

// Tells of pieces whether they stand: the page may have changed the text since, or taken it away. Each node is looked at once, for
// Firefox copies all of its text.
function standing(): (piece: Piece) => boolean {
  const known = new Map<Text, boolean>();
  return ({ node, data }) => {
    const stands = known.get(node) ?? (node.isConnected && node.data === data);
    known.set(node, stands);
    return stands;
  };
}
