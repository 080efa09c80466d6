// Turns the JavaScript that wasm-bindgen writes around the module, which serves one instance for as long as its file is loaded, into
// a function that returns a new one at each call: an engine that broke off is discarded with everything around it. wasm-bindgen's
// own way (--experimental-reset-state-function) is not passed on by wasm-pack, and replaces the one instance for all its users.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const www = fileURLToPath(new URL("..", import.meta.url));

/** An esbuild plugin: `import { glue } from "virtual:glue"`; `glue()` gives `Engine` and `initSync`. */
export const glueAnew = {
  name: "glue-anew",
  setup(builder) {
    builder.onResolve({ filter: /^virtual:glue$/ }, ({ path }) => ({ path, namespace: "glue" }));
    builder.onLoad({ filter: /.*/, namespace: "glue" }, async () => {
      const { target } = builder.initialOptions;
      const stdin = { contents: 'export { Engine, initSync } from "./pkg/web/factlight.js";', resolveDir: www };
      // Where the module lies is not asked of the glue: it is given what has been compiled.
      const logOverride = { "empty-import-meta": "silent" };
      const { outputFiles: [{ text }] } = await build({ stdin, bundle: true, format: "iife", globalName: "made", target, write: false, logOverride });
      return { contents: `export function glue() {\n${text}\nreturn made;\n}` };
    });
  },
};
