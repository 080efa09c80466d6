// Owns the engine, one for all tabs, and the toolbar button. A page's policy may forbid WebAssembly in its content script, but
// never here. The browser stops this script when it is idle: nothing is kept that cannot be made again.

import { loadEngine } from "../../src/engine/engine.js";
import { Conflicts } from "../compare/conflicts.js";
import { readNotebook } from "../notebook/store.js";
import { listenToMenus, makeMenus } from "./menus.js";
import { answer, type Always, type Busy, type Compare, type Count, type Detect, type Keep, type Mark, type Marked, type Marking, type Otherwise, type Press, type Told } from "../messages.js";
import { names, say, sayCount } from "../i18n.js";
import { onSettings, readSettings } from "../settings.js";
import { dropRefused, isListed, register } from "../sites.js";

const { action, i18n, permissions, runtime, scripting, tabs } = chrome;

let engine: ReturnType<typeof loadEngine> | undefined;

// If an engine breaks off, it is replaced automatically: the tab that asked is told, and no other tab notices.
function load(): ReturnType<typeof loadEngine> {
  const file = (name: string) => runtime.getURL(name);
  engine ??= loadEngine({ module: file("factlight_bg.wasm"), gazetteer: file("gazetteer.bin") }).catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** Tabs that are being marked. */
const busy = new Map<number, number>();

runtime.onMessage.addListener((message: Detect | Count | Press | Always | Busy | Compare | Keep, sender, reply) => {
  if (sender.id !== runtime.id) return undefined;
  if (message.ask === "detect") {
    // A message is JSON: an array keeps nothing beside its items.
    void answer(async () => {
      const facts = (await load())(message.blocks, message.options);
      return { facts, ...(facts.genre && { genre: facts.genre }) };
    }).then(reply);
    return true;
  }
  if (message.ask === "compare") {
    void answer(() => otherwise(message)).then(reply);
    return true;
  }
  if (message.ask === "keep" && sender.tab?.id !== undefined) {
    void keep(sender.tab.id).then(reply);
    return true;
  }
  // A page that somebody else wrote has no address of ours.
  if (message.ask === "press" && sender.url?.startsWith(runtime.getURL(""))) {
    void answer(() => ask(message.tab, message.what ?? "toggle")).then(reply);
    return true;
  }
  if (message.ask === "busy" && sender.url?.startsWith(runtime.getURL(""))) reply(busy.has(message.tab));
  if (message.ask === "count" && sender.tab?.id !== undefined) void show(sender.tab.id, message.marking);
  if (message.ask === "always" && sender.tab?.id !== undefined) void ask(sender.tab.id, "mark");
  return undefined;
});

action.onClicked.addListener((tab) => void ask(tab.id, "toggle"));
listenToMenus((tab, what) => void ask(tab, what));

runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void tabs.create({ url: runtime.getURL("welcome.html") });
  makeMenus();
  void readSettings().then(register);
});

onSettings((settings) => void register(settings));
permissions.onAdded.addListener(() => void readSettings().then(register));
permissions.onRemoved.addListener(() => void readSettings().then(dropRefused).then(readSettings).then(register));

// Only figures and quotes are kept for comparison, and few of them conflict.
async function otherwise({ page, item }: Compare): Promise<Otherwise[]> {
  const { entries } = await readNotebook();
  const comparing = new Conflicts();
  comparing.read(page, [item], entries);
  return comparing.differing(item).map(({ page, item, kept }) => ({ page, item, kept }));
}

// Says that it is there, and cancels what the page's script adopts for when it is gone (page/mark-style.ts).
const KEPT = ":root { --factlight-kept: 1 !important; --factlight-line: initial !important; --factlight-ground: initial !important; --factlight-left: initial !important }";

// Elsewhere a script that is orphaned goes on and takes its marks away itself.
async function keep(tabId: number): Promise<boolean> {
  if (!("getBrowserInfo" in runtime)) return false;
  const inserted = await answer(() => scripting.insertCSS({ target: { tabId, allFrames: true }, css: KEPT, origin: "USER" }));
  return !("error" in inserted);
}

// What browsers say where neither the reader's click nor a permission lets us in.
const NOT_ASKED = /must request permission|missing host permission|activeTab/i;

/** Does `what` on a tab; what went wrong, in words. */
async function ask(tab: number | undefined, what: Mark["ask"]): Promise<string | undefined> {
  if (tab === undefined) return undefined;
  busy.set(tab, (busy.get(tab) ?? 0) + 1);
  tellPanel({ tell: "marking", tab });
  try {
    return await act(tab, what);
  } finally {
    const rest = (busy.get(tab) ?? 1) - 1;
    if (rest > 0) busy.set(tab, rest);
    else busy.delete(tab);
  }
}

// The page's script is put there by the click, which is what `activeTab` allows; a second time it changes nothing.
async function act(tab: number, what: Mark["ask"]): Promise<string | undefined> {
  const address = (await tabs.get(tab).catch(() => undefined))?.url;
  if (isListed((await readSettings()).never, address)) return refuse(tab, i18n.getMessage("neverHere"));
  await answer(() => action.setBadgeText({ tabId: tab, text: "…" }));
  const injected = await answer(() => scripting.executeScript({ target: { tabId: tab }, files: ["content.js"] }));
  if ("error" in injected) {
    return refuse(tab, i18n.getMessage(NOT_ASKED.test(injected.error) ? "needsPress" : "closed"));
  }
  const said = await answer(async () => (await tabs.sendMessage(tab, { ask: what } satisfies Mark)) as Marked);
  const marked = "error" in said ? said : said.value;
  if ("error" in marked) return refuse(tab, i18n.getMessage("failed", marked.error));
  await show(tab, marked.value);
  tellPanel({ tell: "marked", tab });
  return undefined;
}

async function refuse(tab: number, reason: string): Promise<string> {
  await tell(tab, "!", reason);
  tellPanel({ tell: "marked", tab, error: reason });
  return reason;
}

async function show(tab: number, marking: Marking | null): Promise<void> {
  if (!marking) return tell(tab, "", i18n.getMessage("mark"));
  const { count, languages, unread } = marking;
  const found = count > 0 ? i18n.getMessage("count", String(count)) : languages.length > 0 ? say("foreign", names(languages)) : i18n.getMessage("none");
  await tell(tab, count > 9999 ? "9999" : String(count), unread > 0 ? `${found} ${sayCount("unread", unread)}` : found);
}

// The tab may have been closed meanwhile.
async function tell(tab: number, badge: string, title: string): Promise<void> {
  await answer(async () => {
    await action.setBadgeBackgroundColor({ tabId: tab, color: "#3d5a98" });
    await action.setBadgeText({ tabId: tab, text: badge });
    await action.setTitle({ tabId: tab, title });
  });
}

// Nobody hears it where no panel is open.
function tellPanel(told: Told): void {
  void answer(() => runtime.sendMessage(told));
}
