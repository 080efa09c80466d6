//! Owns “or more” between a number and what it counts.

use crate::detect::quantity::line::Line;
use crate::lexicon::word_classes::WordClass;

/// How many tokens “or more” takes at `at` where what is counted follows it: “5 or more days”.
pub fn bound_length(line: &Line<'_>, at: usize) -> usize {
    let bound = line.is_any(at, &["or", "and"])
        && line.is_any(at + 1, &["more", "fewer", "less"])
        && line.is_word(at + 2)
        && line.class(at + 2).is_none_or(|class| class == WordClass::Plural);
    if bound { 2 } else { 0 }
}
