// Owns the tree that a reader sees, the flat tree, which differs from the document's: the content of an open shadow root takes
// the place of its host's children, and a slot contains the nodes assigned to it.
//
// <x-note>#shadow <p>Said <slot></slot></p> /#shadow 40 lamps</x-note> → p → "Said ", slot → "40 lamps"

/** The children of `element` that are drawn in it. */
export function childrenOf(element: Element): Node[] {
  if (element.shadowRoot) return [...element.shadowRoot.childNodes];
  const assigned = element.localName === "slot" ? (element as HTMLSlotElement).assignedNodes() : [];
  return assigned.length > 0 ? assigned : [...element.childNodes];
}

/** The element that `node` is drawn in; null at the top. */
export function parentOf(node: Node): Element | null {
  const { assignedSlot } = node as Text | Element;
  if (assignedSlot) return assignedSlot;
  return isShadow(node.parentNode) ? node.parentNode.host : node.parentElement;
}

/** Whether `node` is a shadow root. */
export function isShadow(node: Node | null): node is ShadowRoot {
  return node?.nodeType === Node.DOCUMENT_FRAGMENT_NODE && "host" in node;
}

/** The nearest element, `node` itself or one that it is drawn in, that fits. */
export function closestOf(node: Element, selector: string): Element | null {
  for (let element: Element | null = node; element; ) {
    const found: Element | null = element.closest(selector);
    if (found) return found;
    const root: Node = element.getRootNode();
    element = isShadow(root) ? root.host : null;
  }
  return null;
}

/** The language declared nearest around `element`; empty where none is. */
export function languageOf(element: Element): string {
  return closestOf(element, "[lang]")?.getAttribute("lang")?.trim() ?? "";
}

/** The innermost node at which an event happened, in whichever shadow root. */
export function targetOf(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? event.target;
}
