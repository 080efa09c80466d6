//! Owns what counts as a paragraph for quotation marks: a block, or a line of one whose line breaks are the author's.
//!
//! “MORGAN: We start at nine.⏎DE VRIES: Nine it is.” → two paragraphs; a hard-wrapped block stays one.

use std::ops::Range;

use crate::text::{BlockId, Text};

/// A stretch of text that quotation marks pair within.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its block.
    pub block: BlockId,
    /// Its sentences, as indices into [`Text::sentences`].
    pub sentences: Range<usize>,
    /// Its tokens, as indices into [`Text::tokens`].
    pub tokens: Range<usize>,
}

/// The paragraphs of `text`, in order; together they hold every token once. Linear.
pub fn paragraphs(text: &Text<'_>) -> Vec<Paragraph> {
    let mut found = Vec::with_capacity(text.blocks.len());
    for (index, sentences) in text.blocks.iter().enumerate() {
        let block = BlockId(index as u32);
        let mut start = sentences.start;
        for at in sentences.clone() {
            let next = text.sentences[..sentences.end].get(at + 1);
            if next.is_none_or(|next| next.starts_line) {
                let tokens = text.sentences[start].tokens.start..text.sentences[at].tokens.end;
                found.push(Paragraph { block, sentences: start..at + 1, tokens });
                start = at + 1;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn the_authors_line_breaks_end_paragraphs_and_wrapping_does_not() {
        let count = |text: &str| paragraphs(&Text::new(&Document::from_text(text))).len();
        assert_eq!(count("MORGAN: We start at nine.\nDE VRIES: Nine it is."), 2);
        assert_eq!(
            count("The ferry leaves at dawn and comes back.\nThe crew sleeps ashore. It rained for\ndays."),
            1
        );
        // Without empty lines between, a paragraph ends in the line that has room left.
        assert_eq!(
            count(
                "The ferry leaves at dawn and comes back\nwhen the tide allows. The crew sleeps\nashore.\nIt rained for days, and nobody came to\nthe pier until the end of the long week."
            ),
            2
        );
        assert_eq!(count(""), 0);
    }
}
