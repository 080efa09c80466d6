// Owns marks that are elements: around parts of text nodes, nested as the facts nest, and their exact undo. Knows nothing about
// offsets in blocks, or about words. A file of its own (dist/marks.js), loaded where the page is marked with elements.
//
// Undo follows findAndReplaceDOMText: a text node that gets marks is removed whole and kept; copies of its parts take its
// place; clear() puts the original node back, and so does copying (lifting.ts), for as long as it lasts.

import type { Fact } from "../facts.js";
import { boxOf, languageOf } from "../read/flat-tree.js";
import { liftWhileCopying, putBack, type StandIn } from "./lifting.js";
import type { Mark, Painter } from "./painter.js";
import type { Pace } from "../pace.js";
import type { TextRange } from "./ranges.js";

/** A part of a text node to mark for a fact. */
interface Piece {
  start: number;
  end: number;
  fact: Fact;
}

/** A text node that gets marks. */
interface Work {
  node: Text;
  /** What it held when it was read. */
  data: string;
  pieces: Piece[];
  /** It stands directly in a flex or grid box. */
  isItem: boolean;
}

/**
 * The name of our elements. The page's rules for its spans (`p span::before`, `:has(span)`) do not know it, and it has no hyphen:
 * pages hide `:not(:defined)` until their own elements are ready.
 */
const NAME = "factmark";

// A page with more text nodes to mark is marked where the reader is: a browser lays out every marked paragraph anew, which
// for a book would keep the page busy for long.
const MANY_NODES = 400;

const OPEN = "data-factlight-open";

/** Marks facts with `<factmark class="factlight">`. */
export class SpanPainter implements Painter {
  readonly paintsElements = true;
  readonly stops = undefined;
  readonly #marks = new Map<Fact, HTMLElement[]>();
  readonly #facts = new WeakMap<Element, Fact>();
  readonly #standIns: StandIn[] = [];
  readonly #firsts = new WeakMap<Text, ChildNode>();
  readonly #works = new Map<Text, Work>();
  readonly #runs: HTMLElement[] = [];
  readonly #document: Document;
  #listening: AbortController | undefined;
  readonly #outer = new Map<Fact, Fact>();
  readonly #waiting = new Map<Element, Work[]>();
  readonly #placesOf = new Map<Fact, Set<Element>>();
  #near: IntersectionObserver | undefined;
  #stop: HTMLElement | undefined;
  /** What is said of the stop, in another language than its own. */
  #hint: HTMLElement | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  async paint(facts: Iterable<[Fact, TextRange[]]>, pace: Pace): Promise<void> {
    this.#listening ??= liftWhileCopying(this.#document, this.#standIns);
    const nodes = this.#works;
    // Asked before anything changes, and once for each parent: what changes is laid out anew when somebody asks.
    const boxes = new Map<Node | null, boolean>();
    for (const [fact, ranges] of facts) {
      for (const { node, data, start, end } of ranges) {
        const isItem = boxes.get(node.parentNode) ?? isInItem(node);
        boxes.set(node.parentNode, isItem);
        const work = nodes.get(node) ?? { node, data, pieces: [], isItem };
        nodes.set(node, work);
        work.pieces.push({ start, end, fact });
      }
      if (pace.due) await pace.rest();
    }
    const isLong = nodes.size > MANY_NODES;
    for (const work of [...nodes.values()]) {
      if (isLong) this.#wait(work);
      else this.#replace(work);
      if (pace.due) await pace.rest();
    }
  }

  has(fact: Fact): boolean {
    return this.#marks.has(fact) || this.#placesOf.has(fact);
  }

  marks(fact: Fact): HTMLElement[] {
    for (const place of this.#placesOf.get(fact) ?? []) this.#come(place);
    return (this.#marks.get(fact) ?? []).filter((mark) => mark.isConnected);
  }

  at(event: Event): { fact: Fact; mark: Mark } | undefined {
    for (const target of event.composedPath()) {
      const fact = this.#facts.get(target as Element);
      if (fact) return { fact, mark: target as HTMLElement };
    }
    return undefined;
  }

  stopAt(target: EventTarget | null): Fact | undefined {
    const fact = this.#facts.get(target as Element);
    return fact && (target as Element).hasAttribute("tabindex") ? fact : undefined;
  }

  stop(fact: Fact, hint: string, lang: string): void {
    const mark = this.marks(fact)[0];
    if (!mark) return;
    if (this.#stop && this.#stop !== mark) {
      this.#stop.tabIndex = -1;
      this.#describe(this.#stop, "", "");
    }
    mark.tabIndex = 0;
    this.#describe(mark, hint, lang);
    this.#stop = mark;
  }

  // An attribute is in the language of its element; what is in another one needs an element, which shadow roots can refer to as well.
  #describe(mark: HTMLElement, hint: string, lang: string): void {
    const [own, its] = [languageOf(mark) || "en", lang].map((tag) => tag.split("-")[0]);
    const isForeign = hint && own !== its && "ariaDescribedByElements" in mark;
    if (hint && !isForeign) mark.setAttribute("aria-description", hint);
    else mark.removeAttribute("aria-description");
    this.#hint?.remove();
    mark.removeAttribute("aria-describedby");
    if (!isForeign) return;
    this.#hint = mark.ownerDocument.createElement("span");
    Object.assign(this.#hint, { className: "factlight-hint", lang, hidden: true, textContent: hint });
    this.#document.body.append(this.#hint);
    mark.ariaDescribedByElements = [this.#hint];
  }

  paintOpen(fact: Fact, isOpen: boolean): void {
    for (const mark of this.marks(fact)) mark.toggleAttribute(OPEN, isOpen);
  }

  outer(fact: Fact): Fact | undefined {
    return this.#outer.get(fact);
  }

  standIn(node: Text): Node {
    return this.#firsts.get(node) ?? node;
  }

  look(): void {}
  changed(): void {}
  unpaintChanged(): void {}

  /** Restores the page's own text nodes. */
  clear(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#near?.disconnect();
    this.#waiting.clear();
    this.#placesOf.clear();
    this.#works.clear();
    for (const standIn of this.#standIns.reverse()) putBack(standIn);
    for (const { originals } of this.#standIns) for (const original of originals) this.#firsts.delete(original as Text);
    this.#standIns.length = 0;
    // Only what the page has moved or changed is still there: its text stays, our elements go.
    for (const mark of [...[...this.#marks.values()].flat(), ...this.#runs]) if (mark.parentNode) mark.replaceWith(...mark.childNodes);
    this.#runs.length = 0;
    this.#marks.clear();
    this.#outer.clear();
    this.#stop = undefined;
    this.#hint?.remove();
  }

  #wait(work: Work): void {
    const place = boxOf(work.node);
    if (!place) return;
    this.#near ??= new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) this.#come(target);
    }, { rootMargin: "100% 0%" });
    const waiting = this.#waiting.get(place);
    if (waiting) waiting.push(work);
    else this.#waiting.set(place, [work]);
    this.#near.observe(place);
    for (const { fact } of work.pieces) {
      const places = this.#placesOf.get(fact) ?? new Set();
      this.#placesOf.set(fact, places.add(place));
    }
  }

  // Marks what waits in `place`.
  #come(place: Element): void {
    const waiting = this.#waiting.get(place) ?? [];
    this.#waiting.delete(place);
    this.#near?.unobserve(place);
    for (const work of waiting) this.#replace(work);
  }

  // What stands directly in a flex or grid box is one item of it: all that is in that item goes into one element of ours.
  #replace({ node, data, isItem }: Work): void {
    // The page has changed the text since it was read, or has taken it away.
    if (!this.#works.has(node) || node.data !== data || !node.parentNode) return;
    if (!isItem) return this.#standIn([node], this.#fragment(node));
    const run = node.ownerDocument.createElement(NAME);
    run.className = "factlight-run";
    const originals = runAround(node);
    for (const one of originals) run.append(isText(one) ? this.#fragment(one) : one.cloneNode());
    this.#runs.push(run);
    this.#standIn(originals, run);
  }

  #standIn(originals: ChildNode[], marked: DocumentFragment | HTMLElement): void {
    const nodes = marked.nodeType === Node.ELEMENT_NODE ? [marked as HTMLElement] : [...marked.childNodes];
    this.#standIns.push({ originals, nodes });
    originals[0]?.before(marked);
    for (const original of originals) original.remove();
  }

  // A copy of `node` with its marks. Without them where the page has changed the text since it was read.
  #fragment(node: Text): DocumentFragment {
    const { ownerDocument } = node;
    const work = this.#works.get(node);
    this.#works.delete(node);
    const { data } = node;
    const fragment = ownerDocument.createDocumentFragment();
    const open: { mark: HTMLElement; fact: Fact; end: number }[] = [];
    let done = 0;
    const write = (to: number) => {
      if (to > done) (open.at(-1)?.mark ?? fragment).append(ownerDocument.createTextNode(data.slice(done, to)));
      done = Math.max(done, to);
    };
    const closeBefore = (start: number) => {
      for (let top = open.at(-1); top && top.end <= start; top = open.at(-1)) {
        write(top.end);
        open.pop();
      }
    };
    for (const { start, end, fact } of work?.data === data ? work.pieces : []) {
      closeBefore(start);
      const outer = open.at(-1);
      if (start < done || (outer && end > outer.end)) continue;
      write(start);
      const mark = this.#mark(fact, ownerDocument);
      if (outer) this.#outer.set(fact, outer.fact);
      (outer?.mark ?? fragment).append(mark);
      open.push({ mark, fact, end });
    }
    closeBefore(Infinity);
    write(data.length);
    const first = fragment.firstChild;
    if (first) this.#firsts.set(node, first);
    return fragment;
  }

  #mark(fact: Fact, document: Document): HTMLElement {
    const mark = document.createElement(NAME);
    mark.className = "factlight";
    mark.setAttribute("data-factlight-kind", fact.kind);
    if (fact.kind === "quote") mark.setAttribute("data-factlight-form", fact.form);
    mark.setAttribute("role", "mark");
    this.#facts.set(mark, fact);
    const marks = this.#marks.get(fact);
    if (marks) {
      marks.push(mark);
    } else {
      this.#marks.set(fact, [mark]);
      mark.tabIndex = -1;
    }
    return mark;
  }
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

// The browser makes one item of the text that stands directly in such a box: each of our elements would be another. One whose lines
// are clamped is none.
function isInItem(node: Text): boolean {
  const box = boxOf(node);
  if (!box) return false;
  const { display, webkitLineClamp } = getComputedStyle(box);
  return /flex|grid/.test(display) || (/-box$/.test(display) && webkitLineClamp === "none");
}

// The text before and behind `node` that no element parts from it, and the comments between.
function runAround(node: Text): ChildNode[] {
  const run: ChildNode[] = [node];
  const isIn = (one: ChildNode | null): one is ChildNode => one !== null && (isText(one) || one.nodeType === Node.COMMENT_NODE);
  for (let one = node.previousSibling; isIn(one); one = one.previousSibling) run.unshift(one);
  for (let one = node.nextSibling; isIn(one); one = one.nextSibling) run.push(one);
  while (!isText(run[0] as ChildNode)) run.shift();
  while (!isText(run.at(-1) as ChildNode)) run.pop();
  return run;
}
