// Owns how an engine says that it broke off: WebAssembly stopped in the middle of a text, by a panic in the engine, a stack
// or a memory that ran out. What the module holds from then on is worth nothing, so the engine has been thrown away; the
// next call has a new one. What is done with the text is recovery.ts's.

/** The engine broke off in the middle of a text. A call after this one is answered by a new engine. */
export class TrapError extends Error {
  override readonly name = "TrapError";
}

/** By its name: files that are built apart have classes of their own, and so has a `detect` that passes it on from elsewhere. */
export function isTrap(error: unknown): error is TrapError {
  return (error as TrapError | undefined)?.name === "TrapError";
}
