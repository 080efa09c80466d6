//! Owns the gazetteer: which places a name can stand for. Which one a text means is left to `detect::place`.
//!
//! “Paris” → Paris, France; Paris, Texas; Paris, Ontario; …
//!
//! `name` says which spellings are one name, `format` how the file is read, `encode` how it is written.

pub mod encode;
mod format;
pub mod name;

use std::sync::OnceLock;

use crate::fact::{CountryCode, PlaceKind};

pub use format::GazetteerError;
use format::Layout;

/// Place names and what they can stand for.
///
/// Opening checks the file and reads none of its rows; they are read when a name is first asked for.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    bytes: Vec<u8>,
    layout: Layout,
    columns: OnceLock<Columns>,
}

/// The rows, read.
#[derive(Clone, Debug)]
struct Columns {
    records: Vec<Record>,
    /// The first record of each group, and the country the group is of.
    groups: Vec<Group>,
    index: Index,
}

/// One place, as the gazetteer keeps it.
#[derive(Clone, Copy, Debug)]
struct Record {
    lat: i16,
    lon: i16,
    kind: PlaceKind,
    population: u32,
    geonames: u32,
    renown: u8,
    group: u32,
    /// Its shown name, in `bytes`.
    name: (u32, u32),
}

/// The places of one first-order region; its first record is the region where the sources have it.
#[derive(Clone, Copy, Debug)]
struct Group {
    country: Option<CountryCode>,
    first: u32,
}

/// Which place; valid for the gazetteer it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// How a name may stand for its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameFlags(pub u8);

impl NameFlags {
    /// The people or things of the place: “Iraqi”.
    pub const DEMONYM: u8 = 1;
    /// Read only where it is written in capitals: “US”, “UAE”.
    pub const CAPITALS: u8 = 2;
    /// Read only behind a place and a comma: “Ga.”, “TX”.
    pub const BEHIND_COMMA: u8 = 4;
    /// Also an English word that begins small: “reading”, “nice”.
    pub const WORD: u8 = 8;
    /// Also a given name: “Florence”, “Jordan”.
    pub const GIVEN: u8 = 16;
    /// Also a surname: “Wilson”, “Lincoln”; or of a place so little known that it might well be one.
    pub const SURNAME: u8 = 64;
    /// A second name: not the one the place is shown by.
    pub const OTHER: u8 = 32;
    /// A river's full name, by which “the Trent” is known too: “River Trent”.
    pub const RIVER: u8 = 128;
    /// Whether all of `bits` are set.
    pub const fn has(self, bits: u8) -> bool {
        self.0 & bits == bits
    }
}

/// A place a name can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// How the name stands for it.
    pub flags: NameFlags,
}

/// What the gazetteer knows of a name.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'g> {
    key: u64,
    slots: &'g [Slot],
    goes_on: bool,
}

impl<'g> Entry<'g> {
    /// Whether a longer name begins so. May be true of one name in thirty of which it is not: no longer name follows.
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }
    /// Whether people are called so: “Florence”, “Ahmed”.
    pub fn is_given_name(&self) -> bool {
        self.slots.iter().any(|slot| slot.key == self.key && slot.place == NONE)
    }
    /// Whether it names a place.
    pub fn is_place(&self) -> bool {
        self.slots.iter().any(|slot| slot.key == self.key && slot.place != NONE)
    }
    /// The places it can stand for, in the file's order.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate> + use<'g> {
        let key = self.key;
        let own = self.slots.iter().filter(move |slot| slot.key == key && slot.place != NONE);
        own.map(|slot| Candidate { place: PlaceId(slot.place), flags: slot.flags })
    }
}

/// Instead of a place: the name is a given name.
const NONE: u32 = u32::MAX;

/// A name that stands for a place, or for people.
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u64,
    place: u32,
    flags: NameFlags,
}

/// Name keys in buckets by their highest bits, about one key a bucket, and a bit for every beginning of a name.
///
/// Filled in two passes, as a counting sort: no probing, no growing, and the slots of a key in the file's order.
/// Opening a page's gazetteer fills in two hundred thousand.
///
/// Keys are 64-bit hashes and are not compared with the names: of 10^5 names and 10^7 words a page may ask for, one
/// meets by chance in about 10^7 pages.
#[derive(Clone, Debug)]
struct Index {
    /// Where each bucket begins in `slots`, and where the last one ends.
    buckets: Vec<u32>,
    slots: Vec<Slot>,
    /// One bit for a beginning's highest bits.
    beginnings: Vec<u64>,
}

/// Bits of a key that say where its bit among the beginnings is.
const BEGINNING_BITS: u32 = 20;

impl Index {
    fn new(found: &[Slot], beginnings: &[u64]) -> Self {
        let count = found.len().next_power_of_two().max(16);
        let mut buckets = vec![0u32; count + 1];
        for slot in found {
            buckets[Self::bucket(count, slot.key) + 1] += 1;
        }
        for at in 0..count {
            buckets[at + 1] += buckets[at];
        }
        let mut next = buckets.clone();
        let mut slots = vec![Slot { key: 0, place: NONE, flags: NameFlags(0) }; found.len()];
        for slot in found {
            let at = &mut next[Self::bucket(count, slot.key)];
            slots[*at as usize] = *slot;
            *at += 1;
        }
        let mut bits = vec![0u64; 1 << (BEGINNING_BITS - 6)];
        for key in beginnings {
            let bit = key >> (64 - BEGINNING_BITS);
            bits[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        Self { buckets, slots, beginnings: bits }
    }

    /// The bucket of `key` among `count`, a power of two.
    fn bucket(count: usize, key: u64) -> usize {
        (key >> (64 - count.trailing_zeros())) as usize
    }

    fn find(&self, key: u64) -> Option<Entry<'_>> {
        let bucket = Self::bucket(self.buckets.len() - 1, key);
        let slots = &self.slots[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize];
        let bit = key >> (64 - BEGINNING_BITS);
        let goes_on = self.beginnings[(bit >> 6) as usize] >> (bit & 63) & 1 == 1;
        let known = goes_on || slots.iter().any(|slot| slot.key == key);
        known.then_some(Entry { key, slots, goes_on })
    }
}

impl Gazetteer {
    /// Opens the file: its header and checksum are checked, its rows left for the first name that is asked for.
    ///
    /// # Errors
    /// When the bytes are not a gazetteer file, not of this version, cut off, or damaged.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, GazetteerError> {
        let layout = format::layout(&bytes)?;
        Ok(Self { bytes, layout, columns: OnceLock::new() })
    }

    /// The rows; read the first time, in milliseconds for a page's gazetteer. Nothing is known to a file whose checksum is
    /// right and whose rows are not: `encode` did not write it.
    fn columns(&self) -> &Columns {
        self.columns.get_or_init(|| {
            let read = format::read(&self.bytes, &self.layout);
            read.unwrap_or_else(|| Columns {
                records: Vec::new(),
                groups: Vec::new(),
                index: Index::new(&[], &[]),
            })
        })
    }

    fn record(&self, place: PlaceId) -> &Record {
        &self.columns().records[place.0 as usize]
    }

    fn group(&self, place: PlaceId) -> Group {
        self.columns().groups[self.record(place).group as usize]
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// How many places it knows.
    pub fn len(&self) -> usize {
        self.columns().records.len()
    }

    /// Whether it knows no place.
    pub fn is_empty(&self) -> bool {
        self.columns().records.is_empty()
    }

    /// What it knows of the name with key `key`; see [`name`].
    pub fn entry(&self, key: u64) -> Option<Entry<'_>> {
        self.columns().index.find(key)
    }

    /// The places called `name`, however it is spelled.
    pub fn look_up(&self, name: &str) -> Vec<Candidate> {
        self.entry(name::key(name)).map(|entry| entry.candidates().collect()).unwrap_or_default()
    }

    /// The name a place is shown by.
    pub fn name(&self, place: PlaceId) -> &str {
        let (start, end) = self.record(place).name;
        self.bytes
            .get(start as usize..end as usize)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }

    /// What kind of place it is.
    pub fn kind(&self, place: PlaceId) -> PlaceKind {
        self.record(place).kind
    }

    /// Degrees north and east, to a hundredth.
    pub fn point(&self, place: PlaceId) -> (f32, f32) {
        let record = self.record(place);
        (f32::from(record.lat) / 100.0, f32::from(record.lon) / 100.0)
    }

    /// Its country; none for what lies in several or in none.
    pub fn country(&self, place: PlaceId) -> Option<CountryCode> {
        self.group(place).country
    }

    /// The first-order region it lies in, or is.
    pub fn region(&self, place: PlaceId) -> Option<PlaceId> {
        let first = self.group(place).first;
        (self.columns().records[first as usize].kind == PlaceKind::Region).then_some(PlaceId(first))
    }

    /// People, to two digits; zero where unknown.
    pub fn population(&self, place: PlaceId) -> u32 {
        self.record(place).population
    }

    /// How well known it is: in how many spellings of other scripts the sources have it, 0 to 63; zero where they do not tell.
    pub fn renown(&self, place: PlaceId) -> u8 {
        self.record(place).renown
    }

    /// Where the place is from and its number there: `geonames:99072`, or `factlight:black-sea`.
    pub fn id(&self, place: PlaceId) -> String {
        match self.record(place).geonames {
            0 => {
                let mut id = String::from("factlight:");
                for (at, (word, _)) in name::words(self.name(place)).enumerate() {
                    if at > 0 {
                        id.push('-');
                    }
                    id.extend(word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()));
                }
                // Counties of one name lie in several regions: “harris-county-texas-us”.
                let region = self.region(place).filter(|region| *region != place);
                for (word, _) in region.iter().flat_map(|region| name::words(self.name(*region))) {
                    id.push('-');
                    id.extend(word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()));
                }
                if let Some(country) = self.country(place) {
                    id.push('-');
                    id.push_str(&country.as_str().to_ascii_lowercase());
                }
                id
            }
            number => format!("geonames:{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encode::{Row, encode};

    /// A gazetteer of one place, with `value` in two bytes of its file, from `at` on, and the checksum made right.
    fn forged(at: usize, value: u8) -> Result<Gazetteer, GazetteerError> {
        let row = Row {
            kind: PlaceKind::City,
            country: None,
            region: String::new(),
            lat: 1,
            lon: 2,
            population: 0,
            geonames: 9,
            renown: 0,
            names: vec![("Arven".into(), NameFlags(0))],
        };
        let mut bytes = encode(vec![row], &[]);
        bytes.iter_mut().skip(at).take(2).for_each(|byte| *byte = value);
        let sum = format::checksum(&bytes[16..]).to_le_bytes();
        bytes[8..16].copy_from_slice(&sum);
        Gazetteer::from_bytes(bytes)
    }

    #[test]
    fn rows_are_read_when_a_name_is_asked_for() {
        let gazetteer = forged(usize::MAX, 0).unwrap();
        assert!(gazetteer.columns.get().is_none(), "opening reads no row");
        assert_eq!(gazetteer.look_up("Arven").len(), 1);
        assert!(gazetteer.columns.get().is_some());
    }

    #[test]
    fn a_file_with_a_right_checksum_and_wrong_rows_answers_and_never_panics() {
        let length = forged(usize::MAX, 0).unwrap().size();
        let mut silent = 0;
        for at in format::HEADER..length {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let gazetteer = forged(at, value).unwrap();
                let found = gazetteer.look_up("Arven");
                for candidate in &found {
                    drop(gazetteer.id(candidate.place));
                    let (lat, lon) = gazetteer.point(candidate.place);
                    assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0, "a point that is none on earth");
                    assert!(!gazetteer.name(candidate.place).is_empty(), "a place without a name");
                    let country = gazetteer.country(candidate.place);
                    assert!(country.is_none_or(|code| code.as_str().len() == 2), "a country that is none");
                }
                silent += usize::from(found.is_empty());
            }
        }
        assert!(silent > 0, "some of these rows cannot be read");
    }
}
