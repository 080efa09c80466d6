//! Owns the names a document holds: who is introduced in full, and which shorter name means whom.
//!
//! “Defense Secretary Ash Carter … Carter said” → one person, “Ash Carter”, called twice

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use crate::lexicon::table::FoldHasher;
use crate::lexicon::{Is, Words};
use crate::text::token::fold;
use crate::text::{Anchor, Case, Text, Token, TokenKind};

/// By the fold of a name or of one of its words.
type ByFold<T> = HashMap<u64, T, BuildHasherDefault<FoldHasher>>;

/// One key of a first and a last name.
fn both(first: u64, last: u64) -> u64 {
    first.rotate_left(17) ^ last
}

/// Somebody or something with a name.
#[derive(Clone, Debug)]
pub struct Person {
    /// Where the page names them most fully first.
    pub at: Anchor,
    /// Whether a given name or a title says that it is a person.
    pub human: bool,
    /// The name: “Ash Carter”.
    pub name: String,
    /// `MALE`, `FEMALE`, both or neither where the page does not tell.
    pub gender: Is,
    /// Folds of the words that say what they are: “secretary”.
    pub roles: Vec<u64>,
    /// Whether it is seen with a capital elsewhere than at a sentence's start.
    pub inside: bool,
    /// Whether the name is an organisation's or may be a place's.
    pub organisation: bool,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// Its tokens, titles left out.
    pub tokens: Range<usize>,
    /// Whom it names, as an index.
    pub person: usize,
    /// Whether it opens its sentence or clause: the likely topic.
    pub topic: bool,
    /// Whether it stands in somebody's words.
    pub quoted: bool,
}

/// All names of a document.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Everybody.
    pub persons: Vec<Person>,
    /// In order of the text.
    pub sightings: Vec<Sighting>,
}

/// A run of capitals before anybody knows whom it names.
struct Run {
    tokens: Range<usize>,
    gender: Is,
    titled: bool,
    roles: Vec<u64>,
    topic: bool,
    inside: bool,
}

impl Names {
    /// Reads `text`; `quoted` are the direct quotes, in order. Linear in its length.
    pub fn read(text: &Text<'_>, words: &Words, quoted: &[Anchor]) -> Self {
        let mut names = Self::default();
        let mut runs = Vec::new();
        for sentence in &text.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                if text.tokens[at].is_capitalised() {
                    let end = run_end(text, at, sentence.tokens.end);
                    runs.extend(cut(text, words, at..end, sentence.tokens.clone()));
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
        names.introduce(text, words, &runs);
        for sighting in &mut names.sightings {
            let token = &text.tokens[sighting.tokens.start];
            let at = (token.block, token.span.start);
            let after = quoted.partition_point(|q| (q.block, q.span.start) <= at);
            sighting.quoted = after > 0
                && quoted[after - 1].block == token.block
                && token.span.start < quoted[after - 1].span.end;
            sighting.topic &= !sighting.quoted;
        }
        names
    }

    fn introduce(&mut self, text: &Text<'_>, words: &Words, runs: &[Run]) {
        let mut full: ByFold<usize> = ByFold::default();
        let mut by_last: ByFold<Vec<usize>> = ByFold::default();
        let mut by_first: ByFold<usize> = ByFold::default();
        for run in runs.iter().filter(|run| run.tokens.len() > 1) {
            let (first, last) = ends(text, &run.tokens);
            let person = *full.entry(both(first, last)).or_insert_with(|| {
                let person = self.add(text, words, run);
                let same = by_last.entry(last).or_default();
                if same.len() < 8 {
                    same.push(person);
                }
                by_first.entry(first).or_insert(person);
                person
            });
            self.learn(person, run);
        }
        let initials = self.initials(text, runs, &full);
        let mut single: ByFold<usize> = ByFold::default();
        for run in runs {
            let (first, last) = ends(text, &run.tokens);
            let person = if run.tokens.len() > 1 {
                full.get(&both(first, last)).copied()
            } else {
                self.by_last_name(by_last.get(&last), run)
                    .or_else(|| by_first.get(&first).copied())
                    .or_else(|| initials.get(&last).copied())
            };
            let person =
                person.unwrap_or_else(|| *single.entry(last).or_insert_with(|| self.add(text, words, run)));
            self.learn(person, run);
            self.sightings.push(Sighting {
                tokens: run.tokens.clone(),
                person,
                topic: run.topic,
                quoted: false,
            });
        }
    }

    /// By the fold of its initials, who is called by them: “EDC” for Export Development Canada.
    fn initials(&self, text: &Text<'_>, runs: &[Run], full: &ByFold<usize>) -> ByFold<usize> {
        let mut initials = ByFold::default();
        for run in runs.iter().filter(|run| run.tokens.len() > 1) {
            let words = text.tokens[run.tokens.clone()].iter().filter(|t| t.is_capitalised());
            let letters: String = words.filter_map(|t| text.of(t).chars().next()).collect();
            let (first, last) = ends(text, &run.tokens);
            if let Some(&person) = full.get(&both(first, last)).filter(|_| letters.len() > 1) {
                initials.entry(fold(&letters)).or_insert(person);
            }
        }
        initials
    }

    /// Of several with the same last name the one whose gender fits, else the one seen last.
    fn by_last_name(&self, same: Option<&Vec<usize>>, run: &Run) -> Option<usize> {
        let same = same?;
        let fits = |&&person: &&usize| {
            let gender = self.persons[person].gender;
            run.gender == Is::NOTHING || gender == Is::NOTHING || gender == run.gender
        };
        let candidates: Vec<usize> = same.iter().filter(fits).copied().collect();
        let seen = self.sightings.iter().rev().take(60).find(|s| candidates.contains(&s.person));
        seen.map(|s| s.person).or_else(|| candidates.first().copied())
    }

    fn add(&mut self, text: &Text<'_>, words: &Words, run: &Run) -> usize {
        let tokens = &text.tokens[run.tokens.clone()];
        let span = tokens[0].span.join(tokens[tokens.len() - 1].span);
        let at = Anchor::new(tokens[0].block, span);
        let given = words.of(&tokens[0]);
        let gender = if run.gender == Is::NOTHING && given.any(Is::GIVEN_NAME) {
            gender_of(given)
        } else {
            run.gender
        };
        let organisation = !given.any(Is::GIVEN_NAME)
            && (tokens.iter().any(|t| words.of(t).any(Is::BODY.with(Is::PAPER).with(Is::GROUP)))
                || !run.titled && tokens.iter().all(|t| t.case == Case::Upper)
                || tokens
                    .iter()
                    .any(|t| t.kind != TokenKind::Word && !matches!(text.of(t), "." | "-" | "’" | "'")));
        self.persons.push(Person {
            at,
            human: given.any(Is::GIVEN_NAME) || run.titled && !organisation,
            name: span.of(text.block_text(at.block)).split_whitespace().collect::<Vec<_>>().join(" "),
            gender,
            roles: Vec::new(),
            organisation,
            inside: false,
        });
        self.persons.len() - 1
    }

    fn learn(&mut self, person: usize, run: &Run) {
        let known = &mut self.persons[person];
        known.inside |= run.inside || run.tokens.len() > 1;
        known.human |= run.titled && !known.organisation;
        if known.gender == Is::NOTHING {
            known.gender = run.gender;
        }
        for role in &run.roles {
            if known.roles.len() < 12 && !known.roles.contains(role) {
                known.roles.push(*role);
            }
        }
    }

    /// The sightings that lie in these tokens.
    pub fn within(&self, tokens: Range<usize>) -> &[Sighting] {
        let start = self.sightings.partition_point(|s| s.tokens.start < tokens.start);
        let end = self.sightings.partition_point(|s| s.tokens.start < tokens.end);
        &self.sightings[start..end.max(start)]
    }

    /// How many sightings stand before the token.
    pub fn before(&self, token: usize) -> usize {
        self.sightings.partition_point(|s| s.tokens.start < token)
    }
}

fn gender_of(is: Is) -> Is {
    Is(is.0 & (Is::MALE.0 | Is::FEMALE.0))
}

/// First and last word of a name; “Jr.” is none.
fn ends(text: &Text<'_>, tokens: &Range<usize>) -> (u64, u64) {
    let named = |i: &usize| {
        let token = &text.tokens[*i];
        token.kind == TokenKind::Word && !matches!(text.of(token), "Jr" | "Sr" | "II" | "III" | "IV")
    };
    let first = tokens.clone().find(named).unwrap_or(tokens.start);
    let last = tokens.clone().rev().find(named).unwrap_or(tokens.start);
    (text.tokens[first].fold, text.tokens[last].fold)
}

/// Where a run of capitals ends: particles, initials and hyphens stay inside.
fn run_end(text: &Text<'_>, start: usize, limit: usize) -> usize {
    const PARTICLES: [&str; 20] = [
        "de", "van", "von", "der", "den", "del", "della", "di", "da", "la", "le", "bin", "ibn", "al", "el",
        "du", "dos", "ter", "ten", "af",
    ];
    let tokens = &text.tokens;
    let capital = |i: usize| i < limit && tokens[i].is_capitalised();
    let mut end = start + 1;
    while end < limit {
        let token = &tokens[end];
        let of = text.of(token);
        let joins = match token.kind {
            TokenKind::Word if token.is_capitalised() => true,
            TokenKind::Word => {
                PARTICLES.contains(&of) && (capital(end + 1) || end + 2 < limit && capital(end + 2))
            }
            TokenKind::Punctuation if of == "." && !token.spaced => {
                abbreviates(text, &tokens[end - 1]) && (capital(end + 1) || is_suffix(text, end - 1))
            }
            TokenKind::Punctuation if of == "-" && !token.spaced => {
                end + 1 < limit && !tokens[end + 1].spaced && capital(end + 1)
            }
            TokenKind::Punctuation if of == "&" => capital(end + 1),
            // “Jovan ‘Red’ Ilic” is left to the quote detector; “Al-Numan” was joined above.
            _ => false,
        };
        if !joins {
            break;
        }
        end += 1;
    }
    end
}

fn is_suffix(text: &Text<'_>, at: usize) -> bool {
    matches!(text.of(&text.tokens[at]), "Jr" | "Sr")
}

fn abbreviates(text: &Text<'_>, word: &Token) -> bool {
    let of = text.of(word);
    of.len() == 1
        || matches!(
            of,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "Jr"
                | "Sr"
                | "St"
                | "Sen"
                | "Rep"
                | "Gov"
                | "Gen"
                | "Lt"
                | "Col"
                | "Capt"
                | "Sgt"
                | "Maj"
                | "Adm"
                | "Prof"
                | "Rev"
                | "Coun"
                | "Hon"
                | "Det"
                | "Insp"
                | "Supt"
                | "Const"
                | "Cmdr"
                | "Sheikh"
        )
}

/// Leaves titles and sentence openers out of a run; none where nothing is left.
fn cut(text: &Text<'_>, words: &Words, run: Range<usize>, sentence: Range<usize>) -> Option<Run> {
    let is = |i: usize| words.of(&text.tokens[i]);
    let small = Is::DETERMINER
        .with(Is::PREPOSITION)
        .with(Is::PRONOUN)
        .with(Is::AUXILIARY)
        .with(Is::BE)
        .with(Is::CONJUNCTION)
        .with(Is::SUBORDINATOR)
        .with(Is::ADVERB)
        .with(Is::DAY)
        .with(Is::NEGATION);
    let (mut start, mut end) = (run.start, run.end);
    let (mut gender, mut titled, mut roles) = (Is::NOTHING, false, Vec::new());
    while start < end && (is(start).any(small) || text.tokens[start].kind == TokenKind::Punctuation) {
        start += 1;
    }
    while end > start
        && (is(end - 1).any(Is::DAY) && end - start > 1
            || text.tokens[end - 1].kind == TokenKind::Punctuation
                && !(end - start > 1 && is_suffix(text, end - 2)))
    {
        end -= 1;
    }
    // “Toronto Mayor Ida Brandt”: the name is what stands behind the last title.
    let titles = Is::TITLE.with(Is::PERSON);
    let last_title =
        (start..end).rev().find(|&i| is(i).any(Is::TITLE) || is(i).any(titles) && !is(i).any(Is::GIVEN_NAME));
    if let Some(title) = last_title {
        for i in start..=title {
            if is(i).any(titles) {
                roles.push(text.tokens[i].fold);
                let told = gender_of(is(i));
                gender = if told == Is::NOTHING { gender } else { told };
            }
        }
        titled = true;
        start = title + 1;
        while start < end && text.tokens[start].kind == TokenKind::Punctuation {
            start += 1;
        }
    }
    // “Raptors guard” aside: “Globe Radio Dana Moor” starts at its given name.
    if end - start > 2
        && !is(start).any(Is::GIVEN_NAME)
        && text.tokens[start].span.len() > 1
        && let Some(given) = (start + 1..end - 1).rev().find(|&i| is(i).any(Is::GIVEN_NAME))
    {
        start = given;
    }
    // “Residents were told”: a capital at a sentence's start makes no name of a common noun.
    let common = end - start == 1
        && start == sentence.start
        && is(start).any(Is::ROLE)
        && !is(start).any(Is::GIVEN_NAME);
    if start >= end || end - start > 8 || common {
        return None;
    }
    roles.extend(roles_around(text, words, start, end, &sentence));
    titled |= !roles.is_empty();
    let topic = run.start <= sentence.start + 3
        || text.tokens.get(run.start.wrapping_sub(1)).is_some_and(|t| text.of(t) == ",");
    let inside = start > sentence.start;
    Some(Run { tokens: start..end, gender, titled, roles, topic, inside })
}

/// “firm spokesman Ralf Deng”, “Ralf Deng, a spokesman for the firm”: role words near the name.
fn roles_around(
    text: &Text<'_>,
    words: &Words,
    start: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Vec<u64> {
    let is = |i: usize| words.of(&text.tokens[i]);
    let mut roles = Vec::new();
    let floor = sentence.start.max(start.saturating_sub(5));
    for i in (floor..start).rev() {
        let token = &text.tokens[i];
        if token.kind == TokenKind::Word && is(i).any(Is::PERSON) && !token.is_capitalised() {
            roles.push(token.fold);
        } else if token.kind != TokenKind::Word
            || is(i).any(Is::DETERMINER.with(Is::AUXILIARY).with(Is::BE).with(Is::CUE).with(Is::PREPOSITION))
        {
            break;
        }
    }
    let comma = end < sentence.end && text.of(&text.tokens[end]) == ",";
    if comma {
        for i in end + 1..sentence.end.min(end + 10) {
            let token = &text.tokens[i];
            if token.kind != TokenKind::Word && text.of(token) != "-" {
                break;
            }
            if is(i).any(Is::PERSON) && i > end {
                roles.push(token.fold);
                break;
            }
            if is(i).any(Is::AUXILIARY.with(Is::BE).with(Is::CUE).with(Is::PRONOUN).with(Is::SUBORDINATOR)) {
                break;
            }
        }
    }
    roles
}
