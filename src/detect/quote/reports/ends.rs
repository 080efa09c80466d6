//! Owns where what somebody said goes over into what the reporter tells: behind “but”, “and”, “while”, in a bracket.
//! Tenses tell the two apart, as who reports in the past moves what was said back with it.
//!
//! `[Orde said the tram would be free , but critics fear a hole . ]` → up to “free”

use std::ops::Range;

use crate::lexicon::cues::Form;
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::{ClauseKind, Parse, Tag, VerbGroup};

use super::reader::{Found, Reader};

/// Auxiliaries of the past; “wasn't” begins with one.
const PAST: [&str; 9] = ["was", "were", "had", "did", "would", "could", "might", "should", "ought"];

impl Reader<'_> {
    /// Where the words end that `frame` reports, of the pieces from `start` up to `end`.
    pub(super) fn own_end(&self, frame: &Found, start: usize, end: usize) -> usize {
        let end = self.aside_end(frame, start, end);
        let end = (start + 2..end).find(|&at| self.turns(frame, start..end, at)).unwrap_or(end);
        // “X, who claims to have read it, gives these totals”: the comma closes what “who” opened.
        let who = self.reads(frame.whole.start, "who");
        // The second comma of “the pier, built in 1910, was safe” closes its own aside.
        let mut commas = (start + 1..end).filter(|&i| who && self.sign(i, &[','])).step_by(2);
        let end = commas.find(|&i| self.is_finite_word(i + 1)).unwrap_or(end);
        let end = self.before_bracket(start, end);
        let end = self.before_main_verb(frame, start, end).unwrap_or(end);
        if end > start + 1 && self.sign(end - 1, &[',', '—', '–', '-']) { end - 1 } else { end }
    }

    /// “A man who said he was a doctor *was held*”, “A leaflet saying the dam is safe *went out*”: where the verb of a sentence
    /// starts whose subject the frame only says more of.
    fn before_main_verb(&self, frame: &Found, start: usize, end: usize) -> Option<usize> {
        let relative = matches!(self.word(frame.whole.start), "who" | "which" | "that");
        let beside = frame.word.form == Form::Ing && !frame.borrowed;
        let lead = self.unit.start..if relative { frame.whole.start } else { frame.cue.start };
        if !(relative || beside) || lead.clone().any(|i| self.is_finite_word(i) || self.sign(i, &[','])) {
            return None;
        }
        let first = (start..end).find(|&i| self.is_finite_word(i))?;
        let own = self.piece_at(self.verb_group(first)?.tokens.end);
        let next = (own..end).find(|&i| self.is_finite_word(i))?;
        // “who said she knew the man was held”
        let holds = self.tag(first) != Tag::Be && self.is(own - 1, Is::CUE);
        let apart = |i: usize| {
            matches!(self.tag(i), Tag::Coordinator | Tag::Subordinator | Tag::Wh | Tag::Pronoun)
                && !self.reads(i, "than")
                || !self.pieces[i].word
        };
        let bare = self.tag(next) == Tag::VerbPast && self.tag(first) != Tag::Be;
        (!holds && !bare && next > own && !(own..next).any(apart)).then_some(next)
    }

    /// “ – the police said it was shut – ”: the dash that closes what one before the frame opened; `end` where none does.
    pub(super) fn aside_end(&self, frame: &Found, start: usize, end: usize) -> usize {
        let opened = self.sign(frame.whole.start.wrapping_sub(1), &['—', '–']);
        (start + 1..end).find(|&at| opened && self.sign(at, &['—', '–'])).unwrap_or(end)
    }

    /// Whether the reporter goes on from the word at `at`: “…, but critics fear”, “… and then walked off”.
    fn turns(&self, frame: &Found, content: Range<usize>, at: usize) -> bool {
        let comma = self.sign(at - 1, &[',', '—', '–']);
        if self.remarks(&content, at)
            || self.is_peg(frame, &content, at)
            || comma && self.judges(at, content.end)
        {
            return true;
        }
        let small = self.reads(at, "while") || self.reads(at, "so");
        if !self.is(at, Is::CONJUNCTION) && !(small && (comma || self.reads(at, "so"))) {
            return false;
        }
        let mut next = at + 1;
        while self.tag(next) == Tag::Adverb || self.reads(next, "then") {
            next += 1;
        }
        // “…, so I went home”: “I” is the reporter where the words have not named him before.
        // “…, but in our tests it was not”
        let in_our = comma && self.is(next, Is::PREPOSITION) && self.is_narrator(next + 1);
        let told_of_me =
            (self.is_narrator(next) || in_our) && !(content.start..at).any(|i| self.is_narrator(i));
        let by_me = frame
            .speaker
            .as_ref()
            .is_some_and(|speaker| speaker.len() == 1 && self.is_narrator(speaker.start));
        // “he'll send me the manual, so I am building”
        let so_i = comma && self.reads(at, "so") && self.is_narrator(next);
        // “says it harms rubber, so check the handbook first”
        let asks = self.tag(next) == Tag::VerbBase
            || self.tag(next) == Tag::Noun && self.tag(next + 1) == Tag::Determiner;
        if comma && self.reads(at, "so") && asks && !self.quote_in(content.start..at) {
            return true;
        }
        if (told_of_me || so_i) && !by_me && (comma || !self.reads(at, "and")) {
            return true;
        }
        // “says 90cm, but the packet has never met my garden”: nothing is stated before.
        let only_amount = comma
            && self.reads(at, "but")
            && self.tag(content.start) == Tag::Numeral
            && !self.states_in(content.start..at);
        only_amount || self.falls_silent(next) || self.breaks_tense(frame, content, at, next)
    }

    /// Whether at `at`, behind a comma mostly, the reporter says more of what is said before: “As Town Is Evacuated”, “…, before
    /// praising the fans”, “…, a claim the ground manager dismissed”, “…, a court has heard”.
    fn remarks(&self, content: &Range<usize>, at: usize) -> bool {
        let comma = self.sign(at - 1, &[',', '—', '–']);
        let headline =
            self.pieces[at - 1].capital && matches!(self.word(at), "As" | "After" | "Amid" | "While");
        let later = (self.is_adverbial(at) || self.reads(at, "without")) && self.tag(at + 1) == Tag::Gerund;
        // “…, which is what my plumber says”
        let which = self.reads(at, "which")
            && self.is(at + 1, Is::BE)
            && (at + 2..at + 4).any(|i| matches!(self.word(i), "what" | "how" | "why" | "where"));
        let named =
            matches!(self.word(at), "a" | "an") && self.is(at + 1, Is::REPORT) && at > content.start + 2;
        let told = || self.tag(at) != Tag::Wh && (self.is_heard(at) || self.is_told_by(at));
        // “—although it is not clear whether he did”
        let unclear = matches!(self.word(at), "although" | "though")
            && self.reads(at + 1, "it")
            && self.is(at + 2, Is::BE);
        headline || comma && (later || which || named || unclear || told())
    }

    /// “…, and she was right”, “…, and it shows”: what the reporter thinks of what was said, of the words from `at` up to `end`.
    fn judges(&self, at: usize, end: usize) -> bool {
        if !self.is(at, Is::CONJUNCTION) || !self.is(at + 1, Is::PRONOUN) {
            return false;
        }
        let mut last = at + 2 + usize::from(self.is(at + 2, Is::BE));
        while self.tag(last) == Tag::Adverb || self.is(last, Is::NEGATION) {
            last += 1;
        }
        self.sorts(last, QuoteSort::VERDICT)
            && (last + 1 >= end || self.piece(last + 1).is_none_or(|p| p.sign.is_some()))
    }

    /// “… but declined to say more”, “… but would not be drawn on whose”
    fn falls_silent(&self, next: usize) -> bool {
        let refuses = self.tag(next) == Tag::Modal
            && self.reads(next + 1, "not")
            && (next + 2..next + 5).any(|i| self.sorts(i, QuoteSort::SILENT));
        refuses || self.sorts(next, QuoteSort::SILENT) && self.tag(next).is_verb()
    }

    /// “Tolley insists he has the backing of the board after Rovers slid to a seventh defeat”: whether the “after” at `at` says, in
    /// the first sentence of a paragraph, why somebody speaks now, of what is so and not what was.
    fn is_peg(&self, frame: &Found, content: &Range<usize>, at: usize) -> bool {
        let now = frame.word.form == Form::Present
            || self.verb_group(frame.cue.start).is_some_and(|verb| verb.perfect);
        // “will reopen 14 years after the looms fell silent”
        let span = self.tag(at - 1).is_noun() && self.tag(at.wrapping_sub(2)) == Tag::Numeral;
        if !now || span || !self.reads(at, "after") || self.unit.start > 0 || self.tag(at + 1) == Tag::Pronoun
        {
            return false;
        }
        let parse = self.parse(at);
        let token = |piece: usize| self.pieces.get(piece).map_or(0, |p| p.token);
        let mut before = parse.verbs_in(token(content.start)..token(at)).iter().filter(|verb| verb.finite);
        let behind = parse.verbs_in(token(at)..token(content.end - 1) + 1).iter().find(|verb| verb.finite);
        let acts = behind.is_some_and(|verb| self.is_past(parse, verb) && !verb.modal);
        acts && before.all(|verb| !self.is_past(parse, verb))
    }

    /// “Four in ten say they cook less, a poll finds, with …”: whether somebody behind the comma, at `at`, tells that the
    /// others said it.
    fn is_told_by(&self, at: usize) -> bool {
        let Some((phrase, _)) = self.phrases_from(at).filter(|_| self.is(at, Is::DETERMINER)) else {
            return false;
        };
        let behind = self.piece_at(phrase.tokens.end);
        // “a new poll finds”: no plural stands behind “a”, so its last word is the verb.
        let plural = matches!(self.word(at), "a" | "an" | "one") && self.tag(behind - 1) == Tag::NounPlural;
        let verb = if plural { behind - 1 } else { behind };
        let says = plural || matches!(self.tag(verb), Tag::VerbS | Tag::VerbPast);
        let says = says && self.is(verb, Is::CUE);
        says && self.piece(verb + 1).is_none_or(|p| p.sign.is_some() || p.is.any(Is::DAY))
    }

    /// “…, a court has heard”, “…, the jury was told”: whether those who were told what stands before end the sentence.
    fn is_heard(&self, at: usize) -> bool {
        const FAR: usize = 7;
        let verb = (at + 1..at + FAR).find(|&i| matches!(self.word(i), "heard" | "told"));
        verb.is_some_and(|verb| {
            let told = !self.reads(verb, "told") || self.is(verb - 1, Is::BE);
            let ends = self
                .piece(verb + 1)
                .is_none_or(|p| p.sign.is_some() || p.is.any(Is::PREPOSITION.with(Is::DAY)));
            told && ends && (at..verb).any(|i| self.is_audience(i))
        })
    }

    /// Whether the verb behind the “and” or “but” at `at`, whose clause goes on at `next`, has a tense that what is said before
    /// it cannot share.
    fn breaks_tense(&self, frame: &Found, content: Range<usize>, at: usize, next: usize) -> bool {
        let comma = self.sign(at - 1, &[',', '—', '–']);
        let parse = self.parse(at);
        let token = |piece: usize| self.pieces.get(piece).map_or(0, |p| p.token);
        let finite = |verb: &&VerbGroup| verb.finite;
        let behind = parse.verbs_in(token(next)..token(content.end - 1) + 1).iter().find(finite);
        let Some(behind) = behind else { return false };
        let bare = behind.tokens.start == token(next);
        let clause = parse.clause_of_verb(behind.main);
        let opens = clause.is_some_and(|c| (token(at)..token(next) + 1).contains(&c.tokens.start));
        // “the ship had missed its sailings, and families have learned to wait”: no list of what was missed.
        let subject =
            || self.phrases_from(next).is_some_and(|(first, _)| first.tokens.end == behind.tokens.start);
        let opens = opens || comma && subject();
        if !opens || self.tag(next) == Tag::Subordinator {
            return false;
        }
        let tense = match frame.word.form {
            Form::Past => Tag::VerbPast,
            Form::Present => Tag::VerbS,
            _ => return false,
        };
        let mut before = parse.verbs_in(token(content.start)..token(at)).iter().filter(finite);
        let starts = parse.tag(behind.tokens.start);
        let Some(last) = before.clone().next_back() else {
            // “vowed to appeal and left”: what is to be done has no past.
            return bare && self.deeds(content.start) && parse.tag(behind.main) == tense;
        };
        if tense == Tag::VerbS {
            // “swears that it fixes everything, so yesterday he got some”
            let acted = comma && self.reads(at, "so") && !bare && starts == Tag::VerbPast;
            // “says it must be saved and hands a cheque to a friend”: behind “must” no verb has an “s”.
            let hands = bare && starts == Tag::VerbS && last.modal;
            return hands || acted && before.all(|verb| !self.is_past(parse, verb));
        }
        // “was obtained “through concealment” and gave the firm six months”
        let quoted = self.quote(at - 1) && bare && tense == Tag::VerbPast;
        if quoted && parse.tag(behind.tokens.start) == Tag::VerbPast && !last.perfect {
            return true;
        }
        let shares = bare && (last.perfect || last.passive);
        match (before.clone().any(|verb| self.is_past(parse, verb)), self.is_past(parse, behind)) {
            (false, true) => {
                !shares && !behind.modal && self.tag(self.piece_at(last.tokens.start)) != Tag::VerbBase
            }
            (true, false) => !bare && comma && before.all(|verb| self.is_past(parse, verb)),
            // “would be free and then walked off”, “would appeal, but his lawyer withdrew”
            (true, true) => {
                // “said the offer was poor, and the council cut the budget”
                let is = self.is(self.piece_at(last.main), Is::BE) && !last.modal && !last.perfect;
                let act = !bare && comma && is && self.reads(next, "the");
                // “told staff that none was safe, and then wished them “a restful weekend””
                let then = bare && comma && is && self.reads(next - 1, "then");
                (bare && last.modal || comma && !self.reads(at, "and") && last.modal || act || then)
                    && starts == Tag::VerbPast
            }
            (false, false) => false,
        }
    }

    /// Whether “to” opens the content: what is to be done.
    fn deeds(&self, start: usize) -> bool {
        self.reads(start, "to") || self.reads(start, "not")
    }

    fn is_past(&self, parse: &Parse, verb: &VerbGroup) -> bool {
        let first = verb.tokens.start;
        let word = self.text.tokens.get(first).map_or("", |token| self.text.of(token)).to_ascii_lowercase();
        parse.tag(first) == Tag::VerbPast
            || PAST.iter().any(|past| word.starts_with(past))
            || parse.tag(first) == Tag::Contraction && word.ends_with('d')
    }

    /// “I”, “we're”, “my”.
    pub(super) fn is_narrator(&self, at: usize) -> bool {
        let word = self.word(at).split(['\'', '’']).next().unwrap_or_default();
        ["I", "me", "my", "we", "us", "our"].iter().any(|me| me.eq_ignore_ascii_case(word))
            && !matches!(word, "US" | "ME")
    }

    /// “300 jobs (a tenth of its staff)”: what stands in the last bracket is the reporter's.
    fn before_bracket(&self, start: usize, end: usize) -> usize {
        let open =
            (start + 3..end).rev().find(|&i| self.sign(i, &['('])).filter(|_| self.sign(end - 1, &[')']));
        open.filter(|&at| !(start..at).any(|i| self.sign(i, &['(']) || self.quote(i))).unwrap_or(end)
    }

    /// “the man police say did it”, “a plan that he says he opposes”: whether what is said lacks a noun that stands before.
    pub(super) fn has_gap(&self, frame: &Found) -> bool {
        let cue = frame.cue.start;
        let Some(clause) = self.clause_of(cue) else { return false };
        let word = |token: usize| self.text.of(&self.text.tokens[token]);
        let verb = self.verb_group(cue).map_or(cue, |verb| self.piece_at(verb.tokens.start));
        // “figures that show it works”: the pronoun is the subject.
        let is_subject = self.reads(verb.wrapping_sub(1), "that");
        // “the film, in which he said he was ill”
        let governed = |at: usize| at > 0 && self.parse(cue).tag(at - 1) == Tag::Preposition;
        let binds = clause.opener.is_none_or(|at| {
            matches!(word(at), "that" | "which" | "who" | "whom")
                && clause.tokens.start == at
                && !governed(at)
        });
        // “after two sources familiar with it told the paper it failed”: words know more of who speaks.
        let first = clause.subject.map(|subject| self.parse(cue).phrases[subject].tokens.start);
        let longer = frame.speaker.as_ref().is_some_and(|s| first > Some(self.pieces[s.start].token));
        clause.kind == ClauseKind::Relative
            && !longer
            && !is_subject
            && clause.subject.is_some()
            && binds
            && !frame.inverted
            && self.piece(verb.wrapping_sub(1)).is_some_and(|p| p.word)
    }
}
