//! Owns small questions about the words around a name: surnames with a hyphen, bodies with a place in their name, where
//! somebody is from. What the answers make of the name is `beside`'s.
//!
//! “Jordan Arven-Loe” → a surname with a hyphen · “Lyon Savings Bank” → an organisation

use super::Sighting;
use super::beside::Scene;
use super::view::View;
use crate::fact::PlaceKind;
use crate::lexicon::gazetteer::name;
use crate::lexicon::{Is, Roles, Sort, Words};
use crate::syntax::Tag;
use crate::text::{Case, Token, TokenKind};

/// What a name's capitalised words make behind a place's name.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Body {
    /// It has the place in its name only: “Lyon Savings Bank”.
    Organisation,
    /// It belongs to the place: “Lyon Fire Brigade”.
    Civic,
}

impl View<'_> {
    /// Whether no noun stands behind the name that ends at `end`: “on the Witham after rain”, not “the Reading area”, “the
    /// Durham-based firm”, “the Harlow of the 1950s”.
    pub(super) fn stands_alone(&self, end: usize) -> bool {
        let text = self.analysis.text;
        let Some(next) = self.token(end).filter(|_| text.share_sentence(end.saturating_sub(1), end)) else {
            return true;
        };
        match next.kind {
            TokenKind::Word if next.case == Case::Lower => {
                matches!(
                    self.analysis.syntax.at(end).tag(end),
                    Tag::Preposition
                        | Tag::VerbPast
                        | Tag::VerbS
                        | Tag::Modal
                        | Tag::Be
                        | Tag::Have
                        | Tag::Do
                        | Tag::Wh
                ) && self.text(next) != "of"
            }
            TokenKind::Punctuation => matches!(self.text(next), "," | "." | ";" | ":" | ")"),
            _ => false,
        }
    }

    /// “the Bandon river burst its banks”, “the Bandon river.”; not “the Boston river authority”.
    pub(super) fn is_called_water(&self, sighting: &Sighting) -> bool {
        let after = self.after(sighting).filter(|t| t.spaced && t.case == Case::Lower);
        let water = |t: &Token| self.words.roles(t).feature == Some(PlaceKind::Water);
        after.is_some_and(water) && self.stands_alone(sighting.end + 1)
    }

    /// “R. A. Bello”, “Justice A. Bello”: whether the initial at `at` stands behind another or behind a word with a capital.
    pub(super) fn is_behind_initials(&self, at: usize) -> bool {
        let text = self.analysis.text;
        let before = at.checked_sub(1).filter(|&before| text.share_sentence(before, at));
        before.and_then(|before| self.token(before)).is_some_and(|t| {
            t.kind == TokenKind::Word && t.is_capitalised() || self.text(t) == "." && !t.spaced
        })
    }

    /// “areas such as *Saki*”, “towns like *Saki*”: whether the word at `at` brings in examples of places.
    pub(super) fn is_an_example(&self, at: usize) -> bool {
        let word = |at: usize| self.token(at).map_or("", |t| self.text(t));
        let noun = match word(at) {
            "as" if at > 1 && word(at - 1) == "such" => at.checked_sub(2),
            "like" | "including" => at.checked_sub(1),
            _ => None,
        };
        let noun = noun.map(|noun| if word(noun) == "," { noun.saturating_sub(1) } else { noun });
        noun.and_then(|noun| self.token(noun)).is_some_and(|t| {
            let roles = self.words.roles(t);
            t.case == Case::Lower
                && (roles.any(Roles::SETTLEMENT | Roles::DIVISION | Roles::EXAMPLES)
                    || roles.feature.is_some())
        })
    }

    /// “Kyzyl-Bel”: whether the name of a town is joined to another word with a capital that names no place itself.
    pub(super) fn is_first_half(&self, scene: &Scene<'_>) -> bool {
        let end = scene.sighting.end;
        let tight = |at: usize| self.token(at).is_some_and(|t| !t.spaced);
        let named = self
            .token(end + 1)
            .is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Title && t.is_capitalised());
        let place = scene.sightings.get(scene.at + 1).is_some_and(|next| next.first == end + 1);
        !scene.about.known && tight(end) && tight(end + 1) && named && !place
    }

    /// “Jordan Arven-Loe”: whether the hyphen at `hyphen` stands in the surname behind a given name or a title.
    pub(super) fn ends_surname(&self, hyphen: usize) -> bool {
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
    pub(super) fn starts_surname(&self, at: usize) -> bool {
        let word = |at: usize| self.token(at).filter(|t| t.case == Case::Title && t.span.len() >= 3);
        let hyphen = self.token(at + 1).is_some_and(|t| !t.spaced && self.text(t) == "-");
        hyphen && word(at).is_some() && word(at + 2).is_some_and(|t| !t.spaced)
    }

    /// “Santa Maria *di* Leuca”: whether `after`, a particle in small letters, leads to more of the name. “ten” and “van” are words too.
    pub(super) fn goes_on_behind_particle(&self, scene: &Scene<'_>, after: &Token) -> bool {
        let next = self.token(scene.sighting.end + 1).filter(|t| t.spaced && t.block == after.block);
        after.case == Case::Lower
            && after.spaced
            && self.names.of(after).any(Sort::PARTICLE)
            && !matches!(self.text(after), "ten" | "van" | "den" | "ben")
            && next.is_some_and(|t| t.case == Case::Title && t.is_capitalised())
    }

    /// “the fire jumped U.S. *95* and burned on”: whether a number behind a country, and no noun behind that, makes it a road.
    pub(super) fn is_road(&self, scene: &Scene<'_>, after: &Token) -> bool {
        let (first, next) = (scene.sighting.first, scene.sighting.end + 1);
        let goes_on =
            |t: &Token| self.text(t) == "and" || t.spaced && self.words.roles(t).any(Roles::DIRECTION);
        scene.about.country
            && after.kind == TokenKind::Number
            && after.span.len() <= 3
            && self.token(first).is_some_and(|t| t.case == Case::Upper)
            && self.before(first).is_none_or(|(_, t)| self.text(t) != "the")
            && (self.stands_alone(next) || self.token(next).is_some_and(goes_on))
    }

    /// “Kericho: The valve failed.”: whether the name opens its sentence and a colon stands behind it.
    pub(super) fn is_label(&self, sighting: &Sighting) -> bool {
        self.starts_sentence(sighting.first) && self.token(sighting.end).is_some_and(|t| self.text(t) == ":")
    }

    /// Whether a hyphen joins more to what ends before the token at `hyphen`: “Arven-Loe”.
    pub(super) fn is_joined(&self, hyphen: usize) -> bool {
        self.token(hyphen).is_some_and(|t| !t.spaced && self.text(t) == "-")
    }

    /// Whether what somebody is stands before the token at `at`: “*director* Sokoto Briggs”.
    pub(super) fn is_in_office(&self, at: usize) -> bool {
        self.before(at).is_some_and(|(_, t)| t.case == Case::Lower && Words::shared().of(t).any(Is::PERSON))
    }

    /// Whether a comma and “a”, “an” or “who” stand from the token at `comma` on: “Osaka Chen*, an* analyst”.
    pub(super) fn is_described(&self, comma: usize) -> bool {
        let word = |at: usize| self.token(at).map_or("", |t| self.text(t));
        word(comma) == "," && matches!(word(comma + 1), "a" | "an" | "who")
    }

    /// Whether the hyphen at `hyphen` joins what is behind it to a long name that is no place: “*Dyfed-*Powys”, neither “Mid-Devon” nor
    /// “Lyon-Geneva”.
    pub(super) fn is_second_half(&self, hyphen: usize) -> bool {
        let first = hyphen.checked_sub(1).and_then(|at| self.token(at));
        self.is_joined(hyphen)
            && first.is_some_and(|t| {
                let key = name::extend(name::EMPTY, name::word(self.text(t)));
                let known = self.analysis.gazetteer.entry(key).is_some_and(|entry| entry.is_place());
                t.case == Case::Title && t.span.len() > 3 && self.words.roles(t) == Roles::default() && !known
            })
    }

    /// Whether “-style” stands from the token at `hyphen` on: “Kentucky-style”.
    pub(super) fn is_style(&self, hyphen: usize) -> bool {
        self.token(hyphen + 1)
            .is_some_and(|t| !t.spaced && matches!(self.text(t), "style" | "type" | "esque"))
    }

    /// Whether “-based” stands from the token at `hyphen` on: “Reading-based”.
    pub(super) fn is_based(&self, hyphen: usize) -> bool {
        self.token(hyphen + 1)
            .is_some_and(|t| !t.spaced && matches!(self.text(t), "based" | "born" | "bound"))
    }

    /// Whether the capitalised word at `at` is a name that nothing else knows, as a given name is that no list has.
    pub(super) fn is_name_of_none(&self, at: usize) -> bool {
        let plain = |t: &Token| {
            t.kind == TokenKind::Word && t.case == Case::Title && self.words.roles(t) == Roles::default()
        };
        self.token(at).is_some_and(plain) && self.analysis.syntax.at(at).tag(at) == Tag::Proper
    }

    /// “Tommy “The Ghost” Galway”: whether a nickname in marks stands before the token at `at`, and a name before that.
    pub(super) fn is_behind_nickname(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        let block = self.token(at).map(|t| t.block);
        let back = |count: usize| {
            at.checked_sub(count).and_then(|at| self.token(at)).filter(|t| Some(t.block) == block)
        };
        let is_mark = |t: &Token| matches!(self.text(t), "“" | "”" | "\"" | "‘" | "’" | "'");
        if !back(1).is_some_and(is_mark) || self.token(at).is_none_or(|t| !t.spaced) {
            return false;
        }
        let Some(open) = (3..=2 + LONGEST).find(|count| back(*count).is_some_and(is_mark)) else {
            return false;
        };
        let inside = (2..open)
            .all(|count| back(count).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised()));
        let initial = back(open + 1).is_some_and(|t| self.text(t) == ".");
        let name = back(open + 1 + usize::from(initial));
        inside
            && name.is_some_and(|t| {
                t.kind == TokenKind::Word && t.is_capitalised() && self.words.roles(t) == Roles::default()
            })
    }

    /// “GENEVA, 14 October — One in eight”, “BEIRUT/PARIS — France”: whether a block opens with names, and a dash stands behind
    /// them, over a date or who reports.
    pub(super) fn is_in_dateline(&self, sighting: &Sighting) -> bool {
        const LONGEST: usize = 8;
        let tokens = &self.analysis.text.tokens;
        let block = tokens[sighting.first].block;
        let here = |at: usize| tokens.get(at).filter(|t| t.block == block);
        // “Reading – a list of books”: in small letters a dash alone says nothing.
        let told = tokens[sighting.first].case == Case::Upper
            || here(sighting.end).is_some_and(|t| matches!(self.text(t), "," | "(" | "/"));
        let part = |t: &Token| t.is_capitalised() || matches!(self.text(t), "/" | "," | "and");
        let before = (1..=LONGEST).map(|back| sighting.first.checked_sub(back).and_then(here));
        let opens = before.take_while(|token| token.is_none_or(part)).any(|token| token.is_none());
        if !told || !opens {
            return false;
        }
        let leads = |t: &&Token| {
            let sign = matches!(self.text(t), "," | "." | "(" | ")" | "/");
            sign || t.is_capitalised() || t.kind == TokenKind::Number
        };
        let behind = (sighting.end..sighting.end + LONGEST).map_while(here).find(|t| !leads(t));
        behind.is_some_and(|t| t.spaced && matches!(self.text(t), "—" | "–" | "--" | "-"))
    }

    /// Whether a word like “town” stands up to three words before the token at `at`: “a town in Kent called”.
    pub(super) fn names_a_feature(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).filter_map(|at| self.token(at)).any(|token| {
            let roles = self.words.roles(token);
            roles.feature.is_some() || roles.any(Roles::NAMED_PLACE)
        })
    }

    /// “University of”: what stands before the “of” at `of`.
    pub(super) fn is_organisation_of(&self, of: usize) -> bool {
        self.before(of)
            .is_some_and(|(_, t)| t.is_capitalised() && self.words.roles(t).any(Roles::ORGANISATION_OF))
    }

    /// What the capitalised words from `at` on make: “… Savings Bank” an organisation, “… Fire Brigade” a body of the
    /// place. The last such word decides, but not a title: “Lyon Savings Bank President Loe”.
    pub(super) fn body_ahead(&self, at: usize) -> Option<Body> {
        let block = self.token(at)?.block;
        // “Norfolk Southwell plc”
        let run = (at..at + 5).map_while(|at| {
            let plc = |t: &Token| t.is_capitalised() || self.text(t) == "plc";
            self.token(at).filter(|t| t.block == block && t.spaced && plc(t))
        });
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

    /// Whether a word of these `roles` stands before the token at `at`: “*residents* of”.
    pub(super) fn follows(&self, at: usize, roles: u32) -> bool {
        self.before(at).is_some_and(|(_, token)| self.words.roles(token).any(roles))
    }

    /// Whether a comma and a number stand from the token at `at` on: “Dallas*, 19*”.
    pub(super) fn is_aged(&self, at: usize) -> bool {
        self.token(at).is_some_and(|comma| self.text(comma) == ",")
            && self.token(at + 1).is_some_and(|age| age.kind == TokenKind::Number && age.span.len() <= 2)
    }

    /// Whether the sentence, or a part of it, ends at the token at `at`.
    pub(super) fn closes(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| matches!(self.text(token), "." | "," | ";"))
    }

    /// Whether “in” or “of” stands right before the token at `at`.
    pub(super) fn is_led(&self, at: usize) -> bool {
        let before = self.before(at).map(|(_, token)| token);
        before.is_some_and(|t| self.words.roles(t).any(Roles::LOCATIVE) || self.text(t) == "of")
    }

    /// Whether the hyphen at `hyphen` stands behind a party's letter: “D-Lyon”.
    pub(super) fn is_party_letter(&self, hyphen: usize) -> bool {
        let letter = hyphen.checked_sub(1).and_then(|at| self.token(at));
        letter.is_some_and(|t| matches!(self.text(t), "D" | "R"))
            && self.token(hyphen).is_some_and(|t| !t.spaced)
    }

    /// Whether the “of” at `of` says where somebody is from: “Ann Loe, 22, of Lyon”, “Ann Loe of Lyon”.
    pub(super) fn says_where_from(&self, of: usize) -> bool {
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
