// Marks in the page: where they are, that they nest, and that clear() leaves no trace.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

inEachBrowser("marks", (page) => {
  test("a fact that runs over elements is marked in each of them", async () => {
    await page.show("<p>They counted <b>40</b> <i>lam</i>ps in the hall.</p>");
    assert.equal(await page.mark([{ words: "40 lamps" }]), "They counted [quantity:40][quantity: ][quantity:lam][quantity:ps] in the hall.");
    await page.assertUndone();
  });

  test("facts nest as they are given", async () => {
    await page.show("<p>“We saw 30 boats near <em>Oban</em> today,” the harbour master wrote.</p>");
    const wanted = [
      { words: "“We saw 30 boats near Oban today,”", kind: "quote" },
      { words: "30 boats" },
      { words: "Oban", kind: "place" },
    ];
    assert.equal(
      await page.mark(wanted),
      "[quote:“We saw [quantity:30 boats] near ][quote:[place:Oban]][quote: today,”] the harbour master wrote.",
    );
    await page.assertUndone();
  });

  test("clear() puts the very same text nodes back, split and empty ones too", async () => {
    await page.show("<p id=p>Seven of <a href=/x>nine</a> kilns</p>");
    await page.run(() => {
      const p = document.querySelector("#p");
      p.firstChild.splitText(3);
      p.append(document.createTextNode(""), " stood in the yard");
    });
    assert.equal(await page.mark([{ words: "Seven of nine kilns stood" }]), "[quantity:Sev][quantity:en of ][quantity:nine][quantity: kilns][quantity: stood] in the yard");
    await page.assertUndone();
  });

  test("annotating twice changes nothing and gives the same annotations", async () => {
    await page.show("<p>The barn holds 500 bales.</p>");
    const same = await page.run(async () => {
      const root = document.querySelector("main");
      const detect = fake.detector([{ words: "500 bales" }]);
      const first = await fake.annotate(root, detect);
      const html = root.innerHTML;
      const [second, third] = await Promise.all([fake.annotate(root, detect), fake.annotate(root, detect)]);
      return first === second && second === third && html === root.innerHTML && fake.calls === 1;
    });
    assert.equal(same, true);
  });

  test("annotating with other options replaces the marks, and clearing then leaves no trace", async () => {
    await page.show("<p>The barn holds 500 bales.</p>");
    await page.mark([{ words: "500 bales" }]);
    const before = await page.run(() => fake.annotations.clear() ?? document.querySelector("main").innerHTML);
    await page.run(async () => {
      const root = document.querySelector("main");
      await fake.annotate(root, fake.detector([{ words: "500 bales" }]));
      fake.annotations = await fake.annotate(root, fake.detector([{ words: "The barn", kind: "place" }]), { marks: "all" });
    });
    assert.equal(await page.run(() => fake.marked()), "[place:The barn] holds 500 bales.");
    await page.run(() => fake.annotations.clear());
    assert.equal(await page.run(() => document.querySelector("main").innerHTML), before);
  });

  test("annotating a part of an annotated text replaces the marks of the whole", async () => {
    await page.show("<p id=p>The barn holds 500 bales.</p>");
    await page.mark([{ words: "500 bales" }]);
    const marked = await page.run(async () => {
      fake.annotations = await fake.annotate(document.querySelector("#p"), fake.detector([{ words: "barn", kind: "place" }]));
      return fake.marked();
    });
    assert.equal(marked, "The [place:barn] holds 500 bales.");
    await page.assertUndone();
  });

  test("a fact that crosses another one, or lies outside the text, loses its mark and nothing else", async () => {
    await page.show("<p>One two three four.</p>");
    const marked = await page.run(async () => {
      const make = (block, start, end) => ({ ...fake.detector([{ words: "One" }])([{ text: "One" }])[0], anchor: { block, start, end } });
      const facts = [make(0, 0, 7), make(0, 4, 13), make(0, 14, 400), make(7, 0, 3), make(0, 90, 95), make(0, 5, 5)];
      const main = document.querySelector("main");
      await fake.run([]);
      fake.annotations = await fake.annotate(main, () => facts);
      return fake.marked();
    });
    assert.equal(marked, "[quantity:One two] three [quantity:four.]");
    await page.assertUndone();
  });

  test("text that the page changed meanwhile is neither marked nor lost", async () => {
    await page.show("<p id=a>It took 12 days.</p><p id=b>It took 13 days.</p><p id=c>It took 14 days.</p>");
    const after = await page.run(async () => {
      const main = document.querySelector("main");
      const facts = fake.detector([{ words: "12 days" }, { words: "13 days" }, { words: "14 days" }]);
      const annotations = await fake.annotate(main, async (blocks) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        document.querySelector("#a").firstChild.data = "12 days are too few.";
        document.querySelector("#b").remove();
        return facts(blocks);
      });
      const marked = fake.marked();
      document.querySelector("#c .factlight").firstChild.data = "15 nights";
      annotations.clear();
      return [marked, main.textContent, document.querySelectorAll(".factlight").length];
    });
    assert.deepEqual(after, ["12 days are too few.It took [quantity:14 days].", "12 days are too few.It took 15 nights.", 0]);
  });

  test("clear() copes with a page that cloned, moved and removed the marks", async () => {
    await page.show("<p id=a>Take 12 eggs.</p><p id=b>Take 13 eggs.</p><p id=c>Take 14 eggs.</p>");
    await page.mark([{ words: "12 eggs" }, { words: "13 eggs" }, { words: "14 eggs" }]);
    const text = await page.run(() => {
      const [a, b, c] = ["#a", "#b", "#c"].map((id) => document.querySelector(id));
      a.append(a.querySelector(".factlight").cloneNode(true));
      b.prepend(b.querySelector(".factlight"));
      c.replaceChildren();
      fake.annotations.clear();
      fake.annotations.clear();
      return document.querySelector("main").textContent;
    });
    assert.equal(text, "Take 12 eggs.12 eggs13 eggsTake .");
  });

  test("what detect throws reaches the caller, and the page is as it was", async () => {
    await page.show("<p>It took 12 days.</p>");
    const outcome = await page.run(async () => {
      await fake.run([]);
      fake.annotations.clear();
      const failing = () => Promise.reject(new Error("no engine"));
      return fake.annotate(document.querySelector("main"), failing).catch((error) => [error.message, ...fake.changes()]);
    });
    assert.deepEqual(outcome, ["no engine"]);
  });

  test("a signal stops the work and undoes it", async () => {
    await page.show("<p>It took 12 days.</p>");
    const outcome = await page.run(async () => {
      await fake.run([]);
      fake.annotations.clear();
      const abort = new AbortController();
      const detect = (blocks) => {
        abort.abort(new Error("enough"));
        return fake.detector([{ words: "12 days" }])(blocks);
      };
      const { signal } = abort;
      return fake.annotate(document.querySelector("main"), detect, { signal }).catch((error) => [error.message, ...fake.changes()]);
    });
    assert.deepEqual(outcome, ["enough"]);
  });

  test("what is stopped and asked for again at once is marked", async () => {
    await page.show("<p>It took 12 days.</p>");
    const found = await page.run(async () => {
      const main = document.querySelector("main");
      const detect = fake.detector([{ words: "12 days" }]);
      const abort = new AbortController();
      const first = fake.annotate(main, detect, { signal: abort.signal }).catch((error) => error.message);
      abort.abort(new Error("stopped"));
      const second = await fake.annotate(main, detect, {});
      return [await first, second.facts.length, document.querySelectorAll(".factlight").length];
    });
    assert.deepEqual(found, ["stopped", 1, 1]);
  });

  test("marks look like text: the page's rules for spans do not reach them, and they have no style attribute", async () => {
    await page.show("<p>The mill ground <b>90 sacks</b> a day.</p>");
    await page.mark([{ words: "90 sacks" }]);
    const [style, attributes] = await page.run(() => {
      const mark = document.querySelector(".factlight");
      const { display, color, marginTop, fontWeight } = getComputedStyle(mark);
      return [[display, color, marginTop, fontWeight], mark.getAttributeNames()];
    });
    assert.deepEqual(style, ["inline", "rgb(0, 0, 0)", "0px", "700"]);
    assert.ok(!attributes.includes("style"));
    assert.equal(await page.run(() => document.querySelectorAll("[style], style").length), 0);
    await page.assertQuiet();
  });

  test("nothing but the package's own files is requested, and the strict policy blocks nothing", async () => {
    await page.show("<p>“It was 3 degrees in Oban,” she said.</p>");
    const before = page.server.requests.length;
    await page.mark([{ words: "“It was 3 degrees in Oban,”", kind: "quote" }, { words: "3 degrees" }, { words: "Oban", kind: "place" }]);
    await page.run(() => fake.annotations.open(fake.annotations.facts[2]));
    const card = await page.waitForCard(({ map }) => map !== null);
    assert.ok(card.text.includes("Somewhere"));
    assert.deepEqual(page.server.requests.slice(before), ["ownership", "home", "marks", "kinds", "attention", "opening", "english", "map"].map((name) => `/dist/${name}.js`));
    await page.assertQuiet();
    await page.assertUndone();
  });
});
