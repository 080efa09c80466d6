// Owns telling whether a framework owns the page's elements. One that keeps the page in step with its own tree breaks when spans
// replace its text (a wrapped React page showed “7712%” instead of “77%”), so such a page is marked without touching it.

/** Names of properties that frameworks leave on elements they keep: React, Preact, Vue, Angular, Svelte. */
const KEEPS = /^(__react|_reactRoot|__k$|__vue|_vnode$|__ngContext__$|__svelte|\$\$svelte)/;

/** What they write into the page; in an extension's world the properties cannot be seen. */
const WRITES =
  "[data-reactroot], [data-react-helmet], [ng-version], [data-v-app], [data-server-rendered], [data-svelte-h], " +
  "#__next, #__nuxt, #___gatsby, #svelte, astro-island";

/** How many elements under the root are looked at: a framework marks all it keeps, the first among them. */
const LOOKED_AT = 64;

/** Whether a framework keeps elements at, above or under `root`. */
export function isKept(root: Element): boolean {
  if (root.closest(WRITES) || root.querySelector(WRITES)) return true;
  for (let element: Element | null = root; element; element = element.parentElement) {
    if (hasKeeper(element)) return true;
  }
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let i = 0; i < LOOKED_AT && walker.nextNode(); i += 1) {
    if (hasKeeper(walker.currentNode as Element)) return true;
  }
  return false;
}

function hasKeeper(element: Element): boolean {
  return Object.getOwnPropertyNames(element).some((name) => KEEPS.test(name));
}
