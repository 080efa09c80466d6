//! Finds quote mentions: words between marks that somebody said, and clauses reported without marks.
//!
//! “We lost,” said Ann Cole, adding that the pump had failed. → direct “We lost,” · indirect “that the pump had failed”
//!
//! `marks` pairs quotation marks, `reports` reads who says what in running text, `layout` what a page's layout gives to
//! somebody without a verb; `mentions` turns what they find into spans. Who the speaker is by full name is left to
//! `attribute`.

mod layout;
mod marks;
mod mentions;
mod reports;

use std::ops::Range;

use super::{Analysis, Frame, Mention};
use crate::lexicon::Words;
use crate::lexicon::cues::Form;
use crate::text::{Anchor, Text};

use layout::interview::Interview;
use layout::{blockquote, pulled, transcript};
use marks::paragraph::{Paragraph, paragraphs};
use marks::{Pair, pairs};
use mentions::{Writer, mark_continuing};
use reports::{Actor, Reader, Reading};

/// Finds the quote mentions of a document, in order. Linear in its length.
#[derive(Clone, Debug)]
pub struct Detector {
    words: &'static Words,
}

impl Default for Detector {
    fn default() -> Self {
        Self::new()
    }
}

impl Detector {
    /// Reads its tables.
    pub fn new() -> Self {
        Self { words: Words::shared() }
    }

    /// The mentions of `analysis`, sorted by anchor.
    pub fn detect(&self, analysis: &Analysis<'_>) -> Vec<Mention> {
        let text = analysis.text;
        let paragraphs = paragraphs(text);
        let mut pairs = pairs(text, &paragraphs);
        self.close_at_cues(text, &mut pairs);
        self.close_before_speakers(text, &mut pairs);
        let mut pass = Pass {
            analysis,
            words: self.words,
            pairs: &pairs,
            mentions: Vec::new(),
            reading: Reading::default(),
            announced: None,
        };
        let mut interview = Interview::read(analysis);
        let mut first = 0;
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let count = pairs[first..].iter().take_while(|pair| pair.paragraph == index).count();
            let own = first..first + count;
            first += count;
            if blockquote::is_post(text, paragraph) {
                // What is in a post is not cut into lines.
                if paragraphs.get(index + 1).is_none_or(|next| next.block != paragraph.block) {
                    pass.post(paragraph);
                }
                continue;
            }
            let near = index.saturating_sub(4)..paragraphs.len().min(index + 5);
            let turn = transcript::speech(text, paragraph);
            let turn = turn.filter(|_| transcript::is_dialogue(text, &paragraphs, index, near));
            let answer = interview.answers(text, paragraph);
            match (turn, answer) {
                (Some(turn), answer) if !transcript::asks(text, paragraph) => pass.turn(turn, answer),
                (None, Some(answer)) => pass.answer(paragraph, answer),
                (turn, _) => {
                    let before = pass.mentions.len();
                    pass.paragraph(paragraph, index, own);
                    if turn.is_some() {
                        pass.question(before);
                    }
                }
            }
            pulled::keep(text, paragraph, &mut pass.mentions);
        }
        let mut mentions = pass.mentions;
        pulled::mark(text, &paragraphs, &mut mentions);
        mentions
    }

    /// “The lift is out, said Mr. Bose, and left.: an unclosed quote ends where somebody is said to have said it.
    fn close_at_cues(&self, text: &Text<'_>, pairs: &mut [Pair]) {
        for slot in pairs.iter_mut().filter(|pair| pair.unclosed) {
            let pair = *slot;
            let said = |at: usize| {
                self.words.cue(&text.tokens[at..pair.last]).is_some_and(|(_, cue)| cue.form == Form::Past)
            };
            let cut = (pair.first + 1..pair.last.saturating_sub(2)).find(|&at| {
                text.of(&text.tokens[at]) == "," && text.tokens[at + 2].is_capitalised() && said(at + 1)
            });
            if let Some(comma) = cut {
                *slot = Pair { last: comma + 1, end: comma + 1, unclosed: false, ..pair };
            }
        }
    }

    /// “I packed a bag. Mr Roth said he hoped so.: an unclosed quote ends before the sentence in which somebody with a name is
    /// said to speak; not where the next paragraph goes on with marks of its own.
    fn close_before_speakers(&self, text: &Text<'_>, pairs: &mut [Pair]) {
        const LONGEST: usize = 6;
        let mut next_paragraph = usize::MAX;
        for slot in pairs.iter_mut().rev() {
            let pair = *slot;
            let goes_on = next_paragraph == pair.paragraph + 1;
            next_paragraph = pair.paragraph;
            if !pair.unclosed || goes_on {
                continue;
            }
            let first = text.sentence_of(pair.first) + 1;
            let later = text.sentences[first..].iter().map(|s| s.tokens.start);
            let named = |start: &usize| {
                let capital = |&i: &usize| i < pair.last && text.tokens[i].is_capitalised();
                let end = (*start..pair.last.min(start + LONGEST)).find(|i| !capital(i)).unwrap_or(*start);
                let cue = self.words.cue(&text.tokens[end..pair.last]);
                end > start + 1 && cue.is_some_and(|(_, cue)| cue.form == Form::Past)
            };
            if let Some(cut) = later.take_while(|&start| start < pair.last).find(named) {
                *slot = Pair { last: cut, end: cut, unclosed: false, ..pair };
            }
        }
    }
}

/// One pass over a document's paragraphs.
struct Pass<'a> {
    analysis: &'a Analysis<'a>,
    words: &'static Words,
    pairs: &'a [Pair],
    mentions: Vec<Mention>,
    reading: Reading,
    /// Who speaks in the next paragraph: “She wrote:”.
    announced: Option<Frame>,
}

impl Pass<'_> {
    /// The mentions of the paragraph with this index, whose pairs of marks have these indices.
    #[inline(never)]
    fn paragraph(&mut self, paragraph: &Paragraph, index: usize, own: Range<usize>) {
        let opens_entry = self.analysis.text.opens_entry(paragraph.sentences.start);
        let frame = self.announced.take().filter(|_| !opens_entry);
        if blockquote::signs(self.analysis, paragraph, &mut self.mentions) {
            return;
        }
        if own.is_empty() && blockquote::is_blockquote(self.analysis, paragraph) {
            let tokens = &self.analysis.text.tokens[paragraph.tokens.clone()];
            blockquote::whole(self.analysis.text, tokens, frame, &mut self.mentions);
            self.announced = frame;
            return;
        }
        let before = self.mentions.len();
        self.reading.read(self.analysis.text, self.words, paragraph, &self.pairs[own.clone()], own.start);
        for unit in 0..self.reading.units.len() {
            self.unit(unit);
        }
        let opening = self.analysis.text.tokens.get(paragraph.tokens.start);
        if let (Some(frame), Some(mention)) = (frame, self.mentions.get_mut(before)) {
            let opens = opening.is_some_and(|t| t.span.start == mention.anchor.span.start);
            mention.frame = mention.frame.or(Some(frame).filter(|_| opens));
        }
        let next = self.pairs.get(own.end);
        mark_continuing(&mut self.mentions[before..], &self.pairs[own], next, index);
    }

    /// The post that ends with this paragraph is whole what its author says.
    fn post(&mut self, last: &Paragraph) {
        let text = self.analysis.text;
        let start = text.blocks[last.block.0 as usize].start;
        let tokens = &text.tokens[text.sentences[start].tokens.start..last.tokens.end];
        blockquote::whole(text, tokens, self.announced.take(), &mut self.mentions);
    }

    /// “A: I was six.”: the turn of a dialogue; where it names nobody, whoever answers in the interview speaks.
    fn turn(&mut self, mut turn: Mention, answer: Option<Frame>) {
        if let (Some(frame), Some(answer)) = (&mut turn.frame, answer) {
            frame.speaker = frame.speaker.or(answer.speaker);
        }
        self.mentions.push(turn);
    }

    /// A paragraph that is whole an answer in an interview.
    fn answer(&mut self, paragraph: &Paragraph, frame: Frame) {
        let anchor = self.analysis.text.anchor(paragraph.tokens.clone());
        self.mentions.extend(anchor.map(|anchor| blockquote::direct(anchor, "quote.answer", Some(frame))));
    }

    /// “Q: Dahl said the squad was tired.”: of the mentions from `before` on, keeps what a question reports of somebody else.
    fn question(&mut self, before: usize) {
        let blocks = &self.analysis.text.document.blocks;
        let words = |anchor: Anchor| Some(anchor.span.of(&blocks.get(anchor.block.0 as usize)?.text));
        let mut told = self.mentions.split_off(before);
        told.retain(|mention| {
            let speaker = mention.frame.and_then(|frame| frame.speaker).and_then(words);
            speaker.is_some_and(|speaker| !speaker.eq_ignore_ascii_case("you"))
        });
        self.mentions.append(&mut told);
    }

    /// The mentions of the paragraph's unit with this index.
    fn unit(&mut self, unit: usize) {
        let reading = &self.reading;
        let unit = reading.units[unit].clone();
        let Analysis { text, syntax, cast, .. } = *self.analysis;
        let reader = Reader { text, words: self.words, pieces: &reading.pieces, unit, syntax, cast };
        let frames = reader.frames();
        let writer = Writer { analysis: self.analysis, reader: &reader, pairs: self.pairs };
        for report in reader.reports(&frames) {
            let Some(mut mention) = writer.mention(&report, &frames) else { continue };
            if report.rule == "quote.sentence" {
                mention.frame = match reader.actor(report.content.start, &frames) {
                    Actor::Somebody(found) => Some(writer.frame(&found)),
                    Actor::SomebodyElse => Some(Frame::UNTOLD),
                    Actor::Nobody => None,
                };
            }
            self.mentions.push(mention);
        }
        self.announced = reader.announced(&frames).map(|found| writer.frame(&found));
    }
}
