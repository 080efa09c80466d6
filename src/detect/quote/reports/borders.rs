//! Owns what stands behind a quote that ends like a sentence: its report, or the next sentence.
//!
//! ““Why not?” Ann Cole asked.” → its report

use crate::detect::quote::marks::paragraph::Paragraph;
use crate::lexicon::{Is, Words};
use crate::text::{Text, Token, TokenKind};

/// Whether the words from token `from` on read like “Ann Cole asked” or “said Ann Cole”: a finite cue within reach,
/// before any stop or mark.
pub fn reported_ahead(text: &Text<'_>, words: &Words, paragraph: &Paragraph, from: usize) -> bool {
    const REACH: usize = 14;
    let end = paragraph.tokens.end.min(from + REACH);
    for at in from..end {
        let token = &text.tokens[at];
        // “R-Pa., said”
        let initial = at > from
            && text.of(token) == "."
            && !token.spaced
            && (shortens(text, words, at - 1) || is_comma(text, at + 1));
        if token.kind == TokenKind::Mark || matches!(text.of(token), "." | "?" | "!" | ":" | ";") && !initial
        {
            return false;
        }
        if words.of(token).any(Is::CUE) && at > from {
            // The report ends soon after: else it opens the next sentence, “Smith said the bill would pass.”
            let after = text.tokens.get(at + 1).filter(|_| at + 1 < paragraph.tokens.end);
            return after.is_none_or(|t| {
                t.kind == TokenKind::Mark
                    || matches!(t.kind, TokenKind::Punctuation)
                    || words.of(t).any(Is::PREPOSITION.with(Is::ADDRESSEE).with(Is::ADVERB).with(Is::DAY))
                    || t.is_capitalised()
                    || matches!(text.of(t), "as" | "when" | "while")
            });
        }
    }
    false
}

/// “Mr. Sorrell asked”, “Gregory W. Slade said”: a title or an initial before its full stop, and a name behind.
fn shortens(text: &Text<'_>, words: &Words, word: usize) -> bool {
    let token = &text.tokens[word];
    token.is_capitalised()
        && (token.span.len() == 1 || words.of(token).any(Is::TITLE))
        && text.tokens.get(word + 2).is_some_and(Token::is_capitalised)
}

/// “Never sit.” — Edith Varga: who is named behind the dash belongs to the quote.
pub fn is_dash(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|t| matches!(text.of(t), "—" | "–" | "―" | "-"))
}

/// ““It never stops.”, she said.”: a comma behind the mark goes on.
pub fn is_comma(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|t| text.of(t) == "," && !t.spaced)
}
