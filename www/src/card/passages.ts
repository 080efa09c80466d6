// Owns where else on the page there is more about a fact: where its speaker is introduced, a quote's other parts, what else the
// speaker says, and the notes its sentence refers to. Leaves the wording to labels.ts.
//
// “…,” Reyd said → the “Tomas Reyd” two paragraphs above · took 12 days.[1] → the text of note 1

import type { PageBlock } from "../read/blocks.js";
import type { Anchor, Fact, QuoteFact, Source } from "../facts.js";
import { languageOf } from "../read/flat-tree.js";
import { textOf } from "../paint/ranges.js";

/** Where the speaker is first named, if that is not at the fact itself. */
export function introduction({ speaker }: Source, blocks: readonly PageBlock[]): Anchor | null {
  const at = speaker.form === "carried" ? speaker.antecedent : speaker.at;
  const antecedent = speaker.form === "named" ? null : speaker.antecedent;
  const name = speaker.name || (antecedent ? textOf(blocks, antecedent) : "");
  // “Police said”, “American officials said”: who has no name of several words is introduced by nobody.
  const first = / \p{Lu}\S*$/u.test(name) ? firstOf(name, blocks, at) : null;
  if (first) return first;
  return antecedent && !isSame(antecedent, at) ? antecedent : speaker.form === "carried" ? antecedent : null;
}

// The first place of a name as a whole word, before `limit`.
function firstOf(name: string, blocks: readonly PageBlock[], limit: Anchor): Anchor | null {
  for (let block = 0; block <= limit.block; block += 1) {
    const text = blocks[block]?.block.text ?? "";
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
      const end = start + name.length;
      if (block === limit.block && start >= limit.start) return null;
      if (!/[\p{L}\p{N}]/u.test(text.charAt(start - 1) + text.charAt(end))) return { block, start, end };
    }
  }
  return null;
}

function isSame(a: Anchor, b: Anchor): boolean {
  return a.block === b.block && a.start === b.start;
}

/** The other parts of a quote: of one that goes on over paragraphs, or around its “she said”. */
export function otherParts(fact: QuoteFact, facts: readonly Fact[]): { fact: QuoteFact; isBefore: boolean }[] {
  const quotes = facts.filter((one) => one.kind === "quote");
  const at = quotes.indexOf(fact);
  if (at < 0) return [];
  const isOne = (a: QuoteFact | undefined, b: QuoteFact | undefined) => a && b && (a.continues || sharesCue(a, b));
  let [first, last] = [at, at];
  while (isOne(quotes[first - 1], quotes[first])) first -= 1;
  while (isOne(quotes[last], quotes[last + 1])) last += 1;
  const parts = quotes.slice(first, last + 1).map((part, index) => ({ fact: part, isBefore: first + index < at }));
  return parts.filter((part) => part.fact !== fact);
}

// The same words as a heading, or pulled out beside the text, have that cue too.
function sharesCue({ anchor, source: a }: QuoteFact, { anchor: other, source: b }: QuoteFact): boolean {
  return anchor.block === other.block && a?.cue != null && b?.cue != null && isSame(a.cue, b.cue);
}

/** What else of the page the speaker of `source` says: not what the fact is a part of, nor its parts. */
export function alsoSaid({ anchor }: Fact, { speaker: { name } }: Source, facts: readonly Fact[]): Fact[] {
  if (!name) return [];
  const isElsewhere = ({ block, start, end }: Anchor) => block !== anchor.block || end <= anchor.start || anchor.end <= start;
  return facts.filter((other) => isElsewhere(other.anchor) && other.source?.speaker.name === name);
}

/** A note of the page, as text. */
export interface Footnote {
  text: string;
  lang: string;
  element: Element;
}

/** A sign that stands for a note: “1”, “[12]”, “*”, “(b)”, “[note 3]”; from ² to ⁹ there are raised figures and letters. */
const SIGN = /^\s*[[(]?\s*(?:[\d²-⁹]{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}|(?:note|nb|fn)\.?\s?\d{1,3})\s*[\])]?\s*$/i;

/** A link from the note back to its sign. */
const BACK = /^[\s↩↑↵⏎⤴^*†‡§\u{FE0E}\u{FE0F}]*$|^\s*\[?(?:\d{1,3}|[a-z])\]?[\s.]*$/iu;

/** How much of a note is shown, in UTF-16 code units; and how many notes of one sentence. */
const LONGEST = 240;
const MOST = 3;

/** UTF-16 code units on either side of a fact in which its sentence is looked for. */
const NEAR = 1500;

/** The notes that the sentence around `anchor` refers to. */
export function footnotesOf(anchor: Anchor, blocks: readonly PageBlock[], root: Element): Footnote[] {
  const block = blocks[anchor.block]?.block;
  if (!block) return [];
  // A page may hold all of a book in one block: only what is near is looked at.
  const near = Math.max(0, anchor.start - NEAR);
  const far = anchor.end + NEAR;
  const signs = block.links.filter(({ start, end, href }) => {
    return near <= start && end <= far && href.includes("#") && SIGN.test(block.text.slice(start, end));
  });
  if (signs.length === 0) return [];
  // Without the signs, or “12 days.1 Next” were one sentence.
  let text = block.text.slice(near, far);
  for (const { start, end } of signs) text = text.slice(0, start - near) + " ".repeat(end - start) + text.slice(end - near);
  const sentence = new Intl.Segmenter("en", { granularity: "sentence" }).segment(text).containing(anchor.start - near);
  if (!sentence) return [];
  const from = near + sentence.index;
  const to = Math.max(from + sentence.segment.length, anchor.end);
  const notes = signs.filter(({ start }) => from <= start && start < to).map(({ href }) => noteAt(href, root));
  return [...new Map(notes.flatMap((note) => (note ? [[note.element, note] as const] : []))).values()].slice(0, MOST);
}

function noteAt(href: string, root: Element): Footnote | null {
  const { ownerDocument: document } = root;
  const scope = root.getRootNode() as Document | ShadowRoot;
  try {
    const { hash, href: whole } = new URL(href, document.baseURI);
    if (hash === "" || whole.replace(/#.*$/s, "") !== document.URL.replace(/#.*$/s, "")) return null;
    const id = decodeURIComponent(hash.slice(1));
    const target = scope.getElementById?.(id) ?? scope.querySelector(`a[name="${CSS.escape(id)}"]`);
    const element = target?.closest("li, p, dd, aside, tr, blockquote, div, section") ?? target;
    // “See example <a href=#one>1</a>” leads to a chapter.
    if (!element || element === document.body || element.contains(root) || element.querySelector("h1, h2, h3, h4, h5, h6")) return null;
    const text = noteText(element);
    const lang = languageOf(element) || "en";
    return text === "" ? null : { text, lang, element };
  } catch {
    // An address that is none.
    return null;
  }
}

function noteText(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : null;
    const skipped = element && (/^(script|style|noscript|template)$/.test(element.localName) || isBack(element));
    return skipped ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  let text = "";
  while (walker.nextNode() && text.length < 4 * LONGEST) text += walker.currentNode.nodeValue ?? "";
  text = text.replace(/\s+/g, " ").replace(/^[\s^↑]+/, "").trim();
  return clip(text, LONGEST);
}

/** At most `length` UTF-16 code units of a text, ending with a whole word where one ends near. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/(?<=.{20})\s+\S{0,15}$/su, "").trimEnd()}…`;
}

function isBack(element: Element): boolean {
  if (element.localName !== "a") return false;
  return element.getAttribute("role") === "doc-backlink" || (/#/.test(element.getAttribute("href") ?? "") && BACK.test(element.textContent ?? ""));
}
