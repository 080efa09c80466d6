//! Owns which person with a name “he” or “she” may mean: who spoke last, or whom the sentences right before are about.
//! Whether somebody without a name is nearer, `pronouns` decides.
//!
//! “Ann Cole met Tom Bell. “Soon,” he said.” → Tom Bell

use crate::lexicon::Is;
use crate::names::{Kind, Member, Number, Signs};
use crate::syntax::Tag;
use crate::text::TokenKind;

use super::link::Link;
use super::names::Sighting;
use super::speakers::{NEAR, NEAR_SENTENCES, Speakers};
use super::subjects::Standing;

/// Speakers, back from the last, that are asked whether they are meant.
const LAST_SPEAKERS: usize = 12;

/// A pronoun whose person is sought.
#[derive(Clone, Copy)]
pub(super) struct Sought {
    /// Its token.
    pub(super) token: usize,
    /// The gender it tells.
    pub(super) gender: Is,
    /// Whom it does not mean.
    pub(super) other_than: Option<usize>,
}

/// Whom a pronoun stands for.
#[derive(Clone, Copy)]
pub(super) struct Antecedent {
    pub(super) person: usize,
    /// The token where they spoke or opened a sentence last.
    pub(super) seen: usize,
    pub(super) link: Link,
}

impl Speakers<'_> {
    /// The person with a name whom `sought` may mean.
    pub(super) fn antecedent(&self, sought: &Sought) -> Option<Antecedent> {
        let sightings = self.before(sought.token);
        if let Some((seen, latest)) = self.latest(sought, sightings) {
            let (seen, latest) = self.surely(sought, sightings, seen).unwrap_or((seen, latest));
            let person = self.told_apart(sought, seen, latest)?;
            let other = |s: &Sighting| s.person != person && !s.quoted && self.fits(sought, s.person);
            let link = if sightings.iter().any(other) { Link::Pronoun } else { Link::OnlyPronoun };
            return Some(Antecedent { person, seen, link });
        }
        if let Some(subject) = self.subject_right_before(sought, sightings) {
            let (person, seen) = (subject.person, subject.tokens.start);
            return Some(Antecedent { person, seen, link: Link::FarPronoun });
        }
        // “left Sydney”: more likely a place than somebody of that name.
        let place = |s: &Sighting| self.names.persons[s.person].kind == Kind::Place;
        let named = |s: &&Sighting| !s.quoted && !place(s) && self.fits(sought, s.person);
        let any = sightings.iter().rev().find(named).map(|s| s.person);
        let far = any.or_else(|| self.only_one(sought, sightings));
        let person = far.or_else(|| self.named_next(sought))?;
        Some(Antecedent { person, seen: sought.token, link: Link::FarPronoun })
    }

    /// Whether a person may be whom `sought` means, by all that is known of them.
    pub(super) fn fits(&self, sought: &Sought, person: usize) -> bool {
        let known = &self.names.persons[person];
        let told = self.genders[person];
        known.number != Number::Body
            // “Her book “The Quickset Line””
            && known.kind != Kind::Work
            && (known.human || !self.is_in_marks(&self.text.tokens_in(known.at.block, known.at.span)))
            && !known.place
            && !is_letters(known)
            && !self.is_common(known)
            && !is_of_gazetteer(known)
            && sought.other_than != Some(person)
            && !self.told_of.contains(&person)
            && (told == sought.gender
                || !told.any(Is::MALE.with(Is::FEMALE))
                    && (known.human
                        || known.kind == Kind::Person && known.name.contains(' ')
                        || !known.roles.is_empty()
                        || self.has_spoken(person) && !self.is_body(person)))
    }

    /// Who spoke last, or whom a sentence was about last, whichever is later: the token where, and the person.
    fn latest(&self, sought: &Sought, sightings: &[Sighting]) -> Option<(usize, usize)> {
        let mut spoken = self.spoken.iter().rev().take(LAST_SPEAKERS);
        let spoken = spoken.find(|&&(at, p)| at < sought.token && self.fits(sought, p)).copied();
        let about = |s: &&Sighting| self.fits(sought, s.person) && self.is_about(sought, s);
        let topic = sightings.iter().rev().find(about).map(|s| (s.tokens.start, s.person));
        match (spoken, topic) {
            (Some(spoken), Some(topic)) => Some(if topic.0 > spoken.0 { topic } else { spoken }),
            (one, other) => one.or(other),
        }
    }

    /// “*Lungisa Holm*, 33, was stopped, said *Colonel Zanele Olm*. She said”: who is surely of the gender and named later than whoever
    /// was seen at `seen`, of whom nothing is told.
    fn surely(&self, sought: &Sought, sightings: &[Sighting], seen: usize) -> Option<(usize, usize)> {
        let first = self.names.before(seen).min(sightings.len());
        let told = |s: &Sighting| self.genders[s.person] == sought.gender;
        let at = sightings[first..].iter().find(|s| s.tokens.start >= seen)?;
        let known = &self.names.persons[at.person];
        let told_of = known.human || !known.roles.is_empty() || self.has_spoken(at.person);
        if told_of || self.genders[at.person] != Is::NOTHING {
            return None;
        }
        let own = self.text.sentence_of(at.tokens.start);
        let later = sightings[first..].iter().rev().take(LAST_SPEAKERS);
        later
            .filter(|s| s.tokens.start > seen && self.text.sentence_of(s.tokens.start) == own)
            .find(|s| told(s) && !s.quoted && !s.reported && self.fits(sought, s.person))
            .map(|s| (s.tokens.start, s.person))
    }

    /// Whether its sentence is about the name. Of the sentences right before, their grammar tells.
    fn is_about(&self, sought: &Sought, s: &Sighting) -> bool {
        if self.owns_somebody(s) {
            return false;
        }
        match self.standing(s) {
            // “Holm's lawyer said Yusuf was lying”: Yusuf is spoken of.
            Standing::Subject if s.topic && !s.reported => true,
            Standing::Subject => {
                let apart = self.text.sentence_of(sought.token) - self.text.sentence_of(s.tokens.start);
                apart <= NEAR_SENTENCES
                    && !s.reported
                    && self.opens_clause(s)
                    && !self.died(s)
                    && !self.is_led(sought, s)
            }
            Standing::Object => false,
            Standing::Other => s.topic,
        }
    }

    /// “*Holm*'s manager tells another story”: whether the sentence that opens with the name is about somebody else.
    fn owns_somebody(&self, s: &Sighting) -> bool {
        let end = s.tokens.end;
        let whose = self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive);
        whose
            && s.tokens.start == self.syntax.at(s.tokens.start).tokens.start
            && (end + 1..self.text.tokens.len().min(end + 3)).any(|i| self.is(i).any(Is::PERSON))
    }

    /// “*Al Gray*, who served under his friend, *Pete Holm*, left”: whether another name leads the sentence, and this one only
    /// ends with a comma.
    fn is_led(&self, sought: &Sought, s: &Sighting) -> bool {
        let first = self.syntax.at(s.tokens.start).tokens.start;
        let mut own = self.before(s.tokens.start).iter().rev().take_while(|b| b.tokens.start >= first);
        let says = s.tokens.end < self.text.tokens.len() && self.is(s.tokens.end).any(Is::CUE);
        !says
            && own.any(|b| {
                let other = b.topic && b.person != s.person && self.fits(sought, b.person);
                other && self.standing(b) != Standing::Object
            })
    }

    /// Who is meant of those that are named together with `latest`, seen at `seen`, or to whom they did something.
    fn told_apart(&self, sought: &Sought, seen: usize, latest: usize) -> Option<usize> {
        // “Tom Bell and Carl Ross met. “Soon,” he said”: nothing tells which of them.
        if self.together(seen).any(|s| s.person != latest && self.fits(sought, s.person)) {
            return None;
        }
        self.done_to(sought, seen, latest).unwrap_or(Some(latest))
    }

    /// “Top seed Ane Perk beat Ann Cole”: whom the sentence before is about, though nothing else tells of a person.
    fn subject_right_before<'s>(&self, sought: &Sought, sightings: &'s [Sighting]) -> Option<&'s Sighting> {
        let own = self.text.sentence_of(sought.token);
        sightings.iter().rev().filter(|s| !self.is_in_marks(&s.tokens)).find(|s| {
            let known = &self.names.persons[s.person];
            let told = self.genders[s.person];
            let may = (told == Is::NOTHING || told == sought.gender)
                && known.number != Number::Body
                && !known.place
                && !is_of_gazetteer(known)
                && known.name.contains(' ')
                && sought.other_than != Some(s.person)
                && !self.told_of.contains(&s.person);
            may && !s.reported
                && own - self.text.sentence_of(s.tokens.start) <= 1
                && self.standing(s) == Standing::Subject
        })
    }

    /// The one name of two words or more that may be a person's, where there is no other.
    fn only_one(&self, sought: &Sought, sightings: &[Sighting]) -> Option<usize> {
        let mut may = sightings.iter().filter(|s| {
            let known = &self.names.persons[s.person];
            let told = self.genders[s.person];
            !s.quoted
                && sought.other_than != Some(s.person)
                && !known.organisation
                && !known.place
                && !is_of_gazetteer(known)
                && known.name.contains(' ')
                && (told == Is::NOTHING || told == sought.gender)
        });
        let first = may.next()?.person;
        may.all(|s| s.person == first).then_some(first)
    }

    /// “… a statement quoted her as saying. Holm's remarks came hours later”: nobody before, so whoever the next sentences
    /// are about, if that is surely a person.
    fn named_next(&self, sought: &Sought) -> Option<usize> {
        let Sought { token, gender, .. } = *sought;
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

    /// “*Unions* called it a blow”: a plural that only ever opens sentences names nobody.
    fn is_common(&self, known: &Member) -> bool {
        self.only_opens(known, &[Tag::NounPlural])
    }

    /// “*Copper* workers struck. The company said”: whether a common word that only ever opens sentences was taken for a firm's name.
    pub(super) fn is_no_firm(&self, known: &Member) -> bool {
        !known.organisation && self.only_opens(known, &[Tag::NounPlural, Tag::Noun, Tag::Adjective])
    }

    /// Whether the name only ever opens sentences, and reads like a word of these sorts where it first does.
    fn only_opens(&self, known: &Member, sorts: &[Tag]) -> bool {
        if known.inside || known.human {
            return false;
        }
        let token = self.text.tokens_in(known.at.block, known.at.span).start;
        sorts.contains(&self.syntax.at(token).tag(token))
    }

    /// Whether “the company” has meant it.
    fn is_body(&self, person: usize) -> bool {
        self.bodies.contains(&person)
    }

    fn has_spoken(&self, person: usize) -> bool {
        self.spoken.iter().rev().take(LAST_SPEAKERS).any(|&(_, p)| p == person)
    }
}

/// “Wagga Wagga”: whether all of a name is a place's, and nothing tells of a person.
fn is_of_gazetteer(known: &Member) -> bool {
    known.kind == Kind::Place && !known.human && known.signs.any(Signs::PLACE_NAME | Signs::KNOWN_PLACE)
}

/// “N.H.”, “CHARLESTON”, a country that nothing tells to be a person: nobody is “he” who is called so.
fn is_letters(known: &Member) -> bool {
    let initials = known.name.split(['.', ' ', '-']).all(|word| word.len() < 2);
    let person = Signs::PERSON | Signs::GIVEN | Signs::AGE | Signs::ACTS;
    initials || known.signs.any(Signs::KNOWN_PLACE | Signs::LETTERS) && !known.signs.any(person)
}
