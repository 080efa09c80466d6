//! Owns what the shape of a text says of its line breaks: hard-wrapped text breaks where the next word would not have
//! fitted, a line that stands alone breaks earlier. Where the shape tells nothing, the words do: `run_on`.
//!
//! “The ferry to Skarvik, out of⏎service since May, sailed⏎on Friday.” → twice wrapped
//! “Dam holds⏎Rain fell on Friday.” → open

use std::ops::Range;

use super::block::{Block, BlockKind, Document};
use super::line_shape::{Line, lines, paragraphs, widest};

/// Characters; nobody wraps prose to less.
const NARROWEST: usize = 25;
/// Characters; a single break tells of wrapping only behind a line of this length, two only behind lines of the second.
const LONE_LINES: [usize; 2] = [50, 40];

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

/// Programs that make lines even, and people, break a little before the next word would not have fitted.
fn with_slack(width: usize) -> usize {
    width - width / 10
}

/// What share of the unfinished lines must be full where text is wrapped, in tenths.
const FULL: usize = 9;

/// What the breaks tell of the lines that do not end a sentence: how many there are, behind how many the next word would not
/// have fitted in `width` characters, and behind how many the next line opens with a small letter.
fn unfinished(lines: &[Line<'_>], width: usize) -> [usize; 3] {
    let open = lines.windows(2).filter(|pair| !pair[0].is_ended());
    open.fold([0; 3], |[all, full, small], pair| {
        let is_full = !pair[0].has_room_for(&pair[1], width);
        [all + 1, full + usize::from(is_full), small + usize::from(pair[1].opens_small())]
    })
}

/// Whether a paragraph surely is hard-wrapped prose: wherever a line does not end a sentence, the next word would not have
/// fitted, and often the next line opens with a small letter.
fn is_wrapped(paragraph: &[Line<'_>], width: usize) -> bool {
    let [all, full, small] = unfinished(paragraph, with_slack(width));
    let often = small * 3 >= all;
    // Many names and figures open lines; but sentences end within lines, as in no list and hardly a verse.
    let runs_on = || paragraph.iter().filter(|line| line.ends_small()).count() * 2 > all;
    let as_prose = || {
        (small > 0 || runs_on())
            && full == all
            && width >= LONE_LINES[0]
            && paragraph.iter().any(Line::ends_within)
    };
    all >= 2 && width >= NARROWEST && full * 10 >= all * FULL && (often || all > 2 && as_prose())
}

/// How wide the wrapped paragraphs among these lines are, in characters.
fn wrapped_width(lines: &[Line<'_>]) -> Option<usize> {
    let widths = paragraphs(lines).map(|paragraph| (paragraph, widest(paragraph)));
    widths.filter(|(paragraph, width)| is_wrapped(paragraph, *width)).map(|(_, width)| width).max()
}

/// The line breaks of one block by where the next line's text starts, in order.
#[derive(Default)]
pub(super) struct Breaks {
    by_start: Vec<(u32, Break)>,
    /// Of text drawn as it was typed, where it is prose, in bytes; none of other text, all of which is read.
    pub(super) prose: Option<Vec<Range<usize>>>,
}

/// What the line breaks of each block of `document` mean. Linear in its length; a block without a break costs a look for one.
pub(super) fn read(document: &Document) -> Vec<Breaks> {
    let cut = |block| if has_breaks(block) { lines(&block.text) } else { Vec::new() };
    let lines: Vec<_> = document.blocks.iter().map(cut).collect();
    // Wrapped text is as wide everywhere in a document: that tells of paragraphs too short to tell by themselves.
    let width = lines.iter().filter_map(|lines| wrapped_width(lines)).max();
    let of = |(block, lines): (&Block, Vec<Line<'_>>)| {
        let mut by_start = Vec::new();
        for paragraph in paragraphs(&lines) {
            if paragraph[0].behind_blank {
                by_start.push((paragraph[0].start as u32, Break::Blank));
            }
            read_paragraph(paragraph, width, &mut by_start);
        }
        let is_typed = block.kind == BlockKind::Preformatted;
        Breaks { by_start, prose: is_typed.then(|| prose(&lines)) }
    };
    document.blocks.iter().zip(lines).map(of).collect()
}

fn has_breaks(block: &Block) -> bool {
    let bytes = block.text.as_bytes();
    // A line that was typed alone may be prose as well.
    block.kind == BlockKind::Preformatted
        || bytes.contains(&b'\n')
        || bytes.contains(&b'\r')
        || block.text.contains('\u{2028}')
        || block.text.contains('\u{2029}')
}

impl Breaks {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.by_start.is_empty()
    }

    /// Makes the line that starts at `start` one that somebody began.
    pub(super) fn begin(&mut self, start: u32) {
        let at = self.by_start.partition_point(|(line, _)| *line < start);
        if let Some((_, meaning)) = self.by_start.get_mut(at).filter(|(line, _)| *line == start) {
            *meaning = Break::Blank;
        }
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

/// What the breaks of one paragraph mean, by where each next line starts.
fn read_paragraph(paragraph: &[Line<'_>], document_width: Option<usize>, by_start: &mut Vec<(u32, Break)>) {
    let own = widest(paragraph);
    let width = document_width.filter(|&width| own <= width).unwrap_or(own);
    let are_full = |width: usize| {
        let [all, full, _] = unfinished(paragraph, width);
        full * 10 >= all * FULL
    };
    let is_of_document = document_width.is_some_and(|width| own <= width) && are_full(with_slack(width));
    let surely = is_of_document || is_wrapped(paragraph, own);
    let fitting = if are_full(width) { width } else { with_slack(width) };
    // One break or two tell little by themselves.
    let perhaps = LONE_LINES.get(paragraph.len().wrapping_sub(2)).is_some_and(|&least| own >= least)
        && paragraph.windows(2).all(|pair| !pair[0].has_room_for(&pair[1], own) && !pair[1].is_labelled());
    for pair in paragraph.windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        let opens = line.is_ended() && (next.is_item() || next.indent > line.indent);
        let is_full = !line.has_room_for(next, fitting);
        let is_wrapped = (surely && is_full || perhaps) && !opens;
        by_start.push((next.start as u32, if is_wrapped { Break::Wrapped } else { Break::Open }));
    }
}

/// Where text that is drawn as it was typed is prose, in bytes of the block, paragraph by paragraph: hard-wrapped, or
/// sentences; not code, a table, a log.
fn prose(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let of = |paragraph: &[Line<'_>]| {
        let (first, last) = (paragraph.first()?, paragraph.last()?);
        let is_prose = is_wrapped(paragraph, widest(paragraph)) || are_sentences(paragraph);
        (is_prose && !has_signs(paragraph)).then(|| first.start..last.start + last.text.len())
    };
    paragraphs(lines).filter_map(of).collect()
}

/// Whether the lines are columns, or hold more than a stray sign of code.
fn has_signs(paragraph: &[Line<'_>]) -> bool {
    let is_sign = |c: &char| "{}[]<>=;|\\_*#$&^~".contains(*c);
    let signs: usize = paragraph.iter().map(|line| line.text.chars().filter(is_sign).count()).sum();
    let characters: usize = paragraph.iter().map(|line| line.width).sum();
    // Two spaces behind a sentence's end are a typewriter's habit.
    let has_columns = |line: &Line<'_>| {
        line.text.match_indices("  ").any(|(at, _)| !line.text[..at].ends_with(['.', '!', '?', ' ']))
    };
    signs * 50 > characters || paragraph.iter().any(has_columns)
}

/// “The longest line was 900 metres.”: a capital first, a stop last, and small words in between.
fn are_sentences(paragraph: &[Line<'_>]) -> bool {
    const FEWEST_WORDS: usize = 6;
    let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { return false };
    let opens = first.text.trim_start_matches(['“', '"', '‘', '\'', '(']).starts_with(char::is_uppercase);
    let words = || paragraph.iter().flat_map(|line| line.text.split_whitespace());
    let small = words().filter(|word| word.starts_with(char::is_lowercase)).count();
    let all = words().count();
    opens && last.is_ended() && !last.text.ends_with(':') && all >= FEWEST_WORDS && small * 5 >= all * 3
}

/// `text` as it would stand in one line: “New⏎York” → “New York”, “Anglo-⏎Saxon” → “Anglo-Saxon”.
pub fn in_one_line(text: &str) -> String {
    let has_breaks = text.contains(['\n', '\r']);
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let joins = has_breaks
            && line.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphanumeric));
        if !line.is_empty() && !joins {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, Text};

    fn sentences(document: &Document) -> Vec<String> {
        let read = Text::new(document);
        read.sentences.iter().map(|s| s.span.of(read.block_text(s.block)).replace('\n', "⏎")).collect()
    }

    #[test]
    fn a_line_break_ends_no_sentence_where_the_words_run_on() {
        for (text, expected) in [
            ("The army in South\nKorea has moved.", "The army in South⏎Korea has moved."),
            ("They met Mr\nHolm.", "They met Mr⏎Holm."),
            ("They met Mr.\nHolm.", "They met Mr.⏎Holm."),
            ("The lake fell 5\n% in May.", "The lake fell 5⏎% in May."),
            ("It cost $\n5.", "It cost $⏎5."),
            ("The farm makes 5\nMW of power.", "The farm makes 5⏎MW of power."),
            ("“We will\nNever leave,” she said.", "“We will⏎Never leave,” she said."),
            ("“We lost,”\nhe said.", "“We lost,”⏎he said."),
            ("Norway's\nOslo trams stopped.", "Norway's⏎Oslo trams stopped."),
            ("It opened on 14\nMarch 2019.", "It opened on 14⏎March 2019."),
            ("It opened on March\n14, 2019.", "It opened on March⏎14, 2019."),
            ("An Anglo-\nSaxon hoard", "An Anglo-⏎Saxon hoard"),
            ("Arven Inc.\nsaid no.", "Arven Inc.⏎said no."),
        ] {
            assert_eq!(sentences(&Document::from_text(text)).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn lines_that_stand_alone_are_sentences_of_their_own() {
        for (text, expected) in [
            ("One line\nAnother line", "One line|Another line"),
            (
                "Fallwick Mill\n12 Alder Street\nFallwick\nNorland",
                "Fallwick Mill|12 Alder Street|Fallwick|Norland",
            ),
            ("Pears\nPlums\nApples", "Pears|Plums|Apples"),
            ("He left Arven.\nFallwick flooded.", "He left Arven.|Fallwick flooded."),
            ("He left.\r\nShe stayed.", "He left.|She stayed."),
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
            (
                "The crew was late:\n- Ida came at nine\n- Pete came at ten",
                "The crew was late:|- Ida came at nine|- Pete came at ten",
            ),
            ("He came to\n\nFallwick", "He came to|Fallwick"),
        ] {
            assert_eq!(sentences(&Document::from_text(text)).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_break_of_wrapped_text_ends_no_sentence() {
        for (text, expected) in [
            (
                "The ferry to Skarvik, which had been out of service since the spring, sailed with\nIda Brandt at the wheel.",
                "The ferry to Skarvik, which had been out of service since the spring, sailed with⏎Ida Brandt at the wheel.",
            ),
            (
                "The ferry to Skarvik was out of\nservice when the harbour master\nIda Brandt closed both of the\nArven piers. It sailed again.",
                "The ferry to Skarvik was out of⏎service when the harbour master⏎Ida Brandt closed both of the⏎Arven piers.|It sailed again.",
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
        // Made even by a program, not filled to the last column.
        assert!(read(
            "The ferry to Skarvik was out of\nservice when the harbour master\nIda Brandt closed both of\nthe piers in the old town and\nthe crew went home."
        ));
        assert!(read("   Some friends opened a mill in\nFallwick. It has five stones and\na wheel of oak."));
        assert!(!read("08:14:02 INFO  backup started\n08:14:09 INFO  copied 350 MB"));
        assert!(!read("usage: mill [--stones N]\n  grinds corn into flour until it is told to stop"));
        assert!(!read("let x = 5;\nif x > 3 {\n    print(x);\n}"));
        assert!(!read("a    12\nb    13\nc    14"));
        assert!(!read("The lamp burned in the night\nAnd the tide came up\nNobody was there"));
        assert!(!read(""));
    }

    #[test]
    fn of_what_is_typed_in_lines_each_paragraph_is_prose_or_not() {
        let text = "From: Ida Brandt\nTo: the mill\n\nThe wheel is 4 metres wide. I ask for\n700 euros, and not a cent less.\n\n  --wheel   its width\n  --stones  5\n\nIda";
        let block = Block { kind: BlockKind::Preformatted, ..Block::paragraph(text) };
        let found = sentences(&Document { blocks: vec![block] });
        assert_eq!(found, ["The wheel is 4 metres wide.", "I ask for⏎700 euros, and not a cent less."]);
    }
}
