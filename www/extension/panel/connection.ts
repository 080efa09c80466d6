// Owns the panel's connection to a page: which tab it shows, the port to that tab's page, and its end. Leaves what arrives to
// the panel.

import { answer, PANEL, type Answer, type Busy, type Format, type Item, type LeftOut, type PageStory, type Press, type Tale, type Told, type Wish } from "../messages.js";

const { runtime, tabs } = chrome;

export interface Listener {
  /** The page is marked: all its facts, and what was left out. */
  marked(page: PageStory, items: Item[], leftOut: LeftOut): void;
  /** It is not, or cannot be read; `error` says why, in words. */
  unmarked(error?: string): void;
  /** A reading begins. */
  reading(): void;
  /** The reader opened a card. */
  opened(id: number): void;
}

export class Connection {
  readonly #listener: Listener;
  /** One tab only: the panel was opened as a page of its own. */
  readonly #fixed: number | undefined;
  #tab: number | undefined;
  #port: chrome.runtime.Port | undefined;
  #page: PageStory | null = null;
  #items: Item[] = [];
  #leftOut: LeftOut = { languages: [], unread: 0, beginnings: [], genre: null };
  #texts = new Map<Format, (text: Answer<string>) => void>();

  constructor(listener: Listener) {
    this.#listener = listener;
    const fixed = new URLSearchParams(location.search).get("tab");
    this.#fixed = fixed === null ? undefined : Number(fixed);
    tabs.onActivated.addListener(() => void this.#find());
    tabs.onUpdated.addListener((tab, { status }) => {
      if (tab === this.#tab && status === "complete" && !this.#port) this.#connect();
    });
    runtime.onMessage.addListener((told: Told, sender) => {
      if (sender.id !== runtime.id || (told.tell !== "marked" && told.tell !== "marking") || told.tab !== this.#tab) return undefined;
      if (told.tell === "marking") this.#listener.reading();
      else if (told.error !== undefined) this.#listener.unmarked(told.error);
      else if (!this.#port) this.#connect();
      // The marks were taken away before they stood there.
      else if (!this.#page) this.#listener.unmarked();
      return undefined;
    });
    void this.#find();
  }

  wish(wish: Wish): void {
    this.#port?.postMessage(wish);
  }

  /** Marks the page, as far as the browser lets us without a click on the toolbar's button. */
  async mark(): Promise<void> {
    if (this.#tab === undefined) return;
    this.#listener.reading();
    const press = { ask: "press", tab: this.#tab, what: "mark" } satisfies Press;
    const said = await answer(async () => (await runtime.sendMessage(press)) as Answer<string | undefined>);
    const marked = "error" in said ? said : said.value;
    const reason = "error" in marked ? marked.error : marked.value;
    if (reason) this.#listener.unmarked(reason);
    else if (!this.#port) this.#connect();
  }

  /** The page's facts as text. */
  export(format: Format): Promise<Answer<string>> {
    return new Promise((resolve) => {
      this.#texts.set(format, resolve);
      this.wish({ ask: "export", format });
    });
  }

  async #find(): Promise<void> {
    const [active] = this.#fixed === undefined ? await tabs.query({ active: true, currentWindow: true }) : [];
    const tab = this.#fixed ?? active?.id;
    if (tab === undefined || tab === this.#tab) return;
    this.#tab = tab;
    this.#connect();
  }

  #connect(): void {
    this.#port?.disconnect();
    if (this.#tab === undefined) return;
    const port = tabs.connect(this.#tab, { name: PANEL, frameId: 0 });
    this.#port = port;
    port.onMessage.addListener((tale: Tale) => port === this.#port && this.#hear(tale));
    port.onDisconnect.addListener(() => {
      // Read here, or the browser would log that nobody listens there, which is just what this tells us.
      void runtime.lastError;
      if (port !== this.#port) return;
      this.#port = undefined;
      void this.#lost();
    });
  }

  // Nobody is there; or not yet, where the reader's doing opened the panel and marks the page at once.
  async #lost(): Promise<void> {
    const tab = this.#tab;
    const isBusy = tab !== undefined && (await answer(() => runtime.sendMessage({ ask: "busy", tab } satisfies Busy)));
    if (this.#port || tab !== this.#tab) return;
    if (isBusy && "value" in isBusy && isBusy.value === true) this.#listener.reading();
    else this.#listener.unmarked();
  }

  #hear(tale: Tale): void {
    if (tale.tell === "begin") {
      [this.#page, this.#items, this.#leftOut] = [tale.page, [], tale.leftOut];
      if (tale.page) this.#listener.reading();
      else this.#listener.unmarked();
    } else if (tale.tell === "items") {
      this.#items.push(...tale.items);
    } else if (tale.tell === "end" && this.#page) {
      this.#listener.marked(this.#page, this.#items, this.#leftOut);
    } else if (tale.tell === "open") {
      this.#listener.opened(tale.id);
    } else if (tale.tell === "export") {
      this.#texts.get(tale.format)?.(tale.text);
      this.#texts.delete(tale.format);
    }
  }
}
