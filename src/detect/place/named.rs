//! Owns what the document's cast says of a name: a person's, a storm's, a firm's name is no place, whatever the gazetteer
//! knows. What the words beside it make of it is left to `beside`.
//!
//! “He met his wife, Victoria, in 1970.” → a person

use super::view::{Name, View};
use super::{Sighting, Verdict};
use crate::fact::RuleId;
use crate::lexicon::{Roles, Sort};
use crate::names::{Kind, Member, Signs};
use crate::text::{Case, TokenKind};

/// Signs that make somebody of a name that begins like a place's: “Model Paris Adeyemi”.
const FULL: u32 = Signs::GIVEN | Signs::TITLED | Signs::AGE | Signs::KIN;
/// Signs that make somebody of a place's name in full: “Paris Adeyemi, 31, wore red. Paris smiled.”
const SURE: u32 = Signs::TITLED | Signs::ROLE | Signs::AGE | Signs::KIN | Signs::ACTS;

fn no(rule: &'static str, person: bool) -> Option<Verdict> {
    Some(Verdict { score: -6.0, rule: RuleId(rule), person })
}

impl View<'_> {
    /// Whether somebody's full name stands before the token at `at`, with a comma or without.
    pub(super) fn is_behind_person(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let surname = self.token(before).is_some_and(|t| t.case == Case::Title && t.is_capitalised());
        let given = before.checked_sub(1).and_then(|given| self.token(given));
        if surname && given.is_some_and(|t| t.case == Case::Title && self.is_given(t)) {
            return true;
        }
        let comma = usize::from(self.token(before).is_some_and(|t| matches!(self.text(t), "," | "(")));
        let named = before.checked_sub(comma).and_then(|last| self.analysis.cast.at(last));
        named.is_some_and(|named| {
            let person = self.analysis.cast.member(named).is_some_and(|m| m.kind == Kind::Person);
            // The cast may take the letters for the name's last word.
            let ends = named.tokens.end + comma == at || comma == 0 && named.tokens.end == at + 1;
            person && named.signs.any(Signs::GIVEN) && ends
        })
    }

    /// The verdict of the cast, where it has one.
    pub(super) fn cast(&self, sighting: &Sighting, about: &Name) -> Option<Verdict> {
        let cast = self.analysis.cast;
        let named = cast.at(sighting.first).filter(|named| sighting.end <= named.tokens.end);
        if self.is_abbreviated_title(sighting) {
            return no("place.title", true);
        }
        let named = named?;
        let member = cast.member(named)?;
        let whole = named.tokens == (sighting.first..sighting.end);
        if sighting.pair.is_some_and(|pair| pair.tight) && whole {
            return None;
        }
        let signs = named.signs;
        if signs.any(Signs::KIN | Signs::LABEL) || signs.any(Signs::OWNS) && !about.known && whole {
            return no("place.person", true);
        }
        if signs.any(Signs::EVENT | Signs::SHIP) && sighting.first == named.tokens.start + 1 {
            return no("place.event", false);
        }
        let one = signs.any(Signs::ONE) && !self.is_said_to_exist(sighting);
        if signs.any(Signs::THING) || (one || signs.any(Signs::WORK)) && !about.known {
            return no("place.thing", false);
        }
        // “the Patagonia acquisition”, “Shares in Antofagasta”; but a stake in Greece is one in Greece.
        let opens = sighting.first.checked_sub(2).is_some_and(|held| self.starts_sentence(held));
        if signs.any(Signs::TRADED) && !about.country && (!about.region || opens && about.people > 0) {
            return no("place.firm", false);
        }
        if !whole {
            return self.part_of_name(sighting, named, member, about);
        }
        self.later_mention(sighting, named, member, about)
    }

    /// “There is a Birmingham in Alabama and an Odessa in Texas”: one of several places of the name, each with where it is.
    /// Who “drove a Lincoln in Nebraska” drove a car.
    fn is_said_to_exist(&self, sighting: &Sighting) -> bool {
        let text = self.analysis.text;
        let start =
            text.sentences.get(text.sentence_of(sighting.first)).map_or(sighting.first, |s| s.tokens.start);
        let there = |i: usize| {
            let word = |i: usize| self.token(i).map_or("", |t| self.text(t));
            word(i).eq_ignore_ascii_case("there")
                && (i + 1..sighting.first)
                    .take(2)
                    .any(|i| matches!(word(i), "is" | "are" | "was" | "were" | "’s" | "'s"))
        };
        sighting.pair.is_some() && (start..sighting.first).any(there)
    }

    /// “On Friday, Ms. May said”: a title's abbreviation that is a region's too.
    fn is_abbreviated_title(&self, sighting: &Sighting) -> bool {
        let Some(token) = self.token(sighting.first) else { return false };
        let point =
            usize::from(self.token(sighting.first + 1).is_some_and(|t| self.text(t) == "." && !t.spaced));
        let next = self.token(sighting.first + 1 + point);
        token.case == Case::Title
            && sighting.end <= sighting.first + 1 + point
            && self.names.of(token).any(Sort::ABBREVIATION)
            && next.is_some_and(|next| next.is_capitalised() && next.block == token.block)
    }

    /// A place's name inside a longer name: “Lionel Chester Stafford”, “the Clean Rivers Act”.
    fn part_of_name(
        &self,
        sighting: &Sighting,
        named: &crate::names::Sighting,
        member: &Member,
        about: &Name,
    ) -> Option<Verdict> {
        // “Marine Energy Wales”: a country or a state needs a given name before it.
        let full = if about.country || about.region { Signs::GIVEN } else { FULL };
        let person =
            member.kind == Kind::Person && named.signs.any(full) && !member.signs.any(Signs::PLACE_NAME);
        if person || member.kind == Kind::Person && self.holds_office(sighting, named) {
            return no("place.person", true);
        }
        let of_place = member.signs.any(Signs::PLACE_NAME);
        if !about.country && !about.region && !of_place && self.is_called(sighting, named) {
            return no("place.part_of_name", false);
        }
        // “Durham Crest Homes”, “Lagos Pearl Ventures”
        let firm = !about.country
            && sighting.first == named.tokens.start
            && named.tokens.end >= sighting.end + 2
            && !of_place
            && self.goes_on_as_a_name(sighting.end, named.tokens.end);
        if firm {
            return no("place.part_of_name", false);
        }
        let token = self.token(sighting.first)?;
        let short =
            about.region && !about.several_words && token.span.len() <= 3 && token.case == Case::Title;
        let ends = sighting.first > named.tokens.start && sighting.end == named.tokens.end;
        if short && ends { no("place.part_of_name", false) } else { None }
    }

    /// “managing director Sokoto Briggs”, “her partner, Paris Holme,”, “Cyprus Khoury, an aunt”: whether what somebody is stands beside a
    /// name that holds the place's and nothing else of a place.
    fn holds_office(&self, sighting: &Sighting, named: &crate::names::Sighting) -> bool {
        // “Farmer Colombia Dane”: what ends a name may be a given name too.
        let surname = || sighting.end + 1 == named.tokens.end && self.is_name_of_none(sighting.end);
        named.signs.any(Signs::ROLE)
            && !named.signs.any(Signs::LED)
            && self.goes_on_as_a_name(named.tokens.start, sighting.first)
            && (surname() || self.goes_on_as_a_name(sighting.end, named.tokens.end))
    }

    /// “an insurer, Great Southern Perth,”: whether a body is called so; the charity Lyon Fire Brigade is of Lyon, and “the district, North
    /// London,” is a place.
    fn is_called(&self, sighting: &Sighting, named: &crate::names::Sighting) -> bool {
        let roles = |at: usize| self.token(at).map(|t| self.words.roles(t)).unwrap_or_default();
        let own = |at: usize| {
            !(sighting.first..sighting.end).contains(&at) && !roles(at).any(Roles::DIRECTION | Roles::PART)
        };
        named.signs.any(Signs::CALLED)
            && !named.signs.any(Signs::LED)
            && named.tokens.clone().any(own)
            && !named.tokens.clone().any(|at| roles(at).any(Roles::PUBLIC | Roles::CIVIC | Roles::LOCAL))
    }

    /// Whether words with capitals that say nothing of a place stand up to `end`: “Crest Homes”, but neither “Fire Brigade” nor
    /// “Mayor Ada Obi”.
    fn goes_on_as_a_name(&self, start: usize, end: usize) -> bool {
        (start..end).filter_map(|at| self.token(at).map(|token| (at, token))).all(|(at, token)| {
            let plain = token.kind == TokenKind::Word && token.is_capitalised() && token.spaced;
            let roles = self.words.roles(token);
            // “Berlin Street Bakery”: only the last word says what it is.
            let street = at + 1 < end && roles.any(Roles::STREET);
            plain && (roles == Roles::default() || street) && !self.is_given(token)
        })
    }

    /// “Margaret Hamilton wrote the code. The story of Hamilton began in 1959.”: who was named in full before.
    fn later_mention(
        &self,
        sighting: &Sighting,
        named: &crate::names::Sighting,
        member: &Member,
        about: &Name,
    ) -> Option<Verdict> {
        let person = member.kind == Kind::Person && !member.signs.any(Signs::PLACE_NAME);
        if !person || named.signs.any(Signs::LED) || about.country || about.several_words {
            return None;
        }
        let own = self.text(self.token(sighting.first)?);
        let (given, last) = member.name.rsplit_once(' ').unwrap_or_default();
        let told = if last == own {
            member.signs.any(FULL)
        } else if given.split(' ').any(|word| word == own) {
            // “Model Paris Adeyemi”: what somebody is may open the sentence.
            member.signs.any(SURE) && (about.given || member.signs.any(Signs::GIVEN))
        } else {
            member.name == own && member.signs.any(Signs::KIN | Signs::LABEL)
        };
        if told { no("place.person", true) } else { None }
    }
}
