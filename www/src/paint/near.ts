// Owns which of many pieces in one box are near the reader: their places are measured once, in sections, and relative to the box.

/** Pieces in one section. */
const SIZE = 100;

/** Where the sections of a box are. */
export interface Sections {
  /** What the measures were made of: any other means that they are to be made again. */
  pieces: readonly unknown[];
  width: number;
  height: number;
  boxes: { top: number; bottom: number }[];
}

/** The pieces within a screen of the reader, and where the sections are, for the next time. */
export function nearIn<T>(
  place: Element,
  pieces: readonly T[],
  known: Sections | undefined,
  rangeBetween: (first: T, last: T) => Range,
): { found: T[]; sections: Sections } {
  const { top, width, height } = place.getBoundingClientRect();
  const isSame = known?.pieces === pieces && known.width === width && known.height === height;
  const sections = isSame ? known : { pieces, width, height, boxes: measured(pieces, top, rangeBetween) };
  const screen = place.ownerDocument.defaultView?.innerHeight ?? 0;
  const isNear = (box: { top: number; bottom: number } | undefined) => box && top + box.bottom > -screen && top + box.top < 2 * screen;
  return { found: pieces.filter((_, i) => isNear(sections.boxes[Math.floor(i / SIZE)])), sections };
}

function measured<T>(pieces: readonly T[], top: number, rangeBetween: (first: T, last: T) => Range): Sections["boxes"] {
  const boxes = [];
  for (let i = 0; i < pieces.length; i += SIZE) {
    const [first, last] = [pieces[i], pieces[Math.min(i + SIZE, pieces.length) - 1]] as [T, T];
    try {
      const box = rangeBetween(first, last).getBoundingClientRect();
      boxes.push({ top: box.top - top, bottom: box.bottom - top });
    } catch {
      // The page has taken some of it away: until it is read again, it is near.
      boxes.push({ top: -Infinity, bottom: Infinity });
    }
  }
  return boxes;
}
