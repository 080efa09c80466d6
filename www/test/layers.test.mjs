// The page's half in its layers: a file uses only its own folder and those before it, no files form a circle, and the files
// that must know nothing of something do not. No browser is needed for this.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, test } from "node:test";
import { www } from "./support/www.mjs";

/** Folders and files at the top of each half, the lowest first. */
const LAYERS = {
  src: ["facts", "annotations", "pace", "words", "read", "engine", "paint", "take", "card", "annotated", "index", "tag"],
  extension: [
    "dom", "messages", "settings", "sites", "i18n", "copy-save", "sentence", "kept-fact",
    "compare", "notebook", "page", "panel", "options", "welcome", "background",
  ],
  demo: ["dom", "gloss", "panel", "paste", "stories", "shell", "demo"],
};

/** What a file imports, types and files loaded later included: "src/read/blocks.ts" → ["src/facts.ts", …]. */
function importsOf(file) {
  const text = readFileSync(join(www, file), "utf8");
  const named = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name);
  return named.map((name) => (name.startsWith(".") ? join(dirname(file), name).replace(/\.js$/, ".ts") : name));
}

const files = Object.keys(LAYERS).flatMap((half) =>
  readdirSync(join(www, half), { recursive: true }).filter((name) => /\.ts$/.test(name) && !name.endsWith(".d.ts")).map((name) => join(half, name)));
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const own = (file) => imports.get(file).filter((name) => imports.has(name));

/** A circle through `file`, as the files of it; undefined where there is none. */
function circleFrom(file, done, path = []) {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (done.has(file)) return undefined;
  for (const next of own(file)) {
    const circle = circleFrom(next, done, [...path, file]);
    if (circle) return circle;
  }
  done.add(file);
  return undefined;
}

describe("the layers of the page's half", () => {
  for (const [half, layers] of Object.entries(LAYERS)) {
    const layerOf = (file) => layers.indexOf(relative(half, file).replace(/\.ts$|\/.*/g, ""));

    test(`every file of ${half} is in a layer`, () => {
      const strays = files.filter((file) => file.startsWith(`${half}/`) && layerOf(file) < 0);
      assert.deepEqual(strays, []);
    });

    test(`no file of ${half} uses a layer above its own`, () => {
      const upward = files.filter((file) => file.startsWith(`${half}/`)).flatMap((file) =>
        own(file).filter((name) => name.startsWith(`${half}/`) && layerOf(name) > layerOf(file)).map((name) => `${file} → ${name}`));
      assert.deepEqual(upward, []);
    });
  }

  test("the package knows nothing of the extension or the demo", () => {
    assert.deepEqual(files.filter((file) => file.startsWith("src/") && own(file).some((name) => !name.startsWith("src/"))), []);
  });

  test("no files form a circle", () => {
    const done = new Set();
    assert.deepEqual(files.map((file) => circleFrom(file, done)).filter(Boolean), []);
    // The search itself finds one: a file that is made to use a file which uses it.
    const [user, used] = ["src/index.ts", "src/annotated.ts"];
    assert.ok(own(user).includes(used));
    imports.get(used).push(user);
    assert.deepEqual(circleFrom(user, new Set()), [user, used, user]);
    imports.get(used).pop();
  });

  test("one file knows the module", () => {
    assert.deepEqual(files.filter((file) => imports.get(file).some((name) => /virtual:glue|\bpkg\//.test(name))), ["src/engine/engine.ts"]);
  });

  test("ranges know no styles, marks no offsets in a block", () => {
    assert.deepEqual(imports.get("src/paint/ranges.ts").toSorted(), ["src/facts.ts", "src/read/blocks.ts", "src/read/gap.ts"]);
    assert.ok(!imports.get("src/paint/marks.ts").includes("src/read/blocks.ts"));
    assert.doesNotMatch(readFileSync(join(www, "src/paint/marks.ts"), "utf8"), /\b(?:Anchor|PageBlock)\b|\.anchor\b/);
  });
});
