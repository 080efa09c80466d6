// Owns the element that card and list are shown in: it is in the top layer, with a shadow root, its own style sheets and
// colours. Page text enters it only as text nodes; styles are adopted sheets and CSSOM rules, so that it looks the same on a page
// that forbids inline styles and requires Trusted Types.

import { isInverted, layerOf } from "../paint/layer.js";
import type { Mark } from "../paint/painter.js";
import sheetText from "./popover.css";

const KEYS = ["keydown", "keypress", "keyup"] as const;

/** An element in the top layer that holds something of ours. */
export class Popover {
  /** In the page; empty but for its shadow root. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Rules of the host itself. */
  readonly place: CSSStyleDeclaration;
  /** Hears what is pressed in it. */
  keyed: (event: KeyboardEvent) => void = () => {};
  #listeners: AbortController | undefined;

  /** `mode` "closed" keeps it out of sight of the page's scripts. */
  constructor(document: Document, sheets: readonly string[], mode: ShadowRootMode) {
    this.host = document.createElement("div");
    // By its class, who watches the page knows it for ours.
    this.host.className = "factlight-card";
    this.host.popover = "manual";
    this.host.setAttribute("data-factlight", "off");
    this.root = this.host.attachShadow({ mode });
    // A sheet can only be adopted in the document whose window made it.
    const Sheet = (document.defaultView ?? globalThis).CSSStyleSheet;
    const looks = [sheetText, ...sheets, ":host {}"].map((text) => {
      const sheet = new Sheet();
      sheet.replaceSync(text);
      return sheet;
    });
    this.place = (looks.at(-1)?.cssRules[0] as CSSStyleRule).style;
    this.root.adoptedStyleSheets = looks;
  }

  get isOpen(): boolean {
    return this.host.isConnected && this.host.matches(":popover-open");
  }

  get focused(): HTMLElement | null {
    return this.root.activeElement as HTMLElement | null;
  }

  /** Shows it in the layer, the colours and the size of what it belongs to. */
  show(beside: Mark): void {
    const { host, place } = this;
    const element = beside.closest("*");
    const layer = layerOf(element, host.ownerDocument);
    if (host.parentNode !== layer) layer.append(host);
    // A page that once hid all beside its dialog has found it, too.
    host.inert = false;
    host.ariaHidden = null;
    const isOnDark = isLight(element ? getComputedStyle(element).color : "") !== isInverted(element);
    place.setProperty("color-scheme", isOnDark ? "dark" : "light", "important");
    if (!this.isOpen) {
      host.showPopover();
      this.#keep();
    }
    // Only of what is drawn can it be asked.
    place.removeProperty("zoom");
    const { currentCSSZoom: zoom = 1 } = host as { currentCSSZoom?: number };
    if (zoom !== 1) place.setProperty("zoom", String(1 / zoom), "important");
  }

  // What is pressed in it is none of the page's: its shortcuts would act.
  #keep(): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    for (const type of KEYS) {
      this.host.ownerDocument.defaultView?.addEventListener(type, (event) => {
        if (!event.composedPath().includes(this.host)) return;
        event.stopImmediatePropagation();
        if (type === "keydown") this.keyed(event);
      }, { capture: true, signal: this.#listeners.signal });
    }
  }

  /** Whether Tab, from where the focus is, leads out. */
  leavesWith(isBack: boolean): boolean {
    const all = [...this.root.querySelectorAll<HTMLElement>("button, a[href], summary, textarea, input:checked, [tabindex='0']")];
    const stops = all.filter((stop) => {
      const fold = stop.closest("details:not([open])");
      return stop.tabIndex >= 0 && (!fold || stop.localName === "summary");
    });
    const now = this.focused;
    return now === stops.at(isBack ? 0 : -1) || (isBack && now?.tabIndex === -1);
  }

  hide(): void {
    this.#listeners?.abort();
    if (this.isOpen) this.host.hidePopover();
  }

  remove(): void {
    this.hide();
    this.host.remove();
  }
}

// Light text means a dark page, whatever the page declares as its colour scheme. Computed colours are rgb(), or as the
// page wrote them: lab() and oklch() begin with their lightness.
function isLight(color: string): boolean {
  const [a = 0, b = 0, c = 0] = (color.match(/(?<![\w-])[\d.]+/g) ?? []).map(Number);
  if (/^(ok)?l/.test(color)) return a > (color.startsWith("o") ? 0.6 : 60);
  return (a + b + c) / 3 > (color.startsWith("rgb") ? 140 : 0.55);
}

/** An element with a class and content. */
export function make(name: string, look: string, content: readonly (Node | string)[] = []): HTMLElement {
  const element = document.createElement(name);
  if (look) element.className = look;
  element.append(...content);
  return element;
}

/** A button that shows a picture, drawn as one line in a square of 16, and is called by its name. */
export function iconButton(action: string, name: string, path: string, act: () => void): HTMLElement {
  const svg = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(svg, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(svg, "path");
  line.setAttribute("d", path);
  icon.append(line);
  const button = textButton(action, "icon", [icon], act);
  // Name and tip in one: a label beside it would be said twice.
  button.title = name;
  return button;
}

/** A button named by its content. */
export function textButton(action: string, look: string, content: readonly (Node | string)[], act: () => void): HTMLElement {
  const button = make("button", look, content);
  button.dataset.action = action;
  button.setAttribute("type", "button");
  button.addEventListener("click", act);
  return button;
}
