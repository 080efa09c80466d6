// Owns finding the article on a page: @mozilla/readability judges a copy, and each element it keeps is traced back to the live
// one. A file of its own (dist/main.js), loaded only for `content: "main"`.
//
// header, nav, article (h1, p, aside, p), comments → h1, p, p

import { Readability, isProbablyReaderable } from "@mozilla/readability";
import { own } from "./flat-tree.js";
import { isBehind } from "./visibility.js";

/** A page with more elements is not copied: its <main> or <article> decides. Copying and judging cannot be done in slices. */
const MOST_ELEMENTS = 6_000;

/** Followed by the number of the live element; a name each, for Readability moves attributes from one element to another. */
const MARK = "data-factlight-";

/** What a form, or the document, has by its name. */
const NAMED = new Set("button embed fieldset form iframe img input object output select textarea".split(" "));

/**
 * A function that says whether an element is outside the main content; always false if the page does not show what that is. The page
 * is judged, as it then is, when the first element is asked about.
 */
export function besideMain(document: Document): (element: Element) => boolean {
  let judge: ((element: Element) => boolean) | undefined;
  return (element) => (judge ??= judgeOf(document))(element);
}

function judgeOf(document: Document): (element: Element) => boolean {
  const kept = isProbablyReaderable(document) ? readable(document) : undefined;
  if (kept && kept.size > 0) return beside(document, kept);
  const main = declared(document);
  return main ? (element) => !main.contains(element) && !Node.prototype.contains.call(element, main) : () => false;
}

// Elements added after this reading are in the main content if their parents are.
function beside(document: Document, kept: Set<Element>): (element: Element) => boolean {
  const seen = new WeakSet(document.querySelectorAll("*"));
  const around = new WeakSet<Element>();
  for (const element of kept) {
    for (let outer = own(element, "parentElement"); outer && !around.has(outer); outer = own(outer, "parentElement")) around.add(outer);
  }
  return (element) => seen.has(element) && !kept.has(element) && !around.has(element);
}

// The live elements that Readability keeps, and the headline, which it gives apart.
function readable(document: Document): Set<Element> | undefined {
  const live = [...document.querySelectorAll("*")];
  if (live.length > MOST_ELEMENTS) return undefined;
  const copy = document.cloneNode(true) as Document;
  prepare([...copy.querySelectorAll("*")], live, document.body?.textContent?.length ?? 0);
  // What a page shows where no script runs is not part of it here.
  for (const element of copy.querySelectorAll("noscript")) element.remove();
  const article = articleOf(copy);
  if (!article?.content) return undefined;
  const kept = new Set<Element>();
  for (const element of (article.content as Element).querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      const original = name.startsWith(MARK) ? live[Number(name.slice(MARK.length))] : undefined;
      if (original) kept.add(original);
    }
  }
  const title = plain(article.title);
  for (const heading of document.querySelectorAll("h1")) {
    if (title !== "" && (title.includes(plain(heading.textContent)) || plain(heading.textContent).includes(title))) kept.add(heading);
  }
  return kept;
}

// Numbers the copies of live elements, and takes away what would mislead: the name by which a control hides what its form has of that
// name, and that the page behind a consent bar is hidden.
function prepare(copies: Element[], live: Element[], size: number): void {
  const { setAttribute, removeAttribute, getAttribute } = Element.prototype;
  for (const [i, element] of copies.entries()) {
    const name = own(element, "localName");
    const original = live[i] as Element;
    setAttribute.call(element, MARK + i, "");
    if (NAMED.has(name)) removeAttribute.call(element, "name");
    if (NAMED.has(name) && name !== "form") removeAttribute.call(element, "id");
    if (getAttribute.call(element, "aria-hidden") === "true" && isBehind(original, () => size)) removeAttribute.call(element, "aria-hidden");
  }
}

// The oddest markup is judged here: if that fails, the page's own elements decide.
function articleOf(copy: Document) {
  try {
    return new Readability<Node>(copy, { serializer: (node) => node, keepClasses: true }).parse();
  } catch {
    return undefined;
  }
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
