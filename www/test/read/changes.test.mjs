// Pages that change: new facts are marked, facts that stay keep their objects, and our own marks trigger nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const LAMPS = [{ words: "40 lamps", every: true }];
const painted = () => {
  const words = ({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset);
  return [...(CSS.highlights.get("factlight-quantity") ?? [])].filter((r) => r.startContainer.isConnected).map(words);
};

inEachBrowser("changes", (page) => {
  const settled = async (count) => {
    await page.driver.wait(async () => (await page.run(painted)).length === count, 5000, `${count} marks`);
  };

  test("a paragraph that is added is marked, and the one before it keeps its fact", async () => {
    await page.show("<p id=a>They counted 40 lamps.</p>");
    await page.mark(LAMPS, { mark: "highlight" });
    await page.run(() => {
      fake.known = fake.annotations.facts[0];
      const p = document.createElement("p");
      p.append("Before that, 40 lamps.");
      document.querySelector("#a").before(p);
    });
    await settled(2);
    const { same, block } = await page.run(() => {
      return { same: fake.annotations.facts[1] === fake.known, block: fake.known.anchor.block };
    });
    assert.deepEqual({ same, block }, { same: true, block: 1 });
  });

  test("of a page that takes several calls, only those with changed text are made again, and the facts are those of a fresh reading", async () => {
    await page.show("");
    const first = await page.run(async () => {
      const words = "The depot sent its carts out that day, and all but a few came back before the rain. ";
      window.paragraph = (i) => Object.assign(document.createElement("p"), { textContent: `${"So ".repeat(i % 7)}In street ${i} they had 40 lamps. ${words.repeat(30 + (i % 15))}` });
      document.querySelector("main").append(...Array.from({ length: 400 }, (_, i) => paragraph(i)));
      await fake.run([{ words: "40 lamps", every: true }, { words: "40 lamps more", kind: "place", every: true }], { mark: "highlight" });
      return fake.calls;
    });
    // The same numbers each time: what goes wrong once does so again.
    let seed = 7;
    const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
    const made = [];
    for (let edit = 0; edit < 9; edit += 1) {
      const what = ["change", "insert", "remove"][edit % 3];
      const { calls, found, fresh } = await page.run(async (what, edit, at, length) => {
        const main = document.querySelector("main");
        const one = main.children[at % main.children.length];
        const heard = new Promise((resolve) => main.addEventListener("factlight:update", resolve, { once: true }));
        const before = fake.calls;
        if (what === "change") one.firstChild.data = `In street ${edit} they had 40 lamps more. ${"It rained. ".repeat(length)}`;
        else if (what === "insert") one.before(paragraph(9000 + edit));
        else one.remove();
        await heard;
        const [calls, found] = [fake.calls - before, JSON.stringify(fake.annotations.facts)];
        await fake.annotations.update();
        return { calls, found, fresh: JSON.stringify(fake.annotations.facts) };
      }, what, edit, random(1000), random(200));
      assert.equal(found, fresh, `${edit}: ${what}`);
      made.push(calls);
    }
    assert.ok(first >= 4, `${first} calls`);
    assert.ok(made.every((count) => count >= 1 && count < first), made.join());
    assert.ok(made.reduce((sum, count) => sum + count) < made.length * 2, made.join());
  });

  test("a page that takes blocks away while it is read loses none of those behind them", async () => {
    const paragraphs = Array.from({ length: 6000 }, (_, i) => `<p>In street ${i} they counted <b>40</b> lamps.</p>`).join("");
    await page.show(paragraphs);
    const missed = await page.run(async () => {
      // Without it the page gets its turn by a timer, as the removal below does.
      if (globalThis.Scheduler) delete Scheduler.prototype.yield;
      let removed = 0;
      setTimeout(() => {
        for (const [i, p] of [...document.querySelectorAll("main > p")].entries()) if (i < 5000) p.remove(), (removed += 1);
      });
      await fake.run([], { mark: "highlight", watch: false });
      const read = new Set(fake.blocks.map(({ text }) => text));
      if (removed === 0 || read.size === 6000) return "the page was read before anything was taken away";
      return [...document.querySelectorAll("main > p")].filter((p) => !read.has(p.textContent)).length;
    });
    assert.equal(missed, 0);
  });

  test("a page marked with elements can be followed too, and our own elements are no change of it", async () => {
    await page.show("<p>They counted 40 lamps.</p>");
    await page.mark(LAMPS, { mark: "span", watch: true });
    const marks = () => page.run(() => document.querySelectorAll(".factlight").length);
    for (const wanted of [2, 3]) {
      await page.run(() => {
        const p = document.createElement("p");
        p.append("And 40 lamps more.");
        document.querySelector("main").append(p);
      });
      await page.driver.wait(async () => (await marks()) === wanted, 5000, `${wanted} marks`);
    }
    // Long enough for a page that were read without end.
    await page.run(() => new Promise((resolve) => setTimeout(resolve, 1500)));
    assert.equal(await page.run(() => fake.calls), 3);
    await page.run(() => document.querySelectorAll("main p + p").forEach((p) => p.remove()));
  });

  test("on() hears a card open and close and the page read again, until it is ended", async () => {
    await page.show("<p>They counted 40 lamps.</p>");
    await page.mark(LAMPS, { mark: "span" });
    const heard = await page.run(async () => {
      const heard = [];
      const stops = ["open", "close", "update"].map((type) => fake.annotations.on(type, (detail) => heard.push([type, detail])));
      const [fact] = fake.annotations.facts;
      await fake.annotations.open(fact);
      fake.annotations.close();
      const more = document.createElement("p");
      more.append("And 40 lamps more.");
      document.querySelector("main").append(more);
      await fake.annotations.update();
      for (const stop of stops) stop();
      await fake.annotations.open(fake.annotations.facts[0]);
      return heard.map(([type, { fact: one, added, facts }]) => [type, one === fact, added?.length, facts?.length]);
    });
    assert.deepEqual(heard, [["open", true, null, null], ["close", true, null, null], ["update", false, 1, 2]]);
  });

  test("a text that changes under its mark is read again", async () => {
    await page.show("<p>They counted 40 lamps.</p>");
    await page.mark(LAMPS, { mark: "highlight" });
    await page.run(() => {
      document.querySelector("p").firstChild.data = "After the storm they counted 40 lamps again.";
    });
    await page.driver.wait(async () => (await page.run(() => fake.calls)) === 2, 5000);
    await settled(1);
    await page.run(() => {
      document.querySelector("p").firstChild.data = "Nobody counted.";
    });
    // The mark goes at once, the fact when the page has been read.
    await settled(0);
    await page.driver.wait(async () => (await page.run(() => fake.annotations.facts.length)) === 0, 5000);
  });

  test("the open card stays where its fact stays, and closes where it goes", async () => {
    await page.show("<p id=a>They counted 40 lamps.</p><p id=b>Rain.</p>");
    await page.mark(LAMPS, { mark: "highlight" });
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    await page.run(() => document.querySelector("#b").append(" And 40 lamps."));
    await settled(2);
    assert.notEqual(await page.card(), null);
    await page.run(() => document.querySelector("#a").remove());
    await page.waitForCard((card) => card === null);
    await settled(1);
  });

  test("of a long page only what has changed is read again, and what follows it keeps its place", async () => {
    await page.show(`<div>${"<section><h2>Street</h2><p>They counted 40 lamps.</p></section>".repeat(200)}</div>`);
    await page.mark(LAMPS, { mark: "highlight" });
    const asked = await page.run(() => fake.asked(() => {
      document.querySelectorAll("section")[100].querySelector("p").append(" And 40 lamps more.");
      return new Promise((resolve) => fake.annotations.on("update", resolve));
    }));
    assert.ok(asked > 0 && asked < 10, `${asked} elements were read`);
    const [count, last] = await page.run(() => [fake.annotations.facts.length, fake.annotations.facts.at(-1).anchor.block]);
    assert.deepEqual([count, last], [201, 399]);
    await settled(201);
  });

  test("a change in what has been read, while the rest is read again, is not lost", async () => {
    await page.show("<section><p id=a>Rain.</p><p id=long></p></section>");
    await page.run(() => {
      const long = document.querySelector("#long");
      for (let i = 0; i < 2000; i += 1) long.append(Object.assign(document.createElement("b"), { textContent: "Wind. " }));
    });
    await page.mark(LAMPS, { mark: "highlight" });
    const [asked, facts] = await page.run(async () => {
      const asked = fake.atAsking(100, () => (document.querySelector("#a").textContent = "They counted 40 lamps."));
      document.querySelector("#long").append("Fog.");
      // It is read again after nine times as long as this reading takes: on a slow machine that is many seconds.
      for (let i = 0; i < 2000 && fake.annotations.facts.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      return [await asked, fake.annotations.facts.length];
    });
    assert.ok(asked < 2000, `the change came when ${asked} elements had been read`);
    assert.equal(facts, 1);
  });

  test("what a class shows is marked, and what it hides is not, without a change of its words", async () => {
    await page.show("<section><p id=a>They counted 40 lamps.</p><p id=b class=gone>There 40 lamps.</p></section><p>Rain.</p>");
    await page.mark(LAMPS, { mark: "highlight" });
    const facts = (count) => page.driver.wait(async () => (await page.run(() => fake.annotations.facts.length)) === count, 5000, `${count} facts`);
    await page.run(() => document.querySelector("#b").classList.remove("gone"));
    await facts(2);
    await page.run(() => document.querySelector("#a").classList.add("gone"));
    await facts(1);
    assert.equal(await page.run(() => fake.annotations.facts[0].anchor.block), 0);
  });

  test("a change while the page is first read is not lost", async () => {
    await page.show("<p>They counted 40 lamps.</p>");
    await page.run(async () => {
      const find = fake.detector([{ words: "40 lamps", every: true }]);
      const detect = async (blocks) => {
        if (fake.calls === 0) document.querySelector("main").append(Object.assign(document.createElement("p"), { textContent: "And 40 lamps." }));
        return find(blocks);
      };
      fake.annotations = await fake.annotate(document.querySelector("main"), detect, { mark: "highlight" });
    });
    await settled(2);
  });

  test("marking, opening and closing start no reading", async () => {
    await page.show("<p>They counted 40 lamps.</p>");
    await page.run(() => {
      document.body.className = "all";
    });
    await page.run((wanted) => fake.run(wanted, { mark: "highlight" }, "body"), LAMPS);
    await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
    await page.run(() => fake.annotations.close());
    await page.driver.sleep(500);
    assert.equal(await page.run(() => fake.calls), 1);
  });

  test("a page that never rests is read now and then, not at every change", async () => {
    await page.show("<p>They counted 40 lamps.</p><p id=t>0</p>");
    await page.mark(LAMPS, { mark: "highlight" });
    const calls = await page.run(async () => {
      const timer = setInterval(() => (document.querySelector("#t").textContent = `${performance.now()}`), 20);
      await new Promise((done) => setTimeout(done, 3000));
      clearInterval(timer);
      return fake.calls;
    });
    assert.ok(calls >= 2 && calls <= 6, `${calls} readings in three seconds`);
  });

  test("update() reads again where the page is marked with elements, and clear() is exact after it", async () => {
    await page.show("<p id=a>They counted 40 lamps.</p>");
    await page.mark(LAMPS, { mark: "span" });
    const told = await page.run(async () => {
      const p = document.createElement("p");
      p.append("Then 40 lamps more.");
      document.querySelector("#a").after(p);
      const known = fake.annotations.facts[0];
      let told;
      document.addEventListener("factlight:update", ({ detail }) => (told = detail.added.length), { once: true });
      await fake.annotations.update();
      return [told, fake.annotations.facts[0] === known, fake.marked()];
    });
    assert.deepEqual(told, [1, true, "They counted [quantity:40 lamps].Then [quantity:40 lamps] more."]);
    await page.run(() => fake.annotations.clear());
    assert.equal(await page.run(() => document.querySelector("main").innerHTML), '<p id="a">They counted 40 lamps.</p><p>Then 40 lamps more.</p>');
  });

  test("after clear() nothing is followed", async () => {
    await page.show("<p id=a>They counted 40 lamps.</p>");
    await page.mark(LAMPS, { mark: "highlight" });
    await page.run(() => {
      fake.annotations.clear();
      document.querySelector("#a").append(" And 40 lamps.");
    });
    await page.driver.sleep(400);
    assert.equal(await page.run(() => fake.calls), 1);
    assert.deepEqual(await page.run(painted), []);
  });

  test("the page is told what opens and closes", async () => {
    await page.show("<p>They counted 40 lamps.</p>");
    await page.mark(LAMPS);
    const told = await page.run(async () => {
      const told = [];
      for (const name of ["open", "close"]) {
        document.addEventListener(`factlight:${name}`, ({ detail }) => told.push(name, detail.fact === fake.annotations.facts[0]));
      }
      await fake.annotations.open(fake.annotations.facts[0]);
      fake.annotations.close();
      return told;
    });
    assert.deepEqual(told, ["open", true, "close", true]);
  });
});
