// Owns how a fact is shown in its sentence, on any of the extension's own pages.
//
// "£4.5 million" in "The quay cost £4.5 million." → The quay cost <b>£4.5 million</b>.

import { element } from "./dom.js";

/** The sentence, with the fact in it marked. */
export function inSentence({ sentence, at }: { sentence: string; at: { start: number; end: number } }): HTMLElement {
  const marked = element("b", {}, sentence.slice(at.start, at.end));
  return element("span", { class: "sentence", lang: "en" }, sentence.slice(0, at.start), marked, sentence.slice(at.end));
}
