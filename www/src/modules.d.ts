// What esbuild gives as text, and the module that wasm-pack writes: types for when it has not been built yet.

declare module "*.css" {
  const text: string;
  export default text;
}

/** Made by land.mjs: the d of SVG paths, four steps a degree. */
declare module "virtual:land" {
  export const land: string;
  export const borders: string;
}

declare module "*/pkg/web/factlight.js" {
  export default function init(input: { module_or_path: unknown }): Promise<unknown>;
  export class Engine {
    constructor(gazetteer: Uint8Array);
    annotate(
      blocks: import("./facts.js").Block[],
      options: import("./facts.js").EngineOptions | undefined,
    ): import("./facts.js").Fact[];
  }
}
