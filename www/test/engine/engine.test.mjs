// The real module in the page: it loads under the strict policy, its offsets match the DOM's, and missing files are named.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const built = ["engine.js", "factlight_bg.wasm", "gazetteer.bin"].every((name) => existsSync(new URL(`../../dist/${name}`, import.meta.url)));
const skip = built ? false : "the module has not been built: `cargo xtask build` makes it";

const TEXT = `😀 The “Fähre” took £3½ million, 40 km² and 12 lorries – €5m, said Ada Holm.\u{1F1EE}\u{1F1F8} “It was 30 °C,” she said.`;

test("the real engine in a page", { skip }, () => {});

if (built) {
  inEachBrowser("the engine", (page) => {
    const show = async (main) => {
      await page.show(main, { head: '<script type="module" src="/test/support/engine.js"></script>' });
      await page.driver.wait(() => page.driver.executeScript("return typeof engine === 'object'"), 10_000);
    };

    test("the text between a fact's offsets is the text that is marked", async () => {
      await show(`<p>${TEXT}</p>`);
      const facts = await page.run(async () => {
        const detect = await engine.loadEngine();
        let blocks;
        const annotations = await engine.annotate(document.querySelector("main"), (found, options) => {
          blocks = found;
          return detect(found, options);
        }, { marks: "all" });
        return annotations.facts.map((fact) => {
          const { block, start, end } = fact.anchor;
          const marked = annotations.marks(fact).map(({ textContent }) => textContent).join("");
          return { kind: fact.kind, said: blocks[block].text.slice(start, end), marked };
        });
      });
      assert.ok(facts.length >= 4, JSON.stringify(facts));
      for (const { said, marked } of facts) assert.equal(marked, said);
      assert.ok(facts.some(({ marked }) => marked.includes("12 lorries") || marked.startsWith("12")), JSON.stringify(facts));
      await page.assertQuiet();
    });

    test("any text gives a result, lone surrogates too, and the marks stand where the words stand", async () => {
      await show("<p>x</p>");
      const marked = await page.run(async () => {
        const detect = await engine.loadEngine();
        const node = document.querySelector("p").firstChild;
        node.data = "\uD83D\uD83D broke, \uDE00 and 14 percent of \uD83D it fell";
        const before = node.data;
        const annotations = await engine.annotate(document.querySelector("main"), detect);
        const marks = annotations.facts.map((fact) => annotations.marks(fact)[0].textContent);
        annotations.clear();
        return [marks, document.querySelector("p").firstChild === node, node.data === before];
      });
      assert.deepEqual(marked, [["14 percent"], true, true]);
    });

    test("a page that is no news says so, in the page and from a worker, and the option has it marked all the same", async () => {
      const story = ["“You came,” Ada said, and shut the door.", "“The rain kept me. Nobody rows in that.”", "She saw the three boots.", "“Whose are those? You had others, I think.”"];
      await show(Array.from({ length: 60 }, (_, i) => `<p>${story[i % 4]}</p>`).join(""));
      const [here, apart, forced, wrong] = await page.run(async () => {
        const main = document.querySelector("main");
        const run = async (detect, options = {}) => {
          const annotations = await engine.annotate(main, detect, options);
          const result = [annotations.facts.length, annotations.notices];
          annotations.clear();
          return result;
        };
        const detect = await engine.loadEngine();
        const refused = await run(detect, { genre: "novel" }).catch(({ message }) => message);
        return [await run(detect), await run(await engine.loadEngineApart()), await run(detect, { genre: "news" }), refused];
      });
      assert.deepEqual(here, [0, [{ left: "doubtful", genre: "fiction" }]]);
      assert.deepEqual(apart, here);
      assert.ok(forced[0] > 40, JSON.stringify(forced));
      assert.deepEqual(forced[1], []);
      assert.match(wrong, /genre.*novel.*auto.*news/);
    });

    test("a figure of a table has its unit from its column's heading", async () => {
      await show("<table><tr><th>Year<th>Revenue ($ million)<th>Rank<tr><td>2019<td>4,210<td>12</table>");
      const found = await page.run(async () => {
        const annotations = await engine.annotate(document.querySelector("main"), await engine.loadEngine());
        return annotations.facts.map((fact) => [annotations.marks(fact)[0].textContent, fact.amount.value, fact.unit.id]);
      });
      assert.deepEqual(found, [["4,210", 4.21e9, "USD"]]);
    });

    test("options choose the kinds", async () => {
      await show(`<p>${TEXT}</p>`);
      const kinds = await page.run(async () => {
        const detect = await engine.loadEngine();
        const all = detect([{ kind: "paragraph", text: document.querySelector("p").textContent, links: [] }], { quotes: false, places: false });
        return [...new Set(all.map(({ kind }) => kind))];
      });
      assert.deepEqual(kinds, ["quantity"]);
    });

    test("wrong options are plain errors that name the field, what was passed and what there is", async () => {
      await show("<p>x</p>");
      const messages = await page.run(async () => {
        const detect = await engine.loadEngine();
        const refused = (options) => {
          try {
            detect([{ kind: "paragraph", text: "It cost £5.", links: [] }], options);
            return "not refused";
          } catch (error) {
            return `${error.constructor.name}: ${error.message}`;
          }
        };
        return [
          { marks: "everything" }, { decimal: 5 }, { quantities: "yes" }, { quotes: 1 }, { places: [] }, { metonyms: {} },
          { demonyms: () => true }, { sources: Symbol("on") }, { locale: 44 }, { forms: "currency" }, { forms: ["money"] },
          { quantites: undefined }, "text", { get quotes() { throw new TypeError("no"); } },
        ].map(refused);
      });
      const expected = [
        /^Error: options: marks: unknown variant `everything`, expected `claims` or `all`$/,
        /^Error: options: decimal: invalid type: integer `5`, expected `point` or `comma`$/,
        /^Error: options: quantities: invalid type: string "yes", expected a boolean$/,
        /^Error: options: quotes: invalid type: integer `1`, expected a boolean$/,
        /^Error: options: places: invalid type: sequence, expected a boolean$/,
        /^Error: options: metonyms: invalid type: object, expected a boolean$/,
        /^Error: options: demonyms: invalid type: function, expected a boolean$/,
        /^Error: options: sources: .*Symbol\(on\).*, expected a boolean$/,
        /^Error: options: locale: invalid type: integer `44`, expected a string$/,
        /^Error: options: forms: invalid type: string "currency", expected a sequence$/,
        /^Error: options: forms: unknown variant `money`, expected one of `cardinal`, `ordinal`/,
        /^Error: options: unknown field `quantites`, expected one of `marks`, `quantities`/,
        /^Error: options: no object; pass \{ marks, /,
        /^Error: options: quotes: reading it throws$/,
      ];
      messages.forEach((message, i) => assert.match(message, expected[i]));
      assert.equal(messages.length, expected.length);
    });

    test("absent, null and undefined options are the defaults; another window's objects and proxies are read", async () => {
      await show(`<p>${TEXT}</p>`);
      const found = await page.run(async () => {
        const detect = await engine.loadEngine();
        const frame = document.createElement("iframe");
        document.body.append(frame);
        const there = frame.contentWindow;
        const block = { kind: "paragraph", text: document.querySelector("p").textContent, links: [] };
        const asked = { forms: ["currency"], places: false, quotes: null };
        const over = new there.Object();
        Object.assign(over, asked, { forms: there.Array.of("currency") });
        const facts = (options, blocks = [block]) => JSON.stringify(detect(blocks, options));
        return {
          defaults: [{}, undefined, null, { marks: null, forms: undefined, locale: null }].map((options) => facts(options)),
          asked: [
            facts(asked),
            facts(over, there.Array.of(Object.assign(new there.Object(), block, { links: new there.Array() }))),
            facts(new Proxy({ ...asked, forms: new Proxy(asked.forms, {}) }, {}), new Proxy([new Proxy(block, {})], {})),
          ],
        };
      });
      assert.ok(found.defaults[0].includes('"quote"') && found.asked[0].includes('"currency"'), found.asked[0]);
      assert.ok(!found.asked[0].includes('"form":"measure"'), found.asked[0]);
      assert.equal(new Set(found.defaults).size, 1);
      assert.equal(new Set(found.asked).size, 1);
    });

    test("whatever throws while it is read, however often, the same engine answers", async () => {
      await show("<p>x</p>");
      const { refused, traps, facts } = await page.run(async () => {
        const detect = await engine.loadEngine();
        const revoked = () => {
          const { proxy, revoke } = Proxy.revocable([], {});
          revoke();
          return proxy;
        };
        const throwing = new Proxy([], { get() { throw new RangeError("no"); } });
        const text = "It cost £5.";
        const calls = [
          [[{ text }], revoked()],
          [[{ text }], { get marks() { throw undefined; } }],
          [[{ text }], { forms: revoked() }],
          [[{ text }], { forms: [throwing], marks: throwing }],
          [[{ text }], new Proxy({}, { ownKeys() { throw new TypeError("no"); } })],
          [revoked()],
          [throwing],
          [[throwing]],
          [[{ get text() { throw new TypeError("no"); } }]],
          [[{ text, kind: throwing }]],
          [[{ text, links: throwing }]],
          [[{ text, links: [{ start: 0, end: 1, get href() { throw 1; } }] }]],
        ];
        let refused = 0;
        const traps = [];
        // What a call leaves on the module's stack when it is torn is used up after a thousand.
        for (let time = 0; time < 2000; time++) {
          for (const [blocks, options] of calls) {
            try {
              detect(blocks, options);
            } catch (error) {
              if (error instanceof engine.TrapError || error.name !== "Error") traps.push(String(error));
              else refused += 1;
            }
          }
        }
        return { refused, traps: traps.slice(0, 5), facts: detect([{ text }], {}).length };
      });
      assert.deepEqual({ refused, traps, facts }, { refused: 24_000, traps: [], facts: 1 });
    });

    const bothWays = () => page.run(async () => {
      const blocks = Array.from({ length: 700 }, (_, i) => ({ kind: "paragraph", text: `Ada Holm counted ${i + 20} boats.`, links: [] }));
      const [here, apart] = await Promise.all([engine.loadEngine(), engine.loadEngineApart()]);
      const [found, same] = [here(blocks, {}), await apart(blocks, {})];
      const refused = await apart([{ kind: "nonsense" }], {}).catch(({ message }) => message);
      const again = await apart(blocks.slice(0, 3), {});
      const loaded = performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/dist/worker.js"));
      return { facts: found.length, same: JSON.stringify(found) === JSON.stringify(same), again: again.length, refused, loaded };
    });

    test("in a worker the engine finds the same facts, and a call it refuses is not its last", async () => {
      await show("<p>x</p>");
      const { facts, same, again, refused, loaded } = await bothWays();
      assert.equal(facts, 700);
      assert.ok(same);
      assert.equal(again, 3);
      assert.match(refused, /blocks: /);
      assert.ok(loaded, "there was a worker");
      await page.assertQuiet();
    });

    test("where the page allows no worker, the engine runs in the page", async () => {
      await page.show("<p>x</p>", {
        head: `<meta http-equiv="Content-Security-Policy" content="worker-src 'none'"><script type="module" src="/test/support/engine.js"></script>`,
      });
      await page.driver.wait(() => page.driver.executeScript("return typeof engine === 'object'"), 10_000);
      const { facts, same, again, refused } = await bothWays();
      assert.deepEqual({ facts, same, again }, { facts: 700, same: true, again: 3 });
      assert.match(refused, /blocks: /);
    });

    test("a page whose policy forbids WebAssembly is told so, with what to do, where no worker has a policy of its own", async () => {
      await page.show("<p>x</p>", {
        head: `<meta http-equiv="Content-Security-Policy" content="script-src 'self'; worker-src 'none'"><script type="module" src="/test/support/engine.js"></script>`,
      });
      await page.driver.wait(() => page.driver.executeScript("return typeof engine === 'object'"), 10_000);
      const messages = await page.run(() => Promise.all([engine.loadEngine, engine.loadEngineApart].map((load) => load().catch(({ message }) => message))));
      for (const message of messages) assert.match(message, /Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval'.*precomputed.*extension/);
    });

    test("what is no module is refused with the browser's own reason", async () => {
      await show("<p>x</p>");
      const message = await page.run(() => engine.loadEngine({ module: "/test/support/page.css" }).catch(({ message }) => message));
      assert.doesNotMatch(message, /Policy/);
    });

    test("a file that is missing is named, with what to do", async () => {
      await show("<p>x</p>");
      // The module first: a page loads it once, and a second call would find it there.
      const messages = await page.run(async () => {
        const module = await engine.loadEngine({ module: "/nowhere.wasm" }).catch(({ message }) => message);
        return [await engine.loadEngine({ gazetteer: "/nowhere.bin" }).catch(({ message }) => message), module];
      });
      assert.match(messages[0], /gazetteer could not be read from \/nowhere\.bin \(HTTP status 404\); serve that file, or pass/);
      assert.match(messages[1], /module could not be read from \/nowhere\.wasm/);
    });

    test("a file that is no gazetteer is refused with a reason", async () => {
      await show("<p>x</p>");
      const message = await page.run(() => engine.loadEngine({ gazetteer: "/test/support/page.css" }).catch(({ message }) => message));
      assert.match(message, /gazetteer/i);
    });
  });
}
