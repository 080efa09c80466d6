//! Reads a sentence once for all who ask: parts of speech, noun phrases, verb groups, clauses. What they mean is left to
//! the detectors.
//!
//! “The mayor said Exxon broke the law.” → subject “The mayor” of “said”; complement “Exxon broke the law”, whose subject is
//! “Exxon”

pub mod clauses;
mod figures;
mod index;
mod line;
pub mod phrases;
mod repairs;
mod syntax_words;
pub mod tags;
pub mod verbs;

use std::cell::OnceCell;
use std::ops::Range;

pub use clauses::{Clause, ClauseKind};
use index::Index;
use line::Line;
pub use phrases::{Head, NounPhrase};
pub use tags::{Tag, Tagger, TaggerError};
pub use verbs::VerbGroup;

use crate::text::Text;

/// The sentences of a text, each read when first asked for.
#[derive(Debug)]
pub struct Syntax<'t> {
    text: &'t Text<'t>,
    tagger: &'t Tagger,
    /// One a sentence of the text.
    parses: Vec<OnceCell<Parse>>,
    /// What there is beyond the last sentence.
    none: Parse,
}

/// What is known of one sentence. All token indices are those of `Text::tokens`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// The sentence's tokens.
    pub tokens: Range<usize>,
    /// One tag a token.
    pub tags: Vec<Tag>,
    /// Noun phrases, in order.
    pub phrases: Vec<NounPhrase>,
    /// Verb groups, in order, finite or not.
    pub verbs: Vec<VerbGroup>,
    /// Finite clauses, in the order of their verbs, those in brackets last.
    pub clauses: Vec<Clause>,
    /// What stands in brackets.
    pub parentheses: Vec<Range<usize>>,
    /// `(whose, which)`, as indices into `phrases`: “Omar Haddad”, “the police chief”.
    pub appositions: Vec<(usize, usize)>,
    index: Index,
}

impl<'t> Syntax<'t> {
    /// Nothing is read yet.
    pub fn new(text: &'t Text<'t>) -> Self {
        Self::with_tagger(text, Tagger::shared())
    }

    /// As [`Syntax::new`], with another tagger.
    pub fn with_tagger(text: &'t Text<'t>, tagger: &'t Tagger) -> Self {
        let parses = std::iter::repeat_with(OnceCell::new).take(text.sentences.len()).collect();
        Self { text, tagger, parses, none: Parse::default() }
    }

    /// The sentence with index `sentence`; an empty parse beyond the last.
    pub fn of(&self, sentence: usize) -> &Parse {
        self.parses.get(sentence).map_or(&self.none, |cell| cell.get_or_init(|| self.read(sentence)))
    }

    /// The sentence that holds the token with index `token`.
    pub fn at(&self, token: usize) -> &Parse {
        self.of(self.text.sentence_of(token))
    }

    fn read(&self, sentence: usize) -> Parse {
        let sentence = &self.text.sentences[sentence];
        let tokens = sentence.tokens.clone();
        let tags = self.tagger.tags(&self.text.tokens[tokens.clone()], self.text.block_text(sentence.block));
        Parse::new(self.text, tokens, tags)
    }
}

impl Parse {
    /// Phrases and clauses of the sentence `tokens`, whose parts of speech are `tags`, one each.
    fn new(text: &Text<'_>, tokens: Range<usize>, mut tags: Vec<Tag>) -> Self {
        repairs::mend(text, tokens.start, &mut tags);
        let line = Line::new(text, tokens.start, &tags);
        let phrases = phrases::noun_phrases(&line);
        let mut verbs = verbs::verb_groups(&line, &phrases);
        let found = clauses::clauses(&line, &phrases, &mut verbs);
        let clauses::Clauses { clauses, parentheses, appositions } = found;
        let index = Index::new(&tokens, verbs.len(), &clauses);
        Self { tokens, tags, phrases, verbs, clauses, parentheses, appositions, index }
    }

    /// The tag of `token`; punctuation beyond the sentence.
    pub fn tag(&self, token: usize) -> Tag {
        let place = token.checked_sub(self.tokens.start);
        place.and_then(|place| self.tags.get(place)).copied().unwrap_or(Tag::Punctuation)
    }

    /// The noun phrase that holds `token`.
    pub fn phrase_at(&self, token: usize) -> Option<&NounPhrase> {
        let index = self.phrases.partition_point(|phrase| phrase.tokens.end <= token);
        self.phrases.get(index).filter(|phrase| phrase.tokens.contains(&token))
    }

    /// The head of the noun phrase that holds `token`.
    pub fn head_of(&self, token: usize) -> Option<usize> {
        self.phrase_at(token).map(|phrase| phrase.head)
    }

    /// What the number at `token` counts, as the head's token: “ships” for the 40 of “about 40 large ships”, “year” for that
    /// of “a 40-year-old ship”, “%” for that of “40% of them”; none where it counts nothing that is named with it.
    pub fn counted(&self, text: &Text<'_>, token: usize) -> Option<usize> {
        let phrase = self.phrase_at(token)?;
        let line = Line::new(text, self.tokens.start, &self.tags);
        let last = figures::figure_end(&line, token);
        let next = last + 1;
        if line.is_hyphen(next) && (line.tag(next + 1).is_noun() || line.tag(next + 1) == Tag::VerbBase) {
            return Some(next + 1);
        }
        // “a 24 hour cycle”, “15% body mass”: the unit is what is counted.
        let is_unit = line.is(next, &["%"]) || line.tag(next + 1).is_noun() && figures::is_unit(text, next);
        if is_unit {
            return Some(next);
        }
        (phrase.head > last).then_some(phrase.head)
    }

    /// The verb group that holds `token`.
    pub fn verb_at(&self, token: usize) -> Option<&VerbGroup> {
        self.verb_index(token).map(|index| &self.verbs[index])
    }

    /// The innermost clause that holds `token`.
    pub fn clause_at(&self, token: usize) -> Option<&Clause> {
        self.index.clause_at(token).map(|clause| &self.clauses[clause])
    }

    /// The innermost clause that holds `token` and those it is part of, from the inside out: about a dozen at most.
    pub fn clauses_at(&self, token: usize) -> impl Iterator<Item = &Clause> {
        let outer = |clause: &&Clause| clause.parent.and_then(|parent| self.clauses.get(parent));
        std::iter::successors(self.clause_at(token), outer)
    }

    /// The last verb group that ends before `token` or right there.
    pub fn verb_before(&self, token: usize) -> Option<&VerbGroup> {
        let behind = self.verbs.partition_point(|verb| verb.tokens.end <= token);
        self.verbs[..behind].last()
    }

    /// The verb groups that start in `tokens`.
    pub fn verbs_in(&self, tokens: Range<usize>) -> &[VerbGroup] {
        let first = self.verbs.partition_point(|verb| verb.tokens.start < tokens.start);
        let count = self.verbs[first..].partition_point(|verb| verb.tokens.start < tokens.end);
        &self.verbs[first..first + count]
    }

    /// The clause whose verb group holds `token`.
    pub fn clause_of_verb(&self, token: usize) -> Option<&Clause> {
        self.index.clause_of(self.verb_index(token)?).map(|clause| &self.clauses[clause])
    }

    /// What the verb at `token` reports, as tokens: the complement behind “said (that)”, with what “and” joins to it, or the
    /// clauses that “…, he said” breaks into or hangs on behind.
    pub fn reported_by(&self, token: usize) -> Option<Range<usize>> {
        let verb = self.verb_index(token)?;
        let complement = self
            .index
            .complements_of(verb)
            .map(|clause| self.clauses[clause].tokens.clone())
            .reduce(|all, next| all.start.min(next.start)..all.end.max(next.end));
        if complement.is_some() {
            return complement;
        }
        let own = &self.clauses[self.index.clause_of(verb)?];
        let before =
            self.index.outermost_before(own.tokens.start).filter(|_| own.kind == ClauseKind::Inserted)?;
        let goes_on = before.end > own.tokens.end;
        Some(before.start..if goes_on { before.end } else { before.end.min(own.tokens.start) })
    }

    fn verb_index(&self, token: usize) -> Option<usize> {
        let index = self.verbs.partition_point(|verb| verb.tokens.end <= token);
        self.verbs.get(index).filter(|verb| verb.tokens.contains(&token)).map(|_| index)
    }
}
