// Owns the panel beside the text: a switch per kind, the facts found with a way to each mark, and the engine's timing. Leaves finding
// and marking to the package, and the line per fact to gloss.ts. On a phone it is a sheet at the bottom edge.

import type { Block, Fact } from "../src/facts.js";
import { element } from "./dom.js";
import { glossary, textOf } from "./gloss.js";

export type Kind = Fact["kind"];

export const KINDS: Kind[] = ["quantity", "quote", "place"];

const NAMES: Record<Kind, string> = { quantity: "Numbers", quote: "Quotes", place: "Places" };

/** Facts of a kind that the list holds: a longer list is no help, and slow to build. */
const MOST_LISTED = 200;

/** What one reading of the page found. */
export interface Reading {
  facts: readonly Fact[];
  blocks: readonly Block[];
}

/** What the engine took for it, in milliseconds: the first time, when the browser still compiles the module, and usually. */
export interface Timing {
  /** UTF-16 code units read. */
  characters: number;
  first: number;
  usual?: number;
}

/** What the reader does in the panel. */
export interface Wishes {
  /** A switch was pressed: `shown` are the kinds to mark. */
  show(shown: ReadonlySet<Kind>): void;
  /** A line of the list was pressed. */
  jump(fact: Fact): void;
}

/** The panel of one page. */
export class Panel {
  readonly element: HTMLElement;
  readonly #shown = new Set<Kind>(KINDS);
  readonly #counts = new Map<Kind, number>();
  readonly #switches = new Map<Kind, HTMLButtonElement>();
  readonly #handle: HTMLButtonElement;
  readonly #body: HTMLElement;
  readonly #list = element("div", { class: "found" });
  readonly #status = element("p", { class: "status", role: "status" }, "Reading the page…");
  readonly #took = element("p", { class: "took" });
  readonly #wishes: Wishes;
  #chosen: HTMLElement | null = null;

  constructor(wishes: Wishes) {
    this.#wishes = wishes;
    this.#handle = element("button", { type: "button", class: "handle", "aria-expanded": "false", "aria-controls": "facts" });
    this.#handle.append(element("span", { class: "total" }, "Facts"));
    this.#handle.addEventListener("click", () => this.#open(!this.isOpen));
    const switches = element("div", { class: "switches", role: "group", "aria-label": "Kinds of facts to mark" });
    for (const kind of KINDS) switches.append(this.#switch(kind));
    this.#body = element(
      "div",
      { class: "panel-body", id: "facts" },
      element("p", { class: "what" }, "What could be checked in this text, and where it comes from. No verdicts: only who claims what."),
      switches,
      this.#status,
      this.#list,
      this.#took,
    );
    this.element = element("aside", { class: "panel", "aria-labelledby": "facts-title" });
    this.element.append(element("h2", { id: "facts-title" }, "Facts in this text"), this.#handle, this.#body);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.isOpen) return;
      this.#open(false);
      this.#handle.focus();
    });
  }

  /** Whether the sheet is open; of no meaning where the panel stands beside the text. */
  get isOpen(): boolean {
    return this.element.hasAttribute("data-open");
  }

  #open(open: boolean): void {
    this.element.toggleAttribute("data-open", open);
    this.#handle.setAttribute("aria-expanded", String(open));
  }

  #switch(kind: Kind): HTMLButtonElement {
    const button = element(
      "button",
      { type: "button", role: "switch", "aria-checked": "true", "data-kind": kind },
      element("span", { class: "swatch", "aria-hidden": "true" }),
      element("span", { class: "name" }, NAMES[kind]),
      element("span", { class: "count" }, ""),
    );
    button.addEventListener("click", () => {
      if (!this.#shown.delete(kind)) this.#shown.add(kind);
      button.setAttribute("aria-checked", String(this.#shown.has(kind)));
      this.#wishes.show(this.#shown);
    });
    this.#switches.set(kind, button);
    return button;
  }

  /** Says that something went wrong, in place of the list. */
  fail(message: string): void {
    this.#list.replaceChildren();
    this.#took.textContent = "";
    this.#status.textContent = message;
    this.element.dataset["state"] = "failed";
  }

  /** Shows that there is no text yet. */
  rest(): void {
    this.#list.replaceChildren();
    this.#took.textContent = "";
    for (const { lastElementChild } of this.#switches.values()) lastElementChild?.replaceChildren();
    this.#handle.replaceChildren(element("span", { class: "total" }, "No text yet"));
    this.#status.textContent = "No text yet.";
    this.element.dataset["state"] = "resting";
  }

  /** Shows that the page is being read. */
  wait(): void {
    this.element.dataset["state"] = "reading";
  }

  /** Shows what was found. */
  show(reading: Reading): void {
    this.#chosen = null;
    const { facts, blocks } = reading;
    this.#list.replaceChildren();
    for (const kind of KINDS) {
      const some = facts.filter((fact) => fact.kind === kind);
      if (this.#shown.has(kind)) this.#counts.set(kind, some.length);
      const count = this.#switches.get(kind)?.querySelector(".count");
      if (count) count.textContent = whole.format(this.#counts.get(kind) ?? 0);
      if (some.length) this.#list.append(this.#group(kind, some, blocks));
    }
    const total = facts.length === 1 ? "1 fact" : `${whole.format(facts.length)} facts`;
    this.#handle.replaceChildren(element("span", { class: "total" }, total), ...KINDS.filter((kind) => this.#shown.has(kind)).map((kind) => this.#short(kind)));
    this.#status.textContent = this.#shown.size === 0 ? "All kinds are switched off." : facts.length === 0 ? "No facts found." : `${total} marked.`;
    this.element.dataset["state"] = "shown";
  }

  /** Shows what the engine took. */
  time(timing: Timing): void {
    this.#took.textContent = took(timing);
  }

  #short(kind: Kind): HTMLElement {
    const count = this.#counts.get(kind) ?? 0;
    return element(
      "span",
      { class: "short", "data-kind": kind },
      element("span", { class: "swatch", "aria-hidden": "true" }),
      element("span", { class: "unseen" }, `${NAMES[kind]}: `),
      whole.format(count),
    );
  }

  #group(kind: Kind, facts: Fact[], blocks: readonly Block[]): HTMLElement {
    const gloss = glossary(blocks);
    const lines = facts.slice(0, MOST_LISTED).map((fact) => {
      const line = element(
        "button",
        { type: "button", class: "line" },
        element("span", { class: "text", dir: "auto" }, textOf(blocks, fact)),
        element("span", { class: "gloss", dir: "auto" }, gloss(fact)),
      );
      line.addEventListener("click", () => {
        this.#choose(line);
        this.#open(false);
        this.#wishes.jump(fact);
      });
      return element("li", {}, line);
    });
    const more = facts.length - lines.length;
    if (more > 0) lines.push(element("li", { class: "more" }, `and ${whole.format(more)} more in the text`));
    return element(
      "section",
      { "data-kind": kind, "aria-labelledby": `list-${kind}` },
      element("h3", { id: `list-${kind}` }, NAMES[kind]),
      element("ol", {}, ...lines),
    );
  }

  #choose(line: HTMLElement): void {
    this.#chosen?.removeAttribute("aria-current");
    line.setAttribute("aria-current", "true");
    this.#chosen = line;
  }
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const rough = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });

// “5,120 characters read in 8 ms; 0.42 ms when repeated (12 million characters per second).” Below one tick of the browser's
// clock there is no rate.
function took({ characters, first, usual }: Timing): string {
  const read = `${whole.format(characters)} characters read in ${first > 0 ? rough.format(first) : "less than 1"} ms`;
  if (!usual) return `${read}.`;
  const perSecond = (characters / usual) * 1000;
  const rate = perSecond >= 1e6 ? `${rough.format(perSecond / 1e6)} million` : whole.format(Math.round(perSecond / 1000) * 1000);
  return `${read}; ${rough.format(usual)} ms when repeated (${rate} characters per second).`;
}
