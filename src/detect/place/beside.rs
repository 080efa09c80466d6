//! Owns what the words beside a name say of it: person, organisation, plain word, or place. What the rest of the
//! document says is left to `judge`.
//!
//! “Jordan said the Bank of Lyon paid in Jordan.” → only the second *Jordan*

use std::ops::ControlFlow;

use super::view::{Name, OPENS, View};
use super::{Sighting, Verdict};
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::Roles;
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
pub(super) const CITY_OF_ITS_OWN: u32 = 500_000;

/// A town of fewer people is hardly what a number or a possessive speaks of.
pub(super) const LITTLE: u32 = 100_000;

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
        let mut said = self.first_guess(&scene, dateline);
        for hear in [View::own_word, View::word_before, View::word_behind] {
            if let ControlFlow::Break(verdict) = hear(self, &scene, &mut said) {
                return verdict;
            }
        }
        place(said.score, said.rule)
    }

    /// What the name says before a word beside it is read: how likely it is a place at all, whether a dateline or a pair holds it, and
    /// whether its capital says nothing because it opens its sentence.
    fn first_guess(&self, scene: &Scene<'_>, dateline: bool) -> Said {
        let (sighting, about) = (scene.sighting, &scene.about);
        let no_capital = scene.start && !dateline || sighting.shouted || sighting.titled;
        let mut said = Said { score: self.prior(about, no_capital), rule: "place.name" };
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
        if scene.start && about.word && !dateline && !sighting.shouted {
            said.score -= match about {
                about if about.country => 1.5,
                about if about.people >= CITY_OF_ITS_OWN => 0.5,
                _ => 2.0,
            };
            if about.country && said.rule == "place.name" {
                said.rule = OPENS.0;
            }
        }
        said
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
        // “Cllr Ann Loe (Ind)”: a party; a state has its point, “(Ind.)”
        let bracketed = sighting.first.checked_sub(1).and_then(|at| self.token(at));
        let bracketed = bracketed.is_some_and(|t| self.text(t) == "(") && sighting.end == sighting.first + 1;
        let letters = token.case == Case::Upper || bracketed;
        if letters && token.span.len() <= 3 && self.is_behind_person(sighting.first) {
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
        let (sighting, about) = (scene.sighting, &scene.about);
        if self.is_behind_nickname(sighting.first) && !about.several_words {
            return person("place.person");
        }
        let Some((index, before)) = self.before(sighting.first).filter(|_| !scene.start) else {
            return ControlFlow::Continue(());
        };
        if self.is_language_variant(scene) {
            return no("place.demonym");
        }
        let joined = self.token(sighting.first).is_some_and(|t| !t.spaced) && index + 1 == sighting.first;
        if joined {
            self.joint_before(scene, index)?;
        }
        if self.text(before).eq_ignore_ascii_case("the") {
            if self.is_little_water(scene) || self.is_named_thing(scene) {
                return no("place.behind_the");
            }
            // “the Kremlin”, “the Seine”: no fortress and no net has a capital inside a sentence.
            if about.known && about.word {
                said.score += 1.5;
                return ControlFlow::Continue(());
            }
        }
        // “Justice R. A. Bello”
        let initial = before.span.len() == 1 && before.is_capitalised() && index + 2 == sighting.first;
        if initial && !about.known && self.is_behind_initials(index) {
            return person("place.person");
        }
        if before.is_capitalised() && !joined {
            return self.capital_before(scene, index, said);
        }
        if before.case == Case::Lower {
            self.person_or_ship_before(scene, before)?;
        }
        self.place_word_before(scene, (index, before), joined, said)
    }

    /// “English (US)”, “Portuguese (Brazil)”: a language as it is written somewhere.
    fn is_language_variant(&self, scene: &Scene<'_>) -> bool {
        let (sighting, about) = (scene.sighting, &scene.about);
        let sign = |at: usize, sign: &str| self.token(at).is_some_and(|t| self.text(t) == sign);
        let language = scene.at.checked_sub(1).map(|before| &scene.sightings[before]);
        about.country
            && sign(sighting.end, ")")
            && language
                .is_some_and(|l| l.end + 1 == sighting.first && sign(l.end, "(") && self.name(l).demonym)
    }

    /// What a hyphen before the name, the token at `hyphen`, makes of it: half of somebody's surname, or of another place's name.
    fn joint_before(&self, scene: &Scene<'_>, hyphen: usize) -> ControlFlow<Verdict> {
        let about = &scene.about;
        if self.ends_surname(hyphen) && !about.several_words {
            return person("place.double_surname");
        }
        // “en-US”: how a page writes its language
        let language = hyphen.checked_sub(1).and_then(|at| self.token(at));
        if language.is_some_and(|t| t.case == Case::Lower && t.span.len() == 2) && about.capitals {
            return no("place.capitals");
        }
        // “Dyfed-Powys Police”: half a name
        if !about.country && self.is_second_half(hyphen) {
            return no("place.part_of_name");
        }
        ControlFlow::Continue(())
    }

    /// “on the Witham”: whether “the” makes a little town's name that of a river, or of whatever it is, but not the town's.
    fn is_little_water(&self, scene: &Scene<'_>) -> bool {
        let (sighting, about) = (scene.sighting, &scene.about);
        !about.known
            && !about.several_words
            && (about.people < LITTLE && self.stands_alone(sighting.end) || self.is_called_water(sighting))
    }

    /// “The Lone Star, bound for Odessa, struck a mine”: whether “the” makes a city's name that of a ship, or of whatever it is; not
    /// “The Hague”, nor “the Bronx”.
    fn is_named_thing(&self, scene: &Scene<'_>) -> bool {
        let (sighting, about) = (scene.sighting, &scene.about);
        let gazetteer = self.analysis.gazetteer;
        let mut candidates = gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
        // “the Cambridge, Pleasant City and Lore City departments”
        let lists = self.token(sighting.end).is_some_and(|t| self.text(t) == ",")
            && self.token(sighting.end + 1).is_some_and(Token::is_capitalised);
        // “the St. Marys”: a river that few know
        let saint = self.token(sighting.first).is_some_and(|t| self.text(t) == "St");
        !about.known
            && !saint
            && about.people < CITY_OF_ITS_OWN
            && sighting.pair.is_none()
            && !lists
            && self.stands_alone(sighting.end)
            && !candidates.any(|c| gazetteer.name(c.place).starts_with("The "))
    }

    /// What the word behind the name says.
    fn word_behind(&self, scene: &Scene<'_>, said: &mut Said) -> ControlFlow<Verdict> {
        let Some(after) = self.after(scene.sighting) else { return ControlFlow::Continue(()) };
        let text = self.text(after);
        // “HK$”
        if text == "$" && !after.spaced {
            return no("place.currency");
        }
        if after.spaced && (after.is_capitalised() || text == "plc") {
            return self.capital_behind(scene, after, said);
        }
        // “the *Gulf* of Kyparissia” is not the one that everybody knows.
        let first = self.token(scene.sighting.first).filter(|_| !scene.about.several_words);
        let water = first.is_some_and(|t| self.words.roles(t).feature_before == Some(PlaceKind::Water));
        if water && text == "of" && self.token(scene.sighting.end + 1).is_some_and(Token::is_capitalised) {
            return no("place.part_of_name");
        }
        // “the Phelan family”
        let the = scene.sighting.first.checked_sub(1).and_then(|at| self.token(at));
        let the = the.is_some_and(|t| self.text(t).eq_ignore_ascii_case("the"));
        if the && !scene.about.known && matches!(text, "family" | "families") {
            return person("place.person");
        }
        // “Santa Maria di Leuca”, “Paris de Souza”; “jumped U.S. 95”
        if self.goes_on_behind_particle(scene, after) || self.is_road(scene, after) {
            return no("place.part_of_name");
        }
        if self.is_introduced(scene) {
            return person("place.person");
        }
        self.owner_or_numbered(scene, after, said);
        if self.is_team(scene, after) && !scene.pair_before && !scene.pair_after {
            return person("place.team");
        }
        if after.kind == TokenKind::Word {
            said.score += self.small_word_behind(scene, after);
            return ControlFlow::Continue(());
        }
        self.sign_behind(scene, text, said)
    }

    /// Whether a comma and what somebody is introduced with stand behind the name: an age, or “a nurse”.
    fn is_introduced(&self, scene: &Scene<'_>) -> bool {
        let (sighting, about) = (scene.sighting, &scene.about);
        let text = |at: usize| self.token(at).map_or("", |token| self.text(token));
        // “Georgia, 9, won”
        let aged = about.given && text(sighting.end + 2) == "," && self.is_aged(sighting.end);
        // “said Holly Hill, a nurse”
        let first = || self.token(sighting.first).is_some_and(|token| self.is_given(token));
        // “on the outskirts of El Fasher, a group said”
        let led = || self.is_led(sighting.first);
        let described =
            || about.several_words && !about.known && !led() && self.is_described(sighting.end) && first();
        aged || described()
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
