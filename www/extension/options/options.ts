// Owns the options page: what is marked, in which colours, on which sites. Every change is saved at once. Leaves the browser's
// permissions to sites.ts; they are requested only on the reader's click.

import { button, byId, element } from "../dom.js";
import { say, sayPage } from "../i18n.js";
import { changeSettings, KINDS, onSettings, readSettings, type Density, type Kind, type Settings } from "../settings.js";
import { addSite, EVERY, patternOf, removeSite, siteFrom } from "../sites.js";

const { commands, permissions, tabs } = chrome;

/** Our own, as an input can show them. */
const COLOURS: Record<Kind, string> = { quantity: "#3f7fd0", quote: "#a45fc4", place: "#1f9a9a" };
const DENSITIES: readonly Density[] = ["all", "most", "surest"];

let settings: Settings;

sayPage();
document.title = `${say("options")} · Factlight`;

async function change(wanted: Partial<Settings>): Promise<void> {
  settings = await changeSettings(wanted);
  tell(say("changed"));
}

function tell(news: string): void {
  byId("news").textContent = "";
  byId("news").textContent = news;
}

function complain(text: string): void {
  byId("problem").textContent = text;
}

function showMarks(): void {
  const kinds = byId("kinds");
  kinds.querySelectorAll("label").forEach((label) => label.remove());
  for (const kind of KINDS) {
    const box = element("input", { type: "checkbox", value: kind, checked: settings.kinds[kind] });
    box.addEventListener("change", () => void change({ kinds: { ...settings.kinds, [kind]: box.checked } }));
    kinds.append(element("label", { "data-kind": kind }, box, element("span", { class: "name" }, say(`kind_${kind}`))));
  }
  const density = byId("density");
  density.querySelectorAll("label").forEach((label) => label.remove());
  for (const one of DENSITIES) {
    const radio = element("input", { type: "radio", name: "density", value: one, checked: settings.density === one });
    radio.addEventListener("change", () => void change({ density: one }));
    density.append(element("label", {}, radio, element("span", {}, say(`density_${one}`), element("span", { class: "soft" }, say(`density_${one}_what`)))));
  }
}

function showColours(): void {
  byId("colours").replaceChildren(...KINDS.map((kind) => {
    const input = element("input", { type: "color", id: `colour-${kind}`, value: settings.colours[kind] ?? COLOURS[kind] });
    const sample = element("span", { class: "sample name", "data-kind": kind, "aria-hidden": "true" }, say(`sample_${kind}`));
    const reset = button(say("ownColour"), () => change({ colours: { ...settings.colours, [kind]: null } }).then(() => {
      showColours();
      byId(`colour-${kind}`).focus();
    }), { class: "quiet", "aria-label": `${say(`kind_${kind}`)}: ${say("ownColour")}` });
    const paint = () => {
      const colour = settings.colours[kind];
      if (colour) sample.style.setProperty("--tone", colour);
      else sample.style.removeProperty("--tone");
      reset.hidden = colour === null;
    };
    paint();
    input.addEventListener("change", () => void change({ colours: { ...settings.colours, [kind]: input.value } }).then(paint));
    return element("div", { class: "colour" }, input, element("label", { for: `colour-${kind}` }, say(`kind_${kind}`)), sample, reset);
  }));
}

function showSites(): void {
  for (const list of ["always", "never"] as const) {
    const rows = settings[list].map((site) => {
      const name = site === EVERY ? say("everySiteListed") : site;
      const remove = button(say("remove"), () => removeSite(settings, list, site).then(async () => {
        settings = await readSettings();
        showSites();
        tell(say("removed", name));
        byId("site").focus();
      }), { class: "quiet", "aria-label": `${say("remove")}: ${name}` });
      return element("li", {}, element("span", {}, name), remove);
    });
    byId(list).replaceChildren(...(rows.length > 0 ? rows : [element("li", { class: "soft" }, say("noSite"))]));
  }
}

// The browser's question comes with the click: nothing may be waited for before it.
async function add(list: "always" | "never", site: string | undefined): Promise<void> {
  complain("");
  if (site === undefined) {
    complain(say("noSuchSite"));
    byId("site").focus();
    return;
  }
  if (list === "always" && !(await permissions.request({ origins: [patternOf(site)] }))) {
    complain(say("notAllowed"));
    return;
  }
  await addSite(settings, list, site);
  settings = await readSettings();
  byId<HTMLInputElement>("site").value = "";
  showSites();
  tell(say("added", site === EVERY ? say("everySiteListed") : site));
}

async function showKeys(): Promise<void> {
  const all = (await commands?.getAll?.()) ?? [];
  byId("keys").replaceChildren(...all.map(({ name, description, shortcut }) => element("div", {},
    element("dt", {}, description || (name === "_execute_action" ? say("mark") : (name ?? ""))),
    element("dd", {}, ...(shortcut ? shortcut.split("+").map((key) => element("kbd", {}, key)) : [element("span", { class: "soft" }, say("noKey"))])))));
}

/** Firefox opens its own page for them. */
const { openShortcutSettings } = (commands ?? {}) as { openShortcutSettings?: () => Promise<void> };

byId("change").addEventListener("click", () => {
  if (openShortcutSettings) void openShortcutSettings();
  else void tabs.create({ url: "chrome://extensions/shortcuts" });
});
byId<HTMLFormElement>("add").addEventListener("submit", (event) => {
  event.preventDefault();
  const list = event.submitter?.dataset.list === "never" ? "never" : "always";
  void add(list, siteFrom(byId<HTMLInputElement>("site").value));
});
byId("every").addEventListener("click", () => void add("always", EVERY));
onSettings((now) => {
  settings = now;
  showSites();
});

async function start(): Promise<void> {
  settings = await readSettings();
  showMarks();
  showColours();
  showSites();
  await showKeys();
  document.body.dataset.state = "shown";
}

void start();
