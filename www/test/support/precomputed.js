// Runs in the page: precomputed facts, and helpers to see how they are found again.

import { annotate } from "/dist/index.js";
import { precomputed } from "/dist/precomputed.js";

globalThis.before = { annotate, precomputed };
