//! Owns where reported words start and end: what a cue's addressee and manner take, and where a clause stops.
//!
//! `[Ann Cole told reporters on Monday that it rained , adding …]` → from “that” to “rained”

use crate::lexicon::cues::Form;
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;

use super::reader::{Found, Reader};

/// How far a frame's addressee and manner may reach: “told reporters in Lyon on Monday that”.
const LONGEST_MANNER: usize = 24;

impl Reader<'_> {
    /// Where the content starts behind cue, addressee and manner; and whether a “that” or the like opens it.
    pub(super) fn opening(&self, frame: &Found, from: usize, next: usize) -> Option<(usize, bool)> {
        let limit = next.min(from + LONGEST_MANNER).min(self.unit.end);
        // “All he said was that”, “her point is that”
        let lead = frame.whole.start.saturating_sub(1)..frame.whole.start + 1;
        let cleft = frame.noun || lead.into_iter().any(|i| self.reads(i, "what") || self.reads(i, "all"));
        if cleft && self.is(from, Is::BE) && self.reads(from + 1, "that") && from + 1 < limit {
            return Some((from + 1, true));
        }
        // “texted his brother, Max: “Run.””, “wrote to the mayor: “We will not.””: no verb between, so only whom.
        let whom = |i: usize| {
            self.piece(i).is_some_and(|p| p.word || p.is_sign(&[',', '.', '-'])) && !self.tag(i).is_verb()
        };
        let colon = (from..limit)
            .find(|&i| !whom(i))
            .filter(|&i| i > from && self.sign(i, &[':']) && self.quote(i + 1));
        if let Some(colon) = colon.filter(|_| !frame.noun && !frame.negated) {
            return Some((colon + 1, true));
        }
        let told = frame.word.told && !self.opens_clause_word(from);
        let mut at = if told { self.skip_addressee(from, limit) } else { from };
        while at < limit {
            let behind = self.skip_manner(at, limit);
            if behind == at {
                break;
            }
            at = behind;
        }
        if self.sign(at, &[':', ',', '—', '–', '-']) {
            let colon = self.sign(at, &[':']);
            let quote = self.quote(at + 1);
            if quote || colon {
                return Some((at + 1, true)).filter(|_| at + 1 < next);
            }
            // “said, however, that”; “said, adding”
            let that = (at + 1..limit.min(at + 9))
                .find(|&i| self.word(i).eq_ignore_ascii_case("that") && self.sign(i - 1, &[',', '—', '–']))?;
            return Some((that, true));
        }
        // “said that, if true, the claims were serious”
        if self.reads(at, "that") && self.sign(at + 1, &[',']) && at + 2 < next {
            return Some((at + 2, true));
        }
        if at >= next || self.sign(at, &['.', ';', '?', '!', ')']) {
            return None;
        }
        let when = ["as", "because", "while", "when", "after", "before", "since", "until"];
        let overt = self.opens_clause_word(at) && !when.contains(&self.word(at));
        if self.is(at, Is::CONJUNCTION) || self.is(at, Is::SUBORDINATOR) && !overt {
            return None;
        }
        Some((at, overt))
    }

    /// One step over how and when something was said: an adverb, a day, “in a letter”, “last week”; `at` where none stands.
    pub(super) fn skip_manner(&self, at: usize, limit: usize) -> usize {
        // “said Monday would be dry”: the day is what is spoken of.
        let subject = self.is(at + 1, Is::BE)
            || self.is(at, Is::DAY) && self.is(at + 1, Is::AUXILIARY) && !self.reads(at + 1, "to");
        // “say nobody asked them”
        let nobody = self.tag(at) == Tag::Pronoun;
        let adverb = self.is(at, Is::ADVERB.with(Is::DAY).with(Is::NEGATION)) && !subject && !nobody;
        // “said roughly $2,300 was taken”, “says nearly half have left”: what bounds an amount is said with it.
        let amount = self.reads(at, "up") && self.reads(at + 1, "to") && self.tag(at + 2) == Tag::Numeral
            || matches!(self.tag(at + 1), Tag::Numeral | Tag::Symbol)
            || self.reads(at + 1, "half")
            || self.reads(at + 1, "a") && self.reads(at + 3, "of");
        let that = (at + 1..at + 4).any(|i| self.reads(i, "that") || self.quote(i) || self.sign(i, &[',']));
        let preposition = self.is(at, Is::PREPOSITION);
        let degree = self.sorts(at, QuoteSort::DEGREE) && !that;
        let up_to = amount && self.reads(at, "up");
        let bounds = up_to || amount && !preposition || degree && (amount || !preposition);
        let manner = self.word(at).ends_with("ly") && !self.pieces[at].capital
            || self.tag(at) == Tag::Adverb
                && (self.reads(at + 1, "that") || self.reads(at + 1, "on") && self.is(at + 2, Is::DAY))
            || matches!(self.word(at), "late" | "early") && self.is(at + 1, Is::PREPOSITION.with(Is::DAY));
        if (adverb || manner) && !bounds {
            return at + 1;
        }
        // “told me over lunch (the soup was cold) that”
        if self.sign(at, &['(']) {
            return (at..limit).find(|&i| self.sign(i, &[')'])).map_or(at, |close| close + 1);
        }
        if preposition && !bounds && !self.opens_clause_word(at) {
            return self.skip_phrase(at, limit).max(at);
        }
        let span =
            matches!(self.word(at), "last" | "earlier" | "this") && self.sorts(at + 1, QuoteSort::SPAN);
        if span && !self.is(at + 2, Is::BE.with(Is::AUXILIARY)) { at + 2 } else { at }
    }

    /// “vowed to return”, “urged the council to act”: where “to” stands.
    pub(super) fn deed(&self, frame: &Found, from: usize, next: usize) -> Option<usize> {
        // “admitted stealing the van”; not “reported shoplifting in May”
        let object = !matches!(self.tag(from + 1), Tag::Preposition | Tag::Punctuation | Tag::Coordinator);
        if frame.word.ing && self.tag(from) == Tag::Gerund && object && !self.complement_starts(frame, from) {
            return Some(from);
        }
        // “extended a warning to cover the coast”; “told me to sell”: what is asked of whoever writes is no claim.
        let noun = frame.word.form == Form::Ing && self.tag(frame.cue.start).is_noun();
        let of_me = frame.word.told && (self.is_narrator(from) || self.reads(from, "you"));
        if !frame.word.to || noun || of_me {
            return None;
        }
        let limit = next.min(from + LONGEST_MANNER).min(self.unit.end);
        let mut at = if frame.word.told { self.skip_addressee(from, limit) } else { from };
        while at < limit
            && (self.is(at, Is::ADVERB.with(Is::DAY).with(Is::NEGATION))
                || self.word(at) == "on" && self.is(at + 1, Is::DAY))
        {
            at += 1;
        }
        let not = usize::from(at > from && matches!(self.word(at - 1), "not" | "never"));
        // “told her story to the paper”
        let thing = matches!(
            self.tag(at + 1),
            Tag::Determiner | Tag::PossessivePronoun | Tag::Proper | Tag::Pronoun | Tag::NounPlural
        );
        (self.word(at) == "to" && at < limit && !thing).then_some(at - not)
    }

    pub(super) fn opens_clause_word(&self, at: usize) -> bool {
        const WORDS: [&str; 9] = ["that", "whether", "if", "how", "why", "what", "where", "who", "when"];
        let word = self.word(at);
        WORDS.iter().any(|opener| word.eq_ignore_ascii_case(opener))
    }

    /// “told reporters”, “told the Elm Street Journal”, “told her”.
    pub(super) fn skip_addressee(&self, from: usize, limit: usize) -> usize {
        const NOUNS: usize = 4;
        // “told radio listeners that”
        let nouns = (from..limit.min(from + NOUNS)).take_while(|&i| self.tag(i).is_noun()).count();
        if nouns > 1 && self.reads(from + nouns, "that") {
            return from + nouns;
        }
        if let Some(end) = self.first_of_two(from).filter(|end| *end <= limit) {
            return end;
        }
        if self.is(from, Is::ADDRESSEE.with(Is::HE).with(Is::SHE).with(Is::THEY)) && !self.owns_next(from) {
            return from + 1;
        }
        // “told an earlier hearing that”, “told a radio station that”
        if let Some(that) = self.told_before_that(from, limit) {
            return that;
        }
        // “told reporters from Lyon”, “told the Elm Street Journal”, “told Radio Nord's “Morning Call””
        let mut at = from;
        while let Some((phrase, _)) = self.phrases_from(at).filter(|(phrase, _)| {
            self.piece_at(phrase.tokens.start) == at && (at == from || phrase.owner.is_some())
        }) {
            let end = (at..self.piece_at(phrase.tokens.end)).find(|&i| {
                i > at
                    && (self.is(i, Is::PRONOUN.with(Is::DETERMINER))
                        || self.is(i - 1, Is::PAPER) && self.pieces[i - 1].capital && !self.pieces[i].capital
                        || self.is_audience(i - 1) && !self.is_audience(i) && !self.pieces[i].capital)
            });
            at = end.unwrap_or_else(|| self.piece_at(phrase.tokens.end)).min(limit);
            if end.is_some() || at >= limit {
                break;
            }
        }
        let titled = self.tag(at) == Tag::Possessive && self.piece(at + 1).is_some_and(|p| p.capital);
        at + 2 * usize::from(titled && at > from)
    }

    /// Where “that” stands behind the whole noun phrase at `from`, which an article or an owner opens.
    fn told_before_that(&self, from: usize, limit: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let opens = matches!(self.tag(from), Tag::Determiner | Tag::PossessivePronoun);
        let plain = |i: &usize| {
            self.piece(*i).is_some_and(|p| p.word) && !self.is_finite_word(*i) && !self.is(*i, Is::PRONOUN)
        };
        let that = (from + 1..limit.min(from + LONGEST)).find(|i| self.reads(*i, "that"))?;
        // “told a man who kept dogs in Clun that”: what “who” opens has one verb.
        let who = (from + 1..that).find(|i| self.reads(*i, "who"));
        if let Some(who) = who.filter(|_| opens) {
            let verbs = (who + 1..that).filter(|&i| self.is_finite_word(i)).count();
            return (verbs == 1 && (from + 1..who).all(|i| plain(&i))).then_some(that);
        }
        let ends = self.tag(that - 1).is_noun() || self.tag(that - 1) == Tag::Gerund;
        (opens && ends && (from + 1..that).all(|i| plain(&i))).then_some(that)
    }

    /// Whether those who are told stand at `from`, and what is said right behind them.
    pub(super) fn is_told_first(&self, from: usize) -> bool {
        self.first_of_two(from).is_some() || (from..from + 4).any(|at| self.is_audience(at))
    }

    /// “a news conference”, “the committee”: those who are told.
    pub(super) fn is_audience(&self, at: usize) -> bool {
        self.sorts(at, QuoteSort::AUDIENCE)
    }

    /// “told her grandmother the driver was drunk”, “told the roughly 60 people packed in”: where the noun phrase at `from`
    /// ends, if another or a participle stands right behind.
    fn first_of_two(&self, from: usize) -> Option<usize> {
        // “told psychologists mass shooters were his idols”
        if self.tag(from) == Tag::NounPlural && self.tag(from + 1).is_noun() {
            return Some(from + 1);
        }
        let (first, second) = self.phrases_from(from)?;
        let end = self.piece_at(first.tokens.end);
        let follows =
            second.is_some_and(|second| second.tokens.start == first.tokens.end && second.owner.is_none());
        (first.tokens.start == self.pieces[from].token
            && self.tag(end) != Tag::Possessive
            && (follows || self.tag(end) == Tag::Participle || self.is_audience(end - 1)))
        .then_some(end)
    }

    /// “in a statement to the paper”: a preposition with its noun phrase.
    fn skip_phrase(&self, from: usize, limit: usize) -> usize {
        // “said in a statement on Monday that”: an overt opener not far ahead ends it.
        let ahead = (from..limit)
            .find(|&i| self.word(i) == "that" || self.quote(i) || self.sign(i, &[':', ',', '.', ';']));
        let overt = |i: &usize| self.word(*i) == "that" || self.quote(*i) || self.sign(*i, &[':', ',']);
        let that = ahead.is_some_and(|i| self.reads(i, "that"));
        let verb = |i: usize| {
            // “said after the vote he'd had “not one” letter”: what is said begins before the marks.
            self.is(i, Is::BE.with(Is::AUXILIARY)) && self.word(i) != "to"
                || !that && (self.is_finite_word(i) || self.tag(i) == Tag::Contraction)
        };
        if let Some(end) = ahead.filter(overt)
            && !(from..end).any(verb)
        {
            return end;
        }
        // “said on Friday operating profit had doubled”, “said on May 4 net sales rose”
        if self.is(from + 1, Is::DAY) && self.tag(from + 2) != Tag::Punctuation {
            let when = |i: &usize| self.tag(*i) == Tag::Numeral || self.sorts(*i, QuoteSort::SPAN);
            return (from + 2..limit).find(|i| !when(i)).unwrap_or(limit);
        }
        let phrase =
            self.phrases_from(from + 1).filter(|(phrase, _)| self.piece_at(phrase.tokens.start) == from + 1);
        phrase
            .map_or(from + 1 + usize::from(self.tag(from + 1).is_noun()), |(phrase, _)| {
                self.piece_at(phrase.tokens.end)
            })
            .min(limit)
    }

    /// Where a clause that starts at `start` ends.
    pub(super) fn clause_end(&self, start: usize, next: usize) -> usize {
        let limit = next.min(self.unit.end);
        let mut end = start;
        while end < limit {
            // “(the mayor called it “loud”), the crowd”
            let closes = self.sign(end, &[')']) && !(start..end).any(|i| self.sign(i, &['(']));
            if closes || self.sign(end, &[';']) {
                break;
            }
            end += 1;
        }
        while end > start
            && (self.sign(end - 1, &['.', ',', '!', '?', '…', '—', '–', '-', ':', ';', '('])
                || end == next
                    && next < self.unit.end
                    && self.is(end - 1, Is::CONJUNCTION.with(Is::SUBORDINATOR))
                || self.sorts(end - 1, QuoteSort::CHATTER))
        {
            end -= 1;
        }
        end
    }
}
