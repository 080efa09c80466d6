//! Owns the cells of tables: a figure without unit takes it, or what it counts, from the heading of its column or row. What a
//! heading makes of a figure is left to `heading`, and reading both together to the detector itself: a figure is written
//! into what its heading says, as a sentence would have it.
//!
//! “Revenue ($ million)” over “4,210” → “$4,210 million” → `4,210`: 4,210,000,000 USD

mod figure;
mod heading;

use crate::detect::quantity::Detector;
use crate::detect::quantity::page_money::PageMoney;
use crate::detect::{Analysis, Mention};
use crate::fact::{Evidence, FactKind, Measure, Quantity, RuleId, Unit};
use crate::order::{pair, sort_by_key};
use crate::syntax::{Syntax, Tagger};
use crate::text::{Anchor, Block, BlockId, BlockKind, Document, Span, Text, fold};
use heading::{Heading, Wording};

/// One way to write a cell's figure out.
struct Written {
    /// Where the figure stands in the document.
    figure: Anchor,
    /// How many bytes stand before it in the sentence.
    before: u32,
    /// Whether a unit is looked for, and not what is counted.
    is_unit: bool,
    /// Whether it is its row that says so.
    by_row: bool,
}

/// A figure with what its heading says it is counted in.
struct Found {
    mention: Mention,
    by_row: bool,
}

/// Gives the figures of cells their units among `mentions`, which stay sorted by anchor. Linear.
pub(super) fn read_cells(
    detector: &Detector,
    analysis: &Analysis<'_>,
    money: &PageMoney<'_>,
    mentions: &mut Vec<Mention>,
) {
    let (mut document, mut written, mut labels) = (Document::default(), Vec::new(), Vec::new());
    for (index, block) in analysis.text.document.blocks.iter().enumerate() {
        let is_headed = !block.column.is_empty() || block.row.is_some();
        let id = BlockId(index as u32);
        let Some(span) = is_headed.then(|| figure::find(analysis.text, id)).flatten() else { continue };
        let figure = Anchor::new(id, span);
        let (wordings, is_label) = wordings(detector, block);
        if is_label {
            labels.push(figure);
        }
        for (wording, by_row) in wordings {
            let Some((before, sentence)) = wording.around(span.of(&block.text)) else { continue };
            written.push(Written { figure, before, is_unit: wording.is_unit, by_row });
            document.blocks.push(Block::paragraph(sentence));
        }
    }
    mentions.retain(|mention| !is_of_heading(analysis.text, mention));
    if written.is_empty() && labels.is_empty() {
        return;
    }
    let mut found = found(detector, analysis, money, &document, &written);
    let is_label =
        |mention: &Mention| labels.binary_search_by_key(&mention.anchor.block, |at| at.block).is_ok();
    mentions.retain(|mention| !(is_label(mention) && unit(mention).is_none()));
    let is_replaced = |mention: &Mention| {
        found
            .binary_search_by_key(&mention.anchor.block, |own| own.anchor.block)
            .is_ok_and(|at| found.get(at).is_some_and(|own| own.anchor.span.overlaps(mention.anchor.span)))
    };
    mentions.retain(|mention| !is_replaced(mention));
    mentions.append(&mut found);
    sort_by_key(mentions, |mention| {
        pair(mention.anchor.block.0 as usize, mention.anchor.span.start as usize)
    });
}

/// “Revenue ($ million)”: the unit of a heading, which is no amount.
fn is_of_heading(text: &Text<'_>, mention: &Mention) -> bool {
    let Some(block) = text.document.blocks.get(mention.anchor.block.0 as usize) else { return false };
    let span = mention.anchor.span;
    /// Bytes; what is longer is text, in a table that only lays out the page.
    const LONGEST: usize = 80;
    let before = block.text.get(..span.start as usize).unwrap_or_default();
    block.text.len() <= LONGEST
        && matches!(block.kind, BlockKind::TableHeader | BlockKind::TableCell)
        && !span.of(&block.text).contains(|c: char| c.is_ascii_digit())
        && (before.ends_with('(') || span.of(&block.text).starts_with(heading::is_currency))
}

/// How the figure of `block` may be written out, units first, each with whether its row says so; and whether it is a label.
fn wordings(detector: &Detector, block: &Block) -> (Vec<(Wording, bool)>, bool) {
    let read = |text: &String| Heading::read(&detector.tables, text);
    let column = block.column.iter().map(read).find(|heading| !heading.is_silent());
    let row = block.row.as_ref().map(read);
    let is_label = |heading: &Option<Heading>| heading.as_ref().is_some_and(|heading| heading.is_label);
    let counts_none = |heading: &Option<Heading>| heading.as_ref().is_some_and(|heading| heading.counts_none);
    let is_blocked = is_label(&column) || is_label(&row);
    let has_no_count = is_blocked || counts_none(&column) || counts_none(&row);
    let of = |heading: &Option<Heading>, by_row: bool| -> Vec<(Wording, bool)> {
        heading.iter().flat_map(|heading| &heading.wordings).map(|own| (own.clone(), by_row)).collect()
    };
    // “Pears” before the “Price” of them counts no pears.
    let is_sole = column.is_none();
    let mut all = of(&column, false);
    all.extend(of(&row, true).into_iter().filter(|(own, _)| is_sole || own.is_unit && !counts_none(&column)));
    all.retain(|(own, _)| if own.is_unit { !is_blocked } else { !has_no_count });
    (all, is_blocked)
}

/// What is found in the sentences of `document`, one of each cell, sorted by cell: a unit sooner than what is counted; none
/// where column and row differ.
fn found(
    detector: &Detector,
    analysis: &Analysis<'_>,
    money: &PageMoney<'_>,
    document: &Document,
    written: &[Written],
) -> Vec<Mention> {
    let text = Text::new(document);
    let syntax = Syntax::new(&text);
    let analysis = Analysis { text: &text, syntax: &syntax, ..*analysis };
    let mut mentions = Vec::new();
    for sentence in 0..text.sentences.len() {
        detector.read(&analysis, money, sentence, &mut mentions);
    }
    let mut found: Vec<Found> = Vec::new();
    for mention in mentions {
        let Some(own) = written.get(mention.anchor.block.0 as usize) else { continue };
        let Some(mention) = in_cell(&text, own, mention) else { continue };
        match found.last() {
            Some(last) if last.mention.anchor.block == own.figure.block => {
                let differs = unit(&last.mention) != unit(&mention) && has_unit(&mention);
                if differs && has_unit(&last.mention) && own.by_row != last.by_row {
                    // Neither: the next cell's are looked at as if there were none.
                    found.pop();
                } else if differs && !has_unit(&last.mention) {
                    found.pop();
                    found.push(Found { mention, by_row: own.by_row });
                }
            }
            _ => found.push(Found { mention, by_row: own.by_row }),
        }
    }
    found.into_iter().map(|own| own.mention).collect()
}

/// `mention` of a sentence where it stands in the cell; none where it is not the cell's whole figure with a unit.
fn in_cell(text: &Text<'_>, written: &Written, mention: Mention) -> Option<Mention> {
    let FactKind::Quantity(quantity) = mention.kind else { return None };
    let block = mention.anchor.block;
    let figure: Span = Span::new(written.before, written.before + written.figure.span.len());
    let unit = quantity.unit.as_ref()?;
    let counts = unit.measure == Measure::Count;
    let is_whole =
        quantity.core.end >= figure.end && quantity.core.overlaps(Span::new(figure.start, figure.start + 2));
    let noun = quantity.measured.map(|measured| measured.of(text.block_text(block)));
    let is_plural = || unit.id == "people" || noun.is_some_and(|noun| is_plural_of(noun, &unit.name));
    // “Miklos | 1,449”: nobody counts those.
    let is_word = || Tagger::shared().knows(fold(unit.name.rsplit(' ').next().unwrap_or_default()));
    if counts && unit.id != "people" && !is_word() {
        return None;
    }
    if !is_whole || counts && (written.is_unit || !is_plural()) {
        return None;
    }
    let place = |span: Span| {
        let offset =
            |at: u32| at.clamp(figure.start, figure.end) - written.before + written.figure.span.start;
        Span::new(offset(span.start), offset(span.end))
    };
    let quantity = Quantity {
        core: place(quantity.core),
        measured: None,
        base: None,
        of: None,
        against: None,
        change: None,
        ..quantity
    };
    let anchor = Anchor::new(written.figure.block, place(mention.anchor.span));
    let evidence = Evidence { rule: RuleId("quantity.table"), confidence: 0.8 };
    Some(Mention { anchor, kind: FactKind::Quantity(quantity), evidence, frame: None })
}

/// Whether the last word of `noun` is the plural of `unit`'s last: “total boats” of “boat”, and not “fleet” of “fleet”.
fn is_plural_of(noun: &str, unit: &str) -> bool {
    let last = |text: &str| text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    last(noun) != last(unit)
}

fn unit(mention: &Mention) -> Option<&Unit> {
    if let FactKind::Quantity(quantity) = &mention.kind { quantity.unit.as_ref() } else { None }
}

fn has_unit(mention: &Mention) -> bool {
    unit(mention).is_some_and(|unit| unit.measure != Measure::Count)
}
