//! Owns posts from elsewhere: all of one is said, by whoever signs it.
//!
//! “The pier ⏎ is shut. — Rita Loe (@rita) May 3” → direct “The pier ⏎ is shut.”, speaker “Rita Loe”

use super::blockquote::{direct, sign, signature_at};
use crate::detect::Mention;
use crate::text::{BlockId, BlockKind, Text, TokenKind, anchor_of};

/// Whether `block` is a post or a part of one.
pub fn is_post(text: &Text<'_>, block: BlockId) -> bool {
    kind(text, block) == Some(BlockKind::Post)
}

fn kind(text: &Text<'_>, block: BlockId) -> Option<BlockKind> {
    text.document.blocks.get(block.0 as usize).map(|block| block.kind)
}

/// Adds what the post in `block` says; where it is a signature, those before it have a speaker.
pub fn read(text: &Text<'_>, block: BlockId, mentions: &mut Vec<Mention>) {
    let Some(sentences) = text.blocks.get(block.0 as usize).and_then(|own| text.sentences.get(own.clone()))
    else {
        return;
    };
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return };
    let tokens = &text.tokens[first.tokens.start..last.tokens.end];
    let signed = signature_at(text, tokens);
    let (said, signature) = tokens.split_at(signed.unwrap_or(tokens.len()));
    // A picture's address alone is nothing that is said.
    if said.iter().any(|token| token.kind == TokenKind::Word)
        && let Some(anchor) = anchor_of(said)
    {
        mentions.push(direct(anchor, "quote.post", None));
    }
    if !signature.is_empty() {
        sign(text, signature, block, &|block| is_post(text, block), mentions);
    }
}
