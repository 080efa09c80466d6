// Owns where a page is from: the countries that its address, its meta tags and its publisher's own data name, and what its
// language says of that and of how it writes decimals. Its text is left to the engine.
//
// https://www.example.co.uk/news, <meta name="geo.region" content="GB-LDS"> → ["GB"]

import type { EngineOptions } from "../facts.js";
import { languageOf } from "./flat-tree.js";

/** What a page says of where it is from. */
export interface Origin {
  /** Its host name: "www.example.co.uk". */
  host: string;
  /** Its meta tags, as name (or property, in small letters) and content. */
  metas: readonly (readonly [name: string, content: string])[];
  /** The texts of its JSON-LD. */
  data: readonly string[];
}

/** The countries a page is from, as ISO 3166 codes, each once, four at most: the sign that says most decides. */
export function homeOf(origin: Origin): string[] {
  for (const signs of [publishers(origin.data), regions(origin.metas), suffix(origin.host), locales(origin.metas)]) {
    const codes = [...new Set(signs.flatMap(codeOf))];
    if (codes.length > 0 && codes.length <= MOST) return codes;
  }
  return [];
}

/** What a root's document says of itself that helps to read it; `given` is where it is from, if that is known. */
export function hintsOf(root: Element, given: EngineOptions["home"]): EngineOptions {
  const home = given ?? homeOf(originOf(root.ownerDocument));
  return { ...languageHints(languageOf(root)), ...(home.length > 0 && { home }) };
}

// What the page's language says of its country. English of some countries writes 1.234,5; South Africa's locale has
// commas, its newspapers points.
function languageHints(locale: string): EngineOptions {
  if (!/^en-[a-z]{2}$/i.test(locale)) return {};
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
    const isComma = !/ZA$/i.test(locale) && parts.some(({ type, value }) => type === "decimal" && value === ",");
    return { locale, ...(isComma && { decimal: "comma" as const }) };
  } catch {
    // No language that the browser knows.
    return {};
  }
}

/** Reads it from a document. */
export function originOf(document: Document): Origin {
  const metas = [...document.querySelectorAll("meta[name], meta[property]")].slice(0, 500).map((meta) => {
    return [(meta.getAttribute("name") ?? meta.getAttribute("property") ?? "").toLowerCase(), meta.getAttribute("content") ?? ""] as const;
  });
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 50);
  return { host: document.location?.hostname ?? "", metas, data: scripts.map((script) => script.textContent ?? "") };
}

/** More countries than this say nothing of any. */
const MOST = 4;
/** More text than this is no account that a page gives of itself, in UTF-16 code units. */
const LONGEST = 500_000;

// Country suffixes that everybody registers, whatever the country.
const GENERIC = new Set("AC AD AG AI AM BZ CC CD CO DJ EU FM GD GG GL IM IO IS LA LI LY ME MN MS MU NU PW RE SC SH SO ST SU TK TM TO TV VC VG WS".split(" "));

function suffix(host: string): string[] {
  const parts = host.toLowerCase().replace(/\.$/, "").split(".");
  const last = parts.at(-1)?.toUpperCase() ?? "";
  // "example.com.co" is Colombia's.
  const isOwn = parts.length > 2 && /^(?:com?|org|net|gov|edu|ac|gob|govt)$/.test(parts.at(-2) ?? "");
  return parts.length > 1 && /^[A-Z]{2}$/.test(last) && (isOwn || !GENERIC.has(last)) ? [last] : [];
}

// "GB-LDS", "gb"; a placename may end with its country: "Leeds, United Kingdom".
function regions(metas: Origin["metas"]): string[] {
  return metas.flatMap(([name, content]) => {
    if (name === "geo.region" || name === "geo.country" || name === "country") return [content.split(/[-_]/, 1)[0] ?? ""];
    if (name === "geo.placename") return [content.split(",").at(-1) ?? ""];
    return [];
  });
}

// "en_GB". American English is what templates come with.
function locales(metas: Origin["metas"]): string[] {
  const tags = metas.flatMap(([name, content]) => (name === "og:locale" ? [content.trim()] : []));
  return tags.flatMap((tag) => (/^en[-_][a-z]{2}$/i.test(tag) && !/us$/i.test(tag) ? [tag.slice(3)] : []));
}

// The address of who publishes the page, and the area it serves.
function publishers(data: readonly string[]): string[] {
  let budget = 2000;
  const found: string[] = [];
  const read = (value: unknown, isPublisher: boolean, depth: number): void => {
    budget -= 1;
    if (typeof value !== "object" || value === null || depth > 8 || budget < 0) return;
    if (Array.isArray(value)) return value.forEach((one) => read(one, isPublisher, depth + 1));
    const one = value as Record<string, unknown>;
    if (isPublisher) found.push(...countriesOf(one.address), ...countriesOf(one.areaServed));
    const types = [one["@type"]].flat();
    read(one["@graph"], false, depth + 1);
    read(one.mainEntity, false, depth + 1);
    read(one.publisher, true, depth + 1);
    // Of an organisation that is no publisher of something, only a news organisation is the page's own.
    if (!isPublisher && types.some((type) => /^(?:NewsMediaOrganization|LocalBusiness|WebSite)$/.test(String(type)))) {
      found.push(...countriesOf(one.address), ...countriesOf(one.areaServed));
    }
  };
  for (const text of data) {
    if (text.length > LONGEST) continue;
    try {
      read(JSON.parse(text), false, 0);
    } catch {
      // Some pages contain broken JSON-LD.
    }
  }
  return found;
}

// "GB", { addressCountry: "GB" }, { "@type": "Country", name: "GB" }, and lists of them.
function countriesOf(value: unknown): string[] {
  return [value].flat().slice(0, 20).flatMap((one) => {
    if (typeof one === "string") return [one];
    if (typeof one !== "object" || one === null) return [];
    const { addressCountry, name, identifier } = one as Record<string, unknown>;
    const inner = addressCountry ?? identifier ?? name;
    const text = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>).name : inner;
    return typeof text === "string" ? [text] : [];
  });
}

// English names, and what is no code but meant as one.
const NAMES: Record<string, string> = {
  UK: "GB", "UNITED KINGDOM": "GB", "GREAT BRITAIN": "GB", ENGLAND: "GB", SCOTLAND: "GB", WALES: "GB", "NORTHERN IRELAND": "GB",
  USA: "US", "UNITED STATES": "US", "UNITED STATES OF AMERICA": "US", GBR: "GB", AUS: "AU", AUSTRALIA: "AU", CAN: "CA", CANADA: "CA",
  IRL: "IE", IRELAND: "IE", NZL: "NZ", "NEW ZEALAND": "NZ", IND: "IN", INDIA: "IN", ZAF: "ZA", "SOUTH AFRICA": "ZA",
  NGA: "NG", NIGERIA: "NG", KEN: "KE", KENYA: "KE",
};

function codeOf(text: string): string[] {
  const code = text.trim().toUpperCase();
  const known = Object.hasOwn(NAMES, code) ? NAMES[code] : undefined;
  return known ? [known] : /^[A-Z]{2}$/.test(code) && code !== "EU" ? [code] : [];
}
