// Owns the character that takes the place of what is no text in a block's text.

/** Stands for something a reader sees but that is not text to annotate: a formula, an input, code. */
export const GAP = "\uFFFC";
