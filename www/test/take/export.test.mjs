// Exported facts: what each format contains, and that words are found again on a page that has changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const TEXT = `<p>The pier 🌊 took <b>12</b> days, said Ada Holm, “=SUM(A1)” in hand.</p><p>Rain fell on Oban. Oban is wet.</p>`;
const FACTS = [
  {
    words: "12 days", amount: { value: 12 }, unit: { id: "day", name: "day", measure: "duration" }, form: "duration", approximator: "about",
    source: { name: "Ada Holm", cue: "said" }, citation: "/a,b",
  },
  { words: "“=SUM(A1)”", kind: "quote", content: { start: 0, end: 1 } },
  { words: "Oban", kind: "place", name: "Oban", id: "geonames:2641108", lat: 56.41, lon: -5.47, region: "Scotland", country: "GB", every: true },
];

inEachBrowser("exported facts", (page) => {
  const exported = async (format) => {
    await page.show(TEXT);
    await page.mark(FACTS);
    return page.run((f) => fake.annotations.export(f), format);
  };

  test("CSV has a row a fact, quotes what needs it, and no cell that a spreadsheet would calculate", async () => {
    const [heading, first, second, third, ...rest] = (await exported("csv")).split("\r\n");
    const columns = heading.split(",");
    assert.deepEqual(columns.slice(0, 6), ["kind", "text", "value", "low", "high", "unit"]);
    assert.match(first, /^quantity,12 days,12,,,day,about,,,,,,duration,Ada Holm,,said,0\.98,/);
    assert.match(first, /,"\/a,b",/);
    assert.match(second, /^quote,“=SUM\(A1\)”,/, "a mark stands before the sign: no formula");
    assert.match(third, /^place,Oban,.*,Oban,city,GB,Scotland,,town,56\.41,-5\.47,/);
    assert.equal(rest.length, 2);
    assert.equal(rest.at(-1), "", "the last line ends too");
    await page.show("<p>=1+1 is 2 days. -5 degrees. @you \tand</p>");
    await page.mark([{ words: "=1+1 is 2 days" }, { words: "-5 degrees", amount: { value: -5 } }, { words: "@you" }]);
    const cells = (await page.run(() => fake.annotations.export("csv"))).split("\r\n").slice(1, 4).map((row) => row.split(",").slice(1, 3));
    assert.deepEqual(cells, [["'=1+1 is 2 days", "1"], ["'-5 degrees", "-5"], ["'@you", "1"]]);
    await page.show("<p>Sales rose to 214 crates from 180.</p>");
    await page.mark([{ words: "214 crates", amount: { value: 214 }, change: "up", measured: "crates", base: "180", of: "214", against: "from" }]);
    const [named, row] = (await page.run(() => fake.annotations.export("csv"))).split("\r\n").map((line) => line.split(","));
    const beside = ["measured", "base", "of", "against"].map((name) => row[named.indexOf(name)]);
    assert.deepEqual(beside, ["crates", "180", "214", "from"], "what it is set beside");
  });

  test("GeoJSON has a place once, with all its mentions, longitude first", async () => {
    const { type, features } = JSON.parse(await exported("geojson"));
    assert.equal(type, "FeatureCollection");
    assert.equal(features.length, 1);
    assert.deepEqual(features[0].geometry, { type: "Point", coordinates: [-5.47, 56.41] });
    assert.equal(features[0].id, "geonames:2641108");
    assert.deepEqual(features[0].properties.mentions.map(({ text }) => text), ["Oban", "Oban"]);
    assert.match(features[0].properties.mentions[1].link, /#:~:text=.*Oban/);
  });

  test("a place without a sure point has none in any format", async () => {
    await page.show("<p>Fire broke out on Holm Road and in Newton.</p>");
    await page.mark([
      { words: "Holm Road", kind: "place", name: "Holm Road", id: null, lat: null, lon: null, precision: "town", within: "Leeds", country: "GB", reason: "lies_in" },
      { words: "Newton", kind: "place", name: "Newton", id: "geonames:2", lat: 42.3, lon: -71.2, country: "US", reason: "several" },
    ]);
    const { features } = JSON.parse(await page.run(() => fake.annotations.export("geojson")));
    assert.deepEqual(features.map(({ id, geometry }) => [id, geometry]), [[undefined, null], [undefined, null]]);
    assert.equal(features[0].properties.within, "Leeds");
    const rows = (await page.run(() => fake.annotations.export("csv"))).split("\r\n");
    assert.match(rows[1], /,Holm Road,city,GB,,Leeds,town,,,/);
    assert.match(rows[2], /,Newton,city,US,,,town,,,/);
    const { items } = JSON.parse(await page.run(() => fake.annotations.export("annotations")));
    assert.equal(items.some(({ body }) => body.some(({ purpose }) => purpose === "identifying")), false);
  });

  test("JSON has the page, and each fact as it is", async () => {
    const { page: from, facts } = JSON.parse(await exported("json"));
    assert.equal(from.title, "A page");
    assert.equal(facts.length, 4);
    assert.equal(facts[0].fact.amount.value, 12);
    assert.equal(facts[0].speaker, "Ada Holm");
  });

  test("annotations count code points of the text, with the words and what stands around them", async () => {
    const { "@context": context, type, items } = JSON.parse(await exported("annotations"));
    assert.deepEqual([context, type, items.length], ["http://www.w3.org/ns/anno.jsonld", "AnnotationPage", 4]);
    const [quote, position] = items[0].target.selector;
    assert.deepEqual(quote, {
      type: "TextQuoteSelector", exact: "12 days", prefix: "The pier 🌊 took ", suffix: ", said Ada Holm, “=SUM(A1)” in h",
    });
    assert.deepEqual(position, { type: "TextPositionSelector", start: 16, end: 23 });
    const tagged = items.map(({ body }) => body.find(({ purpose }) => purpose === "tagging").value);
    assert.deepEqual(tagged, ["quantity", "quote", "place", "place"]);
    assert.equal(items[2].body.find(({ purpose }) => purpose === "identifying").source, "https://sws.geonames.org/2641108/");
    assert.equal(JSON.parse(items[0].body.find(({ purpose }) => purpose === "describing").value).unit, "day");
  });

  test("an unknown format is refused by name", async () => {
    await exported("json");
    const said = await page.run(() => fake.annotations.export("xml").then(() => "", (error) => error.message));
    assert.match(said, /unknown format “xml”; use json, csv, geojson or annotations/);
  });

  test("words are found again on a page that has changed: moved, told from others by what is around them, edited", async () => {
    const items = JSON.parse(await exported("annotations")).items;
    const find = async (html, index) => {
      await page.show(html);
      return page.run(async (selectors) => {
        const { findAgain } = await import("/dist/export.js");
        const range = findAgain(document.querySelector("main"), selectors);
        return range && [String(range), range.startContainer.data.slice(0, range.startOffset).slice(-12)];
      }, items[index].target.selector);
    };
    assert.deepEqual(await find(TEXT, 3), ["Oban", "ell on Oban. ".slice(-12)], "the page as it was");
    assert.equal((await find(`<p>Oban has news: a new paragraph.</p>${TEXT}`, 3))[1].endsWith("Oban. "), true, "the second Oban of its paragraph");
    assert.equal((await find(`<p>Oban has news: a new paragraph.</p>${TEXT}`, 2))[1].endsWith("fell on "), true, "the first Oban of its paragraph");
    assert.deepEqual((await find("<p>The pier took 14 days, said Ada Holm.</p>", 0))?.[0], "14 days");
    assert.equal(await find("<p>Nothing of the kind.</p>", 0), null);
  });
});
