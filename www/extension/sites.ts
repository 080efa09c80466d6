// Owns which sites are marked when they open and which are never read: the reader's lists, and the script that the browser
// injects into pages of listed sites. Only sites that the reader has allowed when asked by the browser.
//
// "example.org" → pages of example.org and its subdomains, such as news.example.org

import { changeSettings, type Settings } from "./settings.js";

/** Stands for all sites. */
export const EVERY = "*";
const SCRIPT = "always";

/** The site of a page; undefined for what no extension may read. */
export function siteOf(address: string | undefined): string | undefined {
  try {
    const { protocol, hostname } = new URL(address ?? "");
    return /^https?:$/.test(protocol) && hostname !== "" ? hostname.replace(/^www\./, "") : undefined;
  } catch {
    return undefined;
  }
}

/** What a reader typed, as a site: "https://Example.org/news" → "example.org"; undefined where it names none. */
export function siteFrom(typed: string): string | undefined {
  const text = typed.trim();
  const site = siteOf(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return site && /^(?:[a-z0-9-]+\.)*[a-z0-9-]+$/.test(site) ? site : undefined;
}

/** The match pattern of a site's pages. */
export function patternOf(site: string): string {
  if (site === EVERY) return "*://*/*";
  const isName = site.includes(".") && !/^[\d.]+$/.test(site);
  return `*://${isName ? "*." : ""}${site}/*`;
}

/** Whether a site of the list holds the page. */
export function isListed(sites: readonly string[], address: string | undefined): boolean {
  const site = siteOf(address);
  return site !== undefined && sites.some((one) => one === EVERY || site === one || site.endsWith(`.${one}`));
}

/** Adds a site to one list and takes it from the other. "always" needs the browser's permission, asked for before. */
export async function addSite(settings: Settings, list: "always" | "never", site: string): Promise<void> {
  const other = list === "always" ? "never" : "always";
  const without = (sites: readonly string[]) => sites.filter((one) => one !== site);
  await changeSettings({ [list]: [...without(settings[list]), site].sort(), [other]: without(settings[other]) });
}

/** Takes a site from a list, and gives the permission back. */
export async function removeSite(settings: Settings, list: "always" | "never", site: string): Promise<void> {
  await changeSettings({ [list]: settings[list].filter((one) => one !== site) });
  if (list === "always") await chrome.permissions.remove({ origins: [patternOf(site)] }).catch(() => false);
}

/** Takes the sites from the list that the reader no longer allows, in the browser's own settings. */
export async function dropRefused({ always }: Settings): Promise<void> {
  const allowed = await Promise.all(always.map((site) => chrome.permissions.contains({ origins: [patternOf(site)] })));
  if (allowed.includes(false)) await changeSettings({ always: always.filter((_, index) => allowed[index]) });
}

let last: Promise<void> = Promise.resolve();

/** Has the browser put the script into pages of the sites listed, and into no other. One call after the other. */
export function register(settings: Settings): Promise<void> {
  last = last.then(() => registerNow(settings)).catch(reportError);
  return last;
}

async function registerNow({ always, never }: Settings): Promise<void> {
  const { scripting, permissions } = chrome;
  const known = await scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (known.length > 0) await scripting.unregisterContentScripts({ ids: [SCRIPT] });
  const patterns = always.map(patternOf);
  const allowed = await Promise.all(patterns.map((origin) => permissions.contains({ origins: [origin] })));
  const matches = patterns.filter((_, index) => allowed[index]);
  if (matches.length === 0) return;
  const excludeMatches = never.map(patternOf);
  await scripting.registerContentScripts([{
    id: SCRIPT, js: ["always.js"], matches, runAt: "document_idle", ...(excludeMatches.length > 0 && { excludeMatches }),
  }]);
}
