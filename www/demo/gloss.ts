// Owns the one line under each fact in the list, in the card's own words but fewer: a line to scan.
//
// “more than $2.1bn” → “more than $2,100,000,000 · aid”; “Paris” → “City or town in Texas, United States”

import type { Anchor, Block, Fact } from "../src/facts.js";
import { label, type Label } from "../src/labels.js";
import { words } from "../src/words.js";

const NOWHERE = { provenance: { title: "", site: "", author: "", published: "" }, url: "", base: "", locale: "en" };

/** The words of `anchor` in the blocks the facts came from. */
export function textOf(blocks: readonly Block[], anchor: Anchor): string {
  return (blocks[anchor.block]?.text.slice(anchor.start, anchor.end) ?? "").replace(/[\s\uFFFC]+/g, " ").trim();
}

/** For the facts of `blocks`: one line that says what a fact means and who says so. */
export function glossary(blocks: readonly Block[]): (fact: Fact) => string {
  const page = { ...NOWHERE, blocks: blocks.map((block) => ({ block, parts: [] })) };
  return (fact) => {
    const parts = { quantity, quote, place }[fact.kind](label(fact, undefined, page));
    const said = textOf(blocks, fact.anchor);
    // Each part once: “31 winters”, not “31 winters · winters”.
    const fresh = parts.filter((part, i) => part && part !== said && !parts.slice(0, i).some((before) => before.includes(part)));
    return fresh.join(" · ");
  };
}

function quantity({ what, whatMore, who }: Label): string[] {
  const measured = whatMore.find(({ name }) => name === words.of)?.text ?? "";
  return [what, measured, who ? `says ${who}` : ""];
}

function quote({ who, whatMore }: Label): string[] {
  const retold = whatMore[0]?.text === words.forms.indirect ? "retold" : "";
  return [who ?? words.nobody, retold];
}

function place({ what, whatMore }: Label): string[] {
  return [what, whatMore[0]?.text ?? ""];
}
