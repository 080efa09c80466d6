//! Owns the gazetteer: which places a name can stand for. Which one a text means is left to `detect::place`.
//!
//! “Paris” → Paris, France; Paris, Texas; Paris, Ontario; …
//!
//! `name` says which spellings are one name, `format` how the file is read, `index` how a name is found, `encode` how the
//! file is written.

pub mod encode;
mod format;
mod index;
pub mod name;

use std::sync::OnceLock;

use crate::fact::{CountryCode, PlaceKind};

pub use format::GazetteerError;
use format::Layout;
pub use index::Entry;
use index::Index;

/// Place names and what they can stand for.
///
/// Opening checks the file and reads none of its rows; they are read when a name is first asked for.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    bytes: Vec<u8>,
    layout: Layout,
    columns: OnceLock<Columns>,
}

/// Where the rows are. A row is read when its place is first asked for, with all of its group.
#[derive(Clone, Debug)]
struct Columns {
    groups: Vec<Group>,
    /// The number of each place's group.
    group_of: Vec<u32>,
    index: Index,
    /// Where the names of places and people end in `bytes`.
    names_end: usize,
}

/// One place, as the gazetteer keeps it.
#[derive(Clone, Copy, Debug)]
struct Record {
    lat: i16,
    lon: i16,
    kind: PlaceKind,
    renown: u8,
    population: u32,
    geonames: u32,
    /// Where its shown name begins in `bytes`; it ends with its line.
    name: u32,
}

/// The places of one first-order region; its first record is the region where the sources have it.
#[derive(Clone, Debug)]
struct Group {
    country: Option<CountryCode>,
    /// Its first place, and how many it has.
    first: u32,
    count: u32,
    /// Where its ids and its names begin.
    ids: u32,
    names: u32,
    records: OnceLock<Box<[Record]>>,
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

impl Gazetteer {
    /// Opens the file: its header and checksum are checked, its rows left for the first name that is asked for.
    ///
    /// # Errors
    /// When the bytes are not a gazetteer file, not of this version, cut off, or damaged.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, GazetteerError> {
        let layout = format::layout(&bytes)?;
        Ok(Self { bytes, layout, columns: OnceLock::new() })
    }

    /// The columns; gone through the first time, in milliseconds for a page's gazetteer. Nothing is known to a file whose
    /// checksum is right and whose columns are not: `encode` did not write it.
    fn columns(&self) -> &Columns {
        self.columns.get_or_init(|| {
            let read = format::read(&self.bytes, &self.layout);
            read.unwrap_or_else(|| Columns {
                groups: Vec::new(),
                group_of: Vec::new(),
                index: Index::new(Vec::new()),
                names_end: 0,
            })
        })
    }

    fn record(&self, place: PlaceId) -> &Record {
        let group = self.group(place);
        let records = group.records.get_or_init(|| format::records(&self.bytes, &self.layout, group));
        &records[(place.0 - group.first) as usize]
    }

    fn group(&self, place: PlaceId) -> &Group {
        let columns = self.columns();
        &columns.groups[columns.group_of[place.0 as usize] as usize]
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// How many places it knows.
    pub fn len(&self) -> usize {
        self.columns().group_of.len()
    }

    /// Whether it knows no place.
    pub fn is_empty(&self) -> bool {
        self.columns().group_of.is_empty()
    }

    /// What it knows of the name with key `key`; see [`name`].
    pub fn entry(&self, key: u64) -> Option<Entry<'_>> {
        let columns = self.columns();
        columns.index.find(key, &self.bytes[..columns.names_end])
    }

    /// The places called `name`, however it is spelled.
    pub fn look_up(&self, name: &str) -> Vec<Candidate> {
        self.entry(name::key(name)).map(|entry| entry.candidates().collect()).unwrap_or_default()
    }

    /// The name a place is shown by.
    pub fn name(&self, place: PlaceId) -> &str {
        let line = self.bytes.get(self.record(place).name as usize..).unwrap_or_default();
        let end = line.iter().position(|byte| *byte == b'\n').unwrap_or_default();
        std::str::from_utf8(&line[..end]).unwrap_or_default()
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
        let first = PlaceId(self.group(place).first);
        (self.kind(first) == PlaceKind::Region).then_some(first)
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
    fn only_the_group_and_the_names_that_are_asked_for_are_read() {
        let row = |name: &str, region: &str| Row {
            kind: PlaceKind::City,
            country: Some(CountryCode(*b"US")),
            region: region.into(),
            lat: 1,
            lon: 2,
            population: 0,
            geonames: 9,
            renown: 0,
            names: vec![(name.into(), NameFlags(0))],
        };
        let rows = vec![row("Arven", "A"), row("Arven Bay", "B"), row("Belm", "B")];
        let gazetteer = Gazetteer::from_bytes(encode(rows, &["Arven".into()])).unwrap();
        let entry = gazetteer.entry(name::key("Arven")).unwrap();
        assert!(entry.goes_on() && entry.is_given_name() && entry.is_place());
        assert!(!gazetteer.entry(name::key("Arven Bay")).unwrap().goes_on());
        assert!(gazetteer.entry(name::key("Arvens")).is_none(), "what no name begins with is not known");
        let read = || gazetteer.columns().groups.iter().map(|group| group.records.get().is_some());
        assert!(read().eq([false, false]), "a key needs no row");
        assert_eq!(gazetteer.name(entry.candidates().next().unwrap().place), "Arven");
        assert!(read().eq([true, false]));
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
