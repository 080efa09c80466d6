// The panel in real browsers, opened as a page of its own: what it lists, the way to the page and back, its pictures, what can be
// exported, the keyboard, and that no server is contacted.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { Addon } from "../support/addon.mjs";
import { BROWSERS } from "../support/browsers.mjs";

const FILLER = Array.from({ length: 60 }, (_, i) => `<p>The wind kept on and the boats stayed in, ${"and nobody minded the rain ".repeat(2 + (i % 3))}.</p>`).join("");
const STORY = `<main><article><h1>Harbour to get a new quay</h1>
<p>The quay in Oban would cost more than £4.5 million, said Morag Teale, the harbour master.</p>
<p>“We ran out of room in the spring,” Teale said. The old one cost £900,000, and the road to it £120,000 to £150,000.</p>
<p>In Bergen, Sigrid Moe, an engineer, said the ferry would carry 300 cars.</p>${FILLER}
<p>“Nobody asked the <b>fishermen</b> &lt;img src=x onerror=alert(1)&gt;,” Sigrid Moe said in Lisbon.</p></article></main>`;

for (const browser of BROWSERS) {
  describe(`the panel (${browser})`, () => {
    const addon = new Addon(browser);
    let driver;
    before(async () => {
      await addon.start();
      ({ driver } = addon);
    });
    after(() => addon.stop());

    const rows = () => addon.run(() => [...document.querySelectorAll("#list .row")].map((row) => ({
      id: Number(row.dataset.id), kind: row.dataset.kind, text: row.querySelector(".what, .said").textContent,
    })));
    const count = () => addon.run(() => document.querySelector("#count").textContent);
    const click = (selector) => addon.run((selector) => document.querySelector(selector).click(), selector);
    const pick = (id, text) => addon.run((id, text) => {
      const select = document.getElementById(id);
      select.value = [...select.options].find((option) => option.text.startsWith(text)).value;
      select.dispatchEvent(new Event("change"));
    }, id, text);
    /** Opens a page, marks it, opens its panel. */
    const ready = async (name, html = STORY, head = "") => {
      const page = await addon.show(name, html, head);
      const { badge } = await addon.press(name);
      const panel = await addon.openPanel(name);
      return { page, panel, badge };
    };
    /** What the page has painted as pointed at. */
    const pointed = () => addon.run(() => [...(CSS.highlights.get("factlight-open") ?? [])].map(({ startContainer, startOffset, endOffset }) => {
      return startContainer.data.slice(startOffset, endOffset);
    }).join(""));

    test("it lists every fact of the page, by kind, words, speaker and place", async () => {
      const { badge } = await ready("list");
      const all = await rows();
      assert.equal(String(all.length), badge);
      assert.ok(all.some(({ kind, text }) => kind === "quantity" && text === "more than £4.5 million"));
      assert.ok(all.some(({ kind, text }) => kind === "quote" && text === "“We ran out of room in the spring,”"));
      assert.match(await count(), new RegExp(`^${badge} `));

      await click("#kinds input[value=place]");
      assert.deepEqual((await rows()).map(({ text }) => text), ["Oban", "Bergen", "Lisbon"]);
      assert.match(await count(), new RegExp(`^3 .* ${badge} `));
      await click("#kinds input[value='']");

      await pick("speaker", "Sigrid Moe");
      const hers = await rows();
      assert.ok(hers.length >= 2 && hers.length < all.length);
      assert.ok(hers.some(({ text }) => text === "300 cars" || text === "300"));
      await pick("place", "Lisbon");
      assert.deepEqual((await rows()).map(({ kind }) => kind), ["quote"]);
      await click("#reset");
      assert.equal((await rows()).length, all.length);

      await addon.run(() => {
        const input = document.getElementById("words");
        input.value = "room SPRING";
        input.dispatchEvent(new Event("input"));
      });
      await driver.wait(async () => (await rows()).length === 1, 5000, "one line");
      assert.equal(await addon.run(() => document.querySelector("#news").textContent), await count());
    });

    test("of a page in another language it says why nothing is listed", async () => {
      await ready("norwegian", '<main lang="nb"><p>Kaien koster 4,5 millioner pund.</p></main>');
      await driver.wait(async () => /Norwegian|Norwegisch/.test(await count()), 5000, "the language's name");
      assert.deepEqual(await rows(), []);
    });

    test("of a page that is no news it says why little is marked, and of news it says nothing", async () => {
      const line = () => addon.run(() => (document.querySelector("#genre").hidden ? "" : document.querySelector("#genre").textContent));
      const tale = ["“You came,” Ada said, and shut the door.", "“The rain kept me. Nobody rows in that.”", "She saw the three boots.", "“Whose are those? You had others, I think.”"];
      await ready("tale", `<main>${Array.from({ length: 60 }, (_, i) => `<p>${tale[i % 4]}</p>`).join("")}<p>The boots had cost £5.</p></main>`);
      await driver.wait(async () => /a story|eine Erzählung/.test(await line()), 5000, "the sort of page");
      assert.deepEqual(await rows(), []);
      await ready("no-tale");
      await driver.wait(async () => (await rows()).length > 3, 5000, "its facts");
      assert.equal(await line(), "");
    });

    test("it is grouped by kind, speaker or place, the largest group first", async () => {
      await ready("groups");
      const headings = () => addon.run(() => [...document.querySelectorAll("#list h3")].map((heading) => heading.firstChild.data));
      assert.deepEqual(await headings(), []);
      await addon.run(() => {
        const order = document.getElementById("order");
        order.value = "speaker";
        order.dispatchEvent(new Event("change"));
      });
      const speakers = await headings();
      assert.deepEqual([...speakers.slice(0, 2)].sort(), ["Morag Teale", "Sigrid Moe"]);
      assert.equal(speakers.length, 3);
      await addon.run(() => {
        const order = document.getElementById("order");
        order.value = "kind";
        order.dispatchEvent(new Event("change"));
      });
      assert.equal((await headings()).length, 3);
    });

    test("a fact is a key away in the page, and so is the way back", async () => {
      const { page, panel } = await ready("go");
      await driver.switchTo().window(page);
      await addon.run(() => scrollTo(0, 150));
      await driver.switchTo().window(panel);
      const all = await rows();
      await addon.run(() => document.querySelector("#list .go[tabindex='0']").focus());
      // One stop for all lines.
      assert.equal(await addon.run(() => document.querySelectorAll("#list .go[tabindex='0']").length), 1);
      await driver.actions().sendKeys(Key.END).perform();
      await driver.actions().sendKeys(Key.ARROW_UP).perform();
      await driver.actions().sendKeys(Key.ENTER).perform();
      const wanted = all.at(-2);
      assert.equal(await addon.run(() => Number(document.querySelector(".row[data-chosen]").dataset.id)), wanted.id);
      // Tab goes on to what can be done with it.
      await driver.actions().sendKeys(Key.TAB).perform();
      assert.ok(await addon.run(() => document.activeElement.closest(".doings") !== null));
      await driver.switchTo().window(page);
      await driver.wait(async () => (await pointed()) !== "", 5000, "the fact is pointed at");
      assert.match(await pointed(), /Nobody asked|fishermen/);
      assert.ok((await addon.run(() => scrollY)) > 400);
      assert.equal(await addon.run(() => document.querySelector(".factlight-card:popover-open")), null);

      await driver.switchTo().window(panel);
      await addon.run(() => document.getElementById("back").focus());
      await driver.actions().sendKeys(Key.ENTER).perform();
      assert.ok(await addon.run(() => document.activeElement.classList.contains("go")));
      await driver.switchTo().window(page);
      await driver.wait(async () => (await addon.run(() => scrollY)) === 150, 5000, "back where the reader was");
      assert.equal(await pointed(), "");
    });

    test("its card opens from the panel, and a card opened in the page is chosen in the panel", async () => {
      const { page, panel } = await ready("card");
      await addon.run(() => [...document.querySelectorAll(".row")].find((row) => row.textContent.includes("900,000")).querySelector(".go").click());
      await click(".doings [data-does=card]");
      await driver.switchTo().window(page);
      const card = async () => (await addon.card((root) => root.textContent)) ?? "";
      await driver.wait(async () => (await card()).includes("900,000"), 5000, "the card");
      const before = await driver.switchTo().window(panel).then(() => addon.run(() => document.querySelector(".row[data-chosen]").dataset.id));
      await driver.switchTo().window(page);
      await driver.actions().sendKeys(Key.ARROW_RIGHT).perform();
      await addon.card((root) => root.querySelector("button[data-action=next]").click());
      await driver.switchTo().window(panel);
      await driver.wait(async () => (await addon.run(() => document.querySelector(".row[data-chosen]").dataset.id)) !== before, 5000, "the next fact is chosen");
    });

    test("a map of the places, bars of who is quoted, and a plot of the figures that share a unit", async () => {
      await ready("pictures");
      assert.equal(await addon.run(() => document.querySelectorAll(".atlas .point").length), 3);
      assert.ok(await addon.run(() => document.querySelectorAll(".strip .tick").length) >= 8);
      await click("#kinds input[value=quote]");
      const bars = await addon.run(() => [...document.querySelectorAll(".bar")].map((bar) => ({
        name: bar.querySelector(".who").textContent, counts: bar.querySelector(".counts").textContent, isButton: bar.localName === "button",
      })));
      const teale = bars.find(({ name }) => name === "Morag Teale");
      // “The quay in Oban would cost more than £4.5 million” 10, “We ran out of room in the spring” 8.
      assert.match(teale.counts, /^2 .* 18 /);
      await click(".bar[data-name='Morag Teale']");
      assert.deepEqual([...new Set((await rows()).map(({ kind }) => kind))], ["quote"]);
      assert.equal((await rows()).length, 2);
      assert.equal(await addon.run(() => document.activeElement.dataset.name ?? document.activeElement.localName), "body");
      await click("#reset");

      await click("#kinds input[value=quantity]");
      const lines = await addon.run(() => [...document.querySelectorAll(".plot .figure")].map((line) => ({
        value: line.querySelector(".value").textContent, dots: [...line.querySelectorAll(".dot")].map((dot) => Number(dot.getAttribute("cx"))),
      })));
      assert.deepEqual(lines.map(({ value }) => value), ["more than £4.5 million", "£900,000", "£120,000 to £150,000"]);
      assert.deepEqual(lines.map(({ dots }) => dots.length), [1, 1, 2]);
      const [most, some] = lines.map(({ dots }) => dots[0] - 6);
      assert.ok(Math.abs(most / some - 5) < 0.05, `${most} is five times ${some}`);
      await click(".plot .figure");
      assert.equal(await addon.run(() => document.querySelector(".row[data-chosen] .what").textContent), "more than £4.5 million");
    });

    test("the facts can be taken along in every format", async () => {
      await ready("along");
      await addon.run(() => {
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => {
          window.savedText = blob.text();
          return make(blob);
        };
        HTMLAnchorElement.prototype.click = function () {
          window.savedName = this.download;
        };
      });
      const take = async (format) => {
        await addon.run((format) => {
          window.savedName = undefined;
          document.getElementById("format").value = format;
          document.getElementById("saveAll").click();
        }, format);
        await driver.wait(() => addon.run(() => window.savedName !== undefined), 5000, format);
        return addon.run(async () => [window.savedName, await window.savedText]);
      };
      const all = await rows();
      const [name, csv] = await take("csv");
      assert.equal(name, "factlight-along.csv");
      assert.equal(csv.trim().split("\r\n").length, all.length + 1);
      const [, json] = await take("json");
      assert.equal(JSON.parse(json).facts.length, all.length);
      const [, geojson] = await take("geojson");
      assert.deepEqual(JSON.parse(geojson).features.map(({ properties }) => properties.name), ["Oban", "Bergen", "Lisbon"]);
      const [last, annotations] = await take("annotations");
      assert.equal(last, "factlight-along.jsonld");
      assert.equal(JSON.parse(annotations).items.length, all.length);
    });

    test("it follows the page: text that is added, marks that are taken away, another page", async () => {
      const { page, panel, badge } = await ready("follow");
      await driver.switchTo().window(page);
      await addon.run(() => {
        const p = document.createElement("p");
        p.append("Later 40 boats came back.");
        document.querySelector("article").prepend(p);
      });
      await driver.switchTo().window(panel);
      await driver.wait(async () => (await rows()).length === Number(badge) + 1, 10_000, "the added fact");
      assert.equal((await rows())[0].text, "40");
      await addon.press("follow");
      await addon.state("none");
      assert.ok(await addon.run(() => document.getElementById("marked").hidden));
      // Its own button marks again, where the browser lets it.
      await click("#empty .main");
      await addon.state("marked");
      await driver.switchTo().window(page);
      await driver.navigate().refresh();
      await driver.switchTo().window(panel);
      await addon.state("none");
      await addon.press("follow");
      await addon.state("marked");
    });

    test("it says that the page is being read, and is not left so", async () => {
      await addon.show("hasty", STORY);
      await addon.openPanel("hasty", "none");
      await addon.run(() => {
        window.states = [];
        new MutationObserver(() => window.states.push(document.body.dataset.state)).observe(document.body, { attributeFilter: ["data-state"] });
      });
      const tab = await addon.tabOf("hasty");
      const press = (times) => addon.runAtHome(async (tab, times) => {
        await Promise.all(Array.from({ length: times }, () => chrome.runtime.sendMessage({ ask: "press", tab })));
      }, tab, times);
      await press(1);
      await addon.state("marked");
      assert.deepEqual([...new Set(await addon.run(() => window.states))], ["reading", "marked"]);
      await press(1);
      await addon.state("none");
      // Twice before the marks stand: they never do.
      await press(2);
      await addon.state("none");
      await press(3);
      await addon.state("marked");
    });

    test("page text stays text, and no policy is broken", async () => {
      await ready("hostile", `<main><p>“&lt;img src=x onerror=alert(1)&gt; is what we said,” <b>Mara &lt;script&gt;</b> said in Oban of 12 boats and 14 boats.</p></main>`, "");
      assert.equal(await addon.run(() => document.querySelector("#list img, #list script, #pictures img")), null);
      assert.match(await addon.run(() => document.querySelector("#list").textContent), /<img src=x/);
      for (const kind of ["quantity", "quote", "place"]) await click(`#kinds input[value=${kind}]`);
      assert.deepEqual(await addon.seen(), []);
    });

    test("a page without facts says so", async () => {
      await ready("nothing", "<main><p>Im Hafen liegen Boote.</p></main>");
      assert.match(await count(), /No facts/);
      assert.ok(await addon.run(() => document.getElementById("tools").hidden));
      assert.match(await addon.run(() => document.getElementById("list").textContent), /English/);
      assert.deepEqual(await addon.violations(), []);
    });

    test("a page that cannot be read says why", async () => {
      const tab = await addon.runAtHome(async () => (await chrome.tabs.getCurrent()).id);
      await addon.openOwn(`panel.html?tab=${tab}`);
      await addon.state("none");
      await click("#empty .main");
      await driver.wait(async () => addon.run(() => document.querySelector("#empty .main") === null && document.querySelector("#empty .lead") !== null), 5000, "the reason");
      assert.match(await addon.run(() => document.querySelector("#empty .lead").textContent), /browser|Browser/);
    });

    test("nothing is asked of any server", async () => {
      const asked = addon.server.requests.length;
      await ready("quiet");
      for (const kind of ["quantity", "quote", "place"]) await click(`#kinds input[value=${kind}]`);
      await click("#list .go");
      assert.deepEqual(addon.server.requests.slice(asked), ["/quiet"]);
      const loaded = await addon.run(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).protocol));
      assert.ok(loaded.every((protocol) => /^(chrome|moz)-extension:$/.test(protocol)), loaded.join());
    });
  });

  describe(`the panel's looks (${browser})`, () => {
    for (const options of [{}, { dark: true, mobile: true, german: true }]) {
      test(`axe finds nothing to mend, and nothing is cut off ${options.dark ? "in the dark, at 320 pixels, in German" : "in the light"}`, async () => {
        const addon = new Addon(browser, options);
        await addon.start();
        try {
          await addon.show("looks", STORY);
          await addon.press("looks");
          await addon.openPanel("looks");
          if (options.mobile && browser === "chromium") {
            await addon.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { width: 320, height: 640, deviceScaleFactor: 1, mobile: false });
            await addon.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
          }
          for (const kind of ["", "quantity", "quote", "place"]) {
            await addon.run((kind) => {
              document.querySelector(`#kinds input[value="${kind}"]`).click();
              document.querySelector("#takeout").open = kind !== "";
              document.querySelector("#list .go").click();
            }, kind);
            assert.deepEqual(await addon.violations(), [], kind);
            assert.ok(await addon.run(() => document.documentElement.scrollWidth <= innerWidth), `${kind}: nothing is cut off`);
          }
          assert.deepEqual(await addon.seen(), []);
        } finally {
          await addon.stop();
        }
      });
    }
  });
}
