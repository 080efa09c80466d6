// Makes the rows of data/block_kinds.tsv, which say what elements make of their text, a module: [kind, selector], strongest first.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const TABLE = fileURLToPath(new URL("../../data/block_kinds.tsv", import.meta.url));

/** The rows of the table, with their examples. */
export async function kindRows() {
  const rows = (await readFile(TABLE, "utf8")).split("\n").filter((row) => row !== "" && !row.startsWith("#"));
  return rows.map((row) => row.split("\t"));
}

/** An esbuild plugin: `import { rows } from "virtual:kinds"`. */
export const kindsAsRows = {
  name: "kinds-as-rows",
  setup(builder) {
    builder.onResolve({ filter: /^virtual:kinds$/ }, ({ path }) => ({ path, namespace: "kinds" }));
    builder.onLoad({ filter: /.*/, namespace: "kinds" }, async () => {
      const rows = (await kindRows()).map(([kind, selector]) => [kind, selector.replaceAll(", ", ",")]);
      return { contents: `export const rows = ${JSON.stringify(rows)};` };
    });
  },
};
