// The demo end to end, as a reader uses it: the real engine on every story, the switches, the list, the card, and the reader's own
// text. It uses FACTLIGHT_DEMO_URL, or else serves www/site itself.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { BROWSERS, open } from "../support/browsers.mjs";
import { serve } from "../support/serve.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What each page must show at the least, so that a detector that falls silent is seen here.
const PAGES = [
  { path: "index.html", least: { quantity: 4, quote: 1, place: 2 } },
  { path: "articles/ferry.html", least: { quantity: 12, quote: 8, place: 6 } },
  { path: "articles/coffee.html", least: { quantity: 60, quote: 2, place: 8 } },
  { path: "articles/interview.html", least: { quantity: 10, quote: 20, place: 5 } },
  { path: "articles/names.html", least: { quantity: 5, quote: 6, place: 15 } },
  { path: "articles/storm.html", least: { quantity: 25, quote: 5, place: 12 } },
];

/** One tab on the demo. */
class Demo {
  constructor(browser, options) {
    this.browser = browser;
    this.options = options;
  }

  async start() {
    this.server = process.env.FACTLIGHT_DEMO_URL ? null : await serve({ folder: "site" });
    this.root = new URL(process.env.FACTLIGHT_DEMO_URL ?? this.server.address).href.replace(/\/?$/, "/");
    this.driver = await open(this.browser, this.options);
  }

  async stop() {
    await this.driver?.quit();
    await this.server?.close();
  }

  /** Runs `act(...args)` in the page and gives what it gives. */
  async run(act, ...args) {
    const script = `const done = arguments[arguments.length - 1], args = arguments[0];
      Promise.resolve().then(() => (${act})(...args)).then((value) => done({ value }), (e) => done({ error: String(e?.stack ?? e) }));`;
    const { value, error } = await this.driver.executeAsyncScript(script, args);
    assert.equal(error, undefined);
    return value;
  }

  async visit(path) {
    await this.driver.get(this.root + path);
    await this.run(() => {
      window.seen = [];
      document.addEventListener("securitypolicyviolation", (event) => seen.push(`${event.violatedDirective}: ${event.blockedURI}`));
      addEventListener("error", (event) => seen.push(event.message));
      addEventListener("unhandledrejection", (event) => seen.push(String(event.reason)));
    });
    await this.settle(path === "your-text.html" ? "resting" : "shown");
  }

  /** Waits until the panel says that the page is read. */
  async settle(state = "shown") {
    let now;
    await this.driver.wait(
      async () => (now = await this.run(() => document.querySelector(".panel")?.dataset.state)) === state || now === "failed",
      20_000,
      `the panel ${state}`,
    );
    assert.equal(now, state, await this.run(() => document.querySelector(".panel .status").textContent));
  }

  /** How many marks and lines of the list there are, by kind. Marks of one fact may be several. */
  counts() {
    return this.run(() => {
      const count = (kind) => ({
        marks: document.querySelectorAll(`.factlight[data-factlight-kind=${kind}]`).length,
        lines: document.querySelectorAll(`.found [data-kind=${kind}] .line`).length,
      });
      return { quantity: count("quantity"), quote: count("quote"), place: count("place") };
    });
  }

  /** The open card's text; null when none is open. */
  card() {
    return this.run(() => document.querySelector(".factlight-card:popover-open")?.shadowRoot.textContent ?? null);
  }

  async waitForCard(isOpen = true) {
    await this.driver.wait(async () => ((await this.card()) !== null) === isOpen, 5000, `the card ${isOpen ? "open" : "closed"}`);
  }

  /** Presses a switch and waits for the page to be read anew. */
  async press(kind) {
    await this.run((k) => {
      document.querySelector(".panel").dataset.state = "pressed";
      document.querySelector(`[role=switch][data-kind=${k}]`).click();
    }, kind);
    await this.settle();
  }

  /** Puts text into the box and has it read. */
  async paste(text) {
    await this.run((value) => {
      document.querySelector(".panel").dataset.state = "pressed";
      document.querySelector("#pasted").value = value;
      document.querySelector("#read").click();
    }, text);
    await this.settle();
  }

  /** Asserts that nothing was blocked (but what `refused` matches), thrown, logged as an error, or asked of another origin. */
  async assertQuiet(refused = /^$/) {
    const elsewhere = await this.run(() =>
      performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(`${location.origin}/`) && !name.startsWith("data:")));
    const seen = (await this.run(() => window.seen)).filter((message) => !refused.test(message));
    assert.deepEqual({ seen, elsewhere }, { seen: [], elsewhere: [] });
    // Firefox's driver has no log to read.
    if (this.browser === "firefox") return;
    const logged = (await this.driver.manage().logs().get("browser")).filter(({ level }) => level.value >= 900);
    assert.deepEqual(logged.map(({ message }) => message).filter((message) => !refused.test(message)), []);
  }

  async assertAccessible() {
    await this.driver.executeScript(AXE);
    const violations = await this.run(async () => {
      // A card that is still fading in has no colours of its own yet.
      const cards = [...document.querySelectorAll(".factlight-card")].flatMap(({ shadowRoot }) => shadowRoot.getAnimations());
      await Promise.all(cards.map(({ finished }) => finished));
      const result = await axe.run(document, { resultTypes: ["violations"] });
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    });
    assert.deepEqual(violations, []);
  }

  /** Whether the page is wider than the window. */
  overflows() {
    return this.run(() => document.scrollingElement.scrollWidth > document.documentElement.clientWidth + 1);
  }
}

function inEachBrowser(title, tests, options = {}) {
  for (const browser of BROWSERS) {
    describe(`${title} (${browser})`, () => {
      const demo = new Demo(browser, options);
      before(() => demo.start());
      after(() => demo.stop());
      tests(demo);
    });
  }
}

inEachBrowser("the demo", (demo) => {
  for (const { path, least } of PAGES) {
    test(`${path} shows facts of every kind, quietly and accessibly`, async () => {
      await demo.visit(path);
      const counts = await demo.counts();
      for (const [kind, count] of Object.entries(least)) {
        assert.ok(counts[kind].lines >= count, `${counts[kind].lines} of kind ${kind}, expected ${count} or more`);
        assert.ok(counts[kind].marks >= counts[kind].lines, "every fact of the list is marked");
      }
      assert.match(await demo.run(() => document.querySelector(".took").textContent), /^[\d,]+ characters read in /);
      assert.equal(await demo.overflows(), false);
      await demo.assertAccessible();
      await demo.assertQuiet();
    });
  }

  test("the bar leads to every page and says which one this is", async () => {
    await demo.visit("articles/names.html");
    const links = await demo.run(() => [...document.querySelectorAll(".bar nav a")].map(({ href }) => href));
    assert.deepEqual(links, [...PAGES.map(({ path }) => path), "your-text.html"].map((path) => demo.root + path));
    const current = await demo.run(() => [...document.querySelectorAll(".bar [aria-current=page]")].map(({ href }) => href));
    assert.deepEqual(current, [demo.root + "articles/names.html"]);
  });

  test("a switch takes the marks of its kind away and brings them back", async () => {
    await demo.visit("articles/ferry.html");
    const before = await demo.counts();
    const text = await demo.run(() => document.querySelector("article").textContent);
    await demo.press("quote");
    const without = await demo.counts();
    assert.deepEqual(without.quote, { marks: 0, lines: 0 });
    assert.deepEqual({ ...without, quote: before.quote }, before);
    await demo.press("quantity");
    await demo.press("place");
    assert.equal(await demo.run(() => document.querySelectorAll(".factlight").length), 0);
    assert.equal(await demo.run(() => document.querySelector(".panel .status").textContent), "All kinds are switched off.");
    for (const kind of ["place", "quote", "quantity"]) await demo.press(kind);
    assert.deepEqual(await demo.counts(), before);
    assert.equal(await demo.run(() => document.querySelector("article").textContent), text);
    await demo.assertQuiet();
  });

  test("a line of the list leads to its mark and opens its card", async () => {
    await demo.visit("articles/interview.html");
    const lines = await demo.run(() => document.querySelectorAll(".found .line").length);
    for (const index of [0, Math.floor(lines / 2), lines - 1]) {
      const line = await demo.run((i) => {
        const found = document.querySelectorAll(".found .line")[i];
        found.click();
        return found.querySelector(".text").textContent;
      }, index);
      await demo.waitForCard();
      const mark = await demo.run(() => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        return { text: document.activeElement.textContent, isMark: document.activeElement.matches(".factlight"), inSight: bottom > 0 && top < innerHeight };
      });
      assert.deepEqual({ isMark: mark.isMark, inSight: mark.inSight }, { isMark: true, inSight: true });
      assert.ok(line.startsWith(mark.text.replace(/\s+/g, " ").trim().slice(0, 40)), `“${line}” led to “${mark.text}”`);
    }
    await demo.driver.actions().sendKeys(Key.ESCAPE).perform();
    await demo.waitForCard(false);
  });

  test("the card opens under the pointer, and Escape closes it", async () => {
    await demo.visit("articles/ferry.html");
    const place = await demo.driver.findElement({ css: "article p > .factlight[data-factlight-kind=place]" });
    await demo.run((element) => element.scrollIntoView({ block: "center" }), place);
    await demo.driver.actions().move({ origin: place }).perform();
    await demo.waitForCard();
    assert.match(await demo.card(), /The Lamplight Courier/);
    await demo.driver.actions().sendKeys(Key.ESCAPE).perform();
    await demo.waitForCard(false);
  });

  test("with the keyboard alone: to the marks by Tab, Enter opens the card, Escape goes back", async () => {
    await demo.visit("articles/names.html");
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await demo.driver.actions().sendKeys(Key.TAB).perform();
      if (await demo.run(() => document.activeElement.matches(".factlight"))) break;
    }
    const mark = await demo.run(() => document.activeElement.textContent);
    await demo.driver.actions().sendKeys(Key.ENTER).perform();
    await demo.waitForCard();
    await demo.assertAccessible();
    await demo.driver.actions().sendKeys(Key.ESCAPE).perform();
    await demo.waitForCard(false);
    assert.equal(await demo.run(() => document.activeElement.textContent), mark);
  });

  test("plain text becomes paragraphs with marks", async () => {
    await demo.visit("your-text.html");
    await demo.paste("The dam holds 40 million litres, she said.\n\nIt stands near Lisbon & leaks <3 drops.");
    assert.deepEqual(await demo.run(() => [...document.querySelectorAll("#own > *")].map((e) => `${e.localName}: ${e.textContent}`)), [
      "p: The dam holds 40 million litres, she said.",
      "p: It stands near Lisbon & leaks <3 drops.",
    ]);
    const counts = await demo.counts();
    assert.ok(counts.quantity.marks >= 1 && counts.place.marks >= 1, JSON.stringify(counts));
    await demo.run(() => document.querySelector("#empty").click());
    await demo.settle("resting");
    assert.equal(await demo.run(() => document.querySelectorAll(".factlight").length), 0);
    await demo.assertQuiet();
  });

  test("a long text is marked where it is seen, and its list leads to what is not marked yet", async () => {
    await demo.visit("your-text.html");
    const week = (i) => `In week ${i} the wardens counted ${i + 100} boats between the old quay and the new one, and nobody asked them why they did it.`;
    await demo.paste(Array.from({ length: 700 }, (_, i) => week(i + 1)).join("\n\n"));
    const { marks, lines, status } = await demo.run(() => ({
      marks: document.querySelectorAll(".factlight").length,
      lines: document.querySelectorAll(".found .line").length,
      status: document.querySelector(".panel .status").textContent,
    }));
    assert.match(status, /^(7\d\d|\d,\d{3}) facts marked\.$/);
    assert.ok(marks > 0 && marks < 300, `${marks} marks`);
    assert.ok(lines >= 200 && lines < 700, `${lines} lines`);
    const said = await demo.run(() => {
      const line = document.querySelectorAll(".found .line")[150];
      line.click();
      return line.querySelector(".text").textContent;
    });
    await demo.waitForCard();
    const { text, isSeen } = await demo.run(() => {
      const mark = document.querySelector("[data-factlight-open]");
      const { top, bottom } = mark.getBoundingClientRect();
      return { text: mark.textContent, isSeen: top >= 0 && bottom <= innerHeight };
    });
    assert.ok(said.startsWith(text), `${said} / ${text}`);
    assert.ok(isSeen, "the mark is on the screen");
    await demo.assertQuiet();
  });

  test("hostile HTML is shown as text, runs nothing, asks for nothing", async () => {
    await demo.visit("your-text.html");
    await demo.paste(HOSTILE);
    const own = await demo.run(() => ({
      ran: "ran" in window,
      names: [...new Set([...document.querySelectorAll("#own *")].map((e) => e.localName))].sort(),
      attributes: [...document.querySelectorAll("#own *:not(.factlight)")].flatMap((e) => e.getAttributeNames()),
      hrefs: [...document.querySelectorAll("#own a[href]")].map((a) => a.protocol),
      title: document.title,
      text: document.querySelector("#own").textContent,
    }));
    assert.equal(own.ran, false);
    assert.deepEqual(own.names, ["a", "factmark", "p"]);
    assert.deepEqual(own.attributes.filter((name) => name !== "href"), []);
    assert.deepEqual(own.hrefs, ["https:"]);
    assert.equal(own.title, "Your own text");
    assert.match(own.text, /About 300 boats left Lisbon/);
    const counts = await demo.counts();
    assert.ok(counts.quantity.marks >= 1 && counts.place.marks >= 1, JSON.stringify(counts));
    await demo.assertAccessible();
    // Chromium holds a document that is parsed and never run to the page's policy, and says so: for a sanitiser's too.
    await demo.assertQuiet(/: inline$|^base-uri: |violates the following Content Security Policy directive/);
  });
});

const HOSTILE = `<script>window.ran = 1</script><style>body { display: none }</style><title>Taken over</title>
<base href="https://evil.example.org/"><meta http-equiv="refresh" content="0;url=https://evil.example.org/">
<img src="x" onerror="window.ran = 1"><img src="https://evil.example.org/pixel.png"><svg onload="window.ran = 1"><script>window.ran = 1</script></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.ran=1&gt;"></table></mtext></math>
<iframe srcdoc="<script>parent.ran = 1</script>"></iframe><link rel="stylesheet" href="https://evil.example.org/x.css">
<form action="https://evil.example.org/"><input autofocus onfocus="window.ran = 1" name="body"></form>
<p onclick="window.ran = 1" style="position: fixed; inset: 0" id="pasted" class="panel" data-x="1">About 300 boats left <a href="javascript:window.ran = 1">Lisbon</a>, <a href="https://port.example.org/log" ping="https://evil.example.org/" target="_top">the port says</a>.</p>`;

inEachBrowser(
  "the demo on a phone in the dark",
  (demo) => {
    test("nothing is wider than the window, and every page is accessible", async () => {
      for (const path of [...PAGES.map((page) => page.path), "your-text.html"]) {
        await demo.visit(path);
        assert.equal(await demo.overflows(), false, path);
        await demo.assertAccessible();
      }
    });

    test("the list is a sheet: it opens, leads to a mark, and is out of the way then", async () => {
      await demo.visit("articles/coffee.html");
      const isOpen = () => demo.run(() => getComputedStyle(document.querySelector(".panel-body")).display !== "none");
      assert.equal(await isOpen(), false);
      await demo.run(() => document.querySelector(".handle").click());
      assert.equal(await isOpen(), true);
      await demo.assertAccessible();
      await demo.run(() => document.querySelectorAll(".found .line")[4].click());
      await demo.waitForCard();
      assert.equal(await isOpen(), false);
      await demo.assertQuiet();
    });
  },
  { mobile: true, dark: true, reducedMotion: true },
);
