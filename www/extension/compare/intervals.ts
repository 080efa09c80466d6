// Owns whether two amounts of one unit certainly differ: each is read as the interval of values that its words allow.
//
// "about 40,000" · "41,500" → no; "40,000" · "52,000" → yes

import type { Item } from "../messages.js";

type Quantity = NonNullable<Item["quantity"]>;

/** Counts below this are taken as exact; larger round ones as rounded. */
const EXACT_BELOW = 100;

/** Whether no value is both. */
export function differ(a: Quantity, b: Quantity): boolean {
  const [one, other] = [stretchOf(a), stretchOf(b)];
  return one !== undefined && other !== undefined && (one.high < other.low || other.high < one.low);
}

interface Stretch {
  low: number;
  high: number;
}

function stretchOf({ amount, approximator }: Quantity): Stretch | undefined {
  if ("low" in amount) {
    const { low, high } = amount;
    if (low === null && high === null) return undefined;
    return { low: low === null ? 0 : low, high: high === null ? Number.POSITIVE_INFINITY : high };
  }
  const { value } = amount;
  if (!Number.isFinite(value)) return undefined;
  const size = Math.abs(value);
  const half = rounding(size) / 2;
  const near = { low: value - half, high: value + half };
  if (approximator === "about") return { low: Math.min(near.low, value - size * 0.07), high: Math.max(near.high, value + size * 0.07) };
  if (approximator === "more_than" || approximator === "at_least") return { low: value, high: Math.max(near.high, value + size * 0.15) };
  if (approximator === "less_than" || approximator === "at_most" || approximator === "nearly") return { low: Math.min(near.low, value - size * 0.15), high: value };
  return near;
}

// The place of the last digit that is not 0: 4,520 → 10, 4.5 → 0.1. Words like "two million" are as round as they look.
function rounding(size: number): number {
  if (size === 0 || (Number.isInteger(size) && size < EXACT_BELOW)) return size === 0 ? 0 : 1;
  const [digits = "", exponent = "0"] = size.toExponential(11).split("e");
  const places = digits.replace(".", "").replace(/0+$/, "").length;
  return 10 ** (Number(exponent) - places + 1);
}
