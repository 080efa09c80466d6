// Runs in the page: a long page of our own prose, marked and unmarked in each way, with the same words marked every time.
// `marking.measure(way, rounds)` gives milliseconds: the fastest of `rounds`, as the machine may have other work.

import { annotate } from "/dist/index.js";

/** The words to mark. */
const WORDS = /\d+ (?:boats|crates|sacks)/g;
const PORTS = ["Tansy", "Orrel", "Quill Bay", "Sedge", "Northwick"];

/** `count` paragraphs with two figures each, and what pages have around them: links, emphasis, several text nodes. */
function write(count) {
  const main = document.querySelector("main");
  const part = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  for (let i = 0; i < count; i++) {
    const p = document.createElement("p");
    const [boats, crates] = [(i * 7) % 90 + 10, (i * 13) % 900 + 100];
    p.append("In the ", part("em", `${i + 1}th week`), ` the wardens of ${PORTS[i % 5]} counted ${boats} boats at the quay, and `);
    p.append(part("a", "the ledger"), ` has ${crates} ${i % 2 ? "crates" : "sacks"} that were landed, dried and weighed before the rain came. `);
    p.append("Nobody on the pier had seen the like of it, they wrote, and went home.");
    main.append(p);
  }
}

const textNodes = () => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};

function detect(blocks) {
  detect.started = performance.now();
  const facts = [];
  for (const [block, { text }] of blocks.entries()) {
    for (const { index: start, 0: words } of text.matchAll(WORDS)) {
      const span = { start, end: start + words.length };
      facts.push({ kind: "quantity", anchor: { block, ...span }, core: span, form: "cardinal", source: null, citation: null });
    }
  }
  detect.ended = performance.now();
  return facts;
}
detect.whole = true;

/** mark.js's ranges: offsets in the text of all text nodes. */
function ranges() {
  let before = 0;
  return textNodes().flatMap(({ data }) => {
    const found = [...data.matchAll(WORDS)].map(({ index, 0: words }) => ({ start: before + index, length: words.length }));
    before += data.length;
    return found;
  });
}

const ours = (options, all) => async () => {
  const start = performance.now();
  const annotations = await annotate(document.querySelector("main"), detect, { watch: false, ...options });
  // Span mode marks a long page where the reader is; asked for all, it marks all.
  if (all) for (const fact of annotations.facts) annotations.marks(fact);
  return { undo: () => annotations.clear(), marks: annotations.facts.length, find: detect.ended - start };
};
const theirs = (start, isFinding) => async () => {
  const instance = new Mark(document.querySelector("main"));
  const run = async (options) => {
    let marks = 0;
    await new Promise((done) => start(instance, { each: () => (marks += 1), done, ...options }));
    return marks;
  };
  // It finds and marks in one go: what finding takes is told by a run that marks nothing.
  const before = performance.now();
  if (isFinding) await run({ filter: () => false });
  const find = performance.now() - before;
  return { undo: () => new Promise((done) => instance.unmark({ done })), marks: await run({}), find, extra: find };
};

const WAYS = {
  "highlight mode": ours({ mark: "highlight" }),
  "span mode, near the reader": ours({ mark: "span" }),
  "span mode, all": ours({ mark: "span" }, true),
  "mark.js markRegExp": theirs((instance, told) => instance.markRegExp(WORDS, told), true),
  "mark.js markRanges": theirs((instance, told) => instance.markRanges(ranges(), told)),
};

/** When the browser has drawn what there is. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
/** Milliseconds after which a way is measured no more often. */
const MOST_MS = 20_000;

globalThis.marking = {
  ways: Object.keys(WAYS),
  write,
  async measure(way, rounds) {
    const times = { find: [], mark: [], undo: [] };
    const before = textNodes();
    const begin = performance.now();
    let [marks, longest] = [0, 0];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    await drawn();
    // The first round loads files and warms up; what takes very long is measured at once.
    for (let round = 0; round <= rounds && (round < 2 || performance.now() - begin < MOST_MS); round++) {
      const start = performance.now();
      const done = await WAYS[way]();
      await drawn();
      const marked = performance.now();
      await done.undo();
      await drawn();
      if (round === 0 && performance.now() - start < MOST_MS) {
        if (PerformanceObserver.supportedEntryTypes.includes("longtask")) observer.observe({ type: "longtask" });
        continue;
      }
      times.find.push(done.find);
      times.mark.push(marked - start - done.find - (done.extra ?? 0));
      times.undo.push(performance.now() - marked);
      marks = done.marks;
      if (round === 0) break;
    }
    observer.disconnect();
    const after = textNodes();
    const same = after.length === before.length && after.every((node, i) => node === before[i]);
    const fastest = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, Math.min(...values)]));
    return { marks, longest, same, rounds: times.mark.length, ...fastest };
  },
};
