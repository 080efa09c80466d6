// Owns what the card says about kept facts: whether, when a card opens, the notebook has a conflicting version. The notebook
// belongs to the extension, so the background looks it up; the result is put in neutral words, both sources side by side.

import type { AnnotatedDocument, Comparison, Fact, Side } from "../../src/index.js";
import { Pace } from "../../src/pace.js";
import { readProvenance } from "../../src/read/provenance.js";
import type { Answer, Compare, Item, Otherwise, PageStory } from "../messages.js";
import { itemsOf } from "./items.js";
import { day, say } from "../i18n.js";

/** Kept facts that a card has room for. */
const MOST = 2;

/** The kept facts that conflict with this one; null if there are none, or the notebook cannot be read. */
export async function compared(fact: Fact, documents: readonly AnnotatedDocument[]): Promise<Comparison | null> {
  const own = documents.find(({ facts }) => facts.includes(fact));
  if (!own || fact.kind === "place") return null;
  const item = await itemOf(fact, own);
  if (!item) return null;
  const page = { url: own.url, ...readProvenance(document) };
  const said: Answer<Otherwise[]> = await chrome.runtime.sendMessage({ ask: "compare", page, item } satisfies Compare);
  if ("error" in said) return null;
  const others = said.value.filter((other) => !standsHere(other, own)).slice(0, MOST);
  if (others.length === 0) return null;
  const title = say(fact.kind === "quote" ? "besideQuote" : "besideFigure");
  const kept = others.map((other) => side(say("besideKept", day(other.kept)), other.page, other.item));
  return { title, sides: [{ ...side(say("besideHere"), page, item), href: "" }, ...kept] };
}

// As the panel has it; only the facts of its block say more of it.
async function itemOf(fact: Fact, { facts, blocks, url }: AnnotatedDocument): Promise<Item | undefined> {
  const near = facts.filter(({ anchor }) => anchor.block === fact.anchor.block);
  for await (const items of itemsOf(near, blocks, url, (one) => near.indexOf(one), new Pace())) {
    const found = items.find(({ id }) => near[id] === fact);
    if (found) return found;
  }
  return undefined;
}

// Two figures on one page are two figures; one that used to be there and is gone has been changed.
function standsHere({ page, item }: Otherwise, { url, blocks }: AnnotatedDocument): boolean {
  const plain = (address: string) => address.replace(/#.*$/s, "");
  return plain(page.url) === plain(url) && blocks.some(({ text }) => text.includes(item.text));
}

function side(name: string, page: PageStory, item: Otherwise["item"]): Side {
  const isQuote = item.kind === "quote";
  const source = [page.title || page.url, page.site === page.title ? "" : page.site, day(page.published)].filter((part) => part !== "").join(" · ");
  const text = isQuote ? `“${item.quote?.words ?? ""}”` : item.text;
  return { name, text, ...(!isQuote && { context: item.sentence }), source, href: item.link || page.url, lang: "en" };
}
