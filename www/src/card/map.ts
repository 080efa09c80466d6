// Owns drawing maps: land, borders and marked points as SVG nodes. A file of its own (dist/map.js), loaded when a place's card
// opens. Leaves colours to the style sheet of the caller: .sea, .land, .borders, .point.
//
// { lat: 59.91, lon: 10.75 } → an <svg> of northern Europe with one point
//
// The projection is equirectangular, as in virtual:land: four steps per degree, 0 at 180° west and 90° north.

import { borders, land } from "virtual:land";

/** A place to mark. */
export interface MapPoint {
  /** Degrees. */
  lat: number;
  lon: number;
}

const STEPS = 4;
const WORLD = { width: 360 * STEPS, height: 180 * STEPS };
const SVG = "http://www.w3.org/2000/svg";

/** What a map shows, in steps. */
interface Window {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A map of the surroundings of one point, `degrees` wide and two fifths as high; `label` says what it shows. */
export function locatorMap(document: Document, point: MapPoint, label: string, degrees = 100): SVGSVGElement {
  const [width, height] = [degrees * STEPS, degrees * 0.4 * STEPS];
  const { x, y } = project(point);
  const top = Math.max(0, Math.min(y - height / 2, WORLD.height - height));
  const window = { x: x - width / 2, y: top, width, height };
  const map = base(document, window, label);
  map.append(dot(document, x, y, width / 60));
  return map;
}

/** A map of the whole world with `points`, each of which is drawn by `draw` or as a plain dot. */
export function worldMap(
  document: Document,
  points: readonly MapPoint[],
  label: string,
  draw: (point: MapPoint, x: number, y: number) => SVGElement = (_, x, y) => dot(document, x, y, 9),
): SVGSVGElement {
  // Without the far south, where there is nothing to show: Antarctica would take a fifth of the height.
  const map = base(document, { x: 0, y: 4 * STEPS, width: WORLD.width, height: 144 * STEPS }, label);
  for (const point of points) {
    const { x, y } = project(point);
    map.append(draw(point, x, y));
  }
  return map;
}

function project({ lat, lon }: MapPoint): { x: number; y: number } {
  return { x: (lon + 180) * STEPS, y: (90 - lat) * STEPS };
}

function base(document: Document, window: Window, label: string): SVGSVGElement {
  const map = make(document, "svg", {
    class: "map",
    viewBox: `${window.x} ${window.y} ${window.width} ${window.height}`,
    role: "img",
    "aria-label": label,
  }) as SVGSVGElement;
  const { x, y, width, height } = window;
  map.append(make(document, "rect", { class: "sea", x, y, width, height }));
  // Beyond 180° the world begins again.
  const turns = [0, ...(x < 0 ? [-WORLD.width] : []), ...(x + width > WORLD.width ? [WORLD.width] : [])];
  for (const by of turns) {
    const world = make(document, "g", by === 0 ? {} : { transform: `translate(${by} 0)` });
    world.append(make(document, "path", { class: "land", d: land }), make(document, "path", { class: "borders", d: borders }));
    map.append(world);
  }
  return map;
}

function dot(document: Document, cx: number, cy: number, r: number): SVGElement {
  const point = make(document, "g", { class: "point" });
  point.append(make(document, "circle", { class: "halo", cx, cy, r: r * 2.4 }), make(document, "circle", { cx, cy, r }));
  return point;
}

function make(document: Document, name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
