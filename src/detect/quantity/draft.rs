//! Owns a quantity in the making: a numeral with its unit, before its neighbours are looked at.

use crate::detect::quantity::numeral::style_and_value::{Numeral, Style};
use crate::detect::quantity::page_money::ToldBy;
use crate::fact::{Approximator, Change, QuantityForm, Unit};

/// A numeral with its unit. Token indices count from the line's first token.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The core's first token.
    pub first: usize,
    /// After the core's last token.
    pub end: usize,
    pub numeral: Numeral,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub unit: Option<Unit>,
    /// How its money was told from that of other countries, where a shared sign or word stands for it.
    pub money: Option<ToldBy>,
    pub form: QuantityForm,
    /// Joined from two numerals: “16 to 20 percent”.
    pub range: bool,
    /// “20-storey”, “11-member”: joined to the noun it describes.
    pub joined: bool,
    /// The first token of the approximator before the core.
    pub mark_first: usize,
    pub approximator: Option<Approximator>,
    pub change: Option<Change>,
    /// Whether the unit is no unit of measure but the noun that is counted.
    pub counted: bool,
    /// What is counted, as tokens.
    pub measured: Option<(usize, usize)>,
    /// What a change is measured from, as tokens.
    pub base: Option<(usize, usize)>,
    /// The whole that it is a part of, as tokens.
    pub of: Option<(usize, usize)>,
    /// What the other side has, as tokens.
    pub against: Option<(usize, usize)>,
    /// Whether it is the old value of a change.
    pub is_old: bool,
    /// Where the noun phrase after the core ends; the core's end where there is none.
    pub phrase_end: usize,
}

impl Draft {
    pub fn new(numeral: Numeral) -> Self {
        let form = match numeral.style {
            Style::Cardinal | Style::Many | Style::Tolerance => QuantityForm::Cardinal,
            Style::Ordinal => QuantityForm::Ordinal,
            Style::Fraction => QuantityForm::Fraction,
            Style::Ratio => QuantityForm::Ratio,
            Style::Multiplied | Style::Fold => QuantityForm::Multiplier,
        };
        let (low, high) = match numeral.style {
            Style::Many => (numeral.value, numeral.high),
            Style::Tolerance => (numeral.value.map(|v| -v), numeral.value),
            _ => (numeral.value, numeral.value),
        };
        Self {
            first: numeral.first,
            end: numeral.end,
            numeral,
            low,
            high,
            unit: None,
            money: None,
            form,
            range: matches!(numeral.style, Style::Many | Style::Tolerance),
            joined: false,
            mark_first: numeral.first,
            approximator: None,
            change: None,
            counted: false,
            measured: None,
            base: None,
            of: None,
            against: None,
            is_old: false,
            phrase_end: numeral.end,
        }
    }

    /// Whether it is a plain whole number: what years, labels and scores are made of.
    pub fn is_plain(&self) -> bool {
        self.unit.is_none()
            && self.numeral.scale == 1.0
            && self.numeral.style == Style::Cardinal
            && self.numeral.digits.is_none_or(|d| !d.grouped && !d.decimal)
    }

    /// Whether it has a unit of measure, a currency or a percent sign.
    pub fn has_unit(&self) -> bool {
        self.unit.is_some() && !self.counted
    }

    /// Whether it counts something or nothing, without unit.
    pub fn is_countlike(&self) -> bool {
        self.numeral.scale == 1.0
            && self.numeral.style == Style::Cardinal
            && (self.unit.is_none() || self.counted)
    }

    /// Whether it has the look of a year: “2019”, not “2,019”.
    pub fn reads_as_year(&self) -> bool {
        self.unit.is_none()
            && self.numeral.digits.is_some_and(|d| d.places == 4 && !d.grouped && !d.decimal)
            && self.low.is_some_and(|v| (1800.0..2100.0).contains(&v))
    }

    /// The token `back` tokens before the core's first.
    pub fn before(&self, back: usize) -> Option<usize> {
        self.first.checked_sub(back)
    }
}
