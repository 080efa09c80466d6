// Owns the English words. A file of its own (dist/english.js), loaded for readers of English.

import type { Words } from "./words.js";

export const words: Words = {
  lang: "en",
  marks: ["“", "”"],
  kinds: { quantity: "Number", quote: "Quote", place: "Place" },
  hints: {
    quantity: "Number. Press Enter to see who says so.",
    quote: "Quote. Press Enter to see who said it.",
    place: "Place. Press Enter to see which one is meant.",
  },

  who: "Who says so",
  what: "What it means",
  where: "Where it comes from",
  why: "Why it is marked",
  more: "More about this place",

  nobody: "Speaker not named here",
  here: "Here",
  inQuote: "Said by the speaker of the surrounding quote",
  carried: "Named earlier in the text",
  unsure: "Likely, but the text does not say so outright",
  introduced: "First mentioned",
  sources: {
    document: "A document",
    unnamed: "A person the text does not name",
    group: "A group the text does not name",
    writer: "The writer of this page",
  },

  approximators: {
    about: "about",
    at_least: "at least",
    at_most: "at most",
    more_than: "more than",
    less_than: "less than",
    nearly: "nearly",
  },
  changes: { up: "Reported as an increase", down: "Reported as a decrease" },
  region: (name) => name,
  unit: ({ name }, plural) => (plural === "one" ? singular(name) : manyOf(singular(name))),
  per: (name) => `per ${name}`,
  base: "Compared with",
  of: "Of what",
  outOf: "Out of",
  against: "Against",
  converted: "In other units",
  unknown: "Too large or too small to give a value",
  ifMeant: (value, units) => `${value} if ${units} are meant`,
  explained: {
    "percentage point": "Percentage points are the difference between two percentages: from 10% to 12% is 2 percentage points",
    "basis point": "A basis point is a hundredth of a percentage point",
    "per mille": "10 per mille is 1%",
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
  position: (value) => `Number ${value} in a sequence`,
  aged: (value) => (/\d$/.test(value) ? `aged ${value}` : `${value} old`),

  forms: {
    direct: "Quoted word for word",
    mixed: "Partly quoted, partly paraphrased",
    indirect: "Paraphrased, not quoted word for word",
  },
  partBefore: "Previous part",
  partAfter: "Next part",
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
    demonym: "Word for people or things of a place",
  },
  within: (kind, places) => `${kind} in ${places}`,
  somewhere: (kind, places) => `${kind} somewhere in ${places}`,
  nowhere: (kind) => `${kind}; the text does not say where`,
  several: "One of several places of this name",
  candidates: "It may be",
  metonym: "Here, the government of this place",
  coordinates: "Coordinates",
  compass: { north: "N", south: "S", east: "E", west: "W" },
  population: "Population",
  people: (count) => `about ${count}`,
  namesakes: "Other places with this name",
  chosen: "Why this place",
  reasons: {
    only: "It is the only place of this name in the gazetteer",
    pair: "The text says where it is",
    nearby: "It is near the other places on this page",
    country: "Other words on this page say which country it is in",
    home: "It is in the country this page is from",
    size: "It is the largest or best known place of this name",
    lies_in: "The text says it is a place; the gazetteer does not have it",
    several: "The text does not say clearly which one",
  },
  alsoNamed: "Other mentions on this page",
  map: (name) => `Map showing ${name}`,
  gazetteer: "Gazetteer",
  gazetteers: { geonames: "GeoNames (CC BY 4.0)", factlight: "Factlight’s own list" },
  openStreetMap: "View on OpenStreetMap",
  wikipedia: "Search on Wikipedia",
  encyclopedia: "https://en.wikipedia.org",

  page: "This page",
  cited: "Cited here",
  footnote: "Footnote",
  passage: "Link to this passage",

  rules: {
    "quantity.currency": "it is an amount of money",
    "quantity.local_currency": "it is an amount of money, in that of the country this page is from or speaks of",
    "quantity.shared_currency": "it is an amount of money; which country’s, the page does not say clearly",
    "quantity.percent": "it is a percentage",
    "quantity.unit": "it is a number with a unit",
    "quantity.count": "it counts something",
    "quantity.many": "it is a number written in words",
    "quantity.number": "it is a number",
    "quantity.range": "it is a range of numbers",
    "quantity.fraction": "it is a part of a whole",
    "quantity.ratio": "it compares two numbers",
    "quantity.multiplier": "it says how many times",
    "quantity.rank": "it is a place in a sequence",
    "quantity.age": "it is an age",
    "quantity.duration": "it is a length of time",
    "quantity.temperature": "it is a temperature",
    "quote.before_cue": "a word like “said” follows it",
    "quote.after_cue": "it follows a word like “said”",
    "quote.according_to": "it follows a phrase like “according to”",
    "quote.clause_before_cue": "a word like “said” follows it",
    "quote.clause_after_cue": "it follows a word like “said”",
    "quote.clause_around_cue": "a word like “said” is in the middle of it",
    "quote.deed_after_cue": "it follows a word like “denied”",
    "quote.sentence": "it is a whole sentence in quotation marks",
    "quote.alone": "it is in quotation marks",
    "quote.headline": "it is in quotation marks at the start of a headline",
    "quote.resumed": "it goes on in quotation marks behind a gesture",
    "quote.pulled": "the page quotes these words elsewhere",
    "quote.called": "somebody calls it that",
    "quote.blockquote": "it is set as a block quotation",
    "quote.transcript": "it follows a speaker’s name, as in a transcript",
    "place.name": "its name is in the gazetteer",
    "place.pair": "the place that contains it is named next to it",
    "place.feature": "a word like “river” is next to it",
    "place.dateline": "it is the dateline",
    "place.demonym": "it names the people or things of a place",
    "place.one_sense": "the same place is meant elsewhere in the text",
    "place.after_capital": "its name is in the gazetteer, though it follows another capitalised word",
    "place.pattern": "the words around it suggest a place",
  },
  because: (reason) => `Marked because ${reason}.`,
  rule: (id) => `Marked by the rule ${id}.`,
  sure: (said, percent) => `${said} (${percent}%).`,
  confidence: [
    [0.9, "Rarely wrong"],
    [0.7, "Usually right"],
    [0.5, "More often right than wrong"],
    [0, "Often wrong: treat with caution"],
  ],

  close: "Close",
  previous: "Previous fact",
  next: "Next fact",
  turn: (index, count) => `${index} of ${count}`,
  list: "All facts on this page",
  copy: "Copy",
  copies: { text: "As text", citation: "As a citation", link: "Link", json: "As JSON" },
  copied: { text: "Copied as text", citation: "Copied as a citation", link: "Link copied", json: "Copied as JSON" },
  refused: "The browser blocked copying. The text is selected below: copy it with the keyboard or the menu.",
  notCopied: "Copying failed: part of Factlight did not load.",
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
