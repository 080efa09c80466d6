// Owns what the first opening of a card loads: the card, its words and look, and the page's account of itself. A file of
// its own (dist/opening.js), so that marking a page needs none of it; the reader's first hover finds it there.

export { Card } from "./card.js";
export { label } from "./labels.js";
export { readProvenance } from "./provenance.js";
