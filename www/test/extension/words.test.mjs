// The extension's words: both languages have the same ones, all that are used and no others.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { www } from "../support/www.mjs";

const folder = join(www, "extension");
const words = (language) => JSON.parse(readFileSync(join(folder, "_locales", language, "messages.json"), "utf8"));
const [english, german] = [words("en"), words("de")];
const sources = readdirSync(folder, { recursive: true }).filter((name) => /\.(ts|html)$|^manifest\.json$/.test(name)).map((name) => readFileSync(join(folder, name), "utf8")).join("\n");

test("both languages have the same words, with the same places for values", () => {
  assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
  const places = ({ message, placeholders = {} }) => [...new Set(JSON.stringify([message, placeholders]).match(/\$\d/g))].sort();
  for (const [key, word] of Object.entries(english)) {
    assert.ok(word.message.trim() && german[key].message.trim(), key);
    assert.deepEqual(places(german[key]), places(word), key);
  }
});

test("every word that is asked for is there", () => {
  const asked = [
    ...sources.matchAll(/\b(?:say|getMessage)\("(\w+)"/g), ...sources.matchAll(/\bdata-say(?:-\w+)?="(\w+)"/g), ...sources.matchAll(/__MSG_(\w+)__/g),
  ].map(([, key]) => key);
  const counted = [...sources.matchAll(/\bsayCount\("(\w+)"/g)].flatMap(([, key]) => [`${key}_one`, `${key}_other`]);
  const missing = [...new Set([...asked, ...counted])].filter((key) => !key.endsWith("_") && !Object.hasOwn(english, key));
  assert.deepEqual(missing, []);
});

test("every permission has its reason", () => {
  const { permissions } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  assert.deepEqual([...permissions].sort(), ["activeTab", "contextMenus", "scripting", "sidePanel", "storage"]);
  for (const name of permissions) assert.ok(english[`permission_${name}`], name);
});

test("no word stands unused", () => {
  // Keys that are put together: kind_quantity, menu_panel, notebook_full …
  const stems = [...sources.matchAll(/\bsay\(`(\w+)\$\{/g), ...sources.matchAll(/getMessage\(`(\w+)\$\{/g)].map(([, stem]) => stem);
  const isUsed = (key) => sources.includes(`"${key}"`) || sources.includes(`__MSG_${key}__`) || sources.includes(`"${key.replace(/_(one|other)$/, "")}"`) || stems.some((stem) => key.startsWith(stem));
  assert.deepEqual(Object.keys(english).filter((key) => !isUsed(key)), []);
});

test("no word says what is true or false, but the sentence that says so", () => {
  const said = Object.entries(english).filter(([key]) => key !== "step2");
  for (const [key, { message }] of said) assert.doesNotMatch(message, /\b(true|false|lie|fake|verified|debunk)/i, key);
});

test("until its words arrive, a page has the English ones", () => {
  const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
  assert.ok(pages.length >= 4);
  for (const page of pages) {
    const html = readFileSync(join(folder, page), "utf8").replaceAll("&amp;", "&");
    for (const [, key, text] of html.matchAll(/<[^>]* data-say="(\w+)"[^>]*>([^<]*)</g)) assert.equal(text, english[key].message, `${page}: ${key}`);
  }
});
