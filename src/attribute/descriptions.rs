//! Owns whom a description means: “the minister”, “the 58-year-old senator”, “the company”. What each member of the cast is
//! described as is `names`’ to read.
//!
//! “Ruth Amsel, 58, a senator from Tarn, … the Tarn senator” → Ruth Amsel; with two senators about → nobody

use std::ops::Range;

use crate::lexicon::gazetteer::NameFlags;
use crate::lexicon::{Is, Sort};
use crate::names::{Kind, Member, Number};
use crate::text::{TokenKind, fold};

use super::link::Link;
use super::names::Sighting;
use super::speakers::{NEAR, NEAR_SENTENCES, REACH, Speakers};
use super::subjects::Standing;

/// The longest description, in tokens.
const LONGEST: usize = 9;

impl Speakers<'_> {
    /// The one member of the cast that the words describe.
    pub(super) fn by_role(&self, core: &Range<usize>) -> Option<(usize, Link)> {
        let of = |i: usize| self.token(i);
        let owned = matches!(of(core.start), "his" | "her" | "His" | "Her");
        let definite = owned || ["the", "this"].iter().any(|the| of(core.start).eq_ignore_ascii_case(the));
        if !definite || core.len() < 2 || core.len() > LONGEST {
            return None;
        }
        let head = self.head(core);
        // “the 58-year-old”
        let aged = core.clone().any(|i| of(i) == "year")
            && self.text.tokens[core.start + 1].kind == TokenKind::Number
            // “The playwright, 52, grew up in Gdansk”
            || self.is(head).any(Is::PERSON)
                && self.token(core.end) == ","
                && self.token(core.end + 2) == ","
                && self.text.tokens[core.end + 1].kind == TokenKind::Number
                && self.text.tokens[core.end + 1].span.len() == 2;
        if self.is(head).any(Is::PERSON) || aged {
            return self.person(core, head, aged).or_else(|| self.epithet(core));
        }
        // “his office” is no firm named before.
        if owned || !self.is(head).any(Is::BODY) {
            return None;
        }
        let body = |known: &Member| known.number == Number::Body && !known.place;
        let called = self.only(core, &|known| body(known) && self.is_described(known, core, head));
        // “An Air Bahia jet turned back, the agency said”: the name is not what the sentence is about; a company's may be.
        let any = ["company", "firm", "group"].contains(&of(head));
        let heads = |at: usize| {
            let (seen, parse) = (self.names.within(at..at + 1).first(), self.syntax.at(at));
            parse.phrase_at(at).is_none_or(|p| seen.is_some_and(|s| s.tokens.contains(&p.head)))
        };
        let last = self.last_body(core.start).filter(|last| core.len() == 2 && (any || heads(last.0)));
        // “The company” is the one the sentence before is about rather than one called a company long before.
        let generic = self.is(head).any(Is::GENERIC);
        let newer = |person: usize| {
            let seen = self.before(core.start).iter().rev().find(|s| s.person == person);
            generic && last.is_some_and(|(at, _)| seen.is_none_or(|s| s.tokens.start < at))
        };
        if let Some(called) = called.filter(|called| !called.is_some_and(newer)) {
            return called.map(|person| (person, Link::Role));
        }
        let (_, person) = last?;
        // “The council disagrees” means no Harbour Trust named before, “the company” may.
        let own = self.names.persons[person].name.to_ascii_lowercase().contains(of(head));
        // “Copper workers struck. The company said”: a common noun that opens a sentence names no firm.
        ((generic || own) && !self.is_no_firm(&self.names.persons[person])).then_some((person, Link::Body))
    }

    fn person(&self, core: &Range<usize>, head: usize, aged: bool) -> Option<(usize, Link)> {
        let somebody = |known: &Member| {
            // “Across the water in Romania, the mayor of Tarn”
            known.number != Number::Body && !known.place && known.kind != Kind::Place
        };
        let found = self.only(core, &|known| somebody(known) && self.is_described(known, core, head));
        if let Some(found) = found {
            return found.map(|person| (person, Link::Role));
        }
        // “Ruth Amsel won. “I slept,” the 58-year-old said”: nobody else is about.
        let near = |s: &&Sighting| core.start - s.tokens.start < NEAR;
        let mut people =
            self.before(core.start).iter().rev().take_while(near).map(|s| s.person).filter(|&p| {
                let known = &self.names.persons[p];
                somebody(known) && (known.human || known.name.contains(' '))
            });
        let only = people.next().filter(|_| aged)?;
        people.all(|p| p == only).then_some((only, Link::Epithet))
    }

    /// The one member sighted before that `fits`; `Some(None)` where several do.
    #[allow(clippy::option_option)] // none is found, or too many are
    fn only(&self, core: &Range<usize>, fits: &dyn Fn(&Member) -> bool) -> Option<Option<usize>> {
        let mut fitting =
            self.before(core.start).iter().rev().filter(|s| fits(&self.names.persons[s.person]));
        let first = fitting.next()?.person;
        // The one who spoke last, if none of the others was named since.
        let spoke = self.spoken.last().filter(|spoken| spoken.1 == first).map(|spoken| spoken.0);
        let other = fitting.find(|s| s.person != first);
        let only = other.is_none_or(|other| spoke.is_some_and(|spoke| spoke > other.tokens.start));
        Some(only.then_some(first))
    }

    /// “the younger Holm”, “the elder Holm”: which of those of the name it is, told by “Jr.”, “Sr.”, or whose son one is;
    /// `Some(None)` where nothing tells, none without such a word.
    #[allow(clippy::option_option)] // it is not asked, or not told
    pub(super) fn generation(&self, sighting: &Sighting, core: &Range<usize>) -> Option<Option<usize>> {
        let before = sighting.tokens.start.checked_sub(1).filter(|&i| i >= core.start)?;
        let younger = match self.token(before) {
            "younger" => true,
            "elder" | "older" => false,
            _ => return None,
        };
        let surname = self.of(sighting.tokens.clone());
        let mut same: Vec<usize> = Vec::new();
        for seen in self.before(core.start) {
            let known = &self.names.persons[seen.person];
            let named =
                known.name.trim_end_matches(['.', ' ']).trim_end_matches(" Jr").trim_end_matches(" Sr");
            if named.trim_end_matches(',').ends_with(&surname) && !same.contains(&seen.person) {
                same.push(seen.person);
            }
        }
        let is = |person: usize, suffix: &str, kin: [&str; 2]| {
            let known = &self.names.persons[person];
            known.name.trim_end_matches('.').ends_with(suffix)
                || kin.iter().any(|word| known.roles.contains(&fold(word)))
        };
        let young = |p: usize| is(p, " Jr", ["son", "daughter"]);
        let old = |p: usize| is(p, " Sr", ["father", "mother"]);
        let [one, two] = same[..] else { return Some(None) };
        let ordered = match (young(one) || old(two), young(two) || old(one)) {
            (true, false) => [one, two],
            (false, true) => [two, one],
            _ => return Some(None),
        };
        Some(Some(ordered[usize::from(!younger)]))
    }

    /// The names that a description at `token` may reach.
    pub(super) fn before(&self, token: usize) -> &[Sighting] {
        let before = self.names.before(token);
        &self.names.sightings[before.saturating_sub(REACH)..before]
    }

    /// Whether all that the words say was said of `known`, and nothing was that would make it another office.
    fn is_described(&self, known: &Member, core: &Range<usize>, head: usize) -> bool {
        let tokens = &self.text.tokens;
        let told = |fold: u64| known.roles.contains(&fold) || known.described.contains(&fold);
        let of = |i: usize| self.text.of(&tokens[i]);
        let small = Is::DETERMINER.with(Is::PREPOSITION).with(Is::PRONOUN);
        let says = |i: usize| {
            let word = matches!(tokens[i].kind, TokenKind::Word | TokenKind::Number);
            word && !self.is(i).any(small) && !matches!(of(i), "year" | "old")
        };
        if of(head) != "old" && !known.roles.contains(&tokens[head].fold) {
            return false;
        }
        let all = core.clone().skip(1).filter(|&i| i != head && says(i)).all(|i| told(tokens[i].fold));
        // “the president” is no vice president.
        let other = ["former", "vice", "deputy", "assistant", "acting"]
            .iter()
            .any(|word| told(fold(word)) && !core.clone().any(|i| of(i).eq_ignore_ascii_case(word)));
        all && !other
    }

    /// “the Pentagon chief”: the office of a body with a name, which nobody was introduced with, means whoever spoke last, if
    /// they hold an office. Other epithets (“the lanky professor”) stay what they are: taken for the likeliest, they were
    /// wrong four times of five.
    fn epithet(&self, core: &Range<usize>) -> Option<(usize, Link)> {
        let named = (core.start + 1..core.end - 1).any(|i| self.text.tokens[i].is_capitalised());
        // “the former Pentagon chief”: an office somebody held is nobody's epithet.
        let unheld = core.clone().any(|i| self.is(i).any(Is::NOT_HELD));
        let (_, person) = self.spoken.last().filter(|s| core.start.abs_diff(s.0) < NEAR)?;
        let known = &self.names.persons[*person];
        let holds = known.human && !known.roles.is_empty();
        let office = self.is(core.end - 1).any(Is::OFFICE);
        (named && !unheld && holds && office).then_some((*person, Link::Epithet))
    }

    /// “the Moroccan”, “the Ohio Democrat”: whether the words are “the” and what people or party somebody is of; not “the French”, who
    /// are all of them.
    pub(super) fn is_one_of_a_people(&self, core: &Range<usize>) -> bool {
        let last = core.end - 1;
        let of = self.token(last);
        let capitals = core.clone().skip(1).all(|i| self.text.tokens[i].is_capitalised());
        if !(2..=4).contains(&core.len()) || !of_one(self.token(core.start), of) || !capitals {
            return false;
        }
        let partisan = self.sorts.of(&self.text.tokens[last]).any(Sort::PARTISAN);
        let candidates = self.gazetteer.look_up(of);
        let people = core.len() == 2 && candidates.iter().any(|c| c.flags.has(NameFlags::DEMONYM));
        partisan && core.len() > 2 || people
    }

    /// The one person whom the sentence before the one at `token` is about, or one a little further back.
    pub(super) fn subject_before(&self, token: usize) -> Option<usize> {
        let sentence = self.text.sentence_of(token);
        (sentence.saturating_sub(NEAR_SENTENCES)..sentence).rev().find_map(|before| {
            let (at, _) = self.actor(self.text.sentences.get(before)?)?;
            let tokens = self.text.tokens_in(at.block, at.span);
            let named = self.names.within(tokens).last()?;
            self.names.persons[named.person].human.then_some(named.person)
        })
    }

    /// “it”, “the company”: the organisation that spoke last or opened a sentence, and the token where it did.
    pub(super) fn last_body(&self, token: usize) -> Option<(usize, usize)> {
        let body = |p: usize| {
            let known = &self.names.persons[p];
            // “The Airbus A330”: a model is no body.
            let model =
                known.name.rsplit(' ').next().is_some_and(|last| last.contains(|c: char| c.is_ascii_digit()));
            // “MONCTON, N.B.”
            let place = known.place || known.kind == Kind::Place || known.name.ends_with('.');
            known.inside && !known.human && !place && !model && known.gender == Is::NOTHING
        };
        let before = self.names.before(token);
        let sightings = &self.names.sightings[before.saturating_sub(REACH)..before];
        let spoken = self
            .spoken
            .iter()
            .rev()
            .take(6)
            .find(|s| s.0 < token && token - s.0 < NEAR && body(s.1))
            .copied();
        let topic = sightings
            .iter()
            .rev()
            .take_while(|s| token - s.tokens.start < NEAR)
            // “Piraeus-based Leros Maritime”
            .find(|s| {
                s.topic
                    && self.token(s.tokens.end) != "-"
                    && body(s.person)
                    && self.standing(s) != Standing::Object
            });
        match (spoken, topic) {
            (Some(spoken), Some(topic)) if topic.tokens.start > spoken.0 => {
                Some((topic.tokens.start, topic.person))
            }
            (Some(spoken), _) => Some(spoken),
            (None, topic) => topic.map(|t| (t.tokens.start, t.person)),
        }
    }
}

/// Whether “the” and this word are one of a people: “the Moroccan”, not “the French”.
fn of_one(article: &str, of: &str) -> bool {
    let plural = ["ese", "sh", "ch", "ss", "s"].iter().any(|end| of.ends_with(end));
    article.eq_ignore_ascii_case("the") && !plural
}
