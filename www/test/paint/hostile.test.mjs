// Hostile pages: whatever is in their text, titles, meta tags, JSON-LD and links is shown as text or not at all, and nothing runs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const TAG = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>`;
const asText = (html) => html.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

inEachBrowser("hostile pages", (page) => {
  const open = (n = 0) => page.run((i) => fake.annotations.open(fake.annotations.facts[i]), n);
  const assertNothingRan = async () => {
    assert.equal(await page.run(() => "ran" in window), false);
    const inCard = () => document.querySelector(".factlight-card").shadowRoot.querySelectorAll("img, script, style, iframe, [style]").length;
    assert.equal(await page.run(inCard), 0);
    await page.assertQuiet();
  };

  test("tags in the text stay text, in marks and card", async () => {
    await page.show(`<p>${asText(TAG)} said 5 cups ${asText(TAG)}</p>`);
    await page.mark([{ words: `${TAG} said 5 cups ${TAG}`, kind: "quote", source: { name: TAG, cue: "said", role: TAG } }, { words: "5 cups", measured: TAG }]);
    await open(0);
    assert.ok((await page.card()).text.includes(TAG));
    await open(1);
    assert.ok((await page.card()).text.includes(TAG));
    await assertNothingRan();
    await page.assertUndone();
  });

  test("tags in what the engine gives stay text", async () => {
    await page.show("<p>Oban has 5 cups.</p>");
    await page.mark([
      { words: "Oban", kind: "place", name: TAG, region: TAG, country: "<b", id: `${TAG}:${TAG}`, place_kind: TAG, population: 1e9 },
      { words: "5 cups", unit: { id: TAG, name: TAG, measure: "currency" }, approximator: TAG, evidence: { rule: TAG, confidence: Number.NaN } },
    ]);
    for (const n of [0, 1]) {
      await open(n);
      assert.ok((await page.card()).text.includes(TAG));
    }
    await assertNothingRan();
  });

  test("tags in title, meta tags and JSON-LD stay text", async () => {
    const ld = JSON.stringify({ "@type": "NewsArticle", headline: TAG, author: { name: TAG }, publisher: [[TAG]], datePublished: TAG }).replaceAll("<", "\\u003c");
    const head = `<title>${asText(TAG)}</title><meta name="author" content="${asText(TAG)}"><meta property="og:site_name" content="${asText(TAG)}">
      <meta property="article:published_time" content="${asText(TAG)}"><script type="application/ld+json">${ld}</script>`;
    await page.show("<p>It took 12 days.</p>", { head });
    await page.mark([{ words: "12 days" }]);
    await open();
    assert.ok((await page.card()).text.includes(TAG));
    await assertNothingRan();
  });

  test("JSON-LD that is broken, deep, huge or of the wrong shape is passed over", async () => {
    const wrong = [
      "", "null", "7", '"x"', "[[[[[[[[[[[[]]]]]]]]]]]]", "{", `{"@type":"Article","author":[null,{"name":{}},7,["x"]],"headline":{},"datePublished":9e99}`,
      `${"[".repeat(5000)}${"]".repeat(5000)}`, `{"@graph":${JSON.stringify(Array.from({ length: 5000 }, () => ({ "@type": 5 })))}}`,
      `{"@type":"Article","headline":"${"x".repeat(600_000)}"}`, `{"@type":"Article","__proto__":{"headline":"polluted"}}`,
    ];
    for (const ld of wrong) {
      await page.show("<p>It took 12 days.</p>", { head: `<script type="application/ld+json">${ld}</script>` });
      await page.mark([{ words: "12 days" }]);
      await open();
      assert.match((await page.card()).text, /This page\s+A page\s+127\.0\.0\.1\s+Link/);
    }
    await assertNothingRan();
  });

  test("only addresses of documents become links", async () => {
    const bad = [
      "javascript:window.ran=1", " JaVaScRiPt:window.ran=1", "java\nscript:window.ran=1", "data:text/html,<script>window.ran=1</script>",
      "vbscript:x", "blob:x", "file:///etc/passwd", "mailto:a@b.example", "http://[", "https://", "\u0000javascript:window.ran=1", "",
    ];
    for (const citation of bad) {
      await page.show("<p>It took 12 days.</p>");
      await page.mark([{ words: "12 days", citation }]);
      await open();
      const { links } = await page.card();
      const hrefs = links.map(({ href }) => new URL(href, "http://page.example").protocol);
      assert.deepEqual([citation, ...hrefs.filter((protocol) => !/^https?:$/.test(protocol))], [citation]);
    }
    for (const [citation, shown] of [["/a/b?c#d", "127.0.0.1/a/b"], ["//www.example.org", "example.org"], ["https://example.org/x", "example.org/x"]]) {
      await page.show("<p>It took 12 days.</p>");
      await page.mark([{ words: "12 days", citation }]);
      await open();
      assert.equal((await page.card()).links[0].text, shown);
    }
    await assertNothingRan();
  });

  test("named like a property of every object, a gazetteer is only a name", async () => {
    for (const id of ["constructor:1", "__proto__:1", "toString", ":", ""]) {
      await page.show("<p>Oban</p>");
      await page.mark([{ words: "Oban", kind: "place", id }]);
      await open();
      assert.ok((await page.card()).text.includes("Somewhere"));
    }
    await page.assertQuiet();
  });

  test("the page's rules for every element do not reach the card", async () => {
    await page.show("<p>It took 12 days.</p>", { head: '<link rel="stylesheet" href="/test/support/hostile.css">' });
    await page.mark([{ words: "12 days" }]);
    await open();
    const { display, opacity, width } = await page.run(() => {
      const style = getComputedStyle(document.querySelector(".factlight-card"));
      return { display: style.display, opacity: style.opacity, width: style.width };
    });
    assert.deepEqual({ display, opacity, width }, { display: "block", opacity: "1", width: "368px" });
  });

  test("a page that takes the card away gets a new one, and one that takes marks away keeps the rest", async () => {
    await page.show("<p>It took 12 days and 13 nights.</p>");
    await page.mark([{ words: "12 days" }, { words: "13 nights" }]);
    await open(0);
    await page.run(() => document.querySelector(".factlight-card").remove());
    await open(1);
    assert.equal((await page.card()).label, "Number: 1");
    await page.run(() => document.querySelector(".factlight").remove());
    await open(0);
    await open(1);
    assert.notEqual(await page.card(), null);
    await page.assertQuiet();
  });

  test("a page that changes its text while it is marked is neither looped nor broken", async () => {
    await page.show(`<p>It took 12 days.</p>`.repeat(300));
    const text = await page.run(async () => {
      const main = document.querySelector("main");
      let changes = 0;
      const observer = new MutationObserver(() => {
        if (changes < 200) main.children[(changes * 7) % main.children.length].append(` ${(changes += 1)}`);
      });
      observer.observe(main, { subtree: true, childList: true, characterData: true });
      await fake.run([{ words: "12 days", every: true }]);
      observer.disconnect();
      const marks = document.querySelectorAll(".factlight").length;
      const before = main.textContent;
      fake.annotations.clear();
      return [marks > 0, before === main.textContent, document.querySelectorAll(".factlight").length];
    });
    assert.deepEqual(text, [true, true, 0]);
    await page.assertQuiet();
  });

  for (const mark of ["span", "highlight"]) {
    test(`clear() from within, at each moment of marking, leaves nothing behind (${mark})`, async () => {
      await page.show(`<p>It took 12 days.</p>`.repeat(50));
      const left = await page.run(async (mark) => {
        const main = document.querySelector("main");
        const find = fake.detector([{ words: "12 days", every: true }]);
        const before = main.innerHTML;
        const left = [];
        const look = (moment) => {
          const marks = document.querySelectorAll(".factlight, .factlight-card, .factlight-stops").length;
          left.push([moment, marks, CSS.highlights.size, document.adoptedStyleSheets.length, main.innerHTML === before]);
        };
        // Another call on the same text takes the place of the first: the first one ends, told why.
        for (const moment of ["detect", "microtask", "task"]) {
          const detect = async (blocks) => {
            if (moment === "detect") end();
            if (moment === "microtask") queueMicrotask(end);
            if (moment === "task") setTimeout(end);
            return find(blocks);
          };
          const abort = new AbortController();
          const end = () => abort.abort(new Error(moment));
          const told = await fake.annotate(main, detect, { mark, signal: abort.signal }).then((one) => one, (error) => error.message);
          await new Promise((resolve) => setTimeout(resolve, 50));
          if (typeof told !== "string") told.clear();
          look(moment);
        }
        const annotations = await fake.annotate(main, find, { mark });
        main.addEventListener("factlight:open", () => annotations.clear(), { once: true });
        await annotations.open(annotations.facts[0]);
        look("open");
        const again = await fake.annotate(main, find, { mark });
        main.addEventListener("factlight:update", () => again.clear(), { once: true });
        await again.update().catch(() => {});
        look("update");
        return left;
      }, mark);
      assert.deepEqual(left, ["detect", "microtask", "task", "open", "update"].map((moment) => [moment, 0, 0, 0, true]));
      await page.assertQuiet();
    });

    test(`elements five thousand deep, in shadow roots too, are read and undone (${mark})`, async () => {
      await page.show("<p id=p>x</p>");
      const [facts, same] = await page.run(async (mark) => {
        let inner = document.querySelector("#p");
        for (let i = 0; i < 5000; i += 1) {
          const next = document.createElement(i % 2 ? "b" : "i");
          const isHost = i % 500 === 499;
          inner = (isHost ? inner.appendChild(document.createElement("div")).attachShadow({ mode: "open" }) : inner).appendChild(next);
        }
        inner.append("It took 12 days.");
        const facts = await fake.run([{ words: "12 days" }], { mark });
        fake.annotations.clear();
        return [facts, inner.textContent === "It took 12 days." && inner.childNodes.length === 1];
      }, mark);
      assert.deepEqual([facts, same], [1, true]);
      await page.assertQuiet();
    });
  }

  test("ten megabytes are read to the longest text and told; twelve are cut there", async () => {
    await page.show("");
    const read = await page.run(async () => {
      const main = document.querySelector("main");
      const words = `It took 12 days. ${"And rain fell on the roofs of the town. ".repeat(250)}`;
      const add = (count) => {
        for (let i = 0; i < count; i += 1) main.append(Object.assign(document.createElement("p"), { textContent: words }));
      };
      const counted = async () => {
        const facts = await fake.run([{ words: "12 days", every: true }], { mark: "highlight" });
        const { notices } = fake.annotations;
        fake.annotations.clear();
        return [facts, notices.map(({ left }) => left)];
      };
      add(990);
      const whole = await counted();
      add(210);
      return [words.length, whole, await counted()];
    });
    const [length, whole, cut] = read;
    assert.deepEqual(whole, [990, []]);
    assert.deepEqual(cut, [Math.floor(10_000_000 / length), ["rest"]]);
    await page.assertQuiet();
  });
});
