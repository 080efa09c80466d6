// Builds www/dist/ (the npm package), www/site/ (the demo) and www/addon/ (the extension), and prints their sizes.
// It uses the module and the gazetteer that are there: `cargo xtask build` makes them first.

import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, transform } from "esbuild";
import { glueAnew } from "./build/glue.mjs";
import { kindsAsRows } from "./build/kinds.mjs";
import { landAsText } from "./build/land.mjs";
import { notices } from "./build/notices.mjs";
import { readabilityByNodes } from "./build/readability.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...path) => join(here, ...path);
const exists = (path) => stat(path).then(() => true, () => false);

/**
 * The package's files: where the source of each is, and the most it may weigh. First what marking a page needs, then what
 * opening a card adds, then the rest; each is loaded only when it is needed.
 */
const FILES = {
  index: { source: "index.ts", brotli: 9_000 },
  attention: { source: "card/attention.ts", brotli: 4_000 },
  // 0.1 kB more than before it knew layers in shadow roots, zoom, filters and which keys are its own (popover.ts, layer.ts).
  opening: { source: "card/opening.ts", brotli: 12_450 },
  english: { source: "words/english.ts", brotli: 3_000 },
  german: { source: "words/german.ts", brotli: 6_800 }, // 1,350 of it are names of regions, which no browser knows
  list: { source: "card/list.ts", brotli: 4_000 },
  copying: { source: "card/copying.ts", brotli: 2_000 },
  notes: { source: "card/notes.ts", brotli: 2_000 },
  home: { source: "read/home.ts", brotli: 1_700 }, // what the page's language says moved here from index.js
  kinds: { source: "read/kinds.ts", brotli: 2_500 }, // 350 of it are the grid of tables: headings go to cells by columns and spans
  marks: { source: "paint/marks.ts", brotli: 2_750 }, // 0.25 kB of it are hints in another language than their page's
  ownership: { source: "paint/ownership.ts", brotli: 1_500 },
  // 0.7 kB more since a text node of megabytes is painted where the reader is (near.ts), and the stop goes to its layer.
  highlights: { source: "paint/highlights.ts", brotli: 3_000 },
  changing: { source: "read/changing.ts", brotli: 1_500 },
  frames: { source: "read/frames.ts", brotli: 1_000 },
  recovery: { source: "engine/recovery.ts", brotli: 1_200 },
  main: { source: "read/article.ts", brotli: 13_000 },
  map: { source: "card/map.ts", brotli: 13_000 },
  export: { source: "take/export.ts", brotli: 5_000 },
  tag: { source: "tag/attributes.ts", brotli: 1_500 },
  auto: { source: "tag/auto.ts", brotli: 600 },
  element: { source: "tag/element.ts", brotli: 900 },
  precomputed: { source: "engine/precomputed.ts", brotli: 1_500 },
};
/** Built only where there is a module; most of both is wasm-bindgen's, so they have no budget. */
const ENGINE_FILES = { engine: { source: "engine/engine.ts" }, worker: { source: "engine/worker.ts" } };

const entryPoints = (files) => Object.fromEntries(Object.entries(files).map(([name, { source }]) => [name, at("src", source)]));

/** What a source file is called in the package: "src/read/article.ts" → "main". One that is no entry keeps its own name. */
function nameInPackage(file) {
  const source = relative(at("src"), file);
  const [name] = Object.entries({ ...FILES, ...ENGINE_FILES }).find(([, entry]) => entry.source === source) ?? [];
  return name ?? basename(source, ".ts");
}

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

// In the package, files are side by side and load each other when they are needed: none is bundled into another. Only the worker
// contains the engine, so that a bundler can pass it on as it is.
const apart = {
  name: "apart",
  setup(builder) {
    const names = new Map(Object.entries(entryPoints({ ...FILES, engine: ENGINE_FILES.engine })).map(([name, file]) => [file, name]));
    builder.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, importer, resolveDir }) => {
      const name = names.get(join(resolveDir, path).replace(/\.js$/, ".ts"));
      return name && !importer.endsWith("worker.ts") ? { path: `./${name}.js`, external: true } : null;
    });
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
  if (!hasModule) console.log("dist: no pkg/web/factlight.js, so no engine.js; `cargo xtask build` makes it");
  const entries = entryPoints(hasModule ? { ...FILES, ...ENGINE_FILES } : FILES);
  const { metafile } = await build({ ...common, entryPoints: entries, outdir: at("dist"), sourcemap: true, plugins: [cssAsText, apart, glueAnew, kindsAsRows, landAsText, readabilityByNodes] });
  const { code } = await transform(await readFile(at("src/paint/style.css"), "utf8"), { loader: "css", minify: true });
  await writeFile(at("dist/style.css"), code);
  await copyEngineFiles(at("dist"), [metafile]);
  await writeTypes();
}

// TypeScript looks for a file's types beside the file, so the types of all folders of src/ go into one, as the code does.
async function writeTypes() {
  const folder = at("dist/types");
  execFileSync(at("node_modules/.bin/tsc"), ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", folder], { cwd: here, stdio: "inherit" });
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith(".d.ts")) continue;
    const source = at("src", path.replace(/\.d\.ts$/, ".ts"));
    const target = at("dist", `${nameInPackage(source)}.d.ts`);
    if (await exists(target)) throw new Error(`two files of src/ would be ${target}`);
    const text = await readFile(join(folder, path), "utf8");
    const name = (specifier) => nameInPackage(join(dirname(source), specifier).replace(/\.js$/, ".ts"));
    await writeFile(target, text.replace(/((?:from|import\()\s*")(\.[^"]+)(?=")/g, (_, before, specifier) => `${before}./${name(specifier)}.js`));
  }
  await rm(folder, { recursive: true });
}

// Also what must accompany the code and data of others.
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
      ["worker", at("src", ENGINE_FILES.worker.source)],
    ]),
    outdir: at("site"),
    sourcemap: true,
    splitting: true,
    plugins: [ownCssAsFiles, glueAnew, kindsAsRows, landAsText, readabilityByNodes],
  });
  await cp(at("demo"), at("site"), { recursive: true, filter: (path) => !path.endsWith(".ts") });
  await copyEngineFiles(at("site"), [metafile]);
}

// The extension's scripts; the pages and style sheets beside them go with them.
const SCRIPTS = {
  background: "background/background.ts",
  content: "page/content.ts",
  always: "page/content-always.ts",
  panel: "panel/panel.ts",
  notebook: "notebook/notebook.ts",
  options: "options/options.ts",
  welcome: "welcome/welcome.ts",
};

// One folder per browser: they differ in how the background runs and in what the panel is.
async function buildExtension() {
  await rm(at("addon"), { recursive: true, force: true });
  const built = await Promise.all(Object.entries(SCRIPTS).map(([name, source]) => build({
    ...common,
    entryPoints: { [name]: at("extension", source) },
    outdir: at("addon/chrome"),
    // A content script is not a module.
    format: source.startsWith("page/") ? "iife" : "esm",
    plugins: [ownCssAsFiles, glueAnew, kindsAsRows, landAsText, readabilityByNodes],
  })));
  for (const path of await readdir(at("extension"), { recursive: true })) {
    if (/\.(html|css)$/.test(path)) await cp(at("extension", path), at("addon/chrome", basename(path)));
  }
  for (const folder of ["_locales", "icons"]) await cp(at("extension", folder), at("addon/chrome", folder), { recursive: true });
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
  const scripts = Object.keys({ ...FILES, ...ENGINE_FILES }).map((part) => `${part}.js`);
  for (const name of [...scripts, "style.css", "factlight_bg.wasm", "gazetteer.bin"]) {
    if (!(await exists(at("dist", name)))) continue;
    const bytes = await readFile(at("dist", name));
    const brotli = brotliCompressSync(bytes).length;
    const budget = FILES[basename(name, ".js")]?.brotli;
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
