// Owns the picture of the places: a map of the part of the world that contains them, or of all of it, and a button per place.
// Leaves land and borders to src/card/map.ts.

import { worldMap, type MapPoint } from "../../src/card/map.js";
import { button, drawn, element } from "../dom.js";
import type { Item, Spot } from "../messages.js";
import { number, say, sayCount } from "../i18n.js";

/** Buttons before "show all". */
const FEW = 12;
/** What the map shows at the least, in its steps of a quarter of a degree. */
const LEAST_WIDTH = 260;
const RATIO = 0.5;
const WORLD = { x: 0, y: 16, width: 1440, height: 576 };

export interface PlaceCount {
  spot: Spot;
  count: number;
}

type PinnedSpot = Spot & MapPoint;
type Pinned = PlaceCount & { spot: PinnedSpot };

export interface AtlasWishes {
  /** Only facts of this place; empty: of all again. */
  choose(place: string): void;
}

/** The places of the items, the most often named first. */
export function placesOf(items: readonly Item[]): PlaceCount[] {
  const places = new Map<string, PlaceCount>();
  for (const { place } of items) {
    if (!place) continue;
    const known = places.get(place.id);
    if (known) known.count += 1;
    else places.set(place.id, { spot: place, count: 1 });
  }
  return [...places.values()].sort((a, b) => b.count - a.count);
}

let isWhole = false;
let areAll = false;

export function atlas(places: readonly PlaceCount[], chosen: string, wishes: AtlasWishes, redraw: () => void): [map: HTMLElement, chips: HTMLElement] {
  // Places without a point are on no map, and keep their buttons.
  const pinned = places.filter((place): place is Pinned => place.spot.lat !== null && place.spot.lon !== null);
  const box = isWhole || pinned.length === 0 ? WORLD : boxAround(pinned.map(({ spot }) => spot));
  const figure = element("figure", { class: "atlas" }, mapOf(pinned, chosen, box, wishes));
  if (box !== WORLD || isWhole) {
    figure.append(button(say(isWhole ? "mapCloser" : "mapWorld"), () => {
      isWhole = !isWhole;
      redraw();
    }, { class: "quiet zoom", id: "zoom" }));
  }
  const chips = element("ul", { class: "chips", role: "list" });
  for (const { spot, count } of areAll ? places : places.slice(0, FEW)) {
    const isChosen = spot.id === chosen;
    const chip = button(spot.name, () => wishes.choose(isChosen ? "" : spot.id), { "aria-pressed": String(isChosen), "data-kind": "place", id: `spot-${spot.id}` });
    chip.append(element("span", { class: "number" }, number(count)));
    chips.append(element("li", {}, chip));
  }
  if (places.length > FEW && !areAll) {
    chips.append(element("li", {}, button(sayCount("morePlaces", places.length - FEW), () => {
      areAll = true;
      redraw();
    }, { class: "quiet" })));
  }
  return [figure, chips];
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function mapOf(places: readonly Pinned[], chosen: string, box: Box, wishes: AtlasWishes): SVGSVGElement {
  const names = places.slice(0, 8).map(({ spot }) => spot.name).join(", ");
  const ids = new Map(places.map(({ spot }) => [`${spot.lat} ${spot.lon}`, spot]));
  const counts = new Map(places.map(({ spot, count }) => [spot.id, count]));
  const unit = box.width / 360;
  const points = [...places].reverse().map(({ spot }) => spot);
  const labels: { x: number; y: number; spot: Spot; r: number }[] = [];
  const map = worldMap(document, points, `${say("mapLabel")}: ${names}`, (point, x, y) => {
    const spot = ids.get(`${point.lat} ${point.lon}`) as PinnedSpot;
    const r = unit * Math.min(10, 3.2 + 1.1 * Math.sqrt(counts.get(spot.id) ?? 1));
    labels.unshift({ x, y, spot, r });
    const dot = drawn("g", { class: "point", "data-faint": chosen !== "" && chosen !== spot.id },
      drawn("circle", { class: "halo", cx: x, cy: y, r: r * 1.9 }), drawn("circle", { cx: x, cy: y, r }), drawn("title", {}, spot.name));
    dot.addEventListener("click", () => wishes.choose(spot.id === chosen ? "" : spot.id));
    return dot;
  });
  map.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  map.append(...namesOf(labels, box, unit));
  return map;
}

// Names beside the dots, as far as there is room: no name over another name or dot.
function namesOf(labels: readonly { x: number; y: number; spot: Spot; r: number }[], box: Box, unit: number): SVGElement[] {
  const size = 11.5 * unit;
  const taken = labels.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  // The button in the corner.
  taken.push({ left: box.x + box.width * 0.68, right: box.x + box.width, top: box.y + box.height * 0.82, bottom: box.y + box.height });
  const names: SVGElement[] = [];
  for (const { x, y, spot, r } of labels.slice(0, 12)) {
    const width = spot.name.length * size * 0.56;
    const gap = r + 2 * unit;
    // Right, left, above, below.
    const sides = [[gap, 0, "start"], [-gap - width, 0, "end"], [-width / 2, -gap - size * 0.5, "middle"], [-width / 2, gap + size * 0.5, "middle"]] as const;
    for (const [aside, down, anchor] of sides) {
      const area = { left: x + aside, right: x + aside + width, top: y + down - size * 0.6, bottom: y + down + size * 0.6 };
      const isInside = area.left > box.x && area.right < box.x + box.width && area.top > box.y && area.bottom < box.y + box.height;
      if (!isInside || taken.some((other) => overlap(other, area))) continue;
      taken.push(area);
      const at = { start: area.left, end: area.right, middle: x }[anchor];
      names.push(drawn("text", {
        class: "name", x: at, y: y + down + size * 0.35, "font-size": size, "text-anchor": anchor, "stroke-width": 3 * unit, "aria-hidden": "true",
      }, spot.name));
      break;
    }
  }
  return names;
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function overlap(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// With room around it, and never so near that the coarse coasts look wrong.
function boxAround(spots: readonly MapPoint[]): Box {
  const xs = spots.map(({ lon }) => (lon + 180) * 4);
  const ys = spots.map(({ lat }) => (90 - lat) * 4);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.max(LEAST_WIDTH, (right - left) * 1.35, ((bottom - top) * 1.4) / RATIO);
  if (width > WORLD.width * 0.8) return WORLD;
  const height = width * RATIO;
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  return {
    x: clamp((left + right - width) / 2, 0, WORLD.width - width),
    y: clamp((top + bottom - height) / 2, 0, 720 - height),
    width,
    height,
  };
}
