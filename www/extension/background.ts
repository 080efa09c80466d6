// Owns the engine, one for all tabs, and the toolbar's button. A page's policy may forbid WebAssembly where its content
// script runs, never here. The browser stops this script when it is idle: nothing is kept that is not made again.

import { loadEngine } from "../src/engine.js";
import { answer, type Count, type Detect, type Mark, type Marked, type Press } from "./messages.js";

const { action, contextMenus, i18n, runtime, scripting, tabs } = chrome;

let engine: ReturnType<typeof loadEngine> | undefined;

function load(): ReturnType<typeof loadEngine> {
  const file = (name: string) => runtime.getURL(name);
  engine ??= loadEngine({ module: file("factlight_bg.wasm"), gazetteer: file("gazetteer.bin") }).catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

runtime.onMessage.addListener((message: Detect | Count | Press, sender, reply) => {
  if (sender.id !== runtime.id) return undefined;
  if (message.ask === "detect") {
    void answer(async () => (await load())(message.blocks, message.options)).then(reply);
    return true;
  }
  // A page that somebody else wrote has no address of ours.
  if (message.ask === "press" && sender.url?.startsWith(runtime.getURL(""))) {
    void answer(() => ask(message.tab, "toggle")).then(reply);
    return true;
  }
  if (message.ask === "count" && sender.tab?.id !== undefined) void show(sender.tab.id, message.count);
  return undefined;
});

action.onClicked.addListener((tab) => void ask(tab.id, "toggle"));

runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void tabs.create({ url: runtime.getURL("welcome.html") });
  contextMenus.removeAll(() => {
    contextMenus.create({ id: "selection", title: i18n.getMessage("selection"), contexts: ["selection"] });
  });
});

contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  if (menuItemId === "selection") void ask(tab?.id, "selection");
});

// The page's script is put there by the click, which is what `activeTab` allows; a second time it changes nothing.
async function ask(tab: number | undefined, what: Mark["ask"]): Promise<void> {
  if (tab === undefined) return;
  await action.setBadgeText({ tabId: tab, text: "…" });
  const injected = await answer(() => scripting.executeScript({ target: { tabId: tab }, files: ["content.js"] }));
  if ("error" in injected) {
    await tell(tab, "!", i18n.getMessage("closed"));
    return;
  }
  const said = await answer(async () => (await tabs.sendMessage(tab, { ask: what } satisfies Mark)) as Marked);
  const marked = "error" in said ? said : said.value;
  if ("error" in marked) await tell(tab, "!", i18n.getMessage("failed", marked.error));
  else await show(tab, marked.value);
}

async function show(tab: number, count: number | null): Promise<void> {
  if (count === null) await tell(tab, "", i18n.getMessage("mark"));
  else if (count === 0) await tell(tab, "0", i18n.getMessage("none"));
  else await tell(tab, count > 9999 ? "9999" : String(count), i18n.getMessage("count", String(count)));
}

// The tab may have been closed meanwhile.
async function tell(tab: number, badge: string, title: string): Promise<void> {
  await answer(async () => {
    await action.setBadgeBackgroundColor({ tabId: tab, color: "#3d5a98" });
    await action.setBadgeText({ tabId: tab, text: badge });
    await action.setTitle({ tabId: tab, title });
  });
}
