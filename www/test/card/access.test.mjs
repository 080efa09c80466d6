// Whether everybody can use marks, card and list: axe in each mode and colour scheme, narrow and magnified windows, dialogs, full
// screen, right-to-left pages, reduced motion.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { inEachBrowser } from "../support/page.mjs";

const AXE = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const TEXT = `<h1>Piers</h1><p>The new pier will cost <b>more than</b> $2.1 billion, according to Tomas Reyd, the port's treasurer, in
  <a href="/reports/pier">a report</a>.<sup><a href="#fn">[1]</a></sup></p><p>“We counted 340 boats near Oban,” Reyd said, “and then some.”</p>
  <ol><li id=fn>Port board, minutes of May, printed for the members and kept in a box.</li></ol>`;
const SOURCE = { name: "Tomas Reyd", role: "the port's treasurer", cue: "according to" };
const FACTS = [
  {
    words: "more than $2.1 billion", amount: { value: 2.1e9 }, unit: { id: "USD", name: "US dollar", measure: "currency" },
    form: "currency", approximator: "more_than", source: SOURCE, citation: "/reports/pier",
  },
  { words: "“We counted 340 boats near Oban,”", kind: "quote", continues: true, source: { name: "Tomas Reyd", at: "Reyd said", cue: "said" } },
  { words: "340 boats", amount: { value: 340 }, measured: "boats" },
  {
    words: "Oban", kind: "place", name: "Oban", country: "GB", region: "Scotland", population: 8490, lat: 56.41, lon: -5.47, reason: "size",
    namesakes: [{ name: "Oban", place_kind: "city", country: "NZ", region: "Southland", lat: -46.9, lon: 168.13, population: null }],
  },
  { words: "“and then some.”", kind: "quote", source: { name: "Tomas Reyd", at: "Reyd said" } },
];

/** What axe finds wrong. The page's own links are not ours to judge. */
const violations = async () => {
  await new Promise((resolve) => setTimeout(resolve, 250));
  const include = ["main", ".factlight-card", ".factlight-stops"].filter((one) => document.querySelector(one)).map((one) => [one]);
  const exclude = [["main a"]];
  const { violations, passes } = await axe.run({ include, exclude }, { rules: { "target-size": { enabled: true } } });
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`);
  return { told, passed: passes.length };
};

const COLOURS = { light: {}, dark: { dark: true }, forced: { forcedColors: true } };

for (const [name, options] of Object.entries(COLOURS)) {
  inEachBrowser(`axe, ${name} colours`, (page) => {
    const check = async () => {
      const { told, passed } = await page.run(violations);
      assert.deepEqual(told, []);
      assert.ok(passed > 10, `only ${passed} rules had something to look at`);
    };

    for (const mark of ["span", "highlight"]) {
      test(`finds nothing wrong with marks, cards and list (${mark})`, async () => {
        await page.show(TEXT, { body: options.dark ? "class=dark" : "" });
        await page.mark(FACTS, { mark });
        await page.driver.executeScript(AXE);
        await check();
        for (const index of [0, 1, 3]) {
          await page.run((n) => fake.annotations.open(fake.annotations.facts[n]), index);
          await page.run(() => {
            for (const fold of document.querySelector(".factlight-card").shadowRoot.querySelectorAll("details")) fold.open = true;
          });
          await check();
        }
        await page.run(() => fake.annotations.list());
        await check();
      });
    }

    test("finds nothing wrong with what a refused clipboard leaves", async () => {
      await page.show(TEXT, { body: options.dark ? "class=dark" : "" });
      await page.mark(FACTS);
      await page.driver.executeScript(AXE);
      await page.run(async () => {
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        await fake.annotations.open(fake.annotations.facts[0]);
        const root = document.querySelector(".factlight-card").shadowRoot;
        root.querySelector("details:last-of-type").open = true;
        root.querySelector("[data-action=copy-text]").click();
      });
      await page.driver.wait(() => page.run(() => document.querySelector(".factlight-card").shadowRoot.activeElement?.localName === "textarea"), 5000);
      await check();
    });

    if (options.forcedColors) {
      test("marks, the open one and the list's row are drawn in the reader's colours", async () => {
        await page.show(TEXT);
        await page.mark(FACTS);
        assert.equal(await page.run(() => matchMedia("(forced-colors: active)").matches), true);
        await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
        const { line, outline, border } = await page.run(() => {
          const mark = document.querySelector("[data-factlight-open]");
          const frame = document.querySelector(".factlight-card").shadowRoot.querySelector(".frame");
          return { line: getComputedStyle(mark).textDecorationLine, outline: getComputedStyle(mark).outlineStyle, border: getComputedStyle(frame).borderTopStyle };
        });
        assert.deepEqual({ line, outline, border }, { line: "underline", outline: "solid", border: "solid" });
      });
    }
  }, options);
}

/** Card and list: what of them lies outside of the window, is cut off, or runs out of its box. */
const misplaced = () => {
  const wrong = [];
  for (const host of document.querySelectorAll(".factlight-card:popover-open")) {
    const { left, top, right, bottom } = host.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) wrong.push(`outside: ${[left, top, right, bottom]} of ${[innerWidth, innerHeight]}`);
    for (const part of host.shadowRoot.querySelectorAll("*")) {
      if (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== "hidden" && part.clientWidth > 1) {
        wrong.push(`wider than its box: ${part.localName}.${part.className} ${part.scrollWidth} > ${part.clientWidth}`);
      }
    }
    const scrolls = host.shadowRoot.querySelector(".body, .rows");
    if (scrolls && scrolls.clientHeight < 40) wrong.push(`no room to read in: ${scrolls.clientHeight}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) wrong.push("the page scrolls sideways");
  return wrong;
};

const LONG = { name: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", at: "the board", cue: "according to" };

function fits(page, options = {}) {
  test("card and list lie in the window, whole and readable", async () => {
    for (const mark of ["span", "highlight"]) {
      await page.show(`${TEXT}<p>It took 12 days, according to the board.</p><div class=tall></div><p>Then 13 days.</p>`, options);
      await page.mark([...FACTS, { words: "12 days", source: LONG }, { words: "13 days" }], { mark });
      const count = await page.run(() => fake.annotations.facts.length);
      for (let i = 0; i < count; i += 1) {
        await page.run(async (n) => {
          await fake.annotations.open(fake.annotations.facts[n]);
          for (const fold of document.querySelector(".factlight-card").shadowRoot.querySelectorAll("details")) fold.open = true;
          dispatchEvent(new Event("resize"));
        }, i);
        assert.deepEqual(await page.run(misplaced), [], `fact ${i}, ${mark}`);
      }
      await page.run(() => fake.annotations.list());
      assert.deepEqual(await page.run(misplaced), [], `list, ${mark}`);
      await page.driver.actions().sendKeys(Key.END).perform();
      assert.equal(await page.run(() => fake.list().at), "13 days");
    }
  });
}

inEachBrowser("at 320 px", (page) => fits(page), { mobile: true });

inEachBrowser("magnified to 400 %", (page) => {
  // Only Chromium makes so small a window.
  if (page.browser !== "chromium") return;
  test("there is room to read in 320 by 256 pixels", async () => {
    await page.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { width: 320, height: 256, deviceScaleFactor: 4, mobile: false });
    await page.show(`<div class=tall></div>${TEXT}<div class=tall></div>`);
    await page.mark(FACTS);
    for (const [index, top] of [[0, 100], [1, 20], [3, 200]]) {
      await page.run(async (n, top) => {
        scrollBy(0, document.querySelectorAll(".factlight")[n].getBoundingClientRect().top - top);
        await fake.annotations.open(fake.annotations.facts[n]);
      }, index, top);
      assert.deepEqual(await page.run(misplaced), []);
    }
    await page.run(() => fake.annotations.list());
    assert.deepEqual(await page.run(misplaced), []);
  });
});

inEachBrowser("magnified to 200 %", (page) => {
  test("the window is half as wide", async () => {
    await page.show(TEXT);
    const { width, ratio } = await page.run(() => ({ width: innerWidth, ratio: devicePixelRatio }));
    assert.equal(ratio, 2);
    assert.ok(width <= 640, `${width}`);
  });
  fits(page);
}, { scale: 2 });

inEachBrowser("other pages", (page) => {
  test("on a page from right to left, card and list lie in the window and read from left to right", async () => {
    await page.show(TEXT, { html: 'lang="en" dir="rtl"' });
    await page.mark(FACTS);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    assert.deepEqual(await page.run(misplaced), []);
    const direction = () => page.run(() => {
      return [...document.querySelectorAll(".factlight-card:popover-open")].map(({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector(".frame")).direction).join();
    });
    assert.equal(await direction(), "ltr");
    await page.run(() => fake.annotations.list());
    assert.equal(await direction(), "ltr");
    assert.deepEqual(await page.run(misplaced), []);
  });

  test("the page's own font size for html makes the card neither small nor large", async () => {
    for (const size of ["ten", "thirty"]) {
      await page.show(TEXT, { html: `lang="en" class="${size}"` });
      await page.mark(FACTS);
      await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
      const sizes = await page.run(() => {
        const root = document.querySelector(".factlight-card").shadowRoot;
        return [getComputedStyle(document.documentElement).fontSize, ...[".main", "dt", ".more"].map((one) => getComputedStyle(root.querySelector(one)).fontSize)];
      });
      assert.deepEqual(sizes.slice(1), ["19px", "12px", "14px"], sizes[0]);
      assert.notEqual(sizes[0], "16px");
    }
  });

  test("in a modal dialog card and list stand above it, and can be used", async () => {
    await page.show(`<dialog id=d>${TEXT}</dialog>`);
    await page.run(() => document.querySelector("#d").showModal());
    await page.mark(FACTS);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0], { focus: true }));
    const isOnTop = () => page.run(() => {
      const host = document.querySelector(".factlight-card:popover-open");
      const { left, top } = host.getBoundingClientRect();
      return document.elementFromPoint(left + 20, top + 20) === host;
    });
    assert.equal(await isOnTop(), true);
    assert.equal((await page.card()).hasFocus, true);
    await page.run(() => fake.annotations.list());
    assert.equal(await isOnTop(), true);
    await page.driver.actions().sendKeys(Key.ARROW_DOWN, Key.ENTER).perform();
    assert.match((await page.waitForCard()).label, /^Quote/);
    await page.driver.actions().sendKeys(Key.ESCAPE).perform();
    assert.equal(await page.card(), null);
    assert.equal(await page.run(() => document.querySelector("#d").open), true, "the first Escape is the card's");
  });

  test("in full screen card and list stand above it", async () => {
    await page.show(`<div id=f class=screen><button id=go>Full</button>${TEXT}</div>`);
    await page.run(() => {
      document.querySelector("#go").addEventListener("click", () => document.querySelector("#f").requestFullscreen());
    });
    await page.driver.findElement({ id: "go" }).click();
    await page.driver.wait(() => page.run(() => document.fullscreenElement !== null), 5000, "full screen");
    await page.mark(FACTS);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    const isOnTop = () => page.run(() => {
      const host = document.querySelector(".factlight-card:popover-open");
      const { left, top } = host.getBoundingClientRect();
      return document.elementFromPoint(left + 20, top + 20) === host;
    });
    assert.equal(await isOnTop(), true);
    await page.run(() => fake.annotations.list());
    assert.equal(await isOnTop(), true);
    await page.run(() => document.exitFullscreen());
  });
});

inEachBrowser("with little motion", (page) => {
  test("nothing moves", async () => {
    await page.show(TEXT);
    await page.mark(FACTS);
    const moving = await page.run(async () => {
      await fake.annotations.open(fake.annotations.facts[0]);
      const root = document.querySelector(".factlight-card").shadowRoot;
      const card = root.getAnimations().length + root.querySelector(".frame").getAnimations().length;
      await fake.annotations.list();
      const list = document.querySelector(".factlight-card[data-list]").shadowRoot.querySelector(".frame").getAnimations().length;
      return { card, list, marks: getComputedStyle(document.querySelector(".factlight")).transitionDuration };
    });
    assert.deepEqual(moving, { card: 0, list: 0, marks: "0s" });
  });
}, { reducedMotion: true });

inEachBrowser("with motion", (page) => {
  test("the card comes in, which shows that the test above can fail", async () => {
    await page.show(TEXT);
    await page.mark(FACTS);
    const moving = await page.run(async () => {
      await fake.annotations.open(fake.annotations.facts[0]);
      return document.querySelector(".factlight-card").shadowRoot.querySelector(".frame").getAnimations().length;
    });
    assert.equal(moving, 1);
  });
});
