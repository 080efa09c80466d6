// Where a page is from, by what it says of itself. No browser is needed.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { www } from "../support/www.mjs";

const { outputFiles } = await build({ entryPoints: [join(www, "src/read/home.ts")], bundle: true, write: false, format: "esm" });
const { homeOf } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

const home = ({ host = "news.example", metas = [], data = [] }) => homeOf({ host, metas, data: data.map((one) => (typeof one === "string" ? one : JSON.stringify(one))) });
const article = (publisher) => ({ "@context": "https://schema.org", "@type": "NewsArticle", publisher: { "@type": "Organization", ...publisher } });

const CASES = [
  ["a country's suffix", { host: "www.harbour.co.uk" }, ["GB"]],
  ["Australia's", { host: "harbour.com.au" }, ["AU"]],
  ["India's", { host: "harbour.in" }, ["IN"]],
  ["Ireland's, in capitals and with a point", { host: "WWW.HARBOUR.IE." }, ["IE"]],
  ["a suffix that anybody uses", { host: "harbour.io" }, []],
  ["television's", { host: "harbour.tv" }, []],
  ["a country that sells its suffix, with the country's own level", { host: "harbour.com.co" }, ["CO"]],
  ["the same without", { host: "harbour.co" }, []],
  ["no country's", { host: "harbour.com" }, []],
  ["an address of numbers", { host: "192.168.0.1" }, []],
  ["a machine's own name", { host: "localhost" }, []],
  ["nothing", { host: "" }, []],
  ["the European Union", { host: "harbour.eu" }, []],
  ["a region's code", { metas: [["geo.region", "GB-LDS"]] }, ["GB"]],
  ["a country's code, in small letters", { metas: [["geo.country", "nz"]] }, ["NZ"]],
  ["a place's name with its country", { metas: [["geo.placename", "Leeds, United Kingdom"]] }, ["GB"]],
  ["a place's name without", { metas: [["geo.placename", "Leeds"]] }, []],
  ["a locale", { metas: [["og:locale", "en_GB"]] }, ["GB"]],
  ["the locale that templates come with", { metas: [["og:locale", "en_US"]] }, []],
  ["a locale of another language", { metas: [["og:locale", "fr_CA"]] }, []],
  ["the address says more than the locale", { host: "harbour.ie", metas: [["og:locale", "en_GB"]] }, ["IE"]],
  ["the publisher's address", { data: [article({ address: { "@type": "PostalAddress", addressCountry: "CA" } })] }, ["CA"]],
  ["its country as a thing", { data: [article({ address: { addressCountry: { "@type": "Country", name: "South Africa" } } })] }, ["ZA"]],
  ["the area it serves", { data: [article({ areaServed: ["GB", { "@type": "Country", name: "Ireland" }] })] }, ["GB", "IE"]],
  ["a news organisation of a graph", { data: [{ "@graph": [{ "@type": "NewsMediaOrganization", address: { addressCountry: "Kenya" } }] }] }, ["KE"]],
  ["an event's address is not the page's", { data: [{ "@type": "Event", location: { address: { addressCountry: "FR" } } }] }, []],
  ["more countries than say anything", { data: [article({ areaServed: ["GB", "IE", "FR", "DE", "ES"] })], host: "harbour.ie" }, ["IE"]],
  ["the whole world", { data: [article({ areaServed: "Worldwide" })] }, []],
  ["broken data", { data: ["{", "[]", "null", '"GB"', "5"], host: "harbour.co.nz" }, ["NZ"]],
  ["data that names itself", { data: ['{"publisher":{"address":"__proto__"}}'], metas: [["geo.region", "constructor"]] }, []],
];

for (const [name, origin, expected] of CASES) {
  test(name, () => assert.deepEqual(home(origin), expected));
}

test("data of any depth is read to an end", () => {
  const deep = `${'{"publisher":'.repeat(3000)}1${"}".repeat(3000)}`;
  assert.deepEqual(home({ data: [deep, JSON.stringify(article({ address: "GB" }))] }), ["GB"]);
});
