// Owns telling whether elements of ours would harm a page; it is then marked without. One that a framework keeps in step with its own
// tree breaks when its text is replaced (a wrapped React page showed “7712%” instead of “77%”); an editor saves what stands in it; a
// flex box lays out each element for itself; rules and scripts count elements or ask which one was clicked. A file of its own
// (dist/ownership.js), loaded where the caller leaves the choice to us.

import { boxOf, own } from "../read/flat-tree.js";

/** Names of properties that frameworks leave on elements they keep: React, Preact, Vue, Angular, Svelte, lit. */
const KEEPS = /^(__react|_reactRoot|__k$|__vue|_vnode$|__ngContext__$|__svelte|\$\$svelte|_\$lit)/;

/** What they write into the page; in an extension's world the properties cannot be seen. */
const WRITES =
  "[data-reactroot], [data-react-helmet], [ng-version], [data-v-app], [data-server-rendered], [data-svelte-h], " +
  "#__next, #__nuxt, #___gatsby, #svelte, astro-island";

const EDITORS = "[contenteditable]:not([contenteditable=false i]), [role=textbox][contenteditable]";

/** How many elements under the root are looked at: a framework marks all it keeps, the first among them. */
const LOOKED_AT = 64;
/** How many texts, rules and characters of scripts; and for how many milliseconds. */
const MOST_TEXTS = 3000;
const MOST_RULES = 3000;
const MOST_OF_SCRIPTS = 300_000;
const LONGEST = 15;

/** Text that may have a fact in it: a figure, or a quotation. */
const FACTUAL = /[\d“"]/;
/** A script that asks what exactly was clicked on; who asks for the closest one that fits gets it through our elements, too. */
const ASKS = /\b(?:target|srcElement)\??\.(?:localName|tagName|nodeName|matches\b|id\b|className|classList|dataset|parent(?:Node|Element))/;
/** A rule that depends on how many elements there are before or behind one. */
const COUNTS = /:(?:first|last|nth|only)-|[+~]/;
/** A rule that depends on there being any element in one. */
const HOLDS = /:has\((?:[^()]*[\s>+~,])?(?:\*|:(?:not|is|where|nth|first|last|only)\b|\[(?:role|class|tabindex))/;

/** Whether elements of ours at, above or under `root` would harm the page. */
export function isHarmed(root: Element): boolean {
  return isKept(root) || Element.prototype.querySelector.call(root, EDITORS) !== null || isAsked(own(root, "ownerDocument")) || isLaidOut(root) || isCounted(root);
}

// Whether a framework keeps elements there.
function isKept(root: Element): boolean {
  if (Element.prototype.closest.call(root, WRITES) || Element.prototype.querySelector.call(root, WRITES)) return true;
  for (let element: Element | null = root; element; element = own(element, "parentElement")) {
    if (hasKeeper(element)) return true;
  }
  const walker = own(root, "ownerDocument").createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let i = 0; i < LOOKED_AT && walker.nextNode(); i += 1) {
    if (hasKeeper(walker.currentNode as Element)) return true;
  }
  return false;
}

function hasKeeper(element: Element): boolean {
  return Object.getOwnPropertyNames(element).some((name) => KEEPS.test(name));
}

// Whether a script in the page itself asks which element was clicked.
function isAsked(document: Document): boolean {
  let left = MOST_OF_SCRIPTS;
  for (const script of document.querySelectorAll("script:not([src])")) {
    const text = script.textContent ?? "";
    left -= text.length;
    if (left < 0) return false;
    if (ASKS.test(text)) return true;
  }
  return false;
}

// Whether text that may be marked stands directly in a flex or grid box.
function isLaidOut(root: Element): boolean {
  const document = own(root, "ownerDocument");
  if (!document.defaultView) return false;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const until = performance.now() + LONGEST;
  for (let i = 0; i < MOST_TEXTS && walker.nextNode() && performance.now() < until; i += 1) {
    const text = walker.currentNode as Text;
    if (!FACTUAL.test(text.data)) continue;
    const box = boxOf(text);
    if (box && /flex|grid/.test(getComputedStyle(box).display)) return true;
  }
  return false;
}

// Whether a rule of the page would fit other elements than it does, if there were ours beside or in them.
function isCounted(root: Element): boolean {
  const until = performance.now() + LONGEST;
  let left = MOST_RULES;
  for (const { selectorText } of rulesOf(own(root, "ownerDocument"))) {
    left -= 1;
    if (left < 0 || performance.now() > until) return false;
    if (HOLDS.test(selectorText)) return true;
    if (COUNTS.test(selectorText) && fitsAmongText(root, selectorText.replace(/::[\w-]+/g, ""))) return true;
  }
  return false;
}

function* rulesOf({ styleSheets, adoptedStyleSheets }: Document): Iterable<CSSStyleRule> {
  for (const sheet of [...styleSheets, ...adoptedStyleSheets]) {
    try {
      yield* rulesIn(sheet.cssRules);
    } catch {
      // Of another origin.
    }
  }
}

function* rulesIn(rules: CSSRuleList): Iterable<CSSStyleRule> {
  for (const rule of rules) {
    if ("selectorText" in rule) yield rule as CSSStyleRule;
    if ("cssRules" in rule) yield* rulesIn(rule.cssRules as CSSRuleList);
  }
}

function fitsAmongText(root: Element, selector: string): boolean {
  try {
    return [...Element.prototype.querySelectorAll.call(root, selector)].some((element) => {
      const { childNodes } = own(element, "parentElement") as Element;
      return [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && FACTUAL.test((node as Text).data));
    });
  } catch {
    // A rule within a rule: what it fits is not in its own words.
    return false;
  }
}
