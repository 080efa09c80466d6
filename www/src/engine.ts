// Owns getting the engine: the WebAssembly module and the gazetteer, both from files of this package. The only file
// that knows the module.

import init, { Engine } from "../pkg/web/factlight.js";
import type { Block, EngineOptions, Fact } from "./facts.js";

export type { Block, EngineOptions, Fact } from "./facts.js";

/** Where the engine's files are; by default beside this one. */
export interface EngineFiles {
  /** factlight_bg.wasm */
  module?: URL | string;
  /** gazetteer.bin */
  gazetteer?: URL | string;
}

/** Loads the engine. Rejects with an Error that names the file that could not be read. */
export async function loadEngine(files: EngineFiles = {}): Promise<(blocks: Block[], options: EngineOptions) => Fact[]> {
  const module = files.module ?? new URL("./factlight_bg.wasm", import.meta.url);
  const gazetteer = files.gazetteer ?? new URL("./gazetteer.bin", import.meta.url);
  const [bytes] = await Promise.all([
    read(gazetteer, "gazetteer"),
    init({ module_or_path: read(module, "module", "application/wasm") }),
  ]);
  const engine = new Engine(new Uint8Array(await bytes.arrayBuffer()));
  return (blocks, options) => engine.annotate(blocks, options);
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
