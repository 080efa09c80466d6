// The extension in a browser under test: unpacked in Chromium, a temporary add-on in Firefox. A test has no toolbar, so the
// extension's own page presses its button; as there is no reader's click either, the copy under test may read every page.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "./browsers.mjs";
import { serve } from "./serve.mjs";
import { www } from "./www.mjs";

export const addon = join(www, "addon");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// No WebAssembly, no inline script or style, nothing made from strings.
export const POLICY = "default-src 'none'; img-src data:; script-src 'self'; require-trusted-types-for 'script'";

/** A copy that may read every page without a click, unless it is to be as it is shipped; `background` runs before its own script. */
function copyForTests(browser, { german = false, asShipped = false, background = "" }) {
  const folder = mkdtempSync(join(tmpdir(), "factlight-addon-"));
  cpSync(join(addon, browser === "firefox" ? "firefox" : "chrome"), folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  if (!asShipped) manifest.host_permissions = ["<all_urls>"];
  // The browsers under test speak English: the German words in their place.
  if (german) cpSync(join(folder, "_locales/de"), join(folder, "_locales/en"), { recursive: true });
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  const script = join(folder, "background.js");
  writeFileSync(script, background + readFileSync(script, "utf8"));
  return folder;
}

/** A browser with the extension, and a server of pages. */
export class Addon {
  constructor(browser, options = {}) {
    this.browser = browser;
    this.options = options;
  }

  async start() {
    try {
      this.server = await serve({ csp: POLICY, ...this.options.serve });
      this.folder = copyForTests(this.browser, this.options);
      this.driver = await open(this.browser, { addon: this.folder, ...this.options });
      this.home = await this.#firstPage();
    } catch (error) {
      // No test runs then, nor what stands after them.
      await this.stop();
      throw error;
    }
  }

  async stop() {
    await this.driver?.quit();
    await this.server?.close();
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }

  /** A tab with the extension's own page: Firefox opens it after installing, and lets no test navigate there. */
  async #firstPage() {
    if (this.browser === "chromium") {
      // An unpacked extension is named by its folder.
      const digits = createHash("sha256").update(this.folder).digest("hex").slice(0, 32);
      this.id = [...digits].map((d) => String.fromCharCode(97 + parseInt(d, 16))).join("");
      await this.driver.get(`chrome-extension://${this.id}/welcome.html`);
      return this.driver.getWindowHandle();
    }
    return this.driver.wait(async () => {
      for (const handle of await this.driver.getAllWindowHandles()) {
        await this.driver.switchTo().window(handle);
        if ((await this.driver.getCurrentUrl()).endsWith("/welcome.html")) return handle;
      }
      return null;
    }, 10_000, "the page that opens once after installing");
  }

  /** Runs `act(...args)` in the page and gives what it gives. */
  async run(act, ...args) {
    const script = `const done = arguments[arguments.length - 1], args = arguments[0];
      Promise.resolve().then(() => (${act})(...args)).then((value) => done({ value }), (e) => done({ error: String(e?.stack ?? e) }));`;
    const { value, error } = await this.driver.executeAsyncScript(script, args);
    assert.equal(error, undefined);
    return value;
  }

  /** The same in the extension's first page. */
  async runAtHome(act, ...args) {
    const back = await this.driver.getWindowHandle();
    await this.driver.switchTo().window(this.home);
    try {
      return await this.run(act, ...args);
    } finally {
      await this.driver.switchTo().window(back);
    }
  }

  /** Opens a page in a tab of its own; `html` is what stands in the body. */
  async show(name, html, head = "", where = "tab") {
    this.server.pages.set(`/${name}`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">${head}${html}</html>`);
    await this.driver.switchTo().newWindow(where);
    await this.driver.get(`${this.server.address}/${name}`);
    return this.driver.getWindowHandle();
  }

  /** The number of the tab that shows `name`. */
  tabOf(name) {
    return this.runAtHome(async (end) => (await chrome.tabs.query({})).find(({ url }) => url?.endsWith(end))?.id, `/${name}`);
  }

  /** Presses the button on the tab that shows `name`; what badge and title say then. */
  async press(name, what = "toggle") {
    const tab = await this.tabOf(name);
    return this.runAtHome(async (tab, what) => {
      await chrome.runtime.sendMessage({ ask: "press", tab, what });
      const [badge, title] = await Promise.all([chrome.action.getBadgeText({ tabId: tab }), chrome.action.getTitle({ tabId: tab })]);
      return { badge, title };
    }, tab, what);
  }

  /**
   * What `act` gives of the open card's shadow root in the page in sight; undefined where none is open. The root is closed: only
   * the browser's driver looks into it.
   */
  async card(act) {
    const open = ".factlight-card:popover-open";
    if (this.browser === "firefox") {
      const [host] = await this.driver.findElements({ css: open });
      if (!host) return undefined;
      const id = await (await host.getShadowRoot()).getId();
      // https://www.w3.org/TR/webdriver2/#shadow-root: how a driver is told of one.
      return this.driver.executeScript(`return (${act})(arguments[0])`, { "shadow-6066-11e4-a52e-4f735466cecf": id });
    }
    const ask = (command, of) => this.driver.sendAndGetDevToolsCommand(command, of);
    const { root } = await ask("DOM.getDocument", { depth: 0 });
    const { nodeId } = await ask("DOM.querySelector", { nodeId: root.nodeId, selector: open });
    if (!nodeId) return undefined;
    const { node } = await ask("DOM.describeNode", { nodeId, depth: 1, pierce: true });
    const { object } = await ask("DOM.resolveNode", { backendNodeId: node.shadowRoots[0].backendNodeId });
    const functionDeclaration = `function () { return (${act})(this); }`;
    const { result } = await ask("Runtime.callFunctionOn", { objectId: object.objectId, functionDeclaration, returnByValue: true });
    return result.value;
  }

  badge(tab) {
    return this.runAtHome((tabId) => chrome.action.getBadgeText({ tabId }), tab);
  }

  /** Opens one of the extension's own pages in a tab: "panel.html?tab=3". */
  async openOwn(page) {
    const handle = await (this.browser === "chromium" ? this.#openByAddress(page) : this.#openByItself(page));
    await this.driver.wait(async () => (await this.driver.executeScript(() => document.readyState)) === "complete", 10_000, page);
    await this.run(() => {
      window.seen = [];
      document.addEventListener("securitypolicyviolation", (event) => seen.push(`${event.violatedDirective}: ${event.blockedURI}`));
      addEventListener("error", (event) => seen.push(event.message));
      addEventListener("unhandledrejection", (event) => seen.push(String(event.reason?.stack ?? event.reason)));
    });
    return handle;
  }

  async #openByAddress(page) {
    // In the first page's window: another may show a page that is to stay in sight.
    await this.driver.switchTo().window(this.home);
    await this.driver.switchTo().newWindow("tab");
    await this.driver.get(`chrome-extension://${this.id}/${page}`);
    return this.driver.getWindowHandle();
  }

  async #openByItself(page) {
    const before = new Set(await this.driver.getAllWindowHandles());
    await this.runAtHome((page) => chrome.tabs.create({ url: chrome.runtime.getURL(page) }).then(() => null), page);
    const handle = await this.driver.wait(async () => (await this.driver.getAllWindowHandles()).find((one) => !before.has(one)), 10_000, page);
    await this.driver.switchTo().window(handle);
    // A new tab is empty first.
    await this.driver.wait(async () => (await this.driver.getCurrentUrl()).endsWith(page), 10_000, page);
    return handle;
  }

  /** The extension starts anew, as after an update: its own pages are closed by that. */
  async reload() {
    const before = await this.driver.getAllWindowHandles();
    await this.driver.switchTo().window(this.home);
    if (this.browser === "firefox") {
      // Its first page opens only where it is new.
      await this.driver.uninstallAddon("factlight@factlight.example");
      await this.driver.switchTo().window(before.find((handle) => handle !== this.home));
      await this.driver.installAddon(this.folder, true);
      this.home = await this.#firstPage();
      return;
    }
    await this.driver.executeScript("setTimeout(() => chrome.runtime.reload())");
    const rest = before.filter((handle) => handle !== this.home);
    await this.driver.wait(async () => !(await this.driver.getAllWindowHandles()).includes(this.home), 10_000, "its pages are closed");
    await this.driver.switchTo().window(rest[0]);
    this.home = await this.#reopen();
  }

  async #reopen() {
    await this.driver.switchTo().newWindow("tab");
    // One that starts itself anew stays off where the reader is no developer.
    await this.driver.get("chrome://extensions");
    await this.run(async (id) => {
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.management.setEnabled(id, true);
    }, this.id);
    await this.driver.get(`chrome-extension://${this.id}/welcome.html`);
    return this.driver.getWindowHandle();
  }

  /** Opens the panel of the tab that shows `name`, and waits for its facts. */
  async openPanel(name, state = "marked") {
    const handle = await this.openOwn(`panel.html?tab=${await this.tabOf(name)}`);
    await this.state(state);
    return handle;
  }

  state(state) {
    return this.driver.wait(async () => (await this.run(() => document.body.dataset.state)) === state, 20_000, `the panel ${state}`);
  }

  /** The words painted in the page, by kind. */
  painted() {
    return this.run(() => {
      const words = ({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset);
      const names = ["quantity", "quote", "indirect", "place"];
      return Object.fromEntries(names.map((name) => [name, [...(CSS.highlights.get(`factlight-${name}`) ?? [])].map(words)]));
    });
  }

  /** What axe finds wrong with the page, one line each. */
  async violations() {
    await this.driver.executeScript(AXE);
    return this.run(async () => {
      const { violations } = await axe.run(document, { resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
    });
  }

  /** Errors and broken policies since the page was opened. */
  seen() {
    return this.run(() => window.seen);
  }
}
