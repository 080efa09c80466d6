//! Owns reading a gazetteer file: header, checksum, columns. `encode` writes it.
//!
//! ```text
//! "FLGZ" · version u16 · columns u16 · checksum u64 · places u32 · names u32 · column lengths u32 × 14 · columns
//! ```

use std::fmt;
use std::sync::OnceLock;

use super::index::{Index, NONE, Name};
use super::{Columns, Group, NameFlags, Record, name};
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
    let mut pieces = bytes.chunks_exact(PIECE);
    for piece in &mut pieces {
        sum = add_to_checksum(sum, piece);
    }
    let rest = pieces.remainder();
    let mut last = [0; PIECE];
    last[..rest.len()].copy_from_slice(rest);
    sum = add_to_checksum(sum, &last[..rest.len() / 8 * 8 + 8]);
    // FNV's high bits do not reach its low ones.
    sum ^ (sum >> 32)
}

/// Bytes that are summed up in one call.
const PIECE: usize = 4096;

/// A call for each piece: a browser runs a function as it came from its quick compiler until it is called again.
#[inline(never)]
fn add_to_checksum(sum: u64, words: &[u8]) -> u64 {
    words.chunks_exact(8).fold(sum, |sum, chunk| {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3)
    })
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

impl Layout {
    /// The bytes of a column.
    fn column<'b>(&self, bytes: &'b [u8], column: usize) -> &'b [u8] {
        &bytes[self.bounds[column]..self.bounds[column + 1]]
    }
}

/// Goes through the columns once: where each group begins in them, and the class of every name. None where there are other
/// numbers of places and names in them than they say, or a name is no UTF-8. What else a row holds is left to [`records`].
pub(super) fn read(bytes: &[u8], layout: &Layout) -> Option<Columns> {
    let Layout { bounds, places, names } = layout;
    let (places, names) = (*places, *names);
    let a_byte_each = [1, 2, 3, 4, 5, 6, 7, 9, 13];
    if a_byte_each.iter().any(|column| bounds[column + 1] - bounds[*column] != places)
        || bounds[11] - bounds[10] != names
    {
        return None;
    }
    for column in [11, 12] {
        std::str::from_utf8(layout.column(bytes, column)).ok()?;
    }
    let mut countries = Column { bytes: layout.column(bytes, 0), at: 0 };
    let mut rows = Rows {
        names_a_place: layout.column(bytes, 9),
        flags: layout.column(bytes, 10),
        ids: layout.column(bytes, 8),
        bytes: &bytes[..bounds[12]],
        id: 0,
        name: bounds[11],
        found: Vec::with_capacity(names + names / 10),
    };
    let (mut groups, mut group_of) = (Vec::new(), Vec::with_capacity(places));
    while group_of.len() < places {
        let code = [countries.byte()?, countries.byte()?];
        let count = countries.varint()? as usize;
        let first = group_of.len();
        if count == 0 || count > places - first {
            return None;
        }
        let country = match code {
            [0, 0] => None,
            code if code.iter().all(u8::is_ascii_uppercase) => Some(CountryCode(code)),
            _ => return None,
        };
        group_of.resize(first + count, groups.len() as u32);
        let (ids, names) = (rows.id as u32, rows.name as u32);
        rows.group(first..first + count)?;
        let records = OnceLock::new();
        groups.push(Group { country, first: first as u32, count: count as u32, ids, names, records });
    }
    let mut found = rows.found;
    let mut start = bounds[12];
    for line in layout.column(bytes, 12).split(|byte| *byte == b'\n') {
        if !line.is_empty() {
            let class = name::class_in(&bytes[..bounds[13]], start).0 as u16;
            found.push(Name { start: start as u32, place: NONE, class, flags: NameFlags(0) });
        }
        start += line.len() + 1;
    }
    Some(Columns { groups, group_of, index: Index::new(found), names_end: bounds[13] })
}

/// The columns that have rows of any length, as far as they are read.
struct Rows<'b> {
    names_a_place: &'b [u8],
    flags: &'b [u8],
    ids: &'b [u8],
    /// The file up to the end of its names.
    bytes: &'b [u8],
    id: usize,
    name: usize,
    found: Vec<Name>,
}

impl Rows<'_> {
    /// Reads over the rows of one group. A call for each: see [`add_to_checksum`].
    #[inline(never)]
    fn group(&mut self, places: std::ops::Range<usize>) -> Option<()> {
        for place in places {
            for _ in 0..*self.names_a_place.get(place)? {
                let flags = NameFlags(*self.flags.get(self.found.len())?);
                let start = self.name;
                let (class, read) = name::class_in(self.bytes, start);
                let end = read + self.bytes.get(read..)?.iter().position(|byte| *byte == b'\n')?;
                if end == start {
                    return None; // a place has names
                }
                let class = class as u16;
                self.found.push(Name { start: start as u32, place: place as u32, class, flags });
                self.name = end + 1;
            }
            while *self.ids.get(self.id)? >= 0x80 {
                self.id += 1;
            }
            self.id += 1;
        }
        Some(())
    }
}

/// The rows of a group. What `encode` never writes is read as what is next to it: a point on earth, a kind that there is.
pub(super) fn records(bytes: &[u8], layout: &Layout, group: &Group) -> Box<[Record]> {
    let columns: [&[u8]; COLUMNS] = std::array::from_fn(|column| layout.column(bytes, column));
    let mut ids = Column { bytes: columns[8], at: group.ids as usize };
    let mut name = group.names as usize;
    let (mut base, mut id) = ((0, 0), 0i32);
    let record = |place: usize| {
        let two_bytes = |low: usize| u32::from(columns[low][place]) | u32::from(columns[low + 1][place]) << 8;
        let lat = (base.0 + unzigzag(two_bytes(2))).clamp(-9_000, 9_000);
        let lon = (base.1 + unzigzag(two_bytes(4)) + 54_000).rem_euclid(36_000) - 18_000;
        if place == group.first as usize {
            base = (lat, lon);
        }
        id = id.wrapping_add(unzigzag(ids.varint().unwrap_or_default()));
        let start = name;
        for number in 0..columns[9][place] {
            let from = if number == 0 { start } else { name };
            let length = bytes[from..].iter().position(|byte| *byte == b'\n').unwrap_or_default();
            name = from + length + 1;
        }
        let (digits, zeros) = (columns[6][place], columns[7][place]);
        Record {
            lat: lat as i16,
            lon: lon as i16,
            kind: KINDS.get(usize::from(columns[1][place])).copied().unwrap_or(PlaceKind::City),
            population: u32::from(digits).saturating_mul(10u32.saturating_pow(u32::from(zeros))),
            geonames: id.max(0) as u32,
            renown: columns[13][place],
            name: start as u32,
        }
    };
    (group.first as usize..(group.first + group.count) as usize).map(record).collect()
}
