// Owns the link to one passage of a page: a URL with a text fragment (https://wicg.github.io/scroll-to-text-fragment/).
//
// "more than $2.1 billion" after "spent" and before "on aid"
//   → …#:~:text=spent-,more%20than%20%242.1%20billion,-on%20aid

import type { PageBlock } from "../read/blocks.js";
import { GAP } from "../read/gap.js";
import type { Span } from "../facts.js";
import { writtenText } from "../paint/ranges.js";

/** Words of context on either side: enough to tell most repeated phrases apart. */
const CONTEXT = 4;
/** Passages of more words are named by their first and last ones. */
const LONG = 12;

/** The address of `page` at the span of `block`; none for pages that have no address of their own. */
export function passageLink(page: string, block: PageBlock, { start, end }: Span): string | undefined {
  if (!/^(https?|file):/.test(page)) return undefined;
  const words = split(writtenText(block, start, end));
  if (words.length === 0) return undefined;
  const long = words.length > LONG;
  const from = encode(long ? words.slice(0, CONTEXT) : words);
  const to = long ? `,${encode(words.slice(-CONTEXT))}` : "";
  // After a part of a word, the text continues ("$5" in "$5bn"): context must begin at a word boundary.
  const before = split(writtenText(block, start - 120, start).split(GAP).at(-1) ?? "").slice(-CONTEXT);
  const after = split(writtenText(block, end, end + 120).split(GAP)[0] ?? "").slice(0, CONTEXT);
  const prefix = before.length > 0 ? `${encode(before)}-,` : "";
  const suffix = after.length > 0 ? `,-${encode(after)}` : "";
  return `${page.replace(/#.*$/s, "")}#:~:text=${prefix}${from}${to}${suffix}`;
}

function split(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "" && !word.includes(GAP));
}

// "-" has a meaning of its own in a text fragment; a lone surrogate has no encoding.
function encode(words: string[]): string {
  const text = words.join(" ").replace(/\p{Surrogate}/gu, "\uFFFD");
  return encodeURIComponent(text).replaceAll("-", "%2D");
}
