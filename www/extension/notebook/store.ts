// Owns storing the notebook's facts, in IndexedDB on this machine only. Leaves showing them to notebook.ts, and comparing
// them to compare/.
//
// Every way it can fail has a name: "full", "newer", "broken", "busy". None of them loses anything that was kept.

import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Entry } from "../kept-fact.js";
import { readEntry } from "./notebook-file.js";

interface Schema extends DBSchema {
  entries: { key: string; value: unknown; indexes: { kept: string } };
}

const NAME = "factlight-notebook";
/** 1 had no index. */
const VERSION = 2;
const CHANGED = "factlight-notebook";

/** Why the notebook could not be used. */
export class NotebookError extends Error {
  readonly code: "full" | "newer" | "broken" | "busy";

  constructor(code: NotebookError["code"], cause?: unknown) {
    super(`notebook: ${code}${cause instanceof Error ? `: ${cause.message}` : ""}`, { cause });
    this.code = code;
  }
}

let opening: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  if (opening) return opening;
  const mine = connect();
  opening = mine;
  mine.catch(() => forget(mine));
  return mine;
}

function forget(mine: Promise<IDBPDatabase<Schema>>): void {
  if (opening === mine) opening = undefined;
}

async function connect(): Promise<IDBPDatabase<Schema>> {
  let giveUp: (reason: NotebookError) => void = () => {};
  const blocked = new Promise<never>((_, reject) => (giveUp = reject));
  const database = openDB<Schema>(NAME, VERSION, {
    // What is there stays: only what is missing is made.
    upgrade(database, _before, _after, transaction) {
      const store = database.objectStoreNames.contains("entries") ? transaction.objectStore("entries") : database.createObjectStore("entries", { keyPath: "id" });
      if (!store.indexNames.contains("kept")) store.createIndex("kept", "kept");
    },
    blocked: () => giveUp(new NotebookError("busy")),
    // A newer version of the extension wants to go on: let it.
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
      opening = undefined;
    },
    terminated: () => (opening = undefined),
  });
  const held = await Promise.race([database, blocked]).catch((error: unknown) => {
    // It may open yet, when the other tab is closed: nobody waits for it any more.
    database.then((late) => late.close(), () => {});
    throw error;
  });
  if (!held.objectStoreNames.contains("entries")) {
    held.close();
    throw new NotebookError("broken");
  }
  return held;
}

async function attempt<T>(act: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  try {
    return await act(await open());
  } catch (error) {
    throw error instanceof NotebookError ? error : new NotebookError(codeOf(error), error);
  }
}

function codeOf(error: unknown): NotebookError["code"] {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  // A transaction that the quota ended has the quota's error as its own, or none.
  if (name === "AbortError" && /quota/i.test(String((error as DOMException).message))) return "full";
  return name === "VersionError" ? "newer" : "broken";
}

/** All facts, the last kept first; how many there are that cannot be read. */
export function readNotebook(): Promise<{ entries: Entry[]; unreadable: number }> {
  return attempt(async (database) => {
    const values = await database.getAll("entries");
    const entries = values.map(readEntry).filter((entry) => entry !== null);
    entries.sort((a, b) => (a.kept < b.kept ? 1 : a.kept > b.kept ? -1 : 0));
    return { entries, unreadable: values.length - entries.length };
  });
}

/** Keeps facts, all or none; how many are new. What is kept already stays as it is. */
export function keep(entries: readonly Entry[]): Promise<number> {
  return attempt(async (database) => {
    const transaction = database.transaction("entries", "readwrite");
    const done = transaction.done;
    done.catch(() => {});
    let added = 0;
    try {
      for (const entry of entries) {
        if ((await transaction.store.count(entry.id)) > 0) continue;
        await transaction.store.put(entry);
        added += 1;
      }
    } catch (error) {
      // Some of them would be kept else.
      if (transaction.error === null) tryTo(() => transaction.abort());
      throw transaction.error ?? error;
    }
    await done;
    changed();
    return added;
  });
}

export function forgetEntry(id: string): Promise<void> {
  return attempt(async (database) => {
    await database.delete("entries", id);
    changed();
  });
}

const channel = new BroadcastChannel(CHANGED);

function changed(): void {
  channel.postMessage(null);
}

/** Calls `listener` when another page of the extension has changed the notebook. */
export function onNotebook(listener: () => void): void {
  channel.addEventListener("message", listener);
}

function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    // It has ended already.
  }
}
