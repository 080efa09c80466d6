// Owns which fact of a page read again is which fact of before: a fact that stands in the same text, at the same place in
// it, stays the same object, wherever its block has moved.

import type { PageBlock } from "./blocks.js";
import type { Fact } from "./facts.js";

/** `found`, with each fact that `known` has already replaced by that object, brought up to date. */
export function keepIdentity(known: readonly Fact[], before: readonly PageBlock[], found: readonly Fact[], after: readonly PageBlock[]): Fact[] {
  const waiting = new Map<string, Fact[]>();
  for (const fact of known) {
    const key = keyOf(fact, before);
    const same = waiting.get(key);
    if (same) same.push(fact);
    else waiting.set(key, [fact]);
  }
  return found.map((fact) => {
    // Twice the same sentence on one page: the first is the first.
    const same = waiting.get(keyOf(fact, after))?.shift();
    return same ? Object.assign(same, fact) : fact;
  });
}

function keyOf({ kind, anchor: { block, start, end } }: Fact, blocks: readonly PageBlock[]): string {
  return `${kind} ${start} ${end} ${blocks[block]?.block.text ?? ""}`;
}
