// Owns copying a fact: as text, as a citation, as a link to it, or as JSON. A file of its own (dist/copying.js), loaded when a
// reader copies.

import type { Fact } from "../facts.js";
import { passageLink } from "../take/text-fragment.js";
import { date, plain, type Label, type Line, type Page } from "./labels.js";
import { textOf } from "../paint/ranges.js";
import type { CopyFormat } from "../words/words.js";

/** A fact, and what there is to know of it. */
export interface Copied {
  fact: Fact;
  label: Label;
  page: Page;
  root: Element;
  standIn(node: Text): Node;
}

/** Copies a fact, and reports the result in `said`. If the browser refuses, the text is shown, selected, below that. */
export async function copy(format: CopyFormat, copied: Copied, said: HTMLElement): Promise<void> {
  const { words } = copied.page;
  said.parentElement?.querySelector("textarea")?.remove();
  const text = await textOfCopy(format, copied);
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = words.copied[format];
  } catch {
    // No permission, no secure address: the reader's own hand can copy.
    said.textContent = words.refused;
    const field = said.ownerDocument.createElement("textarea");
    field.readOnly = true;
    field.rows = 4;
    field.value = text;
    field.setAttribute("aria-label", words.copyField);
    said.after(field);
    field.focus();
    field.select();
  }
}

async function textOfCopy(format: CopyFormat, copied: Copied): Promise<string> {
  if (format === "text") return asText(copied);
  if (format === "citation") return asCitation(copied);
  if (format === "link") return addressOf(copied);
  const { exportFacts } = await import("../take/export.js");
  return exportFacts([{ root: copied.root, facts: [copied.fact], blocks: copied.page.blocks, standIn: copied.standIn }], "json");
}

function addressOf({ fact, page }: Copied): string {
  const block = page.blocks[fact.anchor.block];
  return (block && passageLink(page.url, block, fact.anchor)) ?? page.url;
}

function asText({ fact, label, page }: Copied): string {
  const { words } = page;
  const said = label.who ?? (fact.kind === "place" ? null : words.nobody);
  const parts: [string, string[]][] = [
    [words.who, said === null ? [] : [plain(said), ...label.whoMore.filter(({ to }) => !to).map(inLine)]],
    [words.what, [plain(label.what), ...label.whatMore.filter(({ to }) => !to).map(inLine)]],
    [words.where, label.where.map(inLine)],
  ];
  const lines = parts.filter(([, lines]) => lines.length > 0).map(([title, lines]) => `${title}: ${lines.join("; ")}`);
  return [textOf(page.blocks, fact.anchor), ...lines].join("\n");
}

function inLine({ name, text, href }: Line): string {
  const said = plain(text).replaceAll("\n", ", ");
  const shown = href && name ? `${said} <${href}>` : href ? `${said} ${href}` : said;
  return name ? `${name}: ${shown}` : shown;
}

// “…”, by whom, in what, when, where it is read: as one cites a page.
function asCitation(copied: Copied): string {
  const { fact, label, page } = copied;
  const { words, locale, provenance } = page;
  const [open, close] = words.marks;
  const quoted = `${open}${textOf(page.blocks, fact.anchor).replace(/^[“"‘']|[”"’'][.,]?$/g, "")}${close}`;
  const who = label.who === null ? quoted : `${plain(label.who)}: ${quoted}`;
  const cited = words.cite({
    author: provenance.author,
    title: provenance.title,
    site: provenance.site === provenance.title ? "" : provenance.site,
    published: date(provenance.published, locale),
    address: addressOf(copied),
    accessed: new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date()),
  });
  return `${who} – ${cited}`;
}
