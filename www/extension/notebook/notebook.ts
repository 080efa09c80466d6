// Owns the notebook page: the kept facts by page, to be searched, deleted, and exported or imported as a file. Leaves storing
// them to store.ts, and the file to notebook-file.ts.

import { titled } from "../compare/side-by-side.js";
import type { Entry } from "../kept-fact.js";
import { button, byId, element } from "../dom.js";
import { forgetEntry, keep, NotebookError, onNotebook, readNotebook } from "./store.js";
import { inSentence } from "../sentence.js";
import { FileError, readFile, writeFile } from "./notebook-file.js";
import { country, day, number, region, say, sayCount, sayPage } from "../i18n.js";
import { KINDS, type Kind } from "../settings.js";
import { save } from "../copy-save.js";

let entries: Entry[] = [];
let unreadable = 0;
let words = "";
let kind: Kind | "" = "";
/** What was deleted last, as long as it can be brought back. */
let deleted: Entry | undefined;

sayPage();
document.title = `${say("notebook")} · Factlight`;

async function read(): Promise<void> {
  try {
    ({ entries, unreadable } = await readNotebook());
    complain(unreadable > 0 ? sayCount("unreadable", unreadable) : "");
  } catch (error) {
    complain(reasonOf(error));
  }
  show();
}

function reasonOf(error: unknown): string {
  if (error instanceof NotebookError) return say(`notebook_${error.code}`);
  if (error instanceof FileError) return say(error.key, error.entry);
  return error instanceof Error ? error.message : String(error);
}

function complain(text: string): void {
  byId("problem").textContent = text;
}

function shown(): Entry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return entries.filter(({ item, page }) => {
    if (kind !== "" && item.kind !== kind) return false;
    const text = [item.text, item.sentence, item.speaker, item.role, item.place?.name, page.title, page.site, page.author].join("\n").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function show(): void {
  showKinds();
  const found = shown();
  byId("count").textContent = found.length === entries.length ? sayCount("facts", entries.length) : sayCount("factsOf", entries.length, number(found.length));
  byId("count").hidden = false;
  byId("export").toggleAttribute("disabled", entries.length === 0);
  const pages = new Map<string, Entry[]>();
  for (const entry of found) {
    const known = pages.get(entry.page.url);
    if (known) known.push(entry);
    else pages.set(entry.page.url, [entry]);
  }
  const parts = [...pages.values()].map(sectionOf);
  if (entries.length === 0) parts.push(element("p", { class: "empty" }, say("notebookEmpty")));
  byId("list").replaceChildren(...parts);
}

function sectionOf(list: Entry[]): HTMLElement {
  const [{ page, item }] = list as [Entry];
  const about = [page.site === page.title ? "" : page.site, page.author, day(page.published)].filter((part) => part !== "").join(" · ");
  const rows = element("ol", { role: "list" }, ...list.map(rowOf));
  return element("section", { class: "page" }, element("h3", {}, titled(page, { ...item, link: "" })), ...(about ? [element("p", { class: "soft" }, about)] : []), rows);
}

function rowOf(entry: Entry): HTMLElement {
  const { item } = entry;
  const where = item.place && [region(item.place.region), country(item.place.country)].filter((name) => name && name !== item.text).join(", ");
  const who = item.kind === "place" ? "" : [item.speaker, item.role === item.speaker ? "" : item.role].filter((part) => part !== "").join(", ");
  const text = item.kind === "quote" && item.quote?.form !== "indirect" ? `“${item.quote?.words ?? item.text}”` : item.text;
  const row = element("li", { class: "entry", "data-kind": item.kind, "data-id": entry.id },
    element("div", {},
      element("p", { class: item.kind === "quote" ? "said" : "what" }, element("span", { class: "unseen" }, `${say(`kind_one_${item.kind}`)}: `), element("span", { class: "name", lang: "en" }, text), ...(where ? [element("span", { class: "role" }, where)] : [])),
      ...(item.kind === "quote" ? [] : [element("p", {}, inSentence(item))]),
      ...(who ? [element("p", { class: "who", lang: "en" }, who)] : []),
      element("p", { class: "soft" }, say("keptOn", day(entry.kept)), ...(/^https?:/.test(item.link) ? [" · ", element("a", { href: item.link, target: "_blank", rel: "noreferrer" }, say("passage"))] : []))),
    button(say("delete"), () => remove(entry), { class: "quiet", "aria-label": `${say("delete")}: ${item.text}` }));
  return row;
}

function showKinds(): void {
  const box = byId("kinds");
  if (box.querySelector("label")) {
    for (const label of box.querySelectorAll("label")) {
      const of = label.dataset.kind;
      const count = of === "all" ? entries.length : entries.filter(({ item }) => item.kind === of).length;
      const place = label.querySelector(".number");
      if (place) place.textContent = number(count);
    }
    return;
  }
  for (const one of ["", ...KINDS] as const) {
    const radio = element("input", { type: "radio", name: "kind", value: one, checked: one === kind });
    radio.addEventListener("change", () => {
      kind = one;
      show();
      tell(byId("count").textContent ?? "");
    });
    box.append(element("label", { "data-kind": one || "all" }, radio, element("span", { class: "name" }, say(`kind_${one || "all"}`)), " ", element("span", { class: "number" })));
  }
  showKinds();
}

async function remove(entry: Entry): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLElement>(".entry button")];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  try {
    await forgetEntry(entry.id);
  } catch (error) {
    complain(reasonOf(error));
    return;
  }
  deleted = entry;
  await read();
  tell(say("deleted", entry.item.text), true);
  // The keyboard goes on where it was.
  const next = [...document.querySelectorAll<HTMLElement>(".entry button")];
  (next[Math.min(at, next.length - 1)] ?? byId("words")).focus();
}

async function undo(): Promise<void> {
  if (!deleted) return;
  const entry = deleted;
  try {
    await keep([entry]);
  } catch (error) {
    complain(reasonOf(error));
    return;
  }
  deleted = undefined;
  await read();
  tell(say("restored", entry.item.text));
  document.querySelector<HTMLElement>(`.entry[data-id="${CSS.escape(entry.id)}"] button`)?.focus();
}

function tell(news: string, canUndo = false): void {
  byId("toast").hidden = !canUndo && news === "";
  byId("undo").hidden = !canUndo;
  byId("news").textContent = news;
}

async function take(file: File): Promise<void> {
  try {
    const added = await keep(readFile(await file.text()));
    await read();
    tell(sayCount("imported", added));
  } catch (error) {
    complain(`${reasonOf(error)} ${say("nothingChanged")}`);
  }
}

byId("words").addEventListener("input", ({ target }) => {
  words = (target as HTMLInputElement).value;
  show();
  tell(byId("count").textContent ?? "");
});
byId("export").addEventListener("click", () => {
  save(writeFile(entries), `factlight-notebook-${new Date().toISOString().slice(0, 10)}.json`, "application/json");
  tell(say("saved"));
});
byId("import").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", ({ target }) => {
  const input = target as HTMLInputElement;
  const file = input.files?.[0];
  // The same file again is a change, too.
  if (file) void take(file).finally(() => (input.value = ""));
});
byId("undo").addEventListener("click", () => void undo());
onNotebook(() => void read());
void read();
