// Owns bringing a passage of the page into view: it is selected, which every browser shows in its own way, whatever the colours.
// Nothing in the page changes.

import type { PageBlock } from "../read/blocks.js";
import type { Anchor } from "../facts.js";
import { textRanges } from "../paint/ranges.js";

/** Shows an anchor's words, or an element. `standIn` returns what has taken the place of a text node. */
export function show(
  target: { anchor: Anchor } | { element: Element },
  document: Document,
  blocks: readonly PageBlock[],
  standIn: (node: Text) => Node,
): void {
  const range = document.createRange();
  if ("element" in target) {
    range.selectNodeContents(target.element);
  } else {
    const ranges = textRanges(blocks, target.anchor);
    const [first, last] = [ranges[0], ranges.at(-1)];
    const start = first && placeIn(standIn(first.node), first.start, document);
    const end = last && placeIn(standIn(last.node), last.end, document);
    if (!start || !end) return;
    range.setStart(...start);
    range.setEnd(...end);
  }
  const around = range.commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  element?.scrollIntoView({ block: "center", behavior: "instant" });
  // The words may be far down in their paragraph.
  const window = document.defaultView;
  const { top, bottom } = range.getBoundingClientRect();
  if (window && (top < 0 || bottom > window.innerHeight)) window.scrollBy({ top: top - window.innerHeight / 3, behavior: "instant" });
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

// A text node that is marked is cut in parts: `offset` counts on through them.
function placeIn(first: Node, offset: number, document: Document): [Node, number] | null {
  if (!first.isConnected) return null;
  const walker = document.createTreeWalker(first.getRootNode(), NodeFilter.SHOW_TEXT);
  walker.currentNode = first;
  let node: Node | null = first.nodeType === Node.TEXT_NODE ? first : walker.nextNode();
  for (let left = offset; node; node = walker.nextNode()) {
    const { length } = node as Text;
    if (left <= length) return [node, left];
    left -= length;
  }
  return null;
}
