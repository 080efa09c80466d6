//! Owns the file of the tagger: a checked header, the vocabulary and the weights, in columns. How they are learnt is
//! left to the command line's `train`.
//!
//! `data/tagger.bin` → `Model`; a file that is cut short or changed → `TaggerError`

use std::fmt;

use super::sparse::{Sparse, distances, numbers};
use super::tag::Tag;
use super::vocabulary::{Kind, Vocabulary, WORD_BITS};
use super::weights::Weights;
use crate::text::token::{FNV_OFFSET, step};

const MAGIC: &[u8; 4] = b"FLtg";
const VERSION: u8 = 2;
/// Magic, version, three counts and the checksum.
const HEADER: usize = 4 + 1 + 3 * 4 + 4;

/// Why a file is no tagger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaggerError {
    /// It does not begin as one.
    NotATagger,
    /// It is of another version of the format.
    Version(u8),
    /// It is cut short or changed: its checksum, a length or a number in it does not fit.
    Damaged,
}

impl fmt::Display for TaggerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotATagger => write!(f, "this is no tagger file; `factlight train tagger` writes one"),
            Self::Version(version) => write!(
                f,
                "the tagger file has format {version}, and this version reads {VERSION}: train it again"
            ),
            Self::Damaged => write!(f, "the tagger file is cut short or changed: train or fetch it again"),
        }
    }
}

impl std::error::Error for TaggerError {}

/// What training learnt, before it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learnt {
    /// Hashed words, ascending, each with its value in the vocabulary.
    pub words: Vec<(u32, u8)>,
    /// Slots, ascending, each with its weights: tags, ascending, and what they count for.
    pub slots: Vec<(u32, Vec<(Tag, i8)>)>,
}

/// The vocabulary, and which slot speaks for which tag.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// What is known of words.
    pub vocabulary: Vocabulary,
    /// What each slot says.
    pub weights: Weights,
}

impl Learnt {
    /// The bytes of the file.
    pub fn encode(&self) -> Vec<u8> {
        let words: Vec<u32> = self.words.iter().map(|(word, _)| *word).collect();
        let slots: Vec<u32> = self.slots.iter().map(|(slot, _)| *slot).collect();
        let weights = || self.slots.iter().flat_map(|(_, weights)| weights);
        let mut body = distances(&words);
        body.extend(self.words.iter().map(|(_, value)| *value));
        body.extend(distances(&slots));
        body.extend(self.slots.iter().map(|(_, weights)| weights.len() as u8));
        body.extend(weights().map(|(tag, _)| *tag as u8));
        body.extend(weights().map(|(_, weight)| *weight as u8));
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        for count in [words.len(), slots.len(), weights().count()] {
            bytes.extend((count as u32).to_le_bytes());
        }
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }
}

impl Model {
    /// Opens a tagger file.
    ///
    /// # Errors
    /// When the bytes are not whole or not of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TaggerError> {
        let Some(rest) = bytes.strip_prefix(MAGIC) else { return Err(TaggerError::NotATagger) };
        match rest.first() {
            Some(&VERSION) => Self::read(bytes).ok_or(TaggerError::Damaged),
            Some(version) => Err(TaggerError::Version(*version)),
            None => Err(TaggerError::Damaged),
        }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let count = |field: usize| number(5 + 4 * field).map(|count| count as usize);
        let (words, slots, weights) = (count(0)?, count(1)?, count(2)?);
        let mut body = bytes.get(HEADER..)?;
        if number(HEADER - 4)? != checksum(body) {
            return None;
        }
        let (word_numbers, length) = numbers(body, words)?;
        body = &body[length..];
        let kinds = column(&mut body, words)?;
        let (slot_numbers, length) = numbers(body, slots)?;
        body = &body[length..];
        let counts = column(&mut body, slots)?;
        let tags = column(&mut body, weights)?;
        let values = column(&mut body, weights)?;
        let all: usize = counts.iter().map(|count| usize::from(*count)).sum();
        let valid = body.is_empty()
            && all == weights
            && tags.iter().all(|tag| Tag::numbered(*tag).is_some())
            && kinds.iter().all(|kind| usize::from(*kind) < usize::from(Kind::COUNT) + Tag::ALL.len());
        valid.then_some(())?;
        let weights: Vec<_> = tags.iter().zip(values).map(|(tag, weight)| (*tag, *weight as i8)).collect();
        Some(Self {
            vocabulary: Vocabulary::new(Sparse::new(WORD_BITS, &word_numbers)?, kinds.to_vec()),
            weights: Weights::new(&slot_numbers, counts, &weights)?,
        })
    }
}

fn column<'b>(body: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (column, rest) = body.split_at_checked(length)?;
    *body = rest;
    Some(column)
}

fn checksum(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(FNV_OFFSET, |hash, byte| step(hash, *byte));
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learnt() -> Learnt {
        Learnt {
            words: vec![(5, 1), (900, 6), (500_000, Kind::COUNT + Tag::NounPlural as u8)],
            slots: vec![(7, vec![(Tag::Noun, 3), (Tag::VerbBase, -4)]), (70_000, vec![(Tag::To, 9)])],
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let model = Model::from_bytes(&learnt().encode()).unwrap();
        let mut scores = [0; 32];
        let speaks: Vec<_> = (0..100_000).filter(|slot| model.weights.speaks(*slot)).collect();
        assert_eq!(speaks, [7, 70_000]);
        speaks.into_iter().for_each(|slot| model.weights.add(slot, &mut scores));
        assert_eq!(scores[Tag::Noun as usize], 3);
        assert_eq!(scores[Tag::VerbBase as usize], -4);
        assert_eq!(scores[Tag::To as usize], 9);
        assert_eq!(scores.iter().sum::<i32>(), 8);
    }

    #[test]
    fn a_slot_may_speak_for_any_number_of_tags() {
        let all = |count: usize| Tag::ALL.into_iter().zip(1i8..).take(count).collect::<Vec<_>>();
        let slots = (0..Tag::ALL.len()).map(|count| (count as u32 * 3 + 1, all(count + 1))).collect();
        let model = Model::from_bytes(&Learnt { slots, ..learnt() }.encode()).unwrap();
        for count in 0..Tag::ALL.len() {
            let mut scores = [0; 32];
            model.weights.add(count as u32 * 3 + 1, &mut scores);
            let expected: Vec<i32> =
                (0..32).map(|tag| if tag <= count { tag as i32 + 1 } else { 0 }).collect();
            assert_eq!(scores[..], expected[..]);
        }
    }

    #[test]
    fn a_file_that_is_not_whole_is_an_error() {
        let bytes = learnt().encode();
        for length in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..length]).is_err(), "{length} bytes");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x55;
            assert!(Model::from_bytes(&changed).is_err(), "byte {at}");
        }
        assert_eq!(Model::from_bytes(b"<html>").unwrap_err(), TaggerError::NotATagger);
        let mut other = bytes;
        other[4] = 9;
        assert_eq!(Model::from_bytes(&other).unwrap_err(), TaggerError::Version(9));
    }
}
