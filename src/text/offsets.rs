//! Owns the change of unit: byte offsets of one block's text to UTF-16 or code points and back.
//!
//! “é €” → `Utf8 3..6` is `Utf16 2..3`: é takes two bytes and one unit, € three bytes and one unit.

use std::marker::PhantomData;

use super::span::{Outward, Span, Utf8};

/// One non-ASCII character: where it starts and how wide it is, in both units.
#[derive(Clone, Copy, Debug)]
struct Wide {
    byte: u32,
    offset: u32,
    bytes: u32,
    units: u32,
}

/// Where bytes and `U` part ways in one text: an entry per non-ASCII character, none for an ASCII text.
///
/// Look-ups take `O(log n)` in the number of those characters.
#[derive(Clone, Debug)]
pub struct OffsetTable<U> {
    wides: Vec<Wide>,
    unit: PhantomData<U>,
}

impl<U: Outward> OffsetTable<U> {
    /// The table of `text`, which must be shorter than 4 GiB.
    pub fn new(text: &str) -> Self {
        let mut wides = Vec::new();
        let (mut byte_after, mut offset_after) = (0, 0);
        if !text.is_ascii() {
            for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
                let (byte, bytes, units) = (at as u32, c.len_utf8() as u32, U::width(c));
                let offset = offset_after + (byte - byte_after);
                wides.push(Wide { byte, offset, bytes, units });
                (byte_after, offset_after) = (byte + bytes, offset + units);
            }
        }
        Self { wides, unit: PhantomData }
    }

    /// The place `byte` counted in `U`; inside a character, the character's start.
    pub fn offset(&self, byte: u32) -> u32 {
        match self.wides.partition_point(|w| w.byte < byte).checked_sub(1).map(|i| self.wides[i]) {
            None => byte,
            Some(w) if byte < w.byte + w.bytes => w.offset,
            Some(w) => w.offset + w.units + (byte - w.byte - w.bytes),
        }
    }

    /// The place `offset`, counted in `U`, as a byte offset; inside a character (half of a surrogate pair), the
    /// character's start.
    pub fn byte(&self, offset: u32) -> u32 {
        match self.wides.partition_point(|w| w.offset < offset).checked_sub(1).map(|i| self.wides[i]) {
            None => offset,
            Some(w) if offset < w.offset + w.units => w.byte,
            Some(w) => w.byte + w.bytes + (offset - w.offset - w.units),
        }
    }

    /// The span counted in `U`.
    pub fn span(&self, span: Span<Utf8>) -> Span<U> {
        Span::new(self.offset(span.start), self.offset(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::{CodePoint, Utf16};

    #[test]
    fn offsets_agree_with_counting_and_come_back() {
        for text in ["", "plain", "é €", "🚲🚲 “Ride on,”", "½£ü\u{200d}e\u{301}x", "a🚲"] {
            let (utf16, points) = (OffsetTable::<Utf16>::new(text), OffsetTable::<CodePoint>::new(text));
            for byte in (0..=text.len()).filter(|&b| text.is_char_boundary(b)) {
                let before = &text[..byte];
                assert_eq!(
                    utf16.offset(byte as u32) as usize,
                    before.encode_utf16().count(),
                    "{text} at {byte}"
                );
                assert_eq!(points.offset(byte as u32) as usize, before.chars().count(), "{text} at {byte}");
                assert_eq!(utf16.byte(utf16.offset(byte as u32)) as usize, byte);
                assert_eq!(points.byte(points.offset(byte as u32)) as usize, byte);
            }
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_its_character() {
        assert_eq!(OffsetTable::<Utf16>::new("a🚲b").byte(2), 1);
    }
}
