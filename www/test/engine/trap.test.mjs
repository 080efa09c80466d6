// The engine breaks off in the middle of a text (support/trap.js: the real module, with WebAssembly's own trap): in the page, in a
// worker and with the script tag, only the block at fault is not read.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const file = (path) => new URL(path, import.meta.url);
const built = existsSync(file("../../dist/worker.js"));
const skip = built ? false : "the module has not been built: `cargo xtask build` makes it";
const BAD = "Behind the trapdoor they counted 900 crates.";
const QUIET = "Nothing else was told.";
// The pronoun's name, and the town that says where the next one lies, stand on the other side of what is not read.
const BEFORE = ["Ada Holm, the harbour master, has kept the books in Oban since 2011.", "The quay cost £4.5 million."];
const AFTER = ["“We ran out of room,” she said.", "Some 300 boats waited off Lismore.", "It rained for 12 days."];

test("an engine that breaks off", { skip }, () => {});

if (built) {
  inEachBrowser("an engine that breaks off", (page) => {
    const html = (blocks) => blocks.map((text) => `<p>${text}</p>`).join("\n");
    const show = async (blocks, head = "") => {
      page.server.pages.set("/dist/worker.js", readFileSync(file("../support/trap.js"), "utf8") + readFileSync(file("../../dist/worker.js"), "utf8"));
      const scripts = '<script src="/test/support/trap.js"></script><script type="module" src="/test/support/engine.js"></script>';
      await page.show(html(blocks), { head: head + scripts });
      await page.driver.wait(() => page.driver.executeScript("return typeof engine === 'object'"), 10_000);
      page.server.requests.length = 0;
    };
    /** Annotates; facts, notices, what the root's event told, and how often the engine was asked and made. */
    const mark = (how = {}) => page.run(async ({ apart = false, ...options }) => {
      const detect = await (apart ? engine.loadEngineApart() : engine.loadEngine());
      const root = document.querySelector("main");
      const told = [];
      const nodes = fake.textNodes(root);
      fake.before = { nodes, data: nodes.map(({ data }) => data), html: root.outerHTML };
      root.addEventListener("factlight:unread", ({ detail }) => told.push(detail.notices.map(({ text }) => text)));
      let asked = 0;
      fake.annotations = await engine.annotate(root, (blocks, options) => ((asked += 1), detect(blocks, options)), options);
      const { facts, notices } = fake.annotations;
      const plain = notices.map(({ element, ...notice }) => ({ ...notice, in: `${element.localName}: ${element.textContent}` }));
      return { facts, notices: plain, told, asked, traps };
    }, how);
    const notice = (text, behind = 0) => ({ left: "block", text, behind, in: `p: ${text}` });
    const marked = () => page.run(() => document.querySelectorAll("main .factlight").length);
    const textOf = (blocks, { block, start, end }) => blocks[block].slice(start, end);

    for (const apart of [false, true]) {
      const where = apart ? "in a worker" : "in the page";

      test(`${where}, one block among many is not read, and the others are as if it said nothing`, async () => {
        await show([...BEFORE, QUIET, ...AFTER]);
        const without = await mark({ apart });
        assert.deepEqual([without.notices, without.told, without.asked], [[], [], 1]);
        const she = without.facts.find(({ kind }) => kind === "quote");
        assert.equal(she.source.speaker.name, "Ada Holm");
        assert.equal(she.source.speaker.antecedent.block, 0);

        const blocks = [...BEFORE, BAD, ...AFTER];
        await show(blocks);
        const { facts, notices, told, asked, traps } = await mark({ apart });
        assert.deepEqual(facts, without.facts);
        assert.deepEqual(notices, [notice(BAD)]);
        assert.deepEqual(told, [[BAD]]);
        // The first time; again; so many halves; without the block.
        assert.ok(asked <= 1 + 1 + Math.ceil(Math.log2(blocks.length)) + 1, `asked ${asked} times`);
        if (!apart) {
          assert.equal(traps.instances, traps.trapped + 1, "a new one for each that broke off");
          assert.equal(traps.afterwards, 0, "none of which is called again");
        }
        const files = page.server.requests.filter((path) => /wasm|gazetteer/.test(path)).sort();
        assert.deepEqual(files, ["/dist/factlight_bg.wasm", "/dist/gazetteer.bin"], "no file is asked for again");
        for (const fact of facts) assert.ok(textOf(blocks, fact.anchor).length > 0);
        await page.assertUndone();
        await page.assertQuiet();
      });

      test(`${where}, a page that is that one block is read as one without text`, async () => {
        await show([BAD]);
        const { facts, notices, told } = await mark({ apart });
        assert.deepEqual({ facts, notices, told }, { facts: [], notices: [notice(BAD)], told: [[BAD]] });
        await page.assertQuiet();
      });
    }

    test("two blocks, and the same one again: each is told, the rest is marked", async () => {
      const blocks = [BAD, ...BEFORE, `${BAD} It was dark.`, ...AFTER, BAD];
      await show(blocks.map((text) => (text.includes("trapdoor") ? QUIET : text)));
      const without = await mark();
      await show(blocks);
      const { facts, notices, told, asked } = await mark();
      assert.deepEqual(facts, without.facts);
      const bad = blocks.filter((text) => text.includes("trapdoor"));
      assert.deepEqual(notices, bad.map((text) => notice(text)));
      assert.deepEqual(told, [bad]);
      assert.ok(asked <= 2 + bad.length * (Math.ceil(Math.log2(blocks.length)) + 1), `asked ${asked} times`);
    });

    test("a long page that is given in several calls loses that block alone", async () => {
      const filling = Array.from({ length: 900 }, (_, i) => `${"The boats went on as before. ".repeat(40)}Then ${i + 20} boats left.`);
      const blocks = [...filling.slice(0, 700), BAD, ...filling.slice(700)];
      await show(blocks);
      const { facts, notices, asked } = await mark({ apart: true, places: false, quotes: false });
      assert.equal(facts.length, filling.length);
      assert.deepEqual(facts.map(({ anchor }) => anchor.block), blocks.flatMap((text, index) => (text === BAD ? [] : [index])));
      assert.deepEqual(notices, [notice(BAD)]);
      assert.ok(asked < 20, `asked ${asked} times`);
    });

    test("where too many blocks break it, what stands behind is left out at once, and told", async () => {
      const blocks = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? `Some ${i + 20} boats left.` : `${BAD} It was ${i}.`));
      await show(blocks);
      const { facts, notices, asked } = await mark();
      assert.deepEqual(notices.map(({ behind }) => behind), [...Array.from({ length: 15 }, () => 0), 60 - 31 - 1]);
      assert.equal(notices.at(-1).text, blocks[31]);
      assert.deepEqual(facts.map(({ anchor }) => anchor.block), Array.from({ length: 16 }, (_, i) => 2 * i));
      assert.ok(asked <= 2 + 16 * 7, `asked ${asked} times`);
    });

    /** Annotates by a `detect` of the page's own: it breaks off where the blocks have all of `words`, and finds “12 days”. */
    const markBy = (...words) => page.run(async (words) => {
      let asked = 0;
      const find = fake.detector([{ words: "12 days", every: true }]);
      const { facts, notices } = await engine.annotate(document.querySelector("main"), (blocks) => {
        asked += 1;
        if (words.every((word) => blocks.some(({ text }) => text.includes(word)))) throw new engine.TrapError("it broke off");
        return find(blocks);
      });
      return { asked, blocks: facts.map(({ anchor }) => anchor.block), notices: notices.map(({ text, behind }) => [text, behind]) };
    }, words);

    test("a block that breaks it only by what was said before is found, where each half could be read alone", async () => {
      const blocks = ["It took 12 days.", "Alpha took 12 days.", "It took 12 days.", "It took 12 days.", "Omega took 12 days.", "It took 12 days."];
      await show(blocks);
      const { asked, ...found } = await markBy("Alpha", "Omega");
      assert.deepEqual(found, { blocks: [0, 1, 2, 3, 5], notices: [[blocks[4], 0]] });
      assert.ok(asked <= 2 + Math.ceil(Math.log2(blocks.length)) + 1, `asked ${asked} times`);
    });

    test("one that breaks off whatever it is given is not asked for ever: all is left out, and told", async () => {
      const blocks = Array.from({ length: 100 }, (_, i) => `It took 12 days, said number ${i}.`);
      await show(blocks);
      const { asked, ...found } = await markBy();
      assert.deepEqual(found, { blocks: [], notices: [[blocks[0], 99]] });
      assert.ok(asked <= 2 + 2 * (Math.ceil(Math.log2(blocks.length)) + 1), `asked ${asked} times`);
    });

    test("update() reads a block whose text has changed, and the notice goes away", async () => {
      await show([...BEFORE, BAD, ...AFTER]);
      const { facts } = await mark();
      const before = await marked();
      const after = await page.run(async () => {
        const { annotations } = fake;
        const told = [];
        annotations.on("unread", ({ notices }) => told.push(notices.length));
        annotations.on("update", ({ added }) => told.push(added.length));
        const [notice] = annotations.notices;
        await annotations.update();
        const same = annotations.notices[0] === notice;
        notice.element.textContent = "Behind the door they counted 900 crates.";
        await annotations.update();
        return { told, same, notices: annotations.notices.length, facts: annotations.facts.length };
      });
      // Once more nothing new, then the one fact.
      assert.deepEqual(after, { told: [0, 1], same: true, notices: 0, facts: facts.length + 1 });
      assert.equal(await marked(), before + 1);
      await page.assertQuiet();
    });

    test("on a page that is followed, a known block costs no engine; one that comes is told, one that is mended is marked", async () => {
      await show([...BEFORE, BAD, ...AFTER]);
      await mark({ mark: "highlight" });
      const change = async (act, until) => {
        await page.run(act);
        await page.driver.wait(() => page.run(until), 10_000, String(until));
      };
      await page.run(() => {
        fake.unread = [];
        fake.annotations.on("unread", ({ notices }) => fake.unread.push(...notices.map(({ text }) => text)));
        fake.instances = traps.instances;
        fake.count = fake.annotations.facts.length;
      });
      await change(() => document.querySelector("main").append("Later 40 boats came back."), () => fake.annotations.facts.length === fake.count + 1);
      assert.deepEqual(await page.run(() => [traps.instances - fake.instances, fake.unread]), [0, []]);
      await change(() => (document.querySelectorAll("main p")[1].textContent = "A trapdoor of £9."), () => fake.annotations.notices.length === 2);
      assert.deepEqual(await page.run(() => fake.unread), ["A trapdoor of £9."]);
      await change(() => {
        for (const { element } of fake.annotations.notices) element.textContent = element.textContent.replace("trapdoor", "door");
      }, () => fake.annotations.notices.length === 0);
      assert.equal(await page.run(() => fake.annotations.facts.length), await page.run(() => fake.count + 2));
    });

    test("a block in a frame is told with the rest, and found", async () => {
      await show([BEFORE[1], `<iframe width="400" height="200" srcdoc="<p>They counted 40 lamps.</p><p>${BAD}</p>"></iframe>`]);
      await page.driver.wait(() => page.run(() => frames[0].document.querySelector("p + p") !== null), 5000, "the frame");
      const { facts, notices, told } = await mark();
      assert.equal(facts.length, 2);
      assert.deepEqual(notices, [notice(BAD)]);
      assert.deepEqual(told, [[BAD]]);
      assert.ok(await page.run(() => fake.annotations.notices[0].element.ownerDocument === frames[0].document));
    });

    test("calls beside each other are answered, each by an engine that works", async () => {
      await show([QUIET]);
      const answers = await page.run(async (BAD) => {
        const detect = await engine.loadEngineApart();
        const block = (text) => ({ kind: "paragraph", text, links: [] });
        const ask = (text) => detect([block(text)], {}).then((facts) => facts.length, ({ name, message }) => `${name}: ${message}`);
        return Promise.all([ask("It took 3 days."), ask(BAD), ask("It took 4 days."), ask(BAD), ask("It took 5 days.")]);
      }, BAD);
      assert.deepEqual([answers[0], answers[2], answers[4]], [1, 1, 1]);
      for (const broken of [answers[1], answers[3]]) assert.match(broken, /^TrapError: factlight: the engine broke off \(RuntimeError/);
    });

    test("a `detect` that fails in another way fails as it does, once; options that are none are refused by the same engine", async () => {
      await show([BEFORE[1], QUIET]);
      const [failed, asked, refused, instances, left] = await page.run(async () => {
        const root = document.querySelector("main");
        let asked = 0;
        const failing = () => ((asked += 1), Promise.reject(new Error("no answer")));
        const failed = await engine.annotate(root, failing).catch(({ message }) => message);
        const detect = await engine.loadEngine();
        const { instances } = traps;
        const refused = await engine.annotate(root, detect, { marks: "none" }).catch(({ name, message }) => `${name}: ${message}`);
        return [failed, asked, refused, traps.instances - instances, document.querySelector("main .factlight")];
      });
      assert.deepEqual([failed, asked, instances, left], ["no answer", 1, 0, null]);
      assert.match(refused, /^Error: .*marks/);
    });

    test("what is stopped while the block is looked for leaves no mark", async () => {
      await show([...BEFORE, BAD, ...AFTER]);
      const [reason, marks] = await page.run(async () => {
        const detect = await engine.loadEngine();
        const abort = new AbortController();
        let asked = 0;
        const stopping = (blocks, options) => {
          asked += 1;
          if (asked === 3) abort.abort(new Error("enough"));
          return detect(blocks, options);
        };
        const reason = await engine.annotate(document.querySelector("main"), stopping, { signal: abort.signal }).catch(({ message }) => message);
        return [reason, document.querySelectorAll(".factlight").length];
      });
      assert.deepEqual([reason, marks], ["enough", 0]);
    });

    for (const [how, body, head] of [
      ["the script tag", (text) => text, '<script type="module" src="/dist/auto.js" data-factlight data-root="main"></script>'],
      ["<fact-light>", (text) => `<fact-light>${text}</fact-light>`, '<script type="module" src="/dist/element.js"></script>'],
    ]) {
      test(`${how} marks the rest, and tells by the event and in the console`, async () => {
        page.server.pages.set("/dist/worker.js", readFileSync(file("../support/trap.js"), "utf8") + readFileSync(file("../../dist/worker.js"), "utf8"));
        await page.show(body(html([BEFORE[1], BAD, AFTER[2]])), {
          head: `<script src="/test/support/trap.js"></script><script type="module" src="/test/support/heard.js"></script>${head}`,
        });
        await page.driver.wait(() => page.driver.executeScript("return globalThis.heard?.ready.length === 1"), 20_000, "it is ready");
        assert.deepEqual(await page.run(() => heard.unread), [[BAD]]);
        assert.deepEqual(await page.run(() => [...document.querySelectorAll("main .factlight")].map(({ textContent }) => textContent)), ["£4.5 million", "12 days"]);
        assert.deepEqual(await page.run(() => heard.error), []);
        assert.ok((await page.run(() => heard.console)).some((line) => /^factlight: the engine broke off in these parts of the page/.test(line)));
      });
    }
  });
}
