//! Owns which name a speaker's words hold: the one they end with, the one in their apposition, or none.
//!
//! “One baker supporting Mr. Reyer, Ann Holt,” → Ann Holt, not Reyer

use std::ops::Range;

use crate::lexicon::Is;
use crate::names::Kind;
use crate::syntax::Tag;
use crate::text::TokenKind;

use super::names::Sighting;
use super::speakers::Speakers;

impl Speakers<'_> {
    /// The words up to the first apposition or relative clause, without what they do meanwhile, and where the apposition
    /// or clause begins.
    pub(super) fn core(&self, tokens: Range<usize>) -> (Range<usize>, usize) {
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
        // “One baker supporting Mr. Reyer, Ann Holt, said”: so does whom the apposition names.
        let parse = self.syntax.at(tokens.start);
        let cut = matches!(self.token(end), "who" | "which" | ",");
        let act = (tokens.start + 1..end).find(|&i| {
            cut && matches!(parse.tag(i), Tag::Gerund | Tag::Participle) && parse.tag(i - 1).is_noun()
        });
        (tokens.start..act.unwrap_or(end), end)
    }

    /// The name the words end with, unless it hangs on a noun: “a spokesman for Nordvolt”.
    pub(super) fn name_in(&self, core: &Range<usize>) -> Option<Sighting> {
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
        if self.is_one_with_more(core, last) || self.hangs(core, last) {
            return self.name_before_of(core);
        }
        Some(last.clone())
    }

    /// “a columnist for the news site Pando”: whether the words are about one of several, and more than that stands before the
    /// name, so that it is not theirs.
    fn is_one_with_more(&self, core: &Range<usize>, name: &Sighting) -> bool {
        let one =
            matches!(self.token(core.start), "a" | "an" | "one" | "another" | "A" | "An" | "One" | "Another");
        let head = self.head(core);
        one && self.is(head).any(Is::PERSON)
            && !self.text.tokens[head].is_capitalised()
            && head + 1 < name.tokens.start
    }

    /// “a spokesman *for* Nordvolt”, “residents *of* Kothar and Hadasp”: whether a preposition or an owner before the name, or
    /// before what it is joined to, makes it part of what another noun is.
    fn hangs(&self, core: &Range<usize>, name: &Sighting) -> bool {
        let Some(mut at) = name.tokens.start.checked_sub(1).filter(|&at| at >= core.start) else {
            return false;
        };
        // “papers released under the Official Information Act”: the cast knows no more than “Information Act”.
        let human = self.names.persons[name.person].human;
        while !human && at > core.start && self.text.tokens[at].is_capitalised() {
            at -= 1;
        }
        if let Some(first) = self.first_of_two(core, name, at) {
            at = first.tokens.start.saturating_sub(1).max(core.start);
        }
        // “Friends of the chat-show host Dex Lamarr”
        if self.is(at).any(Is::PERSON)
            && !self.text.tokens[at].is_capitalised()
            && let Some(of) = (core.start + 1..at).rev().find(|&i| self.is(i).any(Is::PREPOSITION))
        {
            let named = (of + 1..at).any(|i| self.text.tokens[i].is_capitalised());
            at = if named { at } else { of };
        }
        // “a study published in the journal Avian Mind”
        if self.is(at).any(Is::PAPER) && !self.text.tokens[at].is_capitalised() && at > core.start + 1 {
            at -= 1;
        }
        if self.is(at).any(Is::DETERMINER) && at > core.start {
            at -= 1;
        }
        // “Oxfam's Jo Dell”
        let owned = self.text.tokens[at].kind == TokenKind::Possessive;
        self.is(at).any(Is::PREPOSITION) || owned && !self.is_somebody(name)
    }

    /// “residents of *Kothar* and Hadasp”, “half of those we met in *Kothar* and Hadasp”: the first of two names that hang on
    /// one noun together, where “and” stands at `at` or, with a determiner there, before it. `last` is the second.
    fn first_of_two(&self, core: &Range<usize>, last: &Sighting, at: usize) -> Option<&Sighting> {
        let and = at - usize::from(self.is(at).any(Is::DETERMINER) && at > core.start);
        if self.token(and) != "and" {
            return None;
        }
        let first = self.names.within(core.start..and).last().filter(|s| s.tokens.end == and)?;
        let somebody = self.is(self.head(core)).any(Is::PERSON.with(Is::GROUP).with(Is::BODY));
        let place = |s: &Sighting| self.names.persons[s.person].kind == Kind::Place;
        let alone = || self.names.within(core.start..first.tokens.start).is_empty();
        (somebody || place(last) || place(first) && alone()).then_some(first)
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
    /// Paris”: the name in the apposition, which opens at `end`.
    pub(super) fn name_behind(&self, core: &Range<usize>, end: usize) -> Option<Sighting> {
        let head = self.head(core);
        // “his dealer, Max Orloff”: whoever is somebody's.
        let owner = matches!(
            self.token(core.start),
            "his" | "her" | "His" | "Her" | "my" | "My" | "our" | "Our" | "their" | "Their"
        );
        // “my four-year-old, Milo,”
        let old = core.len() <= 7 && self.token(core.end - 1) == "old";
        let owned = (core.len() <= 3 || old) && owner
            // “Ms Tandy's husband, Clive, said”
            || head > core.start
                && self.text.tokens[head - 1].kind == TokenKind::Possessive
                && self.is(head).any(Is::PERSON);
        // “One of them, Mr Osagie Ehi, told”
        let one = self.is_one_of_several(core);
        let comma = self.token(end) == ",";
        // “The owner, Piraeus-based Leros Maritime, said”
        let based =
            |s: &&Sighting| self.token(s.tokens.end) == "-" && self.token(s.tokens.end + 1) == "based";
        let next = self.names.within(end..end + 6).iter().find(|s| !based(s))?;
        let behind = self.token(next.tokens.end) == ",";
        // “His opponent, former state senator Ida Brandt of Moorfield, said”
        let titles = end + 1..next.tokens.start.max(end + 1);
        let describes = |i: usize| {
            let token = &self.text.tokens[i];
            let bare = self.is(i) == Is::NOTHING || self.is(i).any(Is::TITLE.with(Is::PERSON));
            // “His wife, the actor Nell Farrow, said”
            let bare = bare || i == end + 1 && self.token(i) == "the" && self.is_somebody(next);
            token.kind == TokenKind::Word && bare || matches!(self.text.of(token), "." | "-")
        };
        let only_titles = titles.clone().all(describes);
        let body = behind && titles.is_empty() && self.is_the_body(core);
        let who =
            owned || body || one && self.is_somebody(next) || self.is_person_apposed(core, next, only_titles);
        if !who {
            return None;
        }
        // “Her daughter, Ruth, said”, “said her daughter, Ruth.”
        let ends = behind || self.token(next.tokens.end) == ".";
        let full = next.tokens.len() > 1 || !titles.is_empty() || owned && ends || body;
        (comma && next.tokens.start > end && only_titles && full).then(|| next.clone())
    }

    /// “The airline, SkyLark, said”: whether the words are “the” and a noun for a body that has some name.
    fn is_the_body(&self, core: &Range<usize>) -> bool {
        matches!(self.token(core.start), "The" | "the")
            && core.len() == 2
            && self.is(self.head(core)).any(Is::GENERIC)
    }

    /// Whether the words are about somebody, so that `next` behind their comma is who; `plain` says whether only titles stand before
    /// the name.
    fn is_person_apposed(&self, core: &Range<usize>, next: &Sighting, plain: bool) -> bool {
        let head = self.head(core);
        let closed = self.token(next.tokens.end) == "," && self.is_somebody(next);
        // “The harbour master, Stig Larsen, said”: whatever he is, it is he.
        let apposed = closed
            && plain
            && self.is(core.start).any(Is::DETERMINER)
            && !self.is(head).any(Is::BODY.with(Is::PAPER).with(Is::GROUP).with(Is::REPORT))
            && !self.text.tokens[head].is_capitalised();
        // “Counsel assisting, Yasmin Petrou, asked”
        let assists = closed && core.len() == 2 && self.is(core.start).any(Is::PERSON);
        self.is(head).any(Is::PERSON) || self.is(core.end - 1).any(Is::PERSON) || apposed || assists
    }

    /// “one of them”, “One of the drivers”
    pub(super) fn is_one_of_several(&self, core: &Range<usize>) -> bool {
        matches!(self.token(core.start), "One" | "one") && self.token(core.start + 1) == "of"
    }

    /// The noun a phrase is about: “director” in “the director of the institute”.
    pub(super) fn head(&self, core: &Range<usize>) -> usize {
        let of = (core.start + 1..core.end).find(|&i| self.is(i).any(Is::PREPOSITION));
        of.unwrap_or(core.end) - 1
    }
}
