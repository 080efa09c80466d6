// Owns bringing a passage of the page into view: it is selected, which every browser shows in its own way, whatever the colours.
// Nothing in the page changes.

import type { PageBlock } from "../read/blocks.js";
import type { Anchor } from "../facts.js";
import { textRanges } from "../paint/ranges.js";
import { bring } from "./reach.js";

/** The words of an anchor, or all of an element. */
export type Passage = { anchor: Anchor } | { element: Element };

/** Shows a passage. `standIn` returns what has taken the place of a text node. */
export function reveal(passage: Passage, document: Document, blocks: readonly PageBlock[], standIn: (node: Text) => Node): void {
  const range = document.createRange();
  if ("element" in passage) {
    range.selectNodeContents(passage.element);
  } else {
    const ranges = textRanges(blocks, passage.anchor);
    const [first, last] = [ranges[0], ranges.at(-1)];
    const start = first && placeIn(standIn(first.node), first.start, document);
    const end = last && placeIn(standIn(last.node), last.end, document);
    if (!start || !end) return;
    range.setStart(...start);
    range.setEnd(...end);
  }
  const around = range.commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  bring({
    ownerDocument: document,
    getBoundingClientRect: () => range.getBoundingClientRect(),
    closest: (selector) => element?.closest(selector) ?? null,
  }, true);
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
