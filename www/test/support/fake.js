// Runs in the page: a `detect` that finds what the test specifies, by its words, and helpers to inspect the result.

import { annotate } from "/dist/index.js";

// A source is sure unless a test says otherwise.
const BASE = { source: null, citation: null, evidence: { rule: "test.words", confidence: 0.93 } };
const KINDS = {
  quantity: (core) => ({
    core, amount: { value: 1 }, unit: null, form: "cardinal", approximator: null, change: null, measured: null, base: null,
    of: null, against: null, converted: [],
  }),
  quote: ({ start, end }) => ({ content: { start: start + 1, end: end - 1 }, form: "direct", continues: false }),
  place: () => ({
    id: "geonames:1", name: "Somewhere", place_kind: "city", country: "IS", region: null, lat: 64.1, lon: -21.9,
    precision: "town", within: null, population: null, metonym: false, reason: "only", namesakes: [],
  }),
};

/** Finds `words` in the blocks: the first place of each, or all with `every`. Nested ones come outer first. */
function detector(wanted) {
  return (blocks) => {
    fake.blocks = structuredClone(blocks);
    fake.calls += 1;
    const find = (words) => {
      for (const [block, { text }] of blocks.entries()) {
        const start = text.indexOf(words);
        if (start >= 0) return { block, start, end: start + words.length };
      }
      return null;
    };
    const facts = [];
    for (const { words, kind = "quantity", every = false, source, ...more } of wanted) {
      for (const [block, { text }] of blocks.entries()) {
        let start = text.indexOf(words);
        for (; start >= 0; start = every ? text.indexOf(words, start + words.length) : -1) {
          const span = { start, end: start + words.length };
          const fact = { ...BASE, ...KINDS[kind](span), kind, anchor: { block, ...span }, ...more };
          if (source) {
            const { name, at, antecedent, form = "named", role, cue } = source;
            const speaker = { form, name, at: find(at ?? name), antecedent: antecedent ? find(antecedent) : null };
            fact.source = { speaker, role: role ? find(role) : null, cue: cue ? find(cue) : null, confidence: 0.98 };
          }
          for (const part of ["measured", "base", "of", "against"].filter((name) => more[name])) {
            const { start: from, end } = find(more[part]);
            fact[part] = { start: from, end };
          }
          facts.push(fact);
        }
        if (!every && facts.at(-1)?.anchor.block === block && text.includes(words)) break;
      }
    }
    facts.sort((a, b) => a.anchor.block - b.anchor.block || a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end);
    return facts;
  };
}

function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

export const fake = {
  annotate,
  blocks: [],
  calls: 0,
  violations: [],
  errors: [],
  detector,
  textNodes,

  /** Annotates the page's <main>, or `selector`; keeps what it was before. */
  async run(wanted, options = {}, selector = "main") {
    const root = document.querySelector(selector);
    fake.before = { nodes: textNodes(root), data: textNodes(root).map(({ data }) => data), html: root.outerHTML };
    fake.annotations = await annotate(root, detector(wanted), options);
    return fake.annotations.facts.length;
  },

  /** The marks as text: `[quantity:the words]`, nested as they nest. */
  marked(selector = "main") {
    const print = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      const inner = [...node.childNodes].map(print).join("");
      const kind = node.getAttribute?.("data-factlight-kind");
      return kind ? `[${kind}:${inner}]` : inner;
    };
    return print(document.querySelector(selector)).replace(/\s+/g, " ").trim();
  },

  /** What differs from before run(): nothing, after clear(). */
  changes(selector = "main") {
    const root = document.querySelector(selector);
    const nodes = textNodes(root);
    const changes = [];
    if (root.outerHTML !== fake.before.html) changes.push("html");
    if (nodes.length !== fake.before.nodes.length) changes.push("number of text nodes");
    if (nodes.some((node, i) => node !== fake.before.nodes[i])) changes.push("identity of text nodes");
    if (nodes.some(({ data }, i) => data !== fake.before.data[i])) changes.push("text");
    if (document.querySelector(".factlight, .factlight-card")) changes.push("elements left");
    if (document.adoptedStyleSheets.length > 0) changes.push("styles left");
    return changes;
  },

  /** How often `act` has the page asked how an element is drawn. */
  async asked(act) {
    let asked = 0;
    const { getComputedStyle } = globalThis;
    globalThis.getComputedStyle = (...about) => ((asked += 1), getComputedStyle(...about));
    await act();
    globalThis.getComputedStyle = getComputedStyle;
    return asked;
  },

  /** Does `act` in the page's first turn after so many elements have been read; gives how many had been by then. */
  atAsking(count, act) {
    // Without it the page gets its turn by a timer, as `act` does.
    if (globalThis.Scheduler) delete Scheduler.prototype.yield;
    const { getComputedStyle } = globalThis;
    return new Promise((resolve) => {
      let asked = 0;
      globalThis.getComputedStyle = (...about) => {
        asked += 1;
        if (asked === count) setTimeout(() => {
          act();
          globalThis.getComputedStyle = getComputedStyle;
          resolve(asked);
        });
        return getComputedStyle(...about);
      };
    });
  },

  /** The files of the card that have been loaded. */
  loaded: () => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).filter((path) => /opening|english|german/.test(path)),

  /** Each fact's link to its passage, as its card has it. */
  async passages() {
    const links = [];
    for (const fact of fake.annotations.facts) {
      await fake.annotations.open(fact);
      links.push(fake.card().links.findLast(({ href }) => href.includes(":~:text")).href);
    }
    return links;
  },

  /** The open list: its rows in the page, the row the keyboard is on, its filters. */
  list() {
    const root = document.querySelector(".factlight-card[data-list]:popover-open")?.shadowRoot;
    if (!root) return null;
    const focused = root.activeElement;
    return {
      rows: [...root.querySelectorAll("[role=option]")].map((row) => row.innerText.replace(/\s*\n\s*/g, " | ")),
      at: focused?.querySelector(".words")?.textContent ?? null,
      position: focused?.getAttribute("aria-posinset") ?? null,
      count: root.querySelector("[role=option]")?.getAttribute("aria-setsize") ?? null,
      stops: root.querySelectorAll("[role=option][tabindex='0']").length,
      filters: [...root.querySelectorAll("label")].map((label) => label.textContent + (label.firstChild.disabled ? " (off)" : "")),
      focused: focused?.localName ?? null,
    };
  },

  card() {
    const host = document.querySelector(".factlight-card:not([data-list]):popover-open");
    const dialog = host?.shadowRoot.querySelector("[role=dialog]");
    if (!dialog) return null;
    const { left, top, right, bottom } = host.getBoundingClientRect();
    return {
      text: dialog.innerText,
      label: dialog.getAttribute("aria-label"),
      links: [...dialog.querySelectorAll("a")].map((a) => ({ text: a.textContent, href: a.getAttribute("href") })),
      map: dialog.querySelector("svg.map")?.getAttribute("aria-label") ?? null,
      box: { left, top, right, bottom },
      hasFocus: host.shadowRoot.activeElement !== null,
    };
  },
};

document.addEventListener("securitypolicyviolation", (event) => fake.violations.push(`${event.violatedDirective} ${event.sample}`));
addEventListener("error", (event) => fake.errors.push(String(event.message)));
addEventListener("unhandledrejection", (event) => fake.errors.push(String(event.reason)));
globalThis.fake = fake;
