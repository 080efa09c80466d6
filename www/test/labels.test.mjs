// What the card says about a number, fact by fact; no browser is needed for words.

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = join(dirname(fileURLToPath(import.meta.url)), "../src/labels.ts");
const { outputFiles } = await build({ entryPoints: [source], bundle: true, write: false, format: "esm", logLevel: "warning" });
const { label } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

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
  ["[2 percentage points].", { amount: one(2), unit: unit("percentage point", "percent"), form: "percent" }, "2 percentage points", "Percentage points tell two percentages apart: from 10% to 12% is 2 percentage points"],
  ["[4 per mille].", { amount: one(4), unit: unit("per mille", "percent"), form: "percent" }, "4 per mille", "10 per mille are 1%"],
  ["[4.6 times] as many.", { amount: one(4.6), unit: unit("times", "other"), form: "multiplier" }, "4.6 times"],
  ["It [doubled].", { amount: one(2), form: "multiplier", change: "up" }, "2 times", "Told as a rise"],
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
  ["Fees rose from [£20 to £35].", { amount: range(20, 35), unit: gbp, form: "currency", change: "up" }, "from £20 to £35", "from 20 to 35 pounds sterling; Told as a rise"],
  ["It fell from [9 to 7 percent].", { amount: range(7, 9), unit: percent, form: "percent", change: "down" }, "from 9 to 7%", "Told as a fall"],
  ["It rose by [7 to 9 percent].", { amount: range(7, 9), unit: percent, form: "percent", change: "up" }, "7 to 9%", "Told as a rise"],
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
  ["It fell from [30 to 20 miles].", { amount: range(20, 30), unit: unit("mile", "length"), form: "measure", change: "down", converted: [into(range(32, 48), "kilometre")] }, "from 30 to 20 miles", "In other units: from 48 to 32 kilometres; Told as a fall"],
  // Time.
  ["[Two and a half hours].", { amount: one(2.5), unit: unit("hour", "duration"), form: "duration" }, "2.5 hours"],
  ["[Two centuries].", { amount: one(2), unit: unit("century", "duration"), form: "duration" }, "2 centuries"],
  ["The [34-year-old] skipper.", { amount: one(34), unit: year, form: "age" }, "34 years old"],
  ["Aged [12 to 15].", { amount: range(12, 15), unit: year, form: "age" }, "12 to 15 years old"],
  ["Lind, [34], left.", { amount: one(34), form: "age" }, "aged 34"],
  ["The [third] pier.", { amount: one(3), form: "ordinal" }, "Position 3 in an order"],
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
      measured: span("{", "}"), base: null, converted: [], source: null, citation: null, evidence: { rule: "test.words", confidence: 0.9 }, ...fields,
    },
  };
}

for (const [marked, fields, what, more = ""] of SAID) {
  test(`${marked} is ${what}`, () => {
    const { text, fact } = factOf(marked, fields);
    const block = { block: { kind: "paragraph", text, links: [] }, parts: [] };
    const provenance = { title: "", site: "", author: "", published: "" };
    const said = label(fact, undefined, { blocks: [block], provenance, url: "", base: "", locale: "en-US" });
    assert.equal(said.what, what);
    assert.equal(said.whatMore.map(({ name, text }) => (name ? `${name}: ${text}` : text)).join("; "), more);
  });
}

test("a speaker who is only a pronoun is not named, and the card says how the text puts it and when it is unsure", () => {
  const text = "It took 12 days, he said.";
  const at = { block: 0, start: text.indexOf("he"), end: text.indexOf("he") + 2 };
  const { fact } = factOf("It took [12 days], he said.", { amount: one(12) });
  const cue = { block: 0, start: text.indexOf("said"), end: text.length - 1 };
  const block = { block: { kind: "paragraph", text, links: [] }, parts: [] };
  const page = { blocks: [block], provenance: { title: "", site: "", author: "", published: "" }, url: "", base: "", locale: "en-US" };
  const who = (speaker) => {
    const { who, whoMore } = label({ ...fact, source: { speaker, role: null, cue } }, undefined, page);
    return [who, ...whoMore];
  };
  assert.deepEqual(who({ form: "pronoun", at, antecedent: null, name: null }), [null, "Here “he”, “said”"]);
  assert.deepEqual(who({ form: "pronoun", at, antecedent: null, name: "Ada Holm" }), ["Ada Holm", "Here “he”, “said”"]);
  assert.deepEqual(who({ form: "named", at, name: "" }), ["he", "Here “said”"]);
  const unsure = (name, confidence) => {
    const source = { speaker: { form: "pronoun", at, antecedent: null, name }, role: null, cue, confidence };
    return label({ ...fact, source }, undefined, page).whoMore.includes("Likely, but the text does not say it outright");
  };
  assert.equal(unsure("Ada Holm", 0.7), true);
  assert.equal(unsure("Ada Holm", 0.9), false);
  assert.equal(unsure(null, 0.7), false, "where nobody is named, nobody is likely");
  const colon = { block: 0, start: text.indexOf(","), end: text.indexOf(",") + 1 };
  const { whoMore } = label({ ...fact, source: { speaker: { form: "named", at, name: "he" }, role: null, cue: colon } }, undefined, page);
  assert.deepEqual(whoMore, []);
});
