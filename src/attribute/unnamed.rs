//! Owns who is about without a name: somebody described only, who spoke last, opened a sentence or ended the one before.
//!
//! “The first minister has called on London to act. “It must,” he wrote.” → “The first minister”

use std::ops::Range;

use crate::lexicon::{Is, QuoteSort, QuoteWords};
use crate::text::{Span, TokenKind};

use super::antecedents::Sought;
use super::speakers::{REACH, Speakers};

/// Clauses of a sentence that are asked for the writer's.
const MOST_CLAUSES: usize = 8;

impl Speakers<'_> {
    /// Whom without a name `sought` may mean, if they spoke or opened a sentence behind token `since`.
    pub(super) fn unnamed(&self, sought: &Sought, since: Option<usize>) -> Option<Range<usize>> {
        let fits = |head: Is| {
            let told = Is(head.0 & (Is::MALE.0 | Is::FEMALE.0));
            head.any(Is::PERSON) && (told == Is::NOTHING || told == sought.gender)
        };
        // “Olm's lawyer said she was lying. “My client was ill,” he said”
        let spoke = self.described.clone().filter(|phrase| {
            since.is_none_or(|seen| seen < phrase.end)
                && fits(self.is(self.head(phrase)))
                && self.may_go_on(phrase, sought.token)
        });
        // “A pastor,” the dealer said. The mechanic held up a plug. “This pastor,” he said: the mechanic.
        let newer = spoke.as_ref().map(|spoke| spoke.end).max(since);
        self.described_since(newer, sought.token, &fits).or(spoke)
    }

    /// Whether whoever `phrase` describes, who spoke last, may be the “he” or “she” at `token`.
    fn may_go_on(&self, phrase: &Range<usize>, token: usize) -> bool {
        let own = self.text.tokens[phrase.start].block == self.text.tokens[token].block;
        // “She was asked by a client”
        let by = phrase.start > 1
            && self.token(phrase.start - 1) == "by"
            && self.token(phrase.start - 2) == "asked";
        let asks = by || matches!(self.token(phrase.end), "asked" | "asks");
        // “Her agent called. She put it down. “No,” she said”: not the agent any more.
        let whose = matches!(
            self.token(phrase.start),
            "His" | "Her" | "his" | "her" | "One" | "one" | "Another" | "another"
        );
        // ““It was over. I left,” she said”: the sentence before is the one before what is said.
        let said = self.said.filter(|said| said.block == self.text.tokens[token].block);
        let said = said.map(|said| self.text.tokens_in(said.block, said.span).start);
        let from = said.filter(|&start| start > phrase.end).map_or(token, |start| start.min(token));
        let newest = self.text.sentence_of(from) <= self.text.sentence_of(phrase.start) + 1;
        own && !asks && (newest || !whose) && phrase.end <= token && !self.names_again(phrase)
    }

    /// “The minister said no. … “The minister will come again,” she said”: whether what is said speaks of whom the words describe.
    fn names_again(&self, phrase: &Range<usize>) -> bool {
        let Some((said, last)) = self.said.zip(self.text.tokens.get(phrase.end - 1)) else { return false };
        let inside = self.text.tokens_in(said.block, said.span);
        self.text.tokens.get(inside).is_some_and(|tokens| tokens.iter().any(|t| t.fold == last.fold))
    }

    /// “The first minister, who came last week, has called on London to act. “It must,” he wrote”: somebody without a name
    /// who opened a sentence of the block, behind token `since` if there is one. `fits` says it of the last noun.
    pub(super) fn described_since(
        &self,
        since: Option<usize>,
        token: usize,
        fits: &dyn Fn(Is) -> bool,
    ) -> Option<Range<usize>> {
        let block = self.text.tokens[token].block;
        let own = self.text.sentence_of(token);
        let near = self.text.sentences[own.saturating_sub(2)..=own].iter().rev();
        // “They will buy. The minister will come,” she said: what is said opens none.
        let said = |span: Span| {
            self.said.is_some_and(|said| {
                said.block == block && said.span.start <= span.start && span.start < said.span.end
            })
        };
        let openings = near.filter(|s| s.block == block && !said(s.span)).map(|s| &s.tokens);
        let mut newer = openings.filter(|s| since.is_none_or(|seen| s.start > seen) && s.start + 1 < token);
        let found = newer.find_map(|sentence| {
            if self.is_forgotten(sentence, own) {
                return None;
            }
            self.unnamed_opener(sentence).filter(|phrase| fits(self.is(phrase.end - 1)))
        });
        found.or_else(|| self.asked_by_me(since, token, fits)).or_else(|| self.shown(since, token, fits))
    }

    /// Whether whoever without a name opens `sentence` is nobody a pronoun means any more in the sentence with index `own`.
    fn is_forgotten(&self, sentence: &Range<usize>, own: usize) -> bool {
        let start = sentence.start;
        // “One colleague said so. It was late. “No,” he said”: one of many is soon forgotten.
        if matches!(self.token(start), "One" | "Another") && self.text.sentence_of(start) + 1 < own {
            return true;
        }
        // “Her agent called; *she* did not answer. “No,” she said”: she, and not the agent.
        let owner = match self.token(start) {
            "His" => Is::HE,
            "Her" => Is::SHE,
            _ => return false,
        };
        let mut between = sentence.end..self.text.sentences[own].tokens.start.max(sentence.end);
        between.any(|i| self.is(i).any(owner) && self.token(i) != "her")
    }

    /// “*The first minister*, who came last week, has called”: the words for somebody without a name that open a sentence.
    fn unnamed_opener(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 6;
        let start = sentence.start;
        // “Lolo's manager tells a different story. He claims”
        let owner = self.names.within(sentence.clone()).first().filter(|s| {
            let behind = self.text.tokens.get(s.tokens.end);
            s.tokens.start == start && behind.is_some_and(|t| t.kind == TokenKind::Possessive)
        });
        // “At last the old woman looks up.”
        let start = match owner {
            None if !self.is(start).any(Is::DETERMINER) => self.subject_behind_opening(sentence)?,
            _ => start,
        };
        let ends = Is::PREPOSITION.with(Is::AUXILIARY).with(Is::BE).with(Is::CUE).with(Is::DETERMINER);
        let from = owner.map_or(start, |s| s.tokens.end);
        let words = (from + 1..sentence.end.min(from + LONGEST))
            .take_while(|&i| self.text.tokens[i].kind == TokenKind::Word && !self.is(i).any(ends));
        // “The first minister came”: up to the last noun for somebody; not “The agency's report”.
        let end = words.filter(|&i| self.is(i).any(Is::PERSON.with(Is::BODY))).last()? + 1;
        // “The lead author, Ngozi Adeyemi, said”: she has a name.
        // “The bank's governor”: up to whoever is the bank's.
        let whose = self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive);
        let person = (end + 1..sentence.end.min(end + 3)).find(|&i| self.is(i).any(Is::PERSON));
        let end = person.filter(|_| whose).map_or(end, |person| person + 1);
        let named_behind = self.token(end) == ","
            && self.names.within(end..end + 3).first().is_some_and(|s| s.tokens.start == end + 1);
        let owns = named_behind || self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive);
        let named = self.text.tokens[end - 1].is_capitalised();
        // “A reporter asked what it was. “Ice,” he said”; “A nurse for 40 years, she sang”: whoever “she” is.
        let asks = matches!(self.token(end), "asked" | "asks");
        let comma = (end..sentence.end.min(end + 2 * LONGEST)).find(|&i| self.token(i) == ",");
        let asks =
            asks || comma.is_some_and(|i| i + 1 < sentence.end && self.is(i + 1).any(Is::HE.with(Is::SHE)));
        (!asks && !owns && !named).then_some(start..end)
    }

    /// “At last *the* old woman looks up.”: where the subject of a sentence starts that opens with when or how.
    fn subject_behind_opening(&self, sentence: &Range<usize>) -> Option<usize> {
        const FAR: usize = 4;
        let parse = self.syntax.at(sentence.start);
        let subject = parse.clauses.first()?.subject?;
        let start = parse.phrases.get(subject)?.tokens.start;
        let near = start > sentence.start && start <= sentence.start + FAR;
        let plain = (sentence.start..start).all(|i| !self.is(i).any(Is::PRONOUN) && !parse.tag(i).is_verb());
        (near && plain && self.is(start).any(Is::DETERMINER)).then_some(start)
    }

    /// “I asked *the guard* how often they came. “Often,” he said”, “I rang my mother. “Who is sick?” she asked”: whom the writer turned
    /// to in the sentence before.
    fn asked_by_me(
        &self,
        since: Option<usize>,
        token: usize,
        fits: &dyn Fn(Is) -> bool,
    ) -> Option<Range<usize>> {
        let own = self.said.filter(|said| said.block == self.text.tokens[token].block);
        let own = own.map_or(token, |said| self.text.tokens_in(said.block, said.span).start.min(token));
        let before = self.text.sentences.get(self.text.sentence_of(own).checked_sub(1)?)?;
        let parse = self.syntax.at(before.tokens.start);
        let me = parse.clauses.iter().take(MOST_CLAUSES).find(|clause| {
            clause
                .subject
                .is_some_and(|subject| matches!(self.token(parse.phrases[subject].head), "I" | "we" | "We"))
        })?;
        let verb = parse.verbs.get(me.verb)?;
        // “rang”, “phoned”
        let calls = QuoteWords::shared().of(&self.text.tokens[verb.main]).any(QuoteSort::ACTUAL);
        let turned = calls || self.is(verb.main).any(Is::CUE);
        let phrase = parse.phrases.iter().find(|phrase| phrase.tokens.start >= verb.tokens.end)?;
        let near =
            phrase.tokens.start == verb.tokens.end && since.is_none_or(|seen| seen < phrase.tokens.start);
        let known = self.is(phrase.tokens.start).any(Is::DETERMINER) && fits(self.is(phrase.head));
        (turned && near && known && before.block == self.text.tokens[token].block)
            .then(|| phrase.tokens.clone())
    }

    /// “The film shows a hooded man. He said …”: somebody without a name whom the sentence before ends with.
    fn shown(&self, since: Option<usize>, token: usize, fits: &dyn Fn(Is) -> bool) -> Option<Range<usize>> {
        let own = self.text.sentence_of(token);
        let before = self.text.sentences.get(own.checked_sub(1)?)?;
        let same = before.block == self.text.tokens[token].block;
        let newer = since.is_none_or(|seen| seen < before.tokens.start || seen >= token);
        let mut near = self.names.within(before.tokens.clone()).iter().take(REACH);
        let named = near.any(|s| self.names.persons[s.person].human);
        let phrase = self.syntax.at(before.tokens.start).phrases.last()?;
        let new = matches!(self.token(phrase.tokens.start), "a" | "an" | "another");
        let told = self.said.is_none_or(|said| {
            said.block != before.block
                || before.span.end <= said.span.start
                || said.span.end <= before.span.start
        });
        let behind = told && phrase.preposition.is_none() && phrase.tokens.end + 1 >= before.tokens.end;
        (same && newer && !named && new && behind && fits(self.is(phrase.head)))
            .then(|| phrase.tokens.clone())
    }
}
