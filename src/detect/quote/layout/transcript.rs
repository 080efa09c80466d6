//! Owns transcripts: paragraphs that start with who speaks, in capitals or as Q and A.
//!
//! “MORGAN: We start at nine.” → direct, “We start at nine.”, speaker MORGAN, cue the colon

use std::ops::Range;

use crate::detect::{Frame, Mention};
use crate::fact::{Evidence, FactKind, Quote, QuoteForm, RuleId};
use crate::lexicon::{QuoteSort, QuoteWords};
use crate::text::{Case, Text, Token, TokenKind, anchor_of};

use crate::detect::quote::marks::paragraph::Paragraph;

/// How many words a speaker's name may take here.
const LONGEST_NAME: usize = 5;

/// The speech of a paragraph that starts with its speaker's name and a colon; a mark may stand before the name.
pub fn speech(text: &Text<'_>, paragraph: &Paragraph) -> Option<Mention> {
    let tokens = turn(text, paragraph)?;
    let colon = tokens.iter().take(LONGEST_NAME + 1).position(|t| text.of(t) == ":")?;
    let (name, mut rest) = (&tokens[..colon], &tokens[colon + 1..]);
    let capitals = name
        .iter()
        .all(|t| t.kind == TokenKind::Word && t.case == Case::Upper || matches!(text.of(t), "." | "-" | "’"));
    let turn = colon == 1 && matches!(text.of(&name[0]), "Q" | "A");
    let words = rest.iter().filter(|t| t.kind == TokenKind::Word).count();
    // “UPDATE: Roads reopen” and “WATCH: …” are labels: a turn has a sentence's end.
    let stop = |t: &Token| matches!(text.of(t), "." | "?" | "!" | "…" | "—") || t.kind == TokenKind::Mark;
    let label = name.first().is_some_and(|t| QuoteWords::shared().of(t).any(QuoteSort::LABEL));
    if !(capitals && !name.is_empty() || turn) || words < 2 || !rest.last().is_some_and(stop) || label {
        return None;
    }
    if paragraph.tokens.len() > tokens.len() {
        rest = rest
            .split_last()
            .filter(|(last, _)| last.kind == TokenKind::Mark)
            .map_or(rest, |(_, inner)| inner);
    }
    let anchor = anchor_of(rest)?;
    Some(Mention {
        anchor,
        kind: FactKind::Quote(Quote { content: anchor.span, form: QuoteForm::Direct, continues: false }),
        evidence: Evidence { rule: RuleId("quote.transcript"), confidence: 0.8 },
        frame: Some(Frame { cue: anchor_of(&tokens[colon..=colon]), speaker: anchor_of(name) }),
    })
}

/// The paragraph's tokens without a mark at its start.
fn turn<'t>(text: &'t Text<'_>, paragraph: &Paragraph) -> Option<&'t [Token]> {
    let tokens = text.tokens.get(paragraph.tokens.clone())?;
    let (first, rest) = tokens.split_first()?;
    Some(if first.kind == TokenKind::Mark { rest } else { tokens })
}

/// Whether the turn `here` belongs to a dialogue: another turn in its block, or a name that comes back within `around`.
/// “ENERGY: Oil rose. ¶ CURRENCIES: The pound fell.” is a list of labels.
pub fn is_dialogue(text: &Text<'_>, paragraphs: &[Paragraph], here: usize, around: Range<usize>) -> bool {
    let first = |p: &Paragraph| turn(text, p).and_then(|t| t.first()).map_or(0, |t| t.fold);
    let speaks = |p: &Paragraph| speech(text, p).is_some();
    let own = &paragraphs[here];
    let mut names: Vec<u64> = Vec::new();
    paragraphs[around.clone()].iter().enumerate().filter(|(_, p)| speaks(p)).any(|(index, p)| {
        let again = names.contains(&first(p));
        names.push(first(p));
        again || p.block == own.block && around.start + index != here
    })
}
