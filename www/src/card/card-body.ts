// Owns the layout of a label: its parts, lines, folds and map as elements. Leaves the words to labels.ts, and the frame around
// them to card.ts.

import type { Comparison } from "../annotations.js";
import type { Label, Line, Target, Text } from "./labels.js";
import { make, textButton } from "./popover.js";
import type { Speech } from "../words/words.js";

/** The card's body: who, what, where, and what is folded away. `show` goes to another place of the page. */
export function body(label: Label, { words }: Speech, show: (target: Target) => void): HTMLElement {
  const lines = (all: readonly Line[], look: string) => all.map((line) => paragraph(line, line.name ? "line" : look, show));
  const who = paragraph({ text: label.who ?? words.nobody }, label.who === null ? "main nobody" : "main", show);
  who.id = "who";
  const what = paragraph({ text: label.what }, label.isQuoted ? "main quoted" : "main", show);
  return make("div", "body", [
    make("dl", "", [
      // Nobody says where a town is: for a place outside quotes, this would be an empty line.
      ...(label.isPlace && label.who === null ? [] : [part(words.who, [who, ...lines(label.whoMore, "more")])]),
      part(words.what, [what, ...map(label), ...lines(label.whatMore, "more")]),
      part(words.where, lines(label.where, "line")),
    ]),
    ...label.folds.map(({ title, lines: inner }) => fold(title, lines(inner, "line"))),
  ]);
}

/** The same thing as others have it, each beside the other. */
export function besides({ title, sides }: Comparison): HTMLElement {
  const columns = sides.map(({ name, text, context = "", source, href, lang = "" }) => {
    const isAddress = href !== undefined && /^https?:/i.test(href);
    const from = make(isAddress ? "a" : "span", "", [source]);
    if (isAddress) {
      from.setAttribute("href", href);
      from.setAttribute("rel", "noopener noreferrer nofollow");
    }
    const said = make("p", "side-text", [text]);
    const around = make("p", "side-source", [context]);
    for (const one of [from, said, around]) {
      one.lang = lang;
      one.dir = "auto";
    }
    return make("div", "side", [make("p", "name", [name]), said, ...(context ? [around] : []), make("p", "side-source", [from])]);
  });
  const part = make("section", "part besides", [make("p", "besides-title", [title]), make("div", "sides", columns)]);
  part.setAttribute("aria-label", title);
  return part;
}

/** A part that opens when the reader asks. */
export function fold(title: string, content: readonly Node[]): HTMLElement {
  return make("details", "part", [make("summary", "", [title]), ...content]);
}

/** The runs of a text, each in its own language. */
export function runs(text: Text): Node[] {
  if (typeof text === "string") return [document.createTextNode(text)];
  return text.map((run) => {
    if (typeof run === "string") return document.createTextNode(run);
    const element = make("bdi", "", [run.text]);
    element.lang = run.lang;
    return element;
  });
}

// The room is kept from the start, so that nothing moves when the map's own file has come.
function map({ map: point }: Label): Node[] {
  if (!point) return [];
  const figure = make("div", "where");
  import("./map.js")
    .then(({ locatorMap }) => figure.append(locatorMap(document, point, point.label)))
    .catch(() => figure.remove());
  return [figure];
}

function part(title: string, content: Node[]): HTMLElement {
  return make("div", "part", [make("dt", "", [title]), make("dd", "", content)]);
}

function paragraph({ name, text, href, to, isUp = false }: Line, look: string, show: (target: Target) => void): HTMLElement {
  const content = to ? textButton("", isUp ? "go up" : "go", runs(text), () => show(to)) : make(href ? "a" : "span", "", runs(text));
  content.dir = "auto";
  if (href) {
    content.setAttribute("href", href);
    content.setAttribute("rel", "noopener noreferrer nofollow");
  }
  return name ? make("p", `${look} named`, [make("span", "name", [name]), content]) : make("p", look, [content]);
}
