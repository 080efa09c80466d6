// Engine speed in each browser: MB/s of news-like text by what is asked for and by size, facts as the page gets them; and
// milliseconds from nothing loaded to the first fact. Then marking, compared with mark.js: bench-marks.mjs.
// `cargo xtask bench` runs it.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BROWSERS } from "../support/browsers.mjs";
import { Page } from "../support/page.mjs";
import { articlePage } from "../support/real-texts.mjs";
import { www } from "../support/www.mjs";

/** Our own article, which has four times the facts of ordinary news; and real ones, where they are at hand. */
const TEXTS = { "our article": readFileSync(join(www, "../tests/pages/harbour.txt"), "utf8") };
const articles = join(www, "../../shared/articles");
if (existsSync(articles)) {
  const files = readdirSync(articles).filter((name) => name.endsWith(".txt")).sort();
  TEXTS.news = files.map((name) => readFileSync(join(articles, name), "utf8")).join("\n\n");
} else {
  console.log("news: skipped, there are no articles in ../shared/articles");
}

/** What a page may ask for, from most work to least. */
const ASKED = {
  all: {},
  quantities: { quotes: false, places: false },
  "quantities without sources": { quotes: false, places: false, sources: false },
  places: { quantities: false, quotes: false },
};
/** UTF-16 code units of text: as fast at both, or the engine is not linear. */
const SIZES = [10_000, 1_000_000];
const ROUNDS = 15;

for (const browser of BROWSERS) {
  const page = new Page(browser);
  await page.start({});
  try {
    page.server.pages.set("/page", articlePage("Bench\n\nNothing."));
    await page.driver.get(`${page.server.address}/page`);
    await page.driver.wait(() => page.driver.executeScript("return typeof real === 'object'"), 20_000);
    const start = await page.run(() => real.start());
    console.log(`${browser}: first fact after ${start.toFixed(0)} ms`);
    for (const [which, article] of Object.entries(TEXTS)) {
      for (const size of SIZES) {
        const text = article.repeat(Math.ceil(size / article.length));
        for (const [name, options] of Object.entries(ASKED)) {
          const speed = await page.run((text, rounds, options) => real.speed(text, rounds, options), text, ROUNDS, options);
          console.log(`${browser}: ${which}, ${name}, ${size / 1000} kB: ${(speed / 1e6).toFixed(1)} MB/s`);
        }
      }
    }
  } finally {
    await page.stop();
  }
}

await import("./bench-marks.mjs");
