// Owns the card: one popover in the top layer, its element, its look and its place on the screen. Leaves what it says to
// labels.ts and when it opens to attention.ts.
//
// Page text enters as text nodes only. Styles are adopted sheets and rules set through the CSSOM, so that a page which
// allows no inline style and demands Trusted Types shows the same card.

import sheetText from "./card.css";
import type { Label, Line } from "./labels.js";
import type { Mark } from "./painter.js";
import { words } from "./words.js";

/** Pixels kept free at the window's edges, and between mark and card. */
const EDGE = 8;
const GAP = 6;

/** What the reader does to the card. */
export interface CardActions {
  step(by: 1 | -1): void;
  close(): void;
}

/** A place in the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where a fact stands among all of the page. */
export interface Turn {
  index: number;
  count: number;
}

/** The one card of an annotated root. */
export class Card {
  /** In the page; empty but for its shadow root. */
  readonly host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #actions: CardActions;
  readonly #place: CSSStyleDeclaration;
  #dialog: HTMLElement | undefined;

  constructor(document: Document, actions: CardActions) {
    this.#actions = actions;
    this.host = document.createElement("div");
    this.host.className = "factlight-card";
    this.host.popover = "manual";
    this.host.setAttribute("data-factlight", "off");
    this.#root = this.host.attachShadow({ mode: "open" });
    // A sheet can only be adopted in the document whose window made it.
    const Sheet = (document.defaultView ?? globalThis).CSSStyleSheet;
    const look = new Sheet();
    look.replaceSync(sheetText);
    const place = new Sheet();
    place.replaceSync(":host {}");
    this.#place = (place.cssRules[0] as CSSStyleRule).style;
    this.#root.adoptedStyleSheets = [look, place];
  }

  get isOpen(): boolean {
    return this.host.isConnected && this.host.matches(":popover-open");
  }

  get hasFocus(): boolean {
    return this.#root.activeElement !== null;
  }

  /** Shows `label` beside `marks`, near `point`. */
  show(kind: string, label: Label, turn: Turn, marks: readonly [Mark, ...Mark[]], point?: Point): void {
    const mark = marks[0];
    const focused = this.#root.activeElement;
    this.#dialog = this.#build(kind, label, turn);
    this.#root.replaceChildren(this.#dialog);
    const layer = layerOf(mark);
    if (this.host.parentNode !== layer) layer.append(this.host);
    this.#place.setProperty("color-scheme", isLight(colourOf(mark)) ? "dark" : "light", "important");
    if (!this.isOpen) this.host.showPopover();
    this.moveTo(marks, point);
    // The keyboard stays where it was: on the same button of the next fact.
    const action = focused?.getAttribute("data-action");
    if (focused) (action ? this.#root.querySelector<HTMLElement>(`[data-action="${action}"]`) : this.#dialog)?.focus();
  }

  /** Puts the card where it covers nothing of what it belongs to: below, or above where there is more room. */
  moveTo(marks: readonly Mark[], point?: Point): void {
    const mark = marks[0];
    const window = mark?.ownerDocument.defaultView;
    const line = placeOf(marks, point);
    if (!mark || !window || !line) return;
    const width = mark.ownerDocument.documentElement.clientWidth;
    const height = window.innerHeight;
    const below = height - line.bottom - GAP - EDGE;
    const above = line.top - GAP - EDGE;
    // As high as it would be with nothing to scroll; measured so that what the reader has scrolled stays.
    const body = this.#root.querySelector(".body");
    const hidden = body ? body.scrollHeight - body.clientHeight : 0;
    const wanted = this.host.getBoundingClientRect().height + hidden;
    const isBelow = below >= wanted || below >= above;
    const room = Math.max(120, Math.min(isBelow ? below : above, height - 2 * EDGE));
    this.#place.setProperty("max-height", `${room}px`, "important");
    const box = this.host.getBoundingClientRect();
    // Of a long line, the place the pointer is at.
    const start = point ? Math.max(line.left, Math.min(point.x - 24, line.right)) : line.left;
    const left = clamp(start, EDGE, Math.max(EDGE, width - box.width - EDGE));
    const top = clamp(isBelow ? line.bottom + GAP : line.top - GAP - box.height, EDGE, height - box.height - EDGE);
    this.#place.setProperty("left", `${Math.round(left)}px`, "important");
    this.#place.setProperty("top", `${Math.round(top)}px`, "important");
  }

  focus(): void {
    this.#dialog?.focus();
  }

  /** Whether Tab, from where the focus is, leads out of the card. */
  leavesWith(isBack: boolean): boolean {
    const stops = [...this.#root.querySelectorAll<HTMLElement>("button, a[href], summary")];
    const now = this.#root.activeElement;
    return now === stops.at(isBack ? 0 : -1) || (isBack && now === this.#dialog);
  }

  hide(): void {
    if (this.isOpen) this.host.hidePopover();
  }

  remove(): void {
    this.hide();
    this.host.remove();
  }

  #build(kind: string, label: Label, turn: Turn): HTMLElement {
    const dialog = make("div", "card", [this.#header(label, turn), body(label)]);
    dialog.dataset.kind = kind;
    dialog.lang = "en";
    dialog.dir = "ltr";
    dialog.tabIndex = -1;
    dialog.setAttribute("role", "dialog");
    dialog.setAttribute("aria-label", `${label.kind}: ${label.what}`);
    return dialog;
  }

  #header(label: Label, { index, count }: Turn): HTMLElement {
    const parts: Node[] = [make("span", "kind", [make("span", "", [label.kind])])];
    if (count > 1) {
      parts.push(make("span", "count", [words.turn(index + 1, count)]));
      parts.push(this.#button("previous", "M10 3 5 8l5 5", () => this.#actions.step(-1)));
      parts.push(this.#button("next", "m6 3 5 5-5 5", () => this.#actions.step(1)));
    }
    parts.push(this.#button("close", "m4 4 8 8m0-8-8 8", () => this.#actions.close()));
    return make("div", "head", parts);
  }

  #button(action: "previous" | "next" | "close", path: string, act: () => void): HTMLElement {
    const svg = "http://www.w3.org/2000/svg";
    const icon = document.createElementNS(svg, "svg");
    icon.setAttribute("viewBox", "0 0 16 16");
    icon.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(svg, "path");
    line.setAttribute("d", path);
    icon.append(line);
    const button = make("button", "", [icon]);
    button.dataset.action = action;
    button.setAttribute("type", "button");
    button.setAttribute("aria-label", words[action]);
    button.addEventListener("click", act);
    return button;
  }
}

function body(label: Label): HTMLElement {
  const who = make("p", label.who === null ? "main nobody" : "main", [label.who ?? words.nobody]);
  const what = make("p", label.what.startsWith("“") ? "main quoted" : "main", [label.what]);
  const why = make("details", "part", [make("summary", "", [words.why]), ...label.why.map((text) => make("p", "", [text]))]);
  for (const page of [who, what]) page.dir = "auto";
  return make("div", "body", [
    make("dl", "", [
      // Nobody says where a town lies: for a place outside of quotes it would be an empty line.
      ...(label.map && label.who === null ? [] : [part(words.who, [who, ...label.whoMore.map((text) => paragraph({ text }, "more"))])]),
      part(words.what, [what, ...map(label), ...label.whatMore.map((line) => paragraph(line, line.name ? "line" : "more"))]),
      part(words.where, label.where.map((line) => paragraph(line, "line"))),
    ]),
    why,
  ]);
}

// The room is kept from the start, so that nothing moves when the map's own file has come.
function map({ map: point }: Label): Node[] {
  if (!point) return [];
  const figure = make("div", "where", []);
  import("./map.js")
    .then(({ locatorMap }) => figure.append(locatorMap(document, point, point.label)))
    .catch(() => figure.remove());
  return [figure];
}

function part(title: string, content: Node[]): HTMLElement {
  return make("div", "part", [make("dt", "", [title]), make("dd", "", content)]);
}

function paragraph({ name, text, href }: Line, look: string): HTMLElement {
  const content = make(href ? "a" : "bdi", "", [text]);
  content.dir = "auto";
  if (href) {
    content.setAttribute("href", href);
    content.setAttribute("rel", "noopener noreferrer nofollow");
  }
  return name ? make("p", `${look} named`, [make("span", "name", [name]), content]) : make("p", look, [content]);
}

function make(name: string, look: string, content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (look) element.className = look;
  element.append(...content);
  return element;
}

// A modal dialog or a full-screen element covers all that is not in it, popovers too.
function layerOf(mark: Mark): Element {
  const { body, documentElement, fullscreenElement } = mark.ownerDocument;
  const layer = mark.closest("dialog:modal") ?? (fullscreenElement?.contains(mark.closest("*")) ? fullscreenElement : null);
  return layer ?? body ?? documentElement;
}

/** Of a mark higher than this many pixels the card keeps clear of one line only: the rest would send it too far. */
const HIGH = 150;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

// All lines of a mark, or of a long one the line the pointer is on.
function placeOf(marks: readonly Mark[], point?: Point): Box | undefined {
  const lines = marks.flatMap((mark) => [...mark.getClientRects()]).filter((line) => line.width > 0);
  const distance = ({ top, bottom }: Box) => (point ? Math.max(top - point.y, point.y - bottom, 0) : 0);
  const nearest = lines.reduce<Box | undefined>((best, line) => {
    return best && distance(best) <= distance(line) ? best : line;
  }, undefined);
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  return nearest && bottom - top <= HIGH ? { left: nearest.left, right: nearest.right, top, bottom } : nearest;
}

function colourOf(mark: Mark): string {
  const element = mark.closest("*");
  return element ? getComputedStyle(element).color : "";
}

// Light text stands on a dark page, whatever the page says about its colour scheme. Computed colours are rgb(), or as the
// page wrote them: lab() and oklch() begin with their lightness.
function isLight(color: string): boolean {
  const [a = 0, b = 0, c = 0] = (color.match(/(?<![\w-])[\d.]+/g) ?? []).map(Number);
  if (/^(ok)?l/.test(color)) return a > (color.startsWith("o") ? 0.6 : 60);
  return (a + b + c) / 3 > (color.startsWith("rgb") ? 140 : 0.55);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
