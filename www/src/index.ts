// Owns the package's interface: annotate(root, detect) marks the facts of a page and shows where they come from. Leaves
// finding them to `detect`: the engine (engine.ts), a message to an extension's background, or facts made before.

import { Attention } from "./attention.js";
import { readBlocks, type PageBlock } from "./blocks.js";
import type { Block, EngineOptions, Fact } from "./facts.js";
import { SpanPainter } from "./marks.js";
import { isKept } from "./ownership.js";
import type { Painter } from "./painter.js";
import { Pace } from "./pace.js";
import { textRanges, type TextRange } from "./ranges.js";
import sheetText from "./style.css";

export type * from "./facts.js";

/** Finds the facts of blocks: sorted by block and start, nested or disjoint. */
export type Detect = (blocks: Block[], options: EngineOptions) => Fact[] | Promise<Fact[]>;

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
  /** false: the page links style.css itself. */
  styles?: boolean;
}

/** A root with its facts marked. */
export interface Annotations {
  /** In reading order, as of the last reading. */
  readonly facts: readonly Fact[];
  /** What was read, as the facts' anchors count it. */
  readonly blocks: readonly Block[];
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
  /**
   * Reads the page again and marks what it says now; a fact that stands where it stood stays the same object. The root
   * then sends `factlight:update`, with the facts that are new in `detail.added`.
   */
  update(): Promise<void>;
  /** The facts as text: JSON, CSV, GeoJSON of the places, or W3C Web Annotations. Loads export.js, which lies beside this file. */
  export(format: "json" | "csv" | "geojson" | "annotations"): Promise<string>;
  /**
   * Calls `listener` at each opening or closing of a card, or reading of the page; what it gives back ends that. The same
   * things are events of the root: `factlight:open` and so on, with the details in `detail`.
   */
  on<T extends keyof AnnotationEvents>(type: T, listener: (detail: AnnotationEvents[T]) => void): () => void;
  /** Takes everything away again: the page's own text nodes stand where they stood. */
  clear(): void;
}

/** What annotations tell, by the event's name. */
export interface AnnotationEvents {
  open: { fact: Fact };
  close: { fact: Fact };
  /** The facts that are new, and all of them. */
  update: { added: Fact[]; facts: Fact[] };
}

interface Live {
  root: Element;
  detect: Detect;
  wanted: string;
  abort: AbortController;
  result: Promise<Annotations>;
  clear?: () => void;
}

const live = new Set<Live>();

/** Texts longer than this are given to `detect` in several calls, so that the page gets its turn between them. */
const MOST_UTF16_A_CALL = 400_000;

/**
 * Marks the facts under `root`. The same call again changes nothing and returns the same annotations; another one on
 * the same text takes the place of the first. Rejects with what `detect` throws, or the signal's reason; the page is
 * then as it was.
 */
export function annotate(root: Element, detect: Detect, options: AnnotateOptions = {}): Promise<Annotations> {
  const { signal, styles = true, mark: way = "auto", watch, ...engine } = options;
  const wanted = JSON.stringify([engine, styles, way, watch]);
  for (const other of live) {
    if (other.root === root && other.detect === detect && other.wanted === wanted) return other.result;
    if (other.root.contains(root) || root.contains(other.root)) drop(other);
  }
  const abort = new AbortController();
  const either = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
  const entry = { root, detect, wanted, abort } as Live;
  live.add(entry);
  entry.result = mark(entry, engine, { styles, way, watch }, either).catch((error: unknown) => {
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

async function mark(entry: Live, engine: EngineOptions, look: Look, signal: AbortSignal): Promise<Annotations> {
  const { root, detect } = entry;
  const options = { ...hintsOf(root), ...engine };
  const document = root.ownerDocument;
  const pace = new Pace(signal);
  const read = async () => {
    const blocks = await readBlocks(root, pace);
    return { blocks, facts: await detectInTurns(blocks, detect, options, pace) };
  };
  let { blocks, facts } = await read();
  signal.throwIfAborted();
  const painter = await painterFor(root, look.way);
  signal.throwIfAborted();
  const dropStyles = look.styles ? adopt(root) : () => {};
  entry.clear = () => {
    painter.clear();
    dropStyles();
  };
  await painter.paint(rangesOf(facts, blocks), pace);
  const attention = new Attention(root, facts, painter, async () => {
    const { Card, label, readProvenance } = await import("./opening.js");
    const page = { url: document.URL, base: document.baseURI, locale: localeOf(), provenance: readProvenance(document) };
    return {
      make: (actions) => new Card(document, actions),
      label: (fact) => label(fact, painter.outer(fact), { ...page, blocks }),
    };
  });
  let pointed: Fact | null = null;
  // A card takes its place. Of highlights only one is painted as open.
  root.addEventListener("factlight:open", (event) => {
    const isOther = pointed && pointed !== (event as CustomEvent).detail.fact;
    if (isOther && !painter.followsPointer) painter.paintOpen(pointed as Fact, false);
    pointed = null;
  }, { signal });
  const update = oneAtATime(async () => {
    signal.throwIfAborted();
    // Spans go first, for the page's own nodes are what is read. Highlights stay until the new ones are painted.
    if (!painter.followsPointer) painter.clear();
    const found = await read();
    const { keepIdentity } = await import("./changing.js");
    signal.throwIfAborted();
    const known = new Set(facts);
    facts = keepIdentity(facts, blocks, found.facts, found.blocks);
    blocks = found.blocks;
    await painter.paint(rangesOf(facts, blocks), pace);
    attention.renew(facts);
    if (pointed) painter.paintOpen(pointed, true);
    root.dispatchEvent(new CustomEvent("factlight:update", {
      bubbles: true,
      composed: true,
      detail: { added: facts.filter((fact) => !known.has(fact)), facts },
    }));
  });
  const isWatched = look.watch ?? painter.followsPointer;
  const watch = isWatched ? new (await import("./changing.js")).Watch(root, update, !painter.followsPointer) : undefined;
  entry.clear = () => {
    watch?.end();
    attention.end();
    painter.clear();
    dropStyles();
  };
  return {
    get facts() {
      return facts;
    },
    get blocks() {
      return blocks.map(({ block }) => block);
    },
    marks: (fact) => painter.marks(fact).filter((mark) => mark instanceof Element),
    open(fact, { focus = false } = {}) {
      painter.marks(fact)[0]?.scrollIntoView({ block: "nearest" });
      return attention.open(fact, { focus });
    },
    point(fact) {
      attention.close();
      if (pointed) painter.paintOpen(pointed, false);
      pointed = fact;
      if (!fact) return;
      painter.marks(fact)[0]?.scrollIntoView({ block: "center" });
      painter.paintOpen(fact, true);
    },
    close: () => attention.close(),
    update,
    export: async (format) => (await import("./export.js")).exportFacts({ root, facts, blocks, standIn: (node) => painter.standIn(node) }, format),
    on(type, listener) {
      const hear = (event: Event) => listener((event as CustomEvent).detail);
      root.addEventListener(`factlight:${type}`, hear);
      return () => root.removeEventListener(`factlight:${type}`, hear);
    },
    clear: () => drop(entry),
  };
}

// A second call while the first works waits for it, and then works once for all that came meanwhile.
function oneAtATime(act: () => Promise<void>): () => Promise<void> {
  let now: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = () => (now = act().finally(() => (now = undefined)));
  return () => {
    if (!now) return run();
    next ??= now.catch(() => {}).then(() => {
      next = undefined;
      return run();
    });
    return next;
  };
}

interface Look {
  styles: boolean;
  watch: boolean | undefined;
  way: NonNullable<AnnotateOptions["mark"]>;
}

async function painterFor(root: Element, way: Look["way"]): Promise<Painter> {
  if (way === "span" || (way === "auto" && !isKept(root))) return new SpanPainter();
  const { canHighlight, HighlightPainter } = await import("./highlights.js");
  if (canHighlight()) return new HighlightPainter(root.ownerDocument);
  throw new Error('factlight: this browser has no CSS highlights, and a framework keeps this page; mark: "span" wraps its words anyway');
}

// What the page's language says of its country. English of some countries writes 1.234,5; South Africa's locale has
// commas, its newspapers points.
function hintsOf(root: Element): EngineOptions {
  const locale = root.closest("[lang]")?.getAttribute("lang")?.trim() ?? "";
  if (!/^en-[a-z]{2}$/i.test(locale)) return {};
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
    const isComma = !/ZA$/i.test(locale) && parts.some(({ type, value }) => type === "decimal" && value === ",");
    return { locale, ...(isComma && { decimal: "comma" as const }) };
  } catch {
    // No language that the browser knows.
    return {};
  }
}

// The card speaks English; numbers and dates as the reader's own English has them.
function localeOf(): string {
  return navigator.languages.find((language) => /^en\b/i.test(language)) ?? "en";
}

function* rangesOf(facts: readonly Fact[], blocks: readonly PageBlock[]): Iterable<[Fact, TextRange[]]> {
  for (const fact of facts) yield [fact, textRanges(blocks, fact.anchor)];
}

async function detectInTurns(pages: PageBlock[], detect: Detect, options: EngineOptions, pace: Pace): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (let start = 0, end = 0; start < pages.length; start = end) {
    for (let size = 0; end < pages.length && (end === start || size < MOST_UTF16_A_CALL); end += 1) {
      size += pages[end]?.block.text.length ?? 0;
    }
    const found = await detect(pages.slice(start, end).map(({ block }) => block), options);
    for (const fact of found) {
      facts.push(start === 0 ? fact : moved(fact, start));
      if (pace.due) await pace.rest();
    }
    if (end < pages.length) await pace.rest();
  }
  return facts;
}

// The same fact, its anchors' blocks counted from the page's first.
function moved<T>(value: T, by: number): T {
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, name === "block" ? field + by : moved(field, by)]);
  return Object.fromEntries(fields) as T;
}

const sheets = new WeakMap<Node, { sheet: CSSStyleSheet; users: number }>();

// The style of the marks, for as long as there are any.
function adopt(root: Element): () => void {
  const scope = root.getRootNode() as Document | ShadowRoot;
  const Sheet = root.ownerDocument.defaultView?.CSSStyleSheet;
  if (!Sheet || !scope.adoptedStyleSheets) return () => {};
  const used = sheets.get(scope) ?? { sheet: new Sheet(), users: 0 };
  sheets.set(scope, used);
  used.users += 1;
  if (used.users === 1) {
    used.sheet.replaceSync(sheetText);
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, used.sheet];
  }
  return () => {
    used.users -= 1;
    if (used.users === 0) scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((sheet) => sheet !== used.sheet);
  };
}
