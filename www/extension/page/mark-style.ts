// Owns how the extension's marks look beyond the package's own style sheet: the reader's colours, the sign at the fact that the panel
// has gone to, and that nothing is seen of them once the extension is gone. Uses adopted style sheets only: the page's elements are
// not touched.
//
// Firefox stops the scripts of an extension that is replaced or switched off, and runs none for it any more; but it takes back the
// style sheet that the background had it insert. As long as that sheet is there, it cancels what the sheet adopted here says.

import type { Annotations, Look } from "../../src/index.js";
import { highlightsOf } from "../../src/paint/highlights.js";
import type { Keep } from "../messages.js";
import { KINDS, type Kind, type Settings } from "../settings.js";

const TONES: Record<Kind, string> = { quantity: "oklch(62% 0.14 255)", quote: "oklch(62% 0.14 310)", place: "oklch(62% 0.1 195)" };
/** Before the package's own sheet, whichever is adopted last. */
const ANY = ":not(#factlight)";
/** The rule our sheets are known by. */
const SIGN = "factlight-extension {}";
/** What is seen of the marks when nobody is there any more. */
const LEFT = `:root { --factlight-line: none; --factlight-ground: transparent; --factlight-left: hidden }
  .factlight-stops, .factlight-card { visibility: var(--factlight-left, visible) !important }`;
/** Milliseconds that the sign is stronger, so that the eye finds it. */
const STRONG = 900;

/** How the marks of one page look. */
export class MarkStyle {
  readonly #adopted = new Map<Document, CSSStyleSheet>();
  #annotations: Annotations | undefined;
  #look: Look = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept: Promise<boolean> | undefined;

  /** What `settings` say of it, for what is going to be marked. */
  look({ colours }: Settings): Look {
    const own = KINDS.flatMap((kind) => (colours[kind] === null ? [] : [[kind, colours[kind]]]));
    this.#look = { colours: Object.fromEntries(own), css: SIGN };
    return this.#look;
  }

  /** These are the marks. */
  async follow(annotations: Annotations, signal: AbortSignal): Promise<void> {
    this.#annotations = annotations;
    this.#adopt(document, "");
    this.#kept ??= keep();
    if (!(await this.#kept) || signal.aborted) return;
    for (const one of documents()) if (isKept(one)) this.#adopt(one, LEFT);
  }

  /** The reader has changed the settings. */
  show(settings: Settings): void {
    clearTimeout(this.#timer);
    this.#annotations?.restyle(this.look(settings));
  }

  /** The marks are gone. */
  end(): void {
    clearTimeout(this.#timer);
    this.#annotations = undefined;
    for (const [one, own] of this.#adopted) one.adoptedStyleSheets = one.adoptedStyleSheets.filter((sheet) => sheet !== own);
    this.#adopted.clear();
  }

  /** The open fact, one of `kind`, is pointed at: strong for a moment, then clear. */
  beckon(kind: Kind): void {
    const tone = this.#look.colours?.[kind] ?? TONES[kind];
    const sign = (percent: number) => `${SIGN} @media not (forced-colors: active) {
      ${ANY}::highlight(factlight-open) { background-color: var(--factlight-ground, color-mix(in oklab, ${tone} ${percent}%, transparent)) }
    }`;
    clearTimeout(this.#timer);
    this.#annotations?.restyle({ ...this.#look, css: sign(62) });
    this.#timer = setTimeout(() => this.#annotations?.restyle({ ...this.#look, css: sign(34) }), STRONG);
  }

  #adopt(one: Document, text: string): void {
    const Sheet = one.defaultView?.CSSStyleSheet;
    if (!Sheet) return;
    const sheet = this.#adopted.get(one) ?? new Sheet();
    sheet.replaceSync(`${SIGN}\n${text}`);
    if (!this.#adopted.has(one)) one.adoptedStyleSheets = [...one.adoptedStyleSheets, sheet];
    this.#adopted.set(one, sheet);
  }
}

// Whether the background has had a style sheet inserted that goes with the extension.
async function keep(): Promise<boolean> {
  try {
    return await chrome.runtime.sendMessage({ ask: "keep" } satisfies Keep);
  } catch {
    return false;
  }
}

// Whether that has come to this document: it comes to no frame that is younger.
function isKept(one: Document): boolean {
  return getComputedStyle(one.documentElement).getPropertyValue("--factlight-kept") !== "";
}

/**
 * Takes away what an earlier copy of the extension left, if one did: an update may have taken it from under an open page. What
 * the page itself marks with the package stays.
 */
export function sweep(): void {
  if (!document.adoptedStyleSheets.some(isOurs)) return;
  for (const one of documents()) {
    for (const scope of [one, ...shadowsIn(one)]) scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((sheet) => !isOurs(sheet));
    for (const element of one.querySelectorAll("div.factlight-card, div.factlight-stops")) element.remove();
    const highlights = highlightsOf(one.defaultView as Window & typeof globalThis);
    // By name: Firefox lets no content script walk over the page's registry.
    for (const name of [...KINDS, "indirect", "open", "focus"]) highlights.delete(`factlight-${name}`);
  }
}

function isOurs(sheet: CSSStyleSheet): boolean {
  try {
    return sheet.cssRules[0]?.cssText.startsWith("factlight-extension") ?? false;
  } catch {
    // Nobody can read it any more: it was made by a copy that is gone.
    return true;
  }
}

// This one, and those of its frames that are of the same origin.
function* documents(around: Document = document): Iterable<Document> {
  yield around;
  for (const frame of around.querySelectorAll("iframe")) {
    const { contentDocument } = frame;
    if (contentDocument?.defaultView) yield* documents(contentDocument);
  }
}

function* shadowsIn(around: Document | ShadowRoot): Iterable<ShadowRoot> {
  for (const { shadowRoot } of around.querySelectorAll("*")) {
    if (!shadowRoot) continue;
    yield shadowRoot;
    yield* shadowsIn(shadowRoot);
  }
}
