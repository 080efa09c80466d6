// The notebook in real browsers: keeping from the panel, finding, deleting and restoring, files, conflicts with kept facts, and every
// way the browser's database can fail.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { Addon } from "../support/addon.mjs";
import { BROWSERS } from "../support/browsers.mjs";

const page = (title, ...paragraphs) => `<main><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article></main>`;
const FIRST = page("Oban plans a quay", "The new quay in Oban will cost £4.5 million, the council said.", "“We ran out of room in the spring and had to send boats away,” Morag Teale said.");
const SECOND = page("Council votes on the quay", "Councillors heard on Monday that the new quay in Oban would cost £5.2 million.", "“We ran out of space in the spring and had to send boats away,” Morag Teale said.", "A ferry ticket costs £7.");

for (const browser of BROWSERS) {
  describe(`the notebook (${browser})`, () => {
    const addon = new Addon(browser);
    let driver;
    before(async () => {
      await addon.start();
      ({ driver } = addon);
    });
    after(() => addon.stop());
    beforeEach(() => empty());

    const click = (selector) => addon.run((selector) => document.querySelector(selector).click(), selector);
    const text = (selector) => addon.run((selector) => document.querySelector(selector)?.textContent ?? null, selector);
    const waitFor = (act, what) => driver.wait(act, 10_000, what);

    /** No notebook, as on the first day. */
    const empty = () => addon.runAtHome(() => new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase("factlight-notebook");
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    }));
    /** A database of our own making: its version, its stores, what is in it. */
    const make = (version, stores, values) => addon.runAtHome((version, stores, values) => new Promise((resolve, reject) => {
      const request = indexedDB.open("factlight-notebook", version);
      request.onupgradeneeded = () => stores.forEach((name) => request.result.createObjectStore(name, { keyPath: "id" }));
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        if (values.length === 0) return resolve(database.close());
        const transaction = database.transaction(stores, "readwrite");
        values.forEach((value) => transaction.objectStore(stores[0]).put(value));
        transaction.oncomplete = () => resolve(database.close());
      };
    }), version, stores, values);
    /** What is in the database, whatever reads it. */
    const stored = () => addon.runAtHome(() => new Promise((resolve, reject) => {
      const request = indexedDB.open("factlight-notebook");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const all = request.result.transaction("entries").objectStore("entries").getAll();
        all.onsuccess = () => resolve(all.result, request.result.close());
      };
    }));

    const panelOf = async (name, html) => {
      await addon.show(name, html);
      await addon.press(name);
      return addon.openPanel(name);
    };
    /** The tab that shows `name`. */
    const pageOf = async (name) => {
      const back = await driver.getWindowHandle();
      try {
        for (const handle of await driver.getAllWindowHandles()) {
          await driver.switchTo().window(handle);
          if ((await driver.getCurrentUrl()).endsWith(`/${name}`)) return handle;
        }
        return undefined;
      } finally {
        await driver.switchTo().window(back);
      }
    };
    const choose = (words) => addon.run((words) => {
      const said = (go) => go.querySelector(".what, .said").textContent.replace(/^“/, "");
      [...document.querySelectorAll("#list .go")].find((go) => said(go).startsWith(words)).click();
    }, words);
    const keepFact = async (words) => {
      await choose(words);
      await click("[data-does=keep]");
      await waitFor(async () => addon.run(() => document.querySelector("[data-chosen] .note") !== null), `${words} is kept`);
    };
    const openNotebook = async () => {
      await addon.openOwn("notebook.html");
      await waitFor(async () => (await text("#count")) !== "", "the notebook is read");
    };
    const entries = () => addon.run(() => [...document.querySelectorAll(".entry")].map((entry) => entry.querySelector(".name").textContent));
    const give = (name, contents) => addon.run((name, contents) => {
      const files = new DataTransfer();
      files.items.add(new File([contents], name, { type: "application/json" }));
      const input = document.getElementById("file");
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    }, name, contents);

    test("a fact is kept from the panel by keyboard, with its page, date and sentence", async () => {
      await panelOf("first", FIRST);
      await choose("£4.5 million");
      await addon.run(() => document.querySelector("[data-chosen] .go").focus());
      await driver.actions().sendKeys(Key.TAB).perform();
      await driver.actions().sendKeys(Key.ENTER).perform();
      await waitFor(async () => addon.run(() => document.querySelector("[data-chosen] .note") !== null), "kept");
      // The keyboard stays on the button, which now takes the fact out.
      assert.equal(await addon.run(() => document.activeElement.dataset.does), "keep");
      await openNotebook();
      assert.deepEqual(await entries(), ["£4.5 million"]);
      const said = await text("#list");
      assert.match(said, /The new quay in Oban will cost £4.5 million, the council said\./);
      assert.match(said, new RegExp(String(new Date().getFullYear())));
      const href = await addon.run(() => document.querySelector("h3 a").href);
      assert.equal(href, `${addon.server.address}/first`);
      const [{ item }] = await stored();
      assert.equal(item.quantity.unit.id, "GBP");
      assert.deepEqual(await addon.seen(), []);
    });

    test("it is deleted and brought back, and found by its words", async () => {
      await panelOf("found", FIRST);
      await keepFact("£4.5 million");
      await keepFact("We ran out");
      await keepFact("Oban");
      await openNotebook();
      assert.equal((await entries()).length, 3);
      await addon.run(() => {
        const input = document.getElementById("words");
        input.value = "teale spring";
        input.dispatchEvent(new Event("input"));
      });
      assert.equal((await entries()).length, 1);
      await addon.run(() => {
        const input = document.getElementById("words");
        input.value = "";
        input.dispatchEvent(new Event("input"));
      });
      await click("#kinds input[value=place]");
      assert.deepEqual(await entries(), ["Oban"]);
      await click("#kinds input[value='']");

      await addon.run(() => document.querySelector(".entry button").focus());
      const first = (await entries())[0];
      await driver.actions().sendKeys(Key.ENTER).perform();
      await waitFor(async () => (await entries()).length === 2, "deleted");
      assert.ok(await addon.run(() => document.activeElement.closest(".entry") !== null), "the keyboard goes on to the next");
      assert.equal((await stored()).length, 2);
      assert.ok((await text("#news")).includes(first));
      await click("#undo");
      await waitFor(async () => (await entries()).length === 3, "brought back");
      assert.equal((await entries())[0], first);
    });

    test("it goes into a file and comes back from it; what is kept already stays as it is", async () => {
      await panelOf("file", FIRST);
      await keepFact("£4.5 million");
      await keepFact("We ran out");
      await openNotebook();
      const file = await addon.run(async () => {
        const make = URL.createObjectURL.bind(URL);
        let written;
        URL.createObjectURL = (blob) => {
          written = blob.text();
          return make(blob);
        };
        HTMLAnchorElement.prototype.click = () => {};
        document.getElementById("export").click();
        return written;
      });
      const before = await stored();
      await addon.run(() => document.querySelector(".entry button").click());
      await waitFor(async () => (await entries()).length === 1, "deleted");
      await give("notebook.json", file);
      await waitFor(async () => (await entries()).length === 2, "imported");
      assert.match(await text("#news"), /^1 /);
      assert.deepEqual(await stored(), before);
    });

    test("a file that is not whole, not ours or not right is refused, and nothing is changed", async () => {
      await panelOf("corrupt", FIRST);
      await keepFact("£4.5 million");
      await openNotebook();
      const before = await stored();
      const [good] = before;
      const whole = JSON.stringify({ factlight: "notebook", version: 1, entries: [{ ...good, id: "another" }] });
      const bad = {
        "cut off": whole.slice(0, whole.length / 2),
        "no JSON": "Dear notebook,",
        empty: "",
        "another program's": JSON.stringify({ bookmarks: [] }),
        "a newer one's": JSON.stringify({ factlight: "notebook", version: 2, entries: [] }),
        "one of two facts wrong": JSON.stringify({ factlight: "notebook", version: 1, entries: [{ ...good, id: "another" }, { ...good, id: "third", item: { ...good.item, at: { start: 5, end: 99_999 } } }] }),
        "a fact of no kind": JSON.stringify({ factlight: "notebook", version: 1, entries: [{ ...good, id: "x", item: { ...good.item, kind: "__proto__" } }] }),
        "no fact at all": JSON.stringify({ factlight: "notebook", version: 1, entries: [null] }),
      };
      for (const [what, contents] of Object.entries(bad)) {
        await addon.run(() => (document.getElementById("problem").textContent = ""));
        await give("bad.json", contents);
        await waitFor(async () => (await text("#problem")) !== "", what);
        assert.match(await text("#problem"), /(Nothing was changed|Es wurde nichts geändert)\.$/, what);
        assert.deepEqual(await stored(), before, what);
      }
      assert.match(bad["one of two facts wrong"] && (await give("bad.json", bad["one of two facts wrong"]), await waitFor(async () => /2/.test(await text("#problem")), "which fact"), await text("#problem")), /2/);
    });

    test("hostile words in a file stay words, and lead nowhere", async () => {
      const item = { kind: "place", text: "<img src=x onerror=alert(1)>", sentence: "<img src=x onerror=alert(1)>", at: { start: 0, end: 4 }, speaker: "", role: "", link: "javascript:alert(1)", confidence: 1, place: { id: "x", name: "x", kind: "city", country: "<b>", region: null, lat: 0, lon: 0 } };
      const entry = { id: "h", kept: "2026-01-01", page: { url: "javascript:alert(1)", title: "<script>alert(1)</script>", site: "", author: "", published: "never" }, item };
      await openNotebook();
      await give("hostile.json", JSON.stringify({ factlight: "notebook", version: 1, entries: [entry] }));
      await waitFor(async () => (await entries()).length === 1, "imported");
      assert.equal(await addon.run(() => document.querySelectorAll("#list img, #list script, #list a").length), 0);
      assert.deepEqual(await addon.seen(), []);
    });

    test("a page with another figure and other words says so, with both sources side by side", async () => {
      await panelOf("quay", FIRST);
      await keepFact("£4.5 million");
      await keepFact("We ran out");
      assert.equal(await addon.run(() => document.getElementById("differing").hidden), true);
      await panelOf("votes", SECOND);
      const page = await pageOf("votes");
      await waitFor(async () => addon.run(() => !document.getElementById("differing").hidden), "it says so");
      assert.match(await text("#differing p"), /^2 /);
      await click("#differing button");
      assert.deepEqual(await addon.run(() => [...document.querySelectorAll("#list .what, #list .said")].map((one) => one.textContent)), ["£5.2 million", "“We ran out of space in the spring and had to send boats away,”"]);
      await choose("£5.2 million");
      const sides = () => addon.run(() => [...document.querySelectorAll(".beside .side")].map((side) => side.textContent));
      const [here, kept] = await sides();
      assert.ok(here.includes("£5.2 million") && here.includes("votes"), here);
      assert.ok(kept.includes("£4.5 million") && kept.includes("quay") && kept.includes("The new quay in Oban will cost"), kept);
      // So does the card in the page, where the page's own scripts cannot read it.
      const panel = await driver.getWindowHandle();
      await click(".doings [data-does=card]");
      await driver.switchTo().window(page);
      const card = async () => (await addon.card((root) => root.querySelector(".besides")?.innerText)) ?? "";
      await waitFor(async () => (await card()).includes("£4.5 million"), "the card says so too");
      assert.match(await card(), /£5.2 million[^]*£4.5 million[^]*The new quay in Oban will cost/);
      assert.equal(await addon.run(() => document.querySelector(".factlight-card").shadowRoot), null);
      await driver.switchTo().window(panel);
      await choose("We ran out");
      assert.deepEqual(await addon.run(() => [...document.querySelectorAll(".beside mark")].map((mark) => mark.textContent)), ["space", "room"]);
      assert.doesNotMatch(await text("body"), /\b(true|false|wrong|right|correct|lie|wahr|falsch|richtig)\b/i);
      // What was kept is gone: so is the note.
      await openNotebook();
      await addon.run(() => document.querySelectorAll(".entry button").forEach((one) => one.click()));
      await waitFor(async () => (await stored()).length === 0, "deleted");
    });

    test("an older database is brought up to date with all that is in it", async () => {
      await panelOf("older", FIRST);
      await keepFact("£4.5 million");
      const [entry] = await stored();
      await empty();
      await make(1, ["entries"], [entry]);
      await openNotebook();
      assert.deepEqual(await entries(), ["£4.5 million"]);
      assert.equal(await text("#problem"), "");
    });

    test("a newer or a broken one is told, and stays as it is", async () => {
      await make(7, ["entries"], [{ id: "of the future" }]);
      await openNotebook();
      assert.match(await text("#problem"), /newer|neueren/);
      assert.deepEqual(await stored(), [{ id: "of the future" }]);
      // The panel's facts are shown all the same.
      await panelOf("newer", FIRST);
      await waitFor(async () => /newer|neueren/.test(await text("#problem")), "told in the panel");
      assert.ok(await addon.run(() => document.querySelectorAll("#list .go").length) > 2);

      await empty();
      await make(2, ["something else"], []);
      await openNotebook();
      assert.notEqual(await text("#problem"), "");
      await give("any.json", JSON.stringify({ factlight: "notebook", version: 1, entries: [] }));
      await waitFor(async () => /Nothing was changed|Es wurde nichts geändert/.test(await text("#problem")), "nothing changed");
    });

    test("one that an older Factlight holds open in another tab is told, and read when that is closed", async () => {
      await addon.runAtHome(() => new Promise((resolve, reject) => {
        const request = indexedDB.open("factlight-notebook", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("entries", { keyPath: "id" });
        request.onerror = () => reject(request.error);
        // It does not let go when another asks for it.
        request.onsuccess = () => resolve(void (window.held = request.result));
      }));
      await openNotebook();
      await waitFor(async () => (await text("#problem")) !== "", "told");
      assert.match(await text("#problem"), /another tab|anderen Tab/);
      await addon.runAtHome(() => window.held.close());
      await openNotebook();
      assert.equal(await text("#problem"), "");
    });

    test("a kept fact that cannot be read is counted, left alone, and hides no other", async () => {
      await panelOf("unreadable", FIRST);
      await keepFact("£4.5 million");
      const [entry] = await stored();
      await empty();
      await make(2, ["entries"], [entry, { id: "odd", item: 3 }]);
      await openNotebook();
      assert.deepEqual(await entries(), ["£4.5 million"]);
      assert.match(await text("#problem"), /^1 /);
      assert.equal((await stored()).length, 2);
    });

    test("a full disk is told, and nothing is lost", async () => {
      await panelOf("full", FIRST);
      await keepFact("£4.5 million");
      await choose("We ran out");
      // Neither browser lets a test make an extension's disk small: the error they give when it is.
      await addon.run(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("no room", "QuotaExceededError");
        };
      });
      await click("[data-does=keep]");
      await waitFor(async () => (await text("#problem")) !== "", "told");
      assert.match(await text("#problem"), /room|Platz/);
      assert.equal((await stored()).length, 1);
    });
  });

  describe(`the notebook's looks (${browser})`, () => {
    for (const options of [{}, { dark: true, mobile: true, german: true }]) {
      test(`axe finds nothing to mend ${options.dark ? "in the dark, at 320 pixels, in German" : "in the light"}`, async () => {
        const addon = new Addon(browser, options);
        await addon.start();
        try {
          const narrow = async () => {
            if (!options.mobile || browser !== "chromium") return;
            await addon.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { width: 320, height: 640, deviceScaleFactor: 1, mobile: false });
            await addon.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
          };
          const fits = () => addon.run(() => document.documentElement.scrollWidth <= innerWidth);
          await addon.openOwn("notebook.html");
          await addon.driver.wait(() => addon.run(() => document.getElementById("count").textContent !== ""), 5000, "the notebook is read");
          await narrow();
          assert.deepEqual(await addon.violations(), [], "empty");
          await addon.show("looks", FIRST);
          await addon.press("looks");
          await addon.openPanel("looks");
          const count = await addon.run(() => document.querySelectorAll("#list .go").length);
          for (let index = 0; index < count; index += 1) {
            await addon.run((index) => {
              document.querySelectorAll("#list .go")[index].click();
              document.querySelector("[data-does=keep]").click();
            }, index);
            await addon.driver.wait(() => addon.run(() => document.querySelector("[data-chosen] .note") !== null), 5000, "kept");
          }
          await addon.openOwn("notebook.html");
          await narrow();
          await addon.driver.wait(() => addon.run((count) => document.querySelectorAll(".entry").length === count, count), 5000, "listed");
          await addon.run(() => document.querySelector(".entry button").click());
          await addon.driver.wait(() => addon.run(() => !document.getElementById("toast").hidden), 5000, "deleted");
          assert.deepEqual(await addon.violations(), [], "with facts");
          assert.ok(await fits(), "nothing is cut off");
          await addon.show("differs", SECOND);
          await addon.press("differs");
          await addon.openPanel("differs");
          await narrow();
          await addon.driver.wait(() => addon.run(() => document.querySelector("#list .note") !== null), 5000, "it says what reads otherwise");
          await addon.run(() => [...document.querySelectorAll("#list .row")].find((row) => row.querySelector(".note")).querySelector(".go").click());
          assert.deepEqual(await addon.violations(), [], "side by side");
          assert.ok(await fits(), "nothing is cut off");
        } finally {
          await addon.stop();
        }
      });
    }
  });
}
