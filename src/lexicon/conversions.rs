//! Owns unit conversions (`data/conversions.tsv`): what else a reader may want an amount in, rounded to the significant
//! digits of the written amount, two at least. Whether a temperature is a difference is left to `detect::quantity`.
//!
//! 300 kilometres → 190 miles · 30 °C → 86 °F · 10 gallons → 38 litres (US gallons), 45 litres (British gallons)

use std::borrow::Cow;

use super::rounding::{last_place, round};
use super::table::rows;
use super::units::measure;
use crate::fact::{Amount, Converted, Measure, Unit};
use crate::order::sort_by_key;
use crate::text::fold;

/// One way to read a unit: an amount times `factor` plus `offset` is in the SI's unit.
#[derive(Clone, Debug)]
struct Conversion {
    unit: Unit,
    factor: f64,
    offset: f64,
    into: &'static str,
    of: Option<&'static str>,
}

/// All conversions, by id.
#[derive(Clone, Debug)]
pub struct Conversions {
    /// Sorted by the ids' folds, in the table's order where a unit can be read in several ways.
    rows: Vec<Conversion>,
}

impl Conversions {
    /// Reads the table.
    pub fn new() -> Self {
        let table =
            rows(include_str!(concat!(env!("OUT_DIR"), "/conversions.tsv"))).filter(|row| row.len() >= 8);
        let mut rows: Vec<Conversion> = table.filter_map(|row| conversion(&row)).collect();
        sort_by_key(&mut rows, |row| u128::from(fold(&row.unit.id)));
        Self { rows }
    }

    /// `amount` of `unit` in the units a reader may want; a temperature as a difference of two where it `differs`. Empty
    /// for what has no other unit, and for amounts too large for one.
    ///
    /// A rate is converted by what is counted: “20 litres per second” → “5.3 US gallons per second”.
    pub fn of(&self, amount: Amount, unit: &Unit, differs: bool) -> Vec<Converted> {
        let (id, per) = match unit.measure {
            Measure::Rate => match unit.id.split_once(" per ") {
                // “grams per kilometre” would need both.
                Some((id, below)) if self.named(below).is_empty() => (id, Some(below)),
                _ => return Vec::new(),
            },
            Measure::Currency | Measure::Percent | Measure::Duration | Measure::Count => return Vec::new(),
            _ => (unit.id.as_ref(), None),
        };
        let mut converted = Vec::new();
        for from in self.named(id) {
            for to in from.into.split('|').flat_map(|into| self.named(into).first()) {
                let Some(amount) = convert(amount, from, to, differs || per.is_some()) else { continue };
                let unit = per.map_or_else(|| to.unit.clone(), |per| rate(&to.unit, per));
                converted.push(Converted { amount, unit, of: from.of.map(Cow::Borrowed) });
            }
        }
        converted
    }

    fn named(&self, id: &str) -> &[Conversion] {
        let folded = fold(id);
        let start = self.rows.partition_point(|row| fold(&row.unit.id) < folded);
        let length = self.rows[start..].iter().take_while(|row| row.unit.id == id).count();
        &self.rows[start..start + length]
    }
}

impl Default for Conversions {
    fn default() -> Self {
        Self::new()
    }
}

fn conversion(row: &[&'static str]) -> Option<Conversion> {
    let unit = Unit { id: Cow::Borrowed(row[0]), name: Cow::Borrowed(row[1]), measure: measure(row[2]) };
    let of = (!row[6].is_empty()).then_some(row[6]);
    Some(Conversion { unit, factor: row[3].parse().ok()?, offset: row[4].parse().ok()?, into: row[5], of })
}

fn rate(unit: &Unit, below: &str) -> Unit {
    let name: Cow<'static, str> = format!("{} per {below}", unit.name).into();
    Unit { id: name.clone(), name, measure: Measure::Rate }
}

/// `amount` of `from` in `to`, rounded; none where it is not finite or says nothing, as 0 kilometres.
fn convert(amount: Amount, from: &Conversion, to: &Conversion, differs: bool) -> Option<Amount> {
    let shifts = !differs && from.offset != to.offset;
    let value = |value: f64| {
        let offset = if shifts { from.offset - to.offset } else { 0.0 };
        (value * from.factor + offset) / to.factor
    };
    // Both scales of a temperature step by about one: it keeps its decimals, every other amount its digits.
    let step = |written: f64| {
        if shifts && written.abs() < 1000.0 {
            -decimals(written)
        } else {
            last_place(value(written), digits(written))
        }
    };
    let rounded = |written: f64, step: i32| {
        let value = round(value(written), step);
        (value.is_finite() && (shifts || value != 0.0)).then_some(value)
    };
    match amount {
        Amount::Exact { value } => Some(Amount::Exact { value: rounded(value, step(value))? }),
        Amount::Range { low: Some(low), high: Some(high) } => {
            // “16 to 20 km” is “10 to 12 miles”, not “9.9 to 12”, unless both ends would be one.
            let coarser = step(low).max(step(high));
            let both = |low_step, high_step| Some((rounded(low, low_step)?, rounded(high, high_step)?));
            let (low, high) = both(coarser, coarser)
                .filter(|(low, high)| low != high)
                .or_else(|| both(step(low), step(high)))?;
            Some(Amount::Range { low: Some(low), high: Some(high) })
        }
        Amount::Range { low, high } => {
            let end = low.or(high)?;
            let value = Some(rounded(end, step(end))?);
            Some(Amount::Range { low: low.and(value), high: high.and(value) })
        }
    }
}

/// The least significant digits of a converted amount: “300 km” is “190 miles”, not “200”.
const LEAST_DIGITS: i32 = 2;
/// More digits than anybody writes: a third of a mile, 6 ft 4 in.
const MOST_DIGITS: i32 = 9;

/// How many significant digits an amount was written with, as far as its value tells.
fn digits(value: f64) -> i32 {
    let is_written = |digits: &i32| round(value, last_place(value, *digits)) == value;
    (LEAST_DIGITS..=MOST_DIGITS).find(is_written).unwrap_or(LEAST_DIGITS)
}

/// How many decimals a temperature was written with.
fn decimals(value: f64) -> i32 {
    (0..3).find(|&decimals| round(value, -decimals) == value).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(amount: Amount, id: &'static str, differs: bool) -> Vec<String> {
        let conversions = Conversions::new();
        let measure = if id.contains(" per ") && conversions.named(id).is_empty() {
            Measure::Rate
        } else {
            Measure::Other
        };
        let unit = Unit { id: id.into(), name: id.into(), measure };
        let say = |converted: Converted| {
            let amount = match converted.amount {
                Amount::Exact { value } => format!("{value}"),
                Amount::Range { low, high } => format!("{low:?}..{high:?}").replace("Some", ""),
            };
            let of = converted.of.map(|of| format!(", {of}")).unwrap_or_default();
            format!("{amount} {}{of}", converted.unit.id)
        };
        conversions.of(amount, &unit, differs).into_iter().map(say).collect()
    }

    #[test]
    fn an_amount_keeps_its_digits_but_never_fewer_than_two() {
        for (value, id, expected) in [
            (300.0, "kilometre", "190 mile"),
            (5.0, "kilometre", "3.1 mile"),
            (42.195, "kilometre", "26.219 mile"),
            (1_250.0, "hectare", "3090 acre"),
            (26.2, "mile", "42.2 kilometre"),
            (1.0 / 3.0, "mile", "0.54 kilometre"),
            (6.0 + 4.0 / 12.0, "foot", "1.9 metre"),
            (2e6, "kilogram", "4400000 pound"),
            (-40.0, "metre", "-130 foot"),
            (20.0, "litre per second", "5.3 US gallon per second"),
        ] {
            assert_eq!(said(Amount::Exact { value }, id, false), [expected], "{value} {id}");
        }
    }

    #[test]
    fn temperatures_keep_their_decimals_and_differences_have_no_zero() {
        for (value, id, differs, expected) in [
            (100.0, "celsius", false, "212 fahrenheit"),
            (0.0, "celsius", false, "32 fahrenheit"),
            (-40.0, "celsius", false, "-40 fahrenheit"),
            (36.6, "celsius", false, "97.9 fahrenheit"),
            (1_500.0, "celsius", false, "2700 fahrenheit"),
            (451.0, "fahrenheit", false, "233 celsius"),
            (1.5, "celsius", true, "2.7 fahrenheit"),
        ] {
            assert_eq!(said(Amount::Exact { value }, id, differs), [expected], "{value} {id}");
        }
    }

    #[test]
    fn ranges_have_one_step_and_open_ends_stay_open() {
        let range = |low, high| Amount::Range { low, high };
        assert_eq!(said(range(Some(16.0), Some(20.0)), "kilometre", false), ["(10.0)..(12.0) mile"]);
        assert_eq!(said(range(Some(15.5), Some(15.9)), "kilometre", false), ["(9.63)..(9.88) mile"]);
        assert_eq!(said(range(Some(20.0), None), "kilometre", false), ["(12.0)..None mile"]);
        assert_eq!(said(range(None, Some(20.0)), "kilometre", false), ["None..(12.0) mile"]);
    }

    #[test]
    fn a_unit_of_several_meanings_says_which() {
        let ten = Amount::Exact { value: 10.0 };
        assert_eq!(said(ten, "gallon", false), ["38 litre, US gallon", "45 litre, British gallon"]);
        assert_eq!(said(ten, "knot", false), ["19 kilometre per hour", "12 mile per hour"]);
    }

    #[test]
    fn what_says_nothing_or_is_too_large_is_not_converted() {
        for value in [0.0, 1e308, f64::MIN_POSITIVE] {
            let said = said(Amount::Exact { value }, "tonne", false);
            assert!(said.iter().all(|said| !said.contains("inf") && !said.starts_with("0 ")), "{said:?}");
        }
        assert!(said(Amount::Exact { value: 5.0 }, "gram per kilometre", false).is_empty());
        assert!(said(Amount::Exact { value: 5.0 }, "day", false).is_empty());
    }
}
