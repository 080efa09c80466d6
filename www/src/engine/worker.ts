// Owns the engine's side of the worker that loadEngineApart (engine.ts) starts: questions in, facts out.

import { loadEngine, type Answer, type Found, type Question } from "./engine.js";
import { isTrap } from "./trap.js";

/** Facts of one message: the page takes each message in a turn of its own. */
const SLICE = 500;

let detect: Awaited<ReturnType<typeof loadEngine>> | undefined;

const answer = (said: Answer) => postMessage(said);

addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  const { call, files, blocks = [], options = {} } = data;
  try {
    if (files) detect = await loadEngine(files);
    const facts: Found = detect?.(blocks, options) ?? [];
    for (let start = 0; start < facts.length; start += SLICE) answer({ call, facts: facts.slice(start, start + SLICE) });
    answer({ call, done: true, ...(facts.genre && { genre: facts.genre }) });
  } catch (error) {
    answer({ call, error: error instanceof Error ? error.message : String(error), isTrap: isTrap(error) });
  }
});
