// Owns the panel's form for exporting all facts of the page: in which format, and where to.

import { button, element } from "../dom.js";
import type { Answer, Format } from "../messages.js";
import { say } from "../i18n.js";
import { copy, fileName, save } from "../copy-save.js";

const FORMATS: Record<Format, { name: string; ending: string; type: string }> = {
  csv: { name: "CSV", ending: "csv", type: "text/csv" },
  json: { name: "JSON", ending: "json", type: "application/json" },
  geojson: { name: "GeoJSON", ending: "geojson", type: "application/geo+json" },
  annotations: { name: "Web Annotations", ending: "jsonld", type: "application/ld+json" },
};

/** The form; `get` returns the text, `tell` reports the result. */
export function takeout(get: (format: Format) => Promise<Answer<string>>, title: () => string, tell: (news: string) => void): HTMLElement {
  const select = element("select", { id: "format" });
  for (const [format, { name }] of Object.entries(FORMATS)) {
    select.append(element("option", { value: format }, format === "geojson" ? `${name} (${say("placesOnly")})` : name));
  }
  const take = async (use: (text: string, format: Format) => Promise<string>) => {
    const format = select.value as Format;
    const text = await get(format);
    const news = "error" in text ? say("failed", text.error) : await use(text.value, format);
    said.textContent = news;
    tell(news);
  };
  const said = element("p", { class: "soft" });
  const copyAll = () => take(async (text) => ((await copy(text)) ? say("copied") : say("notCopied")));
  const saveAll = () => take((text, format) => {
    const { ending, type } = FORMATS[format];
    save(text, fileName(title(), ending), type);
    return Promise.resolve(say("saved"));
  });
  return element("div", { class: "form" },
    element("label", {}, element("span", {}, say("format")), select),
    button(say("copy"), copyAll, { id: "copyAll" }), button(say("save"), saveAll, { id: "saveAll" }), said);
}
