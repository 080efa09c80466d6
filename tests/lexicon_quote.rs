//! The tables of the quote detector are their own tests: each cue's example is reported by that cue, each
//! counter-example is not; each title is left out of the name behind it, each role can speak.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use factlight::lexicon::{QuoteSort, QuoteWords, rows};
use factlight::text::{Text, fold};
use factlight::{FactKind, Options};

fn cues_in(text: &str) -> Vec<String> {
    let document = common::document(text);
    let facts = common::engine().annotate(&document, &Options::default());
    let quotes = facts.iter().filter(|fact| matches!(fact.kind, FactKind::Quote(_)));
    quotes
        .filter_map(|fact| fact.source.as_ref()?.cue)
        .map(|cue| common::text_at(&document, cue).to_lowercase())
        .collect()
}

#[test]
fn every_cue_reports_its_example_and_not_its_counter_example() {
    let mut failures = Vec::new();
    let mut count = 0;
    for row in rows(include_str!("../data/cues.tsv")) {
        let forms: Vec<String> = row[1].split(' ').map(|form| form.replace('=', " ")).collect();
        let reported = |text: &str| cues_in(text).iter().any(|cue| forms.contains(cue));
        count += 1;
        if !reported(row[3]) {
            failures.push(format!("{}: no report in “{}”", row[0], row[3]));
        }
        if let Some(counter) = row.get(4).filter(|counter| !counter.is_empty() && reported(counter)) {
            failures.push(format!("{}: a report in “{counter}”", row[0]));
        }
    }
    assert!(count > 100, "{count} cues");
    assert!(failures.is_empty(), "{} of {count}\n{}", failures.len(), failures.join("\n"));
}

/// Who says the first quote of `text`, by name.
fn speaker_in(text: &str) -> Option<String> {
    let document = common::document(text);
    let facts = common::engine().annotate(&document, &Options::default());
    let quote = facts.iter().find(|fact| matches!(fact.kind, FactKind::Quote(_)))?;
    quote.source.as_ref()?.speaker.name().map(str::to_owned)
}

/// The words of the first quote of `text`.
fn quoted_in(text: &str) -> Option<String> {
    let document = common::document(text);
    let facts = common::engine().annotate(&document, &Options::default());
    let quote = facts.iter().find(|fact| matches!(fact.kind, FactKind::Quote(_)))?;
    Some(common::text_at(&document, quote.anchor).to_owned())
}

#[test]
fn no_title_is_part_of_the_name_behind_it() {
    let mut failures = Vec::new();
    for row in rows(include_str!("../data/titles.tsv")) {
        let title: String =
            row[0].char_indices().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c }).collect();
        let found = speaker_in(&format!("“It works,” {title} Idra Brandvik said."));
        if found.as_deref() != Some("Idra Brandvik") {
            failures.push(format!("{title}: {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_role_speaks() {
    let mut failures = Vec::new();
    for row in rows(include_str!("../data/roles.tsv")) {
        let found = speaker_in(&format!("“It works,” the {} said.", row[0]));
        if found != Some(format!("the {}", row[0])) {
            failures.push(format!("{}: {found:?}", row[0]));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn tables_hold_no_word_twice_and_no_unknown_class() {
    let tables = [
        ("titles", include_str!("../data/titles.tsv"), &["m", "f", "-"][..]),
        (
            "roles",
            include_str!("../data/roles.tsv"),
            &["m", "f", "person", "office", "group", "body", "generic", "paper"][..],
        ),
        ("given names", include_str!("../data/given_names.tsv"), &["m", "f", "-"][..]),
    ];
    for (name, table, classes) in tables {
        let mut seen = std::collections::HashSet::new();
        for row in rows(table) {
            assert!(row.len() == 2 && classes.contains(&row[1]), "{name}: {row:?}");
            assert!(seen.insert((row[0], row[1])), "{name}: {} stands twice", row[0]);
        }
        assert!(seen.len() > 100, "{name}");
    }
}

/// Who speaks in the example of a word of this sort; `word` is the word as it stands there.
fn speaker_by<'e>(bits: u32, word: &'e str, example: &'e str) -> Option<&'e str> {
    match bits {
        QuoteSort::HEADLINE => Some("Harbour"),
        QuoteSort::NAMING => Some("Olm"),
        QuoteSort::NAMESAKE => Some(word),
        QuoteSort::SPAN => Some("The warden"),
        QuoteSort::APPEAL | QuoteSort::WORDING => Some("Olm"),
        QuoteSort::PLAIN if example.starts_with("Guards") => Some("Guards"),
        QuoteSort::PLAIN => Some("Olm"),
        QuoteSort::REPLY => Some("Fay Moe"),
        QuoteSort::RECEIVES => ["a message", "a clerk", "a notice", "a third of tenants"]
            .into_iter()
            .find(|of| example.contains(of)),
        // Whoever breathed it, not the years.
        QuoteSort::LASTING => Some("A fitter"),
        QuoteSort::PART => Some(word),
        QuoteSort::SILENT | QuoteSort::VERDICT => Some("The guard"),
        QuoteSort::CHATTER => Some("my landlord"),
        QuoteSort::AUDIENCE | QuoteSort::DEGREE => Some("Olm"),
        QuoteSort::ACTUAL if example.starts_with("Guards") => Some("Guards"),
        QuoteSort::ACTUAL if example.starts_with("The locals") => Some("The locals"),
        QuoteSort::ACTUAL => Some("Olm"),
        _ => None,
    }
}

/// What is said in the example of a word of this sort, where that is what the word decides.
fn content_by(bits: u32, example: &str) -> Option<&str> {
    match bits {
        QuoteSort::SILENT | QuoteSort::VERDICT => Some("the gate was shut"),
        QuoteSort::CHATTER => Some("the mill burned"),
        QuoteSort::AUDIENCE => Some("the mill had burned"),
        QuoteSort::DEGREE => example.strip_prefix("Olm says ").and_then(|said| said.strip_suffix('.')),
        _ => None,
    }
}

#[test]
fn every_word_beside_a_quote_has_a_sort_and_does_what_it_says() {
    let words = QuoteWords::shared();
    let mut failures = Vec::new();
    for cells in rows(include_str!("../data/quote_words.tsv")) {
        let [word, sort, example] = cells[..] else { panic!("{cells:?}") };
        let bits = QuoteSort::named(sort).unwrap_or_else(|| panic!("{word}: no sort “{sort}”")).0;
        let document = common::document(example);
        let text = Text::new(&document);
        let token = text.tokens.iter().find(|token| token.fold == fold(word));
        let token = token.unwrap_or_else(|| panic!("{word} is not in its example “{example}”"));
        assert!(words.of(token).any(bits), "{word}: {sort}");
        let speaker = speaker_in(example);
        if bits == QuoteSort::REPLY {
            let facts = common::engine().annotate(&document, &Options::default());
            let last = facts.last().and_then(|fact| fact.source.as_ref()?.speaker.name());
            if facts.len() != 2 || last.is_some() {
                failures.push(format!("{word} ({sort}): {last:?} answers in “{example}”"));
            }
        }
        let wanted = speaker_by(bits, text.of(token), example);
        let content = content_by(bits, example);
        if content.is_some_and(|content| quoted_in(example).as_deref() != Some(content)) {
            failures.push(format!("{word} ({sort}): {:?} is said in “{example}”", quoted_in(example)));
        }
        if speaker.as_deref() != wanted {
            failures.push(format!("{word} ({sort}): {speaker:?} says it in “{example}”"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
