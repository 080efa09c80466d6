// Owns reading the page: its visible text, block by block as a reader sees it, and where each character is in the DOM.
// Leaves finding facts to the engine, and turning them back into DOM ranges to paint/ranges.ts.
//
// `<p>See <a href="/x">the\n report</a>.</p>` → { kind: "paragraph", text: "See the report.", links: [4..14 "/x"] }

import type { Block } from "../facts.js";
import { bareOf, childrenOf, closestOf, own, parentOf } from "./flat-tree.js";
import { GAP } from "./gap.js";
import type * as Kinds from "./kinds.js";
import { Pace } from "../pace.js";
import { describe, foreignLanguage, isApart, isBehind, isEdited, isSeenHalf, isUnseen, type Description } from "./visibility.js";

/** A run of a text node's characters that are, one for one, in a block's text. */
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

/** A block and its place in the DOM. Characters of the text that no part covers represent what is drawn but not written. */
export interface PageBlock {
  block: Block;
  parts: Part[];
}

/** What was read under a root. */
export interface Reading {
  blocks: PageBlock[];
  /** The open shadow roots in it. */
  shadows: ShadowRoot[];
  /** Languages of what was left out because it is not English, as the page declares them. */
  languages: Set<string>;
  /** What was left out because it cannot be seen now. */
  unseen: Element[];
  /** Elements that may yet get a shadow root, but for those that are known. */
  late: Element[];
  /** Whether the page continues past the longest text that is read. */
  isCut: boolean;
}

/** How to read. */
export interface ReadingOptions {
  /** UTF-16 code units after which reading stops, at the end of a block. */
  longest: number;
  /** Whether to skip an element; called for each one that is a block of its own. */
  skips?: ((element: Element) => boolean) | undefined;
  /** What the elements that have not changed since held; kept up to date. */
  known?: Known | undefined;
}

/** The blocks of elements as they were read last; what has changed is taken out. */
export class Known {
  readonly blocks = new WeakMap<Element, PageBlock[]>();
  /** What has changed since the present reading began: part of it may have been read before. */
  changed = new WeakSet<Element>();
}

/** An element with more blocks than this is entered again: only its parts are known. */
const MOST_KNOWN = 50;

/** Takes out of `known` what a change at `node` may have changed. */
export function forget(known: Known, node: Node): void {
  for (let at: Node | null = node; at; at = parentOf(at)) {
    known.blocks.delete(at as Element);
    known.changed.add(at as Element);
  }
}

interface Frame extends Description {
  element: Element;
  /** What its text is: the number of a row, by kinds.ts. */
  standing: number;
  /** Whether it is of a line, and tells what its text is. */
  tells: boolean;
  closing: string;
  /** Its children as of its beginning, the next one last: siblings may not be followed, the page moves them. */
  unread: Node[];
  /** How many blocks, and how many things that only its reading tells, there were before it. */
  before: [blocks: number, told: number];
}

// White space that is drawn as one space, and soft hyphens, which are mostly not drawn. A lone space needs no work.
const UNEVEN = /\u00AD+|[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+/g;

/** Reads the text under `root`. Works on a detached root too, by the elements' usual display. */
export async function readBlocks(root: Element, pace: Pace, options: ReadingOptions): Promise<Reading> {
  if (options.known) options.known.changed = new WeakSet();
  const reader = new Reader(root, options, await import("./kinds.js"));
  const { reading } = reader;
  const foreign = foreignLanguage(root);
  if (foreign !== undefined) reading.languages.add(foreign);
  if (foreign !== undefined || closestOf(root, "[data-factlight=off]") || isEdited(root) || !reader.enter(root)) return reading;
  while (reader.frames.length > 0 && !reading.isCut) {
    if (pace.due) await pace.rest();
    const { element, unread } = reader.frame;
    const next = unread.pop();
    if (!next) reader.leave();
    // The page may have moved it during our pause: what follows it is read all the same.
    else if (parentOf(next) !== element) continue;
    else if (own(next, "nodeType") === Node.TEXT_NODE) reader.read(next as Text);
    else if (own(next, "nodeType") === Node.ELEMENT_NODE) reader.enter(next as Element);
  }
  reader.flush();
  return reading;
}

/** A reading that has found nothing yet. */
export function emptyReading(): Reading {
  return { blocks: [], shadows: [], languages: new Set(), unseen: [], late: [], isCut: false };
}

class Reader {
  readonly reading: Reading = emptyReading();
  readonly frames: Frame[] = [];
  readonly #root: Element;
  readonly #options: ReadingOptions;
  #size = 0;
  /** How long the root's text is, once somebody has asked. */
  #length: number | undefined;
  #told = 0;
  #text = "";
  #parts: Part[] = [];
  #links: Block["links"] = [];
  #open: { start: number; href: string; element: Element }[] = [];
  #quoteDepth = 0;
  readonly #kinds: typeof Kinds;
  readonly #filled: Kinds.Filled;
  readonly #tables: Kinds.Tables;
  #standing: number;

  constructor(root: Element, options: ReadingOptions, kinds: typeof Kinds) {
    this.#root = root;
    this.#options = options;
    this.#kinds = kinds;
    this.#filled = new kinds.Filled();
    this.#tables = new kinds.Tables();
    this.#standing = kinds.PLAIN;
  }

  get frame(): Frame {
    return this.frames[this.frames.length - 1] as Frame;
  }

  /** Whether the children of `element` are to be read. */
  enter(element: Element): boolean {
    if (bareOf(element).localName === "br") {
      this.#draw("\n");
      return false;
    }
    const isOpen = !isUnseen(element) && !this.#knows(element) && this.#opens(element);
    if (!isOpen) this.#tables.skip(element);
    return isOpen;
  }

  #opens(element: Element): boolean {
    const bare = bareOf(element);
    const { localName } = bare;
    const outer = this.frames.at(-1);
    const kind = this.#kinds.told(bare);
    const description = describe(element, outer);
    if (this.#kinds.cuts(kind)) description.inline = false;
    const shadow = own(element, "shadowRoot");
    // What is hidden may be shown without a change of what holds it.
    if (description.hidden || !description.visible) this.#tell(() => this.reading.unseen.push(element));
    if (!shadow && localName.includes("-")) this.reading.late.push(element);
    if (description.hidden) return false;
    if (!description.inline) this.flush();
    if (this.#leavesOut(element, description)) {
      if (description.inline) this.#draw(GAP);
      return false;
    }
    const tells = kind !== undefined && description.inline;
    const standing = kind === undefined || tells ? this.#standing : this.#kinds.within(kind, this.#standing);
    this.#tables.enter(element);
    if (tells) this.#filled.open(kind, this.#text);
    const unread = childrenOf(element).reverse();
    const before: Frame["before"] = [this.reading.blocks.length, this.#told];
    if (shadow) this.#tell(() => this.reading.shadows.push(shadow));
    this.frames.push({ ...description, element, standing, tells, unread, before, closing: this.#openQuote(description) });
    this.#standing = standing;
    const href = localName === "a" ? element.getAttribute("href") : null;
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
    this.#tables.leave(frame.element);
    if (!frame.inline) this.#remember(frame);
    if (frame.tells) this.#filled.close(this.#text);
    this.#standing = this.frames.at(-1)?.standing ?? this.#kinds.PLAIN;
  }

  /** Ends the block. */
  flush(): void {
    for (const link of this.#open) {
      this.#closeLink(link);
      link.start = 0;
    }
    if (/[^\s\uFFFC]/.test(this.#text)) {
      const kind = this.#filled.kind(this.#text, this.#standing);
      const heads = this.#tables.heads(this.#text);
      this.#push({ block: { kind, text: this.#text, links: this.#links, ...heads }, parts: this.#parts });
    }
    this.#filled.end();
    this.#text = "";
    this.#parts = [];
    this.#links = [];
  }

  read(node: Text): void {
    const { visible, preserved } = this.frame;
    // Asked once: a browser may copy all of a long text each time.
    const source = { node, data: node.data };
    if (!visible || source.data === "") return;
    const { gap, data } = this.#kinds.written(node, this.#text);
    this.#draw(gap);
    if (preserved) {
      this.#write(source, data, 0, data.length, "");
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
      this.#write(source, data, from, run.index, space);
      from = UNEVEN.lastIndex;
    }
    this.#write(source, data, from, data.length, "");
  }

  #push(block: PageBlock): void {
    const { reading } = this;
    this.#size += block.block.text.length;
    if (this.#size > this.#options.longest) reading.isCut = true;
    else reading.blocks.push(block);
  }

  // What has not changed since is not read again. In a link or a quotation its text is not its own.
  #knows(element: Element): boolean {
    const known = this.#options.known?.blocks.get(element);
    if (!known || this.#open.length > 0 || this.#quoteDepth > 0) return false;
    this.flush();
    for (const block of known) this.#push(block);
    return true;
  }

  #remember({ element, before: [blocks, told] }: Frame): void {
    const { known } = this.#options;
    // What a cell is depends on those around it.
    const isOwn = told === this.#told && !this.#tables.isOpen && this.#open.length === 0 && this.#quoteDepth === 0;
    if (!known || known.changed.has(element) || !isOwn || this.reading.blocks.length - blocks > MOST_KNOWN) return;
    known.blocks.set(element, this.reading.blocks.slice(blocks));
  }

  // What a reading tells besides its blocks is told by no element that is known.
  #tell(act: () => void): void {
    this.#told += 1;
    act();
  }

  #leavesOut(element: Element, { inline }: Description): boolean {
    if (isApart(element) || (!inline && this.#options.skips?.(element))) return true;
    const bare = bareOf(element);
    if (bare.getAttribute("aria-hidden") === "true" && !this.#isSeen(element)) return true;
    const foreign = bare.hasAttribute("lang") ? foreignLanguage(element) : undefined;
    if (foreign === undefined) return false;
    if (/\p{L}/u.test(own(element, "textContent") ?? "")) this.#tell(() => this.reading.languages.add(foreign));
    return true;
  }

  // Though it is kept from screen readers.
  #isSeen(element: Element): boolean {
    return isSeenHalf(element) || isBehind(element, () => (this.#length ??= own(this.#root, "textContent")?.length ?? 0));
  }

  /** Adds `data[from..to]`, and `space` in the place of the next character. */
  #write(source: Pick<Part, "node" | "data">, data: string, from: number, to: number, space: "" | " "): void {
    const length = to - from + space.length;
    if (length === 0) return;
    this.#parts.push({ ...source, from, at: this.#text.length, length });
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
