//! Owns block quotations: all of one is said, and a line in it that opens with a dash says by whom.
//!
//! “> It works. ⏎ > — Helena Strand, architect” → direct “It works.”, speaker “Helena Strand”

use crate::detect::quote::marks::paragraph::Paragraph;
use crate::detect::{Analysis, Frame, Mention};
use crate::fact::{Evidence, FactKind, Quote, QuoteForm, RuleId};
use crate::text::{BlockKind, Text, Token, anchor_of};

/// Whether the paragraph stands in a block quotation.
pub fn is_blockquote(analysis: &Analysis<'_>, paragraph: &Paragraph) -> bool {
    let block = analysis.text.document.blocks.get(paragraph.block.0 as usize);
    block.is_some_and(|block| block.kind == BlockKind::Blockquote)
}

/// “— Helena Strand, architect” in a line of its own under the words of a block quotation: who is named behind the dash.
pub fn signature(analysis: &Analysis<'_>, paragraph: &Paragraph) -> Option<Frame> {
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
pub fn whole(analysis: &Analysis<'_>, paragraph: &Paragraph, frame: Option<Frame>) -> Option<Mention> {
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
