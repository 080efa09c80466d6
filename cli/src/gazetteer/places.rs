//! Owns which places enter the gazetteer, what their names are beside them, and where they lie. The names of cities are `cities`'.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};
use factlight::fact::{CountryCode, PlaceKind};
use factlight::lexicon::gazetteer::NameFlags;
use factlight::lexicon::gazetteer::encode::Row;
use factlight::lexicon::gazetteer::name;

use super::cells::{code, hundredths, names, parsed};
use super::cities::{KNOWN_FOR_SIZE, cities};
use super::own::{Own, kind};
use super::regions::{districts, regions};
use super::selection::{ENGLISH, Selection};
use super::sources::{City, Sources};

/// How many places enter beside those that are large enough: as many as the file has room for.
const MORE: usize = 17_600;

/// All rows of the gazetteer.
pub fn rows(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let mut rows = countries(sources, own)?;
    rows.extend(regions(sources, own)?);
    rows.extend(own_places(sources, own)?);
    let selection = Selection::of(sources, own, MORE);
    rows.extend(districts(sources, own, &selection));
    rows.extend(airports(sources, &rows));
    let mut rows = one_row_an_id(rows);
    rows.extend(cities(sources, own, &selection)?);
    let marker = Marker::new(sources, own, &selection);
    for row in &mut rows {
        let mut seen = HashSet::new();
        row.names.retain(|(text, _)| seen.insert(name::key(text)));
        if is_unknown(row) {
            marker.leave_out_words(row);
        }
        marker.mark(row);
    }
    rows.retain(|row| !row.names.is_empty());
    Ok(rows)
}

/// What says of a place's name that it is something else as well.
struct Marker<'s> {
    sources: &'s Sources,
    own: &'s Own,
    selection: &'s Selection,
    given: HashSet<u64>,
    surnames: HashSet<u64>,
    common: HashSet<u64>,
}

impl<'s> Marker<'s> {
    fn new(sources: &'s Sources, own: &'s Own, selection: &'s Selection) -> Self {
        Self {
            sources,
            own,
            selection,
            given: own.given_names(sources).iter().map(|name| name::key(name)).collect(),
            surnames: own.surnames().map(name::key).collect(),
            common: sources.common_words.iter().map(|word| name::key(word)).collect(),
        }
    }

    /// “Savé”, “Ho”, “War” in West Virginia: takes from a place that hardly anybody writes of the names that are common words, or hardly
    /// more than an abbreviation: the word is meant wherever a page in English has it.
    fn leave_out_words(&self, row: &mut Row) {
        let large = row.population >= KNOWN_FOR_SIZE;
        let is_accented = row.names.first().is_some_and(|(shown, _)| !shown.is_ascii());
        row.names.retain(|(text, _)| {
            let is_short = !large && text.chars().count() <= 2;
            let plural = text.strip_suffix('s').is_some_and(|one| self.common.contains(&name::key(one)));
            let is_word = (plural || self.common.contains(&name::key(text))) && (!large || is_accented);
            !is_short && !is_word
        });
    }

    /// Marks the names of a place that are words, rivers, given names or surnames as well.
    fn mark(&self, row: &mut Row) {
        for (text, flags) in &mut row.names {
            if flags.0 & (NameFlags::DEMONYM | NameFlags::BEHIND_COMMA) != 0 {
                continue;
            }
            if self.is_word(row.kind, text) {
                flags.0 |= NameFlags::WORD;
            }
            if row.kind == PlaceKind::Water && is_river(self.sources, self.own, row.country, text) {
                flags.0 |= NameFlags::RIVER;
            }
            if self.given.contains(&name::key(text)) {
                flags.0 |= NameFlags::GIVEN;
            }
            if self.surnames.contains(&name::key(text)) || self.selection.is_little_known(row.geonames) {
                flags.0 |= NameFlags::SURNAME;
            }
        }
    }

    /// Whether the name of a place of this kind is a word too, or better known as something that is no place.
    fn is_word(&self, kind: PlaceKind, text: &str) -> bool {
        // “Lin’e” is read where “Line” stands, and so is a word.
        let plain: String = text.to_lowercase().chars().filter(|c| !matches!(c, '’' | '‘' | '\'')).collect();
        // “Lakes”, “Villages”
        let one = plain.strip_suffix('s').filter(|one| kind == PlaceKind::City && one.len() > 3);
        self.sources.words.contains(&plain)
            || one.is_some_and(|one| self.sources.words.contains(one))
            || self.own.brands().any(|brand| brand == text)
            || self.sources.names_no_place.contains(&text.to_lowercase())
    }
}

/// Whether “the Trent” is the river of this full name, “River Trent”: no word, “the Rock”, nor a country, “the Congo”; of two or three
/// letters only in Britain, “the Exe”.
fn is_river(sources: &Sources, own: &Own, country: Option<CountryCode>, full: &str) -> bool {
    const ARTICLE: [&str; 2] = ["Congo", "Gambia"];
    let Some(short) = full.strip_prefix("River ").or_else(|| full.strip_suffix(" River")) else {
        return false;
    };
    let british = matches!(country, Some(CountryCode([b'G', b'B'] | [b'I', b'E'])));
    let long = short.chars().count() > if british { 2 } else { 3 };
    let brand = own.brands().any(|brand| brand == short) && !british;
    long && !brand && !ARTICLE.contains(&short) && !short.contains(' ') && !sources.is_word(short)
}

/// Whether pages in English hardly ever name the place: a village, or a city, county or region abroad that few write of in other
/// scripts.
fn is_unknown(row: &Row) -> bool {
    const ENGLISH: [&[u8; 2]; 6] = [b"AU", b"CA", b"GB", b"IE", b"NZ", b"US"];
    const VILLAGE: u32 = 3_000;
    let abroad = row.country.is_some_and(|country| !ENGLISH.contains(&&country.0));
    let village =
        row.kind == PlaceKind::City && row.population < VILLAGE && row.renown <= 3 && row.geonames > 0;
    village
        || abroad
            && matches!(row.kind, PlaceKind::City | PlaceKind::County | PlaceKind::Region)
            && row.renown <= 6
}

/// Rows that would have one id become one: the first, with the names of all.
fn one_row_an_id(rows: Vec<Row>) -> Vec<Row> {
    let mut known: HashMap<(String, String, Option<CountryCode>), usize> = HashMap::new();
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        let letters = |word: &str| -> String {
            word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
        };
        let slug: Vec<_> = name::words(&row.names[0].0).map(|(word, _)| letters(word)).collect();
        // A region's id is told without its own code.
        let region = if row.kind == PlaceKind::Region { String::new() } else { row.region.clone() };
        match known.entry((slug.join("-"), region, row.country)) {
            Entry::Occupied(first) if row.geonames == 0 && kept[*first.get()].geonames == 0 => {
                let other =
                    |(name, flags): (String, NameFlags)| (name, NameFlags(flags.0 | NameFlags::OTHER));
                kept[*first.get()].names.extend(row.names.into_iter().map(other));
            }
            Entry::Occupied(_) => kept.push(row),
            Entry::Vacant(first) => {
                first.insert(kept.len());
                kept.push(row);
            }
        }
    }
    kept
}

fn countries(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let rows = own.countries.iter().map(|cells| {
        let known =
            sources.countries.get(&cells[0]).with_context(|| format!("countries.tsv: {}", cells[0]))?;
        Ok(Row {
            kind: PlaceKind::Country,
            country: code(&cells[0])?,
            region: String::new(),
            lat: parsed(&cells[1])?,
            lon: parsed(&cells[2])?,
            population: u32::try_from(known.population)?,
            geonames: known.geonameid,
            renown: 0,
            names: names(&cells[3], &cells[4]),
        })
    });
    rows.collect()
}

/// The region of the city nearest to a place, where one is near.
fn region_at(sources: &Sources, country: &str, lat: f64, lon: f64) -> Option<String> {
    let away = |city: &City| {
        let east = (city.lon - lon) * lat.to_radians().cos();
        (city.lat - lat).powi(2) + east.powi(2)
    };
    let cities = sources.cities.iter().filter(|city| city.country == country);
    let near = cities.map(|city| (away(city), city)).min_by(|a, b| a.0.total_cmp(&b.0));
    near.filter(|(away, _)| *away < 0.25).map(|(_, city)| city.region.clone())
}

/// Airports with an IATA code: those of English-speaking countries and the international ones of others.
fn airports(sources: &Sources, known: &[Row]) -> Vec<Row> {
    let known: HashSet<_> =
        known.iter().flat_map(|row| &row.names).map(|(text, _)| name::key(text)).collect();
    let mut rows = Vec::new();
    let mut seen = HashSet::new();
    for airport in &sources.airports {
        let named = airport.name.ends_with("Airport")
            && (airport.name.contains("International") || ENGLISH.contains(&airport.country.as_str()));
        let fresh = !known.contains(&name::key(&airport.name));
        if !named || !fresh || !seen.insert((airport.country.clone(), name::key(&airport.name))) {
            continue;
        }
        let short = airport.name.replace("International ", "").replace("Regional ", "");
        rows.push(Row {
            kind: PlaceKind::Facility,
            country: code(&airport.country).ok().flatten(),
            region: region_at(sources, &airport.country, airport.lat, airport.lon).unwrap_or_default(),
            lat: hundredths(airport.lat),
            lon: hundredths(airport.lon),
            population: 0,
            geonames: 0,
            renown: 0,
            names: vec![(airport.name.clone(), NameFlags(0)), (short, NameFlags(NameFlags::OTHER))],
        });
    }
    rows
}

fn own_places(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let row = |cells: &Vec<String>| -> Result<Row> {
        let kind = kind(&cells[1])?;
        let small = matches!(kind, PlaceKind::City | PlaceKind::Facility | PlaceKind::County);
        let region = match (cells[3].parse(), cells[4].parse()) {
            (Ok(lat), Ok(lon)) if small => region_at(sources, &cells[2], lat, lon).unwrap_or_default(),
            _ => String::new(),
        };
        Ok(Row {
            kind,
            country: code(&cells[2])?,
            region,
            lat: parsed(&cells[3])?,
            lon: parsed(&cells[4])?,
            population: cells[6].parse().unwrap_or(0),
            geonames: 0,
            renown: 0,
            names: names(&cells[0], &cells[5]),
        })
    };
    own.places.iter().map(|cells| row(cells).with_context(|| format!("places.tsv: {}", cells[0]))).collect()
}
