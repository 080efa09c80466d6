// What the context menu and the command do. No test can open a browser's menu, so the browser is a stand-in here, which records what
// is asked of it and when. Whatever needs the reader's click must be requested before anything is awaited.

import assert from "node:assert/strict";
import { join } from "node:path";
import { beforeEach, describe, test } from "node:test";
import { build } from "esbuild";
import { www } from "../support/www.mjs";

const { outputFiles } = await build({ entryPoints: [join(www, "extension/background/menus.ts")], bundle: true, write: false, format: "esm", logLevel: "silent" });
const source = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`;

// Node has none.
globalThis.reportError ??= (error) => {
  throw error;
};

/** The extension's menus in a browser that lets the reader choose, or has a sidebar. */
async function start({ isAllowed = true, hasSidebar = false } = {}) {
  const asked = [];
  const items = new Map();
  const stored = {};
  const heard = {};
  const listen = (name) => ({ addListener: (act) => (heard[name] = act) });
  globalThis.chrome = {
    commands: { onCommand: listen("command") },
    contextMenus: {
      onClicked: listen("menu"),
      removeAll: (then) => (items.clear(), then()),
      create: ({ id, title, contexts }) => items.set(id, { title, contexts }),
    },
    i18n: { getMessage: (key) => key },
    permissions: { request: async ({ origins }) => (asked.push(`permission ${origins}`), isAllowed) },
    runtime: { getURL: (page) => `extension:/${page}` },
    storage: { local: { get: async () => stored, set: async (values) => Object.assign(stored, values) } },
    tabs: { create: async ({ url }) => asked.push(`tab ${url}`) },
    ...(hasSidebar
      ? { sidebarAction: { open: async () => asked.push("sidebar") } }
      : { sidePanel: { open: async ({ windowId }) => asked.push(`panel of window ${windowId}`) } }),
  };
  const menus = await import(`${source}#${Math.random()}`);
  menus.listenToMenus((tab, what) => asked.push(`${what} tab ${tab}`));
  menus.makeMenus();
  const rest = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { asked, items, stored, heard, rest };
}

const TAB = { id: 7, windowId: 2, url: "https://www.example.org/news/1" };

describe("the context menu and the command", () => {
  let browser;
  beforeEach(async () => (browser = await start()));

  test("every entry has a name", () => {
    assert.deepEqual([...browser.items.keys()], ["selection", "panel", "notebook", "always", "never"]);
    for (const [id, { title }] of browser.items) assert.equal(title, `menu_${id}`);
  });

  test("the panel opens at once, and the page is marked", () => {
    browser.heard.menu({ menuItemId: "panel" }, TAB);
    assert.deepEqual(browser.asked, ["panel of window 2", "mark tab 7"]);
  });

  test("the command does the same; where there is a sidebar, that opens", async () => {
    browser.heard.command("panel", TAB);
    assert.deepEqual(browser.asked, ["panel of window 2", "mark tab 7"]);
    const other = await start({ hasSidebar: true });
    other.heard.command("panel", TAB);
    assert.deepEqual(other.asked, ["sidebar", "mark tab 7"]);
    other.heard.command("something else", TAB);
    assert.equal(other.asked.length, 2);
  });

  test("the selection is marked, the notebook opens", () => {
    browser.heard.menu({ menuItemId: "selection" }, TAB);
    browser.heard.menu({ menuItemId: "notebook" }, TAB);
    assert.deepEqual(browser.asked, ["selection tab 7", "tab extension:/notebook.html"]);
  });

  test("a site is always marked once the browser has asked the reader, and its page at once", async () => {
    browser.heard.menu({ menuItemId: "always" }, TAB);
    assert.deepEqual(browser.asked, ["permission *://*.example.org/*"], "asked before anything is waited for");
    await browser.rest();
    assert.deepEqual(browser.stored.settings.always, ["example.org"]);
    assert.deepEqual(browser.asked.slice(1), ["mark tab 7"]);
    // Never takes it from there.
    browser.heard.menu({ menuItemId: "never" }, TAB);
    await browser.rest();
    assert.deepEqual([browser.stored.settings.always, browser.stored.settings.never], [[], ["example.org"]]);
  });

  test("a site that the reader does not allow is not listed", async () => {
    const other = await start({ isAllowed: false });
    other.heard.menu({ menuItemId: "always" }, TAB);
    await other.rest();
    assert.equal(other.stored.settings, undefined);
    assert.deepEqual(other.asked, ["permission *://*.example.org/*"]);
  });

  test("a page of no site has none to list", async () => {
    for (const url of ["chrome://settings", "about:blank", "file:///home/story.html", undefined]) browser.heard.menu({ menuItemId: "always", pageUrl: url }, { ...TAB, url });
    await browser.rest();
    assert.deepEqual(browser.asked, []);
  });

  test("a browser without menus and commands starts all the same", async () => {
    globalThis.chrome = { i18n: {}, permissions: {}, runtime: {}, tabs: {}, storage: { local: {} } };
    const menus = await import(`${source}#${Math.random()}`);
    menus.listenToMenus(() => {});
    menus.makeMenus();
  });
});
