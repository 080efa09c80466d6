//! Owns texts without case, as numbers: tables are looked up by them. What is cut into words is `token`'s.
//!
//! “SAID”, “said” → the same fold

/// A number that is the same for texts that differ in case and in the kind of apostrophe only.
///
/// FNV-1a over 64 bits: tables of a few thousand words meet by chance less than once in 10^14 words, so a look-up by
/// fold compares no strings.
pub fn fold(text: &str) -> u64 {
    let mut hash = FNV_OFFSET;
    for byte in text.bytes() {
        if !byte.is_ascii() {
            return fold_letters(text);
        }
        hash = step(hash, byte.to_ascii_lowercase());
    }
    hash
}

/// The fold of a text that is not ASCII.
#[inline(never)]
fn fold_letters(text: &str) -> u64 {
    let mut hash = FNV_OFFSET;
    let mut utf8 = [0; 4];
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = if is_apostrophe(c) { '\'' } else { c };
        for &byte in c.encode_utf8(&mut utf8).as_bytes() {
            hash = step(hash, byte);
        }
    }
    hash
}

/// `text` in small letters, each by itself: the standard library's `str::to_lowercase` looks around each Greek sigma, at 2 kB.
pub fn in_small_letters(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The fold of no text; [`step`] adds to it.
pub const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// The fold of a text with `byte`, in small letters, behind it.
pub const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The fold of a text without its last byte, which is `byte` in small letters: what [`step`] was given.
pub const fn step_back(hash: u64, byte: u8) -> u64 {
    // The inverse of the multiplier.
    hash.wrapping_mul(0xce96_5057_aff6_957b) ^ byte as u64
}

/// “'” and what stands in for it inside words.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_ignore_case_and_the_kind_of_apostrophe() {
        assert_eq!(fold("O’BRIEN"), fold("o'brien"));
        assert_ne!(fold("said"), fold("says"));
        assert_eq!(step(fold("say"), b's'), fold("says"));
        assert_eq!(step_back(fold("SAYS"), b's'), fold("say"));
    }
}
