// What the card says about a number, fact by fact. Words need no browser.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { www } from "../support/www.mjs";

const src = join(www, "src");
/** A module of the page's half, bundled for here. */
async function load(name) {
  const { outputFiles } = await build({ entryPoints: [join(src, name)], bundle: true, write: false, format: "esm", logLevel: "warning" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
const { label, plain } = await load("card/labels.ts");
const { words: english } = await load("words/english.ts");
const { words: german } = await load("words/german.ts");

/** A page of one block with nothing to say of itself. */
const pageOf = (text, { words = english, locale = "en-US", ...more } = {}) => ({
  blocks: [{ block: { kind: "paragraph", text, links: [] }, parts: [] }],
  provenance: { title: "", site: "", author: "", published: "" },
  facts: [], footnotes: () => [], url: "", base: "", lang: "en", pageLang: "en", words, locale, ...more,
});

const unit = (name, measure, id = name) => ({ id, name, measure });
const km = unit("kilometre", "length");
const percent = unit("percent", "percent");
const year = unit("year", "duration");
const usd = unit("US dollar", "currency", "USD");
const gbp = unit("pound sterling", "currency", "GBP");
const one = (value) => ({ value });
const range = (low, high) => ({ low, high });
const into = (amount, name, of = null) => ({ amount, unit: unit(name, "other"), of });

// What the page says, the number in brackets; the fact's own fields; then what the card says: the number in words, and
// the lines under it.
const SAID = [
  // Counts, in the text's words.
  ["They landed [2,400] {cod}.", { amount: one(2400), unit: unit("cod", "count") }, "2,400 cod"],
  ["Of [16 to 20] {loading bays} four are free.", { amount: range(16, 20), unit: unit("loading bay", "count") }, "16 to 20 loading bays"],
  ["[Two] {sheep} were lost.", { amount: one(2), unit: unit("sheep", "count") }, "2 sheep"],
  ["[One] {child} was ill.", { amount: one(1), unit: unit("child", "count") }, "1 child"],
  ["There were [12].", { amount: one(12), unit: unit("boat", "count") }, "12"],
  ["[1.5 million] {people} came.", { amount: one(1.5e6), unit: unit("people", "count") }, "1,500,000 people", "1.5 million people"],
  ["[Nine] {crates of oranges that nobody had asked for at all}.", { amount: one(9), unit: unit("crate", "count") }, "9", "Of what: crates of oranges that nobody had asked for at all"],
  ["[Nearly 300] {boats} came.", { amount: one(300), approximator: "nearly" }, "nearly 300 boats"],
  // Parts of a whole.
  ["[A third] of {the boats} stayed.", { amount: one(1 / 3), form: "fraction" }, "1/3 (about 33%)", "Of what: the boats"],
  ["[Three quarters] of {the catch}.", { amount: one(0.75), form: "fraction" }, "3/4 (75%)", "Of what: the catch"],
  ["[Nearly half] did.", { amount: one(0.5), form: "fraction", approximator: "nearly" }, "nearly 1/2 (50%)"],
  ["[Five twelfths].", { amount: one(5 / 12), form: "fraction" }, "about 42%"],
  ["[One in five] {skippers} quit.", { amount: one(0.2), form: "ratio" }, "1 in 5 (20%)", "Of what: skippers"],
  ["[Seven out of ten].", { amount: one(0.7), form: "ratio" }, "7 in 10 (70%)"],
  ["[One in 2,000].", { amount: one(1 / 2000), form: "ratio" }, "1 in 2,000 (0.05%)"],
  ["[3 to 1].", { amount: one(3), form: "ratio" }, "3 to 1"],
  // Percentages and multipliers.
  ["[About 77 percent].", { amount: one(77), unit: percent, form: "percent", approximator: "about" }, "about 77%"],
  ["[2 percentage points].", { amount: one(2), unit: unit("percentage point", "percent"), form: "percent" }, "2 percentage points", "Percentage points are the difference between two percentages: from 10% to 12% is 2 percentage points"],
  ["[4 per mille].", { amount: one(4), unit: unit("per mille", "percent"), form: "percent" }, "4 per mille", "10 per mille is 1%"],
  ["[4.6 times] as many.", { amount: one(4.6), unit: unit("times", "other"), form: "multiplier" }, "4.6 times"],
  ["It [doubled].", { amount: one(2), form: "multiplier", change: "up" }, "2 times", "Reported as an increase"],
  ["They came [once].", { amount: one(1), form: "multiplier" }, "once"],
  // Money.
  ["[$2.1 billion].", { amount: one(2.1e9), unit: usd, form: "currency" }, "$2,100,000,000", "2.1 billion US dollars"],
  ["[More than $2.1 billion].", { amount: one(2.1e9), unit: usd, form: "currency", approximator: "more_than" }, "more than $2,100,000,000", "more than 2.1 billion US dollars"],
  ["[$45,000 per head].", { amount: one(45000), unit: { ...usd, name: "US dollar per head" }, form: "currency" }, "$45,000 per head", "45,000 US dollars per head; A total divided by the number of people"],
  ["[$2.3 million].", { amount: one(2.3 * 1e6 + 4e-10), unit: usd, form: "currency" }, "$2,300,000", "2.3 million US dollars"],
  ["[£35].", { amount: one(35), unit: gbp, form: "currency" }, "£35", "35 pounds sterling"],
  ["[£1].", { amount: one(1), unit: gbp, form: "currency" }, "£1", "1 pound sterling"],
  ["[£1,200.50].", { amount: one(1200.5), unit: gbp, form: "currency" }, "£1,200.50", "1,200.5 pounds sterling"],
  ["[$3.10 a litre].", { amount: one(3.1), unit: { ...usd, name: "US dollar per litre" }, form: "currency" }, "$3.10 per litre", "3.1 US dollars per litre"],
  ["[$0.004].", { amount: one(0.004), unit: usd, form: "currency" }, "$0.004", "0.004 US dollars"],
  ["[5 to 7.50 euros].", { amount: range(5, 7.5), unit: unit("euro", "currency", "EUR"), form: "currency" }, "€5 to €7.50", "5 to 7.5 euros"],
  ["[50p].", { amount: one(50), unit: unit("pence", "currency"), form: "currency" }, "50 pence"],
  ["[400 kroner].", { amount: one(400), unit: unit("Norwegian krone", "currency", "NOK"), form: "currency" }, "NOK\u00a0400", "400 Norwegian kroner"],
  ["[900 won].", { amount: one(900), unit: unit("South Korean won", "currency", "KRW"), form: "currency" }, "₩900", "900 South Korean won"],
  // Changes from one value to another.
  ["Fees rose from [£20 to £35].", { amount: range(20, 35), unit: gbp, form: "currency", change: "up" }, "from £20 to £35", "from 20 to 35 pounds sterling; Reported as an increase"],
  ["It fell from [9 to 7 percent].", { amount: range(7, 9), unit: percent, form: "percent", change: "down" }, "from 9 to 7%", "Reported as a decrease"],
  ["It rose by [7 to 9 percent].", { amount: range(7, 9), unit: percent, form: "percent", change: "up" }, "7 to 9%", "Reported as an increase"],
  // What it is set beside.
  ["[Two] of the bank's nine branches.", { amount: one(2), of: { start: 18, end: 31 } }, "2", "Out of: nine branches"],
  ["It passed by [51%] to 49%.", { amount: one(51), unit: percent, form: "percent", against: { start: 20, end: 23 } }, "51%", "Against: 49%"],
  // Units.
  ["[30 °C].", { amount: one(30), unit: unit("celsius", "temperature"), form: "temperature" }, "30 degrees Celsius"],
  ["[1 °C].", { amount: one(1), unit: unit("degree Celsius", "temperature"), form: "temperature" }, "1 degree Celsius"],
  ["[-4 °C].", { amount: one(-4), unit: unit("degree Celsius", "temperature"), form: "temperature" }, "-4 degrees Celsius"],
  ["[16 to 20 km].", { amount: range(16, 20), unit: km, form: "measure" }, "16 to 20 kilometres"],
  ["[20 km or more].", { amount: range(20, null), unit: km, form: "measure" }, "20 kilometres or more"],
  ["[Up to 3.5 square feet].", { amount: range(null, 3.5), unit: unit("square foot", "area"), form: "measure" }, "up to 3.5 square feet"],
  ["[0.1 + 0.2 km].", { amount: one(0.1 + 0.2), unit: km, form: "measure" }, "0.3 kilometres"],
  ["[90 km/h].", { amount: one(90), unit: unit("kilometre per hour", "speed"), form: "measure" }, "90 kilometres per hour"],
  ["[7 acre-feet].", { amount: one(7), unit: unit("acre-foot", "volume"), form: "measure" }, "7 acre-feet"],
  ["[5 ppm].", { amount: one(5), unit: unit("part per million", "other"), form: "measure" }, "5 parts per million"],
  ["[900 rpm].", { amount: one(900), unit: unit("revolutions per minute", "frequency"), form: "measure" }, "900 revolutions per minute"],
  ["[5 stone].", { amount: one(5), unit: unit("stone", "mass"), form: "measure" }, "5 stone"],
  ["[60 MHz].", { amount: one(60), unit: unit("megahertz", "frequency"), form: "measure" }, "60 megahertz"],
  ["[3 inches].", { amount: one(3), unit: unit("inch", "length"), form: "measure" }, "3 inches"],
  // Other units.
  ["[About 300 km].", { amount: one(300), unit: km, form: "measure", approximator: "about", converted: [into(one(190), "mile")] }, "about 300 kilometres", "In other units: about 190 miles"],
  ["[16 to 20 km].", { amount: range(16, 20), unit: km, form: "measure", converted: [into(range(10, 12), "mile")] }, "16 to 20 kilometres", "In other units: 10 to 12 miles"],
  ["[20 km or more].", { amount: range(20, null), unit: km, form: "measure", converted: [into(range(12, null), "mile")] }, "20 kilometres or more", "In other units: 12 miles or more"],
  ["[10 gallons].", { amount: one(10), unit: unit("gallon", "volume"), form: "measure", converted: [into(one(38), "litre", "US gallon"), into(one(45), "litre", "British gallon")] }, "10 gallons", "In other units: 38 litres if US gallons are meant\n45 litres if British gallons are meant"],
  ["[30 °C].", { amount: one(30), unit: unit("degree Celsius", "temperature"), form: "temperature", converted: [into(one(86), "degree Fahrenheit")] }, "30 degrees Celsius", "In other units: 86 degrees Fahrenheit"],
  ["[4 light years].", { amount: one(4), unit: unit("light year", "length"), form: "measure", converted: [into(one(3.8e13), "kilometre")] }, "4 light years", "In other units: 38 trillion kilometres"],
  ["It fell from [30 to 20 miles].", { amount: range(20, 30), unit: unit("mile", "length"), form: "measure", change: "down", converted: [into(range(32, 48), "kilometre")] }, "from 30 to 20 miles", "In other units: from 48 to 32 kilometres; Reported as a decrease"],
  // Time.
  ["[Two and a half hours].", { amount: one(2.5), unit: unit("hour", "duration"), form: "duration" }, "2.5 hours"],
  ["[Two centuries].", { amount: one(2), unit: unit("century", "duration"), form: "duration" }, "2 centuries"],
  ["The [34-year-old] skipper.", { amount: one(34), unit: year, form: "age" }, "34 years old"],
  ["Aged [12 to 15].", { amount: range(12, 15), unit: year, form: "age" }, "12 to 15 years old"],
  ["Lind, [34], left.", { amount: one(34), form: "age" }, "aged 34"],
  ["The [third] pier.", { amount: one(3), form: "ordinal" }, "Number 3 in a sequence"],
];

/** The fact that the brackets stand for. */
function factOf(marked, fields) {
  const text = marked.replace(/[[\]{}]/g, "");
  const span = (open, close) => {
    const found = marked.indexOf(open);
    if (found < 0) return null;
    const bare = (end) => marked.slice(0, end).replace(/[[\]{}]/g, "").length;
    return { start: bare(found), end: bare(marked.indexOf(close)) };
  };
  const core = span("[", "]");
  return {
    text,
    fact: {
      kind: "quantity", anchor: { block: 0, ...core }, core, unit: null, form: "cardinal", approximator: null, change: null,
      measured: span("{", "}"), base: null, of: null, against: null, converted: [], source: null, citation: null, evidence: { rule: "test.words", confidence: 0.9 }, ...fields,
    },
  };
}

for (const [marked, fields, what, more = ""] of SAID) {
  test(`${marked} is ${what}`, () => {
    const { text, fact } = factOf(marked, fields);
    const said = label(fact, undefined, pageOf(text));
    assert.equal(plain(said.what), what);
    assert.equal(said.whatMore.map(({ name, text }) => (name ? `${name}: ${plain(text)}` : plain(text))).join("; "), more);
  });
}

test("a speaker who is only a pronoun is not named, and the card says how the text puts it and when it is unsure", () => {
  const text = "It took 12 days, he said.";
  const at = { block: 0, start: text.indexOf("he"), end: text.indexOf("he") + 2 };
  const { fact } = factOf("It took [12 days], he said.", { amount: one(12) });
  const cue = { block: 0, start: text.indexOf("said"), end: text.length - 1 };
  const page = pageOf(text);
  const who = (speaker) => {
    const { who, whoMore } = label({ ...fact, source: { speaker, role: null, cue } }, undefined, page);
    return [who && plain(who), ...whoMore.map(({ text }) => plain(text))];
  };
  assert.deepEqual(who({ form: "pronoun", at, antecedent: null, name: null }), [null, "Here “he”, “said”"]);
  assert.deepEqual(who({ form: "pronoun", at, antecedent: null, name: "Ada Holm" }), ["Ada Holm", "Here “he”, “said”"]);
  assert.deepEqual(who({ form: "named", at, name: "" }), ["he", "Here “said”"]);
  const unsure = (name, confidence) => {
    const source = { speaker: { form: "pronoun", at, antecedent: null, name }, role: null, cue, confidence };
    return label({ ...fact, source }, undefined, page).whoMore.some(({ text }) => text === "Likely, but the text does not say so outright");
  };
  assert.equal(unsure("Ada Holm", 0.7), true);
  assert.equal(unsure("Ada Holm", 0.9), false);
  assert.equal(unsure(null, 0.7), false, "where nobody is named, nobody is likely");
  const colon = { block: 0, start: text.indexOf(","), end: text.indexOf(",") + 1 };
  const { whoMore } = label({ ...fact, source: { speaker: { form: "named", at, name: "he" }, role: null, cue: colon } }, undefined, page);
  assert.deepEqual(whoMore, []);
});

// The same in German: the number in words, and the lines under it.
const AUF_DEUTSCH = [
  ["They landed [2,400] {cod}.", { amount: one(2400), unit: unit("cod", "count") }, "2.400 cod"],
  ["[1.5 million] {people} came.", { amount: one(1.5e6), unit: unit("people", "count") }, "1.500.000 people", "1,5 Millionen people"],
  ["[A third] of {the boats}.", { amount: one(1 / 3), form: "fraction" }, "1/3 (rund 33\u00a0%)", "Bezogen auf: the boats"],
  ["[One in five].", { amount: one(0.2), form: "ratio" }, "1 von 5 (20\u00a0%)"],
  ["[3 to 1].", { amount: one(3), form: "ratio" }, "3 zu 1"],
  ["[14.5 percent].", { amount: one(14.5), unit: percent, form: "percent", approximator: "about" }, "rund 14,5\u00a0%"],
  ["[One percentage point].", { amount: one(1), unit: unit("percentage point", "percent"), form: "percent" }, "1 Prozentpunkt", "Prozentpunkte sind der Abstand zweier Prozentsätze: von 10\u00a0% auf 12\u00a0% sind es 2 Prozentpunkte"],
  ["[4.6 times] as many.", { amount: one(4.6), unit: unit("times", "other"), form: "multiplier" }, "4,6-mal"],
  ["They came [once].", { amount: one(1), form: "multiplier" }, "einmal"],
  ["[More than $2.1 billion].", { amount: one(2.1e9), unit: usd, form: "currency", approximator: "more_than" }, "mehr als 2.100.000.000\u00a0$", "mehr als 2,1 Milliarden US-Dollar"],
  ["[£1].", { amount: one(1), unit: gbp, form: "currency" }, "1\u00a0£", "1 Britisches Pfund"],
  ["[$3.10 a litre].", { amount: one(3.1), unit: { ...usd, name: "US dollar per litre" }, form: "currency" }, "3,10\u00a0$ pro Liter", "3,1 US-Dollar pro Liter"],
  ["Fees rose from [£20 to £35].", { amount: range(20, 35), unit: gbp, form: "currency", change: "up" }, "von 20\u00a0£ auf 35\u00a0£", "von 20 auf 35 Britische Pfund; Als Anstieg dargestellt"],
  ["[Two] of the bank's nine branches.", { amount: one(2), of: { start: 18, end: 31 } }, "2", "Von insgesamt: nine branches"],
  ["It passed by [51%] to 49%.", { amount: one(51), unit: percent, form: "percent", against: { start: 20, end: 23 } }, "51\u00a0%", "Gegenüber: 49%"],
  ["[30 °C].", { amount: one(30), unit: unit("celsius", "temperature"), form: "temperature", converted: [into(one(86), "degree Fahrenheit")] }, "30 Grad Celsius", "Umgerechnet: 86 Grad Fahrenheit"],
  ["[16 to 20 km].", { amount: range(16, 20), unit: km, form: "measure", converted: [into(range(10, 12), "mile")] }, "16 bis 20 Kilometer", "Umgerechnet: 10 bis 12 Meilen"],
  ["[Up to 3.5 square feet].", { amount: range(null, 3.5), unit: unit("square foot", "area"), form: "measure" }, "bis zu 3,5 Quadratfuß"],
  ["[20 km or more].", { amount: range(20, null), unit: km, form: "measure" }, "20 Kilometer oder mehr"],
  ["[90 km/h].", { amount: one(90), unit: unit("kilometre per hour", "speed"), form: "measure" }, "90 Kilometer pro Stunde"],
  ["[10 gallons].", { amount: one(10), unit: unit("gallon", "volume"), form: "measure", converted: [into(one(38), "litre", "US gallon")] }, "10 Gallonen", "Umgerechnet: 38 Liter, falls US-Gallonen gemeint sind"],
  ["[One hour].", { amount: one(1), unit: unit("hour", "duration"), form: "duration" }, "1 Stunde"],
  ["The [34-year-old] skipper.", { amount: one(34), unit: year, form: "age" }, "34 Jahre alt"],
  ["Lind, [34], left.", { amount: one(34), form: "age" }, "34 Jahre alt"],
  ["The [third] pier.", { amount: one(3), form: "ordinal" }, "Platz 3 in einer Reihenfolge"],
];

for (const [marked, fields, what, more = ""] of AUF_DEUTSCH) {
  test(`${marked} is, in German, ${what}`, () => {
    const { text, fact } = factOf(marked, fields);
    const said = label(fact, undefined, pageOf(text, { words: german, locale: "de-DE" }));
    assert.equal(plain(said.what), what);
    assert.equal(said.whatMore.map(({ name, text }) => (name ? `${name}: ${plain(text)}` : plain(text))).join("; "), more);
  });
}

test("the card says what a source is where its name does not", () => {
  const page = pageOf("“It was dark,” a guard said.");
  const at = { block: 0, start: 15, end: 22 };
  const fact = { anchor: { block: 0, start: 0, end: 14 }, kind: "quote", content: { start: 1, end: 13 }, form: "direct", continues: false, citation: null, evidence: { rule: "quote.before_cue", confidence: 0.9 } };
  const lines = (kind, name = "a guard", words = english) => {
    const speaker = { form: "pronoun", at, antecedent: null, name };
    const source = { speaker, role: null, cue: null, confidence: 1, kind };
    return label({ ...fact, source }, undefined, { ...page, words }).whoMore.map(({ text }) => plain(text));
  };
  assert.ok(lines("unnamed").includes("A person the text does not name"));
  assert.ok(lines("group", "critics", german).includes("Eine Gruppe, die der Text nicht nennt"));
  assert.ok(lines("document", "the report").includes("A document"));
  assert.ok(lines("writer", null).includes("The writer of this page"));
  for (const [kind, name] of [["person"], ["body"], [undefined], ["unnamed", null]]) {
    const said = Object.values(english.sources);
    assert.ok(!lines(kind, name).some((line) => said.includes(line)), String(kind));
  }
});

test("what the page says keeps its own language in a card of another", () => {
  const { text, fact } = factOf("They landed [2,400] {cod}.", { amount: one(2400), unit: unit("cod", "count") });
  const page = pageOf(text, { words: german, locale: "de", lang: "en-GB", pageLang: "en-GB", provenance: { title: "Cod", site: "", author: "", published: "2026-03-14" } });
  const { what, where } = label(fact, undefined, page);
  assert.deepEqual(what, ["2.400 ", { text: "cod", lang: "en-GB" }]);
  assert.deepEqual(where[0], { name: "Diese Seite", text: [{ text: "Cod", lang: "en-GB" }, "\n", "14. März 2026"] });
});

test("every unit of the engine has a German name, and so has what it is converted into", async () => {
  const rows = async (name) => (await readFile(join(src, "../../data", name), "utf8")).split("\n").filter((row) => row && !row.startsWith("#")).map((row) => row.split("\t"));
  const units = (await rows("units.tsv")).map(([id, name]) => ({ id, name }));
  const conversions = (await rows("conversions.tsv")).flatMap((row) => [row[1], row[6] ?? "", ...(row[5] ?? "").split("|")]).filter(Boolean).map((name) => ({ id: name, name }));
  const currencies = (await rows("currencies.tsv")).map(([id, name]) => ({ id, name })).filter(({ id }) => /^[A-Z]{3}$/.test(id));
  assert.ok(units.length > 200 && conversions.length > 40 && currencies.length > 100);
  for (const plural of ["one", "other"]) {
    for (const unit of [...units, ...conversions, ...currencies]) {
      const name = german.unit(unit, plural);
      assert.match(name, /^\p{Lu}|^britisch/u, `${unit.name} is ${name}`);
      if (!currencies.includes(unit)) assert.notEqual(name, unit.name);
      assert.doesNotMatch(name, /\b(per|of|square|cubic|foot|hour|inch)\b/, `${unit.name} is ${name}`);
    }
  }
});

test("both languages have the same words, none of them empty, none alike by accident", () => {
  const flat = (words, path = "") => Object.entries(words).flatMap(([name, value]) => {
    const here = path ? `${path}.${name}` : name;
    if (typeof value === "function") return [[here, "(function)"]];
    return typeof value === "object" ? flat(value, here) : [[here, String(value)]];
  });
  const [a, b] = [Object.fromEntries(flat(english)), Object.fromEntries(flat(german))];
  assert.deepEqual(Object.keys(a).sort(), Object.keys(b).sort());
  const alike = /^(compass\.(north|south|west)|gazetteers\.geonames|places\.region|copies\.link|confidence\.\d\.0)$|\(function\)/;
  for (const [name, text] of Object.entries(b)) {
    assert.notEqual(text.trim(), "", name);
    if (text === a[name] && text !== "(function)") assert.match(name, alike);
    assert.doesNotMatch(text, /["']|\b(Sie|Ihre?|Ihnen)\b/, `${name} has its own quotation marks and speaks to nobody`);
  }
});

const place = (more) => ({
  kind: "place", anchor: { block: 0, start: 0, end: 6 }, source: null, citation: null, evidence: { rule: "place.name", confidence: 0.9 },
  id: "geonames:1", name: "Newton", place_kind: "city", country: "US", region: "Massachusetts", lat: 42.3, lon: -71.2, precision: "town", within: null,
  population: null, metonym: false, reason: "size", namesakes: [], ...more,
});
const unlisted = { id: null, lat: null, lon: null, reason: "lies_in" };

// A place; whether it has a map; its first line in English and in German.
const PLACES = [
  ["a sure place", {}, true, "City or town in Massachusetts, United States", "Stadt oder Ort · Massachusetts, Vereinigte Staaten"],
  ["a place in a region with a German name", { region: "Tuscany", country: "IT" }, true, "City or town in Tuscany, Italy", "Stadt oder Ort · Toskana, Italien"],
  ["a place in a region called like what objects inherit", { region: "constructor", country: "IT" }, true, "City or town in constructor, Italy", "Stadt oder Ort · constructor, Italien"],
  ["a village of no gazetteer", { ...unlisted, name: "Arven", region: null, country: "SY", precision: "country" }, false,
    "City or town somewhere in Syria", "Stadt oder Ort · genaue Lage unbekannt · Syrien"],
  ["a road in a town", { ...unlisted, name: "Holm Road", place_kind: "facility", region: "England", country: "GB", within: "Leeds" }, false,
    "Site somewhere in Leeds, England, United Kingdom", "Anlage · genaue Lage unbekannt · Leeds, England, Vereinigtes Königreich"],
  ["a place that lies nobody says where", { ...unlisted, name: "Holm", region: null, country: null, precision: "none" }, false,
    "City or town; the text does not say where", "Stadt oder Ort · der Text sagt nicht, wo"],
  ["one of several", { reason: "several" }, false, "One of several places of this name", "Einer von mehreren Orten dieses Namens"],
];

test("a card says of a place no more than is known", () => {
  for (const [name, more, hasMap, ...said] of PLACES) {
    for (const [index, [words, locale]] of [[english, "en-US"], [german, "de"]].entries()) {
      const { map, whatMore, folds } = label(place(more), undefined, pageOf("Newton", { words, locale }));
      assert.equal(map !== undefined, hasMap, name);
      assert.equal(plain(whatMore[0].text), said[index], name);
      const links = folds.flatMap(({ lines }) => lines).map(({ href }) => href ?? "");
      assert.equal(links.some((href) => href.includes("openstreetmap")), hasMap, name);
    }
  }
});

test("what may be any of several is said with all of them", () => {
  const other = { name: "Newton", place_kind: "city", country: "US", region: "Kansas", lat: 38, lon: -97.3, population: null };
  const { whatMore } = label(place({ reason: "several", namesakes: [other] }), undefined, pageOf("Newton"));
  assert.deepEqual(whatMore.map(({ name, text }) => [name, plain(text)]).at(-1), ["It may be", "Newton, Massachusetts, United States\nNewton, Kansas, United States"]);
});
