// Runs in a page of the gallery: finds amounts and three towns, marks them, and tells what a reader sees of that.

import { annotate } from "/dist/index.js";

const WORDS = /(?:more than )?[$£]\d[\d.,]*\d(?: [mb]illion)?|[$£]\d(?: [mb]illion)?|\d+ metres|London|Dublin|Oslo/g;
const EVIDENCE = { source: null, citation: null, evidence: { rule: "test.words", confidence: 0.93 } };

function factAt(block, start, words) {
  const span = { start, end: start + words.length };
  const anchor = { block, ...span };
  if (/^\p{Lu}/u.test(words)) {
    const place = { id: "geonames:1", name: words, place_kind: "city", country: "IS", region: null, lat: 64.1, lon: -21.9 };
    return { ...EVIDENCE, kind: "place", anchor, ...place, precision: "town", within: null, population: null, metonym: false, reason: "only", namesakes: [] };
  }
  const rest = { approximator: null, change: null, measured: null, base: null, of: null, against: null, converted: [] };
  return { ...EVIDENCE, kind: "quantity", anchor, core: span, amount: { value: 1 }, unit: null, form: "cardinal", ...rest };
}

function detect(blocks) {
  gallery.readings += 1;
  gallery.blocks = blocks.map(({ text }) => text);
  return blocks.flatMap(({ text }, block) => [...text.matchAll(WORDS)].map((found) => factAt(block, found.index, found[0])));
}

function textOf({ anchor: { block, start, end } }) {
  return gallery.annotations.documents.flatMap(({ blocks, facts }) => facts.length ? blocks : []).at(block)?.text.slice(start, end);
}

/** All elements of a document, and of the open shadow roots and frames in it. */
function* deep(root = document) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* deep(element.shadowRoot);
    if (element.localName === "iframe" && element.contentDocument) yield* deep(element.contentDocument);
  }
}

function painted() {
  const marks = [...deep()].filter((element) => element.classList.contains("factlight")).map((mark) => [mark, mark.textContent]);
  const ranges = ["quantity", "place"].flatMap((kind) => [...(CSS.highlights.get(`factlight-${kind}`) ?? [])]);
  return [...marks, ...ranges.map((range) => [range.startContainer, range.startContainer.data.slice(range.startOffset, range.endOffset)])];
}

const seen = ({ left, top, width, height }) => width > 0 && height > 0 && left >= 0 && top >= 0 && left < innerWidth && top < innerHeight;

export const gallery = {
  readings: 0,
  blocks: [],
  errors: [],
  heard: [],
  pasted: {},

  /** Marks the body, or `root`. */
  async begin(options = {}, root = "body") {
    const element = typeof root === "string" ? document.querySelector(root) : root;
    gallery.root = element;
    gallery.before = element.innerHTML;
    gallery.annotations = await annotate(element, detect, options);
    gallery.annotations.on("open", ({ fact }) => (gallery.shown = gallery.wordsOf(fact)));
    gallery.annotations.on("close", () => (gallery.shown = null));
  },

  shown: null,
  wordsOf: textOf,
  /** The facts, by their words. */
  facts: () => gallery.annotations.facts.map(textOf),
  fact: (words) => gallery.annotations.facts.find((fact) => textOf(fact) === words),
  open: (words) => gallery.annotations.open(gallery.fact(words)),
  /** What is marked now, by its words. */
  painted: () => painted().map(([, words]) => words),
  /** The box of marked words, or of any words on the page. */
  boxOf(words) {
    const boxes = (nodes) => nodes.map((node) => {
      const range = document.createRange();
      const at = node.data.indexOf(words);
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      return range.getBoundingClientRect();
    });
    const texts = [...deep()].flatMap((element) => [...element.childNodes]).filter((node) => node.nodeType === 3 && node.data.includes(words));
    return boxes(texts).find(({ width }) => width > 0) ?? boxes(texts)[0];
  },
  centre(words) {
    const { left, top, width, height } = gallery.boxOf(words);
    return { x: Math.round(left + Math.min(width, 40) / 2), y: Math.round(top + height / 2) };
  },

  host: () => [...deep()].find((element) => element.matches(".factlight-card:not([data-list]):popover-open")),
  /** The card that is open, seen and can be used: by the words of its fact. */
  card() {
    const host = gallery.host();
    if (!host) return null;
    const box = host.getBoundingClientRect();
    if (!seen(box)) return `out of sight at ${Math.round(box.left)} ${Math.round(box.top)}`;
    const root = host.getRootNode();
    const on = root.elementFromPoint(box.left + box.width / 2, box.top + 12);
    return on === host ? gallery.shown : `under ${on?.outerHTML.slice(0, 40)}`;
  },
  /** How far the card's edge is from its words. */
  gap(words) {
    const [card, mark] = [gallery.host().getBoundingClientRect(), gallery.boxOf(words)];
    return Math.round(Math.max(card.top - mark.bottom, mark.top - card.bottom));
  },
  inCard: (action) => gallery.host().shadowRoot.querySelector(`[data-action="${action}"]`),
  /** The fact that the keyboard is on, by its words. */
  focused() {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (focused?.getRootNode().host?.className === "factlight-stops") return focused.textContent.split(". ")[0];
    return focused?.classList.contains("factlight") ? focused.textContent : focused?.localName;
  },
  /** Where each word of an element is. */
  places(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const places = [];
    let all = "";
    const nodes = [];
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, all.length]);
      all += walker.currentNode.data;
    }
    const at = (offset) => nodes.findLast(([node, start]) => start <= offset && node.length > 0);
    for (const { 0: word, index } of all.matchAll(/\S+/g)) {
      const range = document.createRange();
      const [first, last] = [at(index), at(index + word.length - 1)];
      range.setStart(first[0], index - first[1]);
      range.setEnd(last[0], index + word.length - last[1]);
      const { left, top, width, height } = range.getBoundingClientRect();
      places.push([word, Math.round(left), Math.round(top), Math.round(width), Math.round(height)].join(" "));
    }
    return places;
  },
  seen: (words) => seen(gallery.boxOf(words)),
  deep,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

addEventListener("error", (event) => gallery.errors.push(String(event.message)));
addEventListener("unhandledrejection", (event) => gallery.errors.push(String(event.reason)));
globalThis.gallery = gallery;
