//! Owns what makes two spellings of a name one name: case, accents, dots, apostrophes, hyphens, “Saint” and “St.”.
//!
//! “Saint-Étienne”, “St. Etienne”, “ST ETIENNE” → the same key

use std::sync::OnceLock;

use crate::text::{Token, fold, token};

/// The key of no words; [`extend`] adds words to it.
pub const EMPTY: u64 = 0x9e37_79b9_7f4a_7c15;

/// The highest bits of a key: those of its first word's, however the name goes on. What begins alike lies together.
pub const CLASS_BITS: u32 = 13;
const CLASS: u64 = !(u64::MAX >> CLASS_BITS);

/// The key of a name that goes on with one more word.
pub const fn extend(key: u64, word: u64) -> u64 {
    // The multiplier is the odd one of the 64-bit finaliser of MurmurHash3 (public domain).
    let mixed = (key.rotate_left(23) ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
    if key == EMPTY { mixed } else { key & CLASS | mixed & !CLASS }
}

/// The class of all names with the first word of this one: a number of `CLASS_BITS`.
pub const fn class(key: u64) -> usize {
    (key >> (u64::BITS - CLASS_BITS)) as usize
}

/// The key of one word of a name. For a plain ASCII word it is the token's fold.
pub fn word(text: &str) -> u64 {
    let plain = if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        fold(text)
    } else {
        let plain: String = text.chars().filter(|c| !is_dropped(*c)).flat_map(plain_letters).collect();
        fold(&plain)
    };
    one_spelling(plain)
}

/// The key of a token as a word of a name: as [`word`], of its `text`.
pub fn of_token(token: &Token, text: &str) -> u64 {
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) { one_spelling(token.fold) } else { word(text) }
}

/// The key of a whole name; a leading “the” does not count.
pub fn key(name: &str) -> u64 {
    words(name).fold(EMPTY, |key, (_, word)| extend(key, word))
}

/// The words of a name with their keys; a leading “the” does not count.
pub fn words(name: &str) -> impl Iterator<Item = (&str, u64)> {
    let mut words =
        name.split([' ', '-', '–', '/', ',', '(', ')']).filter(|piece| !piece.is_empty()).peekable();
    if words.peek().is_some_and(|first| first.eq_ignore_ascii_case("the")) {
        words.next();
    }
    words.map(|piece| (piece, word(piece)))
}

/// Calls `each` with the key of every beginning of a name, “New” and then “New York”, and whether it is the whole
/// name. The same keys as by [`words`] and [`extend`], but without cutting words out.
pub fn beginnings(name: &str, each: impl FnMut(u64, bool)) {
    beginnings_in(name.as_bytes(), 0, each);
}

/// As [`beginnings`], of the name that begins at `start` in `bytes` and ends with its line.
pub(super) fn beginnings_in(bytes: &[u8], start: usize, mut each: impl FnMut(u64, bool)) {
    let mut key = EMPTY;
    // A beginning is told when the next word shows that it is not the whole.
    let mut words = Words::new(bytes, start).peekable();
    while let Some(word) = words.next() {
        key = extend(key, word);
        if words.peek().is_some() {
            each(key, false);
        }
    }
    each(key, true);
}

/// The class of the name that begins at `start` in `bytes`, and how far that was read for it. Opening a gazetteer asks for
/// each of its names.
#[inline]
pub(super) fn class_in(bytes: &[u8], start: usize) -> (usize, usize) {
    let (mut hash, mut read) = (const_fold(b""), start);
    loop {
        match bytes.get(read).map_or(SEPARATOR, |byte| LETTERS[usize::from(*byte)]) {
            SEPARATOR => break,
            DROPPED => {}
            WIDE => match wide(bytes, read, hash) {
                Some((longer, length)) => {
                    hash = longer;
                    read += length - 1;
                }
                None => break,
            },
            letter => hash = step(hash, letter),
        }
        read += 1;
    }
    if read > start && hash != const_fold(b"the") {
        return (class(extend(EMPTY, one_spelling(hash))), read);
    }
    // A name whose first word is behind something.
    let mut words = Words::new(bytes, start);
    let first = words.next();
    (class(first.map_or(EMPTY, |word| extend(EMPTY, word))), words.at)
}

/// The hash of a word with the letter that is not ASCII at `at` behind it, and how many bytes that takes. None for a dash, which
/// ends the word.
#[inline(never)]
fn wide(bytes: &[u8], at: usize, hash: u64) -> Option<(u64, usize)> {
    let part = |behind: usize| bytes.get(at + behind).map_or(0, |byte| u32::from(*byte) & 0x3f);
    let (code, length) = match u32::from(*bytes.get(at)?) {
        first @ 0xc2..=0xdf => (first << 6 & 0x7c0 | part(1), 2),
        first @ 0xe0..=0xef => (first << 12 & 0xf000 | part(1) << 6 | part(2), 3),
        first @ 0xf0..=0xf4 => (first << 18 & 0x1c_0000 | part(1) << 12 | part(2) << 6 | part(3), 4),
        _ => return Some((hash, 1)),
    };
    let is_whole =
        bytes.get(at + 1..at + length).is_some_and(|rest| rest.iter().all(|byte| byte >> 6 == 0b10));
    if !is_whole {
        return Some((hash, 1));
    }
    match char::from_u32(code) {
        Some('–') => None,
        Some(c) => Some((step_letter(hash, c), length)),
        None => Some((hash, length)),
    }
}

/// The keys of the words of a name that ends with its line or the bytes; what no UTF-8 has is left out.
struct Words<'n> {
    bytes: &'n [u8],
    at: usize,
    /// Whether no word was met yet.
    fresh: bool,
}

/// What a byte is in a name: a letter in small, or one of these.
const LETTERS: [u8; 256] = letters();
const SEPARATOR: u8 = 0;
const DROPPED: u8 = 1;
const WIDE: u8 = 2;

const fn letters() -> [u8; 256] {
    let mut letters = [WIDE; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        letters[byte as usize] = match byte {
            b' ' | b'-' | b'/' | b',' | b'(' | b')' | b'\n' => SEPARATOR,
            b'.' | b'`' | b'\'' | ..=WIDE => DROPPED,
            _ => byte.to_ascii_lowercase(),
        };
        byte += 1;
    }
    letters
}

impl<'n> Words<'n> {
    fn new(bytes: &'n [u8], start: usize) -> Self {
        Self { bytes, at: start, fresh: true }
    }
}

impl Iterator for Words<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        loop {
            let (start, mut hash, mut separator) = (self.at, const_fold(b""), 1);
            while let Some(&byte) = self.bytes.get(self.at) {
                match LETTERS[usize::from(byte)] {
                    SEPARATOR => break,
                    DROPPED => {}
                    WIDE => match wide(self.bytes, self.at, hash) {
                        Some((longer, length)) => {
                            hash = longer;
                            self.at += length - 1;
                        }
                        None => {
                            separator = "–".len();
                            break;
                        }
                    },
                    letter => hash = step(hash, letter),
                }
                self.at += 1;
            }
            let end = self.at;
            let ends = self.bytes.get(end).is_none_or(|byte| *byte == b'\n');
            if !ends {
                self.at += separator;
            }
            if end > start {
                let the = self.fresh && self.bytes[start..end].eq_ignore_ascii_case(b"the");
                self.fresh = false;
                if !the {
                    return Some(one_spelling(hash));
                }
            }
            if ends {
                return None;
            }
        }
    }
}

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// A letter that is not ASCII, as [`word`] reads it.
fn step_letter(mut hash: u64, c: char) -> u64 {
    if is_dropped(c) {
        return hash;
    }
    if let Some(plain) = base(c) {
        return plain.bytes().fold(hash, step);
    }
    for c in c.to_lowercase() {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            hash = step(hash, byte);
        }
    }
    hash
}

/// “Saint” and “St”, “Mount” and “Mt”, “Fort” and “Ft”, “&” and “and” are one word each.
fn one_spelling(word: u64) -> u64 {
    const SPELLINGS: [(u64, u64); 4] = [
        (const_fold(b"saint"), const_fold(b"st")),
        (const_fold(b"mount"), const_fold(b"mt")),
        (const_fold(b"fort"), const_fold(b"ft")),
        (const_fold(b"&"), const_fold(b"and")),
    ];
    SPELLINGS.iter().find(|(long, _)| *long == word).map_or(word, |(_, short)| *short)
}

/// [`fold`] of lower-case ASCII, at compile time.
pub const fn const_fold(text: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut at = 0;
    while at < text.len() {
        hash = step(hash, text[at]);
        at += 1;
    }
    hash
}

fn is_dropped(c: char) -> bool {
    matches!(c, '.' | '‘' | '`' | 'ʻ' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
        || token::is_apostrophe(c)
}

/// A letter without its accent: “é” → “e”, “ß” → “ss”.
fn plain_letters(c: char) -> impl Iterator<Item = char> {
    let plain = if c.is_ascii() { None } else { base(c) };
    let (text, own) = match plain {
        Some(text) => (text, None),
        None => ("", Some(c)),
    };
    text.chars().chain(own)
}

/// The ASCII letters that stand for an accented Latin letter, as English-language pages write it.
fn base(c: char) -> Option<&'static str> {
    const BASES: [(&str, &str); 27] = [
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ"),
        ("ae", "æÆǽ"),
        ("b", "ḃḅ"),
        ("c", "çćĉċčÇĆĈĊČ"),
        ("d", "ďđðḏḍḑḐĎĐÐḎḌ"),
        ("e", "èéêëēĕėęěẹẻẽếềểễệəÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƏ"),
        ("g", "ĝğġģǧḡĜĞĠĢǦ"),
        ("h", "ĥħḥḩḫḨḤĤĦḪ"),
        ("i", "ìíîïĩīĭįıǐỉịÌÍÎÏĨĪĬĮİǏỈỊ"),
        ("j", "ĵĴ"),
        ("k", "ķḱḳķĶḰḲ"),
        ("l", "ĺļľłḷḻĹĻĽŁḶ"),
        ("m", "ṃḿ"),
        ("n", "ñńņňṅṇṉÑŃŅŇṄṆ"),
        ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợÒÓÔÕÖØŌŎŐƠǑỌỎỐỒỔỖỘỚỜỞỠỢ"),
        ("oe", "œŒ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřṛṟŔŖŘṚ"),
        ("s", "śŝşšșṣşŚŜŞŠȘṢ"),
        ("ss", "ß"),
        ("t", "ţťŧțṭṯţŢŤŦȚṬṮ"),
        ("th", "þÞ"),
        ("u", "ùúûüũūŭůűųưǔụủứừửữựÙÚÛÜŨŪŬŮŰŲƯǓỤỦỨỪỬỮỰ"),
        ("w", "ŵẁẃẅŴ"),
        ("y", "ýÿŷỳỵỷỹÝŸŶỲỴỶỸ"),
        ("z", "źżžẓẕŹŻŽẒẔ"),
        ("", "ʿʾ"),
    ];
    // By code point up to the end of “Latin Extended Additional”: one more than the row of `BASES`. Opening a gazetteer
    // asks tens of thousands of times.
    static ROWS: OnceLock<Vec<u8>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let mut rows = vec![0; 0x1f00];
        for (row, (_, accented)) in BASES.iter().enumerate() {
            for c in accented.chars() {
                if let Some(found) = rows.get_mut(c as usize) {
                    *found = row as u8 + 1;
                }
            }
        }
        rows
    });
    let row = usize::from(*rows.get(c as usize)?).checked_sub(1)?;
    BASES.get(row).map(|(plain, _)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (a, b) in [
            ("Saint-Étienne", "ST. ETIENNE"),
            ("Xi’an", "Xian"),
            ("The Hague", "Hague"),
            ("Mt. Vernon", "Mount Vernon"),
            ("Ft Worth", "Fort Worth"),
            ("U.S.", "US"),
            ("Trinidad & Tobago", "Trinidad and Tobago"),
            ("Łódź", "Lodz"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("New York"), key("York New"));
        assert_ne!(key("Lead"), key("Leeds"));
    }
}
