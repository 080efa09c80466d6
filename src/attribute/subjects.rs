//! Owns whom a sentence is about: its subject, one or several, not whom it does something to.
//!
//! “Ida Brandt met Ann Cole.” → Brandt is its subject, Cole is not; “Brandt and Cole met” → both are

use std::ops::Range;

use crate::detect::Frame;
use crate::lexicon::Is;
use crate::names::Number;
use crate::syntax::{Clause, ClauseKind, NounPhrase, Parse};

use crate::text::{Anchor, Sentence};

use super::names::Sighting;
use super::speakers::Speakers;

/// What a name is to the clause it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its subject, or said again of it.
    Subject,
    /// Something behind its verb.
    Object,
    /// Something else.
    Other,
}

/// How many phrases one subject may join.
const MOST: usize = 6;

/// The tokens of a clause's subject, with what “and” joins to it.
pub(super) fn subject(parse: &Parse, clause: &Clause) -> Option<Range<usize>> {
    let mut last = clause.subject?;
    let tokens = parse.phrases.get(last)?.tokens.clone();
    let behind = parse.phrases.get(last + 1..)?.iter().take(MOST);
    let joined = |(_, phrase): &(usize, &NounPhrase)| phrase.joined_to.is_some();
    for (index, _) in (last + 1..).zip(behind).take_while(joined) {
        last = index;
    }
    Some(tokens.start..parse.phrases[last].tokens.end)
}

impl Speakers<'_> {
    /// What the name is to its clause.
    pub(super) fn standing(&self, sighting: &Sighting) -> Standing {
        let at = sighting.tokens.start;
        let parse = self.syntax.at(at);
        for clause in parse.clauses_at(at) {
            let Some(verb) = parse.verbs.get(clause.verb) else { continue };
            if let Some(subject) = subject(parse, clause) {
                let comma = |i: usize| self.token(i) == ",";
                // “the ruler of the town, Emeka Nwosu, thanked”
                let ends = (subject.end..verb.tokens.start.min(subject.end + MOST)).find(|&i| comma(i));
                let of = self.token(subject.end) == "of";
                let subject = subject.start..ends.filter(|_| of).unwrap_or(subject.end);
                // “His wife, Clara, laughed”
                // “Did the coach, Amay Khare, mean it?”
                let before_verb = at < if verb.inverted { verb.main } else { verb.tokens.start };
                let apposed = comma(subject.end) && at > subject.end && at <= subject.end + 4 && before_verb;
                if subject.contains(&at) || apposed {
                    let own = matches!(clause.kind, ClauseKind::Main | ClauseKind::Inserted);
                    return if own { Standing::Subject } else { Standing::Other };
                }
            }
            if verb.tokens.end <= at {
                return Standing::Object;
            }
        }
        if self.names_a_subject(parse, at) { Standing::Subject } else { Standing::Other }
    }

    /// “Asked why, the finance minister, *Esther Lamptey*, laughed”: whether the name at `at` says who the subject of a clause is.
    fn names_a_subject(&self, parse: &Parse, at: usize) -> bool {
        let told = |&(whose, which): &(usize, usize)| {
            parse.phrases.get(which).is_some_and(|phrase| phrase.tokens.contains(&at))
                && parse.clauses.iter().take(MOST).any(|clause| clause.subject == Some(whose))
        };
        parse.appositions.iter().take(MOST).any(told)
    }

    /// The words that name the speaker, where those at `tokens` only stand in their place: “As my father, *a clerk*, used to say”,
    /// “*The town* shrank; a guest, Ada Holm, wrote”, “*Sir* – Your critic claims”. None for “*Might I* suggest”.
    pub(super) fn whole_subject(&self, tokens: Range<usize>, cue: Option<usize>) -> Option<Range<usize>> {
        const FAR: usize = 64;
        let before = tokens.start.checked_sub(2).filter(|_| self.token(tokens.start - 1) == ",");
        let behind = tokens.end..cue.unwrap_or(tokens.end + 1).min(tokens.end + FAR);
        let apposed =
            matches!(self.token(tokens.start), "a" | "an") && behind.clone().any(|i| self.token(i) == ",");
        if let Some(before) = before.filter(|_| apposed) {
            let phrase =
                self.syntax.at(before).phrase_at(before).filter(|phrase| phrase.tokens.end == before + 1);
            let opens = |phrase: &Range<usize>| {
                phrase.start.checked_sub(1).is_some_and(|i| self.token(i).eq_ignore_ascii_case("as"))
            };
            return Some(phrase.map(|phrase| phrase.tokens.clone()).filter(opens).unwrap_or(tokens));
        }
        let pair = tokens.len() == 2 && self.is(tokens.start).any(Is::AUXILIARY);
        if pair && matches!(self.token(tokens.start + 1), "I" | "we" | "you") {
            return None;
        }
        let greets = matches!(self.token(tokens.start), "Sir" | "SIR" | "Madam" | "MADAM")
            && tokens.len() == 1
            && matches!(self.token(tokens.end), "–" | "—" | "-" | ",");
        let Some(cue) = cue.filter(|&cue| cue > tokens.end) else { return (!greets).then_some(tokens) };
        let apart = (tokens.end..cue).take(FAR).find(|&i| self.token(i) == ";");
        if !greets && apart.is_none() {
            return Some(tokens);
        }
        let parse = self.syntax.at(cue);
        let own = parse.clauses_at(cue).find_map(|clause| {
            let start = parse.phrases.get(clause.subject?)?.tokens.start;
            let end = parse.verbs.get(clause.verb)?.tokens.start;
            let end = (start + 1..end).find(|&i| self.token(i) == "(").unwrap_or(end);
            let comma = end.checked_sub(1).filter(|&before| self.token(before) == ",");
            let end = comma.unwrap_or(end);
            let close = greets || cue <= end + 2;
            (start > apart.unwrap_or(tokens.end) && start < end && end <= cue && close).then_some(start..end)
        });
        own.or_else(|| (!greets).then_some(tokens))
    }

    /// “…,” Cole said, after Reyes had told her that: whether a frame's cue only says when something else was said.
    pub fn tells_when(&self, frame: Frame) -> bool {
        let Some(cue) = frame.cue else { return false };
        let token = self.text.tokens_in(cue.block, cue.span).start;
        let clause = self.syntax.at(token).clause_of_verb(token);
        clause.is_some_and(|clause| {
            let opener = clause.opener.map_or("", |opener| self.token(opener));
            clause.kind == ClauseKind::Subordinate
                && matches!(opener, "after" | "before" | "when" | "while" | "as")
        })
    }

    /// Whether no finite verb stands before it in its sentence, or a comma does: “Speaking in Oslo, Holm left”.
    pub(super) fn opens_clause(&self, sighting: &Sighting) -> bool {
        const MOST_BEFORE: usize = 4;
        let at = sighting.tokens.start;
        let parse = self.syntax.at(at);
        let before = parse.verbs_in(parse.tokens.start..at);
        // “…, an experience Holm described”
        let start = parse.phrase_at(at).map_or(at, |phrase| phrase.tokens.start.min(at));
        let whole = start == at || !self.is(start).any(Is::DETERMINER);
        let comma = whole && start.checked_sub(1).is_some_and(|i| self.token(i) == ",");
        comma || before.len() < MOST_BEFORE && before.iter().all(|verb| !verb.finite)
    }

    /// “Four years later, Pete Holm was dead”: who is said to have died right behind the name says nothing more.
    pub(super) fn died(&self, sighting: &Sighting) -> bool {
        let behind = self.text.tokens.get(sighting.tokens.end..sighting.tokens.end + 2).unwrap_or_default();
        behind.iter().any(|t| matches!(self.text.of(t), "died" | "dead"))
    }

    /// The names that are together the subject of the clause in which `token` is part of the subject: Bell and Ross in “Tom
    /// Bell and Carl Ross met”; one a phrase, so not the firm in “Holm spokesman Tom Bell”.
    pub(super) fn together(&self, token: usize) -> impl Iterator<Item = &Sighting> {
        let parse = self.syntax.at(token);
        let subjects = parse.clauses_at(token).filter_map(|clause| subject(parse, clause));
        let tokens = subjects.filter(|tokens| tokens.contains(&token)).last().unwrap_or(0..0);
        let ends =
            |s: &&Sighting| parse.phrase_at(s.tokens.start).is_some_and(|p| p.tokens.end <= s.tokens.end);
        self.names.within(tokens).iter().filter(ends)
    }

    /// Whom a sentence is about, and where it says so: somebody with a name, “Across the road, Pete Holm shrugged”, or without
    /// one, “A man at the back laughed”.
    pub fn actor(&self, sentence: &Sentence) -> Option<(Anchor, String)> {
        let parse = self.syntax.at(sentence.tokens.start);
        let main = parse.clauses.iter().take(MOST).find(|clause| clause.kind == ClauseKind::Main);
        let tokens = main.and_then(|clause| subject(parse, clause));
        let mut topics = self.names.within(sentence.tokens.clone()).iter();
        let person = |s: &&Sighting| {
            let known = &self.names.persons[s.person];
            known.human && !known.place
        };
        let subject = |s: &&Sighting| self.standing(s) == Standing::Subject;
        let named = topics.clone().find(|s| person(s) && subject(s)).or_else(|| {
            let topic = topics.find(|s| s.topic)?;
            (person(&topic) && self.standing(topic) != Standing::Object && !topics.any(|s| s.topic))
                .then_some(topic)
        });
        if let Some(named) = named {
            let several = self.together(named.tokens.start).filter(person).any(|s| s.person != named.person);
            let at = self.anchor(named.tokens.clone()).filter(|_| !several)?;
            return Some((at, self.names.persons[named.person].name.clone()));
        }
        // “A petition was handed in by Joan Tebay, 80.”
        let passive = main.and_then(|main| parse.verbs.get(main.verb)).filter(|verb| verb.passive);
        let by = passive.and_then(|verb| {
            let behind = verb.tokens.end..sentence.tokens.end.min(verb.tokens.end + MOST);
            let by = behind.clone().find(|&i| self.token(i) == "by")?;
            let named = self.names.within(by + 1..sentence.tokens.end.min(by + MOST)).first()?;
            person(&named).then_some(named)
        });
        if let Some(by) = by {
            let at = self.anchor(by.tokens.clone())?;
            return Some((at, self.names.persons[by.person].name.clone()));
        }
        let tokens = tokens?;
        let new = self.is(tokens.start).any(Is::DETERMINER) && tokens.len() < MOST;
        let head = parse.phrase_at(tokens.start)?.head;
        let noun = self.is(head).any(Is::PERSON) && !self.text.tokens[head].is_capitalised();
        (new && noun)
            .then(|| (self.anchor(tokens.clone()), self.of(tokens)))
            .and_then(|(at, name)| Some((at?, name)))
    }

    /// “My old controller used to radio: “Hold.””, “a clerk emailed: “Soon.””: the one person who does something right before
    /// the colon at whose quote `quote` starts; not “I told the clerk: “Soon.””.
    pub fn before_colon(&self, quote: usize) -> Option<(Anchor, String)> {
        let colon = quote.checked_sub(1).filter(|&at| self.token(at) == ":")?;
        let parse = self.syntax.at(colon);
        let acts = |phrase: &&NounPhrase| {
            let end = phrase.tokens.end;
            let person =
                self.is(phrase.head).any(Is::PERSON) && !self.text.tokens[phrase.head].is_capitalised();
            let verb = |token: usize| !parse.verbs_in(token..token + 1).is_empty();
            person && phrase.preposition.is_none() && end < colon && verb(end)
        };
        let before = parse.phrases.partition_point(|phrase| phrase.tokens.end <= colon);
        let mut acting = parse.phrases[before.saturating_sub(MOST)..before].iter().filter(acts);
        let one = acting.next().filter(|_| acting.next().is_none())?.tokens.clone();
        Some((self.anchor(one.clone())?, self.of(one)))
    }

    /// Whether these tokens name people, and nobody called `name` among them.
    pub fn names_others(&self, tokens: Range<usize>, name: Option<&str>) -> bool {
        let people = || {
            let named = self.names.within(tokens.clone()).iter().map(|s| &self.names.persons[s.person]);
            named.filter(|known| known.human && !known.place)
        };
        people().next().is_some() && people().all(|known| Some(known.name.as_str()) != name)
    }

    /// The first person that these tokens name.
    pub fn first_person(&self, tokens: Range<usize>) -> Option<(Anchor, String)> {
        let named = self.names.within(tokens).iter().find(|s| {
            let known = &self.names.persons[s.person];
            (known.human || known.name.contains(' ')) && known.number != Number::Body && !known.place
        })?;
        Some((self.anchor(named.tokens.clone())?, self.names.persons[named.person].name.clone()))
    }
}
