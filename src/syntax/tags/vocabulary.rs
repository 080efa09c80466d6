//! Owns what is known of a word before its sentence is: whether it can be a noun, a verb, an adjective, an adverb, and
//! which most often; of a form, by its stem. The words are in the tagger's file, made from WordNet by `factlight train`.
//!
//! “reports” → a form in -s of a word that is a noun more often than a verb

use super::sparse::Sparse;
use super::tag::Tag;
use crate::text::token::{step, step_back};

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

/// What the vocabulary holds of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known(Option<u8>);

impl Known {
    /// The only tag that it ever has.
    pub fn sure(self) -> Option<Tag> {
        Tag::numbered(self.0?.checked_sub(Kind::COUNT)?)
    }

    /// Whether it holds nothing of the word.
    pub fn is_nothing(self) -> bool {
        self.0.is_none()
    }

    fn kind(self) -> Kind {
        Kind(self.0.filter(|kind| *kind < Kind::COUNT).unwrap_or_default())
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

    /// What is known of the word whose fold is `fold`.
    pub fn known(&self, fold: u64) -> Known {
        Known(self.value(fold))
    }

    fn kind(&self, fold: u64) -> Kind {
        self.known(fold).kind()
    }

    fn value(&self, fold: u64) -> Option<u8> {
        self.kinds.get(self.words.rank(hashed(fold))?).copied()
    }

    /// The class of `text`, whose fold is `fold` and of which this is `known`.
    pub fn class(&self, text: &str, fold: u64, known: Known) -> Class {
        const SURE: u8 = Tag::ALL.len() as u8;
        Class(SURE + self.stem(text, fold) as u8 * Kind::COUNT + known.kind().0)
    }

    fn stem(&self, text: &str, fold: u64) -> Stem {
        let bytes = text.as_bytes();
        let length = bytes.len();
        if length < 4 || !text.is_ascii() {
            return Stem::None;
        }
        let last = |back: usize| bytes[length - back].to_ascii_lowercase();
        match (last(3), last(2), last(1)) {
            (_, b's' | b'u' | b'i', b's') => Stem::None,
            (_, _, b's') => self.stem_in_s(bytes, step_back(fold, b's')),
            (_, b'e', b'd') => {
                if self.is_verb(&bytes[..length - 2], step_back(step_back(fold, b'd'), b'e'), true) {
                    Stem::Past
                } else {
                    Stem::Unknown
                }
            }
            (b'i', b'n', b'g') if length > 4 => {
                let stem = step_back(step_back(step_back(fold, b'g'), b'n'), b'i');
                if self.is_verb(&bytes[..length - 3], stem, false) { Stem::Ing } else { Stem::Unknown }
            }
            _ => Stem::None,
        }
    }

    /// `stem` is the fold of the word without its “s”.
    fn stem_in_s(&self, bytes: &[u8], stem: u64) -> Stem {
        let length = bytes.len();
        let mut kind = self.kind(stem);
        let in_es = bytes[length - 2].eq_ignore_ascii_case(&b'e');
        if kind.0 == 0 && in_es {
            let in_ies = bytes[length - 3].eq_ignore_ascii_case(&b'i');
            let stem = step_back(stem, b'e');
            kind = self.kind(if in_ies { step(step_back(stem, b'i'), b'y') } else { stem });
        }
        match (kind.first(), kind.is(0), kind.is(1)) {
            (_, false, false) => Stem::Unknown,
            (_, true, false) => Stem::PluralOnly,
            (_, false, true) => Stem::VerbOnly,
            (1, ..) => Stem::VerbOrPlural,
            _ => Stem::PluralOrVerb,
        }
    }

    /// Whether a verb is left when an ending is taken off, “ed” or “ing”: “planned”, “baked”, “asked”, “tried”. `fold` is that of the
    /// `stem`.
    fn is_verb(&self, stem: &[u8], fold: u64, in_ed: bool) -> bool {
        let [.., second, last] = stem else { return false };
        let verb = |fold: u64| self.kind(fold).is(1);
        let shorter = || step_back(fold, last.to_ascii_lowercase());
        verb(fold)
            || verb(step(fold, b'e'))
            || second == last && verb(shorter())
            || last.eq_ignore_ascii_case(&b'i') && in_ed && verb(step(shorter(), b'y'))
    }
}
