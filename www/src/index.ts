// Owns the package's interface: annotate(root, detect) marks the facts of a page and shows where they come from. Leaves
// finding them to `detect`: the engine (engine.ts), a message to an extension's background, or facts made before.

import { annotateRoot } from "./annotated.js";
import type { Block, EngineOptions, Fact } from "./facts.js";

export type * from "./facts.js";

/**
 * Finds the facts of blocks: sorted by block and start, nested or disjoint. One that rejects with an error named "TrapError", as
 * those of engine.ts do when the engine breaks off, is asked again without the blocks that do it; `annotations.notices` tells.
 */
export interface Detect {
  (blocks: Block[], options: EngineOptions): Fact[] | Promise<Fact[]>;
  /** Whether a long page is passed in one call all the same. */
  readonly whole?: boolean;
}

/** What to mark, and how. */
export interface AnnotateOptions extends EngineOptions {
  /** Stops the work; what was marked till then is undone. */
  signal?: AbortSignal;
  /**
   * "span" wraps the marked words in elements; "highlight" leaves the page's elements as they are; "auto" (default)
   * wraps them unless a framework keeps the page.
   */
  mark?: "auto" | "span" | "highlight";
  /** Whether to follow a page that changes itself: by default where it is marked without elements. */
  watch?: boolean;
  /** "main" leaves out what is not the page's article: navigation, related links, comments. By default all is read. */
  content?: "all" | "main";
  /** UTF-16 code units of text after which reading stops: by default 10 million. A notice tells. */
  longest?: number;
  /** false: the page links style.css itself. */
  styles?: boolean;
  /** Whether a printed page ends with numbered notes that say who says what is marked (default false). */
  footnotes?: boolean;
  /**
   * What is told of the same thing elsewhere: the card shows it beside what the page says, as text. Asked when a card opens;
   * one that fails leaves the card as it is.
   */
  compare?: (fact: Fact) => Comparison | null | Promise<Comparison | null>;
  /** Whether the page's own scripts are kept from looking into card and list (default false). */
  closed?: boolean;
  /** The card's language, "de"; by default the reader's own, as far as there are words in it, else English. */
  language?: string;
}

/** The same thing told twice or more, side by side, under a title. */
export interface Comparison {
  title: string;
  sides: Side[];
}

/** What one source has of it. */
export interface Side {
  /** Which one it is: “This page”. */
  name: string;
  text: string;
  /** The words around it. */
  context?: string;
  /** Who has it so, and where: only an address of http or https becomes a link. */
  source: string;
  href?: string;
  /** The language of text and source. */
  lang?: string;
}

/**
 * What was not read: text in a language other than English, as the page declares it; all behind the longest text; a block that
 * the engine breaks off in.
 */
export type Notice = { left: "language"; language: string } | { left: "rest"; longest: number } | BlockNotice;

/** A block that was not read, because the engine breaks off in it. As long as it stands there, it is the same object. */
export interface BlockNotice {
  left: "block";
  /** As the blocks of `documents` have it. */
  text: string;
  /** The innermost element that holds it, of whichever document. */
  element: Element;
  /** How many blocks that follow it were left out with it, because too many had broken the engine by then; mostly 0. */
  behind: number;
}

/** A root with its facts marked; with it, its open shadow roots and frames of the page's own origin. */
export interface Annotations {
  /** In reading order, as of the last reading; those of frames come last. */
  readonly facts: readonly Fact[];
  /** What was not read, as of the last reading; blocks in frames too. */
  readonly notices: readonly Notice[];
  /** What was read: the root's own document first, then those of the frames in it. */
  readonly documents: readonly AnnotatedDocument[];
  /** The elements a fact is marked with, in document order; none where it is marked without elements. */
  marks(fact: Fact): Element[];
  /**
   * Opens the card of a fact and scrolls to it; resolves when it stands there. With `focus` the keyboard goes into the
   * card. Rejects when opening.js, which lies beside this file, could not be loaded.
   */
  open(fact: Fact, options?: { focus?: boolean }): Promise<void>;
  /** Scrolls to a fact and shows where it stands, without its card; null shows none. */
  point(fact: Fact | null): void;
  /** Closes the card. */
  close(): void;
  /** Opens the list of all facts, the keyboard in it. Loads list.js, which lies beside this file. */
  list(): Promise<void>;
  /**
   * Reads the page again and marks what it says now; a fact that stands where it stood stays the same object. The root
   * then sends `factlight:update`, with the facts that are new in `detail.added`. A block that was not read is tried again.
   */
  update(): Promise<void>;
  /** The facts as text: JSON, CSV, GeoJSON of the places, or W3C Web Annotations. Loads export.js, which lies beside this file. */
  export(format: "json" | "csv" | "geojson" | "annotations"): Promise<string>;
  /**
   * Calls `listener` at each opening or closing of a card, or reading of the page; what it gives back ends that. The same
   * things are events of the root: `factlight:open` and so on, with the details in `detail`; there the first reading's
   * `factlight:unread` is heard too.
   */
  on<T extends keyof AnnotationEvents>(type: T, listener: (detail: AnnotationEvents[T]) => void): () => void;
  /** Takes everything away again: the page's own text nodes stand where they stood. */
  clear(): void;
}

/** What was read of one document. */
export interface AnnotatedDocument {
  url: string;
  facts: readonly Fact[];
  /** As the facts' anchors count them. */
  blocks: readonly Block[];
}

/** What annotations tell, by the event's name. */
export interface AnnotationEvents {
  open: { fact: Fact };
  close: { fact: Fact };
  /** The facts that are new, and all of them. */
  update: { added: Fact[]; facts: Fact[] };
  /** Blocks that were not read, and were not told before. That they are read again is an update. */
  unread: { notices: BlockNotice[] };
}

interface Live {
  root: Element;
  detect: Detect;
  compare: AnnotateOptions["compare"];
  wanted: string;
  abort: AbortController;
  /** Aborted by its caller, or by `abort`. */
  signal: AbortSignal;
  result: Promise<Annotations>;
  clear?: () => void;
}

const live = new Set<Live>();

/**
 * Marks the facts under `root`. The same call again changes nothing and returns the same annotations; another one on
 * the same text takes the place of the first. Rejects with what `detect` throws, but for a TrapError, or the signal's reason;
 * the page is then as it was.
 */
export function annotate(root: Element, detect: Detect, options: AnnotateOptions = {}): Promise<Annotations> {
  const { signal, ...lasting } = options;
  const wanted = JSON.stringify(lasting);
  for (const other of live) {
    const isSame = other.detect === detect && other.compare === options.compare && other.wanted === wanted;
    // One that has been stopped ends without marks: it is not the one that is asked for now.
    if (other.root === root && isSame && !other.signal.aborted) return other.result;
    if (other.root.contains(root) || root.contains(other.root)) drop(other);
  }
  const abort = new AbortController();
  const either = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
  const entry = { root, detect, compare: options.compare, wanted, abort, signal: either } as Live;
  live.add(entry);
  entry.result = annotateRoot({
    root, detect, options: lasting, signal: either,
    annotate: (frame, own) => annotate(frame, detect, own),
    drop: () => drop(entry),
    onClear: (clear) => (entry.clear = clear),
  }).catch((error: unknown) => {
    drop(entry);
    throw error;
  });
  return entry.result;
}

function drop(entry: Live): void {
  live.delete(entry);
  entry.abort.abort();
  entry.clear?.();
  delete entry.clear;
}
