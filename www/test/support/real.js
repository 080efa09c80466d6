// Runs in the page, for tests of the real engine: `real.annotate()`, `real.undo()`, and what they changed.

import { annotate } from "/dist/index.js";
import { loadEngine, loadEngineApart } from "/dist/engine.js";

const complaints = [];
addEventListener("error", (event) => complaints.push(`error: ${event.message}`));
addEventListener("unhandledrejection", (event) => complaints.push(`rejected: ${event.reason}`));

/** Every node under `root` in document order, with its text: equal before and after means the page is as it was. */
function snapshot(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  const nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push([node, node.nodeValue]);
  return nodes;
}

let apart;
let detect;
let before;
let annotations;

globalThis.real = {
  complaints,
  /** Loads the engine and marks the page; gives the facts' number and the length of the longest task, or of the longest wait for a frame. */
  async annotate(options = {}) {
    const longest = { ms: 0 };
    let observer;
    if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
      observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
      });
      observer.observe({ type: "longtask" });
    } else {
      // Firefox tells no long tasks: a frame that comes late is one.
      let last = performance.now();
      const frame = (now) => {
        longest.ms = Math.max(longest.ms, now - last);
        last = now;
        if (observer) requestAnimationFrame(frame);
      };
      observer = { disconnect: () => (observer = undefined) };
      requestAnimationFrame(frame);
    }
    apart ??= await loadEngineApart();
    before = snapshot(document.body);
    const text = document.body.textContent;
    const start = performance.now();
    annotations = await annotate(document.body, apart, options);
    const ms = performance.now() - start;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    observer?.disconnect();
    const same = document.body.textContent === text;
    return { facts: annotations.facts.length, ms, longest: longest.ms, same };
  },
  /** What the page asked for at another origin. */
  elsewhere: () =>
    performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !name.startsWith(location.origin) && !name.startsWith("data:")),
  facts: () => annotations.facts,
  /** The text that each fact's marks cover. */
  marked: () => annotations.facts.map((fact) => annotations.marks(fact).map((mark) => mark.textContent).join("")),
  open: (index) => annotations.open(annotations.facts[index]),
  /** Takes the marks away; whether every node is the one that stood there before, in place. */
  undo() {
    annotations.clear();
    const after = snapshot(document.body);
    return after.length === before.length && after.every(([node, text], i) => node === before[i][0] && text === before[i][1]);
  },
  /** Engine speed in bytes a second on `text` with `options`, called `rounds` times; the median. */
  async speed(text, rounds, options) {
    detect ??= await loadEngine();
    const blocks = text.split("\n\n").map((text) => ({ kind: "paragraph", text, links: [] }));
    const bytes = new TextEncoder().encode(text).length;
    // Clocks of pages tick in milliseconds: a round reads half a megabyte or more.
    const times = Math.ceil(500_000 / bytes);
    const speeds = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      for (let time = 0; time < times; time++) detect(blocks, options);
      speeds.push(((bytes * times) / (performance.now() - start)) * 1000);
    }
    return speeds.sort((a, b) => a - b)[rounds >> 1];
  },
  /** Milliseconds from nothing loaded to the first fact: fetch, compile, open the gazetteer, annotate a sentence. */
  async start() {
    const start = performance.now();
    const detect = await loadEngine();
    detect([{ kind: "paragraph", text: "It cost $2 billion.", links: [] }], {});
    return performance.now() - start;
  },
};
