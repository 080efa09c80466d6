//! Owns what a sentence's syntax says of a cue: whether it is a verb here, whose, whether anything was said at all, and
//! which clause it reports. Asked only where a frame is found; everything in pieces of the unit.
//!
//! `[The clash came after a tribunal ruled that five must pay . ]`, asked at “ruled” → subject “a tribunal”, complement
//! “that five must pay”

use std::ops::Range;

use crate::lexicon::cues::{Cue, Form};
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::{Clause, ClauseKind, Head, NounPhrase, Parse, Tag, VerbGroup};

use super::reader::{Found, Reader};

/// Among so many clauses of a sentence the first main one is looked for; a sentence may have thousands.
pub(super) const FIRST_CLAUSES: usize = 16;

impl Reader<'_> {
    /// The sentence that holds the piece; an empty one behind the last piece, as in “asked” at a text's end.
    pub(super) fn parse(&self, at: usize) -> &Parse {
        let piece = self.pieces.get(at);
        piece.map_or_else(|| self.syntax.of(usize::MAX), |piece| self.syntax.at(piece.token))
    }

    /// The part of speech of the piece, if it is one token of the unit.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.piece(at).filter(|p| p.pair.is_none()).map_or(Tag::Punctuation, |p| self.parse(at).tag(p.token))
    }

    /// “her deputy”: whether the word at `at` says whose the noun behind it is.
    pub(super) fn owns_next(&self, at: usize) -> bool {
        self.tag(at) == Tag::PossessivePronoun
            && self.piece(at + 1).is_some_and(|p| p.word && !p.is.any(Is::PREPOSITION.with(Is::AUXILIARY)))
    }

    /// The verb group that holds the piece.
    pub(super) fn verb_group(&self, at: usize) -> Option<&VerbGroup> {
        self.parse(at).verb_at(self.pieces.get(at)?.token)
    }

    /// The clause whose verb the piece is part of.
    pub(super) fn clause_of(&self, at: usize) -> Option<&Clause> {
        self.parse(at).clause_of_verb(self.pieces.get(at)?.token)
    }

    /// The piece that holds the token, or the first one behind it.
    pub(super) fn piece_at(&self, token: usize) -> usize {
        let inside = &self.pieces[self.unit.clone()];
        self.unit.start + inside.partition_point(|piece| piece.end <= token)
    }

    /// The pieces that hold these tokens, as far as they lie in the unit.
    pub(super) fn pieces_of(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.piece_at(tokens.start);
        start..self.piece_at(tokens.end.max(1) - 1).saturating_add(1).clamp(start, self.unit.end)
    }

    /// “the claims rose”, “a stated aim”, “articles written years ago”: whether the cue at `at` is no verb that reports.
    pub(super) fn is_no_verb(&self, at: usize, word: Cue) -> bool {
        let tag = self.tag(at);
        let noun = matches!(tag, Tag::Noun | Tag::NounPlural);
        // “a barn, which Ann Cole calls “a root””: marks behind a name and its word.
        let pins = word.call && self.quote(at + 1) && self.tag(at.wrapping_sub(1)) == Tag::Proper;
        // ““…,” the editorial read.”: marks that wait for a verb, and nothing behind it.
        let waits = self.piece(at + 1).is_none_or(|p| p.is_sign(&['.']))
            && (at.saturating_sub(4).max(self.unit.start)..at).any(|i| self.quote(i) && self.ends_open(i));
        if noun && (pins || waits && word.form != Form::Participle || self.stands_as_verb(at, word)) {
            return false;
        }
        if word.noun && noun && matches!(word.form, Form::Base | Form::Present) {
            return true;
        }
        let Some(group) = self.verb_group(at) else {
            // “said talk of a “down round” was wrong”
            let behind_verb = at > self.unit.start && self.is_finite_word(at - 1);
            return noun && (behind_verb || self.is_owned(at) || self.ends_indefinite(at));
        };
        let alone = group.tokens.len() == 1;
        // “articles written years ago”: no participle of its own is finite.
        alone && word.form == Form::Participle && !self.reads(at + 1, "by")
    }

    /// “Still, as the lodger *remarks*, “it held””, “It leaks still, researchers in Lund *report*.”: whether a word that is a noun as
    /// well can only be the verb here.
    pub(super) fn stands_as_verb(&self, at: usize, word: Cue) -> bool {
        const FAR: usize = 8;
        let near = at.saturating_sub(FAR).max(self.unit.start)..at;
        let bare =
            |from: usize| !(from..at).any(|i| self.is_finite_word(i) || self.sign(i, &[',', '—', '–', ';']));
        let as_at = near.clone().rev().find(|&i| self.reads(i, "as"));
        let told = word.form == Form::Present
            && self.sign(at + 1, &[','])
            && self.quote(at + 2)
            && as_at.is_some_and(|from| from + 1 < at && bare(from));
        let comma = near.rev().find(|&i| self.sign(i, &[',']));
        // “…, a spokesman's report.” has an owner or an article before the noun.
        let many = |comma: usize| {
            let head = comma + 1 + usize::from(self.tag(comma + 1) == Tag::Adjective);
            self.tag(head) == Tag::NounPlural && bare(comma + 1) && head < at && !self.is_owned(at)
        };
        let ends = self.piece(at + 1).is_none_or(|p| p.is_sign(&['.']));
        let plural = word.form == Form::Base
            && ends
            && comma.is_some_and(|comma| many(comma) && self.states_in(self.unit.start..comma));
        told || plural
    }

    /// “a sharp-tongued retort”: whether the word at `at` heads a phrase that “a” opens.
    fn ends_indefinite(&self, at: usize) -> bool {
        let token = self.pieces[at].token;
        let phrase = self.parse(at).phrase_at(token).filter(|phrase| phrase.head == token);
        phrase.is_some_and(|phrase| {
            matches!(self.text.of(&self.text.tokens[phrase.tokens.start]), "a" | "an" | "A" | "An")
        })
    }

    /// “Roth's recounting of”, “a stated aim”: right behind an owner or an article.
    fn is_owned(&self, at: usize) -> bool {
        at > self.unit.start
            && !self.pieces[at - 1].capital
            && matches!(
                self.tag(at - 1),
                Tag::Possessive
                    | Tag::PossessivePronoun
                    | Tag::Determiner
                    | Tag::Adjective
                    | Tag::Preposition
            )
    }

    /// The complement behind the frame's cue, before `next`: “(that) it rained”.
    pub(super) fn complement(&self, frame: &Found, next: usize) -> Option<Range<usize>> {
        let cue = frame.cue.start;
        let reported = self.parse(cue).reported_by(self.pieces[cue].token)?;
        let pieces = self.pieces_of(&reported);
        (pieces.start >= frame.cue.end && pieces.start < next).then_some(pieces)
    }

    /// Whether a clause that the frame reports starts at `at`.
    pub(super) fn complement_starts(&self, frame: &Found, at: usize) -> bool {
        self.complement(frame, self.unit.end).is_some_and(|said| said.start == at)
    }

    /// Whether the frame breaks into a clause or hangs on behind one: “…, a guard told Reuters.”
    pub(super) fn is_inserted(&self, frame: &Found) -> bool {
        self.clause_of(frame.cue.start).is_some_and(|clause| clause.kind == ClauseKind::Inserted)
    }

    /// Where the clause ends that the word at `opener` opens: “that she leaves” of “the news that she leaves shook the town”.
    pub(super) fn clause_opened_at(&self, opener: usize) -> Option<usize> {
        let token = self.pieces[opener].token;
        let clause = self.parse(opener).clauses_at(token).find(|clause| clause.opener == Some(token))?;
        let own = self.pieces_of(&clause.tokens);
        (clause.tokens.start == token && clause.kind == ClauseKind::Complement).then_some(own.end)
    }

    /// “The news that she leaves, shook the town”: whether the verb at `at`, or behind a comma there, has a subject before
    /// the frame's noun or with it.
    pub(super) fn resumes(&self, frame: &Found, at: usize) -> bool {
        let verb = at + usize::from(self.sign(at, &[',']));
        let cue = self.pieces[frame.cue.start].token;
        let Some(clause) = self.piece(verb).and_then(|_| self.clause_of(verb)) else { return false };
        let subject = clause.subject.map(|index| self.parse(verb).phrases[index].tokens.start);
        subject.is_some_and(|start| start <= cue)
    }

    /// The noun phrase of a paper that somebody gets and a participle hangs on: “heard a message saying that …”; who issues
    /// one speaks.
    pub(super) fn paper_before(&self, verb: usize) -> Option<Range<usize>> {
        let before = verb.checked_sub(1).filter(|&at| at >= self.unit.start)?;
        let parse = self.parse(before);
        let phrase = parse.phrase_at(self.pieces[before].token)?;
        let head = self.piece_at(phrase.head);
        let own = self.pieces_of(&phrase.tokens);
        let reached = (own.start.saturating_sub(3)..own.start).any(|i| self.sorts(i, QuoteSort::RECEIVES));
        (reached && head == before && phrase.owner.is_none() && self.is(head, Is::PAPER.with(Is::REPORT)))
            .then_some(own)
    }

    /// Whether the clause of the verb at `cue` is opened by this word.
    pub(super) fn is_opened_by(&self, cue: usize, word: &str) -> bool {
        let opener = self.opener_of(cue);
        opener.is_some_and(|token| self.text.of(&self.text.tokens[token]).eq_ignore_ascii_case(word))
    }

    /// The word that opens the clause of the verb at `cue`, which no other verb has taken: “unless Ottawa pays, their union said”.
    pub(super) fn opener_of(&self, cue: usize) -> Option<usize> {
        let clause = self.clause_of(cue)?;
        let (opener, parse) = (clause.opener?, self.parse(cue));
        let first = clause.subject.map_or(opener, |subject| parse.phrases[subject].tokens.start);
        let taken = first > opener && parse.verbs_in(opener..first).iter().any(|verb| verb.finite);
        // ““If in doubt, step back,” says Ann Cole”: an “if” in marks is hers.
        let said = self.quote(self.piece_at(opener));
        (!taken && !said).then_some(opener)
    }

    /// Whether the subject of the frame's verb is what the frame opens with.
    pub(super) fn has_own_subject(&self, frame: &Found) -> bool {
        self.subject_by_syntax(frame.cue.start).is_some_and(|subject| subject.start == frame.whole.start)
    }

    /// Whether the word at `at` is the verb of a clause that has a subject.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.tag(at).is_verb() && self.clause_of(at).is_some_and(|clause| clause.subject.is_some())
    }

    /// Whether words before a frame state something: not where they open with a preposition, a participle or a word like
    /// “if”, and no clause of its own follows: “Reacting to the news, …”, “If you wish to reach her, …”.
    pub(super) fn states(&self, content: &Range<usize>) -> bool {
        let small = |i: &usize| matches!(self.tag(*i), Tag::Coordinator | Tag::Adverb | Tag::Punctuation);
        let Some(start) = content.clone().find(|i| !small(i)) else { return true };
        let opens = matches!(
            self.tag(start),
            Tag::Gerund | Tag::Participle | Tag::Preposition | Tag::Subordinator | Tag::Wh | Tag::To
        );
        let parse = self.parse(start);
        let tokens = self.pieces[content.start].token..self.pieces[content.end - 1].end;
        let verbs = if opens { parse.verbs_in(tokens) } else { &[] };
        let mut inside = verbs.iter().filter_map(|verb| parse.clause_of_verb(verb.main));
        // “In tanks near Naples, 17 animals changed colour”: a verb that was taken for a participle.
        let mut behind = content.clone().skip_while(|&i| !self.sign(i, &[','])).skip(2);
        !opens
            || inside.any(|clause| !matches!(clause.kind, ClauseKind::Subordinate | ClauseKind::Relative))
            || behind.any(|i| self.tag(i) == Tag::Participle && self.tag(i - 1).is_noun())
    }

    /// Where a clause that words let end with `end` ends by syntax: “While the club said it was sorry, fans left” reports no
    /// more than its own clause.
    pub(super) fn said_end(&self, frame: &Found, said: &Range<usize>, end: usize) -> usize {
        let within = self
            .clause_of(frame.cue.start)
            .is_some_and(|clause| matches!(clause.kind, ClauseKind::Subordinate | ClauseKind::Relative));
        let closes = self.sign(said.end, &[',', '—', '–', ')', ':', ';']);
        if within && closes && said.end < end { said.end } else { end }
    }

    /// “When the union claimed to have won, there was doubt”: a deed ends with the subordinate clause of its verb.
    pub(super) fn own_clause_end(&self, frame: &Found, end: usize) -> usize {
        let Some(clause) = self.clause_of(frame.cue.start) else { return end };
        let own = self.pieces_of(&clause.tokens).end;
        let within = matches!(clause.kind, ClauseKind::Subordinate | ClauseKind::Relative);
        if within && self.sign(own, &[',']) { end.min(own) } else { end }
    }

    /// Whether syntax takes what starts at `start` for a clause that the frame reports without “that”: its subject first, its
    /// verb behind; right behind where the cue asks for “that” otherwise.
    pub(super) fn is_said(&self, frame: &Found, start: usize) -> bool {
        let parse = self.parse(start);
        let Some(piece) = self.pieces.get(start) else { return false };
        let Some(clause) = parse.clauses_at(piece.token).find(|clause| {
            clause.kind == ClauseKind::Complement
                && clause.opener.is_none()
                && self.piece_at(clause.tokens.start) == start
        }) else {
            return false;
        };
        let Some(subject) = clause.subject.map(|index| &parse.phrases[index]) else { return false };
        let verb = &parse.verbs[clause.verb];
        // “he told me on Friday, is that”
        let is_told = frame.word.told && (self.is(start, Is::ADDRESSEE) || self.is_told_first(start))
            || self.word(start).ends_with("self")
            || self.word(start).ends_with("selves");
        // “says I'm mad”: subject and verb in one word.
        if !is_told && subject.tokens.len() == 1 && subject.tokens.start == verb.tokens.start {
            return subject.tokens.start == clause.tokens.start;
        }
        if is_told || subject.tokens.start != clause.tokens.start || verb.tokens.start < subject.tokens.end {
            return false;
        }
        let gap = self.piece_at(subject.tokens.end)..self.piece_at(verb.tokens.start);
        if gap.clone().any(|i| self.is_adverbial(i)) {
            return false;
        }
        let mut between = (subject.tokens.end..verb.tokens.start).map(|token| parse.tag(token));
        if frame.word.clause {
            // “the vehicle, licensed for 15, had been”
            let aside = self.sign(gap.start, &[',']) && self.sign(gap.end.wrapping_sub(1), &[',']);
            between.all(|tag| aside || !matches!(tag, Tag::Punctuation | Tag::Coordinator | Tag::Adjective))
        } else {
            between.all(|tag| tag == Tag::Adverb) && subject.kind != Head::Number
        }
    }

    /// The noun phrase that holds the piece, and the next one.
    pub(super) fn phrases_from(&self, at: usize) -> Option<(&NounPhrase, Option<&NounPhrase>)> {
        let parse = self.parse(at);
        let first = parse.phrase_at(self.pieces.get(at)?.token)?;
        let next = parse.phrases.partition_point(|phrase| phrase.tokens.start <= first.tokens.start);
        Some((first, parse.phrases.get(next)))
    }

    /// “before”, “after”: whether the word at `at` opens a clause that says when.
    pub(super) fn is_adverbial(&self, at: usize) -> bool {
        matches!(self.word(at), "before" | "after" | "until" | "since")
    }

    /// Whether a verb stands in the content, or “that” before it.
    pub(super) fn is_a_clause(&self, mut content: Range<usize>) -> bool {
        content.any(|i| {
            let more =
                matches!(self.tag(i), Tag::VerbBase | Tag::Contraction | Tag::Participle | Tag::Subordinator);
            // “Pool Will Open In May”: capitals hide a verb.
            more || self.is_finite_word(i) || self.is(i, Is::BE.with(Is::AUXILIARY)) && self.pieces[i].capital
        })
    }

    /// Whether the word at `at` is a verb that can head a clause.
    pub(super) fn is_finite_word(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::VerbPast | Tag::VerbS | Tag::Modal | Tag::Be | Tag::Have | Tag::Do)
    }

    /// Where the noun phrase ends that opens with `speaker`, with what it owns, if it is longer: “the state's fire chief”.
    pub(super) fn phrase_end(&self, speaker: &Range<usize>) -> Option<usize> {
        let parse = self.parse(speaker.start);
        let first = parse.phrase_at(self.pieces[speaker.start].token)?;
        let index = parse.phrases.partition_point(|phrase| phrase.tokens.start < first.tokens.start);
        let mut last = index;
        while parse.phrases.get(last + 1).is_some_and(|phrase| phrase.owner == Some(last)) {
            last += 1;
        }
        let own = self.pieces_of(&(first.tokens.start..parse.phrases[last].tokens.end));
        let longer = last > index && own.start == speaker.start && own.end > speaker.end;
        (longer && !own.clone().any(|i| self.quote(i))).then_some(own.end)
    }

    /// Where the noun phrase at `start`, with what “of” hangs on it, ends before another phrase and its verb: “Holm” of “Holm the dam
    /// is safe”.
    pub(super) fn phrase_before_verb(&self, start: usize, end: usize) -> Option<usize> {
        let (first, next) = self.phrases_from(start)?;
        let own = self.piece_at(first.tokens.end);
        let next = next.filter(|next| next.owner.is_none() && self.piece_at(next.tokens.start) == own)?;
        let verb = self.piece_at(next.tokens.end);
        (own < end && verb < end && self.is_finite_word(verb)).then_some(own)
    }
}
