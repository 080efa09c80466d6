//! Owns what the words around a line break say of it: whether the text runs on. What the shape of the text says is `lines`'.
//!
//! “The army in South⏎Korea has moved.” → runs on: “South” never ends a line (`data/line_ends.tsv`)

use std::sync::OnceLock;

use super::abbreviations::{Hint, hint};
use super::token::{Case, Token, TokenKind};
use super::word_kinds::WordKinds;

/// Tokens between a mark and the one that closes it: a line break between them is inside a quotation.
const LONGEST_ASIDE: usize = 80;

/// The kinds of `data/line_ends.tsv`: “of” goes on to another word, “South” with its capital begins a longer name, “MW” stands
/// behind a number, “May” beside a day.
const KINDS: [&str; 4] = ["small", "name", "unit", "month"];
const SMALL: usize = 0;
const NAME: usize = 1;
const UNIT: usize = 2;
const MONTH: usize = 3;

/// The row for `word`.
fn kind(word: &Token) -> Option<usize> {
    static WORDS: OnceLock<WordKinds> = OnceLock::new();
    let rows = include_str!(concat!(env!("OUT_DIR"), "/line_ends.tsv"));
    WORDS.get_or_init(|| WordKinds::new(rows, &KINDS)).of(word.fold)
}

/// Which tokens of a block stand inside a pair of marks or brackets, not counting the mark that opens it.
///
/// Linear; a pair further apart than a long quotation is none.
pub(super) fn insides(text: &str, tokens: &[Token]) -> Vec<bool> {
    const FAMILIES: [(&str, &str); 5] = [("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("\"", "\"")];
    let mut open: [Option<usize>; 5] = [None; 5];
    let mut ends = vec![0i32; tokens.len() + 1];
    for (at, token) in tokens.iter().enumerate() {
        let of = match token.kind {
            TokenKind::Mark | TokenKind::Punctuation => token.span.of(text),
            _ => continue,
        };
        for (family, (opens, closes)) in FAMILIES.iter().enumerate() {
            // A straight mark opens behind a space and closes behind a word.
            let straight = opens == closes;
            if of == *closes && (!straight || !token.spaced && open[family].is_some()) {
                if let Some(from) = open[family].take().filter(|from| at - from <= LONGEST_ASIDE) {
                    ends[from + 1] += 1;
                    ends[at + 1] -= 1;
                }
            } else if of == *opens && (!straight || token.spaced) {
                open[family] = Some(at);
            }
        }
    }
    let mut depth = 0;
    ends.truncate(tokens.len());
    ends.into_iter()
        .map(|change| {
            depth += change;
            depth > 0
        })
        .collect()
}

/// Whether the words say that the text runs on over a line break: from `last` to `next`, `before` standing before `last`;
/// `inside` where both stand in one pair of marks.
pub(super) fn runs_on(text: &str, before: Option<&Token>, last: &Token, next: &Token, inside: bool) -> bool {
    let of = last.span.of(text);
    let is_small = next.kind == TokenKind::Word && next.case == Case::Lower;
    match last.kind {
        TokenKind::Number | TokenKind::Symbol => {
            let unit = match next.kind {
                TokenKind::Word => last.kind == TokenKind::Number && matches!(kind(next), Some(UNIT | MONTH)),
                TokenKind::Symbol => matches!(next.span.of(text), "%" | "°" | "‰" | "×" | "±"),
                // “$⏎5”
                TokenKind::Number => last.kind == TokenKind::Symbol,
                _ => false,
            };
            is_small || unit || inside
        }
        TokenKind::Possessive => is_small || next.kind == TokenKind::Word || inside,
        TokenKind::Word if of.ends_with('.') => is_small,
        TokenKind::Word => {
            // A word alone in its line, or with a capital of its own, is a heading's: “In”, “And”.
            let goes_on = match kind(last) {
                Some(SMALL) => last.case == Case::Lower && before.is_some(),
                Some(NAME) => last.case != Case::Lower && before.is_some(),
                // “May⏎14”
                Some(MONTH) => before.is_some() && next.kind == TokenKind::Number,
                _ => false,
            };
            is_small || inside || goes_on && !matches!(next.kind, TokenKind::Punctuation)
        }
        TokenKind::Address => is_small || inside,
        // “We lost,”⏎he said
        TokenKind::Mark => is_small || inside,
        TokenKind::Punctuation => match of {
            // “Anglo-⏎Saxon”
            "-" | "‐" if !last.spaced => matches!(next.kind, TokenKind::Word | TokenKind::Number),
            "," => next.kind != TokenKind::Punctuation,
            "(" | "[" | "/" | "–" | "—" | "-" | ")" | "]" | ";" => is_small || inside,
            // “Mr.⏎Holm”, “Arven Inc.⏎said”
            "." if !last.spaced => before.and_then(hint).is_some_and(|hint| match hint {
                Hint::Never => true,
                Hint::Opener | Hint::Region => is_small,
                Hint::Opens => false,
            }),
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, Text};

    #[test]
    fn every_row_runs_on_over_the_break_in_its_example() {
        let mut count = 0;
        for row in include_str!("../../data/line_ends.tsv").lines().filter(|row| !row.starts_with('#')) {
            let example = row.split('\t').nth(2).unwrap();
            let document = Document::from_text(example.replace('|', "\n"));
            let found = Text::new(&document).sentences;
            assert_eq!(found.len(), 1, "{row}");
            assert!(example.contains('|'), "{row}");
            count += 1;
        }
        assert!(count > 150, "{count} rows");
    }
}
