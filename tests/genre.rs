//! What sort of page a text is, and what that leaves of its facts. News has to stay news: half of these are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use factlight::fact::GenreOption;
use factlight::lexicon::rows;
use factlight::text::Text;
use factlight::text::genre::Traits;
use factlight::{Block, BlockKind, Document, Genre, Options};

fn page(blocks: &[(BlockKind, &str)]) -> Document {
    let block = |(kind, text): &(BlockKind, &str)| Block { kind: *kind, ..Block::paragraph(*text) };
    Document { blocks: blocks.iter().map(block).collect() }
}

/// Paragraphs, the same ones over and over until there are `count`.
fn paragraphs(texts: &[&str], count: usize) -> Document {
    let all: Vec<_> = texts.iter().cycle().take(count).map(|text| (BlockKind::Paragraph, *text)).collect();
    page(&all)
}

fn genre(document: &Document) -> Genre {
    common::engine().read(document, &Options::default()).genre
}

fn marks(document: &Document, genre: GenreOption) -> Vec<String> {
    let options = Options { genre, ..Options::default() };
    let facts = common::engine().annotate(document, &options);
    let text = |fact: &factlight::Fact| {
        fact.anchor.span.of(&document.blocks[fact.anchor.block.0 as usize].text).to_owned()
    };
    facts.iter().map(text).collect()
}

const RECIPE: [&str; 4] = [
    "You need two pears and a sharp knife, and your pan must be dry.",
    "Wash the pears and cut off both of their ends with the knife.",
    "Put them into the pan, and let your guests wait for ten minutes or so.",
    "Stir the sauce for as long as you like, for nobody minds it thick.",
];

const STORY: [&str; 4] = [
    "“You came,” Ada said, and shut the door behind the two of them.",
    "“The rain kept me. Nobody rows in that,” answered Ben.",
    "She looked at the wet coat, and at the boots that were not his.",
    "“Whose are those? You had others in the morning, I think.”",
];

const NEWS: [&str; 4] = [
    "The harbour of Fallwick will close for two weeks, the council said on Monday.",
    "“We ran out of room,” said Ida Holm, who runs it.",
    "About 40 boats were moved to Oslo, according to the port authority.",
    "The work costs £4 million and two crews were hired for it.",
];

#[test]
fn instructions_are_told_by_what_they_say_to_the_reader() {
    assert_eq!(genre(&paragraphs(&RECIPE, 20)), Genre::HowTo);
    // Few sentences tell nothing.
    assert_eq!(genre(&paragraphs(&RECIPE, 8)), Genre::News);
}

#[test]
fn a_column_that_speaks_to_the_reader_and_gives_no_orders_is_news() {
    let column = [
        "You may think that the harbour is not yours.",
        "It costs the town more than you would guess each year.",
    ];
    assert_eq!(genre(&paragraphs(&column, 40)), Genre::News);
}

#[test]
fn a_story_is_told_by_its_talk() {
    assert_eq!(genre(&paragraphs(&STORY, 60)), Genre::Fiction);
    assert_eq!(genre(&paragraphs(&STORY, 20)), Genre::News, "a short one may be a feature's opening");
}

#[test]
fn news_stays_news_however_much_is_quoted_in_it() {
    assert_eq!(genre(&paragraphs(&NEWS, 60)), Genre::News);
    let quoted = [
        "“We ran out of room,” said Ida Holm.",
        "“It was wet,” she said.",
        "“Nobody rows in that,” he told us.",
    ];
    assert_eq!(genre(&paragraphs(&quoted, 60)), Genre::News);
}

#[test]
fn an_encyclopedia_is_told_by_its_sources_and_a_report_with_sources_is_none() {
    let sources = [(BlockKind::Reference, "Holm, Ida: The Wet Year. Fallwick, 2011."); 6];
    let article = [
        &sources[..],
        &[(BlockKind::Paragraph, "The lock is the oldest of the harbour and holds 40 boats.")],
    ]
    .concat();
    assert_eq!(genre(&page(&article)), Genre::Reference);
    let report: Vec<_> = NEWS.iter().cycle().take(16).map(|text| (BlockKind::Paragraph, *text)).collect();
    assert_eq!(genre(&page(&[&sources[..], &report].concat())), Genre::News);
}

#[test]
fn manuals_shops_and_forums_are_told_by_what_they_have() {
    let told = |(kind, text): (BlockKind, &'static str), count: usize, rest: &'static str| {
        let mut blocks = vec![(kind, text); count];
        blocks.extend([(BlockKind::Paragraph, rest); 14]);
        genre(&page(&blocks))
    };
    let manual = "The pump stops when the valve of the tank shuts.";
    assert_eq!(told((BlockKind::Preformatted, "pump --start 4"), 4, manual), Genre::Documentation);
    assert_eq!(told((BlockKind::Preformatted, "pump --start 4"), 1, manual), Genre::News);
    assert_eq!(told((BlockKind::ListItem, "Add to basket"), 4, manual), Genre::Shop);
    assert_eq!(told((BlockKind::ListItem, "Add to basket"), 1, manual), Genre::News);
    let post = "I think that my pump is broken and it took me a day.";
    let mut forum =
        [(BlockKind::Byline, "Ida"), (BlockKind::Paragraph, post), (BlockKind::ListItem, "Reply")].repeat(14);
    assert_eq!(genre(&page(&forum)), Genre::Forum);
    forum.retain(|(_, text)| *text != "Reply");
    assert_eq!(genre(&page(&forum)), Genre::News, "a diary has its writer's name on it too");
}

#[test]
fn on_all_but_news_only_what_stands_up_is_marked() {
    let text = "Two boats in Oslo cost £5 each. “It was wet,” she said. “It leaks,” said Ida Holm, who had 4,000 letters.";
    let document = page(&[(BlockKind::Paragraph, text)]);
    let all = ["Two", "Oslo", "£5", "“It was wet,”", "“It leaks,”", "4,000"];
    assert_eq!(marks(&document, GenreOption::Auto), all);
    assert_eq!(marks(&document, GenreOption::Is(Genre::News)), all);
    assert_eq!(marks(&document, GenreOption::Is(Genre::HowTo)), ["Oslo", "£5", "“It leaks,”", "4,000"]);
    assert_eq!(marks(&document, GenreOption::Is(Genre::Fiction)), [""; 0]);
    let document =
        page(&[(BlockKind::Paragraph, "It will be so when Bob pulls from Alice, or from Brussels.")]);
    assert_eq!(marks(&document, GenreOption::Is(Genre::Documentation)), ["Brussels"]);
}

#[test]
fn forcing_news_marks_a_page_of_another_sort_as_news() {
    let document = paragraphs(&STORY, 60);
    assert!(marks(&document, GenreOption::Auto).is_empty());
    assert!(marks(&document, GenreOption::Is(Genre::News)).len() > 40);
}

#[test]
fn words_tell_in_their_examples_what_the_table_says() {
    const KINDS: [&str; 7] = ["said", "you", "self", "do", "sell", "reply", "report"];
    let mut count = 0;
    for row in rows(include_str!("../data/genre_words.tsv")) {
        let kind = KINDS.iter().position(|kind| *kind == row[1]).unwrap_or_else(|| panic!("{row:?}"));
        let is_short = matches!(row[1], "sell" | "reply");
        let text = if is_short {
            row[2].to_owned()
        } else {
            format!("{}, and that is all.", row[2].trim_end_matches('.'))
        };
        let document = Document::from_text(text);
        assert_eq!(Traits::of(&Text::new(&document)).told[kind], 1, "{row:?}");
        count += 1;
    }
    assert!(count > 60, "{count} rows");
}
