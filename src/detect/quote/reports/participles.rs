//! Owns participles that report: who says what “saying” reports stands before its comma, right before it, or behind.
//!
//! `[Hours later , Jonas Reyer went after Cole , calling him “a brake” . ]` → “calling”, speaker “Jonas Reyer”;
//! `[The race goes on , with three in ten saying it is over . ]` → “saying”, speaker “three in ten”

use std::ops::Range;

use crate::lexicon::cues::Form;
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::{Clause, ClauseKind, Parse, Tag};
use crate::text::Text;

use super::clauses::FIRST_CLAUSES;
use super::reader::{Found, LONGEST_SPEAKER, Reader};

/// How many phrases the words for one speaker may hold: “the campaign of the former senator from Ohio”.
const MOST_PHRASES: usize = 5;

/// How many participles one may be joined to: “underlining …, praising … and vowing …”.
const MOST_JOINED: usize = 4;

impl Reader<'_> {
    /// “…, adding that”: the subject before speaks.
    pub(super) fn participle(&self, plain: Found, before: &[Found]) -> Option<Found> {
        let at = plain.cue.start;
        if let Some(speaker) = self.part_before(at) {
            return Some(Found { whole: speaker.start..plain.cue.end, speaker: Some(speaker), ..plain });
        }
        if at > self.unit.start
            && self.is(at - 1, Is::DETERMINER.with(Is::PREPOSITION))
            && !self.reads(at - 1, "as")
            && !(matches!(
                self.word(at - 1).to_ascii_lowercase().as_str(),
                "before" | "after" | "by" | "besides" | "despite"
            ) && (self.opens_clause_word(plain.cue.end)
                || self.quote(plain.cue.end)
                || self.quote(plain.cue.end + 1)))
        {
            return None;
        }
        if let Some(speaker) = self.sender_before(at) {
            return Some(Found { whole: speaker.start..plain.cue.end, speaker: Some(speaker), ..plain });
        }
        if let Some(speaker) = self.paper_before(at).or_else(|| self.noun_before(at)) {
            return Some(Found { whole: speaker.start..plain.cue.end, speaker: Some(speaker), ..plain });
        }
        // “(Diaz called it “loud”), and Brown stirred anger by saying”: whoever does what the participle hangs on.
        if at > self.unit.start
            && self.is(at - 1, Is::PREPOSITION)
            && let Some(last) = before.last()
            && let Some(speaker) = self.actor_before(at).filter(|speaker| speaker.start >= last.whole.end)
        {
            return Some(Found { speaker: Some(speaker), borrowed: true, ..plain });
        }
        self.borrow(plain.clone(), before).or_else(|| {
            // “Despite admitting that it was late, the firm went on”: who does so comes behind the comma.
            let limit = self.unit.end.min(at + LONGEST_SPEAKER);
            let comma = (at..limit).find(|&i| self.sign(i, &[',']))?;
            let speaker =
                self.subject_at(comma + 1, self.unit.end).filter(|s| self.has_verb(s, self.unit.end))?;
            Some(Found { speaker: Some(speaker), borrowed: true, ..plain })
        })
    }

    /// “a memo *the ministry* sent to schools saying”: who sends the paper that the participle at `at` says more of.
    fn sender_before(&self, at: usize) -> Option<Range<usize>> {
        const FAR: usize = 14;
        let parse = self.parse(at);
        let floor = at.saturating_sub(FAR).max(self.unit.start);
        let verb = (floor..at).rev().find(|&i| self.is_finite_word(i))?;
        let sender = parse.phrase_at(self.pieces[verb.checked_sub(1)?].token)?;
        let own = self.pieces_of(&sender.tokens);
        let paper = own.start.checked_sub(1).filter(|&paper| paper > floor)?;
        let sent =
            own.end == verb && sender.preposition.is_none() && self.is(paper, Is::PAPER.with(Is::REPORT));
        let still = (verb..at).all(|i| self.pieces[i].word);
        (sent && still && self.tag(paper).is_noun() && self.can_speak(&own)).then_some(own)
    }

    /// “Saying the road was unsafe, the council closed it”: a participle that opens the sentence before a clause.
    pub(super) fn opening_participle(&self, at: usize) -> Option<Found> {
        let (count, word) = self.words.cue(&self.text.tokens[self.pieces[at].token..])?;
        let opens = Is::DETERMINER.with(Is::PRONOUN).with(Is::HE).with(Is::SHE).with(Is::IT).with(Is::THEY);
        let next = at + count;
        let clause = self.reads(next, "that") || word.clause && self.is(next, opens);
        let plain = Found { word, ..Found::bare(at..next) };
        if word.form == Form::Ing && clause && !word.call { self.participle(plain, &[]) } else { None }
    }

    /// The frame with the speaker of the one before, or with the subject of the clause that its cue hangs on.
    pub(super) fn borrow(&self, plain: Found, before: &[Found]) -> Option<Found> {
        let at = plain.cue.start;
        // “Cole wrote that the guards knew it, adding”: what somebody else knew is part of what was written.
        let within = |f: &Found| {
            let own = self.clause_of(f.cue.start);
            plain.word.form == Form::Ing && own.is_some_and(|own| own.kind == ClauseKind::Complement)
        };
        let mut back = before.iter().rev().filter(|f| !f.according);
        let last = back.clone().find(|f| !within(f));
        let speaker = self
            .main_subject(at, last)
            .or_else(|| last.or_else(|| back.next())?.speaker.clone())
            .or_else(|| self.joined_subject(at))
            .or_else(|| self.subject(at))?;
        Some(Found { speaker: Some(speaker), borrowed: true, ..plain })
    }

    /// “The crowd cheered when Olm saw the sign and said”: the subject of the clause that the verb at `at` goes on with “and”.
    fn joined_subject(&self, at: usize) -> Option<Range<usize>> {
        let clause = self.clause_of(at).filter(|clause| clause.joined_to.is_some())?;
        let own = self.pieces_of(&self.parse(at).phrases.get(clause.subject?)?.tokens);
        (own.start >= self.unit.start && own.end < at && self.can_speak(&own)).then_some(own)
    }

    /// The subject of the sentence's main clause before a comma and the participle at `at`, where none of the frames before
    /// reports in that clause: “Ann Cole, whose firm built the wall, has defended it, saying”.
    fn main_subject(&self, at: usize, last: Option<&Found>) -> Option<Range<usize>> {
        let comma = at.checked_sub(1)?;
        // “Reyer's claim that Olm “sank it,” saying”: the comma stands within the marks.
        if !(self.sign(comma, &[',', '—', '–', '-']) || self.quote(comma) && self.ends_with(comma, &[","]))
        {
            return None;
        }
        let parse = self.parse(at);
        let token = self.pieces.get(at)?.token;
        let main = |clause: &&Clause| {
            let opener = clause.opener.map_or("", |opener| self.text.of(&self.text.tokens[opener]));
            // “…, when a guard broke in, shouting”: the nearer one does so.
            let near = clause.kind == ClauseKind::Subordinate
                && (clause.tokens.contains(&token) || clause.tokens.end + 1 == token)
                && matches!(opener, "when" | "as" | "while")
                && clause
                    .subject
                    .is_some_and(|subject| !self.is(self.piece_at(parse.phrases[subject].head), Is::IT));
            // “While most called for rain, Reyer kept to the plan, noting”: a verb that was taken for a participle.
            let taken = clause.opener == Some(parse.tokens.start)
                && clause.subject.is_some_and(|subject| {
                    let start = parse.phrases[subject].tokens.start;
                    start > parse.tokens.start && self.text.of(&self.text.tokens[start - 1]) == ","
                });
            let quoted = self.quote(self.piece_at(parse.verbs[clause.verb].tokens.start));
            (clause.kind == ClauseKind::Main || near || taken) && clause.subject.is_some() && !quoted
        };
        let before = parse.clauses.partition_point(|clause| parse.verbs[clause.verb].tokens.end <= token);
        let first = before.saturating_sub(FIRST_CLAUSES);
        let clause = parse.clauses.get(first..before)?.iter().rev().find(main)?;
        let verb = parse.verbs[clause.verb].tokens.start;
        // What reports behind that verb, or in its place, says who; so does “He wrote the guards knew, saying”.
        let reports = |found: &Found| {
            let cue = self.pieces[found.cue.start].token;
            let of_main =
                self.clause_of(found.cue.start).is_some_and(|own| own.kind != ClauseKind::Subordinate);
            !found.noun && (cue >= verb || of_main && clause.joined_to.is_none())
        };
        if last.is_some_and(reports) {
            return None;
        }
        let own = self.subject_by_syntax(self.piece_at(verb))?;
        let first = self.pieces.get(own.start)?;
        let person =
            |i: usize| self.pieces[i].capital || self.is(i, Is::ROLE) || self.tag(i) == Tag::NounPlural;
        let named = self.sign(own.end, &[',']) && self.piece(own.end + 1).is_some_and(|p| p.capital);
        let known = first.is.any(Is::PRONOUN) || own.clone().any(person) || named;
        (own.start >= self.unit.start && known && self.can_speak(&own)).then_some(own)
    }

    /// “…, both saying”: a word before the participle at `at` that takes part of those named before.
    fn part_before(&self, at: usize) -> Option<Range<usize>> {
        let part = at.checked_sub(1).filter(|&part| part > self.unit.start)?;
        let apart = self.sign(part - 1, &[',', '—', '–']);
        (apart && self.sorts(part, QuoteSort::PART)).then_some(part..at)
    }

    /// Whoever stands right before the participle at `at` and does what it says: “with three in ten saying”, “Voters saying
    /// they are tired rose to half”, “…, both mayors conceding”, “heard Cole saying”; not “slammed Cole saying”, “wrote to
    /// Cole saying”.
    fn noun_before(&self, at: usize) -> Option<Range<usize>> {
        let parse = self.parse(at);
        let last = self.first_of_joined(parse, self.pieces.get(at)?.token)?;
        let end = parse.phrases.partition_point(|phrase| phrase.tokens.end <= last);
        let near = end.checked_sub(1)?;
        let adjacent = (parse.phrases[near].tokens.end..last).all(|i| parse.tag(i) == Tag::Adverb);
        if !adjacent {
            return None;
        }
        let chain = &parse.phrases[first_of_chain(self.text, parse, near)];
        let own = self.pieces_of(&(chain.tokens.start..parse.phrases[near].tokens.end));
        let head = self.piece_at(chain.head);
        let lead = own.start.checked_sub(1).filter(|&lead| lead >= self.unit.start);
        // “…, one letter saying”
        let paper = self.is(head, Is::PAPER.with(Is::REPORT))
            && lead.is_some_and(|lead| self.sorts(lead, QuoteSort::RECEIVES));
        (self.may_act(&own, lead) && !paper && self.can_speak(&own)).then_some(own)
    }

    /// Whether whoever stands before a participle does what it says, by the word or sign that leads to them.
    fn may_act(&self, own: &Range<usize>, lead: Option<usize>) -> bool {
        match lead {
            // “Voters saying”, “There is evidence suggesting”
            None => self.can_speak(own),
            // “opens with Noah saying”, against “clashed with Noah saying”
            Some(lead) if self.reads(lead, "with") => {
                let before = lead.wrapping_sub(1);
                !self.tag(before).is_verb() || self.sorts(before, QuoteSort::RECEIVES)
            }
            Some(lead) if self.sign(lead, &[',', '—', '–']) => {
                self.sorts(own.start, QuoteSort::PART) || self.tag(own.start) == Tag::Numeral
            }
            Some(lead) if self.is(lead, Is::BE) => self.tag(lead.wrapping_sub(1)) == Tag::There,
            Some(lead) => self.sorts(lead, QuoteSort::RECEIVES),
        }
    }

    /// The first of the participles that “and” joins to the one at `token`: “underlining” of “underlining …, and vowing”.
    fn first_of_joined(&self, parse: &Parse, token: usize) -> Option<usize> {
        let mut at = token;
        for _ in 0..MOST_JOINED {
            let before = at.checked_sub(1).filter(|&i| parse.tag(i) == Tag::Coordinator);
            let Some(and) = before else { break };
            let verbs = parse.verbs_in(parse.tokens.start..and);
            let Some(verb) = verbs.last().filter(|verb| !verb.finite && parse.tag(verb.main) == Tag::Gerund)
            else {
                break;
            };
            at = verb.tokens.start;
        }
        Some(at)
    }
}

/// The first of the phrases that make one with the phrase `last`, as its owner, by a preposition or by “and”: “other bakers and even a
/// farmer”, “the campaign of the former senator from Ohio”.
fn first_of_chain(text: &Text<'_>, parse: &Parse, last: usize) -> usize {
    let mut first = last;
    for _ in 0..MOST_PHRASES {
        let phrase = &parse.phrases[first];
        let Some(before) = first.checked_sub(1).map(|index| &parse.phrases[index]) else { break };
        // “other bakers and even a farmer”
        let mut between = before.tokens.end..phrase.tokens.start;
        let joined = phrase.joined_to == Some(first - 1)
            || between.len() == 2
                && parse.tag(between.start) == Tag::Coordinator
                && between.all(|i| matches!(parse.tag(i), Tag::Coordinator | Tag::Adverb));
        let hangs = phrase.preposition == Some(before.tokens.end)
            && phrase.tokens.start == before.tokens.end + 1
            && !matches!(text.of(&text.tokens[before.tokens.end]), "with" | "as" | "than" | "like");
        let owned = phrase.tokens.start == before.tokens.end || phrase.owner == Some(first - 1);
        if !(joined || hangs || owned) {
            break;
        }
        first -= 1;
    }
    first
}
