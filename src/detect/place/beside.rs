//! Owns what the words beside a name say of it: person, organisation, plain word, or place. What the rest of the
//! document says is left to `judge`.
//!
//! “Jordan said the Bank of Lyon paid in Jordan.” → only the second *Jordan*

use std::ops::ControlFlow;

use super::view::{Name, OPENS, View};
use super::{Sighting, Verdict};
use crate::fact::RuleId;
use crate::lexicon::{Roles, Sort};
use crate::text::{Case, Token, TokenKind};

/// A name with what stands around it.
pub(super) struct Scene<'s> {
    pub sightings: &'s [Sighting],
    pub at: usize,
    pub sighting: &'s Sighting,
    pub about: Name,
    /// The name opens its sentence.
    pub start: bool,
    /// The name before it lies in it, and it in the name behind it.
    pub pair_before: bool,
    pub pair_after: bool,
}

/// A city of so many people is meant by its name, whatever else begins small and reads the same: “Cologne”, “Lima”.
const CITY_OF_ITS_OWN: u32 = 500_000;

/// A town of fewer people is hardly what a number or a possessive speaks of.
const LITTLE: u32 = 100_000;

/// What the context has said so far.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub score: f32,
    pub rule: &'static str,
}

fn place(score: f32, rule: &'static str) -> Verdict {
    Verdict { score, rule: RuleId(rule), person: false }
}

pub(super) fn no(rule: &'static str) -> ControlFlow<Verdict> {
    ControlFlow::Break(Verdict { score: -6.0, rule: RuleId(rule), person: false })
}

pub(super) fn person(rule: &'static str) -> ControlFlow<Verdict> {
    ControlFlow::Break(Verdict { score: -6.0, rule: RuleId(rule), person: true })
}

impl View<'_> {
    /// What the words beside the name at `at` make of it.
    pub fn verdict(&self, sightings: &[Sighting], at: usize) -> Verdict {
        let sighting = &sightings[at];
        let about = self.name(sighting);
        if about.demonym && sighting.pair.is_none() {
            return place(3.0, "place.demonym");
        }
        if let Some(verdict) = self.cast(sighting, &about) {
            return verdict;
        }
        let dateline = self.is_in_dateline(sighting);
        let scene = Scene {
            sightings,
            at,
            sighting,
            start: self.starts_sentence(sighting.first),
            pair_before: at > 0 && sightings[at - 1].pair.is_some_and(|pair| pair.tight),
            pair_after: sighting.pair.is_some_and(|pair| pair.tight),
            about,
        };
        let mut said = Said {
            score: self.prior(&scene.about, scene.start && !dateline || sighting.shouted || sighting.titled),
            rule: "place.name",
        };
        if dateline {
            // “GENEVA, 14 October —”
            said = Said { score: said.score + 3.0, rule: "place.dateline" };
        }
        if scene.pair_before || scene.pair_after {
            // “Gainesville, Ga.”
            said = Said { score: said.score + 4.0, rule: "place.pair" };
        } else if sighting.pair.is_some() {
            // “Reading in Berkshire”
            said = Said { score: said.score + 2.0, rule: "place.pair" };
        }
        // “Reading helps.” “Turkey is served cold.”
        if scene.start && scene.about.word && !dateline && !sighting.shouted {
            said.score -= match &scene.about {
                about if about.country => 1.5,
                about if about.people >= CITY_OF_ITS_OWN => 0.5,
                _ => 2.0,
            };
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
        // “By Brenda Holm, MA”: a degree; “Eoin Hackett SC”: a rank at the bar
        if token.case == Case::Upper && token.span.len() <= 3 && self.is_behind_person(sighting.first) {
            return no("place.capitals");
        }
        // “NATO”, “BA”: capitals that stand for something else.
        let capitals = token.case == Case::Upper && token.span.len() <= 5;
        if capitals && !about.wide && !scene.start && !sighting.shouted && !self.is_in_dateline(sighting) {
            return no("place.capitals");
        }
        ControlFlow::Continue(())
    }

    /// What the word before the name says.
    fn word_before(&self, scene: &Scene<'_>, said: &mut Said) -> ControlFlow<Verdict> {
        let sighting = scene.sighting;
        if self.is_behind_nickname(sighting.first) && !scene.about.several_words {
            return person("place.person");
        }
        let Some((index, before)) = self.before(sighting.first).filter(|_| !scene.start) else {
            return ControlFlow::Continue(());
        };
        let roles = self.words.roles(before);
        let joined = self.token(sighting.first).is_some_and(|t| !t.spaced) && index + 1 == sighting.first;
        if joined && self.ends_surname(index) && !scene.about.several_words {
            return person("place.double_surname");
        }
        // “Dyfed-Powys Police”: half a name
        let about = &scene.about;
        if about.known && !about.country && joined && self.is_second_half(index) {
            return no("place.part_of_name");
        }
        // “on the Witham”: a river of a town's name, or whatever it is, but not the town.
        let the = self.text(before).eq_ignore_ascii_case("the");
        if the
            && !about.known
            && !about.several_words
            && (about.people < LITTLE && self.stands_alone(sighting.end) || self.is_called_water(sighting))
        {
            return no("place.behind_the");
        }
        // “the Kremlin”, “the Seine”: no fortress and no net has a capital inside a sentence.
        if scene.about.known && scene.about.word && self.text(before).eq_ignore_ascii_case("the") {
            said.score += 1.5;
            return ControlFlow::Continue(());
        }
        // “Justice R. A. Bello”
        let initial = before.span.len() == 1 && before.is_capitalised() && index + 2 == sighting.first;
        if initial && !scene.about.known && self.is_behind_initials(index) {
            return person("place.person");
        }
        if before.is_capitalised() && !joined {
            return self.capital_before(scene, index, said);
        }
        // “…,” said Victoria. “…,” said Dallas, 19.
        let told = scene.about.given && !scene.about.country && self.closes(sighting.end)
            || self.is_aged(sighting.end);
        if roles.any(Roles::REPORTS) && before.case == Case::Lower && told {
            return person("place.person");
        }
        // “said van Beek”, “her daughter Sydney”, “the ferry Isle of Arran”
        let sort = self.names.of(before);
        if before.case == Case::Lower && sort.any(Sort::PARTICLE | Sort::KIN) {
            return person("place.person");
        } else if before.case == Case::Lower && sort.any(Sort::SHIP) {
            return no("place.event");
        }
        if joined && self.is_party_letter(index) {
            // “Ald. Mira Loe, D-Lyon”
            said.score += 3.0;
        } else if before.kind == TokenKind::Word && roles.any(Roles::LOCATIVE) {
            said.score += 2.0;
        } else if scene.about.island && matches!(self.text(before), "on" | "around" | "off") {
            // “islanders on Islay”
            said.score += 2.0;
        } else if self.is_an_example(index) {
            // “rural areas such as Saki and Kishi”
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
            // “a glass of Bordeaux”
            if self.follows(index, Roles::SERVED) {
                return no("place.thing");
            }
            // “Ann Loe of Lyon”, “residents of Lyon”
            let told = self.says_where_from(index) || self.follows(index, Roles::LOCAL | Roles::SETTLEMENT);
            said.score += if told { 2.0 } else { 0.5 };
        } else if matches!(self.text(before), "&" | "v" | "v." | "vs" | "vs.")
            || before.kind == TokenKind::Address
        {
            // “Merrow v. Milford”
            said.score -= 3.0;
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
        if after.spaced && (after.is_capitalised() || text == "plc") {
            return self.capital_behind(scene, after, said);
        }
        // “Georgia, 9, won”
        let behind = self.token(scene.sighting.end + 2).is_some_and(|token| self.text(token) == ",");
        if scene.about.given && behind && self.is_aged(scene.sighting.end) {
            return person("place.person");
        }
        // “Buffalo's mayor”
        if after.kind == TokenKind::Possessive
            && self
                .token(scene.sighting.end + 1)
                .is_some_and(|owned| owned.case == Case::Lower && self.words.roles(owned).any(Roles::LOCAL))
        {
            said.score += 5.0;
        }
        // “said Holly Hill, a nurse”
        let first = self.token(scene.sighting.first).is_some_and(|token| self.is_given(token));
        let article =
            self.token(scene.sighting.end + 1).is_some_and(|t| matches!(self.text(t), "a" | "an" | "who"));
        if scene.about.several_words && !scene.about.known && first && text == "," && article {
            return person("place.person");
        }
        // “Nokia's mobile arm”, “Sala 3”
        let little = !scene.about.known && scene.about.people < LITTLE && !scene.about.several_words;
        let owned = self.token(scene.sighting.end + 1).is_some_and(|owned| owned.case == Case::Lower);
        if little && after.kind == TokenKind::Number && after.spaced
            || little && scene.about.word && after.kind == TokenKind::Possessive && owned
        {
            said.score -= 3.0;
        }
        let small = after.kind == TokenKind::Word && after.case == Case::Lower && after.spaced;
        // “Santos winger Caio Recife”, “Brighton have had a bid turned down”
        let plays = small && roles.any(Roles::PLAYER) || self.is_many(scene);
        let plays = plays || !scene.about.country && self.has_score(scene.sighting.first, scene.sighting.end);
        if plays && !scene.pair_before && !scene.pair_after {
            return person("place.team");
        }
        if small && roles.feature.is_some() {
            // “Anbar province”
            said.score += 2.0;
        } else if small && roles.any(Roles::LOCAL) {
            // “Concord men”, “Deal residents”
            said.score += if roles.any(Roles::TOWN) && scene.about.word { 5.0 } else { 2.5 };
        } else if roles.any(Roles::REPORTS) && after.case == Case::Lower && !self.is_led(scene.sighting.first)
        {
            // “Houston said”, but “a court in Lyon said”; turkeys and china do not.
            let speaks = if scene.about.country && scene.about.word { -1.0 } else { 0.0 };
            let own = !scene.about.given && !scene.about.surname && scene.about.people >= CITY_OF_ITS_OWN;
            said.score -= if scene.about.known || own { speaks } else { 3.0 };
        } else if text == "&" {
            // “Milan & Cole” is a firm; “near Lisbon & leaks” goes on.
            let next = scene.sightings.get(scene.at + 1).filter(|next| next.first <= scene.sighting.end + 1);
            let named = self.token(scene.sighting.end + 1).is_some_and(Token::is_capitalised);
            if named && !scene.about.country && next.is_none_or(|next| self.name(next).surname) {
                return no("place.organisation");
            }
            said.score -= 3.0;
        } else if text == "-" && self.is_first_half(scene) {
            // “Kyzyl-Bel”
            return no("place.part_of_name");
        } else if text == "-" && self.is_based(scene.sighting.end) {
            // “Reading-based”
            said.score += 4.0;
        } else if matches!(text, "—" | "–" | "--") && scene.start {
            // “LYON — Rain fell.”
            *said = Said { score: said.score + 3.0, rule: "place.dateline" };
        }
        ControlFlow::Continue(())
    }

    /// How likely the name is a place before the context is seen.
    fn prior(&self, about: &Name, capital_says_nothing: bool) -> f32 {
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
            // “Limerick” inside a sentence is no poem; “Berlin” is a carriage to nobody.
            score -= match () {
                () if about.country || about.state || about.people >= CITY_OF_ITS_OWN => 1.0,
                () if capital_says_nothing => 3.0,
                () => 2.0,
            };
        }
        if (about.given || about.surname) && !about.several_words {
            score -= if about.country || about.region || about.people > 100_000 { 0.5 } else { 1.3 };
        }
        score
    }
}
