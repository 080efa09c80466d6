// Owns nothing but the wish: put into pages of the sites the reader wants marked always, it asks the background to do so.

import type { Always } from "./messages.js";

void chrome.runtime.sendMessage({ ask: "always" } satisfies Always).catch(() => {});
