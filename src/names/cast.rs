//! Owns a document's cast: who is introduced in full, which shorter name means whom, and where each is named.
//!
//! “Defense Secretary Ash Carter … Carter said” → one member, “Ash Carter”, named twice

use std::ops::Range;

use crate::by_fold::{ByFold, both};
use crate::lexicon::{Gazetteer, Is, NameWords, PlaceWords, Sort, Words};
use crate::text::{Anchor, Case, Text, Token, TokenKind, fold};

use super::View;
use super::kinds::{Kind, kind};
use super::runs::Run;
use super::scan;
use super::signs::Signs;
use super::titles::gender_of;

/// Somebody or something with a name.
#[derive(Clone, Debug)]
pub struct Member {
    /// Where the page names them most fully first.
    pub at: Anchor,
    /// The name: “Ash Carter”.
    pub name: String,
    /// What it is, by the whole document.
    pub kind: Kind,
    /// What the document tells of it, all sightings together.
    pub signs: Signs,
    /// Whether a given name or a title says that it is a person.
    pub human: bool,
    /// `MALE`, `FEMALE`, both or neither where the page does not tell.
    pub gender: Is,
    /// Whether it is one, or a body of several.
    pub number: Number,
    /// Folds of the nouns that say what they are: “secretary”, “utility”.
    pub roles: Vec<u64>,
    /// Folds of all words that describe them where they are introduced, the age with them: “58”, “senator”, “Tarn”.
    pub described: Vec<u64>,
    /// Whether it is seen with a capital elsewhere than at a sentence's start.
    pub inside: bool,
    /// Whether the name is an organisation's or may be a place's.
    pub organisation: bool,
    /// Whether it is a country's, a region's or a big city's and nothing tells of a person: “Portugal”.
    pub place: bool,
}

/// Whether a name is one person's or a body's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Number {
    /// “he” or “she”.
    One,
    /// “it” or “they”: a firm, an agency, a team.
    Body,
    /// The document does not tell.
    #[default]
    Unknown,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// Its tokens, titles left out.
    pub tokens: Range<usize>,
    /// Whom it names, as an index into [`Cast::members`].
    pub member: usize,
    /// Whether it opens its sentence or clause: the likely topic.
    pub topic: bool,
    /// What stands beside it here.
    pub signs: Signs,
}

/// How many tokens share one entry of the index of sightings.
const STRETCH: usize = 64;

/// All names of a document.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Everybody and everything with a name.
    pub members: Vec<Member>,
    /// In order of the text, none overlapping.
    pub sightings: Vec<Sighting>,
    /// By stretch of [`STRETCH`] tokens, how many sightings stand before it.
    stretches: Vec<u32>,
}

impl Cast {
    /// Reads the names of `text`. Linear in its length.
    pub fn read(text: &Text<'_>, gazetteer: &Gazetteer) -> Self {
        let (words, names, places) = (Words::shared(), NameWords::shared(), PlaceWords::shared());
        let view = View { text, gazetteer, words, names, places };
        let mut runs = scan::runs(&view);
        scan::label(&view, &mut runs);
        let mut cast = Self::default();
        cast.introduce(&view, &runs);
        for member in &mut cast.members {
            member.kind = kind(member.signs);
            // “Lloyd Motors” is nobody, for all its given name.
            if member.kind == Kind::Body && member.signs.any(Signs::BODY | Signs::ITS) {
                member.organisation = true;
                member.human = false;
                member.gender = Is::NOTHING;
            }
            member.number = match member.kind {
                _ if member.organisation => Number::Body,
                _ if member.human => Number::One,
                Kind::Body => Number::Body,
                _ => member.number,
            };
        }
        let mut count = 0;
        cast.stretches = (0..=text.tokens.len() / STRETCH)
            .map(|stretch| {
                while cast.sightings.get(count).is_some_and(|s| s.tokens.start < stretch * STRETCH) {
                    count += 1;
                }
                count as u32
            })
            .collect();
        cast
    }

    /// The sighting that holds the token.
    pub fn at(&self, token: usize) -> Option<&Sighting> {
        let before = self.before(token + 1).checked_sub(1)?;
        self.sightings.get(before).filter(|s| s.tokens.contains(&token))
    }

    /// The member that a sighting names.
    pub fn member(&self, sighting: &Sighting) -> Option<&Member> {
        self.members.get(sighting.member)
    }

    /// The member whose full name is `name`.
    pub fn named(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The sightings that lie in these tokens.
    pub fn within(&self, tokens: Range<usize>) -> &[Sighting] {
        let start = self.before(tokens.start);
        let rest = &self.sightings[start..];
        &rest[..rest.iter().take_while(|s| s.tokens.start < tokens.end).count()]
    }

    /// How many sightings stand before the token.
    pub fn before(&self, token: usize) -> usize {
        let from = self.stretches.get(token / STRETCH).map_or(self.sightings.len(), |&count| count as usize);
        from + self.sightings[from..].iter().take_while(|s| s.tokens.start < token).count()
    }

    fn introduce(&mut self, view: &View<'_>, runs: &[Run]) {
        let mut full: ByFold<usize> = ByFold::default();
        let mut shorter = Shorter::default();
        for run in runs.iter().filter(|run| !run.single) {
            let (first, last) = run.ends;
            let key = both(first, last) ^ run.generation;
            let member = *full.or_insert_with(key, || {
                // “García Molina” is Carlos García Molina.
                let known = shorter.tails.get(both(first, last)).copied();
                let born = || shorter.by_first.get(first).copied().filter(|_| is_name_at_birth(view, run));
                if let Some(known) = known.or_else(born).filter(|_| run.generation == 0) {
                    shorter.called(last, known);
                    return known;
                }
                let member = self.add(view, run);
                // “the Kestrel Fold 7”, “Boycott Kestrel”: whoever makes it is not called by half its name.
                if !is_model(view, run) && !fills_marks(view, run) {
                    shorter.add(view, run, member);
                }
                member
            });
            // “George Holm” is George Holm Jr. where nobody else is called so.
            if run.generation != 0 {
                full.add(both(first, last), member);
            }
            self.learn(member, run);
        }
        let mut single: ByFold<usize> = ByFold::default();
        // By member, one more than the index of the sighting seen last; 0 for none.
        let mut seen: Vec<usize> = vec![0; self.members.len()];
        for run in runs {
            let (first, last) = run.ends;
            let member = if run.single {
                self.by_last_name(shorter.by_last.get(last), run, &seen)
                    .or_else(|| shorter.by_first.get(first).copied())
                    .or_else(|| shorter.initials.get(last).copied())
                    .or_else(|| shorter.by_middle.get(last).copied())
            } else {
                full.get(both(first, last) ^ run.generation).copied()
            };
            let member = member.unwrap_or_else(|| *single.or_insert_with(last, || self.add(view, run)));
            self.learn(member, run);
            let tokens = run.tokens.clone();
            self.sightings.push(Sighting { tokens, member, topic: run.topic, signs: run.signs });
            seen.resize(self.members.len().max(seen.len()), 0);
            seen[member] = self.sightings.len();
        }
    }

    /// Of several with the same last name the one whose gender fits, else the one seen last.
    fn by_last_name(&self, same: Option<&Vec<usize>>, run: &Run, seen: &[usize]) -> Option<usize> {
        let fits = |&&member: &&usize| {
            let gender = self.members[member].gender;
            run.gender == Is::NOTHING || gender == Is::NOTHING || gender == run.gender
        };
        let near = self.sightings.len().saturating_sub(60);
        let candidates = || same.into_iter().flatten().filter(fits).copied();
        let latest = candidates().filter(|&p| seen[p] > near).max_by_key(|&p| seen[p]);
        latest.or_else(|| candidates().next())
    }

    fn add(&mut self, view: &View<'_>, run: &Run) -> usize {
        let text = view.text;
        let tokens = &text.tokens[run.tokens.clone()];
        let first = &tokens[0];
        let at = text.anchor(run.tokens.clone()).unwrap_or(Anchor::new(first.block, first.span));
        let given = view.words.of(first);
        let gender = if run.gender == Is::NOTHING && given.any(Is::GIVEN_NAME) {
            gender_of(given)
        } else {
            run.gender
        };
        let organisation = is_organisation(view, run);
        let name = text.written(at);
        let mut signs = view.signs_of_place(&name);
        let known_place = signs.any(Signs::KNOWN_PLACE);
        let ends_place = ends_place(view, &run.tokens);
        signs.set(Signs::PLACE_NAME, ends_place);
        let bodies = tokens.iter().filter(|t| view.words.of(t).any(Is::BODY)).map(|t| t.fold);
        self.members.push(Member {
            at,
            kind: Kind::Other,
            human: given.any(Is::GIVEN_NAME) || run.titled && !organisation,
            place: !run.titled && known_place || ends_place,
            signs,
            name,
            gender,
            // “the institute” is the Skarvik Institute of Fisheries.
            number: Number::Unknown,
            roles: if organisation { bodies.collect() } else { Vec::new() },
            described: Vec::new(),
            organisation,
            inside: false,
        });
        self.members.len() - 1
    }

    fn learn(&mut self, member: usize, run: &Run) {
        let known = &mut self.members[member];
        known.signs.set(run.signs.0, true);
        known.inside |= run.inside || run.tokens.len() > 1;
        known.human |= run.titled && !known.organisation;
        known.place &= !run.titled;
        if known.gender == Is::NOTHING {
            known.gender = run.gender;
        }
        let told = &run.told;
        // “Holm, a utility in Tarn,”
        if !told.bodies.is_empty() && !known.human && known.gender == Is::NOTHING {
            known.number = Number::Body;
            add_new(&mut known.roles, &told.bodies, MOST_ROLES);
        }
        add_new(&mut known.roles, &told.roles, MOST_ROLES);
        add_new(&mut known.described, &told.words, MOST_DESCRIBED);
    }
}

/// How many nouns and words are kept of a member.
const MOST_ROLES: usize = 12;
const MOST_DESCRIBED: usize = 40;

/// Adds the folds that are new, up to `most` in all.
fn add_new(known: &mut Vec<u64>, told: &[u64], most: usize) {
    for fold in told {
        if known.len() < most && !known.contains(fold) {
            known.push(*fold);
        }
    }
}

/// By which shorter names the members are called.
#[derive(Default)]
struct Shorter {
    by_last: ByFold<Vec<usize>>,
    by_first: ByFold<usize>,
    /// “García” of Carlos García Molina.
    by_middle: ByFold<usize>,
    /// “García Molina”.
    tails: ByFold<usize>,
    initials: ByFold<usize>,
}

impl Shorter {
    fn called(&mut self, last: u64, member: usize) {
        let same = self.by_last.or_default(last);
        if same.len() < 8 {
            same.push(member);
        }
    }

    fn add(&mut self, view: &View<'_>, run: &Run, member: usize) {
        let (first, last) = run.ends;
        self.called(last, member);
        self.by_first.add(first, member);
        if let Some(letters) = initials_of(view.text, run) {
            self.initials.add(letters, member);
        }
        let named = |t: &&Token| t.is_capitalised() && t.span.len() > 1;
        let mut words = view.text.tokens[run.tokens.clone()].iter().filter(named).rev();
        let (Some(one), Some(two), Some(_)) = (words.next(), words.next(), words.next()) else { return };
        // “Mayor Ann Loe Calls Dana Holt”, “the United States Hamid Loe”: several names that only stand side by side.
        let first = &view.text.tokens[run.tokens.start];
        let one_name = words.next().is_none() || view.words.of(first).any(Is::GIVEN_NAME);
        // “Preston Crown Court” is not “Crown”.
        if one_name && !view.words.of(two).any(Is::GIVEN_NAME) && !is_organisation(view, run) {
            self.tails.add(both(two.fold, one.fold), member);
            self.by_middle.add(two.fold, member);
        }
    }
}

/// Whether the name is an organisation's by its own words: “Anglers Union”, “NATO”, “Hockey Canada”.
fn is_organisation(view: &View<'_>, run: &Run) -> bool {
    let text = view.text;
    let tokens = &text.tokens[run.tokens.clone()];
    let sort = |t: &Token| view.names.of(t);
    // “Preston Crown Court”: three words, the last a body's.
    let court = tokens.len() > 2 && view.ends_as_body(&run.tokens);
    if view.words.of(&tokens[0]).any(Is::GIVEN_NAME) && !court {
        return false;
    }
    let several = tokens.len() > 1;
    let odd = |t: &Token| t.kind != TokenKind::Word && !matches!(text.of(t), "." | "-" | "’" | "'");
    // “the Anti-IS Battle”: letters inside a name nobody is called by.
    let letters = |t: &Token| {
        let of = text.of(t);
        t.case == Case::Upper
            && of.len() > 1
            && of.bytes().all(|b| b.is_ascii_uppercase())
            && !sort(t).any(Sort::INITIALS)
    };
    tokens.iter().any(|t| view.words.of(t).any(Is::BODY.with(Is::PAPER).with(Is::GROUP)))
        || !run.titled && tokens.iter().all(|t| t.case == Case::Upper)
        || tokens.iter().any(odd)
        || several && tokens.iter().any(letters)
        // “Statistics Norland”, “Hockey Canada”
        || several && !run.titled && view.signs_of_place(text.of(&tokens[tokens.len() - 1])).any(Signs::COUNTRY)
}

/// “*Born* Ida Lund in Tarn, she”, “Ida Brandt, née Ida Lund,”: the name of somebody who goes by another; not “her mother,
/// born Ida Lund”.
fn is_name_at_birth(view: &View<'_>, run: &Run) -> bool {
    let Some(born) =
        run.tokens.start.checked_sub(1).filter(|&at| view.text.share_sentence(at, run.tokens.end - 1))
    else {
        return false;
    };
    let before = born.checked_sub(1).filter(|&at| view.text.share_sentence(at, born));
    let follows = before.is_none_or(|at| match view.token(at) {
        "was" | "(" => true,
        "," => at.checked_sub(1).is_some_and(|name| view.text.tokens[name].is_capitalised()),
        _ => false,
    });
    follows && matches!(view.token(born), "Born" | "born" | "née" | "nee" | "Née")
}

/// “the Kestrel Fold 7”: what a number behind it tells to be a product.
fn is_model(view: &View<'_>, run: &Run) -> bool {
    let tokens = &view.text.tokens;
    let (start, end) = (run.tokens.start, run.tokens.end);
    let number =
        tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number && t.block == tokens[start].block);
    let the = start.checked_sub(1).is_some_and(|at| view.is(at).any(Is::DETERMINER));
    number && the && !run.titled && !view.is(start).any(Is::GIVEN_NAME) && !is_organisation(view, run)
}

/// A sign reading “Boycott Kestrel”: what fills a pair of marks is a title or a slogan, and half of it is nobody's name.
fn fills_marks(view: &View<'_>, run: &Run) -> bool {
    let marks = |at: usize| view.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark);
    let (before, end) = (run.tokens.start.wrapping_sub(1), run.tokens.end);
    let stop =
        usize::from(view.text.tokens.get(end).is_some_and(|t| matches!(view.text.of(t), "," | "." | "!")));
    marks(before) && marks(end + stop) && !run.titled && !view.is(run.tokens.start).any(Is::GIVEN_NAME)
}

/// The fold of the initials a name may be called by: “EDC” for Export Development Canada.
fn initials_of(text: &Text<'_>, run: &Run) -> Option<u64> {
    let words = text.tokens[run.tokens.clone()].iter().filter(|t| t.is_capitalised());
    let letters: String = words.filter_map(|t| text.of(t).chars().next()).collect();
    (letters.len() > 1).then(|| fold(&letters))
}

/// “Columbia” in “British Columbia”, where “British” was taken for a title.
fn ends_place(view: &View<'_>, name: &Range<usize>) -> bool {
    let text = view.text;
    let Some(before) = name.start.checked_sub(1).filter(|&at| text.share_sentence(at, name.start)) else {
        return false;
    };
    let together = text.anchor(before..name.end).map(|at| text.written(at));
    text.tokens[before].is_capitalised()
        && !view.is(before).any(Is::DETERMINER)
        && together.is_some_and(|together| !view.gazetteer.look_up(&together).is_empty())
}
