//! Owns the value of a number in digits: separators of thousands, decimal points and commas, full-width digits.
//!
//! “1,204” → 1204 · “1.234.567” → 1234567 · “12,34,567.89” → 1234567.89 · “10.1.2017” → none

use crate::lexicon::rounding::{last_place, round};

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Digits {
    /// None when it is past what an `f64` counts exactly.
    pub value: Option<f64>,
    /// How many digits stand before the decimal point.
    pub places: usize,
    /// Whether separators of thousands are written.
    pub grouped: bool,
    /// Whether it has a decimal part.
    pub decimal: bool,
    /// Whether it starts with a zero that says nothing: “007”.
    pub padded: bool,
}

/// Reads “16,000” or “2.1”; none for dates, versions, lists and other numbers with points.
pub fn read(written: &str) -> Option<Digits> {
    short(written.as_bytes()).or_else(|| any(written))
}

/// As [`read`], where commas stand before decimals and points between thousands: “16.000,5” is 16000.5.
pub fn read_with_comma(written: &str) -> Option<Digits> {
    if !written.contains(['.', ',']) {
        return read(written);
    }
    let swapped: String = written
        .chars()
        .map(|c| match c {
            '.' => ',',
            ',' => '.',
            c => c,
        })
        .collect();
    read(&swapped)
}

/// Most numbers: up to 15 ASCII digits with one point at most, which an `f64` holds exactly, as it does the power of ten.
/// One division of two exact values is the nearest `f64`. None where [`any`] has to look closer.
fn short(written: &[u8]) -> Option<Digits> {
    let (mut value, mut places, mut point) = (0_u64, 0, None);
    for (at, &byte) in written.iter().enumerate().take(17) {
        match byte {
            b'0'..=b'9' => value = value * 10 + u64::from(byte - b'0'),
            b'.' if point.is_none() && at > 0 => point = Some(at),
            _ => return None,
        }
        places += usize::from(byte != b'.');
    }
    let before = point.unwrap_or(places);
    if written.is_empty() || places > 15 || point == Some(written.len() - 1) {
        return None;
    }
    let value = value as f64 / POWERS_OF_TEN[places - before];
    let padded = before > 1 && written[0] == b'0';
    Some(Digits { value: Some(value), places: before, grouped: false, decimal: point.is_some(), padded })
}

const POWERS_OF_TEN: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

fn any(written: &str) -> Option<Digits> {
    let (whole, fraction, grouped) = parts(written)?;
    let places = whole.chars().filter(|c| !matches!(c, ',' | '.')).count();
    let mut plain = String::with_capacity(written.len());
    plain.extend(whole.chars().filter_map(ascii_digit));
    if !fraction.is_empty() {
        plain.push('.');
        plain.extend(fraction.chars().filter_map(ascii_digit));
    }
    // Above 10^300 a written value says more than a rounded one.
    let value = plain.parse::<f64>().ok().filter(|v| v.is_finite() && places <= 300);
    Some(Digits {
        value,
        places,
        grouped,
        decimal: !fraction.is_empty(),
        padded: places > 1 && whole.starts_with(['0', '０']),
    })
}

/// The part before the decimal point, the part after it, and whether there are separators of thousands.
fn parts(written: &str) -> Option<(&str, &str, bool)> {
    let (points, commas) = (written.matches('.').count(), written.matches(',').count());
    match (commas, points) {
        (0, 0) => Some((written, "", false)),
        (0, 1) => written.split_once('.').map(|(w, f)| (w, f, false)),
        // “1.234,56”
        (1, 1) if written.find('.') < written.find(',') => {
            let (whole, fraction) = written.split_once(',')?;
            (fraction.len() != 3 && groups(whole, '.')).then_some((whole, fraction, true))
        }
        (_, 0 | 1) => {
            let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
            if groups(whole, ',') {
                return Some((whole, fraction, true));
            }
            // “5,75 euros”: a decimal comma, told by what follows it.
            let (w, f) = whole.split_once(',')?;
            (commas == 1 && points == 0 && f.len() != 3).then_some((w, f, false))
        }
        // “1.234.567”, “1.234.567,89”.
        (0 | 1, _) => {
            let (whole, fraction) = written.split_once(',').unwrap_or((written, ""));
            (!fraction.contains('.') && groups(whole, '.')).then_some((whole, fraction, true))
        }
        _ => None,
    }
}

/// “1,234,567” and the Indian “12,34,567”.
fn groups(whole: &str, separator: char) -> bool {
    let mut lengths = whole.split(separator).map(|group| group.chars().count());
    let Some(first) = lengths.next() else { return false };
    let rest: Vec<usize> = lengths.collect();
    let Some((&last, middle)) = rest.split_last() else { return false };
    first <= 3
        && last == 3
        && (middle.iter().all(|&n| n == 3) || first <= 2 && middle.iter().all(|&n| n == 2))
}

fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

/// `value` times `scale`, as one would count by hand: “2.14bn” is 2,140,000,000, where 2.14 * 1e9 is a little more.
pub fn times(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    if value.fract() == 0.0 { product } else { without_noise(product, product) }
}

/// `value` and `more`, as one would add by hand: “4.2 ± 0.3” ends at 3.9.
pub fn plus(value: f64, more: f64) -> f64 {
    without_noise(value + more, value.abs().max(more.abs()))
}

/// An `f64` holds 15 digits of what was written; what differs later was added by counting with numbers of `size`.
fn without_noise(value: f64, size: f64) -> f64 {
    let rounded = round(value, last_place(value, 15));
    if (value - rounded).abs() <= size.abs() * 4.0 * f64::EPSILON { rounded } else { value }
}

/// “½” → 0.5.
pub fn vulgar_fraction(sign: &str) -> Option<f64> {
    let (numerator, denominator) = match sign {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    };
    Some(f64::from(numerator) / f64::from(denominator))
}

/// “⁶” → 6.
pub fn superscript(sign: &str) -> Option<i32> {
    let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    digits.iter().position(|&d| d == sign).and_then(|d| i32::try_from(d).ok())
}

#[cfg(test)]
mod tests {
    use super::{any, read, short, times};

    #[test]
    fn short_numbers_read_like_all_others() {
        for written in
            ["0", "7", "007", "0.1", "2.1", "1066", "3.14159", "999999999999999", "0.00000000000001", "12.50"]
        {
            assert!(short(written.as_bytes()).is_some(), "{written}");
            assert_eq!(short(written.as_bytes()), any(written), "{written}");
        }
        for written in ["", "1.", ".5", "1,204", "10.1.2017", "1234567890123456", "１２"] {
            assert!(short(written.as_bytes()).is_none(), "{written}");
        }
    }

    #[test]
    fn scaled_values_have_no_noise() {
        for (value, scale, product) in
            [(2.14, 1e9, 2_140_000_000.0), (1.1, 1e6, 1_100_000.0), (0.3, 12.0, 3.6)]
        {
            assert_eq!(times(value, scale).to_bits(), f64::to_bits(product), "{value} × {scale}");
        }
    }

    #[test]
    fn separators_are_told_from_decimal_points() {
        for (written, value) in [
            ("1,204", 1204.0),
            ("12,34,567.89", 1_234_567.89),
            ("1.234.567", 1_234_567.0),
            ("2.1", 2.1),
            ("5,75", 5.75),
            ("1.234,56", 1234.56),
            ("１２３", 123.0),
        ] {
            assert_eq!(read(written).and_then(|d| d.value), Some(value), "{written}");
        }
        for written in ["10.1.2017", "22,24,26", "192.168.0.1"] {
            assert!(read(written).is_none(), "{written}");
        }
        assert_eq!(read(&"9".repeat(400)).and_then(|d| d.value), None);
    }
}
