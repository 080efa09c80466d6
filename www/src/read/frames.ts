// Owns the frames inside a root that share the page's origin: each is annotated as a document of its own, with its own card,
// and its facts follow the root's. A file of its own (dist/frames.js), loaded when a root contains frames.

import type { Annotations } from "../annotations.js";
import type { Fact } from "../facts.js";

/** A frame smaller than this, in CSS pixels, has no text to read: a counter, an advertisement's beacon. */
const LEAST = 40;

/** What frames need to know about the root they are in. */
export interface Around {
  annotate(body: Element): Promise<Annotations>;
  /** Hears what happens in a frame. */
  tell(type: string, detail: object): void;
  /** Hears that a frame has loaded another page. */
  changed(): void;
}

/** The annotated frames of a root. */
export class Frames {
  readonly #around: Around;
  readonly #listeners = new AbortController();
  readonly #heard = new WeakSet<HTMLIFrameElement>();
  #bodies = new Map<Element, Annotations>();

  constructor(around: Around) {
    this.#around = around;
  }

  /** Annotates the frames now in `roots`, and forgets those that have gone. A frame that fails is left out. */
  async read(roots: Iterable<Element | ShadowRoot>, skips: (frame: Element) => boolean): Promise<void> {
    const found = new Map<Element, Annotations>();
    for (const root of roots) {
      for (const frame of root.querySelectorAll("iframe")) {
        const body = skips(frame) ? undefined : this.#bodyOf(frame);
        if (!body) continue;
        try {
          found.set(body, this.#bodies.get(body) ?? (await this.#begin(body)));
        } catch (error) {
          if (this.#listeners.signal.aborted) throw error;
          reportError(error);
        }
      }
    }
    for (const [body, annotations] of this.#bodies) if (!found.has(body)) annotations.clear();
    this.#bodies = found;
  }

  async #begin(body: Element): Promise<Annotations> {
    const annotations = await this.#around.annotate(body);
    for (const type of ["open", "close", "update", "unread"] as const) annotations.on(type, (detail) => this.#around.tell(type, detail));
    return annotations;
  }

  get all(): Annotations[] {
    return [...this.#bodies.values()];
  }

  /** The annotations that `fact` is one of. */
  of(fact: Fact): Annotations | undefined {
    return this.all.find(({ facts }) => facts.includes(fact));
  }

  clear(): void {
    this.#listeners.abort();
    for (const annotations of this.all) annotations.clear();
    this.#bodies.clear();
  }

  // Nothing of a frame of another origin, nor of one that the reader cannot see.
  #bodyOf(frame: HTMLIFrameElement): Element | undefined {
    if (!this.#heard.has(frame)) {
      this.#heard.add(frame);
      frame.addEventListener("load", () => this.#around.changed(), { signal: this.#listeners.signal });
    }
    const { width, height } = frame.getBoundingClientRect();
    if (width < LEAST || height < LEAST || frame.closest("[data-factlight=off], [hidden]")) return undefined;
    try {
      return frame.contentDocument?.body ?? undefined;
    } catch {
      return undefined;
    }
  }
}
