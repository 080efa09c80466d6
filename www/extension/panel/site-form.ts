// Owns the panel's form for the site of the page it shows: always mark, never read, or only when asked. Leaves the lists to
// sites.ts.

import { button, element } from "../dom.js";
import { say } from "../i18n.js";
import { onSettings, readSettings, type Settings } from "../settings.js";
import { addSite, isListed, patternOf, removeSite, siteOf } from "../sites.js";

/** The form; `address` is the page's, `tell` reports the result. */
export function thisSite(address: () => string | undefined, tell: (news: string) => void): { element: HTMLElement; show(): void } {
  const box = element("div", { class: "form" });
  let settings: Settings | undefined;
  const show = () => {
    const site = siteOf(address());
    if (!settings || !site) return box.replaceChildren(element("p", { class: "soft" }, say("noSiteHere")));
    const [always, never] = [settings.always, settings.never].map((list) => isListed(list, address()));
    const state = say(never ? "siteNever" : always ? "siteAlways" : "siteAsked", site);
    const wish = (list: "always" | "never", key: string) => button(say(key), () => set(list, site), { "data-does": list });
    const isOwn = settings.always.includes(site) || settings.never.includes(site);
    box.replaceChildren(
      element("p", { class: "soft" }, state),
      ...(always || never ? [] : [wish("always", "always")]), ...(never ? [] : [wish("never", "never")]),
      ...(isOwn ? [button(say("siteForget"), () => forget(site), { "data-does": "forget" })] : []));
  };
  // The browser's question comes with the click: nothing may be waited for before it.
  const set = async (list: "always" | "never", site: string) => {
    if (list === "always" && !(await chrome.permissions.request({ origins: [patternOf(site)] }))) return tell(say("notAllowed"));
    await addSite(await readSettings(), list, site);
    tell(say("added", site));
  };
  const forget = async (site: string) => {
    const now = await readSettings();
    await removeSite(now, now.always.includes(site) ? "always" : "never", site);
    tell(say("removed", site));
  };
  const renew = (now: Settings) => {
    const hadFocus = box.contains(document.activeElement);
    settings = now;
    show();
    if (hadFocus) box.querySelector("button")?.focus();
  };
  onSettings(renew);
  void readSettings().then(renew);
  return { element: box, show };
}
