// Makes @mozilla/readability fit for a page that is being read. It writes no markup: it keeps the page for a second attempt, and the
// content of <noscript>, as text that it parses again, which Trusted Types forbid and reviewers of extensions reject; here, as nodes.
// And it works in slices: parse() is a generator that yields between steps, so that the page gets its turn.

import { readFile } from "node:fs/promises";

const STEPS = [
  ["var pageCacheHtml = page.innerHTML;", "var pageCache = page.cloneNode(true);"],
  ["page.innerHTML = pageCacheHtml;", "page.replaceChildren(...pageCache.cloneNode(true).childNodes);"],
  ["tmp.innerHTML = noscript.innerHTML;", "tmp.append(...noscript.cloneNode(true).childNodes);"],
  ["  parse() {", "  *parse() {"],
  ["    this._removeScripts(this._doc);", "    yield;\n    this._removeScripts(this._doc);\n    yield;"],
  ["    var metadata = this._getArticleMetadata(jsonLd);", "    yield;\n    var metadata = this._getArticleMetadata(jsonLd);"],
  ["var articleContent = this._grabArticle();", "var articleContent = yield* this._grabArticle();"],
  // What is kept is all that is asked: nobody reads its addresses or its markup.
  ['    this.log("Grabbed: " + articleContent.innerHTML);\n\n    this._postProcessContent(articleContent);\n', ""],
  ["  _grabArticle(page) {", "  *_grabArticle(page) {"],
  ['      while (node) {\n        if (node.tagName === "HTML") {', '      while (node) {\n        yield;\n        if (node.tagName === "HTML") {'],
  ["this._forEachNode(elementsToScore, function (elementToScore) {", "yield* this._forEachInTurn(elementsToScore, function (elementToScore) {"],
  ["      for (var c = 0, cl = candidates.length; c < cl; c += 1) {", "      for (var c = 0, cl = candidates.length; c < cl; c += 1) {\n        yield;"],
  ["      for (var s = 0, sl = siblings.length; s < sl; s++) {", "      for (var s = 0, sl = siblings.length; s < sl; s++) {\n        yield;"],
  ["      this._prepArticle(articleContent);", "      yield* this._prepArticle(articleContent);"],
  ["  _prepArticle(articleContent) {", "  *_prepArticle(articleContent) {"],
  ["  _cleanConditionally(e, tag) {", "  *_cleanConditionally(e, tag) {"],
  ["    this._removeNodes(this._getAllNodesWithTag(e, [tag]), function (node) {\n      // First check", "    yield* this._removeNodesInTurn(this._getAllNodesWithTag(e, [tag]), function (node) {\n      // First check"],
  ["  _forEachNode(nodeList, fn) {", `  *_forEachInTurn(nodeList, fn) {
    for (const node of Array.from(nodeList)) {
      yield;
      fn.call(this, node);
    }
  },

  *_removeNodesInTurn(nodeList, filterFn) {
    for (const node of Array.from(nodeList).reverse()) {
      yield;
      if (node.parentNode && filterFn.call(this, node)) node.remove();
    }
  },

  _forEachNode(nodeList, fn) {`],
];

/** What is said of it where its licence is given. */
export const READABILITY_CHANGED = "changed by Factlight: it keeps nodes where it kept their markup, and works in slices";

/** An esbuild plugin. Fails where the library is not the one that is known. */
export const readabilityByNodes = {
  name: "readability-by-nodes",
  setup(builder) {
    builder.onLoad({ filter: /@mozilla\/readability\/Readability\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const [theirs, ours] of STEPS) {
        if (contents.split(theirs).length !== 2) return { errors: [{ text: `no “${theirs}” in it, or more than one: see readability.mjs` }] };
        contents = contents.replace(theirs, () => ours);
      }
      // Of the article's preparation, each step is a slice.
      const [before, after] = contents.split("  *_prepArticle(articleContent) {\n");
      const end = after.indexOf("\n  },\n");
      const body = after.slice(0, end).replace(/^ {4}this\._(\w+)/gm, (_, step) => `    yield${step === "cleanConditionally" ? "*" : ";"} this._${step}`);
      return { contents: `${before}  *_prepArticle(articleContent) {\n${body}${after.slice(end)}` };
    });
  },
};
