//! Owns block quotations and posts from elsewhere: all of one is said, and what opens with a dash under it, or is a name alone,
//! says by whom.
//!
//! “> It works. ⏎ > — Helena Strand, architect” → direct “It works.”, speaker “Helena Strand”

use crate::detect::quote::marks::paragraph::Paragraph;
use crate::detect::{Analysis, Frame, Mention};
use crate::fact::{Evidence, FactKind, Quote, QuoteForm, RuleId};
use crate::text::{Anchor, BlockId, BlockKind, Text, Token, TokenKind, anchor_of};

/// What `block` is, if somebody's words.
fn quoted(text: &Text<'_>, block: BlockId) -> Option<BlockKind> {
    let kind = text.document.blocks.get(block.0 as usize)?.kind;
    matches!(kind, BlockKind::Blockquote | BlockKind::PullQuote | BlockKind::Post).then_some(kind)
}

/// The first character of `token`; a space where there is none.
#[inline(never)]
fn first_sign(text: &Text<'_>, token: Option<&Token>) -> char {
    token.and_then(|token| text.of(token).chars().next()).unwrap_or(' ')
}

/// Whether the paragraph stands in a block quotation.
pub fn is_blockquote(analysis: &Analysis<'_>, paragraph: &Paragraph) -> bool {
    quoted(analysis.text, paragraph.block) == Some(BlockKind::Blockquote)
}

/// Whether the paragraph stands in a post.
pub fn is_post(text: &Text<'_>, paragraph: &Paragraph) -> bool {
    quoted(text, paragraph.block) == Some(BlockKind::Post)
}

/// “— Helena Strand, architect” in a line or a block of its own under the words of a quotation: whether it is that, and then
/// `mentions` have their speaker.
pub fn signs(analysis: &Analysis<'_>, paragraph: &Paragraph, mentions: &mut [Mention]) -> bool {
    let text = analysis.text;
    let Some(tokens) = text.tokens.get(paragraph.tokens.clone()) else { return false };
    let kind = text.document.blocks.get(paragraph.block.0 as usize).map(|block| block.kind);
    let above = mentions.last().map(|last| last.anchor.block);
    let above = above.filter(|above| paragraph.block.0.saturating_sub(above.0) <= 1);
    let above = above.and_then(|above| quoted(text, above));
    let is_dashed = || signature_at(text, tokens) == Some(0);
    // <figcaption> under <blockquote>
    let is_signature = above.is_some()
        && (above == kind && (is_dashed() || is_name(analysis, paragraph, tokens))
            || kind == Some(BlockKind::Caption) && is_dashed());
    if is_signature {
        sign(text, tokens, mentions);
    }
    is_signature
}

/// “Helena Strand”, “Helena Strand, architect”: a name of several words that no stop ends, last of its quotation.
fn is_name(analysis: &Analysis<'_>, paragraph: &Paragraph, tokens: &[Token]) -> bool {
    const LONGEST: usize = 10;
    let Some(name) = analysis.cast.at(paragraph.tokens.start).filter(|name| name.tokens.len() > 1) else {
        return false;
    };
    let text = analysis.text;
    analysis.cast.member(name).is_some_and(|member| member.human)
        && tokens.len() <= LONGEST
        // Names one under the other are a list.
        && quoted(text, BlockId(paragraph.block.0 + 1)).is_none()
        && matches!(first_sign(text, tokens.get(name.tokens.len())), ' ' | ',' | '(')
        && !matches!(first_sign(text, tokens.last()), '.' | '!' | '?' | '…' | ':')
}

/// Where in `tokens` a signature begins that ends them: a dash, and behind it a name and little else.
fn signature_at(text: &Text<'_>, tokens: &[Token]) -> Option<usize> {
    const LONGEST: usize = 14;
    let from = tokens.len().saturating_sub(LONGEST);
    let sign = |at: usize| first_sign(text, tokens.get(at));
    let is_dash = |at: &usize| tokens[*at].spaced && matches!(sign(*at), '—' | '–' | '―' | '-');
    let dash = (from..tokens.len()).rev().find(is_dash)?;
    // “-- Helena Strand”; one hyphen is a dash only where it opens the line.
    let is_double = sign(dash) == '-' && sign(dash + 1) == '-';
    let named = tokens.get(dash + 1 + usize::from(is_double))?.is_capitalised();
    (named && (dash == 0 || is_double || sign(dash) != '-')).then_some(dash)
}

/// Gives the last `mentions`, those of the quotation that `signature` ends, the speaker that it names.
fn sign(text: &Text<'_>, signature: &[Token], mentions: &mut [Mention]) {
    let dash = signature.iter().take_while(|t| t.kind != TokenKind::Word).count();
    let (cue, name) = signature.split_at(dash);
    let named = name.iter().take_while(|t| t.is_capitalised() || first_sign(text, Some(t)) == '.').count();
    let Some(speaker) = anchor_of(&name[..named]) else { return };
    // “— Old play” is nobody called Old.
    if name.get(named).is_some_and(|next| next.kind == TokenKind::Word) {
        return;
    }
    let kind = mentions.last().map(|last| quoted(text, last.anchor.block));
    let mut next = speaker.block;
    for mention in mentions.iter_mut().rev() {
        let at = mention.anchor.block;
        let is_same = kind == Some(quoted(text, at)) && next.0.saturating_sub(at.0) <= 1;
        // Whom the words themselves name, or a signature above.
        let has_own = mention.frame.and_then(|frame| frame.speaker).is_some_and(|own| own.block == at);
        if !is_same || has_own {
            break;
        }
        next = at;
        mention.frame = Some(Frame { cue: anchor_of(cue), speaker: Some(speaker) });
    }
}

/// Adds a quotation without marks: all of it is said, by whoever a signature at its end names, or else as `frame` has it.
pub fn whole(text: &Text<'_>, tokens: &[Token], frame: Option<Frame>, mentions: &mut Vec<Mention>) {
    let signed = signature_at(text, tokens).unwrap_or(tokens.len());
    let (said, signature) = tokens.split_at(signed);
    let is_post = tokens.first().is_some_and(|t| quoted(text, t.block) == Some(BlockKind::Post));
    // A picture's address alone is nothing that is said.
    if said.iter().any(|token| token.kind == TokenKind::Word)
        && let Some(anchor) = anchor_of(said)
    {
        mentions.push(direct(anchor, if is_post { "quote.post" } else { "quote.blockquote" }, None));
    }
    sign(text, signature, mentions);
    if let Some(last) = mentions.last_mut().filter(|_| signature.is_empty()) {
        last.frame = last.frame.or(frame);
    }
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
