//! Owns whom a speaker's words mean: a name, a role. “He”, “she” and “it” are left to `pronouns`,
//! “who” and “which” to `relative`.
//!
//! “State Department spokesman John Kirby” → named “John Kirby”, role “State Department spokesman”

use std::ops::Range;

use crate::detect::{Analysis, Frame};
use crate::fact::{Source, SourceKind, Speaker};
use crate::lexicon::{Is, NameWords, Words};
use crate::names::Kind;
use crate::syntax::{Syntax, Tag};
use crate::text::{Anchor, Span, Text, TokenKind};

use super::link::Link;
use super::names::{Names, Sighting};

/// How far back, in names, a pronoun may reach.
pub(super) const REACH: usize = 60;

/// How far back, in tokens, an epithet or “it” may reach.
pub(super) const NEAR: usize = 150;

/// Resolves speakers in the order of the text.
pub struct Speakers<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) syntax: &'a Syntax<'a>,
    pub(super) words: &'a Words,
    pub(super) sorts: &'static NameWords,
    pub(super) names: &'a Names<'a>,
    /// Who has spoken, and where.
    pub(super) spoken: Vec<(usize, usize)>,
    /// By person, the gender the page tells, by title, name or the pronoun used once.
    pub(super) genders: Vec<Is>,
    /// Who spoke last without a name: “Olm's lawyer”.
    pub(super) described: Option<Range<usize>>,
    /// Who put the question that the next words answer: no “he” of theirs.
    pub(super) asker: Option<usize>,
    /// Whom the words that were said name, in the third person: no “he” of theirs either.
    pub(super) told_of: Vec<usize>,
    /// Where those words are.
    pub(super) said: Option<Anchor>,
}

impl<'a> Speakers<'a> {
    /// Nobody has spoken yet.
    pub fn new(analysis: &Analysis<'a>, words: &'a Words, names: &'a Names<'a>) -> Self {
        let Analysis { text, syntax, .. } = *analysis;
        let genders = names.persons.iter().map(|p| p.gender).collect();
        let (spoken, told_of) = (Vec::new(), Vec::new());
        let sorts = NameWords::shared();
        Self {
            text,
            syntax,
            words,
            sorts,
            names,
            spoken,
            genders,
            described: None,
            asker: None,
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
        let tokens = self.whole_subject(tokens, cue)?;
        let anchor = self.anchor(tokens.clone())?;
        let (speaker, role, link) = self.speaker(tokens, anchor)?;
        let kind = SourceKind::default();
        Some(Source { speaker, role, cue: frame.cue, confidence: link.confidence(), kind })
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

    fn speaker(&mut self, tokens: Range<usize>, anchor: Anchor) -> Option<(Speaker, Option<Anchor>, Link)> {
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
        if tokens.len() == 1 && matches!(self.token(tokens.start), "who" | "which") {
            return Some((self.relative(tokens.start, anchor), None, Link::Relative));
        }
        if tokens.len() == 1 && first.any(Is::IT) {
            return Some(self.it(tokens.start, anchor));
        }
        if tokens.len() == 1 && first.any(Is::THEY.with(Is::OTHER_PRONOUN)) {
            let they = Some(tokens.start).filter(|_| first.any(Is::THEY));
            return Some(they.and_then(|they| self.they(they, anchor)).unwrap_or_else(|| nobody(anchor)));
        }
        let core = self.core(tokens.clone());
        if let Some(sighting) = self.name_behind(&core).or_else(|| self.name_in(&core)) {
            return match self.generation(&sighting, &core) {
                Some(None) => self.describe(core),
                Some(Some(other)) => self.named(&Sighting { person: other, ..sighting }, &core),
                None => self.named(&sighting, &core),
            };
        }
        if let Some((person, link)) = self.by_role(&core) {
            self.spoken.push((core.start, person));
            let known = &self.names.persons[person];
            let at = self.anchor(core)?;
            let speaker = Speaker::Pronoun { at, antecedent: Some(known.at), name: Some(known.name.clone()) };
            return Some((speaker, None, link));
        }
        if self.is_nobody(&core) {
            return Some(nobody(anchor));
        }
        self.describe(core)
    }

    /// “Olm's lawyer”: somebody without a name, who is “he” from here on.
    fn describe(&mut self, core: Range<usize>) -> Option<(Speaker, Option<Anchor>, Link)> {
        let many = self.syntax.at(core.start).tag(core.end - 1) == Tag::NounPlural;
        if self.is(core.end - 1).any(Is::PERSON) || many {
            self.described = Some(core.clone());
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

    /// The words up to the first apposition or relative clause.
    fn core(&self, tokens: Range<usize>) -> Range<usize> {
        // “the tall, bearded skipper”: a comma between adjectives.
        let plain = |i: usize| {
            let token = &self.text.tokens[i];
            let word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
            word && !token.is_capitalised() && self.is(i) == Is::NOTHING
        };
        let adjectives = |i: usize| {
            self.is(tokens.start).any(Is::DETERMINER)
                && i < tokens.start + 4
                && i + 2 < tokens.end
                && plain(i - 1)
                && plain(i + 1)
        };
        let end = (tokens.start + 1..tokens.end)
            .filter(|&i| !adjectives(i))
            .find(|&i| {
                let of = self.token(i);
                matches!(of, "," | "(" | "—" | "–" | "who" | "which" | "whose")
            })
            .unwrap_or(tokens.end);
        // “Detectives hunting a man who robbed”: the man robbed; they speak.
        let parse = self.syntax.at(tokens.start);
        let cut = matches!(self.token(end), "who" | "which");
        let act = (tokens.start + 1..end).find(|&i| {
            cut && matches!(parse.tag(i), Tag::Gerund | Tag::Participle) && parse.tag(i - 1).is_noun()
        });
        tokens.start..act.unwrap_or(end)
    }

    /// The name the words end with, unless it hangs on a noun: “a spokesman for Nordvolt”.
    fn name_in(&self, core: &Range<usize>) -> Option<Sighting> {
        let last = self.names.within(core.clone()).iter().rev().find(|s| s.tokens.end <= core.end + 1)?;
        // “Lake Is Safe, Harbour Says”: a headline's capital makes no name of the cue.
        if last.tokens.end > core.end && self.is(core.end).any(Is::CUE) {
            return None;
        }
        // “A Superior Court of Norland judge”: the phrase is about its last noun.
        let token = &self.text.tokens[core.end - 1];
        if last.tokens.end < core.end && self.is(core.end - 1).any(Is::PERSON) && !token.is_capitalised() {
            return None;
        }
        let behind = last.tokens.end..core.end;
        let tail_is_small = behind.clone().all(|i| {
            let token = &self.text.tokens[i];
            token.kind != TokenKind::Word || matches!(self.text.of(token), "Jr")
        });
        let of_place = behind.start < core.end && self.is(behind.start).any(Is::PREPOSITION);
        if !tail_is_small && !of_place {
            // “Inspector Ida Brandt of the Lyon station”
            return self
                .name_before_of(core)
                .filter(|first| first.tokens.end < last.tokens.start && self.is_somebody(first));
        }
        let before = last.tokens.start.checked_sub(1).filter(|&b| b >= core.start);
        let hangs = before.is_some_and(|mut b| {
            // “papers released under the Official Information Act”: the cast knows no more than “Information Act”.
            while b > core.start
                && self.text.tokens[b].is_capitalised()
                && !self.names.persons[last.person].human
            {
                b -= 1;
            }
            // “residents of Kothar and Hadasp”, “half of those we met in Kothar and Hadasp”
            let the = usize::from(self.is(b).any(Is::DETERMINER) && b > core.start);
            let first = self.names.within(core.start..b - the).last().filter(|s| s.tokens.end == b - the);
            let somebody = self.is(self.head(core)).any(Is::PERSON.with(Is::GROUP).with(Is::BODY));
            let place = |s: &Sighting| self.names.persons[s.person].kind == Kind::Place;
            let alone = |s: &Sighting| self.names.within(core.start..s.tokens.start).is_empty();
            let placed = place(last) || first.is_some_and(|s| place(s) && alone(s));
            let and = self.token(b - the) == "and" && (somebody || placed);
            if let Some(first) = first.filter(|_| and) {
                b = first.tokens.start.saturating_sub(1).max(core.start);
            }
            // “Friends of the chat-show host Dex Lamarr”
            let role = |i: usize| self.is(i).any(Is::PERSON) && !self.text.tokens[i].is_capitalised();
            if role(b)
                && let Some(of) = (core.start + 1..b).rev().find(|&i| self.is(i).any(Is::PREPOSITION))
            {
                let named = (of + 1..b).any(|i| self.text.tokens[i].is_capitalised());
                b = if named { b } else { of };
            }
            if self.is(b).any(Is::DETERMINER) && b > core.start {
                b -= 1;
            }
            // “Oxfam's Jo Dell”
            let owned = self.text.tokens[b].kind == TokenKind::Possessive;
            self.is(b).any(Is::PREPOSITION) || owned && !self.is_somebody(last)
        });
        if hangs {
            return self.name_before_of(core);
        }
        Some(last.clone())
    }

    /// “Ida Brandt of Moorfield”: the name before the preposition.
    fn name_before_of(&self, core: &Range<usize>) -> Option<Sighting> {
        let first = self.names.within(core.clone()).first()?;
        let named = first.tokens.end < core.end
            && self.is(first.tokens.end).any(Is::PREPOSITION)
            && first.tokens.start <= core.start + 3
            && !self.names.persons[first.person].organisation;
        named.then(|| first.clone())
    }

    /// “the governor, Ida Brandt”, “the study’s lead author, Professor Ida Brandt”, “the director of the institute, Jonas
    /// Paris”: the name in the apposition.
    fn name_behind(&self, core: &Range<usize>) -> Option<Sighting> {
        let head = self.head(core);
        // “his dealer, Max Orloff”: whoever is somebody's.
        let owned = core.len() <= 3 && matches!(self.token(core.start), "his" | "her" | "His" | "Her");
        let comma = self.token(core.end) == ",";
        // “The owner, Piraeus-based Leros Maritime, said”
        let based =
            |s: &&Sighting| self.token(s.tokens.end) == "-" && self.token(s.tokens.end + 1) == "based";
        let next = self.names.within(core.end..core.end + 6).iter().find(|s| !based(s))?;
        let behind = self.token(next.tokens.end) == ",";
        // “The harbour master, Stig Larsen, said”: whatever he is, it is he.
        let apposed = behind
            && self.is_somebody(next)
            && next.tokens.start == core.end + 1
            && self.is(core.start).any(Is::DETERMINER)
            && !self.is(head).any(Is::BODY.with(Is::PAPER).with(Is::GROUP).with(Is::REPORT))
            && !self.text.tokens[head].is_capitalised();
        let person =
            self.is(head).any(Is::PERSON) || self.is(core.end - 1).any(Is::PERSON) || owned || apposed;
        if !person {
            return None;
        }
        // “His opponent, former state senator Ida Brandt of Moorfield, said”
        let titles = core.end + 1..next.tokens.start.max(core.end + 1);
        let describes = |i: usize| {
            let token = &self.text.tokens[i];
            let bare = self.is(i) == Is::NOTHING || self.is(i).any(Is::TITLE.with(Is::PERSON));
            token.kind == TokenKind::Word && bare || matches!(self.text.of(token), "." | "-")
        };
        let only_titles = titles.clone().all(describes);
        // “Her daughter, Ruth, said”
        let full = next.tokens.len() > 1 || !titles.is_empty() || owned && behind;
        (comma && next.tokens.start > core.end && only_titles && full).then(|| next.clone())
    }

    /// The noun a phrase is about: “director” in “the director of the institute”.
    pub(super) fn head(&self, core: &Range<usize>) -> usize {
        let of = (core.start + 1..core.end).find(|&i| self.is(i).any(Is::PREPOSITION));
        of.unwrap_or(core.end) - 1
    }

    fn named(&mut self, sighting: &Sighting, core: &Range<usize>) -> Option<(Speaker, Option<Anchor>, Link)> {
        let person = &self.names.persons[sighting.person];
        self.spoken.push((sighting.tokens.start, sighting.person));
        let apposed = sighting.tokens.start >= core.end;
        let before = if apposed { core.end } else { sighting.tokens.start };
        let mut role = (before > core.start).then_some(core.start..before);
        if let Some(range) = &mut role {
            while range.start < range.end && self.is(range.start).any(Is::DETERMINER) {
                range.start += 1;
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
fn nobody(at: Anchor) -> (Speaker, Option<Anchor>, Link) {
    (Speaker::Pronoun { at, antecedent: None, name: None }, None, Link::Unnamed)
}

/// A role without the spaces and marks at its end.
fn trim_role(text: &Text<'_>, role: Anchor) -> Anchor {
    let of = role.span.of(text.block_text(role.block));
    let kept = of.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').len() as u32;
    Anchor::new(role.block, Span::new(role.span.start, role.span.start + kept))
}
