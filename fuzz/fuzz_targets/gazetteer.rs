//! Any gazetteer whose header fits opens, and answers with places that keep the invariants, or with none.
//!
//! A changed byte would only show that the checksum holds. So changes are made to one column at a time, and lengths and
//! checksum are put right behind them, here and in what is mutated: what is tried is how columns are read, and what places
//! come of them. The first input is a small gazetteer of our own, so that the format may change without old inputs.
#![no_main]

use std::cell::RefCell;
use std::sync::LazyLock;

use factlight::fact::{CountryCode, PlaceKind};
use factlight::lexicon::gazetteer::NameFlags;
use factlight::lexicon::gazetteer::encode::{Row, encode, seal};
use factlight::{Document, Engine, Gazetteer, Options};
use factlight_fuzz::invariants;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

/// Where the header has the numbers of places and names, and behind them the lengths of the columns.
const COUNTS: usize = 16;
const LENGTHS: usize = 24;
/// The columns with a byte a place, a byte a name, and the names.
const KINDS: usize = 1;
const FLAGS: usize = 10;
const NAMES: usize = 11;
/// A byte a place too; as long as there are kinds, or no file would be read in which one of the two was changed.
const RENOWN: usize = 13;

static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let place = |names: &str, kind, country: &[u8; 2], region: &str, lat, lon, population, geonames| Row {
        kind,
        country: Some(CountryCode(*country)).filter(|_| country != b"  "),
        region: region.to_owned(),
        lat,
        lon,
        population,
        geonames,
        renown: (population % 64) as u8,
        names: names.split('|').map(|name| (name.to_owned(), flags(name))).collect(),
    };
    let rows = vec![
        place("Africa", PlaceKind::Continent, b"  ", "", 719, 2110, 0, 0),
        place("France|French", PlaceKind::Country, b"FR", "", 4600, 200, 64_000_000, 3_017_382),
        place("Nice", PlaceKind::City, b"FR", "", 4370, 727, 338_620, 2_990_440),
        place("Paris", PlaceKind::City, b"FR", "", 4885, 235, 2_138_551, 2_988_507),
        place("Texas|TX|Texan", PlaceKind::Region, b"US", "TX", 3125, -9925, 22_875_689, 4_736_286),
        place("Paris", PlaceKind::City, b"US", "TX", 3366, -9556, 24_782, 4_717_560),
        place("Harris County", PlaceKind::County, b"US", "TX", 2983, -9543, 4_092_459, 4_696_376),
        place(
            "United States|US|U.S.|American",
            PlaceKind::Country,
            b"US",
            "",
            3976,
            -9850,
            310_232_863,
            6_252_001,
        ),
        place(
            "St. Petersburg|Saint Petersburg",
            PlaceKind::City,
            b"RU",
            "66",
            5994,
            3031,
            5_351_935,
            498_817,
        ),
        place("Fiji", PlaceKind::Island, b"FJ", "", -1780, 17_999, 0, 0),
    ];
    encode(rows, &["Florence".to_owned(), "Jordan".to_owned()])
});

fn flags(name: &str) -> NameFlags {
    NameFlags(match name {
        "French" | "Texan" | "American" => NameFlags::DEMONYM | NameFlags::OTHER,
        "US" => NameFlags::CAPITALS | NameFlags::OTHER,
        "TX" => NameFlags::BEHIND_COMMA | NameFlags::OTHER,
        "Nice" => NameFlags::WORD,
        _ => 0,
    })
}

/// The columns of a file, or what there is of them; none where the file is no such one.
fn columns(file: &[u8]) -> Option<Vec<Vec<u8>>> {
    (file.get(..8) == SMALL.get(..8)).then_some(())?;
    let count = usize::from(u16::from_le_bytes([file[6], file[7]]));
    let mut rest = file.get(LENGTHS + 4 * count..)?;
    let columns = file[LENGTHS..].chunks_exact(4).take(count).map(|length| {
        let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]) as usize;
        let (column, behind) = rest.split_at(length.min(rest.len()));
        rest = behind;
        column.to_vec()
    });
    Some(columns.collect())
}

/// The file of `columns`, with the header that fits them.
fn file(columns: &[Vec<u8>]) -> Vec<u8> {
    let mut columns = columns.to_vec();
    let places = columns[KINDS].len();
    if let Some(renown) = columns.get_mut(RENOWN) {
        renown.resize(places, 0);
    }
    let mut file = SMALL[..COUNTS].to_vec();
    let lengths =
        [KINDS, FLAGS].into_iter().chain(0..columns.len()).map(|column| columns[column].len() as u32);
    lengths.for_each(|length| file.extend(length.to_le_bytes()));
    columns.iter().for_each(|column| file.extend(column));
    seal(&mut file);
    file
}

/// A text that speaks of every name the columns have, and of places that stand together.
fn text(columns: &[Vec<u8>]) -> String {
    let names = String::from_utf8_lossy(&columns[NAMES]).into_owned();
    let mut text =
        "Jordan flew from Paris, Texas to Nice, France and St. Petersburg. Washington said so.".to_owned();
    for name in names.lines().take(40) {
        text.push_str(&format!(" They went to {name}, and from {name}, {name} denied it."));
    }
    text
}

fuzz_target!(|bytes: &[u8]| {
    let Some(columns) = columns(bytes) else { return };
    let gazetteer = Gazetteer::from_bytes(file(&columns)).expect("the header fits");
    let document = Document::from_text(text(&columns));
    let options = Options { quantities: false, demonyms: true, ..Options::default() };
    ENGINE.with_borrow_mut(|engine| {
        engine.set_gazetteer(gazetteer);
        invariants::annotate(engine, &document, &options);
    });
});

thread_local! {
    /// One for all gazetteers: making an engine takes most of the time.
    static ENGINE: RefCell<Engine> = {
        RefCell::new(Engine::new(Gazetteer::from_bytes(SMALL.clone()).expect("it was just written")))
    };
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let Some(mut columns) = columns(&data[..size]) else { return put(data, max_size, &SMALL) };
    let at = seed as usize % columns.len();
    let column = &mut columns[at];
    let length = column.len();
    column.resize(length + 16, 0);
    let longest = column.len();
    let length = fuzzer_mutate(column, length, longest);
    column.truncate(length);
    put(data, max_size, &file(&columns))
});

/// Writes `file` where it has room; else nothing changes but the length, and the columns end early.
fn put(data: &mut [u8], max_size: usize, file: &[u8]) -> usize {
    let length = file.len().min(max_size);
    data[..length].copy_from_slice(&file[..length]);
    length
}
