// The reader's own colours: in the page, its shadow roots and its frames, in both painters, and as they change.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "../support/page.mjs";

const PAGE = `<p>The barn holds 500 bales.</p>
<div id="host"><template shadowrootmode="open"><p>Inside, “500 bales” rot.</p></template></div>
<iframe width="400" height="200" srcdoc="<!doctype html><p>The frame holds 500 bales.</p>"></iframe>`;
const WANTED = [{ words: "500 bales", every: true }, { words: "“500 bales”", kind: "quote" }];
const RED = "rgb(255, 0, 0)";
const GREEN = "rgb(0, 128, 0)";

inEachBrowser("the reader's colours", (page) => {
  /** How the page's, the shadow root's and the frame's marks are underlined; with `kind`, those of that kind. */
  const colours = (kind = "quantity") => page.run((kind) => {
    const scopes = [document, document.querySelector("#host").shadowRoot, document.querySelector("iframe").contentDocument];
    return scopes.map((scope) => {
      const mark = scope.querySelector(`.factlight[data-factlight-kind=${kind}]`);
      const paragraph = scope.querySelector("p");
      const style = mark ? getComputedStyle(mark) : getComputedStyle(paragraph, `::highlight(factlight-${kind})`);
      return style.textDecorationColor;
    });
  }, kind);
  const show = async (html = PAGE) => {
    await page.show(html);
    await page.driver.wait(() => page.run(() => document.querySelector("iframe")?.contentDocument?.querySelector("p") != null), 5000, "the frame");
  };

  for (const mark of ["span", "highlight"]) {
    test(`${mark}: in shadow roots and frames too, at once when they change, gone when they are taken back`, async () => {
      await show();
      await page.mark(WANTED, { mark, colours: { quantity: "red" } });
      assert.deepEqual(await colours(), [RED, RED, RED]);
      if (mark === "highlight") assert.ok(!(await colours("quote")).includes(RED), "one kind's colour is no other's");
      await page.run(() => fake.annotations.restyle({ colours: { quantity: "green" } }));
      assert.deepEqual(await colours(), [GREEN, GREEN, GREEN]);
      await page.run(() => fake.annotations.restyle({}));
      assert.ok(!(await colours()).some((one) => one === RED || one === GREEN));
      await page.run(() => fake.annotations.restyle({ colours: { quantity: "red" } }));
      // Nothing in the page but our elements: no attribute, no style element.
      assert.equal(await page.run(() => document.querySelectorAll("style, main [style]").length), 0);
      await page.assertUndone();
      const left = await page.run(() => [document.querySelector("#host").shadowRoot, document.querySelector("iframe").contentDocument].map((scope) => scope.adoptedStyleSheets.length));
      assert.deepEqual(left, [0, 0]);
      await page.assertQuiet();
    });

    test(`${mark}: a shadow root and a frame that come later have them`, async () => {
      await show(PAGE.replace(/<div.*<\/div>/, '<div id="host"></div>'));
      await page.mark(WANTED, { mark, watch: true, colours: { quantity: "red" } });
      await page.run(() => fake.annotations.restyle({ colours: { quantity: "green" } }));
      await page.run(async () => {
        const paragraph = (document, text) => Object.assign(document.createElement("p"), { textContent: text });
        document.querySelector("#host").attachShadow({ mode: "open" }).append(paragraph(document, "Later 500 bales."));
        const frame = document.createElement("iframe");
        Object.assign(frame, { width: 400, height: 200 });
        document.querySelector("iframe").replaceWith(frame);
        if (frame.contentDocument.readyState !== "complete") await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
        frame.contentDocument.body.append(paragraph(frame.contentDocument, "Another frame with 500 bales."));
        await fake.annotations.update();
      });
      await page.driver.wait(async () => (await colours()).every((one) => one === GREEN), 5000, "green everywhere");
    });
  }

  test("they go before the page's own, and after what is no colour nothing is marked", async () => {
    await show();
    await page.run(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { --factlight-quantity: blue !important }");
      document.adoptedStyleSheets = [sheet];
    });
    await page.mark(WANTED, { mark: "span", colours: { quantity: "red" } });
    assert.equal((await colours())[0], RED);
    const said = await page.run(async () => {
      fake.annotations.clear();
      const tried = fake.annotate(document.querySelector("main"), fake.detector([]), { colours: { quote: "red } p { display: none" } });
      return tried.then(() => "marked", ({ message }) => message);
    });
    assert.equal(said, "factlight: “red } p { display: none”, the colour of quote, is no CSS colour");
    assert.equal(await page.run(() => getComputedStyle(document.querySelector("p")).display), "block");
  });

  test("the page's own properties colour highlights as they colour spans", async () => {
    await show();
    await page.run(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("main { --factlight-quote: rgb(0 0 255) }");
      document.adoptedStyleSheets = [sheet];
    });
    await page.mark(WANTED, { mark: "highlight" });
    const [here, , frame] = await colours("quote");
    assert.notEqual(here, frame);
  });
});
