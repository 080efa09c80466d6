// Owns the file that only changing pages load (dist/changing.js): when to read again, and which fact is which. A static page
// needs neither.

export { keepIdentity } from "./identity.js";
export { Watch } from "./watch.js";
