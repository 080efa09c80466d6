// Owns the panel beside the page: all of the page's facts in a list and in pictures, with a way there and back. Leaves the
// connection to the page to connection.ts, the list to list.ts, and each picture to its own file.

import { atlas, placesOf } from "./atlas.js";
import { beside } from "../compare/side-by-side.js";
import { Conflicts } from "../compare/conflicts.js";
import { Connection } from "./connection.js";
import { button, byId, element } from "../dom.js";
import { figurePlot, figuresOf } from "./figures.js";
import { entryOf, type Entry } from "../kept-fact.js";
import { forgetEntry, keep, NotebookError, onNotebook, readNotebook } from "../notebook/store.js";
import { countOf, List } from "./list.js";
import type { Item, LeftOut, PageStory } from "../messages.js";
import { day, names, number, say, sayCount, sayPage } from "../i18n.js";
import { KINDS, type Kind } from "../settings.js";
import { speakerBars, speakersOf } from "./speakers.js";
import { strip } from "./strip.js";
import { copy } from "../copy-save.js";
import { takeout } from "./export-form.js";
import { thisSite } from "./site-form.js";
import { chosen, counted, grouped, noChoice, orderFor, type Choice, type Order } from "./filter.js";

const ORDERS: readonly Order[] = ["text", "kind", "speaker", "place"];
/** Milliseconds after the last key before the list is redrawn, so that a count is announced once and not at each letter. */
const TYPING = 120;

let page: PageStory | undefined;
let items: Item[] = [];
let leftOut: LeftOut = { languages: [], unread: 0, beginnings: [], genre: null };
let choice = noChoice();
let current: number | undefined;
let typing: ReturnType<typeof setTimeout> | undefined;

sayPage();

const comparing = new Conflicts();
let kept: Entry[] = [];
const list = new List(byId("list"), { go, more: doings, note: noteOf });
const differs = (item: Item) => comparing.differing(item).length > 0;

const connection = new Connection({
  marked(story, all, left) {
    if (page?.url !== story.url) [choice, current] = [noChoice(), undefined];
    [page, items, leftOut] = [story, all, left];
    comparing.read(page, items, kept);
    showPage();
  },
  unmarked(error) {
    [page, items, current] = [undefined, [], undefined];
    showEmpty("none", error);
  },
  reading() {
    if (!page) showEmpty("reading");
  },
  opened(id) {
    current = id;
    list.choose(id, true);
  },
});

function showEmpty(state: "none" | "reading", error?: string): void {
  document.body.dataset.state = state;
  byId("marked").hidden = true;
  byId("foot").hidden = true;
  byId("page").textContent = "";
  const box = byId("empty");
  box.hidden = false;
  if (state === "reading") {
    box.replaceChildren(element("p", {}, say("reading")));
    return;
  }
  box.replaceChildren(
    element("p", { class: "lead" }, error ?? say("unmarked")),
    ...(error ? [] : [button(say("mark"), () => connection.mark(), { class: "main" })]),
    element("p", { class: "soft" }, say("unmarkedHow")),
  );
}

function showPage(): void {
  if (!page) return;
  document.body.dataset.state = "marked";
  byId("empty").hidden = true;
  byId("marked").hidden = false;
  byId("foot").hidden = false;
  const about = [page.site === page.title ? "" : page.site, page.author, day(page.published)].filter((part) => part !== "");
  byId("page").replaceChildren(element("span", { class: "story", lang: "en" }, page.title), ...(about.length > 0 ? [element("span", {}, about.join(" · "))] : []));
  site.show();
  showUnread();
  showKinds();
  showChoices();
  show();
}

// Parts of the page that were not read, and how they begin, so that the reader finds them.
function showUnread(): void {
  const { unread, beginnings, genre } = leftOut;
  // On a page that is no news, why so little of it is marked.
  const doubtful = byId("genre");
  doubtful.hidden = !genre;
  doubtful.textContent = genre ? say("doubtful", say(`genre_${genre}`)) : "";
  const box = byId("unread");
  box.hidden = unread === 0;
  const begins = beginnings.map((text) => element("q", { lang: "en" }, text));
  box.replaceChildren(...(unread === 0 ? [] : [element("p", {}, sayCount("unread", unread)), ...begins]));
}

function nothing(): string {
  const { languages } = leftOut;
  return languages.length > 0 ? say("foreign", names(languages)) : say("noFacts");
}

/** The list and the pictures again, as the reader chose. */
function show(): void {
  const shown = chosen(items, choice, differs);
  const places = new Map(items.flatMap(({ place }) => (place ? [[place.id, place.name] as const] : [])));
  const order = orderFor(choice);
  list.show(grouped(shown, order, places), order);
  // Nothing to choose from; and the likeliest reason.
  byId("tools").hidden = items.length === 0;
  byId("takeout").hidden = items.length === 0;
  if (items.length === 0 && leftOut.languages.length === 0 && leftOut.unread === 0) byId("list").append(element("p", { class: "soft none" }, say("onlyEnglish")));
  byId("count").textContent = items.length === 0 ? nothing() : countOf(shown.length, items.length);
  const { kind, words, speaker, place, differing } = choice;
  byId("reset").hidden = !kind && !words && !speaker && !place && !differing;
  showDiffering();
  showPictures(shown);
}

// Facts that conflict with kept ones: said once, above the list.
function showDiffering(): void {
  const box = byId("differing");
  box.hidden = comparing.count === 0;
  if (box.hidden) return;
  const see = button(say(choice.differing ? "showAll" : "showThem"), () => choose({ differing: !choice.differing }), { "aria-pressed": String(choice.differing) });
  keepingFocus(box, () => box.replaceChildren(element("p", {}, sayCount("differing", comparing.count)), see));
}

function showPictures(shown: readonly Item[]): void {
  const parts: HTMLElement[] = [];
  const add = (title: string, of: string, contents: (Node | string)[]) => {
    const id = `picture-${of}`;
    parts.push(element("section", { class: `picture ${of}`, "aria-labelledby": id }, element("h2", { id }, title), ...contents));
  };
  const redraw = () => keepingFocus(byId("pictures"), () => showPictures(shown));
  const { kind } = choice;
  // All kinds together: a look at the whole. Each kind has its own picture in full.
  if (items.length > 1) add(say("strip"), "strip", [strip(items, new Set(shown), { go: jump })]);
  // What the other choices leave: a picture of one place or one speaker would be none.
  const wide = (without: Partial<Choice>) => chosen(items, { ...choice, ...without, kind: "" }, differs);
  const places = kind === "" || kind === "place" ? placesOf(wide({ place: "" })) : [];
  if (places.length > 0) {
    const [map, chips] = atlas(places, choice.place, { choose: (place) => choose({ place }) }, redraw);
    add(say("places"), "places", kind === "" ? [map] : [map, chips]);
  }
  const figures = kind === "quantity" ? figuresOf(wide({})) : [];
  if (figures.length > 0) add(say("figures"), "figures", figurePlot(figures, current, jump, redraw));
  const speakers = kind === "quote" ? speakersOf(wide({ speaker: "" })) : [];
  if (speakers.some(({ name }) => name !== "")) add(say("quoted"), "quoted", speakerBars(speakers, choice.speaker, (speaker) => choose({ speaker }), redraw));
  keepingFocus(byId("pictures"), () => byId("pictures").replaceChildren(...parts));
}

// What is drawn again keeps the keyboard where it was.
function keepingFocus(box: HTMLElement, redraw: () => void): void {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement && box.contains(focused) ? focused : undefined;
  const same = (one: Element) => one instanceof HTMLElement && (key?.id ? one.id === key.id : one.textContent === key?.textContent);
  redraw();
  if (key && !key.isConnected) [...box.querySelectorAll("button")].find(same)?.focus();
}

function choose(change: Partial<Choice>): void {
  choice = { ...choice, ...change };
  for (const name of ["speaker", "place", "order"] as const) byId<HTMLSelectElement>(name).value = choice[name];
  byId<HTMLInputElement>("words").value = choice.words;
  const kind = document.querySelector<HTMLInputElement>(`#kinds input[value="${choice.kind}"]`);
  if (kind) kind.checked = true;
  show();
  tell(byId("count").textContent ?? "");
}

function showKinds(): void {
  const box = byId("kinds");
  box.querySelectorAll("label").forEach((label) => label.remove());
  const counts = counted(items.map(({ kind }) => kind));
  for (const kind of ["", ...KINDS] as const) {
    const radio = element("input", { type: "radio", name: "kind", value: kind, checked: choice.kind === kind });
    radio.addEventListener("change", () => choose({ kind: kind as Kind | "" }));
    const count = kind === "" ? items.length : (counts.get(kind) ?? 0);
    const name = element("span", { class: "name" }, say(`kind_${kind || "all"}`));
    box.append(element("label", { "data-kind": kind || "all" }, radio, element("span", { class: "big" }, number(count)), name));
  }
}

function showChoices(): void {
  const fill = (name: "speaker" | "place" | "order", any: string, options: Iterable<[string, string]>) => {
    const select = byId<HTMLSelectElement>(name);
    const every = element("option", { value: "" }, any);
    select.replaceChildren(every, ...[...options].map(([value, text]) => element("option", { value }, text)));
    select.value = choice[name];
    // What was chosen is no longer there.
    if (select.selectedIndex < 0) [choice, select.value] = [{ ...choice, [name]: "" }, ""];
  };
  const speakers = counted(items.map(({ speaker }) => speaker).filter((name) => name !== ""));
  fill("speaker", say("anyone"), [...speakers].map(([name, count]) => [name, `${name} (${count})`]));
  fill("place", say("anywhere"), placesOf(items).map(({ spot, count }) => [spot.id, `${spot.name} (${count})`]));
  fill("order", say("order_auto"), ORDERS.map((order) => [order, say(`order_${order}`)]));
}

/** The reader chose a fact in the list: the page goes there. */
function go(item: Item): void {
  current = item.id;
  connection.wish({ ask: "point", id: item.id });
  byId("back").hidden = false;
}

/** The reader chose a fact in a picture: the list goes there too. */
function jump(item: Item): void {
  go(item);
  list.choose(item.id, true);
}

/** What can be done with the chosen fact. */
function doings(item: Item): Node[] {
  const bar = element("div", { class: "doings", role: "group", "aria-label": say("doings") });
  const entry = comparing.kept(item);
  const keeping = entry
    ? button(say("unkeep"), () => change(() => forgetEntry(entry.id), say("unkept")), { "data-does": "keep" })
    : button(say("keep"), () => change(() => keep([entryOf(page as PageStory, item)]), say("keptNow")), { "data-does": "keep" });
  bar.append(
    keeping,
    button(say("openCard"), () => connection.wish({ ask: "card", id: item.id }), { "data-does": "card" }),
    button(say("copy"), () => copyItem(item), { "data-does": "copy" }),
  );
  return [...comparing.differing(item).map((entry) => beside(page as PageStory, item, entry)), bar];
}

function noteOf(item: Item): string {
  return differs(item) ? say(item.kind === "quote" ? "noteQuote" : "noteFigure") : comparing.kept(item) ? say("noteKept") : "";
}

/** Changes the notebook, and says what came of it. */
async function change(act: () => Promise<unknown>, news: string): Promise<void> {
  try {
    await act();
    await readKept();
    tell(news);
  } catch (error) {
    complain(error);
  }
}

async function readKept(): Promise<void> {
  try {
    ({ entries: kept } = await readNotebook());
    byId("problem").textContent = "";
  } catch (error) {
    // The facts of the page are shown all the same.
    complain(error);
  }
  comparing.read(page, items, kept);
  if (!page) return;
  showDiffering();
  list.renew();
}

function complain(error: unknown): void {
  byId("problem").textContent = error instanceof NotebookError ? say(`notebook_${error.code}`) : String(error);
}

async function copyItem({ sentence, speaker, link }: Item): Promise<void> {
  const text = [sentence, [speaker, page?.title, page?.site].filter(Boolean).join(", "), link || page?.url].filter(Boolean).join("\n");
  tell((await copy(text)) ? say("copied") : say("notCopied"));
}

function tell(news: string): void {
  byId("news").textContent = "";
  byId("news").textContent = news;
}

byId("back").addEventListener("click", () => {
  connection.wish({ ask: "back" });
  current = undefined;
  list.choose(undefined);
  byId("back").hidden = true;
  tell(say("wentBack"));
  list.element.querySelector<HTMLElement>(".go[tabindex='0']")?.focus({ preventScroll: true });
});
byId("reset").addEventListener("click", () => {
  choose({ ...noChoice(), order: choice.order });
  byId("words").focus();
});
byId("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
byId("words").addEventListener("input", ({ target }) => {
  clearTimeout(typing);
  typing = setTimeout(() => choose({ words: (target as HTMLInputElement).value }), TYPING);
});
for (const name of ["speaker", "place", "order"] as const) {
  byId(name).addEventListener("change", ({ target }) => choose({ [name]: (target as HTMLSelectElement).value }));
}
onNotebook(() => void readKept());
void readKept();
const site = thisSite(() => page?.url, tell);
byId("site").append(site.element);
byId("takeout").append(takeout((format) => connection.export(format), () => page?.title ?? "", tell));
showEmpty("reading");
