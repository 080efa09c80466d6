//! Owns which of the sources' cities enter the gazetteer. Under which names they do is left to `places`.
//!
//! Reading (GB, 160,000) → known; Othaya (KE, 4,468) → little known; one of a hundred San Antonios → left out

use std::collections::{HashMap, HashSet};

use factlight::lexicon::gazetteer::name;

use super::own::Own;
use super::sources::{City, Sources};

/// Countries whose small towns English-language pages name most.
pub const ENGLISH: [&str; 6] = ["US", "GB", "CA", "AU", "NZ", "IE"];

/// Countries whose villages news in English names: where it is printed, or where there is war.
const IN_THE_NEWS: [&str; 41] = [
    "UA", "PS", "SY", "YE", "AF", "IL", "LB", "IQ", "SD", "SS", "KE", "UG", "TZ", "NG", "GH", "IN", "PK",
    "BD", "NP", "LK", "MM", "ET", "SO", "ML", "BF", "NE", "CD", "RW", "ZW", "ZM", "MW", "ZA", "LY", "HT",
    "JM", "CM", "ER", "AM", "AZ", "GE", "SL",
];

/// Countries of which the sources have every hamlet.
const IN_FULL: [&str; 12] = ["MX", "CN", "ID", "RO", "FR", "IT", "DE", "ES", "PA", "HR", "AT", "CZ"];

/// Words before a person's name in the names of towns: “General Acha”, “Doctor Mora”.
const TITLES: [&str; 9] = [
    "General",
    "Doctor",
    "Coronel",
    "Presidente",
    "Capitán",
    "Profesor",
    "Ingeniero",
    "Comandante",
    "Colonia",
];

/// The cities that enter.
pub struct Selection {
    known: HashSet<u32>,
    /// So little known that a text must say that a place is meant.
    little_known: HashSet<u32>,
}

impl Selection {
    /// Those that are large enough, and of the others the `more` that news names most, where no city that is better known has
    /// their name.
    pub fn of(sources: &Sources, own: &Own, more: usize) -> Self {
        let known: Vec<_> = sources.cities.iter().filter(|city| is_large_enough(city)).collect();
        let mut taken: HashSet<u64> = known.iter().map(|city| name::key(&city.name)).collect();
        let countries = own.countries.iter().flat_map(|cells| super::own::list(&cells[3]));
        taken.extend(countries.map(name::key));
        taken.extend(sources.regions.values().map(|region| name::key(region)));
        let given: HashSet<u64> = own.given_names(sources).iter().map(|given| name::key(given)).collect();
        let surnames: HashSet<u64> = own.surnames().map(name::key).collect();
        // Those to which we give another name are known for it.
        let named = own.aliases.iter().filter_map(|cells| cells[1].parse().ok());
        let known: HashSet<u32> = known.into_iter().map(|city| city.id).chain(named).collect();
        let is_own = |city: &&City| {
            let (key, text) = (name::key(&city.name), city.name.as_str());
            let first = text.split([' ', '-']).next().unwrap_or_default();
            let person = given.contains(&key)
                || surnames.contains(&key)
                || first != text && (given.contains(&name::key(first)) || TITLES.contains(&first));
            !known.contains(&city.id)
                && is_settlement(city)
                && !taken.contains(&key)
                && !person
                && text.chars().count() > 4
                && !own.brands().any(|brand| brand == text)
                && !sources.is_word(text)
        };
        // Of several places of one name the best known.
        let mut best: HashMap<u64, &City> = HashMap::new();
        for city in sources.cities.iter().filter(is_own) {
            let place = best.entry(name::key(&city.name)).or_insert(city);
            if fame(city) > fame(place) {
                *place = city;
            }
        }
        let mut best: Vec<_> = best.into_values().collect();
        best.sort_by(|a, b| fame(b).total_cmp(&fame(a)).then(a.id.cmp(&b.id)));
        let little_known = best.iter().take(more).map(|city| city.id).collect();
        Self { known, little_known }
    }

    /// Whether a city enters.
    pub fn has(&self, city: &City) -> bool {
        self.known.contains(&city.id) || self.little_known.contains(&city.id)
    }

    /// Whether it enters, and only because there was room.
    pub fn is_little_known(&self, id: u32) -> bool {
        self.little_known.contains(&id)
    }
}

/// How well known a city is: how many of its spellings in GeoNames are in other scripts. Who writes Arabic, Chinese or Cyrillic spells the
/// cities that are in the news: Newcastle in England has 21 such spellings, Newcastle in South Africa, which is larger, none.
/// The source lists few of Washington's; a capital stands for its country and is as well known as a large city.
pub fn renown(city: &City) -> u8 {
    const CAPITAL: usize = 40;
    let foreign = city.alternates.iter().filter(|name| !name.is_ascii()).count();
    let known = if city.feature == "PPLC" { foreign.max(CAPITAL) } else { foreign };
    known.min(63) as u8
}

/// Whether it is a place that people live in, and no ruin or former village.
fn is_settlement(city: &City) -> bool {
    !matches!(city.feature.as_str(), "PPLH" | "PPLQ" | "PPLW" | "PPLCH" | "STLMT" | "PPLR")
}

/// Whether a city enters for its size.
fn is_large_enough(city: &City) -> bool {
    let english = ENGLISH.contains(&city.country.as_str());
    let least = match city.feature.as_str() {
        "PPLC" => 0,
        // A part of a city: “Hollywood”.
        "PPLX" => 20_000,
        // A region's seat, and a district's of which the source does not know the people: “Port Talbot”.
        "PPLA" => 0,
        "PPLA2" if city.population == 0 && english => 0,
        _ if english => 500,
        _ => 5_000,
    };
    is_settlement(city) && city.population >= least
}

/// How likely news in English names a small place, as a logarithm.
fn fame(city: &City) -> f64 {
    // The sources do not know how many live in some districts' seats: Wajima.
    let seat = matches!(city.feature.as_str(), "PPLA2" | "PPLA3") && city.population == 0;
    let people = if seat { 5_000 } else { city.population.max(300) };
    let country = city.country.as_str();
    let named = if ENGLISH.contains(&country) {
        2.0
    } else if IN_THE_NEWS.contains(&country) {
        1.5
    } else if IN_FULL.contains(&country) {
        -0.7
    } else {
        0.0
    };
    0.6 * f64::from(people).ln() + (1.0 + f64::from(renown(city))).ln() + named
}
