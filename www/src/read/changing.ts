// Owns the file that only changing pages load (dist/changing.js): when to read again, what has come into sight, and which fact is
// which. A page that stays as it is needs none of it.

export { Appearing } from "./appearing.js";
export { keepIdentity } from "./identity.js";
export { Watch } from "./watch.js";
