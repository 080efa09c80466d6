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
        let source = text.block_text(block);
        let lines_count = source.contains('\n') && !is_hard_wrapped(source);
        let mut start = sentences.start;
        for at in sentences.clone() {
            let last = at + 1 == sentences.end;
            let breaks = lines_count && !last && {
                let (end, next) = (text.sentences[at].span.end, text.sentences[at + 1].span.start);
                source.get(end as usize..next as usize).is_some_and(|gap| gap.contains('\n'))
            };
            if last || breaks {
                let tokens = text.sentences[start].tokens.start..text.sentences[at].tokens.end;
                found.push(Paragraph { block, sentences: start..at + 1, tokens });
                start = at + 1;
            }
        }
    }
    found
}

/// Whether each line break stands where the next word would not have fitted: then it is the wrapping's, not the
/// author's.
fn is_hard_wrapped(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let width = lines().map(str::len).max().unwrap_or(0);
    let mut pairs = lines().zip(lines().skip(1)).peekable();
    pairs.peek().is_some()
        && width >= 40
        && pairs.all(|(line, next)| {
            let word = next.split_whitespace().next().map_or(0, str::len);
            line.len() + 1 + word > width
        })
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
        assert_eq!(count(""), 0);
    }
}
