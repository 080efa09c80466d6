//! Finds quantity mentions: numeric claims with their unit, approximator, change and what is counted.
//!
//! “Debt fell by more than €850mn” → `more than €850mn`: 850,000,000 EUR, more than, down
//!
//! One pass over each sentence: a token that can start a numeral is read (`numeral`), takes its unit in (`unit`), is
//! joined with its neighbours and placed in its context (`construction`), given what it counts (`counted`), and dropped
//! where it claims nothing (`silence`).

mod construction;
mod counted;
mod cut_tokens;
mod draft;
mod line;
mod numeral;
mod page_money;
mod silence;
mod table;
mod tables;
mod unit;

use std::borrow::Cow;

use crate::detect::quantity::construction::{
    approximator, bounds, change, comparison, compound, neighbour_unit, old_and_new, other_side,
    part_of_whole, range, rank, unit_and_a_half,
};
use crate::detect::quantity::counted::measured;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::detect::quantity::page_money::{PageMoney, ToldBy};
use crate::detect::quantity::tables::Tables;
use crate::detect::quantity::unit::{conversion, currency};
use crate::detect::{Analysis, Mention};
use crate::fact::{Amount, Evidence, FactKind, Marks, Measure, Quantity, QuantityForm, RuleId};
use crate::text::{Anchor, BlockId, Token, TokenKind};

/// Finds the quantity mentions of a document, in order. Linear in its length.
#[derive(Clone, Debug, Default)]
pub struct Detector {
    tables: Tables,
}

impl Detector {
    /// Reads its tables.
    pub fn new() -> Self {
        Self { tables: Tables::default() }
    }

    /// The mentions of `analysis`, sorted by anchor.
    pub fn detect(&self, analysis: &Analysis<'_>) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let money = PageMoney::new(analysis);
        for sentence in 0..analysis.text.sentences.len() {
            self.read(analysis, &money, sentence, &mut mentions);
        }
        table::read_cells(self, analysis, &money, &mut mentions);
        mentions
    }

    /// Whether a numeral may start at `token`.
    fn may_hold(&self, token: &Token) -> bool {
        match token.kind {
            TokenKind::Word => token.digits || self.tables.numerals.may_hold(token),
            // “½”, “¼”
            TokenKind::Symbol => token.span.len() > 1,
            TokenKind::Number => true,
            _ => false,
        }
    }

    /// Adds the mentions of the sentence with this index.
    fn read(
        &self,
        analysis: &Analysis<'_>,
        money: &PageMoney<'_>,
        index: usize,
        mentions: &mut Vec<Mention>,
    ) {
        let sentence = &analysis.text.sentences[index];
        let text = analysis.text.block_text(sentence.block);
        let uncut = &analysis.text.tokens[sentence.tokens.clone()];
        let marks = analysis.options.marks;
        // Most sentences hold no number: one pass over their tokens tells.
        if marks == Marks::Claims && !uncut.iter().any(|token| self.may_hold(token)) {
            return;
        }
        let all = marks == Marks::All;
        let tokens = self.cut(text, uncut, money, all);
        let whole_block = analysis.text.blocks[sentence.block.0 as usize].len() == 1;
        let shapes = analysis.text.shapes_in(sentence.block, sentence.span).iter();
        let shapes: Vec<_> = shapes.filter(|shape| !(all && shape.row.holds_number)).collect();
        let line = Line {
            text,
            tokens: &tokens,
            shapes: &shapes,
            tables: &self.tables,
            whole_block,
            all,
            money,
            decimal: analysis.options.decimal,
            syntax: analysis.syntax,
            sentence: index,
            uncut,
        };
        let mut drafts = self.drafts(&line, marks);
        if drafts.is_empty() {
            return;
        }
        in_context(&line, &mut drafts);
        for at in 0..drafts.len() {
            if silence::keeps(&line, &drafts, at, marks) {
                mentions.push(mention(&line, &drafts[at], sentence.block));
            }
        }
    }

    /// The tokens of a sentence as numerals are read from them: codes, and for all quantities lists, cut where no token ends.
    fn cut<'t>(&self, text: &str, tokens: &'t [Token], money: &PageMoney<'_>, all: bool) -> Cow<'t, [Token]> {
        let coded = tokens.iter().any(|token| cut_tokens::holds_code(text, token));
        let cut = if coded { cut_tokens::without_codes(text, tokens, &self.tables, money) } else { None };
        let tokens = cut.map_or(Cow::Borrowed(tokens), Cow::Owned);
        let cut = if all { cut_tokens::without_lists(text, &tokens) } else { None };
        cut.map_or(tokens, Cow::Owned)
    }

    /// The quantities of a line, each by its own words.
    fn drafts(&self, line: &Line<'_>, marks: Marks) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let mut at = 0;
        while at < line.tokens.len() {
            let Some(draft) = self
                .draft(line, at)
                .or_else(|| unit_and_a_half::read(line, at))
                .or_else(|| one_of_a_unit(line, at, marks))
            else {
                at += 1;
                continue;
            };
            at = draft.end.max(at + 1);
            drafts.push(draft);
        }
        drafts
    }

    /// The quantity whose numeral starts at token `at`.
    fn draft(&self, line: &Line<'_>, at: usize) -> Option<Draft> {
        if !may_start(line, &line.tokens[at]) || line.shape(at).is_some() {
            return None;
        }
        let line = &line.before_shape(at);
        let mut draft = Draft::new(numeral::read(line, at)?);
        unit::attach(line, &mut draft);
        Some(draft)
    }
}

/// Joins the drafts of a line to ranges and gives each what stands around it.
fn in_context(line: &Line<'_>, drafts: &mut Vec<Draft>) {
    range::join(line, drafts);
    compound::rates_behind_brackets(line, drafts);
    let mut since = 0;
    for draft in drafts.iter_mut() {
        rank::rank(line, draft);
        if draft.form != QuantityForm::Ordinal {
            measured::measure(line, draft);
        }
        approximator::approximate(line, draft);
        range::equality(line, draft);
        currency::owed(line, draft);
        draft.change = change::change(line, draft, since);
        change::subject(line, draft, since);
        // “cut the risk of a second stroke by 34%”
        if draft.form != QuantityForm::Ordinal {
            since = draft.end + usize::from(change::behind(line, draft).is_some());
        }
    }
    // “3.6 deaths per 1,000 live births”: the rate has taken the second numeral in.
    let mut end = 0;
    drafts.retain(|draft| {
        let free = draft.first >= end;
        end = end.max(draft.end);
        free
    });
    change::said_again(line, drafts);
    bounds::bounds(line, drafts);
    old_and_new::turn(line, drafts);
    neighbour_unit::share(line, drafts);
    comparison::find(line, drafts);
    part_of_whole::find(line, drafts);
    other_side::find(line, drafts);
}

/// “a dollar”, “a litre”: one, where every quantity is asked for.
fn one_of_a_unit(line: &Line<'_>, at: usize, marks: Marks) -> Option<Draft> {
    if marks != Marks::All || !line.is_any(at, &["a", "an"]) {
        return None;
    }
    let mut draft = Draft::new(style_and_value::cardinal(at, at + 1, 1.0));
    unit::attach(line, &mut draft);
    let long = draft.end > at + 1 && line.str(at + 1).len() > 3;
    let unit = draft.unit.as_ref().filter(|_| long)?;
    matches!(
        unit.measure,
        Measure::Currency | Measure::Length | Measure::Mass | Measure::Volume | Measure::Data
    )
    .then_some(draft)
}

/// Whether a numeral may start at `token`: one look-up for a word, none for what else there is.
fn may_start(line: &Line<'_>, token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => line.tables.numerals.word(token).is_some(),
        TokenKind::Symbol => !token.span.of(line.text).is_ascii(),
        TokenKind::Punctuation => token.spaced && token.span.of(line.text) == ".",
        _ => false,
    }
}

fn mention(line: &Line<'_>, draft: &Draft, block: BlockId) -> Mention {
    let core = line.span(draft.first, draft.end);
    // What no `f64` holds has no value, rather than a wrong one.
    let finite = |value: Option<f64>| value.filter(|v| v.is_finite());
    let amount = match (finite(draft.low), finite(draft.high)) {
        (Some(low), Some(high)) if low == high && !draft.range => Amount::Exact { value: low },
        (low, high) => Amount::Range { low, high },
    };
    let span = |(first, end): (usize, usize)| line.span(first, end);
    let quantity = Quantity {
        core,
        amount,
        unit: draft.unit.clone(),
        form: draft.form,
        approximator: draft.approximator,
        change: draft.change,
        measured: draft.measured.map(span),
        base: draft.base.map(span),
        of: draft.of.map(span),
        against: draft.against.map(span),
        converted: conversion::converted(line, draft, amount),
    };
    let anchor = Anchor::new(block, line.span(draft.mark_first.min(draft.first), draft.end));
    Mention { anchor, kind: FactKind::Quantity(quantity), evidence: evidence(draft), frame: None }
}

fn evidence(draft: &Draft) -> Evidence {
    let (rule, confidence) = match draft.form {
        QuantityForm::Currency => match draft.money {
            None => ("quantity.currency", 0.95),
            Some(ToldBy::Country) => ("quantity.local_currency", 0.85),
            Some(ToldBy::Nothing) => ("quantity.shared_currency", 0.7),
        },
        QuantityForm::Percent => ("quantity.percent", 0.97),
        QuantityForm::Age => ("quantity.age", 0.85),
        QuantityForm::Duration => ("quantity.duration", 0.85),
        QuantityForm::Temperature => ("quantity.temperature", 0.9),
        QuantityForm::Measure => ("quantity.unit", 0.9),
        QuantityForm::Ratio => ("quantity.ratio", 0.85),
        QuantityForm::Fraction => ("quantity.fraction", 0.8),
        QuantityForm::Multiplier => ("quantity.multiplier", 0.8),
        QuantityForm::Ordinal => ("quantity.rank", 0.6),
        QuantityForm::Cardinal if draft.range => ("quantity.range", 0.8),
        QuantityForm::Cardinal if draft.numeral.style == Style::Many => ("quantity.many", 0.7),
        QuantityForm::Cardinal if draft.measured.is_some() => ("quantity.count", 0.8),
        QuantityForm::Cardinal => ("quantity.number", 0.5),
    };
    Evidence { rule: RuleId(rule), confidence }
}
