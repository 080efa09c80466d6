//! Owns the reading of a paragraph in units: sentences in which everything between marks is one piece.
//!
//! “We lost. We left,” said Ann. She wept. → `[Quote , said Ann .]` · `[She wept .]`

use std::ops::Range;

use crate::detect::quote::marks::Pair;
use crate::detect::quote::marks::paragraph::Paragraph;
use crate::lexicon::{Is, Words};
use crate::text::{Case, Text, Token, TokenKind};

use super::borders::{is_comma, is_dash, reported_ahead};
use super::piece::Piece;
use super::titles::{is_title, stops};

/// A unit with more pieces is cut: no sentence of prose is as long, and work within a unit is bounded by it.
const LONGEST_UNIT: usize = 300;

/// A paragraph's pieces, cut into units.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// All pieces of the paragraph.
    pub pieces: Vec<Piece>,
    /// Ranges of `pieces`.
    pub units: Vec<Range<usize>>,
}

impl Reading {
    /// Reads `paragraph`; `pairs` are those of the paragraph, the first of them has the index `offset`.
    pub fn read(
        &mut self,
        text: &Text<'_>,
        words: &Words,
        paragraph: &Paragraph,
        pairs: &[Pair],
        offset: usize,
    ) {
        self.pieces.clear();
        self.units.clear();
        let mut sentence = paragraph.sentences.start;
        let dateline = dateline(text, paragraph);
        let casual = is_casual(text, paragraph);
        let mut next_pair = pairs.iter().enumerate().peekable();
        let (mut at, mut start) = (paragraph.tokens.start, 0);
        while at < paragraph.tokens.end {
            if let Some((index, pair)) = next_pair.next_if(|(_, pair)| pair.open == at) {
                self.pieces.push(marked(text, words, paragraph, pair, offset + index));
                at = pair.end.max(at + 1);
            } else {
                self.pieces.push(Piece::of(text, words, at));
                at += 1;
            }
            if dateline == Some(at) || casual && ends_casually(text, at) {
                self.units.push(start..self.pieces.len());
                start = self.pieces.len();
            }
            while sentence < paragraph.sentences.end && text.sentences[sentence].tokens.end < at {
                sentence += 1;
            }
            if self.pieces.len() - start >= LONGEST_UNIT {
                self.units.push(start..self.pieces.len());
                start = self.pieces.len();
                continue;
            }
            let at_border = sentence < paragraph.sentences.end && text.sentences[sentence].tokens.end == at;
            let ends = if at_border {
                at == paragraph.tokens.end || self.ends_unit(text, words, paragraph, at)
            } else {
                self.quote_ends_unit(text, words, paragraph, at)
            };
            if ends {
                self.units.push(start..self.pieces.len());
                start = self.pieces.len();
            }
        }
        if start < self.pieces.len() {
            self.units.push(start..self.pieces.len());
        }
    }

    /// Whether the sentence border before token `next` ends a unit. “Why not?” Ann Cole asked.
    fn ends_unit(&self, text: &Text<'_>, words: &Words, paragraph: &Paragraph, next: usize) -> bool {
        let Some(last) = self.pieces.last().filter(|last| last.pair.is_some()) else { return true };
        let closing = text.tokens[last.token..last.end].iter().rev().find(|t| t.kind != TokenKind::Mark);
        let stop = closing.map_or("", |t| text.of(t));
        if is_dash(text, next) || is_comma(text, next) {
            return false;
        }
        !(matches!(stop, "?" | "!" | "…" | "," | "—" | "–" | "-")
            && reported_ahead(text, words, paragraph, next))
    }

    /// A quote that ends with its own stop where the sentence splitter saw none: “It works.” “No, it does not.”
    fn quote_ends_unit(&self, text: &Text<'_>, words: &Words, paragraph: &Paragraph, next: usize) -> bool {
        let Some(last) = self.pieces.last().filter(|last| last.pair.is_some()) else { return false };
        let Some(following) = text.tokens.get(next).filter(|_| next < paragraph.tokens.end) else {
            return false;
        };
        let closing = text.tokens[last.token..last.end].iter().rev().find(|t| t.kind != TokenKind::Mark);
        let stop = closing.map_or("", |t| text.of(t));
        following.spaced
            && matches!(stop, "." | "?" | "!")
            && (following.is_capitalised() || following.kind == TokenKind::Mark)
            && !reported_ahead(text, words, paragraph, next)
    }
}

/// The piece that the marks of `pair`, which has the index `index`, enclose.
fn marked(text: &Text<'_>, words: &Words, paragraph: &Paragraph, pair: &Pair, index: usize) -> Piece {
    // “told Radio Nord’s “Morning Call” that”: a title of a work is a name.
    let title = is_title(text, words, paragraph, pair);
    let stops = stops(text, pair);
    Piece {
        token: pair.open,
        end: pair.end,
        pair: (!title).then_some(index),
        is: Is::NOTHING,
        // “On “Morning Call,” Ida Brandt said”: the comma inside counts.
        sign: Some(',').filter(|_| title && stops),
        capital: title && !stops,
        word: title && !stops,
    }
}

/// “mum says the oven's broken again. ordering pizza”: whether the paragraph is written without capitals.
fn is_casual(text: &Text<'_>, paragraph: &Paragraph) -> bool {
    let first = text.tokens.get(paragraph.tokens.start).filter(|t| t.kind == TokenKind::Word);
    first.is_some_and(|t| t.case == Case::Lower)
}

/// Whether a sentence of such a paragraph ends before the token at `at`: behind a full word and its stop, where a small
/// letter goes on.
fn ends_casually(text: &Text<'_>, at: usize) -> bool {
    let Some([.., word, stop]) = text.tokens.get(..at) else { return false };
    let goes_on =
        text.tokens.get(at).is_some_and(|t| t.spaced && t.kind == TokenKind::Word && t.case == Case::Lower);
    goes_on && matches!(text.of(stop), "." | "?" | "!" | "…") && !stop.spaced && word.span.len() > 1
}

/// “SKARVIK, Norway — The harbour will grow”, “LYON (Reuters) - …”, “LYON, May 4 (AFP) The mayor …”: where the text behind a
/// dateline starts.
fn dateline(text: &Text<'_>, paragraph: &Paragraph) -> Option<usize> {
    const LONGEST_DATELINE: usize = 12;
    let tokens = text.tokens.get(paragraph.tokens.clone())?;
    // “Sir – Your correspondent claims”
    let greets = tokens.first().filter(|t| matches!(text.of(t), "Sir" | "SIR" | "Madam" | "MADAM" | "Dear"));
    if greets.is_some() {
        let sign = tokens.iter().take(5).position(|t| matches!(text.of(t), "—" | "–" | "-" | "," | ":"))?;
        let next = tokens.get(sign + 1).filter(|t| t.spaced && t.is_capitalised());
        return next.map(|_| paragraph.tokens.start + sign + 1);
    }
    let first =
        tokens.first().filter(|t| t.kind == TokenKind::Word && t.case == Case::Upper && t.span.len() > 2)?;
    let is_dash = |t: &Token| matches!(text.of(t), "—" | "–" | "-");
    let near = || tokens.iter().take(LONGEST_DATELINE);
    let bracket = || near().position(|t| text.of(t) == ")");
    let dash = near().position(is_dash).or_else(bracket)?;
    let names = tokens[1..dash].iter().all(|t| {
        t.is_capitalised() || t.kind == TokenKind::Number || matches!(text.of(t), "," | "." | "(" | ")" | "/")
    });
    let behind = dash + 1 + usize::from(tokens.get(dash + 1).is_some_and(is_dash));
    let spaced = tokens.get(dash).is_some_and(|t| t.spaced) || tokens.get(behind).is_some_and(|t| t.spaced);
    let next = tokens.get(behind).filter(|t| t.is_capitalised() || t.kind == TokenKind::Mark)?;
    (names && spaced && next.span.start > first.span.end).then_some(paragraph.tokens.start + behind)
}
