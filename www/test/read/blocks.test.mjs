// What the engine is given: the page as a reader sees it, and what of it is marked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

inEachBrowser("blocks", (page) => {
  const blocksOf = async (html, options) => {
    await page.show(html, options);
    await page.run(() => fake.run([]));
    return page.run(() => fake.blocks);
  };
  const textsOf = async (html, options) => (await blocksOf(html, options)).map(({ text }) => text.trim());

  test("blocks end where a reader sees them end, whatever the elements are called", async () => {
    const html = `<div>One<div>Two <b>three</b></div>four</div><p>Five<br>six</p>
      <table><caption>Seven</caption><tr><th>Eight</th><td>Nine</td></tr></table><div class=cells><i>Ten</i><i>Eleven</i></div>`;
    assert.deepEqual(await textsOf(html), ["One", "Two three", "four", "Five\nsix", "Seven", "Eight", "Nine", "Ten", "Eleven"]);
  });

  test("blocks say what they are", async () => {
    const html = `<h2>A</h2><ul><li>B</ul><table><td>C</table><blockquote><p>D</p><ul><li>E</ul></blockquote>
      <figure><figcaption>F</figcaption></figure><div role=heading aria-level=2>G</div><p>H</p>
      <constructor>I</constructor>`;
    const kinds = (await blocksOf(html)).map(({ kind, text }) => `${text.trim()} ${kind}`);
    assert.deepEqual(kinds, [
      "A heading", "B listitem", "C tablecell", "D blockquote", "E blockquote", "F caption", "G heading", "H paragraph", "I paragraph",
    ]);
  });

  test("white space is as drawn, and every mark still stands on its own characters", async () => {
    await page.show("<p>\n  About\n\t 5 \n  <b> million</b>  litres&nbsp; of\r\n  milk </p><pre class=x></pre><p id=w>a\n  b</p>");
    const wanted = [{ words: "About 5 million litres" }, { words: "of milk", kind: "place" }];
    assert.equal(await page.mark(wanted), "[quantity:About 5 ] [quantity:million][quantity: litres] [place:of milk] a b");
    const [text] = await page.run(() => fake.blocks.map(({ text }) => text));
    assert.equal(text, "About 5 million litres\u00A0 of milk ");
    await page.assertUndone();
  });

  test("text typed in lines keeps them, and whether it is prose or code is the engine's to say", async () => {
    const html = "<pre>\nThe pier \n is <b>shut</b>.</pre><blockquote><pre>x = 5\ny = 6</pre></blockquote><p>a\nb</p>";
    const blocks = (await blocksOf(html)).map(({ kind, text }) => [kind, text]);
    assert.deepEqual(blocks, [["preformatted", "The pier \n is shut."], ["preformatted", "x = 5\ny = 6"], ["paragraph", "a b"]]);
  });

  test("soft hyphens are not in the words, and zero-width characters and emoji move no mark", async () => {
    await page.show("<p>😀 Some 30 mil&shy;lion​ crates 👩‍👩‍👧 came\u200D to Bergen‏ today.</p>");
    const wanted = [{ words: "30 million" }, { words: "Bergen", kind: "place" }];
    const marked = await page.mark(wanted);
    assert.equal(marked, "😀 Some [quantity:30 mil\u00ADlion]\u200B crates 👩‍👩‍👧 came\u200D to [place:Bergen]‏ today.");
    await page.assertUndone();
  });

  test("links carry their offsets in the block's text", async () => {
    const html = `<p>😀 See <a href="/x">the\n  report</a> and <a href="#y"><b>more</b></a>.</p><a href="/z"><p>Three</p><p>four</p></a><a>No link</a>`;
    const links = (await blocksOf(html)).map(({ text, links }) => links.map(({ start, end, href }) => `${text.slice(start, end)} ${href}`));
    assert.deepEqual(links, [["the report /x", "more #y"], ["Three /z"], ["four /z"], []]);
  });

  test("what is no prose is left alone, with all that is in it", async () => {
    const html = `<p>A <code>1 <b>2</b></code> b</p><script type="text/plain">3</script><style>/* 4 */</style><noscript>5</noscript>
      <template>6</template><textarea>7</textarea><select><option>8</option></select><button>9</button><svg><text>10</text></svg>
      <math><mn>11</mn></math><div contenteditable><p>12</p></div><pre><code>13</code></pre><div data-factlight="off"><p>14</p></div>
      <div role=textbox>15</div><p contenteditable=false>B</p><ruby>字<rt>17</rt></ruby>`;
    assert.deepEqual(await textsOf(html), ["A \uFFFC b", "B", "字"]);
  });

  test("hidden text is not read; visible text in hidden text is", async () => {
    const html = `<p>A<span hidden>1</span><b class=gone>2</b></p><p aria-hidden=true>3</p><p class=gone>4</p>
      <p class=unseen>5<i class=six>6</i></p><p>B<u class=for-readers>7</u></p><details>8<summary>C</summary><p>9</p></details>
      <details open><summary>D</summary><p>E</p></details><p hidden=until-found>10</p>`;
    assert.deepEqual(await textsOf(html), ["A", "B", "C", "D", "E"]);
  });

  test("marks that the browser draws around <q> are in the text and not in the page", async () => {
    await page.show("<p>He wrote <q>nine of <q>ten</q> left</q> later.</p>");
    const marked = await page.mark([{ words: "“nine of ‘ten’ left”", kind: "quote" }]);
    assert.equal(marked, "He wrote [quote:nine of ][quote:ten][quote: left] later.");
    await page.assertUndone();
  });

  test("a floated first letter belongs to its word", async () => {
    assert.deepEqual(await textsOf("<p><b class=capital>T</b>wenty came.</p>"), ["Twenty came."]);
  });

  test("text in another language is not read", async () => {
    assert.deepEqual(await textsOf("<p>Ten <i lang=de>elf</i> twelve</p><p lang=fr>onze <b lang=en>12</b></p>"), ["Ten \uFFFC twelve"]);
    assert.deepEqual(await textsOf("<p>Zehn</p>", { html: 'lang="de-AT"' }), []);
    assert.deepEqual(await textsOf("<p>Ten</p>", { html: 'lang="en-GB"' }), ["Ten"]);
    assert.deepEqual(await textsOf("<p>Ten</p>", { html: "" }), ["Ten"]);
  });

  test("text that runs from right to left keeps its marks and its nodes", async () => {
    await page.show("<p dir=rtl>הגיעו 40 סירות אל Haifa אתמול.</p>", { html: "" });
    assert.equal(
      await page.mark([{ words: "40 סירות" }, { words: "Haifa", kind: "place" }]),
      "הגיעו [quantity:40 סירות] אל [place:Haifa] אתמול.",
    );
    await page.assertUndone();
  });

  test("lone surrogates are neither mended nor lost", async () => {
    await page.show("<p id=p>x</p>");
    await page.run(() => {
      document.querySelector("#p").firstChild.data = "a\uD83D 5 mugs \uDE00 b";
    });
    await page.run(() => fake.run([{ words: "5 mugs" }]));
    const units = await page.run(() => [...document.querySelector(".factlight").previousSibling.data].map((c) => c.charCodeAt(0)));
    assert.deepEqual(units, [97, 0xd83d, 32]);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    assert.match((await page.card()).links.at(-1).href, /text=a%EF%BF%BD-,5%20mugs,-%EF%BF%BD%20b$/);
    await page.assertUndone();
    await page.assertQuiet();
  });

  test("an empty page, a detached root and a broken page give a result", async () => {
    assert.deepEqual(await textsOf(""), []);
    const broken = "<p>Ten <b>eleven <i>twelve</b> thirteen<table>fourteen<tr><td>fifteen</p></div>";
    assert.deepEqual((await textsOf(broken)).toSorted(), ["Ten eleven twelve thirteen", "fifteen", "fourteen"].toSorted());
    const detached = await page.run(async () => {
      const root = document.createElement("div");
      root.append(Object.assign(document.createElement("p"), { textContent: "A 5" }), "b");
      const annotations = await fake.annotate(root, fake.detector([{ words: "5" }]));
      const marked = [fake.blocks.map(({ text }) => text), root.querySelectorAll(".factlight").length];
      annotations.clear();
      return [...marked, root.childNodes.length, root.firstChild.childNodes.length];
    });
    assert.deepEqual(detached, [["A 5", "b"], 1, 2, 1]);
    await page.assertQuiet();
  });

  test("elements nested a thousand deep are read and undone", async () => {
    await page.show("<p>x</p>");
    const marks = await page.run(async () => {
      let inner = document.querySelector("p");
      for (let i = 0; i < 1000; i += 1) inner = inner.appendChild(document.createElement(i % 2 ? "b" : "i"));
      inner.append("5 cups");
      await fake.run([{ words: "5 cups" }]);
      return document.querySelectorAll(".factlight").length;
    });
    assert.equal(marks, 1);
    await page.assertUndone();
  });

  test("five megabytes are read in turns with the page, marked where the reader is, and undone", async () => {
    await page.show("");
    const { facts, turns, calls } = await page.run(async () => {
      const main = document.querySelector("main");
      const words = "The depot sent its carts out that day, and all but a few came back before the rain. ";
      for (let i = 0; i < 6000; i += 1) {
        main.append(Object.assign(document.createElement("p"), { textContent: `They had 70 carts. ${words.repeat(10)}` }));
      }
      let turns = 0;
      const rest = scheduler.yield.bind(scheduler);
      scheduler.yield = () => {
        turns += 1;
        return rest();
      };
      const facts = await fake.run([{ words: "70 carts", every: true }]);
      return { facts, turns, calls: fake.calls };
    });
    assert.equal(facts, 6000);
    assert.equal(await page.run(() => fake.annotations.facts.at(-1).anchor.block), 5999);
    assert.ok(turns > 5, `the page got its turn ${turns} times`);
    assert.ok(calls > 10, `detect was called ${calls} times`);
    const isMarked = (selector) => page.run((s) => document.querySelector(s).querySelector(".factlight") !== null, selector);
    await page.driver.wait(() => isMarked("p:first-child"), 20_000, "the first paragraph is marked");
    assert.equal(await isMarked("p:last-child"), false);
    await page.run(() => document.querySelector("p:last-child").scrollIntoView());
    await page.driver.wait(() => isMarked("p:last-child"), 20_000, "the last paragraph is marked");
    assert.equal(await page.run(() => fake.annotations.marks(fake.annotations.facts[3000])[0].textContent), "70 carts");
    await page.assertUndone();
  });

  test("the page's country and its decimal comma are told to the engine; South Africa writes points", async () => {
    const asked = async (lang) => {
      await page.show("<p>It holds 1,5 litres.</p>", { html: `lang="${lang}"` });
      return page.run(async () => {
        let asked;
        const detect = (_, options) => ((asked = options), []);
        await fake.annotate(document.querySelector("main"), detect);
        return asked;
      });
    };
    assert.deepEqual(await asked("en-DE"), { locale: "en-DE", decimal: "comma" });
    for (const locale of ["en-GB", "en-ZA"]) assert.deepEqual(await asked(locale), { locale }, locale);
    for (const lang of ["en", "en-1"]) assert.deepEqual(await asked(lang), {}, lang);
  });
});
