//! Owns machine-made strings: what a reader takes as one sign, not as words and numbers. What they are is left to the rows
//! of `data/shapes.toml`, what it means for a fact to whoever asks.
//!
//! “Call 020 7946 0958 or see x.org/help?id=4” → `phone` “020 7946 0958” · `domain` “x.org/help?id=4”
//!
//! Prose costs one look at each byte. Only around words with a digit or a sign that a shape must hold are shapes looked for:
//! from the start of each word, by the patterns that its bytes leave possible.

use std::sync::OnceLock;

use regex_automata::dfa::Automaton;
use regex_automata::dfa::sparse::DFA;
use regex_automata::{Anchored, Input};

use super::span::{BlockId, Span};

/// What stands in a row of `data/shapes.toml`.
#[derive(Debug)]
pub struct Row {
    /// “phone”, “version”: unique.
    pub name: &'static str,
    /// Whether it is one token, of the kind `Address`.
    pub address: bool,
    /// Whether a place may lie inside: “IL 62704”.
    pub holds_place: bool,
    /// Whether its numbers count where every number is asked for.
    pub holds_number: bool,
    /// How many bytes a match may have.
    longest: usize,
    pattern: Pattern,
    except: Option<Pattern>,
    not_before: Option<Pattern>,
}

/// A pattern as `build/shapes.rs` compiled it.
#[derive(Debug)]
struct Pattern {
    compiled: &'static [u8],
    /// Read at the first search. None for bytes that are no automaton, which the tests rule out.
    automaton: OnceLock<Option<DFA<&'static [u8]>>>,
}

/// A machine-made string in a block's text.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Where it stands in its block.
    pub span: Span,
    /// Its block.
    pub block: BlockId,
    /// What it is.
    pub row: &'static Row,
}

/// Finds the shapes of `text` and appends them to `shapes`, in order and disjoint. Linear in the text's length.
pub fn find(block: BlockId, text: &str, shapes: &mut Vec<Shape>) {
    let bytes = text.as_bytes();
    windows(bytes, |mut at, end| {
        while at < end {
            if bytes[at].is_ascii_whitespace() || at > 0 && is_word(bytes[at - 1]) {
                at += 1;
                continue;
            }
            at = match seen(text, at, end) {
                Seen::Nothing => at + 1,
                Seen::Shape(row, span) => {
                    shapes.push(Shape { span, block, row });
                    span.end as usize
                }
                Seen::Rejected(end) => end,
            };
        }
    });
}

/// What a position of the text is the start of.
#[derive(Clone, Copy)]
enum Seen {
    Nothing,
    Shape(&'static Row, Span),
    /// Something long that its surroundings rule out, up to here: to read it again from each of its words would not be
    /// linear.
    Rejected(usize),
}

/// What starts at byte `at` of `text` and ends at byte `end` at the latest: the longest match, of several the one further up
/// in the file.
fn seen(text: &str, at: usize, end: usize) -> Seen {
    let window = &text.as_bytes()[at..end];
    let (mut seen, mut length) = (Seen::Nothing, 0);
    let mut rows = BY_BYTES.possible(window);
    while rows > 0 {
        let row = &ROWS[rows.trailing_zeros() as usize];
        rows &= rows - 1;
        let found = row.pattern.match_end(window, row.longest);
        let Some(found) = found.filter(|found| *found > length) else { continue };
        let span = Span::new(at as u32, (at + found) as u32);
        if stands_alone(text, span) && row.allows(text, span) {
            (seen, length) = (Seen::Shape(row, span), found);
        } else if length == 0 && found > AROUND {
            seen = Seen::Rejected(span.end as usize);
        }
    }
    seen
}

/// The names of all shapes, as in the file.
pub fn names() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.name)
}

impl Row {
    fn allows(&self, text: &str, span: Span) -> bool {
        let (own, behind) = (span.of(text).as_bytes(), &text.as_bytes()[span.end as usize..]);
        // What follows is asked for its first words only.
        let behind = &behind[..behind.len().min(AROUND)];
        !self.except.as_ref().is_some_and(|except| except.matches(own))
            && !self.not_before.as_ref().is_some_and(|not| not.matches(behind))
    }
}

impl Pattern {
    const fn new(compiled: &'static [u8]) -> Self {
        Self { compiled, automaton: OnceLock::new() }
    }

    /// Where the match that starts `text` ends, if there is one of at most `longest` bytes. Of several it is the one that the
    /// pattern prefers, as is usual for regular expressions. Time linear in the shorter of `longest` and the length of `text`.
    fn match_end(&self, text: &[u8], longest: usize) -> Option<usize> {
        let read = || DFA::from_bytes(self.compiled).ok().map(|(automaton, _)| automaton);
        let automaton = self.automaton.get_or_init(read).as_ref()?;
        let input = Input::new(text).range(..text.len().min(longest)).anchored(Anchored::Yes);
        automaton.try_search_fwd(&input).ok()?.map(|found| found.offset())
    }

    /// Whether a match starts `text`.
    fn matches(&self, text: &[u8]) -> bool {
        self.match_end(text, text.len()).is_some()
    }
}

/// How many bytes behind a shape say whether it is one, and what is short enough to be read again.
const AROUND: usize = 32;

/// Whether what stands beside `span` leaves it a string of its own: not “0.555-0134”, “$4:30”, “4:30%”.
fn stands_alone(text: &str, span: Span) -> bool {
    let (Some(before), Some(behind)) = (text.get(..span.start as usize), text.get(span.end as usize..))
    else {
        return false;
    };
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let joins = |c: char| matches!(c, '.' | ',' | ':' | '/' | '-' | '–' | '+');
    let starts_in_digits = digit(span.of(text).chars().next());
    let mut back = before.chars().rev();
    let free_before = match back.next() {
        Some('$' | '£' | '€' | '¥' | '₹') => false,
        Some('.' | ',' | '-') if starts_in_digits => !digit(back.next()),
        c => !c.is_some_and(char::is_alphanumeric),
    };
    let mut ahead = behind.chars();
    let free_behind = match ahead.next() {
        Some('%') => false,
        Some(c) if joins(c) && digit(span.of(text).chars().next_back()) => !digit(ahead.next()),
        c => !c.is_some_and(char::is_alphanumeric),
    };
    free_before && free_behind
}

// `data/shapes.toml`, compiled by `build/shapes.rs`: `ROWS` and `BY_BYTES`.
include!(concat!(env!("OUT_DIR"), "/shapes.rs"));

/// Which rows each byte leaves possible, from the compiled patterns: a bit a row, the lowest bit for the first.
struct ByBytes {
    /// Where it is the first, second, … byte.
    first: [[u64; 256]; 3],
    /// Where nothing stands behind the first word.
    word: u64,
    /// Where it stands behind the first word, or second behind it.
    behind_word: [u64; 256],
    behind_sign: [u64; 256],
}

impl ByBytes {
    /// The rows that can match at the start of `text`. Most words end here: to search for each row takes several times as long.
    fn possible(&self, text: &[u8]) -> u64 {
        let Some(initial) = text.first() else { return 0 };
        let bytes = text.iter().zip(&self.first);
        let rows = bytes.fold(u64::MAX, |rows, (byte, possible)| rows & possible[usize::from(*byte)]);
        if rows == 0 || !is_word(*initial) {
            return rows;
        }
        let length = text.iter().position(|byte| !is_word(*byte)).unwrap_or(text.len());
        match text[length..] {
            [] => rows & self.word,
            [sign] => rows & self.behind_word[usize::from(sign)],
            [sign, next, ..] => {
                rows & self.behind_word[usize::from(sign)] & self.behind_sign[usize::from(next)]
            }
        }
    }
}

/// How many words before a word that may be a shape belong to its window: “grid reference TQ 301 805”.
const WORDS_BEFORE: usize = 3;
/// How many behind: “410 U.S. 113 (N.D. Cal. 1973)”.
const WORDS_BEHIND: usize = 5;

/// Calls `look` with the stretches of `bytes` in which a shape may lie, in order, disjoint, from the start of a word to the
/// end of one.
fn windows(bytes: &[u8], mut look: impl FnMut(usize, usize)) {
    // Where the last words started, oldest first; none starts in the window before.
    let mut starts = [0; WORDS_BEFORE + 1];
    let (mut open, mut end, mut left) = (None, 0, 0);
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut suspect = false;
        while let Some(sort) = bytes.get(at).map(|byte| SORTS[usize::from(*byte)])
            && sort != SPACE
        {
            suspect |= sort == SIGN || sort == POINT && is_inner_point(bytes, at);
            at += 1;
        }
        let word = at > start;
        at += 1;
        if !word {
            continue;
        }
        starts.rotate_left(1);
        starts[WORDS_BEFORE] = start;
        if suspect {
            open.get_or_insert(starts[0]);
            (end, left) = (at - 1, WORDS_BEHIND + WORDS_BEFORE);
        } else if let Some(first) = open {
            left -= 1;
            // The words behind these are the ones before another window, unless that has to be this one.
            if left >= WORDS_BEFORE {
                end = at - 1;
            }
            if left == 0 {
                look(first, end);
                open = None;
            }
        }
    }
    if let Some(first) = open {
        look(first, end.min(bytes.len()));
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What a byte is to [`windows`]: white space, one that every shape holds one of, a point, which may be one of those, or another.
const SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        sorts[byte] = match byte as u8 {
            b' ' | b'\n' | b'\t' | b'\r' => SPACE,
            b'0'..=b'9' | b'@' | b'#' | b'/' | b'\\' | b'=' => SIGN,
            b'.' => POINT,
            _ => 0,
        };
        byte += 1;
    }
    sorts
};
const SPACE: u8 = 1;
const SIGN: u8 = 2;
const POINT: u8 = 3;

/// The point at `at` of “abc.net”, not of “home. The” or “U.S.”.
fn is_inner_point(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_some_and(|b| b.is_ascii_lowercase() || *b == b'/')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test stops at what it does not expect
mod tests {
    use regex::bytes::{Regex, RegexBuilder};

    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let mut shapes = Vec::new();
        find(BlockId(0), text, &mut shapes);
        shapes.iter().map(|shape| (shape.row.name, shape.span.of(text))).collect()
    }

    /// Each suffix and each prefix of what the file has as examples and counter-examples.
    fn pieces(shapes: &[toml::Value]) -> Vec<&[u8]> {
        let texts = shapes.iter().flat_map(|shape| [&shape["examples"], &shape["counter-examples"]]);
        let texts = texts.filter_map(toml::Value::as_array).flatten().filter_map(toml::Value::as_str);
        let texts = texts.map(str::as_bytes);
        texts.flat_map(|text| (0..=text.len()).flat_map(|at| [&text[at..], &text[..at]])).collect()
    }

    #[test]
    fn rows_match_as_the_crate_regex_reads_their_patterns() {
        let file: toml::Table = include_str!("../../data/shapes.toml").parse().unwrap();
        let shapes = file["shape"].as_array().unwrap();
        let pieces = pieces(shapes);
        let compare = |shape: &toml::Value, key: &str, end: &str, compiled: Option<&Pattern>| {
            let pattern = shape.get(key).and_then(toml::Value::as_str);
            assert_eq!(pattern.is_some(), compiled.is_some(), "{key} of {}", shape["name"]);
            let regex =
                |pattern| RegexBuilder::new(&format!("^(?x:{pattern}\n){end}")).unicode(false).build();
            let regex: Option<Regex> = pattern.map(|pattern| regex(pattern).unwrap());
            let mut matches = 0;
            for (regex, compiled) in regex.iter().zip(compiled) {
                for piece in &pieces {
                    let expected = regex.find(piece).map(|found| found.end());
                    let found = compiled.match_end(piece, usize::MAX);
                    let text = || String::from_utf8_lossy(piece);
                    assert_eq!(found, expected, "{key} of {} on “{}”", shape["name"], text());
                    matches += usize::from(found.is_some());
                }
            }
            matches
        };
        for (row, shape) in ROWS.iter().zip(shapes) {
            assert!(compare(shape, "pattern", r"\b{end-half}", Some(&row.pattern)) > 0, "{}", row.name);
            compare(shape, "except", "$", row.except.as_ref());
            compare(shape, "not-before", "", row.not_before.as_ref());
        }
    }

    #[test]
    fn what_bytes_rule_out_does_not_match() {
        let file: toml::Table = include_str!("../../data/shapes.toml").parse().unwrap();
        let (mut possible, mut ruled_out) = (0, 0);
        for piece in pieces(file["shape"].as_array().unwrap()) {
            let rows = BY_BYTES.possible(piece);
            for (number, row) in ROWS.iter().enumerate() {
                let found = row.pattern.match_end(piece, usize::MAX);
                assert!(rows >> number & 1 == 1 || found.is_none(), "{} on “{piece:?}”", row.name);
            }
            possible += (0..ROWS.len()).filter(|number| rows >> number & 1 == 1).count();
            ruled_out += (0..ROWS.len()).filter(|number| rows >> number & 1 == 0).count();
        }
        assert!(ruled_out > possible, "{possible} searches, {ruled_out} ruled out");
        assert_eq!(BY_BYTES.possible(b"quite so"), 0);
        assert_eq!(BY_BYTES.possible(b")"), 0);
    }

    #[test]
    fn a_shape_is_not_longer_than_its_row_says() {
        let name = |length: usize| format!("{}.pdf", "a".repeat(length - 4));
        assert_eq!(found(&name(70)), [("file-name", name(70).as_str())]);
        assert_eq!(found(&name(71)), []);
        // The first ending that is near enough, and not a piece of it.
        let two = format!("{}.md-{}.pdf", "a".repeat(20), "b".repeat(60));
        assert_eq!(found(&two)[0], ("file-name", &two[..23]));
        let cut = format!("{}.docxx", "a".repeat(65));
        assert_eq!(found(&cut), []);
    }

    #[test]
    fn shapes_are_found_in_order_and_disjoint() {
        assert_eq!(
            found("Call 020 7946 0958 or see x.org/help?id=4, by 7:45."),
            [("phone", "020 7946 0958"), ("domain", "x.org/help?id=4"), ("time", "7:45")]
        );
        assert_eq!(found("Nothing here. The U.S. won."), []);
    }

    #[test]
    fn a_piece_of_a_number_or_an_amount_is_no_shape() {
        for text in ["It cost $4:30.", "a rate of 0.12:30", "It rose 12:30%.", "éF-35"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn windows_hold_the_words_around_a_sign() {
        let cut = |text: &str| {
            let mut cut = Vec::new();
            windows(text.as_bytes(), |start, end| cut.push(text[start..end].to_owned()));
            cut
        };
        assert_eq!(cut("no sign in here. At all"), [""; 0]);
        assert_eq!(cut("a b c d 5 f g h i j k l"), ["b c d 5 f g h i j"]);
        assert_eq!(cut("a 5 b 6"), ["a 5 b 6"]);
        assert_eq!(cut("5 b c d e f g h i j 6 "), ["5 b c d e f", "h i j 6"]);
        // “f g h” belong to the second sign, so that both have one window.
        assert_eq!(cut("5 b c d e f g h 6"), ["5 b c d e f g h 6"]);
        assert_eq!(cut("5 b c d e f g h i 6"), ["5 b c d e f", "g h i 6"]);
    }
}
