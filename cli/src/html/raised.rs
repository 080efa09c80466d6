//! Owns what stands raised in a line: written with the characters that look so, as a reader sees it. What it means is left to
//! the engine. In a browser `www/src/read/kinds.ts` does the same.
//!
//! `10<sup>6</sup>` → “10⁶” · `people<sup>a</sup>` → “peopleᵃ” · `2<sup>nd</sup>` → “2nd” · `3<sup>1</sup>/<sub>2</sub>` → “3 1/2”

use ego_tree::NodeRef;
use scraper::Node;

/// Whether the element, a `<sup>`, is the upper half of a fraction, which stands in the line: `<sup>1</sup>/<sub>2</sub>`.
pub fn is_numerator(element: NodeRef<'_, Node>) -> bool {
    let next = element.next_sibling().and_then(|next| next.value().as_text());
    next.is_some_and(|next| next.starts_with(['/', '⁄']))
}

/// The text of a node in `<sup>` behind `before`: a number of up to four digits and signs, or one letter that marks a note.
/// As long as it was, in UTF-16 code units.
pub fn raised(text: &str, before: &str) -> Option<String> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let is_number = text.chars().take(5).count() < 5
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '−' | '–' | ','));
    if is_number && !before.ends_with('[') {
        let raised = text.char_indices().map(|(at, c)| match c.to_digit(10) {
            Some(digit) => DIGITS[digit as usize],
            None if at == 0 && c != ',' => '⁻',
            None => c,
        });
        return Some(raised.collect());
    }
    let sign = match text {
        "a" => "ᵃ",
        "b" => "ᵇ",
        "c" => "ᶜ",
        "o" if before.ends_with(|c: char| c.is_ascii_digit()) => "°",
        _ => return None,
    };
    Some(sign.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_letters_of_notes_are_raised_and_other_text_is_not() {
        for (text, before, expected) in [
            ("6", "10", Some("10⁶")),
            ("-3", "10", Some("10⁻³")),
            ("1,2", "rain.", Some("rain.¹,²")),
            ("1–3", "Loe", Some("Loe¹–³")),
            ("a", "people", Some("peopleᵃ")),
            ("o", "30", Some("30°")),
            ("o", "n", None),
            ("nd", "2", None),
            ("[3]", "rain", None),
            ("3", "rain[", None),
            ("-", "x", None),
            ("1234567", "x", None),
        ] {
            assert_eq!(
                raised(text, before).map(|raised| format!("{before}{raised}")).as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
