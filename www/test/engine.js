// Runs in the page: the real engine, as a publisher would load it.

import { annotate } from "/dist/index.js";
import { loadEngine, loadEngineApart } from "/dist/engine.js";

globalThis.engine = { annotate, loadEngine, loadEngineApart };
