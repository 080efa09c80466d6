// What the rows of the gallery are made of: the steps a reader takes, and how a row is run.

import assert from "node:assert/strict";
import { Button, Key, Origin } from "selenium-webdriver";

/** A policy that lets a page have scripts and styles of its own, as most do. */
export const LOOSE_CSP = "default-src 'self' 'unsafe-inline' data: blob:";

const PAINTERS = ["span", "highlight"];
export const painters = (row) => (row.only?.painter ? [row.only.painter] : PAINTERS);

const at = async (page, words) => ({ ...(await page.run((words) => gallery.centre(words), words)), origin: Origin.VIEWPORT, duration: 0 });

/** Rests the pointer on words until a card opens. */
export const hover = (words) => async (page) => {
  const { x, y, origin } = await at(page, words);
  await page.driver.actions({ async: true }).move({ x: x + 2, y, origin, duration: 0 }).move({ x, y, origin, duration: 20 }).perform();
  await page.driver.sleep(450);
};
/** Clicks on words. */
export const click = (words) => async (page) => {
  await page.driver.actions({ async: true }).move(await at(page, words)).press(Button.LEFT).release(Button.LEFT).perform();
  await page.driver.sleep(250);
};
/** Presses keys, one after the other: "Tab", "ArrowRight", "a". */
export const press = (...names) => async (page) => {
  const KEYS = { Tab: Key.TAB, ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT, Escape: Key.ESCAPE, Enter: Key.ENTER, End: Key.END };
  for (const name of names) await page.driver.actions({ async: true }).sendKeys(KEYS[name] ?? name).perform();
  await page.driver.sleep(100);
};
/** Copies what is selected. */
export const copy = () => (page) => page.driver.actions({ async: true }).keyDown(Key.CONTROL).sendKeys("c").keyUp(Key.CONTROL).perform();
/** Pastes into the editor `e`, and keeps under `name` what was on the clipboard. */
export const paste = (name) => async (page) => {
  await page.run((name) => {
    const keep = (event) => {
      gallery.pasted[name] = event.clipboardData.getData("text/html");
      event.preventDefault();
    };
    document.addEventListener("paste", keep, { once: true });
    e.blur();
    e.focus();
  }, name);
  await page.driver.actions({ async: true }).keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
  await page.driver.sleep(100);
};
/** Takes the pointer away. */
export const leave = () => async (page) => {
  await page.driver.actions({ async: true }).move({ x: 2, y: 2, origin: Origin.VIEWPORT, duration: 0 }).perform();
  await page.driver.sleep(600);
};
/** Presses a button of the open card. */
export const inCard = (action) => async (page) => {
  const { x, y } = await page.run((action) => {
    const { left, top, width, height } = gallery.inCard(action).getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  }, action);
  await page.driver.actions({ async: true }).move({ x, y, origin: Origin.VIEWPORT, duration: 0 }).press(Button.LEFT).release(Button.LEFT).perform();
  await page.driver.sleep(250);
};
/** Opens the card of the fact with these words, by the page's own script. */
export const open = (words) => async (page) => {
  await page.run((words) => gallery.open(words), words);
  await page.driver.sleep(250);
};
/** Does something in the page. */
export const run = (act, ...args) => (page) => page.run(act, ...args);
/** Waits so many milliseconds. */
export const wait = (ms) => (page) => page.driver.sleep(ms);
/** Waits until something holds in the page; what holds at the end is judged by the row. */
export const until = (is) => (page) => page.driver.wait(() => page.run(is), 4000).catch(() => {});
/** Makes the window so wide. */
export const width = (pixels) => async (page) => {
  await page.driver.manage().window().setRect({ width: pixels, height: 900 });
  await page.driver.sleep(100);
};

/** Shows a row's page, takes its steps, and holds what is seen against what must be. */
export async function show(page, row, painter) {
  const script = '<script type="module" src="/test/support/gallery.js"></script>';
  const html = row.page ?? `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${row.head ?? ""}<body>${row.html}</body></html>`;
  page.server.pages.set("/page", html + script);
  await page.driver.get(`${page.server.address}/page`);
  await page.driver.wait(() => page.driver.executeScript("return typeof gallery === 'object'"), 10_000);
  for (const step of row.before ?? []) await step(page);
  await page.run((options, root) => gallery.begin(options, root), { mark: painter, ...row.options }, row.root ?? "body");
  for (const step of row.steps ?? []) await step(page);
  const is = row.is instanceof Object && painter in row.is ? row.is[painter] : row.is;
  assert.deepEqual(await page.run(row.holds), is);
  assert.deepEqual(await page.run(() => gallery.errors), []);
  // Whatever the page is: it comes back as it was.
  if (row.isChanged) return;
  const left = await page.run(() => {
    gallery.annotations.clear();
    const ours = [...gallery.deep()].filter((one) => /factlight/.test(one.className) || one.localName === "factmark").length;
    return { ours, html: gallery.root.innerHTML === gallery.before };
  });
  assert.deepEqual(left, { ours: 0, html: true });
}
