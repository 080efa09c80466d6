// A page without a script of its own: the script tag, and the element <fact-light>. The real engine, in a worker, under the policy
// that README.md asks for.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const built = existsSync(new URL("../../dist/worker.js", import.meta.url));
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; " +
  "img-src data:; require-trusted-types-for 'script'; trusted-types factlight-worker";
const HEAD = '<script type="module" src="/test/support/heard.js"></script>';
const STRICT = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">${HEAD}`;
const TAG = (attributes = "", src = "/dist/auto.js") => `<script type="module" src="${src}" data-factlight ${attributes}></script>`;
const PAGE = `<nav><p>More on $9 million.</p></nav>
<article id="story"><p>The ferry cost <b>£4 million</b>, 12 percent more than planned. “We ran late,” said Ada Holm in Reykjavík.</p></article>
<aside id="aside"><p>It weighs 300 tonnes.</p></aside>`;

if (!built) describe("the page without a script", { skip: "the module has not been built: `cargo xtask build` makes it" }, () => {});
else {
  const actsIn = (page) => ({
    heard: (type) => page.run((type) => heard[type].map(({ annotations, ...told }) => told), type),
    wait: async (type, count = 1) => {
      await page.driver.wait(() => page.driver.executeScript((type, count) => heard[type].length >= count, type, count), 20_000, `${count} × factlight:${type}`);
    },
    marked: () => page.run(() => fake.marked()),
    /** Long enough for a second marking, if there were one. */
    rest: () => page.driver.sleep(300),
  });

  inEachBrowser("one script tag", (page) => {
    const { heard, wait, marked, rest } = actsIn(page);

    test("marks the article, in a worker, under a strict policy; a card opens", async () => {
      page.server.requests.length = 0;
      await page.show(PAGE + TAG(), { head: STRICT });
      await wait("ready");
      const text = await marked();
      assert.match(text, /cost \[quantity:£4 million\], \[quantity:12 percent\] more/);
      assert.match(text, /^More on \$9 million\. .*It weighs 300 tonnes\.$/s);
      assert.match(text, /\[place:Reykjavík\]/);
      assert.equal((await heard("ready"))[0].from, "story");
      assert.ok(page.server.requests.includes("/dist/worker.js"));
      await page.run(() => heard.ready[0].annotations.open(heard.ready[0].annotations.facts[0]));
      await page.waitForCard();
      await page.assertQuiet();
      assert.deepEqual(await heard("console"), []);
    });

    test("attributes say what is marked, where and how; the elements can stay as they are", async () => {
      await page.show(PAGE + TAG('data-root="#aside, #story, #story p" data-kinds="quantity place" data-forms="measure" data-mark="highlight"'), { head: STRICT });
      const before = await page.run(() => document.querySelector("article").outerHTML);
      await wait("ready", 2);
      await rest();
      const roots = (await heard("ready")).map(({ from }) => from).sort();
      assert.deepEqual(roots, ["aside", "story"]);
      const found = await page.run(() => heard.ready.flatMap(({ annotations }) => annotations.facts.map(({ kind, form }) => form ?? kind)).sort());
      assert.deepEqual(found, ["measure", "place"]);
      assert.deepEqual(await page.run(() => [...CSS.highlights.keys()].sort()), ["factlight-place", "factlight-quantity"]);
      assert.equal(await page.run(() => document.querySelector("article").outerHTML), before);
      await page.assertQuiet();
    });

    test("the card's language and a page's main content can be asked for", async () => {
      await page.show(PAGE + TAG('data-language="de" data-content="main"'), { head: STRICT });
      await wait("ready");
      await page.run(() => heard.ready[0].annotations.open(heard.ready[0].annotations.facts[0]));
      assert.match((await page.waitForCard()).text, /Wer das sagt/);
      await page.show(PAGE + TAG('data-content="most"'), { head: STRICT });
      await wait("error");
      assert.match((await heard("error"))[0].message, /content does not accept “most”; it accepts all, main/);
      await page.show(PAGE + TAG('data-genre="novel"'), { head: STRICT });
      await wait("error");
      assert.match((await heard("error"))[0].message, /genre does not accept “novel”; it accepts auto, news, reference/);
    });

    test("twice the tag, or another copy of the file, does nothing twice", async () => {
      page.server.requests.length = 0;
      await page.show(PAGE + TAG() + TAG() + TAG("", "/dist/auto.js?copy"), { head: STRICT });
      await wait("ready");
      await rest();
      const text = await marked();
      assert.equal(text.match(/\[quantity:£4 million\]/g)?.length, 1);
      assert.equal(text.match(/£4 million/g)?.length, 1);
      const asked = (name) => page.server.requests.filter((path) => path === `/dist/${name}`).length;
      assert.deepEqual([asked("factlight_bg.wasm"), asked("gazetteer.bin"), asked("worker.js")], [1, 1, 1]);
      const same = await page.run(() => new Set(heard.ready.map(({ annotations }) => annotations)).size);
      assert.equal(same, 1);
    });

    test("what goes wrong is told by an event and in the console, and the page is as it was", async () => {
      await page.show(PAGE + TAG('id="one" data-kinds="numbers"') + TAG('id="two" data-root="#nowhere"') + TAG('id="three" data-facts="/nowhere.json"'), { head: STRICT });
      const text = await marked();
      await wait("error", 3);
      const told = Object.fromEntries((await heard("error")).map(({ from, message }) => [from, message]));
      assert.match(told.one, /kinds does not accept “numbers”; it accepts quantity, quote, place/);
      assert.match(told.two, /no element matches “#nowhere”/);
      assert.match(told.story, /nowhere\.json \(HTTP status 404\)/);
      assert.equal((await heard("console")).length, 3);
      assert.equal(await marked(), text);
      assert.deepEqual(await heard("ready"), []);
    });

    test("a policy that allows no WebAssembly is a failure that is told", async () => {
      await page.show(PAGE + TAG(), { head: `<meta http-equiv="Content-Security-Policy" content="script-src 'self'; worker-src 'none'">${HEAD}` });
      await wait("error");
      const [{ from, message }] = await heard("error");
      assert.equal(from, "story");
      assert.ok(message.length > 10, message);
      assert.doesNotMatch(await marked(), /\[/);
    });
  });

  inEachBrowser("<fact-light>", (page) => {
    const { heard, wait, marked, rest } = actsIn(page);
    const ELEMENT = '<script type="module" src="/dist/element.js"></script>';
    const show = (main) => page.show(main, { head: STRICT + ELEMENT });

    test("marks what stands in it, tells so from itself, and takes the marks away when it goes", async () => {
      await show(`<p>It cost $5.</p> <fact-light id="light"><p>It cost <i>£4 million</i>.</p></fact-light>`);
      await wait("ready");
      assert.equal(await marked(), "It cost $5. It cost [quantity:£4 million].");
      assert.equal((await heard("ready"))[0].from, "light");
      const left = await page.run(async () => {
        const light = document.querySelector("fact-light");
        const mark = light.querySelector(".factlight");
        light.remove();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { html: light.innerHTML, gone: !mark.isConnected, annotations: light.annotations, sheets: document.adoptedStyleSheets.length };
      });
      assert.deepEqual(left, { html: "<p>It cost <i>£4 million</i>.</p>", gone: true, annotations: null, sheets: 0 });
      await page.assertQuiet();
    });

    test("a move keeps its marks; a new attribute marks again; a wrong one is told", async () => {
      await show(`<div></div><fact-light>It cost £4 million in Reykjavík.</fact-light>`);
      await wait("ready");
      const kept = await page.run(async () => {
        const light = document.querySelector("fact-light");
        const { annotations } = light;
        document.querySelector("div").append(light);
        await new Promise((resolve) => setTimeout(resolve, 50));
        return light.annotations === annotations;
      });
      assert.ok(kept);
      assert.equal(await marked(), "It cost [quantity:£4 million] in [place:Reykjavík].");
      await page.run(() => document.querySelector("fact-light").setAttribute("kinds", "place"));
      await wait("ready", 2);
      assert.equal(await marked(), "It cost £4 million in [place:Reykjavík].");
      const before = await page.run(() => (window.annotations = document.querySelector("fact-light").annotations) !== null);
      assert.ok(before);
      await page.run(() => document.querySelector("fact-light").setAttribute("colours", "place: rgb(255 0 0); quote: teal;"));
      const colour = () => page.run(() => getComputedStyle(document.querySelector(".factlight")).textDecorationColor);
      await page.driver.wait(async () => (await colour()) === "rgb(255, 0, 0)", 5000, "red at once");
      assert.ok(await page.run(() => document.querySelector("fact-light").annotations === window.annotations), "without being marked anew");
      await page.run(() => document.querySelector("fact-light").removeAttribute("colours"));
      await page.driver.wait(async () => (await colour()) !== "rgb(255, 0, 0)", 5000, "as it was");
      await page.run(() => document.querySelector("fact-light").setAttribute("mark", "paint"));
      await wait("error");
      assert.match((await heard("error"))[0].message, /mark does not accept “paint”; it accepts auto, span, highlight/);
      assert.equal(await marked(), "It cost £4 million in Reykjavík.");
    });

    test("one within another adds nothing; one that goes before it was marked is left alone", async () => {
      await show(`<fact-light id="outer"><p>It cost £4 million.</p> <fact-light id="inner"><p>It weighs 300 tonnes.</p></fact-light></fact-light>`);
      await wait("ready");
      const gone = await page.run(async () => {
        const light = document.createElement("fact-light");
        light.textContent = "It took 12 days.";
        document.querySelector("main").append(light);
        await Promise.resolve();
        light.remove();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return light.innerHTML;
      });
      assert.deepEqual((await heard("ready")).map(({ from }) => from), ["outer"]);
      assert.equal(await marked(), "It cost [quantity:£4 million]. It weighs [quantity:300 tonnes].");
      assert.equal(gone, "It took 12 days.");
      assert.deepEqual(await heard("error"), []);
    });

    test("in a root of a script tag, or in a shadow root of another, it adds nothing", async () => {
      const light = "<fact-light>It cost £4 million.</fact-light>";
      await page.show(`<article id="story">${light}</article><aside><fact-light id="aside"><div></div></fact-light></aside>${TAG()}`, { head: STRICT + ELEMENT });
      await page.run(() => {
        const root = document.querySelector("aside div").attachShadow({ mode: "open" });
        root.append(document.createElement("fact-light"));
        root.firstChild.append("It weighs 300 tonnes.");
      });
      await wait("ready", 2);
      await page.run(() => document.querySelector("article").append(document.querySelector("fact-light").cloneNode(true)));
      await rest();
      assert.deepEqual((await heard("ready")).map(({ from }) => from).sort(), ["aside", "story"]);
      assert.deepEqual([await heard("error"), await heard("console")], [[], []]);
      assert.equal((await marked()).match(/\[quantity:£4 million\]/g).length, 2);
      assert.equal((await marked()).match(/\[quantity/g).length, 2);
    });

    test("made by a script it is marked, also in a shadow root", async () => {
      await show("<div></div>");
      await page.run(() => {
        const root = document.querySelector("div").attachShadow({ mode: "open" });
        const light = document.createElement("fact-light");
        light.append("It cost £4 million.");
        root.append(light);
      });
      await wait("ready");
      const [mark, sheets] = await page.run(() => {
        const root = document.querySelector("div").shadowRoot;
        return [root.querySelector(".factlight").textContent, root.adoptedStyleSheets.length];
      });
      assert.deepEqual([mark, sheets], ["£4 million", 1]);
    });
  });
}
