// The languages of the card: it uses the reader's, all of its words are in it, and text from the page keeps its own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const TEXT = `<p>The new pier will cost <b>more than</b> $2.1 billion, according to Tomas Reyd, the port's treasurer, in
  <a href="/reports/pier">a report</a>.</p><p>“We counted 340 boats near Oban,” Reyd said. <a id=after href="#x">More</a></p>`;
const SOURCE = { name: "Tomas Reyd", role: "the port's treasurer", cue: "according to" };
const FACTS = [
  {
    words: "more than $2.1 billion", amount: { value: 2.1e9 }, unit: { id: "USD", name: "US dollar", measure: "currency" },
    form: "currency", approximator: "more_than", source: SOURCE, citation: "/reports/pier",
  },
  { words: "“We counted 340 boats near Oban,”", kind: "quote", source: { name: "Tomas Reyd", at: "Reyd said", cue: "said" } },
  { words: "340 boats", amount: { value: 340 }, measured: "boats" },
  { words: "Oban", kind: "place", name: "Oban", country: "GB", region: "Scotland", population: 8490, lat: 56.41, lon: -5.47 },
];

inEachBrowser("the card's language", (page) => {
  test("it speaks the reader's language, or the one it is told to, and says which", async () => {
    await page.show(TEXT, { html: 'lang="en-GB"' });
    const open = async (language) => {
      await page.mark(FACTS, { language });
      await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
      const { lang, foreign, hint } = await page.run(() => {
        const dialog = document.querySelector(".factlight-card").shadowRoot.querySelector("[role=dialog]");
        const foreign = [...dialog.querySelectorAll("[lang]")].map((one) => [one.lang, one.textContent]);
        const stop = document.querySelector(".factlight[tabindex='0']");
        const [described] = stop.ariaDescribedByElements ?? [];
        const hint = described ? [described.lang, described.textContent] : stop.getAttribute("aria-description");
        return { lang: dialog.lang, foreign, hint };
      });
      return { ...(await page.card()), lang, foreign, hint };
    };
    const german = await open("de-AT");
    assert.equal(german.lang, "de-AT");
    assert.equal(german.label, "Zahl: mehr als $\u00a02.100.000.000");
    assert.match(german.text, /Wer das sagt\s+Tomas Reyd\s+the port's treasurer\s+Hier „according to“\s+Was es bedeutet\s+mehr als \$\s2.100.000.000\s+mehr als 2,1 Milliarden US-Dollar/);
    assert.deepEqual(german.foreign.slice(0, 3), [["en-GB", "Tomas Reyd"], ["en-GB", "the port's treasurer"], ["en-GB", "according to"]]);
    assert.deepEqual(german.hint, ["de-AT", "Zahl. Die Eingabetaste zeigt, wer das sagt."]);
    assert.deepEqual(await page.run(() => fake.loaded()), ["/dist/opening.js", "/dist/german.js"]);
    const english = await open("fr");
    assert.match(english.label, /^Number/);
    assert.equal(english.hint, "Number. Press Enter to see who says so.", "in the page's language it needs no element");
    assert.equal(await page.run(() => document.querySelectorAll(".factlight-hint").length), 0);
    assert.equal((await open(undefined)).lang, await page.run(() => navigator.languages.find((one) => one.startsWith("en"))));
    await page.assertQuiet();
  });

  test("a mark's hint is in its own language in shadow roots and on pages whose elements are left alone, and goes with the marks", async () => {
    await page.show(`<div id="host"><template shadowrootmode="open"><p>They counted 40 lamps.</p></template></div>`);
    const facts = [{ words: "40 lamps" }];
    const open = async (mark) => {
      await page.mark(facts, { mark, language: "de" });
      await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    };
    await open("span");
    const said = "Zahl. Die Eingabetaste zeigt, wer das sagt.";
    const inShadow = () => page.run(() => document.querySelector("#host").shadowRoot.querySelector("[tabindex='0']").ariaDescribedByElements?.map(({ lang, textContent }) => [lang, textContent]));
    assert.deepEqual(await inShadow(), [["de", said]]);
    await page.assertUndone();
    assert.equal(await page.run(() => document.querySelectorAll(".factlight-hint").length), 0);
    await open("highlight");
    const stop = await page.run(() => {
      const button = document.querySelector(".factlight-stops").shadowRoot.querySelector("[role=button]");
      return [button.textContent, ...[...button.querySelectorAll("[lang]")].map(({ lang, textContent }) => [lang, textContent])];
    });
    assert.deepEqual(stop, [`40 lamps. ${said}`, ["de", said]]);
    await page.assertUndone();
  });

  test("in a German card, list and notes no English word of ours is left", async () => {
    await page.show(TEXT);
    await page.mark(FACTS, { language: "de", footnotes: true });
    const left = await page.run(async () => {
      const { words } = await import("/dist/english.js");
      const flat = (table) => Object.values(table).flatMap((value) => (typeof value === "object" ? flat(value) : typeof value === "string" ? [value] : []));
      // “Link” and “Region” are German too.
      const english = flat(words).filter((text) => text.length > 3 && !/^(Link|Region|GeoNames.*|https:.*|en)$/.test(text));
      const whole = (text) => new RegExp(`(?<!\\p{L})${text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?!\\p{L})`, "u");
      const found = new Set();
      let seen = 0;
      const look = () => {
        for (const { shadowRoot } of document.querySelectorAll(".factlight-card:popover-open, .factlight-notes")) {
          for (const element of shadowRoot.querySelectorAll("*")) {
            const isPages = element.closest("[lang]").lang !== "de";
            const texts = isPages ? [] : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(({ data }) => data);
            for (const text of [...texts, element.getAttribute("aria-label") ?? "", element.title ?? ""]) {
              seen += Number(text !== "");
              for (const word of english) if (whole(word).test(text)) found.add(`${word}: ${text}`);
            }
          }
        }
      };
      for (const fact of fake.annotations.facts) {
        await fake.annotations.open(fact);
        look();
      }
      await fake.annotations.list();
      look();
      dispatchEvent(new Event("beforeprint"));
      look();
      return { found: [...found], words: english.length, seen };
    });
    assert.deepEqual(left.found, []);
    assert.ok(left.words > 100 && left.seen > 100, JSON.stringify(left));
  });

  test("the reader's own list of languages decides: the first that there are words in", async () => {
    await page.show("<p>It took 12 days.</p>");
    const label = await page.run(async () => {
      Object.defineProperty(navigator, "languages", { value: ["fr-FR", "de", "en"] });
      await fake.run([{ words: "12 days", amount: { value: 1234.5 } }]);
      await fake.annotations.open(fake.annotations.facts[0]);
      return fake.card().label;
    });
    assert.equal(label, "Zahl: 1.234,5");
  });
});
