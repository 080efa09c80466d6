//! The table of words with known parts of speech is its own test: in each example the word has the tag written on it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use std::collections::HashSet;

use factlight::Document;
use factlight::lexicon::rows;
use factlight::syntax::tags::model::Model;
use factlight::syntax::{Syntax, Tag};
use factlight::text::Text;

/// The example without its tag, the word that has it, and the tag: `They want to/to leave.`
fn marked(example: &str) -> (String, &str, Tag) {
    let at = example.find('/').expect("an example marks its word with /tag");
    let start = example[..at].rfind(' ').map_or(0, |space| space + 1);
    let name: &str = example[at + 1..].split([' ', ',']).next().unwrap().trim_end_matches(['.', '?', '!']);
    let tag = Tag::named(name).unwrap_or_else(|| panic!("no tag is called {name}: {example}"));
    let text = format!("{}{}", &example[..at], &example[at + 1 + name.len()..]);
    (text, &example[start..at], tag)
}

#[test]
fn every_row_has_its_tag_in_its_example() {
    let (mut failures, mut count) = (Vec::new(), 0);
    for row in rows(include_str!("../data/tag_lexicon.tsv")) {
        let (text, word, tag) = marked(row[2]);
        assert!(word.eq_ignore_ascii_case(row[0]), "{}: the example marks {word}", row[0]);
        let tags: Vec<Tag> = row[1].split(' ').map(|name| Tag::named(name).expect("a tag's name")).collect();
        assert!(tags.contains(&tag), "{}: the example's tag is not in the row", row[0]);
        let document = Document::from_text(text);
        let read = Text::new(&document);
        let syntax = Syntax::new(&read);
        let found = (0..read.tokens.len()).find(|at| read.of(&read.tokens[*at]) == word);
        let found = found.map(|at| syntax.at(at).tag(at));
        count += 1;
        if found != Some(tag) {
            failures.push(format!("{}: {found:?} in {}", row[0], row[2]));
        }
    }
    assert!(count > 400, "{count} rows");
    assert!(failures.is_empty(), "{} of {count}\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn no_word_stands_twice_and_every_tag_is_one() {
    let mut seen = HashSet::new();
    for row in rows(include_str!("../data/tag_lexicon.tsv")) {
        assert!(seen.insert(row[0].to_lowercase()), "{} stands twice", row[0]);
        assert!(row[1].split(' ').all(|name| Tag::named(name).is_some()), "{}: {}", row[0], row[1]);
    }
}

#[test]
fn the_tagger_that_ships_opens() {
    Model::from_bytes(include_bytes!("../data/tagger.bin")).expect("data/tagger.bin opens");
}

#[test]
fn that_opens_a_clause_behind_each_word_that_takes_one() {
    let (mut failures, mut count) = (Vec::new(), 0);
    for row in rows(include_str!("../data/clause_words.tsv")) {
        let document = Document::from_text(row[2]);
        let read = Text::new(&document);
        let syntax = Syntax::new(&read);
        let that = (1..read.tokens.len()).find(|at| read.of(&read.tokens[*at]) == "that").expect("a “that”");
        let before = read.of(&read.tokens[that - 1]);
        assert!(before.eq_ignore_ascii_case(row[0]), "{}: “that” stands behind {before}", row[0]);
        count += 1;
        if syntax.at(that).tag(that) != Tag::Subordinator {
            failures.push(format!("{}: {:?} in {}", row[0], syntax.at(that).tag(that), row[2]));
        }
    }
    assert!(count > 70, "{count} rows");
    assert!(failures.is_empty(), "{} of {count}\n{}", failures.len(), failures.join("\n"));
}
