// Runs in the page: facts made before, and handles on how they are found again.

import { annotate } from "/dist/index.js";
import { precomputed } from "/dist/precomputed.js";

globalThis.before = { annotate, precomputed };
