//! The examples in the quantity tables are their tests: each row's sentence must be read as the row says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use factlight::fact::{Amount, Approximator, Change, Quantity, QuantityForm};
use factlight::lexicon::rows;
use factlight::{Block, Document, FactKind, Home, Marks, Options};
use serde_json::json;

/// The quantities of a sentence.
fn quantities(sentence: &str, marks: Marks) -> Vec<Quantity> {
    let document = Document::from_text(sentence);
    let options = Options { marks, quotes: false, places: false, ..Options::default() };
    let facts = common::engine().annotate(&document, &options);
    let quantity = |kind| if let FactKind::Quantity(quantity) = kind { Some(quantity) } else { None };
    facts.into_iter().filter_map(|fact| quantity(fact.kind)).collect()
}

/// Asserts that every row's example holds a quantity that `agrees` with the row.
fn check(table: &'static str, example: usize, agrees: impl Fn(&[&str], &Quantity) -> bool) {
    let mut failures = Vec::new();
    let mut count = 0;
    for row in rows(table) {
        let sentence = row.get(example).unwrap_or_else(|| panic!("no example: {row:?}"));
        let found = quantities(sentence, Marks::All);
        count += 1;
        if !found.iter().any(|quantity| agrees(&row, quantity)) {
            failures.push(format!("{row:?}\n    got {found:?}"));
        }
    }
    assert!(count > 0 && failures.is_empty(), "{} rows fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn units_are_read_in_their_examples() {
    check(include_str!("../data/units.tsv"), 5, |row, quantity| {
        let factor = row[0] == "times" && quantity.form == QuantityForm::Multiplier;
        factor || quantity.unit.as_ref().is_some_and(|unit| unit.id == row[0])
    });
}

#[test]
fn currencies_are_read_in_their_examples() {
    check(include_str!("../data/currencies.tsv"), 4, |row, quantity| {
        quantity.unit.as_ref().is_some_and(|unit| unit.id == row[0])
    });
}

#[test]
fn shared_money_is_of_the_country_that_the_page_is_from() {
    let (mut failures, mut count) = (Vec::new(), 0);
    for row in rows(include_str!("../data/local_money.tsv")) {
        for cell in row[5].split(' ') {
            let (unit, countries) = cell.split_once(':').unwrap_or((cell, &cell[..2]));
            for country in countries.split(',') {
                let document = Document::from_text(row[6]);
                let home = Home::of(&[country.parse().expect(country)]);
                let options = Options { home, quotes: false, places: false, ..Options::default() };
                let facts = common::engine().annotate(&document, &options);
                let found = facts.iter().any(|fact| match &fact.kind {
                    FactKind::Quantity(quantity) => {
                        quantity.unit.as_ref().is_some_and(|found| found.id == unit)
                    }
                    _ => false,
                });
                count += 1;
                if !found {
                    failures.push(format!("{country}: {unit} expected in “{}”", row[6]));
                }
            }
        }
    }
    assert!(count > 80 && failures.is_empty(), "{} of {count}\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn signs_with_several_units_are_told_by_their_clues() {
    check(include_str!("../data/unit_clues.tsv"), 3, |row, quantity| {
        quantity.unit.as_ref().is_some_and(|unit| unit.id == row[1])
    });
}

#[test]
fn approximators_are_read_in_their_examples() {
    check(include_str!("../data/approximators.tsv"), 3, |row, quantity| {
        quantity.approximator.is_some_and(|a: Approximator| json!(a) == row[2])
    });
}

#[test]
fn changes_are_read_in_their_examples() {
    check(include_str!("../data/changes.tsv"), 2, |row, quantity| {
        quantity.change.is_some_and(|c: Change| json!(c) == row[1])
    });
}

#[test]
fn number_words_are_read_in_their_examples() {
    check(include_str!("../data/numerals.tsv"), 3, |_, _| true);
}

#[test]
fn names_swallow_the_numbers_in_their_counter_examples_and_standings_rank() {
    let wrong: Vec<_> = rows(include_str!("../data/number_names.tsv"))
        .filter(|row| quantities(row[2], Marks::Claims).len() != usize::from(row[1] == "standing"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn bases_are_read_in_their_examples() {
    check(include_str!("../data/bases.tsv"), 2, |_, quantity| quantity.base.is_some());
}

/// Whether the quantities of an example agree with what its word says.
fn agrees_with(says: &str, found: &[Quantity]) -> bool {
    let some = |test: &dyn Fn(&Quantity) -> bool| found.iter().any(test);
    let is = |amount: &Amount, wanted: f64| matches!(amount, Amount::Exact { value } if *value == wanted);
    let unit =
        |id: &'static str| found.iter().any(move |q| q.unit.as_ref().is_some_and(|unit| unit.id == id));
    match says {
        "toll" => some(&|q| is(&q.amount, 1.0)),
        "none_of" | "further" => some(&|q| is(&q.amount, 0.0)),
        "money" | "payment" => unit("GBP"),
        "weight" => unit("pound"),
        "weather" => some(&|q| q.form == QuantityForm::Temperature),
        // A difference of 2 °C is one of 3.6 °F; a temperature of 2 °C would be 35.6 °F.
        "warming" | "warmer" => some(&|q| q.converted.iter().any(|c| is(&c.amount, 3.6))),
        "seat" | "sort" | "rates" | "hour" | "tells_hour" | "race" | "code" | "medal" => found.is_empty(),
        "building" => unit("storey"),
        "each" => some(&|q| q.unit.as_ref().is_some_and(|unit| unit.name.contains(" per "))),
        "then" => {
            found.len() == 1 && !some(&|q| q.unit.as_ref().is_some_and(|unit| unit.name.contains(" per ")))
        }
        "side" | "falls" => unit("inch"),
        "equals" => some(&|q| matches!(q.amount, Amount::Range { .. })),
        "ratio" => some(&|q| q.form == QuantityForm::Ratio),
        "often" => unit("time"),
        "amounts" => found.len() == 1,
        "second" => !some(&|q| q.unit.as_ref().is_some_and(|unit| unit.id == "second")),
        "pays" => found.len() == 1 && found[0].form == QuantityForm::Fraction,
        "ruins" => found.len() == 1 && is(&found[0].amount, 1.0),
        "holding" => found.len() == 1 && found[0].form == QuantityForm::Fraction,
        "term" => found.len() == 2 && found.iter().all(|q| q.form == QuantityForm::Duration),
        "tally" => some(&|q| is(&q.amount, 7.0)),
        "group" => some(&|q| is(&q.amount, 5.0)),
        "collects" => some(&|q| q.change.is_none()),
        "prefix" => some(&|q| q.form == QuantityForm::Percent),
        "person" | "spans" | "life" => some(&|q| q.form == QuantityForm::Age),
        "which" | "describes" => some(&|q| q.unit.as_ref().is_some_and(|unit| unit.name.contains(' '))),
        "goes" | "peak" => found.len() == 2 && found[1].base.is_some(),
        "directs" | "leads" => some(&|q| q.change == Some(Change::Up)),
        "acronym" => !some(&|q| q.form == QuantityForm::Currency),
        "ranks" | "number" | "superlative" | "among" => some(&|q| q.form == QuantityForm::Ordinal),
        "lasts" | "paid" => some(&|q| q.approximator == Some(Approximator::MoreThan)),
        "long" => unit("metre"),
        "crowd" => some(&|q| is(&q.amount, 2_300_000.0)),
        _ => false,
    }
}

#[test]
fn quantity_words_say_in_their_examples_what_the_table_says() {
    let wrong: Vec<_> = rows(include_str!("../data/quantity_words.tsv"))
        .map(|row| {
            let marks = if matches!(row[1], "equals" | "ratio") { Marks::All } else { Marks::Claims };
            let found = quantities(row[2], marks);
            (row, found)
        })
        .filter(|(row, found)| {
            !row[2].to_lowercase().contains(&row[0].to_lowercase()) || !agrees_with(row[1], found)
        })
        .map(|(row, found)| format!("{row:?}\n    got {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{} rows fail\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn plurals_have_their_singular_as_unit() {
    check(include_str!("../data/plurals.tsv"), 2, |row, quantity| {
        let foot = row[1] == "foot";
        foot || quantity.unit.as_ref().is_some_and(|unit| unit.id == row[1])
    });
}

#[test]
fn words_of_headings_say_in_their_examples_what_the_figure_below_is() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../data/table_heads.tsv")) {
        let (heading, cell) = row[3].split_once(" | ").expect(row[3]);
        assert!(heading.to_lowercase().contains(row[0]), "{row:?}");
        let block = Block { column: vec![heading.to_owned()], ..Block::paragraph(cell) };
        let document = Document { blocks: vec![block] };
        let facts = common::engine().annotate(&document, &Options::default());
        let units: Vec<_> = facts
            .iter()
            .filter_map(|fact| {
                if let FactKind::Quantity(quantity) = &fact.kind { quantity.unit.as_ref() } else { None }
            })
            .map(|unit| unit.id.to_string())
            .collect();
        let expected = if row[2] == "-" { Vec::new() } else { vec![row[2].to_owned()] };
        // What a label numbers is no figure at all.
        if units != expected || row[1] == "label" && !facts.is_empty() {
            wrong.push(format!("{row:?}\n    got {units:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows fail\n{}", wrong.len(), wrong.join("\n"));
}
