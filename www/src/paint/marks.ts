// Owns marks that are elements: spans around parts of text nodes, nested as the facts nest, and their exact undo. Knows
// nothing about offsets in blocks, or about words.
//
// Undo follows findAndReplaceDOMText: a text node that gets marks is removed whole and kept; copies of its parts take its
// place; clear() puts the original node back.

import type { Fact } from "../facts.js";
import { parentOf, targetOf } from "../read/flat-tree.js";
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
}

interface StandIn {
  original: Text;
  nodes: ChildNode[];
}

// A page with more text nodes to mark is marked where the reader is: a browser lays out every marked paragraph anew, which
// for a book would keep the page busy for long.
const MANY_NODES = 400;

const OPEN = "data-factlight-open";

/** Marks facts with `<span class="factlight">`. */
export class SpanPainter implements Painter {
  readonly paintsElements = true;
  readonly stops = undefined;
  readonly #marks = new Map<Fact, HTMLElement[]>();
  readonly #facts = new WeakMap<Element, Fact>();
  readonly #standIns: StandIn[] = [];
  readonly #firsts = new WeakMap<Text, ChildNode>();
  readonly #outer = new Map<Fact, Fact>();
  readonly #waiting = new Map<Element, Work[]>();
  readonly #placesOf = new Map<Fact, Set<Element>>();
  #near: IntersectionObserver | undefined;
  #stop: HTMLElement | undefined;

  async paint(facts: Iterable<[Fact, TextRange[]]>, pace: Pace): Promise<void> {
    const nodes = new Map<Text, Work>();
    for (const [fact, ranges] of facts) {
      for (const { node, data, start, end } of ranges) {
        const work = nodes.get(node) ?? { node, data, pieces: [] };
        nodes.set(node, work);
        work.pieces.push({ start, end, fact });
      }
      if (pace.due) await pace.rest();
    }
    for (const work of nodes.values()) {
      if (nodes.size > MANY_NODES) this.#wait(work);
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
    for (let e = targetOf(event) as Node | null; e; e = e.parentNode) {
      const fact = this.#facts.get(e as Element);
      if (fact) return { fact, mark: e as HTMLElement };
    }
    return undefined;
  }

  stopAt(target: EventTarget | null): Fact | undefined {
    const fact = this.#facts.get(target as Element);
    return fact && (target as Element).hasAttribute("tabindex") ? fact : undefined;
  }

  stop(fact: Fact, hint: string): void {
    const mark = this.marks(fact)[0];
    if (!mark) return;
    if (this.#stop && this.#stop !== mark) {
      this.#stop.tabIndex = -1;
      this.#stop.removeAttribute("aria-description");
    }
    mark.tabIndex = 0;
    if (hint) mark.setAttribute("aria-description", hint);
    this.#stop = mark;
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

  /** Restores the page's own text nodes. */
  clear(): void {
    this.#near?.disconnect();
    this.#waiting.clear();
    this.#placesOf.clear();
    for (const { original, nodes } of this.#standIns.reverse()) restore(original, nodes);
    for (const { original } of this.#standIns) this.#firsts.delete(original);
    this.#standIns.length = 0;
    for (const marks of this.#marks.values()) {
      // Only what the page has moved or changed is still there: its text stays, our element goes.
      for (const mark of marks) if (mark.parentNode) mark.replaceWith(...mark.childNodes);
    }
    this.#marks.clear();
    this.#outer.clear();
    this.#stop = undefined;
  }

  #wait(work: Work): void {
    const place = parentOf(work.node);
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

  #replace({ node, data, pieces }: Work): void {
    // The page has changed the text since it was read, or has taken it away.
    if (node.data !== data || !node.parentNode) return;
    const { ownerDocument } = node;
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
    for (const { start, end, fact } of pieces) {
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
    const nodes = [...fragment.childNodes];
    this.#standIns.push({ original: node, nodes });
    if (nodes[0]) this.#firsts.set(node, nodes[0]);
    node.replaceWith(fragment);
  }

  #mark(fact: Fact, document: Document): HTMLElement {
    const mark = document.createElement("span");
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

function restore(original: Text, nodes: ChildNode[]): void {
  const first = nodes[0];
  if (!first?.parentNode) return;
  let text = "";
  for (const [i, node] of nodes.entries()) {
    if (i > 0 && nodes[i - 1]?.nextSibling !== node) return;
    text += node.textContent;
  }
  if (text !== original.data) return;
  first.before(original);
  for (const node of nodes) node.remove();
}
