// Builds www/dist/, the npm package, www/site/, the demo, and www/addon/, the extension; prints what they weigh.
// Of the module and the gazetteer it takes what is there: `cargo xtask build` makes them first.

import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, transform } from "esbuild";
import { landAsText } from "./land.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...path) => join(here, ...path);
const exists = (path) => stat(path).then(() => true, () => false);
// What marking a page takes, and what opening a card adds to it.
const BUDGETS_BROTLI_BYTES = { "index.js": 7_300, "opening.js": 9_500, "highlights.js": 2_500, "changing.js": 1_500, "export.js": 5_000, "map.js": 13_000 };

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

// Files that lie beside each other and load each other: the card when it is needed, the engine by its worker.
const apart = {
  name: "apart",
  setup(builder) {
    builder.onResolve({ filter: /^\.\/(opening|highlights|changing|export|map|engine)\.js$/ }, ({ path }) => ({ path, external: true }));
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
  legalComments: "none",
  logLevel: "warning",
};

async function buildPackage() {
  await rm(at("dist"), { recursive: true, force: true });
  await mkdir(at("dist"));
  const hasModule = await exists(at("pkg/web/factlight.js"));
  const entries = [at("src/index.ts"), at("src/opening.ts"), at("src/highlights.ts"), at("src/changing.ts"), at("src/map.ts"), at("src/export.ts")];
  if (hasModule) entries.push(at("src/engine.ts"), at("src/worker.ts"));
  else console.log("dist: no pkg/web/factlight.js, so no engine.js; `cargo xtask build` makes it");
  await build({ ...common, entryPoints: entries, outdir: at("dist"), sourcemap: true, plugins: [cssAsText, apart, landAsText] });
  const { code } = await transform(await readFile(at("src/style.css"), "utf8"), { loader: "css", minify: true });
  await writeFile(at("dist/style.css"), code);
  await copyEngineFiles(at("dist"));
  const tsc = at("node_modules/.bin/tsc");
  execFileSync(tsc, ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", "dist"], {
    cwd: here,
    stdio: "inherit",
  });
}

async function copyEngineFiles(folder) {
  const files = [at("pkg/web/factlight_bg.wasm"), at("../data/gazetteer.bin")];
  for (const file of files) {
    if (await exists(file)) await cp(file, join(folder, file.split("/").at(-1)));
    else console.log(`${folder.split("/").at(-1)}: no ${file.split("/").at(-1)} yet`);
  }
}

async function buildDemo() {
  await rm(at("site"), { recursive: true, force: true });
  await mkdir(at("site"));
  const entries = (await readdir(at("demo"))).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
  await build({
    ...common,
    entryPoints: Object.fromEntries([
      ...entries.map((name) => [name.replace(/\.ts$/, ""), at("demo", name)]),
      ["worker", at("src/worker.ts")],
    ]),
    outdir: at("site"),
    sourcemap: true,
    splitting: true,
    plugins: [ownCssAsFiles, landAsText],
  });
  await cp(at("demo"), at("site"), { recursive: true, filter: (path) => !path.endsWith(".ts") });
  await copyEngineFiles(at("site"));
}

// One folder a browser: what differs is how the background runs, and what the panel is.
async function buildExtension() {
  await rm(at("addon"), { recursive: true, force: true });
  const bundle = (name, format) => build({
    ...common, entryPoints: [at(`extension/${name}.ts`)], outdir: at("addon/chrome"), format, plugins: [ownCssAsFiles, landAsText],
  });
  // A content script is no module.
  const pages = ["background", "welcome", "panel", "notebook", "options"];
  await Promise.all([...pages.map((name) => bundle(name, "esm")), ...["content", "always"].map((name) => bundle(name, "iife"))]);
  const isSource = (path) => /\.ts$|manifest\.json$/.test(path);
  await cp(at("extension"), at("addon/chrome"), { recursive: true, filter: (path) => !isSource(path) });
  await copyEngineFiles(at("addon/chrome"));
  await writeFile(at("addon/chrome/LICENSES.txt"), await licences(["idb", "approx-string-match", "world-atlas"]));
  await cp(at("addon/chrome"), at("addon/firefox"), { recursive: true });
  const manifest = JSON.parse(await readFile(at("extension/manifest.json"), "utf8"));
  const { service_worker, scripts, ...background } = manifest.background;
  const { browser_specific_settings, minimum_chrome_version, side_panel, sidebar_action, permissions, ...both } = manifest;
  const write = (browser, content) => writeFile(at("addon", browser, "manifest.json"), `${JSON.stringify(content, null, 2)}\n`);
  await write("chrome", { ...both, permissions, minimum_chrome_version, side_panel, background: { ...background, service_worker } });
  const known = permissions.filter((name) => name !== "sidePanel");
  await write("firefox", { ...both, permissions: known, browser_specific_settings, sidebar_action, background: { ...background, scripts } });
}

// What the extension holds of others: their licences want to be beside it.
async function licences(packages) {
  const texts = await Promise.all(packages.map(async (name) => `${name}\n\n${(await readFile(at("node_modules", name, "LICENSE"), "utf8")).trim()}`));
  const places = "Places: GeoNames (https://www.geonames.org), CC BY 4.0.\nLand and borders: Natural Earth, public domain.";
  return `${[...texts, places].join("\n\n---\n\n")}\n`;
}

async function printSizes() {
  let shim = 0;
  for (const name of ["index.js", "opening.js", "highlights.js", "changing.js", "map.js", "export.js", "engine.js", "worker.js", "style.css", "factlight_bg.wasm", "gazetteer.bin"]) {
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
