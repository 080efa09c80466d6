// Makes the outline of the world's land and its borders, for maps: Natural Earth's 1:110m shapes (public domain) from the npm package
// world-atlas, projected so that the page only has to draw them. Units are quarter degrees, east of 180° west and south of 90° north.
// The same package always gives the same text.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";

/** Steps a degree has: a quarter of a degree is finer than the shapes are. */
const STEPS = 4;
const require = createRequire(import.meta.url);

/** An esbuild plugin: `import { land, borders } from "virtual:land"`. */
export const landAsText = {
  name: "land-as-text",
  setup(builder) {
    builder.onResolve({ filter: /^virtual:land$/ }, ({ path }) => ({ path, namespace: "land" }));
    builder.onLoad({ filter: /.*/, namespace: "land" }, async () => {
      const read = async (name) => JSON.parse(await readFile(require.resolve(`world-atlas/${name}-110m.json`), "utf8"));
      const [land, countries] = [await read("land"), await read("countries")];
      const rings = feature(land, land.objects.land).features.flatMap(({ geometry }) =>
        (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat());
      const lines = mesh(countries, countries.objects.countries, (a, b) => a !== b).coordinates;
      const shapes = { land: rings.flatMap(onTheMap).map((ring) => `${path(ring)}z`), borders: lines.flatMap(onTheMap).map(path) };
      const text = { land: shapes.land.join(""), borders: shapes.borders.join("") };
      return { contents: Object.entries(text).map(([name, d]) => `export const ${name} = ${JSON.stringify(d)};`).join("\n") };
    });
  },
};

/**
 * A line that crosses 180° goes on beyond it, and stands once more at the map's other edge. One that goes around the pole,
 * Antarctica's, is closed along it.
 */
function onTheMap(points) {
  let turns = 0;
  const line = points.map(([lon, lat], index) => {
    const step = index === 0 ? 0 : lon - points[index - 1][0];
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [lon + 360 * turns, lat];
  });
  const [first, last] = [line[0], line.at(-1)];
  if (Math.abs(last[0] - first[0]) > 180) line.push([last[0], -90], [first[0], -90]);
  const shifted = (by) => line.map(([lon, lat]) => [lon + by, lat]);
  const reaches = { east: line.some(([lon]) => lon > 180), west: line.some(([lon]) => lon < -180) };
  return [line, ...(reaches.east ? [shifted(-360)] : []), ...(reaches.west ? [shifted(360)] : [])];
}

/** A path's d: from the first point by relative steps. */
function path(points) {
  const at = points.map(([lon, lat]) => [Math.round((lon + 180) * STEPS), Math.round((90 - lat) * STEPS)]);
  const steps = at.slice(1).map(([x, y], index) => [x - at[index][0], y - at[index][1]]);
  const moved = steps.filter(([x, y]) => x !== 0 || y !== 0);
  return `M${pair(at[0])}l${moved.map(pair).join(" ")}`;
}

function pair([x, y]) {
  return `${x}${y < 0 ? "" : " "}${y}`;
}
