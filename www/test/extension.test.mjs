// The extension in real browsers: unpacked in Chromium, as a temporary add-on in Firefox. A test has no toolbar, so the
// extension's own page presses its button; without the reader's click, the copy under test may read every page.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BROWSERS, open } from "./browsers.mjs";
import { serve } from "./serve.mjs";

const execute = promisify(execFile);
const addon = join(dirname(fileURLToPath(import.meta.url)), "../addon");
const STORY = `<main><article><h1>Harbour to get a new quay</h1>
<p>The quay in Oban would cost more than £4.5 million, said Morag Teale, the harbour master.</p></article></main>
<nav><p>Read also: 12 more stories</p></nav>`;

// No WebAssembly, no inline script or style, nothing made from strings.
const POLICY = "default-src 'none'; img-src data:; script-src 'self'; require-trusted-types-for 'script'";

/** A copy that may read every page without a click. */
function copyForTests(browser) {
  const folder = mkdtempSync(join(tmpdir(), "factlight-addon-"));
  cpSync(join(addon, browser === "firefox" ? "firefox" : "chrome"), folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  manifest.host_permissions = ["<all_urls>"];
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}

/** A tab with the extension's own page: Firefox opens it after installing, and lets no test navigate there. */
async function firstPage(browser, driver, folder) {
  if (browser === "chromium") {
    // An unpacked extension is named by its folder.
    const digits = createHash("sha256").update(folder).digest("hex").slice(0, 32);
    const id = [...digits].map((d) => String.fromCharCode(97 + parseInt(d, 16))).join("");
    await driver.get(`chrome-extension://${id}/welcome.html`);
    return driver.getWindowHandle();
  }
  return driver.wait(async () => {
    for (const handle of await driver.getAllWindowHandles()) {
      await driver.switchTo().window(handle);
      if ((await driver.getCurrentUrl()).endsWith("/welcome.html")) return handle;
    }
    return null;
  }, 10_000, "the page that opens once after installing");
}

test("Mozilla's linter finds no error in it", async () => {
  const linter = join(addon, "../node_modules/.bin/addons-linter");
  const { stdout } = await execute(linter, [join(addon, "firefox"), "--output", "json"]).catch((error) => error);
  const { errors, warnings } = JSON.parse(stdout);
  assert.deepEqual(errors, []);
  assert.deepEqual(warnings.map(({ code, file }) => `${code} ${file}`), []);
});

for (const browser of BROWSERS) {
  describe(`the extension (${browser})`, () => {
    let driver, server, folder, home;

    before(async () => {
      server = await serve({ csp: POLICY });
      folder = copyForTests(browser);
      driver = await open(browser, { addon: folder });
      home = await firstPage(browser, driver, folder);
    });
    after(async () => {
      await driver?.quit();
      await server?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const run = async (act, ...args) => {
      const script = `const done = arguments[arguments.length - 1], args = arguments[0];
        Promise.resolve().then(() => (${act})(...args)).then((value) => done({ value }), (e) => done({ error: String(e?.stack ?? e) }));`;
      const { value, error } = await driver.executeAsyncScript(script, args);
      assert.equal(error, undefined);
      return value;
    };

    /** Opens a page in a tab of its own. */
    const show = async (name, html) => {
      server.pages.set(`/${name}`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">${html}</html>`);
      await driver.switchTo().newWindow("tab");
      await driver.get(`${server.address}/${name}`);
      return driver.getWindowHandle();
    };

    /** Presses the button on the tab that shows `name`; what badge and title say then. */
    const press = async (name) => {
      const back = await driver.getWindowHandle();
      await driver.switchTo().window(home);
      const said = await run(async (end) => {
        const tab = (await chrome.tabs.query({})).find(({ url }) => url?.endsWith(end));
        await chrome.runtime.sendMessage({ ask: "press", tab: tab.id });
        const [badge, title] = await Promise.all([
          chrome.action.getBadgeText({ tabId: tab.id }), chrome.action.getTitle({ tabId: tab.id }),
        ]);
        return { badge, title };
      }, `/${name}`);
      await driver.switchTo().window(back);
      return said;
    };

    /** The words painted in the page, by kind. */
    const painted = () => run(() => {
      const words = ({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset);
      const names = ["quantity", "quote", "indirect", "place"];
      return Object.fromEntries(names.map((name) => [name, [...(CSS.highlights.get(`factlight-${name}`) ?? [])].map(words)]));
    });

    test("the button marks the article, the badge counts, and a second press leaves no trace", async () => {
      await show("story", STORY);
      const html = await run(() => document.documentElement.outerHTML);
      const { badge, title } = await press("story");
      const marks = await painted();
      assert.deepEqual(marks.quantity, ["more than £4.5 million"]);
      assert.deepEqual(marks.place, ["Oban"]);
      assert.equal(badge, String(marks.quantity.length + marks.place.length + marks.quote.length + marks.indirect.length));
      assert.match(title, new RegExp(`^${badge} `));
      assert.equal((await press("story")).badge, "");
      assert.deepEqual(await painted(), { quantity: [], quote: [], indirect: [], place: [] });
      assert.equal(await run(() => document.documentElement.outerHTML), html);
    });

    test("a page that allows no WebAssembly and demands Trusted Types is marked all the same", async () => {
      await show("strict", STORY);
      const refused = await run(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => false, () => true));
      // What a test runs in Firefox stands above the page's policy.
      if (browser === "chromium") assert.equal(refused, true);
      assert.match((await press("strict")).badge, /^[1-9]/);
      assert.deepEqual((await painted()).place, ["Oban"]);
    });

    test("the pointer opens the card over the page", async () => {
      await show("card", STORY);
      await press("card");
      const { x, y } = await run(() => {
        const node = document.querySelector("article p").firstChild;
        const range = document.createRange();
        range.setStart(node, node.data.indexOf("£"));
        range.setEnd(node, node.data.indexOf("£") + 6);
        const { left, top, height } = range.getBoundingClientRect();
        return { x: Math.round(left + 10), y: Math.round(top + height / 2) };
      });
      await driver.actions({ async: true }).move({ x: x - 2, y, duration: 0 }).move({ x, y, duration: 20 }).perform();
      const text = () => run(() => document.querySelector(".factlight-card:popover-open")?.shadowRoot.textContent ?? "");
      await driver.wait(async () => /Morag Teale/.test(await text()), 5000, "the card that names the speaker");
    });

    test("two tabs have marks of their own, and text that is added is marked and counted", async () => {
      await show("one", STORY);
      const two = await show("two", "<main><p>Then 3 boats left Tarbert.</p></main>");
      await press("one");
      const { badge } = await press("two");
      await driver.switchTo().window(two);
      assert.deepEqual((await painted()).quantity, ["3"]);
      await run(() => {
        const p = document.createElement("p");
        p.append("Later 40 boats came back.");
        document.querySelector("main").append(p);
      });
      await driver.wait(async () => (await painted()).quantity.length === 2, 5000, "the added number");
      await driver.switchTo().window(home);
      const count = () => run(async () => {
        const tab = (await chrome.tabs.query({})).find(({ url }) => url?.endsWith("/two"));
        return chrome.action.getBadgeText({ tabId: tab.id });
      });
      await driver.wait(async () => Number(await count()) === Number(badge) + 1, 5000, "the badge counts it");
    });

    test("a second press before the marks stand takes them away, and is no failure", async () => {
      await show("hasty", STORY);
      await driver.switchTo().window(home);
      const badges = await run(async () => {
        const tab = (await chrome.tabs.query({})).find(({ url }) => url?.endsWith("/hasty"));
        const press = () => chrome.runtime.sendMessage({ ask: "press", tab: tab.id });
        await Promise.all([press(), press()]);
        return chrome.action.getBadgeText({ tabId: tab.id });
      });
      assert.equal(badges, "");
    });

    test("no page but the extension's own can press the button", async () => {
      await show("hostile", "<main><p>It cost £9 million.</p></main>");
      assert.equal(await run(() => typeof globalThis.chrome?.runtime?.sendMessage), "undefined");
      assert.deepEqual((await painted()).quantity, []);
    });

    test("nothing is asked of any server", async () => {
      const asked = server.requests.length;
      await show("quiet", STORY);
      await press("quiet");
      assert.deepEqual(server.requests.slice(asked), ["/quiet"]);
    });
  });
}
