//! Owns transcripts: paragraphs that start with who speaks, in capitals, as Q and A, or by a name that comes back.
//!
//! “MORGAN: We start at nine.” → direct, “We start at nine.”, speaker MORGAN, cue the colon

use std::ops::Range;

use crate::detect::quote::marks::paragraph::Paragraph;
use crate::detect::{Frame, Mention};
use crate::fact::{Evidence, FactKind, Quote, QuoteForm, RuleId};
use crate::lexicon::{Is, QuoteSort, QuoteWords, Words};
use crate::text::{Case, Text, Token, TokenKind, anchor_of};

/// How many words a speaker's name may take here.
const LONGEST_NAME: usize = 5;
/// How many tokens may stand before the colon: “VICE ADM. TOMAS REED, MILITARY ADVISER:”.
const LONGEST_LABEL: usize = 14;

/// How many tokens a stage direction may take at the start of a turn: “(laughs)”.
const LONGEST_DIRECTION: usize = 8;

/// What stands before the colon of a turn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// “MORGAN”, “Q”.
    Capitals,
    /// “Amina Yusuf”: speaks only among turns of others.
    Name,
}

/// A turn: who speaks and what.
struct Turn<'t> {
    label: Label,
    name: &'t [Token],
    colon: &'t [Token],
    words: &'t [Token],
}

/// The speech of a paragraph that starts with its speaker's name and a colon; a mark may stand before the name.
pub fn speech(text: &Text<'_>, paragraph: &Paragraph) -> Option<Mention> {
    let turn = turn(text, paragraph)?;
    let tokens = without_mark(text, paragraph)?;
    let mut words = turn.words;
    if paragraph.tokens.len() > tokens.len() {
        words = words
            .split_last()
            .filter(|(last, _)| last.kind == TokenKind::Mark)
            .map_or(words, |(_, inner)| inner);
    }
    // “OSTROW: (laughs) Ask me later.”
    if words.first().is_some_and(|t| text.of(t) == "(")
        && let Some(close) = words.iter().take(LONGEST_DIRECTION).position(|t| text.of(t) == ")")
        && close + 1 < words.len()
    {
        words = &words[close + 1..];
    }
    let anchor = anchor_of(words)?;
    let letter = turn.name.first().map_or("", |name| text.of(name));
    let frame = Frame { cue: anchor_of(turn.colon), speaker: anchor_of(turn.name).filter(|_| letter != "A") };
    Some(Mention {
        anchor,
        kind: FactKind::Quote(Quote { content: anchor.span, form: QuoteForm::Direct, continues: false }),
        evidence: Evidence { rule: RuleId("quote.transcript"), confidence: 0.8 },
        frame: Some(frame),
    })
}

/// “Q: When did you start?”: whether the paragraph is the question of nobody named.
pub fn asks(text: &Text<'_>, paragraph: &Paragraph) -> bool {
    without_mark(text, paragraph).and_then(<[Token]>::first).is_some_and(|first| text.of(first) == "Q")
}

/// The paragraph as a turn, if it reads like one.
fn turn<'t>(text: &'t Text<'_>, paragraph: &Paragraph) -> Option<Turn<'t>> {
    let tokens = without_mark(text, paragraph)?;
    let colon = tokens.iter().take(LONGEST_LABEL + 1).position(|t| text.of(t) == ":")?;
    let (before, behind) = (&tokens[..colon], &tokens[colon + 1..]);
    // “KERRY OLUND, ANALYST:”: what they are, behind a comma.
    let comma = before.iter().position(|t| text.of(t) == ",").unwrap_or(colon);
    let name = &before[..comma];
    let upper = |t: &Token| {
        t.kind == TokenKind::Word && t.case == Case::Upper || matches!(text.of(t), "." | "-" | "’" | ",")
    };
    let capitals = before.iter().all(upper) || colon == 1 && matches!(text.of(&name[0]), "Q" | "A");
    let unknown = |t: &Token| {
        t.is_capitalised() && !Words::shared().of(t).any(SMALL) || t.kind == TokenKind::Punctuation
    };
    let label = if capitals {
        Label::Capitals
    } else if comma == colon && colon <= 3 && name.iter().all(unknown) {
        Label::Name
    } else {
        return None;
    };
    let words = behind.iter().filter(|t| t.kind == TokenKind::Word).count();
    // “UPDATE: Roads reopen” and “WATCH: …” are labels: a turn has a sentence's end.
    let stop =
        |t: &Token| matches!(text.of(t), "." | "?" | "!" | "…" | "—" | ")") || t.kind == TokenKind::Mark;
    let is_label = name.first().is_none_or(|t| QuoteWords::shared().of(t).any(QuoteSort::LABEL));
    // “MOTION: “…””: marks of its own tell who says it.
    let quoted = label == Label::Name && behind.first().is_some_and(|t| t.kind == TokenKind::Mark);
    let sound = name.len() <= LONGEST_NAME + 1 && words >= 2 && behind.last().is_some_and(stop);
    (sound && !is_label && !quoted).then(|| Turn {
        label,
        name,
        colon: &tokens[colon..=colon],
        words: behind,
    })
}

/// Words that are no name before a colon: “But: …”, “When: …”.
const SMALL: Is = Is::NO_NAME.with(Is::CUE).with(Is::REPORT).with(Is::WORK);

/// The paragraph's tokens without a mark at its start.
fn without_mark<'t>(text: &'t Text<'_>, paragraph: &Paragraph) -> Option<&'t [Token]> {
    let tokens = text.tokens.get(paragraph.tokens.clone())?;
    let (first, rest) = tokens.split_first()?;
    Some(if first.kind == TokenKind::Mark { rest } else { tokens })
}

/// Whether the turn `here` belongs to a dialogue: another turn in its block, or a name that comes back within `around`.
/// “ENERGY: Oil rose. ¶ CURRENCIES: The pound fell.” is a list of labels.
pub fn is_dialogue(text: &Text<'_>, paragraphs: &[Paragraph], here: usize, around: Range<usize>) -> bool {
    let Some(own) = turn(text, &paragraphs[here]) else { return false };
    let mut names: Vec<(u64, u64)> = Vec::new();
    let mut again = false;
    let mut beside = false;
    for index in around {
        let Some(turn) = turn(text, &paragraphs[index]) else { continue };
        let (Some(first), Some(last)) = (turn.name.first(), turn.name.last()) else { continue };
        // “AMINA YUSUF: … ¶ YUSUF: …”
        again |= names.iter().any(|name| name.0 == first.fold || name.1 == last.fold);
        beside |= paragraphs[index].block == paragraphs[here].block && index != here;
        names.push((first.fold, last.fold));
    }
    let others = names.iter().any(|name| name.1 != names[0].1);
    match own.label {
        Label::Capitals => again || beside,
        Label::Name => again && others,
    }
}
