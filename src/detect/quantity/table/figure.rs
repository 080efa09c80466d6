//! Owns which cells hold one figure and nothing else that says what it is.
//!
//! “4,210 (estimated)” → “4,210” · “4.2 million” and “12 May” → none

use crate::text::{BlockId, Span, Text};

/// Where the figure of a cell stands.
pub(super) fn find(text: &Text<'_>, block: BlockId) -> Option<Span> {
    let sentences = text.blocks.get(block.0 as usize)?;
    let tokens = text.sentences.get(sentences.start).filter(|_| sentences.len() == 1)?.tokens.clone();
    let tokens = text.tokens.get(tokens)?;
    let start = tokens.first()?.span.start;
    let rest = text.block_text(block).get(start as usize..)?;
    let length = rest.find(|c: char| !is_of_figure(c)).unwrap_or(rest.len());
    let end = rest.get(..length)?.rfind(|c: char| c.is_ascii_digit())? + 1;
    let span = Span::new(start, start + end as u32);
    // Marks to notes are no tokens.
    let next = tokens.iter().find(|token| token.span.end > span.end);
    let is_all = next.is_none_or(|next| next.span.start >= span.end && matches!(text.of(next), "(" | "["));
    // What stands behind may be cut off the figure's last word: “412ᵃ”.
    let ends = tokens.iter().any(|token| token.span.end == span.end);
    (is_all && ends && !reads_as_date(span.of(text.block_text(block)))).then_some(span)
}

fn is_of_figure(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, ',' | '.' | '-' | '–' | '−' | '+' | '~' | '≈' | '<' | '>' | '≤' | '≥')
        || matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
        || super::heading::is_currency(c)
}

/// “12-05-2019”, “3.2.1”, “2019–21”: what may be a date, a version or a season.
fn reads_as_date(figure: &str) -> bool {
    let parts = |signs: &[char]| figure.split(signs).filter(|part| !part.is_empty()).count();
    let mut years = figure.split(['-', '–', '−']).map(str::trim);
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    parts(&['-', '–', '−']) > 2
        || !figure.contains(',') && parts(&['.']) > 2
        || parts(&['-', '–', '−']) == 2 && years.any(is_year)
}
