// Runs in the page: the real engine, as a publisher would load it.

import { annotate } from "/dist/index.js";
import { loadEngine } from "/dist/engine.js";

globalThis.engine = { annotate, loadEngine };
