// Runs in the page: the real engine, as a publisher would load it.

import { annotate } from "/dist/index.js";
import { TrapError, loadEngine, loadEngineApart } from "/dist/engine.js";

globalThis.engine = { annotate, TrapError, loadEngine, loadEngineApart };
