// Owns which style sheets marks have: the package's own, adopted once in each document or shadow root that contains marks, for as
// long as it is in use there; and one of each root's look, the reader's colours and further rules. What they say of marks is
// style.css's.

import type { Look } from "../annotations.js";
import sheetText from "./style.css";

type Scope = Document | ShadowRoot;

const adopted = new WeakMap<Scope, { sheet: CSSStyleSheet; users: number }>();

/** The highlights of each kind of fact. */
const HIGHLIGHTS = { quantity: ["quantity"], quote: ["quote", "indirect"], place: ["place"] };
const KINDS = Object.keys(HIGHLIGHTS) as (keyof typeof HIGHLIGHTS)[];

/** The scopes in which one root's marks have their style. */
export class Sheets {
  readonly #isOurStyle: boolean;
  readonly #scopes = new Set<Scope>();
  /** With its look, where it has one. */
  readonly #own = new Map<Scope, CSSStyleSheet>();
  #text = "";

  /** Without the package's own sheet where the page links that itself. */
  constructor(isOurStyle: boolean) {
    this.#isOurStyle = isOurStyle;
  }

  /** Adopts the sheets in these scopes too; and again in those whose page has since replaced what it had adopted. */
  add(scopes: Iterable<Node>): void {
    for (const scope of scopes as Iterable<Scope>) {
      // A sheet can only be adopted in the document whose window made it; a detached root has none.
      const Sheet = (scope.ownerDocument ?? (scope as Document)).defaultView?.CSSStyleSheet;
      if (!Sheet || !scope.adoptedStyleSheets) continue;
      if (this.#isOurStyle) {
        const used = adopted.get(scope) ?? { sheet: new Sheet(), users: 0 };
        if (!this.#scopes.has(scope)) used.users += 1;
        if (!adopted.has(scope)) used.sheet.replaceSync(sheetText);
        adopted.set(scope, used);
        adopt(scope, used.sheet);
      }
      this.#scopes.add(scope);
      if (!this.#text) continue;
      const own = this.#own.get(scope) ?? new Sheet();
      if (!this.#own.has(scope)) own.replaceSync(this.#text);
      this.#own.set(scope, own);
      adopt(scope, own);
    }
  }

  /** From now on the marks have this look. Throws an Error that names what is no colour. */
  restyle(look: Look): void {
    this.#text = textOf(look);
    for (const sheet of this.#own.values()) sheet.replaceSync(this.#text);
    this.add(this.#scopes);
  }

  /** Needs them no more. */
  drop(): void {
    for (const [scope, sheet] of this.#own) leave(scope, sheet);
    for (const scope of this.#isOurStyle ? this.#scopes : []) {
      const used = adopted.get(scope);
      if (!used) continue;
      used.users -= 1;
      if (used.users === 0) leave(scope, used.sheet);
    }
    this.#own.clear();
    this.#scopes.clear();
  }
}

function adopt(scope: Scope, sheet: CSSStyleSheet): void {
  if (!scope.adoptedStyleSheets.includes(sheet)) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
}

function leave(scope: Scope, sheet: CSSStyleSheet): void {
  scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((one) => one !== sheet);
}

// Before the package's own rules, whichever sheet comes last.
function textOf({ colours = {}, css = "" }: Look): string {
  const rules = KINDS.flatMap((kind) => {
    const colour = colours[kind];
    if (!colour) return [];
    if (!CSS.supports("color", colour)) throw new Error(`factlight: “${colour}”, the colour of ${kind}, is no CSS colour`);
    const mark = `.factlight[data-factlight-kind=${kind}]:not(#factlight):not(#factlight)`;
    return [
      `${mark} { --factlight-tone: ${colour} !important; text-decoration-color: ${colour} !important }`,
      ...HIGHLIGHTS[kind].map((name) => `:not(#factlight)::highlight(factlight-${name}) { text-decoration-color: ${colour} }`),
    ];
  });
  return rules.length > 0 ? `${css} @media not (forced-colors: active) { ${rules.join(" ")} }` : css;
}
