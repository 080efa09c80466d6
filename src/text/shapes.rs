//! Owns machine-made strings: what a reader takes as one sign, not as words and numbers. What they are is left to the rows
//! of `data/shapes.toml`, what it means for a fact to whoever asks.
//!
//! “Call 020 7946 0958 or see x.org/help?id=4” → `phone` “020 7946 0958” · `domain` “x.org/help?id=4”
//!
//! Prose costs one look at each byte. Only around words with a digit or a sign that a shape must hold are shapes looked for:
//! from the start of each word, against all patterns at once, which most often ends with the word's first letters; then
//! against those that were seen.

use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

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
    pattern: &'static str,
    except: &'static str,
    not_before: &'static str,
    compiled: OnceLock<Option<Compiled>>,
}

#[derive(Debug)]
struct Compiled {
    pattern: Regex,
    except: Option<Regex>,
    not_before: Option<Regex>,
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
            at = match table().at(text, at, end) {
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

impl Table {
    /// What starts at byte `at` of `text` and ends at byte `end` at the latest: the longest match, of several the one
    /// further up in the file.
    fn at(&'static self, text: &str, at: usize, end: usize) -> Seen {
        let window = &text.as_bytes()[at..end];
        if !self.any.is_match(window) {
            return Seen::Nothing;
        }
        let (mut seen, mut length) = (Seen::Nothing, 0);
        for row in self.any.matches(window) {
            let row = &self.rows[row];
            let Some(compiled) = row.compiled() else { continue };
            let Some(found) = compiled.pattern.find(window).filter(|found| found.end() > length) else {
                continue;
            };
            let span = Span::new(at as u32, (at + found.end()) as u32);
            if stands_alone(text, span) && compiled.allows(text, span) {
                (seen, length) = (Seen::Shape(row, span), found.end());
            } else if length == 0 && found.end() > AROUND {
                seen = Seen::Rejected(span.end as usize);
            }
        }
        seen
    }
}

/// The names of all shapes, as in the file.
pub fn names() -> impl Iterator<Item = &'static str> {
    table().rows.iter().map(|row| row.name)
}

impl Row {
    /// None for a pattern that does not compile, which the tests of the rows rule out.
    fn compiled(&self) -> Option<&Compiled> {
        let optional = |pattern: &str, start: &str, end: &str| match pattern {
            "" => Some(None),
            pattern => regex(&format!("{start}(?:{pattern}){end}")).map(Some),
        };
        self.compiled
            .get_or_init(|| {
                Some(Compiled {
                    pattern: regex(&alone(self.pattern))?,
                    except: optional(self.except, "^", "$")?,
                    not_before: optional(self.not_before, "^", "")?,
                })
            })
            .as_ref()
    }
}

impl Compiled {
    fn allows(&self, text: &str, span: Span) -> bool {
        let (own, behind) = (span.of(text).as_bytes(), &text.as_bytes()[span.end as usize..]);
        // What follows is asked for its first words only.
        let behind = &behind[..behind.len().min(AROUND)];
        !self.except.as_ref().is_some_and(|except| except.is_match(own))
            && !self.not_before.as_ref().is_some_and(|not| not.is_match(behind))
    }
}

/// How many bytes behind a shape say whether it is one, and what is short enough to be read again.
const AROUND: usize = 32;

/// `pattern` at the start, with no letter, digit or underscore behind it.
fn alone(pattern: &str) -> String {
    format!(r"^(?:{pattern})\b{{end-half}}")
}

/// `\d`, `\w`, `\b` and `(?i)` speak of ASCII: no table of Unicode is needed.
fn regex(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).unicode(false).build().ok()
}

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

#[derive(Debug)]
struct Table {
    rows: Vec<Row>,
    any: RegexSet,
}

/// What all patterns together may take; they take half. Where they are much larger (`{1,255}` within `{1,64}`), the lazy DFA
/// cannot be used, and a search without it takes a thousand times as long.
const SET_BYTES: usize = 1_000_000;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows: Vec<_> =
            include_str!(concat!(env!("OUT_DIR"), "/shapes.tsv")).lines().filter_map(row).collect();
        let patterns = rows.iter().map(|row| alone(row.pattern));
        let any =
            RegexSetBuilder::new(patterns).unicode(false).size_limit(SET_BYTES).build().unwrap_or_default();
        Table { rows, any }
    })
}

fn row(line: &'static str) -> Option<Row> {
    let cells: Vec<_> = line.split('\t').collect();
    let &[name, token, inside, pattern, except, not_before] = cells.as_slice() else { return None };
    let holds = |what: &str| inside.split(' ').any(|word| word == what);
    Some(Row {
        name,
        address: token == "address",
        holds_place: holds("place"),
        holds_number: holds("number"),
        pattern,
        except,
        not_before,
        compiled: OnceLock::new(),
    })
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
        while at < bytes.len() && !matches!(bytes[at], b' ' | b'\n' | b'\t' | b'\r') {
            suspect |= is_sign(bytes, at);
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
            (end, left) = (at - 1, WORDS_BEHIND);
        } else if let Some(first) = open {
            (end, left) = (at - 1, left - 1);
            if left == 0 {
                look(first, end);
                (open, starts) = (None, [at; WORDS_BEFORE + 1]);
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

/// Whether byte `at` is one that every shape holds one of.
fn is_sign(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'0'..=b'9' | b'@' | b'#' | b'/' | b'\\' | b'=' => true,
        // “abc.net”, but not “home. The” or “U.S.”
        b'.' => bytes.get(at + 1).is_some_and(|b| b.is_ascii_lowercase() || *b == b'/'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let mut shapes = Vec::new();
        find(BlockId(0), text, &mut shapes);
        shapes.iter().map(|shape| (shape.row.name, shape.span.of(text))).collect()
    }

    #[test]
    fn every_row_compiles() {
        let table = table();
        assert_eq!(table.any.len(), table.rows.len());
        for row in &table.rows {
            assert!(row.compiled().is_some(), "{} does not compile", row.name);
        }
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
        assert_eq!(cut("5 b c d e f 6"), ["5 b c d e f", "6"]);
    }
}
