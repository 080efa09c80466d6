// Owns when work is done: long work is cut into slices, so that the reader never waits for it, and none is done twice at a time.

interface Scheduler {
  yield?(): Promise<void>;
}

/** Milliseconds of work before the page gets its turn; half a frame. */
const SLICE = 8;

/** Says when a slice of work is over. */
export class Pace {
  #until = performance.now() + SLICE;
  readonly #signal: AbortSignal | undefined;

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
    signal?.throwIfAborted();
  }

  /** Whether the page should get its turn now. */
  get due(): boolean {
    return performance.now() >= this.#until;
  }

  /** Yields to the page. Throws the signal's reason if the work is no longer wanted. */
  async rest(): Promise<void> {
    const { scheduler } = globalThis as { scheduler?: Scheduler };
    await (scheduler?.yield?.() ?? new Promise<void>((resolve) => setTimeout(resolve)));
    this.#signal?.throwIfAborted();
    this.#until = performance.now() + SLICE;
  }
}

/** `act` such that a second call while the first works waits for it, and then works once for all that came meanwhile. */
export function oneAtATime(act: (isByChange: boolean) => Promise<void>): (isByChange: boolean) => Promise<void> {
  let now: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let isAllByChange = true;
  const run = (isByChange: boolean) => (now = act(isByChange).finally(() => (now = undefined)));
  return (isByChange) => {
    if (!now) return run(isByChange);
    isAllByChange = (next ? isAllByChange : true) && isByChange;
    next ??= now.catch(() => {}).then(() => {
      next = undefined;
      return run(isAllByChange);
    });
    return next;
  };
}
