// The extension as it is shipped, which may read no page unless the reader asks it to. Only Firefox lets a test answer its
// question about a site.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { Addon } from "../support/addon.mjs";
import { BROWSERS } from "../support/browsers.mjs";

const STORY = "<main><p>The quay in Oban would cost more than £4.5 million, said Morag Teale, the harbour master.</p></main>";
const none = { quantity: [], quote: [], indirect: [], place: [] };

for (const browser of BROWSERS) {
  describe(`permissions (${browser})`, () => {
    const addon = new Addon(browser, { asShipped: true, preferences: { "extensions.webextOptionalPermissionPrompts": false } });
    let driver;
    before(async () => {
      await addon.start();
      ({ driver } = addon);
    });
    after(() => addon.stop());

    const tabs = () => addon.runAtHome(async () => (await chrome.tabs.query({})).map(({ id, url }) => ({ id, url: url ?? null })));

    test("without the reader's click no page is read, and its address is not known", async () => {
      const before = new Set((await tabs()).map(({ id }) => id));
      const page = await addon.show("closed", STORY);
      const opened = (await tabs()).find(({ id }) => !before.has(id));
      assert.equal(opened.url, null);
      const said = await addon.runAtHome((tab) => chrome.runtime.sendMessage({ ask: "press", tab }), opened.id);
      assert.match(said.value, /only after you press/);
      await driver.switchTo().window(page);
      assert.deepEqual(await addon.painted(), none);
    });

    test("it asks for no site at installing", async () => {
      const { origins } = await addon.runAtHome(() => chrome.permissions.getAll());
      assert.deepEqual(origins, []);
    });

    test("a site the reader allows is marked when it opens, and what is taken back is taken back", { skip: browser !== "firefox" && "Chromium's question can be answered by nobody here" }, async () => {
      const options = await addon.openOwn("options.html");
      await driver.wait(async () => (await addon.run(() => document.body.dataset.state)) === "shown", 5000, "the options");
      await addon.run(() => {
        document.getElementById("site").value = "127.0.0.1";
        document.getElementById("site").focus();
      });
      await driver.actions().sendKeys(Key.TAB, Key.ENTER).perform();
      await driver.wait(async () => addon.run(() => document.querySelector("#always button") !== null), 5000, "listed");
      assert.deepEqual((await addon.runAtHome(() => chrome.permissions.getAll())).origins, ["*://127.0.0.1/*"]);
      await driver.wait(() => addon.runAtHome(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1), 5000, "registered");
      await addon.show("allowed", STORY);
      await driver.wait(async () => (await addon.painted()).place.length === 1, 10_000, "marked without a click");
      await driver.switchTo().window(options);
      await addon.run(() => document.querySelector("#always button").click());
      await driver.wait(async () => (await addon.runAtHome(() => chrome.permissions.getAll())).origins.length === 0, 5000, "given back");
      await addon.show("refused", STORY);
      await driver.sleep(500);
      assert.deepEqual(await addon.painted(), none);
    });

    test("a permission that is taken back in the browser's own settings takes the site from the list", { skip: browser !== "firefox" && "Chromium's question can be answered by nobody here" }, async () => {
      await addon.openOwn("options.html");
      await driver.wait(async () => (await addon.run(() => document.body.dataset.state)) === "shown", 5000, "the options");
      await addon.run(() => document.getElementById("every").focus());
      await driver.actions().sendKeys(Key.ENTER).perform();
      await driver.wait(async () => addon.run(() => document.querySelector("#always button") !== null), 5000, "listed");
      await addon.runAtHome(() => chrome.permissions.remove({ origins: ["*://*/*"] }));
      await driver.wait(async () => addon.run(() => document.querySelector("#always button") === null), 5000, "no longer listed");
      assert.equal(await addon.runAtHome(async () => (await chrome.scripting.getRegisteredContentScripts()).length), 0);
    });
  });
}
