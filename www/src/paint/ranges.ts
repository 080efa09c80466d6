// Owns the way back into the page: an anchor in a block's text → ranges of text nodes. Knows nothing about styles.

import type { Anchor } from "../facts.js";
import type { PageBlock } from "../read/blocks.js";
import { GAP } from "../read/gap.js";

/** A range of one text node, in UTF-16 code units; not empty. */
export interface TextRange {
  node: Text;
  /** What the node held when it was read. */
  data: string;
  start: number;
  end: number;
}

/** The text node ranges of an anchor, in document order; none for an anchor outside the page. */
export function textRanges(blocks: readonly PageBlock[], { block, start, end }: Anchor): TextRange[] {
  const ranges: TextRange[] = [];
  const parts = blocks[block]?.parts ?? [];
  for (let i = firstPart(parts, start); i < parts.length; i += 1) {
    const { node, data, from, at, length } = parts[i] as PageBlock["parts"][number];
    if (at >= end) break;
    const startInNode = from + Math.max(0, start - at);
    const endInNode = from + Math.min(length, end - at);
    if (endInNode <= startInNode) continue;
    const last = ranges.at(-1);
    // There is white space that is not drawn between two parts of one node.
    if (last?.node === node) last.end = endInNode;
    else ranges.push({ node, data, start: startInNode, end: endInNode });
  }
  return ranges;
}

// The first part that ends after `offset`.
function firstPart(parts: PageBlock["parts"], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle] as PageBlock["parts"][number];
    if (part.at + part.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of an anchor as the engine read them. */
export function textOf(blocks: readonly PageBlock[], { block, start, end }: Anchor): string {
  return (blocks[block]?.block.text.slice(start, end) ?? "").replaceAll(GAP, " ").trim();
}

/** Only what text nodes hold between two offsets: what the browser's own search would find there. */
export function writtenText({ block, parts }: PageBlock, start: number, end: number): string {
  let text = "";
  let at = Math.max(0, start);
  for (let i = firstPart(parts, at); i < parts.length; i += 1) {
    const part = parts[i] as PageBlock["parts"][number];
    if (part.at >= end) break;
    if (part.at > at) text += separator(block.text.slice(at, part.at));
    const from = Math.max(at, part.at);
    at = Math.min(part.at + part.length, end);
    // The node's own characters: "6", where the block has "⁶".
    const shift = part.from - part.at;
    text += part.data.slice(from + shift, at + shift);
  }
  return text;
}

// A line break separates words; quotation marks that the browser draws are not written at all.
function separator(drawn: string): string {
  if (drawn.includes(GAP)) return GAP;
  return drawn.includes("\n") ? " " : "";
}
