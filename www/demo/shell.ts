// Owns what surrounds every page of the demo: the bar with the pages, and the skip link. Leaves the facts to panel.ts.

import { element } from "./dom.js";
import { stories } from "./stories.js";

/** Puts the bar above the page. `root` is the demo's address, with a slash at its end. */
export function buildShell(root: URL): void {
  const here = location.pathname.replace(/\/$/, "/index.html");
  const links = stories.map(({ href, label }) => {
    const address = new URL(href, root);
    return element("li", {}, element("a", { href: address.href, "aria-current": address.pathname === here && "page" }, label));
  });
  const name = element("a", { href: new URL("index.html", root).href, class: "wordmark" }, element("span", {}, "Factlight"));
  const pages = element("nav", { "aria-label": "Pages of the demo" }, element("ul", {}, ...links));
  document.body.prepend(
    element("a", { href: "#page", class: "skip" }, "Skip to the text"),
    element("header", { class: "bar" }, name, pages),
  );
  document.querySelector("main")?.setAttribute("id", "page");
  // On a phone the bar scrolls sideways: show where the reader is.
  const current = pages.querySelector("[aria-current]")?.getBoundingClientRect();
  const bar = pages.getBoundingClientRect();
  if (current) pages.scrollLeft += current.left + current.width / 2 - bar.left - bar.width / 2;
}
