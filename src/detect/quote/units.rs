//! Owns the reading of a paragraph in units: sentences in which everything between marks is one piece.
//!
//! “We lost. We left,” said Ann. She wept. → `[Quote , said Ann .]` · `[She wept .]`

use std::ops::Range;

use crate::lexicon::{Is, Words};
use crate::text::{Case, Text, Token, TokenKind};

use super::marks::Pair;
use super::paragraph::Paragraph;

/// A token outside of marks, or a whole pair of marks.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Its first token.
    pub token: usize,
    /// One past its last token.
    pub end: usize,
    /// The pair it is, as an index.
    pub pair: Option<usize>,
    /// What the word can be.
    pub is: Is,
    /// The sign, for one-character punctuation.
    pub sign: Option<char>,
    /// Whether it is a word with a capital.
    pub capital: bool,
    /// Whether it is a word at all, a number or an address.
    pub word: bool,
}

impl Piece {
    /// Whether a comma, dash or the like stands here.
    pub fn is_sign(&self, signs: &[char]) -> bool {
        self.sign.is_some_and(|sign| signs.contains(&sign))
    }
}

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
        let mut next_pair = pairs.iter().enumerate().peekable();
        let (mut at, mut start) = (paragraph.tokens.start, 0);
        while at < paragraph.tokens.end {
            if let Some((index, pair)) = next_pair.next_if(|(_, pair)| pair.open == at) {
                // “told Radio Nord’s “Morning Call” that”: a title of a work is a name.
                let title = is_title(text, words, paragraph, pair);
                self.pieces.push(Piece {
                    token: at,
                    end: pair.end,
                    pair: (!title).then_some(offset + index),
                    is: Is::NOTHING,
                    // “On “Morning Call,” Ida Brandt said”: the comma inside counts.
                    sign: Some(',').filter(|_| title && stops(text, pair)),
                    capital: title && !stops(text, pair),
                    word: title && !stops(text, pair),
                });
                at = pair.end.max(at + 1);
            } else {
                self.pieces.push(piece(text, words, at));
                at += 1;
            }
            if dateline == Some(at) {
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

/// “SKARVIK, Norway — The harbour will grow”, “LYON (Reuters) - …”: where the text behind a dateline starts.
fn dateline(text: &Text<'_>, paragraph: &Paragraph) -> Option<usize> {
    const LONGEST_DATELINE: usize = 12;
    let tokens = text.tokens.get(paragraph.tokens.clone())?;
    let first =
        tokens.first().filter(|t| t.kind == TokenKind::Word && t.case == Case::Upper && t.span.len() > 2)?;
    let dash =
        tokens.iter().take(LONGEST_DATELINE).position(|t| matches!(text.of(t), "—" | "–" | "-" | "--"))?;
    let names = tokens[1..dash].iter().all(|t| {
        t.is_capitalised() || t.kind == TokenKind::Number || matches!(text.of(t), "," | "." | "(" | ")" | "/")
    });
    let spaced = tokens.get(dash).is_some_and(|t| t.spaced) || tokens.get(dash + 1).is_some_and(|t| t.spaced);
    let next = tokens.get(dash + 1).filter(|t| t.is_capitalised() || t.kind == TokenKind::Mark)?;
    (names && spaced && next.span.start > first.span.end).then_some(paragraph.tokens.start + dash + 1)
}

/// “Never sit.” — Edith Varga: who is named behind the dash belongs to the quote.
fn is_dash(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|t| matches!(text.of(t), "—" | "–" | "―" | "-"))
}

/// ““It never stops.”, she said.”: a comma behind the mark goes on.
fn is_comma(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|t| text.of(t) == "," && !t.spaced)
}

/// Whether the words from token `from` on read like “Ann Cole asked” or “said Ann Cole”: a finite cue within reach,
/// before any stop or mark.
fn reported_ahead(text: &Text<'_>, words: &Words, paragraph: &Paragraph, from: usize) -> bool {
    const REACH: usize = 14;
    let end = paragraph.tokens.end.min(from + REACH);
    for at in from..end {
        let token = &text.tokens[at];
        let initial = at > from && text.of(token) == "." && !token.spaced && shortens(text, words, at - 1);
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

/// Whether a comma stands last inside the marks.
fn stops(text: &Text<'_>, pair: &Pair) -> bool {
    text.of(&text.tokens[pair.last - 1]) == ","
}

/// Whether marks hold the title of a work or a slogan: capitals, and a word for a work, an owner or a preposition
/// beside them.
fn is_title(text: &Text<'_>, words: &Words, paragraph: &Paragraph, pair: &Pair) -> bool {
    const LONGEST_TITLE: usize = 14;
    const NEAR: usize = 8;
    let tokens = &text.tokens;
    let inside = &tokens[pair.first..pair.last];
    let Some(before) = pair.open.checked_sub(1).filter(|&at| at >= paragraph.tokens.start) else {
        return false;
    };
    if pair.unclosed || inside.len() > LONGEST_TITLE {
        return false;
    }
    let small = Is::DETERMINER.with(Is::PREPOSITION).with(Is::CONJUNCTION).with(Is::PRONOUN);
    let word = |t: &&Token| t.kind == TokenKind::Word;
    let capitals = inside.iter().filter(|t| t.is_capitalised()).count();
    let fits = inside.iter().all(|t| match t.kind {
        TokenKind::Word => t.is_capitalised() || words.of(t).any(small),
        TokenKind::Punctuation => !matches!(text.of(t), "." | "?" | "!" | "…" | ";"),
        _ => true,
    }) || inside.split_last().is_some_and(|(last, rest)| {
        text.of(last) == "." && rest.iter().filter(word).all(|t| t.is_capitalised() || words.of(t).any(small))
    });
    if !fits || !inside.iter().find(word).is_some_and(Token::is_capitalised) {
        return false;
    }
    let apostrophe = |at: usize| {
        tokens[at].kind == TokenKind::Possessive
            || matches!(text.of(&tokens[at]), "’" | "'") && !tokens[at].spaced
    };
    let work = |at: usize| paragraph.tokens.contains(&at) && words.of(&tokens[at]).any(Is::WORK);
    let apposed = text.of(&tokens[before]) == "," && before > 0 && work(before - 1);
    let preposition = capitals > 1
        && matches!(
            text.of(&tokens[before]),
            "on" | "in" | "of" | "from" | "for" | "to" | "at" | "the" | "a"
        );
    if !(apostrophe(before) || work(before) || work(pair.end) || apposed || preposition) {
        return false;
    }
    // A heading in capitals tells nothing.
    let around = pair.open.saturating_sub(NEAR).max(paragraph.tokens.start)..pair.open;
    let behind = pair.end..paragraph.tokens.end.min(pair.end + NEAR);
    around.chain(behind).any(|at| {
        tokens[at].kind == TokenKind::Word && tokens[at].case == Case::Lower && tokens[at].span.len() > 3
    })
}

/// “Mr. Sorrell asked”, “Gregory W. Slade said”: a title or an initial before its full stop, and a name behind.
fn shortens(text: &Text<'_>, words: &Words, word: usize) -> bool {
    let token = &text.tokens[word];
    token.is_capitalised()
        && (token.span.len() == 1 || words.of(token).any(Is::TITLE))
        && text.tokens.get(word + 2).is_some_and(Token::is_capitalised)
}

fn piece(text: &Text<'_>, words: &Words, at: usize) -> Piece {
    let token = &text.tokens[at];
    let mut is = words.of(token);
    // “Per Aasen, a retired pilot, says”: a given name that reads like a preposition.
    let named = is.any(Is::GIVEN_NAME) && is.any(Is::PREPOSITION) && token.is_capitalised();
    if named && text.tokens.get(at + 1).is_some_and(|t| t.is_capitalised() && words.of(t) == Is::NOTHING) {
        is = Is(is.0 & !Is::PREPOSITION.0);
    }
    let beside = |at: usize| text.tokens.get(at).is_some_and(|t| text.of(t) == "-" && t.block == token.block);
    let dash = text.of(token) == "-"
        && (beside(at + 1) && !text.tokens[at + 1].spaced
            || !token.spaced && at > 0 && beside(at - 1)
            || token.spaced && text.tokens.get(at + 1).is_some_and(|t| t.spaced));
    let sign = match token.kind {
        // “the site -- told me”, “a charge - that”: hyphens that stand for a dash.
        _ if dash => Some('–'),
        TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Mark => text.of(token).chars().next(),
        _ => None,
    };
    Piece {
        token: at,
        end: at + 1,
        pair: None,
        is,
        sign,
        capital: token.kind == TokenKind::Word && token.case != Case::Lower
            || token.kind == TokenKind::Address,
        word: matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address),
    }
}
