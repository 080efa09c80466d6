// Owns the list of all facts on the page: a list box that is one tab stop, with arrow keys, Home, End and type-ahead, filtered by
// kind. A file of its own (dist/list.js), loaded on demand. Only the rows in view are in the page.

import type { PageBlock } from "../read/blocks.js";
import type { Fact } from "../facts.js";
import sheet from "./list.css";
import type { Mark } from "../paint/painter.js";
import { iconButton, make, type Popover } from "./popover.js";
import { textOf } from "../paint/ranges.js";
import { counted, number, type Speech } from "../words/words.js";

export const sheetText: string = sheet;

/** What the list asks of those who know the page. */
export interface ListKnowledge extends Speech {
  lang: string;
  gloss(fact: Fact): string;
  blocks(): readonly PageBlock[];
  /** Goes to a fact and opens its card, the keyboard in it. */
  open(fact: Fact): void;
}

type Shown = Fact["kind"] | "all";
const KINDS = ["quantity", "quote", "place"] as const;

/** Rows kept ready above and below those in sight. */
const SPARE = 8;
/** Milliseconds after which a letter begins a new search. */
const PAUSE = 700;

// One list at a time, over all annotated roots.
let open: FactList | undefined;

/** The list of one root's facts. */
export class FactList {
  readonly #popover: Popover;
  readonly #knowledge: ListKnowledge;
  readonly #rows = new Map<number, HTMLElement>();
  #facts: readonly Fact[] = [];
  #visible: readonly Fact[] = [];
  #shown: Shown = "all";
  #at = 0;
  #box: HTMLElement = make("div", "rows");
  #before: HTMLElement | undefined;
  #typed = { text: "", when: 0 };
  #ending = new AbortController();
  readonly #places: CSSStyleSheet;

  constructor(popover: Popover, knowledge: ListKnowledge) {
    this.#popover = popover;
    this.#knowledge = knowledge;
    popover.host.dataset.list = "";
    const Sheet = popover.host.ownerDocument.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
    this.#places = new Sheet();
    popover.root.adoptedStyleSheets = [...popover.root.adoptedStyleSheets, this.#places];
    popover.keyed = (event) => this.#key(event);
  }

  /** Opens the list at the row of `at`, in the layer of `beside`; the keyboard goes into it. */
  show(facts: readonly Fact[], at: Fact | undefined, beside: Mark): void {
    open?.close();
    open = this;
    this.#before = focusedIn(beside.ownerDocument);
    this.#facts = facts;
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    const { ownerDocument } = this.#popover.host;
    ownerDocument.addEventListener("pointerdown", (event) => {
      if (!event.composedPath().includes(this.#popover.host)) this.close(false);
    }, { signal, capture: true });
    ownerDocument.defaultView?.addEventListener("resize", () => this.#draw(), { signal });
    this.#choose("all", at);
    this.#popover.show(beside);
    this.#reveal(this.#at);
    this.#focusRow();
  }

  /** The page has other facts now. */
  renew(facts: readonly Fact[]): void {
    if (!this.#popover.isOpen) return;
    const hadFocus = this.#popover.focused !== null;
    const { scrollTop } = this.#box;
    this.#facts = facts;
    this.#choose(this.#shown, this.#visible[this.#at]);
    this.#box.scrollTop = scrollTop;
    this.#draw();
    if (hadFocus) this.#focusRow();
  }

  /** Closes the list; the focus goes where it was before, unless it shall stay where it is. */
  close(returnsFocus = true): void {
    if (open === this) open = undefined;
    this.#ending.abort();
    this.#popover.hide();
    if (returnsFocus) this.#before?.focus({ preventScroll: true });
  }

  remove(): void {
    this.close(this.#popover.focused !== null);
    this.#popover.remove();
  }

  // Shows the facts of a kind, `at` among them if it is.
  #choose(shown: Shown, at: Fact | undefined): void {
    const isOfKind = (fact: Fact) => shown === "all" || fact.kind === shown;
    this.#shown = shown;
    this.#visible = this.#facts.filter(isOfKind);
    this.#at = Math.max(0, at ? this.#visible.indexOf(at) : 0);
    this.#rows.clear();
    this.#box = this.#rowsBox();
    this.#popover.root.replaceChildren(this.#frame());
    this.#reveal(this.#at);
  }

  #frame(): HTMLElement {
    const { words, locale } = this.#knowledge;
    const title = make("h2", "", [words.list]);
    const close = iconButton("close", words.close, "m4 4 8 8m0-8-8 8", () => this.close());
    const keys = make("p", "keys", [words.keys]);
    keys.id = "keys";
    const frame = make("div", "frame", [make("div", "head", [title, close]), this.#filter(), this.#box, keys]);
    frame.lang = locale;
    frame.dir = "ltr";
    frame.setAttribute("role", "dialog");
    frame.setAttribute("aria-label", words.list);
    return frame;
  }

  #filter(): HTMLElement {
    const { words, locale } = this.#knowledge;
    const field = make("fieldset", "filter", [make("legend", "aside", [words.filter])]);
    for (const kind of ["all", ...KINDS] as const) {
      const count = kind === "all" ? this.#facts.length : this.#facts.filter((fact) => fact.kind === kind).length;
      const name = kind === "all" ? words.all : words.kindsMany[kind];
      const input = make("input", "") as HTMLInputElement;
      input.type = "radio";
      input.name = "kind";
      input.value = kind;
      input.checked = kind === this.#shown;
      input.disabled = count === 0;
      input.addEventListener("change", () => {
        this.#choose(kind, this.#visible[this.#at]);
        this.#popover.root.querySelector<HTMLElement>("input:checked")?.focus();
      });
      field.append(make("label", "", [input, make("span", "", [`${name} ${number(count, locale)}`])]));
    }
    return field;
  }

  #rowsBox(): HTMLElement {
    const { words } = this.#knowledge;
    // Keeps the box as high as all rows.
    const end = make("div", "end");
    end.setAttribute("role", "none");
    const box = make("div", "rows", [end]);
    box.setAttribute("role", "listbox");
    box.setAttribute("aria-label", counted(words.facts, this.#visible.length, this.#knowledge));
    box.setAttribute("aria-describedby", "keys");
    // A scroll box would be a tab stop of its own in some browsers.
    box.tabIndex = -1;
    box.addEventListener("scroll", () => this.#draw(), { passive: true });
    box.addEventListener("click", ({ target }) => {
      const row = (target as Element).closest<HTMLElement>(".row");
      if (row) this.#openRow(Number(row.dataset.index));
    });
    return box;
  }

  // Puts the rows in sight into the page, and takes out those that are not; the keyboard's own stays.
  #draw(): void {
    const height = this.#rowHeight();
    const { scrollTop, clientHeight } = this.#box;
    const first = Math.max(0, Math.floor(scrollTop / height) - SPARE);
    const last = Math.min(this.#visible.length - 1, Math.ceil((scrollTop + clientHeight) / height) + SPARE);
    const wanted = new Set([this.#at]);
    for (let index = first; index <= last; index += 1) wanted.add(index);
    for (const [index, row] of this.#rows) {
      if (wanted.has(index)) continue;
      row.remove();
      this.#rows.delete(index);
    }
    for (const index of [...wanted].sort((a, b) => a - b)) this.#rowAt(index);
    // Rules and not style attributes: a page may allow none.
    const places = [...this.#rows.keys()].map((index) => `[data-index="${index}"]{inset-block-start:${index * height}px}`);
    this.#places.replaceSync(`${places.join("")}.end{height:${this.#visible.length * height}px}`);
  }

  #rowAt(index: number): HTMLElement | undefined {
    const fact = this.#visible[index];
    if (!fact) return undefined;
    const made = this.#rows.get(index) ?? this.#row(fact, index);
    this.#rows.set(index, made);
    made.tabIndex = index === this.#at ? 0 : -1;
    made.setAttribute("aria-selected", String(index === this.#at));
    if (!made.parentNode) {
      // In reading order, for readers who do not read the page by sight.
      const next = [...this.#box.children].find((row) => Number((row as HTMLElement).dataset.index) > index);
      this.#box.insertBefore(made, next ?? null);
    }
    return made;
  }

  #row(fact: Fact, index: number): HTMLElement {
    const { words, lang } = this.#knowledge;
    const text = make("bdi", "words", [this.#textOf(fact)]);
    text.lang = lang;
    const row = make("div", "row", [make("span", "kind", [words.kinds[fact.kind]]), text, make("span", "gloss", [this.#knowledge.gloss(fact)])]);
    row.dataset.kind = fact.kind;
    row.dataset.index = String(index);
    row.setAttribute("role", "option");
    row.setAttribute("aria-setsize", String(this.#visible.length));
    row.setAttribute("aria-posinset", String(index + 1));
    return row;
  }

  #textOf(fact: Fact): string {
    return textOf(this.#knowledge.blocks(), fact.anchor).slice(0, 200);
  }

  #rowHeight(): number {
    const size = Number.parseFloat(getComputedStyle(this.#box).fontSize);
    return (size || 16) * ROW_EM;
  }

  #reveal(index: number): void {
    const height = this.#rowHeight();
    this.#at = index;
    this.#draw();
    const { scrollTop, clientHeight } = this.#box;
    const top = index * height;
    if (top < scrollTop) this.#box.scrollTop = top;
    else if (top + height > scrollTop + clientHeight) this.#box.scrollTop = top + height - clientHeight;
    else return;
    this.#draw();
  }

  #focusRow(): void {
    this.#rowAt(this.#at)?.focus({ preventScroll: true });
  }

  #move(index: number): void {
    const before = this.#rows.get(this.#at);
    before?.setAttribute("aria-selected", "false");
    if (before) before.tabIndex = -1;
    this.#reveal(Math.max(0, Math.min(index, this.#visible.length - 1)));
    this.#focusRow();
  }

  #openRow(index: number): void {
    const fact = this.#visible[index];
    if (!fact) return;
    this.close();
    this.#knowledge.open(fact);
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isOnRow = this.#popover.focused?.classList.contains("row") ?? false;
    if (event.key === "Escape" || (event.key === "Tab" && this.#popover.leavesWith(event.shiftKey))) this.close();
    else if (!isOnRow || event.key === "Tab" || !this.#keyOnRow(event)) return;
    event.preventDefault();
  }

  #keyOnRow({ key }: KeyboardEvent): boolean {
    const page = Math.max(1, Math.floor(this.#box.clientHeight / this.#rowHeight()) - 1);
    const moves: Record<string, number> = {
      ArrowDown: this.#at + 1, ArrowUp: this.#at - 1, Home: 0, End: this.#visible.length - 1, PageDown: this.#at + page, PageUp: this.#at - page,
    };
    const to = moves[key];
    if (to !== undefined) this.#move(to);
    else if (key === "Enter" || (key === " " && this.#typed.text === "")) this.#openRow(this.#at);
    else if ([...key].length === 1) this.#search(key);
    else return false;
    return true;
  }

  // The next fact that begins with what was typed; the same letter again goes on.
  #search(key: string): void {
    const now = performance.now();
    const isNew = now - this.#typed.when > PAUSE;
    const text = isNew ? key : this.#typed.text + key;
    this.#typed = { text, when: now };
    const sought = folded([...text].every((one) => one === key) ? key : text);
    const from = sought.length === 1 ? this.#at + 1 : this.#at;
    for (let i = 0; i < this.#visible.length; i += 1) {
      const index = (from + i) % this.#visible.length;
      const fact = this.#visible[index];
      if (fact && folded(this.#textOf(fact)).startsWith(sought)) return this.#move(index);
    }
  }
}

/** As list.css has it: the height of a row in em. */
const ROW_EM = 3.4;

// “$2.1 billion” is found by 2, “Österreich” by o.
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/^[^\p{L}\p{N}]+/u, "").toLowerCase();
}

function focusedIn(document: Document): HTMLElement | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused && focused !== document.body ? (focused as HTMLElement) : undefined;
}
