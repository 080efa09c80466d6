//! Owns reading a gazetteer file: header, checksum, columns. `encode` writes it.
//!
//! ```text
//! "FLGZ" · version u16 · columns u16 · checksum u64 · places u32 · names u32 · column lengths u32 × 14 · columns
//! ```

use std::fmt;

use super::{Columns, Group, Index, NONE, NameFlags, Record, Slot, name};
use crate::fact::{CountryCode, PlaceKind};

pub(super) const MAGIC: [u8; 4] = *b"FLGZ";
pub(super) const VERSION: u16 = 2;
/// 0 groups, 1 kinds, 2–5 latitude and longitude (low and high bytes), 6–7 population (digits and zeros), 8 ids,
/// 9 names a place, 10 name flags, 11 names, 12 given names, 13 renown.
pub(super) const COLUMNS: usize = 14;
pub(super) const HEADER: usize = 24 + 4 * COLUMNS;
pub(super) const KINDS: [PlaceKind; 10] = [
    PlaceKind::Continent,
    PlaceKind::Country,
    PlaceKind::Region,
    PlaceKind::County,
    PlaceKind::City,
    PlaceKind::Water,
    PlaceKind::Mountain,
    PlaceKind::Island,
    PlaceKind::Area,
    PlaceKind::Facility,
];

/// Why bytes are not a gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GazetteerError {
    /// The bytes do not begin as a gazetteer file does.
    Foreign,
    /// The file is of another format version.
    Version {
        /// The file's version.
        found: u16,
    },
    /// The file is shorter or longer than its header says.
    Length {
        /// Bytes the header asks for.
        expected: usize,
        /// Bytes there are.
        found: usize,
    },
    /// The bytes are not those that were written.
    Damaged,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => {
                f.write_str("this is not a Factlight gazetteer: pass the bytes of gazetteer.bin (not compressed, not an error page)")
            }
            Self::Version { found } => write!(
                f,
                "this gazetteer has format version {found}, this release reads version {VERSION}: use the gazetteer.bin that came with it"
            ),
            Self::Length { expected, found } => write!(
                f,
                "this gazetteer is cut off or has bytes added: {found} bytes, {expected} expected; load the whole of gazetteer.bin again"
            ),
            Self::Damaged => {
                f.write_str("this gazetteer is damaged: its checksum does not fit; load gazetteer.bin again")
            }
        }
    }
}
impl std::error::Error for GazetteerError {}

/// FNV-1a over little-endian 64-bit words, the last one filled with zeros: eight bytes a step, to open fast.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325u64;
    let mut chunks = bytes.chunks_exact(8);
    let mut step = |word: [u8; 8]| sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        step(word);
    }
    let rest = chunks.remainder();
    let mut word = [0; 8];
    word[..rest.len()].copy_from_slice(rest);
    step(word);
    // FNV's high bits do not reach its low ones.
    sum ^ (sum >> 32)
}

/// Where the columns of a file are, and how long its tables.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Where each column begins, and where the last one ends.
    bounds: [usize; COLUMNS + 1],
    places: usize,
    names: usize,
}

/// Checks a file: what it is, its version, its length, its checksum.
pub(super) fn layout(bytes: &[u8]) -> Result<Layout, GazetteerError> {
    if bytes.get(..4) != Some(&MAGIC) {
        return Err(GazetteerError::Foreign);
    }
    let short = GazetteerError::Length { expected: HEADER, found: bytes.len() };
    let header = bytes.get(..HEADER).ok_or(short)?;
    let version = u16::from_le_bytes([header[4], header[5]]);
    if version != VERSION || usize::from(u16::from_le_bytes([header[6], header[7]])) != COLUMNS {
        return Err(GazetteerError::Version { found: version });
    }
    let number =
        |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]) as usize;
    let mut bounds = [HEADER; COLUMNS + 1];
    for column in 0..COLUMNS {
        bounds[column + 1] = bounds[column].saturating_add(number(24 + 4 * column));
    }
    if bounds[COLUMNS] != bytes.len() {
        return Err(GazetteerError::Length { expected: bounds[COLUMNS], found: bytes.len() });
    }
    if checksum(&bytes[16..]).to_le_bytes() != header[8..16] {
        return Err(GazetteerError::Damaged);
    }
    Ok(Layout { bounds, places: number(16), names: number(20) })
}

/// A column that is read from front to back.
struct Column<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Column<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

/// Reads every column once; none where they are not well formed.
pub(super) fn read(bytes: &[u8], layout: &Layout) -> Option<Columns> {
    let Layout { bounds, places, names } = layout;
    let (places, names) = (*places, *names);
    let mut columns: [Column<'_>; COLUMNS] =
        std::array::from_fn(|i| Column { bytes: &bytes[bounds[i]..bounds[i + 1]], at: 0 });
    if columns[1].bytes.len() != places
        || columns[13].bytes.len() != places
        || columns[10].bytes.len() != names
    {
        return None;
    }
    let mut records = Vec::with_capacity(places);
    let mut groups = Vec::new();
    let mut found =
        Found { slots: Vec::with_capacity(names + names / 10), beginnings: Vec::with_capacity(names) };
    let text = std::str::from_utf8(columns[11].bytes).ok()?;
    let mut all_names = Names { text, start: bounds[11], at: 0 };
    while records.len() < places {
        let code = [columns[0].byte()?, columns[0].byte()?];
        let count = columns[0].varint()? as usize;
        if count == 0 || count > places - records.len() {
            return None;
        }
        let country = match code {
            [0, 0] => None,
            code if code.iter().all(u8::is_ascii_uppercase) => Some(CountryCode(code)),
            _ => return None,
        };
        let group = groups.len() as u32;
        groups.push(Group { country, first: records.len() as u32 });
        let (mut base, mut id) = ((0, 0), 0i32);
        for at in 0..count {
            let mut record = read_record(&mut columns, base, &mut id, group)?;
            if at == 0 {
                base = (i32::from(record.lat), i32::from(record.lon));
            }
            read_names(&mut columns, &mut all_names, &mut record, records.len(), &mut found)?;
            records.push(record);
        }
    }
    let given = std::str::from_utf8(columns[12].bytes).ok()?;
    for name in given.lines() {
        found.slots.push(Slot { key: name::key(name), place: NONE, flags: NameFlags(0) });
    }
    Some(Columns { records, groups, index: Index::new(&found.slots, &found.beginnings) })
}

fn read_record(
    columns: &mut [Column<'_>; COLUMNS],
    base: (i32, i32),
    id: &mut i32,
    group: u32,
) -> Option<Record> {
    let kind = *KINDS.get(usize::from(columns[1].byte()?))?;
    let mut two_bytes =
        |low: usize| Some(u32::from(columns[low].byte()?) | u32::from(columns[low + 1].byte()?) << 8);
    let (north, east) = (unzigzag(two_bytes(2)?), unzigzag(two_bytes(4)?));
    let lat = base.0 + north;
    let lon = (base.1 + east + 54_000).rem_euclid(36_000) - 18_000;
    let (digits, zeros) = (columns[6].byte()?, columns[7].byte()?);
    *id = id.checked_add(unzigzag(columns[8].varint()?))?;
    Some(Record {
        lat: i16::try_from(lat).ok().filter(|lat| (-9_000..=9_000).contains(lat))?,
        lon: i16::try_from(lon).ok()?,
        kind,
        population: u32::from(digits).checked_mul(10u32.checked_pow(u32::from(zeros))?)?,
        geonames: u32::try_from(*id).ok()?,
        renown: columns[13].byte()?,
        group,
        name: (0, 0),
    })
}

/// The names column, read from front to back.
struct Names<'b> {
    text: &'b str,
    /// Where the column begins in the file, and how far it is read.
    start: usize,
    at: usize,
}

/// The keys that were read.
struct Found {
    slots: Vec<Slot>,
    beginnings: Vec<u64>,
}

fn read_names(
    columns: &mut [Column<'_>; COLUMNS],
    names: &mut Names<'_>,
    record: &mut Record,
    place: usize,
    found: &mut Found,
) -> Option<()> {
    for number in 0..columns[9].byte()? {
        let rest = names.text.get(names.at..)?;
        let length = rest.bytes().position(|byte| byte == b'\n')?;
        if length == 0 {
            return None; // a place has names
        }
        if number == 0 {
            let start = names.start + names.at;
            record.name = (start as u32, (start + length) as u32);
        }
        names.at += length + 1;
        let flags = NameFlags(columns[10].byte()?);
        name::beginnings(&rest[..length], |key, whole| match whole {
            true => found.slots.push(Slot { key, place: place as u32, flags }),
            false => found.beginnings.push(key),
        });
    }
    Some(())
}
