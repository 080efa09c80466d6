// Owns the list of facts: its groups and rows, keyboard navigation, and the row the reader chose. Leaves what is in it to
// filter.ts, and what can be done with a fact to the panel.
//
// Text from the page is English, whatever the reader's language: it is marked as such for screen readers.
//
// All rows are one tab stop: arrow keys move between them, Enter goes to the fact in the page; Tab moves on to the actions for it.

import { country, region, say, sayCount } from "../i18n.js";
import { element } from "../dom.js";
import { inSentence } from "../sentence.js";
import type { Item } from "../messages.js";
import type { Group, Order } from "./filter.js";

/** Lines that are built at once; more when the reader comes near the end. */
const SLICE = 80;
/** So many lines are built at most to reach one far down: more would take seconds. */
const MOST_TO_REACH = 3000;

export interface ListWishes {
  /** The reader chose a fact. */
  go(item: Item): void;
  /** What can be done with the chosen fact, and what else there is to say of it. */
  more(item: Item): Node[];
  /** A short note beside a fact; empty for most. */
  note(item: Item): string;
}

export class List {
  readonly element: HTMLElement;
  readonly #wishes: ListWishes;
  readonly #rows = new Map<number, { item: Item; row: HTMLLIElement; go: HTMLButtonElement }>();
  readonly #end = element("div", { class: "end" });
  readonly #watch: IntersectionObserver;
  #waiting: (() => void)[] = [];
  #stop: number | undefined;
  #chosen: number | undefined;

  constructor(element: HTMLElement, wishes: ListWishes) {
    this.element = element;
    this.#wishes = wishes;
    this.#watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.#build(SLICE), { rootMargin: "800px" });
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("focusin", ({ target }) => {
      const id = rowOf(target)?.dataset.id;
      if (id) this.#makeStop(Number(id));
    });
  }

  /** Shows these groups; the chosen fact stays chosen where it is among them. */
  show(groups: readonly Group[], order: Order): void {
    this.#rows.clear();
    this.#watch.disconnect();
    this.#waiting = [];
    const parts: HTMLElement[] = [];
    for (const { of, items } of groups) {
      const list = element("ol", { class: "rows" });
      // Without its marks a list is none to VoiceOver.
      list.setAttribute("role", "list");
      if (order !== "text") {
        const heading = element("h3", {}, this.#title(of, order), " ", element("span", { class: "number" }, String(items.length)));
        parts.push(heading);
      }
      parts.push(list);
      items.forEach((item, index) => {
        const isSame = index > 0 && items[index - 1]?.sentence === item.sentence;
        this.#waiting.push(() => list.append(this.#row(item, isSame)));
      });
    }
    this.element.dataset.order = order;
    this.element.replaceChildren(...parts, this.#end);
    this.#waiting.reverse();
    this.#build(SLICE);
    const stop = this.#stop !== undefined && this.#rows.has(this.#stop) ? this.#stop : this.#rows.keys().next().value;
    if (stop !== undefined) this.#makeStop(stop);
    if (this.#chosen !== undefined) this.choose(this.#chosen);
  }

  /** Marks a fact as the chosen one, and shows what can be done with it; undefined: none is. */
  choose(id: number | undefined, isToBeSeen = false): void {
    this.element.querySelector(".row[data-chosen]")?.removeAttribute("data-chosen");
    this.element.querySelector(".go[aria-current]")?.removeAttribute("aria-current");
    this.element.querySelector(".more")?.remove();
    this.#chosen = id;
    if (id === undefined) return;
    while (isToBeSeen && !this.#rows.has(id) && this.#waiting.length > 0 && this.#rows.size < MOST_TO_REACH) this.#build(SLICE);
    const found = this.#rows.get(id);
    if (!found) return;
    found.row.setAttribute("data-chosen", "");
    found.go.setAttribute("aria-current", "true");
    found.row.append(element("div", { class: "more" }, ...this.#wishes.more(found.item)));
    this.#makeStop(id);
    if (isToBeSeen) found.row.scrollIntoView({ block: "nearest" });
  }

  /** The note and the doings of all lines again: what was kept has changed. */
  renew(): void {
    for (const { item, row } of this.#rows.values()) {
      row.querySelector(".note")?.remove();
      this.#note(item, row);
    }
    const focused = this.element.querySelector<HTMLElement>(".more :focus")?.dataset.does;
    if (this.#chosen !== undefined) this.choose(this.#chosen);
    if (focused) this.element.querySelector<HTMLElement>(`.more [data-does="${focused}"]`)?.focus();
  }

  #build(count: number): void {
    for (let built = 0; built < count && this.#waiting.length > 0; built += 1) this.#waiting.pop()?.();
    // Observed anew, or the observer would report nothing while the end stays in view.
    this.#watch.disconnect();
    if (this.#waiting.length > 0) this.#watch.observe(this.#end);
  }

  #title(of: string, order: Order): string {
    if (order === "kind") return say(`kind_${of}`);
    return of || say(order === "speaker" ? "nobody" : "nowhere");
  }

  // A sentence with several facts is not said again at each.
  #row(item: Item, isSame: boolean): HTMLLIElement {
    const go = element("button", { type: "button", class: "go", tabindex: -1 }, ...linesOf(item));
    const row = element("li", { class: "row", "data-id": item.id, "data-kind": item.kind, "data-form": item.quote?.form, "data-same": isSame }, go);
    go.addEventListener("click", () => {
      this.choose(item.id);
      row.scrollIntoView({ block: "nearest" });
      this.#wishes.go(item);
    });
    this.#note(item, row);
    this.#rows.set(item.id, { item, row, go });
    return row;
  }

  #note(item: Item, row: HTMLElement): void {
    const note = this.#wishes.note(item);
    if (note) row.querySelector(".go")?.append(element("span", { class: "note" }, note));
  }

  #makeStop(id: number): void {
    if (this.#stop !== undefined) this.#rows.get(this.#stop)?.go.setAttribute("tabindex", "-1");
    this.#stop = id;
    this.#rows.get(id)?.go.setAttribute("tabindex", "0");
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const from = rowOf(event.target)?.dataset.id;
    if (from === undefined) return;
    const ids = [...this.#rows.keys()];
    const at = ids.indexOf(Number(from));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= ids.length - 1) this.#build(SLICE);
    const id = [...this.#rows.keys()][Math.max(0, to)];
    const row = id === undefined ? undefined : this.#rows.get(id);
    row?.go.focus();
  }
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".row") : null;
}

function linesOf(item: Item): Node[] {
  const { kind, text, speaker, role, quantity, quote, place } = item;
  const kindName = element("span", { class: "unseen" }, `${say(`kind_one_${kind}`)}: `);
  const who = speaker ? element("span", { class: "who", lang: "en" }, speaker, ...(role && role !== speaker ? [element("span", { class: "role" }, role)] : [])) : null;
  if (kind === "quote") {
    const form = quote?.form === "indirect" ? element("span", { class: "role" }, say("retold")) : null;
    const head = element("span", { class: "head-line" }, kindName, who ?? element("span", { class: "who nobody" }, say("nobody")), ...(form ? [form] : []));
    return [head, element("span", { class: "said", lang: "en" }, quote?.form === "indirect" ? text : `“${quote?.words ?? text}”`)];
  }
  const what = element("span", { class: "what", lang: "en" }, text);
  const extra = kind === "place" ? whereabouts(item) : measuredOf(item);
  const head = element("span", { class: "head-line" }, kindName, what, ...(extra ? [element("span", { class: "role" }, extra)] : []));
  const lines = [head, inSentence(item)];
  if (kind === "quantity" && quantity && who) lines.push(who);
  return place || quantity ? lines : [head];
}

function measuredOf({ text, quantity }: Item): string {
  const measured = quantity?.measured ?? "";
  return text.toLowerCase().includes(measured.toLowerCase()) ? "" : measured;
}

function whereabouts({ place, text }: Item): string {
  if (!place) return "";
  const names = [place.name === text ? "" : place.name, region(place.region), country(place.country)];
  return [...new Set(names)].filter((name) => name !== "" && name !== text).join(", ");
}

/** "12 facts", or how many of them are shown. */
export function countOf(shown: number, all: number): string {
  return shown === all ? sayCount("facts", all) : sayCount("factsOf", all, String(shown));
}
