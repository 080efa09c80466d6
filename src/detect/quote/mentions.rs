//! Owns the step from what is reported, in pieces of a paragraph, to mentions: spans of text with frame and confidence.

use crate::detect::{Analysis, Frame, Mention};
use crate::fact::{Evidence, FactKind, Quote, QuoteForm, RuleId};
use crate::text::{Anchor, Span, TokenKind};

use super::marks::Pair;
use super::reports::{Found, Piece, Reader, Report};

/// Turns reports into mentions.
pub struct Writer<'a> {
    /// What the detector sees.
    pub analysis: &'a Analysis<'a>,
    /// The unit.
    pub reader: &'a Reader<'a>,
    /// The document's pairs of marks.
    pub pairs: &'a [Pair],
}

impl Writer<'_> {
    fn span(&self, pieces: &[Piece]) -> Option<Anchor> {
        self.analysis.text.anchor(pieces.first()?.token..pieces.last()?.end)
    }

    /// The mention of `report`, one of `frames` its frame.
    pub fn mention(&self, report: &Report, frames: &[Found]) -> Option<Mention> {
        let pieces = self.reader.pieces.get(report.content.clone())?;
        let anchor = self.span(pieces)?;
        let content = self.content(pieces).unwrap_or(anchor.span);
        // `If-Match: "2"`: nobody says a figure alone.
        let said = content.of(self.analysis.text.block_text(anchor.block));
        if report.form == QuoteForm::Direct && !said.contains(char::is_alphabetic) {
            return None;
        }
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

    /// A frame as attribution needs it.
    pub fn frame(&self, found: &Found) -> Frame {
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

/// A paragraph's last quote goes on where its mark never closes and the next paragraph opens with one.
pub fn mark_continuing(mentions: &mut [Mention], own: &[Pair], next: Option<&Pair>, paragraph: usize) {
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
