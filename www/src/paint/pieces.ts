// Owns a marked part of a text node, where nothing in the page stands for it: its range, and what the card sees in place of an element.

import type { Fact } from "../facts.js";
import { closestOf, parentOf } from "../read/flat-tree.js";
import type { Mark } from "./painter.js";

/** A part of a text node that is marked for a fact. */
export interface Piece {
  node: Text;
  data: string;
  start: number;
  end: number;
  fact: Fact;
}

/** A stretch of text that looks to the card like an element. */
export class RangeMark implements Mark {
  readonly #piece: Piece;
  readonly focus: (options?: FocusOptions) => void;

  constructor(piece: Piece, focus: () => void) {
    this.#piece = piece;
    this.focus = focus;
  }

  get ownerDocument(): Document {
    return this.#piece.node.ownerDocument;
  }

  getClientRects(): DOMRectList {
    return rangeOf(this.#piece).getClientRects();
  }

  getBoundingClientRect(): DOMRect {
    return rangeOf(this.#piece).getBoundingClientRect();
  }

  closest(selector: string): Element | null {
    const parent = parentOf(this.#piece.node);
    return parent && closestOf(parent, selector);
  }
}

function rangeOf({ node, start, end }: Piece): Range {
  const range = node.ownerDocument.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

/** From the start of one piece to the end of another. */
export function rangeBetween({ node, start }: Piece, { node: last, end }: Piece): Range {
  const range = node.ownerDocument.createRange();
  range.setStart(node, start);
  range.setEnd(last, end);
  return range;
}

/** Whether a place in the window is on a piece. */
export function covers(piece: Piece, x: number, y: number): boolean {
  return [...rangeOf(piece).getClientRects()].some(({ left, right, top, bottom }) => {
    return left <= x && x <= right && top <= y && y <= bottom;
  });
}
