// Owns the types of the package's interface: what annotate() takes and what it returns. Leaves the facts themselves to
// facts.ts.

import type { Block, EngineOptions, Fact, Found, Genre } from "./facts.js";

/**
 * Finds the facts in blocks: sorted by block and start, nested or disjoint. If it rejects with an error named "TrapError", as those
 * of engine.ts do when the engine breaks off, it is called again without the blocks at fault; `annotations.notices` lists them.
 */
export interface Detect {
  (blocks: Block[], options: EngineOptions): Found | Promise<Found>;
  /** Whether even a long page is passed in one call. */
  readonly whole?: boolean;
}

/** How marks look beyond the package's own style: wherever there are marks, in open shadow roots and frames too. */
export interface Look {
  /** The reader's own colours, by the kind of fact: any CSS colour. They go before those of the page. */
  colours?: Partial<Record<Fact["kind"], string>>;
  /** Rules of CSS that are adopted after the package's own. */
  css?: string;
}

/** What to mark, and how. */
export interface AnnotateOptions extends EngineOptions, Look {
  /** Stops the work; anything marked by then is unmarked. */
  signal?: AbortSignal;
  /**
   * "span" wraps the marked words in elements; "highlight" leaves the page's elements alone; "auto" (default) wraps them unless
   * that would harm the page: a framework owns it, it has an editor, it lays out or counts its elements.
   */
  mark?: "auto" | "span" | "highlight";
  /** Whether to keep up with a page as it changes; by default where it is marked without elements. */
  watch?: boolean;
  /** "main" reads the article only: no navigation, related links or comments. By default everything is read. */
  content?: "all" | "main";
  /** The number of UTF-16 code units of text after which reading stops; by default 10 million. A notice reports it. */
  longest?: number;
  /** false if the page links style.css itself. */
  styles?: boolean;
  /** Whether the page, when printed, ends with numbered notes that say who said what is marked (default false). */
  footnotes?: boolean;
  /**
   * What other sources say about the same thing: the card shows it as text beside what the page says. Called when a card opens;
   * if it fails, the card stays as it is.
   */
  compare?: (fact: Fact) => Comparison | null | Promise<Comparison | null>;
  /** Whether card and list are hidden from the page's own scripts (default false). */
  closed?: boolean;
  /** The card's language, such as "de"; by default the reader's own if there are words in it, otherwise English. */
  language?: string;
}

/** Two or more versions of the same thing, side by side, under a title. */
export interface Comparison {
  title: string;
  sides: Side[];
}

/** One source's version. */
export interface Side {
  /** Which source it is, such as “This page”. */
  name: string;
  text: string;
  /** The words around it. */
  context?: string;
  /** Who says so, and where. `href` becomes a link only if it is an http or https address. */
  source: string;
  href?: string;
  /** The language of text and source. */
  lang?: string;
}

/**
 * What was not read: text that the page declares to be in a language other than English; everything past the length limit; a
 * block in which the engine breaks off. And what was left unmarked because it does not stand up: on a page that is not news.
 */
export type Notice =
  | { left: "language"; language: string }
  | { left: "rest"; longest: number }
  | { left: "doubtful"; genre: Genre }
  | BlockNotice;

/** A block that was not read because the engine breaks off in it. The same object for as long as the block is there. */
export interface BlockNotice {
  left: "block";
  /** As in the blocks of `documents`. */
  text: string;
  /** The innermost element that contains it, in whichever document. */
  element: Element;
  /** How many of the blocks after it were skipped too, because too many had broken the engine by then; usually 0. */
  behind: number;
}

/** A root with its facts marked, including its open shadow roots and frames of the page's own origin. */
export interface Annotations {
  /** In reading order, as of the last reading; facts in frames come last. */
  readonly facts: readonly Fact[];
  /** What was not read, as of the last reading, including blocks in frames. */
  readonly notices: readonly Notice[];
  /** What was read: the root's own document first, then those of its frames. */
  readonly documents: readonly AnnotatedDocument[];
  /** The elements that mark a fact, in document order; none where it is marked without elements. */
  marks(fact: Fact): Element[];
  /**
   * Scrolls to a fact and opens its card; resolves when it is open. With `focus`, keyboard focus moves into the card. Rejects if
   * opening.js, next to this file, could not be loaded.
   */
  open(fact: Fact, options?: { focus?: boolean }): Promise<void>;
  /** Scrolls to a fact and highlights it without opening its card; null ends that. */
  point(fact: Fact | null): void;
  /** Closes the card. */
  close(): void;
  /** Opens a list of all facts and moves focus into it. Loads list.js, next to this file. */
  list(): Promise<void>;
  /**
   * Re-reads the page and marks what it says now; a fact that is still there stays the same object. The root then dispatches
   * `factlight:update`, with the new facts in `detail.added`. A block that was not read is tried again.
   */
  update(): Promise<void>;
  /** The facts as text: JSON, CSV, GeoJSON (places only) or W3C Web Annotations. Loads export.js, next to this file. */
  export(format: "json" | "csv" | "geojson" | "annotations"): Promise<string>;
  /**
   * Calls `listener` each time a card opens or closes or the page is read; the function returned ends that. The root dispatches
   * the same events: `factlight:open` and so on, with the details in `detail`. There, `factlight:unread` of the first reading can
   * be heard too.
   */
  on<T extends keyof AnnotationEvents>(type: T, listener: (detail: AnnotationEvents[T]) => void): () => void;
  /** Takes another look instead of the one in the options or of an earlier call. Throws an Error that names what is no colour. */
  restyle(look: Look): void;
  /** Removes the marks and everything else, and restores the original text nodes. */
  clear(): void;
}

/** What was read of one document. */
export interface AnnotatedDocument {
  url: string;
  facts: readonly Fact[];
  /** The facts' anchors are indices into these. */
  blocks: readonly Block[];
}

/** What each event carries, by its name. */
export interface AnnotationEvents {
  open: { fact: Fact };
  close: { fact: Fact };
  /** The new facts, and all facts. */
  update: { added: Fact[]; facts: Fact[] };
  /** Blocks that were not read and have not been reported before. When they are read again, that is an update. */
  unread: { notices: BlockNotice[] };
}
