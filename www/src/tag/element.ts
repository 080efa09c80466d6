// Owns <fact-light>: its content is marked as long as the element is in a page. Leaves its attributes to attributes.ts.
//
// `<fact-light kinds="quantity quote"><p>It cost £5.</p></fact-light>`

import type { Annotations } from "../annotations.js";
import { ATTRIBUTES, isMarkedAround, mark, readAsked, tell, type Asked } from "./attributes.js";

export type { Ready } from "./attributes.js";

type Colours = NonNullable<Asked["colours"]>;

// On a server there are no elements to be.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** `<fact-light>`. */
export class FactLight extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;
  #annotations: Annotations | null = null;
  #abort: AbortController | undefined;
  #colours: Colours = {};
  #isDue = false;
  /** What was marked or is being marked: the wishes, and the tree that has the style. */
  #done: { wanted: string; tree: Node } | undefined;

  /** What is marked in it; null until it is, and where it could not be. `factlight:ready` says when. */
  get annotations(): Annotations | null {
    return this.#annotations;
  }

  connectedCallback(): void {
    void this.#settleSoon();
  }

  disconnectedCallback(): void {
    void this.#settleSoon();
  }

  attributeChangedCallback(): void {
    void this.#settleSoon();
  }

  /** A move within the page by moveBefore(): its marks move with it. */
  connectedMoveCallback(): void {}

  // Once for all that happens in one go (a move is a leaving and a coming), and when its content has been parsed.
  async #settleSoon(): Promise<void> {
    if (this.#isDue) return;
    this.#isDue = true;
    await parsed(this.ownerDocument);
    this.#isDue = false;
    if (this.isConnected && !isMarkedAround(this)) await this.#mark();
    else this.#clear();
  }

  async #mark(): Promise<void> {
    let asked: Asked;
    try {
      asked = readAsked((name) => this.getAttribute(name));
    } catch (error) {
      this.#clear();
      tell(this, error);
      return;
    }
    const { colours = {}, ...rest } = asked;
    const [wanted, tree] = [JSON.stringify(rest), this.getRootNode()];
    if (this.#done?.wanted === wanted && this.#done.tree === tree) return this.#restyle(colours);
    this.#clear();
    this.#done = { wanted, tree };
    this.#colours = colours;
    const abort = new AbortController();
    this.#abort = abort;
    const annotations = await mark(this, asked, abort.signal);
    if (this.#abort !== abort) return;
    this.#annotations = annotations;
    if (this.#colours !== colours) this.#restyle(this.#colours);
  }

  #restyle(colours: Colours): void {
    this.#colours = colours;
    try {
      this.#annotations?.restyle({ colours });
    } catch (error) {
      tell(this, error);
    }
  }

  #clear(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#annotations?.clear();
    this.#annotations = null;
    this.#done = undefined;
  }
}

async function parsed(document: Document): Promise<void> {
  if (document.readyState !== "loading") return;
  await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

declare global {
  interface HTMLElementTagNameMap {
    "fact-light": FactLight;
  }
}

// Another copy of this file may have been first.
if (typeof customElements === "object" && !customElements.get("fact-light")) customElements.define("fact-light", FactLight);
