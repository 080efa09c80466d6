//! Owns what is known of a word before its sentence is: whether it can be a noun, a verb, an adjective, an adverb, and
//! which most often; of a form, by its stem. The words are in the tagger's file, made from WordNet by `factlight train`.
//!
//! “reports” → a form in -s of a word that is a noun more often than a verb

use super::sparse::Sparse;
use super::tag::Tag;
use crate::text::token::{FNV_OFFSET, step};

/// How many bits a hashed word has: among 10,000 words one in 50 that is not there seems to be.
pub const WORD_BITS: u32 = 19;

/// What a word can be: 0 unknown, else one of [`Kind::COUNT`] orders of noun, verb, adjective and adverb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kind(pub u8);

impl Kind {
    /// How many there are, the unknown one included.
    pub const COUNT: u8 = 17;

    /// Most often `first` (0 noun, 1 verb, 2 adjective, 3 adverb), and at times `second`, which may be the same: then
    /// never anything else.
    pub const fn new(first: u8, second: u8) -> Self {
        Self(1 + first * 4 + second)
    }

    const fn first(self) -> u8 {
        self.0.saturating_sub(1) / 4
    }

    const fn is(self, part: u8) -> bool {
        self.0 > 0 && (self.first() == part || (self.0 - 1) % 4 == part)
    }
}

/// What a form can be, as one number: a sure tag, or the word's kind and that of the stem under its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(pub u8);

impl Class {
    /// Beyond the sentence.
    pub const EDGE: Self = Self(255);

    /// A token whose tag is sure.
    pub const fn sure(tag: Tag) -> Self {
        Self(tag as u8)
    }
}

/// What the ending of a form says with its stem.
#[derive(Clone, Copy)]
enum Stem {
    None,
    PluralOnly,
    PluralOrVerb,
    VerbOrPlural,
    VerbOnly,
    Past,
    Ing,
    /// -s, -ed or -ing, and no stem that is known.
    Unknown,
}

/// The words of which something is known.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: Sparse,
    kinds: Vec<u8>,
}

/// The number of a word by its fold.
pub const fn hashed(fold: u64) -> u32 {
    (fold.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - WORD_BITS)) as u32
}

impl Vocabulary {
    /// A value for each of the `words`: its kind, or [`Kind::COUNT`] and the number of the only tag it ever has.
    pub fn new(words: Sparse, kinds: Vec<u8>) -> Self {
        Self { words, kinds }
    }

    /// The only tag that `fold` ever has, where that is known.
    pub fn sure(&self, fold: u64) -> Option<Tag> {
        Tag::numbered(self.value(fold)?.checked_sub(Kind::COUNT)?)
    }

    fn kind(&self, fold: u64) -> Kind {
        Kind(self.value(fold).filter(|kind| *kind < Kind::COUNT).unwrap_or_default())
    }

    fn value(&self, fold: u64) -> Option<u8> {
        self.kinds.get(self.words.rank(hashed(fold))?).copied()
    }

    /// The class of `text`, whose fold is `fold`.
    pub fn class(&self, text: &str, fold: u64) -> Class {
        const SURE: u8 = Tag::ALL.len() as u8;
        let whole = self.kind(fold);
        Class(SURE + self.stem(text) as u8 * Kind::COUNT + whole.0)
    }

    fn stem(&self, text: &str) -> Stem {
        let bytes = text.as_bytes();
        let length = bytes.len();
        if length < 4 || !text.is_ascii() {
            return Stem::None;
        }
        let last = |back: usize| bytes[length - back].to_ascii_lowercase();
        match (last(3), last(2), last(1)) {
            (_, b's' | b'u' | b'i', b's') => Stem::None,
            (_, _, b's') => self.stem_in_s(bytes),
            (_, b'e', b'd') => {
                if self.is_verb(bytes, 2) {
                    Stem::Past
                } else {
                    Stem::Unknown
                }
            }
            (b'i', b'n', b'g') if length > 4 => {
                if self.is_verb(bytes, 3) {
                    Stem::Ing
                } else {
                    Stem::Unknown
                }
            }
            _ => Stem::None,
        }
    }

    fn stem_in_s(&self, bytes: &[u8]) -> Stem {
        let length = bytes.len();
        let mut kind = self.kind(folded(&bytes[..length - 1], b""));
        let in_es = bytes[length - 2].eq_ignore_ascii_case(&b'e');
        if kind.0 == 0 && in_es {
            let in_ies = bytes[length - 3].eq_ignore_ascii_case(&b'i');
            let (cut, more) = if in_ies { (3, &b"y"[..]) } else { (2, &b""[..]) };
            kind = self.kind(folded(&bytes[..length - cut], more));
        }
        match (kind.first(), kind.is(0), kind.is(1)) {
            (_, false, false) => Stem::Unknown,
            (_, true, false) => Stem::PluralOnly,
            (_, false, true) => Stem::VerbOnly,
            (1, ..) => Stem::VerbOrPlural,
            _ => Stem::PluralOrVerb,
        }
    }

    /// Whether a verb is left when an ending of `cut` bytes is taken off: “planned”, “baked”, “asked”, “tried”.
    fn is_verb(&self, bytes: &[u8], cut: usize) -> bool {
        let stem = &bytes[..bytes.len() - cut];
        let [.., second, last] = stem else { return false };
        let verb = |stem: &[u8], more: &[u8]| self.kind(folded(stem, more)).is(1);
        verb(stem, b"")
            || verb(stem, b"e")
            || (second == last && verb(&stem[..stem.len() - 1], b""))
            || (last.eq_ignore_ascii_case(&b'i') && cut == 2 && verb(&stem[..stem.len() - 1], b"y"))
    }
}

/// The fold of ASCII `stem` with `more` behind it.
fn folded(stem: &[u8], more: &[u8]) -> u64 {
    stem.iter().chain(more).fold(FNV_OFFSET, |hash, byte| step(hash, byte.to_ascii_lowercase()))
}
