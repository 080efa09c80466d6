// Makes THIRD-PARTY-NOTICES.txt: whose code and data are in the files of a build, and under which licence. Nothing is listed by hand:
// npm packages are those that esbuild bundled, crates those that cargo links into the module, data those that data/README.md names;
// licence texts are the files that came with each.

import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { READABILITY_CHANGED } from "./readability.mjs";

const www = fileURLToPath(new URL("..", import.meta.url));
const project = join(www, "..");

/** What land.mjs makes its shapes from; they are in a file that has no file of the package. */
const LAND = { input: /^land:/, package: "world-atlas", of: "Natural Earth (public domain), by way of world-atlas" };

/** The notices for what esbuild built, by its metafiles. */
export async function notices(metafiles) {
  const parts = [
    "Third-party notices",
    "Factlight is licensed under MIT or Apache-2.0, at your choice. Its files hold this code and data of others:",
    ...(await ofPackages(metafiles)),
    ...(await ofCrates()),
    await ofData(),
  ];
  return `${parts.join("\n\n")}\n`;
}

async function ofPackages(metafiles) {
  const files = new Map();
  for (const { outputs } of metafiles) {
    for (const [file, { inputs }] of Object.entries(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const name = LAND.input.test(input) ? LAND.package : /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(input)?.[1];
        if (name && bytesInOutput > 0) files.set(name, (files.get(name) ?? new Set()).add(basename(file)));
      }
    }
  }
  const write = async (name) => {
    const folder = join(www, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const title = name === LAND.package ? `${LAND.of} ${version}` : `${name} ${version}`;
    const changed = name === "@mozilla/readability" ? `; ${READABILITY_CHANGED}` : "";
    return `── ${title} (${license}${changed}), in ${[...files.get(name)].sort().join(", ")}\n\n${await licenceText(folder, name)}`;
  };
  return Promise.all([...files.keys()].sort().map(write));
}

// A crate of two licences is taken under MIT; the standard library, whose text no crate brings, under Apache-2.0.
async function ofCrates() {
  const texts = new Map();
  for (const { name, version, license, manifest_path } of linkedCrates()) {
    const text = await licenceText(dirname(manifest_path), name);
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const written = [...texts].map(([text, names]) => `── ${names.sort().join(", ")}, in factlight_bg.wasm\n\n${text}`);
  return [...written.sort(), "── The Rust standard library (MIT OR Apache-2.0), in factlight_bg.wasm\n\nThe Rust Project contributors; see LICENSE-APACHE."];
}

function linkedCrates() {
  const call = ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"];
  const { packages, resolve } = JSON.parse(execFileSync("cargo", call, { cwd: project, encoding: "utf8", maxBuffer: 1 << 28 }));
  const byId = new Map(packages.map((crate) => [crate.id, crate]));
  const needs = new Map(resolve.nodes.map(({ id, deps }) => [id, deps]));
  const linked = new Set();
  const visit = (id) => {
    // What a macro needs runs at build time.
    if (linked.has(id) || byId.get(id).targets.some(({ kind }) => kind.includes("proc-macro"))) return;
    linked.add(id);
    for (const { pkg, dep_kinds } of needs.get(id)) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(packages.find(({ name, source }) => name === "factlight" && source === null).id);
  return [...linked].map((id) => byId.get(id)).filter(({ name }) => name !== "factlight");
}

/** The section of data/README.md that names the gazetteer's origins. */
async function ofData() {
  const text = await readFile(join(project, "data/README.md"), "utf8");
  const section = /^## gazetteer\.bin\n+([\s\S]*?)\n+###? /m.exec(text)?.[1];
  const rows = section?.split("\n").filter((line) => !line.endsWith("| as this repository |")).join("\n");
  if (!rows?.includes("CC BY 4.0")) throw new Error("data/README.md: the section “gazetteer.bin” names no licence");
  return `── Place data, in gazetteer.bin\n\n${rows}`;
}

async function licenceText(folder, name) {
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying)/i.test(file)).sort();
  const chosen = files.find((file) => /mit/i.test(file)) ?? files[0];
  if (!chosen) throw new Error(`${name} comes without its licence's text: ${folder}`);
  const text = (await readFile(join(folder, chosen), "utf8")).replaceAll("\r\n", "\n").trim();
  // Of a package that brings others' works too, all of its texts.
  const more = files.filter((file) => file !== chosen && !/apache|mit/i.test(file));
  return [text, ...(await Promise.all(more.map(async (file) => (await readFile(join(folder, file), "utf8")).trim())))].join("\n\n");
}
