//! What holds for any text: valid, sorted, nested or disjoint facts, no panic, the same result twice, linear size.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use common::invariants;
use factlight::fact::{CountryCode, GenreOption};
use factlight::lexicon::rows;
use factlight::{Block, BlockKind, Decimal, Document, FactKind, Home, Link, Marks, Options, Span};
use proptest::prelude::*;

const ALL: Options = Options {
    marks: Marks::All,
    quantities: true,
    quotes: true,
    places: true,
    metonyms: true,
    demonyms: true,
    sources: true,
    forms: None,
    decimal: Decimal::Point,
    home: Home::of(&[CountryCode(*b"GB")]),
    locale: None,
    genre: GenreOption::Auto,
};

fn check(document: &Document) {
    common::parses::check(document);
    for options in [Options::default(), ALL] {
        invariants::annotate(common::engine(), document, &options);
    }
}

/// Words that news text is made of.
const WORDS: [&str; 44] = [
    "said",
    "he",
    "she told reporters",
    "according to",
    "the minister",
    "more than",
    "about",
    "between",
    "and",
    "to",
    "percent",
    "billion",
    "km",
    "Paris",
    "Texas",
    "the U.S.",
    "John Kirby",
    "Mr.",
    "spokesman",
    "rose by",
    "from",
    "years",
    "per",
    "a",
    "one",
    "half",
    "twenty-two",
    "dozens of",
    "people",
    "Bank of",
    "New York",
    "University of",
    "in",
    "The",
    "that",
    "ago",
    "St.",
    "Co.",
    "a.m.",
    "1 in 5",
    "two-thirds",
    "May 5, 2019",
    "@handle",
    "x@y.org",
];

/// Signs that stand around and between them.
const SIGNS: [&str; 38] = [
    "\"", "“", "”", "‘", "’", "'", "''", "«", "»", "„", "「", "」", "$", "€", "£", "%", "½", "–", "—", "-",
    ",", ".", ":", ";", "!", "?", "…", "(", ")", "[", "]", "/", "°", "+", "−", "²", "′", "″",
];

/// What breaks detectors: marks that are not drawn, other scripts, numbers that are none.
const ODD: [&str; 26] = [
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "\u{fffd}",
    "\u{301}",
    "\u{feff}",
    "\u{a0}",
    "\u{2009}",
    "🚲",
    "👩‍🚒",
    "é",
    "שלום",
    "العربية",
    "日本",
    "\n",
    "\t",
    "\r\n",
    "ß",
    "İ",
    "ﬁ",
    "１２３",
    "٣",
    "1e400",
    "0.0.0",
    "1,2,3",
    "000",
];

/// Pieces that news text is made of, and pieces that break detectors.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        3 => prop::sample::select(SIGNS.to_vec()).prop_map(str::to_owned),
        2 => prop::sample::select(ODD.to_vec()).prop_map(str::to_owned),
        2 => "[0-9]{1,7}([.,][0-9]{1,3}){0,2}",
        1 => "[A-Z][a-z]{1,9}",
        1 => any::<char>().prop_map(String::from),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec((piece(), prop::bool::weighted(0.8)), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(p, space)| if space { p + " " } else { p }).collect())
}

fn block() -> impl Strategy<Value = Block> {
    let kinds = [
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::Standfirst,
        BlockKind::Byline,
        BlockKind::Dateline,
        BlockKind::Caption,
        BlockKind::Credit,
        BlockKind::PullQuote,
        BlockKind::Blockquote,
        BlockKind::Post,
        BlockKind::Reference,
        BlockKind::Footnote,
        BlockKind::ListItem,
        BlockKind::TableCell,
        BlockKind::TableHeader,
        BlockKind::Question,
        BlockKind::Answer,
        BlockKind::Stamp,
        BlockKind::Navigation,
        BlockKind::Boilerplate,
        BlockKind::Preformatted,
    ];
    let heads = (prop::collection::vec(text(), 0..3), prop::option::of(text()));
    (prop::sample::select(kinds.to_vec()), text(), any::<bool>(), heads).prop_map(
        |(kind, text, linked, (column, row))| {
            let links = if linked && !text.is_empty() {
                let end = text.chars().next().map_or(0, char::len_utf8) as u32;
                vec![Link { span: Span::new(0, end), href: "https://example.org/".into() }]
            } else {
                Vec::new()
            };
            Block { kind, text, links, column, row }
        },
    )
}

/// What stands between two words: mostly a space, else all that pages and files have there.
fn gap() -> impl Strategy<Value = &'static str> {
    let breaks = ["\n", "\r\n", "\n ", "\t", "\n\n", "\u{2028}"];
    let odd = ["\u{a0}", "\u{200b}", " \u{200b}", "\u{ad}", "\u{2009}", "\u{feff}", "", "  ", "\u{fffc}"];
    let marks = [
        " “", "” ", " \"", "\" ", " ‘", "’ ", " (", ") ", " [", "] ", ", ", ". ", ": ", " — ", "-", "/",
        "; ", "’s ",
    ];
    prop_oneof![
        30 => Just(" "),
        10 => prop::sample::select(breaks.to_vec()),
        2 => prop::sample::select(odd.to_vec()),
        3 => prop::sample::select(marks.to_vec()),
    ]
}

/// A name as the rules put it together: “South Korea”, “Anbar Province”, “Mr. Aaron Smith”, “about 7 per cent”.
fn name() -> impl Strategy<Value = String> {
    use prop::sample::select;

    fn cells(table: &'static str, column: usize, split: &'static [char]) -> Vec<&'static str> {
        let cells = rows(table).filter_map(move |row| row.get(column).copied());
        cells.flat_map(|cell| cell.split(split)).map(str::trim).filter(|cell| !cell.is_empty()).collect()
    }
    fn capital(word: &str) -> String {
        word[..1].to_uppercase() + &word[1..]
    }
    let words = |role: &str| -> Vec<String> {
        let rows = rows(include_str!("../data/place_words.tsv"));
        rows.filter(|row| row[1].split(' ').any(|own| own == role)).map(|row| capital(row[0])).collect()
    };
    let mut places = cells(include_str!("../data/countries.tsv"), 3, &[';']);
    places.extend(cells(include_str!("../data/regions.tsv"), 3, &[';']));
    let titles: Vec<_> = cells(include_str!("../data/titles.tsv"), 0, &[]).into_iter().map(capital).collect();
    let given = cells(include_str!("../data/given_names.tsv"), 0, &[]);
    let surnames = cells(include_str!("../data/surnames.tsv"), 0, &[';']);
    let about = cells(include_str!("../data/approximators.tsv"), 0, &[]);
    let units = cells(include_str!("../data/units.tsv"), 3, &['|']);
    prop_oneof![
        3 => (select(words("direction")), select(places.clone())).prop_map(|(d, p)| format!("{d} {p}")),
        2 => (select(places.clone()), select(words("public"))).prop_map(|(p, f)| format!("{p} {f}")),
        2 => (select(places.clone()), select(places)).prop_map(|(p, q)| format!("{p}, {q}")),
        3 => (select(titles), select(given), select(surnames)).prop_map(|(t, g, s)| format!("{t} {g} {s}")),
        3 => (select(about), 1..2000u32, select(units)).prop_map(|(a, n, u)| format!("{a} {n} {u}")),
    ]
}

/// A sentence around such names.
fn frame() -> impl Strategy<Value = String> {
    let frames = [
        "The army in # has moved. ",
        "# has denied that # was there. ",
        "“# has won,” said # on Friday. ",
        "# told #: “We stay in #.” ",
        "It rose by # to # near #, according to #. ",
        "# — # and # counties ",
    ];
    let names = prop::collection::vec(name(), 4);
    (prop::sample::select(frames.to_vec()), names).prop_map(|(frame, names)| {
        let mut names = names.into_iter().cycle();
        frame.split_inclusive('#').fold(String::new(), |text, piece| match piece.strip_suffix('#') {
            Some(before) => text + before + &names.next().unwrap_or_default(),
            None => text + piece,
        })
    })
}

/// One to three real sentences, with something else than a space at many a boundary of words.
fn real_words() -> impl Strategy<Value = String> {
    let sentence = prop_oneof![prop::sample::select(common::case_texts()), frame()];
    prop::collection::vec(sentence, 1..4)
        .prop_map(|chosen| chosen.concat().split([' ', '\n']).map(str::to_owned).collect::<Vec<_>>())
        .prop_flat_map(|words| {
            let gaps = prop::collection::vec(gap(), words.len());
            (Just(words), gaps)
        })
        .prop_map(|(words, gaps)| words.iter().zip(gaps).flat_map(|(word, gap)| [word, gap]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    // Without the bound that `Text::around` sets, this finds a line break inside “South Korea” at once.
    #[test]
    fn facts_of_real_words_keep_the_invariants(texts in prop::collection::vec(real_words(), 8)) {
        for text in texts {
            check(&common::document(&text));
        }
    }

    #[test]
    fn facts_of_news_like_text_keep_the_invariants(blocks in prop::collection::vec(block(), 0..6)) {
        check(&Document { blocks });
    }

    #[test]
    fn facts_of_any_text_keep_the_invariants(text in any::<String>()) {
        check(&Document::from_text(text));
    }
}

#[test]
fn bad_input_gives_a_result_or_nothing() {
    let repeat = |piece: &str, times: usize| Document::from_text(piece.repeat(times));
    for document in [
        Document::default(),
        Document::from_text(""),
        Document::from_text(" \n\t "),
        // A comma where somebody might be named before the colon.
        Document::from_text("   ,:«E."),
        repeat("7", 1_000_000),
        repeat("7 ", 300_000),
        repeat("1,", 300_000),
        repeat("“", 100_000),
        repeat("\"", 100_000),
        repeat("' ", 100_000),
        repeat("“a ”b ‘c ", 50_000),
        repeat("one hundred ", 50_000),
        repeat("Paris ", 50_000),
        repeat("New York Bank of ", 20_000),
        repeat("he said ", 50_000),
        repeat("\u{200b}\u{202e}\u{ad}", 50_000),
        repeat("5 – ", 50_000),
        repeat("between 5 and ", 50_000),
        repeat("a.b@", 50_000),
        repeat("x.", 100_000),
        repeat("שלום 5 العربية “", 10_000),
        Document { blocks: vec![Block::paragraph("“Open,"); 20_000] },
        Document { blocks: vec![Block::paragraph("Smith said."); 20_000] },
    ] {
        let facts = common::engine().annotate(&document, &Options::default());
        invariants::check(&document, &facts);
    }
}

#[test]
fn options_leave_kinds_out() {
    let document =
        Document::from_text("“We saw 12 boats,” said Dana Whitlow in Oslo, more than $2.1 billion later.");
    let kinds = |options: Options| {
        let facts = common::engine().annotate(&document, &options);
        facts.iter().map(|f| std::mem::discriminant(&f.kind)).collect::<std::collections::HashSet<_>>().len()
    };
    assert_eq!(kinds(Options::default()), 3);
    assert_eq!(kinds(Options { quotes: false, ..Options::default() }), 2);
    assert_eq!(kinds(Options { quantities: false, places: false, ..Options::default() }), 1);
    assert_eq!(kinds(Options { quantities: false, places: false, quotes: false, ..Options::default() }), 0);
}

#[test]
fn the_pages_language_decides_between_namesakes_of_a_size() {
    let country = |text: &str, tag: &str| {
        let locale = CountryCode::of_language_tag(tag);
        let facts =
            common::engine().annotate(&Document::from_text(text), &Options { locale, ..Options::default() });
        facts.iter().find_map(|fact| match &fact.kind {
            FactKind::Place(place) => place.country.map(|code| code.as_str().to_owned()),
            _ => None,
        })
    };
    let cambridge = "The vote in Cambridge was close.";
    assert_eq!(country(cambridge, "en").as_deref(), Some("GB"));
    assert_eq!(country(cambridge, "en-US").as_deref(), Some("US"));
    assert_eq!(country("The vote in London was close.", "en-CA").as_deref(), Some("GB"), "a world city");
}
