//! Owns what stands raised in a line: written with the characters that look so, as a reader sees it. What it means is left to
//! the engine. In a browser `www/src/read/kinds.ts` does the same.
//!
//! `10<sup>6</sup>` → “10⁶” · `people<sup>a</sup>` → “peopleᵃ” · `2<sup>nd</sup>` → “2nd”

/// The text of a node in `<sup>` behind `before`: a number of up to four digits and signs, or one letter that marks a note.
/// As long as it was, in UTF-16 code units.
pub fn raised(text: &str, before: &str) -> Option<String> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let is_number = text.len() <= 6
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '−' | '–' | ','));
    if is_number && !before.ends_with('[') {
        let raised = text.chars().map(|c| match c.to_digit(10) {
            Some(digit) => DIGITS[digit as usize],
            None if c == ',' => ',',
            None => '⁻',
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
