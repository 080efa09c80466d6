//! Owns which places enter the gazetteer, under which names, and where they lie.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context, Result};
use factlight::fact::{CountryCode, PlaceKind};
use factlight::lexicon::gazetteer::NameFlags;
use factlight::lexicon::gazetteer::encode::Row;
use factlight::lexicon::gazetteer::name;

use super::own::{Own, kind, list};
use super::sources::{City, Sources};

/// Countries whose small towns English-language pages name most: cities from 1,000 people, elsewhere from 5,000.
const ENGLISH: [&str; 6] = ["US", "GB", "CA", "AU", "NZ", "IE"];

/// All rows of the gazetteer.
pub fn rows(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let mut rows = countries(sources, own)?;
    rows.extend(regions(sources, own)?);
    rows.extend(districts(sources));
    rows.extend(cities(sources, own)?);
    rows.extend(own_places(own)?);
    let given: HashSet<_> = own.given_names(sources).iter().map(|name| name::key(name)).collect();
    let surnames: HashSet<_> = own.surnames().map(name::key).collect();
    for row in &mut rows {
        let mut seen = HashSet::new();
        row.names.retain(|(text, _)| seen.insert(name::key(text)));
        for (text, flags) in &mut row.names {
            if flags.0 & (NameFlags::DEMONYM | NameFlags::BEHIND_COMMA) != 0 {
                continue;
            }
            // “Lin’e” is read where “Line” stands, and so is a word.
            let plain: String =
                text.to_lowercase().chars().filter(|c| !matches!(c, '’' | '‘' | '\'')).collect();
            if sources.words.contains(&plain) || sources.names_no_place.contains(&text.to_lowercase()) {
                flags.0 |= NameFlags::WORD;
            }
            if given.contains(&name::key(text)) {
                flags.0 |= NameFlags::GIVEN;
            }
            if surnames.contains(&name::key(text)) {
                flags.0 |= NameFlags::SURNAME;
            }
        }
    }
    Ok(rows)
}

fn code(text: &str) -> Result<Option<CountryCode>> {
    match text.as_bytes() {
        [] => Ok(None),
        [a, b] => Ok(Some(CountryCode([*a, *b]))),
        _ => anyhow::bail!("“{text}” is no country code"),
    }
}

fn hundredths(degrees: f64) -> i16 {
    (degrees * 100.0).round().clamp(-18_000.0, 17_999.0) as i16
}

fn parsed(cell: &str) -> Result<i16> {
    Ok(hundredths(cell.parse().with_context(|| format!("“{cell}” is no number of degrees"))?))
}

/// An abbreviation in capitals is read only in capitals: “US”, not “us”.
fn spelled(text: &str, flags: u8) -> (String, NameFlags) {
    let short = text.len() <= 6 && !text.chars().any(char::is_lowercase);
    (text.to_owned(), NameFlags(flags | if short { NameFlags::CAPITALS } else { 0 }))
}

fn names(cell: &str, demonyms: &str) -> Vec<(String, NameFlags)> {
    let names = list(cell).enumerate().map(|(at, n)| spelled(n, if at == 0 { 0 } else { NameFlags::OTHER }));
    names.chain(list(demonyms).map(|n| (n.to_owned(), NameFlags(NameFlags::DEMONYM)))).collect()
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
            names: names(&cells[3], &cells[4]),
        })
    });
    rows.collect()
}

/// The middle of the smallest box around these cities: nearer to a region's usual point than where its people live.
fn middle(cities: &[&City]) -> Option<(i16, i16)> {
    let origin = cities.first()?.lon;
    // Around the first city, so that the middle of 179° and -179° is 180°.
    let east = |city: &City| (city.lon - origin + 540.0).rem_euclid(360.0) - 180.0;
    let bounds = |of: &dyn Fn(&City) -> f64| {
        cities.iter().fold((f64::MAX, f64::MIN), |(low, high), city| (low.min(of(city)), high.max(of(city))))
    };
    let (south, north) = bounds(&|city| city.lat);
    let (west, east) = bounds(&east);
    let lon = (origin + (west + east) / 2.0 + 540.0).rem_euclid(360.0) - 180.0;
    Some((hundredths((south + north) / 2.0), hundredths(lon)))
}

fn regions(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let by_region = sources.by_region();
    let own: HashMap<_, _> = own.regions.iter().map(|cells| (cells[0].as_str(), cells)).collect();
    let mut rows = Vec::new();
    for (full, source_name) in &sources.regions {
        let (country, region) = full.split_once('.').context("admin1.json: a code without a point")?;
        let Some((mut lat, mut lon)) = by_region.get(&(country, region)).and_then(|c| middle(c)) else {
            continue;
        };
        let mut all = match own.get(full.as_str()) {
            Some(cells) => {
                if !cells[1].is_empty() {
                    (lat, lon) = (parsed(&cells[1])?, parsed(&cells[2])?);
                }
                let mut all = names(&cells[3], &cells[5]);
                all.extend(list(&cells[4]).map(|n| (n.to_owned(), NameFlags(NameFlags::BEHIND_COMMA))));
                all
            }
            None => Vec::new(),
        };
        if all.is_empty() {
            all.push((source_name.clone(), NameFlags(0)));
        } else {
            all.push((source_name.clone(), NameFlags(NameFlags::OTHER)));
        }
        rows.push(Row {
            kind: PlaceKind::Region,
            country: code(country)?,
            region: region.to_owned(),
            lat,
            lon,
            population: 0,
            geonames: 0,
            names: all,
        });
    }
    Ok(rows)
}

/// Counties: “Harris County” of the United States under their full names, those of Britain and Ireland as they are.
fn districts(sources: &Sources) -> Vec<Row> {
    let mut by_district: BTreeMap<(&str, &str, &str), Vec<&City>> = BTreeMap::new();
    for city in &sources.cities {
        by_district.entry((&city.country, &city.region, &city.district)).or_default().push(city);
    }
    let mut rows = Vec::new();
    for ((country, region, district), cities) in by_district {
        let Some(name) = sources.districts.get(&format!("{country}.{region}.{district}")) else { continue };
        let known = match country {
            "US" => ["County", "Parish", "Borough"].iter().any(|end| name.ends_with(end)),
            "GB" | "IE" => true,
            _ => false,
        };
        let Some((lat, lon)) = middle(&cities).filter(|_| known) else { continue };
        rows.push(Row {
            kind: PlaceKind::County,
            country: code(country).ok().flatten(),
            region: region.to_owned(),
            lat,
            lon,
            population: 0,
            geonames: 0,
            names: vec![(name.clone(), NameFlags(0))],
        });
    }
    rows
}

/// Whether a city is large enough, and is a city.
fn enters(city: &City) -> bool {
    let least = match city.feature.as_str() {
        "PPLC" => 0,
        "PPLH" | "PPLQ" | "PPLW" | "PPLCH" | "STLMT" | "PPLR" => return false,
        // A part of a city: “Hollywood”.
        "PPLX" => 20_000,
        _ if ENGLISH.contains(&city.country.as_str()) => 1_000,
        _ => 5_000,
    };
    city.population >= least
}

fn cities(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let mut aliases: HashMap<u32, &str> = HashMap::new();
    for cells in &own.aliases {
        aliases.insert(cells[1].parse().with_context(|| format!("aliases.tsv: {}", cells[1]))?, &cells[2]);
    }
    // The largest city under each name of the sources: people and id.
    let mut largest: HashMap<u64, (u32, u32)> = HashMap::new();
    for city in sources.cities.iter().filter(|city| enters(city)) {
        let known = largest.entry(name::key(&city.name)).or_default();
        *known = (*known).max((city.population, city.id));
    }
    let mut rows = Vec::new();
    for city in sources.cities.iter().filter(|city| enters(city)) {
        let mut all = vec![(city.name.clone(), NameFlags(0))];
        for other in aliases.remove(&city.id).into_iter().flat_map(list) {
            match other.strip_prefix('=') {
                Some(shown) => all.insert(0, (shown.to_owned(), NameFlags(0))),
                None => all.push(spelled(other, NameFlags::OTHER)),
            }
        }
        if city.population >= 20_000 && !ENGLISH.contains(&city.country.as_str()) {
            // “Samarkand” is no usual name of Temirtau.
            let of_larger = |name: &str| {
                largest
                    .get(&name::key(name))
                    .is_some_and(|(people, id)| *id != city.id && *people > city.population)
            };
            let english =
                city.alternates.iter().filter(|n| sources.english_places.contains(*n) && !of_larger(n));
            all.extend(english.map(|n| (n.clone(), NameFlags(NameFlags::OTHER))));
        }
        rows.push(Row {
            kind: PlaceKind::City,
            country: code(&city.country)?,
            region: city.region.clone(),
            lat: hundredths(city.lat),
            lon: hundredths(city.lon),
            population: city.population,
            geonames: city.id,
            names: all,
        });
    }
    if let Some(id) = aliases.keys().next() {
        anyhow::bail!("aliases.tsv: cities500.txt has no city {id} of enough people");
    }
    Ok(rows)
}

fn own_places(own: &Own) -> Result<Vec<Row>> {
    let row = |cells: &Vec<String>| -> Result<Row> {
        Ok(Row {
            kind: kind(&cells[1])?,
            country: code(&cells[2])?,
            region: String::new(),
            lat: parsed(&cells[3])?,
            lon: parsed(&cells[4])?,
            population: 0,
            geonames: 0,
            names: names(&cells[0], &cells[5]),
        })
    };
    own.places.iter().map(|cells| row(cells).with_context(|| format!("places.tsv: {}", cells[0]))).collect()
}
