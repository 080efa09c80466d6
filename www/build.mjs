// Builds www/dist/, the npm package, www/site/, the demo, and www/addon/, the extension; prints what they weigh.
// Of the module and the gazetteer it takes what is there: `cargo xtask build` makes them first.

import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, transform } from "esbuild";
import { glueAnew } from "./glue.mjs";
import { landAsText } from "./land.mjs";
import { notices } from "./notices.mjs";
import { readabilityByNodes } from "./readability.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...path) => join(here, ...path);
const exists = (path) => stat(path).then(() => true, () => false);
// What marking a page takes, and what opening a card adds to it: the card, a language, and on demand list, map and copies.
const BUDGETS_BROTLI_BYTES = {
  "index.js": 9_000,
  "opening.js": 12_200,
  "english.js": 3_000,
  "german.js": 5_500,
  "list.js": 4_000,
  "copying.js": 2_000,
  "notes.js": 2_000,
  "highlights.js": 2_500,
  "changing.js": 1_500,
  "frames.js": 1_000,
  "recovery.js": 1_200,
  "main.js": 13_000,
  "map.js": 13_000,
  "export.js": 5_000,
  "tag.js": 1_500,
  "auto.js": 600,
  "element.js": 900,
  "precomputed.js": 1_500,
};
const PARTS = Object.keys(BUDGETS_BROTLI_BYTES).map((name) => name.replace(/\.js$/, ""));

// Style sheets that the page adopts are text in the module.
const cssAsText = {
  name: "css-as-text",
  setup(builder) {
    builder.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

// Files that lie beside each other and load each other: the card when it is needed. Only the worker has the engine in it, so
// that a bundler can give it as it is.
const apart = {
  name: "apart",
  setup(builder) {
    const filter = new RegExp(`^\\./(${[...PARTS, "engine"].join("|")})\\.js$`);
    builder.onResolve({ filter }, ({ path, importer }) => (importer.endsWith("worker.ts") ? null : { path, external: true }));
  },
};

// The demo's and the extension's own style sheets are files; only the package's are text.
const ownCssAsFiles = {
  ...cssAsText,
  setup: (builder) => cssAsText.setup({ onLoad: (_, act) => builder.onLoad({ filter: /src\/.*\.css$/ }, act) }),
};

const common = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  target: ["chrome125", "firefox140", "safari18"],
  minify: true,
  metafile: true, // whose code is in it: notices.mjs
  legalComments: "none",
  logLevel: "warning",
};

async function buildPackage() {
  await rm(at("dist"), { recursive: true, force: true });
  await mkdir(at("dist"));
  const hasModule = await exists(at("pkg/web/factlight.js"));
  const entries = PARTS.map((name) => at(`src/${name}.ts`));
  if (hasModule) entries.push(at("src/engine.ts"), at("src/worker.ts"));
  else console.log("dist: no pkg/web/factlight.js, so no engine.js; `cargo xtask build` makes it");
  const { metafile } = await build({ ...common, entryPoints: entries, outdir: at("dist"), sourcemap: true, plugins: [cssAsText, apart, glueAnew, landAsText, readabilityByNodes] });
  const { code } = await transform(await readFile(at("src/style.css"), "utf8"), { loader: "css", minify: true });
  await writeFile(at("dist/style.css"), code);
  await copyEngineFiles(at("dist"), [metafile]);
  const tsc = at("node_modules/.bin/tsc");
  execFileSync(tsc, ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", "dist"], {
    cwd: here,
    stdio: "inherit",
  });
}

// And what must lie beside whatever holds others' code and data.
async function copyEngineFiles(folder, metafiles) {
  await writeFile(join(folder, "THIRD-PARTY-NOTICES.txt"), await notices(metafiles));
  const files = [at("pkg/web/factlight_bg.wasm"), at("../data/gazetteer.bin"), at("../LICENSE-MIT"), at("../LICENSE-APACHE")];
  for (const file of files) {
    if (await exists(file)) await cp(file, join(folder, file.split("/").at(-1)));
    else console.log(`${folder.split("/").at(-1)}: no ${file.split("/").at(-1)} yet`);
  }
}

async function buildDemo() {
  await rm(at("site"), { recursive: true, force: true });
  await mkdir(at("site"));
  const entries = (await readdir(at("demo"))).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
  const { metafile } = await build({
    ...common,
    entryPoints: Object.fromEntries([
      ...entries.map((name) => [name.replace(/\.ts$/, ""), at("demo", name)]),
      ["worker", at("src/worker.ts")],
    ]),
    outdir: at("site"),
    sourcemap: true,
    splitting: true,
    plugins: [ownCssAsFiles, glueAnew, landAsText, readabilityByNodes],
  });
  await cp(at("demo"), at("site"), { recursive: true, filter: (path) => !path.endsWith(".ts") });
  await copyEngineFiles(at("site"), [metafile]);
}

// One folder a browser: what differs is how the background runs, and what the panel is.
async function buildExtension() {
  await rm(at("addon"), { recursive: true, force: true });
  const bundle = (name, format) => build({
    ...common, entryPoints: [at(`extension/${name}.ts`)], outdir: at("addon/chrome"), format, plugins: [ownCssAsFiles, glueAnew, landAsText, readabilityByNodes],
  });
  // A content script is no module.
  const pages = ["background", "welcome", "panel", "notebook", "options"];
  const built = await Promise.all([...pages.map((name) => bundle(name, "esm")), ...["content", "always"].map((name) => bundle(name, "iife"))]);
  const isSource = (path) => /\.ts$|manifest\.json$/.test(path);
  await cp(at("extension"), at("addon/chrome"), { recursive: true, filter: (path) => !isSource(path) });
  await copyEngineFiles(at("addon/chrome"), built.map(({ metafile }) => metafile));
  await cp(at("addon/chrome"), at("addon/firefox"), { recursive: true });
  const manifest = JSON.parse(await readFile(at("extension/manifest.json"), "utf8"));
  const { service_worker, scripts, ...background } = manifest.background;
  const { browser_specific_settings, minimum_chrome_version, side_panel, sidebar_action, permissions, ...both } = manifest;
  const write = (browser, content) => writeFile(at("addon", browser, "manifest.json"), `${JSON.stringify(content, null, 2)}\n`);
  await write("chrome", { ...both, permissions, minimum_chrome_version, side_panel, background: { ...background, service_worker } });
  const known = permissions.filter((name) => name !== "sidePanel");
  await write("firefox", { ...both, permissions: known, browser_specific_settings, sidebar_action, background: { ...background, scripts } });
}

async function printSizes() {
  let shim = 0;
  for (const name of [...PARTS.map((part) => `${part}.js`), "engine.js", "worker.js", "style.css", "factlight_bg.wasm", "gazetteer.bin"]) {
    if (!(await exists(at("dist", name)))) continue;
    const bytes = await readFile(at("dist", name));
    const brotli = brotliCompressSync(bytes).length;
    const budget = BUDGETS_BROTLI_BYTES[name];
    console.log(`dist/${name}: ${bytes.length} bytes, brotli ${brotli}${budget ? `, budget ${budget}` : ""}`);
    if (!budget) continue;
    shim += brotli;
    if (brotli > budget) {
      console.error(`dist/${name} is over its budget`);
      process.exitCode = 1;
    }
  }
  console.log(`the shim, all of its parts: brotli ${shim}`);
}

await buildPackage();
if (await exists(at("demo/index.html"))) await buildDemo();
if (await exists(at("pkg/web/factlight.js"))) await buildExtension();
await printSizes();
