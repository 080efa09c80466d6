//! Owns words in marks that a cue pins on something: “called the leak “regrettable””.
//!
//! `[Ann Cole called the leak “loud” and the repair “a gift” . ]` → mixed, “the leak “loud” and the repair “a gift””

use crate::fact::QuoteForm;
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;
use crate::text::{Token, TokenKind};

use super::reader::{Found, Reader};
use super::report::Report;

impl Reader<'_> {
    /// “called the leak “regrettable””: the marked words; with several, all from the first object on.
    pub(super) fn called(&self, index: usize, frame: &Found, next: usize) -> Option<Report> {
        let from = frame.whole.end;
        let limit = next.min(from + 30).min(self.unit.end);
        let stop =
            (from..limit).find(|&i| self.sign(i, &[';', '.', ':', ')']) && !self.quote(i)).unwrap_or(limit);
        let first = (from..stop.min(from + 12)).find(|&i| self.quote(i))?;
        // “blamed dew, which he said had made the ball “like soap””: another cue stands between.
        if (from..first).any(|i| {
            self.is(i, Is::CUE)
                && self.tag(i).is_verb()
                // “called the delay in telling users “too long””
                && !(self.tag(i) == Tag::Gerund && self.is(i - 1, Is::PREPOSITION))
                && (!self.is(i - 1, Is::DETERMINER) || self.tag(i - 1) == Tag::Wh)
        }) {
            return None;
        }
        let last = (first..stop).rev().find(|&i| self.quote(i))?;
        // “the road everyone in Ondo still calls “Akande's ribbon””: a name.
        let anybody = frame
            .speaker
            .as_ref()
            .is_some_and(|s| self.sorts(s.start, QuoteSort::ANYBODY) && !self.reads(s.start, "it"));
        if first == from && anybody && !self.ends_with_stop(first) {
            return None;
        }
        // “called it “loud” and was “glad to go””: the second belongs to another verb.
        let last = if (first..last).any(|i| self.is_finite_word(i)) { first } else { last };
        // “Locals call the hill “the Anvil””: a name, no words of theirs.
        if first == last && self.holds_name(first) {
            return None;
        }
        let (content, form) = if first == last {
            (first..first + 1, QuoteForm::Direct)
        } else {
            (from..last + 1, QuoteForm::Mixed)
        };
        Some(Report { content, form, frame: Some(index), rule: "quote.called" })
    }

    /// Whether the marks hold a name: capitals, “the” and the like, and no stop.
    fn holds_name(&self, quote: usize) -> bool {
        let piece = &self.pieces[quote];
        let tokens = &self.text.tokens[piece.token..piece.end];
        let small = Is::DETERMINER.with(Is::PREPOSITION).with(Is::CONJUNCTION);
        let mut words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
        !self.ends_with_stop(quote)
            && words.clone().any(Token::is_capitalised)
            && words.all(|t| t.is_capitalised() || self.words.of(t).any(small))
    }
}
