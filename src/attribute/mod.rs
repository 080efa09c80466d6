//! Owns who says so: mention + cue + speaker → source. Leaves finding cues and quotes to `detect::quote`.
//!
//! “Ida Brandt took office. “It works,” the minister said.” → the quote's source: the minister, Ida Brandt, cue “said”
//!
//! `carried` says whose a quote without a cue is, `answers` which quote answers a question, `names` which names stand
//! in somebody's words, `speakers` whom a speaker's words mean, `descriptions` whom “the minister” means, `pronouns`
//! whom “he” and “she” mean, with `antecedents` and `unnamed`, `groups` whom “they” and “it” mean, `subjects` whom a
//! sentence is about, `joined` who speaks together, `relative` whom “who” means, `kinds` what a source is, and `link`
//! how sure that is.

mod answers;
mod antecedents;
mod carried;
mod deeds;
mod descriptions;
mod groups;
mod joined;
mod kinds;
mod link;
mod names;
mod names_in;
mod pronouns;
mod relative;
mod speakers;
mod subjects;
mod unnamed;

use crate::by_fold::ByFold;
use crate::detect::{Analysis, Frame, Mention};
use crate::fact::{Fact, FactKind, QuoteForm, Source};
use crate::lexicon::Words;
use crate::order::{pair, sort_by_key};
use crate::text::{Anchor, BlockKind, Text, TokenKind};

use carried::{Quotes, carried};
use link::Link;
use names::Names;
use speakers::Speakers;

/// Finds sources for mentions.
#[derive(Clone, Debug)]
pub struct Attributor {
    words: &'static Words,
}

impl Default for Attributor {
    fn default() -> Self {
        Self::new()
    }
}

impl Attributor {
    /// Reads its tables.
    pub fn new() -> Self {
        Self { words: Words::shared() }
    }

    /// One fact a mention, in the same order, with its source where the text names one.
    pub fn attribute(&self, analysis: &Analysis<'_>, mentions: Vec<Mention>) -> Vec<Fact> {
        let text = analysis.text;
        let mut quotes: Vec<usize> = (0..mentions.len()).filter(|&i| is_quote(&mentions[i])).collect();
        sort_by_key(&mut quotes, |&i| {
            pair(mentions[i].anchor.block.0 as usize, mentions[i].anchor.span.start as usize)
        });
        let mut sources =
            if quotes.is_empty() { Vec::new() } else { self.sources(analysis, &mentions, &quotes) };
        let spans: Vec<Anchor> = quotes.iter().map(|&i| mentions[i].anchor).collect();
        let mut place_in_order: Vec<u32> = vec![0; mentions.len()];
        for (order, &index) in quotes.iter().enumerate() {
            place_in_order[index] = order as u32;
        }
        // Behind the last quantity nobody else asks for a quote's source, so that it is moved, not copied.
        let last_quantity = mentions.iter().rposition(|m| matches!(m.kind, FactKind::Quantity(_)));
        let mut facts = Vec::with_capacity(mentions.len());
        for (index, mention) in mentions.into_iter().enumerate() {
            let order = place_in_order[index] as usize;
            let source = match &mention.kind {
                FactKind::Quantity(_) => around(&spans, mention.anchor).and_then(|i| sources[i].clone()),
                FactKind::Quote(_) if last_quantity > Some(index) => sources[order].clone(),
                FactKind::Quote(_) => sources[order].take(),
                FactKind::Place(_) => None,
            };
            // A reported clause nobody is known to have said is no quote.
            let indirect = matches!(&mention.kind, FactKind::Quote(quote) if quote.form != QuoteForm::Direct);
            if indirect && source.is_none() {
                continue;
            }
            let citation = citation(text, mention.anchor);
            facts.push(Fact {
                anchor: mention.anchor,
                kind: mention.kind,
                source,
                citation,
                evidence: mention.evidence,
            });
        }
        facts
    }

    /// The sources of the quotes with these indices, which are in order of the text.
    fn sources(
        &self,
        analysis: &Analysis<'_>,
        mentions: &[Mention],
        quotes: &[usize],
    ) -> Vec<Option<Source>> {
        let text = analysis.text;
        let direct = |i: &&usize| matches!(&mentions[**i].kind, FactKind::Quote(quote) if quote.form == QuoteForm::Direct);
        let quoted: Vec<Anchor> = quotes.iter().filter(direct).map(|&i| mentions[i].anchor).collect();
        let said: Vec<Anchor> = quotes.iter().map(|&i| mentions[i].anchor).collect();
        let names = Names::read(text, analysis.cast, &quoted, &said);
        let mut speakers = Speakers::new(analysis, self.words, &names);
        let mut sources: Vec<Option<Source>> = Vec::with_capacity(quotes.len());
        let mut before: Option<(&Mention, usize)> = None;
        let mut last: Option<&Mention> = None;
        for &index in quotes {
            let mention = &mentions[index];
            let spoken = speakers.spoken.len();
            speakers.asker =
                before.filter(|(question, _)| speakers.answers(question, mention)).map(|asked| asked.1);
            speakers.hear(Some(mention.anchor).filter(|_| direct(&&index)));
            let frame = mention.frame.map(|frame| borrowed(text, frame, last));
            last = Some(mention);
            let source = frame.and_then(|frame| speakers.source(frame));
            let person = speakers.spoken.get(spoken..).and_then(<[_]>::last).map(|spoken| spoken.1);
            before = person.map(|person| (mention, person));
            sources.push(source);
        }
        let heading = |&&i: &&usize| {
            is_heading(text, mentions[i].anchor) || mentions[i].evidence.rule.0 == "quote.pulled"
        };
        let body: Vec<usize> = (0..quotes.len()).filter(|&i| !heading(&&quotes[i])).collect();
        if body.len() == quotes.len() {
            Quotes { text, mentions, order: quotes, speakers: &speakers }.carry(&mut sources);
        } else {
            // A heading's quote neither carries a speaker nor hands one on.
            let inner: Vec<usize> = body.iter().map(|&i| quotes[i]).collect();
            let mut carried: Vec<Option<Source>> = body.iter().map(|&i| sources[i].take()).collect();
            Quotes { text, mentions, order: &inner, speakers: &speakers }.carry(&mut carried);
            for (&i, source) in body.iter().zip(carried) {
                sources[i] = source;
            }
            headings(text, mentions, quotes, &mut sources);
        }
        for source in sources.iter_mut().flatten() {
            source.kind = speakers.kind(&source.speaker);
        }
        sources
    }
}

/// “Cole said *residents* had complained and asked where it was”: whoever is spoken of in `before` does not go on to ask; of
/// somebody with a name it is not told.
fn borrowed(text: &Text<'_>, frame: Frame, before: Option<&Mention>) -> Frame {
    let first = |at: Anchor| text.tokens_in(at.block, at.span).start;
    let reporter = before.and_then(|before| {
        let inside = |at: Anchor| before.anchor.contains(at);
        let spoken_of = frame.speaker.filter(|&at| inside(at) && !text.tokens[first(at)].is_capitalised())?;
        let cue = frame.cue.filter(|&cue| !inside(cue) && cue.block == spoken_of.block).map(first)?;
        let and =
            text.tokens.get(cue.checked_sub(2)?..cue)?.iter().any(|t| matches!(text.of(t), "and" | "but"));
        let indirect = matches!(&before.kind, FactKind::Quote(quote) if quote.form != QuoteForm::Direct);
        // Not behind “, according to their lawyers, and said”.
        let leads = |speaker: &Anchor| speaker.span.start < before.anchor.span.start;
        before.frame?.speaker.filter(|speaker| and && indirect && leads(speaker))
    });
    Frame { speaker: reporter.or(frame.speaker), ..frame }
}

fn is_quote(mention: &Mention) -> bool {
    matches!(mention.kind, FactKind::Quote(_))
}

/// The innermost of `spans`, sorted by start, that holds `anchor`.
fn around(spans: &[Anchor], anchor: Anchor) -> Option<usize> {
    let after = spans.partition_point(|s| (s.block, s.span.start) <= (anchor.block, anchor.span.start));
    (after.saturating_sub(4)..after).rev().find(|&i| spans[i].contains(anchor))
}

fn is_heading(text: &Text<'_>, anchor: Anchor) -> bool {
    text.document.blocks.get(anchor.block.0 as usize).is_some_and(|block| block.kind == BlockKind::Heading)
}

/// A heading's quote has the speaker of the same words in the text: “‘They looked at a spreadsheet’”.
fn headings(text: &Text<'_>, mentions: &[Mention], quotes: &[usize], sources: &mut [Option<Source>]) {
    const OPENING: usize = 4;
    let opening = |i: usize| {
        let mention = &mentions[quotes[i]];
        let FactKind::Quote(quote) = &mention.kind else { return None };
        let tokens = &text.tokens[text.tokens_in(mention.anchor.block, quote.content)];
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).take(OPENING);
        let (count, key) = words.fold((0, 0u64), |(n, key), t| (n + 1, key.rotate_left(9) ^ t.fold));
        (count >= 2).then_some(key)
    };
    let mut wanted: ByFold<Option<usize>> = ByFold::default();
    let apart = |i: usize| {
        let mention = &mentions[quotes[i]];
        is_heading(text, mention.anchor) || mention.evidence.rule.0 == "quote.pulled"
    };
    for i in (0..quotes.len()).filter(|&i| sources[i].is_none() && apart(i)) {
        if let Some(key) = opening(i) {
            *wanted.or_default(key) = Some(i);
        }
    }
    for i in 0..quotes.len() {
        if sources[i].is_some()
            && !wanted.values().is_empty()
            && let Some(heading) = opening(i).and_then(|key| wanted.get_mut(key)?.take())
        {
            sources[heading] = sources[i].as_ref().and_then(|source| carried(source, Link::Repeated));
        }
    }
}

/// The first link in the sentence that holds `anchor`'s start.
fn citation(text: &Text<'_>, anchor: Anchor) -> Option<String> {
    let block = text.document.blocks.get(anchor.block.0 as usize)?;
    if block.links.is_empty() {
        return None;
    }
    let token = text.tokens_in(anchor.block, anchor.span).start;
    let sentence = text.sentences.get(text.sentence_of(token))?;
    let first = block.links.partition_point(|link| link.span.end <= sentence.span.start);
    let link = block.links.get(first)?;
    link.span.overlaps(sentence.span).then(|| link.href.clone())
}
