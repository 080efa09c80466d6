//! Owns block quotations: all of one is said, and what opens with a dash under it, or is a name alone, says by whom.
//!
//! “> It works. ⏎ > — Helena Strand, architect” → direct “It works.”, speaker “Helena Strand”

use crate::detect::quote::marks::paragraph::Paragraph;
use crate::detect::{Analysis, Frame, Mention};
use crate::fact::{Evidence, FactKind, Quote, QuoteForm, RuleId};
use crate::text::{Anchor, BlockId, BlockKind, Text, Token, TokenKind, anchor_of};

/// Whether the paragraph stands in a block quotation.
pub fn is_blockquote(analysis: &Analysis<'_>, paragraph: &Paragraph) -> bool {
    kind(analysis.text, paragraph.block) == Some(BlockKind::Blockquote)
}

/// Whether a name under it says whose it is.
fn is_quoted(text: &Text<'_>, block: BlockId) -> bool {
    matches!(kind(text, block), Some(BlockKind::Blockquote | BlockKind::PullQuote))
}

fn kind(text: &Text<'_>, block: BlockId) -> Option<BlockKind> {
    text.document.blocks.get(block.0 as usize).map(|block| block.kind)
}

/// “— Helena Strand, architect” in a line or a block of its own under the words of a block quotation: whether it is that, and
/// then `mentions` have their speaker.
pub fn signs(analysis: &Analysis<'_>, paragraph: &Paragraph, mentions: &mut [Mention]) -> bool {
    let text = analysis.text;
    let Some(tokens) = text.tokens.get(paragraph.tokens.clone()) else { return false };
    let is_behind = mentions.last().is_some_and(|last| {
        let block = last.anchor.block;
        is_quoted(text, block) && paragraph.block.0.saturating_sub(block.0) <= 1
    });
    let is_signature = is_behind
        && is_quoted(text, paragraph.block)
        && (signature_at(text, tokens) == Some(0) || is_name(analysis, paragraph));
    if is_signature {
        sign(text, tokens, paragraph.block, &|block| is_quoted(text, block), mentions);
    }
    is_signature
}

/// “Helena Strand”, “Helena Strand, architect”: a name of several words that no stop ends, in a short line.
fn is_name(analysis: &Analysis<'_>, paragraph: &Paragraph) -> bool {
    const LONGEST: usize = 10;
    let (text, tokens) = (analysis.text, paragraph.tokens.clone());
    let Some(name) = analysis.cast.at(tokens.start).filter(|name| name.tokens.len() > 1) else {
        return false;
    };
    let person = analysis.cast.member(name).is_some_and(|member| member.human);
    let behind = text.tokens.get(name.tokens.end).filter(|_| name.tokens.end < tokens.end);
    let last = text.tokens.get(tokens.end - 1);
    person
        && tokens.len() <= LONGEST
        // Names one under the other are a list.
        && !is_quoted(text, BlockId(paragraph.block.0 + 1))
        && behind.is_none_or(|token| matches!(text.of(token), "," | "("))
        && last.is_some_and(|token| !matches!(text.of(token), "." | "!" | "?" | "…" | ":"))
}

/// Where in `tokens` a signature begins that ends them: a dash, and behind it a name and little else.
pub fn signature_at(text: &Text<'_>, tokens: &[Token]) -> Option<usize> {
    const LONGEST: usize = 14;
    let from = tokens.len().saturating_sub(LONGEST);
    let dash =
        tokens[from..].iter().rposition(|t| t.spaced && matches!(text.of(t), "—" | "–" | "―" | "-"))? + from;
    let named = tokens.get(dash + 1)?.is_capitalised();
    // A hyphen is a dash only where it opens the line.
    (named && (dash == 0 || text.of(&tokens[dash]) != "-")).then_some(dash)
}

/// Gives `mentions` of the blocks up to `block` that are of one quotation, as `is_same` has it, the speaker that `signature`
/// names.
pub fn sign(
    text: &Text<'_>,
    signature: &[Token],
    block: BlockId,
    is_same: &dyn Fn(BlockId) -> bool,
    mentions: &mut [Mention],
) {
    let dash = usize::from(signature.first().is_some_and(|t| t.kind != TokenKind::Word));
    let (cue, name) = signature.split_at(dash);
    let named = name.iter().take_while(|t| t.is_capitalised() || text.of(t) == ".").count();
    let Some(speaker) = anchor_of(&name[..named]) else { return };
    let frame = Frame { cue: anchor_of(cue), speaker: Some(speaker) };
    let mut next = block.0;
    for mention in mentions.iter_mut().rev() {
        let at = mention.anchor.block;
        if !is_same(at) || next.saturating_sub(at.0) > 1 || mention.frame.is_some() {
            break;
        }
        next = at.0;
        mention.frame = Some(frame);
    }
}

/// A `<blockquote>` without marks: all of it is said; by whoever a signature in its last line names.
pub fn whole(analysis: &Analysis<'_>, paragraph: &Paragraph, frame: Option<Frame>) -> Option<Mention> {
    let (text, tokens) = (analysis.text, analysis.text.tokens.get(paragraph.tokens.clone())?);
    let (said, signature) =
        tokens.split_at(signature_at(text, tokens).filter(|&at| at > 1).unwrap_or(tokens.len()));
    let mention = direct(anchor_of(said)?, "quote.blockquote", frame);
    let mut signed = [Mention { frame: None, ..mention.clone() }];
    sign(text, signature, paragraph.block, &|_| true, &mut signed);
    let [by_name] = signed;
    Some(if by_name.frame.is_some() { by_name } else { mention })
}

/// What stands at `anchor` is said word for word.
pub fn direct(anchor: Anchor, rule: &'static str, frame: Option<Frame>) -> Mention {
    Mention {
        anchor,
        kind: FactKind::Quote(Quote { content: anchor.span, form: QuoteForm::Direct, continues: false }),
        evidence: Evidence { rule: RuleId(rule), confidence: 0.8 },
        frame,
    }
}
