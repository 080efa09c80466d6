// Precomputed facts: what the command line writes for a page is what the engine finds on it, and is marked without the engine; on a
// page that has changed, nothing is marked in the wrong place.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { factlight } from "../support/command.mjs";
import { inEachBrowser } from "../support/page.mjs";
import { www } from "../support/www.mjs";

const articles = join(www, "demo/articles");
const names = readdirSync(articles).filter((name) => name.endsWith(".html"));
const POLICY = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'; worker-src 'none'">`;
const SCRIPTS = ["heard", "fake", "precomputed"].map((name) => `<script type="module" src="/test/support/${name}.js"></script>`).join("");

if (!existsSync(join(www, "dist/engine.js"))) {
  describe("facts made before", { skip: "the module has not been built: `cargo xtask build` makes it" }, () => {});
} else {
  inEachBrowser("facts made before", (page) => {
    /** An article of the demo without its script, with `scripts` instead. */
    const showArticle = async (name, scripts) => {
      const html = readFileSync(join(articles, name), "utf8")
        .replace('<script type="module" src="../demo.js"></script>', scripts)
        .replaceAll("../demo.css", "/demo/demo.css");
      page.server.pages.set("/page", html);
      await page.driver.get(`${page.server.address}/page`);
      await page.driver.wait(() => page.driver.executeScript("return typeof before === 'object'"), 10_000);
    };

    const bothWays = async (name) => {
      const written = JSON.parse(factlight("annotate", "--output", "page", join(articles, name)));
      await showArticle(name, `${SCRIPTS}<script type="module" src="/test/support/engine.js"></script>`);
      return page.run(async (written) => {
        const root = document.querySelector("article");
        const read = async (detect) => {
          const annotations = await before.annotate(root, detect, { mark: "span" });
          const marked = annotations.facts.map((fact) => annotations.marks(fact).map((mark) => mark.textContent).join(""));
          annotations.clear();
          return JSON.parse(JSON.stringify(annotations.facts)).map((fact, index) => ({ ...fact, marked: marked[index] }));
        };
        const [live, detect] = [await read(await engine.loadEngine()), before.precomputed(written)];
        return { live, painted: await read(detect), leftOut: detect.leftOut };
      }, written);
    };

    for (const name of names.filter((name) => name !== "storm.html")) {
      test(`of ${name} are those the engine finds on the page`, async () => {
        const { live, painted, leftOut } = await bothWays(name);
        assert.ok(live.length > 10, `${live.length} facts`);
        assert.deepEqual(painted, live);
        assert.equal(leftOut, 0);
      });
    }

    test("of a page whose style breaks its lines are some of those the engine finds", async () => {
      const { live, painted, leftOut } = await bothWays("storm.html");
      const known = new Set(live.map((fact) => JSON.stringify(fact)));
      assert.deepEqual(painted.filter((fact) => !known.has(JSON.stringify(fact))), []);
      assert.ok(painted.length >= live.length - 2, `${painted.length} of ${live.length}`);
      assert.equal(leftOut, 0);
    });

    test("are painted by the one script tag under a policy that allows no WebAssembly, and none is asked for", async () => {
      page.server.pages.set("/facts.json", factlight("annotate", "--output", "page", join(articles, "ferry.html")));
      page.server.requests.length = 0;
      await showArticle("ferry.html", `${POLICY}${SCRIPTS}<script type="module" src="/dist/auto.js" data-factlight data-facts="facts.json"></script>`);
      await page.driver.wait(() => page.driver.executeScript("return heard.ready.length > 0"), 10_000);
      assert.ok((await page.run(() => document.querySelectorAll("article .factlight").length)) > 20);
      assert.deepEqual(page.server.requests.filter((path) => /wasm|gazetteer|engine|worker/.test(path)), []);
      await page.run(() => heard.ready[0].annotations.open(heard.ready[0].annotations.facts.find(({ kind }) => kind === "quote")));
      await page.waitForCard();
      await page.assertQuiet();
      assert.deepEqual(await page.run(() => heard.console), []);
    });

    const anchor = (block, start, end) => ({ block, start, end });
    const quantity = (at, source = null) => ({
      kind: "quantity", anchor: at, core: { start: at.start, end: at.end }, amount: { value: 5 }, unit: null, form: "cardinal",
      approximator: null, change: null, measured: null, base: null, of: null, against: null, converted: [], source, citation: null,
      evidence: { rule: "quantity.cardinal", confidence: 0.9 },
    });
    const holm = { speaker: { form: "carried", antecedent: anchor(0, 0, 8), name: "Ada Holm" }, role: null, cue: null, confidence: 0.9 };
    const FACTS = {
      format: "factlight-page-1",
      blocks: [{ text: "Ada Holm came." }, { text: "There were 500 boats." }, { text: "500 boats", nth: 1, of: 2 }],
      facts: [quantity(anchor(1, 11, 20), holm), quantity(anchor(2, 0, 9))],
    };
    const paint = (main, options = {}, facts = FACTS) => page.show(main, { head: '<script type="module" src="/test/support/precomputed.js"></script>' })
      .then(() => page.run(async (facts, options) => {
        const detect = before.precomputed(facts);
        fake.detect = detect;
        fake.annotations = await before.annotate(document.querySelector("main"), detect, options);
        return [fake.marked(), detect.leftOut];
      }, facts, options));

    test("stand where their blocks stand now, in the page's order", async () => {
      const [marked, leftOut] = await paint(`<ul><li>500 boats</li><li>500 <b>boats</b> </li></ul><p>New.</p><p>Ada
        Holm came.</p><p>There were 500&shy; boats.</p>`);
      assert.equal(marked.replaceAll("\u00AD", ""), "500 boats[quantity:500 ][quantity:boats] New.Ada Holm came.There were [quantity:500 boats].");
      assert.equal(leftOut, 0);
      assert.deepEqual(await page.run(() => fake.annotations.facts.map(({ anchor, source }) => [anchor.block, source?.speaker.antecedent.block ?? null])), [[1, null], [4, 3]]);
    });

    test("stand in the line that they stand in, where the page's style breaks lines", async () => {
      const facts = { ...FACTS, blocks: [{ text: "Ada Holm came." }, { text: "By boat: There were 500 boats. They left." }] };
      const fact = quantity(anchor(1, 20, 29), { ...holm, speaker: { ...holm.speaker, antecedent: anchor(0, 0, 8) } });
      facts.facts = [fact, quantity(anchor(1, 3, 29)), { ...fact, anchor: anchor(1, 20, 23), core: { start: 3, end: 7 } }];
      const lines = "<div>By boat:</div> <div>There were 500 boats.</div> <div>They left.</div>";
      const [marked, leftOut] = await paint(`<p>Ada Holm came.</p>${lines}`, {}, facts);
      assert.equal(marked, "Ada Holm came.By boat: There were [quantity:500 boats]. They left.");
      assert.equal(leftOut, 2);
      assert.deepEqual(await page.run(() => fake.annotations.facts[0].core), { start: 11, end: 20 });
      const [, twice] = await paint(`<p>Ada Holm came.</p>${lines}${lines}`, {}, facts);
      assert.equal(twice, 3);
    });

    test("are left out where the page says something else, speaks of nobody they name, or says it more often", async () => {
      const list = "<p>500 boats</p>";
      assert.deepEqual(await paint(`<p>Ada Holm came.</p><p>There were 501 boats.</p>${list}${list}`), ["Ada Holm came.There were 501 boats.500 boats[quantity:500 boats]", 1]);
      assert.deepEqual(await paint(`<p>Ida Holm came.</p><p>There were 500 boats.</p>${list}`), ["Ida Holm came.There were 500 boats.500 boats", 2]);
      const [, leftOut] = await paint(`<p>Ada Holm came.</p><p>There were 500 boats.</p>${list.repeat(3)}`);
      assert.equal(leftOut, 1);
    });

    test("follow a page that changes, both ways", async () => {
      await paint(`<p>Ada Holm came.</p><p>There were 500 boats.</p>`, { mark: "highlight" });
      const counts = await page.run(async () => {
        const [node, counts] = [document.querySelectorAll("p")[1].firstChild, []];
        for (const text of ["There were 600 boats.", "There were 500 boats."]) {
          node.data = text;
          await fake.annotations.update();
          counts.push([fake.annotations.facts.length, fake.detect.leftOut]);
        }
        return counts;
      });
      assert.deepEqual(counts, [[0, 2], [1, 1]]);
    });

    test("of a kind that is not asked for are left out silently", async () => {
      assert.deepEqual(await paint("<p>Ada Holm came.</p><p>There were 500 boats.</p>", { forms: ["currency"] }), ["Ada Holm came.There were 500 boats.", 0]);
    });

    test("that are none are refused with a reason", async () => {
      await page.show("<p>x</p>", { head: '<script type="module" src="/test/support/precomputed.js"></script>' });
      const refused = await page.run(() => [null, { id: "a", error: "a: no such file" }, { format: "other", blocks: [], facts: [] }].map((page) => {
        try {
          return before.precomputed(page) && "no refusal";
        } catch ({ message }) {
          return message;
        }
      }));
      assert.match(refused[0], /there are no “blocks” and “facts”/);
      assert.match(refused[1], /a: no such file/);
      assert.match(refused[2], /have the format “other”, but only “factlight-page-1” can be read/);
    });
  });
}
