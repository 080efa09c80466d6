//! Runs `tests/cases/names/*.toml`: sentences with the cast expected of them, and what holds for the cast of any text.
//!
//! ```toml
//! [[case]]
//! text = "Defense Secretary Ash Carter landed. Carter spoke."
//! cast = ["Ash Carter, person, 2"]   # name, kind, how often it is named where that is not once; all, in order
//! why = "the title is no part of the name, the surname means whoever was named in full"
//! ```
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use std::sync::LazyLock;

use factlight::names::{Cast, Kind};
use factlight::text::Text;
use factlight::{Block, Document, Gazetteer};
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
    text: String,
    cast: Vec<String>,
    #[allow(dead_code)] // for the reader
    why: String,
}

fn gazetteer() -> &'static Gazetteer {
    static OPENED: LazyLock<Gazetteer> = LazyLock::new(|| {
        Gazetteer::from_bytes(common::GAZETTEER.to_vec()).expect("data/gazetteer.bin opens")
    });
    &OPENED
}

/// Each member with its kind, and how often it is named where that is more than once, in order of the first sighting.
fn told(cast: &Cast) -> Vec<String> {
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for sighting in &cast.sightings {
        match seen.iter_mut().find(|(member, _)| *member == sighting.member) {
            Some((_, count)) => *count += 1,
            None => seen.push((sighting.member, 1)),
        }
    }
    // What only opens sentences, and is nothing that the document tells, may be any word: “Rain fell.”
    let named = |&&(member, _): &&(usize, usize)| {
        let member = &cast.members[member];
        member.inside || member.kind != Kind::Other
    };
    let line = |&(member, count): &(usize, usize)| {
        let member = &cast.members[member];
        let times = if count > 1 { format!(", {count}") } else { String::new() };
        format!("{}, {}{times}", member.name, member.kind.name())
    };
    seen.iter().filter(named).map(line).collect()
}

#[test]
fn the_cast_is_what_the_cases_say() {
    let (mut count, mut failures) = (0, Vec::new());
    for file in common::files("tests/cases/names", "toml") {
        let cases: Cases = common::cases(&file);
        for case in cases.case {
            count += 1;
            let document = common::document(&case.text);
            let found = told(&Cast::read(&Text::new(&document), gazetteer()));
            if found != case.cast {
                failures.push(format!("{}\n    want {:?}\n    got  {found:?}", case.text, case.cast));
            }
        }
    }
    assert!(count >= 60, "{count} cases");
    assert!(failures.is_empty(), "{} of {count} cases fail\n{}", failures.len(), failures.join("\n"));
}

/// The cast of any text: sightings in order and apart, every one of a member, and found again by its tokens.
fn check(document: &Document) {
    let text = Text::new(document);
    let cast = Cast::read(&text, gazetteer());
    let mut end = 0;
    for sighting in &cast.sightings {
        assert!(sighting.tokens.start >= end && !sighting.tokens.is_empty(), "{:?}", sighting.tokens);
        end = sighting.tokens.end;
        assert!(end <= text.tokens.len());
        let tokens = &text.tokens[sighting.tokens.clone()];
        assert!(tokens.iter().all(|t| t.block == tokens[0].block), "a name stays in its block");
        assert!(tokens.iter().any(factlight::text::Token::is_capitalised), "a name has a capital");
        for token in sighting.tokens.clone() {
            assert_eq!(cast.at(token).map(|s| &s.tokens), Some(&sighting.tokens));
        }
        let member = cast.member(sighting).expect("a sighting has its member");
        assert!(!member.name.is_empty() && !member.name.contains('\n'));
    }
    let named: usize = cast.sightings.len();
    assert_eq!(cast.within(0..text.tokens.len()).len(), named);
    assert!(cast.members.len() <= named, "no member without a sighting");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_has_a_cast(text in r#"([A-Z][a-z]{0,7}|[A-Z]{1,5}|[a-z]{1,8}|de|van|al|al-|of|for|and|the|his wife|-|–|\.|,|:|\n|\n\n|'s|’ll|&|[0-9]{1,3}|“|”|\p{Lu}|.| ){0,80}"#) {
        check(&common::document(&text));
    }

    #[test]
    fn words_of_names_in_any_order_have_a_cast(words in prop::collection::vec(
        prop::sample::select(vec![
            "Dana", "Marsh", "de", "la", "Cruz", "Judge", "Park", "Min", "-", "jae", "Centers", "for", "Disease", "and",
            "Prevention", "Mr", ".", "Jr", ",", "61", "who", "said", "Speaking", "You'll", "the", "Hurricane", "in",
            "Lyon", "his", "wife", "'s", "lawyer", "HOUSTON", ":", "\n\n", "\n", "&", "“", "”", "T", "72", "Motors",
        ]),
        0..60,
    )) {
        check(&common::document(&words.join(" ")));
        check(&common::document(&words.concat()));
    }
}

#[test]
fn a_title_joined_to_a_small_word_names_nobody() {
    for text in ["Cruz \n Mr - in :", "Cruz\nMr-in:"] {
        check(&common::document(text));
    }
}

#[test]
fn a_member_is_found_by_token_and_by_name() {
    let document =
        common::document("Defense Secretary Ash Carter landed. Carter, a former nurse, left Lyon.");
    let text = Text::new(&document);
    let cast = Cast::read(&text, gazetteer());
    let carter = cast.named("Ash Carter").expect("Carter is named");
    let token = |word: &str| text.tokens.iter().rposition(|t| text.of(t) == word).unwrap();
    let later = cast.at(token("Carter")).and_then(|sighting| cast.member(sighting)).unwrap();
    assert_eq!(later.at, carter.at, "the surname means him");
    let role = |word: &str| carter.roles.contains(&factlight::text::fold(word));
    assert!(role("secretary") && role("nurse") && !role("landed"));
    assert!(cast.at(token("landed")).is_none(), "a verb is no name");
    assert!(cast.named("Carter").is_none(), "his full name is another");
}

#[test]
fn a_line_break_in_a_name_is_a_space() {
    let wrapped = "The talks on the new harbour were opened on Monday by Defense Secretary Ash\nCarter, who had landed \
                   in the capital of the island an hour before with Dana\nMarlowe-Finch, and were closed by her on Friday.";
    let (broken, whole) = (common::document(wrapped), common::document(&wrapped.replace('\n', " ")));
    let cast = |document: &Document| told(&Cast::read(&Text::new(document), gazetteer()));
    assert_eq!(cast(&broken), cast(&whole));
    assert_eq!(cast(&whole), ["Ash Carter, person", "Dana Marlowe-Finch, person"]);
}

#[test]
fn long_texts_of_one_sort_have_a_cast() {
    let letters = |n: usize| -> String {
        (0..4)
            .scan(n, |left, _| {
                let letter = char::from(b'a' + (*left % 26) as u8);
                *left /= 26;
                Some(letter)
            })
            .collect()
    };
    let names: String = (0..100_000).map(|n| format!("X{} Y{} spoke. ", letters(n), letters(n))).collect();
    let blocks = |text: String| Document { blocks: vec![Block::paragraph(&text)] };
    check(&blocks(names));
    check(&blocks("CAPITALS ONLY ".repeat(50_000)));
    check(&blocks("Onelongname".repeat(50_000)));
    check(&blocks("de ".repeat(50_000)));
    check(&blocks("Centers for Disease and ".repeat(20_000)));
    check(&blocks("Min-jae-".repeat(50_000)));
}
