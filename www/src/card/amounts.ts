// Owns numbers in words: a quantity → what the card says it means, in the reader's language. Leaves who said it, and where, to
// labels.ts.
//
// { amount: 2.1e9, unit: USD, approximator: "more_than" } → "more than $2,100,000,000", "more than 2.1 billion US dollars"

import type { QuantityFact, Unit } from "../facts.js";
import { number, pluralOf, said, type Speech } from "../words/words.js";

/** A quantity in words. */
export interface Told {
  what: string;
  /** The same as one says it; empty where that adds nothing. */
  spoken: string;
  /** Whether what it counts, in the text's words, goes right after `what` and `spoken`; otherwise it has a line of its own. */
  isCount: boolean;
  /** In other units, one a line; empty where there are none. */
  converted: string;
  /** What its unit means, where a reader may not know; empty for most. */
  explained: string;
}

/** The longest noun, in UTF-16 code units, to put after its number. */
const LONGEST_COUNTED = 40;

/** What to say about a quantity. `measured` is what the text says it counts, `before` the text before it. */
export function tell(fact: QuantityFact, measured: string, before: string, speech: Speech): Told {
  const { words } = speech;
  const { unit, form } = fact;
  const isPart = form === "fraction" || form === "ratio";
  // "300 boats": what is counted is said in the text's words; the unit's name is their singular, often only guessed.
  const isBare = unit === null || unit.measure === "count" || (unit.measure === "other" && form === "cardinal");
  const bare = isBare ? { ...fact, unit: null } : fact;
  const told = unit?.id === "times" ? { ...bare, unit: null, form: "multiplier" as const } : bare;
  const isFromTo = fact.change !== null && /\bfrom\s+$/i.test(before);
  const teller = new Teller(told, isFromTo, speech);
  const main = teller.exact();
  const isWorthSaying = unit?.measure === "currency" || (isLarge(fact) && !isPart);
  const spoken = isWorthSaying ? teller.inWords() : "";
  const approximator = fact.approximator ? `${said(words.approximators, fact.approximator)} ` : "";
  const converted = fact.converted.map(({ amount, unit, of }) => {
    const value = approximator + new Teller({ ...told, amount, unit }, isFromTo, speech).inWords();
    return of ? words.ifMeant(value, words.unit({ id: of, name: of }, "other")) : value;
  });
  return {
    what: approximator + main,
    spoken: spoken === "" || spoken === main ? "" : approximator + spoken,
    isCount: isBare && !isPart && measured !== "" && measured.length < LONGEST_COUNTED,
    converted: converted.join("\n"),
    explained: explain(unit?.name ?? "", speech),
  };
}

// "2 percentage points", "45,000 US dollars per head".
function explain(unit: string, { words }: Speech): string {
  if (Object.hasOwn(words.explained, unit)) return words.explained[unit as keyof typeof words.explained];
  return / per (?:capita|head|inhabitant|person|resident)$/.test(unit) ? words.perPerson : "";
}

function isLarge({ amount }: QuantityFact): boolean {
  const values = "value" in amount ? [amount.value] : [amount.low, amount.high];
  return values.some((value) => value !== null && Math.abs(value) >= 1e6);
}

// Products of binary fractions: 2.3 × 1,000,000 is 2,299,999.9999999995.
function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** Says one quantity. */
class Teller {
  readonly #fact: QuantityFact;
  readonly #isFromTo: boolean;
  readonly #speech: Speech;

  constructor(fact: QuantityFact, isFromTo: boolean, speech: Speech) {
    this.#fact = fact;
    this.#isFromTo = isFromTo;
    this.#speech = speech;
  }

  /** The value in full: "$2,100,000,000", "14.5%", "120 kilometres". */
  exact(): string {
    return this.#amount((value, isBare) => this.#exact(value, isBare));
  }

  /** The value as one says it: "2.1 billion US dollars". */
  inWords(): string {
    const compact = { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 6 } as const;
    return this.#amount((value, isBare) => {
      const text = this.#number(value, Math.abs(value) >= 1e6 ? compact : { maximumFractionDigits: 6 });
      return isBare ? text : this.#withUnit(text, value);
    });
  }

  // "16 to 20 kilometres": the first value of a range is bare.
  #amount(format: (value: number, isBare: boolean) => string): string {
    const { amount, change } = this.#fact;
    const { words } = this.#speech;
    if ("value" in amount) return format(round(amount.value), false);
    const [low, high] = [amount.low, amount.high].map((value) => (value === null ? null : round(value)));
    if (low != null && high != null) {
      if (!this.#isFromTo) return words.range(format(low, true), format(high, false));
      const [first, last] = change === "down" ? [high, low] : [low, high];
      return words.fromTo(format(first, true), format(last, false));
    }
    if (low != null) return words.orMore(format(low, false));
    return high == null ? "" : words.upTo(format(high, false));
  }

  #exact(value: number, isBare: boolean): string {
    const { unit, form } = this.#fact;
    const { words } = this.#speech;
    if (unit?.measure === "currency" && /^[A-Z]{3}$/.test(unit.id)) return this.#money(value, unit, isBare);
    const plain = this.#number(value);
    if (isBare) return plain;
    if (unit?.id === "percent") return this.#percent(value, 6);
    if (form === "ordinal") return words.position(plain);
    if (form === "multiplier" && !unit) return words.times(plain, value);
    if (!unit && (form === "fraction" || form === "ratio")) return this.#part(value, form);
    const text = this.#withUnit(plain, value);
    return form === "age" ? words.aged(text) : text;
  }

  // "$3.10 per litre", "$12". Whole amounts have no cents, small prices have all their digits.
  #money(value: number, unit: Unit, isBare: boolean): string {
    const cents = Number.isInteger(value) ? 0 : 2;
    const most = Math.abs(value) < 1 ? 4 : cents;
    const digits = { minimumFractionDigits: cents, maximumFractionDigits: most };
    const text = this.#number(value, { style: "currency", currency: unit.id, ...digits });
    const [, ...per] = unit.name.split(" per ");
    return isBare ? text : text + per.map((one) => ` ${this.#speech.words.per(one)}`).join("");
  }

  // "1/3 (about 33%)", "1 in 5 (20%)"; anything but a simple fraction is a percentage.
  #part(value: number, form: "fraction" | "ratio"): string {
    const { words } = this.#speech;
    const plain = this.#number(value);
    if (value >= 1) return form === "ratio" ? words.toOne(plain) : plain;
    const digits = value < 0.1 ? 2 : 0;
    const percent = this.#percent(value * 100, digits);
    const isRounded = Math.abs(Number((value * 100).toFixed(digits)) - value * 100) > 1e-7;
    const share = isRounded ? words.approximate(percent) : percent;
    const halves = [2, 3, 4, 5, 6, 7, 8, 9, 10, Math.round(1 / value)];
    const below = halves.find((n) => n > 1 && n <= 1e6 && Math.abs(Math.round(value * n) / n - value) < 1e-9 && value * n > 0.5);
    if (below === undefined) return share;
    const [top, bottom] = [Math.round(value * below), below].map((n) => this.#number(n)) as [string, string];
    return `${form === "ratio" ? words.oneIn(top, bottom) : `${top}/${bottom}`} (${share})`;
  }

  #percent(value: number, digits: number): string {
    return this.#number(round(value / 100), { style: "percent", maximumFractionDigits: digits });
  }

  #withUnit(text: string, value: number): string {
    const { unit } = this.#fact;
    return unit ? `${text} ${this.#unit(unit, value)}` : text;
  }

  #unit(unit: Pick<Unit, "id" | "name">, value: number): string {
    return this.#speech.words.unit(unit, pluralOf(value, this.#speech.locale));
  }

  #number(value: number, options: Intl.NumberFormatOptions = { maximumFractionDigits: 6 }): string {
    return number(value, this.#speech.locale, options);
  }
}
