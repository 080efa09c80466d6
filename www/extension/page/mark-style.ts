// Owns how marks look beyond the package's own style sheet: the reader's colours, and the sign at the fact that the panel has
// gone to. Uses adopted style sheets only: the page's elements are not touched.

import { KINDS, type Kind, type Settings } from "../settings.js";

const TONES: Record<Kind, string> = { quantity: "oklch(62% 0.14 255)", quote: "oklch(62% 0.14 310)", place: "oklch(62% 0.1 195)" };
const HIGHLIGHTS: Record<Kind, string[]> = { quantity: ["quantity"], quote: ["quote", "indirect"], place: ["place"] };
/** Before the package's own sheet, whichever is adopted last. */
const ANY = ":not(#factlight)";
/** The rule our sheets are known by. */
const SIGN = "factlight-extension";
/** Milliseconds that the sign is stronger, so that the eye finds it. */
const STRONG = 900;

/** The sheet of one page. */
export class Look {
  readonly #sheet = new CSSStyleSheet();
  #tones = TONES;
  #colours = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  show({ colours }: Settings): void {
    const own = KINDS.filter((kind) => colours[kind] !== null);
    this.#tones = { ...TONES, ...Object.fromEntries(own.map((kind) => [kind, colours[kind]])) };
    this.#colours = own.flatMap((kind) => HIGHLIGHTS[kind].map((name) => {
      return `${ANY}::highlight(factlight-${name}) { text-decoration-color: ${colours[kind]} }`;
    })).join("\n");
    this.hide();
    this.#write(this.#colours);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  hide(): void {
    clearTimeout(this.#timer);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  /** The open fact, one of `kind`, is pointed at: strong for a moment, then clear. */
  beckon(kind: Kind): void {
    const sign = (percent: number) => `@media not (forced-colors: active) {
      ${ANY}::highlight(factlight-open) { background-color: color-mix(in oklab, ${this.#tones[kind]} ${percent}%, transparent) }
    }`;
    clearTimeout(this.#timer);
    this.#write(`${this.#colours}\n${sign(62)}`);
    this.#timer = setTimeout(() => this.#write(`${this.#colours}\n${sign(34)}`), STRONG);
  }

  #write(text: string): void {
    this.#sheet.replaceSync(`${SIGN} {}\n${text}`);
  }
}

/**
 * Takes away what an earlier copy of the extension left, if one did: an update may have taken it from under an open page. What
 * the page itself marks with the package stays.
 */
export function sweep(): void {
  const isOurs = (sheet: CSSStyleSheet) => {
    try {
      const first = sheet.cssRules[0];
      return first instanceof CSSStyleRule && first.selectorText === SIGN;
    } catch {
      // Nobody can read it any more: it was made by a copy that is gone.
      return true;
    }
  };
  const others = document.adoptedStyleSheets.filter((sheet) => !isOurs(sheet));
  if (others.length === document.adoptedStyleSheets.length) return;
  document.adoptedStyleSheets = others;
  for (const element of document.querySelectorAll("div.factlight-card, div.factlight-stops")) element.remove();
  // By name: Firefox lets no content script walk over the page's registry.
  for (const name of [...KINDS, "indirect", "open", "focus"]) CSS.highlights.delete(`factlight-${name}`);
}
