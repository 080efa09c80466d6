// Bundles the React page (react-app.jsx) that tests annotate while it changes.

import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { www } from "./www.mjs";

const output = join(www, "test/output");

/** Where the test's server has the app. */
export const APP = "/test/output/react-app.js";

/** Makes the app for the page; gives the markup that a server would send with it. */
export async function bundleReact() {
  mkdirSync(output, { recursive: true });
  const common = { absWorkingDir: www, bundle: true, format: "esm", jsx: "automatic", define: { "process.env.NODE_ENV": '"production"' }, minify: true, logLevel: "warning" };
  await build({ ...common, entryPoints: ["test/support/react-app.jsx"], outfile: join(www, APP) });
  const contents = `import { createElement } from "react"; import { renderToString } from "react-dom/server";
    import { App } from "./react-app.jsx"; export const markup = renderToString(createElement(App));`;
  const server = join(output, "react-server.cjs");
  await build({ ...common, format: "cjs", platform: "node", stdin: { contents, resolveDir: join(www, "test/support") }, outfile: server });
  return { markup: createRequire(import.meta.url)(server).markup };
}
