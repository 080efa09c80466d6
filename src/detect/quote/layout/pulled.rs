//! Owns pull quotes: paragraphs that repeat words quoted elsewhere on the page.
//!
//! “The pier will not last the winter.” between two paragraphs, one of which quotes Ida Brandt saying so → direct

use crate::by_fold::ByFold;
use crate::detect::Mention;
use crate::fact::{FactKind, Quote, QuoteForm};
use crate::order::{pair, sort_by_key};
use crate::text::{Anchor, BlockKind, Text, Token, TokenKind, anchor_of};

use super::blockquote::direct;
use crate::detect::quote::marks::paragraph::Paragraph;

/// How many words tell one sentence from another.
const OPENING: usize = 5;

/// A pull quote has no more words.
const LONGEST: usize = 60;

/// Sentences of direct quotes by their opening words: where their words start and end.
type Sentences = ByFold<(usize, usize)>;

/// Marks paragraphs without marks that repeat a quote, and calls alike the quotes that stand alone and repeat another;
/// keeps `mentions` in order. Linear.
pub fn mark(text: &Text<'_>, paragraphs: &[Paragraph], mentions: &mut Vec<Mention>) {
    let mut sentences = Sentences::default();
    for mention in mentions.iter().filter(|m| m.frame.is_some()) {
        let FactKind::Quote(Quote { content, form: QuoteForm::Direct, .. }) = mention.kind else { continue };
        let tokens = text.tokens_in(mention.anchor.block, content);
        let mut start = tokens.start;
        for at in tokens.clone() {
            let ends = matches!(text.of(&text.tokens[at]), "." | "?" | "!" | "…");
            if ends || at + 1 == tokens.end {
                if let Some(key) = opening(&text.tokens[start..at + 1]) {
                    sentences.add(key, (start, tokens.end));
                }
                start = at + 1;
            }
        }
    }
    if sentences.values().is_empty() {
        return;
    }
    let mut found = Vec::new();
    let mut own = mentions.iter().map(|m| m.anchor).peekable();
    for paragraph in paragraphs {
        let Some(tokens) = text.tokens.get(paragraph.tokens.clone()) else { continue };
        let Some(anchor) = anchor_of(tokens) else { continue };
        let key = |a: Anchor| (a.block, a.span.start);
        while own.next_if(|a| key(*a) < key(anchor)).is_some() {}
        let taken = own.peek().is_some_and(|a| a.block == anchor.block && a.span.start < anchor.span.end);
        if taken || tokens.len() > LONGEST || tokens.iter().any(|t| t.kind == TokenKind::Mark && t.spaced) {
            continue;
        }
        let said = opening(tokens).and_then(|key| sentences.get(key));
        if said.is_some_and(|&(start, end)| repeats(tokens, &text.tokens[start..end])) {
            found.push(pull(anchor));
        }
    }
    for mention in mentions.iter_mut().filter(|m| m.frame.is_none() && m.evidence.rule.0 == "quote.alone") {
        let tokens = &text.tokens[text.tokens_in(mention.anchor.block, mention.anchor.span)];
        let said = opening(tokens).and_then(|key| sentences.get(key));
        if said.is_some_and(|&(start, end)| repeats(tokens, &text.tokens[start..end])) {
            mention.evidence = pull(mention.anchor).evidence;
        }
    }
    if !found.is_empty() {
        mentions.append(&mut found);
        sort_by_key(mentions, |m| pair(m.anchor.block.0 as usize, m.anchor.span.start as usize));
    }
}

/// Of the last `mentions`, leaves out those in a pull quote that are told and not said: the text tells the same.
pub fn keep(text: &Text<'_>, paragraph: &Paragraph, mentions: &mut Vec<Mention>) {
    let kind = text.document.blocks.get(paragraph.block.0 as usize).map(|block| block.kind);
    let is_told = |mention: &Mention| {
        let FactKind::Quote(Quote { form, .. }) = mention.kind else { return false };
        mention.anchor.block == paragraph.block && form != QuoteForm::Direct
    };
    while kind == Some(BlockKind::PullQuote) && mentions.last().is_some_and(is_told) {
        mentions.pop();
    }
}

fn pull(anchor: Anchor) -> Mention {
    direct(anchor, "quote.pulled", None)
}

fn words(tokens: &[Token]) -> impl Iterator<Item = u64> {
    tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).map(|t| t.fold)
}

/// The key of the first words; none where there are fewer.
fn opening(tokens: &[Token]) -> Option<u64> {
    let (count, key) =
        words(tokens).take(OPENING).fold((0, 0u64), |(n, key), fold| (n + 1, key.rotate_left(9) ^ fold));
    (count == OPENING).then_some(key)
}

/// Whether the words of `paragraph` are the first ones of `said`.
fn repeats(paragraph: &[Token], said: &[Token]) -> bool {
    let mut said = words(said);
    words(paragraph).all(|word| said.next() == Some(word))
}
