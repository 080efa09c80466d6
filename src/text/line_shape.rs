//! Owns the lines of a block and what the characters of a line tell of it by itself: whether it ends a sentence, is an item of a
//! list, goes on in small letters. What the breaks between lines mean is left to `lines`.
//!
//! “- Pears⏎- Plums and⏎⏎rain.” → three lines: two are items, the third stands behind an empty line and ends a sentence

use crate::order::sort_by_key;

/// A line of a block, white space at both ends left out.
pub(super) struct Line<'t> {
    /// Where its text starts, in bytes of the block.
    pub(super) start: usize,
    pub(super) text: &'t str,
    /// In characters, the white space before it included.
    pub(super) width: usize,
    pub(super) indent: usize,
    /// Whether an empty line stands before it.
    pub(super) behind_blank: bool,
}

impl<'t> Line<'t> {
    fn first_word(&self) -> usize {
        self.text.split_whitespace().next().map_or(0, |word| word.chars().count())
    }

    /// Whether the first word of `next` would have fitted behind this line, in `width` characters.
    pub(super) fn has_room_for(&self, next: &Line<'_>, width: usize) -> bool {
        self.width + 1 + next.first_word() <= width
    }

    /// Whether it ends as a sentence or its quotation does.
    pub(super) fn is_ended(&self) -> bool {
        let rest = self.text.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']);
        rest.ends_with(['.', '!', '?', '…', ':'])
    }

    /// Whether a sentence ends within it and the next one begins: “the Coast Guard said. “He was”.
    pub(super) fn ends_within(&self) -> bool {
        self.text.match_indices(". ").any(|(at, _)| {
            let word = self.text[..at].rsplit(' ').next().unwrap_or_default();
            let opens = self.text[at + 2..].trim_start_matches(['“', '"', '‘', '\'']);
            word.chars().count() > 3 && opens.starts_with(char::is_uppercase)
        })
    }

    /// “• Pears”, “- Pears”, “3. Pears”, “b) Pears”.
    pub(super) fn is_item(&self) -> bool {
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
    pub(super) fn is_labelled(&self) -> bool {
        let label = self.text.split_once(':').map(|(label, _)| label);
        let is_label = |label: &str| label.split(' ').count() <= 3 && !label.contains([',', '“', '"']);
        self.text.starts_with("By ") || label.is_some_and(is_label)
    }

    /// “… made off with a”: whether a word in small letters stands last, with no sign behind it.
    pub(super) fn ends_small(&self) -> bool {
        let last = self.text.rsplit(' ').next().unwrap_or_default();
        last.chars().all(char::is_lowercase)
    }

    pub(super) fn opens_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

/// The lines of a block that are not empty, in order. Linear.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
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
pub(super) fn widest(lines: &[Line<'_>]) -> usize {
    let mut widths: Vec<usize> =
        lines.iter().filter(|line| line.text.contains(' ')).map(|line| line.width).collect();
    sort_by_key(&mut widths, |width| *width as u128);
    let last = widths.len().saturating_sub(1 + widths.len() / 12);
    widths.get(last).copied().unwrap_or(0)
}

/// The stretches of lines without an empty line between.
pub(super) fn paragraphs<'l, 't>(lines: &'l [Line<'t>]) -> impl Iterator<Item = &'l [Line<'t>]> {
    lines.chunk_by(|_, next| !next.behind_blank)
}
