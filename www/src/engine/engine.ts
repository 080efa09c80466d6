// Owns loading the engine (the WebAssembly module and the gazetteer, both files of this package) and replacing it when it
// breaks off. The only file that imports the module.

import { glue, type Engine } from "virtual:glue";
import type { Block, EngineOptions, Fact, Found } from "../facts.js";
import { TrapError } from "./trap.js";

export type { Block, EngineOptions, Fact, Found } from "../facts.js";
export { TrapError } from "./trap.js";

/** Where the engine's files are; by default next to this one. */
export interface EngineFiles {
  /** factlight_bg.wasm */
  module?: URL | string;
  /** gazetteer.bin */
  gazetteer?: URL | string;
}

/**
 * Loads the engine. Rejects with an Error that names a file that could not be read, or that says what to do where the page's policy
 * forbids WebAssembly. The function it returns throws a TrapError when
 * the engine breaks off in the text; the next call gets a new engine, made without reading the files again.
 */
export async function loadEngine(files: EngineFiles = {}): Promise<(blocks: Block[], options: EngineOptions) => Found> {
  const { module, gazetteer } = filesOf(files);
  const [bytes, compiled] = await Promise.all([
    read(gazetteer, "gazetteer").then((response) => response.arrayBuffer()),
    WebAssembly.compileStreaming(read(module, "module", "application/wasm")).catch((error: unknown) => {
      throw forbidden(error) ?? error;
    }),
  ]);
  const start = (): Engine => {
    const { Engine, initSync } = glue();
    initSync({ module: compiled });
    return new Engine(new Uint8Array(bytes));
  };
  let engine: Engine | undefined = start();
  return (blocks, options) => {
    engine ??= start();
    try {
      return engine.annotate(blocks, options);
    } catch (error) {
      if (isRefusal(error)) throw error;
      // Nothing of it may be called any more, not even when it is collected.
      engine.__destroy_into_raw();
      engine = undefined;
      throw new TrapError(`factlight: the engine broke off (${String(error)})`, { cause: error });
    }
  };
}

// The module throws plain Errors, in good order. All else has torn it from its work: RuntimeError, or RangeError and Firefox's
// InternalError where the stack or the memory was too small.
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === "Error";
}

// Browsers name the policy in a CompileError, each in words of its own.
function forbidden(error: unknown): Error | undefined {
  if ((error as Error | undefined)?.name !== "CompileError" || !/\bCSP\b|content security policy/i.test((error as Error).message)) return undefined;
  return new Error("factlight: this page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src, " +
    "or mark facts found in advance (factlight/precomputed); the browser extension can read the page as it is", { cause: error });
}

function filesOf({ module, gazetteer }: EngineFiles): Required<EngineFiles> {
  return {
    module: module ?? new URL("./factlight_bg.wasm", import.meta.url),
    gazetteer: gazetteer ?? new URL("./gazetteer.bin", import.meta.url),
  };
}

/**
 * Loads the engine in a worker, so that the page never waits for it; in the page if there can be no worker (because of the page's
 * policy, or because the package is on another origin). Under Trusted Types it creates the policy "factlight-worker".
 * Rejects as loadEngine does; the function it returns rejects where loadEngine's would throw.
 */
export async function loadEngineApart(files: EngineFiles = {}): Promise<(blocks: Block[], options: EngineOptions) => Promise<Found>> {
  const worker = await startWorker(files).catch(() => null);
  if (worker) return (blocks, options) => worker.annotate(blocks, options);
  const detect = await loadEngine(files);
  return async (blocks, options) => detect(blocks, options);
}

/** The worker's answer: facts in slices, `done` on the last one of a call. */
export interface Answer {
  call: number;
  facts?: Fact[];
  done?: boolean;
  /** With the last one. */
  genre?: Found["genre"];
  error?: string;
  /** Whether the engine broke off. */
  isTrap?: boolean;
}

/** A question to the worker; call 0 is to load `files`. */
export interface Question {
  call: number;
  files?: { module?: string; gazetteer?: string };
  blocks?: Block[];
  options?: EngineOptions;
}

interface Call {
  facts: Found;
  resolve(facts: Found): void;
  reject(reason: Error): void;
}

class WorkerEngine {
  readonly #worker: Worker;
  readonly #calls = new Map<number, Call>();
  #last = 0;
  #broken: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => this.#hear(data));
    worker.addEventListener("error", ({ message }) => {
      this.#broken = new Error(`factlight: the engine's worker failed (${message || "it could not be started"})`);
      for (const { reject } of this.#calls.values()) reject(this.#broken);
      this.#calls.clear();
    });
  }

  ask(question: Omit<Question, "call">, call: number): Promise<Found> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#calls.set(call, { facts: [], resolve, reject });
      this.#worker.postMessage({ call, ...question } satisfies Question);
    });
  }

  annotate(blocks: Block[], options: EngineOptions): Promise<Found> {
    this.#last += 1;
    return this.ask({ blocks, options }, this.#last);
  }

  #hear({ call, facts = [], done = false, genre, error, isTrap }: Answer): void {
    const waiting = this.#calls.get(call);
    if (!waiting) return;
    for (const fact of facts) waiting.facts.push(fact);
    if (genre) waiting.facts.genre = genre;
    if (done || error !== undefined) this.#calls.delete(call);
    if (error !== undefined) waiting.reject(new (isTrap ? TrapError : Error)(error));
    else if (done) waiting.resolve(waiting.facts);
  }
}

// The worker is told where the files are: a bundler finds and names them here, and passes the worker on as it is.
async function startWorker(given: EngineFiles): Promise<WorkerEngine> {
  const { module, gazetteer } = filesOf(given);
  const worker = new Worker(workerAddress(), { type: "module", name: "factlight" });
  const engine = new WorkerEngine(worker);
  const absolute = (address: URL | string) => new URL(address, document.baseURI).href;
  const files = { module: absolute(module), gazetteer: absolute(gazetteer) };
  try {
    await engine.ask({ files }, 0);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return engine;
}

interface TrustedTypes {
  createPolicy(name: string, rules: object): { createScriptURL(input: string): string };
}

let trusted: ReturnType<TrustedTypes["createPolicy"]> | undefined;

// Only ever the one address: there is nothing in it that a page could choose.
function workerAddress(): string {
  const address = new URL("./worker.js", import.meta.url).href;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  trusted ??= trustedTypes.createPolicy("factlight-worker", { createScriptURL: () => address });
  return trusted.createScriptURL(address);
}

async function read(address: URL | string, what: string, type?: string): Promise<Response> {
  const wrong = (reason: unknown) =>
    new Error(`factlight: the ${what} could not be read from ${String(address)} (${String(reason)}); ` +
      `serve that file, or pass its address to loadEngine({ ${what} })`);
  const response = await fetch(address).catch((error: unknown) => {
    throw wrong(error);
  });
  if (!response.ok) throw wrong(`HTTP status ${response.status}`);
  // A server that does not know .wasm: the module is compiled all the same, only not while it loads.
  if (type && response.headers.get("content-type") !== type) {
    return new Response(await response.arrayBuffer(), { headers: { "content-type": type } });
  }
  return response;
}
