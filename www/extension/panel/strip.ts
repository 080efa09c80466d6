// Owns the picture of where in the text the facts are: one lane per kind, one tick per fact. It is for the eye and the pointer;
// the list says the same to everybody.

import { drawn } from "../dom.js";
import type { Item } from "../messages.js";
import { number, say } from "../i18n.js";
import { KINDS } from "../settings.js";

const WIDTH = 1000;
const LANE = 12;

export interface StripWishes {
  go(item: Item): void;
}

/** A strip of all `items`; those not `shown` are faint. */
export function strip(items: readonly Item[], shown: ReadonlySet<Item>, wishes: StripWishes): SVGSVGElement {
  const lanes = KINDS.filter((kind) => items.some((item) => item.kind === kind));
  const height = lanes.length * LANE;
  const counts = lanes.map((kind) => `${say(`kind_${kind}`)} ${number(items.filter((item) => item.kind === kind).length)}`);
  const picture = drawn("svg", {
    class: "strip", viewBox: `0 0 ${WIDTH} ${height}`, preserveAspectRatio: "none", role: "img",
    "aria-label": `${say("stripLabel")}: ${counts.join(", ")}`,
  });
  lanes.forEach((kind, lane) => {
    const y = lane * LANE;
    picture.append(drawn("rect", { class: "lane", x: 0, y: y + LANE / 2 - 0.5, width: WIDTH, height: 1 }));
    // Ticks that would hide each other are one: a page of 10,000 facts has no more of them than the strip has room for.
    const taken = new Map<number, boolean>();
    for (const item of items) {
      if (item.kind !== kind) continue;
      const x = Math.round(item.position * (WIDTH - 6));
      taken.set(x, (taken.get(x) ?? false) || shown.has(item));
    }
    for (const [x, isShown] of taken) {
      picture.append(drawn("rect", { class: isShown ? "tick" : "tick faint", "data-kind": kind, x, y: y + 1, width: 6, height: LANE - 2, rx: 2 }));
    }
  });
  picture.addEventListener("click", (event) => {
    const { left, top, width, height: tall } = picture.getBoundingClientRect();
    const at = (event.clientX - left) / width;
    const kind = lanes[Math.min(lanes.length - 1, Math.floor(((event.clientY - top) / tall) * lanes.length))];
    const near = items.filter((item) => shown.has(item) && item.kind === kind);
    const nearest = near.sort((a, b) => Math.abs(a.position - at) - Math.abs(b.position - at))[0];
    if (nearest && Math.abs(nearest.position - at) < 0.03) wishes.go(nearest);
  });
  return picture;
}
