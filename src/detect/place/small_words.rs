//! Owns what a word in small letters or a sign beside a name says of it: kin, ships and reporting verbs before somebody's name;
//! prepositions, divisions and residents beside a place's. Words with a capital are left to `capitals`; which word is asked, to `beside`.
//!
//! “her daughter Sydney” → a person · “downtown Concord”, “Deal residents” → a place

use std::ops::ControlFlow;

use super::Verdict;
use super::beside::{CITY_OF_ITS_OWN, LITTLE, Said, Scene, no, person};
use super::view::View;
use crate::fact::PlaceKind;
use crate::lexicon::{Roles, Sort};
use crate::text::{Case, Token, TokenKind};

/// Whether a word in small letters stands on its own.
fn is_small(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.case == Case::Lower && token.spaced
}

impl View<'_> {
    /// Whether the word in small letters before the name is one that people or ships have before theirs.
    pub(super) fn person_or_ship_before(&self, scene: &Scene<'_>, before: &Token) -> ControlFlow<Verdict> {
        let (about, end) = (&scene.about, scene.sighting.end);
        // “…,” said Victoria. “…,” said Dallas, 19.
        let told = about.given && !about.country && self.closes(end) || self.is_aged(end);
        if told && self.words.roles(before).any(Roles::REPORTS) {
            return person("place.person");
        }
        // “said van Beek”, “her daughter Sydney”
        let sort = self.names.of(before);
        if sort.any(Sort::PARTICLE | Sort::KIN) {
            return person("place.person");
        }
        // “the ferry Isle of Arran”
        if sort.any(Sort::SHIP) {
            return no("place.event");
        }
        ControlFlow::Continue(())
    }

    /// How much the word `before` the name, with its index, speaks for a place: “in”, “downtown”, “of”.
    pub(super) fn place_word_before(
        &self,
        scene: &Scene<'_>,
        (index, before): (usize, &Token),
        joined: bool,
        said: &mut Said,
    ) -> ControlFlow<Verdict> {
        let (about, roles) = (&scene.about, self.words.roles(before));
        if joined && self.is_party_letter(index) {
            // “Ald. Mira Loe, D-Lyon”
            said.score += 3.0;
        } else if before.kind == TokenKind::Word && roles.any(Roles::LOCATIVE) {
            said.score += 2.0;
        } else if about.island && matches!(self.text(before), "on" | "around" | "off") {
            // “islanders on Islay”
            said.score += 2.0;
        } else if self.is_an_example(index) {
            // “rural areas such as Saki and Kishi”
            said.score += 2.0;
        } else if before.kind == TokenKind::Word && roles.any(Roles::DIRECTION) {
            // “downtown Concord”
            said.score += 2.5;
        } else if self.text(before) == "for" && self.follows(index, Roles::BOUND) {
            // “a bus bound for Lyon”
            said.score += 2.0;
        } else if matches!(self.text(before), "née" | "nee") {
            // “Mary Hurley (née Tyrone)”
            return person("place.person");
        } else if roles.any(Roles::NAMING) && self.is_in_office(index) {
            // “a welder named Cheyenne”
            return person("place.person");
        } else if roles.any(Roles::NAMING) && (about.given || about.surname) {
            // “My sister is called Florence.” “A town called Florence” says more than that.
            if !self.names_a_feature(index) {
                said.score -= 3.0;
            }
        } else if self.text(before) == "of" {
            return self.of_before(index, said);
        } else if matches!(self.text(before), "&" | "v" | "v." | "vs" | "vs.")
            || before.kind == TokenKind::Address
        {
            // “Merrow v. Milford”
            said.score -= 3.0;
        }
        ControlFlow::Continue(())
    }

    /// What stands before the “of”, the token at `of`, that leads to the name.
    fn of_before(&self, of: usize, said: &mut Said) -> ControlFlow<Verdict> {
        // “the Bank of Lyon”
        if self.is_organisation_of(of) {
            return no("place.organisation_of");
        }
        // “the Firth of *Thames*”
        let water = of.checked_sub(1).and_then(|at| self.token(at)).filter(|t| t.is_capitalised());
        if water.is_some_and(|t| self.words.roles(t).feature_before == Some(PlaceKind::Water)) {
            return no("place.part_of_name");
        }
        // “a glass of Bordeaux”
        if self.follows(of, Roles::SERVED) {
            return no("place.thing");
        }
        // “Ann Loe of Lyon”, “residents of Lyon”, “south of Lyon”, “the edge of Lyon”
        let told = self.says_where_from(of)
            || self.follows(of, Roles::LOCAL | Roles::SETTLEMENT | Roles::DIRECTION | Roles::SECTION);
        said.score += if told { 2.0 } else { 0.5 };
        ControlFlow::Continue(())
    }

    /// What it says of the name that something is its own, “Buffalo's mayor”, or that a number follows it: few little towns have either.
    pub(super) fn owner_or_numbered(&self, scene: &Scene<'_>, after: &Token, said: &mut Said) {
        let about = &scene.about;
        let owned = self.token(scene.sighting.end + 1).filter(|owned| owned.case == Case::Lower);
        let owned = owned.filter(|_| after.kind == TokenKind::Possessive);
        // “Buffalo's mayor”
        if owned.is_some_and(|owned| self.words.roles(owned).any(Roles::LOCAL)) {
            said.score += 5.0;
        }
        // “Nokia's mobile arm”, “Sala 3”
        let little = !about.known && about.people < LITTLE && !about.several_words;
        let numbered = after.kind == TokenKind::Number && after.spaced;
        if little && (numbered || about.word && owned.is_some()) {
            said.score -= 3.0;
        }
    }

    /// How much a word in small letters behind the name speaks for a place.
    pub(super) fn small_word_behind(&self, scene: &Scene<'_>, after: &Token) -> f32 {
        let (about, roles) = (&scene.about, self.words.roles(after));
        if is_small(after) && roles.feature.is_some() {
            // “Anbar province”
            2.0
        } else if is_small(after) && roles.any(Roles::LOCAL) {
            // “Concord men”, “Deal residents”
            if roles.any(Roles::TOWN) && about.word { 5.0 } else { 2.5 }
        } else if roles.any(Roles::REPORTS) && after.case == Case::Lower && !self.is_led(scene.sighting.first)
        {
            // “Houston said”, but “a court in Lyon said”; turkeys and china do not.
            let speaks = if about.country && about.word { 1.0 } else { 0.0 };
            let own = !about.given && !about.surname && about.people >= CITY_OF_ITS_OWN;
            if about.known || own { speaks } else { -3.0 }
        } else {
            0.0
        }
    }

    /// What the sign behind the name says: “&”, a hyphen, a dash.
    pub(super) fn sign_behind(&self, scene: &Scene<'_>, sign: &str, said: &mut Said) -> ControlFlow<Verdict> {
        let end = scene.sighting.end;
        if sign == "&" {
            // “Milan & Cole” is a firm; “near Lisbon & leaks” goes on.
            let next = scene.sightings.get(scene.at + 1).filter(|next| next.first <= end + 1);
            let named = self.token(end + 1).is_some_and(Token::is_capitalised);
            if named && !scene.about.country && next.is_none_or(|next| self.name(next).surname) {
                return no("place.organisation");
            }
            said.score -= 3.0;
        } else if sign == "-" && self.is_first_half(scene) {
            // “Kyzyl-Bel”
            return no("place.part_of_name");
        } else if sign == "-" && self.is_style(end) {
            // “Kentucky-style burgoo”
            return no("place.thing");
        } else if sign == "-" && self.is_based(end) {
            // “Reading-based”
            said.score += 4.0;
        } else if matches!(sign, "—" | "–" | "--") && scene.start {
            // “LYON — Rain fell.”
            *said = Said { score: said.score + 3.0, rule: "place.dateline" };
        }
        ControlFlow::Continue(())
    }
}
