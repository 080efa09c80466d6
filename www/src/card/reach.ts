// Owns where marked words are among the boxes around them: whether a reader sees them now, whether they can be brought into sight,
// and bringing them there. Boxes that only scripts can scroll, as carousels and cut teasers have them, stay as they are.

import { closestOf, fits, own, parentOf } from "../read/flat-tree.js";

/** Words in the page: an element, or what looks like one. */
export interface Words {
  readonly ownerDocument: Document;
  getBoundingClientRect(): DOMRect;
  closest(selector: string): Element | null;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const AXES = [["left", "right", "overflowX"], ["top", "bottom", "overflowY"]] as const;

/** An element around words, and on which axes it lets a reader scroll or cuts what hangs out of it. */
interface Around {
  element: Element;
  box: Box;
  ways: readonly ["scrolls" | "cuts" | "", "scrolls" | "cuts" | ""];
  isWindow: boolean;
}

/** Whether the words are in sight. */
export function isInSight(words: Words): boolean {
  return isWithin(words, false);
}

/** Whether the words are drawn, and in sight once all around them is scrolled there. */
export function canBeShown(words: Words): boolean {
  return isDrawn(words) && isWithin(words, true);
}

/** Whether the keyboard can get there. */
export function canBeFocused(words: Words): boolean {
  const element = words.closest("*");
  const modal = words.ownerDocument.querySelector("dialog:modal");
  return element !== null && isDrawn(words) && !closestOf(element, "[inert]") && (!modal || closestOf(element, "dialog:modal") !== null);
}

/**
 * Scrolls the words into sight at once, whatever the page says of how it scrolls: to the middle, or no further than needed with
 * room for a card.
 */
export function bring(words: Words, isCentred = false): void {
  const frames: Element[] = [];
  // Of words in a frame, in the coordinates of the window that is scrolled.
  const boxOf = () => frames.reduce<Box>((box, frame) => {
    const { left, top } = frame.getBoundingClientRect();
    return moved(box, left + frame.clientLeft, top + frame.clientTop);
  }, words.getBoundingClientRect());
  for (let element = words.closest("*"); element; ) {
    for (const around of boxesAround(element)) scroll(around, boxOf(), isCentred);
    const frame: Element | null = frameOf(own(element, "ownerDocument"));
    if (frame) frames.push(frame);
    element = frame;
  }
}

// Null for the outermost window, and in a page of another origin.
function frameOf({ defaultView }: Document): Element | null {
  try {
    return defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

function moved({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

function isDrawn(words: Words): boolean {
  const { width, height } = words.getBoundingClientRect();
  return (width > 0 || height > 0) && isVisible(words.closest("*"));
}

function isVisible(element: Element | null): boolean {
  return element !== null && Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}

function isWithin(words: Words, mayScroll: boolean): boolean {
  const element = words.closest("*");
  const { left, top, right, bottom } = words.getBoundingClientRect();
  const seen: Box = { left, top, right, bottom };
  for (const { box, ways } of element ? boxesAround(element) : []) {
    for (const [axis, [start, end]] of AXES.entries()) {
      if (mayScroll && ways[axis] === "scrolls") {
        [seen[start], seen[end]] = [box[start], box[end]];
      } else if (ways[axis]) {
        [seen[start], seen[end]] = [Math.max(seen[start], box[start]), Math.min(seen[end], box[end])];
        // A word of no width is a word, too, on the edge.
        if (seen[end] < seen[start] || (seen[end] === seen[start] && box[end] > box[start])) return false;
      }
    }
  }
  return true;
}

// The inner ones first, the window last.
function* boxesAround(inner: Element): Iterable<Around> {
  const { defaultView: view, documentElement, body } = own(inner, "ownerDocument");
  if (!view) return;
  let isFixed = false;
  // What is placed by an outer element is not cut by what is between them.
  let isPlaced = false;
  for (let element: Element | null = inner; element && element !== documentElement && !isFixed; element = parentOf(element)) {
    const style = view.getComputedStyle(element);
    const { position } = style;
    const isBetween = isPlaced && position === "static";
    if (position === "absolute") isPlaced = true;
    else if (position !== "static") isPlaced = false;
    isFixed = position === "fixed" || fits(element, ":modal, :popover-open");
    if (isBetween || /^(inline|contents)$/.test(style.display) || (element === body && isOfWindow(view, documentElement))) continue;
    const ways = AXES.map(([, , overflow]) => wayOf(style[overflow])) as [Around["ways"][0], Around["ways"][1]];
    if (ways.some(Boolean)) yield { element, ways, box: innerBox(element), isWindow: false };
  }
  const shown = isOfWindow(view, documentElement) && body ? body : documentElement;
  const { overflowX, overflowY } = view.getComputedStyle(shown);
  const isShut = (overflow: string) => isFixed || /hidden|clip/.test(overflow);
  const ways = [overflowX, overflowY].map((overflow) => (isShut(overflow) ? "cuts" : "scrolls")) as ["cuts" | "scrolls", "cuts" | "scrolls"];
  yield { element: documentElement, ways, box: { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight }, isWindow: true };
}

// What body says of overflow is the window's, unless html says something.
function isOfWindow(view: Window, documentElement: Element): boolean {
  return view.getComputedStyle(documentElement).overflowY === "visible";
}

function wayOf(overflow: string): "scrolls" | "cuts" | "" {
  return overflow === "visible" ? "" : /auto|scroll|overlay/.test(overflow) ? "scrolls" : "cuts";
}

function innerBox(element: Element): Box {
  const { left, top } = Element.prototype.getBoundingClientRect.call(element);
  const [x, y] = [left + own(element, "clientLeft"), top + own(element, "clientTop")];
  return { left: x, top: y, right: x + own(element, "clientWidth"), bottom: y + own(element, "clientHeight") };
}

// Room that is kept free beside words: above and below them a quarter of the box, for the card.
const SIDE = 16;

function scroll({ element, box, ways, isWindow }: Around, words: Box, isCentred: boolean): void {
  const [left = 0, top = 0] = AXES.map(([start, end], axis) => {
    if (ways[axis] !== "scrolls") return 0;
    const size = box[end] - box[start];
    const room = axis === 0 ? SIDE : size / 4;
    const length = Math.min(words[end] - words[start], size - 2 * room);
    const [before, after] = [words[start] - box[start] - room, words[start] + length + room - box[end]];
    if (isCentred && axis === 1) return words[start] - box[start] - (size - length) / 2;
    return before < 0 ? before : after > 0 ? after : 0;
  });
  if (left === 0 && top === 0) return;
  const by = { left, top, behavior: "instant" } as const;
  if (isWindow) element.ownerDocument.defaultView?.scrollBy(by);
  else (Element.prototype.scrollBy as (this: Element, by: ScrollToOptions) => void).call(element, by);
}
