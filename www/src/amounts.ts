// Owns numbers in words: a quantity → what the card says it means. Leaves who said so and where to labels.ts.
//
// { amount: 2.1e9, unit: USD, approximator: "more_than" } → "more than $2,100,000,000", "more than 2.1 billion US dollars"

import type { QuantityFact } from "./facts.js";
import { words } from "./words.js";

/** A quantity in words. `measured` is what the text says it counts, `before` what stands before it. */
export interface Told {
  what: string;
  /** The same as one says it; empty where that adds nothing. */
  spoken: string;
  /** What it is a number of, where `what` does not say so. */
  of: string;
  /** In other units, one a line; empty where there are none. */
  converted: string;
  /** What its unit means, where a reader may not know; empty for most. */
  explained: string;
}

/** The longest noun, in UTF-16 code units, to say behind its number. */
const LONGEST_COUNTED = 40;

/** What to say about a quantity in the English of `locale`. */
export function tell(fact: QuantityFact, measured: string, before: string, locale: string): Told {
  const { unit, form } = fact;
  const isPart = form === "fraction" || form === "ratio";
  // "300 boats": what is counted is said in the text's words; the unit's name is their singular, often only guessed.
  const isBare = unit === null || unit.measure === "count" || (unit.measure === "other" && form === "cardinal");
  const isCount = isBare && !isPart && measured !== "" && measured.length < LONGEST_COUNTED;
  const bare = isBare ? { ...fact, unit: null } : fact;
  const told = unit?.id === "times" ? { ...bare, unit: null, form: "multiplier" as const } : bare;
  const isFromTo = fact.change !== null && /\bfrom\s+$/i.test(before);
  const main = amountIn(told, isFromTo, (value, part) => exact(value, told, locale, part));
  const isWorthSaying = unit?.measure === "currency" || (isLarge(fact) && !isPart);
  const spoken = isWorthSaying ? amountIn(told, isFromTo, (value, part) => inWords(value, told, locale, part)) : "";
  const approximator = fact.approximator ? `${words.approximators[fact.approximator]} ` : "";
  const counted = isCount ? ` ${measured}` : "";
  const converted = fact.converted.map(({ amount, unit, of }) => {
    const other = { ...told, amount, unit };
    const value = approximator + amountIn(other, isFromTo, (value, part) => inWords(value, other, locale, part));
    return of ? words.ifMeant(value, plural(of, 2)) : value;
  });
  return {
    what: approximator + main + counted,
    spoken: spoken === "" || spoken === main ? "" : approximator + spoken + counted,
    of: isCount ? "" : measured,
    converted: converted.join("\n"),
    explained: explain(unit?.name ?? ""),
  };
}

// "2 percentage points", "45,000 US dollars per head".
function explain(unit: string): string {
  if (Object.hasOwn(words.units, unit)) return words.units[unit] ?? "";
  return / per (?:capita|head|inhabitant|person|resident)$/.test(unit) ? words.perPerson : "";
}

function isLarge({ amount }: QuantityFact): boolean {
  const values = "value" in amount ? [amount.value] : [amount.low, amount.high];
  return values.some((value) => value !== null && Math.abs(value) >= 1e6);
}

// "16 to 20 kilometres": the first value of a range is bare.
function amountIn(fact: QuantityFact, isFromTo: boolean, format: (value: number, isBare: boolean) => string): string {
  const { amount } = fact;
  if ("value" in amount) return format(round(amount.value), false);
  const [low, high] = [amount.low, amount.high].map((value) => (value === null ? null : round(value)));
  if (low != null && high != null) {
    if (!isFromTo) return words.range(format(low, true), format(high, false));
    const [first, last] = fact.change === "down" ? [high, low] : [low, high];
    return words.fromTo(format(first, true), format(last, false));
  }
  if (low != null) return words.orMore(format(low, false));
  return high == null ? "" : words.upTo(format(high, false));
}

// Products of binary fractions: 2.3 × 1,000,000 is 2,299,999.9999999995.
function round(value: number): number {
  return Number(value.toPrecision(12));
}

// The value in full: "$2,100,000,000", "14.5%", "120 kilometres".
function exact(value: number, fact: QuantityFact, locale: string, isBare: boolean): string {
  const { unit, form } = fact;
  if (unit?.measure === "currency" && /^[A-Z]{3}$/.test(unit.id)) return money(value, unit, locale, isBare);
  const plain = number(value, locale, { maximumFractionDigits: 6 });
  if (isBare) return plain;
  if (unit?.measure === "percent" && unit.id === "percent") return `${plain}%`;
  if (form === "ordinal") return words.position(plain);
  if (form === "multiplier" && !unit) return words.times(plain, value);
  if (!unit && (form === "fraction" || form === "ratio")) return part(value, form, locale);
  if (form === "age") return words.aged(unit ? `${plain} ${plural(unit.name, value)}` : plain);
  return unit ? `${plain} ${plural(unit.name, value)}` : plain;
}

// "$3.10 per litre", "$12". Whole amounts have no cents, small prices have all their digits.
function money(value: number, { id, name }: { id: string; name: string }, locale: string, isBare: boolean): string {
  const cents = Number.isInteger(value) ? 0 : 2;
  const most = Math.abs(value) < 1 ? 4 : cents;
  const digits = { minimumFractionDigits: cents, maximumFractionDigits: most };
  const text = number(value, locale, { style: "currency", currency: id, ...digits });
  const per = isBare ? "" : (/ per .*$/.exec(name)?.[0] ?? "");
  return text + per;
}

// "1/3 (about 33%)", "1 in 5 (20%)"; what is no simple fraction is a percentage.
function part(value: number, form: "fraction" | "ratio", locale: string): string {
  const plain = number(value, locale, { maximumFractionDigits: 6 });
  if (value >= 1) return form === "ratio" ? words.toOne(plain) : plain;
  const percent = number(value, locale, { style: "percent", maximumFractionDigits: value < 0.1 ? 2 : 0 });
  const isRounded = Math.abs(Number.parseFloat(percent) / 100 - value) > 1e-9;
  const share = isRounded ? words.approximate(percent) : percent;
  const halves = [2, 3, 4, 5, 6, 7, 8, 9, 10, Math.round(1 / value)];
  const below = halves.find((n) => n > 1 && n <= 1e6 && Math.abs(Math.round(value * n) / n - value) < 1e-9 && value * n > 0.5);
  if (below === undefined) return share;
  const [top, bottom] = [Math.round(value * below), below].map((n) => number(n, locale, {})) as [string, string];
  return `${form === "ratio" ? words.oneIn(top, bottom) : `${top}/${bottom}`} (${share})`;
}

// The value as one says it: "2.1 billion US dollars".
function inWords(value: number, { unit }: QuantityFact, locale: string, isBare: boolean): string {
  const compact = { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 6 } as const;
  const text = number(value, locale, Math.abs(value) >= 1e6 ? compact : { maximumFractionDigits: 6 });
  return unit && !isBare ? `${text} ${plural(unit.name, value)}` : text;
}

// A format takes longer to make than to use; there are a few dozen, one for each currency and style.
const formats = new Map<string, Intl.NumberFormat>();

/** A number as the English of `locale` writes it. */
export function number(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(value);
}

const NAMES: Record<string, string> = { celsius: "degree Celsius", fahrenheit: "degree Fahrenheit" };

const IRREGULAR: Record<string, string> = {
  foot: "feet", krona: "kronor", krone: "kroner", leu: "lei", lev: "leva", colón: "colones", real: "reais",
};

// Words that are their own plural, and names that are plurals already: “revolutions per minute”.
const UNCHANGED = /(?:hertz|s|yen|yuan|won|baht|rand|dong|taka|ringgit|rupiah|lari|lira|togrog|ether|bitcoin|pence|percent|mille|stone|horsepower|kelvin)$/;

// "kilometre per hour" → before "", head "kilometre", after " per hour"; "US dollar" → "US ", "dollar", "";
// "acre-foot" → "acre-", "foot", ""
const UNIT_NAME = /^(?<before>.*?[ -])??(?<head>degree|pound(?= sterling)|[^\s-]+)(?<after> (?:per|of) .*| Celsius| Fahrenheit| Kelvin| sterling.*)?$/;

function plural(written: string, value: number): string {
  const name = Object.hasOwn(NAMES, written) ? (NAMES[written] ?? written) : written;
  if (Math.abs(value) === 1) return name;
  const { before = "", head = name, after = "" } = UNIT_NAME.exec(name)?.groups ?? {};
  let many = `${head}s`;
  if (Object.hasOwn(IRREGULAR, head)) many = IRREGULAR[head] ?? many;
  else if (UNCHANGED.test(head)) many = head;
  else if (/(x|z|ch|sh)$/.test(head)) many = `${head}es`;
  else if (/[^aeiou]y$/.test(head)) many = `${head.slice(0, -1)}ies`;
  return before + many + after;
}
