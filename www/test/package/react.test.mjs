// A page owned by React 19, annotated while it updates: React carries on undisturbed, and the facts follow what it writes.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";
import { APP, bundleReact } from "../support/react.mjs";
import { www } from "../support/www.mjs";

let markup;

if (!existsSync(join(www, "dist/engine.js"))) {
  describe("a page of React", { skip: "the module has not been built: `cargo xtask build` makes it" }, () => {});
} else {
  before(async () => ({ markup } = await bundleReact()));
  inEachBrowser("a page of React", (page) => {
    const SCRIPTS = ["/test/support/heard.js", "/test/support/engine.js", APP];
    const show = async (html = "") => {
      await page.show(`<div id="app">${html}</div>`, { head: SCRIPTS.map((src) => `<script type="module" src="${src}"></script>`).join("") });
      await page.driver.wait(() => page.driver.executeScript("return typeof engine === 'object' && typeof app === 'object'"), 10_000);
    };
    const annotate = (options) => page.run(async (options) => {
      fake.annotations = await engine.annotate(document.querySelector("main"), await engine.loadEngine(), options);
    }, options ?? {});
    /** The facts' words, as the page has them now. */
    const words = () => page.run(() => {
      const texts = [];
      for (const name of ["quantity", "place", "quote"]) {
        for (const { startContainer, startOffset, endOffset } of CSS.highlights.get(`factlight-${name}`) ?? []) {
          texts.push(startContainer.isConnected ? startContainer.data.slice(startOffset, endOffset) : "gone");
        }
      }
      return texts.sort();
    });
    /** Waits until what is marked is `expected`. */
    const follows = async (...expected) => {
      let found;
      await page.driver.wait(async () => JSON.stringify((found = await words())) === JSON.stringify([...expected].sort()), 5000, "the marks")
        .catch(() => assert.deepEqual(found, [...expected].sort()));
    };
    const assertQuiet = async () => {
      assert.deepEqual(await page.run(() => heard.console), []);
      await page.assertQuiet();
    };

    test("goes on changing, the facts follow, and nothing is left of them in the end", async () => {
      await show();
      await page.run(() => app.mount());
      await annotate();
      const [boats, rest] = [["300 tonnes", "450 tonnes", "£4 million"], ["Reykjavík", "3 days"]];
      // React's number is a text node of its own: a fact over two nodes has two ranges.
      await follows("12", " percent", ...boats, ...rest);
      const first = await page.run(() => {
        fake.known = fake.annotations.facts.map((fact) => fact);
        return fake.known.length;
      });
      assert.equal(first, 6);

      await page.run(() => app.share(77));
      assert.match(await page.run(() => document.querySelector("#share").textContent), /^77 percent of the boats stayed in port, more than 40 of them/);
      await follows("77", " percent", "more than 40", ...boats, ...rest);

      await page.run(() => app.boats((boats) => [{ id: 9, name: "Smew", text: "carries 20 tonnes" }, ...boats]));
      await follows("77", " percent", "more than 40", "20 tonnes", ...boats, ...rest);
      await page.run(() => app.boats((boats) => boats.filter(({ id }) => id !== 2).reverse()));
      await follows("77", " percent", "more than 40", "20 tonnes", "300 tonnes", "£4 million", ...rest);
      const kept = await page.run(() => fake.annotations.facts.filter((fact) => fake.known.includes(fact)).map((fact) => fact.unit?.id ?? fact.name).sort());
      assert.deepEqual(kept, ["GBP", "Reykjavík", "day", "tonne"]);

      await page.run(() => app.long(false));
      await page.run(() => app.share(3));
      await follows("3", " percent", "20 tonnes", "300 tonnes", "£4 million");
      for (let share = 4; share < 40; share += 1) await page.run((share) => app.share(share), share);
      await page.run(() => document.querySelector("button").click());
      await follows("40", " percent", "20 tonnes", "300 tonnes", "£4 million");

      const html = await page.run(() => {
        fake.annotations.clear();
        return app.html();
      });
      assert.doesNotMatch(html, /factlight/);
      assert.deepEqual(await page.run(() => [CSS.highlights.size, document.adoptedStyleSheets.length, document.querySelectorAll("[class^=factlight]").length]), [0, 0, 0]);
      await page.run(() => app.share(50));
      assert.match(await page.run(() => document.querySelector("#share").textContent), /^50 percent of the boats stayed in port\.$/);
      await page.run(() => app.unmount());
      assert.equal(await page.run(() => app.html()), "");
      await assertQuiet();
    });

    test("that is marked before React takes it over is taken over all the same", async () => {
      await show(markup);
      await annotate({ mark: "highlight" });
      const before = await page.run(() => document.querySelector("#share").firstChild.data);
      await page.run(() => app.hydrate());
      await follows("12", " percent", "300 tonnes", "450 tonnes", "£4 million", "Reykjavík", "3 days");
      await page.run(() => app.share(13));
      await follows("13", " percent", "300 tonnes", "450 tonnes", "£4 million", "Reykjavík", "3 days");
      assert.equal(before, "12");
      await assertQuiet();
    });
  });
}
