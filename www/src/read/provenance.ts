// Owns where a page comes from: title, site, author and date, as given in its meta tags and JSON-LD. These are the page's own
// claims about itself, and are only ever shown as text.

/** What a page says about itself. */
export interface Provenance {
  title: string;
  site: string;
  author: string;
  /** ISO 8601, as far as the page gives it; empty if it gives none that can be read. */
  published: string;
}

/** Reads the page's own account of itself; absent parts are empty. */
export function readProvenance(document: Document): Provenance {
  const data = articleData(document);
  const meta = (...names: string[]) => {
    for (const name of names) {
      const found = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content");
      if (tidy(found)) return tidy(found);
    }
    return "";
  };
  return {
    title: tidy(data.headline) || meta("og:title", "dc.title") || tidy(document.title),
    site: nameOf(data.publisher) || meta("og:site_name", "application-name") || hostOf(document.baseURI),
    author: nameOf(data.author) || meta("author", "article:author", "dc.creator"),
    published: dateOf(
      data.datePublished, meta("article:published_time", "date", "dc.date"),
      document.querySelector("article time[datetime], main time[datetime]")?.getAttribute("datetime"),
    ),
  };
}

type Data = Record<string, unknown>;

// The JSON-LD of the page that calls itself an article; of several the first.
function articleData(document: Document): Data {
  let budget = 2000;
  const find = (value: unknown, depth: number): Data | undefined => {
    budget -= 1;
    if (typeof value !== "object" || value === null || depth > 6 || budget < 0) return undefined;
    const data = value as Data;
    if (!Array.isArray(value) && [data["@type"]].flat().some((type) => isArticle(type))) return data;
    for (const inner of Array.isArray(value) ? value : [data["@graph"], data.mainEntity]) {
      const found = find(inner, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? "";
    if (text.length > 500_000) continue;
    try {
      const found = find(JSON.parse(text), 0);
      if (found) return found;
    } catch {
      // Some pages contain broken JSON-LD; there is nobody to report it to.
    }
  }
  return {};
}

function isArticle(type: unknown): boolean {
  return typeof type === "string" && /(Article|Posting|Report|Review)$/.test(type);
}

// "A", { name: "A" }, [{ name: "A" }, "B"] → "A", "A", "A, B"
function nameOf(value: unknown): string {
  const names = [value].flat().slice(0, 5).map((one) => {
    return tidy(typeof one === "object" && one !== null ? (one as Data).name : one);
  });
  return names.filter((name) => name !== "").join(", ");
}

// Some pages give an address where a name belongs.
function tidy(value: unknown): string {
  if (typeof value !== "string") return "";
  const text = value.slice(0, 1000).replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (/^https?:\/\//i.test(text)) return "";
  return text.length > 200 ? `${text.slice(0, 199).trimEnd()}…` : text;
}

function dateOf(...values: unknown[]): string {
  for (const value of values) {
    if (typeof value !== "string") continue;
    const text = value.trim().slice(0, 40).replaceAll("/", "-");
    if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  }
  return "";
}

function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}
