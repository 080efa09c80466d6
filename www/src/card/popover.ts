// Owns the element that card and list are shown in: it is in the top layer, with a shadow root, its own style sheets and
// colours. Page text enters it only as text nodes; styles are adopted sheets and CSSOM rules, so that it looks the same on a page
// that forbids inline styles and requires Trusted Types.

import type { Mark } from "../paint/painter.js";
import sheetText from "./popover.css";

/** An element in the top layer that holds something of ours. */
export class Popover {
  /** In the page; empty but for its shadow root. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Rules of the host itself. */
  readonly place: CSSStyleDeclaration;

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

  /** Shows it in the layer and the colours of what it belongs to. */
  show(beside: Mark): void {
    const layer = layerOf(beside);
    if (this.host.parentNode !== layer) layer.append(this.host);
    this.place.setProperty("color-scheme", isLight(colourOf(beside)) ? "dark" : "light", "important");
    if (!this.isOpen) this.host.showPopover();
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
    if (this.isOpen) this.host.hidePopover();
  }

  remove(): void {
    this.hide();
    this.host.remove();
  }
}

// A modal dialog or a full-screen element covers all that is not in it, popovers too.
function layerOf(mark: Mark): Element {
  const { body, documentElement, fullscreenElement } = mark.ownerDocument;
  const layer = mark.closest("dialog:modal") ?? (fullscreenElement?.contains(mark.closest("*")) ? fullscreenElement : null);
  return layer ?? body ?? documentElement;
}

function colourOf(mark: Mark): string {
  const element = mark.closest("*");
  return element ? getComputedStyle(element).color : "";
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
