//! Owns whether a quote answers a question, so that whoever asked is no “he” or “she” of the answer.
//!
//! ““Were you drunk?” asked Fay. “Never,” he said”, “Fay asked Tom why he left. “It rained,” he said” → the second quote answers

use std::ops::Range;

use crate::detect::Mention;
use crate::fact::{FactKind, QuoteForm};
use crate::lexicon::{Is, QuoteSort, QuoteWords};
use crate::syntax::Tag;
use crate::text::{Anchor, Token, TokenKind};

use super::speakers::Speakers;

/// An answer to “you” without a cue of its own has so many words at most.
const SHORT: usize = 4;

impl Speakers<'_> {
    /// Whether the quote `answer` answers `question`, the one before it.
    pub(super) fn answers(&self, question: &Mention, answer: &Mention) -> bool {
        let near = answer.anchor.block.0 - question.anchor.block.0 <= 1;
        if !near || !is_direct(answer) {
            return false;
        }
        is_direct(question) && self.replies(question, answer) || self.is_told(question, answer)
    }

    /// “Were you drunk?” asked Fay. “Never,” he said: by the answer's cue or, where the question asks “you”, by its length.
    fn replies(&self, question: &Mention, answer: &Mention) -> bool {
        let asked = self.tokens_of(question.anchor);
        if !self.ends_with_question(question) || !matches!(self.cue(question), "asked" | "asks" | "said") {
            return false;
        }
        let you = asked.iter().any(|t| self.text.of(t).eq_ignore_ascii_case("you"));
        let words = self.tokens_of(answer.anchor).iter().filter(|t| t.kind == TokenKind::Word).count();
        let cue = answer.frame.and_then(|f| f.cue);
        let replies = cue.is_some_and(|at| {
            let first = self.tokens_of(at).first();
            first.is_some_and(|t| QuoteWords::shared().of(t).any(QuoteSort::REPLY))
        });
        replies || you && words <= SHORT
    }

    /// “Fay asked *her father* why he had left. “It rained,” he said”, ““Why did you leave?” Fay asked *her father*. …”: whether somebody
    /// is asked in the sentence before, who may be whoever the answer's pronoun means.
    fn is_told(&self, question: &Mention, answer: &Mention) -> bool {
        let asked = self.range_of(question.anchor);
        let Some(frame) = question.frame else { return false };
        let Some(cue) = frame.cue.filter(|cue| cue.block == question.anchor.block) else { return false };
        // Whoever is asked to do something need not answer.
        let asks = matches!(self.cue(question), "asked" | "asks");
        if !asks || !self.is_question(question) {
            return false;
        }
        let cue = self.range_of(cue);
        let speaker = frame.speaker.map(|at| self.range_of(at)).filter(|speaker| speaker.start >= cue.end);
        let own = self.text.sentence_of(cue.start);
        let sentence = self.text.sentences.get(own).map_or(cue.clone(), |sentence| sentence.tokens.clone());
        let end = if asked.start >= cue.end { asked.start } else { sentence.end };
        let addressee = match speaker {
            // “*Tom* was asked by Fay why he left”
            Some(speaker) if self.token(speaker.start.wrapping_sub(1)) == "by" => sentence.start..cue.start,
            // ““Why?” asked Fay”: who stands there asks.
            Some(speaker) => speaker.end..end.max(speaker.end),
            None => cue.end..end.max(cue.end),
        };
        let words = addressee.clone().any(|i| self.text.tokens[i].kind == TokenKind::Word);
        let apart = self.text.sentence_of(self.range_of(answer.anchor).start).saturating_sub(own);
        if !words || apart > 1 {
            return false;
        }
        let told = self.gender_in(addressee);
        let speaker = answer.frame.and_then(|f| f.speaker).map(|at| self.is(self.range_of(at).start));
        speaker.is_some_and(|is| {
            is.any(Is::HE) && told != Some(Is::FEMALE) || is.any(Is::SHE) && told != Some(Is::MALE)
        })
    }

    /// Whether a quote asks: by its mark, or by the word that opens it.
    fn is_question(&self, question: &Mention) -> bool {
        let asked = self.range_of(question.anchor);
        if is_direct(question) {
            return self.ends_with_question(question);
        }
        let opens = self.token(asked.start);
        self.syntax.at(asked.start).tag(asked.start) == Tag::Wh
            || ["if", "whether"].iter().any(|one| opens.eq_ignore_ascii_case(one))
    }

    fn ends_with_question(&self, quote: &Mention) -> bool {
        let last = self.tokens_of(quote.anchor).iter().rev().find(|t| t.kind != TokenKind::Mark);
        last.is_some_and(|t| self.text.of(t) == "?")
    }

    /// The gender that these words tell: “her *father*”, “*him*”, the last where several do.
    fn gender_in(&self, tokens: Range<usize>) -> Option<Is> {
        let both = Is::MALE.with(Is::FEMALE);
        let named = self.names.within(tokens.clone()).last().map(|s| self.genders[s.person]);
        let told = named.filter(|gender| gender.any(both)).or_else(|| {
            tokens.rev().map(|i| self.is(i)).find(|is| is.any(both.with(Is::HE).with(Is::SHE)))
        })?;
        match (told.any(Is::MALE.with(Is::HE)), told.any(Is::FEMALE.with(Is::SHE))) {
            (true, false) => Some(Is::MALE),
            (false, true) => Some(Is::FEMALE),
            _ => None,
        }
    }

    fn range_of(&self, at: Anchor) -> Range<usize> {
        self.text.tokens_in(at.block, at.span)
    }

    fn tokens_of(&self, at: Anchor) -> &[Token] {
        &self.text.tokens[self.range_of(at)]
    }

    /// The first word of a quote's cue; empty without one.
    fn cue(&self, mention: &Mention) -> &str {
        let cue = mention.frame.and_then(|f| f.cue).and_then(|cue| self.tokens_of(cue).first());
        cue.map_or("", |token| self.text.of(token))
    }
}

fn is_direct(mention: &Mention) -> bool {
    matches!(&mention.kind, FactKind::Quote(quote) if quote.form == QuoteForm::Direct)
}
