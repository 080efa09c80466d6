// Marks that leave the page as it is: the same facts, card and keyboard, and not one node touched.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const WANTED = [
  { words: "“We saw 30 boats near Oban today,”", kind: "quote" },
  { words: "30 boats" },
  { words: "Oban", kind: "place" },
];
const PARAGRAPH = "<p>“We saw 30 boats near <em>Oban</em> today,” the harbour master wrote.</p>";

/** What is painted under each of our names. */
const painted = () => {
  const names = [...CSS.highlights.keys()].filter((name) => name.startsWith("factlight-")).sort();
  const words = ({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset);
  return Object.fromEntries(names.map((name) => [name.slice(10), [...CSS.highlights.get(name)].map(words)]));
};

/** Where some words stand in the window. */
const middleOf = (words) => {
  for (const node of fake.textNodes(document.querySelector("main"))) {
    const start = node.data.indexOf(words);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + words.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  }
  return null;
};

inEachBrowser("highlights", (page) => {
  const point = async (words) => {
    const { x, y } = await page.run(middleOf, words);
    const actions = page.driver.actions({ async: true });
    await actions.move({ x: x - 1, y, duration: 0 }).move({ x, y, duration: 20 }).perform();
  };
  const press = (key) => page.driver.actions({ async: true }).sendKeys(key).perform();

  test("facts are painted in the page's own text nodes, and clear() leaves no trace", async () => {
    await page.show(PARAGRAPH);
    await page.mark(WANTED, { mark: "highlight" });
    assert.deepEqual(await page.run(painted), {
      place: ["Oban"], quantity: ["30 boats"], quote: ["“We saw 30 boats near ", "Oban", " today,”"],
    });
    assert.equal(await page.run(() => document.querySelector("main").outerHTML === fake.before.html), true);
    await page.assertUndone();
    assert.deepEqual(await page.run(painted), {});
    await page.assertQuiet();
  });

  test("the pointer opens the innermost fact's card, and leaving closes it", async () => {
    await page.show(PARAGRAPH);
    await page.mark(WANTED, { mark: "highlight" });
    await point("30 boats");
    assert.match((await page.waitForCard()).label, /30 boats|Number/);
    assert.deepEqual((await page.run(painted)).open, ["30 boats"]);
    await point("harbour");
    await page.waitForCard((card) => card === null);
    assert.equal((await page.run(painted)).open, undefined);
    await page.assertQuiet();
  });

  test("beside the text of a marked line there is no fact", async () => {
    await page.show("<p>They counted 40 lamps</p>");
    await page.mark([{ words: "40 lamps" }], { mark: "highlight" });
    const { y } = await page.run(middleOf, "40 lamps");
    await page.driver.actions({ async: true }).move({ x: 900, y, duration: 0 }).move({ x: 901, y, duration: 20 }).perform();
    await page.driver.sleep(500);
    assert.equal(await page.card(), null);
  });

  test("one tab stop leads to the facts: arrows walk, Enter opens, Escape closes and gives the focus back", async () => {
    await page.show(PARAGRAPH);
    await page.mark(WANTED, { mark: "highlight" });
    const stop = () => page.run(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? null);
    await page.run(() => document.querySelector(".factlight-stops").shadowRoot.querySelector("[tabindex='0']").focus());
    assert.match(await stop(), /^“We saw/);
    await press("\uE014");
    // What the stop is said to be comes with the card's words, which load when the page is idle.
    await page.driver.wait(async () => /^30 boats\. Number/.test(await stop()), 5000, "the stop has no hint");
    assert.deepEqual((await page.run(painted)).focus, ["30 boats"]);
    await press("\uE007");
    await page.waitForCard((card) => card?.hasFocus);
    await press("\uE00C");
    await page.waitForCard((card) => card === null);
    assert.match(await stop(), /^30 boats/);
  });

  test("a page that a framework keeps is marked without elements, another one with them", async () => {
    await page.show(`<div id="__next">${PARAGRAPH}</div>`);
    await page.mark(WANTED);
    assert.equal(await page.run(() => document.querySelectorAll(".factlight").length), 0);
    assert.equal((await page.run(painted)).place.length, 1);
    await page.assertUndone();
    await page.show(PARAGRAPH);
    await page.run(() => {
      document.querySelector("p").__reactFiber$x1 = {};
    });
    await page.mark(WANTED);
    assert.equal(await page.run(() => document.querySelectorAll(".factlight").length), 0);
    await page.show(PARAGRAPH);
    await page.mark(WANTED);
    assert.notEqual(await page.run(() => document.querySelectorAll(".factlight").length), 0);
  });

  test("text that the page changes loses its card, not more", async () => {
    await page.show("<p>They counted 40 lamps.</p><p>Then 50 bales.</p>");
    await page.mark([{ words: "40 lamps" }, { words: "50 bales" }], { mark: "highlight" });
    await page.run(() => {
      document.querySelector("p").firstChild.data = "They counted no lamps at all.";
    });
    await point("no lamps");
    await page.driver.sleep(400);
    assert.equal(await page.card(), null);
    await point("50 bales");
    await page.waitForCard();
    await page.assertQuiet();
  });

  test("another script that empties the registry takes the marks away only till the pointer moves", async () => {
    await page.show("<p>They counted 40 lamps.</p>");
    await page.mark([{ words: "40 lamps" }], { mark: "highlight" });
    await page.run(() => CSS.highlights.clear());
    await point("40 lamps");
    await page.waitForCard();
    assert.deepEqual((await page.run(painted)).quantity, ["40 lamps"]);
  });

  test("two roots share the names and clear only their own", async () => {
    await page.show("<section id=a><p>They counted 40 lamps.</p></section><section id=b><p>Then 50 bales.</p></section>");
    await page.run(async () => {
      const [a, b] = ["#a", "#b"].map((id) => document.querySelector(id));
      const detect = (words) => fake.detector([{ words }]);
      fake.first = await fake.annotate(a, detect("40 lamps"), { mark: "highlight" });
      fake.annotations = await fake.annotate(b, detect("50 bales"), { mark: "highlight" });
      fake.first.clear();
    });
    assert.deepEqual((await page.run(painted)).quantity, ["50 bales"]);
  });

  test("a long page is painted where the reader is, and another painter's marks on it stay when they go", async () => {
    await page.show("<p id=other>There were 40 lamps.</p>");
    const painted = () => page.run(() => CSS.highlights.get("factlight-quantity")?.size ?? 0);
    await page.run(async () => {
      const main = document.querySelector("main");
      const part = document.createElement("section");
      for (let i = 0; i < 3000; i += 1) part.append(Object.assign(document.createElement("p"), { textContent: `On day ${i} it took 12 days.` }));
      document.body.append(part);
      const find = (words) => fake.detector([{ words, every: true }]);
      fake.first = await fake.annotate(main, find("40 lamps"), { mark: "highlight" });
      fake.second = await fake.annotate(part, find("12 days"), { mark: "highlight" });
    });
    await page.driver.wait(async () => (await painted()) > 10, 5000, "what the reader sees is painted");
    assert.ok((await painted()) < 500, `${await painted()} of 3001 are painted`);
    const isPainted = () => page.run(() => {
      const last = document.querySelector("section p:last-child").firstChild;
      return [...CSS.highlights.get("factlight-quantity")].some(({ startContainer }) => startContainer === last);
    });
    assert.equal(await isPainted(), false);
    await page.run(() => fake.second.open(fake.second.facts.at(-1)));
    await page.driver.wait(isPainted, 5000, "the last paragraph is painted");
    assert.equal((await page.card()).label, "Number: 1");
    await page.run(() => fake.second.clear());
    assert.equal(await painted(), 1);
    await page.run(() => fake.first.clear());
    assert.equal(await page.run(() => CSS.highlights.size), 0);
    await page.assertQuiet();
  });
});
