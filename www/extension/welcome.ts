// Owns the page that opens once, after installing: its words in the reader's language.

import { sayPage } from "./say.js";

sayPage();
