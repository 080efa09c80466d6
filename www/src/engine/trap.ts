// Owns how an engine reports that it broke off: WebAssembly stopped in the middle of a text, because the engine panicked or ran
// out of stack or memory. The module's state is worthless from then on, so that engine has been discarded and the next call
// gets a new one. Leaves what happens to the text to recovery.ts.

/** The engine broke off in the middle of a text. A call after this one is answered by a new engine. */
export class TrapError extends Error {
  override readonly name = "TrapError";
}

/** By its name: files that are built apart have classes of their own, and so has a `detect` that passes it on from elsewhere. */
export function isTrap(error: unknown): error is TrapError {
  return (error as TrapError | undefined)?.name === "TrapError";
}
