// Owns what a reader sees of an element: whether it is hidden, inline or a block, and whether it is annotated or skipped.
// Leaves the text itself to blocks.ts. Elements may be forms, whose members own() gets (flat-tree.ts).

import { bareOf, closestOf, languageOf, own, parentOf } from "./flat-tree.js";

/** How an element is drawn. */
export interface Description {
  /** Neither it nor anything in it is drawn. */
  hidden: boolean;
  /** Its own text is drawn. */
  visible: boolean;
  /** It is part of the line of text around it. */
  inline: boolean;
  /** White space is drawn as written. */
  preserved: boolean;
  /** The browser draws quotation marks around it. */
  quoted: boolean;
}

// Never drawn, so nothing takes their place.
const UNSEEN = new Set("script style noscript template head title datalist rp rt".split(" "));

// Drawn, but no prose: what is in them is left alone.
const APART = new Set(
  ("textarea input select button output code kbd samp var svg math img picture video audio canvas iframe object " +
    "meter progress").split(" "),
);

// How browsers draw elements if there is no style to ask: a detached root, a document without a window.
const BLOCKS = /^(h[1-6r]|p|div|section|article|main|aside|header|footer|figure|figcaption|blockquote|[duo]l|d[dt]|li|t[dhr]|table|caption)$/;

/** Whether nothing of the element is ever drawn. */
export function isUnseen(element: Element): boolean {
  const name = own(element, "localName");
  return UNSEEN.has(name) || bareOf(element).hasAttribute("hidden") || (name !== "summary" && isClosedDetails(parentOf(element)));
}

/** An editor's own elements. */
const EDITORS = "[contenteditable]:not([contenteditable=false i]), [role=textbox]";

/** Whether the element's text is not prose, or the page asks to leave it alone. */
export function isApart(element: Element): boolean {
  const bare = bareOf(element);
  return APART.has(bare.localName) || bare.matches(`${EDITORS}, [data-factlight=off]`) || hasEditContext(bare);
}

/** Whether what is in the element is being edited: what stands there would be saved with the text. */
export function isEdited(element: Element): boolean {
  if (own(element, "ownerDocument").designMode === "on" || closestOf(element, EDITORS)) return true;
  for (let at: Element | null = element; at; at = parentOf(at)) if (hasEditContext(bareOf(at))) return true;
  return false;
}

// Of an editor that paints its own text.
function hasEditContext(element: Element & { editContext?: unknown }): boolean {
  return Boolean(element.editContext);
}

/** Shorter text that is kept from screen readers is no page's content: an icon, a number that stands there twice. */
const SHORT = 30;

/**
 * Whether an element that is kept from screen readers is what the page, of `length` UTF-16 code units, is about: while a consent
 * bar or a dialog is open, many pages say so of all that is behind it.
 */
export function isBehind(element: Element, length: () => number): boolean {
  const size = own(element, "textContent")?.length ?? 0;
  if (size < SHORT) return false;
  if (size * 2 > length()) return true;
  const isOpen = own(element, "ownerDocument").querySelector("[aria-modal=true], dialog[open]") !== null;
  return isOpen && Element.prototype.querySelector.call(element, "p, h1, h2, main, article") !== null;
}

/**
 * Whether an element that is kept from screen readers is the seen half of two: beside it stands the same in words for them, which
 * nobody sees, as shops do with prices.
 */
export function isSeenHalf(element: Element): boolean {
  const signs = (one: Element) => (own(one, "textContent") ?? "").replace(/[^\p{L}\p{N}]+/gu, "");
  const seen = signs(element);
  const beside = [own(element, "previousElementSibling"), own(element, "nextElementSibling")];
  return seen !== "" && beside.some((other) => other && describe(other, undefined).hidden && signs(other).includes(seen));
}

/** The nearest language declared, where it is not English: the engine reads no other. */
export function foreignLanguage(element: Element): string | undefined {
  const language = languageOf(element);
  return language && !/^en(?![a-z\d])/i.test(language) ? language : undefined;
}

/** How the element is drawn, `outer` being its parent. */
export function describe(element: Element, outer: Description | undefined): Description {
  const view = own(element, "ownerDocument").defaultView;
  const style = view?.getComputedStyle(element);
  const name = own(element, "localName");
  if (!view || !style || style.display === "") {
    return {
      hidden: false,
      visible: true,
      inline: outer !== undefined && !BLOCKS.test(name),
      preserved: name === "pre" || (outer?.preserved ?? false),
      quoted: name === "q",
    };
  }
  const space = style.getPropertyValue("white-space-collapse") || style.whiteSpace;
  return {
    hidden: style.display === "none" || style.contentVisibility === "hidden" || isOutOfSight(element, style, view),
    visible: style.visibility === "visible" && !isClosedDetails(element) && hasInk(element, style, view),
    inline: outer !== undefined && isInline(element, style),
    preserved: /preserve|pre|break-spaces/.test(space),
    quoted: name === "q" && drawsQuotes(element, style, view),
  };
}

/** Whether an element in the page is drawn, for what it is itself. */
export function isSeen(element: Element): boolean {
  const { hidden, visible } = describe(element, undefined);
  return own(element, "isConnected") && !hidden && visible;
}

function isInline(element: Element, style: CSSStyleDeclaration): boolean {
  if (/^(inline|contents|ruby)/.test(style.display)) return true;
  // A drop cap: one letter of a word, floated.
  return style.float !== "none" && !BLOCKS.test(own(element, "localName")) && (own(element, "textContent")?.trim().length ?? 0) <= 2;
}

// The recipes by which pages keep text from the eye and not from others: no opacity, clipped, no room, off the page.
function isOutOfSight(element: Element, style: CSSStyleDeclaration, view: Window): boolean {
  const { overflow, transform } = style;
  // What has no box has none of these.
  if (style.display === "contents") return false;
  if (Number.parseFloat(style.opacity) < 0.02 || /opacity\(0%?\)/.test(style.filter)) return true;
  if (/^(inset\((50|100)%|circle\(0)/.test(style.clipPath)) return true;
  const isPlaced = style.position !== "static";
  if (isPlaced && /^rect\((\d+)px,? \1px,? \1px,? \1px\)/.test(style.clip)) return true;
  const isMoved = transform !== "none" || style.translate !== "none";
  if (/^matrix\(0, 0, 0, 0,/.test(transform) || style.scale === "0") return true;
  if (overflow !== "visible" && style.display !== "inline" && hasNoRoom(element, style)) return true;
  // A block that begins so far to the left ends where the others do.
  if (Number.parseFloat(style.marginLeft) < -2 * FAR) return true;
  return (isPlaced || isMoved) && isOffThePage(element, view);
}

// A box of a pixel, as the usual “visually hidden” recipe has it; one that is shut for now has no height either. What html and body
// say of overflow is the window's, and a rule between paragraphs is no box.
function hasNoRoom(element: Element, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
  if (/^(html|body)$/.test(own(element, "localName")) || !own(element, "firstChild")) return false;
  return (overflowX !== "visible" && own(element, "clientWidth") <= 1) || (overflowY !== "visible" && own(element, "clientHeight") <= 1);
}

// Beside all that can be scrolled to, or above it, with all that hangs out of its box.
function isOffThePage(element: Element, view: Window): boolean {
  const { left, top, right, bottom } = Element.prototype.getBoundingClientRect.call(element);
  if (right > 0 && bottom > 0 && left < FAR) return false;
  // Where it is once all around it is scrolled back. Pages that are read from right to left go on to the left.
  let [x, y] = [0, 0];
  for (let at = parentOf(element); at; at = parentOf(at)) [x, y] = [x + own(at, "scrollLeft"), y + own(at, "scrollTop")];
  const isRightToLeft = view.getComputedStyle(view.document.documentElement).direction === "rtl";
  const isLeft = isRightToLeft ? right + x < -FAR : left + own(element, "scrollWidth") + x <= 0;
  const isRight = left + x > FAR + view.innerWidth && own(view.document.documentElement, "scrollWidth") < left;
  return isLeft || isRight || top + own(element, "scrollHeight") + y <= 0;
}

/** So many CSS pixels away there is no page any more. */
const FAR = 3000;

/** Letters smaller than this, in CSS pixels, or further to the left of their line, are not there to be read. */
const SMALLEST = 1;
const FURTHEST = -500;

// Whether the element's own text has a size, a place and a colour; what is in it may have others.
function hasInk(element: Element, style: CSSStyleDeclaration, view: Window): boolean {
  const { textIndent } = style;
  if (Number.parseFloat(style.fontSize) < SMALLEST || Number.parseFloat(textIndent) < FURTHEST) return false;
  if (/^\d{3,}%/.test(textIndent) && style.overflow !== "visible") return false;
  if (!isTransparent(style.getPropertyValue("-webkit-text-fill-color") || style.color)) return true;
  if (style.textShadow !== "none" || Number.parseFloat(style.getPropertyValue("-webkit-text-stroke-width")) > 0) return true;
  // A picture may be what colours it.
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (/text/.test(view.getComputedStyle(at).backgroundClip)) return true;
  }
  return false;
}

function isTransparent(color: string): boolean {
  return /^(?:rgba\(.*,|.*\/) ?0%?\)$/.test(color);
}

function drawsQuotes(element: Element, style: CSSStyleDeclaration, view: Window): boolean {
  return style.quotes !== "none" && /open-quote/.test(view.getComputedStyle(element, "::before").content);
}

// Of a closed <details> only the summary is drawn.
function isClosedDetails(element: Element | null): boolean {
  return element !== null && own(element, "localName") === "details" && !element.hasAttribute("open");
}
