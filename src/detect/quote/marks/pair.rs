//! Owns what a pair of quotation marks encloses, in tokens.
//!
//! ““Stop,” she said.” → opens at the first token, “Stop,” inside, the closing mark its end

/// A stretch between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its paragraph, as an index.
    pub paragraph: usize,
    /// The first token of the opening mark.
    pub open: usize,
    /// The first token inside.
    pub first: usize,
    /// One past the last token inside; `first < last`.
    pub last: usize,
    /// One past the last token of the closing mark; equals `last` where nothing closes.
    pub end: usize,
    /// Whether it is left open to the paragraph's end.
    pub unclosed: bool,
    /// Whether single marks enclose it.
    pub single: bool,
}
