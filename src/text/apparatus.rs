//! Owns what stands in a text and is no part of what it says: marks to notes, lists of sources, and the times that entries
//! begin with, by the words of `data/apparatus.tsv`. How long a mark is, is left to `note_marks`. What a page's elements tell is `block`'s.
//!
//! “The hall holds 120[3] people.” → “The hall holds 120 people.” · “^ “Rain”. Retrieved 4 May 2011.” → nothing

mod note_marks;

use std::sync::OnceLock;

use super::block::{Block, BlockKind};
use super::lines::{Break, Breaks};
use super::run_on;
use super::token::{Case, Token, TokenKind, fold};
use super::word_kinds::WordKinds;

/// The kinds of `data/apparatus.tsv`: “References”, “Retrieved 4 May”, “ISBN 0-00”, “pp. 3–4”, “[citation needed]”, “10.32am”,
/// “1409 GMT”.
const KINDS: [&str; 7] = ["list", "access", "code", "pages", "note", "half", "zone"];
const LIST: usize = 0;
const ACCESS: usize = 1;
const CODE: usize = 2;
const PAGES: usize = 3;
const NOTE: usize = 4;
const HALF: usize = 5;
const ZONE: usize = 6;

fn kind(word: u64) -> Option<usize> {
    static WORDS: OnceLock<WordKinds> = OnceLock::new();
    let rows = include_str!(concat!(env!("OUT_DIR"), "/apparatus.tsv"));
    WORDS.get_or_init(|| WordKinds::new(rows, &KINDS)).of(word)
}

/// Takes out of blocks, one after another, what is not to be read.
#[derive(Default)]
pub(super) struct Apparatus {
    /// Whether a list of sources goes on.
    within: bool,
}

impl Apparatus {
    /// Takes out of `tokens`, from `first` on, those of `block` that stand in entries of lists of sources, in marks to notes
    /// and in the times of entries. What stands behind is no nearer to what stands before. Linear.
    pub(super) fn take_out(
        &mut self,
        block: &Block,
        breaks: &mut Breaks,
        tokens: &mut Vec<Token>,
        first: usize,
    ) {
        let reader = Reader { text: &block.text, breaks };
        let mut begun = Vec::new();
        let is_ascii = block.text.is_ascii();
        let (mut kept, mut at, mut is_starred) = (first, first, false);
        while at < tokens.len() {
            let own = &tokens[first..];
            let starts = at == first || !breaks.is_empty() && reader.starts_line(own, at - first);
            let mut length = if starts { self.entry(&reader, &own[at - first..], block.kind) } else { 0 };
            if length == 0 {
                let before = (kept > first).then(|| tokens[kept - 1]);
                length = match tokens[at].kind {
                    TokenKind::Number if starts || reader.is_behind_break(own, at - first) => {
                        let length = reader.stamp(&tokens[at..], starts);
                        if length > 0 {
                            begun.push(tokens[at].span.start);
                        }
                        length
                    }
                    TokenKind::Punctuation | TokenKind::Symbol if !tokens[at].spaced => {
                        before.map_or(0, |before| reader.mark(&before, &tokens[at..], is_starred))
                    }
                    _ => 0,
                };
                // Not the end of “*so*”.
                if tokens[at].kind == TokenKind::Punctuation && reader.sign(&tokens[at..], 0) == '*' {
                    is_starred = tokens[at].spaced;
                }
            }
            if length == 0 {
                tokens[kept] = if is_ascii { tokens[at] } else { reader.without_mark(tokens[at]) };
                (kept, at) = (kept + 1, at + 1);
            } else {
                at += length;
                if let Some(next) = tokens.get_mut(at) {
                    next.spaced |= matches!(next.kind, TokenKind::Word | TokenKind::Number);
                }
            }
        }
        tokens.truncate(kept);
        begun.into_iter().for_each(|start| breaks.begin(start));
    }

    /// How many of `tokens`, which start a line, are an entry of a list of sources.
    #[inline(never)]
    fn entry(&mut self, reader: &Reader<'_>, tokens: &[Token], of: BlockKind) -> usize {
        /// No entry has more tokens.
        const LONGEST: usize = 150;
        let is_item = of == BlockKind::ListItem;
        let opens = reader.opens_entry(tokens);
        let end = reader.line_end(tokens, opens.is_some());
        let line = &tokens[..end.min(LONGEST)];
        let is_numbered = opens.is_some_and(|quoted| !quoted) || opens.is_none() && is_item;
        let is_entry = matches!(of, BlockKind::ListItem | BlockKind::Paragraph | BlockKind::Footnote)
            && end < LONGEST
            && (opens.is_some() || is_item)
            && (self.within && (is_numbered || is_item) || reader.has_sign(line, is_numbered));
        if is_entry {
            return end;
        }
        if !is_item {
            let heading = line
                .split_last()
                .map_or(line, |(last, rest)| if reader.of(last) == ":" { rest } else { line });
            self.within = heading.len() <= 2
                && reader.anchor(heading).is_some_and(|text| kind(fold(text)) == Some(LIST));
        }
        0
    }
}

/// Reads the tokens of one block.
struct Reader<'t> {
    text: &'t str,
    breaks: &'t Breaks,
}

impl<'t> Reader<'t> {
    fn of(&self, token: &Token) -> &'t str {
        token.span.of(self.text)
    }

    /// The first character of the token at `at`; a space beyond the last.
    #[inline(never)]
    fn sign(&self, tokens: &[Token], at: usize) -> char {
        tokens.get(at).and_then(|token| self.of(token).chars().next()).unwrap_or(' ')
    }

    fn anchor(&self, tokens: &[Token]) -> Option<&'t str> {
        let (first, last) = (tokens.first()?, tokens.last()?);
        Some(first.span.join(last.span).of(self.text))
    }

    /// Whether a line break stands before the token at `at`, whatever it means.
    fn is_behind_break(&self, tokens: &[Token], at: usize) -> bool {
        at > 0
            && tokens[at].spaced
            && self.breaks.between(tokens[at - 1].span.end, tokens[at].span.start).is_some()
    }

    /// Whether the token at `at` opens a line that somebody began.
    #[inline(never)]
    fn starts_line(&self, tokens: &[Token], at: usize) -> bool {
        let (Some(before), Some(next)) = (at.checked_sub(1), tokens.get(at)) else { return at == 0 };
        let last = &tokens[before];
        let meaning = if next.spaced { self.breaks.between(last.span.end, next.span.start) } else { None };
        match meaning {
            None | Some(Break::Wrapped) => false,
            Some(Break::Blank) => true,
            Some(Break::Open) => {
                let earlier = before.checked_sub(1).and_then(|earlier| tokens.get(earlier));
                !run_on::runs_on(self.text, earlier, last, next, false)
            }
        }
    }

    /// Where the line ends that `tokens` start with. An `entry` may go on in the next line where that is too long to have been
    /// ended, as in hard-wrapped text.
    #[inline(never)]
    fn line_end(&self, tokens: &[Token], entry: bool) -> usize {
        /// Bytes; nobody wraps to less.
        const NARROWEST: u32 = 40;
        let mut start = 0;
        for at in 1..tokens.len() {
            if !self.starts_line(tokens, at) {
                continue;
            }
            let (last, next) = (&tokens[at - 1], &tokens[at]);
            let is_ended =
                next.case != Case::Lower && matches!(last.kind, TokenKind::Punctuation | TokenKind::Mark);
            let is_long = last.span.end - tokens[start].span.start >= NARROWEST;
            let is_blank = self.breaks.between(last.span.end, next.span.start) == Some(Break::Blank);
            if !entry || is_ended || !is_long || is_blank || self.opens_entry(&tokens[at..]).is_some() {
                return at;
            }
            start = at;
        }
        tokens.len()
    }

    /// “^ ”, “[3] ”, “3. ”, “• ”, “““: what entries of lists begin with; whether it is a mark of quotation.
    fn opens_entry(&self, tokens: &[Token]) -> Option<bool> {
        let sign = |at: usize| self.sign(tokens, at);
        let is_number = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let opens = match sign(0) {
            '“' | '"' => return Some(true),
            '^' | '↑' | '•' => true,
            '[' => is_number(1) && sign(2) == ']',
            _ => is_number(0) && sign(1) == '.' && tokens.get(2).is_some_and(|next| next.spaced),
        };
        opens.then_some(false)
    }

    /// “Retrieved 4 May 2011”, “ISBN 0-00”; “pp. 3–4” where the line is numbered; “^” by itself.
    fn has_sign(&self, line: &[Token], numbered: bool) -> bool {
        let is_back = matches!(self.sign(line, 0), '^' | '↑');
        is_back
            || line.iter().enumerate().any(|(at, token)| {
                let is_dated = || line.iter().skip(at).take(4).any(|next| next.kind == TokenKind::Number);
                match kind(token.fold) {
                    Some(ACCESS) => token.case != Case::Lower && is_dated(),
                    Some(CODE) => true,
                    Some(PAGES) => numbered && is_dated(),
                    _ => false,
                }
            })
    }

    /// “1409 GMT – ”, “10.32am ”, “14:09 ”: how many of `tokens`, which start a line, are a time before a capital. Where nobody
    /// may have begun the line, `starts` being false, only with a dash or colon behind it.
    #[inline(never)]
    fn stamp(&self, tokens: &[Token], starts: bool) -> usize {
        const LONGEST: usize = 8;
        let length = |at: usize| tokens.get(at).map_or(0, |token| token.span.len());
        let (mut at, mut is_told) = match length(0) {
            1 | 2 if self.sign(tokens, 1) == ':' && length(2) == 2 => (3, true),
            // “1409”, “9.32”, “10.32”
            4 | 5 => (1, false),
            _ => return 0,
        };
        for word in [HALF, ZONE] {
            if tokens.get(at).and_then(|t| kind(t.fold)) == Some(word) {
                (at, is_told) = (at + 1, is_told || word == HALF);
            }
        }
        let end = at;
        while at < LONGEST && matches!(self.sign(tokens, at), '-' | '–' | '—' | ':' | '|' | '.') {
            at += 1;
        }
        let goes_on = tokens
            .get(at)
            .is_some_and(|next| next.spaced && (next.kind == TokenKind::Mark || next.is_capitalised()));
        // “1200 PT Cruisers were sold” has a zone alone, “1409 GMT – ” a dash too.
        let is_marked = at > end && (is_told || end > 1);
        if goes_on && (is_marked || is_told && starts) { at } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Block, BlockKind, Document, Text};

    fn read(text: &str) -> String {
        let document = Document::from_text(text);
        let read = Text::new(&document);
        let pieces = read.tokens.iter().map(|t| (t.spaced, read.of(t)));
        let joined: String =
            pieces.map(|(spaced, of)| format!("{}{of}", if spaced { " " } else { "" })).collect();
        joined.trim_start().to_owned()
    }

    #[test]
    fn of_every_rows_example_only_the_rest_is_read() {
        let mut count = 0;
        for row in include_str!("../../data/apparatus.tsv").lines().filter(|row| !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let word = cells.next().unwrap();
            let (example, rest) = cells.nth(1).unwrap().split_once('|').unwrap();
            assert!(example.to_lowercase().contains(word), "{row}");
            let found = read(&example.replace("\\n", "\n"));
            // A list keeps its heading.
            let found =
                if found.to_lowercase().trim_end_matches(':') == word { String::new() } else { found };
            assert_eq!(found, rest, "{row}");
            count += 1;
        }
        assert!(count > 35, "{count} rows");
    }

    #[test]
    fn marks_to_notes_join_nothing_and_what_is_no_mark_stays() {
        for (text, expected) in [
            (
                "The hall holds 120[3] people.[4][5] It rained.[note 2]",
                "The hall holds 120 people. It rained.",
            ),
            (
                "In May³ it closed.¹² Nobody* knew.† “Yes,”¹ he said.²",
                "In May it closed. Nobody knew. “Yes,” he said.",
            ),
            ("The lock[a] shut.[better source needed]", "The lock shut."),
            ("It cost 120³000 and 12*3 in x² m² 10⁶ H².", "It cost 120³000 and 12*3 in x² m² 10⁶ H²."),
            (
                "“[T]he plan[s] is” at [sea], [sic] *so* a[b]c",
                "“[T]he plan[s] is” at [sea], [sic] *so* a[b]c",
            ),
            ("See [3] and [4].", "See [3] and [4]."),
            ("town[3]Fallwick", "town[3]Fallwick"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn times_of_entries_are_not_read_and_other_numbers_are() {
        for (text, expected) in [
            (
                "10.32am Police came.\n1409 GMT – “Yes,” he said.\n14:09: It shut.",
                "Police came. “Yes,” he said. It shut.",
            ),
            ("1409 people came.", "1409 people came."),
            ("10.32 pounds were paid.", "10.32 pounds were paid."),
            ("1.50 Cole paid.", "1.50 Cole paid."),
            ("At 10.32am Police came.", "At 10.32am Police came."),
            ("10.32am was the time.", "10.32am was the time."),
            ("1200 PT Cruisers were sold.", "1200 PT Cruisers were sold."),
            ("1409 – Fallwick opened.", "1409 – Fallwick opened."),
            ("2010 Fallwick opened.", "2010 Fallwick opened."),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn entries_of_lists_of_sources_are_not_read_and_other_lines_are() {
        for (text, expected) in [
            ("^ “Rain by month”. Fallwick Gauge.", ""),
            ("The body was retrieved 4 May 2011.", "The body was retrieved 4 May 2011."),
            (
                "“Rain” is what Holm sang. Retrieved from a loft, it sold.",
                "“Rain” is what Holm sang. Retrieved from a loft, it sold.",
            ),
            ("1. Wash the pears.", "1. Wash the pears."),
            (
                "References\n1. Holm Press\nThe town is old.\n2. Wash it.",
                "References The town is old. 2. Wash it.",
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_block_that_is_furniture_is_not_read_and_a_long_one_is_running_text() {
        let words = "The lock is open. ".repeat(20);
        for (kind, text, is_read) in [
            (BlockKind::Credit, "Ida Holm/Fjord", false),
            (BlockKind::Credit, words.as_str(), true),
            (BlockKind::Navigation, words.as_str(), false),
            (BlockKind::Stamp, "10.32am", false),
            (BlockKind::Caption, "The lock", true),
        ] {
            let document = Document { blocks: vec![Block { kind, ..Block::paragraph(text) }] };
            assert_eq!(!Text::new(&document).tokens.is_empty(), is_read, "{kind:?}");
        }
    }

    #[test]
    fn a_list_below_references_is_not_read() {
        let block = |kind, text| Block { kind, ..Block::paragraph(text) };
        let blocks = vec![
            block(BlockKind::Heading, "References"),
            block(BlockKind::ListItem, "Holm, Fallwick"),
            block(BlockKind::Heading, "History"),
            block(BlockKind::ListItem, "Ost"),
        ];
        let document = Document { blocks };
        let read = Text::new(&document);
        let found: Vec<_> = read.tokens.iter().map(|t| read.of(t)).collect();
        assert_eq!(found, ["References", "History", "Ost"]);
    }
}
