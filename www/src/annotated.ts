// Owns one annotated root from its first reading to its last: what is read and when, and what is done with the facts found.
// Leaves the set of roots to index.ts, reading to read/blocks.ts, marking to the painters, and the card to card/attention.ts.

import type { Attention } from "./card/attention.js";
import { emptyReading, forget, Known, readBlocks, type PageBlock, type Reading } from "./read/blocks.js";
import type { Exported } from "./take/export.js";
import type { EngineOptions, Fact, Found, Genre } from "./facts.js";
import { targetOf } from "./read/flat-tree.js";
import type { Frames } from "./read/frames.js";
import type { AnnotateOptions, Annotations, BlockNotice, Detect, Look, Notice } from "./annotations.js";
import type { Mark, Painter } from "./paint/painter.js";
import { oneAtATime, Pace } from "./pace.js";
import { textRanges, type TextRange } from "./paint/ranges.js";
import type { Recovery } from "./engine/recovery.js";
import { Sheets } from "./paint/sheets.js";
import { Slices } from "./engine/slices.js";
import { isTrap } from "./engine/trap.js";
import type { Appearing } from "./read/appearing.js";
import { isApart, isEdited, isSeen } from "./read/visibility.js";
import type { Watch } from "./read/watch.js";

/** UTF-16 code units that are read by default. */
const LONGEST = 10_000_000;

type BesideMain = typeof import("./read/article.js").besideMain;

/** Milliseconds between two looks at what no event tells: whether the page has taken our sheet or the keyboard's stop away. */
const LOOK_EVERY = 500;

/** A root, and what is wanted of it. */
export interface Wanted {
  root: Element;
  detect: Detect;
  options: AnnotateOptions;
  /** As in `options`, or at its clearing. */
  signal: AbortSignal;
  /** Annotates a frame's body. */
  annotate(body: Element, options: AnnotateOptions): Promise<Annotations>;
  /** Ends it at its caller's request. */
  drop(): void;
  /** Takes what takes everything away again, as soon as there is something. */
  onClear(clear: () => void): void;
}

/** What is exported of annotations: a root, and each frame in it. */
const parts = new WeakMap<Annotations, () => Exported[]>();

/** Marks the facts of a root. */
export async function annotateRoot(wanted: Wanted): Promise<Annotations> {
  const { root, signal, options } = wanted;
  const [painter, { hintsOf }] = await Promise.all([painterFor(root, options.mark ?? "auto"), import("./read/home.js")]);
  const { home, ...hints } = hintsOf(root, options.home);
  const isWatched = options.watch ?? !painter.paintsElements;
  const changing = isWatched ? await import("./read/changing.js") : undefined;
  const besideMain = options.content === "main" ? (await import("./read/article.js")).besideMain : undefined;
  signal.throwIfAborted();
  const annotated = new Annotated({ ...wanted, options: { ...options, ...(home && { home }) } }, painter, hints, besideMain);
  wanted.onClear(() => annotated.clear());
  const watch = changing && new changing.Watch(root, annotated);
  await annotated.begin(watch);
  const annotations = annotated.interface();
  parts.set(annotations, () => annotated.parts);
  return annotations;
}

class Annotated {
  readonly paintsElements: boolean;
  readonly #wanted: Wanted;
  readonly #root: Element;
  readonly #engine: EngineOptions;
  readonly #painter: Painter;
  readonly #pace: Pace;
  readonly #sheets: Sheets;
  #appearance: Look;
  readonly #besideMain: BesideMain | undefined;
  #skips: ((element: Element) => boolean) | undefined;
  #known: Known | undefined;
  readonly #slices = new Slices();
  #facts: Fact[] = [];
  #reading: Reading = emptyReading();
  #frames: Frames | undefined;
  /** From the first time on that the engine breaks off. */
  #recovery: Recovery | undefined;
  #unread: readonly BlockNotice[] = [];
  #genre: Genre | undefined;
  readonly #told = new WeakSet<Notice>();
  #allOf: (readonly Fact[])[] = [];
  #allFacts: readonly Fact[] = [];
  #pointed: Fact | null = null;
  #attention: Attention | undefined;
  #watch: Watch | undefined;
  #appearing: Appearing | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;
  #isDetached: boolean;

  constructor(wanted: Wanted, painter: Painter, hints: EngineOptions, besideMain: BesideMain | undefined) {
    const { styles, colours, css, mark, watch, content, longest, language, footnotes, compare, closed, signal, ...engine } = wanted.options;
    this.#wanted = wanted;
    this.#root = wanted.root;
    this.#engine = { ...hints, ...engine };
    this.#painter = painter;
    this.#pace = new Pace(wanted.signal);
    this.#besideMain = besideMain;
    this.paintsElements = painter.paintsElements;
    this.#isDetached = !wanted.root.isConnected;
    this.#appearance = { ...(colours && { colours }), ...(css && { css }) };
    this.#sheets = new Sheets(styles !== false);
    this.#sheets.restyle(this.#appearance);
  }

  /** Reads and marks for the first time; from then on `watch` says when to read again. */
  async begin(watch: Watch | undefined): Promise<void> {
    this.#watch = watch;
    // Marks that are elements change what is read; and what is main is judged of the page as a whole.
    if (watch && !this.paintsElements && !this.#besideMain) this.#known = new Known();
    this.#reading = await this.#read(this.#known);
    this.#facts = await this.#detect(this.#reading.blocks, true);
    this.#wanted.signal.throwIfAborted();
    await this.#paint();
    await this.#readFrames();
    this.#wanted.signal.throwIfAborted();
    await this.#attend();
    const { signal, options } = this.#wanted;
    if (options.footnotes) await (await import("./card/notes.js")).printNotes(this.#marked, signal);
    this.#root.addEventListener("factlight:open", (event) => this.#opened((event as CustomEvent).detail.fact), { signal });
    if (this.paintsElements) this.#root.addEventListener("focusin", (event) => this.#leaveToEditor(event), { signal });
    watch?.begin(this.#reading.shadows);
    await this.#awaitUnseen();
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY);
    this.#tellUnread();
  }

  readonly changed = (node: Node): void => {
    if (this.#known) forget(this.#known, node);
    this.#painter.changed(node);
  };

  readonly heard = (): void => this.#painter.unpaintChanged();

  readonly again = (): Promise<void> => this.#reread(true);

  clear(): void {
    clearInterval(this.#looking);
    this.#watch?.end();
    this.#appearing?.end();
    this.#attention?.end();
    this.#frames?.clear();
    this.#painter.clear();
    this.#sheets.drop();
  }

  get #marked() {
    const read = () => ({ facts: this.#facts, blocks: this.#reading.blocks });
    const { language, compare, closed } = this.#wanted.options;
    return { root: this.#root, painter: this.#painter, language, compare, closed, read };
  }

  get parts(): Exported[] {
    const own = { root: this.#root, facts: this.#facts, blocks: this.#reading.blocks, standIn: (node: Text) => this.#painter.standIn(node) };
    return [own, ...(this.#frames?.all ?? []).flatMap((frame) => parts.get(frame)?.() ?? [])];
  }

  /** What its caller gets. */
  interface(): Annotations {
    const annotated = this;
    const annotations: Annotations = {
      get facts() {
        return annotated.#all;
      },
      get documents() {
        return annotated.parts.map(({ root, facts, blocks }) => {
          return { url: root.ownerDocument.URL, facts, blocks: blocks.map(({ block }) => block) };
        });
      },
      get notices() {
        return annotated.#notices;
      },
      marks: (fact) => {
        const frame = this.#frames?.of(fact);
        return frame ? frame.marks(fact) : this.#painter.marks(fact).filter(isElement);
      },
      open: (fact, how) => this.#open(fact, how),
      point: (fact) => this.#point(fact),
      close: () => {
        this.#attention?.close();
        for (const frame of this.#frames?.all ?? []) frame.close();
      },
      list: async () => this.#attention?.list(),
      update: () => this.#reread(false),
      export: async (format) => (await import("./take/export.js")).exportFacts(this.parts, format),
      on: (type, listener) => {
        const hear = (event: Event) => listener((event as CustomEvent).detail);
        this.#root.addEventListener(`factlight:${type}`, hear);
        return () => this.#root.removeEventListener(`factlight:${type}`, hear);
      },
      restyle: (look) => this.#restyle(look),
      clear: () => this.#wanted.drop(),
    };
    return annotations;
  }

  // The same array as long as there are the same facts.
  get #all(): readonly Fact[] {
    if (!this.#frames) return this.#facts;
    const of = [this.#facts, ...this.#frames.all.map(({ facts }) => facts)];
    const isSame = of.length === this.#allOf.length && of.every((facts, i) => facts === this.#allOf[i]);
    if (!isSame) [this.#allOf, this.#allFacts] = [of, of.flat()];
    return this.#allFacts;
  }

  get #notices(): Notice[] {
    const { languages, isCut } = this.#reading;
    const notices = [...languages].map((language): Notice => ({ left: "language", language }));
    if (this.#genre) notices.push({ left: "doubtful", genre: this.#genre });
    if (isCut) notices.push({ left: "rest", longest: this.#longest });
    return [...notices, ...this.#unread, ...(this.#frames?.all ?? []).flatMap(({ notices }) => notices.filter(isUnread))];
  }

  get #longest(): number {
    return this.#wanted.options.longest ?? LONGEST;
  }

  async #open(fact: Fact, { focus = false } = {}): Promise<void> {
    const frame = this.#frames?.of(fact);
    if (frame) return frame.open(fact, { focus });
    this.#attention?.bring(fact);
    return this.#attention?.open(fact, { focus });
  }

  #point(fact: Fact | null): void {
    this.#attention?.close();
    if (this.#pointed) this.#painter.paintOpen(this.#pointed, false);
    const frame = fact && this.#frames?.of(fact);
    for (const other of this.#frames?.all ?? []) other.point(other === frame ? fact : null);
    this.#pointed = frame ? null : fact;
    if (!this.#pointed) return;
    this.#attention?.bring(this.#pointed, true);
    this.#painter.paintOpen(this.#pointed, true);
  }

  // A card takes the place of what was pointed at. Of highlights only one is painted as open.
  #opened(fact: Fact): void {
    const pointed = this.#pointed;
    this.#pointed = null;
    const isElsewhere = this.paintsElements || this.#frames?.of(fact);
    if (pointed && pointed !== fact && isElsewhere) this.#painter.paintOpen(pointed, false);
  }

  async #read(known: Known | undefined): Promise<Reading> {
    this.#skips = await this.#besideMain?.(this.#root.ownerDocument, this.#pace);
    return readBlocks(this.#root, this.#pace, { longest: this.#longest, skips: this.#skips, known });
  }

  // A page without facts needs nobody who follows its reader.
  async #attend(): Promise<void> {
    if (this.#attention) return this.#attention.renew(this.#facts);
    if (this.#facts.length === 0) return;
    const { Attention } = await import("./card/attention.js");
    this.#wanted.signal.throwIfAborted();
    this.#attention = new Attention(this.#root, this.#facts, this.#painter, async (actions) => {
      const { openingOf } = await import("./card/opening.js");
      return openingOf(this.#marked, actions);
    });
  }

  #style(): void {
    this.#sheets.add([this.#root.getRootNode(), ...this.#reading.shadows]);
  }

  #restyle(look: Look): void {
    this.#sheets.restyle(look);
    this.#appearance = look;
    for (const frame of this.#frames?.all ?? []) frame.restyle(look);
  }

  // What the reader begins to edit is saved with all that is in it.
  #leaveToEditor(event: Event): void {
    const editor = targetOf(event) as Element;
    if (isApart(editor) && editor.querySelector(".factlight")) void this.#reread(false).catch(reportError);
  }

  #look(): void {
    if (this.paintsElements && this.#facts.length > 0 && isEdited(this.#root)) void this.#reread(false).catch(reportError);
    this.#style();
    this.#painter.look();
    this.#attention?.look();
    if (!this.#isDetached || !this.#root.isConnected) return;
    // Only now does anything in it have a look.
    this.#isDetached = false;
    void this.#reread(false).catch(reportError);
  }

  async #awaitUnseen(): Promise<void> {
    const { unseen, late } = this.#reading;
    if (!this.#appearing && unseen.length === 0 && late.length === 0) return;
    const { Appearing } = await import("./read/changing.js");
    this.#wanted.signal.throwIfAborted();
    this.#appearing ??= new Appearing(this.#root, isSeen, this);
    this.#appearing.begin(unseen, late);
  }

  async #paint(): Promise<void> {
    this.#style();
    await this.#painter.paint(rangesOf(this.#facts, this.#reading.blocks), this.#pace);
  }

  // With `isByChange`, what no change was heard of is taken as known.
  readonly #reread = oneAtATime(async (isByChange: boolean) => {
    const { signal } = this.#wanted;
    signal.throwIfAborted();
    // Spans go first, for the page's own nodes are what is read. Highlights stay until the new ones are painted.
    if (this.paintsElements) this.#painter.clear();
    if (this.#known && !isByChange) this.#known = new Known();
    const { blocks } = this.#reading;
    const before = this.#all;
    const found = await this.#read(this.#known);
    const isSame = isByChange && !this.paintsElements && found.blocks.length === blocks.length;
    const isNew = !isSame || found.blocks.some((block, i) => block !== blocks[i]);
    if (isNew) {
      const facts = await this.#detect(found.blocks, !isByChange);
      const { keepIdentity } = await import("./read/changing.js");
      signal.throwIfAborted();
      this.#facts = await keepIdentity({ facts: this.#facts, blocks }, { facts, blocks: found.blocks }, this.#pace);
      this.#reading = found;
      await this.#paint();
      await this.#attend();
      if (this.#pointed) this.#painter.paintOpen(this.#pointed, true);
    }
    await this.#readFrames();
    this.#watch?.begin(found.shadows);
    await this.#awaitUnseen();
    this.#tellUnread();
    const facts = this.#all;
    if (!isNew && facts === before) return;
    const known = new Set(before);
    this.#tell("update", { added: facts.filter((fact) => !known.has(fact)), facts });
  });

  async #readFrames(): Promise<void> {
    const roots = [this.#root, ...this.#reading.shadows];
    if (!this.#frames && !roots.some((root) => root.querySelector("iframe"))) return;
    const { Frames } = await import("./read/frames.js");
    const { signal, options: { colours, css, ...lasting }, annotate } = this.#wanted;
    signal.throwIfAborted();
    this.#frames ??= new Frames({
      annotate: (body) => annotate(body, { ...lasting, ...this.#appearance, content: "all", signal }),
      tell: (type, detail) => {
        if (type === "unread") this.#tellUnread();
        else this.#tell(type, type === "update" ? { ...detail, facts: this.#all } : detail);
      },
      changed: () => void this.#reread(true).catch(() => {}),
    });
    await this.#frames.read(roots, (frame) => this.#skips?.(frame) ?? false);
  }

  // With `isAnew`, what broke the engine before is tried again.
  async #detect(pages: PageBlock[], isAnew: boolean): Promise<Fact[]> {
    this.#recovery?.begin(isAnew);
    const asking = { isWhole: this.#wanted.detect.whole === true, isAnew: isAnew || this.#recovery !== undefined, pace: this.#pace };
    const { facts, genre } = await this.#slices.detect(pages, (some) => this.#detectIn(some), asking);
    this.#genre = genre;
    this.#unread = this.#recovery?.notices ?? [];
    return facts;
  }

  async #detectIn(pages: PageBlock[]): Promise<Found> {
    const { root, detect } = this.#wanted;
    if (!this.#recovery) {
      try {
        return await detect(pages.map(({ block }) => block), this.#engine);
      } catch (error) {
        if (!isTrap(error)) throw error;
        const { Recovery } = await import("./engine/recovery.js");
        this.#recovery = new Recovery({ root, detect, options: this.#engine, pace: this.#pace });
      }
    }
    return this.#recovery.facts(pages);
  }

  #tellUnread(): void {
    const notices = this.#notices.filter(isUnread).filter((notice) => !this.#told.has(notice));
    for (const notice of notices) this.#told.add(notice);
    if (notices.length > 0) this.#tell("unread", { notices });
  }

  #tell(type: string, detail: unknown): void {
    this.#root.dispatchEvent(new CustomEvent(`factlight:${type}`, { bubbles: true, composed: true, detail }));
  }
}

function isUnread(notice: Notice): notice is BlockNotice {
  return notice.left === "block";
}

function isElement(mark: Mark): mark is Mark & Element {
  return "localName" in mark;
}

async function painterFor(root: Element, way: NonNullable<AnnotateOptions["mark"]>): Promise<Painter> {
  if (way === "span" || (way === "auto" && !(await import("./paint/ownership.js")).isHarmed(root))) {
    const { SpanPainter } = await import("./paint/marks.js");
    return new SpanPainter(root.ownerDocument);
  }
  const { canHighlight, HighlightPainter } = await import("./paint/highlights.js");
  if (canHighlight()) return new HighlightPainter(root.ownerDocument);
  throw new Error('factlight: this browser has no CSS highlights, and a framework owns this page; mark: "span" wraps its words anyway');
}

function* rangesOf(facts: readonly Fact[], blocks: readonly PageBlock[]): Iterable<[Fact, TextRange[]]> {
  for (const fact of facts) yield [fact, textRanges(blocks, fact.anchor)];
}
