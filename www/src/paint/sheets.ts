// Owns where the marks' style sheet is adopted: once in each document or shadow root that contains marks, for as long as it is
// in use there.

import sheetText from "./style.css";

type Scope = Document | ShadowRoot;

const adopted = new WeakMap<Scope, { sheet: CSSStyleSheet; users: number }>();

/** The scopes in which one root's marks have their style. */
export class Sheets {
  readonly #scopes = new Set<Scope>();

  /** Adopts the sheet in these scopes too; and again in those whose page has since replaced what it had adopted. */
  add(scopes: Iterable<Node>): void {
    for (const scope of scopes as Iterable<Scope>) {
      // A sheet can only be adopted in the document whose window made it; a detached root has none.
      const Sheet = (scope.ownerDocument ?? (scope as Document)).defaultView?.CSSStyleSheet;
      if (!Sheet || !scope.adoptedStyleSheets) continue;
      const used = adopted.get(scope) ?? { sheet: new Sheet(), users: 0 };
      if (!this.#scopes.has(scope)) used.users += 1;
      this.#scopes.add(scope);
      if (!adopted.has(scope)) used.sheet.replaceSync(sheetText);
      adopted.set(scope, used);
      if (scope.adoptedStyleSheets.includes(used.sheet)) continue;
      scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, used.sheet];
    }
  }

  /** Needs them no more. */
  drop(): void {
    for (const scope of this.#scopes) {
      const used = adopted.get(scope);
      if (!used) continue;
      used.users -= 1;
      if (used.users === 0) scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((sheet) => sheet !== used.sheet);
    }
    this.#scopes.clear();
  }
}
