// Owns what the card says of kept facts: when one opens, whether the notebook has the same thing otherwise. The notebook
// lies with the extension, so the background looks; what it finds comes in neutral words, both sources side by side.

import type { AnnotatedDocument, Comparison, Fact, Side } from "../src/index.js";
import { Pace } from "../src/pace.js";
import { readProvenance } from "../src/provenance.js";
import type { Answer, Compare, Item, Otherwise, PageStory } from "./messages.js";
import { itemsOf } from "./report.js";
import { day, say } from "./say.js";

/** Kept facts that a card has room for. */
const MOST = 2;

/** What is kept of the same thing and told otherwise; null where there is nothing, or the notebook cannot be read. */
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

// Two figures that stand on one page are two; one that stood there and stands no more was changed.
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
