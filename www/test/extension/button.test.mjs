// The extension's button in real browsers, and the verdict of Mozilla's linter.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { Addon, addon as folder } from "../support/addon.mjs";
import { BROWSERS } from "../support/browsers.mjs";

const execute = promisify(execFile);
const STORY = `<main><article><h1>Harbour to get a new quay</h1>
<p>The quay in Oban would cost more than £4.5 million, said Morag Teale, the harbour master.</p></article></main>
<nav><p>Read also: 12 more stories</p></nav>`;

test("Mozilla's linter finds no error in it", async () => {
  const linter = join(folder, "../node_modules/.bin/addons-linter");
  const { stdout } = await execute(linter, [join(folder, "firefox"), "--output", "json"]).catch((error) => error);
  const { errors, warnings } = JSON.parse(stdout);
  assert.deepEqual(errors, []);
  assert.deepEqual(warnings.map(({ code, file }) => `${code} ${file}`), []);
});

for (const browser of BROWSERS) {
  describe(`the extension (${browser})`, () => {
    const addon = new Addon(browser);
    let driver, run, show, press, painted;

    before(async () => {
      await addon.start();
      ({ driver } = addon);
      [run, show, press, painted] = [addon.run, addon.show, addon.press, addon.painted].map((act) => act.bind(addon));
    });
    after(() => addon.stop());

    test("the button marks the article, the badge counts, and a second press leaves no trace", async () => {
      await show("story", STORY);
      const html = await run(() => document.documentElement.outerHTML);
      const { badge, title } = await press("story");
      const marks = await painted();
      assert.deepEqual(marks.quantity, ["more than £4.5 million"]);
      assert.deepEqual(marks.place, ["Oban"]);
      assert.equal(badge, String(marks.quantity.length + marks.place.length + marks.quote.length + marks.indirect.length));
      assert.match(title, new RegExp(`^${badge} `));
      assert.equal((await press("story")).badge, "");
      assert.deepEqual(await painted(), { quantity: [], quote: [], indirect: [], place: [] });
      assert.equal(await run(() => document.documentElement.outerHTML), html);
    });

    test("a page that allows no WebAssembly and demands Trusted Types is marked all the same", async () => {
      await show("strict", STORY);
      const refused = await run(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => false, () => true));
      // What a test runs in Firefox stands above the page's policy.
      if (browser === "chromium") assert.equal(refused, true);
      assert.match((await press("strict")).badge, /^[1-9]/);
      assert.deepEqual((await painted()).place, ["Oban"]);
    });

    test("of a page in another language it says so; shadow roots and frames are counted with the rest", async () => {
      await show("german", `<main lang="de"><p>Der Kai kostet 4,5 Millionen Pfund.</p></main>`);
      const { badge, title } = await press("german");
      assert.equal(badge, "0");
      assert.match(title, /German|Deutsch/);
      await show("parts", `<main><p>They counted 40 lamps.</p><p id="host"></p>
        <iframe width="400" height="200" srcdoc="<p>In the frame they counted 90 boats.</p>"></iframe></main>`);
      await run(() => document.querySelector("#host").appendChild(document.createElement("div")).attachShadow({ mode: "open" }).append("Inside, 70 carts came."));
      await driver.wait(() => run(() => frames[0].document.body?.textContent !== ""), 5000, "the frame");
      assert.equal((await press("parts")).badge, "3");
      const inFrame = await run(() => [...(frames[0].CSS.highlights.get("factlight-quantity") ?? [])].length);
      assert.equal(inFrame, 1);
      assert.equal((await press("parts")).badge, "");
      const left = await run(() => [CSS, frames[0].CSS].map(({ highlights }) => [...highlights.keys()].length));
      assert.deepEqual(left, [0, 0]);
    });

    test("the pointer opens the card over the page", async () => {
      await show("card", STORY);
      await press("card");
      const { x, y } = await run(() => {
        const node = document.querySelector("article p").firstChild;
        const range = document.createRange();
        range.setStart(node, node.data.indexOf("£"));
        range.setEnd(node, node.data.indexOf("£") + 6);
        const { left, top, height } = range.getBoundingClientRect();
        return { x: Math.round(left + 10), y: Math.round(top + height / 2) };
      });
      await driver.actions({ async: true }).move({ x: x - 2, y, duration: 0 }).move({ x, y, duration: 20 }).perform();
      const text = async () => (await addon.card((root) => root.textContent)) ?? "";
      await driver.wait(async () => /Morag Teale/.test(await text()), 5000, "the card that names the speaker");
    });

    test("two tabs have marks of their own, and text that is added is marked and counted", async () => {
      await show("one", STORY);
      const two = await show("two", "<main><p>Then 3 boats left Tarbert.</p></main>");
      await press("one");
      const { badge } = await press("two");
      await driver.switchTo().window(two);
      assert.deepEqual((await painted()).quantity, ["3"]);
      await run(() => {
        const p = document.createElement("p");
        p.append("Later 40 boats came back.");
        document.querySelector("main").append(p);
      });
      await driver.wait(async () => (await painted()).quantity.length === 2, 5000, "the added number");
      const tab = await addon.tabOf("two");
      await driver.wait(async () => Number(await addon.badge(tab)) === Number(badge) + 1, 5000, "the badge counts it");
    });

    test("a second press before the marks stand takes them away, and is no failure", async () => {
      await show("hasty", STORY);
      const tab = await addon.tabOf("hasty");
      await addon.runAtHome(async (tab) => {
        const press = () => chrome.runtime.sendMessage({ ask: "press", tab });
        await Promise.all([press(), press()]);
      }, tab);
      assert.equal(await addon.badge(tab), "");
    });

    test("no page but the extension's own can press the button", async () => {
      await show("hostile", "<main><p>It cost £9 million.</p></main>");
      assert.equal(await run(() => typeof globalThis.chrome?.runtime?.sendMessage), "undefined");
      assert.deepEqual((await painted()).quantity, []);
    });

    test("nothing is asked of any server", async () => {
      const asked = addon.server.requests.length;
      await show("quiet", STORY);
      await press("quiet");
      assert.deepEqual(addon.server.requests.slice(asked), ["/quiet"]);
    });
  });
}
