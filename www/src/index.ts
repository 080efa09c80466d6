// Owns the package's interface: annotate(root, detect) marks the facts on a page and shows where they come from. Leaves
// finding facts to `detect`: the engine (engine/engine.ts), a message to an extension's background, or precomputed facts.

import { annotateRoot } from "./annotated.js";
import type { AnnotateOptions, Annotations, Detect } from "./annotations.js";

export type * from "./annotations.js";
export type * from "./facts.js";

interface Live {
  root: Element;
  detect: Detect;
  compare: AnnotateOptions["compare"];
  wanted: string;
  abort: AbortController;
  /** Aborted by its caller, or by `abort`. */
  signal: AbortSignal;
  result: Promise<Annotations>;
  clear?: () => void;
}

const live = new Set<Live>();

/**
 * Marks the facts under `root`. The same call again changes nothing and returns the same annotations; a different call on the same
 * text replaces the first. Rejects with the signal's reason, or with what `detect` throws unless that is a TrapError; the page is
 * then as it was.
 */
export function annotate(root: Element, detect: Detect, options: AnnotateOptions = {}): Promise<Annotations> {
  const { signal, ...lasting } = options;
  const wanted = JSON.stringify(lasting);
  for (const other of live) {
    const isSame = other.detect === detect && other.compare === options.compare && other.wanted === wanted;
    // One that has been stopped ends without marks, so it is not the one wanted now.
    if (other.root === root && isSame && !other.signal.aborted) return other.result;
    if (other.root.contains(root) || root.contains(other.root)) drop(other);
  }
  const abort = new AbortController();
  const either = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
  const entry = { root, detect, compare: options.compare, wanted, abort, signal: either } as Live;
  live.add(entry);
  entry.result = annotateRoot({
    root, detect, options: lasting, signal: either,
    annotate: (frame, own) => annotate(frame, detect, own),
    drop: () => drop(entry),
    onClear: (clear) => (entry.clear = clear),
  }).catch((error: unknown) => {
    drop(entry);
    throw error;
  });
  return entry.result;
}

function drop(entry: Live): void {
  live.delete(entry);
  entry.abort.abort();
  entry.clear?.();
  delete entry.clear;
}
