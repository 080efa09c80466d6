// Owns what opening the first card loads: the card, what it knows about the page, and the words of its language. A file of its
// own (dist/opening.js), which marking a page does not need; by the reader's first hover it is there.

import type { PageBlock } from "../read/blocks.js";
import { Card, type CardActions } from "./card.js";
import type { Fact } from "../facts.js";
import { languageOf } from "../read/flat-tree.js";
import type { AnnotateOptions } from "../annotations.js";
import { gloss, label, type Page } from "./labels.js";
import type { FactList } from "./list.js";
import type { Painter } from "../paint/painter.js";
import { footnotesOf } from "./passages.js";
import { Popover } from "./popover.js";
import { readProvenance, type Provenance } from "../read/provenance.js";
import { speechOf } from "../words/speech.js";

/** A marked page, as the card sees it. */
export interface Marked {
  root: Element;
  painter: Painter;
  /** The card's language; by default the reader's. */
  language: string | undefined;
  compare?: AnnotateOptions["compare"] | undefined;
  closed?: boolean | undefined;
  /** As they are now. */
  read(): { facts: readonly Fact[]; blocks: readonly PageBlock[] };
}

/** The card of a marked page, in the reader's language. */
export async function openingOf({ root, painter, language, compare, closed = false, read }: Marked, actions: CardActions): Promise<Card> {
  const document = root.ownerDocument;
  const speech = await speechOf(language === undefined ? navigator.languages : [language]);
  const pageLang = document.documentElement.lang || "en";
  // A page that is an application may be another one by now.
  let about: { url: string; title: string; provenance: Provenance } | undefined;
  const account = () => {
    const { URL: url, title } = document;
    if (!about || url !== about.url || title !== about.title) about = { url, title, provenance: readProvenance(document) };
    return { url, base: document.baseURI, provenance: about.provenance };
  };
  const lang = languageOf(root) || "en";
  const page = (): Page => {
    const { facts, blocks } = read();
    return { ...speech, ...account(), pageLang, lang, facts, blocks, footnotes: (anchor) => footnotesOf(anchor, blocks, root) };
  };
  const labelOf = (fact: Fact) => label(fact, painter.outer(fact), page());
  const mode = closed ? "closed" : "open";
  let list: FactList | undefined;
  let isOver = false;
  return new Card(document, {
    ...speech,
    label: labelOf,
    show: (passage) => actions.reveal(passage, read().blocks, (node) => painter.standIn(node)),
    copy: async (fact, format, said) => {
      const { copy } = await import("./copying.js");
      await copy(format, { fact, label: labelOf(fact), page: page(), root, standIn: (node) => painter.standIn(node) }, said);
    },
    list: async (facts, at, beside, open) => {
      const { FactList, sheetText } = await import("./list.js");
      if (isOver) return;
      list ??= new FactList(new Popover(document, [sheetText], mode), {
        ...speech, lang, gloss: (fact) => gloss(fact, painter.outer(fact), page()), blocks: () => read().blocks, open,
      });
      list.show(facts, at, beside);
    },
    compare: async (fact) => (await compare?.(fact)) ?? null,
    renew: (facts) => list?.renew(facts),
    end: () => {
      isOver = true;
      list?.remove();
    },
  }, actions, mode);
}
