//! Owns the pairing of quotation marks over a document: double marks first, or single ones where the house style is single.
//! Whether somebody said what they enclose is left to `reports`.
//!
//! ““He said ‘never’ twice,” she said.” → one pair; the inner marks belong to it
//!
//! State lives for one paragraph: whatever is left open at its end cannot swallow the page.

use crate::order::sort_by_key;
use crate::text::Text;

use super::doubles::Mark;
use super::pair::Pair;
use super::paragraph::Paragraph;
use super::signs::Signs;
use super::singles::is_single_style;

/// The pairs of `paragraphs`, in order, none inside another. Linear in the number of tokens.
pub fn pairs(text: &Text<'_>, paragraphs: &[Paragraph]) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut marks = Vec::new();
    let singles_speak = is_single_style(text);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let before = found.len();
        let signs = Signs { text, paragraph, index };
        marks.clear();
        signs.double_marks(&mut marks);
        if singles_speak {
            // ‘He said “never” twice,’ she said: the double marks nest.
            signs.pair_singles(before, &mut found);
            let outer = found.split_off(before);
            let inside = |m: &Mark| {
                let next = outer.partition_point(|pair: &Pair| pair.end <= m.token);
                outer.get(next).is_some_and(|pair| pair.open <= m.token)
            };
            marks.retain(|m| !inside(m));
            signs.pair_doubles(&marks, &mut found);
            // A stray double mark must not reach over a single pair.
            found.extend(outer);
            sort_by_key(&mut found[before..], |pair| pair.open as u128);
            drop_overlaps(before, &mut found);
        } else {
            signs.pair_doubles(&marks, &mut found);
            signs.pair_singles(before, &mut found);
        }
    }
    found
}

/// Keeps the first of pairs that overlap; they are sorted from `before` on.
fn drop_overlaps(before: usize, found: &mut Vec<Pair>) {
    let mut end = 0;
    let mut index = 0;
    found.retain(|pair| {
        index += 1;
        let keep = index <= before || pair.open >= end;
        if keep && index > before {
            end = pair.end;
        }
        keep
    });
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;
    use crate::text::{Document, Span};

    fn inside(text: &str) -> Vec<String> {
        let document = Document::from_text(text);
        let read = Text::new(&document);
        pairs(&read, &paragraphs(&read))
            .iter()
            .map(|p| {
                let (first, last) = (read.tokens[p.first].span, read.tokens[p.last - 1].span);
                Span::<crate::text::Utf8>::new(first.start, last.end).of(text).to_owned()
            })
            .collect()
    }

    #[test]
    fn marks_pair_as_a_reader_would_pair_them() {
        for (text, expected) in [
            ("“One,” he said. “Two.”", "One,|Two."),
            ("\"One,\" he said, \"two.\"", "One,|two."),
            ("“Mixed,\" he said.", "Mixed,"),
            ("\"Mixed,” he said.", "Mixed,"),
            ("”Wrong way,” he said.", "Wrong way,"),
            ("''Old copy,'' he said.", "Old copy,"),
            ("``TeX,'' he said.", "TeX,"),
            ("«Non», he said.", "Non"),
            ("„Nein“, he said.", "Nein"),
            ("「もう」 said Mori.", "もう"),
            ("“He said ‘never’ twice,” she said.", "He said ‘never’ twice,"),
            ("‘We shan’t go,’ she said.", "We shan’t go,"),
            ("'It's over, lads,' he said.", "It's over, lads,"),
            ("In the '90s the workers' club played rock 'n' roll.", ""),
            ("At 6'2\" tall, the guard filled the 3' 4\" door.", ""),
            ("“Only a 12\" pipe,” he said.", "Only a 12\" pipe,"),
            ("The door stayed shut.” Nobody came.", ""),
            ("“Never closed. He left.", "Never closed. He left."),
        ] {
            assert_eq!(inside(text).join("|"), expected, "{text}");
        }
    }
}
