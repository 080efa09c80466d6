//! Owns whether the words behind a cue state anything: a clause, an object with what is said of it, nothing but marks.
//!
//! `[Ann Cole said five words that changed my life . ]` → states nothing, an object; `[Ann Cole said it rained . ]` → a clause

use std::ops::Range;

use crate::lexicon::{Is, QuoteSort};
use crate::syntax::{ClauseKind, Tag, VerbGroup};

use super::reader::{Found, Reader};

impl Reader<'_> {
    /// Whether what starts at `start` behind the frame is no speech, whatever it is.
    pub(super) fn says_nothing(&self, frame: &Found, start: usize, found_before: bool) -> bool {
        let quoted = self.quote(start);
        // “the app could say “You're offline””
        let could =
            quoted && frame.negated && self.verb_group(frame.cue.start).is_some_and(|verb| verb.modal);
        // “The talks will continue “for as long as it takes””
        let goes_on = frame.word.apart && quoted && start == frame.whole.end && !frame.inverted;
        // “a banner reading “Sell the club””: a slogan.
        let slogan = quoted && self.reads(frame.cue.start, "reading") && !self.ends_with_stop(start);
        // “Less than drinkers think, says the report: a cup holds 18 grams”: both are said.
        let both = quoted || frame.inverted && self.sign(frame.whole.end, &[':']);
        // “texted on Friday to say the road was shut”: another verb says it.
        let says = self.is(start, Is::CUE) && self.reads(start - 1, "to");
        // “staff will say what to do next”, “I wondered how long we could keep it up”
        let open = self.opens_clause_word(start)
            && (self.reads(start + 1, "to")
                && self.verb_group(frame.cue.start).is_some_and(|verb| verb.modal)
                || self.is_wondering(frame));
        // “People always say that, and people have never seen the rents”
        let that = self.is(start, Is::CONJUNCTION)
            && self.sign(start.wrapping_sub(1), &[','])
            && self.reads(start.wrapping_sub(2), "that");
        // “pointed out the “giant's bed”, a slab of stone”: a thing that bears the name.
        let thing = matches!(self.word(start), "the" | "a" | "an")
            && self.quote(start + 1)
            && !self.is_finite_word(start + 2)
            && !self.ends_with_stop(start + 1)
            && self.sorts(frame.cue.start, QuoteSort::SHOWS);
        could
            || open
            || that
            || thing
            || says
            || goes_on
            || slogan
            || quoted && self.is_word_as_word(start)
            || self.asks(frame, start)
            || found_before && !both
    }

    /// Whether whoever writes wonders.
    fn is_wondering(&self, frame: &Found) -> bool {
        self.word(frame.cue.start).starts_with("wonder")
            && frame.speaker.as_ref().is_some_and(|s| s.len() == 1 && self.is_narrator(s.start))
    }

    /// “a card says who vouches for it and where it comes from”: a thing that answers a question reports nothing.
    fn asks(&self, frame: &Found, at: usize) -> bool {
        let says = matches!(self.word(frame.cue.start), "say" | "says" | "said" | "saying");
        says && matches!(self.word(at), "who" | "where" | "how" | "whose" | "which" | "why")
    }

    /// “the man police say did it”, “prices they say they cannot pay”: a piece of a clause, which states nothing.
    pub(super) fn opens_with_verb(&self, start: usize) -> bool {
        let bare = self.verb_group(start).is_some_and(|verb| {
            verb.finite && !verb.inverted && verb.tokens.start == self.pieces[start].token
        });
        bare && self.tag(start) != Tag::Contraction
    }

    /// “the deal but would not”, “two novels before he was 30”: whether another clause begins before the first auxiliary.
    pub(super) fn ends_before_verb(&self, content: Range<usize>) -> bool {
        let verb = Is::BE.with(Is::AUXILIARY);
        let more = |i: usize| self.is(i, Is::CONJUNCTION) || self.is_adverbial(i);
        content.clone().skip(1).take_while(|&i| !self.is(i, verb)).any(more)
    }

    /// “promised “full support” for the families”, “warned against a “weak pact” in May”: the only marks, where nothing is
    /// stated; not in “said they “aged ten years””.
    pub(super) fn only_marks(&self, frame: &Found, content: Range<usize>) -> Option<usize> {
        let mut marks = content.clone().filter(|&i| self.quote(i));
        let only = marks.next().filter(|_| marks.next().is_none())?;
        // “remembered him as “the only man who sang””
        if only > content.start && only + 1 == content.end && self.reads(only - 1, "as") {
            return Some(only).filter(|&only| !(content.start..only).any(|i| self.is_finite_word(i)));
        }
        let parse = self.parse(only);
        let verb = |token: usize| parse.tag(token).is_verb() && parse.tag(token) != Tag::Gerund;
        // “said the raiders, in masks, fired for “two or three songs””: what reads like a participle is the verb.
        let plain = self.sorts(frame.cue.start, QuoteSort::PLAIN) && !frame.word.told && only > content.start;
        let fired = |i: usize| self.tag(i) == Tag::Participle && self.sign(i - 1, &[',', '—', '–']);
        let acts = only > content.start && (self.pieces[only].token..self.pieces[only].end).any(verb)
            || self.is(content.start, Is::PRONOUN)
            || (content.start + 2..only).any(fired)
            // “said the brakes “felt soft””: what they are said to do
            || plain && self.tag(only - 1).is_noun();
        (!acts && !self.states_in(content)).then_some(only)
    }

    /// Whether a finite verb stands in the content, in marks or out of them.
    pub(super) fn states_in(&self, content: Range<usize>) -> bool {
        let Some(tokens) = self.tokens_of(&content) else { return false };
        self.parse(content.start).verbs_in(tokens).iter().any(|verb| verb.finite)
    }

    /// “five words that changed my life”: whether all its verbs stand in a clause that only says more of a noun before it.
    pub(super) fn only_describes(&self, content: Range<usize>) -> bool {
        let thing = |i: usize| {
            self.reads(i, "of")
                || self.tag(i).is_noun()
                || matches!(
                    self.tag(i),
                    Tag::Determiner | Tag::Adjective | Tag::Numeral | Tag::PossessivePronoun
                )
        };
        // “five words that changed my life”, “a word I can't print”
        let opener = content.clone().skip(1).find(|&i| !thing(i));
        let pronoun = |i: usize| self.is(i, Is::PRONOUN) && self.tag(i - 1).is_noun();
        let zero = matches!(self.word(content.start), "a" | "an") && opener.is_some_and(pronoun);
        // “a site called the Hub which holds it”
        let named =
            matches!(self.word(content.start), "a" | "an") && opener.is_some_and(|i| self.reads(i, "called"));
        let opens = named || opener.is_some_and(|i| matches!(self.word(i), "that" | "which" | "who"));
        if !opens && !zero {
            return false;
        }
        let Some(tokens) = self.tokens_of(&content) else { return false };
        let parse = self.parse(content.start);
        let called = opener.filter(|_| named).map(|i| self.pieces[i].token);
        let finite =
            |verb: &&VerbGroup| verb.finite && called.is_none_or(|called| !verb.tokens.contains(&called));
        let mut verbs = parse.verbs_in(tokens.clone()).iter().filter(finite).peekable();
        let relative = |verb: &VerbGroup| {
            parse.clause_of_verb(verb.main).is_some_and(|clause| {
                clause.kind == ClauseKind::Relative
                    && tokens.contains(&clause.tokens.start)
                    && (clause.opener.is_some() || zero)
                    // “the case, which the court heard, was weak”
                    && !self.sign(self.piece_at(verb.tokens.start).wrapping_sub(1), &[','])
            })
        };
        verbs.peek().is_some() && verbs.all(relative)
    }

    /// Whether marks stand in the content.
    pub(super) fn quote_in(&self, mut content: Range<usize>) -> bool {
        content.any(|i| self.quote(i))
    }

    /// Whether the words from `start` on are a clause without “that”: a subject, then a verb.
    pub(super) fn reads_as_clause(&self, start: usize, end: usize, sure: bool) -> bool {
        let reach = if sure { 40 } else { 14 };
        // “found itself a symbol”
        if self.word(start).ends_with("self") || self.word(start).ends_with("selves") {
            return false;
        }
        // “showed him the pond”: whom, not who.
        let whom = self.is(start, Is::ADDRESSEE) && !self.owns_next(start);
        let next = (start + 1..start + 3).find(|&i| self.tag(i) != Tag::Adverb);
        // “found it hard to pay”
        let judged = self.is(start, Is::IT) && next.is_some_and(|i| self.tag(i) == Tag::Adjective);
        // “found it on a plate he had thrown away”
        let placed = !sure && self.is(start, Is::IT) && self.is(start + 1, Is::PREPOSITION);
        if judged || placed || whom && self.is(start, Is::PRONOUN) {
            return false;
        }
        if self.is(start, Is::HE.with(Is::SHE).with(Is::THEY).with(Is::IT))
            && !self.is(start + 1, Is::PREPOSITION)
            || matches!(self.word(start), "I" | "there")
        {
            return end > start + 1;
        }
        if sure
            && end - start >= 5
            && self.piece(start).is_some_and(|p| p.capital || p.is.any(Is::DETERMINER))
        {
            return true;
        }
        for at in start + 1..end.min(start + reach) {
            // “43 colonies of a coral thought to have died out”
            let infinitive = self.reads(at, "to") || self.reads(at - 1, "to");
            if self.is(at, Is::BE.with(Is::AUXILIARY)) && !infinitive {
                return true;
            }
            if !sure && (self.sign(at, &[',', ';']) || self.is(at, Is::SUBORDINATOR)) {
                return false;
            }
        }
        sure && end - start >= 5
    }

    /// The tokens that these pieces are; none where there are none.
    fn tokens_of(&self, content: &Range<usize>) -> Option<Range<usize>> {
        let pieces = self.pieces.get(content.clone())?;
        Some(pieces.first()?.token..pieces.last()?.end)
    }
}
