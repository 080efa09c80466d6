// The npm package as a publisher gets it: packed, installed, built with each bundler, and opened in each browser.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import * as esbuild from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import * as vite from "vite";
import webpack from "webpack";
import { BROWSERS, open } from "../support/browsers.mjs";
import { STRICT_CSP, serve } from "../support/serve.mjs";
import { www } from "../support/www.mjs";

const skip = existsSync(join(www, "dist/worker.js")) ? false : "the module has not been built: `cargo xtask build` makes it";
const APP = `
  import { annotate } from "factlight";
  import { loadEngineApart } from "factlight/engine";
  const annotations = await annotate(document.querySelector("main"), await loadEngineApart());
  globalThis.app = { facts: annotations.facts.length, export: () => annotations.export("csv") };
  await annotations.open(annotations.facts.find(({ kind }) => kind === "place"));
  app.isOpen = document.querySelector(".factlight-card:popover-open") !== null;
`;
const TYPED_APP = `
  import { annotate, type Annotations, type Fact, type PlaceFact } from "factlight";
  import { TrapError, loadEngine, loadEngineApart } from "factlight/engine";
  import { findAgain } from "factlight/export";
  import { precomputed, type Precomputed } from "factlight/precomputed";
  import "factlight/element";
  import "factlight/auto";
  import made from "./page.facts.json" with { type: "json" };
  const root = document.querySelector("article")!;
  const annotations: Annotations = await annotate(root, await loadEngineApart(), { mark: "highlight", forms: ["currency"] });
  const places: PlaceFact[] = annotations.facts.filter((fact: Fact) => fact.kind === "place");
  annotations.on("open", ({ fact }) => fact.evidence.confidence.toFixed(places.length));
  annotations.on("unread", ({ notices }) => notices.map(({ element, text, behind }) => element.id + text + behind.toFixed()));
  for (const notice of annotations.notices) if (notice.left === "block") notice.element.scrollIntoView();
  const trap: Error = new TrapError("the worker of my own broke off");
  const detect = precomputed(made);
  await annotate(root, detect);
  detect.leftOut.toFixed();
  const typed: Precomputed["format"] = "factlight-page-1";
  document.addEventListener("factlight:error", ({ detail }) => console.log(detail.error.message, typed));
  const light = document.querySelector("fact-light");
  light?.addEventListener("factlight:ready", ({ detail }) => detail.annotations.clear());
  light?.addEventListener("factlight:open", ({ detail }) => detail.fact.anchor.start.toFixed());
  light?.annotations?.facts.length.toFixed();
  void [loadEngine, findAgain, trap];
  // @ts-expect-error there is no such mode
  void annotate(root, detect, { mark: "paint" });
`;
const page = (script, more = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
${more}<script type="module" src="${script}"></script></head>
<body><main><p>The ferry cost £4 million and sails to Reykjavík, 12 percent slower.</p></main></body></html>`;

const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** A project that has the packed package installed, and nothing else. */
function install() {
  const folder = mkdtempSync(join(tmpdir(), "factlight-package-"));
  const [{ filename }] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], www));
  const tarball = join(folder, filename);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "publisher", private: true, type: "module" }));
  npm(["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", tarball], folder);
  const src = join(folder, "src");
  mkdirSync(src);
  writeFileSync(join(src, "app.js"), APP);
  writeFileSync(join(folder, "index.html"), page("/src/app.js"));
  return { folder, tarball, installed: join(folder, "node_modules/factlight") };
}

/** How each is set up: README.md of the package says the same. Each gives the folder of www's server, or its address. */
const BUNDLERS = {
  async vite({ folder }) {
    await vite.build({ root: folder, configFile: false, logLevel: "error", build: { outDir: "with-vite" } });
    return { from: "with-vite" };
  },
  async webpack({ folder }) {
    const config = { mode: "production", context: folder, entry: "./src/app.js", output: { path: join(folder, "with-webpack"), trustedTypes: true } };
    const compiler = webpack(config);
    const stats = await new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats))));
    await new Promise((resolve) => compiler.close(resolve));
    assert.deepEqual(stats.toJson({ errors: true, warnings: true }).errors, []);
    writeFileSync(join(folder, "with-webpack/index.html"), page("main.js"));
    return { from: "with-webpack" };
  },
  async esbuild({ folder, installed }) {
    const outdir = join(folder, "with-esbuild");
    await esbuild.build({ absWorkingDir: folder, entryPoints: ["src/app.js"], bundle: true, format: "esm", splitting: true, minify: true, outdir, logLevel: "warning" });
    for (const name of ["worker.js", "factlight_bg.wasm", "gazetteer.bin"]) cpSync(join(installed, "dist", name), join(outdir, name));
    writeFileSync(join(outdir, "index.html"), page("app.js"));
    return { from: "with-esbuild" };
  },
  async "no bundler"({ folder }) {
    writeFileSync(join(folder, "bare.js"), APP.replace('"factlight"', '"./node_modules/factlight/dist/index.js"')
      .replace('"factlight/engine"', '"./node_modules/factlight/dist/engine.js"'));
    writeFileSync(join(folder, "bare.html"), page("bare.js"));
    return { from: ".", path: "/bare.html" };
  },
  async "Vite's development server"({ folder }) {
    const server = await vite.createServer({ root: folder, configFile: false, logLevel: "error", server: { port: 0, host: "127.0.0.1" } });
    await server.listen();
    return { address: server.resolvedUrls.local[0].replace(/\/$/, ""), close: () => server.close() };
  },
};

describe("the npm package", { skip }, () => {
  let project;
  before(() => {
    project = install();
  });
  after(() => rmSync(project.folder, { recursive: true, force: true, maxRetries: 3 }));

  test("publint has nothing to say", async () => {
    const { messages, pkg } = await publint({ pkgDir: project.installed, level: "suggestion", strict: true });
    assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
  });

  test("are the types wrong? They are not, for what is ESM", () => {
    const { exports } = JSON.parse(readFileSync(join(project.installed, "package.json"), "utf8"));
    const names = Object.keys(exports).map((name) => name.slice(2));
    const files = names.filter((name) => /\.(css|wasm|bin)$/.test(name));
    // It ends with an error where it finds any problem.
    const attw = join(www, "node_modules/.bin/attw");
    const said = execFileSync(attw, [project.tarball, "--profile", "esm-only", "--format", "ascii", "--no-color", "--exclude-entrypoints", ...files], { encoding: "utf8" });
    for (const name of names) assert.equal(said.includes(`"${name ? `factlight/${name}` : "factlight"}"`), !files.includes(name), name);
  });

  test("a TypeScript project that checks its libraries too compiles against it", () => {
    const { folder } = project;
    writeFileSync(join(folder, "page.facts.json"), JSON.stringify({ format: "factlight-page-1", blocks: [], facts: [] }));
    writeFileSync(join(folder, "app.ts"), TYPED_APP);
    const tsc = join(www, "node_modules/.bin/tsc");
    const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--lib", "es2023,dom,dom.iterable", "--target", "es2022"];
    for (const [module, resolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
      const call = [...strict, "--module", module, "--moduleResolution", resolution, "--resolveJsonModule", "--types", "", "app.ts"];
      const { status, stdout } = spawnSync(tsc, call, { cwd: folder, encoding: "utf8" });
      assert.equal(status, 0, `${resolution}: ${stdout}`);
    }
  });

  test("whose code and data are in it is said, with the licence's text", () => {
    const dist = join(project.installed, "dist");
    const said = readFileSync(join(dist, "THIRD-PARTY-NOTICES.txt"), "utf8");
    const maps = readdirSync(dist).filter((name) => name.endsWith(".map"));
    const sources = maps.flatMap((name) => JSON.parse(readFileSync(join(dist, name), "utf8")).sources);
    const packages = new Set(sources.map((path) => /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1]).filter(Boolean));
    assert.ok(packages.has("approx-string-match"), String([...packages]));
    for (const name of [...packages, "world-atlas", "wasm-bindgen"]) assert.match(said, new RegExp(`^── .*${name} \\d`, "m"));
    assert.match(said, /Copyright \(c\) 2020 Robert Knight\n+Permission is hereby granted/);
    assert.match(said, /Natural Earth \(public domain\).*in map\.js\n+Copyright 2013-2019 Michael Bostock/);
    assert.match(said, /© GeoNames contributors, CC BY 4\.0/);
    const own = readFileSync(join(www, "../LICENSE-APACHE"), "utf8");
    assert.equal(readFileSync(join(dist, "LICENSE-APACHE"), "utf8"), own);
  });

  test("every entry can be imported on a server, which has no page", () => {
    const { exports } = JSON.parse(readFileSync(join(project.installed, "package.json"), "utf8"));
    const entries = Object.keys(exports).filter((name) => exports[name].types).map((name) => `factlight${name.slice(1)}`);
    assert.ok(entries.length >= 6, String(entries));
    const script = `for (const entry of ${JSON.stringify(entries)}) await import(entry); console.log("done");`;
    assert.equal(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: project.folder, encoding: "utf8" }), "done\n");
  });

  for (const [name, build] of Object.entries(BUNDLERS)) {
    describe(`with ${name}`, () => {
      let built;
      let server;
      before(async () => {
        built = await build(project);
        // Vite's development server has no policy of its own; all others are served under the strict one.
        if (!built.address) server = await serve({ folder: relative(www, join(project.folder, built.from)), csp: `${STRICT_CSP}; worker-src 'self'` });
      });
      after(async () => {
        await server?.close();
        await built?.close?.();
      });

      for (const browser of BROWSERS) {
        test(`marks a page and opens a card (${browser})`, async () => {
          const driver = await open(browser);
          try {
            if (server) server.requests.length = 0;
            await driver.get(`${built.address ?? server.address}${built.path ?? "/"}`);
            await driver.wait(() => driver.executeScript("return globalThis.app?.isOpen !== undefined"), 20_000, "facts marked");
            const { marked, isOpen, csv, resources } = await driver.executeScript(`return app.export().then((csv) => ({
              csv, isOpen: app.isOpen, marked: [...document.querySelectorAll(".factlight")].map((mark) => mark.textContent),
              resources: performance.getEntriesByType("resource").map(({ name }) => name),
            }))`);
            assert.deepEqual(marked, ["£4 million", "Reykjavík", "12 percent"]);
            assert.ok(isOpen);
            assert.match(csv, /Reykjavík/);
            // The worker fetches the engine's files; the page does where there is no worker.
            assert.deepEqual(resources.filter((name) => /\.(wasm|bin)/.test(name)), []);
            if (server) assert.equal(server.requests.filter((path) => /\.wasm$/.test(path)).length, 1, String(server.requests));
          } finally {
            await driver.quit();
          }
        });
      }
    });
  }
});
