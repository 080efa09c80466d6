// What every test of the page does: in each browser, it opens a page with some HTML under the strict policy, and examines it.

import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { BROWSERS, open } from "./browsers.mjs";
import { serve } from "./serve.mjs";

/** Runs `tests(page)` in every browser; `page` is set up before the first one. */
export function inEachBrowser(title, tests, options = {}) {
  for (const browser of BROWSERS) {
    describe(`${title} (${browser})`, () => {
      const page = new Page(browser);
      before(() => page.start(options));
      after(() => page.stop());
      tests(page);
    });
  }
}

/** One tab of one browser. */
export class Page {
  constructor(browser) {
    this.browser = browser;
  }

  async start(options) {
    this.server = await serve(options.serve);
    this.driver = await open(this.browser, options);
  }

  async stop() {
    await this.driver?.quit();
    await this.server?.close();
  }

  /** Opens a page with `main` in its <main>; `head` and attributes as given. */
  async show(main, { head = "", html = 'lang="en"', body = "" } = {}) {
    const page = `<!doctype html><html ${html}><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/test/support/page.css">${head}
<script type="module" src="/test/support/fake.js"></script></head><body ${body}><main>${main}</main></body></html>`;
    this.server.pages.set("/page", page);
    await this.driver.get(`${this.server.address}/page`);
    await this.driver.wait(() => this.driver.executeScript("return typeof fake === 'object'"), 10_000);
  }

  /** Runs `act(...args)` in the page and gives what it gives. */
  async run(act, ...args) {
    const script = `const done = arguments[arguments.length - 1], args = arguments[0];
      Promise.resolve().then(() => (${act})(...args)).then((value) => done({ value }), (e) => done({ error: String(e?.stack ?? e) }));`;
    const { value, error } = await this.driver.executeAsyncScript(script, args);
    assert.equal(error, undefined);
    return value;
  }

  /** Annotates and gives the marks as text. */
  async mark(wanted, options) {
    await this.run((w, o) => fake.run(w, o), wanted, options ?? {});
    return this.run(() => fake.marked());
  }

  /** Clears and asserts that the page is what it was, to the very nodes. */
  async assertUndone() {
    await this.run(() => fake.annotations.clear());
    assert.deepEqual(await this.run(() => fake.changes()), []);
  }

  /** Asserts that nothing was blocked, thrown or requested beyond the page's own files. */
  async assertQuiet() {
    const { violations, errors } = await this.run(() => ({ violations: fake.violations, errors: fake.errors }));
    assert.deepEqual({ violations, errors }, { violations: [], errors: [] });
  }

  card() {
    return this.run(() => fake.card());
  }

  /** Waits until `is(card)` holds, and gives the card. */
  async waitForCard(is = (card) => card !== null) {
    let card;
    await this.driver.wait(async () => is((card = await this.card())), 5000, "the card as expected");
    return card;
  }
}
