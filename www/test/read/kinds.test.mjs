// Which kind each block is, by the rows of data/block_kinds.tsv; the pages of tests/kinds, which cli/tests/kinds.rs reads too.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { kindRows } from "../../build/kinds.mjs";
import { inEachBrowser } from "../support/page.mjs";
import { www } from "../support/www.mjs";

const folder = join(www, "../tests/kinds");
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
const rows = await kindRows();

inEachBrowser("kinds of blocks", (page) => {
  const blocksOf = async (html) => {
    await page.show(html);
    await page.run(() => fake.run([]));
    return page.run(() => fake.blocks);
  };

  test("the first block of every row's example is of its kind", async () => {
    const html = rows.map(([, , example]) => `<div data-row>${example}</div>`).join("<hr>");
    await page.show(html);
    const kinds = await page.run(async () => {
      await fake.run([]);
      const texts = [...document.querySelectorAll("[data-row]")].map((row) => row.textContent.trim());
      let at = 0;
      // Of each example, the block that its text begins with.
      return texts.map((text) => {
        while (!text.startsWith(fake.blocks[at].text.trim())) at += 1;
        return fake.blocks[at++].kind;
      });
    });
    assert.deepEqual(kinds, rows.map(([kind]) => (kind === "question?" ? "question" : kind)));
  });

  for (const name of pages) {
    test(`of ${name} are those that the command reads`, async () => {
      const [, body] = /<body[^>]*>(.*)<\/body>/s.exec(readFileSync(join(folder, name), "utf8"));
      const found = (await blocksOf(body)).map(({ kind, text, column = [], row = [] }) => {
        const heads = [...column, row].flat().map((head) => ` / ${head}`).join("");
        return `${kind}: ${text.trim().replaceAll("\n", "|").replaceAll("\u00A0", " ")}${heads}\n`;
      });
      assert.equal(found.join(""), readFileSync(join(folder, name.replace(".html", ".blocks")), "utf8"));
    });
  }

  test("a mark over a raised figure stands on the page's own figure, and is undone", async () => {
    await page.show("<p>It holds 3 × 10<sup>6</sup> fish on 40 km<sup>2</sup>, the 2<sup>nd</sup> most<sup>[3]</sup>.</p>");
    const marked = await page.mark([{ words: "3 × 10⁶ fish" }, { words: "40 km²" }, { words: "2nd" }]);
    assert.equal(marked, "It holds [quantity:3 × 10][quantity:6][quantity: fish] on [quantity:40 km][quantity:2], the [quantity:2][quantity:nd] most[3].");
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    const { links } = await page.waitForCard();
    assert.match(links.at(-1).href, /#:~:text=.*3%20%C3%97%20106%20fish/, "the page's own figures, where the browser is to find them");
    await page.assertUndone();
  });

  test("html and body tell nothing by their classes", async () => {
    await page.show("<p>One</p>", { html: 'lang="en" class="byline"', body: 'class="newsletter"' });
    await page.run(() => fake.run([]));
    assert.deepEqual(await page.run(() => fake.blocks.map(({ kind }) => kind)), ["paragraph"]);
  });
});
