//! What holds of quotes whatever the text: no panic, contents inside their anchors, parts that go on have a next part.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use factlight::{Block, BlockKind, Document, FactKind, Options};

/// Words that the detector has rules for, marks of every kind, and stops.
const PIECES: [&str; 64] = [
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    "„",
    "「",
    "」",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "…",
    "said",
    "says",
    "told",
    "adding",
    "according",
    "to",
    "that",
    "the",
    "minister",
    "he",
    "she",
    "it",
    "they",
    "and",
    "who",
    "was",
    "by",
    "Ann",
    "Cole",
    "Mr.",
    "Dr",
    "Holm",
    "UN",
    "Jr.",
    "called",
    "vowed",
    "not",
    "on",
    "Monday",
    "reporters",
    "in",
    "a",
    "statement",
    "\n",
    "\n\n",
    "Q",
    "6'2\"",
    "'90s",
    "@ann",
    "🚲",
];

/// A sequence that looks random and is the same each time.
struct Sequence(u64);
impl Sequence {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

fn texts() -> Vec<String> {
    let mut sequence = Sequence(0x5eed);
    let mut texts = Vec::new();
    for length in (1..=60).cycle().take(4000) {
        let mut text = String::new();
        for _ in 0..length {
            text.push_str(PIECES[sequence.next(PIECES.len())]);
            if sequence.next(4) > 0 {
                text.push(' ');
            }
        }
        texts.push(text);
    }
    texts
}

fn check(document: &Document) {
    let facts = common::engine().annotate(document, &Options::default());
    for fact in &facts {
        let FactKind::Quote(quote) = &fact.kind else { continue };
        assert!(fact.anchor.span.contains(quote.content), "{document:?}");
        assert!(!common::text_at(document, fact.anchor).is_empty(), "{document:?}");
        for part in fact.source.iter().flat_map(|source| [source.role, source.cue]).flatten() {
            assert!(!common::text_at(document, part).is_empty(), "{document:?}");
        }
    }
}

#[test]
fn any_mix_of_marks_and_cues_gives_sound_quotes() {
    for text in texts() {
        check(&common::document(&text));
    }
}

#[test]
fn block_quotes_of_any_text_are_sound() {
    for text in texts().into_iter().take(800) {
        let block = Block { kind: BlockKind::Blockquote, ..Block::paragraph(text) };
        check(&Document { blocks: vec![Block::paragraph("She wrote:"), block] });
    }
}

#[test]
fn a_block_quote_is_said_by_whom_the_paragraph_before_announces() {
    let block =
        Block { kind: BlockKind::Blockquote, ..Block::paragraph("The plan is dead. It never lived.") };
    let document = Document { blocks: vec![Block::paragraph("Lena Fisk wrote:"), block] };
    let facts = common::engine().annotate(&document, &Options::default());
    let row = common::row(&document, &facts[0]);
    assert_eq!(row["text"], "The plan is dead. It never lived.");
    assert_eq!(row["speaker"], "Lena Fisk");
}

#[test]
fn a_block_quote_is_said_by_whom_a_line_under_it_names() {
    let said = |text: &str| {
        let block = Block { kind: BlockKind::Blockquote, ..Block::paragraph(text) };
        let document = Document { blocks: vec![block] };
        let facts = common::engine().annotate(&document, &Options { places: false, ..Options::default() });
        let rows = facts.iter().map(|fact| common::row(&document, fact));
        rows.map(|row| format!("{} {}", row["content"], row["speaker"])).collect::<Vec<_>>().join("|")
    };
    assert_eq!(said("“The plan is dead.”\n— Lena Fisk, architect"), r#""The plan is dead." "Lena Fisk""#);
    assert_eq!(said("The plan is dead.\n– Lena Fisk"), r#""The plan is dead." "Lena Fisk""#);
    // A dash before more words of the same speaker names nobody.
    assert_eq!(
        said("The plan is dead.\n— it never lived."),
        r#""The plan is dead." null|"— it never lived." null"#
    );
}

#[test]
fn a_thousand_unclosed_quotes_do_not_swallow_the_page() {
    let text = format!("{}“We wait,” said Ann Cole.", "“Nobody closed this one\n\n".repeat(1000));
    let document = common::document(&text);
    let facts = common::engine().annotate(&document, &Options::default());
    let row = common::row(&document, facts.last().expect("a quote"));
    assert_eq!((row["content"].as_str(), row["speaker"].as_str()), (Some("We wait,"), Some("Ann Cole")));
}
