// Owns what takes the place of the page's own nodes while they are marked, and giving the page its own back: for good, or while what is
// selected is copied, so that what is pasted has neither our elements nor their look.

/** The page's own nodes, siblings, and what stands for them. */
export interface StandIn {
  originals: ChildNode[];
  nodes: ChildNode[];
}

/** An end of a selection, and what it is in. */
type Place = [node: Node, offset: number, standIn: StandIn];

/** Puts the page's own nodes back, unless the page has changed what stands for them. Whether it has done so. */
export function putBack(standIn: StandIn): boolean {
  return exchange(standIn.nodes, standIn.originals);
}

// Puts `others` in the place of `nodes`, which must stand as they stood, with the same words.
function exchange(nodes: ChildNode[], others: ChildNode[]): boolean {
  const [first] = nodes;
  if (!first?.parentNode || !nodes.every((node, i) => i === 0 || nodes[i - 1]?.nextSibling === node)) return false;
  if (wordsOf(nodes) !== wordsOf(others)) return false;
  first.before(...others);
  for (const node of nodes) node.remove();
  return true;
}

function wordsOf(nodes: ChildNode[]): string {
  return nodes.map((node) => (node.nodeType === Node.COMMENT_NODE ? "" : node.textContent)).join("");
}

/**
 * Puts the page's own nodes back before what is selected is copied, and ours again right after. Before the page's own listeners, for
 * they may copy something else of it. The controller ends that.
 */
export function liftWhileCopying(document: Document, standIns: readonly StandIn[]): AbortController {
  const listening = new AbortController();
  document.defaultView?.addEventListener("copy", (event) => lift(selectionAt(event, document), standIns, listening.signal), { capture: true, signal: listening.signal });
  return listening;
}

// Of what is selected in a shadow root, some browsers tell only there.
function selectionAt(event: Event, document: Document): Selection | null {
  const scope = (event.composedPath()[0] as Node).getRootNode() as ShadowRoot & { getSelection?(): Selection | null };
  return scope.getSelection?.() ?? document.getSelection();
}

function lift(selection: Selection | null, standIns: readonly StandIn[], signal: AbortSignal): void {
  if (!selection || selection.isCollapsed) return;
  const document = selection.anchorNode?.ownerDocument as Document;
  const focused = document.activeElement as HTMLElement | null;
  const lifted = standIns.filter(({ nodes }) => nodes.some((node) => node.isConnected && selection.containsNode(node, true)));
  const marked = [placeIn(lifted, selection.anchorNode, selection.anchorOffset), placeIn(lifted, selection.focusNode, selection.focusOffset)];
  const back = lifted.filter(putBack);
  if (back.length === 0) return;
  select(selection, [marked[0] && inOriginals(marked[0]), marked[1] && inOriginals(marked[1])]);
  // The browser copies as soon as the listeners are done.
  setTimeout(() => {
    if (signal.aborted) return;
    for (const { originals, nodes } of back) exchange(originals, nodes);
    select(selection, [marked[0], marked[1]]);
    if (focused?.isConnected && focused !== document.activeElement && focused !== document.body) focused.focus({ preventScroll: true });
  });
}

/** Both ends of a selection; undefined where one is in none of the nodes that are exchanged: the browser itself moves it along. */
type Ends = [End | undefined, End | undefined];
type End = readonly [node: Node, offset: number, ...rest: unknown[]];

function select(selection: Selection, [anchor, focus]: Ends): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const [start, from] = anchor ?? [anchorNode, anchorOffset];
  const [end, to] = focus ?? [focusNode, focusOffset];
  // The page may have selected something else, or taken it away.
  if (selection.rangeCount === 1 && start?.isConnected && end?.isConnected) selection.setBaseAndExtent(start, from, end, to);
}

function placeIn(standIns: readonly StandIn[], node: Node | null, offset: number): Place | undefined {
  const standIn = node && standIns.find(({ nodes }) => nodes.some((one) => one.contains(node)));
  return standIn ? [node, offset, standIn] : undefined;
}

// The same place in the page's own nodes; our own are out of the page by now.
function inOriginals([node, offset, { originals, nodes }]: Place): [Node, number] | undefined {
  let left = 0;
  for (const one of nodes) {
    if (!one.contains(node)) {
      left += one.textContent?.length ?? 0;
      continue;
    }
    const before = document.createRange();
    before.selectNodeContents(one);
    before.setEnd(node, offset);
    left += before.toString().length;
    break;
  }
  for (const text of originals) {
    if (text.nodeType !== Node.TEXT_NODE) continue;
    if (left <= (text as Text).length) return [text, left];
    left -= (text as Text).length;
  }
  return undefined;
}
