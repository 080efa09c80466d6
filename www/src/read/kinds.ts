// Owns which kind of block an element makes of its text, by the rows of data/block_kinds.tsv, and with which characters what stands
// raised in a line is written. The command's cli/src/html/kinds.rs and raised.rs do the same. Loaded when a page is first read.
//
// <p class="byline"> in running text → "byline"; in a block quotation → still "blockquote" · 10<sup>6</sup> → "10⁶"

import { rows } from "virtual:kinds";
import type { Block } from "../facts.js";

export { Tables } from "./table.js";

type Kind = Block["kind"];

/** What text is by the strongest element around it: the number of a row. This, behind the last one, is running text. */
export const PLAIN = rows.length;

const ANY = rows.map(([, selector]) => selector).join();

/** What `element` by itself makes of its text. */
export function told(element: Element): number | undefined {
  // The classes of html and body tell of the site, not of its text; and a plain text file is shown as one <pre>.
  if (/^(html|body)$/.test(element.localName) || !element.matches(ANY)) return undefined;
  if (element.localName === "pre" && element.ownerDocument.contentType === "text/plain") return undefined;
  return rows.findIndex(([, selector]) => element.matches(selector));
}

/** `own`, unless it is weaker than `outer`. In running text all begins anew. */
export function within(own: number, outer: number): number {
  return own <= outer && rows[own]?.[0] === "paragraph" ? PLAIN : Math.min(own, outer);
}

/** Whether it is a block of its own in the middle of a line. */
export function cuts(own: number | undefined): boolean {
  return own !== undefined && /^(credit|navigation)$/.test(kindOf(own));
}

/** What elements of a line tell of the block: those that stand one behind the other from its start. */
export class Filled {
  /** What the first of them tells. */
  #told: number | undefined;
  /** Up to where there is no other text. */
  #end = 0;
  /** How many of them are open, one in the other. */
  #open = 0;
  #isBroken = false;

  open(own: number, text: string): void {
    if (this.#open === 0) {
      this.#isBroken ||= hasWords(text, this.#end);
      this.#end = text.length;
    }
    this.#told ??= own;
    this.#open += 1;
  }

  close(text: string): void {
    this.#open -= 1;
    this.#end = text.length;
  }

  /** Ends a block; what is open fills the next one. */
  end(): void {
    if (this.#open === 0) this.#told = undefined;
    this.#end = 0;
    this.#isBroken = false;
  }

  /** The kind of a block with this `text`, `around` being what the elements around it tell. */
  kind(text: string, around: number): Kind {
    const isAll = !this.#isBroken && (this.#open > 0 || !hasWords(text, this.#end));
    const all = this.#told !== undefined && isAll ? within(this.#told, around) : around;
    const kind = kindOf(all);
    if (kind !== "question?") return kind;
    if (/\?["”’')\s]*$/.test(text.slice(-9))) return "question";
    const outer = kindOf(around);
    return outer === "question?" ? "paragraph" : outer;
  }
}

/** The kind of the row with this number. */
export function kindOf(row: number): Kind | "question?" {
  return rows[row]?.[0] ?? "paragraph";
}

function hasWords(text: string, from: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(from));
}

const SIGNS: Record<string, string> = { a: "ᵃ", b: "ᵇ", c: "ᶜ", o: "°" };

/**
 * How the text of `node` is written behind `before`, each character as one: in <sup> "6" behind "10" as "⁶". Half a fraction stands
 * in the line, with a gap behind a figure: 3<sup>1</sup>/<sub>2</sub> is "3 1/2".
 */
export function written(node: Text, before: string): { gap: string; data: string } {
  const { data } = node;
  const upper = node.parentElement?.closest("sup");
  if (!upper) return { gap: "", data };
  const next = upper.nextSibling;
  if (next?.nodeType === 3 && /^[/⁄]/.test(next.nodeValue as string)) return { gap: endsInFigure(before) ? " " : "", data };
  return { gap: "", data: raised(data, before) };
}

function endsInFigure(text: string): boolean {
  return /\d/.test(text.slice(-1));
}

function raised(data: string, before: string): string {
  const isNumber = /^[-−–,]*\d[-−–,\d]*$/.test(data) && data.length <= 4 && !before.endsWith("[");
  const isLetter = /^[abc]$/.test(data) || (data === "o" && endsInFigure(before));
  if (!isNumber && !isLetter) return data;
  return data.replace(/^[-−–]/, "⁻").replace(/\w/g, (sign) => SIGNS[sign] ?? ("⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)] as string));
}
