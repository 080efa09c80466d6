// The card: how it opens and closes, where focus goes, and what it says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key, Origin } from "selenium-webdriver";
import { inEachBrowser } from "../support/page.mjs";

const TEXT = `<p>The new pier will cost <b>more than</b> $2.1 billion, according to Tomas Reyd, the port's treasurer, in
  <a href="/reports/pier">a report</a>.</p><p>“We counted 340 boats near Oban,” Reyd said. <a id=after href="#x">More</a></p>`;
const SOURCE = { name: "Tomas Reyd", role: "the port's treasurer", cue: "according to" };
const FACTS = [
  {
    words: "more than $2.1 billion", amount: { value: 2.1e9 }, unit: { id: "USD", name: "US dollar", measure: "currency" },
    form: "currency", approximator: "more_than", source: SOURCE, citation: "/reports/pier",
  },
  { words: "“We counted 340 boats near Oban,”", kind: "quote", source: { name: "Tomas Reyd", at: "Reyd said", cue: "said" } },
  { words: "340 boats", amount: { value: 340 }, measured: "boats" },
  { words: "Oban", kind: "place", name: "Oban", country: "GB", region: "Scotland", population: 8490, lat: 56.41, lon: -5.47 },
];

inEachBrowser("the card", (page) => {
  const show = async () => {
    await page.show(TEXT);
    await page.mark(FACTS);
  };
  const press = (...keys) => page.driver.actions().sendKeys(...keys).perform();
  const hover = async (selector) => {
    const at = await page.run((s) => {
      const { left, top, width, height } = document.querySelector(s).getClientRects()[0];
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    }, selector);
    await page.driver.actions({ async: true }).move({ ...at, origin: Origin.VIEWPORT, duration: 50 }).perform();
  };
  const focusedText = () => page.run(() => document.activeElement.textContent);
  const noCard = () => page.driver.wait(async () => (await page.card()) === null, 5000, "no card");

  test("it opens when the pointer rests on a mark, stays while the pointer is on it, and closes when it leaves", async () => {
    await show();
    await hover('[data-factlight-kind="place"]');
    const { box, label } = await page.waitForCard();
    assert.equal(label, "Place: Oban");
    const onCard = { x: Math.round(box.left + 40), y: Math.round(box.top + 60), origin: Origin.VIEWPORT, duration: 100 };
    await page.driver.actions({ async: true }).move(onCard).perform();
    await page.run(() => new Promise((resolve) => setTimeout(resolve, 700)));
    assert.equal((await page.card())?.label, "Place: Oban");
    await page.driver.actions({ async: true }).move({ x: 2, y: 2, origin: Origin.VIEWPORT }).perform();
    await noCard();
  });

  test("Escape closes it, and the page's own listeners do not hear that Escape", async () => {
    await show();
    await page.run(() => {
      window.escapes = 0;
      document.addEventListener("keydown", ({ key }) => (window.escapes += Number(key === "Escape")));
    });
    await hover('[data-factlight-kind="place"]');
    await page.waitForCard();
    await press(Key.ESCAPE);
    assert.equal(await page.card(), null);
    assert.equal(await page.run(() => window.escapes), 0);
    await press(Key.ESCAPE);
    assert.equal(await page.run(() => window.escapes), 1);
  });

  test("all marks are one tab stop; arrows walk from fact to fact; Enter opens; Escape returns the focus", async () => {
    await show();
    await press(Key.TAB);
    assert.equal(await focusedText(), "more than");
    await press(Key.ARROW_RIGHT, Key.ARROW_RIGHT, Key.ARROW_RIGHT);
    assert.equal(await focusedText(), "Oban");
    await press(Key.ARROW_RIGHT);
    assert.equal(await focusedText(), "Oban");
    await press(Key.HOME, Key.ARROW_RIGHT, Key.ARROW_RIGHT);
    assert.equal(await focusedText(), "340 boats");
    await press(Key.ENTER);
    assert.equal((await page.waitForCard()).hasFocus, true);
    await press(Key.ESCAPE);
    assert.equal(await page.card(), null);
    assert.equal(await focusedText(), "340 boats");
    await press(Key.TAB);
    assert.equal(await focusedText(), "More");
    await page.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
    assert.equal(await focusedText(), "340 boats");
    await press(" ");
    assert.equal((await page.waitForCard()).label, "Number: 340 boats");
  });

  test("in the card, arrows go to the next and previous fact, and Tab behind the last link leads back to the mark", async () => {
    await show();
    await press(Key.TAB, Key.ENTER);
    await page.waitForCard();
    await press(Key.ARROW_LEFT);
    assert.equal((await page.waitForCard()).label, "Place: Oban");
    await press(Key.ARROW_RIGHT);
    assert.equal((await page.waitForCard()).label, "Number: more than $2,100,000,000");
    assert.equal((await page.card()).hasFocus, true);
    for (let i = 0; i < 12 && (await page.card()); i += 1) await press(Key.TAB);
    assert.equal(await page.card(), null);
    assert.equal(await focusedText(), "more than");
  });

  test("the buttons of the card step and close, and keep the focus", async () => {
    await show();
    await page.run(() => fake.annotations.open(fake.annotations.facts[0], { focus: true }));
    await press(Key.TAB, Key.TAB, Key.TAB, Key.ENTER);
    assert.match((await page.waitForCard()).text, /2 of 4/);
    await press(Key.ENTER);
    assert.match((await page.waitForCard()).text, /3 of 4/);
    await press(Key.TAB, Key.ENTER);
    assert.equal(await page.card(), null);
    assert.equal(await focusedText(), "340 boats");
  });

  test("a click opens it for good, a click elsewhere closes it, and a link stays a link", async () => {
    await page.show(`<p>It took 12 days. <a href="#there">It took 13 days.</a></p>`);
    await page.mark([{ words: "12 days" }, { words: "13 days" }]);
    const [first, second] = await page.driver.findElements({ css: ".factlight" });
    await first.click();
    await page.waitForCard();
    await page.driver.actions({ async: true }).move({ x: 2, y: 600, origin: Origin.VIEWPORT }).perform();
    await page.run(() => new Promise((resolve) => setTimeout(resolve, 600)));
    assert.notEqual(await page.card(), null);
    await page.driver.actions({ async: true }).move({ x: 2, y: 600, origin: Origin.VIEWPORT }).click().perform();
    assert.equal(await page.card(), null);
    await second.click();
    assert.equal(await page.run(() => location.hash), "#there");
  });

  test("one card is open at a time, over several annotated parts too", async () => {
    await page.show("<p id=a>It took 12 days.</p><p id=b>It took 13 days.</p>");
    const cards = await page.run(async () => {
      const [a, b] = await Promise.all(["#a", "#b"].map((id) => fake.annotate(document.querySelector(id), fake.detector([{ words: "days" }]))));
      await a.open(a.facts[0]);
      await b.open(b.facts[0]);
      return document.querySelectorAll(".factlight-card:popover-open").length;
    });
    assert.equal(cards, 1);
  });

  test("it says first who says so, then what it means, then where it comes from", async () => {
    await show();
    const cards = [];
    for (let i = 0; i < 4; i += 1) {
      await page.run((n) => fake.annotations.open(fake.annotations.facts[n]), i);
      cards.push((await page.card()).text.replace(/\s*\n\s*/g, " | "));
    }
    assert.match(cards[0], /Who says so \| Tomas Reyd \| the port's treasurer \| Here “according to” \| What it means \| more than \$2,100,000,000 \| more than 2.1 billion US dollars \| Where it comes from \| Cited here \| 127.0.0.1\/reports\/pier \| This page \| A page \| 127.0.0.1 \| Link to this passage/);
    assert.match(cards[1], /Tomas Reyd \| Here “Reyd said”, “said” \| First mentioned \| “…billion, according to Tomas Reyd, the port's treasurer, in a report.” \| What it means \| “We counted 340 boats near Oban,” \| Quoted word for word/);
    assert.match(cards[2], /Tomas Reyd \| Here “Reyd said”, “said” \| Said by the speaker of the surrounding quote \| First mentioned .* \| What it means \| 340 boats \| Where/);
    assert.match(cards[3], /What it means \| Oban \| City or town in Scotland, United Kingdom \| Why this place \| It is the only place of this name in the gazetteer \| Where it comes from \| This page .* \| More about this place \| Why it is marked \| Copy/);
    const more = await page.run(() => {
      const fold = document.querySelector(".factlight-card").shadowRoot.querySelectorAll("details")[1];
      fold.open = true;
      return fold.innerText.replace(/\s*\n\s*/g, " | ");
    });
    assert.match(more, /Coordinates \| 56.41° N, 5.47° W \| Population \| about 8,490 \| Gazetteer \| GeoNames \(CC BY 4.0\) \| View on OpenStreetMap \| Search on Wikipedia/);
  });

  test("a place's card has a map of it, says why it is this one of its name, and links to where more is found", async () => {
    await page.show("<p>Rain fell on Oban & on Leith and Holm Road.</p>");
    const other = { name: "Oban", place_kind: "city", country: "NZ", region: "Southland", lat: -46.9, lon: 168.13, population: null };
    await page.mark([
      { words: "Oban", kind: "place", name: "Oban", lat: 56.41, lon: -5.47, region: "Scotland", reason: "size", namesakes: [other] },
      { words: "Leith", kind: "place", name: "<b>Leith", lat: 179, lon: -179.9, reason: "home", metonym: true },
      { words: "Holm", kind: "place", name: "Holm Road", id: null, lat: null, lon: null, precision: "town", within: "Leeds", reason: "lies_in" },
    ]);
    const open = async (index, hasMap = true) => {
      await page.run((n) => fake.annotations.open(fake.annotations.facts[n]), index);
      return page.waitForCard(({ map, text }) => (hasMap ? map !== null : text.includes("Holm Road")));
    };
    const oban = await open(0);
    assert.equal(oban.map, "Map showing Oban");
    assert.match(oban.text, /Why this place\s+It is the largest or best known place of this name\s+Other places with this name\s+Oban, Southland, New Zealand/);
    assert.doesNotMatch(oban.text, /Who says so/, "nobody says where a town lies");
    const links = Object.fromEntries(oban.links.map(({ text, href }) => [text, href]));
    assert.equal(links["View on OpenStreetMap"], "https://www.openstreetmap.org/?mlat=56.41&mlon=-5.47#map=12/56.41/-5.47");
    assert.equal(links["Search on Wikipedia"], "https://en.wikipedia.org/wiki/Special:Search?search=Oban%20Scotland");
    const leith = await open(1);
    assert.equal(leith.map, "Map showing <b>Leith");
    assert.match(leith.text, /Here, the government of this place/);
    assert.match(leith.text, /Why this place\s+It is in the country this page is from/);
    const holm = await open(2, false);
    assert.equal(holm.map, null, "nobody knows where the road is");
    assert.match(holm.text, /City or town somewhere in Leeds, Iceland/);
    assert.doesNotMatch(holm.text, /Who says so|Coordinates/);
    await page.assertQuiet();
  });

  test("what is told elsewhere stands beside it, as text; a later card waits for no earlier answer", async () => {
    await page.show("<p>It took 12 days and 30 boats.</p>");
    await page.run(() => {
      const side = (name, text, href) => ({ name, text, context: "<b>It took</b> long", source: "The Quay", href, lang: "en" });
      const answers = new Map();
      fake.answer = (words) => answers.get(words)();
      const compare = (fact) => new Promise((resolve) => {
        const words = fake.blocks[0].text.slice(fact.anchor.start, fact.anchor.end);
        const sides = [side("Here", words, "javascript:alert(1)"), side("Kept", `<img src=x onerror=alert(1)> not ${words}`, "https://quay.example/a")];
        answers.set(words, () => resolve({ title: "Two figures", sides }));
      });
      return fake.run([{ words: "12 days" }, { words: "30 boats" }], { compare });
    });
    const open = (index) => page.run((i) => fake.annotations.open(fake.annotations.facts[i]), index);
    const besides = () => page.run(() => {
      const part = document.querySelector(".factlight-card").shadowRoot.querySelector(".besides");
      return part && [part.innerText.replace(/\s*\n\s*/g, " | "), ...[...part.querySelectorAll("a")].map((a) => a.getAttribute("href"))];
    });
    await open(0);
    await open(1);
    await page.run(() => fake.answer("12 days"));
    await page.driver.sleep(100);
    assert.equal(await besides(), null);
    await page.run(() => fake.answer("30 boats"));
    await page.driver.wait(async () => (await besides()) !== null, 5000, "the comparison");
    assert.deepEqual(await besides(), [
      "Two figures | Here | 30 boats | <b>It took</b> long | The Quay | Kept | <img src=x onerror=alert(1)> not 30 boats | <b>It took</b> long | The Quay",
      "https://quay.example/a",
    ]);
    await page.assertQuiet();
  });

  test("closed, it works the same and the page's scripts cannot look into it", async () => {
    await page.show("<p>It took 12 days.</p>");
    await page.mark([{ words: "12 days" }], { closed: true });
    const seen = await page.run(async () => {
      await fake.annotations.open(fake.annotations.facts[0], { focus: true });
      const host = document.querySelector(".factlight-card:popover-open");
      return [host.shadowRoot, document.activeElement === host];
    });
    assert.deepEqual(seen, [null, true]);
    await page.driver.actions().sendKeys("\uE00C").perform();
    assert.equal(await page.run(() => document.querySelector(".factlight-card:popover-open")), null);
    assert.equal(await page.run(() => document.activeElement.textContent), "12 days");
  });

  test("what nobody is named for, says so", async () => {
    await page.show("<p>It took 12 days.</p>");
    await page.mark([{ words: "12 days" }]);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    assert.match((await page.card()).text, /Who says so\s+Speaker not named here/);
  });

  test("a number is said in full with what it counts, and so is its card's name", async () => {
    await page.show("<p>It took 12 days.</p>");
    const km = { id: "km", name: "kilometre", measure: "length" };
    await page.mark([{ words: "12 days", amount: { low: 16, high: 20 }, unit: km, form: "measure" }]);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    assert.equal((await page.card()).label, "Number: 16 to 20 kilometres");
  });

  test("the card's file is loaded once the page is marked, and a card that was not wanted any more does not open", async () => {
    await page.show("<p>It took 12 days.</p>");
    assert.deepEqual(await page.run(() => fake.loaded()), []);
    await page.run(async () => {
      await fake.run([{ words: "12 days" }]);
      const opened = fake.annotations.open(fake.annotations.facts[0]);
      fake.annotations.close();
      await opened;
    });
    assert.equal(await page.card(), null);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    assert.notEqual(await page.card(), null);
    assert.deepEqual(await page.run(() => fake.loaded()), ["/dist/opening.js", "/dist/english.js"]);
    await page.assertUndone();
  });

  test("where the page comes from is read from its JSON-LD, then its meta tags, then its title", async () => {
    const head = (more) => `<meta property="og:site_name" content="The Quay"><meta name="author" content="Ada Holm">
      <meta property="article:published_time" content="2026-03-14">${more}`;
    const graph = { "@graph": [{ "@type": "WebSite", name: "No" }, {
      "@type": ["Thing", "NewsArticle"], headline: "Piers", author: [{ name: "B. Lund" }, "C. Moe"], publisher: { name: "Pier Post" },
      datePublished: "2026-02-01T23:30:00Z",
    }] };
    const about = async (more) => {
      await page.show("<p>It took 12 days.</p>", { head: head(more) });
      await page.mark([{ words: "12 days" }]);
      await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
      return /This page\s+([\s\S]*?)\s+Link/.exec((await page.card()).text)[1];
    };
    assert.equal(await about(""), "A page\nThe Quay · Ada Holm · March 14, 2026");
    const ld = `<script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify(graph)}</script>`;
    assert.match(await about(ld), /^Piers\nPier Post · B. Lund, C. Moe · February [12], 2026$/);
  });

  test("of a long page, which is read in turns, the last fact's card is as whole as the first one's", async () => {
    await page.show(`<p>${"It rained all day. ".repeat(1000)}</p>`.repeat(25) + "<p>It took 300 km from Oban, Ada Holm said.</p>");
    const other = { name: "Oban", place_kind: "city", country: "NZ", region: null, lat: -46.9, lon: 168.13, population: null };
    await page.mark([
      {
        words: "300 km", amount: { value: 300 }, unit: { id: "kilometre", name: "kilometre", measure: "length" }, form: "measure",
        converted: [{ amount: { value: 190 }, unit: { id: "mile", name: "mile", measure: "length" }, of: null }], source: { name: "Ada Holm", cue: "said" },
      },
      { words: "Oban", kind: "place", name: "Oban", namesakes: [other] },
    ], { mark: "highlight" });
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    assert.match((await page.card()).text, /Ada Holm\s+Here “said”\s+What it means\s+300 kilometres\s+In other units\s+190 miles/);
    await page.run(() => fake.annotations.open(fake.annotations.facts[1]));
    assert.match((await page.card()).text, /Other places with this name\s+Oban, New Zealand/);
  });

  test("a page that has become another one is told of as it is now", async () => {
    await page.show("<p>It took 12 days.</p>");
    await page.mark([{ words: "12 days" }], { mark: "highlight" });
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    await page.run(() => {
      history.pushState(null, "", "/another");
      document.title = "Another page";
      return fake.annotations.open(fake.annotations.facts[0]);
    });
    const { text, links } = await page.card();
    assert.match(text, /This page\s+Another page/);
    assert.match(links.at(-1).href, /\/another#:~:text=/);
  });

  test("the link to the passage names its words and the words around them", async () => {
    await page.show(`<p>Of five ships - all named - three, it said, came at "50% speed" &amp; two did not come at all, so the
      port that had waited since the early morning of that day closed its gates in the evening, at last.</p>`);
    const long = "two did not come at all, so the port that had waited since the early morning of that day";
    await page.mark([{ words: "three, it said" }, { words: "50% speed" }, { words: long }]);
    const links = await page.run(() => fake.passages());
    for (const [i, link] of links.entries()) links[i] = link.replace(/^.*#/, "");
    assert.deepEqual(links, [
      ":~:text=%2D%20all%20named%20%2D-,three%2C%20it%20said,-%2C%20came%20at%20%2250%25",
      ":~:text=said%2C%20came%20at%20%22-,50%25%20speed,-%22%20%26%20two%20did",
      ":~:text=at%20%2250%25%20speed%22%20%26-,two%20did%20not%20come,morning%20of%20that%20day,-closed%20its%20gates%20in",
    ]);
  });

  test("the browser itself finds the passage by its link, in the right one of two places", async () => {
    const html = `<p>In May they sold 30 boats to Oban.</p><div class=tall></div><div class=tall></div>
      <p id=second>In June they <q>sold <b>30 boats</b></q> <br>to Mull, at - as they say - a good price.</p><div class=tall></div>`;
    await page.show(html);
    await page.mark([{ words: "30 boats", every: true }, { words: "a good price" }]);
    const links = await page.run(() => fake.passages());
    for (const [i, link] of links.entries()) {
      await page.driver.get("about:blank");
      await page.driver.get(link);
      const expected = i > 0;
      const isThere = () => page.run(() => scrollY > 0);
      if (expected) await page.driver.wait(isThere, 5000, `the browser goes to ${link}`);
      else assert.equal(await isThere(), false);
    }
  });

  test("it lies in the window whatever the mark's place, and follows the page when it scrolls", async () => {
    await page.show(`<p>5 cups</p><div class=tall></div><p dir=rtl>6 cups</p><div class=tall></div><p>7 cups</p>`, { html: "" });
    await page.mark([{ words: "5 cups" }, { words: "6 cups" }, { words: "7 cups" }]);
    for (let i = 0; i < 3; i += 1) {
      await page.run((n) => fake.annotations.open(fake.annotations.facts[n]), i);
      const { box } = await page.card();
      const { width, height } = await page.run(() => ({ width: innerWidth, height: innerHeight }));
      assert.ok(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height, JSON.stringify({ box, width, height }));
      const covers = await page.run((n) => {
        const card = fake.card().box;
        const { top, bottom } = document.querySelectorAll(".factlight")[n].getBoundingClientRect();
        return card.top < bottom && top < card.bottom;
      }, i);
      assert.equal(covers, false);
    }
    await page.run(() => fake.annotations.open(fake.annotations.facts[1]));
    const before = (await page.card()).box;
    await page.run(() => scrollBy(0, -60));
    await page.waitForCard((card) => Math.abs(card.box.top - before.top - 60) < 2 || Math.abs(card.box.bottom - before.bottom - 60) < 2);
    await page.run(() => scrollTo(0, 0));
    await noCard();
  });

  test("what unfolds comes into sight, and the card goes on covering nothing of its mark", async () => {
    for (const [above, side] of [["tall", "above"], ["", "below"]]) {
      await page.show(`<div class="${above}"></div><p>It took <b>12 days</b>, Ada Holm said.</p><div class=tall></div>`);
      await page.mark([{ words: "12 days", source: { name: "Ada Holm", cue: "said" } }]);
      await page.run((above) => {
        const { top } = document.querySelector(".factlight").getBoundingClientRect();
        scrollBy(0, top - (above ? innerHeight - 100 : 20));
        return fake.annotations.open(fake.annotations.facts[0]);
      }, above);
      const folds = await page.run(() => document.querySelector(".factlight-card").shadowRoot.querySelectorAll("summary").length);
      for (let i = 0; i < folds; i += 1) {
        const summary = await page.run((n) => document.querySelector(".factlight-card").shadowRoot.querySelectorAll("summary")[n], i);
        await summary.click();
        await page.driver.sleep(100);
        const seen = await page.run((n) => {
          const mark = document.querySelector(".factlight").getBoundingClientRect();
          const host = document.querySelector(".factlight-card");
          const card = host.getBoundingClientRect();
          const body = host.shadowRoot.querySelector(".body").getBoundingClientRect();
          const fold = host.shadowRoot.querySelectorAll("details")[n].getBoundingClientRect();
          return { isAbove: card.bottom <= mark.top, isBelow: card.top >= mark.bottom, isSeen: fold.top >= body.top - 1 && fold.bottom <= body.bottom + 1 };
        }, i);
        assert.deepEqual(seen, { isAbove: side === "above", isBelow: side === "below", isSeen: true }, `${side}, fold ${i}`);
      }
    }
  });

  test("its description says who, so that a screen reader says it first", async () => {
    await show();
    const described = (index) => page.run(async (n) => {
      await fake.annotations.open(fake.annotations.facts[n]);
      const root = document.querySelector(".factlight-card").shadowRoot;
      return root.getElementById(root.querySelector("[role=dialog]").getAttribute("aria-describedby"))?.textContent ?? null;
    }, index);
    assert.equal(await described(0), "Tomas Reyd");
    assert.equal(await described(3), "Tomas Reyd");
  });

  test("what the reader has scrolled in it stays scrolled", async () => {
    await page.show("<p>It took 12 days.</p><div class=tall></div>");
    await page.mark([{ words: "12 days", source: { name: "many words ".repeat(200), at: "It" } }]);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    const scrolled = await page.run(async () => {
      const body = document.querySelector(".factlight-card").shadowRoot.querySelector(".body");
      const rest = () => new Promise((resolve) => setTimeout(resolve, 100));
      body.scrollTop = 40;
      await rest();
      scrollBy(0, 5);
      await rest();
      return body.scrollTop;
    });
    assert.equal(scrolled, 40);
  });

  test("it opens inside a modal dialog", async () => {
    await page.show("<dialog id=d><p>It took 12 days.</p></dialog>");
    await page.run(() => document.querySelector("#d").showModal());
    await page.mark([{ words: "12 days" }]);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    const isOnTop = await page.run(() => {
      const { box } = fake.card();
      return document.elementFromPoint(box.left + 20, box.top + 20).className;
    });
    assert.equal(isOnTop, "factlight-card");
    await page.assertUndone();
  });
});

inEachBrowser("the card on a phone", (page) => {
  test("it fits, and a tap opens and another one closes it", async () => {
    await page.show(TEXT);
    await page.mark(FACTS);
    const [mark] = await page.driver.findElements({ css: '[data-factlight-kind="place"]' });
    await mark.click();
    const { box } = await page.waitForCard();
    const width = await page.run(() => innerWidth);
    assert.ok(box.left >= 0 && box.right <= width, JSON.stringify({ box, width }));
    assert.equal(await page.run(() => document.documentElement.scrollWidth <= innerWidth), true);
    await mark.click();
    assert.equal(await page.card(), null);
  });
}, { mobile: true });
