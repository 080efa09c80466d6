// Owns the demo page: starts the engine, and keeps text, marks and panel in step. The articles are ordinary pages; this script adds
// the frame around them and has the <article> marked.

import type { Block, Fact } from "../src/facts.js";
import { loadEngineApart } from "../src/engine/engine.js";
import { annotate, type Annotations, type Detect } from "../src/index.js";
import { KINDS, Panel, type Kind } from "./panel.js";
import { buildShell } from "./shell.js";

// The script lies at the demo's root, whatever page runs it.
const ROOT = new URL("./", import.meta.url);

/** Milliseconds to measure the engine for, and the longest text, in UTF-16 code units, to read again for that. */
const MEASURED = 25;
const MOST_MEASURED = 100_000;

/** UTF-16 code units of a pasted text that a browser takes long to lay out. */
const LONG = 50_000;

const page = document.querySelector("main");
const article = document.querySelector("article");

let marked: Annotations | null = null;
let shown: ReadonlySet<Kind> = new Set(KINDS);
// Readings follow one another: a second wish waits for the first to be done.
let turn: Promise<void> = Promise.resolve();

const panel = new Panel({
  show(kinds) {
    shown = new Set(kinds);
    read();
  },
  jump,
});

const engine = loadEngineApart({ module: new URL("factlight_bg.wasm", ROOT), gazetteer: new URL("gazetteer.bin", ROOT) });

/** Reads and marks the article as the switches stand. */
function read(): void {
  turn = turn.then(mark).catch((error: unknown) => {
    panel.fail(`The page could not be read: ${error instanceof Error ? error.message : String(error)}`);
  });
}

async function mark(): Promise<void> {
  if (!article || article.hidden) return panel.rest();
  panel.wait();
  const detect = await engine;
  marked?.clear();
  const blocks: Block[] = [];
  let first = 0;
  const timed: Detect = async (found, options) => {
    for (const block of found) blocks.push(block);
    const start = performance.now();
    const facts = await detect(found, options);
    first += performance.now() - start;
    return facts;
  };
  const options = { quantities: shown.has("quantity"), quotes: shown.has("quote"), places: shown.has("place") };
  marked = await annotate(article, timed, options);
  panel.show({ facts: marked.facts, blocks });
  const characters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  panel.time({ characters, first });
  if (characters > MOST_MEASURED) return;
  // When the page has been painted: the reader waits for marks, not for figures.
  const mine = marked;
  setTimeout(async () => {
    if (marked !== mine) return;
    const usual = await average(() => detect(blocks, options));
    if (marked === mine) panel.time({ characters, first, usual });
  }, 300);
}

/** Milliseconds that `work` takes, averaged over MEASURED of them: a single run can be shorter than a browser's clock tick. */
async function average(work: () => Promise<unknown>): Promise<number> {
  let runs = 0;
  const start = performance.now();
  let now = start;
  for (; now - start < MEASURED; now = performance.now()) {
    await work();
    runs += 1;
  }
  return (now - start) / runs;
}

function jump(fact: Fact): void {
  const first = marked?.marks(fact)[0];
  if (!(first instanceof HTMLElement)) return;
  // At once, not smoothly: the card closes when its mark is out of sight.
  first.scrollIntoView({ block: "start" });
  first.focus({ preventScroll: true });
  void marked?.open(fact);
}

buildShell(ROOT);
if (page) page.after(panel.element);
read();

const pasted = document.querySelector<HTMLTextAreaElement>("#pasted");
if (pasted && article) {
  document.querySelector("#read")?.addEventListener("click", () => take(pasted.value));
  document.querySelector("#empty")?.addEventListener("click", () => {
    pasted.value = "";
    take("");
    pasted.focus();
  });
}

/** Puts the reader's own text in place of the article's and reads it. */
function take(text: string): void {
  turn = turn.then(async () => {
    if (!article) return;
    const { pastedNodes } = await import("./paste.js");
    marked?.clear();
    marked = null;
    article.replaceChildren(pastedNodes(text));
    // A long text is laid out where it is seen.
    article.toggleAttribute("data-long", text.length > LONG);
    article.hidden = !text.trim();
    if (!article.hidden) article.scrollIntoView({ block: "start" });
  });
  read();
}
