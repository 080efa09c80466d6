//! Owns the rows of cities: the names that the sources have, those that we give them, and the spellings that newspapers use.
//!
//! Khan Yunis → “Khan Yunis”, “Khan Younis”; Temirtau, once Samarkand → only “Temirtau”

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};
use factlight::fact::PlaceKind;
use factlight::lexicon::gazetteer::NameFlags;
use factlight::lexicon::gazetteer::encode::Row;
use factlight::lexicon::gazetteer::name;

use super::cells::{code, hundredths, spelled};
use super::own::{Own, list};
use super::regions::people;
use super::selection::{ENGLISH, Selection, renown};
use super::sources::{City, Sources};

/// Countries whose names reach English by way of another script, so that newspapers spell one name in several ways: “Khan
/// Yunis”, “Khan Younis”.
const TRANSLITERATED: [&str; 52] = [
    "SY", "IQ", "LY", "SD", "SS", "YE", "SA", "AE", "OM", "KW", "QA", "BH", "JO", "LB", "PS", "IL", "EG",
    "MA", "DZ", "TN", "IR", "AF", "PK", "IN", "BD", "NP", "LK", "MM", "TH", "KH", "LA", "CN", "TW", "KR",
    "KP", "MN", "UA", "RU", "BY", "KZ", "UZ", "TM", "TJ", "KG", "GE", "AM", "AZ", "BG", "RS", "MK", "ET",
    "ER",
];

/// Of those, countries at war in the last decade, whose villages are in the news too, and the most spellings of a village's name.
const AT_WAR: [&str; 14] =
    ["UA", "SY", "IQ", "YE", "SD", "SS", "LY", "PS", "LB", "AF", "ET", "AM", "AZ", "MM"];
const SPELLINGS: usize = 5;

/// What two spellings of one name share: its consonants, none twice in a row, without what is often left out. “Darnah” and
/// “Derna” are both “drn”.
fn consonants(ascii: &str) -> String {
    let mut kept = String::new();
    for letter in ascii.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()) {
        if !"aeiouyhw".contains(letter) && !kept.ends_with(letter) {
            kept.push(letter);
        }
    }
    kept
}

/// People of a city abroad that is known for its size, though by one script's letters more than by others'.
pub const KNOWN_FOR_SIZE: u32 = 100_000;

/// What decides whether a city may have another name.
struct Naming<'s> {
    sources: &'s Sources,
    /// The largest city under each name of the sources: people and id.
    largest: HashMap<u64, (u32, u32)>,
    /// The names of countries.
    countries: HashSet<u64>,
    /// Given names and surnames.
    people: HashSet<u64>,
}

impl<'s> Naming<'s> {
    fn new(sources: &'s Sources, own: &Own, selection: &Selection) -> Self {
        let mut largest: HashMap<u64, (u32, u32)> = HashMap::new();
        for city in sources.cities.iter().filter(|city| selection.has(city)) {
            let known = largest.entry(name::key(&city.name)).or_default();
            *known = (*known).max((city.population, city.id));
        }
        let countries = own.countries.iter().flat_map(|cells| list(&cells[3])).map(name::key).collect();
        Self { sources, largest, countries, people: people(sources, own) }
    }

    /// “Florence” beside “Firenze”: other names of a larger city abroad that English knows.
    fn english<'c>(&self, city: &'c City) -> impl Iterator<Item = &'c String> {
        let is_large = city.population >= 20_000 && !ENGLISH.contains(&city.country.as_str());
        let names: &[String] = if is_large { &city.alternates } else { &[] };
        // “Samarkand” is no usual name of Temirtau, “Mexico” none of a city.
        let of_larger = |key: u64| {
            let larger = self.largest.get(&key);
            self.countries.contains(&key)
                || larger.is_some_and(|(people, id)| *id != city.id && *people > city.population)
        };
        // “Trent” is somebody before it is Trento.
        let person = |key: u64| city.population < KNOWN_FOR_SIZE * 2 && self.people.contains(&key);
        names.iter().filter(move |n| {
            let key = name::key(n);
            self.sources.english_places.contains(*n) && !of_larger(key) && !person(key)
        })
    }

    /// “Hai Phong” beside “Haiphong”: the same letters in other words.
    fn respaced<'c>(&self, city: &'c City) -> impl Iterator<Item = &'c String> {
        let letters = |name: &str| -> String {
            name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
        };
        let own = letters(&city.ascii);
        let names: &[String] = if city.population >= KNOWN_FOR_SIZE { &city.alternates } else { &[] };
        names.iter().filter(move |other| {
            let key = name::key(other);
            other.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'-'))
                && other.bytes().any(|b| b.is_ascii_lowercase())
                && letters(other) == own
                && key != name::key(&city.name)
                && !self.largest.contains_key(&key)
        })
    }

    /// “Khan Younis” beside “Khan Yunis”: other spellings of a name that is written in another script.
    fn spellings<'c>(&self, city: &'c City) -> impl Iterator<Item = &'c String> {
        let least = if AT_WAR.contains(&city.country.as_str()) { 1_000 } else { 50_000 };
        let is_spelled = city.population >= least && TRANSLITERATED.contains(&city.country.as_str());
        let names: &[String] = if is_spelled { &city.alternates } else { &[] };
        let sound = consonants(&city.ascii);
        let written = names.iter().filter(move |other| {
            other.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'-'))
                && other.starts_with(|c: char| c.is_ascii_uppercase())
                // Neither an airport's “WUX” nor “Gaz” and “Manger”, which are other words and names first.
                && other.bytes().any(|b| b.is_ascii_lowercase())
                && other.len() > 3
                && !self.sources.is_word(other)
                && !self.people.contains(&name::key(other))
                && consonants(other) == sound
                && !self.largest.contains_key(&name::key(other))
                && !self.countries.contains(&name::key(other))
        });
        written.take(if city.population >= 50_000 { usize::MAX } else { SPELLINGS })
    }
}

/// The rows of the cities that enter.
///
/// # Errors
/// Where `aliases.tsv` names a city that does not, or a cell is no number.
pub fn cities(sources: &Sources, own: &Own, selection: &Selection) -> Result<Vec<Row>> {
    let mut aliases: HashMap<u32, &str> = HashMap::new();
    for cells in &own.aliases {
        aliases.insert(cells[1].parse().with_context(|| format!("aliases.tsv: {}", cells[1]))?, &cells[2]);
    }
    let naming = Naming::new(sources, own, selection);
    let mut rows = Vec::new();
    for city in sources.cities.iter().filter(|city| selection.has(city)) {
        let mut names = vec![(city.name.clone(), NameFlags(0))];
        for other in aliases.remove(&city.id).into_iter().flat_map(list) {
            match other.strip_prefix('=') {
                Some(shown) => names.insert(0, (shown.to_owned(), NameFlags(0))),
                None => names.push(spelled(other, 0)),
            }
        }
        let others = naming.english(city).chain(naming.spellings(city)).chain(naming.respaced(city));
        names.extend(others.map(|other| (other.clone(), NameFlags(NameFlags::OTHER))));
        rows.push(Row {
            kind: PlaceKind::City,
            country: code(&city.country)?,
            region: city.region.clone(),
            lat: hundredths(city.lat),
            lon: hundredths(city.lon),
            population: city.population,
            geonames: city.id,
            renown: renown(city),
            names,
        });
    }
    if let Some(id) = aliases.keys().next() {
        anyhow::bail!("aliases.tsv: cities500.txt has no city {id} of enough people");
    }
    Ok(rows)
}
