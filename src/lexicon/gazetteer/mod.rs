//! Owns the gazetteer: which places a name can stand for. Which one a text means is left to `detect::place`.
//!
//! “Paris” → Paris, France; Paris, Texas; Paris, Ontario; …
//!
//! `name` says which spellings are one name, `format` how the file is read, `encode` how it is written.

pub mod encode;
mod format;
pub mod name;

use crate::fact::{CountryCode, PlaceKind};

pub use format::GazetteerError;

/// Place names and what they can stand for.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    bytes: Vec<u8>,
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
    /// Also a surname: “Wilson”, “Lincoln”.
    pub const SURNAME: u8 = 64;
    /// A second name: not the one the place is shown by.
    pub const OTHER: u8 = 32;
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
    key: &'g Key,
    index: &'g Index,
}

impl<'g> Entry<'g> {
    /// Whether a longer name begins so.
    pub fn goes_on(&self) -> bool {
        self.key.goes_on
    }
    /// Whether people are called so: “Florence”, “Ahmed”.
    pub fn is_given_name(&self) -> bool {
        self.key.given
    }
    /// Whether it names a place.
    pub fn is_place(&self) -> bool {
        self.key.first != NONE
    }
    /// The places it can stand for, in the file's order.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate> + use<'g> {
        let postings = &self.index.postings;
        let mut at = self.key.first;
        std::iter::from_fn(move || {
            let posting = postings.get(at as usize)?;
            at = posting.next;
            Some(posting.candidate)
        })
    }
}

const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Key {
    key: u64,
    first: u32,
    last: u32,
    goes_on: bool,
    given: bool,
}

#[derive(Clone, Copy, Debug)]
struct Posting {
    candidate: Candidate,
    next: u32,
}

/// Name keys in an open-addressing table, two thirds full at most, each with a chain of postings.
///
/// A slot has the low half of its key beside the key's number, so that a probe that finds another key does not look at
/// that key: it would be one more cache miss, hundreds of thousands of times while opening.
///
/// Keys are 64-bit hashes and are not compared with the names: of 10^5 names and 10^7 words a page may ask for, one
/// meets by chance in about 10^7 pages.
#[derive(Clone, Debug, Default)]
struct Index {
    slots: Vec<(u32, u32)>,
    keys: Vec<Key>,
    postings: Vec<Posting>,
}

impl Index {
    fn with_capacity(names: usize) -> Self {
        Self {
            slots: vec![(NONE, NONE); (names * 3 / 2).next_power_of_two().max(16)],
            keys: Vec::with_capacity(names),
            postings: Vec::with_capacity(names),
        }
    }

    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key >> 32) as usize & mask;
        loop {
            let (half, number) = self.slots[at];
            let same =
                half == key as u32 && self.keys.get(number as usize).is_some_and(|found| found.key == key);
            if number == NONE || same {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn find(&self, key: u64) -> Option<&Key> {
        self.keys.get(self.slots[self.slot(key)].1 as usize)
    }

    fn entry(&mut self, key: u64) -> &mut Key {
        if self.keys.len() * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let slot = self.slot(key);
        if self.slots[slot].1 == NONE {
            self.slots[slot] = (key as u32, self.keys.len() as u32);
            self.keys.push(Key { key, first: NONE, last: NONE, goes_on: false, given: false });
        }
        let at = self.slots[slot].1 as usize;
        &mut self.keys[at]
    }

    fn grow(&mut self) {
        self.slots = vec![(NONE, NONE); self.slots.len() * 2];
        for at in 0..self.keys.len() {
            let slot = self.slot(self.keys[at].key);
            self.slots[slot] = (self.keys[at].key as u32, at as u32);
        }
    }

    fn add(&mut self, key: u64, candidate: Candidate) {
        let at = self.postings.len() as u32;
        let entry = self.entry(key);
        let last = std::mem::replace(&mut entry.last, at);
        if last == NONE {
            entry.first = at;
        }
        if let Some(last) = self.postings.get_mut(last as usize) {
            last.next = at;
        }
        self.postings.push(Posting { candidate, next: NONE });
    }
}

impl Gazetteer {
    /// Opens the file. Takes time linear in its size; a page's gazetteer opens in milliseconds.
    ///
    /// # Errors
    /// When the bytes are not a gazetteer file, not of this version, cut off, or damaged.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, GazetteerError> {
        format::open(bytes)
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// How many places it knows.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether it knows no place.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// What it knows of the name with key `key`; see [`name`].
    pub fn entry(&self, key: u64) -> Option<Entry<'_>> {
        self.index.find(key).map(|key| Entry { key, index: &self.index })
    }

    /// The places called `name`, however it is spelled.
    pub fn look_up(&self, name: &str) -> Vec<Candidate> {
        self.entry(name::key(name)).map(|entry| entry.candidates().collect()).unwrap_or_default()
    }

    /// The name a place is shown by.
    pub fn name(&self, place: PlaceId) -> &str {
        let (start, end) = self.records[place.0 as usize].name;
        self.bytes
            .get(start as usize..end as usize)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }

    /// What kind of place it is.
    pub fn kind(&self, place: PlaceId) -> PlaceKind {
        self.records[place.0 as usize].kind
    }

    /// Degrees north and east, to a hundredth.
    pub fn point(&self, place: PlaceId) -> (f32, f32) {
        let record = &self.records[place.0 as usize];
        (f32::from(record.lat) / 100.0, f32::from(record.lon) / 100.0)
    }

    /// Its country; none for what lies in several or in none.
    pub fn country(&self, place: PlaceId) -> Option<CountryCode> {
        self.groups[self.records[place.0 as usize].group as usize].country
    }

    /// The first-order region it lies in, or is.
    pub fn region(&self, place: PlaceId) -> Option<PlaceId> {
        let first = self.groups[self.records[place.0 as usize].group as usize].first;
        (self.records[first as usize].kind == PlaceKind::Region).then_some(PlaceId(first))
    }

    /// People, to two digits; zero where unknown.
    pub fn population(&self, place: PlaceId) -> u32 {
        self.records[place.0 as usize].population
    }

    /// Where the place is from and its number there: `geonames:99072`, or `factlight:black-sea`.
    pub fn id(&self, place: PlaceId) -> String {
        match self.records[place.0 as usize].geonames {
            0 => {
                let mut id = String::from("factlight:");
                for (at, (word, _)) in name::words(self.name(place)).enumerate() {
                    if at > 0 {
                        id.push('-');
                    }
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
