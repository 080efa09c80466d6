// Owns showing two conflicting sources side by side, in neutral words: what each says, where and when. It never says which one
// is right.

import { element } from "../dom.js";
import type { Entry, KeptItem } from "../kept-fact.js";
import type { PageStory } from "../messages.js";
import { day, say } from "../i18n.js";
import { spoken } from "./same-claim.js";

/** What the page says and what was kept. */
export function beside(page: PageStory, item: KeptItem, entry: Entry): HTMLElement {
  const title = say(item.kind === "quote" ? "besideQuote" : "besideFigure");
  const [here, kept] = item.kind === "quote" ? marked(item.quote?.words ?? "", entry.item.quote?.words ?? "") : [[item.text], [entry.item.text]];
  return element("section", { class: "beside", "aria-label": title },
    element("p", { class: "beside-title" }, title),
    element("div", { class: "two" },
      side(say("besideHere"), page, item, here),
      side(say("besideKept", day(entry.kept)), entry.page, entry.item, kept)));
}

function side(where: string, page: PageStory, item: KeptItem, words: (Node | string)[]): HTMLElement {
  const isQuote = item.kind === "quote";
  const source = [page.site === page.title ? "" : page.site, day(page.published)].filter((part) => part !== "").join(" · ");
  return element("div", { class: "side" },
    element("p", { class: "side-where" }, where),
    element("p", { class: isQuote ? "side-quote" : "side-figure", lang: "en" }, ...(isQuote ? ["“", ...words, "”"] : words)),
    ...(isQuote ? [] : [element("p", { class: "soft", lang: "en" }, item.sentence)]),
    element("p", { class: "side-source" }, titled(page, item), ...(source ? [element("span", {}, source)] : [])));
}

// A link to its source, if that is an address one may go to.
export function titled({ url, title, site }: PageStory, { link }: KeptItem): HTMLElement {
  const name = title || site || url;
  const address = [link, url].find((one) => /^https?:\/\//.test(one));
  return address ? element("a", { href: address, target: "_blank", rel: "noreferrer", lang: "en" }, name) : element("span", { lang: "en" }, name);
}

// The words that only the one has are marked.
function marked(one: string, other: string): [(Node | string)[], (Node | string)[]] {
  const split = (text: string) => text.split(/(\s+)/).filter((part) => part !== "");
  const [a, b] = [split(one), split(other)];
  const plain = (part: string) => spoken(part).join(" ");
  const keep = rowsOf(a.map(plain), b.map(plain));
  const show = (parts: string[], isKept: (index: number) => boolean) =>
    parts.map((part, index) => (plain(part) === "" || isKept(index) ? part : element("mark", {}, part)));
  return [show(a, (index) => keep.has(`a${index}`)), show(b, (index) => keep.has(`b${index}`))];
}

// Which parts of both are the same, in order.
function rowsOf(a: readonly string[], b: readonly string[]): Set<string> {
  const rows = [new Array<number>(b.length + 1).fill(0)];
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const below = rows[0] as number[];
    const row = new Array<number>(b.length + 1).fill(0);
    for (let j = b.length - 1; j >= 0; j -= 1) row[j] = a[i] === b[j] && a[i] !== "" ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    rows.unshift(row);
  }
  const same = new Set<string>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j] && a[i] !== "") {
      same.add(`a${i}`).add(`b${j}`);
      [i, j] = [i + 1, j + 1];
    } else if ((rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return same;
}
