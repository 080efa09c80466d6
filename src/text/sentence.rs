//! Owns sentence borders: tokens of a document, cut into sentences, none crossing a block's border.
//!
//! “Gen. Ruiz left at 3 p.m. He won.” → “Gen. Ruiz left at 3 p.m.” · “He won.”
//!
//! Abbreviations and sentence openers are rows of `data/abbreviations.tsv`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::block::Document;
use super::shapes::{self, Shape};
use super::span::{BlockId, Span};
use super::token::{Case, Token, TokenKind, fold, tokenize_around};

/// A sentence, or what a block has in place of one: a heading, a caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its block.
    pub block: BlockId,
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens, as indices into [`Text::tokens`]; never empty.
    pub tokens: Range<usize>,
}

/// A document's tokens and sentences.
#[derive(Clone, Debug)]
pub struct Text<'d> {
    /// What was read.
    pub document: &'d Document,
    /// All machine-made strings, in order and disjoint.
    pub shapes: Vec<Shape>,
    /// All tokens, block after block.
    pub tokens: Vec<Token>,
    /// All sentences, in order; together they hold every token once.
    pub sentences: Vec<Sentence>,
    /// Per block, its sentences, as indices into `sentences`; empty for a block without tokens.
    pub blocks: Vec<Range<usize>>,
}

impl<'d> Text<'d> {
    /// Reads `document`. Linear in its length.
    pub fn new(document: &'d Document) -> Self {
        let bytes: usize = document.blocks.iter().map(|b| b.text.len()).sum();
        let mut read = Text {
            document,
            shapes: Vec::new(),
            tokens: Vec::with_capacity(bytes / 4),
            sentences: Vec::with_capacity(bytes / 100),
            blocks: Vec::with_capacity(document.blocks.len()),
        };
        for (index, block) in document.blocks.iter().enumerate() {
            let (first_token, first_sentence) = (read.tokens.len(), read.sentences.len());
            let (id, first_shape) = (BlockId(index as u32), read.shapes.len());
            shapes::find(id, &block.text, &mut read.shapes);
            tokenize_around(id, &block.text, &read.shapes[first_shape..], &mut read.tokens);
            cut(&block.text, &read.tokens, first_token, &mut read.sentences);
            read.blocks.push(first_sentence..read.sentences.len());
        }
        read
    }

    /// The text of `block`.
    pub fn block_text(&self, block: BlockId) -> &'d str {
        self.document.blocks.get(block.0 as usize).map_or("", |b| b.text.as_str())
    }

    /// The text of `token`.
    pub fn of(&self, token: &Token) -> &'d str {
        token.span.of(self.block_text(token.block))
    }

    /// The shapes that share text with `span` of `block`.
    pub fn shapes_in(&self, block: BlockId, span: Span) -> &[Shape] {
        let start = self.shapes.partition_point(|s| (s.block, s.span.end) <= (block, span.start));
        let end = self.shapes.partition_point(|s| (s.block, s.span.start) < (block, span.end));
        &self.shapes[start..end.max(start)]
    }

    /// The shape that `token` is part of.
    pub fn shape_at(&self, token: &Token) -> Option<&Shape> {
        self.shapes_in(token.block, token.span).first()
    }

    /// The index of the sentence that holds the token with index `token`.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// The tokens that lie in `span` of `block`, as indices.
    pub fn tokens_in(&self, block: BlockId, span: Span) -> Range<usize> {
        // Only the block's own tokens are searched: a page has many blocks.
        let own =
            self.blocks.get(block.0 as usize).and_then(|s| self.sentences.get(s.clone())).unwrap_or_default();
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return 0..0 };
        let (floor, tokens) = (first.tokens.start, &self.tokens[first.tokens.start..last.tokens.end]);
        let start = tokens.partition_point(|t| t.span.end <= span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        floor + start..floor + end.max(start)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Hint {
    /// “Mr.”: its point never ends a sentence.
    Never,
    /// “Inc.”: its point ends a sentence only before an opener.
    Opener,
    /// “Ont.”: an opener, whose point also ends a sentence behind a town: “in Fallwick, Ont. Marchbank Power said …”. Where
    /// the sentence goes on, newspapers write another comma.
    Region,
    /// “The”, “He”: a capitalised word that opens sentences.
    Opens,
}

/// The row for `word`; a row with a capital does not speak of a word without: “Ill. voters”, but “fell ill. Nina”.
fn hint(word: &Token) -> Option<Hint> {
    static HINTS: OnceLock<HashMap<u64, (Hint, bool)>> = OnceLock::new();
    let hints = HINTS.get_or_init(|| {
        let mut hints = HashMap::new();
        for line in include_str!(concat!(env!("OUT_DIR"), "/abbreviations.tsv"))
            .lines()
            .filter(|l| !l.starts_with('#'))
        {
            let mut cells = line.split('\t');
            if let (Some(word), Some(hint)) = (cells.next(), cells.next()) {
                let hint = match hint {
                    "never" => Hint::Never,
                    "opener" => Hint::Opener,
                    "region" => Hint::Region,
                    _ => Hint::Opens,
                };
                hints.insert(fold(word), (hint, word.starts_with(char::is_uppercase)));
            }
        }
        hints
    });
    hints.get(&word.fold).filter(|(_, capital)| !capital || word.case != Case::Lower).map(|(hint, _)| *hint)
}

/// Cuts the tokens from `first` on, all of one block, into sentences.
fn cut(text: &str, tokens: &[Token], first: usize, sentences: &mut Vec<Sentence>) {
    let mut start = first;
    let mut at = first;
    while at < tokens.len() {
        let after = border(text, tokens, start, at);
        if let Some(end) = after.or((at + 1 == tokens.len()).then_some(at + 1)) {
            let span = tokens[start].span.join(tokens[end - 1].span);
            sentences.push(Sentence { block: tokens[start].block, span, tokens: start..end });
            (start, at) = (end, end);
        } else {
            at += 1;
        }
    }
}

/// Where the next sentence starts, if one ends at token `at`, closing marks and brackets included.
fn border(text: &str, tokens: &[Token], start: usize, at: usize) -> Option<usize> {
    let token = &tokens[at];
    let stop = match token.kind {
        TokenKind::Punctuation => matches!(token.span.of(text), "." | "!" | "?" | "…"),
        // “… at 3 p.m. He won”: the abbreviation's own point may be the sentence's.
        TokenKind::Word => {
            token.span.len() > 2 && text.as_bytes().get(token.span.end as usize - 1) == Some(&b'.')
        }
        _ => false,
    };
    let mut end = at + 1;
    if stop {
        while tokens.get(end).is_some_and(|t| !t.spaced && closes(t, text)) {
            end += 1;
        }
    }
    let next = tokens.get(end)?;
    if line_break_between(text, tokens[end - 1].span, next.span) && !runs_on(text, &tokens[end - 1], next) {
        return Some(end);
    }
    (stop && next.spaced && ends_sentence(text, tokens, start, at, next, tokens.get(end + 1))).then_some(end)
}

fn closes(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Mark || matches!(token.span.of(text), ")" | "]" | "." | "!" | "?" | "…")
}

fn line_break_between(text: &str, before: Span, after: Span) -> bool {
    let between = text.as_bytes().get(before.end as usize..after.start as usize);
    between.is_some_and(|gap| gap.iter().any(|b| matches!(b, b'\n' | b'\r')))
}

/// A line that breaks in mid-sentence, as hard-wrapped text does: “… of the\nwater”.
fn runs_on(text: &str, last: &Token, next: &Token) -> bool {
    let open_end = match last.kind {
        TokenKind::Word => !last.span.of(text).ends_with('.'),
        TokenKind::Punctuation => matches!(last.span.of(text), "," | "-" | "(" | "–" | "—"),
        TokenKind::Number | TokenKind::Possessive => true,
        _ => false,
    };
    open_end && next.kind == TokenKind::Word && next.case == Case::Lower
}

/// Whether the stop at `at` ends a sentence that `next` does not continue.
fn ends_sentence(
    text: &str,
    tokens: &[Token],
    start: usize,
    at: usize,
    next: &Token,
    second: Option<&Token>,
) -> bool {
    // A trade name opens a sentence with its small letter: “… last year. iPad sales fell”.
    let is_lower = next.case == Case::Lower && !next.span.of(text).contains(char::is_uppercase);
    if next.kind == TokenKind::Word && is_lower {
        return false;
    }
    if matches!(next.kind, TokenKind::Punctuation)
        && matches!(next.span.of(text), "," | ";" | ":" | ")" | "]" | "-")
    {
        return false;
    }
    let stop = &tokens[at];
    let opener = |t: &Token| hint(t) == Some(Hint::Opens);
    let next_opens = opener(next) || (next.kind == TokenKind::Mark && second.is_some_and(opener));
    if stop.kind == TokenKind::Word {
        return next_opens || next.kind == TokenKind::Mark;
    }
    if stop.span.of(text) != "." || at == start || tokens[at].spaced {
        return true;
    }
    let word = &tokens[at - 1];
    if word.kind != TokenKind::Word {
        return true;
    }
    match hint(word) {
        Some(Hint::Never) => false,
        Some(Hint::Opener) => next_opens,
        Some(Hint::Region) => next_opens || at >= start + 2 && tokens[at - 2].span.of(text) == ",",
        // “J. P. Rhee”: an initial.
        _ => word.case != Case::Title || word.span.len() > 1 || next.kind != TokenKind::Word || next_opens,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        for (text, expected) in [
            ("Gen. Ruiz left at 3 p.m. He won.", "Gen. Ruiz left at 3 p.m.|He won."),
            ("“We never close.” She left.", "“We never close.”|She left."),
            ("“Stop!” he cried. “Now.”", "“Stop!” he cried.|“Now.”"),
            ("It paid $2.1 billion. Nobody knew.", "It paid $2.1 billion.|Nobody knew."),
            (
                "J. P. Rhee of Acme Inc. agreed. No. 5 did not.",
                "J. P. Rhee of Acme Inc. agreed.|No. 5 did not.",
            ),
            ("The U.S. Senate met. The U.S. The end.", "The U.S. Senate met.|The U.S.|The end."),
            ("One line\nAnother line", "One line|Another line"),
            ("a line that is\nwrapped here", "a line that is\nwrapped here"),
            ("Really?! Yes…", "Really?!|Yes…"),
            ("(It rained.) We left.", "(It rained.)|We left."),
            ("It sold more last year. iPad sales fell.", "It sold more last year.|iPad sales fell."),
            ("He met approx. ten of them. also vans", "He met approx. ten of them. also vans"),
            (
                "They met in Fallwick, Ont. Marchbank Power paid.",
                "They met in Fallwick, Ont.|Marchbank Power paid.",
            ),
            ("In Fallwick, Ont., Marchbank paid.", "In Fallwick, Ont., Marchbank paid."),
            ("An Ont. Liberal, Jo Brandt Inc. Chair, left.", "An Ont. Liberal, Jo Brandt Inc. Chair, left."),
        ] {
            let document = Document::from_text(text);
            let read = Text::new(&document);
            let found: Vec<_> = read.sentences.iter().map(|s| s.span.of(text)).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
