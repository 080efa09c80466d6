//! Owns whose a quote without a cue is: of whoever spoke before, whom the sentence before is about, or whom the next paragraph
//! names.
//!
//! ““First.” Pete Holm shrugged. “Second.”” → the second quote's source: Pete Holm

use std::ops::Range;

use crate::detect::{Frame, Mention};
use crate::fact::{FactKind, QuoteForm, Source, SourceKind, Speaker};
use crate::text::{Anchor, Sentence, Text, TokenKind};

use super::link::Link;
use super::speakers::Speakers;

/// The quotes of a document, in order; each is known by its place in that order.
pub(super) struct Quotes<'q> {
    pub(super) text: &'q Text<'q>,
    pub(super) mentions: &'q [Mention],
    /// Which of the mentions each quote is.
    pub(super) order: &'q [usize],
    pub(super) speakers: &'q Speakers<'q>,
}

impl Quotes<'_> {
    /// Quotes without a cue go on from the speaker before; parts of one quote share the source of the part that has a cue.
    pub(super) fn carry(&self, sources: &mut [Option<Source>]) {
        for i in (0..sources.len().saturating_sub(1)).rev() {
            if sources[i].is_none() && self.shares_next(i) {
                sources[i] = sources[i + 1].as_ref().map(shared);
            }
        }
        for i in 0..sources.len() {
            if sources[i].is_none() && !(i > 0 && self.continues(i - 1)) {
                sources[i] = self.introduced(i);
            }
            if sources[i].is_none() {
                self.hear_next(i, sources);
            }
            if sources[i].is_none() && i > 0 {
                sources[i] = self.handed_on(i, sources);
            }
        }
    }

    /// “First. ¶ “Second,” Ann said: whether the cue of the next part speaks for quote `i` too.
    fn shares_next(&self, i: usize) -> bool {
        self.continues(i)
            || self.block(i) == self.block(i + 1)
                && self.mention(i).frame.is_none()
                && !self.told_later(i)
                && (i == 0 || self.block(i - 1) != self.block(i))
                && !self.asks_next(i)
    }

    /// Gives quote `i`, if it is the last in its paragraph, to whoever the next paragraph says it was.
    fn hear_next(&self, i: usize, sources: &mut [Option<Source>]) {
        let last = i + 1 == sources.len() || self.block(i + 1) > self.block(i);
        if !last || self.mention(i).frame.is_some() || self.continues(i) {
            return;
        }
        let told = self.told_next(i);
        // The paragraphs before, where the mark was left open.
        let mut open = i;
        while told.is_some() && open > 0 && self.continues(open - 1) && sources[open - 1].is_none() {
            open -= 1;
            sources[open] = told.as_ref().map(shared);
        }
        sources[i] = told;
    }

    /// The source of quote `i`, which is not the first, by those before it: of whoever goes on, or whose turn it is.
    fn handed_on(&self, i: usize, sources: &[Option<Source>]) -> Option<Source> {
        // “And now?” “We wait,” she said: marks that touch are of two people.
        if self.asks_next(i) {
            let asked = i > 1 && !same_speaker(sources[i - 2].as_ref(), sources[i - 1].as_ref());
            let source = sources[i.saturating_sub(2)].as_ref().filter(|_| asked && self.asks(i - 2))?;
            return carried(source, Link::Turn);
        }
        if self.alternates(i, sources) {
            return sources[i - 2].as_ref().and_then(|source| carried(source, Link::Turn));
        }
        let continues = self.continues(i - 1);
        if !continues && (!self.is_near(i) || self.retorts(i, sources)) {
            return None;
        }
        let from = if self.is_behind_clause(i, sources) { i - 2 } else { i - 1 };
        let source = sources[from].as_ref()?;
        if !continues && (self.is_count(source) || self.is_of_another(i, source)) {
            return None;
        }
        // “We wait,” she said. “We hope.”: one report in one paragraph.
        let whole = continues || self.block(i) == self.block(i - 1);
        if whole { Some(shared(source)) } else { carried(source, Link::Carried) }
    }

    /// Whether quote `i` may go on from the one before, by where both stand.
    fn is_near(&self, i: usize) -> bool {
        let apart = self.block(i) - self.block(i - 1);
        // “Q: Your critics say it is dear. ¶ A: Let them.”: a turn has a speaker of its own, named or not.
        let turn = matches!(self.rule(i), "quote.transcript" | "quote.post");
        let untold = self.mention(i).frame == Some(Frame::UNTOLD) && apart != 0;
        let post = self.rule(i - 1) == "quote.post";
        !turn && !post && !untold && apart <= 2 && !self.is_apart(i) && !self.is_led_in(i)
    }

    /// “The replies were of these kinds: ¶ “Well done!””: whether a paragraph that ends with a colon, and says not who speaks, leads to
    /// quote `i` without a cue.
    fn is_led_in(&self, i: usize) -> bool {
        const LEAST: usize = 4;
        let own = self.text.sentence_of(self.tokens(i).start);
        let before = own.checked_sub(1).and_then(|before| self.text.sentences.get(before));
        let ends = |sentence: &Sentence| {
            let last = sentence.tokens.end.checked_sub(1).and_then(|last| self.text.tokens.get(last));
            last.is_some_and(|last| self.text.of(last) == ":")
        };
        self.is_alone(i)
            && before.is_some_and(|before| {
                before.block.0 + 1 == self.block(i) && before.tokens.len() >= LEAST && ends(before)
            })
    }

    /// ““We wait,” Cole said, adding that it rained. “We hope.””: whether the clause before quote `i` only stands between it and
    /// the quote that hands on.
    fn is_behind_clause(&self, i: usize, sources: &[Option<Source>]) -> bool {
        i > 1
            && matches!(&self.mention(i - 1).kind, FactKind::Quote(quote) if quote.form == QuoteForm::Indirect)
            && self.block(i - 2) == self.block(i - 1)
            && (same_speaker(sources[i - 2].as_ref(), sources[i - 1].as_ref())
                || self.mention(i - 1).frame.is_some_and(|frame| self.speakers.tells_when(frame)))
    }

    fn mention(&self, i: usize) -> &Mention {
        &self.mentions[self.order[i]]
    }

    /// The paragraph of quote `i`.
    fn block(&self, i: usize) -> u32 {
        self.mention(i).anchor.block.0
    }

    /// By what quote `i` was found: “quote.post”.
    fn rule(&self, i: usize) -> &str {
        self.mention(i).evidence.rule.0
    }

    /// The tokens of quote `i`.
    fn tokens(&self, i: usize) -> Range<usize> {
        let at = self.mention(i).anchor;
        self.text.tokens_in(at.block, at.span)
    }

    /// Whether quote `i` goes on in the next one.
    fn continues(&self, i: usize) -> bool {
        matches!(&self.mention(i).kind, FactKind::Quote(quote) if quote.continues)
    }

    /// Whether quote `i` stands without a cue, as its marks alone tell.
    fn is_alone(&self, i: usize) -> bool {
        self.mention(i).frame.is_none() && self.rule(i) == "quote.alone"
    }

    /// The sentence before quote `i` in its paragraph, if the quote opens its own and no quote before reaches into it.
    fn sentence_before(&self, i: usize) -> Option<&Sentence> {
        let first = self.tokens(i).start;
        let own = self.text.sentence_of(first);
        let before = self.text.sentences.get(own.checked_sub(1)?)?;
        let free = i.checked_sub(1).is_none_or(|last| {
            let last = self.mention(last).anchor;
            last.block != before.block || last.span.end <= before.span.start
        });
        let opens = self.text.sentences.get(own)?.tokens.start == first;
        (free && opens && before.block == self.mention(i).anchor.block).then_some(before)
    }

    /// “1409 GMT – Two boats are lost, police said. ⏎ 1355 GMT – “It rained””: whether quote `i` stands in another entry than
    /// the one before.
    fn is_apart(&self, i: usize) -> bool {
        const FAR: usize = 8;
        let sentence = |i: usize| self.text.sentence_of(self.tokens(i).start);
        let own = sentence(i);
        (own.saturating_sub(FAR).max(sentence(i - 1) + 1)..own + 1).any(|at| self.text.opens_entry(at))
    }

    /// “Her neighbour Pete Holm agrees. “It was lovely.””: whoever the sentence before a quote without a cue is about, if that
    /// is a person and the sentence holds no quote.
    fn introduced(&self, i: usize) -> Option<Source> {
        if self.mention(i).frame.is_none()
            && let Some((at, name)) = self.speakers.before_colon(self.tokens(i).start)
        {
            return Some(introduction(at, name));
        }
        if !self.is_alone(i) {
            return None;
        }
        let (at, name) = self.speakers.actor(self.sentence_before(i)?)?;
        Some(introduction(at, name))
    }

    /// “It will go,” Holm said. ¶ A petition was handed in by Joan Tebay. “I've no room.”: whether the sentence before a quote
    /// without a cue holds no quote and names people, none of whom is `source`: it goes on with one of them.
    fn is_of_another(&self, i: usize, source: &Source) -> bool {
        let before = self.sentence_before(i).filter(|_| self.is_alone(i));
        before.is_some_and(|before| self.speakers.names_others(before.tokens.clone(), name_of(source)))
    }

    /// ““I froze.” ¶ Those were the words of Ida Cole, 81.”: whoever the next paragraph says it was.
    fn told_next(&self, i: usize) -> Option<Source> {
        const OPENINGS: [&str; 7] = [
            "those were the words of",
            "these were the words of",
            "these are the words of",
            "that was how",
            "that is how",
            "so said",
            "the speaker was",
        ];
        let text = self.text;
        let next = text.sentences.get(text.sentence_of(self.tokens(i).end.checked_sub(1)?) + 1)?;
        let opens = text.block_text(next.block).get(next.span.start as usize..)?;
        let said =
            |opening: &str| opens.get(..opening.len()).is_some_and(|o| o.eq_ignore_ascii_case(opening));
        OPENINGS.iter().find(|opening| said(opening))?;
        let (at, name) = self.speakers.first_person(next.tokens.clone())?;
        Some(introduction(at, name))
    }

    /// “Are you leaving?” asked Fay. ¶ “At noon,” said Ben. ¶ “So soon?”: whether quote `i`, alone in its paragraph, goes back to
    /// whoever spoke before the last: it answers a question, or asks again.
    fn alternates(&self, i: usize, sources: &[Option<Source>]) -> bool {
        if i < 2 || !self.is_alone(i) {
            return false;
        }
        let apart = |i: usize| self.block(i) == self.block(i - 1) + 1;
        apart(i)
            && apart(i - 1)
            && (i - 2..=i).all(|i| self.is_turn(i))
            && (self.asks(i - 1) || self.asks(i - 2) && self.asks(i))
            && sources[i - 2].is_some()
            && sources[i - 1].is_some()
            && !same_speaker(sources[i - 2].as_ref(), sources[i - 1].as_ref())
    }

    /// “… says Fay. ¶ … says Ben. ¶ “It was once,” says Fay. ¶ “It was four times.””: whether quote `i`, alone in its paragraph, may be
    /// a retort: two have spoken in turn, one of them twice, and the paragraph before holds a few words and who said them.
    fn retorts(&self, i: usize, sources: &[Option<Source>]) -> bool {
        const FEW: usize = 8;
        const LAST_QUOTES: usize = 8;
        let few = |i: usize| self.tokens(i).len() <= FEW + 3;
        let paragraph = |i: usize| {
            let block = self.text.blocks.get(self.block(i) as usize).cloned().unwrap_or_default();
            let sentences = self.text.sentences.get(block).unwrap_or_default();
            sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>()
        };
        let near = |other: usize, back: u32| self.block(other) + back >= self.block(i);
        let last = i.checked_sub(1).and_then(|last| sources[last].as_ref());
        let own = |j: &usize| same_speaker(sources[*j].as_ref(), last);
        let other = (i.saturating_sub(LAST_QUOTES)..i).rev().find(|j| !own(j));
        let again = other.and_then(|other| (i.saturating_sub(LAST_QUOTES)..other).rev().find(own));
        self.is_alone(i)
            && self.block(i) == self.block(i - 1) + 1
            && other.is_some_and(|other| near(other, 2) && sources[other].is_some())
            && again.is_some_and(|again| near(again, 3))
            && [i - 1, i].iter().all(|&i| self.is_turn(i) && few(i))
            && paragraph(i - 1) <= 2 * FEW
    }

    /// Whether quote `i` is short and whole, as turns of a talk are.
    fn is_turn(&self, i: usize) -> bool {
        const LONGEST: usize = 25;
        let whole = matches!(&self.mention(i).kind, FactKind::Quote(quote) if quote.form == QuoteForm::Direct && !quote.continues);
        let words = self.text.tokens[self.tokens(i)].iter().filter(|t| t.kind == TokenKind::Word);
        whole && words.count() <= LONGEST
    }

    /// Whether quote `i` ends with a question.
    fn asks(&self, i: usize) -> bool {
        let last = self.text.tokens[self.tokens(i)].iter().rev().find(|t| t.kind != TokenKind::Mark);
        last.is_some_and(|t| self.text.of(t) == "?")
    }

    /// Whether quote `i` is a question without a cue, and nothing stands between it and the next one.
    fn asks_next(&self, i: usize) -> bool {
        let touches = || self.block(i) == self.block(i + 1) && self.tokens(i).end == self.tokens(i + 1).start;
        i + 1 < self.order.len() && self.mention(i).frame.is_none() && touches() && self.asks(i)
    }

    /// “First.” It rained. It blew. Holm said it was over.: whether two sentences stand between quote `i` and the next one,
    /// which only reports: whoever reports it is not heard before.
    fn told_later(&self, i: usize) -> bool {
        let reports =
            matches!(&self.mention(i + 1).kind, FactKind::Quote(quote) if quote.form != QuoteForm::Direct);
        let last = self.tokens(i).end.saturating_sub(1);
        reports && self.text.sentence_of(self.tokens(i + 1).start) > self.text.sentence_of(last) + 2
    }

    /// “Three models agreed”: some number of things speaks once and does not go on.
    fn is_count(&self, source: &Source) -> bool {
        let Speaker::Named { at, .. } = &source.speaker else { return false };
        let tokens = self.text.tokens_in(at.block, at.span);
        !tokens.is_empty() && self.speakers.is_count(tokens.start)
    }
}

/// The name that a source goes by.
fn name_of(source: &Source) -> Option<&str> {
    match &source.speaker {
        Speaker::Named { name, .. } | Speaker::Carried { name, .. } => Some(name),
        Speaker::Pronoun { name, .. } => name.as_deref(),
    }
}

/// The source that the words at `at` bring in.
fn introduction(at: Anchor, name: String) -> Source {
    Source {
        speaker: Speaker::Carried { antecedent: at, name },
        role: None,
        cue: None,
        confidence: Link::Introduced.confidence(),
        kind: SourceKind::default(),
    }
}

/// Whether two sources go by one name.
fn same_speaker(one: Option<&Source>, other: Option<&Source>) -> bool {
    let one = one.and_then(name_of);
    one.is_some() && one == other.and_then(name_of)
}

/// The same source, of another part of the same report.
fn shared(source: &Source) -> Source {
    Source { confidence: source.confidence.min(Link::Paragraph.confidence()), ..source.clone() }
}

/// The same speaker, not named here.
pub(super) fn carried(source: &Source, link: Link) -> Option<Source> {
    let (antecedent, name) = match &source.speaker {
        Speaker::Named { at, name } => (*at, name.clone()),
        Speaker::Carried { antecedent, name } => (*antecedent, name.clone()),
        Speaker::Pronoun { antecedent, name, .. } => ((*antecedent)?, name.clone()?),
    };
    let confidence = source.confidence.min(link.confidence());
    Some(Source {
        speaker: Speaker::Carried { antecedent, name },
        role: source.role,
        cue: source.cue,
        confidence,
        kind: source.kind,
    })
}
