//! Owns a sentence as phrases and clauses are read from it: tokens with their tags, by index into `Text::tokens`.
//! Beyond its ends everything is punctuation.

use super::tags::Tag;
use crate::lexicon::cues::Cue;
use crate::lexicon::{Is, Words};
use crate::text::{Text, Token, TokenKind};

/// One sentence with its tags.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    text: &'a Text<'a>,
    /// The text of its block.
    block: &'a str,
    /// Its tokens.
    tokens: &'a [Token],
    /// One tag a token.
    tags: &'a [Tag],
    /// The index of its first token.
    pub start: usize,
    /// The index behind its last token.
    pub end: usize,
}

impl<'a> Line<'a> {
    /// The tokens from `start` on, one for each of `tags`.
    pub fn new(text: &'a Text<'a>, start: usize, tags: &'a [Tag]) -> Self {
        let block = text.tokens.get(start).map_or("", |token| text.block_text(token.block));
        Self { text, block, tokens: &[], tags: &[], start, end: start }.with_tags(tags)
    }

    /// The same sentence with other tags, one each.
    pub fn with_tags<'b>(&self, tags: &'b [Tag]) -> Line<'b>
    where
        'a: 'b,
    {
        let end = self.start + tags.len();
        Line { tokens: self.text.tokens.get(self.start..end).unwrap_or_default(), tags, end, ..*self }
    }

    /// The tag of the token at `at`.
    #[inline]
    pub fn tag(&self, at: usize) -> Tag {
        self.tags.get(at.wrapping_sub(self.start)).copied().unwrap_or(Tag::Punctuation)
    }

    /// The tag of the token before `at`.
    pub fn tag_before(&self, at: usize) -> Tag {
        at.checked_sub(1).map_or(Tag::Punctuation, |before| self.tag(before))
    }

    /// The token at `at`, if it is in the sentence.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at.wrapping_sub(self.start))
    }

    /// The words of the token at `at`; empty beyond the sentence.
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.of(self.block))
    }

    /// Whether the token at `at` is one of `words`, whatever its case.
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.token(at) else { return words.contains(&"") };
        words.iter().any(|word| token.reads(self.block, word))
    }

    /// Whether the token at `at` is one of `signs`, which are punctuation.
    #[inline]
    pub fn is_sign(&self, at: usize, signs: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Punctuation) && self.is(at, signs)
    }

    /// Whether white space stands before the token at `at`.
    pub fn spaced(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.spaced)
    }

    /// Whether the token at `at` is a hyphen between two words: “U.S.-led”.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.is_sign(at, &["-", "‐", "‑"]) && !self.spaced(at) && at + 1 < self.end && !self.spaced(at + 1)
    }

    /// Whether the token at `at` is a quotation mark.
    pub fn is_mark(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Mark) && self.tag(at) == Tag::Punctuation
    }

    /// Whether the token at `at` can report: “said”, “argued”.
    pub fn is_cue(&self, at: usize) -> bool {
        self.cue(at).is_some()
    }

    /// How the token at `at` reports, if it can.
    pub fn cue(&self, at: usize) -> Option<Cue> {
        let words = Words::shared();
        self.token(at).filter(|token| words.of(token).any(Is::CUE))?;
        words.cue(&self.text.tokens[at..self.end]).map(|(_, cue)| cue)
    }

    /// The first place from `at` on that is no adverb and no “not”.
    pub fn past_adverbs(&self, mut at: usize) -> usize {
        while matches!(self.tag(at), Tag::Adverb | Tag::Not) {
            at += 1;
        }
        at
    }
}
