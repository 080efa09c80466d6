//! Owns what a line break in a block means: whether the text runs on behind it, or somebody ended a line there. Where a
//! sentence ends is left to `sentence`.
//!
//! “The army in South⏎Korea has moved.” → runs on · “Dam holds⏎Rain fell on Friday.” → ends a line
//!
//! The page's shape tells first: hard-wrapped text breaks where the next word would not have fitted, a line that stands
//! alone breaks earlier. Where the shape tells nothing, the words around the break do (`data/line_ends.tsv`).

use std::collections::HashMap;
use std::sync::OnceLock;

use super::block::{Block, BlockKind, Document};
use super::sentence::{Hint, hint};
use super::token::{Case, Token, TokenKind, fold};

/// Characters; nobody wraps prose to less.
const NARROWEST: usize = 25;
/// Characters; a single break tells of wrapping only behind a line of this length, two only behind lines of the second.
const LONE_LINES: [usize; 2] = [50, 40];
/// Tokens between a mark and the one that closes it: a line break between them is inside a quotation.
const LONGEST_ASIDE: usize = 80;

/// What a line break means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The text was wrapped here: a space.
    Wrapped,
    /// The shape tells nothing, or that the next word would have fitted: the words decide.
    Open,
    /// An empty line stands between.
    Blank,
}

/// A line of a block, white space at both ends left out.
struct Line<'t> {
    /// Where its text starts, in bytes of the block.
    start: usize,
    text: &'t str,
    /// In characters, the white space before it included.
    width: usize,
    indent: usize,
    /// Whether an empty line stands before it.
    behind_blank: bool,
}

impl<'t> Line<'t> {
    fn first_word(&self) -> usize {
        self.text.split_whitespace().next().map_or(0, |word| word.chars().count())
    }

    /// Whether the first word of `next` would have fitted behind this line.
    fn has_room_for(&self, next: &Line<'_>, width: usize) -> bool {
        self.width + 1 + next.first_word() <= width
    }

    /// Whether it ends as a sentence or its quotation does.
    fn is_ended(&self) -> bool {
        let rest = self.text.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']);
        rest.ends_with(['.', '!', '?', '…', ':'])
    }

    /// “• Pears”, “- Pears”, “3. Pears”, “b) Pears”.
    fn is_item(&self) -> bool {
        let mut rest = self.text.chars();
        match rest.next() {
            Some('•' | '▪' | '‣' | '◦' | '●' | '*' | '-' | '–' | '>') => rest.next() == Some(' '),
            Some(c) if c.is_ascii_alphanumeric() => {
                let digits = self.text.bytes().take_while(u8::is_ascii_digit).count().max(1);
                let sign = self.text.as_bytes().get(digits);
                matches!(sign, Some(b'.' | b')')) && self.text.as_bytes().get(digits + 1) == Some(&b' ')
            }
            _ => false,
        }
    }

    /// “Photo: Ida Brandt”, “By Ida Brandt”: a line of its own under a caption or a heading.
    fn is_labelled(&self) -> bool {
        let mut words = self.text.split_whitespace();
        let is_byline = self.text.starts_with("By ");
        is_byline || words.by_ref().take(3).any(|word| word.ends_with(':'))
    }

    fn opens_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let (mut start, mut blank) = (0, false);
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            // “\r\n” is one break.
            blank |= !line.is_empty() || !text[..start].ends_with('\r');
        } else {
            let indent = line.len() - line.trim_start().len();
            let indent_width = line[..indent].chars().count();
            found.push(Line {
                start: start + indent,
                text: trimmed,
                width: indent_width + trimmed.chars().count(),
                indent: indent_width,
                behind_blank: blank,
            });
            blank = false;
        }
        start += line.len() + text[start + line.len()..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// How wide these lines may be: as the longest of them, leaving out the few that stick out and words that nobody wraps.
fn widest(lines: &[Line<'_>]) -> usize {
    let mut widths: Vec<usize> =
        lines.iter().filter(|line| line.text.contains(' ')).map(|line| line.width).collect();
    widths.sort_unstable();
    let last = widths.len().saturating_sub(1 + widths.len() / 12);
    widths.get(last).copied().unwrap_or(0)
}

/// Whether these lines surely are hard-wrapped prose: wherever one does not end a sentence, the next word would not have
/// fitted, and often it goes on with a small letter.
fn are_wrapped(lines: &[Line<'_>], width: usize) -> bool {
    let (mut breaks, mut full, mut small) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[1].behind_blank && !pair[0].is_ended()) {
        breaks += 1;
        full += usize::from(!pair[0].has_room_for(&pair[1], width));
        small += usize::from(pair[1].opens_small());
    }
    breaks >= 2 && width >= NARROWEST && full * 10 >= breaks * 9 && small * 3 >= breaks
}

/// How wide the hard-wrapped text of a document is, in characters; none where no block surely is.
pub(super) fn width(document: &Document) -> Option<usize> {
    let breaks = |block: &&Block| block.text.contains(['\n', '\r']);
    let widths = document.blocks.iter().filter(breaks).filter_map(|block| {
        let lines = lines(&block.text);
        let width = widest(&lines);
        are_wrapped(&lines, width).then_some(width)
    });
    widths.max()
}

/// The line breaks of one block by where the next line's text starts, in order.
pub(super) struct Breaks {
    by_start: Vec<(u32, Break)>,
}

impl Breaks {
    /// What the breaks of `text` mean, in a document whose hard-wrapped text is `document_width` characters wide.
    pub(super) fn of(text: &str, document_width: Option<usize>) -> Self {
        if !text.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
            return Self { by_start: Vec::new() };
        }
        let lines = lines(text);
        let own = widest(&lines);
        let width = document_width.filter(|&width| own <= width).unwrap_or(own);
        let surely = are_wrapped(&lines, own) || document_width.is_some_and(|width| own <= width);
        // One break or two tell little by themselves.
        let perhaps = LONE_LINES.get(lines.len().wrapping_sub(2)).is_some_and(|&least| own >= least)
            && lines.windows(2).all(|pair| !pair[0].has_room_for(&pair[1], own) && !pair[1].is_labelled());
        let by_start = lines.windows(2).map(|pair| {
            let [line, next] = pair else { return (0, Break::Open) };
            let is_full = !line.has_room_for(next, width);
            let opens = line.is_ended() && (next.is_item() || next.indent > line.indent);
            let meaning = if next.behind_blank {
                Break::Blank
            } else if (surely || perhaps) && is_full && !opens {
                Break::Wrapped
            } else {
                Break::Open
            };
            (next.start as u32, meaning)
        });
        Self { by_start: by_start.collect() }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.by_start.is_empty()
    }

    /// What the break means behind the token that ends at `end` and before the one that starts at `start`, in bytes; none
    /// where they stand in one line.
    pub(super) fn between(&self, end: u32, start: u32) -> Option<Break> {
        let first = self.by_start.partition_point(|(at, _)| *at < end);
        let between = self.by_start[first..].iter().take_while(|(at, _)| *at <= start);
        between.map(|(_, meaning)| *meaning).max_by_key(|meaning| match meaning {
            Break::Wrapped => 0,
            Break::Open => 1,
            Break::Blank => 2,
        })
    }
}

/// Whether text drawn as it was typed is prose: hard-wrapped, or in lines as long as paragraphs; not code, a table, verse.
pub(super) fn is_prose(block: &Block) -> bool {
    if block.kind != BlockKind::Preformatted {
        return true;
    }
    const PARAGRAPH: usize = 100; // characters
    let lines = lines(&block.text);
    let signs = block.text.chars().filter(|c| "{}[]<>=;|\\_*#$&^~".contains(*c)).count();
    let characters = block.text.chars().count();
    let long = lines.iter().filter(|line| line.width >= PARAGRAPH && line.is_ended()).count();
    signs * 50 <= characters && (are_wrapped(&lines, widest(&lines)) || 2 * long > lines.len())
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Small,
    Name,
    Unit,
}

fn kind(word: &Token) -> Option<Kind> {
    static KINDS: OnceLock<HashMap<u64, Kind>> = OnceLock::new();
    let kinds = KINDS.get_or_init(|| {
        let rows = include_str!(concat!(env!("OUT_DIR"), "/line_ends.tsv")).lines();
        let rows = rows.filter_map(|row| {
            let mut cells = row.split('\t');
            let (word, kind) = (cells.next()?, cells.next()?);
            let kind = match kind {
                "small" => Kind::Small,
                "name" => Kind::Name,
                _ => Kind::Unit,
            };
            Some((fold(word), kind))
        });
        rows.collect()
    });
    kinds.get(&word.fold).copied()
}

/// Which tokens of a block stand inside a pair of marks or brackets, not counting the mark that opens it.
///
/// Linear; a pair further apart than a long quotation is none.
pub(super) fn insides(text: &str, tokens: &[Token]) -> Vec<bool> {
    const FAMILIES: [(&str, &str); 5] = [("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("\"", "\"")];
    let mut open: [Option<usize>; 5] = [None; 5];
    let mut ends = vec![0i32; tokens.len() + 1];
    for (at, token) in tokens.iter().enumerate() {
        let of = match token.kind {
            TokenKind::Mark | TokenKind::Punctuation => token.span.of(text),
            _ => continue,
        };
        for (family, (opens, closes)) in FAMILIES.iter().enumerate() {
            // A straight mark opens behind a space and closes behind a word.
            let straight = opens == closes;
            if of == *closes && (!straight || !token.spaced && open[family].is_some()) {
                if let Some(from) = open[family].take().filter(|from| at - from <= LONGEST_ASIDE) {
                    ends[from + 1] += 1;
                    ends[at + 1] -= 1;
                }
            } else if of == *opens && (!straight || token.spaced) {
                open[family] = Some(at);
            }
        }
    }
    let mut depth = 0;
    ends.truncate(tokens.len());
    ends.into_iter()
        .map(|change| {
            depth += change;
            depth > 0
        })
        .collect()
}

/// Whether the words say that the text runs on over a line break: from `last` to `next`, `before` standing before `last`;
/// `inside` where both stand in one pair of marks.
pub(super) fn runs_on(text: &str, before: Option<&Token>, last: &Token, next: &Token, inside: bool) -> bool {
    let of = last.span.of(text);
    let is_small = next.kind == TokenKind::Word && next.case == Case::Lower;
    match last.kind {
        TokenKind::Number | TokenKind::Symbol => {
            let unit = match next.kind {
                TokenKind::Word => last.kind == TokenKind::Number && kind(next) == Some(Kind::Unit),
                TokenKind::Symbol => matches!(next.span.of(text), "%" | "°" | "‰" | "×" | "±"),
                // “$⏎5”
                TokenKind::Number => last.kind == TokenKind::Symbol,
                _ => false,
            };
            is_small || unit || inside
        }
        TokenKind::Possessive => is_small || next.kind == TokenKind::Word || inside,
        TokenKind::Word if of.ends_with('.') => is_small,
        TokenKind::Word => {
            // A word alone in its line, or with a capital of its own, is a heading's: “In”, “And”.
            let goes_on = match kind(last) {
                Some(Kind::Small) => last.case == Case::Lower && before.is_some(),
                Some(Kind::Name) => last.case != Case::Lower && before.is_some(),
                _ => false,
            };
            is_small || inside || goes_on && !matches!(next.kind, TokenKind::Punctuation)
        }
        TokenKind::Address => is_small || inside,
        // “We lost,”⏎he said
        TokenKind::Mark => is_small || inside,
        TokenKind::Punctuation => match of {
            // “Anglo-⏎Saxon”
            "-" | "‐" if !last.spaced => matches!(next.kind, TokenKind::Word | TokenKind::Number),
            "," => next.kind != TokenKind::Punctuation,
            "(" | "[" | "/" | "–" | "—" | "-" | ")" | "]" | ";" => is_small || inside,
            // “Mr.⏎Holm”, “Arven Inc.⏎said”
            "." if !last.spaced => before.and_then(hint).is_some_and(|hint| match hint {
                Hint::Never => true,
                Hint::Opener | Hint::Region => is_small,
                Hint::Opens => false,
            }),
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn sentences(document: &Document) -> Vec<String> {
        let read = Text::new(document);
        read.sentences.iter().map(|s| s.span.of(read.block_text(s.block)).replace('\n', "⏎")).collect()
    }

    #[test]
    fn a_line_break_ends_a_sentence_only_where_somebody_ended_the_line() {
        for (text, expected) in [
            // Words.
            ("The army in South\nKorea has moved.", "The army in South⏎Korea has moved."),
            ("They met Mr\nHolm.", "They met Mr⏎Holm."),
            ("They met Mr.\nHolm.", "They met Mr.⏎Holm."),
            ("The lake fell 5\n% in May.", "The lake fell 5⏎% in May."),
            ("It cost $\n5.", "It cost $⏎5."),
            ("The farm makes 5\nMW of power.", "The farm makes 5⏎MW of power."),
            ("“We will\nNever leave,” she said.", "“We will⏎Never leave,” she said."),
            ("“We lost,”\nhe said.", "“We lost,”⏎he said."),
            ("Norway's\nOslo trams stopped.", "Norway's⏎Oslo trams stopped."),
            ("An Anglo-\nSaxon hoard", "An Anglo-⏎Saxon hoard"),
            ("Arven Inc.\nsaid no.", "Arven Inc.⏎said no."),
            ("He left.\r\nShe stayed.", "He left.|She stayed."),
            // Lines that stand alone.
            ("One line\nAnother line", "One line|Another line"),
            (
                "Fallwick Mill\n12 Alder Street\nFallwick\nNorland",
                "Fallwick Mill|12 Alder Street|Fallwick|Norland",
            ),
            ("Pears\nPlums\nApples", "Pears|Plums|Apples"),
            ("He left Arven.\nFallwick flooded.", "He left Arven.|Fallwick flooded."),
            ("In\nFallwick", "In|Fallwick"),
            (
                "The lamp burned in the night\nAnd the tide came up the stair\nOld ropes hung in the salt\nNobody was there",
                "The lamp burned in the night|And the tide came up the stair|Old ropes hung in the salt|Nobody was there",
            ),
            (
                "Floods close the road to Arven for a week\nThe road to Arven closed on Friday, the county said, as water\nrose over the lower bridge.",
                "Floods close the road to Arven for a week|The road to Arven closed on Friday, the county said, as water⏎rose over the lower bridge.",
            ),
            (
                "The old lock at Fallwick, drained for the first time since May\nPhoto: Ida Brandt",
                "The old lock at Fallwick, drained for the first time since May|Photo: Ida Brandt",
            ),
            ("He came to\n\nFallwick", "He came to|Fallwick"),
            // Wrapped.
            (
                "The ferry to Skarvik, which had been out of service since the spring, sailed with\nIda Brandt at the wheel.",
                "The ferry to Skarvik, which had been out of service since the spring, sailed with⏎Ida Brandt at the wheel.",
            ),
            (
                "The ferry to Skarvik was out of\nservice when the harbour master\nIda Brandt closed both of the\nArven piers. It sailed again.",
                "The ferry to Skarvik was out of⏎service when the harbour master⏎Ida Brandt closed both of the⏎Arven piers.|It sailed again.",
            ),
            (
                "The crew was late:\n- Ida came at nine\n- Pete came at ten",
                "The crew was late:|- Ida came at nine|- Pete came at ten",
            ),
        ] {
            assert_eq!(sentences(&Document::from_text(text)).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_short_block_is_wrapped_as_the_rest_of_its_document() {
        let long = "The ferry to Skarvik was out of service for a week when the\nharbour master closed both of the piers that the town had\nbuilt in the spring and sold in the summer to the firm that\nruns the mill.";
        let short = "Nobody had told Ida Brandt at the mill that Arven Timber\nSkarvik had bought it.";
        let address = "Arven Mill\nAlder Street\nFallwick";
        let document =
            Document { blocks: [long, short, address].map(Block::paragraph).into_iter().collect() };
        assert_eq!(
            sentences(&document)[1..],
            [&short.replace('\n', "⏎"), "Arven Mill", "Alder Street", "Fallwick"]
        );
    }

    #[test]
    fn a_break_behind_a_tight_dash_is_no_space() {
        let spaced = |text: &str| {
            let document = Document::from_text(text);
            let read = Text::new(&document);
            read.tokens.iter().map(|t| if t.spaced { ' ' } else { '.' }).collect::<String>()
        };
        assert_eq!(spaced("a 12-\nyear-old boy"), spaced("a 12-year-old boy"));
        assert_eq!(spaced("two-\nand three-room flats"), spaced("two- and three-room flats"));
        assert_eq!(spaced("the end -\nand more"), spaced("the end - and more"));
        assert_eq!(spaced("the end --\nand more"), spaced("the end -- and more"));
    }

    #[test]
    fn what_is_typed_in_lines_is_read_where_it_is_prose() {
        let read = |text: &str| {
            let block = Block { kind: BlockKind::Preformatted, ..Block::paragraph(text) };
            !sentences(&Document { blocks: vec![block] }).is_empty()
        };
        assert!(read(
            "The ferry to Skarvik was out of\nservice when the harbour master\nIda Brandt closed both of the\npiers. It sailed again."
        ));
        assert!(!read("let x = 5;\nif x > 3 {\n    print(x);\n}"));
        assert!(!read("a    12\nb    13\nc    14"));
        assert!(!read("The lamp burned in the night\nAnd the tide came up\nNobody was there"));
        assert!(!read(""));
    }

    #[test]
    fn every_row_runs_on_over_the_break_in_its_example() {
        let mut count = 0;
        for row in include_str!("../../data/line_ends.tsv").lines().filter(|row| !row.starts_with('#')) {
            let example = row.split('\t').nth(2).unwrap();
            let found = sentences(&Document::from_text(example.replace('|', "\n")));
            assert_eq!(found, [example.replace('|', "⏎")], "{row}");
            assert!(example.contains('|'), "{row}");
            count += 1;
        }
        assert!(count > 150, "{count} rows");
    }
}
