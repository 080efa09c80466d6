//! Finds quote mentions: words between marks that somebody said, and clauses reported without marks.
//!
//! “We lost,” said Ann Cole, adding that the pump had failed. → direct “We lost,” · indirect “that the pump had failed”
//!
//! `paragraph` says where marks pair, `marks` pairs them, `units` reads sentences around them, `frames` finds cues,
//! `phrases`, `subjects` and `nouns` their speakers, `reports` what each frame speaks for and `extents` how far; `transcript` reads
//! turns and `pulled` paragraphs that repeat a quote. Who the speaker is by full name is left to `attribute`.

mod extents;
mod frames;
mod marks;
mod nouns;
mod paragraph;
mod phrases;
mod pulled;
mod reports;
mod subjects;
mod transcript;
mod units;

use super::{Analysis, Frame, Mention};
use crate::fact::{Evidence, FactKind, Quote, QuoteForm, RuleId};
use crate::lexicon::Words;
use crate::lexicon::cues::Form;
use crate::text::{Anchor, BlockKind, Span, Text, Token, TokenKind, anchor_of};

use frames::{Found, Reader};
use marks::{Pair, pairs};
use paragraph::{Paragraph, paragraphs};
use reports::Report;
use units::{Piece, Reading};

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

    /// The mentions of `analysis`, sorted by anchor.
    pub fn detect(&self, analysis: &Analysis<'_>) -> Vec<Mention> {
        let text = analysis.text;
        let paragraphs = paragraphs(text);
        let mut pairs = pairs(text, &paragraphs);
        self.close_at_cues(text, &mut pairs);
        let mut mentions = Vec::new();
        let mut reading = Reading::default();
        let mut announced = None;
        let mut first = 0;
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let count = pairs[first..].iter().take_while(|pair| pair.paragraph == index).count();
            let own = &pairs[first..first + count];
            let before = mentions.len();
            first += count;
            let near = index.saturating_sub(4)..paragraphs.len().min(index + 5);
            let speech = transcript::speech(text, paragraph);
            if let Some(speech) = speech.filter(|_| transcript::is_dialogue(text, &paragraphs, index, near)) {
                mentions.push(speech);
                continue;
            }
            let frame = announced.take();
            if let Some(signature) = signature(analysis, paragraph) {
                let is_own = |mention: &&mut Mention| {
                    mention.anchor.block == paragraph.block && mention.frame.is_none()
                };
                mentions.iter_mut().rev().take_while(is_own).for_each(|m| m.frame = Some(signature));
                continue;
            }
            if own.is_empty() && is_blockquote(analysis, paragraph) {
                mentions.extend(whole(analysis, paragraph, frame));
                announced = frame;
                continue;
            }
            reading.read(text, self.words, paragraph, own, first - count);
            for unit in &reading.units {
                let reader = Reader { text, words: self.words, pieces: &reading.pieces, unit: unit.clone() };
                let frames = reader.frames();
                let writer = Writer { analysis, reader: &reader, pairs: &pairs };
                for report in reader.reports(&frames) {
                    let mention = writer.mention(&report, &frames).map(|mut mention| {
                        if report.rule == "quote.sentence" {
                            mention.frame =
                                reader.actor(report.content.start).map(|found| writer.frame(&found));
                        }
                        mention
                    });
                    mentions.extend(mention);
                }
                announced = reader.announced(&frames).map(|found| writer.frame(&found));
            }
            let opening = text.tokens.get(paragraph.tokens.start);
            if let (Some(frame), Some(mention)) = (frame, mentions.get_mut(before)) {
                let opens = opening.is_some_and(|t| t.span.start == mention.anchor.span.start);
                mention.frame = mention.frame.or(Some(frame).filter(|_| opens));
            }
            mark_continuing(&mut mentions[before..], own, pairs.get(first), index);
        }
        pulled::mark(text, &paragraphs, &mut mentions);
        mentions
    }
}

fn is_blockquote(analysis: &Analysis<'_>, paragraph: &Paragraph) -> bool {
    let block = analysis.text.document.blocks.get(paragraph.block.0 as usize);
    block.is_some_and(|block| block.kind == BlockKind::Blockquote)
}

/// “— Helena Strand, architect” in a line of its own under the words of a block quotation: who is named behind the dash.
fn signature(analysis: &Analysis<'_>, paragraph: &Paragraph) -> Option<Frame> {
    let (text, tokens) = (analysis.text, analysis.text.tokens.get(paragraph.tokens.clone())?);
    let is_dash = tokens.first().is_some_and(|t| matches!(text.of(t), "—" | "–" | "―" | "-"));
    let is_behind = text.blocks.get(paragraph.block.0 as usize)?.start < paragraph.sentences.start;
    (is_dash && is_behind && is_blockquote(analysis, paragraph)).then(|| signed(text, tokens))?
}

/// Who is named right behind the dash that `tokens` begin with.
fn signed(text: &Text<'_>, tokens: &[Token]) -> Option<Frame> {
    let (dash, name) = tokens.split_at_checked(1)?;
    let named = name.iter().take_while(|t| t.is_capitalised() || text.of(t) == ".").count();
    Some(Frame { cue: anchor_of(dash), speaker: Some(anchor_of(&name[..named])?) })
}

/// A `<blockquote>` without marks: all of it is said.
fn whole(analysis: &Analysis<'_>, paragraph: &Paragraph, frame: Option<Frame>) -> Option<Mention> {
    let tokens = analysis.text.tokens.get(paragraph.tokens.clone())?;
    // “Game over. — Marlow Key (@marlow_k) March 3”: who is named behind the last dash wrote it.
    let text = analysis.text;
    let dash = tokens.iter().rposition(|t| matches!(text.of(t), "—" | "–" | "―") && t.spaced);
    let last = dash.filter(|&dash| {
        dash > 1 && dash + 12 >= tokens.len() && tokens.get(dash + 1).is_some_and(Token::is_capitalised)
    });
    let signature = last.and_then(|dash| signed(text, &tokens[dash..]));
    let end = signature.and(last).unwrap_or(tokens.len());
    let anchor = anchor_of(tokens.get(..end)?)?;
    Some(Mention {
        anchor,
        kind: FactKind::Quote(Quote { content: anchor.span, form: QuoteForm::Direct, continues: false }),
        evidence: Evidence { rule: RuleId("quote.blockquote"), confidence: 0.8 },
        frame: signature.or(frame),
    })
}

/// A paragraph's last quote goes on where its mark never closes and the next paragraph opens with one.
fn mark_continuing(mentions: &mut [Mention], own: &[Pair], next: Option<&Pair>, paragraph: usize) {
    let open = own.last().is_some_and(|pair| pair.unclosed);
    let goes_on = next.is_some_and(|pair| pair.paragraph == paragraph + 1);
    for index in 0..mentions.len() {
        let last = index + 1 == mentions.len();
        // “If the rain holds,” Tom said, “we harvest.”: two parts round one cue.
        let split = !last && {
            let (this, that) = (&mentions[index], &mentions[index + 1]);
            this.frame.is_some_and(|f| f.cue.is_some() && that.frame.and_then(|g| g.cue) == f.cue)
        };
        if let FactKind::Quote(quote) = &mut mentions[index].kind {
            quote.continues = split || last && open && goes_on && quote.form != QuoteForm::Indirect;
        }
    }
}

/// Turns reports into mentions.
struct Writer<'a> {
    analysis: &'a Analysis<'a>,
    reader: &'a Reader<'a>,
    pairs: &'a [Pair],
}

impl Writer<'_> {
    fn span(&self, pieces: &[Piece]) -> Option<Anchor> {
        self.analysis.text.anchor(pieces.first()?.token..pieces.last()?.end)
    }

    fn mention(&self, report: &Report, frames: &[Found]) -> Option<Mention> {
        let pieces = self.reader.pieces.get(report.content.clone())?;
        let anchor = self.span(pieces)?;
        let content = self.content(pieces).unwrap_or(anchor.span);
        let frame = report.frame.and_then(|index| frames.get(index)).map(|found| self.frame(found));
        let confidence = match (report.form, frame.is_some()) {
            (QuoteForm::Direct, true) => 0.95,
            (QuoteForm::Mixed, _) => 0.85,
            (QuoteForm::Indirect, _) => 0.75,
            (QuoteForm::Direct, false) => 0.6,
        };
        Some(Mention {
            anchor,
            kind: FactKind::Quote(Quote { content, form: report.form, continues: false }),
            evidence: Evidence { rule: RuleId(report.rule), confidence },
            frame,
        })
    }

    /// The content of a single pair of marks: what stands inside.
    fn content(&self, pieces: &[Piece]) -> Option<Span> {
        let [piece] = pieces else { return None };
        let pair = self.pairs.get(piece.pair?)?;
        self.analysis.text.anchor(pair.first..pair.last).map(|anchor| anchor.span)
    }

    fn frame(&self, found: &Found) -> Frame {
        let pieces = self.reader.pieces;
        let speaker = found.speaker.clone().and_then(|range| {
            let range = pieces.get(range)?;
            // “The judge's warning”: the possessive is not the judge.
            let cut = range
                .iter()
                .rposition(|p| self.analysis.text.tokens[p.token].kind != TokenKind::Possessive)?;
            self.span(&range[..=cut])
        });
        Frame { cue: pieces.get(found.cue.clone()).and_then(|cue| self.span(cue)), speaker }
    }
}
