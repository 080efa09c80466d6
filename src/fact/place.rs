//! Owns what a place is: where it lies, how exactly that is known, and why it is this place of its name. Where it is marked is
//! left to the fact.
//!
//! “Mosul” → `Place { name: "Mosul", country: IQ, precision: Town, reason: Only, … }`

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A place name, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Where the gazetteer has it from and its number there: `geonames:99072`; none for a name that it does not have.
    pub id: Option<String>,
    /// The gazetteer's name, “Mosul”; else as the text writes it.
    pub name: String,
    /// City, country and so on.
    pub place_kind: PlaceKind,
    /// None for seas, continents and the like.
    pub country: Option<CountryCode>,
    /// The first-order region it lies in: “Nineveh”; none for countries and above.
    pub region: Option<String>,
    /// Degrees north, -90.0..=90.0, and east, -180.0..=180.0; none for a name that the gazetteer does not have.
    pub point: Option<(f32, f32)>,
    /// How exactly it is known where it is.
    pub precision: Precision,
    /// The town that a place without a point is known to lie in; what else it lies in, region and country say.
    pub within: Option<String>,
    /// People, where known; rounded.
    pub population: Option<u32>,
    /// Whether the name stands for who governs there: “Moscow denied it”.
    pub metonym: bool,
    /// Why it is this place of its name.
    pub reason: PlaceReason,
    /// Up to three other places of the name, the likeliest first.
    pub namesakes: Vec<Namesake>,
}

/// How exactly it is known where a place is: by its point, or, without one, by what it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A building, a peak: no larger than its point.
    Point,
    /// A town, or in one.
    Town,
    /// A region, a lake, or in one.
    Region,
    /// A country or larger, or in one.
    Country,
    /// The text does not say where it is.
    None,
}

/// Why a name stands for the place it was resolved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceReason {
    /// The gazetteer knows no other of the name.
    Only,
    /// The text says what it lies in, here or elsewhere: “Paris, Texas”.
    Pair,
    /// The page's other places are nearer to it than to its namesakes.
    Nearby,
    /// Words that only one country has say in which country: “Ofsted”.
    Country,
    /// It lies in the country that the page is from.
    Home,
    /// It is the largest or best known of its name.
    Size,
    /// The gazetteer does not have the name; the text says that it is a place, and at most what it lies in.
    LiesIn,
    /// None clearly: it is one of several places of its name, of which this is the likeliest.
    Several,
}

/// Another place of the same name.
#[derive(Clone, Debug, PartialEq)]
pub struct Namesake {
    /// The gazetteer's name: “Paris”.
    pub name: String,
    /// City, country and so on.
    pub place_kind: PlaceKind,
    /// None for seas, continents and the like.
    pub country: Option<CountryCode>,
    /// The first-order region it lies in: “Texas”.
    pub region: Option<String>,
    /// Degrees north, -90.0..=90.0.
    pub lat: f32,
    /// Degrees east, -180.0..=180.0.
    pub lon: f32,
    /// People, where known; rounded.
    pub population: Option<u32>,
}

/// What kind of place a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum PlaceKind {
    Continent,
    Country,
    Region,
    County,
    City,
    Water,
    Mountain,
    Island,
    Area,
    Facility,
    /// The people or things of a place: “Iraqi”. Marked only where options ask for all.
    Demonym,
}

/// ISO 3166-1 alpha-2, in capitals.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(pub [u8; 2]);

impl CountryCode {
    /// The region subtag of a language tag (BCP 47): “en-GB” → GB, “zh-Hant-TW” → TW.
    pub fn of_language_tag(tag: &str) -> Option<Self> {
        tag.split(['-', '_']).skip(1).find(|part| part.len() == 2)?.parse().ok()
    }

    /// “IQ”; empty for bytes that are not capital letters.
    pub fn as_str(&self) -> &str {
        let are_capitals = self.0.iter().all(u8::is_ascii_uppercase);
        std::str::from_utf8(&self.0).ok().filter(|_| are_capitals).unwrap_or_default()
    }
}
impl FromStr for CountryCode {
    type Err = String;

    /// “GB”, or “gb”.
    fn from_str(code: &str) -> Result<Self, String> {
        match code.to_ascii_uppercase().as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([*a, *b])),
            _ => {
                Err(format!("`{code}` is no country: expected an ISO 3166 code of two letters, such as `GB`"))
            }
        }
    }
}
impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for CountryCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
