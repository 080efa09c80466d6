// The extension on saved web pages, from a folder beside the project on a developer's machine, never copied into it: the panel lists
// what the badge counts, nothing is cut off, no policy is violated.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Addon } from "../support/addon.mjs";
import { BROWSERS } from "../support/browsers.mjs";
import { pages } from "../support/real-texts.mjs";

const saved = pages();

for (const browser of BROWSERS) {
  describe(`saved pages (${browser})`, { skip: saved.length === 0 && "no ../shared/pages beside the project" }, () => {
    const addon = new Addon(browser, { serve: { csp: "default-src 'self' data:; style-src 'self' 'unsafe-inline'" } });
    before(() => addon.start());
    after(() => addon.stop());

    for (const { name, html } of saved) {
      test(name, async () => {
        const { driver, server } = addon;
        server.pages.set(`/${name}`, html);
        await driver.switchTo().newWindow("tab");
        await driver.get(`${server.address}/${name}`);
        const page = await driver.getWindowHandle();
        const { badge } = await addon.press(name);
        await addon.openPanel(name);
        const shown = await addon.run(() => {
          const fits = () => document.documentElement.scrollWidth <= innerWidth;
          const all = [...document.querySelectorAll("#kinds input")].map((input) => (input.click(), fits()));
          document.querySelector("#kinds input").click();
          document.querySelector("#list .go")?.click();
          return { count: document.querySelector("#kinds .big").textContent.replace(/\D/g, ""), fits: all.every((one) => one) && fits() };
        });
        assert.deepEqual(shown, { count: badge, fits: true });
        assert.deepEqual(await addon.seen(), []);
        await driver.close();
        await driver.switchTo().window(page);
        await driver.close();
        await driver.switchTo().window(addon.home);
      });
    }
  });
}
