// Owns reading the page: its visible text, block by block as a reader sees it, and where each character stands in the
// DOM. Leaves finding facts to the engine and turning them back into DOM ranges to ranges.ts.
//
// `<p>See <a href="/x">the\n report</a>.</p>` → { kind: "paragraph", text: "See the report.", links: [4..14 "/x"] }

import type { Block } from "./facts.js";
import { Pace } from "./pace.js";
import { describe, isUnseen, isApart, kindOf, speaksEnglish, type Description } from "./seen.js";

/** A run of a text node's characters that stand, one for one, in a block's text. */
export interface Part {
  node: Text;
  /** What the node held when it was read. */
  data: string;
  /** UTF-16 offset in the node. */
  from: number;
  /** UTF-16 offset in the block's text. */
  at: number;
  length: number;
}

/** A block and its place in the DOM. Characters of the text that no part covers stand for what is drawn, not written. */
export interface PageBlock {
  block: Block;
  parts: Part[];
}

/** Stands for something a reader sees but that is not text to annotate: a formula, an input, code. */
export const GAP = "\uFFFC";

interface Frame extends Description {
  element: Element;
  kind: Block["kind"];
  closing: string;
  /** Its children as of its beginning, the next one last: siblings may not be followed, the page moves them. */
  unread: Node[];
}

// White space that is drawn as one space, and soft hyphens, which are mostly not drawn. A lone space needs no work.
const UNEVEN = /\u00AD+|[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+/g;

/** Reads the text under `root`. Works on a detached root too, by the elements' usual display. */
export async function readBlocks(root: Element, pace: Pace): Promise<PageBlock[]> {
  const reader = new Reader();
  if (!speaksEnglish(root) || root.closest("[data-factlight=off]") || !reader.enter(root)) return [];
  while (reader.frames.length > 0) {
    if (pace.due) await pace.rest();
    const { element, unread } = reader.frame;
    const next = unread.pop();
    if (!next) reader.leave();
    // The page may have moved it while we rested: what stands behind it is read all the same.
    else if (next.parentNode !== element) continue;
    else if (next.nodeType === Node.TEXT_NODE) reader.read(next as Text);
    else if (next.nodeType === Node.ELEMENT_NODE) reader.enter(next as Element);
  }
  reader.flush();
  return reader.blocks;
}

class Reader {
  readonly blocks: PageBlock[] = [];
  readonly frames: Frame[] = [];
  #text = "";
  #parts: Part[] = [];
  #links: Block["links"] = [];
  #open: { start: number; href: string; element: Element }[] = [];
  #quoteDepth = 0;
  #kind: Block["kind"] = "paragraph";

  get frame(): Frame {
    return this.frames[this.frames.length - 1] as Frame;
  }

  /** Whether the children of `element` are to be read. */
  enter(element: Element): boolean {
    if (element.localName === "br") {
      this.#draw("\n");
      return false;
    }
    if (isUnseen(element)) return false;
    const description = describe(element, this.frames.at(-1));
    if (description.hidden) return false;
    if (!description.inline) this.flush();
    if (isApart(element)) {
      if (description.inline) this.#draw(GAP);
      return false;
    }
    const kind = kindOf(element, this.frames.at(-1)?.kind ?? "paragraph");
    const unread = [...element.childNodes].reverse();
    this.frames.push({ ...description, element, kind, unread, closing: this.#openQuote(description) });
    this.#kind = kind;
    const href = element.localName === "a" ? element.getAttribute("href") : null;
    if (href !== null) this.#open.push({ start: this.#text.length, href, element });
    return true;
  }

  leave(): void {
    const frame = this.frames.pop() as Frame;
    if (frame.closing) {
      this.#quoteDepth -= 1;
      this.#draw(frame.closing);
    }
    if (this.#open.at(-1)?.element === frame.element) this.#closeLink(this.#open.pop());
    if (!frame.inline) this.flush();
    this.#kind = this.frames.at(-1)?.kind ?? "paragraph";
  }

  /** Ends the block. */
  flush(): void {
    for (const link of this.#open) {
      this.#closeLink(link);
      link.start = 0;
    }
    if (/[^\s\uFFFC]/.test(this.#text)) {
      const block = { kind: this.#kind, text: this.#text, links: this.#links };
      this.blocks.push({ block, parts: this.#parts });
    }
    this.#text = "";
    this.#parts = [];
    this.#links = [];
  }

  read(node: Text): void {
    const { data } = node;
    const { visible, preserved } = this.frame;
    if (!visible || data === "") return;
    if (preserved) {
      this.#write(node, data, 0, data.length, "");
      return;
    }
    let from = 0;
    const last = this.#text.at(-1);
    // White space at a block's start, or after white space, is not drawn.
    if (last === undefined || last === " " || last === "\n") {
      while (from < data.length && " \t\n\r\f".includes(data.charAt(from))) from += 1;
    }
    UNEVEN.lastIndex = from;
    for (let run = UNEVEN.exec(data); run; run = UNEVEN.exec(data)) {
      const space = run[0].startsWith("\u00AD") ? "" : " ";
      this.#write(node, data, from, run.index, space);
      from = UNEVEN.lastIndex;
    }
    this.#write(node, data, from, data.length, "");
  }

  /** Adds `data[from..to]`, and `space` in the place of the next character. */
  #write(node: Text, data: string, from: number, to: number, space: "" | " "): void {
    const length = to - from + space.length;
    if (length === 0) return;
    this.#parts.push({ node, data, from, at: this.#text.length, length });
    this.#text += data.slice(from, to) + space;
  }

  /** Adds what a reader sees and no text node holds. */
  #draw(text: string): void {
    if (this.#text !== "" || text !== "\n") this.#text += text;
  }

  #openQuote({ quoted }: Description): string {
    if (!quoted) return "";
    const inner = this.#quoteDepth % 2 === 1;
    this.#quoteDepth += 1;
    this.#draw(inner ? "‘" : "“");
    return inner ? "’" : "”";
  }

  #closeLink(link: { start: number; href: string } | undefined): void {
    if (link && link.start < this.#text.length) {
      this.#links.push({ start: link.start, end: this.#text.length, href: link.href });
    }
  }
}
