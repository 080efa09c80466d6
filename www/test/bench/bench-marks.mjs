// Marking and undoing, compared with mark.js: the same words on the same long page of our own prose, in one run, in each browser.
// Finding means reading the page and searching it; marking, from then until it is drawn.
// bench.mjs runs it; on its own: `node test/bench/bench-marks.mjs`.

import { BROWSERS } from "../support/browsers.mjs";
import { Page } from "../support/page.mjs";

const PARAGRAPHS = [5_000, 15_000];
const ROUNDS = 7;
/** mark.js goes through all text nodes for each range: on the longer page for many minutes. */
const MOST_FOR_RANGES = 5_000;

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ledger</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/test/support/page.css"><script src="/node_modules/mark.js/dist/mark.min.js"></script>
<script type="module" src="/test/bench/bench-marks.js"></script></head><body><main></main></body></html>`;

for (const browser of BROWSERS) {
  const page = new Page(browser);
  await page.start({});
  await page.driver.manage().setTimeouts({ script: 600_000 });
  page.server.pages.set("/page", HTML);
  const open = async () => {
    await page.driver.get(`${page.server.address}/page`);
    await page.driver.wait(() => page.driver.executeScript("return typeof marking === 'object'"), 20_000);
  };
  try {
    await open();
    const ways = await page.run(() => marking.ways);
    for (const count of PARAGRAPHS) {
      console.log(`\n${browser}, ${count} paragraphs: milliseconds, the fastest of ${ROUNDS}`);
      console.log("| | marks | to find | to mark | to undo | longest task | same text nodes |\n|---|---|---|---|---|---|---|");
      for (const way of ways) {
        if (way.endsWith("markRanges") && count > MOST_FOR_RANGES) continue;
        await open();
        await page.run((count) => marking.write(count), count);
        const found = await page.run((way, rounds) => marking.measure(way, rounds), way, ROUNDS);
        const { marks, find, mark, undo, longest, same, rounds } = found;
        const ms = (value) => value.toFixed(0);
        const name = rounds < ROUNDS ? `${way} (${rounds} ×)` : way;
        console.log(`| ${name} | ${marks} | ${ms(find)} | ${ms(mark)} | ${ms(undo)} | ${longest ? ms(longest) : ""} | ${same ? "yes" : "no"} |`);
      }
    }
  } finally {
    await page.stop();
  }
}
