// The extension's engine breaks off in the middle of a page (support/trap.js: the real module, with WebAssembly's own trap): the tab
// that asked loses that block alone and says so, and no other tab notices.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Addon } from "../support/addon.mjs";
import { BROWSERS } from "../support/browsers.mjs";

const background = readFileSync(new URL("../support/trap.js", import.meta.url), "utf8");
const BAD = "Behind the trapdoor they counted 900 crates, and nobody in the whole of the harbour could say how they had come there.";
const page = (...paragraphs) => `<main><article><h1>Harbour to get a new quay</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}</article></main>`;
const FERRY = "The quay in Oban would cost more than £4.5 million, said Morag Teale, the harbour master.";
const BOATS = "“We ran out of room,” Teale said, and 300 boats waited off Lismore.";
const WORDS = {
  english: [/^1 part of this page could not be read\. Facts in it are not marked\.$/, /^2 parts of this page could not be read\./],
  german: [/^1 Teil dieser Seite konnte nicht gelesen werden\. Angaben darin sind nicht markiert\.$/, /^2 Teile dieser Seite konnten nicht gelesen werden\./],
};

for (const browser of BROWSERS) {
  for (const language of ["english", "german"]) {
    describe(`the extension's engine breaks off (${browser}, ${language})`, () => {
      const addon = new Addon(browser, { background, german: language === "german" });
      const [one, two] = WORDS[language];
      let driver;
      before(async () => {
        await addon.start();
        ({ driver } = addon);
      });
      after(() => addon.stop());

      const unread = () => addon.run(() => {
        const box = document.getElementById("unread");
        return box.hidden ? null : { words: box.querySelector("p").textContent, begins: [...box.querySelectorAll("q")].map(({ textContent }) => textContent) };
      });
      const waitFor = (act, what) => driver.wait(act, 10_000, what);

      test("the rest of the page is marked; badge, title and panel tell, and how the part begins", async () => {
        await addon.show("without", page(FERRY, "Nothing else was told.", BOATS));
        const { badge, title } = await addon.press("without");
        const painted = await addon.painted();
        assert.deepEqual(painted.place, ["Oban", "Lismore"]);
        assert.doesNotMatch(title, /part|Teil/);
        await addon.openPanel("without");
        assert.equal(await unread(), null);

        const story = await addon.show("broken", page(FERRY, BAD, BOATS));
        const pressed = await addon.press("broken");
        assert.deepEqual(await addon.painted(), painted);
        assert.equal(pressed.badge, badge);
        const [, told] = /\. ([^.]+\. [^.]+\.)$/.exec(pressed.title);
        assert.match(told, one);
        const panel = await addon.openPanel("broken");
        const begins = "Behind the trapdoor they counted 900 crates, and nobody in the whole of the …";
        assert.match((await unread()).words, one);
        assert.deepEqual((await unread()).begins, [begins]);
        assert.deepEqual(await addon.violations(), []);

        await driver.switchTo().window(story);
        await addon.run((text) => {
          const p = document.createElement("p");
          p.append(text);
          document.querySelector("article").append(p);
        }, "A trapdoor of £9.");
        await driver.switchTo().window(panel);
        await waitFor(async () => two.test((await unread()).words), "the second one is told");
        assert.deepEqual((await unread()).begins, [begins, "A trapdoor of £9."]);

        await driver.switchTo().window(story);
        await addon.run(() => {
          for (const p of document.querySelectorAll("p")) p.textContent = p.textContent.replace("trapdoor", "door");
        });
        await driver.switchTo().window(panel);
        await waitFor(async () => (await unread()) === null, "no part is left out any more");
        const texts = await addon.run(() => [...document.querySelectorAll("#list .row")].map(({ textContent }) => textContent));
        for (const text of ["900 crates", "£9"]) assert.ok(texts.some((row) => row.includes(text)), text);
        assert.doesNotMatch(await addon.runAtHome((tabId) => chrome.action.getTitle({ tabId }), await addon.tabOf("broken")), one);
      });

      test("two tabs at once, one of which breaks it: both are marked, and a later one is", async () => {
        await addon.show("first", page(FERRY, BAD, BOATS));
        const first = await addon.tabOf("first");
        await addon.show("second", page(...Array.from({ length: 300 }, (_, i) => `${FERRY} ${BOATS} Then ${i + 20} boats left.`)));
        const second = await addon.tabOf("second");
        await addon.runAtHome((...tabs) => Promise.all(tabs.map((tab) => chrome.runtime.sendMessage({ ask: "press", tab }))), first, second);
        assert.equal((await addon.painted()).place.filter((name) => name === "Lismore").length, 300);
        assert.match(await addon.badge(first), /^[1-9]/);
        await addon.show("third", page(FERRY));
        await addon.press("third");
        assert.deepEqual((await addon.painted()).place, ["Oban"]);
      });

      test("questions in flight beside one that breaks it are answered, and so are later ones", async () => {
        const answers = await addon.runAtHome(async (bad) => {
          const ask = (text) => chrome.runtime.sendMessage({ ask: "detect", blocks: [{ kind: "paragraph", text, links: [] }], options: {} });
          const flying = await Promise.all(["It took 3 days.", bad, "It took 4 days.", bad].map(ask));
          return [...flying, await ask("It took 5 days.")];
        }, BAD);
        assert.deepEqual(answers.map(({ value }) => value?.facts.length), [1, undefined, 1, undefined, 1]);
        for (const { error, isTrap } of [answers[1], answers[3]]) {
          assert.match(error, /the engine broke off/);
          assert.equal(isTrap, true);
        }
      });

      test("a page that is nothing else has no fact, and says why", async () => {
        await addon.show("nothing", `<main><p>${BAD}</p></main>`);
        const { badge, title } = await addon.press("nothing");
        assert.equal(badge, "0");
        assert.match(title, /part of this page|Teil dieser Seite/);
        await addon.openPanel("nothing");
        assert.match((await unread()).words, one);
        assert.equal(await addon.run(() => document.querySelector("#list .none")), null);
      });
    });
  }
}
