// Owns exporting facts: as JSON, CSV, GeoJSON or W3C Web Annotations, in text form. A file of its own (dist/export.js), loaded
// on the first export. Leaves pointing at words to selectors.ts.
//
// a fact "12 days" → "quantity,12 days,12,,,day,…" · { "type": "Annotation", "target": { "selector": […] } }

import type { PageBlock } from "../read/blocks.js";
import type { Anchor, Fact, PlaceFact, Span } from "../facts.js";
import { identity, pin } from "./pin.js";
import { passageLink } from "./text-fragment.js";
import { readProvenance } from "../read/provenance.js";
import { textOf, textRanges } from "../paint/ranges.js";
import { RootText, type Selector } from "./selectors.js";

export type { Selector, TextPositionSelector, TextQuoteSelector } from "./selectors.js";

/** The formats that facts can be exported in. */
export type ExportFormat = "json" | "csv" | "geojson" | "annotations";

/** Facts and where they are. */
export interface Exported {
  root: Element;
  facts: readonly Fact[];
  blocks: readonly PageBlock[];
  /** What is now in the place of a text node of the page as it was read. */
  standIn(node: Text): Node;
}

/** The facts of a root and of the frames in it, as one text in `format`. */
export function exportFacts(parts: readonly Exported[], format: ExportFormat): string {
  const stated = parts.flatMap((part) => {
    return part.facts.map((fact) => ({ part, fact, row: rowOf(fact, part.blocks, part.root.ownerDocument.URL) }));
  });
  const written = {
    json: () => indented({ page: parts[0] ? pageOf(parts[0].root) : null, facts: stated.map(({ fact, row }) => ({ ...row, fact })) }),
    csv: () => table(stated.map(({ row }) => row)),
    geojson: () => indented(geoJson(stated)),
    annotations: () => indented(annotations(stated)),
  }[format];
  if (!written) throw new Error(`factlight: unknown format “${format}”; use json, csv, geojson or annotations`);
  return written();
}

/** The words under `root` that an annotation's selectors point at, on a page that may have changed; null if there are none. */
export function findAgain(root: Element, selectors: readonly Selector[]): Range | null {
  return new RootText(root).find(selectors);
}

/** A fact with its row, and the root it was found in. */
interface Stated {
  part: Exported;
  fact: Fact;
  row: Row;
}

/** A fact in words and numbers, as a row of a table. */
interface Row {
  kind: Fact["kind"];
  text: string;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  approximator: string;
  change: string;
  measured: string;
  base: string;
  of: string;
  against: string;
  form: string;
  speaker: string;
  role: string;
  cue: string;
  speaker_confidence: number | null;
  speaker_kind: string;
  place: string;
  place_kind: string;
  country: string;
  region: string;
  within: string;
  precision: string;
  lat: number | null;
  lon: number | null;
  cited: string;
  rule: string;
  confidence: number;
  link: string;
}

function rowOf(fact: Fact, blocks: readonly PageBlock[], url: string): Row {
  const text = (anchor: Anchor | null | undefined) => (anchor ? textOf(blocks, anchor) : "");
  const block = blocks[fact.anchor.block];
  const { source } = fact;
  const speaker = source?.speaker;
  const named = speaker && (speaker.form === "carried" ? speaker.antecedent : speaker.at);
  const quantity = fact.kind === "quantity" ? fact : undefined;
  const place = fact.kind === "place" ? fact : undefined;
  const point = place && pin(place);
  const inBlock = (span: Span | null | undefined) => span && { block: fact.anchor.block, ...span };
  return {
    kind: fact.kind,
    text: text(fact.anchor),
    value: quantity && "value" in quantity.amount ? quantity.amount.value : null,
    low: quantity && "low" in quantity.amount ? quantity.amount.low : null,
    high: quantity && "high" in quantity.amount ? quantity.amount.high : null,
    unit: quantity?.unit?.name ?? "",
    approximator: quantity?.approximator ?? "",
    change: quantity?.change ?? "",
    measured: text(inBlock(quantity?.measured)),
    base: text(inBlock(quantity?.base)),
    of: text(inBlock(quantity?.of)),
    against: text(inBlock(quantity?.against)),
    form: fact.kind === "place" ? "" : fact.form,
    speaker: speaker?.name || text(named),
    role: text(source?.role),
    cue: text(source?.cue),
    speaker_confidence: source?.confidence ?? null,
    speaker_kind: source?.kind ?? "",
    place: place?.name ?? "",
    place_kind: place?.place_kind ?? "",
    country: place?.country ?? "",
    region: place?.region ?? "",
    within: place?.within ?? "",
    precision: place?.precision ?? "",
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    cited: fact.citation ?? "",
    rule: fact.evidence.rule,
    confidence: fact.evidence.confidence,
    link: (block && passageLink(url, block, fact.anchor)) ?? "",
  };
}

function pageOf(root: Element) {
  return { url: root.ownerDocument.URL, ...readProvenance(root.ownerDocument) };
}

const HEADING = [
  "kind", "text", "value", "low", "high", "unit", "approximator", "change", "measured", "base", "of", "against", "form", "speaker", "role",
  "cue", "speaker_confidence", "speaker_kind", "place", "place_kind", "country", "region", "within", "precision", "lat", "lon", "cited", "rule", "confidence", "link",
] as const satisfies readonly (keyof Row)[];

// RFC 4180. A text that a spreadsheet would read as a formula gets an apostrophe in front: page text is anybody's.
function table(rows: readonly Row[]): string {
  const cell = (value: string | number | null) => {
    if (typeof value !== "string") return value === null ? "" : String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [HEADING.join(","), ...rows.map((row) => HEADING.map((name) => cell(row[name])).join(","))].join("\r\n") + "\r\n";
}

// RFC 7946: one point a place, with every mention of it; no geometry where there is no point to show.
function geoJson(stated: readonly Stated[]) {
  const places = new Map<string, { fact: PlaceFact; mentions: { text: string; link: string }[] }>();
  for (const { fact, row } of stated) {
    if (fact.kind !== "place") continue;
    const place = places.get(identity(fact)) ?? { fact, mentions: [] };
    place.mentions.push({ text: row.text, link: row.link });
    places.set(identity(fact), place);
  }
  const features = [...places.values()].map(({ fact, mentions }) => {
    const { id, name, place_kind, country, region, within, precision, population, reason } = fact;
    const point = pin(fact);
    return {
      type: "Feature",
      ...(id !== null && point && { id }),
      geometry: point && { type: "Point", coordinates: [point.lon, point.lat] },
      properties: { name, place_kind, country, region, within, precision, population, reason, mentions },
    };
  });
  return { type: "FeatureCollection", features };
}

// https://www.w3.org/TR/annotation-model/
function annotations(stated: readonly Stated[]) {
  const texts = new Map<Exported, RootText>();
  const items = stated.flatMap(({ part, fact, row }) => {
    const text = texts.get(part) ?? new RootText(part.root);
    texts.set(part, text);
    const source = part.root.ownerDocument.URL.replace(/#.*$/s, "");
    const selector = text.select(textRanges(part.blocks, fact.anchor), part.standIn);
    // No selector of the model reaches into a shadow root.
    if (selector.length === 0) return [];
    const said = Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== "link" && value !== "" && value !== null));
    const body = [
      { type: "TextualBody", purpose: "tagging", value: fact.kind },
      { type: "TextualBody", purpose: "describing", format: "application/json", value: JSON.stringify(said) },
      ...(fact.kind === "place" && pin(fact) && fact.id?.startsWith("geonames:")
        ? [{ type: "SpecificResource", purpose: "identifying", source: `https://sws.geonames.org/${fact.id.slice(9)}/` }]
        : []),
    ];
    return [{ type: "Annotation", motivation: "describing", body, target: { source, selector } }];
  });
  return { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items };
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
