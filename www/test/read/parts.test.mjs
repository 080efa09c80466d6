// What a page consists of besides its own elements: shadow roots, frames, an article among other things; and the notices about what
// was not read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const LAMPS = [{ words: "40 lamps", every: true }];
const FRAME = `<iframe width=400 height=200 srcdoc="<p>In the frame they counted 40 lamps.</p>"></iframe>`;

/** Gives #host an open shadow root: words around a slot, a nested root, and one that stays empty. */
const addShadow = () => {
  const shadow = document.querySelector("#host").attachShadow({ mode: "open" });
  const p = document.createElement("p");
  p.append("Inside, 40 lamps and ", document.createElement("slot"), ".");
  const inner = document.createElement("div");
  inner.attachShadow({ mode: "open" }).append("Deeper, 40 lamps.");
  shadow.append(p, inner);
};

inEachBrowser("parts of a page", (page) => {
  for (const mark of ["span", "highlight"]) {
    test(`open shadow roots are read as they are drawn, marked and undone (${mark})`, async () => {
      await page.show("<div id=host>40 lamps outside</div><p>Then 40 lamps.</p>");
      await page.run(addShadow);
      await page.mark(LAMPS, { mark });
      assert.deepEqual(await page.run(() => fake.blocks.map(({ text }) => text)), [
        "Inside, 40 lamps and 40 lamps outside.", "Deeper, 40 lamps.", "Then 40 lamps.",
      ]);
      assert.equal(await page.run(() => fake.annotations.facts.length), 4);
      const styled = await page.run(() => {
        const { shadowRoot } = document.querySelector("#host");
        return [shadowRoot, shadowRoot.querySelector("div").shadowRoot].map((root) => root.adoptedStyleSheets.length);
      });
      assert.deepEqual(styled, [1, 1]);
      const left = await page.run(() => {
        fake.annotations.clear();
        const { shadowRoot } = document.querySelector("#host");
        return [shadowRoot.innerHTML, shadowRoot.adoptedStyleSheets.length, CSS.highlights.size];
      });
      assert.deepEqual(left, ["<p>Inside, 40 lamps and <slot></slot>.</p><div></div>", 0, 0]);
    });

    test(`a mark in a shadow root opens its card by pointer and by keyboard (${mark})`, async () => {
      await page.show("<div id=host></div>");
      await page.run(addShadow);
      await page.mark(LAMPS, { mark });
      const at = await page.run(() => {
        const text = document.querySelector("#host").shadowRoot.querySelector("p");
        const range = document.createRange();
        range.selectNodeContents(text);
        const { left, top, height } = range.getClientRects()[0];
        return { x: Math.round(left + 90), y: Math.round(top + height / 2) };
      });
      await page.driver.actions().move({ x: at.x, y: at.y }).perform();
      await page.driver.actions().move({ x: at.x + 2, y: at.y }).perform();
      assert.match((await page.waitForCard()).text, /Number/i);
      await page.driver.actions().sendKeys("\uE00C").perform();
      await page.waitForCard((card) => card === null);
      await page.run(() => document.body.focus());
      await page.driver.actions().sendKeys("\uE004").perform();
      await page.driver.actions().sendKeys("\uE007").perform();
      assert.equal((await page.waitForCard()).hasFocus, true);
      await page.assertQuiet();
    });
  }

  test("what changes in a shadow root is followed", async () => {
    await page.show("<div id=host></div>");
    await page.run(addShadow);
    await page.mark(LAMPS, { mark: "highlight" });
    await page.run(() => document.querySelector("#host").shadowRoot.querySelector("div").shadowRoot.append(" And 40 lamps more."));
    await page.driver.wait(async () => (await page.run(() => fake.annotations.facts.length)) === 3, 5000, "three facts");
  });

  for (const mark of ["span", "highlight"]) {
    test(`a frame of the page's own origin is annotated as a page in the page, and undone (${mark})`, async () => {
      await page.show(`<p>They counted 40 lamps.</p>${FRAME}<iframe width=1 height=1 srcdoc="40 lamps"></iframe>
        <div data-factlight=off><iframe width=400 height=100 srcdoc="40 lamps"></iframe></div>`);
      await page.driver.wait(async () => page.run(() => frames[0].document.body?.textContent !== ""), 5000, "the frame");
      await page.mark(LAMPS, { mark });
      assert.equal(await page.run(() => fake.annotations.facts.length), 2);
      const card = await page.run(async () => {
        const [, fact] = fake.annotations.facts;
        let opened;
        fake.annotations.on("open", ({ fact }) => (opened = fact));
        await fake.annotations.open(fact);
        const text = frames[0].document.querySelector(".factlight-card").shadowRoot.querySelector("[role=dialog]").innerText;
        fake.annotations.close();
        return [opened === fact, text, frames[0].document.querySelector(".factlight-card:popover-open") === null];
      });
      assert.equal(card[0], true);
      assert.match(card[1], /number/i);
      assert.equal(card[2], true);
      const painted = await page.run(() => frames[0].CSS.highlights.get("factlight-quantity")?.size ?? frames[0].document.querySelectorAll(".factlight").length);
      assert.equal(painted, 1);
      const csv = await page.run(() => fake.annotations.export("csv"));
      assert.equal(csv.match(/40 lamps/g)?.length >= 2, true);
      const left = await page.run(() => {
        fake.annotations.clear();
        return [frames[0].document.body.innerHTML, frames[0].document.adoptedStyleSheets.length, frames[0].CSS.highlights.size];
      });
      assert.deepEqual(left, ["<p>In the frame they counted 40 lamps.</p>", 0, 0]);
      await page.assertQuiet();
    });
  }

  test("a frame that comes, loads another page or goes is followed", async () => {
    await page.show("<p>They counted 40 lamps.</p>");
    await page.mark(LAMPS, { mark: "highlight" });
    await page.run(() => {
      fake.told = [];
      fake.annotations.on("update", ({ added, facts }) => fake.told.push([added.length, facts.length]));
    });
    const facts = (count) => page.driver.wait(async () => (await page.run(() => fake.annotations.facts.length)) === count, 5000, `${count} facts`);
    await page.run(() => {
      const frame = document.createElement("iframe");
      frame.width = 400;
      frame.height = 200;
      document.querySelector("main").append(frame);
      frame.contentDocument.body.append("Here 40 lamps, there 40 lamps.");
    });
    await facts(3);
    await page.run(() => frames[0].document.body.append(document.createElement("hr"), "And 40 lamps."));
    await facts(4);
    await page.run(() => (frames[0].location = "about:blank?another"));
    await facts(1);
    await page.run(() => frames[0].document.body.append("40 lamps"));
    await facts(2);
    await page.run(() => document.querySelector("iframe").remove());
    await facts(1);
    const told = await page.run(() => fake.told);
    assert.deepEqual(told.filter(([added]) => added > 0), [[2, 3], [1, 4], [1, 2]], "each time what is new, and all");
    assert.deepEqual(told.at(-1), [0, 1]);
  });

  const story = "The council of Arnmouth spoke of the old lamps along the quay for most of the evening, and of what it costs to keep them lit through the winter. ";
  const article = `<header><nav><ul><li>40 lamps in sport</li><li>More</li></ul></nav></header>
    <div id=page><div class=article-body><h1>40 lamps for the quay</h1>${`<p>${story.repeat(2)}They counted 40 lamps.</p>`.repeat(5)}</div>
    <div class="sidebar related"><h2>Most read</h2><ul><li><a href=/a>40 lamps stolen</a></li><li><a href=/b>A cat came back</a></li></ul></div>
    <div id=comments class=comments><p>I saw 40 lamps.</p></div></div><footer><p>40 lamps and the Arnmouth Post</p></footer>`;

  test("main content leaves navigation, related links, comments and the foot of the page alone", async () => {
    await page.show(article, { head: "<title>40 lamps for the quay</title>" });
    await page.mark(LAMPS, { mark: "highlight", content: "main" });
    const texts = await page.run(() => fake.blocks.map(({ text }) => text.slice(0, 22)));
    assert.deepEqual(texts, ["40 lamps for the quay", ...Array(5).fill("The council of Arnmout")]);
    await page.run(() => fake.annotations.clear());
    await page.mark(LAMPS, { mark: "highlight", content: "all" });
    assert.equal(await page.run(() => fake.annotations.facts.length), 10);
    await page.assertUndone();
    await page.assertQuiet();
  });

  test("standfirst, captions and pull quotes of the article belong to it, and those of others do not", async () => {
    const [before, after] = article.replace("<div class=article-body>", "<article>").replace("</p></div>", "</p></article>").split("</h1>");
    const parts = `<p class="standfirst">Standfirst: 40 lamps.</p><figure><img alt=""><figcaption>Caption: 40 lamps.</figcaption></figure>
      <aside class="pullquote"><p>Pulled: 40 lamps.</p></aside>`;
    const others = `<div class="related"><figure><figcaption>Related: 40 lamps.</figcaption></figure></div>`;
    await page.show(`${before}</h1>${parts}${after}`.replace("</article>", `${others}</article>`), { head: "<title>40 lamps for the quay</title>" });
    await page.mark(LAMPS, { mark: "highlight", content: "main" });
    const texts = await page.run(() => fake.blocks.map(({ text }) => text.split(":")[0]));
    assert.deepEqual(texts.filter((text) => /^[A-Z]\w+$/.test(text)), ["Standfirst", "Caption", "Pulled"]);
  });

  test("a page of more than 6,000 elements is judged too, and no task is long", async () => {
    await page.show(article, { head: "<title>40 lamps for the quay</title>" });
    const longest = await page.run(async () => {
      const nav = document.createElement("nav");
      for (let i = 0; i < 4_000; i += 1) {
        const link = Object.assign(document.createElement("a"), { href: "/a", textContent: `Link ${i}: 40 lamps` });
        nav.append(document.createElement("li"));
        nav.lastChild.append(link);
      }
      document.querySelector("#comments").append(...Array.from({ length: 4_000 }, (_, i) => {
        const p = document.createElement("p");
        p.append(`Comment ${i}: I saw 40 lamps.`, document.createElement("b"));
        return p;
      }));
      document.body.prepend(nav);
      // The page's own first layout is no work of ours, nor that all is styled anew where a style sheet comes.
      await new Promise((resolve) => setTimeout(resolve, document.body.offsetHeight > 0 ? 300 : 0));
      // With it our work goes before the timer that looks here, though not before the reader's clicks.
      if (globalThis.Scheduler) delete Scheduler.prototype.yield;
      let longest = 0;
      let last = performance.now();
      let isOver = false;
      const look = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        if (!isOver) setTimeout(look);
      };
      look();
      await fake.run([{ words: "40 lamps", every: true }], { mark: "highlight", content: "main", styles: false });
      isOver = true;
      return longest;
    });
    const texts = await page.run(() => fake.blocks.map(({ text }) => text.slice(0, 22)));
    assert.deepEqual(texts, ["40 lamps for the quay", ...Array(5).fill("The council of Arnmout")]);
    assert.ok(longest < 250, `${longest} ms; in one task it took more`);
  });

  test("where nothing reads like an article, what the page calls main is read, and else all of it", async () => {
    const parts = "<p>40 lamps</p>";
    await page.show(parts);
    const counts = await page.run(async () => {
      document.body.append(Object.assign(document.createElement("p"), { textContent: "And 40 lamps." }));
      const count = async () => {
        const annotations = await fake.annotate(document.body, fake.detector([{ words: "40 lamps", every: true }]), { content: "main" });
        const { length } = annotations.facts;
        annotations.clear();
        return length;
      };
      const withMain = await count();
      document.querySelector("main").replaceWith(...document.querySelector("main").childNodes);
      return [withMain, await count()];
    });
    assert.deepEqual(counts, [1, 2]);
  });

  test("what is not English is left out and named", async () => {
    const notices = async (html, options) => {
      await page.show(html, options);
      await page.mark(LAMPS);
      return page.run(() => fake.annotations.notices);
    };
    assert.deepEqual(await notices("<p>Zehn</p>", { html: 'lang="de-AT"' }), [{ left: "language", language: "de-AT" }]);
    assert.deepEqual(await notices("<p>Ten <i lang=fr>onze</i> <i lang=fr>douze</i></p>"), [{ left: "language", language: "fr" }]);
    assert.deepEqual(await notices("<p>Ten <i lang=fr>11</i></p>"), []);
    assert.deepEqual(await notices("<p>Ten</p>", { html: 'lang="en-GB"' }), []);
  });

  test("a page longer than the longest text that is read is read to there, and told", async () => {
    await page.show("<p>They counted 40 lamps.</p>".repeat(10));
    await page.mark(LAMPS, { longest: 100 });
    assert.deepEqual(await page.run(() => [fake.annotations.facts.length, fake.annotations.notices]), [4, [{ left: "rest", longest: 100 }]]);
    await page.assertUndone();
  });
});
