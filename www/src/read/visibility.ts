// Owns what a reader sees of an element: whether it is hidden, inline or a block, and whether it is annotated or skipped.
// Leaves the text itself to blocks.ts.

import { languageOf } from "./flat-tree.js";

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
  const name = element.localName;
  return UNSEEN.has(name) || element.hasAttribute("hidden") || (name !== "summary" && isClosedDetails(element.parentElement));
}

/** Whether the element's text is not prose, or the page asks to leave it alone. */
export function isApart(element: Element): boolean {
  const editable = element.getAttribute("contenteditable");
  return (
    APART.has(element.localName) ||
    (editable !== null && editable.toLowerCase() !== "false") ||
    element.getAttribute("aria-hidden") === "true" ||
    element.getAttribute("data-factlight") === "off" ||
    element.getAttribute("role") === "textbox"
  );
}

/** The nearest language declared, where it is not English: the engine reads no other. */
export function foreignLanguage(element: Element): string | undefined {
  const language = languageOf(element);
  return language && !/^en\b/i.test(language) ? language : undefined;
}

/** How the element is drawn, `outer` being its parent. */
export function describe(element: Element, outer: Description | undefined): Description {
  const view = element.ownerDocument.defaultView;
  const style = view?.getComputedStyle(element);
  if (!view || !style || style.display === "") {
    return {
      hidden: false,
      visible: true,
      inline: outer !== undefined && !BLOCKS.test(element.localName),
      preserved: element.localName === "pre" || (outer?.preserved ?? false),
      quoted: element.localName === "q",
    };
  }
  const space = style.getPropertyValue("white-space-collapse") || style.whiteSpace;
  return {
    hidden: style.display === "none" || style.contentVisibility === "hidden" || isForScreenReadersOnly(style),
    visible: style.visibility === "visible" && !isClosedDetails(element),
    inline: outer !== undefined && isInline(element, style),
    preserved: /preserve|pre|break-spaces/.test(space),
    quoted: element.localName === "q" && drawsQuotes(element, style, view),
  };
}

function isInline(element: Element, style: CSSStyleDeclaration): boolean {
  if (/^(inline|contents|ruby)/.test(style.display)) return true;
  // A drop cap: one letter of a word, floated.
  return style.float !== "none" && !BLOCKS.test(element.localName) && (element.textContent?.trim().length ?? 0) <= 2;
}

// The usual “visually hidden” recipe: one clipped pixel.
function isForScreenReadersOnly(style: CSSStyleDeclaration): boolean {
  if (style.position !== "absolute" && style.position !== "fixed") return false;
  const clipped = style.clipPath !== "none" || (style.clip !== "auto" && style.clip !== "");
  return clipped && Number.parseFloat(style.width) <= 1 && Number.parseFloat(style.height) <= 1;
}

function drawsQuotes(element: Element, style: CSSStyleDeclaration, view: Window): boolean {
  return style.quotes !== "none" && /open-quote/.test(view.getComputedStyle(element, "::before").content);
}

// Of a closed <details> only the summary is drawn.
function isClosedDetails(element: Element | null): boolean {
  return element?.localName === "details" && !element.hasAttribute("open");
}
