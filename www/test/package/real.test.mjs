// The whole path on real input: page text → module → facts → marks → card, in each browser. Articles and saved pages are read from a
// folder beside the project and never copied into it.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";
import { articlePage, articles, missing, pages, savedPage } from "../support/real-texts.mjs";
import { www } from "../support/www.mjs";

const output = join(www, "test/output");
mkdirSync(output, { recursive: true });

async function show(page, html) {
  page.server.pages.set("/page", html);
  await page.driver.get(`${page.server.address}/page`);
  await page.driver.wait(() => page.driver.executeScript("return typeof real === 'object'"), 20_000);
}

async function assertClean(page) {
  assert.deepEqual(await page.run(() => real.complaints), []);
  assert.deepEqual(await page.run(() => real.elsewhere()), []);
}

inEachBrowser("real articles", (page) => {
  for (const { name, text } of missing ? [] : articles()) {
    test(`${name} is marked, its card opens, and it comes back as it was`, async () => {
      await show(page, articlePage(text));
      const { facts, same } = await page.run(() => real.annotate());
      assert.ok(same, "marking leaves the text as it is");
      assert.ok(facts > 10, `${facts} facts`);
      const kinds = new Set((await page.run(() => real.facts())).map((fact) => fact.kind));
      assert.deepEqual([...kinds].sort(), ["place", "quantity", "quote"]);
      const marked = await page.run(() => real.marked());
      assert.ok(marked.every((mark) => mark.trim()), "every fact has a mark with text");
      await page.run(() => real.open(real.facts().findIndex((fact) => fact.source)));
      // The card fades in.
      await page.driver.sleep(400);
      const shot = await page.driver.takeScreenshot();
      writeFileSync(join(output, `${page.browser}-${name.replace(".txt", "")}.png`), shot, "base64");
      assert.ok(await page.run(() => real.undo()), "every node is back in its place");
      await assertClean(page);
    });
  }

  test("hostile and odd text gives a result, and the page comes back as it was", { skip: missing }, async () => {
    for (const [what, text] of Object.entries({
      nothing: "",
      unclosed: "“Open and “never closed, ".repeat(3_000),
      digits: "7".repeat(1_000_000),
      sideways: "\u202eשלום 5 km العربية “a” ".repeat(500),
      invisible: "\u200b5\u200b km\u00ad to\u200d Paris\ufeff ".repeat(500),
    })) {
      await show(page, articlePage(`Odd\n\n${text}`));
      const { same } = await page.run(() => real.annotate());
      assert.ok(same, what);
      assert.ok(await page.run(() => real.undo()), what);
      await assertClean(page);
    }
  });

  test("lone surrogates in a text node neither stop the engine nor change", { skip: missing }, async () => {
    await show(page, articlePage("Odd\n\nPlaceholder"));
    const found = await page.run(async () => {
      const node = document.querySelector("p").firstChild;
      node.data = "\ud83d lost \udeb2 half, but 12 km are left \ud83d";
      const { same } = await real.annotate();
      const marked = real.marked();
      return { same, marked, undone: real.undo(), kept: node.data === "\ud83d lost \udeb2 half, but 12 km are left \ud83d" };
    });
    assert.deepEqual(found, { same: true, marked: ["12 km"], undone: true, kept: true });
  });

  test("a page of 5 MB is marked without a freeze", { skip: missing }, async () => {
    const paragraph = "The port landed 312,000 tonnes of fish, director Marta Lind said in Bergen on Tuesday. ".repeat(6);
    await show(page, articlePage(`Long\n\n${`${paragraph}\n\n`.repeat(Math.ceil(5_000_000 / paragraph.length))}`));
    const { facts, same } = await page.run(() => real.annotate());
    assert.ok(same);
    assert.ok(facts > 50_000, `${facts} facts`);
    assert.ok(await page.run(() => real.undo()));
    await assertClean(page);
  });
});

inEachBrowser("saved pages", (page) => {
  test("each saved page is marked and comes back as it was", { skip: missing || (pages().length === 0 && "no saved pages") }, async () => {
    const rows = [];
    const strangers = [];
    const strict = { name: "own-policy", html: `<html><head><meta http-equiv="Content-Security-Policy" content="script-src 'self'; worker-src 'none'"></head><p>It cost £5.</p></html>` };
    for (const { name, html } of [...pages(), strict]) {
      await show(page, savedPage(html));
      const { facts, ms, longest, same, refused } = await page.run(() => real.annotate().catch(({ message }) => ({ refused: message })));
      // A page saved with its policy may forbid the module: then it is told so, and is as it was.
      if (refused !== undefined) {
        assert.match(html, /http-equiv=["']?Content-Security-Policy/i, `${name}: ${refused}`);
        assert.match(refused, /forbids WebAssembly/, name);
        strangers.push(name);
        continue;
      }
      assert.ok(same, `${name}: text changed`);
      const styled = await page.run(() => document.querySelectorAll(".factlight[style]").length);
      assert.equal(styled, 0, `${name}: style attributes`);
      assert.ok(await page.run(() => real.undo()), `${name}: not undone`);
      assert.deepEqual(await page.run(() => real.complaints.filter((c) => c.includes("factlight"))), [], name);
      const main = await page.run(() => real.annotate({ mark: "highlight", content: "main" }));
      assert.ok(main.same, `${name}: text changed by highlights`);
      assert.ok(main.facts <= facts, `${name}: ${main.facts} facts in its main content, ${facts} in all of it`);
      assert.ok(await page.run(() => real.undo()), `${name}: not undone by highlights`);
      const row = [facts, ms.toFixed(1), longest.toFixed(0), main.facts, main.ms.toFixed(1), main.longest.toFixed(0)];
      rows.push([name, ...row].join("\t"));
    }
    const heading = "page\tfacts\tms\tlongest task ms\tfacts of main content\tms\tlongest task ms";
    writeFileSync(join(output, `${page.browser}-pages.tsv`), `${heading}\n${rows.join("\n")}\n`);
    assert.ok(rows.length > 0);
    assert.ok(strangers.includes("own-policy"), "what forbids the module was seen to");
  });
});

if (missing) test("real articles and saved pages", { skip: missing }, () => {});
