//! Owns what the words beside a name say of it: person, organisation, plain word, or place. What the rest of the
//! document says is left to `judge`.
//!
//! “Jordan said the Bank of Lyon paid in Jordan.” → only the second *Jordan*

use std::ops::ControlFlow;

use super::judge::OPENS;
use super::{Sighting, Verdict, is_demonym};
use crate::detect::Analysis;
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::gazetteer::{NameFlags, name};
use crate::lexicon::{PlaceWords, Roles};
use crate::text::{Case, Token, TokenKind};

/// A name with what stands around it.
struct Scene<'s> {
    sightings: &'s [Sighting],
    at: usize,
    sighting: &'s Sighting,
    about: Name,
    /// The name opens its sentence.
    start: bool,
    /// The name before it lies in it, and it in the name behind it.
    pair_before: bool,
    pair_after: bool,
}

/// What the context has said so far.
#[derive(Clone, Copy)]
struct Said {
    score: f32,
    rule: &'static str,
}

fn place(score: f32, rule: &'static str) -> Verdict {
    Verdict { score, rule: RuleId(rule), person: false }
}

fn no(rule: &'static str) -> ControlFlow<Verdict> {
    ControlFlow::Break(Verdict { score: -6.0, rule: RuleId(rule), person: false })
}

fn person(rule: &'static str) -> ControlFlow<Verdict> {
    ControlFlow::Break(Verdict { score: -6.0, rule: RuleId(rule), person: true })
}

/// A document and the words that say something of a name beside them.
pub(super) struct View<'v> {
    pub analysis: &'v Analysis<'v>,
    pub words: &'v PlaceWords,
}

/// What the gazetteer says of a name, over all its candidates.
#[derive(Default)]
struct Name {
    /// Countries, regions, continents, seas: names that rarely are anything else.
    known: bool,
    country: bool,
    region: bool,
    word: bool,
    given: bool,
    surname: bool,
    capitals: bool,
    demonym: bool,
    several_words: bool,
    people: u32,
}

impl View<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.analysis.text.tokens.get(at)
    }

    fn text(&self, token: &Token) -> &str {
        self.analysis.text.of(token)
    }

    /// The token before `at` in the same block, over an abbreviation's point.
    fn before(&self, at: usize) -> Option<(usize, &Token)> {
        let block = self.token(at)?.block;
        let mut before = at.checked_sub(1)?;
        if self.text(self.token(before)?) == "." && !self.token(before)?.spaced {
            before = before.checked_sub(1)?;
        }
        self.token(before).filter(|t| t.block == block).map(|t| (before, t))
    }

    fn after(&self, sighting: &Sighting) -> Option<&Token> {
        let block = self.token(sighting.first)?.block;
        self.token(sighting.end).filter(|t| t.block == block)
    }

    fn name(&self, sighting: &Sighting) -> Name {
        let gazetteer = self.analysis.gazetteer;
        let mut about = Name { several_words: sighting.end > sighting.first + 1, ..Name::default() };
        about.demonym = is_demonym(gazetteer, sighting.key);
        let Some(entry) = gazetteer.entry(sighting.key) else { return about };
        about.given = entry.is_given_name();
        for candidate in entry.candidates() {
            let kind = gazetteer.kind(candidate.place);
            about.country |= kind == PlaceKind::Country;
            about.region |= kind == PlaceKind::Region;
            about.known |= kind != PlaceKind::City;
            about.capitals |= candidate.flags.has(NameFlags::CAPITALS);
            about.surname |= candidate.flags.has(NameFlags::SURNAME);
            about.word |= candidate.flags.has(NameFlags::WORD);
            about.people = about.people.max(gazetteer.population(candidate.place));
        }
        about
    }

    fn starts_sentence(&self, at: usize) -> bool {
        let text = self.analysis.text;
        text.sentences.get(text.sentence_of(at)).is_some_and(|s| {
            s.tokens.start == at
                || s.tokens.start + 1 == at && text.tokens[s.tokens.start].kind == TokenKind::Mark
        })
    }

    /// What the words beside the name at `at` make of it.
    pub fn verdict(&self, sightings: &[Sighting], at: usize) -> Verdict {
        let sighting = &sightings[at];
        let about = self.name(sighting);
        if about.demonym && sighting.pair.is_none() {
            return place(3.0, "place.demonym");
        }
        let scene = Scene {
            sightings,
            at,
            sighting,
            start: self.starts_sentence(sighting.first),
            pair_before: at > 0 && sightings[at - 1].pair.is_some_and(|pair| pair.tight),
            pair_after: sighting.pair.is_some_and(|pair| pair.tight),
            about,
        };
        let mut said = Said { score: self.prior(&scene.about), rule: "place.name" };
        if scene.pair_before || scene.pair_after {
            // “Gainesville, Ga.”
            said = Said { score: said.score + 4.0, rule: "place.pair" };
        } else if sighting.pair.is_some() {
            // “Reading in Berkshire”
            said = Said { score: said.score + 2.0, rule: "place.pair" };
        }
        // “Reading helps.” “Turkey is served cold.”
        if scene.start && scene.about.word {
            said.score -= if scene.about.country { 1.5 } else { 2.0 };
            if scene.about.country && said.rule == "place.name" {
                said.rule = OPENS.0;
            }
        }
        for hear in [View::own_word, View::word_before, View::word_behind] {
            if let ControlFlow::Break(verdict) = hear(self, &scene, &mut said) {
                return verdict;
            }
        }
        place(said.score, said.rule)
    }

    /// What the name's own letters say.
    fn own_word(&self, scene: &Scene<'_>, said: &mut Said) -> ControlFlow<Verdict> {
        let (sighting, about) = (scene.sighting, &scene.about);
        let Some(token) =
            self.token(sighting.first).filter(|_| !about.several_words && said.rule != "place.pair")
        else {
            return ControlFlow::Continue(());
        };
        // “Of”, “Nov.”, “Central”: places somewhere, but never so.
        if !about.capitals && self.words.roles(token).any(!Roles::REPORTS) {
            return no("place.other_word");
        }
        // “NATO”, “BA”: capitals that stand for something else.
        let capitals = token.case == Case::Upper && token.span.len() <= 5;
        if capitals && !about.known && !scene.start && !sighting.shouted {
            return no("place.capitals");
        }
        ControlFlow::Continue(())
    }

    /// What the word before the name says.
    fn word_before(&self, scene: &Scene<'_>, said: &mut Said) -> ControlFlow<Verdict> {
        let sighting = scene.sighting;
        let Some((index, before)) = self.before(sighting.first).filter(|_| !scene.start) else {
            return ControlFlow::Continue(());
        };
        let roles = self.words.roles(before);
        let joined = self.token(sighting.first).is_some_and(|t| !t.spaced) && index + 1 == sighting.first;
        if joined && self.ends_surname(index) && !scene.about.several_words {
            return person("place.double_surname");
        }
        if before.is_capitalised() && !joined {
            return self.capital_before(scene, index, said);
        }
        if joined && self.is_party_letter(index) {
            // “Ald. Mira Loe, D-Lyon”
            said.score += 3.0;
        } else if before.kind == TokenKind::Word && roles.any(Roles::LOCATIVE) {
            said.score += 2.0;
        } else if before.kind == TokenKind::Word && roles.any(Roles::DIRECTION) {
            // “downtown Concord”
            said.score += 2.5;
        } else if roles.any(Roles::NAMING) && (scene.about.given || scene.about.surname) {
            // “My sister is called Florence.” “A town called Florence” says more than that.
            if !self.names_a_feature(index) {
                said.score -= 3.0;
            }
        } else if self.text(before) == "of" {
            // “the Bank of Lyon”
            if self.is_organisation_of(index) {
                return no("place.organisation_of");
            }
            said.score += if self.says_where_from(index) { 2.0 } else { 0.5 };
        } else if matches!(self.text(before), "&") || before.kind == TokenKind::Address {
            said.score -= 3.0;
        }
        ControlFlow::Continue(())
    }

    /// What the capitalised word before the name, the token at `index`, says.
    fn capital_before(&self, scene: &Scene<'_>, index: usize, said: &mut Said) -> ControlFlow<Verdict> {
        let about = &scene.about;
        let Some(before) = self.token(index) else { return ControlFlow::Continue(()) };
        let roles = self.words.roles(before);
        // “Mr. Jordan”
        if roles.any(Roles::TITLE) && !about.several_words {
            return person("place.title");
        }
        // “North Darfur”, “When Lyon”, “Lake Geneva”
        if roles.any(Roles::DIRECTION | Roles::FUNCTION) || roles.feature_before.is_some() {
            said.score += if roles.any(Roles::DIRECTION) { 1.0 } else { 0.0 };
            return ControlFlow::Continue(());
        }
        // “Kathleen London”
        if self.is_given(before) && !scene.pair_before && (!about.country || about.given) {
            return person("place.given_name");
        }
        let behind_place = scene.at > 0 && scene.sightings[scene.at - 1].end == scene.sighting.first;
        if !behind_place && (!self.starts_sentence(index) || self.is_given(before)) {
            // “Smith Jordan”
            said.score -= if about.known && !about.given { 2.5 } else { 3.0 };
            said.rule = "place.after_capital";
        }
        ControlFlow::Continue(())
    }

    /// What the word behind the name says.
    fn word_behind(&self, scene: &Scene<'_>, said: &mut Said) -> ControlFlow<Verdict> {
        let Some(after) = self.after(scene.sighting) else { return ControlFlow::Continue(()) };
        let roles = self.words.roles(after);
        let text = self.text(after);
        // “HK$”
        if text == "$" && !after.spaced {
            return no("place.currency");
        }
        if after.is_capitalised() && after.spaced {
            return self.capital_behind(scene, after, said);
        }
        let small = after.kind == TokenKind::Word && after.case == Case::Lower && after.spaced;
        if small && roles.feature.is_some() {
            // “Anbar province”
            said.score += 2.0;
        } else if small && roles.any(Roles::LOCAL) {
            // “Concord residents”
            said.score += 2.5;
        } else if roles.any(Roles::REPORTS) && after.case == Case::Lower {
            // “Houston said”; turkeys and china do not.
            let speaks = if scene.about.country && scene.about.word { -1.0 } else { 0.0 };
            said.score -= if scene.about.known { speaks } else { 3.0 };
        } else if text == "&" {
            said.score -= 3.0;
        } else if matches!(text, "—" | "–" | "--") && scene.start {
            // “LYON — Rain fell.”
            *said = Said { score: said.score + 3.0, rule: "place.dateline" };
        }
        ControlFlow::Continue(())
    }

    /// What the capitalised word `after`, behind the name, says.
    fn capital_behind(&self, scene: &Scene<'_>, after: &Token, said: &mut Said) -> ControlFlow<Verdict> {
        let (sighting, about) = (scene.sighting, &scene.about);
        let roles = self.words.roles(after);
        let next_is_place = scene.sightings.get(scene.at + 1).is_some_and(|next| next.first == sighting.end);
        let paired = scene.pair_before || scene.pair_after;
        if roles.feature.is_some() {
            // “Anbar River”
            *said = Said { score: said.score + 1.5, rule: "place.feature" };
        } else if let Some(body) = self.body_ahead(sighting.end) {
            if body == Body::Organisation {
                // “Lyon Savings Bank”
                return no("place.organisation");
            }
            // “Lyon Fire Brigade”, “Concord Police Department”
            said.score += if roles.any(Roles::LOCAL) { 2.5 } else { 0.5 };
            if !about.known && about.given && !roles.any(Roles::PUBLIC | Roles::LOCAL) {
                // “the Florence Center” is called after somebody.
                said.score -= 2.0;
            }
        } else if roles.any(Roles::PUBLIC | Roles::TITLE | Roles::FUNCTION) {
            // “Lyon Mayor Ann Loe”
            said.score += if roles.any(Roles::LOCAL) { 2.5 } else { 0.5 };
        } else if about.given && !paired && !about.several_words {
            // “Florence Harding”
            return person("place.given_name_first");
        } else if !paired && !about.known && !about.several_words && self.starts_surname(sighting.end) {
            // “Paris Arven-Loe”
            return person("place.double_surname");
        } else if next_is_place {
        } else if !about.known && !about.several_words {
            said.score -= 3.0;
        } else {
            said.score -= 1.0;
        }
        ControlFlow::Continue(())
    }

    /// “Jordan Arven-Loe”: whether the hyphen at `hyphen` stands in the surname behind a given name or a title.
    fn ends_surname(&self, hyphen: usize) -> bool {
        let Some((given, surname)) =
            hyphen.checked_sub(2).and_then(|at| self.token(at).zip(self.token(at + 1)))
        else {
            return false;
        };
        let joined = self.token(hyphen).is_some_and(|t| self.text(t) == "-" && !t.spaced);
        let beside = given.block == surname.block && given.is_capitalised() && surname.spaced;
        let surname = surname.case == Case::Title && surname.is_capitalised();
        joined && beside && surname && (self.is_given(given) || self.words.roles(given).any(Roles::TITLE))
    }

    /// Whether “Arven-Loe” stands at `at`: two names of capitals and small letters, and a hyphen.
    fn starts_surname(&self, at: usize) -> bool {
        let word = |at: usize| self.token(at).filter(|t| t.case == Case::Title && t.span.len() >= 3);
        let hyphen = self.token(at + 1).is_some_and(|t| !t.spaced && self.text(t) == "-");
        hyphen && word(at).is_some() && word(at + 2).is_some_and(|t| !t.spaced)
    }

    /// Whether a word like “town” stands up to three words before the token at `at`: “a town in Kent called”.
    fn names_a_feature(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).filter_map(|at| self.token(at)).any(|token| {
            let roles = self.words.roles(token);
            roles.feature.is_some() || roles.any(Roles::NAMED_PLACE)
        })
    }

    /// How likely the name is a place before the context is seen.
    fn prior(&self, about: &Name) -> f32 {
        let mut score: f32 = if about.country {
            3.0
        } else if about.known {
            2.5
        } else {
            match about.people {
                1_000_000.. => 2.5,
                200_000.. => 2.0,
                50_000.. => 1.5,
                10_000.. => 1.2,
                _ => 1.0,
            }
        };
        if about.several_words && !about.word {
            score += 1.0;
        }
        if about.word {
            score -= if about.country { 1.0 } else { 3.0 };
        }
        if (about.given || about.surname) && !about.several_words {
            score -= if about.country || about.region || about.people > 100_000 { 0.5 } else { 1.3 };
        }
        score
    }

    fn is_given(&self, token: &Token) -> bool {
        let key = name::extend(name::EMPTY, name::word(self.text(token)));
        self.analysis.gazetteer.entry(key).is_some_and(|entry| entry.is_given_name())
    }

    /// “University of”: what stands before the “of” at `of`.
    fn is_organisation_of(&self, of: usize) -> bool {
        self.before(of)
            .is_some_and(|(_, t)| t.is_capitalised() && self.words.roles(t).any(Roles::ORGANISATION_OF))
    }

    /// What the capitalised words from `at` on make: “… Savings Bank” an organisation, “… Fire Brigade” a body of the
    /// place. The last such word decides, but not a title: “Lyon Savings Bank President Loe”.
    fn body_ahead(&self, at: usize) -> Option<Body> {
        let block = self.token(at)?.block;
        let run = (at..at + 5)
            .map_while(|at| self.token(at).filter(|t| t.block == block && t.spaced && t.is_capitalised()));
        run.fold(None, |body, token| {
            let roles = self.words.roles(token);
            if roles.any(Roles::ORGANISATION) {
                Some(Body::Organisation)
            } else if roles.any(Roles::CIVIC) || roles.any(Roles::PUBLIC) && !roles.any(Roles::TITLE) {
                Some(Body::Civic)
            } else {
                body
            }
        })
    }

    /// Whether the hyphen at `hyphen` stands behind a party's letter: “D-Lyon”.
    fn is_party_letter(&self, hyphen: usize) -> bool {
        let letter = hyphen.checked_sub(1).and_then(|at| self.token(at));
        letter.is_some_and(|t| matches!(self.text(t), "D" | "R"))
            && self.token(hyphen).is_some_and(|t| !t.spaced)
    }

    /// Whether the “of” at `of` says where somebody is from: “Ann Loe, 22, of Lyon”, “Ann Loe of Lyon”.
    fn says_where_from(&self, of: usize) -> bool {
        let Some((at, before)) = self.before(of) else { return false };
        if self.text(before) == "," {
            return true;
        }
        let name = |t: &Token| t.kind == TokenKind::Word && t.case == Case::Title && t.is_capitalised();
        let beside = at.checked_sub(1).and_then(|at| self.token(at)).filter(|t| t.block == before.block);
        let roles = self.words.roles(before);
        let person = name(before) && roles == Roles::default() && before.spaced;
        person && beside.is_some_and(|t| name(t) && self.is_given(t))
    }
}

/// What a name's capitalised words make behind a place's name.
#[derive(Clone, Copy, PartialEq)]
enum Body {
    /// It has the place in its name only: “Lyon Savings Bank”.
    Organisation,
    /// It belongs to the place: “Lyon Fire Brigade”.
    Civic,
}
