//! Owns rounding to decimal places and digits, without writing a number out and reading it again.
//!
//! 190.12 to the power of ten 1 → 190 · 1.2300000000000002 to 15 digits → 1.23

/// `value` to the power of ten `place`: the nearest number that has no digit behind it, as written by hand.
///
/// Exact up to 10^22, the last power of ten that an `f64` holds.
pub fn round(value: f64, place: i32) -> f64 {
    // A division by a whole power of ten gives the nearest value to the decimal number.
    let power = 10f64.powi(place.abs());
    if place < 0 { (value * power).round() / power } else { (value / power).round() * power }
}

/// The power of ten of the last of `digits` significant digits.
pub fn last_place(value: f64, digits: i32) -> i32 {
    let exponent = value.abs().log10().floor();
    if exponent.is_finite() { exponent as i32 + 1 - digits } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_as_text_would() {
        for value in
            [0.1 + 0.2, 4.2 - 0.3, 1.1 * 1.1, 2.3e6 * 1.1, 0.07 * 100.0, 1e-5 * 3.0, 123_456_789.123 * 3.0]
        {
            let written: f64 = format!("{value:.14e}").parse().unwrap_or(f64::NAN);
            assert_eq!(round(value, last_place(value, 15)), written, "{value}");
        }
    }

    #[test]
    fn rounds_to_places_before_the_point() {
        assert_eq!(round(186.4, 1), 190.0);
        assert_eq!(round(0.0, last_place(0.0, 15)), 0.0);
    }
}
