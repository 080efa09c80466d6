// Owns where in the page something of ours must be to lie over words, and to be of use there: a modal dialog, a full-screen element
// and a page's own popover cover or dismiss what is not in them, in whichever shadow root they are.

import { fits, own, parentOf } from "../read/flat-tree.js";

/** What is drawn over the page. */
const OVER = ":modal, :popover-open, :fullscreen";

/** What holds `element` and all that must be over it. */
export function layerOf(element: Element | null, { body, documentElement }: Document): Element | ShadowRoot {
  for (let at = element; at && at !== documentElement; at = parentOf(at)) {
    // While a dialog that is none by name is open, pages make all beside it inert.
    if (fits(at, `${OVER}, [aria-modal=true]`)) return own(at, "shadowRoot") ?? at;
  }
  return body ?? documentElement;
}

/** Firefox filters all of the window by what html says; others do not filter what is over the page. */
const FILTERS_ALL = "-moz-appearance: none";

/** Whether what is drawn of `element` is turned from dark to light on its way to the reader, and what is drawn over it is not. */
export function isInverted(element: Element | null): boolean {
  let isInverted = false;
  const filtersAll = CSS.supports(FILTERS_ALL);
  for (let at = element; at; at = parentOf(at)) {
    if (filtersAll && at === at.ownerDocument.documentElement) break;
    const [, amount, percent] = /invert\(([\d.]+)(%?)\)/.exec(getComputedStyle(at).filter) ?? [];
    if (Number(amount) > (percent ? 50 : 0.5)) isInverted = !isInverted;
    if (fits(at, OVER)) break;
  }
  return isInverted;
}
