//! Owns sentence borders: tokens of a document, cut into sentences, none crossing a block's border.
//!
//! “Gen. Ruiz left at 3 p.m. He won.” → “Gen. Ruiz left at 3 p.m.” · “He won.”
//!
//! Which words are abbreviations and openers is `abbreviations`'; what a line break means, `lines`' and `run_on`'s.

use std::ops::Range;

use super::abbreviations::{Hint, hint};
use super::apparatus::Apparatus;
use super::block::Document;
use super::lines::{self, Break, Breaks, in_one_line};
use super::other_languages::is_in_another;
use super::run_on;
use super::shapes::{self, Shape};
use super::span::{Anchor, BlockId, Span};
use super::token::{Case, Token, TokenKind};
use super::tokenize::tokenize_around;

/// A sentence, or what a block has in place of one: a heading, a caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its block.
    pub block: BlockId,
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens, as indices into [`Text::tokens`]; never empty.
    pub tokens: Range<usize>,
    /// Whether a line break that is not the wrapping's, or the block's start, stands before it.
    pub starts_line: bool,
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
    /// Per token, the index of its sentence.
    by_token: Vec<u32>,
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
            by_token: Vec::new(),
        };
        let mut apparatus = Apparatus::default();
        for (index, (block, mut breaks)) in document.blocks.iter().zip(lines::read(document)).enumerate() {
            let (first_token, first_sentence) = (read.tokens.len(), read.sentences.len());
            let (id, first_shape) = (BlockId(index as u32), read.shapes.len());
            if block.is_furniture() {
                read.blocks.push(first_sentence..first_sentence);
                continue;
            }
            shapes::find(id, &block.text, &mut read.shapes);
            tokenize_around(id, &block.text, &read.shapes[first_shape..], &mut read.tokens);
            if is_in_another(&read.tokens[first_token..]) {
                read.tokens.truncate(first_token);
                read.shapes.truncate(first_shape);
                read.blocks.push(first_sentence..first_sentence);
                continue;
            }
            if let Some(prose) = &breaks.prose {
                keep(prose, &mut read.tokens, first_token);
            }
            apparatus.take_out(block, &mut breaks, &mut read.tokens, first_token);
            let tokens = &mut read.tokens[first_token..];
            Cutter::new(&block.text, &breaks, tokens).cut(first_token, &mut read.sentences);
            read.blocks.push(first_sentence..read.sentences.len());
        }
        read.by_token = vec![0; read.tokens.len()];
        for (index, sentence) in read.sentences.iter().enumerate() {
            read.by_token[sentence.tokens.clone()].fill(index as u32);
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

    /// Whether `token` is `word`, whatever the case of ASCII letters.
    pub fn reads(&self, token: &Token, word: &str) -> bool {
        token.span.len() as usize == word.len() && token.reads(self.block_text(token.block), word)
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

    /// The index of the sentence that holds the token with index `token`; one more than the last where there is none.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.by_token.get(token).map_or(self.sentences.len(), |sentence| *sentence as usize)
    }

    /// As [`anchor_of`], of the tokens with these indices; those that there are not are left out.
    pub fn anchor(&self, tokens: Range<usize>) -> Option<Anchor> {
        anchor_of(self.tokens.get(tokens.start..tokens.end.min(self.tokens.len()))?)
    }

    /// What is written at `anchor`, in one line: white space, a line break among it, is one space, and none behind a hyphen
    /// that a line ends with.
    pub fn written(&self, anchor: Anchor) -> String {
        in_one_line(anchor.span.of(self.block_text(anchor.block)))
    }

    /// Whether both tokens stand in one sentence.
    pub fn share_sentence(&self, first: usize, second: usize) -> bool {
        let sentence = self.sentences.get(self.sentence_of(first));
        sentence.is_some_and(|sentence| sentence.tokens.contains(&second))
    }

    /// Whether the sentence opens an entry of its own: a time that is not read stands in its line before it.
    pub fn opens_entry(&self, sentence: usize) -> bool {
        let Some(own) = self.sentences.get(sentence).filter(|own| own.starts_line) else { return false };
        let before = sentence.checked_sub(1).and_then(|at| self.sentences.get(at));
        let end = before.filter(|before| before.block == own.block).map_or(0, |before| before.span.end);
        let between = self.block_text(own.block).get(end as usize..own.span.start as usize);
        between.is_some_and(|between| between.bytes().any(|byte| byte.is_ascii_digit()))
    }

    /// What stands in the sentence of the first of `tokens` before them and behind them. They may reach over the sentence's
    /// end, as a mark that was widened does: nothing stands behind those.
    pub fn around(&self, tokens: Range<usize>) -> (&[Token], &[Token]) {
        let Some(sentence) = self.sentences.get(self.sentence_of(tokens.start)) else { return (&[], &[]) };
        let Range { start, end } = sentence.tokens.clone();
        let before = start..tokens.start.clamp(start, end);
        let behind = tokens.end.clamp(start, end)..end;
        (&self.tokens[before], &self.tokens[behind])
    }

    /// The tokens that lie in `span` of `block`, as indices.
    pub fn tokens_in(&self, block: BlockId, span: Span) -> Range<usize> {
        // Only the block's own tokens are searched: a page has many blocks.
        let own =
            self.blocks.get(block.0 as usize).and_then(|s| self.sentences.get(s.clone())).unwrap_or_default();
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return 0..0 };
        let (floor, tokens) = (first.tokens.start, &self.tokens[first.tokens.start..last.tokens.end]);
        let start = tokens.partition_point(|t| t.span.end <= span.start);
        // No more tokens than bytes, but for the one that an empty span lies in.
        let most = tokens.len().min(start + span.len().max(1) as usize);
        let count = tokens[start..most].partition_point(|t| t.span.start < span.end);
        floor + start..floor + start + count
    }
}

/// Where `tokens` stand, from the first to the last; none where there are none. What stands in another block than the
/// first of them is left out, so that every anchor is a text of its block.
pub fn anchor_of(tokens: &[Token]) -> Option<Anchor> {
    let first = tokens.first()?;
    let last = tokens.iter().rev().find(|token| token.block == first.block)?;
    Some(Anchor::new(first.block, first.span.join(last.span)))
}

/// Takes out of `tokens`, from `first` on, what lies outside of `prose`, as if it were not there.
fn keep(prose: &[Range<usize>], tokens: &mut Vec<Token>, first: usize) {
    let mut prose = prose.iter().peekable();
    let mut kept = first;
    for at in first..tokens.len() {
        let (start, end) = (tokens[at].span.start as usize, tokens[at].span.end as usize);
        while prose.next_if(|range| range.end < end).is_some() {}
        if prose.peek().is_some_and(|range| range.start <= start) {
            tokens[kept] = tokens[at];
            kept += 1;
        }
    }
    tokens.truncate(kept);
}

/// Cuts the tokens of one block into sentences.
struct Cutter<'c> {
    text: &'c str,
    tokens: &'c mut [Token],
    breaks: &'c Breaks,
    /// Which tokens stand between marks; empty where no line breaks.
    insides: Vec<bool>,
}

impl<'c> Cutter<'c> {
    fn new(text: &'c str, breaks: &'c Breaks, tokens: &'c mut [Token]) -> Self {
        let insides = if breaks.is_empty() { Vec::new() } else { run_on::insides(text, tokens) };
        Self { text, tokens, breaks, insides }
    }

    /// Appends the sentences; `offset` is the index of the block's first token in the document.
    fn cut(mut self, offset: usize, sentences: &mut Vec<Sentence>) {
        let (mut start, mut at, mut starts_line) = (0, 0, true);
        while at < self.tokens.len() {
            let border = self.border(start, at);
            let Some(end) = border.or((at + 1 == self.tokens.len()).then_some(at + 1)) else {
                at += 1;
                continue;
            };
            let first = &self.tokens[start];
            let (block, span) = (first.block, first.span.join(self.tokens[end - 1].span));
            sentences.push(Sentence { block, span, tokens: offset + start..offset + end, starts_line });
            starts_line = self.break_before(end).is_some_and(|meaning| meaning != Break::Wrapped);
            (start, at) = (end, end);
        }
    }

    /// What the line break before token `at` means, where one is.
    fn break_before(&self, at: usize) -> Option<Break> {
        let (before, next) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        if self.breaks.is_empty() || !next.spaced {
            return None;
        }
        self.breaks.between(before.span.end, next.span.start)
    }

    /// Where the next sentence starts, if one ends at token `at`, closing marks and brackets included.
    fn border(&mut self, start: usize, at: usize) -> Option<usize> {
        let text = self.text;
        let token = &self.tokens[at];
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
            while self.tokens.get(end).is_some_and(|t| !t.spaced && closes(t, text)) {
                end += 1;
            }
        }
        if let Some(meaning) = self.break_before(end) {
            let before = (end >= start + 2).then(|| &self.tokens[end - 2]);
            let inside = self.insides.get(end - 1..=end).is_some_and(|both| both[0] && both[1]);
            let runs_on = match meaning {
                Break::Wrapped => true,
                Break::Open => {
                    run_on::runs_on(text, before, &self.tokens[end - 1], &self.tokens[end], inside)
                }
                Break::Blank => false,
            };
            if !runs_on {
                return Some(end);
            }
            self.join(end);
        }
        let next = self.tokens.get(end)?;
        let second = self.tokens.get(end + 1);
        (stop && next.spaced && ends_sentence(text, self.tokens, start, at, next, second)).then_some(end)
    }

    /// “a 12-⏎year-old”: a line break behind a dash that stands tight is no space; behind “two-⏎and three-room” it is.
    fn join(&mut self, at: usize) {
        let dash = &self.tokens[at - 1];
        // The second half of “--” stands tight to the first.
        let before = at.checked_sub(2).map(|at| self.tokens[at].kind);
        let is_tight = !dash.spaced
            && before != Some(TokenKind::Punctuation)
            && matches!(dash.span.of(self.text), "-" | "‐" | "–" | "—");
        let next = &self.tokens[at];
        let is_hung = matches!(next.span.of(self.text), "and" | "or" | "to");
        if is_tight && !is_hung && next.kind != TokenKind::Punctuation {
            self.tokens[at].spaced = false;
        }
    }
}

fn closes(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Mark || matches!(token.span.of(text), ")" | "]" | "." | "!" | "?" | "…")
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
    // “R. A. Bello”: an initial opens no sentence behind another.
    let initial = next.span.len() == 1 && second.is_some_and(|t| t.span.of(text) == "." && !t.spaced);
    let next_opens = opener(next) && !initial || (next.kind == TokenKind::Mark && second.is_some_and(opener));
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
            ("Justice R. A. Bello spoke. A. Cole left.", "Justice R. A. Bello spoke.|A. Cole left."),
            ("The U.S. Senate met. The U.S. The end.", "The U.S. Senate met.|The U.S.|The end."),
            ("One line\nAnother line", "One line|Another line"),
            ("a line that is\nwrapped here", "a line that is\nwrapped here"),
            ("Really?! Yes…", "Really?!|Yes…"),
            ("(It rained.) We left.", "(It rained.)|We left."),
            ("It closed.[5][6] She left.[citation needed] It rained.", "It closed.|She left.|It rained."),
            ("He was “at [sea].” She left.", "He was “at [sea].”|She left."),
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
