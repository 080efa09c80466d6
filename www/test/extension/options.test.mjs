// The options and the sites in real browsers: what is marked and how it looks, sites that are always marked or never read.
// The copy under test may already read every page, so the browser asks nothing.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { Addon } from "../support/addon.mjs";
import { BROWSERS } from "../support/browsers.mjs";

const STORY = `<main><article><h1>Harbour to get a new quay</h1>
<p>The quay in Oban would cost more than £4.5 million, said Morag Teale, the harbour master.</p></article></main>`;

for (const browser of BROWSERS) {
  describe(`the options (${browser})`, () => {
    const addon = new Addon(browser);
    let driver, options;
    before(async () => {
      await addon.start();
      ({ driver } = addon);
      options = await addon.openOwn("options.html");
      await driver.wait(async () => (await addon.run(() => document.body.dataset.state)) === "shown", 5000, "the options");
    });
    after(() => addon.stop());

    const settings = () => addon.runAtHome(async () => (await chrome.storage.local.get("settings")).settings);
    const waitFor = (act, what) => driver.wait(act, 10_000, what);
    const inOptions = async (act, ...args) => {
      const back = await driver.getWindowHandle();
      await driver.switchTo().window(options);
      try {
        return await addon.run(act, ...args);
      } finally {
        await driver.switchTo().window(back);
      }
    };
    const set = (selector) => inOptions((selector) => document.querySelector(selector).click(), selector);
    /** By keyboard: a permission may be asked for by the reader's own doing only. */
    const add = async (site, list) => {
      await driver.switchTo().window(options);
      await addon.run((site) => {
        document.getElementById("site").value = site;
        document.getElementById("site").focus();
      }, site);
      await driver.actions().sendKeys(Key.TAB, ...(list === "never" ? [Key.TAB] : []), Key.ENTER).perform();
    };
    const listed = (list) => inOptions((list) => [...document.querySelectorAll(`#${list} li > span`)].map((one) => one.textContent), list);
    const none = { quantity: [], quote: [], indirect: [], place: [] };

    test("everything has a default, and the shortcuts are shown", async () => {
      assert.equal((await settings()) ?? null, null);
      assert.equal(await inOptions(() => document.querySelectorAll("#kinds input:checked").length), 3);
      assert.equal(await inOptions(() => document.querySelector("#density input:checked").value), "all");
      assert.equal(await inOptions(() => document.querySelectorAll("#keys dt").length), 2);
      assert.match(await inOptions(() => document.querySelector("#keys").textContent), /Alt.*F/);
      assert.deepEqual(await addon.seen(), []);
    });

    test("kinds that are not wanted are not marked, on pages that are open too", async () => {
      const page = await addon.show("kinds", STORY);
      await addon.press("kinds");
      assert.deepEqual((await addon.painted()).place, ["Oban"]);
      const tab = await addon.tabOf("kinds");
      const before = Number(await addon.badge(tab));
      await set("#kinds input[value=place]");
      await driver.switchTo().window(page);
      // Between the two all marks are gone for a moment.
      const only = async () => {
        const { place, quantity } = await addon.painted();
        return place.length === 0 && quantity.join() === "more than £4.5 million";
      };
      await waitFor(only, "the place is no longer marked, the figure is");
      await waitFor(async () => Number(await addon.badge(tab)) === before - 1, "the badge counts it no more");
      await set("#kinds input[value=place]");
      await waitFor(async () => (await addon.painted()).place.length === 1, "marked again");
    });

    test("only the surest: fewer marks, and no more than those", async () => {
      const page = await addon.show("density", `<main><p>The quay in Oban would cost more than £4.5 million, said Morag Teale.</p><p>Then came three.</p><p>A man from Reading met Jordan in Nice.</p></main>`);
      await addon.press("density");
      const all = Object.values(await addon.painted()).flat();
      await set("#density input[value=surest]");
      await driver.switchTo().window(page);
      let few = [];
      await waitFor(async () => (few = Object.values(await addon.painted()).flat()).length > 0 && few.length < all.length, "fewer, not none");
      assert.ok(few.every((one) => all.includes(one)));
      await set("#density input[value=all]");
      await waitFor(async () => Object.values(await addon.painted()).flat().length === all.length, "all again");
    });

    test("the reader's colours are the marks' at once, and go away with the marks", async () => {
      const inside = `<div><template shadowrootmode="open"><p>Inside it cost £300.</p></template></div>
        <iframe width="400" height="200" srcdoc="<p>In the frame it cost £90.</p>"></iframe></article>`;
      const page = await addon.show("colours", STORY.replace("</article>", inside));
      await addon.press("colours");
      await inOptions(() => {
        const input = document.getElementById("colour-quantity");
        input.value = "#ff0000";
        input.dispatchEvent(new Event("change"));
      });
      await driver.switchTo().window(page);
      const inScopes = (act) => addon.run(`() => {
        const article = document.querySelector("article");
        return [document, article.querySelector("div").shadowRoot, article.querySelector("iframe").contentDocument].map(${act});
      }`);
      const colours = () => inScopes((scope) => getComputedStyle(scope.querySelector("p"), "::highlight(factlight-quantity)").textDecorationColor);
      await waitFor(async () => (await colours()).every((colour) => colour === "rgb(255, 0, 0)"), "red, in the shadow root and the frame too");
      await set(".colour:first-child .quiet");
      await waitFor(async () => !(await colours()).includes("rgb(255, 0, 0)"), "as it was");
      await addon.press("colours");
      assert.deepEqual(await inScopes((scope) => scope.adoptedStyleSheets.length), [0, 0, 0]);
    });

    test("a site that is always marked is marked when it opens, and no longer when it is removed", async () => {
      await addon.show("before", STORY);
      assert.deepEqual(await addon.painted(), none);
      await add("http://127.0.0.1/some/page", "always");
      await waitFor(async () => (await listed("always"))[0] === "127.0.0.1", "listed");
      await waitFor(() => addon.runAtHome(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), "registered");
      await addon.show("always", STORY);
      await waitFor(async () => (await addon.painted()).place.length === 1, "marked without a click");
      const tab = await addon.tabOf("always");
      await waitFor(async () => /^[1-9]/.test(await addon.badge(tab)), "the badge");
      await set("#always button");
      await waitFor(() => addon.runAtHome(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0), "registered no more");
      assert.deepEqual((await settings()).always, []);
      // Its own home may still be read, by the test's manifest; nobody asks for it.
      await addon.show("after", STORY);
      await driver.sleep(500);
      assert.deepEqual(await addon.painted(), none);
    });

    test("a site that is never read is not read, whatever is pressed", async () => {
      await add("127.0.0.1", "never");
      await waitFor(async () => (await listed("never"))[0] === "127.0.0.1", "listed");
      await addon.show("never", STORY);
      const { badge, title } = await addon.press("never");
      assert.equal(badge, "!");
      assert.match(title, /never|nie/);
      assert.deepEqual(await addon.painted(), none);
      // Every site, but not this one.
      await driver.switchTo().window(options);
      await addon.run(() => document.getElementById("every").focus());
      await driver.actions().sendKeys(Key.ENTER).perform();
      await waitFor(() => addon.runAtHome(async () => (await chrome.scripting.getRegisteredContentScripts())[0]?.excludeMatches?.length === 1), "but for one");
      await addon.show("still-never", STORY);
      await driver.sleep(500);
      assert.deepEqual(await addon.painted(), none);
      await set("#never button");
      await waitFor(async () => (await settings()).never.length === 0, "removed");
      await addon.show("now", STORY);
      await waitFor(async () => (await addon.painted()).place.length === 1, "marked now");
      await set("#always button");
      await waitFor(async () => (await settings()).always.length === 0, "removed");
    });

    test("the panel says how its page's site is read, and changes it at once", async () => {
      const page = await addon.show("site", STORY);
      await addon.press("site");
      await addon.openPanel("site");
      const says = () => addon.run(() => document.querySelector("#site p").textContent);
      const does = (what) => addon.run((what) => document.querySelector(`#site [data-does=${what}]`).click(), what);
      await addon.run(() => (document.getElementById("site").open = true));
      assert.match(await says(), /127\.0\.0\.1 .*only when you ask/);
      await addon.run(() => document.querySelector("#site [data-does=always]").focus());
      await driver.actions().sendKeys(Key.ENTER).perform();
      await waitFor(async () => /always marked/.test(await says()), "always");
      assert.deepEqual((await settings()).always, ["127.0.0.1"]);
      assert.deepEqual(await addon.violations(), []);
      await does("never");
      await waitFor(async () => (await settings()).never.length === 1, "never");
      assert.deepEqual((await settings()).always, []);
      // Its marks go at once, and the panel knows.
      await addon.state("none");
      await driver.switchTo().window(page);
      assert.deepEqual(await addon.painted(), none);
      await set("#never button");
      await waitFor(async () => (await settings()).never.length === 0, "as before");
    });

    test("what is no site is told", async () => {
      await add("not a site", "never");
      await waitFor(async () => (await inOptions(() => document.getElementById("problem").textContent)) !== "", "told");
      assert.deepEqual((await settings()).never, []);
    });

    test("settings that cannot be read are the defaults", async () => {
      await addon.runAtHome(() => chrome.storage.local.set({ settings: { kinds: 3, density: "toString", colours: { quantity: "url(x)" }, always: "x", never: [4] } }));
      await addon.show("broken", STORY);
      await addon.press("broken");
      assert.deepEqual((await addon.painted()).place, ["Oban"]);
      await addon.runAtHome(() => chrome.storage.local.clear());
    });
  });

  describe(`the options' looks (${browser})`, () => {
    for (const options of [{}, { dark: true, mobile: true, german: true }]) {
      test(`axe finds nothing to mend ${options.dark ? "in the dark, at 320 pixels, in German" : "in the light"}`, async () => {
        const addon = new Addon(browser, options);
        await addon.start();
        try {
          await addon.runAtHome(() => chrome.storage.local.set({ settings: { always: ["example.org"], never: ["a-long-name-of-a-site.example.org"], colours: { quote: "#aa3300" } } }));
          for (const page of ["options.html", "welcome.html"]) {
            await addon.openOwn(page);
            if (options.mobile && browser === "chromium") {
              await addon.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { width: 320, height: 640, deviceScaleFactor: 1, mobile: false });
              await addon.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
            }
            await addon.driver.sleep(200);
            assert.deepEqual(await addon.violations(), [], page);
            assert.ok(await addon.run(() => document.documentElement.scrollWidth <= innerWidth), `${page}: nothing is cut off`);
            assert.deepEqual(await addon.seen(), [], page);
          }
        } finally {
          await addon.stop();
        }
      });
    }
  });
}
