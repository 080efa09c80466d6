// The list of all facts: how it opens, how the keyboard moves through it, and that it stays small however many there are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { inEachBrowser } from "../support/page.mjs";

const TEXT = `<p>The ferry took 12 days from Oban to Mull.</p><p>“We saw 30 boats,” Ada Holm said.</p><p>Of 1,900 tons nothing is left.
  <a id=after href="#x">More</a></p>`;
const FACTS = [
  { words: "12 days" },
  { words: "Oban", kind: "place", name: "Oban", country: "GB", region: "Scotland" },
  { words: "Mull", kind: "place", name: "Isle of Mull", place_kind: "island", country: "GB", region: "Scotland" },
  { words: "“We saw 30 boats,”", kind: "quote", source: { name: "Ada Holm", cue: "said" } },
  { words: "30 boats" },
  { words: "1,900 tons", amount: { value: 1900 }, unit: { id: "tonne", name: "tonne", measure: "mass" }, form: "measure" },
];

inEachBrowser("the list of facts", (page) => {
  const press = (...keys) => page.driver.actions().sendKeys(...keys).perform();
  const list = () => page.run(() => fake.list());
  const show = async (options) => {
    await page.show(TEXT);
    await page.mark(FACTS, options);
  };
  const open = async () => {
    await page.run(() => fake.annotations.list());
    return list();
  };

  for (const mark of ["span", "highlight"]) {
    test(`it has every fact in reading order, with who says so, and is one tab stop (${mark})`, async () => {
      await show({ mark });
      const { rows, at, stops, filters, count } = await open();
      assert.deepEqual(rows, [
        "Number | 12 days | 1", "Place | Oban | City or town in Scotland, United Kingdom", "Place | Mull | Island in Scotland, United Kingdom",
        "Quote | “We saw 30 boats,” | Ada Holm", "Number | 30 boats | Ada Holm", "Number | 1,900 tons | 1,900 tonnes",
      ]);
      assert.equal(at, "12 days");
      assert.equal(stops, 1);
      assert.equal(count, "6");
      assert.deepEqual(filters, ["All 6", "Numbers 3", "Quotes 1", "Places 2"]);
      await page.assertQuiet();
      await page.assertUndone();
    });

    test(`arrows, Home and End walk, Enter goes to the fact and opens its card, Escape goes back (${mark})`, async () => {
      await show({ mark });
      await page.run(() => document.querySelector("#after").focus());
      await open();
      await press(Key.ARROW_DOWN, Key.ARROW_DOWN);
      assert.equal((await list()).at, "Mull");
      await press(Key.ARROW_UP);
      assert.equal((await list()).at, "Oban");
      await press(Key.END);
      assert.equal((await list()).at, "1,900 tons");
      await press(Key.ARROW_DOWN);
      assert.equal((await list()).at, "1,900 tons");
      await press(Key.HOME, Key.ARROW_DOWN);
      assert.equal((await list()).stops, 1);
      await press(Key.ENTER);
      const card = await page.waitForCard();
      assert.equal(card.label, "Place: Oban");
      assert.equal(card.hasFocus, true);
      assert.equal(await list(), null);
      await press(Key.ESCAPE);
      assert.equal(await page.card(), null);
      await page.run(() => document.querySelector("#after").focus());
      await open();
      await press(Key.ESCAPE);
      assert.equal(await list(), null);
      assert.equal(await page.run(() => document.activeElement.id), "after");
    });
  }

  test("the card's own button opens it at that card's fact, and Escape gives the focus to the mark", async () => {
    await show();
    await press(Key.TAB, Key.ARROW_RIGHT, Key.ENTER);
    await page.waitForCard();
    await press(Key.TAB);
    const name = await page.run(() => document.querySelector(".factlight-card").shadowRoot.activeElement).then(async (button) => [await button.getAccessibleName(), await button.getAttribute("title")]);
    assert.deepEqual(name, ["2 of 6", "All facts on this page"]);
    await press(Key.ENTER);
    await page.driver.wait(async () => (await list())?.at === "Oban", 5000, "the list");
    assert.equal(await page.card(), null);
    await press(Key.ESCAPE);
    assert.equal(await page.run(() => document.activeElement.textContent), "Oban");
  });

  test("letters search on from where one is, past quotation marks and in numbers", async () => {
    await show();
    await open();
    const find = async (...keys) => {
      await page.driver.sleep(800);
      await press(...keys);
      return (await list()).at;
    };
    assert.equal(await find("m"), "Mull");
    assert.equal(await find("w", "e", " ", "s"), "“We saw 30 boats,”");
    assert.equal(await find("1"), "1,900 tons");
    assert.equal(await find("1"), "12 days");
    assert.equal(await find("z"), "12 days");
    assert.equal(await find("O", "b"), "Oban");
  });

  test("it shows one kind only when told to, and stays at its fact if that is one of them", async () => {
    await show();
    await open();
    await press(Key.ARROW_DOWN, Key.ARROW_DOWN);
    await page.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
    assert.equal((await list()).focused, "input");
    await press(Key.ARROW_LEFT);
    const places = await list();
    assert.deepEqual(places.rows.map((row) => row.split(" | ")[1]), ["Oban", "Mull"]);
    assert.equal(places.focused, "input");
    await press(Key.TAB);
    assert.equal((await list()).at, "Mull");
    await page.show("<p>It took 12 days.</p>");
    await page.mark([{ words: "12 days" }]);
    assert.deepEqual((await open()).filters, ["All 1", "Numbers 1", "Quotes 0 (off)", "Places 0 (off)"]);
  });

  test("Tab past its end, and a click elsewhere, close it", async () => {
    await show();
    await page.run(() => document.querySelector("#after").focus());
    await open();
    await press(Key.TAB);
    assert.equal(await list(), null);
    assert.equal(await page.run(() => document.activeElement.id), "after");
    await open();
    await page.driver.findElement({ css: "p:last-child" }).click();
    assert.equal(await list(), null);
  });

  test("a click on a row goes to its fact", async () => {
    await show();
    await open();
    const row = await page.run(() => document.querySelector(".factlight-card[data-list]").shadowRoot.querySelectorAll("[role=option]")[3]);
    await row.click();
    assert.equal((await page.waitForCard()).label, "Quote: “We saw 30 boats,”");
  });

  test("of thousands of facts only the rows in sight are in the page, and it opens at once", async () => {
    await page.show("<p>seven boats</p>".repeat(4000));
    await page.mark([{ words: "seven boats", every: true }], { mark: "highlight" });
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    const { ms, rows } = await page.run(async () => {
      const start = performance.now();
      await fake.annotations.list();
      return { ms: performance.now() - start, rows: fake.list().rows.length };
    });
    assert.ok(rows < 60, `${rows} rows`);
    assert.ok(ms < 1000, `${ms} ms`);
    await press(Key.END);
    const last = await list();
    assert.equal(last.position, "4000");
    assert.ok(last.rows.length < 60);
    await page.run(() => document.querySelector(".factlight-card[data-list]").shadowRoot.querySelector(".rows").scrollTo(0, 2000 * 50));
    await page.driver.sleep(100);
    const sight = await list();
    assert.ok(sight.rows.length < 60);
    assert.equal(sight.position, "4000", "the keyboard's row stays");
    assert.equal(sight.stops, 1);
    assert.equal(await page.run(() => [...document.querySelectorAll("[style]")].length), 0);
    await page.assertQuiet();
  });

  test("a page that changes renews it, and it is not read again for the list's sake", async () => {
    await page.show("<p>It took 12 days.</p><p>Then 13 days.</p>");
    await page.run(() => fake.run([{ words: "12 days" }, { words: "13 days" }, { words: "14 days" }], { mark: "highlight" }, "body"));
    await open();
    await page.driver.sleep(400);
    assert.equal(await page.run(() => fake.calls), 1);
    await press(Key.ARROW_DOWN);
    await page.run(() => {
      document.querySelector("p").textContent = "It took 14 days.";
    });
    await page.driver.wait(async () => (await list()).rows[0].includes("14 days"), 5000, "the new fact");
    assert.equal((await list()).at, "13 days");
  });

  test("clear() while it is on its way leaves nothing behind", async () => {
    await show();
    await page.run(async () => {
      await fake.annotations.open(fake.annotations.facts[0]);
      const opened = fake.annotations.list();
      await Promise.resolve();
      fake.annotations.clear();
      await opened;
    });
    assert.deepEqual(await page.run(() => fake.changes()), []);
    await page.assertQuiet();
  });

  test("it is loaded only when it is wanted", async () => {
    await show();
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    const loaded = () => page.server.requests.filter((path) => path === "/dist/list.js").length;
    const before = loaded();
    await open();
    assert.equal(loaded(), before + 1);
  });
});
