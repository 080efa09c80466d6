// Owns a single request: injected into pages of the sites that are always marked, it asks the background to mark them.

import type { Always } from "../messages.js";

void chrome.runtime.sendMessage({ ask: "always" } satisfies Always).catch(() => {});
