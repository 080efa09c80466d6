// Owns what the parts of the extension say to each other: plain objects, one type a question, one an answer.

import type { Block, EngineOptions, Fact } from "../src/facts.js";

/** What a page asks the background. */
export interface Detect {
  ask: "detect";
  blocks: Block[];
  options: EngineOptions;
}

/** What a page tells the background: how many facts are marked in it; null when it is not marked. */
export interface Count {
  ask: "count";
  count: number | null;
}

/** What one of the extension's own pages asks the background: as if the button were pressed on that tab. */
export interface Press {
  ask: "press";
  tab: number;
}

/** What the background asks a page: to mark it, or to take its marks away; or to mark what is selected. */
export interface Mark {
  ask: "toggle" | "selection";
}

/** Every question has an answer, or an error in words. */
export type Answer<T> = { value: T } | { error: string };

/** What a page answers to [`Mark`]: as `Count.count`. */
export type Marked = Answer<number | null>;

/** What the background answers to [`Detect`]. */
export type Found = Answer<Fact[]>;

/** The answer of `act`, or why there is none. */
export async function answer<T>(act: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await act() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
