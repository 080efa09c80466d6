// Owns the one line under each fact in the list: what it means in plain words. The card says more; this is to scan.
//
// “more than $2.1bn” → “more than 2.1 billion US dollars”; “Paris” → “City in Texas, United States”

import type { Anchor, Block, Fact, PlaceFact, QuantityFact, QuoteFact, Source } from "../src/facts.js";

const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });
const large = new Intl.NumberFormat("en", { notation: "compact", compactDisplay: "long", maximumFractionDigits: 3 });
const countries = new Intl.DisplayNames("en", { type: "region" });

const APPROXIMATORS: Record<NonNullable<QuantityFact["approximator"]>, string> = {
  about: "about",
  at_least: "at least",
  at_most: "at most",
  more_than: "more than",
  less_than: "less than",
  nearly: "nearly",
};

const PLACE_KINDS: Record<PlaceFact["place_kind"], string> = {
  continent: "Continent",
  country: "Country",
  region: "Region",
  county: "County",
  city: "City",
  water: "Water",
  mountain: "Mountain",
  island: "Island",
  area: "Area",
  facility: "Building or site",
  demonym: "People of a place",
};

/** The words of `anchor` in the blocks the facts came from. */
export function words(blocks: Block[], anchor: Anchor): string {
  return (blocks[anchor.block]?.text.slice(anchor.start, anchor.end) ?? "").replace(/\s+/g, " ").trim();
}

/** One line that says what `fact` means; empty where its own words already do. */
export function gloss(blocks: Block[], fact: Fact): string {
  switch (fact.kind) {
    case "quantity":
      return quantityGloss(blocks, fact);
    case "quote":
      return quoteGloss(blocks, fact);
    case "place":
      return placeGloss(fact);
  }
}

/** “between 4 million and 5.5 million euros”. */
export function reading(fact: QuantityFact): string {
  const hedge = fact.approximator ? `${APPROXIMATORS[fact.approximator]} ` : "";
  const unit = fact.unit ? ` ${unitName(fact.unit.id, fact.unit.name, fact.amount)}` : "";
  return hedge + amount(fact.amount) + (unit === " percent" ? " percent" : unit);
}

function amount(value: QuantityFact["amount"]): string {
  if ("value" in value) return number(value.value);
  const { low, high } = value;
  if (low !== null && high !== null) return `${number(low)} to ${number(high)}`;
  if (low !== null) return `${number(low)} or more`;
  return high === null ? "an open range" : `up to ${number(high)}`;
}

function number(value: number): string {
  return Math.abs(value) >= 1e6 ? large.format(value) : numbers.format(value);
}

// English plurals of unit names: only the last regular word changes, and “percent”, “degree Celsius” and the like keep theirs.
function unitName(id: string, name: string, value: QuantityFact["amount"]): string {
  if ("value" in value && Math.abs(value.value) === 1) return name;
  if (id === "percent" || /(?:[^a-z]|s|yen|yuan|baht|rand|won|hertz|percent)$/i.test(name)) return name;
  const degree = /^degree (\w+)$/.exec(name);
  if (degree) return `degrees ${degree[1]}`;
  if (/foot$/.test(name)) return name.replace(/foot$/, "feet");
  if (/inch$/.test(name)) return `${name}es`;
  const per = / per .+$/.exec(name)?.[0] ?? "";
  return `${name.slice(0, name.length - per.length)}s${per}`;
}

function quantityGloss(blocks: Block[], fact: QuantityFact): string {
  const parts = [reading(fact)];
  if (fact.measured) {
    const measured = words(blocks, { block: fact.anchor.block, ...fact.measured });
    if (measured) parts.push(measured);
  }
  if (fact.change) parts.push(fact.change === "up" ? "a rise" : "a fall");
  const by = fact.source && speakerName(blocks, fact.source);
  if (by) parts.push(`from ${by}`);
  return parts.join(" · ");
}

function quoteGloss(blocks: Block[], fact: QuoteFact): string {
  const by = fact.source && speakerName(blocks, fact.source);
  const how = fact.form === "indirect" ? "Reported: " : "";
  if (!by) return `${how}no speaker found`;
  const role = fact.source?.role ? words(blocks, fact.source.role) : "";
  return how + (role && !by.includes(role) ? `${by}, ${role}` : by);
}

function placeGloss(fact: PlaceFact): string {
  const country = fact.country && fact.place_kind !== "country" ? countries.of(fact.country) : undefined;
  const where = [fact.region, country].filter((part) => part && part !== fact.name).join(", ");
  const kind = PLACE_KINDS[fact.place_kind];
  return where ? `${kind} in ${where}` : kind;
}

/** The fullest name of who says so. */
export function speakerName(blocks: Block[], source: Source): string {
  const { speaker } = source;
  return speaker.name ?? (speaker.form === "pronoun" ? words(blocks, speaker.antecedent ?? speaker.at) : "");
}
