// Owns where a place may be shown on a map: at its point, where it has one and the text tells clearly which place it is. Maps,
// links and exports ask here; what is said instead is left to them.
//
// Oslo → { lat: 59.91, lon: 10.75 }; a road in Oslo that no gazetteer has → null

import type { PlaceFact } from "../facts.js";

/** Degrees. */
export interface Pin {
  lat: number;
  lon: number;
}

/** Its point; null where nobody knows it, or where it is only the likeliest of several places of its name. */
export function pin({ lat, lon, reason }: PlaceFact): Pin | null {
  return lat === null || lon === null || reason === "several" ? null : { lat, lon };
}

/** What tells it from other places of a page, whether or not a gazetteer has it. */
export function identity({ id, name }: PlaceFact): string {
  return id ?? `name:${name}`;
}
