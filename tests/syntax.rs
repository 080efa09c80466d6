//! Runs `tests/cases/syntax/*.toml`: sentences with what they are made of; and what holds for the reading of any text.
//!
//! ```toml
//! [[case]]
//! name = "the_mayor_said"
//! text = "The mayor said that Exxon broke the law."
//! heads = ["mayor", "Exxon", "law"]                       # of the noun phrases, in order
//! verbs = ["said (finite)", "broke (finite)"]             # verb groups, with what they are, in order
//! clauses = ["main: The mayor said … law [The mayor]"]    # kind: tokens [subject], in the order of their verbs
//! that = ["sub"]                                          # the tag of each “that”
//! why = "what the case guards"
//! ```
//!
//! A list that is left out is not compared.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use std::ops::Range;

use factlight::syntax::{Parse, Syntax, VerbGroup};
use factlight::text::Text;
use factlight::{Block, Document};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    heads: Option<Vec<String>>,
    verbs: Option<Vec<String>>,
    clauses: Option<Vec<String>>,
    that: Option<Vec<String>>,
    #[allow(dead_code)] // for the reader
    why: String,
}

/// A parse as the case files write it.
struct Written {
    heads: Vec<String>,
    verbs: Vec<String>,
    clauses: Vec<String>,
    that: Vec<String>,
}

fn written(text: &Text<'_>, parse: &Parse) -> Written {
    let of = |at: usize| text.of(&text.tokens[at]);
    let words = |tokens: Range<usize>| tokens.map(of).collect::<Vec<_>>().join(" ");
    let clause = |clause: &factlight::syntax::Clause| {
        let subject = clause.subject.map(|s| format!(" [{}]", words(parse.phrases[s].tokens.clone())));
        format!("{}: {}{}", clause.kind.name(), words(clause.tokens.clone()), subject.unwrap_or_default())
    };
    let verb = |verb: &VerbGroup| {
        let said = said_of(verb);
        let group = words(verb.tokens.clone());
        if said.is_empty() { group } else { format!("{group} ({})", said.join(", ")) }
    };
    let is_that = |at: &usize| of(*at).eq_ignore_ascii_case("that");
    Written {
        heads: parse.phrases.iter().map(|phrase| of(phrase.head).to_owned()).collect(),
        verbs: parse.verbs.iter().map(verb).collect(),
        clauses: parse.clauses.iter().map(clause).collect(),
        that: parse.tokens.clone().filter(is_that).map(|at| parse.tag(at).name().to_owned()).collect(),
    }
}

fn said_of(verb: &VerbGroup) -> Vec<&'static str> {
    let all = [
        (verb.finite, "finite"),
        (verb.infinitive, "infinitive"),
        (verb.modal, "modal"),
        (verb.perfect, "perfect"),
        (verb.progressive, "progressive"),
        (verb.passive, "passive"),
        (verb.negated, "negated"),
        (verb.inverted, "inverted"),
    ];
    all.into_iter().filter_map(|(holds, name)| holds.then_some(name)).collect()
}

fn failures_of(case: &Case) -> Vec<String> {
    let document = Document::from_text(case.text.clone());
    let text = Text::new(&document);
    assert_eq!(text.sentences.len(), 1, "{}: a case is one sentence", case.name);
    let syntax = Syntax::new(&text);
    let found = written(&text, syntax.of(0));
    [
        ("heads", &case.heads, found.heads),
        ("verbs", &case.verbs, found.verbs),
        ("clauses", &case.clauses, found.clauses),
        ("that", &case.that, found.that),
    ]
    .into_iter()
    .filter_map(|(what, expected, found)| {
        let expected = expected.as_ref().filter(|expected| **expected != found)?;
        Some(format!("{}: {what}\n    expected {expected:?}\n    found    {found:?}", case.name))
    })
    .collect()
}

#[test]
fn sentences_are_read_as_the_cases_say() {
    let (mut failures, mut count) = (Vec::new(), 0);
    for file in common::files("tests/cases/syntax", "toml") {
        let cases: Cases = common::cases(&file);
        count += cases.case.len();
        failures.extend(cases.case.iter().flat_map(failures_of));
    }
    assert!(count >= 60, "{count} cases");
    assert!(failures.is_empty(), "{} lists of {count} cases differ\n{}", failures.len(), failures.join("\n"));
}

/// Everything in order, within its sentence, pointing at what there is.
fn check(text: &Text<'_>, parse: &Parse, tokens: &Range<usize>) {
    assert_eq!(parse.tokens, *tokens);
    assert_eq!(parse.tags.len(), tokens.len());
    let within =
        |range: &Range<usize>| !range.is_empty() && tokens.start <= range.start && range.end <= tokens.end;
    let mut end = tokens.start;
    for (index, phrase) in parse.phrases.iter().enumerate() {
        assert!(within(&phrase.tokens) && phrase.tokens.contains(&phrase.head) && end <= phrase.tokens.start);
        assert!(phrase.owner.is_none_or(|owner| owner < index));
        assert!(phrase.joined_to.is_none_or(|other| other < index));
        end = phrase.tokens.end;
    }
    let mut end = tokens.start;
    for verb in &parse.verbs {
        assert!(within(&verb.tokens) && verb.tokens.contains(&verb.main) && end <= verb.tokens.start);
        end = verb.tokens.end;
    }
    for clause in &parse.clauses {
        assert!(within(&clause.tokens), "{clause:?}");
        assert!(parse.verbs[clause.verb].finite, "{clause:?}");
        assert!(clause.subject.is_none_or(|subject| subject < parse.phrases.len()));
        assert!(clause.parent.is_none_or(|parent| parent < parse.clauses.len()));
        assert!(clause.joined_to.is_none_or(|other| other < parse.clauses.len()));
        assert!(clause.governor.is_none_or(|verb| verb < parse.verbs.len()));
    }
    for at in tokens.clone() {
        let innermost = parse.clause_at(at);
        assert!(innermost.is_none_or(|clause| clause.tokens.contains(&at)));
        assert!(parse.reported_by(at).is_none_or(|reported| within(&reported)));
        assert!(parse.counted(text, at).is_none_or(|counted| tokens.contains(&counted) && counted > at));
    }
}

fn check_text(words: &str) {
    let document = Document { blocks: words.split("\n\n").map(Block::paragraph).collect() };
    let text = Text::new(&document);
    let syntax = Syntax::new(&text);
    for (index, sentence) in text.sentences.iter().enumerate() {
        check(&text, syntax.of(index), &sentence.tokens);
        assert_eq!(syntax.of(index), Syntax::new(&text).of(index), "the same sentence is read the same");
    }
    assert!(syntax.of(text.sentences.len()).tags.is_empty());
}

#[test]
fn odd_and_endless_texts_are_read() {
    let kilobytes = 1_000;
    for words in [
        "",
        "   ",
        "A",
        "THE MAYOR SAID THAT THE DAM IS SAFE",
        "themayorsaidthatthedamissafe",
        "“‘(“‘(",
        "市長は said それ that 大坝 is 安全",
        "İstanbul’s ﬁ 𝔘 ½ 🚲 was — said …",
        "'s 's 's ' ' 'll 've n't",
        "that that that that that",
        "who which what when where why how",
    ] {
        check_text(words);
    }
    for unit in [
        ",",
        "( ",
        "big ",
        "said ",
        "fell ",
        "that ",
        "when it ",
        "x said, ",
        "(a said b) ",
        "“he said ",
        "and then he said ",
        "The man who saw the crew that left, he said, and then ",
        "to very ",
        "7 ",
        "$ ",
        "-",
        "the firm's ",
        "A",
        "; : ",
    ] {
        check_text(&unit.repeat(100 * kilobytes / unit.len().max(5)));
    }
    check_text(&",".repeat(kilobytes * kilobytes));
    check_text(&"the crew said that it rained and ".repeat(kilobytes * kilobytes / 33));
}

/// Words and signs whose neighbours decide what they are.
const WORDS: [&str; 48] = [
    "the",
    "mayor",
    "said",
    "that",
    "it",
    "rained",
    "who",
    "which",
    ",",
    "“",
    "”",
    "(",
    ")",
    "and",
    "to",
    "be",
    "been",
    "is",
    "isn't",
    "not",
    "40",
    "$",
    "%",
    "-",
    "year-old",
    "'s",
    "he'd",
    ";",
    ":",
    ".",
    "Marlow",
    "large",
    "very",
    "because",
    "reports",
    "had",
    "taken",
    "taking",
    "will",
    "did",
    "there",
    "of",
    "in",
    "more than",
    "as many as",
    "’",
    "NATO",
    "—",
];

/// Pieces that sentences are made of, and pieces that break readers.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => proptest::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

proptest! {
    #[test]
    fn any_text_gives_something_valid(pieces in prop::collection::vec(piece(), 0..60), gap in prop::sample::select(vec![" ", ""])) {
        check_text(&pieces.join(gap));
    }
}
