// Owns the German names of the engine's units, which have English names: "kilometre per hour" → "Kilometer pro Stunde".
// Currencies with a code are left to Intl. A unit without a name here keeps its English one.

import type { Unit } from "../facts.js";

// One form where singular and plural are alike, else both.
const NAMES: Record<string, string> = {
  metre: "Meter", mile: "Meile|Meilen", "nautical mile": "Seemeile|Seemeilen", yard: "Yard|Yards", foot: "Fuß", inch: "Zoll",
  "light year": "Lichtjahr|Lichtjahre", "light minute": "Lichtminute|Lichtminuten", parsec: "Parsec", "ångström": "Ångström",
  "astronomical unit": "Astronomische Einheit|Astronomische Einheiten", furlong: "Furlong|Furlongs", fathom: "Faden",
  hectare: "Hektar", acre: "Acre|Acres", barn: "Barn",
  litre: "Liter", gallon: "Gallone|Gallonen", "US gallon": "US-Gallone|US-Gallonen", "British gallon": "britische Gallone|britische Gallonen",
  pint: "Pint|Pints", "US pint": "US-Pint|US-Pints", "British pint": "britisches Pint|britische Pints",
  quart: "Quart|Quarts", "US quart": "US-Quart|US-Quarts", "British quart": "britisches Quart|britische Quarts",
  cup: "Tasse|Tassen", tablespoon: "Esslöffel", teaspoon: "Teelöffel", barrel: "Barrel", bushel: "Bushel",
  "fluid ounce": "Flüssigunze|Flüssigunzen", "US fluid ounce": "US-Flüssigunze|US-Flüssigunzen",
  "British fluid ounce": "britische Flüssigunze|britische Flüssigunzen", "acre-foot": "Acre-Fuß",
  gram: "Gramm", tonne: "Tonne|Tonnen", pound: "Pfund", ounce: "Unze|Unzen", stone: "Stone", carat: "Karat",
  "short ton": "US-Tonne|US-Tonnen", "US ton": "US-Tonne|US-Tonnen", "long ton": "britische Tonne|britische Tonnen",
  "British ton": "britische Tonne|britische Tonnen", hundredweight: "Hundredweight", quintal: "Doppelzentner",
  "troy ounce": "Feinunze|Feinunzen", dalton: "Dalton",
  second: "Sekunde|Sekunden", minute: "Minute|Minuten", hour: "Stunde|Stunden", day: "Tag|Tage", night: "Nacht|Nächte",
  week: "Woche|Wochen", fortnight: "Doppelwoche|Doppelwochen", month: "Monat|Monate", quarter: "Quartal|Quartale",
  year: "Jahr|Jahre", decade: "Jahrzehnt|Jahrzehnte", century: "Jahrhundert|Jahrhunderte", millennium: "Jahrtausend|Jahrtausende",
  knot: "Knoten", revolution: "Umdrehung|Umdrehungen", revolutions: "Umdrehungen", beat: "Schlag|Schläge", hertz: "Hertz",
  newton: "Newton", "newton metre": "Newtonmeter", "pound-foot": "Fußpfund", "foot pound": "Fußpfund", "pound-force": "Pfund-Kraft",
  "kilogram-force": "Kilopond", dyne: "Dyn",
  watt: "Watt", horsepower: "Pferdestärke|Pferdestärken", "volt ampere": "Voltampere", joule: "Joule", "joule second": "Joulesekunde|Joulesekunden",
  calorie: "Kalorie|Kalorien", "watt hour": "Wattstunde|Wattstunden", "British thermal unit": "BTU", therm: "Therm",
  electronvolt: "Elektronenvolt", "barrel of oil equivalent": "Barrel Öläquivalent", "barrel of oil": "Barrel Öl",
  degree: "Grad", radian: "Radiant", arcminute: "Bogenminute|Bogenminuten", arcsecond: "Bogensekunde|Bogensekunden",
  turn: "Umdrehung|Umdrehungen", celsius: "Grad Celsius", fahrenheit: "Grad Fahrenheit", "degree Celsius": "Grad Celsius",
  "degree Fahrenheit": "Grad Fahrenheit", kelvin: "Kelvin",
  percent: "Prozent", "percentage point": "Prozentpunkt|Prozentpunkte", "basis point": "Basispunkt|Basispunkte", "per mille": "Promille",
  "percent by weight": "Gewichtsprozent", "percent by volume": "Volumenprozent",
  pascal: "Pascal", bar: "Bar", "standard atmosphere": "Atmosphäre|Atmosphären", torr: "Torr",
  "millimetre of mercury": "Millimeter Quecksilbersäule", "inch of mercury": "Zoll Quecksilbersäule",
  byte: "Byte", bit: "Bit", pixel: "Pixel", frame: "Bild|Bilder", dot: "Punkt|Punkte",
  point: "Punkt|Punkte", rebound: "Rebound|Rebounds", assist: "Assist|Assists", game: "Spiel|Spiele",
  "win above replacement": "Sieg über Ersatzniveau|Siege über Ersatzniveau",
  volt: "Volt", ampere: "Ampere", "ampere hour": "Amperestunde|Amperestunden", ohm: "Ohm", farad: "Farad", coulomb: "Coulomb",
  henry: "Henry", siemens: "Siemens", gauss: "Gauß", tesla: "Tesla", lumen: "Lumen", lux: "Lux", candela: "Candela", nit: "Nit",
  decibel: "Dezibel", becquerel: "Becquerel", sievert: "Sievert", gray: "Gray", curie: "Curie", roentgen: "Röntgen", rem: "Rem", rad: "Rad",
  part: "Teil|Teile", mole: "Mol", molar: "Molar", "international unit": "Internationale Einheit|Internationale Einheiten",
  dioptre: "Dioptrie|Dioptrien", times: "Mal", storey: "Stockwerk|Stockwerke", "twenty-foot equivalent unit": "Standardcontainer",
  dollar: "Dollar", rupee: "Rupie|Rupien", dirham: "Dirham|Dirhams", lira: "Lira|Lira", kwacha: "Kwacha",
  franc: "Franc|Francs", krone: "Krone|Kronen", peso: "Peso|Pesos", shilling: "Schilling", dinar: "Dinar", riyal: "Riyal|Riyals",
  rial: "Rial|Rials", cent: "Cent", pence: "Pence", kopeck: "Kopeke|Kopeken", centavo: "Centavo|Centavos", "céntimo": "Céntimo|Céntimos",
  centime: "Centime|Centimes", "øre": "Öre", grosz: "Grosz", pfennig: "Pfennig|Pfennige", dogecoin: "Dogecoin", bitcoin: "Bitcoin",
  ether: "Ether", litecoin: "Litecoin", satoshi: "Satoshi", "special drawing right": "Sonderziehungsrecht|Sonderziehungsrechte",
  million: "Million|Millionen", billion: "Milliarde|Milliarden", trillion: "Billion|Billionen",
  head: "Kopf", capita: "Kopf", person: "Person|Personen", inhabitant: "Kopf", resident: "Kopf",
};

const PREFIXES: Record<string, string> = {
  kilo: "Kilo", mega: "Mega", giga: "Giga", tera: "Tera", peta: "Peta", exa: "Exa", zetta: "Zetta", yotta: "Yotta", hecto: "Hekto",
  deca: "Deka", deci: "Dezi", centi: "Zenti", milli: "Milli", micro: "Mikro", nano: "Nano", pico: "Piko", femto: "Femto", atto: "Atto",
  kibi: "Kibi", mebi: "Mebi", gibi: "Gibi", tebi: "Tebi", "square ": "Quadrat", "cubic ": "Kubik",
};

const PREFIXED = new RegExp(`^(${Object.keys(PREFIXES).join("|")})(.+)$`);

/** The German name of a unit. */
export function unitName({ id, name }: Pick<Unit, "id" | "name">, plural: Intl.LDMLPluralRule): string {
  const [head = name, ...per] = name.split(" per ");
  // "part per million" counts by the million, "kilometre per hour" in hours; "per mille" is not a rate.
  const below = name === "per mille" ? [] : per;
  const counted = named(below === per ? head : name, plural);
  const first = /^[A-Z]{3}$/.test(id) ? (currency(id, plural) ?? counted) : counted;
  return [first, ...below.map(perUnit)].join(" ");
}

/** What a rate is per: "litre" → "pro Liter". */
export function perUnit(name: string): string {
  return `pro ${named(name, "one")}`;
}

function named(name: string, plural: Intl.LDMLPluralRule): string {
  if (Object.hasOwn(NAMES, name)) return (NAMES[name] ?? "").split("|").at(plural === "one" ? 0 : -1) ?? name;
  const scale = /^(million|billion|trillion) (.+)$/.exec(name);
  if (scale) return `${named(scale[1] ?? "", "other")} ${named(scale[2] ?? "", "other")}`;
  const [, prefix = "", base = ""] = PREFIXED.exec(name) ?? [];
  const rest = base && named(base, plural);
  return rest && rest !== base ? (PREFIXES[prefix] ?? "") + rest.charAt(0).toLowerCase() + rest.slice(1) : name;
}

// Null for a code that Intl does not name.
function currency(id: string, plural: Intl.LDMLPluralRule): string | null {
  const format = new Intl.NumberFormat("de", { style: "currency", currency: id, currencyDisplay: "name", maximumFractionDigits: 0 });
  const found = format.formatToParts(plural === "one" ? 1 : 2).find(({ type }) => type === "currency")?.value;
  return found && found !== id ? found : null;
}
