// Owns what only pages that are read again load: when to read, and which fact is which. A file of its own
// (dist/changing.js): a page that stands still needs none of it.

export { keepIdentity } from "./same.js";
export { Watch } from "./watch.js";
