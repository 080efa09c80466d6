//! Owns writing a gazetteer file; `format` reads it. Used by the command line only.
//!
//! The file is a header and columns, one byte sequence a field over all places, so that what is alike lies together
//! and compresses: docs/decisions/0003-gazetteer-file.md.

use super::NameFlags;
use super::format::{COLUMNS, HEADER, KINDS, MAGIC, VERSION, checksum};
use crate::fact::{CountryCode, PlaceKind};

/// A place to write.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its kind.
    pub kind: PlaceKind,
    /// Its country.
    pub country: Option<CountryCode>,
    /// The code of its first-order region within the country; empty for none.
    pub region: String,
    /// Hundredths of degrees north.
    pub lat: i16,
    /// Hundredths of degrees east.
    pub lon: i16,
    /// People; zero where unknown.
    pub population: u32,
    /// Number in GeoNames; zero for our own rows.
    pub geonames: u32,
    /// How well known it is: in how many spellings of other scripts the sources have it.
    pub renown: u8,
    /// Its names, the shown one first; never empty.
    pub names: Vec<(String, NameFlags)>,
}

/// The file of `rows` and of `given_names`. The same for the same rows in any order.
pub fn encode(mut rows: Vec<Row>, given_names: &[String]) -> Vec<u8> {
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut columns: [Vec<u8>; COLUMNS] = Default::default();
    let mut start = 0;
    while start < rows.len() {
        let here = (rows[start].country, &rows[start].region);
        let count = rows[start..].iter().take_while(|row| (row.country, &row.region) == here).count();
        columns[0].extend(rows[start].country.map_or([0, 0], |code| code.0));
        varint(&mut columns[0], count as u32);
        group(&rows[start..start + count], &mut columns);
        start += count;
    }
    let names = columns[10].len();
    let mut given: Vec<_> = given_names.to_vec();
    given.sort();
    given.dedup();
    columns[12] = given.join("\n").into_bytes();
    let mut file = Vec::new();
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend((COLUMNS as u16).to_le_bytes());
    file.extend([0; 8]);
    file.extend((rows.len() as u32).to_le_bytes());
    file.extend((names as u32).to_le_bytes());
    for column in &columns {
        file.extend((column.len() as u32).to_le_bytes());
    }
    debug_assert_eq!(file.len(), HEADER);
    for column in &columns {
        file.extend(column);
    }
    seal(&mut file);
    file
}

/// Writes the checksum of what stands behind it into a file; nothing where the file is shorter than that. For a file whose
/// bytes were changed on purpose.
pub fn seal(file: &mut [u8]) {
    if let Some((head, rest)) = file.split_at_mut_checked(16) {
        head[8..].copy_from_slice(&checksum(rest).to_le_bytes());
    }
}

/// Countries and regions lead their group; ids ascend behind them, so that their differences are small.
fn order(row: &Row) -> (Option<CountryCode>, &str, u8, u32, &str) {
    let rank = match row.kind {
        PlaceKind::Country if row.geonames != 0 => 0,
        PlaceKind::Region if !row.region.is_empty() => 1,
        _ => 2,
    };
    (row.country, &row.region, rank, row.geonames, &row.names[0].0)
}

fn group(rows: &[Row], columns: &mut [Vec<u8>; COLUMNS]) {
    let (mut lat, mut lon, mut id) = (0, 0, 0);
    for (at, row) in rows.iter().enumerate() {
        columns[1].push(KINDS.iter().position(|kind| *kind == row.kind).unwrap_or_default() as u8);
        let north = zigzag(i32::from(row.lat) - lat);
        let east = zigzag((i32::from(row.lon) - lon + 54_000) % 36_000 - 18_000);
        columns[2].push(north as u8);
        columns[3].push((north >> 8) as u8);
        columns[4].push(east as u8);
        columns[5].push((east >> 8) as u8);
        if at == 0 {
            // All others are told from the first: from a city to the middle of its region is not far.
            (lat, lon) = (i32::from(row.lat), i32::from(row.lon));
        }
        let (digits, zeros) = two_digits(row.population);
        columns[6].push(digits);
        columns[7].push(zeros);
        varint(&mut columns[8], zigzag(row.geonames as i32 - id));
        id = row.geonames as i32;
        columns[13].push(row.renown);
        columns[9].push(row.names.len() as u8);
        for (name, flags) in &row.names {
            columns[10].push(flags.0);
            columns[11].extend(name.bytes());
            columns[11].push(b'\n');
        }
    }
}

fn zigzag(difference: i32) -> u32 {
    ((difference << 1) ^ (difference >> 31)) as u32
}

/// 38,433,600 → (38, 6).
fn two_digits(population: u32) -> (u8, u8) {
    let (mut digits, mut zeros) = (u64::from(population), 0);
    while digits >= 100 {
        // Rounded at the last step only.
        digits = if digits >= 1000 { digits / 10 } else { ((digits + 5) / 10).min(99) };
        zeros += 1;
    }
    (digits as u8, zeros)
}

fn varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
