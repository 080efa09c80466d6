// Owns recovering when the engine breaks off: finds the blocks that cause it, and has the rest read without them. A file of its
// own (dist/recovery.js), loaded when an engine first breaks off. It calls whatever `detect` it is given, so it serves the page's
// own engine, a worker's and an extension's background alike.
//
// detect(a b c d) breaks off → a b c d once more breaks off → a b → a b c breaks off, so it is c → a b _ d gives the facts, and
// a notice reports c

import type { PageBlock } from "../read/blocks.js";
import type { Block, EngineOptions, Found } from "../facts.js";
import { parentOf } from "../read/flat-tree.js";
import type { BlockNotice, Detect } from "../annotations.js";
import type { Pace } from "../pace.js";
import { isTrap } from "./trap.js";

/** Blocks of one reading that are looked for. A page on which more of them break the engine is read up to there. */
const MOST_SEARCHES = 16;

/** A root that is read, by whom and how. */
export interface Asking {
  root: Element;
  detect: Detect;
  options: EngineOptions;
  pace: Pace;
}

/** Reads a root in whose text the engine has broken off. */
export class Recovery {
  readonly #asking: Asking;
  /** Of blocks that broke it. In another reading they are left out at once. */
  readonly #texts = new Set<string>();
  #notices: BlockNotice[] = [];
  #before: readonly BlockNotice[] = [];
  #searches = MOST_SEARCHES;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** Of what was left out since the reading began; one of a block that was left out before as well is the same object. */
  get notices(): readonly BlockNotice[] {
    return this.#notices;
  }

  /** A reading begins. With `isAnew`, blocks that broke the engine before are given to it again. */
  begin(isAnew: boolean): void {
    if (isAnew) this.#texts.clear();
    [this.#before, this.#notices, this.#searches] = [this.#notices, [], MOST_SEARCHES];
  }

  /**
   * The facts of `pages`, without the blocks that break the engine: each is empty in its place, so that the others keep their
   * numbers, antecedents and votes. `k` such blocks among `n` take k · (log₂ n + 1) + 1 calls at most. Rejects with what
   * `detect` rejects with, if that is not a trap.
   */
  async facts(pages: readonly PageBlock[]): Promise<Found> {
    const unread = new Set<number>();
    const blocks = pages.map(({ block }) => block);
    const empty = (index: number) => {
      unread.add(index);
      blocks[index] = { ...(blocks[index] as Block), text: "", links: [] };
    };
    for (const [index, { text }] of blocks.entries()) if (this.#texts.has(text)) empty(index);
    // The first so many blocks are read without breaking it, and have these facts.
    let sound = 0;
    let facts: Found = [];
    // First once more as it is: a new engine may read what an old one had no memory left for.
    for (;;) {
      const all = await this.#ask(blocks);
      if (all) {
        this.#tell(pages, unread, pages.length);
        return all;
      }
      if (this.#searches === 0) break;
      this.#searches -= 1;
      for (let broken = blocks.length; broken - sound > 1; ) {
        const middle = (sound + broken) >> 1;
        const found = await this.#ask(blocks.slice(0, middle));
        if (found) [sound, facts] = [middle, found];
        else broken = middle;
      }
      // Without its text too: it is not the block.
      if (unread.has(sound)) break;
      this.#texts.add(blocks[sound]?.text ?? "");
      empty(sound);
    }
    this.#tell(pages, unread, sound);
    return facts;
  }

  /** The facts, or null where the engine breaks off. */
  async #ask(blocks: readonly Block[]): Promise<Found | null> {
    const { detect, options, pace } = this.#asking;
    await pace.rest();
    try {
      return await detect([...blocks], options);
    } catch (error) {
      if (!isTrap(error)) throw error;
      return null;
    }
  }

  /** Nothing was read from `end` on. */
  #tell(pages: readonly PageBlock[], unread: ReadonlySet<number>, end: number): void {
    for (const index of [...unread].sort((a, b) => a - b)) if (index < end) this.#note(pages[index] as PageBlock, 0);
    if (end < pages.length) this.#note(pages[end] as PageBlock, pages.length - end - 1);
  }

  #note(page: PageBlock, behind: number): void {
    const { text } = page.block;
    const element = elementOf(page) ?? this.#asking.root;
    const same = (other: BlockNotice) => other.text === text && other.element === element && other.behind === behind;
    this.#notices.push(this.#before.find(same) ?? { left: "block", text, element, behind });
  }
}

/** The innermost element that holds all of a block. */
function elementOf({ parts }: PageBlock): Element | null {
  const last = parts.at(-1)?.node;
  for (let element = parts[0] ? parentOf(parts[0].node) : null; element && last; element = parentOf(element)) {
    for (let at = parentOf(last); at; at = parentOf(at)) if (at === element) return element;
  }
  return null;
}
