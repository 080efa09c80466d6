// Owns the page's half of the extension: collects the text, asks the background for its facts, and marks them without
// touching the page's elements. Put into a page by the reader's click only.

import { annotate, type Annotations, type Fact } from "../src/index.js";
import type { Count, Detect, Found, Mark, Marked } from "./messages.js";
import { answer } from "./messages.js";

interface Page {
  factlight?: true;
}

let annotations: Annotations | undefined;
let abort: AbortController | undefined;

async function detect(blocks: Detect["blocks"], options: Detect["options"]): Promise<Fact[]> {
  const found: Found = await chrome.runtime.sendMessage({ ask: "detect", blocks, options } satisfies Detect);
  if ("error" in found) throw new Error(found.error);
  return found.value;
}

// Null when the reader took the marks away before they stood there: no failure.
async function mark(root: Element): Promise<number | null> {
  clear();
  const mine = new AbortController();
  const { signal } = mine;
  abort = mine;
  try {
    annotations = await annotate(root, detect, { mark: "highlight", signal });
  } catch (error) {
    if (signal.aborted) return null;
    clear();
    throw error;
  }
  root.addEventListener("factlight:update", tellCount, { signal });
  return annotations.facts.length;
}

function clear(): void {
  abort?.abort(new Error("the marks were taken away"));
  annotations?.clear();
  annotations = undefined;
  abort = undefined;
}

function tellCount(): void {
  void answer(() => chrome.runtime.sendMessage({ ask: "count", count: annotations?.facts.length ?? null } satisfies Count));
}

// The article where the page says which that is, else all of it.
function main(): Element {
  const mains = document.querySelectorAll("main, [role=main]");
  const articles = (mains.length === 1 ? (mains[0] as Element) : document).querySelectorAll("article");
  if (articles.length === 1) return articles[0] as Element;
  return (mains.length === 1 ? mains[0] : document.body) ?? document.documentElement;
}

// Around what is selected, the element that holds all of it.
function selected(): Element {
  const selection = document.getSelection();
  const around = selection?.rangeCount ? selection.getRangeAt(0).commonAncestorContainer : null;
  const element = around instanceof Element ? around : around?.parentElement;
  return element ?? main();
}

async function act({ ask }: Mark): Promise<number | null> {
  if (ask === "selection") return mark(selected());
  if (!abort) return mark(main());
  clear();
  return null;
}

// Injected at each click: the first one listens.
const page = globalThis as Page;
if (!page.factlight) {
  page.factlight = true;
  chrome.runtime.onMessage.addListener((message: Mark, sender, reply: (said: Marked) => void) => {
    if (sender.id !== chrome.runtime.id || (message.ask !== "toggle" && message.ask !== "selection")) return undefined;
    void answer(() => act(message)).then(reply);
    return true;
  });
}
