// What the card says about other places on the page, and goes to: where the speaker is introduced, a quote's other parts, footnotes;
// and what is copied from it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const STORY = `<p>Harbour master Ada Holm, 51, came to Oban with 12 days to spare.</p><div class=tall></div>
  <p>“We saw 30 boats,” Holm said, “and then none.” Later she counted 90 crates.</p>`;
const holm = (more) => ({ name: "Ada Holm", at: "Holm said", ...more });
const SAID = [
  { words: "12 days" },
  { words: "“We saw 30 boats,”", kind: "quote", continues: true, source: holm({ cue: "said" }) },
  { words: "30 boats" },
  { words: "“and then none.”", kind: "quote", source: holm() },
  // What it stands in is not “more”.
  { words: "she counted 90 crates", kind: "quote", form: "indirect", source: holm() },
  { words: "90 crates", source: { ...holm(), form: "pronoun", at: "she", antecedent: "Ada Holm" } },
];

inEachBrowser("passages", (page) => {
  const open = async (index) => {
    await page.run((n) => fake.annotations.open(fake.annotations.facts[n]), index);
    return page.card();
  };
  const inCard = (act, ...args) => page.run(`(...args) => (${act})(document.querySelector(".factlight-card:not([data-list])").shadowRoot, ...args)`, ...args);
  const go = (text) => inCard((root, text) => [...root.querySelectorAll("button.go")].find((one) => one.textContent.includes(text)).click(), text);
  const selected = () => page.run(() => {
    const selection = document.getSelection();
    const { top, bottom } = selection.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : { top: -1, bottom: -1 };
    return { text: selection.toString().replace(/\s+/g, " ").trim(), inSight: top >= 0 && bottom <= innerHeight };
  });

  for (const mark of ["span", "highlight"]) {
    test(`where the speaker was first named is quoted, and shown when asked for (${mark})`, async () => {
      await page.show(STORY);
      await page.mark(SAID, { mark });
      for (const index of [1, 5]) {
        const { text } = await open(index);
        assert.match(text, /First mentioned\s+“Harbour master Ada Holm, 51, came to Oban with 12 days to spare.”/);
        await go("Harbour master");
        assert.equal(await page.card(), null);
        assert.deepEqual(await selected(), { text: "Ada Holm", inSight: true });
      }
      await page.assertQuiet();
      await page.assertUndone();
    });

    test(`words that marks stand in are shown whole (${mark})`, async () => {
      await page.show(`<p>The port of <b>Obanmouth Harbour</b> Board, they say, is 12 days old.</p><div class=tall></div><p>It took 90 crates, the board said.</p>`);
      const board = { name: "Obanmouth Harbour Board", at: "the board", cue: "said" };
      await page.mark([{ words: "Harbour Board, they", kind: "place" }, { words: "90 crates", source: board }], { mark });
      await open(1);
      await go("Obanmouth");
      assert.deepEqual(await selected(), { text: "Obanmouth Harbour Board", inSight: true });
    });
  }

  test("a speaker named for the first time where the fact stands has no line for it", async () => {
    await page.show("<p>It took 12 days, Ada Holm said. Ada Holmes left.</p><p>It took 13 days, Ada Holmes said.</p>");
    await page.mark([{ words: "12 days", source: { name: "Ada Holm", cue: "said" } }, { words: "13 days", source: { name: "Ada Holmes", at: "Ada Holmes said" } }]);
    assert.doesNotMatch((await open(0)).text, /First mentioned/);
    assert.match((await open(1)).text, /First mentioned\s+“…12 days, Ada Holm said. Ada Holmes left.”/);
  });

  test("police, or officials, are introduced by nobody", async () => {
    await page.show("<p>The Police came, and Norse officials too.</p><p>It took 12 days, Police said. It took 13 days, the Norse officials said.</p>");
    await page.mark([
      { words: "12 days", source: { name: "Police", at: "Police said" } }, { words: "13 days", source: { name: "Norse officials", at: "the Norse officials" } },
    ]);
    assert.doesNotMatch((await open(0)).text, /First mentioned/);
    assert.doesNotMatch((await open(1)).text, /First mentioned/);
  });

  test("what stands on both sides of one “she said” is one quote", async () => {
    await page.show("<p>“We saw boats,” Holm said, “and then none.” Later Holm said “enough”.</p>");
    const cue = { name: "Ada Holm", at: "Holm", cue: "said" };
    await page.mark(["“We saw boats,”", "“and then none.”"].map((words) => ({ words, kind: "quote", source: cue })).concat({ words: "“enough”", kind: "quote", source: { ...cue, cue: "Later" } }));
    assert.match((await open(0)).text, /Next part\s+“and then none.”/);
    assert.match((await open(1)).text, /Previous part\s+“We saw boats,”/);
    assert.doesNotMatch((await open(2)).text, /Previous part|Next part/);
  });

  test("a quote's other parts, and what else its speaker says, lead to their cards", async () => {
    await page.show(STORY);
    await page.mark(SAID);
    assert.match((await open(1)).text, /Next part\s+“and then none.”/);
    await go("and then none");
    const second = await page.waitForCard(({ label }) => label.includes("and then none"));
    assert.match(second.text, /Previous part\s+“We saw 30 boats,”/);
    const folded = await inCard((root) => {
      const fold = [...root.querySelectorAll("details")].find((one) => one.textContent.startsWith("More from"));
      fold.open = true;
      return fold.innerText.replace(/\s*\n\s*/g, " | ");
    });
    assert.equal(folded, "More from this source | he counted 90 crate | 90 crates");
    await go("90 crates");
    assert.equal((await page.waitForCard(({ label }) => label.startsWith("Number"))).hasFocus, true);
    const { text } = await open(5);
    assert.doesNotMatch(text, /he counted/);
    assert.equal((await open(4)).label, "Quote: he counted 90 crate", "what is only retold has no quotation marks");
  });

  test("what is said in a quote leads to the quote, a place to where else it is named", async () => {
    await page.show(`<p>Oban is far.</p>${"<p>In Oban it rains.</p>".repeat(5)}<p>“We saw 30 boats,” Holm said.</p>`);
    await page.mark([{ words: "Oban", kind: "place", name: "Oban", every: true }, { words: "“We saw 30 boats,”", kind: "quote", source: { name: "Ada Holm", at: "Holm" } }, { words: "30 boats" }]);
    await open(7);
    await go("Said by the speaker of the surrounding quote");
    await page.waitForCard(({ label }) => label.startsWith("Quote"));
    await open(1);
    const folded = await inCard((root) => {
      const fold = [...root.querySelectorAll("details")].find((one) => one.textContent.startsWith("Other mentions"));
      fold.open = true;
      return [fold.innerText.replace(/\s*\n\s*/g, " | "), [...fold.querySelectorAll("button")].map((one) => one.className).join()];
    });
    assert.deepEqual(folded, [`Other mentions on this page | “Oban is far.”${" | “In Oban it rains.”".repeat(3)} | and 1 more`, "go up,go,go,go"]);
  });

  test("a page of one huge block full of notes does not keep the card waiting", async () => {
    await page.show(`<p>${"It rained.<sup><a href='#n'>1</a></sup> ".repeat(20000)} It took 12 days.<sup><a href="#n">1</a></sup></p><ol><li id=n>Port log</li></ol>`);
    await page.mark([{ words: "12 days" }], { mark: "highlight" });
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    const ms = await page.run(async () => {
      fake.annotations.close();
      const start = performance.now();
      await fake.annotations.open(fake.annotations.facts[0]);
      return performance.now() - start;
    });
    assert.match((await page.card()).text, /Footnote\s+Port log/);
    assert.ok(ms < 300, `${ms} ms`);
  });

  test("a sentence's footnote is shown as text, the note's own way back left out, and shown in place when asked for", async () => {
    await page.show(`<p id=top>It took 12 days.<sup><a id=r1 href="#fn1">[1]</a></sup> Then it took 13 days.<sup id=r2><a href="#fn%C3%A4">*</a></sup>
      The rest took 14 days (<a href="#top">see above</a>).</p><p>15 days<a href="#cite-3">3</a> went by.</p><p>16 days<a href="#gone">4</a>.</p>
      <div class=tall></div><ol><li id=fn1><a href="#r1">↩</a> <b>Port board</b>,
      <script type="text/plain">no</script>minutes of May. <a href="/minutes">Minutes</a></li><li id="fnä" lang=de>Hafenbuch <a href="#r2" role="doc-backlink">zurück</a></li></ol>
      <p>^ <a id="cite-3"></a>Third note &lt;b&gt;. ${"long ".repeat(90)}</p>`);
    await page.mark(["12 days", "13 days", "14 days", "15 days", "16 days"].map((words, i) => ({ words, citation: i === 0 ? "#fn1" : null })));
    const first = (await open(0)).text;
    assert.match(first, /Footnote\s+Port board, minutes of May. Minutes\s*\n\s*This page/);
    assert.doesNotMatch(first, /Cited here|Hafenbuch/);
    assert.match((await open(1)).text, /Footnote\s+Hafenbuch\s*\n/);
    assert.equal(await inCard((root) => root.querySelector(".go bdi").lang), "de");
    assert.doesNotMatch((await open(2)).text, /Footnote/);
    assert.match((await open(3)).text, /Footnote\s+Third note <b>. (long )+long…\n/);
    assert.doesNotMatch((await open(4)).text, /Footnote/);
    await open(0);
    await go("Port board");
    assert.match((await selected()).text, /Port board/);
    assert.equal((await selected()).inSight, true);
    assert.equal(await page.run(() => location.hash), "");
    await page.assertQuiet();
  });
});

inEachBrowser("hostile passages", (page) => {
  const TAG = `<img src=x onerror="window.ran=1">`;
  const asText = TAG.replaceAll("<", "&lt;").replaceAll('"', "&quot;");

  test("tags in notes, names and facts stay text in card, list, notes and copies", async () => {
    await page.show(`<p>${asText} Holm came.</p><p>12 days<a href="#n">1</a>, ${asText} Holm said.</p><ol><li id=n>${asText} note</li></ol>`);
    const name = `${TAG} Holm`;
    const unit = { id: "x", name: TAG, measure: "length" };
    await page.mark([{ words: "12 days", unit, source: { name, at: `${TAG} Holm said`, cue: "said" } }, { words: `${TAG} Holm came`, kind: "quote" }], { footnotes: true });
    await page.run(() => fake.annotations.open(fake.annotations.facts[1]));
    const { text } = await page.card();
    assert.ok(text.includes(`“${TAG} Holm came.”`) && text.includes(`${TAG} note`), text);
    await page.run(() => fake.annotations.list());
    assert.ok((await page.run(() => fake.list())).rows[0].includes(TAG));
    await page.run(() => dispatchEvent(new Event("beforeprint")));
    const elements = await page.run(() => {
      const roots = [...document.querySelectorAll(".factlight-card, .factlight-notes")].map(({ shadowRoot }) => shadowRoot);
      return { roots: roots.length, bad: roots.flatMap((root) => [...root.querySelectorAll("img, script, style, iframe, [style]")]).length, ran: "ran" in window };
    });
    assert.deepEqual(elements, { roots: 3, bad: 0, ran: false });
    await page.assertQuiet();
    await page.assertUndone();
  });

  test("addresses of notes that lead nowhere, are broken, mean a chapter or the whole page give no note and no error", async () => {
    const targets = ["#%E0%A4%A", "#", "#constructor", "https://[/#x", "javascript:alert(1)#n", "#top", "/other#n", "#n\u0000", "#chapter"];
    await page.show(targets.map((href, i) => `<p>${i}2 days<a href="${href}">1</a>.</p>`).join("") + "<p id=n></p><div id=chapter><h2>One</h2>Text</div>", { body: "id=top" });
    await page.mark(targets.map((_, i) => ({ words: `${i}2 days` })));
    for (let i = 0; i < targets.length; i += 1) {
      await page.run((n) => fake.annotations.open(fake.annotations.facts[n]), i);
      assert.doesNotMatch((await page.card()).text, /Footnote/, targets[i]);
    }
    await page.assertQuiet();
  });
});

inEachBrowser("copying", (page) => {
  const HEAD = `<meta name="author" content="Ada Lund"><meta property="og:site_name" content="The Quay"><meta property="article:published_time" content="2026-03-14">`;
  const show = async (language) => {
    await page.show("<p>It took 12 days, Ada Holm, the skipper, said in <a href='/log'>the log</a>.</p>", { head: HEAD });
    const source = { name: "Ada Holm", role: "the skipper", cue: "said" };
    await page.mark([{ words: "12 days", amount: { value: 12 }, unit: { id: "day", name: "day", measure: "duration" }, form: "duration", source, citation: "/log" }], { language });
    await page.run(() => fake.annotations.open(fake.annotations.facts[0], { focus: true }));
  };
  // What is written is caught: a test has no right to read the clipboard in every browser.
  const catchWritten = (refuses) => page.run((refuses) => {
    fake.written = [];
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: {
      writeText: async (text) => {
        if (refuses) throw new DOMException("no", "NotAllowedError");
        fake.written.push(text);
      },
    } });
  }, refuses);
  const copy = async (format) => {
    const button = await page.run((format) => {
      const root = document.querySelector(".factlight-card").shadowRoot;
      root.querySelector("details:last-of-type").open = true;
      // What the last one said would be taken for this one's.
      root.querySelector("[role=status]").textContent = "";
      return root.querySelector(`[data-action="copy-${format}"]`);
    }, format);
    await button.click();
    const status = () => page.run(() => document.querySelector(".factlight-card").shadowRoot.querySelector("[role=status]").textContent);
    await page.driver.wait(async () => (await status()) !== "", 5000, "what became of it");
    return status();
  };
  const last = () => page.run(() => fake.written.at(-1));

  test("a fact is copied as text, as a citation, as a link and as JSON, and what was done is said", async () => {
    await show();
    await catchWritten(false);
    assert.equal(await copy("text"), "Copied as text");
    const { address } = page.server;
    const [words, who, what, where, ...rest] = (await last()).split("\n");
    assert.deepEqual([words, who, what], ["12 days", "Who says so: Ada Holm; the skipper; Here “said”", "What it means: 12 days"]);
    assert.ok(where.startsWith(`Where it comes from: Cited here: 127.0.0.1/log <${address}/log>; This page: A page, The Quay · Ada Lund · March 14, 2026; Link to this passage ${address}/page#:~:text=It%20took-,12%20days`), where);
    assert.deepEqual(rest, []);
    assert.equal(await copy("citation"), "Copied as a citation");
    const year = new Date().getFullYear();
    assert.match(await last(), new RegExp(`^Ada Holm: “12 days” – Ada Lund. “A page”. The Quay, March 14, 2026. ${address}/page#:~:text=\\S+ \\(accessed .*${year}\\)$`));
    assert.equal(await copy("link"), "Link copied");
    assert.match(await last(), new RegExp(`^${address}/page#:~:text=It%20took-,12%20days,-\\S+$`));
    assert.equal(await copy("json"), "Copied as JSON");
    const { page: about, facts } = JSON.parse(await last());
    assert.equal(about.author, "Ada Lund");
    assert.equal(facts.length, 1);
    assert.equal(facts[0].speaker, "Ada Holm");
    assert.deepEqual(facts[0].fact.amount, { value: 12 });
    await page.assertQuiet();
  });

  test("a German reader's citation is a German one", async () => {
    await show("de");
    await catchWritten(false);
    assert.equal(await copy("citation"), "Als Quellenangabe kopiert");
    assert.match(await last(), /^Ada Holm: „12 days“ – Ada Lund: „A page“. In: The Quay, 14. März 2026, http:\S+ \(abgerufen am .*\)$/);
  });

  test("where the browser refuses, the text stands selected for the reader's own hand", async () => {
    await show();
    await catchWritten(true);
    assert.match(await copy("citation"), /blocked copying/);
    const field = await page.run(() => {
      const { activeElement: field } = document.querySelector(".factlight-card").shadowRoot;
      return { name: field.localName, label: field.getAttribute("aria-label"), selected: field.value.slice(field.selectionStart, field.selectionEnd), value: field.value };
    });
    assert.equal(field.name, "textarea");
    assert.equal(field.label, "Text to copy");
    assert.match(field.value, /^Ada Holm: “12 days”/);
    assert.equal(field.selected, field.value);
    await page.run(() => {
      delete navigator.clipboard;
    });
    await page.run(() => {
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
    });
    assert.match(await copy("text"), /blocked copying/);
    assert.equal(await page.run(() => document.querySelector(".factlight-card").shadowRoot.querySelectorAll("textarea").length), 1);
    await page.assertQuiet();
  });

  test("the browser's own clipboard takes it", async () => {
    await show();
    assert.equal(await copy("text"), "Copied as text");
  });
});
