// Owns which fact is which after a page is read again: a fact at the same place in the same text remains the same object,
// wherever its block has moved.

import type { PageBlock } from "./blocks.js";
import type { Fact } from "../facts.js";
import type { Pace } from "../pace.js";

/** Facts and the blocks they are in. */
export interface Found {
  facts: readonly Fact[];
  blocks: readonly PageBlock[];
}

/** The facts of `now`, with each that `before` has already replaced by that object, brought up to date in the last step. */
export async function keepIdentity(before: Found, now: Found, pace: Pace): Promise<Fact[]> {
  const waiting = new Map<string, Fact[]>();
  for (const fact of before.facts) {
    const key = keyOf(fact, before.blocks);
    const same = waiting.get(key);
    if (same) same.push(fact);
    else waiting.set(key, [fact]);
    if (pace.due) await pace.rest();
  }
  for (const same of waiting.values()) same.reverse();
  const kept: (Fact | undefined)[] = [];
  for (const fact of now.facts) {
    // Twice the same sentence on one page: the first is the first.
    kept.push(waiting.get(keyOf(fact, now.blocks))?.pop());
    if (pace.due) await pace.rest();
  }
  return now.facts.map((fact, i) => (kept[i] ? Object.assign(kept[i], fact) : fact));
}

function keyOf({ kind, anchor: { block, start, end } }: Fact, blocks: readonly PageBlock[]): string {
  return `${kind} ${start} ${end} ${blocks[block]?.block.text ?? ""}`;
}
