// Owns the picture of who is quoted: a bar per speaker, as long as the number of words quoted; the verbatim part stands out.

import { button, drawn, element } from "../dom.js";
import type { Item } from "../messages.js";
import { number, say, sayCount } from "../i18n.js";

const FEW = 6;

export interface SpeakerCount {
  name: string;
  role: string;
  quotes: number;
  /** Word for word, and retold. */
  words: { direct: number; retold: number };
}

/** Who is quoted, the most words first; the last one, without a name, is nobody the text names. */
export function speakersOf(items: readonly Item[]): SpeakerCount[] {
  const speakers = new Map<string, SpeakerCount>();
  for (const { quote, speaker, role } of items) {
    if (!quote) continue;
    const known = speakers.get(speaker) ?? { name: speaker, role, quotes: 0, words: { direct: 0, retold: 0 } };
    speakers.set(speaker, known);
    known.role ||= role;
    known.quotes += 1;
    known.words[quote.form === "direct" ? "direct" : "retold"] += wordsIn(quote.words);
  }
  const total = ({ words }: SpeakerCount) => words.direct + words.retold;
  return [...speakers.values()].sort((a, b) => Number(a.name === "") - Number(b.name === "") || total(b) - total(a));
}

export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu)?.length ?? 0;
}

let areAll = false;

export function speakerBars(speakers: readonly SpeakerCount[], chosen: string, choose: (name: string) => void, redraw: () => void): HTMLElement[] {
  const most = Math.max(1, ...speakers.map(({ words }) => words.direct + words.retold));
  const list = element("ol", { class: "bars", role: "list" });
  for (const { name, role, quotes, words } of areAll ? speakers : speakers.slice(0, FEW)) {
    const counts = `${sayCount("quotes", quotes)} · ${sayCount("words", words.direct + words.retold)}`;
    const text = [
      element("span", { class: "head-line" }, element("span", { class: "who", lang: name ? "en" : undefined }, name || say("nobody")), element("span", { class: "counts" }, counts)),
      ...(role ? [element("span", { class: "role" }, role)] : []),
      bar(words.direct / most, words.retold / most),
    ];
    // Nobody is nobody to choose.
    const line = name === "" ? element("div", { class: "bar" }) : button("", () => choose(name === chosen ? "" : name), { class: "bar", "aria-pressed": String(name === chosen), "data-name": name });
    line.append(...text);
    list.append(element("li", {}, line));
  }
  const parts: HTMLElement[] = [list];
  if (speakers.length > FEW && !areAll) {
    parts.push(button(sayCount("moreSpeakers", speakers.length - FEW), () => {
      areAll = true;
      redraw();
    }, { class: "quiet" }));
  }
  if (speakers.some(({ words }) => words.retold > 0)) {
    parts.push(element("p", { class: "legend" }, key("direct"), `${say("wordForWord")} `, key("retold"), say("retold")));
  }
  return parts;
}

function bar(direct: number, retold: number): SVGSVGElement {
  const at = (share: number) => Number((share * 100).toFixed(2));
  return drawn("svg", { class: "share", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawn("rect", { class: "direct", x: 0, y: 0, width: at(direct), height: 6 }),
    drawn("rect", { class: "retold", x: at(direct), y: 0, width: at(retold), height: 6 }));
}

function key(form: "direct" | "retold"): SVGSVGElement {
  return drawn("svg", { class: "key", viewBox: "0 0 10 6", "aria-hidden": "true" }, drawn("rect", { class: form, x: 0, y: 0, width: 10, height: 6 }));
}

/** The share of all words that are quoted, in words. */
export function percent(share: number): string {
  return number(share, { style: "percent", maximumFractionDigits: 0 });
}
