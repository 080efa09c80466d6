// Owns what pages without a script of their own need (auto.ts, element.ts): options read from attributes, one shared engine, and
// failures reported in the console and by an event. A file of its own (dist/tag.js), shared by both.

import type { QuantityForm } from "../facts.js";
import { annotate, type AnnotateOptions, type AnnotationEvents, type Annotations, type Detect } from "../index.js";

/** What attributes ask for. */
export interface Asked extends AnnotateOptions {
  /** The address of precomputed facts (precomputed.ts), to use instead of the engine. */
  facts?: string;
}

/** The attributes that are read; on a script tag, each is prefixed with `data-`. */
export const ATTRIBUTES = ["kinds", "forms", "marks", "mark", "content", "watch", "footnotes", "language", "facts", "genre", "colours"] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/** The `detail` of `factlight:ready`. */
export interface Ready {
  annotations: Annotations;
  /** How many precomputed facts were skipped because the page has changed. */
  leftOut: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    "factlight:open": CustomEvent<AnnotationEvents["open"]>;
    "factlight:close": CustomEvent<AnnotationEvents["close"]>;
    "factlight:update": CustomEvent<AnnotationEvents["update"]>;
    "factlight:unread": CustomEvent<AnnotationEvents["unread"]>;
    "factlight:ready": CustomEvent<Ready>;
    "factlight:error": CustomEvent<{ error: Error }>;
  }
}

const KINDS = { quantity: "quantities", quote: "quotes", place: "places" } as const;

/** The options that the attributes ask for. Throws an Error that names an attribute with an unknown value. */
export function readAsked(get: (name: Attribute) => string | null): Asked {
  const list = (name: Attribute) => get(name)?.split(/[\s,]+/).filter(Boolean);
  const oneOf = <T extends string>(name: Attribute, known: readonly T[], words = list(name)): T[] | undefined => {
    const unknown = words?.find((word) => !known.includes(word as T));
    if (unknown === undefined) return words as T[] | undefined;
    throw new Error(`factlight: the attribute ${name} does not accept “${unknown}”; it accepts ${known.join(", ")}`);
  };
  const kinds = oneOf("kinds", Object.keys(KINDS) as (keyof typeof KINDS)[]);
  const forms = list("forms") as QuantityForm[] | undefined;
  const marks = oneOf("marks", ["claims", "all"] as const)?.[0];
  const mark = oneOf("mark", ["auto", "span", "highlight"] as const)?.[0];
  const content = oneOf("content", ["all", "main"] as const)?.[0];
  const genre = oneOf("genre", ["auto", "news", "reference", "howto", "documentation", "fiction", "forum", "shop"] as const)?.[0];
  // As a boolean attribute of HTML: there is on, but for "off".
  const watch = get("watch");
  const footnotes = get("footnotes");
  const language = get("language");
  const facts = get("facts");
  // As in a style attribute: “quantity: #c00; quote: teal”.
  const colours = get("colours")?.split(";").map((one) => one.split(/:(.*)/s).map((part) => part.trim())).filter(([kind]) => kind);
  oneOf("colours", Object.keys(KINDS), colours?.map(([kind]) => kind as string));
  return {
    ...(kinds && Object.fromEntries(Object.entries(KINDS).map(([kind, option]) => [option, kinds.includes(kind as keyof typeof KINDS)]))),
    ...(forms && { forms }),
    ...(marks && { marks }),
    ...(mark && { mark }),
    ...(content && { content }),
    ...(genre && { genre }),
    ...(watch !== null && { watch: watch !== "off" }),
    ...(footnotes !== null && { footnotes: footnotes !== "off" }),
    ...(language && { language }),
    ...(facts && { facts }),
    ...(colours && { colours: Object.fromEntries(colours) }),
  };
}

/**
 * Marks what is under `root`, which then dispatches `factlight:ready`. Failures are reported by `tell`, not thrown; after a failure,
 * or if it was stopped, there are no annotations.
 */
export async function mark(root: Element, asked: Asked, signal?: AbortSignal): Promise<Annotations | null> {
  try {
    const { facts, ...options } = asked;
    const detect = await (facts === undefined ? engine() : madeBefore(new URL(facts, document.baseURI).href));
    signal?.throwIfAborted();
    const annotations = await annotate(root, detect, { ...options, ...(signal && { signal }) });
    if (signal?.aborted) annotations.clear();
    signal?.throwIfAborted();
    const { leftOut = 0 } = detect as { leftOut?: number };
    if (leftOut > 0) {
      console.warn(`factlight: skipped ${leftOut} facts from ${facts}: the page no longer contains the text they came from`);
    }
    const unread = annotations.notices.filter(({ left }) => left === "block");
    if (unread.length > 0) console.warn("factlight: the engine broke off in these parts of the page, which were not read:", ...unread);
    root.dispatchEvent(new CustomEvent("factlight:ready", { bubbles: true, composed: true, detail: { annotations, leftOut } satisfies Ready }));
    return annotations;
  } catch (error) {
    // Stopped by `signal`, or by another call on the same text, which takes its place.
    const isStopped = signal?.aborted || (error instanceof DOMException && error.name === "AbortError");
    if (!isStopped) tell(root, error);
    return null;
  }
}

const roots = new WeakSet<Element>();

/** Like mark(), and permanent: no `<fact-light>` under `root` marks its text a second time. */
export async function markRoot(root: Element, asked: Asked): Promise<void> {
  roots.add(root);
  if (!(await mark(root, asked))) roots.delete(root);
}

/** Whether an enclosing element already marks this one: a script tag's root, or an element of the same name. Shadow roots count. */
export function isMarkedAround(element: Element): boolean {
  const outer = (node: Node) => node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
  for (let node = outer(element); node; node = outer(node)) {
    if (roots.has(node as Element) || (node as Element).localName === element.localName) return true;
  }
  return false;
}

/** Reports what went wrong: in the console, and by the event `factlight:error` on `target`. */
export function tell(target: EventTarget, reason: unknown): void {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  console.error(error);
  target.dispatchEvent(new CustomEvent("factlight:error", { bubbles: true, composed: true, detail: { error } }));
}

let started: Promise<Detect> | undefined;

// One engine for the page; after a failure, the next caller tries again.
function engine(): Promise<Detect> {
  started ??= import("../engine/engine.js").then(({ loadEngineApart }) => loadEngineApart()).catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

const read = new Map<string, Promise<Detect>>();

function madeBefore(address: string): Promise<Detect> {
  const known = read.get(address);
  if (known) return known;
  const detect = fetchFacts(address);
  read.set(address, detect);
  detect.catch(() => read.delete(address));
  return detect;
}

async function fetchFacts(address: string): Promise<Detect> {
  const [{ precomputed }, response] = await Promise.all([import("../engine/precomputed.js"), fetch(address)]);
  if (!response.ok) throw new Error(`factlight: the facts could not be read from ${address} (HTTP status ${response.status})`);
  return precomputed(await response.json());
}
