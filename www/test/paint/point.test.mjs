// Pointing at a fact from outside the text, as a list or a panel does. No card opens, whichever way the page is marked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const FILLER = "<p>The wind kept on.</p>".repeat(120);
const MAIN = `<p>It took 12 days.</p>${FILLER}<p>Some 30 boats near Oban.</p>${FILLER}`;
const WANTED = [{ words: "12 days" }, { words: "30 boats" }, { words: "Oban", kind: "place" }];

/** What is shown as open. */
const open = () => [
  ...[...(CSS.highlights.get("factlight-open") ?? [])].map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset)),
  ...[...document.querySelectorAll("[data-factlight-open]")].map((mark) => mark.textContent),
];

for (const mark of ["span", "highlight"]) {
  inEachBrowser(`pointing at a fact, marked by ${mark}`, (page) => {
    test("it is scrolled to and shown, without a card; another takes its place; none is none", async () => {
      await page.show(MAIN);
      await page.mark(WANTED, { mark });
      await page.run(() => fake.annotations.point(fake.annotations.facts[1]));
      assert.deepEqual(await page.run(open), ["30 boats"]);
      const y = await page.run(() => scrollY);
      assert.ok(y > 500, `${y}`);
      assert.equal(await page.card(), null);
      await page.run(() => fake.annotations.point(fake.annotations.facts[2]));
      assert.deepEqual(await page.run(open), ["Oban"]);
      await page.run(() => fake.annotations.point(null));
      assert.deepEqual(await page.run(open), []);
      await page.assertQuiet();
    });

    test("it stays shown where the page is read again, and a card takes its place", async () => {
      await page.show(MAIN);
      await page.mark(WANTED, { mark });
      await page.run(() => fake.annotations.point(fake.annotations.facts[1]));
      await page.run(() => fake.annotations.update());
      assert.deepEqual(await page.run(open), ["30 boats"]);
      await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
      assert.deepEqual(await page.run(open), ["12 days"]);
      await page.run(() => fake.annotations.update());
      assert.deepEqual(await page.run(open), ["12 days"]);
      await page.run(() => fake.annotations.point(fake.annotations.facts[2]));
      assert.deepEqual(await page.run(open), ["Oban"]);
      await page.run(() => fake.annotations.open(fake.annotations.facts[2]));
      assert.deepEqual(await page.run(open), ["Oban"]);
      await page.run(() => fake.annotations.point(null));
      assert.equal(await page.card(), null);
      await page.assertUndone();
      assert.deepEqual(await page.run(open), []);
    });

    test("the blocks are what the anchors count", async () => {
      await page.show(MAIN);
      await page.mark(WANTED, { mark });
      const words = await page.run(() => fake.annotations.documents.flatMap(({ facts, blocks }) => facts.map(({ anchor: { block, start, end } }) => blocks[block].text.slice(start, end))));
      assert.deepEqual(words, ["12 days", "30 boats", "Oban"]);
    });
  });
}
