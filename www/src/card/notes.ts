// Owns the printed notes: who says what is marked, numbered, after the annotated part of the page. A file of its own
// (dist/notes.js), loaded when a publisher asks for notes. They are in the page only while it is being printed.
//
// “more than $2.1 billion”, Reyd said → S1. Tomas Reyd, the port's treasurer: “more than $2.1 billion”

import type { Fact } from "../facts.js";
import { languageOf } from "../read/flat-tree.js";
import sheetText from "./notes.css";
import type { Marked } from "./opening.js";
import { clip } from "./passages.js";
import { textOf } from "../paint/ranges.js";
import { speechOf } from "../words/speech.js";
import type { Speech } from "../words/words.js";

/** The number of a fact's note, on the last of its marks; style.css prints it. */
const NUMBER = "data-factlight-note";

/** Of what is marked so much is printed, in UTF-16 code units, and of one source so many places. */
const LONGEST = 80;
const MOST = 12;

/** What one source says. */
interface Note {
  who: string;
  cited: string;
  facts: Fact[];
}

/** Adds notes after a marked page each time it is printed, until `signal`. */
export async function printNotes(marked: Marked, signal: AbortSignal): Promise<void> {
  const speech = await speechOf(marked.language === undefined ? navigator.languages : [marked.language]);
  const notes = new Notes(marked, speech);
  const window = marked.root.ownerDocument.defaultView;
  if (signal.aborted) return;
  window?.addEventListener("beforeprint", () => notes.add(), { signal });
  window?.addEventListener("afterprint", () => notes.remove(), { signal });
  signal.addEventListener("abort", () => notes.remove());
}

class Notes {
  readonly #marked: Marked;
  readonly #speech: Speech;
  #host: HTMLElement | undefined;

  constructor(marked: Marked, speech: Speech) {
    this.#marked = marked;
    this.#speech = speech;
  }

  add(): void {
    this.remove();
    const notes = this.#notes();
    if (notes.length === 0) return;
    const { root, painter } = this.#marked;
    for (const [index, { facts }] of notes.entries()) {
      for (const fact of facts) {
        const mark = painter.marks(fact).at(-1);
        if (mark && "setAttribute" in mark) (mark as unknown as Element).setAttribute(NUMBER, this.#sign(index));
      }
    }
    const { body } = root.ownerDocument;
    const isWhole = root.contains(body);
    this.#host = this.#build(notes, isWhole);
    if (isWhole) body.append(this.#host);
    else root.after(this.#host);
  }

  remove(): void {
    this.#host?.remove();
    this.#host = undefined;
    for (const mark of this.#marked.root.querySelectorAll(`.factlight[${NUMBER}]`)) mark.removeAttribute(NUMBER);
  }

  // One note a source, in the order of their first facts.
  #notes(): Note[] {
    const { facts, blocks } = this.#marked.read();
    const notes = new Map<string, Note>();
    for (const fact of facts) {
      const speaker = fact.source?.speaker;
      const at = speaker && (speaker.form === "named" ? speaker.at : speaker.antecedent);
      const who = speaker?.name || (at ? textOf(blocks, at) : "");
      const cited = this.#address(fact.citation);
      if (!who && !cited) continue;
      const note = notes.get(`${who}\n${cited}`) ?? { who, cited, facts: [] };
      note.facts.push(fact);
      notes.set(`${who}\n${cited}`, note);
    }
    return [...notes.values()];
  }

  // On paper a link is its address.
  #address(href: string | null): string {
    const { ownerDocument } = this.#marked.root;
    try {
      const url = href === null || href.startsWith("#") ? null : new URL(href, ownerDocument.baseURI);
      return url && /^https?:$/.test(url.protocol) ? url.href : "";
    } catch {
      return "";
    }
  }

  #build(notes: readonly Note[], isInside: boolean): HTMLElement {
    const { root } = this.#marked;
    const document = root.ownerDocument;
    const { words } = this.#speech;
    const make = (name: string, content: readonly (Node | string)[], lang = "") => {
      const element = document.createElement(name);
      if (lang) element.lang = lang;
      element.append(...content);
      return element;
    };
    const lang = languageOf(root) || "en";
    const items = notes.map(({ who, cited, facts }, index) => {
      const said = facts.slice(0, MOST).map((fact) => this.#quoted(fact)).join(" · ");
      const head = make("b", [who || cited], lang);
      const item = make("li", [head, ": ", make("span", [facts.length > MOST ? `${said} …` : said], lang), ...(who && cited ? [make("br", []), cited] : [])]);
      item.dataset.sign = this.#sign(index);
      return item;
    });
    const host = make("div", []);
    host.className = "factlight-notes";
    host.setAttribute("data-factlight", "off");
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
    sheet.replaceSync(`${sheetText}:host{}`);
    // As wide as the text they follow, and aligned with it.
    const { maxWidth, paddingLeft, paddingRight } = getComputedStyle(root);
    const { style } = [...sheet.cssRules].at(-1) as CSSStyleRule;
    const box = isInside ? {} : { "max-width": maxWidth, "padding-left": paddingLeft, "padding-right": paddingRight };
    for (const [name, value] of Object.entries(box)) style.setProperty(name, value, "important");
    shadow.adoptedStyleSheets = [sheet];
    const notesList = make("section", [make("h2", [words.notes]), make("ol", items)], this.#speech.locale);
    notesList.dir = "ltr";
    shadow.append(notesList);
    return host;
  }

  #sign(index: number): string {
    return this.#speech.words.noteSign + String(index + 1);
  }

  #quoted(fact: Fact): string {
    const { blocks } = this.#marked.read();
    const { block } = fact.anchor;
    const [open, close] = this.#speech.words.marks;
    const text = textOf(blocks, fact.kind === "quote" ? { block, ...fact.content } : fact.anchor);
    return open + clip(text, LONGEST) + close;
  }
}
