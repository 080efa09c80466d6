// Where the package is: its files are named from there.

import { fileURLToPath } from "node:url";

/** The folder www. */
export const www = fileURLToPath(new URL("../..", import.meta.url));
