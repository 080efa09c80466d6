// Owns the reader's own text: plain text becomes paragraphs, HTML becomes harmless elements. Pasted HTML is hostile until
// DOMPurify has cleaned it; the page's Content-Security-Policy is the second line of defence.

import DOMPurify from "dompurify";
import { element } from "./dom.js";

// What a reader reads. No images, forms, styles or frames: they would ask the network or imitate the demo.
const ALLOWED_TAGS = [
  "a", "abbr", "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt", "em",
  "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins", "li", "main", "mark", "ol",
  "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
  "time", "tr", "u", "ul", "wbr",
];
const ALLOWED_ATTR = ["href", "datetime", "lang", "dir", "colspan", "rowspan", "scope"];

/** What to show for `pasted`: sanitised if it is HTML, else one paragraph a blank line, or a line where there is none. */
export function pastedNodes(pasted: string): Node {
  return looksLikeHtml(pasted) ? sanitised(pasted) : paragraphs(pasted);
}

// “a < b” and “<3” are text; “<p>” and “</em>” are HTML.
function looksLikeHtml(pasted: string): boolean {
  return /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/i.test(pasted);
}

function sanitised(html: string): Node {
  return DOMPurify.sanitize(html, { ALLOWED_TAGS, ALLOWED_ATTR, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false, RETURN_DOM_FRAGMENT: true });
}

function paragraphs(text: string): Node {
  const lines = text.replace(/\r\n?/g, "\n").trim();
  const parts = /\n[^\S\n]*\n/.test(lines) ? lines.split(/\n(?:[^\S\n]*\n)+/) : lines.split("\n");
  const fragment = document.createDocumentFragment();
  for (const part of parts) {
    if (part.trim()) fragment.append(element("p", {}, part.trim()));
  }
  return fragment;
}
