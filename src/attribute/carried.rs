//! Owns whose a quote without a cue is: of whoever spoke before, whom the sentence before is about, or whom the next paragraph
//! names.
//!
//! ““First.” Pete Holm shrugged. “Second.”” → the second quote's source: Pete Holm

use crate::detect::{Frame, Mention};
use crate::fact::{FactKind, QuoteForm, Source, SourceKind, Speaker};
use crate::text::{Anchor, Text, TokenKind};

use super::link::Link;
use super::speakers::Speakers;

/// Quotes without a cue go on from the speaker before; parts of one quote share the source of the part that has a cue.
pub(super) fn carry(
    text: &Text<'_>,
    mentions: &[Mention],
    quotes: &[usize],
    speakers: &Speakers<'_>,
    sources: &mut [Option<Source>],
) {
    let continues = |i: usize| matches!(&mentions[quotes[i]].kind, FactKind::Quote(quote) if quote.continues);
    let block = |i: usize| mentions[quotes[i]].anchor.block.0;
    // “First. ¶ “Second,” Ann said: the cue of the last part speaks for the parts before.
    for i in (0..sources.len().saturating_sub(1)).rev() {
        let same_paragraph = block(i) == block(i + 1)
            && mentions[quotes[i]].frame.is_none()
            && !told_later(text, mentions, quotes, i)
            && (i == 0 || block(i - 1) != block(i))
            && !asks_next(text, mentions, quotes, i);
        if sources[i].is_none() && (continues(i) || same_paragraph) {
            sources[i] = sources[i + 1].as_ref().map(shared);
        }
    }
    for i in 0..sources.len() {
        if sources[i].is_none() && !(i > 0 && continues(i - 1)) {
            sources[i] = introduced(text, mentions, quotes, speakers, i);
        }
        let last = i + 1 == sources.len() || block(i + 1) > block(i);
        if sources[i].is_none() && last && mentions[quotes[i]].frame.is_none() && !continues(i) {
            let told = told_next(text, speakers, &mentions[quotes[i]]);
            // The paragraphs before, where the mark was left open.
            let mut open = i;
            while told.is_some() && open > 0 && continues(open - 1) && sources[open - 1].is_none() {
                open -= 1;
                sources[open] = told.as_ref().map(shared);
            }
            sources[i] = told;
        }
        if i == 0 {
            continue;
        }
        // “And now?” “We wait,” she said: marks that touch are of two people.
        if sources[i].is_none() && asks_next(text, mentions, quotes, i) {
            let asked = i > 1 && !same_speaker(sources[i - 2].as_ref(), sources[i - 1].as_ref());
            sources[i] = sources[i.saturating_sub(2)]
                .as_ref()
                .filter(|_| asked && asks(text, mentions, quotes, i - 2))
                .and_then(|source| carried(source, Link::Turn));
            continue;
        }
        if sources[i].is_none() && alternates(text, mentions, quotes, sources, i) {
            sources[i] = sources[i - 2].as_ref().and_then(|source| carried(source, Link::Turn));
            continue;
        }
        // “Q: Your critics say it is dear. ¶ A: Let them.”: a turn has a speaker of its own, named or not.
        let turn =
            is_of_its_own(mentions, quotes, i) || mentions[quotes[i - 1]].evidence.rule.0 == "quote.post";
        let untold = mentions[quotes[i]].frame == Some(Frame::UNTOLD) && block(i) != block(i - 1);
        let near = !turn && !untold && block(i) - block(i - 1) <= 2 && !is_apart(text, mentions, quotes, i);
        if sources[i].is_none() && (near || continues(i - 1)) {
            // “We wait,” she said. “We hope.”: one report in one paragraph.
            let whole = block(i) == block(i - 1) || continues(i - 1);
            // ““We wait,” Cole said, adding that it rained. “We hope.””: the quote before hands on, not the clause between.
            let clause = i > 1
                && matches!(&mentions[quotes[i - 1]].kind, FactKind::Quote(quote) if quote.form == QuoteForm::Indirect)
                && block(i - 2) == block(i - 1)
                && (same_speaker(sources[i - 2].as_ref(), sources[i - 1].as_ref())
                    || mentions[quotes[i - 1]].frame.is_some_and(|frame| speakers.tells_when(frame)));
            sources[i] = sources[if clause { i - 2 } else { i - 1 }]
                .as_ref()
                .filter(|source| continues(i - 1) || !is_count(text, speakers, source))
                .filter(|source| {
                    continues(i - 1) || !is_of_another(text, mentions, quotes, speakers, i, source)
                })
                .and_then(|source| if whole { Some(shared(source)) } else { carried(source, Link::Carried) });
        }
    }
}

/// A turn and a post have a speaker of their own.
fn is_of_its_own(mentions: &[Mention], quotes: &[usize], i: usize) -> bool {
    matches!(mentions[quotes[i]].evidence.rule.0, "quote.transcript" | "quote.post")
}

/// “1409 GMT – Two boats are lost, police said. ⏎ 1355 GMT – “It rained””: whether quote `i` stands in another entry than the
/// one before.
fn is_apart(text: &Text<'_>, mentions: &[Mention], quotes: &[usize], i: usize) -> bool {
    const FAR: usize = 8;
    let sentence = |i: usize| {
        let at = mentions[quotes[i]].anchor;
        text.sentence_of(text.tokens_in(at.block, at.span).start)
    };
    let own = sentence(i);
    (own.saturating_sub(FAR).max(sentence(i - 1) + 1)..own + 1).any(|at| text.opens_entry(at))
}

/// “Her neighbour Pete Holm agrees. “It was lovely.””: whoever the sentence before a quote without a cue is about, if that
/// is a person and the sentence holds no quote.
fn introduced(
    text: &Text<'_>,
    mentions: &[Mention],
    quotes: &[usize],
    speakers: &Speakers<'_>,
    i: usize,
) -> Option<Source> {
    let mention = &mentions[quotes[i]];
    let alone = mention.frame.is_none() && mention.evidence.rule.0 == "quote.alone";
    let first = text.tokens_in(mention.anchor.block, mention.anchor.span).start;
    let own = text.sentence_of(first);
    if mention.frame.is_none()
        && let Some((at, name)) = speakers.before_colon(first)
    {
        return Some(introduction(at, name));
    }
    let before = text.sentences.get(own.checked_sub(1)?).filter(|s| s.block == mention.anchor.block)?;
    let free = quotes[..i].last().is_none_or(|&last| {
        let last = mentions[last].anchor;
        last.block != before.block || last.span.end <= before.span.start
    });
    if !alone || !free || text.sentences.get(own)?.tokens.start != first {
        return None;
    }
    let (at, name) = speakers.actor(before)?;
    Some(introduction(at, name))
}

/// “It will go,” Holm said. ¶ A petition was handed in by Joan Tebay. “I've no room.”: whether the sentence before a quote without
/// a cue holds no quote and names people, none of whom is `source`: it goes on with one of them.
fn is_of_another(
    text: &Text<'_>,
    mentions: &[Mention],
    quotes: &[usize],
    speakers: &Speakers<'_>,
    i: usize,
    source: &Source,
) -> bool {
    let mention = &mentions[quotes[i]];
    let first = text.tokens_in(mention.anchor.block, mention.anchor.span).start;
    let own = text.sentence_of(first);
    let Some(before) = own.checked_sub(1).and_then(|before| text.sentences.get(before)) else { return false };
    let last = mentions[quotes[i - 1]].anchor;
    let free = last.block != before.block || last.span.end <= before.span.start;
    let opens = text.sentences.get(own).is_some_and(|s| s.tokens.start == first);
    mention.frame.is_none()
        && mention.evidence.rule.0 == "quote.alone"
        && before.block == mention.anchor.block
        && free
        && opens
        && speakers.names_others(before.tokens.clone(), name_of(source))
}

/// The name that a source goes by.
fn name_of(source: &Source) -> Option<&str> {
    match &source.speaker {
        Speaker::Named { name, .. } | Speaker::Carried { name, .. } => Some(name),
        Speaker::Pronoun { name, .. } => name.as_deref(),
    }
}

/// The source that the words at `at` bring in.
fn introduction(at: Anchor, name: String) -> Source {
    Source {
        speaker: Speaker::Carried { antecedent: at, name },
        role: None,
        cue: None,
        confidence: Link::Introduced.confidence(),
        kind: SourceKind::default(),
    }
}

/// ““I froze.” ¶ Those were the words of Ida Cole, 81.”: whoever the next paragraph says it was.
fn told_next(text: &Text<'_>, speakers: &Speakers<'_>, mention: &Mention) -> Option<Source> {
    const OPENINGS: [&str; 7] = [
        "those were the words of",
        "these were the words of",
        "these are the words of",
        "that was how",
        "that is how",
        "so said",
        "the speaker was",
    ];
    let tokens = text.tokens_in(mention.anchor.block, mention.anchor.span);
    let next = text.sentences.get(text.sentence_of(tokens.end.checked_sub(1)?) + 1)?;
    let opens = text.block_text(next.block).get(next.span.start as usize..)?;
    let said = |opening: &str| opens.get(..opening.len()).is_some_and(|o| o.eq_ignore_ascii_case(opening));
    OPENINGS.iter().find(|opening| said(opening))?;
    let (at, name) = speakers.first_person(next.tokens.clone())?;
    Some(introduction(at, name))
}

/// “Are you leaving?” asked Fay. ¶ “At noon,” said Ben. ¶ “So soon?”: whether quote `i`, alone in its paragraph, goes back to
/// whoever spoke before the last: it answers a question, or asks again.
fn alternates(
    text: &Text<'_>,
    mentions: &[Mention],
    quotes: &[usize],
    sources: &[Option<Source>],
    i: usize,
) -> bool {
    const LONGEST_TURN: usize = 25;
    if i < 2 {
        return false;
    }
    let turn = |i: usize| {
        let mention = &mentions[quotes[i]];
        let direct = matches!(&mention.kind, FactKind::Quote(quote) if quote.form == QuoteForm::Direct && !quote.continues);
        let tokens = &text.tokens[text.tokens_in(mention.anchor.block, mention.anchor.span)];
        let short = tokens.iter().filter(|t| t.kind == TokenKind::Word).count() <= LONGEST_TURN;
        let last = tokens.iter().rev().find(|t| t.kind != TokenKind::Mark);
        (direct && short, last.is_some_and(|t| text.of(t) == "?"))
    };
    let block = |i: usize| mentions[quotes[i]].anchor.block.0;
    let apart = block(i) == block(i - 1) + 1 && block(i - 1) == block(i - 2) + 1;
    let alone = mentions[quotes[i]].frame.is_none() && mentions[quotes[i]].evidence.rule.0 == "quote.alone";
    let ((one, asked), (two, asks), (three, again)) = (turn(i - 2), turn(i - 1), turn(i));
    apart
        && alone
        && one
        && two
        && three
        && (asks || asked && again)
        && sources[i - 2].is_some()
        && sources[i - 1].is_some()
        && !same_speaker(sources[i - 2].as_ref(), sources[i - 1].as_ref())
}

/// Whether quote `i` ends with a question.
fn asks(text: &Text<'_>, mentions: &[Mention], quotes: &[usize], i: usize) -> bool {
    let at = mentions[quotes[i]].anchor;
    let tokens = &text.tokens[text.tokens_in(at.block, at.span)];
    tokens.iter().rev().find(|t| t.kind != TokenKind::Mark).is_some_and(|t| text.of(t) == "?")
}

/// Whether quote `i` is a question without a cue, and nothing stands between it and the next one.
fn asks_next(text: &Text<'_>, mentions: &[Mention], quotes: &[usize], i: usize) -> bool {
    let Some(next) = quotes.get(i + 1).map(|&next| mentions[next].anchor) else { return false };
    let own = &mentions[quotes[i]];
    let touches = next.block == own.anchor.block && {
        let behind = text.tokens_in(own.anchor.block, own.anchor.span).end;
        behind == text.tokens_in(next.block, next.span).start
    };
    own.frame.is_none() && touches && asks(text, mentions, quotes, i)
}

/// “First.” It rained. It blew. Holm said it was over.: whether two sentences stand between quote `i` and the next one, which only
/// reports: whoever reports it is not heard before.
fn told_later(text: &Text<'_>, mentions: &[Mention], quotes: &[usize], i: usize) -> bool {
    let next = &mentions[quotes[i + 1]];
    let reports = matches!(&next.kind, FactKind::Quote(quote) if quote.form != QuoteForm::Direct);
    let tokens = |m: &Mention| text.tokens_in(m.anchor.block, m.anchor.span);
    let last = tokens(&mentions[quotes[i]]).end.saturating_sub(1);
    reports && text.sentence_of(tokens(next).start) > text.sentence_of(last) + 2
}

/// Whether two sources go by one name.
fn same_speaker(one: Option<&Source>, other: Option<&Source>) -> bool {
    let name = |source: Option<&'_ Source>| source.and_then(|source| name_of(source).map(str::to_owned));
    name(one).is_some_and(|one| name(other) == Some(one))
}

/// “Three models agreed”: some number of things speaks once and does not go on.
fn is_count(text: &Text<'_>, speakers: &Speakers<'_>, source: &Source) -> bool {
    let Speaker::Named { at, .. } = &source.speaker else { return false };
    let tokens = text.tokens_in(at.block, at.span);
    !tokens.is_empty() && speakers.is_count(tokens.start)
}

/// The same source, of another part of the same report.
fn shared(source: &Source) -> Source {
    Source { confidence: source.confidence.min(Link::Paragraph.confidence()), ..source.clone() }
}

/// The same speaker, not named here.
pub(super) fn carried(source: &Source, link: Link) -> Option<Source> {
    let (antecedent, name) = match &source.speaker {
        Speaker::Named { at, name } => (*at, name.clone()),
        Speaker::Carried { antecedent, name } => (*antecedent, name.clone()),
        Speaker::Pronoun { antecedent, name, .. } => ((*antecedent)?, name.clone()?),
    };
    let confidence = source.confidence.min(link.confidence());
    Some(Source {
        speaker: Speaker::Carried { antecedent, name },
        role: source.role,
        cue: source.cue,
        confidence,
        kind: source.kind,
    })
}
