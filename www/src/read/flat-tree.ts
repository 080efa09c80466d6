// Owns the tree that a reader sees, the flat tree, which differs from the document's: the content of an open shadow root takes
// the place of its host's children, and a slot contains the nodes assigned to it.
//
// <x-note>#shadow <p>Said <slot></slot></p> /#shadow 40 lamps</x-note> → p → "Said ", slot → "40 lamps"

/** A member of `node` as the browser has it. A form has its controls by their names: one called "parentNode" hides the form's own. */
export function own<K extends keyof Element>(node: Node, name: K): Element[K] {
  return Reflect.get(Element.prototype, name, node);
}

/** Whether `element` fits, form or not. */
export function fits(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** `element`, or of a form a copy without its controls: that has the form's attributes, and all of its members. */
export function bareOf(element: Element): Element {
  const isForm = own(element, "localName") === "form";
  return isForm ? (Node.prototype.cloneNode.call(element, false) as Element) : element;
}

/** The children of `element` that are drawn in it. */
export function childrenOf(element: Element): Node[] {
  const shadow = own(element, "shadowRoot");
  if (shadow) return [...shadow.childNodes];
  const assigned = own(element, "localName") === "slot" ? (element as HTMLSlotElement).assignedNodes() : [];
  return assigned.length > 0 ? assigned : [...own(element, "childNodes")];
}

/** The element that `node` is drawn in; null at the top. */
export function parentOf(node: Node): Element | null {
  // Text nodes have a slot too, by a getter of their own; comments have none.
  const type = own(node, "nodeType");
  const slot = type === Node.TEXT_NODE ? (node as Text).assignedSlot : type === Node.ELEMENT_NODE && own(node, "assignedSlot");
  if (slot) return slot;
  const parent = own(node, "parentNode");
  return isShadow(parent) ? parent.host : own(node, "parentElement");
}

/** Whether `node` is a shadow root. */
export function isShadow(node: Node | null): node is ShadowRoot {
  return node !== null && own(node, "nodeType") === Node.DOCUMENT_FRAGMENT_NODE && "host" in node;
}

/** The nearest element, `node` itself or one that it is drawn in, that fits. */
export function closestOf(node: Element, selector: string): Element | null {
  for (let element: Element | null = node; element; ) {
    const found: Element | null = Element.prototype.closest.call(element, selector);
    if (found) return found;
    const root: Node = Node.prototype.getRootNode.call(element);
    element = isShadow(root) ? root.host : null;
  }
  return null;
}

/**
 * The language declared nearest around `element`, as a tag with hyphens; empty where none is. What is no tag ("{{lang}}") and what
 * says that there is none or more than one ("und", "mul") declare nothing.
 */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    at = closestOf(at, "[lang]");
    if (!at) break;
    const tag = (bareOf(at).getAttribute("lang") as string).trim().replaceAll("_", "-");
    if (tag === "") break;
    if (/^(?!und|mul|zxx|mis)[a-z]{2,3}(?![a-z\d])/i.test(tag)) return tag.replace(/^eng(?![a-z\d])/i, "en");
  }
  return "";
}

/** The innermost element around `node` that has a box: a slot, and what has `display: contents`, has none. */
export function boxOf(node: Node): Element | null {
  let box = parentOf(node);
  while (box && getComputedStyle(box).display === "contents") box = parentOf(box);
  return box;
}

/** The innermost node at which an event happened, in whichever shadow root. */
export function targetOf(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? event.target;
}
