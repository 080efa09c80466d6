// Makes of what wasm-bindgen writes around the module, which is of one instance for as long as its file is loaded, a function
// that gives another one at each call: an engine that broke off is thrown away with all that was around it. wasm-bindgen's own
// way (--experimental-reset-state-function) is not passed on by wasm-pack, and changes the one instance under all who use it.

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

/** An esbuild plugin: `import { glue } from "virtual:glue"`; `glue()` gives `Engine` and `initSync`. */
export const glueAnew = {
  name: "glue-anew",
  setup(builder) {
    builder.onResolve({ filter: /^virtual:glue$/ }, ({ path }) => ({ path, namespace: "glue" }));
    builder.onLoad({ filter: /.*/, namespace: "glue" }, async () => {
      const { target } = builder.initialOptions;
      const stdin = { contents: 'export { Engine, initSync } from "./pkg/web/factlight.js";', resolveDir: here };
      // Where the module lies is not asked of the glue: it is given what has been compiled.
      const logOverride = { "empty-import-meta": "silent" };
      const { outputFiles: [{ text }] } = await build({ stdin, bundle: true, format: "iife", globalName: "made", target, write: false, logOverride });
      return { contents: `export function glue() {\n${text}\nreturn made;\n}` };
    });
  },
};
