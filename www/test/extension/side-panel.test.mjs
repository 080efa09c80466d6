// The panel in its place beside the page, opened by the reader's own action. It follows the tab in view.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Addon } from "../support/addon.mjs";
import { BROWSERS } from "../support/browsers.mjs";

for (const browser of BROWSERS) {
  describe(`the panel beside the page (${browser})`, () => {
    const addon = new Addon(browser);
    let driver;
    before(async () => {
      await addon.start();
      ({ driver } = addon);
    });
    after(() => addon.stop());

    /** Opens the panel as a click does: neither browser opens it otherwise. */
    const open = async () => {
      await driver.switchTo().window(addon.home);
      await addon.run(async () => {
        const { id } = await chrome.windows.getCurrent();
        const button = document.createElement("button");
        button.id = "open-panel";
        button.textContent = "open";
        button.addEventListener("click", () => (chrome.sidebarAction ? chrome.sidebarAction.open() : chrome.sidePanel.open({ windowId: id })));
        document.querySelector("main").prepend(button);
      });
      await driver.findElement({ id: "open-panel" }).click();
    };
    /** What the panel beside the page shows: its state, and the words of its facts. */
    const panel = () => addon.runAtHome(() => {
      const view = chrome.extension.getViews().find(({ location }) => location.pathname === "/panel.html");
      return view && { state: view.document.body.dataset.state, facts: [...view.document.querySelectorAll("#list .what")].map((one) => one.textContent) };
    });

    test("it shows the tab in sight, and another when that comes into sight", async () => {
      await addon.show("one", "<main><p>Some 12 boats left Oban.</p></main>");
      await addon.show("two", "<main><p>Some 40 boats left Tarbert.</p></main>");
      await addon.press("one");
      await addon.press("two");
      await open();
      await driver.wait(async () => (await panel())?.state === "none", 10_000, "the extension's own page is not marked");
      // All in one go: to look from the first page again would bring that into sight.
      const shown = (name) => addon.tabOf(name).then((tab) => addon.runAtHome(async (tab) => {
        await chrome.tabs.update(tab, { active: true });
        const view = chrome.extension.getViews().find(({ location }) => location.pathname === "/panel.html");
        const facts = () => [...view.document.querySelectorAll("#list .what")].map((one) => one.textContent);
        const before = facts().join();
        for (let turn = 0; turn < 100 && (view.document.body.dataset.state !== "marked" || facts().join() === before); turn += 1) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return facts();
      }, tab));
      assert.deepEqual(await shown("one"), ["Some 12", "Oban"]);
      assert.deepEqual(await shown("two"), ["Some 40", "Tarbert"]);
      assert.deepEqual(await shown("one"), ["Some 12", "Oban"]);
    });
  });
}
