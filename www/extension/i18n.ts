// Owns the words of the extension's own pages, in the reader's language. Leaves the words themselves to _locales.

import { regionName } from "../src/words/german-regions.js";

const { i18n } = chrome;

/** The language of the words, as the browser has chosen it. */
export const language = i18n.getMessage("@@ui_locale").startsWith("de") ? "de" : "en";
/** What numbers and dates are written by: the reader's own kind of that language. */
export const locale = i18n.getUILanguage().startsWith(language) ? i18n.getUILanguage() : language;

const plurals = new Intl.PluralRules(locale);

/** The words for `key`. */
export function say(key: string, ...values: (string | number)[]): string {
  return i18n.getMessage(key, values.map(String)) || key;
}

/** The words for so many: `key_one` or `key_other`, the number first in their values. */
export function sayCount(key: string, count: number, ...values: (string | number)[]): string {
  return say(`${key}_${plurals.select(count) === "one" ? "one" : "other"}`, number(count), ...values);
}

export function number(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale, options).format(value);
}

/** A day in words; empty for what is none. A date without a time is that day everywhere. */
export function day(date: string): string {
  const time = Date.parse(date);
  if (date === "" || Number.isNaN(time)) return "";
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...(date.length <= 10 && { timeZone: "UTC" }) }).format(time);
}

/** The country's name in the reader's language. */
export function country(code: string | null): string {
  if (!code || !/^[A-Z]{2}$/.test(code)) return "";
  return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}

/** The region's name in the reader's language, where it has one of its own there. */
export function region(name: string | null): string {
  return name && language === "de" ? regionName(name) : (name ?? "");
}

/** Languages' names in the reader's language. */
export function names(languages: readonly string[]): string {
  const known = new Intl.DisplayNames(locale, { type: "language" });
  const name = (code: string) => {
    try {
      return known.of(code) ?? code;
    } catch {
      // A page may declare anything.
      return code.slice(0, 20);
    }
  };
  return new Intl.ListFormat(locale).format(languages.slice(0, 3).map(name));
}

const ATTRIBUTES: Record<string, string> = { "data-say-label": "aria-label", "data-say-hint": "placeholder" };

/** Puts the words into the page: `data-say` is an element's text, `data-say-label` its name, `data-say-hint` its placeholder. */
export function sayPage(root: ParentNode = document): void {
  if (root === document) document.documentElement.lang = language;
  for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(element.getAttribute("data-say") ?? "");
  for (const [from, to] of Object.entries(ATTRIBUTES)) {
    for (const element of root.querySelectorAll(`[${from}]`)) element.setAttribute(to, say(element.getAttribute(from) ?? ""));
  }
}
