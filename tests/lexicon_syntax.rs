//! The table of words with known parts of speech is its own test: in each example the word has the tag written on it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use std::collections::HashSet;

use factlight::Document;
use factlight::lexicon::word_classes::{WordClass, WordClasses};
use factlight::lexicon::{Is, Words, rows, word_rows};
use factlight::syntax::tags::model::Model;
use factlight::syntax::{ClauseKind, Syntax, Tag};
use factlight::text::Text;

/// The example without what is written behind its word, the word, and what is written there: `They want to/to leave.`
fn marked(example: &str) -> (String, &str, &str) {
    let at = example.find('/').expect("an example marks its word with /tag");
    let start = example[..at].rfind(' ').map_or(0, |space| space + 1);
    let name = example[at + 1..].split([' ', ',']).next().unwrap().trim_end_matches(['.', '?', '!']);
    let text = format!("{}{}", &example[..at], &example[at + 1 + name.len()..]);
    (text, &example[start..at], name)
}

/// Why the word of an example has not what is written behind it.
fn fault(row: &[&str]) -> Option<String> {
    let (words, tags, classes, example) = (row[0], row[1], row[2], row[3]);
    let (text, word, name) = marked(example);
    let listed = words.split(' ').any(|listed| listed.eq_ignore_ascii_case(word));
    assert!(listed, "{words}: the example marks {word}");
    let document = Document::from_text(text);
    let read = Text::new(&document);
    let at = (0..read.tokens.len()).find(|at| read.of(&read.tokens[*at]) == word);
    let at = at.unwrap_or_else(|| panic!("{word} is no token of {example}"));
    if tags.is_empty() {
        assert!(classes.split(' ').any(|class| class == name), "{words}: {name} is not in the row");
        let token = &read.tokens[at];
        let bounds = WordClass::named(name).filter(|class| WordClasses::new().class(token) == Some(*class));
        let known = Words::shared().of(token).any(Is::class(name)) || bounds.is_some();
        return (!known).then(|| format!("{word} is not known as {name}: {example}"));
    }
    let tag = Tag::named(name).unwrap_or_else(|| panic!("no tag is called {name}: {example}"));
    assert!(tags.split(' ').any(|tag| tag == name), "{words}: the example's tag is not in the row");
    let found = Syntax::new(&read).at(at).tag(at);
    (found != tag).then(|| format!("{word}: {found:?} in {example}"))
}

#[test]
fn every_row_has_its_tag_or_class_in_its_example() {
    let rows: Vec<_> = rows(include_str!("../data/words.tsv")).collect();
    let failures: Vec<String> = rows.iter().filter_map(|row| fault(row)).collect();
    assert!(rows.len() > 600, "{} rows", rows.len());
    assert!(failures.is_empty(), "{} of {}\n{}", failures.len(), rows.len(), failures.join("\n"));
}

#[test]
fn no_word_stands_twice_and_every_tag_and_class_is_one() {
    let mut seen = HashSet::new();
    for row in word_rows() {
        assert!(seen.insert(row.word.to_lowercase()), "{} stands twice", row.word);
        let tags = || row.tags.split(' ').filter(|tag| !tag.is_empty());
        assert!(tags().all(|name| Tag::named(name).is_some()), "{}: {}", row.word, row.tags);
        assert!(!row.tags.is_empty() || !row.classes.is_empty(), "{}: neither tag nor class", row.word);
        for class in row.classes.split(' ').filter(|class| !class.is_empty()) {
            let known = Is::class(class) != Is::NOTHING || WordClass::named(class).is_some();
            assert!(known, "{}: no class is called {class}", row.word);
        }
    }
}

#[test]
fn the_tagger_that_ships_opens() {
    Model::from_bytes(include_bytes!("../data/tagger.bin")).expect("data/tagger.bin opens");
}

/// Whether the row's word, which stands at `at` in its example, does there what the row says.
fn does(row: &[&str], read: &Text<'_>, at: usize) -> bool {
    let syntax = Syntax::new(read);
    let parse = syntax.at(at);
    let next = |word: &str| (at..read.tokens.len()).find(|at| read.of(&read.tokens[*at]) == word);
    match row[1] {
        "takes_clause" | "has_content" => {
            read.of(&read.tokens[at + 1]) == "that" && parse.tag(at + 1) == Tag::Subordinator
        }
        "takes_addressee" => {
            parse.reported_by(at).is_some_and(|told| read.of(&read.tokens[told.end - 1]) == "failed")
        }
        "takes_bare_verb" => {
            next("rest").and_then(|rest| parse.verb_at(rest)).is_none_or(|verb| !verb.finite)
        }
        "is_time" => {
            let clause = parse.clauses.iter().find(|clause| clause.opener == Some(at + 1));
            clause.is_some_and(|clause| clause.kind == ClauseKind::Relative)
        }
        "is_adverb" => parse.head_of(at - 1).is_some_and(|head| read.of(&read.tokens[head]) == "ship"),
        "is_part" => parse.phrase_at(at).is_some_and(|phrase| phrase.tokens == (at..at + 1)),
        other => panic!("nothing is called {other}"),
    }
}

#[test]
fn each_word_does_in_its_example_what_its_row_says() {
    let (mut failures, mut count) = (Vec::new(), 0);
    for row in rows(include_str!("../data/syntax_words.tsv")) {
        let document = Document::from_text(row[2]);
        let read = Text::new(&document);
        let at = read.tokens.iter().position(|token| read.of(token) == row[0]).expect(row[2]);
        count += 1;
        if !does(&row, &read, at) {
            failures.push(row.join(": "));
        }
    }
    assert!(count > 150, "{count} rows");
    assert!(failures.is_empty(), "{} of {count}\n{}", failures.len(), failures.join("\n"));
}
