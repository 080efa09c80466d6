// Owns the English words. A file of its own (dist/english.js), loaded for readers of English.

import type { Words } from "./words.js";

export const words: Words = {
  lang: "en",
  marks: ["“", "”"],
  kinds: { quantity: "Number", quote: "Quote", place: "Place" },
  hints: {
    quantity: "Number. Press Enter to see who says so.",
    quote: "Quote. Press Enter to see who says so.",
    place: "Place. Press Enter to see which one is meant.",
  },

  who: "Who says so",
  what: "What it means",
  where: "Where it comes from",
  why: "Why it is marked",
  more: "More about this place",

  nobody: "Speaker not named here",
  here: "Here",
  inQuote: "Said in the quote around it",
  carried: "Named earlier in the text",
  unsure: "Likely, but the text does not say it outright",
  introduced: "First named",

  approximators: {
    about: "about",
    at_least: "at least",
    at_most: "at most",
    more_than: "more than",
    less_than: "less than",
    nearly: "nearly",
  },
  changes: { up: "Told as a rise", down: "Told as a fall" },
  unit: ({ name }, plural) => (plural === "one" ? singular(name) : manyOf(singular(name))),
  per: (name) => `per ${name}`,
  base: "Against",
  of: "Of what",
  converted: "In other units",
  unknown: "Too large or too small to give a value",
  ifMeant: (value, units) => `${value} if ${units} are meant`,
  explained: {
    "percentage point": "Percentage points tell two percentages apart: from 10% to 12% is 2 percentage points",
    "basis point": "A basis point is a hundredth of a percentage point",
    "per mille": "10 per mille are 1%",
  },
  perPerson: "A total divided by the number of people",
  range: (low, high) => `${low} to ${high}`,
  orMore: (low) => `${low} or more`,
  upTo: (high) => `up to ${high}`,
  fromTo: (first, last) => `from ${first} to ${last}`,
  times: (text, value) => (value === 1 ? "once" : `${text} times`),
  toOne: (value) => `${value} to 1`,
  oneIn: (part, whole) => `${part} in ${whole}`,
  approximate: (value) => `about ${value}`,
  position: (value) => `Position ${value} in an order`,
  aged: (value) => (/\d$/.test(value) ? `aged ${value}` : `${value} old`),

  forms: {
    direct: "Quoted word for word",
    mixed: "Partly quoted, partly retold",
    indirect: "Retold, not quoted word for word",
  },
  partBefore: "Part before",
  partAfter: "Goes on",
  alsoSaid: "More from this source",
  others: { one: "and # more", other: "and # more" },

  places: {
    continent: "Continent",
    country: "Country",
    region: "Region",
    county: "County",
    city: "City or town",
    water: "Water",
    mountain: "Mountain",
    island: "Island",
    area: "Area",
    facility: "Site",
    demonym: "Belonging to a place",
  },
  within: (kind, places) => `${kind} in ${places}`,
  metonym: "Stands here for who governs there",
  coordinates: "Coordinates",
  compass: { north: "N", south: "S", east: "E", west: "W" },
  population: "Population",
  people: (count) => `about ${count}`,
  namesakes: "Not meant",
  chosen: "Why this one",
  reasons: {
    only: "The gazetteer knows no other of this name",
    pair: "The text says what it lies in",
    nearby: "The page’s other places are near it",
    size: "It is the largest or best known of this name",
    lies_in: "The gazetteer does not have this name: shown is what it lies in",
  },
  alsoNamed: "Also named here",
  map: (name) => `Map of where ${name} is`,
  gazetteer: "Gazetteer",
  gazetteers: { geonames: "GeoNames (CC BY 4.0)", factlight: "Factlight’s own table" },
  openStreetMap: "See it on OpenStreetMap",
  wikipedia: "Search for it on Wikipedia",
  encyclopedia: "https://en.wikipedia.org",

  page: "This page",
  cited: "Cited here",
  footnote: "Footnote",
  passage: "Link to this passage",

  rules: {
    "quantity.currency": "it is an amount of money",
    "quantity.percent": "it is a share in percent",
    "quantity.unit": "it is a number with a unit",
    "quantity.count": "it counts something",
    "quantity.many": "it is a number in words",
    "quantity.number": "it is a number",
    "quantity.range": "it is a range of numbers",
    "quantity.fraction": "it is a part of a whole",
    "quantity.ratio": "it compares two numbers",
    "quantity.multiplier": "it says how many times",
    "quantity.rank": "it is a place in an order",
    "quantity.age": "it is an age",
    "quantity.duration": "it is a length of time",
    "quantity.temperature": "it is a temperature",
    "quote.before_cue": "a word like “said” follows it",
    "quote.after_cue": "a word like “said” leads to it",
    "quote.according_to": "a word like “according to” leads to it",
    "quote.clause_before_cue": "a word like “said” follows it",
    "quote.clause_after_cue": "a word like “said” leads to it",
    "quote.clause_around_cue": "a word like “said” stands in it",
    "quote.deed_after_cue": "a word like “denied” leads to it",
    "quote.sentence": "a sentence stands between quotation marks",
    "quote.alone": "it stands between quotation marks",
    "quote.pulled": "the page quotes these words elsewhere",
    "quote.called": "somebody calls it so",
    "quote.blockquote": "it is set as a block quotation",
    "quote.transcript": "a name stands before it",
    "place.name": "its name is in the gazetteer",
    "place.pair": "a place around it stands beside it",
    "place.feature": "a word like “river” stands beside it",
    "place.dateline": "it is the dateline",
    "place.demonym": "it names what belongs to a place",
    "place.one_sense": "the text means the same place elsewhere",
    "place.after_capital": "its name is in the gazetteer, behind another word with a capital",
    "place.pattern": "the words around it speak of a place",
  },
  because: (reason) => `Marked because ${reason}.`,
  rule: (id) => `Marked by the rule ${id}.`,
  sure: (said, percent) => `${said} (${percent}%).`,
  confidence: [
    [0.9, "Seldom wrong"],
    [0.7, "Mostly right"],
    [0.5, "More often right than wrong"],
    [0, "Often wrong: read with care"],
  ],

  close: "Close",
  previous: "Previous fact",
  next: "Next fact",
  turn: (index, count) => `${index} of ${count}`,
  list: "All facts of this page",
  copy: "Copy",
  copies: { text: "As text", citation: "As citation", link: "Link", json: "As JSON" },
  copied: { text: "Copied as text", citation: "Copied as citation", link: "Link copied", json: "Copied as JSON" },
  refused: "The browser does not let it be copied. It is selected below: copy it with your keyboard or the menu.",
  notCopied: "It could not be copied: a file of Factlight did not load.",
  copyField: "Text to copy",
  cite: ({ author, title, site, published, address, accessed }) => {
    const parts = [author, title && `“${title}”`, [site, published].filter(Boolean).join(", "), address];
    return `${parts.filter(Boolean).join(". ")} (accessed ${accessed})`;
  },

  facts: { one: "# fact", other: "# facts" },
  filter: "Show",
  all: "All",
  kindsMany: { quantity: "Numbers", quote: "Quotes", place: "Places" },
  keys: "Arrow keys move, letters search, Enter goes to the fact.",

  notes: "Sources",
  noteSign: "S",
};

// The engine names some by what they measure only.
function singular(name: string): string {
  const names: Record<string, string> = { celsius: "degree Celsius", fahrenheit: "degree Fahrenheit" };
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}

const IRREGULAR: Record<string, string> = {
  foot: "feet", krona: "kronor", krone: "kroner", leu: "lei", lev: "leva", colón: "colones", real: "reais",
};

// Words that are their own plural, and names that are plurals already: “revolutions per minute”.
const UNCHANGED = /(?:hertz|s|yen|yuan|won|baht|rand|dong|taka|ringgit|rupiah|lari|lira|togrog|ether|bitcoin|pence|percent|mille|stone|horsepower|kelvin)$/;

// "kilometre per hour" → before "", head "kilometre", after " per hour"; "US dollar" → "US ", "dollar", "";
// "acre-foot" → "acre-", "foot", ""
const UNIT_NAME = /^(?<before>.*?[ -])??(?<head>degree|pound(?= sterling)|[^\s-]+)(?<after> (?:per|of) .*| Celsius| Fahrenheit| Kelvin| sterling.*)?$/;

function manyOf(name: string): string {
  const { before = "", head = name, after = "" } = UNIT_NAME.exec(name)?.groups ?? {};
  let many = `${head}s`;
  if (Object.hasOwn(IRREGULAR, head)) many = IRREGULAR[head] ?? many;
  else if (UNCHANGED.test(head)) many = head;
  else if (/(x|z|ch|sh)$/.test(head)) many = `${head}es`;
  else if (/[^aeiou]y$/.test(head)) many = `${head.slice(0, -1)}ies`;
  return before + many + after;
}
