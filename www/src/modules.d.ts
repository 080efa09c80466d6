// Types for the modules that the build generates or loads as text.

declare module "*.css" {
  const text: string;
  export default text;
}

/** Made by kinds.mjs of data/block_kinds.tsv: kinds and their selectors, the strongest first. */
declare module "virtual:kinds" {
  export const rows: readonly (readonly [import("./facts.js").Block["kind"] | "question?", string])[];
}

/** Made by land.mjs: the d of SVG paths, four steps a degree. */
declare module "virtual:land" {
  export const land: string;
  export const borders: string;
}

/** Made by glue.mjs of pkg/web/factlight.js. */
declare module "virtual:glue" {
  export interface Engine {
    annotate(
      blocks: import("./facts.js").Block[],
      options: import("./facts.js").EngineOptions | undefined,
    ): import("./facts.js").Found;
    /** Leaves the module's half where it is: it is not freed any more. */
    __destroy_into_raw(): number;
  }
  /** What wasm-bindgen writes around one instance of the module; each call gives another. */
  export function glue(): {
    initSync(input: { module: WebAssembly.Module }): unknown;
    Engine: new (gazetteer: Uint8Array) => Engine;
  };
}
