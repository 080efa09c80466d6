// Owns the extension's half inside a page: collects the text, asks the background for its facts, and marks them without
// touching the page's elements. Injected by the reader's click, or on sites that the reader always wants marked.

import { annotate, type Annotations, type Fact } from "../../src/index.js";
import { TrapError } from "../../src/engine/trap.js";
import { compared } from "./kept-comparison.js";
import { Navigation } from "./navigation.js";
import { MarkStyle, sweep } from "./mark-style.js";
import { answer, PANEL, type Count, type Detect, type Found, type Mark, type Marked, type Marking } from "../messages.js";
import { leftOutOf } from "./items.js";
import { LEAST, onSettings, readSettings, type Settings } from "../settings.js";
import { isListed } from "../sites.js";

interface Page {
  factlight?: true;
}

/** Milliseconds between two looks at whether the extension is still there: an update takes it from under open pages. */
const LOOK_EVERY = 2000;

let annotations: Annotations | undefined;
let abort: AbortController | undefined;
let least = 0;
let marked: { element: Element; content: "all" | "main" } | undefined;
/** By which settings it was marked. */
let asked = "";
const guide = new Navigation();
const style = new MarkStyle();

async function detect(blocks: Detect["blocks"], options: Detect["options"]): Promise<Fact[]> {
  const found: Found = await chrome.runtime.sendMessage({ ask: "detect", blocks, options } satisfies Detect);
  if ("error" in found) throw new (found.isTrap ? TrapError : Error)(found.error);
  const { facts, genre } = found.value;
  const sure = facts.filter(({ evidence }) => evidence.confidence >= least);
  return genre ? Object.assign(sure, { genre }) : sure;
}

const compare = (fact: Fact) => compared(fact, annotations?.documents ?? []);

// Null when the reader took the marks away before they stood there: no failure.
async function mark(element: Element, content: "all" | "main"): Promise<Marking | null> {
  clear();
  marked = { element, content };
  const mine = new AbortController();
  const { signal } = mine;
  abort = mine;
  try {
    const settings = await readSettings();
    signal.throwIfAborted();
    ({ [settings.density]: least } = LEAST);
    asked = wantedOf(settings);
    const look = style.look(settings);
    annotations = await annotate(element, detect, { mark: "highlight", content, compare, closed: true, signal, ...kindsOf(settings), ...look });
    await style.follow(annotations, signal);
    signal.throwIfAborted();
  } catch (error) {
    if (signal.aborted) return null;
    clear();
    throw error;
  }
  element.addEventListener("factlight:update", () => {
    tellCount();
    guide.renew();
  }, { signal });
  leaveWithTheExtension(signal);
  guide.follow(element, annotations, style, signal);
  return marking();
}

function marking(): Marking | null {
  if (!annotations) return null;
  const { facts, notices } = annotations;
  return { count: facts.length, ...leftOutOf(notices) };
}

// What the reader chose in the options is so at once on a page that is marked.
async function follow(settings: Settings): Promise<void> {
  if (!annotations || !marked) return;
  if (isListed(settings.never, document.URL)) {
    clear();
    return tellCount();
  }
  const wanted = wantedOf(settings);
  if (wanted === asked) return style.show(settings);
  await mark(marked.element, marked.content);
  tellCount();
}

function wantedOf({ kinds, density }: Settings): string {
  return JSON.stringify([kinds, density]);
}

function kindsOf({ kinds }: Settings) {
  return { quantities: kinds.quantity, quotes: kinds.quote, places: kinds.place };
}

function clear(): void {
  abort?.abort(new Error("the marks were taken away"));
  annotations?.clear();
  annotations = undefined;
  abort = undefined;
  guide.leave();
  style.end();
}

// Nobody would answer the page any more: its marks go.
function leaveWithTheExtension(signal: AbortSignal): void {
  const check = () => {
    if (!isOrphan()) return;
    clear();
  };
  const timer = setInterval(check, LOOK_EVERY);
  document.addEventListener("visibilitychange", check, { signal });
  signal.addEventListener("abort", () => clearInterval(timer));
}

function isOrphan(): boolean {
  try {
    return chrome.runtime?.id === undefined;
  } catch {
    return true;
  }
}

function tellCount(): void {
  void answer(() => chrome.runtime.sendMessage({ ask: "count", marking: marking() } satisfies Count));
}

function whole(): Element {
  return document.body ?? document.documentElement;
}

// Around what is selected, the element that holds all of it.
function selected(): Element {
  const selection = document.getSelection();
  const around = selection?.rangeCount ? selection.getRangeAt(0).commonAncestorContainer : null;
  const element = around instanceof Element ? around : around?.parentElement;
  return element ?? whole();
}

async function act({ ask }: Mark): Promise<Marking | null> {
  if (ask === "selection") return mark(selected(), "all");
  if (!abort) return mark(whole(), "main");
  if (ask === "mark") return marking();
  clear();
  return null;
}

// Injected at each click: the first one listens.
const page = globalThis as Page;
if (!page.factlight) {
  page.factlight = true;
  sweep();
  chrome.runtime.onMessage.addListener((message: Mark, sender, reply: (said: Marked) => void) => {
    if (sender.id !== chrome.runtime.id || !/^(toggle|mark|selection)$/.test(message.ask)) return undefined;
    void answer(() => act(message)).then(reply);
    return true;
  });
  chrome.runtime.onConnect.addListener((port) => {
    if (port.sender?.id === chrome.runtime.id && port.name === PANEL) guide.answer(port);
  });
  onSettings((settings) => void answer(() => follow(settings)));
}
