// Owns the reader's choices, in the browser's storage on this machine: which kinds are marked, how many, in which colours, on
// which sites. Everything has a default, which also replaces anything unreadable.

import type { Fact } from "../src/facts.js";

export type Kind = Fact["kind"];

export const KINDS: readonly Kind[] = ["quantity", "quote", "place"];

/** How sure a fact must be to be marked: all, most, only the surest. */
export type Density = "all" | "most" | "surest";

/** The least confidence, 0 to 1, of each. */
export const LEAST: Record<Density, number> = { all: 0, most: 0.7, surest: 0.9 };

export interface Settings {
  kinds: Record<Kind, boolean>;
  density: Density;
  /** "#rrggbb", or null for our own. */
  colours: Record<Kind, string | null>;
  /** Match patterns of sites whose pages are marked when they open. */
  always: string[];
  /** Match patterns of sites that are never read. */
  never: string[];
}

const KEY = "settings";

export function defaults(): Settings {
  return {
    kinds: { quantity: true, quote: true, place: true },
    density: "all",
    colours: { quantity: null, quote: null, place: null },
    always: [],
    never: [],
  };
}

export async function readSettings(): Promise<Settings> {
  const { [KEY]: stored } = await chrome.storage.local.get(KEY);
  return settle(stored);
}

/** Changes some of them; the others stay. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change };
  await chrome.storage.local.set({ [KEY]: settings });
  return settings;
}

/** Calls `listener` whenever they change, in whatever part of the extension. */
export function onSettings(listener: (settings: Settings) => void): void {
  chrome.storage.local.onChanged.addListener((changes) => {
    const change = changes[KEY];
    if (change) listener(settle(change.newValue));
  });
}

function settle(stored: unknown): Settings {
  const settings = defaults();
  if (typeof stored !== "object" || stored === null) return settings;
  const { kinds, density, colours, always, never } = stored as Record<string, unknown>;
  for (const kind of KINDS) {
    const isWanted = field(kinds, kind);
    if (typeof isWanted === "boolean") settings.kinds[kind] = isWanted;
    const colour = field(colours, kind);
    if (typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour)) settings.colours[kind] = colour;
  }
  if (typeof density === "string" && Object.hasOwn(LEAST, density)) settings.density = density as Density;
  settings.always = strings(always);
  settings.never = strings(never);
  return settings;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
