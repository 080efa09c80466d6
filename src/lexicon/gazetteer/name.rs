//! Owns what makes two spellings of a name one name: case, accents, dots, apostrophes, hyphens, “Saint” and “St.”.
//!
//! “Saint-Étienne”, “St. Etienne”, “ST ETIENNE” → the same key

use std::sync::OnceLock;

use crate::text::{Token, fold, token};

/// The key of no words; [`extend`] adds words to it.
pub const EMPTY: u64 = 0x9e37_79b9_7f4a_7c15;

/// The key of a name that goes on with one more word.
pub const fn extend(key: u64, word: u64) -> u64 {
    // The multiplier is the odd one of the 64-bit finaliser of MurmurHash3 (public domain).
    (key.rotate_left(23) ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd)
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
/// name. The same keys as by [`words`] and [`extend`], but without cutting words out: opening a gazetteer asks for each
/// of its names.
pub fn beginnings(name: &str, mut each: impl FnMut(u64, bool)) {
    let bytes = name.as_bytes();
    let (mut key, mut fresh, mut at) = (EMPTY, true, 0);
    // A beginning is told when the next word shows that it is not the whole.
    let mut pending = None;
    while at < bytes.len() {
        let start = at;
        let mut hash = const_fold(b"");
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => hash = step(hash, byte),
                b'A'..=b'Z' => hash = step(hash, byte | 0x20),
                b' ' | b'-' | b'/' | b',' | b'(' | b')' => break,
                b'.' | b'`' | b'\'' => {}
                0..=0x7f => hash = step(hash, byte),
                _ if bytes[at..].starts_with("–".as_bytes()) => break,
                _ => {
                    let Some(c) = name.get(at..).and_then(|rest| rest.chars().next()) else { break };
                    hash = step_letter(hash, c);
                    at += c.len_utf8() - 1;
                }
            }
            at += 1;
        }
        let the = fresh && bytes[start..at].eq_ignore_ascii_case(b"the");
        if at > start && !the {
            if let Some(key) = pending {
                each(key, false);
            }
            key = extend(key, one_spelling(hash));
            pending = Some(key);
        }
        fresh &= at == start;
        at += if bytes.get(at).is_some_and(|byte| *byte >= 0x80) { "–".len() } else { 1 };
    }
    each(pending.unwrap_or(EMPTY), true);
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
