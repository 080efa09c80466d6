// Owns the context menu and the keyboard command: their names and what each does. Leaves marking to background.ts. Whatever needs
// the reader's own click (a panel, a permission) is requested before anything is awaited.

import type { Mark } from "../messages.js";
import { readSettings } from "../settings.js";
import { addSite, patternOf, siteOf } from "../sites.js";

const { commands, contextMenus, i18n, permissions, runtime, tabs } = chrome;

/** Firefox has a sidebar where Chrome has a side panel. */
interface Panels {
  sidebarAction?: { open(): Promise<void> };
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
}
const { sidebarAction, sidePanel } = chrome as Panels;

/** Makes the menus again: the browser keeps them. */
export function makeMenus(): void {
  // Firefox on Android has no menus and no commands.
  contextMenus?.removeAll(() => {
    const make = (id: string, contexts: chrome.contextMenus.CreateProperties["contexts"]) => {
      contextMenus.create({ id, title: i18n.getMessage(`menu_${id}`), ...(contexts && { contexts }) });
    };
    make("selection", ["selection"]);
    make("panel", ["page", "selection", "action"]);
    make("notebook", ["action"]);
    make("always", ["action"]);
    make("never", ["action"]);
  });
}

export function listenToMenus(ask: (tab: number | undefined, what: Mark["ask"]) => void): void {
  contextMenus?.onClicked.addListener(({ menuItemId, pageUrl }, tab) => {
    if (menuItemId === "selection") ask(tab?.id, "selection");
    else if (menuItemId === "panel") openPanel(tab, ask);
    else if (menuItemId === "notebook") void tabs.create({ url: runtime.getURL("notebook.html") });
    else if (menuItemId === "always") void always(siteOf(tab?.url ?? pageUrl), () => ask(tab?.id, "mark"));
    else if (menuItemId === "never") void never(siteOf(tab?.url ?? pageUrl));
  });
  commands?.onCommand.addListener((command, tab) => {
    if (command === "panel") openPanel(tab, ask);
  });
}

function openPanel(tab: chrome.tabs.Tab | undefined, ask: (tab: number | undefined, what: Mark["ask"]) => void): void {
  if (sidebarAction) sidebarAction.open().catch(reportError);
  else if (tab) sidePanel?.open({ windowId: tab.windowId }).catch(reportError);
  ask(tab?.id, "mark");
}

async function always(site: string | undefined, mark: () => void): Promise<void> {
  if (!site || !(await permissions.request({ origins: [patternOf(site)] }))) return;
  await addSite(await readSettings(), "always", site);
  mark();
}

async function never(site: string | undefined): Promise<void> {
  if (site) await addSite(await readSettings(), "never", site);
}
