//! Owns whom a speaker's words mean: a name, a role. “He”, “she” and “it” are left to `pronouns`,
//! “who” and “which” to `relative`.
//!
//! “State Department spokesman John Kirby” → named “John Kirby”, role “State Department spokesman”

use std::ops::Range;

use crate::detect::{Analysis, Frame};
use crate::fact::{PlaceKind, Source, SourceKind, Speaker};
use crate::lexicon::gazetteer::{Candidate, NameFlags};
use crate::lexicon::{Gazetteer, Is, NameWords, Words};
use crate::names::{Kind, Member};
use crate::syntax::{Syntax, Tag};
use crate::text::{Anchor, Span, Text, TokenKind};

use super::link::Link;
use super::names::{Names, Sighting};

/// How far back, in names, a pronoun may reach.
pub(super) const REACH: usize = 60;

/// How far back, in tokens, an epithet or “it” may reach.
pub(super) const NEAR: usize = 150;

/// How many sentences back the grammar is asked whom a sentence is about.
pub(super) const NEAR_SENTENCES: usize = 3;

/// So many bodies are remembered.
const MOST_BODIES: usize = 32;

/// Resolves speakers in the order of the text.
pub struct Speakers<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) syntax: &'a Syntax<'a>,
    pub(super) words: &'a Words,
    pub(super) sorts: &'static NameWords,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) names: &'a Names<'a>,
    /// Who has spoken, and where.
    pub(super) spoken: Vec<(usize, usize)>,
    /// By person, the gender the page tells, by title, name or the pronoun used once.
    pub(super) genders: Vec<Is>,
    /// Who spoke last without a name: “Olm's lawyer”.
    pub(super) described: Option<Range<usize>>,
    /// The body or paper without a name that spoke last: “the energy ministry”.
    pub(super) described_body: Option<Range<usize>>,
    /// Who put the question that the next words answer: no “he” of theirs.
    pub(super) asker: Option<usize>,
    /// Those whom “the company” and the like have meant: nobody of them is “he”.
    pub(super) bodies: Vec<usize>,
    /// Whom the words that were said name, in the third person: no “he” of theirs either.
    pub(super) told_of: Vec<usize>,
    /// Where those words are.
    pub(super) said: Option<Anchor>,
}

impl<'a> Speakers<'a> {
    /// Nobody has spoken yet.
    pub fn new(analysis: &Analysis<'a>, words: &'a Words, names: &'a Names<'a>) -> Self {
        let Analysis { text, syntax, gazetteer, .. } = *analysis;
        let genders = names.persons.iter().map(|p| p.gender).collect();
        let (spoken, told_of) = (Vec::new(), Vec::new());
        let sorts = NameWords::shared();
        Self {
            text,
            syntax,
            words,
            sorts,
            gazetteer,
            names,
            spoken,
            genders,
            described: None,
            described_body: None,
            asker: None,
            bodies: Vec::new(),
            told_of,
            said: None,
        }
    }

    /// Sets whom the words at `said` name: “I met Mr. Holm,” he said; not “I, Pete Holm,” or “I am Pete Holm”.
    pub fn hear(&mut self, said: Option<Anchor>) {
        const MOST: usize = 8;
        self.said = said;
        let own = |s: &&Sighting| {
            // “Holm supporters” are not Holm.
            let verb = Is::AUXILIARY.with(Is::BE).with(Is::CUE).with(Is::PREPOSITION).with(Is::CONJUNCTION);
            let end = s.tokens.end;
            let behind =
                self.text.tokens.get(end).filter(|t| t.kind == TokenKind::Word && !t.is_capitalised());
            let before = self.text.tokens[..s.tokens.start].iter().rev().take(2);
            let mut before = before.map(|t| self.text.of(t));
            behind.is_none_or(|t| self.words.of(t).any(verb))
                && !before.any(|of| matches!(of, "I" | "am" | "m" | "I’m" | "I'm" | "is" | "me"))
        };
        let tokens = said.map_or(0..0, |said| self.text.tokens_in(said.block, said.span));
        self.told_of = self.names.within(tokens).iter().take(MOST).filter(own).map(|s| s.person).collect();
    }

    /// The source that `frame` names.
    pub fn source(&mut self, frame: Frame) -> Option<Source> {
        let anchor = frame.speaker?;
        let tokens = self.text.tokens_in(anchor.block, anchor.span);
        if tokens.is_empty() {
            return None;
        }
        let cue = frame.cue.map(|cue| self.text.tokens_in(cue.block, cue.span).start);
        if cue.is_some_and(|cue| self.token(cue) == ":") && self.is_town(&tokens) {
            return None;
        }
        let tokens = self.whole_subject(tokens, cue)?;
        let anchor = self.anchor(tokens.clone())?;
        let (speaker, role, link) = self.speaker(tokens, anchor)?;
        let kind = SourceKind::default();
        Some(Source { speaker, role, cue: frame.cue, confidence: link.confidence(), kind })
    }

    /// Whether a name, with “the” before it, fills a pair of marks.
    pub(super) fn is_in_marks(&self, name: &Range<usize>) -> bool {
        let mark = |at: usize| self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark);
        let the = self.token(name.start.wrapping_sub(1)).eq_ignore_ascii_case("the");
        mark(name.start.wrapping_sub(1 + usize::from(the))) && mark(name.end)
    }

    /// “Lyon: ‘We are full’”: whether a label is a town's name, which says where; a country may be its government.
    fn is_town(&self, label: &Range<usize>) -> bool {
        let name = self.of(label.clone());
        let candidates = self.gazetteer.look_up(&name);
        let kind = |c: &Candidate| self.gazetteer.kind(c.place);
        let country = candidates.iter().any(|c| kind(c) == PlaceKind::Country);
        let named = self.names.within(label.clone()).first();
        let known = named.map(|s| &self.names.persons[s.person]).filter(|known| known.name == name);
        // “Valletta” is nothing else; “Clinton” is.
        let other = NameFlags::WORD | NameFlags::GIVEN | NameFlags::SURNAME;
        let only = candidates.iter().any(|c| kind(c) == PlaceKind::City)
            && candidates.iter().all(|c| c.flags.0 & other == 0);
        let place =
            |known: &Member| known.place && known.kind == Kind::Place || only && known.kind == Kind::Other;
        !country && known.map_or(only, |known| !known.human && place(known))
    }

    #[inline(never)]
    pub(super) fn is(&self, token: usize) -> Is {
        self.words.of(&self.text.tokens[token])
    }

    /// The text of the token; empty beyond the last.
    #[inline(never)]
    pub(super) fn token(&self, token: usize) -> &str {
        self.text.tokens.get(token).map_or("", |token| self.text.of(token))
    }

    pub(super) fn anchor(&self, tokens: Range<usize>) -> Option<Anchor> {
        self.text.anchor(tokens)
    }

    pub(super) fn of(&self, tokens: Range<usize>) -> String {
        self.anchor(tokens).map_or_else(String::new, |anchor| self.text.written(anchor))
    }

    /// “he”, “her claim”, “who”, “it”, “they”, “someone”: whom words without a noun mean; none where they have one.
    fn pronominal(
        &mut self,
        tokens: &Range<usize>,
        anchor: Anchor,
    ) -> Option<(Speaker, Option<Anchor>, Link)> {
        let first = self.is(tokens.start);
        if tokens.len() == 1 && first.any(Is::HE.with(Is::SHE)) {
            return Some(self.pronoun(tokens.start, anchor, Is(first.0 & (Is::HE.0 | Is::SHE.0))));
        }
        // “her claim that”
        let owner = match self.token(tokens.start) {
            "his" | "His" => Is::HE,
            "her" | "Her" => Is::SHE,
            _ => Is::NOTHING,
        };
        // “her statement said”
        let paper = tokens.len() == 2
            && self.is(tokens.end - 1).any(Is::PAPER.with(Is::REPORT))
            && !self.is(tokens.end - 1).any(Is::PERSON);
        if (tokens.len() == 1 || paper) && owner != Is::NOTHING {
            return Some(self.pronoun(tokens.start, anchor, owner));
        }
        if tokens.len() == 1 && matches!(self.token(tokens.start), "their" | "Their" | "my" | "My") {
            return Some(nobody(anchor));
        }
        if tokens.len() == 1 && matches!(self.token(tokens.start), "who" | "which" | "that") {
            return Some((self.relative(tokens.start, anchor), None, Link::Relative));
        }
        if tokens.len() == 1 && first.any(Is::IT) {
            return Some(self.it(tokens.start, anchor));
        }
        let of = self.token(tokens.start);
        if tokens.len() == 1 && ["someone", "somebody"].iter().any(|one| of.eq_ignore_ascii_case(one)) {
            return self.describe(tokens.clone());
        }
        if tokens.len() == 1 && first.any(Is::THEY.with(Is::OTHER_PRONOUN)) {
            let they = Some(tokens.start).filter(|_| first.any(Is::THEY));
            return Some(they.and_then(|they| self.they(they, anchor)).unwrap_or_else(|| nobody(anchor)));
        }
        None
    }

    fn speaker(&mut self, tokens: Range<usize>, anchor: Anchor) -> Option<(Speaker, Option<Anchor>, Link)> {
        let found = self.pronominal(&tokens, anchor);
        if found.is_some() {
            return found;
        }
        let (core, end) = self.core(tokens.clone());
        if self.is_one_of_a_people(&core) {
            let Some(person) = self.subject_before(core.start) else { return self.describe(core) };
            self.spoken.push((core.start, person));
            let at = self.anchor(core)?;
            return Some((self.pronoun_for(person, at), None, Link::Epithet));
        }
        let named = self.name_behind(&core, end).or_else(|| self.name_in(&core));
        // “Her book “The Quickset Line””: what it is called.
        if named
            .as_ref()
            .is_some_and(|named| self.is_in_marks(&named.tokens) && named.tokens.start > core.start + 1)
        {
            return self.describe(core);
        }
        if let Some(sighting) = named {
            return match self.generation(&sighting, &core) {
                Some(None) => self.describe(core),
                Some(Some(other)) => self.named(&Sighting { person: other, ..sighting }, &core),
                None => self.named(&sighting, &core),
            };
        }
        if let Some((person, link)) = self.by_role(&core) {
            self.spoken.push((core.start, person));
            let body = self.is(self.head(&core)).any(Is::BODY) && !self.bodies.contains(&person);
            if body && self.bodies.len() < MOST_BODIES {
                self.bodies.push(person);
            }
            let at = self.anchor(core)?;
            return Some((self.pronoun_for(person, at), None, link));
        }
        if self.is_nobody(&core) {
            return Some(nobody(anchor));
        }
        self.describe(core)
    }

    /// “Olm's lawyer”: somebody without a name, who is “he” from here on.
    fn describe(&mut self, core: Range<usize>) -> Option<(Speaker, Option<Anchor>, Link)> {
        let head = self.head(&core);
        let many = self.syntax.at(core.start).tag(head) == Tag::NounPlural || self.is(head).any(Is::GROUP);
        if self.is(head).any(Is::PERSON) || many {
            self.described = Some(core.clone());
        }
        if self.is(head).any(Is::BODY.with(Is::PAPER)) && !many {
            self.described_body = Some(core.clone());
        }
        let at = self.anchor(core.clone())?;
        let name = self.of(core);
        Some((Speaker::Named { at, name }, None, Link::Described))
    }

    /// “You'll look and ask, “…””, “Commenting on it, “…””: words that open a sentence and can be nobody's name.
    fn is_nobody(&self, core: &Range<usize>) -> bool {
        let first = self.token(core.start);
        let hangs = first.rfind(['\'', '’']).is_some_and(|mark| {
            let tail = first[mark..].trim_start_matches(['\'', '’']);
            ["ll", "d", "ve", "re", "m", "t"].iter().any(|end| tail.eq_ignore_ascii_case(end))
        });
        let opens = self.text.sentences[self.text.sentence_of(core.start)].tokens.start == core.start;
        let participle = core.len() == 1 && opens && first.len() > 5 && first.ends_with("ing");
        let number = core.clone().all(|i| self.text.tokens[i].kind == TokenKind::Number);
        hangs || number || participle && !self.is(core.start).any(Is::ROLE)
    }

    fn named(&mut self, sighting: &Sighting, core: &Range<usize>) -> Option<(Speaker, Option<Anchor>, Link)> {
        let person = &self.names.persons[sighting.person];
        self.spoken.push((sighting.tokens.start, sighting.person));
        let apposed = sighting.tokens.start >= core.end;
        let before = if apposed { core.end } else { sighting.tokens.start };
        let mut role = (before > core.start).then_some(core.start..before);
        // “One of them, Mr Osagie Ehi”: no role.
        role = role.filter(|_| !self.is_one_of_several(core));
        if let Some(range) = &mut role {
            while range.start < range.end && self.is(range.start).any(Is::DETERMINER) {
                range.start += 1;
            }
            if self.holds_an_act(range) {
                range.start = self.phrase_start(sighting).max(range.start);
            }
        }
        if let Some(first) = self.joined(sighting, core) {
            let listed = self.listed_before(&first);
            let start = listed.first().map_or(first.tokens.start, |one| one.tokens.start);
            let at = self.anchor(start..sighting.tokens.end)?;
            let the = self.token(sighting.tokens.start - 1) == "the";
            let and = if the { "and the" } else { "and" };
            let list: String = listed.iter().map(|one| format!("{}, ", self.full(one))).collect();
            let name = format!("{list}{} {and} {}", self.full(&first), self.full(sighting));
            return Some((Speaker::Named { at, name }, None, Link::Named));
        }
        // “a bench of Justices A K Menon and Leela Rao”: she is one of several.
        if before == sighting.tokens.start && before > core.start && self.token(before - 1) == "and" {
            return self.describe(core.clone());
        }
        let at = self.anchor(sighting.tokens.clone())?;
        let full = person.name.clone();
        let role = role.filter(|r| !r.is_empty()).and_then(|r| self.anchor(r));
        let role = role.map(|r| trim_role(self.text, r)).filter(|r| !r.span.is_empty());
        // “10.42 Police say”: a time of day is no role.
        let role = role.filter(|r| r.span.of(self.text.block_text(r.block)).contains(char::is_alphabetic));
        Some((Speaker::Named { at, name: full }, role, Link::Named))
    }

    /// “throwing her weight behind President”, “ignored”: whether words before a name hold what somebody does, not only
    /// what they are; “acting mayor” does not.
    fn holds_an_act(&self, role: &Range<usize>) -> bool {
        let parse = self.syntax.at(role.start);
        let object = |i: usize| {
            matches!(parse.tag(i), Tag::Determiner | Tag::PossessivePronoun | Tag::Preposition | Tag::Pronoun)
        };
        let acts = |i: usize| {
            parse.verb_at(i).is_some_and(|verb| verb.finite || i == verb.main && object(verb.tokens.end))
        };
        role.clone().any(acts)
    }

    /// Where the noun phrase starts that the name is part of.
    fn phrase_start(&self, sighting: &Sighting) -> usize {
        let at = sighting.tokens.start;
        let start = self.syntax.at(at).phrase_at(at).map_or(at, |phrase| phrase.tokens.start.min(at));
        start + usize::from(start < at && self.is(start).any(Is::DETERMINER))
    }

    /// Whether a name is a person's, or two words that are no body's and no place's.
    pub(super) fn is_somebody(&self, sighting: &Sighting) -> bool {
        let known = &self.names.persons[sighting.person];
        known.human || sighting.tokens.len() > 1 && !known.organisation && !known.place
    }

    /// The full name of a person, the words as they stand for anybody else.
    fn full(&self, sighting: &Sighting) -> String {
        let known = &self.names.persons[sighting.person];
        if known.human { known.name.clone() } else { self.of(sighting.tokens.clone()) }
    }
}

/// “they”, “we”: a pronoun for nobody in particular.
pub(super) fn nobody(at: Anchor) -> (Speaker, Option<Anchor>, Link) {
    (Speaker::Pronoun { at, antecedent: None, name: None }, None, Link::Unnamed)
}

/// A role without the spaces and marks at its end.
fn trim_role(text: &Text<'_>, role: Anchor) -> Anchor {
    let of = role.span.of(text.block_text(role.block));
    let kept = of.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').len() as u32;
    // Half a word: “-judge” of “two-judge bench”, where a number stood before.
    let half = of.starts_with(['-', '–']);
    Anchor::new(role.block, Span::new(role.span.start, role.span.start + if half { 0 } else { kept }))
}
