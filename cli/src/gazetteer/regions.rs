//! Owns the first- and second-order regions: which enter, under which names, and where they lie.
//!
//! “Turkana County” → Turkana County, Turkana; “Province of Capiz” → Capiz

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context, Result};
use factlight::fact::{CountryCode, PlaceKind};
use factlight::lexicon::gazetteer::NameFlags;
use factlight::lexicon::gazetteer::encode::Row;
use factlight::lexicon::gazetteer::name;

use super::cells::{code, hundredths, names, parsed};
use super::own::{Own, list};
use super::selection::{ENGLISH, Selection};
use super::sources::{City, Sources};

/// Countries whose second-order regions news pages name: counties, provinces, districts.
const DISTRICTS: [&str; 41] = [
    "IN", "ET", "TZ", "RW", "GH", "MW", "ZM", "MZ", "CM", "NZ", "LR", "SL", "SS", "ML", "ID", "GB", "IE",
    "PH", "KE", "PK", "IT", "FR", "ES", "IQ", "SY", "ZA", "UG", "SD", "SO", "LK", "BD", "NP", "MM", "ZW",
    "BE", "GR", "DE", "LB", "JO", "CD", "NG",
];

/// What a region's or a district's name ends with that is often left out.
const DIVISIONS: [&str; 16] = [
    " Province",
    " County",
    " county",
    " Region",
    " Department",
    " District",
    " Oblast",
    " State",
    " Governorate",
    " Division",
    " Krai",
    " Prefecture",
    " Voivodeship",
    " Regency",
    " Zone",
    " Municipality",
];

/// What it begins with.
const OF: [&str; 13] = [
    "Province of ",
    "Provincia di ",
    "Provincia de ",
    "Província de ",
    "Provincia del ",
    "Distrito de ",
    "Caza de ",
    "Cercle de ",
    "County of ",
    "District of ",
    "Municipality of ",
    "Metropolitan Borough of ",
    "City and Borough of ",
];

/// What a region is called after where it lies only in its own country: “Northern Province”.
const DIRECTIONS: [&str; 16] = [
    "North",
    "South",
    "East",
    "West",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Northeastern",
    "Northwestern",
    "Southeastern",
    "Southwestern",
    "Central",
    "Coast",
    "Upper",
    "Lower",
];

/// The median of these cities' latitudes and longitudes: one city that a source counts to a far region moves it by nothing, where
/// the middle of the box around them lay 816 km off in Jiangsu.
fn middle(cities: &[&City]) -> Option<(i16, i16)> {
    let origin = cities.first()?.lon;
    // Around the first city, so that the middle of 179° and -179° is 180°.
    let east = |city: &City| (city.lon - origin + 540.0).rem_euclid(360.0) - 180.0;
    let lat = median(cities.iter().map(|city| city.lat).collect());
    let lon =
        (origin + median(cities.iter().map(|city| east(city)).collect()) + 540.0).rem_euclid(360.0) - 180.0;
    Some((hundredths(lat), hundredths(lon)))
}

/// The middle one of these numbers, or the mean of the two there; 0 of none.
fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    let half = of.len() / 2;
    match (of.get(half), half.checked_sub(1).filter(|_| of.len().is_multiple_of(2)).map(|low| of[low])) {
        (Some(high), Some(low)) => f64::midpoint(low, *high),
        (Some(one), None) => *one,
        _ => 0.0,
    }
}

/// A region's or district's name without the word for what it is: “Matara District”, “Province of Capiz”.
fn bare(name: &str) -> Option<&str> {
    let before = OF.iter().find_map(|start| name.strip_prefix(start));
    before.or_else(|| DIVISIONS.iter().find_map(|end| name.strip_suffix(end))).map(str::trim)
}

/// Given names and surnames.
pub fn people(sources: &Sources, own: &Own) -> HashSet<u64> {
    let given = own.given_names(sources);
    given.iter().map(String::as_str).chain(own.surnames()).map(name::key).collect()
}

/// A region or county: known by its names alone, as no source says how many people live there.
fn area(
    kind: PlaceKind,
    country: Option<CountryCode>,
    region: &str,
    (lat, lon): (i16, i16),
    names: Vec<(String, NameFlags)>,
) -> Row {
    let region = region.to_owned();
    Row { kind, country, region, lat, lon, population: 0, geonames: 0, renown: 0, names }
}

/// The first-order regions.
///
/// # Errors
/// When a code or a point of the tables cannot be read.
pub fn regions(sources: &Sources, own: &Own) -> Result<Vec<Row>> {
    let by_region = sources.by_region();
    let countries: HashSet<_> =
        own.countries.iter().flat_map(|cells| list(&cells[3])).map(name::key).collect();
    let people = people(sources, own);
    let brands: HashSet<_> = own.brands().collect();
    let own: HashMap<_, _> = own.regions.iter().map(|cells| (cells[0].as_str(), cells)).collect();
    let mut rows = Vec::new();
    for (full, source_name) in &sources.regions {
        let (country, region) = full.split_once('.').context("admin1.json: a code without a point")?;
        // The sources' cities have other codes since the provinces were merged.
        if country == "VN" {
            continue;
        }
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
        // “Turkana County” is Turkana too, but “Rivers State” no rivers.
        let plain = |bare: &&str| {
            bare.chars().count() > 3
                && !people.contains(&name::key(bare))
                && !name::words(bare).all(|(word, _)| DIRECTIONS.contains(&word))
                && !brands.contains(bare)
                && !sources.is_word(bare)
                && !countries.contains(&name::key(bare))
        };
        // “District of Columbia” is not Columbia.
        let short = bare(source_name).filter(|short| source_name.starts_with(*short));
        all.extend(short.filter(plain).map(|short| (short.to_owned(), NameFlags(NameFlags::OTHER))));
        rows.push(area(PlaceKind::Region, code(country)?, region, (lat, lon), all));
    }
    Ok(rows)
}

/// Counties: “Harris County” of the United States under their full names, those of Britain and Ireland as they are.
pub fn districts(sources: &Sources, own: &Own, selection: &Selection) -> Vec<Row> {
    let people = people(sources, own);
    let mut by_district: BTreeMap<(&str, &str, &str), Vec<&City>> = BTreeMap::new();
    for city in &sources.cities {
        by_district.entry((&city.country, &city.region, &city.district)).or_default().push(city);
    }
    let mut rows = Vec::new();
    for ((country, region, district), cities) in by_district {
        let Some(name) = sources.districts.get(&format!("{country}.{region}.{district}")) else { continue };
        let known = match country {
            "US" => ["County", "Parish", "Borough"].iter().any(|end| name.ends_with(end)),
            _ => DISTRICTS.contains(&country),
        };
        // “Matara District” is called Matara where the text says “district”.
        let is_city = |name: &str| {
            cities.iter().any(|city| name::key(&city.name) == name::key(name) && selection.has(city))
        };
        // “City and Borough of Leeds” is not Leeds.
        let bare =
            bare(name).filter(|bare| !matches!(country, "US" | "CA") && (country != "GB" || !is_city(bare)));
        let name = bare.unwrap_or(name);
        let person = people.contains(&name::key(name));
        let abroad = !matches!(country, "US" | "GB" | "IE");
        if abroad && (name.ends_with(" City") || person || sources.is_word(name) || name.chars().count() <= 3)
        {
            continue;
        }
        let city = is_city(name);
        let known = known && (country == "US" || ENGLISH.contains(&country) || !city);
        let Some(point) = middle(&cities).filter(|_| known) else { continue };
        let mut names = vec![(name.to_owned(), NameFlags(0))];
        // “County Mayo”, “Co Mayo”, “Co. Mayo”
        let plain = name.strip_prefix("County ").unwrap_or(name);
        if country == "IE" && !plain.contains(' ') {
            let all = ["County", "Co", "Co."].map(|county| format!("{county} {plain}"));
            names.extend(all.into_iter().filter(|other| other != name).map(|other| (other, NameFlags(0))));
        }
        rows.push(area(PlaceKind::County, code(country).ok().flatten(), region, point, names));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn city(lat: f64, lon: f64) -> City {
        City {
            id: 1,
            name: String::new(),
            ascii: String::new(),
            alternates: Vec::new(),
            lat,
            lon,
            feature: String::new(),
            country: "CN".into(),
            region: "04".into(),
            district: String::new(),
            population: 0,
        }
    }

    #[test]
    fn one_city_of_another_region_moves_a_region_by_nothing() {
        let own = [city(31.0, 118.0), city(32.0, 119.0), city(33.0, 120.0), city(34.0, 121.0)];
        let strayed = city(35.0, 102.0);
        let near = own.iter().chain([&strayed]).collect::<Vec<_>>();
        assert_eq!(middle(&near), Some((hundredths(33.0), hundredths(119.0))));
        assert_eq!(middle(&own.iter().collect::<Vec<_>>()), Some((hundredths(32.5), hundredths(119.5))));
        assert_eq!(middle(&[]), None);
    }

    #[test]
    fn a_region_on_both_sides_of_the_date_line_lies_at_it() {
        let cities = [city(-17.0, 179.0), city(-17.0, 179.8), city(-17.0, -179.4)];
        assert_eq!(middle(&cities.iter().collect::<Vec<_>>()), Some((hundredths(-17.0), hundredths(179.8))));
    }
}
