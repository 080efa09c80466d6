// Makes docs/screenshot.png, the picture in the README, from the built demo: `npm run build && node test/demo/screenshot.mjs`.

import { writeFile } from "node:fs/promises";
import { Origin } from "selenium-webdriver";
import { open } from "../support/browsers.mjs";
import { serve } from "../support/serve.mjs";

const SIZE = { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false };
// Long enough for the engine's usual time to be shown, and for the card to open.
const PATIENCE = 1500;

const server = await serve({ folder: "site" });
const driver = await open("chromium");
try {
  await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", SIZE);
  await driver.get(`${server.address}/articles/ferry.html`);
  await driver.sleep(PATIENCE);
  const at = await driver.executeScript(() => {
    const mark = [...document.querySelectorAll(".factlight[data-factlight-kind=quantity]")].findLast((e) => e.textContent === "18 percent");
    const paragraph = mark.closest("p").getBoundingClientRect();
    scrollBy(0, paragraph.top - 76);
    const { x, y, width, height } = mark.getBoundingClientRect();
    return { x: Math.round(x + width / 4), y: Math.round(y + height / 2) };
  });
  await driver.actions().move({ ...at, origin: Origin.VIEWPORT }).perform();
  await driver.sleep(PATIENCE);
  await writeFile(new URL("../../../docs/screenshot.png", import.meta.url), await driver.takeScreenshot(), "base64");
} finally {
  await driver.quit();
  await server.close();
}
