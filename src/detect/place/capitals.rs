//! Owns what a capitalised word beside a name says of it: a person's other name, a firm's, an office, a feature. Words in small letters are
//! `beside`'s.
//!
//! “Kathleen London”, “London Dynamics” → no place · “London Mayor Ann Loe” → a place

use std::ops::ControlFlow;

use super::beside::{Said, Scene, no, person};
use super::clues::Body;
use super::view::View;
use super::{LEAST, Verdict};
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::{Roles, Sort};
use crate::text::{Case, Token};

impl View<'_> {
    /// What the capitalised word before the name, the token at `index`, says.
    pub(super) fn capital_before(
        &self,
        scene: &Scene<'_>,
        index: usize,
        said: &mut Said,
    ) -> ControlFlow<Verdict> {
        let about = &scene.about;
        let Some(before) = self.token(index) else { return ControlFlow::Continue(()) };
        let roles = self.words.roles(before);
        // “the MV Isle of Arran”
        if before.case == Case::Upper && self.names.of(before).any(Sort::SHIP) {
            return no("place.event");
        }
        // “Mr. Jordan”
        if roles.any(Roles::TITLE) && !about.several_words {
            return person("place.title");
        }
        // “In Lyon, ministers met.”
        if roles.any(Roles::LOCATIVE) && self.starts_sentence(index) {
            said.score += 2.0;
            return ControlFlow::Continue(());
        }
        // “Police Scotland”
        if roles.any(Roles::BODY) && about.known && !scene.pair_before {
            return no("place.organisation");
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
        if scene.sighting.shouted {
            // “FLOODS HIT ITALY”
            return ControlFlow::Continue(());
        }
        self.other_name_before(scene, index, said)
    }

    /// What a capitalised word before the name, the token at `index`, says of which no table has anything: it may be somebody's name.
    fn other_name_before(&self, scene: &Scene<'_>, index: usize, said: &mut Said) -> ControlFlow<Verdict> {
        let about = &scene.about;
        let last =
            scene.at.checked_sub(1).map(|at| &scene.sightings[at]).filter(|s| s.end == scene.sighting.first);
        // “Cllr Breda Carlow”
        if last.is_some_and(|last| last.verdict.rule == RuleId("place.title")) && !about.country {
            return person("place.title");
        }
        // “Breda Carlow said”, but “Residents Lyon knows”
        let opens = self.starts_sentence(index) && (about.country || !self.is_name_of_none(index));
        // “Gael Garcia Bernal”, “Siena Keys”: what stands before is no place either.
        let unsure = |score: f32| score > -5.0 && score < LEAST;
        let last = last.filter(|last| !last.verdict.person && !unsure(last.verdict.score));
        if last.is_none() && (!opens || self.token(index).is_some_and(|before| self.is_given(before))) {
            // “Smith Jordan”
            said.score -= if about.known && !about.given { 2.5 } else { 3.0 };
            said.rule = "place.after_capital";
        }
        ControlFlow::Continue(())
    }

    /// What the capitalised word `after`, behind the name, says.
    pub(super) fn capital_behind(
        &self,
        scene: &Scene<'_>,
        after: &Token,
        said: &mut Said,
    ) -> ControlFlow<Verdict> {
        let (sighting, about) = (scene.sighting, &scene.about);
        let roles = self.words.roles(after);
        let paired = scene.pair_before || scene.pair_after;
        let body = self.body_ahead(sighting.end);
        let told = body == Some(Body::Organisation) && roles.feature != Some(PlaceKind::Region);
        let comma = |at: Option<usize>| at.and_then(|at| self.token(at)).is_some_and(|t| self.text(t) == ",");
        let apposed = comma(sighting.first.checked_sub(1)) && comma(Some(sighting.end + 1));
        let person_led = apposed || self.is_in_office(sighting.first);
        if person_led && about.given && !about.known && !paired && !about.several_words {
            // “the premier, Adelaide Marsh, said”
            return person("place.given_name_first");
        }
        if self.text(after) == "State" && !about.region && !about.country && !paired {
            // “a quarterback out of Fresno State”
            return no("place.organisation");
        }
        if roles.feature.is_some() && !told {
            // “Anbar River”
            *said = Said { score: said.score + 1.5, rule: "place.feature" };
        } else if body == Some(Body::Organisation) {
            // “Lyon Savings Bank”
            return no("place.organisation");
        } else if body == Some(Body::Civic) || roles.any(Roles::PUBLIC | Roles::TITLE | Roles::FUNCTION) {
            // “Lyon Fire Brigade”, “Concord Police Department”, “Lyon Mayor Ann Loe”
            said.score += if roles.any(Roles::LOCAL) { 2.5 } else { 0.5 };
            // “the Florence Center” is called after somebody.
            let called = !about.known && about.given && !roles.any(Roles::PUBLIC | Roles::LOCAL);
            if body.is_some() && called {
                said.score -= 2.0;
            }
        } else {
            return self.other_name_behind(scene, after, said);
        }
        ControlFlow::Continue(())
    }

    /// What a capitalised word `after` the name says of which no table has anything: it may be somebody's surname, or the rest of a firm's
    /// name.
    fn other_name_behind(&self, scene: &Scene<'_>, after: &Token, said: &mut Said) -> ControlFlow<Verdict> {
        let (sighting, about) = (scene.sighting, &scene.about);
        let alone = !scene.pair_before && !scene.pair_after && !about.several_words;
        let next = scene.sightings.get(scene.at + 1).filter(|next| next.first == sighting.end);
        if alone && about.given {
            // “Florence Harding”
            return person("place.given_name_first");
        }
        if alone && !about.country && self.starts_surname(sighting.end) {
            // “Paris Arven-Loe”
            return person("place.double_surname");
        }
        if alone
            && next.is_none()
            && !about.country
            && (self.is_in_office(sighting.first) || self.is_described(sighting.end + 1))
        {
            // “managing director Sokoto Briggs”, “Osaka Chen, an analyst,”
            return person("place.person");
        }
        if let Some(next) = next {
            // “Paris Hilton”, “Siena Keys”; but “Lyon France”, as some feeds write.
            let (next, roles) = (self.name(next), self.words.roles(after));
            let person = next.surname
                || next.word && roles == Roles::default()
                || next.given && !next.several_words && !next.country;
            if !scene.pair_before && !scene.pair_after && !about.country && !about.state && person {
                said.score -= 3.0;
            }
        } else if !about.several_words && (!about.known || self.is_part_of_name(scene, after)) {
            // “Paris Fashion”, “Rhine Dynamics”
            said.score -= 3.0;
        } else {
            said.score -= 1.0;
        }
        ControlFlow::Continue(())
    }

    /// “Rhine Dynamics”: whether a sea, river, island or county before the capitalised word `after` is only the first word of a name.
    fn is_part_of_name(&self, scene: &Scene<'_>, after: &Token) -> bool {
        let about = &scene.about;
        let capitals = self.token(scene.sighting.first).is_some_and(|token| token.case == Case::Upper);
        !about.country && !about.state && !capitals && after.case == Case::Title && !self.is_given(after)
    }
}
