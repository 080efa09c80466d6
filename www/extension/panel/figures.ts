// Owns the picture of the figures that share a unit: a line per figure, with a dot at its value; a range has two dots, and a rise
// or fall an arrowhead. Figures are written as they are on the page.

import { button, drawn, element } from "../dom.js";
import type { Item } from "../messages.js";
import { locale, number, say, sayCount } from "../i18n.js";

const FEW = 10;
/** From here the steps of the scale are tens: a dot for 3 and one for 3,000 would else be one. */
const STEEP = 60;
const MOST_UNITS = 8;

export interface Figures {
  /** The unit, the same for all figures that fit on one scale. */
  key: string;
  name: string;
  items: Item[];
}

/** The units that two figures or more share, the commonest first. */
export function figuresOf(items: readonly Item[]): Figures[] {
  const units = new Map<string, Figures>();
  for (const item of items) {
    const unit = item.quantity?.unit;
    if (!unit || endsOf(item).length === 0) continue;
    const key = [unit.measure, unit.id, unit.name].join("\n");
    const known = units.get(key) ?? { key, name: unitName(unit), items: [] };
    units.set(key, known);
    known.items.push(item);
  }
  return [...units.values()].filter(({ items }) => items.length > 1).sort((a, b) => b.items.length - a.items.length).slice(0, MOST_UNITS);
}

/** A unit's name: currencies in the reader's language, others as the engine has them. */
export function unitName({ id, name, measure }: { id: string; name: string; measure: string }): string {
  if (measure === "currency" && /^[A-Z]{3}$/.test(id) && !name.includes(" per ")) {
    return new Intl.DisplayNames(locale, { type: "currency" }).of(id) ?? name;
  }
  return measure === "percent" && id === "percent" ? say("percent") : name;
}

/** The values that are known, one or two. */
export function endsOf({ quantity }: Item): number[] {
  if (!quantity) return [];
  const { amount } = quantity;
  const ends = "value" in amount ? [amount.value] : [amount.low, amount.high];
  return ends.filter((end) => end !== null).filter(Number.isFinite);
}

let areAll = false;
let unit = "";

export function figurePlot(all: readonly Figures[], current: number | undefined, go: (item: Item) => void, redraw: () => void): HTMLElement[] {
  const figures = all.find(({ key }) => key === unit) ?? all[0];
  if (!figures) return [];
  const parts: HTMLElement[] = [];
  if (all.length > 1) {
    const chips = element("div", { class: "chips", role: "group", "aria-label": say("unit") });
    for (const { key, name, items } of all) {
      const chip = button(name, () => {
        [unit, areAll] = [key, false];
        redraw();
      }, { "aria-pressed": String(key === figures.key), "data-kind": "quantity", id: `unit-${all.findIndex((one) => one.key === key)}` });
      chip.append(element("span", { class: "number" }, number(items.length)));
      chips.append(chip);
    }
    parts.push(chips);
  }
  const scale = scaleOf(figures.items.flatMap(endsOf));
  const sorted = [...figures.items].sort((a, b) => (endsOf(b)[0] ?? 0) - (endsOf(a)[0] ?? 0));
  const list = element("ol", { class: "plot", role: "list" });
  for (const item of areAll ? sorted : sorted.slice(0, FEW)) {
    const line = button("", () => go(item), { class: "figure", "aria-current": item.id === current ? "true" : undefined, "data-figure": item.id });
    line.append(element("span", { class: "head-line" }, element("span", { class: "of" }, aboutOf(item)), element("span", { class: "value", lang: "en" }, item.text)), dots(item, scale));
    list.append(element("li", {}, line));
  }
  parts.push(list, scaleLine(scale, all.length > 1 ? "" : figures.name));
  if (sorted.length > FEW && !areAll) {
    parts.push(button(sayCount("moreFigures", sorted.length - FEW), () => {
      areAll = true;
      redraw();
    }, { class: "quiet" }));
  }
  return parts;
}

// What it is a figure of, else the words around it.
function aboutOf({ quantity, sentence, at }: Item): string {
  const measured = quantity?.measured ?? "";
  const before = sentence.slice(0, at.start).trim().split(/\s+/).slice(-5).join(" ");
  const after = sentence.slice(at.end).trim().split(/\s+/).slice(0, 5).join(" ");
  if (measured && quantity?.unit?.measure !== "count") return measured;
  if (before + after === "") return say("alone");
  return before.length >= 12 ? `${before} …` : `… ${after}`;
}

interface Scale {
  low: number;
  high: number;
  isSteep: boolean;
  at(value: number): number;
}

function scaleOf(values: readonly number[]): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isSteep = least > 0 && most / least > STEEP;
  if (isSteep) {
    const [low, high] = [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most))];
    const span = Math.max(1, Math.log10(high / low));
    return { low, high, isSteep, at: (value) => Math.log10(value / low) / span };
  }
  const [low, high] = [Math.min(0, least), Math.max(0, most)];
  return { low, high, isSteep, at: (value) => (high === low ? 0 : (value - low) / (high - low)) };
}

const WIDTH = 300;
const EDGE = 6;

function dots(item: Item, scale: Scale): SVGSVGElement {
  const x = (value: number) => Number((EDGE + scale.at(value) * (WIDTH - 2 * EDGE)).toFixed(1));
  const ends = endsOf(item).map(x);
  const [first, last] = [ends[0] ?? EDGE, ends.at(-1) ?? EDGE];
  const picture = drawn("svg", { class: "dots", viewBox: `0 0 ${WIDTH} 12`, "aria-hidden": "true" },
    drawn("line", { class: "axis", x1: EDGE, x2: WIDTH - EDGE, y1: 6, y2: 6 }));
  if (ends.length === 1) picture.append(drawn("line", { class: "reach", x1: x(scale.isSteep ? scale.low : 0), x2: first, y1: 6, y2: 6 }));
  else picture.append(drawn("line", { class: "range", x1: first, x2: last, y1: 6, y2: 6 }));
  const change = item.quantity?.change;
  for (const at of ends) {
    if (change) picture.append(drawn("path", { class: "dot", d: change === "up" ? `M${at} 0.5l5.5 10h-11z` : `M${at} 11.5l5.5 -10h-11z` }));
    else picture.append(drawn("circle", { class: "dot", cx: at, cy: 6, r: 4.5 }));
  }
  return picture;
}

function scaleLine({ low, high, isSteep }: Scale, name: string): HTMLElement {
  const short = (value: number) => number(value, { notation: "compact", maximumSignificantDigits: 3 });
  const middle = [name, isSteep ? say("steep") : ""].filter((part) => part !== "").join(" · ");
  return element("p", { class: "scale" }, element("span", {}, short(low)), element("span", {}, middle), element("span", {}, short(high)));
}
