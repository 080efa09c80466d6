// Owns taking the panel's reader through the page: tells the panel what is marked, goes to a fact and back. Leaves marking
// to content.ts, and the panel itself to panel/panel.ts.

import type { Annotations, Fact } from "../../src/index.js";
import { Pace } from "../../src/pace.js";
import { readProvenance } from "../../src/read/provenance.js";
import type { MarkStyle } from "./mark-style.js";
import { answer, type Tale, type Wish } from "../messages.js";
import { itemsOf, leftOutOf } from "./items.js";

interface Followed {
  root: Element;
  annotations: Annotations;
  style: MarkStyle;
  signal: AbortSignal;
}

/** Answers the panels that are connected to this page. */
export class Navigation {
  readonly #ports = new Set<chrome.runtime.Port>();
  readonly #ids = new WeakMap<Fact, number>();
  #facts = new Map<number, Fact>();
  #lastId = 0;
  #followed: Followed | undefined;
  /** Where the reader was before the panel led away. */
  #before: { x: number; y: number } | undefined;

  /** From now on, reports these annotations. */
  follow(root: Element, annotations: Annotations, style: MarkStyle, signal: AbortSignal): void {
    this.#followed = { root, annotations, style, signal };
    root.addEventListener("factlight:open", (event) => {
      const { fact } = (event as CustomEvent<{ fact: Fact }>).detail;
      this.#tell({ tell: "open", id: this.#idOf(fact) });
    }, { signal });
    this.renew();
  }

  /** What was reported is out of date: the page was read again. */
  renew(): void {
    for (const port of this.#ports) void this.#report(port);
  }

  /** Nothing is marked any more. */
  leave(): void {
    if (!this.#followed) return;
    this.#followed = undefined;
    this.#before = undefined;
    this.renew();
  }

  /** A panel has connected. */
  answer(port: chrome.runtime.Port): void {
    this.#ports.add(port);
    port.onDisconnect.addListener(() => this.#ports.delete(port));
    port.onMessage.addListener((wish: Wish) => this.#grant(wish, port));
    void this.#report(port);
  }

  async #report(port: chrome.runtime.Port): Promise<void> {
    const followed = this.#followed;
    if (!followed) return this.#tell({ tell: "begin", page: null, count: 0, leftOut: leftOutOf([]) }, port);
    const { annotations: { facts, documents, notices }, signal } = followed;
    const page = { url: document.URL, ...readProvenance(document) };
    this.#tell({ tell: "begin", page, count: facts.length, leftOut: leftOutOf(notices) }, port);
    this.#facts = new Map(facts.map((fact) => [this.#idOf(fact), fact]));
    try {
      const pace = new Pace(signal);
      for (const { url, facts: some, blocks } of documents) {
        for await (const slice of itemsOf(some, blocks, url, (fact) => this.#idOf(fact), pace)) {
          // A later reading takes the place of this one.
          if (followed !== this.#followed || facts !== followed.annotations.facts) return;
          this.#tell({ tell: "items", items: slice }, port);
          await turn();
        }
      }
      this.#tell({ tell: "end" }, port);
    } catch (error) {
      if (!signal.aborted) reportError(error);
    }
  }

  #grant(wish: Wish, port: chrome.runtime.Port): void {
    if (!this.#followed) return;
    const { annotations, style } = this.#followed;
    if (wish.ask === "export") {
      const { format } = wish;
      void answer(() => annotations.export(format)).then((text) => this.#tell({ tell: "export", format, text }, port));
    } else if (wish.ask === "back") {
      annotations.point(null);
      if (this.#before) scrollTo({ left: this.#before.x, top: this.#before.y, behavior: "instant" });
      this.#before = undefined;
    } else {
      const fact = this.#facts.get(wish.id);
      if (!fact) return;
      this.#before ??= { x: scrollX, y: scrollY };
      annotations.point(fact);
      style.beckon(fact.kind);
      if (wish.ask === "card") annotations.open(fact).catch(reportError);
    }
  }

  #tell(tale: Tale, port?: chrome.runtime.Port): void {
    for (const one of port ? [port] : this.#ports) {
      try {
        one.postMessage(tale);
      } catch {
        // The panel has been closed, or the page was put away and came back.
        this.#ports.delete(one);
      }
    }
  }

  #idOf(fact: Fact): number {
    const id = this.#ids.get(fact) ?? (this.#lastId += 1);
    this.#ids.set(fact, id);
    return id;
  }
}

interface Scheduler {
  postTask?(act: () => void): Promise<void>;
}

// A task of its own, after those of the page: what continues after a mere pause would come before them.
function turn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  return scheduler?.postTask?.(() => {}) ?? new Promise((resolve) => setTimeout(resolve));
}
