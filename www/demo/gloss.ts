// Owns the line under each fact in the list: what the card says, but shorter, for scanning.
//
// “more than $2.1bn” → “more than $2,100,000,000 · aid”; “Paris” → “City or town in Texas, United States”

import type { Block, Fact } from "../src/facts.js";
import { words } from "../src/words/english.js";
import { label, plain, type Label } from "../src/card/labels.js";

// The demo's own words are English, whatever its reader's card speaks.
const NOWHERE = {
  words, locale: "en", lang: "en", pageLang: "en", url: "", base: "", facts: [], footnotes: () => [],
  provenance: { title: "", site: "", author: "", published: "" },
};

/** The farthest, in UTF-16 code units, that a counted noun may end behind its number to be listed with it. */
const NEAR = 48;

/** The words of `fact`, and with a number what it counts, where that follows: “14 fixed points”. */
export function textOf(blocks: readonly Block[], fact: Fact): string {
  const { block, start, end } = fact.anchor;
  const measured = fact.kind === "quantity" ? fact.measured : null;
  const follows = measured && measured.start >= end && measured.end - end < NEAR;
  const text = blocks[block]?.text.slice(start, follows ? measured.end : end) ?? "";
  return text.replace(/[\s\uFFFC]+/g, " ").trim();
}

/** For the facts of `blocks`: one line that says what a fact means and who says so. */
export function glossary(blocks: readonly Block[]): (fact: Fact) => string {
  const page = { ...NOWHERE, blocks: blocks.map((block) => ({ block, parts: [] })) };
  return (fact) => {
    const parts = { quantity, quote, place }[fact.kind](label(fact, undefined, page));
    const said = textOf(blocks, fact).toLowerCase();
    // Each part once: “31 winters”, not “31 winters · winters”.
    const fresh = parts.filter((part, i) => part && ![said, ...parts.slice(0, i)].some((before) => before.toLowerCase().includes(part.toLowerCase())));
    return fresh.join(" · ");
  };
}

function quantity({ what, whatMore, who }: Label): string[] {
  const measured = whatMore.find(({ name }) => name === words.of)?.text ?? "";
  return [plain(what), plain(measured), who ? `says ${plain(who)}` : ""];
}

function quote({ who, whatMore }: Label): string[] {
  const retold = whatMore[0]?.text === words.forms.indirect ? "paraphrased" : "";
  return [plain(who ?? words.nobody), retold];
}

function place({ what, whatMore }: Label): string[] {
  return [plain(what), plain(whatMore[0]?.text ?? "")];
}
