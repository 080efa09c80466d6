//! Owns whom “he” and “she” mean. Whom “they” and “it” mean is `groups`’.
//!
//! “Ida Brandt left. “It works,” she said.” → Ida Brandt

use std::ops::Range;

use crate::fact::Speaker;
use crate::lexicon::Is;
use crate::lexicon::Sort;
use crate::names::{Kind, Member, Number, Signs};
use crate::text::{Anchor, Span, TokenKind, fold};

use super::link::Link;
use super::names::Sighting;
use super::speakers::{NEAR, REACH, Speakers};
use super::subjects::Standing;

/// How many sentences back the grammar is asked whom a sentence is about.
pub(super) const NEAR_SENTENCES: usize = 3;

/// Whom a pronoun stands for.
#[derive(Clone, Copy)]
struct Antecedent {
    person: usize,
    /// The token where they spoke or opened a sentence last.
    seen: usize,
    link: Link,
}

impl Speakers<'_> {
    /// Who “he” or “she” at `token` is: the latest who spoke or opened a sentence and whose gender fits.
    pub(super) fn pronoun(&mut self, token: usize, at: Anchor, is: Is) -> (Speaker, Option<Anchor>, Link) {
        let gender = if is.any(Is::HE) { Is::MALE } else { Is::FEMALE };
        let asker = self.asker;
        let spoken_of = self.spoken_of(token, gender);
        self.asker = spoken_of.or(asker);
        let antecedent = self.antecedent(token, gender).or_else(|| {
            self.asker = asker;
            self.antecedent(token, gender)
        });
        self.asker = asker;
        // Only of a judge is it known that somebody else had argued.
        let judge = ["judge", "magistrate", "justice"].map(fold);
        let judges = |p: usize| self.names.persons[p].roles.iter().any(|role| judge.contains(role));
        let other = |found: &Antecedent| spoken_of.is_none_or(|p| p == found.person || judges(p));
        let antecedent = antecedent.filter(other);
        // “Holm's lawyer said Yusuf was lying”: whoever is only spoken of is no newer than a description.
        let spoken_of = |found: &Antecedent| {
            let before = &self.names.sightings[..self.names.before(token)];
            let last = before.iter().rev().take(REACH).find(|s| s.person == found.person);
            found.seen == token && last.is_some_and(|s| s.reported)
        };
        let since = antecedent.filter(|found| !spoken_of(found)).map(|found| found.seen);
        let fits = |head: Is| {
            let told = Is(head.0 & (Is::MALE.0 | Is::FEMALE.0));
            head.any(Is::PERSON) && (told == Is::NOTHING || told == gender)
        };
        // “Olm's lawyer said she was lying. “My client was ill,” he said”
        let spoke = self.described.clone().filter(|phrase| {
            let own = self.text.tokens[phrase.start].block == self.text.tokens[token].block;
            let asks = matches!(self.token(phrase.end), "asked" | "asks");
            // “Her agent called. She put it down. “No,” she said”: not the agent any more.
            let whose = matches!(
                self.token(phrase.start),
                "His" | "Her" | "his" | "her" | "One" | "one" | "Another" | "another"
            );
            let newest = self.text.sentence_of(token) <= self.text.sentence_of(phrase.start) + 1;
            own && !asks
                && !self.names_again(phrase)
                && (newest || !whose)
                && phrase.end <= token
                && since.is_none_or(|seen| seen < phrase.end)
                && fits(self.is(phrase.end - 1))
        });
        let described = spoke.or_else(|| self.described_since(since, token, &fits));
        if let Some(phrase) = described {
            // “Agent Holm says …” and a paragraph behind, “The owner told me …. “It leaks,” he says”: the owner.
            let block = |token: usize| self.text.tokens[token].block;
            let told = self.described.as_ref() == Some(&phrase) && block(phrase.start) == block(token);
            let old = |found: &Antecedent| told && block(found.seen) != block(token);
            let topic = antecedent.filter(|found| self.is_topic_of(found, &phrase, gender) && !old(found));
            let Some(topic) = topic else { return (self.phrase(phrase, at), None, Link::Pronoun) };
            let before = self.names.before(token);
            let near = &self.names.sightings[before.saturating_sub(REACH)..before];
            let several = near
                .iter()
                .any(|s| s.person != topic.person && !s.quoted && self.genders[s.person] == gender);
            let called = self.by_role(&phrase).is_some_and(|(person, _)| person == topic.person);
            if !called && (several || !self.is_epithet(&phrase)) {
                return (Speaker::Pronoun { at, antecedent: None, name: None }, None, Link::Unnamed);
            }
            self.spoken.push((token, topic.person));
            let known = &self.names.persons[topic.person];
            let (antecedent, name) = (Some(known.at), Some(known.name.clone()));
            return (Speaker::Pronoun { at, antecedent, name }, None, Link::FarPronoun);
        }
        let Some(Antecedent { person, link, .. }) = antecedent else {
            return (Speaker::Pronoun { at, antecedent: None, name: None }, None, Link::Unnamed);
        };
        self.spoken.push((token, person));
        // Who was “he” once is not “she” later.
        if self.genders[person] == Is::NOTHING {
            self.genders[person] = gender;
        }
        let known = &self.names.persons[person];
        (Speaker::Pronoun { at, antecedent: Some(known.at), name: Some(known.name.clone()) }, None, link)
    }

    /// “The minister said no. … “The minister will come again,” she said”: whether what is said speaks of whom the words describe.
    fn names_again(&self, phrase: &Range<usize>) -> bool {
        let Some((said, last)) = self.said.zip(self.text.tokens.get(phrase.end - 1)) else { return false };
        let inside = self.text.tokens_in(said.block, said.span);
        self.text.tokens.get(inside).is_some_and(|tokens| tokens.iter().any(|t| t.fold == last.fold))
    }

    /// “Judge Holm said he had lied. *He had* argued that it was safe”: who said of a “he” what he had done, and so may not be
    /// him.
    fn spoken_of(&self, token: usize, gender: Is) -> Option<usize> {
        if self.token(token + 1) != "had" {
            return None;
        }
        let own = self.text.sentence_of(token);
        let before = self.text.sentences.get(own.checked_sub(1)?)?.tokens.clone();
        let &(at, person) = self.spoken.last().filter(|spoken| before.contains(&spoken.0))?;
        let pronoun = if gender == Is::MALE { Is::HE } else { Is::SHE };
        let of = (at + 1..before.end).any(|i| {
            self.is(i).any(pronoun)
                && (self.is(i - 1).any(Is::CUE) || self.token(i - 1) == "that")
                && matches!(self.token(i + 1), "had" | "was")
        });
        of.then_some(person)
    }

    /// “*Ida Brandt* lost. The judge smiled.”: whether the sentence before `phrase` is about a person of this gender, and
    /// `phrase` tells of nobody new.
    fn is_topic_of(&self, found: &Antecedent, phrase: &Range<usize>, gender: Is) -> bool {
        let (own, seen) = (self.text.sentence_of(phrase.start), self.text.sentence_of(found.seen));
        self.token(phrase.start).eq_ignore_ascii_case("the")
            && self.genders[found.person] == gender
            && found.seen < phrase.start
            && own - seen <= 1
    }

    /// “the former dentist”, “the Tarn dentist”: words that say more of somebody than their office.
    fn is_epithet(&self, phrase: &Range<usize>) -> bool {
        let place = |s: &Sighting| {
            let known = &self.names.persons[s.person];
            known.place || known.kind == Kind::Place
        };
        let unheld = phrase.clone().any(|i| self.is(i).any(Is::NOT_HELD) || self.token(i) == "retired");
        let placed = self.names.within(phrase.clone()).iter().any(place);
        (unheld || placed) && !self.is(phrase.end - 1).any(Is::OFFICE)
    }

    /// A pronoun at `at` for whoever `phrase` describes.
    pub(super) fn phrase(&self, phrase: Range<usize>, at: Anchor) -> Speaker {
        let known = self.anchor(phrase.clone()).map(|at| (at, self.of(phrase)));
        let (antecedent, name) = known.unzip();
        Speaker::Pronoun { at, antecedent, name }
    }

    /// “The first minister, who came last week, has called on London to act. “It must,” he wrote”: somebody without a name
    /// who opened a sentence of the block, behind token `since` if there is one. `fits` says it of the last noun.
    pub(super) fn described_since(
        &self,
        since: Option<usize>,
        token: usize,
        fits: &dyn Fn(Is) -> bool,
    ) -> Option<Range<usize>> {
        const LONGEST: usize = 6;
        let block = self.text.tokens[token].block;
        let own = self.text.sentence_of(token);
        let near = self.text.sentences[own.saturating_sub(2)..=own].iter().rev();
        // “They will buy. The minister will come,” she said: what is said opens none.
        let said = |span: Span| {
            self.said.is_some_and(|said| {
                said.block == block && said.span.start <= span.start && span.start < said.span.end
            })
        };
        let mut openings = near.filter(|s| s.block == block && !said(s.span)).map(|s| s.tokens.clone());
        let found = openings.find_map(|sentence| {
            let start = sentence.start;
            // “Her agent called; *she* did not answer. “No,” she said”: she, and not the agent.
            let owner = match self.token(start) {
                "His" => Is::HE,
                "Her" => Is::SHE,
                _ => Is::NOTHING,
            };
            let between = sentence.end..self.text.sentences[own].tokens.start.max(sentence.end);
            // “One colleague said so. It was late. “No,” he said”: one of many is soon forgotten.
            let one = matches!(self.token(start), "One" | "Another");
            if one && self.text.sentence_of(start) + 1 < own {
                return None;
            }
            if owner != Is::NOTHING
                && between.clone().any(|i| self.is(i).any(owner) && self.token(i) != "her")
            {
                return None;
            }
            let opens = since.is_none_or(|seen| start > seen)
                && start + 1 < token
                && self.is(start).any(Is::DETERMINER);
            let ends = Is::PREPOSITION.with(Is::AUXILIARY).with(Is::BE).with(Is::CUE).with(Is::DETERMINER);
            let words = (start + 1..sentence.end.min(start + LONGEST))
                .take_while(|&i| self.text.tokens[i].kind == TokenKind::Word && !self.is(i).any(ends));
            // “The first minister came”: up to the last noun for somebody; not “The agency's report”.
            let end = words.filter(|&i| self.is(i).any(Is::PERSON.with(Is::BODY))).last()? + 1;
            // “The lead author, Ngozi Adeyemi, said”: she has a name.
            let named_behind = self.token(end) == ","
                && self.names.within(end..end + 3).first().is_some_and(|s| s.tokens.start == end + 1);
            let owns =
                named_behind || self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive);
            let named = self.text.tokens[end - 1].is_capitalised();
            // “A reporter asked what it was. “Ice,” he said”; “A nurse for 40 years, she sang”: whoever “she” is.
            let asks = matches!(self.token(end), "asked" | "asks");
            let comma = (end..sentence.end.min(end + 2 * LONGEST)).find(|&i| self.token(i) == ",");
            let asks = asks
                || comma.is_some_and(|i| i + 1 < sentence.end && self.is(i + 1).any(Is::HE.with(Is::SHE)));
            (opens && !asks && !owns && !named && fits(self.is(end - 1))).then_some(start..end)
        });
        found.or_else(|| self.shown(since, token, fits))
    }

    /// “The film shows a hooded man. He said …”: somebody without a name whom the sentence before ends with.
    fn shown(&self, since: Option<usize>, token: usize, fits: &dyn Fn(Is) -> bool) -> Option<Range<usize>> {
        let own = self.text.sentence_of(token);
        let before = self.text.sentences.get(own.checked_sub(1)?)?;
        let same = before.block == self.text.tokens[token].block;
        let newer = since.is_none_or(|seen| seen < before.tokens.start || seen >= token);
        let mut near = self.names.within(before.tokens.clone()).iter().take(REACH);
        let named = near.any(|s| self.names.persons[s.person].human);
        let phrase = self.syntax.at(before.tokens.start).phrases.last()?;
        let new = matches!(self.token(phrase.tokens.start), "a" | "an" | "another");
        let told = self.said.is_none_or(|said| {
            said.block != before.block
                || before.span.end <= said.span.start
                || said.span.end <= before.span.start
        });
        let behind = told && phrase.preposition.is_none() && phrase.tokens.end + 1 >= before.tokens.end;
        (same && newer && !named && new && behind && fits(self.is(phrase.head)))
            .then(|| phrase.tokens.clone())
    }

    fn antecedent(&self, token: usize, gender: Is) -> Option<Antecedent> {
        let fits = |person: usize| {
            let known = &self.names.persons[person];
            known.number != Number::Body
                && !known.place
                && !is_letters(known)
                && self.asker != Some(person)
                && !self.told_of.contains(&person)
                && (self.genders[person] == gender
                    || !self.genders[person].any(Is::MALE.with(Is::FEMALE))
                        && (known.human || !known.roles.is_empty() || self.has_spoken(person)))
        };
        let before = self.names.before(token);
        let sightings = &self.names.sightings[before.saturating_sub(REACH)..before];
        let spoken = self.spoken.iter().rev().take(12).find(|&&(at, p)| at < token && fits(p)).copied();
        // Whom the sentences right before are about is told by their grammar.
        let own = self.text.sentence_of(token);
        // “Al Gray, who served under his friend, Pete Holm, left”: the name that leads, not the one that a comma ends.
        let led = |s: &Sighting| {
            let first = self.syntax.at(s.tokens.start).tokens.start;
            let before = &self.names.sightings[..self.names.before(s.tokens.start)];
            let mut own = before.iter().rev().take(REACH).take_while(|b| b.tokens.start >= first);
            let says = s.tokens.end < self.text.tokens.len() && self.is(s.tokens.end).any(Is::CUE);
            !says
                && own.any(|b| {
                    let other = b.topic && b.person != s.person && fits(b.person);
                    other && self.standing(b) != Standing::Object
                })
        };
        let about = |s: &Sighting| match self.standing(s) {
            // “Holm's lawyer said Yusuf was lying”: Yusuf is spoken of.
            Standing::Subject if s.topic && !s.reported => true,
            Standing::Subject => {
                let near = own - self.text.sentence_of(s.tokens.start) <= NEAR_SENTENCES;
                near && !s.reported && self.opens_clause(s) && !self.died(s) && !led(s)
            }
            Standing::Object => false,
            Standing::Other => s.topic,
        };
        let topic =
            sightings.iter().rev().find(|s| fits(s.person) && about(s)).map(|s| (s.tokens.start, s.person));
        let latest = match (spoken, topic) {
            (Some(spoken), Some(topic)) => Some(if topic.0 > spoken.0 { topic } else { spoken }),
            (one, other) => one.or(other),
        };
        if let Some((seen, person)) = latest {
            // “Tom Bell and Carl Ross met. “Soon,” he said”: nothing tells which of them.
            if self.together(seen).any(|s| s.person != person && fits(s.person)) {
                return None;
            }
            let person = match self.done_to(seen, token, &fits) {
                Some(other) => other?,
                None => person,
            };
            let others = sightings.iter().any(|s| s.person != person && !s.quoted && fits(s.person));
            let link = if others { Link::Pronoun } else { Link::OnlyPronoun };
            return Some(Antecedent { person, seen, link });
        }
        // “Top seed Ane Perk beat Ann Cole”: whom the sentence before is about, though nothing else tells of a person.
        let subject = sightings.iter().rev().find(|s| {
            let known = &self.names.persons[s.person];
            let told = self.genders[s.person];
            let may = (told == Is::NOTHING || told == gender)
                && known.number != Number::Body
                && !known.place
                && known.name.contains(' ')
                && self.asker != Some(s.person)
                && !self.told_of.contains(&s.person);
            may && !s.reported
                && own - self.text.sentence_of(s.tokens.start) <= 1
                && self.standing(s) == Standing::Subject
        });
        if let Some(subject) = subject {
            let (person, seen) = (subject.person, subject.tokens.start);
            return Some(Antecedent { person, seen, link: Link::FarPronoun });
        }
        // “left Sydney”: more likely a place than somebody of that name.
        let place = |s: &Sighting| self.names.persons[s.person].kind == Kind::Place;
        let any =
            || sightings.iter().rev().find(|s| !s.quoted && !place(s) && fits(s.person)).map(|s| s.person);
        let far = any().or_else(|| self.only_one(sightings, gender));
        let person = far.or_else(|| self.named_next(token, gender))?;
        Some(Antecedent { person, seen: token, link: Link::FarPronoun })
    }

    /// “Officer Holm arrested Karl Moss. As he was led away, he said”: whom it was done to, if that tells who speaks;
    /// `Some(None)` where it may be either, none where no such thing was done.
    #[allow(clippy::option_option)] // nothing was done, or it tells nothing
    fn done_to(&self, seen: usize, token: usize, fits: &dyn Fn(usize) -> bool) -> Option<Option<usize>> {
        const SHOUTS: [&str; 4] = ["shouted", "yelled", "screamed", "cried"];
        let parse = self.syntax.at(seen);
        let clause = parse.clauses_at(seen).last()?;
        let verb = parse.verbs.get(clause.verb).filter(|verb| !verb.passive && seen < verb.tokens.start)?;
        let done = self.sorts.of(&self.text.tokens[verb.main]).any(Sort::DONE);
        let apart = self.text.sentence_of(token) - self.text.sentence_of(seen);
        // “Tom Pell told Rob Dane *he was* fired. “I was stunned,” he said”: it may be either.
        let told = self.is(verb.main).any(Is::CUE)
            && apart == 1
            && self.names.within(verb.tokens.end..verb.tokens.end + 3).first().is_some_and(|s| {
                let next = s.tokens.end;
                fits(s.person)
                    && next + 1 < self.text.tokens.len()
                    && self.is(next).any(Is::HE.with(Is::SHE))
                    && self.is(next + 1).any(Is::BE.with(Is::AUXILIARY))
            });
        if told {
            return Some(None);
        }
        if !done || apart > 1 {
            return None;
        }
        let object = self.names.within(verb.tokens.end..verb.tokens.end + 8).first()?;
        let object = Some(object).filter(|s| fits(s.person) && s.tokens.start < clause.tokens.end)?;
        let own = self.syntax.at(token);
        let led = apart == 1
            && own.verbs_in(own.tokens.start..token).iter().any(|verb| verb.passive || !verb.finite)
            || self.text.tokens.get(token + 1).is_some_and(|t| SHOUTS.contains(&self.text.of(t)));
        Some(led.then_some(object.person))
    }

    /// The one name of two words or more that may be a person's, where there is no other.
    fn only_one(&self, sightings: &[Sighting], gender: Is) -> Option<usize> {
        let mut may = sightings.iter().filter(|s| {
            let known = &self.names.persons[s.person];
            let told = self.genders[s.person];
            !s.quoted
                && self.asker != Some(s.person)
                && !known.organisation
                && !known.place
                && known.name.contains(' ')
                && (told == Is::NOTHING || told == gender)
        });
        let first = may.next()?.person;
        may.all(|s| s.person == first).then_some(first)
    }

    /// “… a statement quoted her as saying. Holm's remarks came hours later”: nobody before, so whoever the next sentences
    /// are about, if that is surely a person.
    fn named_next(&self, token: usize, gender: Is) -> Option<usize> {
        let from = self.names.before(token);
        let ahead = self.names.sightings[from..].iter().take_while(|s| s.tokens.start - token < NEAR);
        let next = ahead.filter(|s| s.tokens.start > token && s.topic).find(|s| {
            let known = &self.names.persons[s.person];
            !known.place && !known.organisation
        })?;
        let known = &self.names.persons[next.person];
        let behind = |i: usize| self.text.tokens.get(next.tokens.end + i);
        // “Holm's remarks”
        let remarks = behind(0).is_some_and(|t| t.kind == TokenKind::Possessive)
            && behind(1).is_some_and(|t| self.words.of(t).any(Is::REPORT));
        let fits = known.gender == gender || known.gender == Is::NOTHING && (known.human || remarks);
        fits.then_some(next.person)
    }

    fn has_spoken(&self, person: usize) -> bool {
        self.spoken.iter().rev().take(12).any(|&(_, p)| p == person)
    }
}

/// “N.H.”, “CHARLESTON”, a country that nothing tells to be a person: nobody is “he” who is called so.
fn is_letters(known: &Member) -> bool {
    let initials = known.name.split(['.', ' ', '-']).all(|word| word.len() < 2);
    let person = Signs::PERSON | Signs::GIVEN | Signs::AGE | Signs::ACTS;
    initials || known.signs.any(Signs::KNOWN_PLACE | Signs::LETTERS) && !known.signs.any(person)
}
