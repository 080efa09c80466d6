//! Owns what is reported, in pieces of a unit.

use std::ops::Range;

use crate::fact::QuoteForm;

/// Something reported, in indices of pieces.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was said.
    pub content: Range<usize>,
    /// How it is reported.
    pub form: QuoteForm,
    /// The frame, as an index; none where no cue stands near.
    pub frame: Option<usize>,
    /// The rule that found it.
    pub rule: &'static str,
}
