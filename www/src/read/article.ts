// Owns finding the article on a page: @mozilla/readability judges a copy, and each element it keeps is traced back to the live
// one. The page gets its turn meanwhile. A file of its own (dist/main.js), loaded only for `content: "main"`.
//
// header, nav, article (h1, p, aside, p), comments → h1, p, p

import { Readability, isProbablyReaderable } from "@mozilla/readability";
import { bareOf, own } from "./flat-tree.js";
import type * as Kinds from "./kinds.js";
import type { Pace } from "../pace.js";
import { isBehind } from "./visibility.js";

/** Followed by the number of the live element; a name each, for Readability moves attributes from one element to another. */
const MARK = "data-factlight-";

/** Says whether an element is outside the main content. */
export type IsBeside = (element: Element) => boolean;

/** What a form, or the document, has by its name. */
const NAMED = new Set("button embed fieldset form iframe img input object output select textarea".split(" "));

/** The main content of the page as it is now; none of it is outside if the page does not show what that is. */
export async function besideMain(document: Document, pace: Pace): Promise<IsBeside> {
  const kept = isProbablyReaderable(document) ? await readable(document, pace) : undefined;
  if (kept && kept.size > 0) return beside(document, kept);
  const main = declared(document);
  return main ? (element) => !main.contains(element) && !Node.prototype.contains.call(element, main) : () => false;
}

// Elements added after this reading are in the main content if their parents are.
function beside(document: Document, kept: Set<Element>): IsBeside {
  const seen = new WeakSet(document.querySelectorAll("*"));
  const around = new WeakSet<Element>();
  for (const element of kept) {
    for (let outer = own(element, "parentElement"); outer && !around.has(outer); outer = own(outer, "parentElement")) around.add(outer);
  }
  return (element) => seen.has(element) && !kept.has(element) && !around.has(element);
}

// The live elements that Readability keeps, and the headline, which it gives apart.
async function readable(document: Document, pace: Pace): Promise<Set<Element> | undefined> {
  const live = [...document.querySelectorAll("*")];
  const copy = document.cloneNode(true) as Document;
  await prepare([...copy.querySelectorAll("*")], live, document.body?.textContent?.length ?? 0, pace);
  // What a page shows where no script runs is not part of it here.
  for (const element of copy.querySelectorAll("noscript")) element.remove();
  const article = await articleOf(copy, pace);
  if (!article?.content) return undefined;
  const kept = new Set<Element>();
  for (const element of article.content.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      const original = name.startsWith(MARK) ? live[Number(name.slice(MARK.length))] : undefined;
      if (original) kept.add(original);
    }
    if (pace.due) await pace.rest();
  }
  await addParts(kept, await import("./kinds.js"), pace);
  const title = plain(article.title);
  for (const heading of document.querySelectorAll("h1")) {
    if (title !== "" && (title.includes(plain(heading.textContent)) || plain(heading.textContent).includes(title))) kept.add(heading);
  }
  return kept;
}

// Numbers the copies of live elements, and takes away what would mislead: the name by which a control hides what its form has of that
// name, and that the page behind a consent bar is hidden.
async function prepare(copies: Element[], live: Element[], size: number, pace: Pace): Promise<void> {
  const { setAttribute, removeAttribute, getAttribute } = Element.prototype;
  for (const [i, element] of copies.entries()) {
    const name = own(element, "localName");
    const original = live[i] as Element;
    setAttribute.call(element, MARK + i, "");
    if (NAMED.has(name)) removeAttribute.call(element, "name");
    if (NAMED.has(name) && name !== "form") removeAttribute.call(element, "id");
    if (getAttribute.call(element, "aria-hidden") === "true" && isBehind(original, () => size)) removeAttribute.call(element, "aria-hidden");
    if (pace.due) await pace.rest();
  }
}

interface Article {
  title: string | null | undefined;
  content: Element | null | undefined;
}

// The oddest markup is judged here: if that fails, the page's own elements decide.
async function articleOf(copy: Document, pace: Pace): Promise<Article | null | undefined> {
  // As build/readability.mjs makes it: it yields between its steps.
  const parsing = new Readability<Node>(copy, { serializer: (node) => node, keepClasses: true }).parse() as unknown as Iterator<undefined, Article | null>;
  for (;;) {
    let step: IteratorResult<undefined, Article | null>;
    try {
      step = parsing.next();
    } catch {
      return undefined;
    }
    if (step.done) return step.value;
    if (pace.due) await pace.rest();
  }
}

const PARTS = /^(standfirst|caption|pullquote)$/;

// What Readability takes for no text: standfirst, captions and pull quotes of the article, and what is in them.
async function addParts(kept: Set<Element>, { told, kindOf }: typeof Kinds, pace: Pace): Promise<void> {
  const article = around(kept);
  const parts: Element[] = [];
  const skipped = new WeakSet<Element>();
  for (const element of article?.querySelectorAll("*") ?? []) {
    if (pace.due) await pace.rest();
    const parent = own(element, "parentElement") as Element;
    const bits = told(bareOf(element));
    const kind = bits === undefined ? "" : kindOf(bits);
    const isOther = /^(navigation|boilerplate)$/.test(kind) || (element.localName === "article" && !kept.has(element)) || element.localName === "footer";
    if (skipped.has(parent) || isOther) skipped.add(element);
    else if (PARTS.test(kind) && !kept.has(element)) parts.push(element);
  }
  for (const part of parts) {
    kept.add(part);
    for (const inner of part.querySelectorAll("*")) kept.add(inner);
  }
}

// The article that the page says it is, around all that is kept of it.
function around(kept: Set<Element>): Element | undefined {
  const [first, ...rest] = kept;
  let outer = first?.parentElement;
  // Each is looked at once: where one does not hold it, an outer one may.
  for (const element of rest) while (outer && !outer.contains(element)) outer = outer.parentElement;
  const article = outer?.closest("article, main, [role=main]") ?? outer;
  // Everything: it tells nothing of what belongs together.
  return article && article.localName !== "body" ? article : undefined;
}

function declared(document: Document): Element | undefined {
  const mains = document.querySelectorAll("main, [role=main]");
  const main = mains.length === 1 ? mains[0] : undefined;
  const articles = (main ?? document).querySelectorAll("article");
  return articles.length === 1 ? articles[0] : main;
}

function plain(text: string | null | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim().toLowerCase();
}
