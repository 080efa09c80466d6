//! Owns transcripts: paragraphs that start with who speaks, in capitals or as Q and A.
//!
//! “MORGAN: We start at nine.” → direct, “We start at nine.”, speaker MORGAN, cue the colon

use std::ops::Range;

use crate::detect::{Frame, Mention};
use crate::fact::{Evidence, FactKind, Quote, QuoteForm, RuleId};
use crate::text::{Anchor, Case, Text, TokenKind};

use super::paragraph::Paragraph;

/// How many words a speaker's name may take here.
const LONGEST_NAME: usize = 5;

/// The speech of a paragraph that starts with its speaker's name and a colon.
pub fn speech(text: &Text<'_>, paragraph: &Paragraph) -> Option<Mention> {
    let tokens = &text.tokens[paragraph.tokens.clone()];
    let colon = tokens.iter().take(LONGEST_NAME + 1).position(|t| text.of(t) == ":")?;
    let (name, rest) = (&tokens[..colon], &tokens[colon + 1..]);
    let capitals = name
        .iter()
        .all(|t| t.kind == TokenKind::Word && t.case == Case::Upper || matches!(text.of(t), "." | "-" | "’"));
    let turn = colon == 1 && matches!(text.of(&name[0]), "Q" | "A");
    let words = rest.iter().filter(|t| t.kind == TokenKind::Word).count();
    // “UPDATE: Roads reopen” and “WATCH: …” are labels: a turn has a sentence's end, and is no single word's shout.
    let ends = rest
        .last()
        .is_some_and(|t| matches!(text.of(t), "." | "?" | "!" | "…" | "—") || t.kind == TokenKind::Mark);
    let label = name.first().is_some_and(|t| LABELS.iter().any(|l| text.of(t).eq_ignore_ascii_case(l)));
    if !(capitals && !name.is_empty() || turn) || words < 2 || !ends || label {
        return None;
    }
    let anchor = around(rest)?;
    let at = |tokens| around(tokens);
    Some(Mention {
        anchor,
        kind: FactKind::Quote(Quote { content: anchor.span, form: QuoteForm::Direct, continues: false }),
        evidence: Evidence { rule: RuleId("quote.transcript"), confidence: 0.8 },
        frame: Some(Frame { cue: at(&tokens[colon..=colon]), speaker: at(name) }),
    })
}

/// Words in capitals before a colon that name nobody.
const LABELS: [&str; 14] = [
    "WATCH", "READ", "UPDATE", "MORE", "NOTE", "PHOTO", "PHOTOS", "VIDEO", "LIVE", "BREAKING", "RELATED",
    "FILE", "LISTEN", "OPINION",
];

fn around(tokens: &[crate::text::Token]) -> Option<Anchor> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    Some(Anchor::new(first.block, first.span.join(last.span)))
}

/// Whether the turn `here` belongs to a dialogue: another turn in its block, or a name that comes back within `around`.
/// “ENERGY: Oil rose. ¶ CURRENCIES: The pound fell.” is a list of labels.
pub fn is_dialogue(text: &Text<'_>, paragraphs: &[Paragraph], here: usize, around: Range<usize>) -> bool {
    let first = |p: &Paragraph| text.tokens[p.tokens.start].fold;
    let turn = |p: &Paragraph| speech(text, p).is_some();
    let own = &paragraphs[here];
    let mut names: Vec<u64> = Vec::new();
    paragraphs[around.clone()].iter().enumerate().filter(|(_, p)| turn(p)).any(|(index, p)| {
        let again = names.contains(&first(p));
        names.push(first(p));
        again || p.block == own.block && around.start + index != here
    })
}
