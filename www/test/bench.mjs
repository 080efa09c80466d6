// Engine speed in each browser: MB/s of news-like text, and milliseconds from nothing loaded to the first fact.
// `cargo xtask bench` runs it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BROWSERS } from "./browsers.mjs";
import { Page } from "./pages.mjs";
import { articlePage, www } from "./shared.mjs";

const article = readFileSync(join(www, "../tests/pages/harbour.txt"), "utf8");
const text = article.repeat(Math.ceil(1_000_000 / article.length));

for (const browser of BROWSERS) {
  const page = new Page(browser);
  await page.start({});
  try {
    page.server.pages.set("/page", articlePage("Bench\n\nNothing."));
    await page.driver.get(`${page.server.address}/page`);
    await page.driver.wait(() => page.driver.executeScript("return typeof real === 'object'"), 20_000);
    const start = await page.run(() => real.start());
    const speed = await page.run((text) => real.speed(text, 15), text);
    console.log(`${browser}: ${(speed / 1e6).toFixed(1)} MB/s, first fact after ${start.toFixed(0)} ms`);
  } finally {
    await page.stop();
  }
}
