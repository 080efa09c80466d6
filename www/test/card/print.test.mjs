// The printed page: marks are invisible, and notes say who said what if the publisher wants them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const TEXT = `<p>The pier will cost $2.1 billion, Tomas Reyd said. It took 12 days, says <a href="/log">the log</a>.</p>
  <p>“We counted 30 boats,” Reyd said. Nobody saw 40 cars.</p>`;
const FACTS = [
  { words: "$2.1 billion", source: { name: "Tomas Reyd", cue: "said" } },
  { words: "12 days", citation: "/log" },
  { words: "“We counted 30 boats,”", kind: "quote", source: { name: "Tomas Reyd", at: "Reyd said" } },
  { words: "30 boats" },
  { words: "40 cars", citation: "javascript:alert(1)" },
];

inEachBrowser("print", (page) => {
  // As the page itself stands while the browser prints it.
  const print = async () => {
    await page.run(() => {
      fake.printed = [];
      addEventListener("beforeprint", () => {
        const hosts = [...document.querySelectorAll(".factlight-notes")];
        fake.printed.push({
          notes: hosts.map(({ shadowRoot }) => [...shadowRoot.querySelectorAll("h2, li")].map((one) => one.textContent)),
          places: hosts.map((host) => host.previousElementSibling?.localName ?? ""),
          numbers: [...document.querySelectorAll("[data-factlight-note]")].map((mark) => `${mark.textContent} ${mark.getAttribute("data-factlight-note")}`),
        });
      }, { once: true });
    });
    // Both browsers print as they are told to by their driver.
    if (page.browser === "chromium") await page.driver.sendAndGetDevToolsCommand("Page.printToPDF", {});
    else await page.driver.printPage({});
    await page.driver.wait(() => page.run(() => fake.printed.length > 0), 5000, "the page printed");
    return page.run(() => fake.printed[0]);
  };

  test("notes say who says what, numbered at the marks, only while the page is printed", async () => {
    await page.show(TEXT);
    await page.mark(FACTS, { footnotes: true });
    const { notes, places, numbers } = await print();
    const { address } = page.server;
    assert.deepEqual(notes, [["Sources", "Tomas Reyd: “$2.1 billion” · “We counted 30 boats,”", `${address}/log: “12 days”`]]);
    assert.deepEqual(places, ["main"]);
    assert.deepEqual(numbers, ["$2.1 billion S1", "12 days S2", "“We counted 30 boats,” S1"]);
    assert.equal(await page.run(() => document.querySelectorAll(".factlight-notes, [data-factlight-note]").length), 0);
    assert.deepEqual((await print()).notes.length, 1, "each time anew");
    await page.assertQuiet();
    await page.assertUndone();
    assert.deepEqual((await print()).notes, [], "and never after clear()");
  });

  test("without elements the notes quote what they are about; in another language too", async () => {
    await page.show(TEXT);
    await page.mark(FACTS, { footnotes: true, mark: "highlight", language: "de" });
    const { notes, numbers } = await print();
    assert.deepEqual(notes[0].slice(0, 2), ["Quellen", "Tomas Reyd: „$2.1 billion“ · „We counted 30 boats,“"]);
    assert.deepEqual(numbers, []);
  });

  test("clear() in the middle of printing takes the notes away", async () => {
    await page.show(TEXT);
    await page.mark(FACTS, { footnotes: true });
    await page.run(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.run(() => document.querySelectorAll(".factlight-notes").length), 1);
    assert.equal(await page.run(() => getComputedStyle(document.querySelector(".factlight-notes")).display), "none", "not on the screen");
    await page.assertUndone();
    assert.equal(await page.run(() => document.querySelectorAll(".factlight-notes").length), 0);
  });

  test("no notes are printed unless they are wanted, and none where there is nothing to say", async () => {
    await page.show(TEXT);
    await page.mark(FACTS);
    assert.deepEqual((await print()).notes, []);
    await page.show("<p>It took 12 days.</p>");
    await page.mark([{ words: "12 days" }], { footnotes: true });
    assert.deepEqual((await print()).notes, []);
  });

  if (page.browser === "chromium") {
    for (const mark of ["span", "highlight"]) {
      test(`marks are quiet in print, the open one and the focused one too (${mark})`, async () => {
        await page.show(TEXT);
        await page.mark(FACTS, { mark });
        await page.run(() => fake.annotations.open(fake.annotations.facts[0]));
        const look = () => page.run((mark) => {
          const element = mark === "span" ? document.querySelector(".factlight") : document.querySelector("p");
          const style = (name) => getComputedStyle(element, mark === "span" ? null : `::highlight(factlight-${name})`);
          return ["quantity", "open", "focus"].map((name) => `${style(name).textDecorationLine} ${style(name).backgroundColor}`);
        }, mark);
        assert.match((await look()).join(), /underline/);
        await page.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { media: "print" });
        await page.driver.sleep(300);
        try {
          for (const one of await look()) assert.equal(one, "none rgba(0, 0, 0, 0)");
        } finally {
          await page.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { media: "" });
        }
      });
    }
  }
});
