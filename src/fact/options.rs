//! Owns what a caller can ask for: which kinds of fact, and which forms of number. What a reader wants marked of each
//! is left to the detectors.
//!
//! `Options { forms: Some(Forms::of([QuantityForm::Currency])), ..Options::default() }` → money, quotes and places

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::{CountryCode, QuantityForm};
use crate::text::Genre;

/// Which facts to report: the one list of options. What JavaScript passes is read by it, an unknown name is answered with
/// its fields, and `tests/boundary.rs` holds `EngineOptions` of `www/src/facts.ts` against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// What a reader would see marked, or all that can be read.
    pub marks: Marks,
    /// Whether to report quantities.
    pub quantities: bool,
    /// Whether to report quotes.
    pub quotes: bool,
    /// Whether to report places.
    pub places: bool,
    /// Whether to report places that stand for a power: “Moscow denied it”.
    pub metonyms: bool,
    /// Whether to report what belongs to a place: “Iraqi”. Always with [`Marks::All`].
    pub demonyms: bool,
    /// Whether quantities carry who says so. Without, and without quotes, none is looked for, which is faster. Quotes
    /// always carry it.
    pub sources: bool,
    /// Of the quantities that `marks` reports, only these; none for all of them.
    pub forms: Option<Forms>,
    /// Where the page is from: where names that several places share are likelier to lie, and whose money “$” is.
    pub home: Home,
    /// The country of the page's language, from a tag such as “en-GB”. A page's template often has it from elsewhere: it weighs
    /// little, and nothing where `home` says more.
    #[serde(deserialize_with = "country_of_tag")]
    pub locale: Option<CountryCode>,
    /// How the page writes decimals. English writes points; English of some countries, commas.
    pub decimal: Decimal,
    /// What sort of page it is: on all but news, only what stands up is reported of the claims.
    pub genre: GenreOption,
}

/// “en-GB” → GB; none for “en” and for what is no language tag.
fn country_of_tag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<CountryCode>, D::Error> {
    let tag = Option::<Cow<'de, str>>::deserialize(deserializer)?;
    Ok(tag.as_deref().and_then(CountryCode::of_language_tag))
}

impl Default for Options {
    fn default() -> Self {
        Self {
            marks: Marks::Claims,
            quantities: true,
            quotes: true,
            places: true,
            metonyms: true,
            demonyms: false,
            sources: true,
            forms: None,
            decimal: Decimal::Point,
            genre: GenreOption::Auto,
            home: Home::default(),
            locale: None,
        }
    }
}

/// The countries that a page is from: its publisher's, or those it is written for. More than four say nothing of any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home([Option<CountryCode>; 4]);

impl Home {
    /// These; none of them where there are more than four.
    pub const fn of(countries: &[CountryCode]) -> Self {
        match *countries {
            [a] => Self([Some(a), None, None, None]),
            [a, b] => Self([Some(a), Some(b), None, None]),
            [a, b, c] => Self([Some(a), Some(b), Some(c), None]),
            [a, b, c, d] => Self([Some(a), Some(b), Some(c), Some(d)]),
            _ => Self([None; 4]),
        }
    }

    /// Each of them.
    pub fn countries(self) -> impl Iterator<Item = CountryCode> {
        self.0.into_iter().flatten()
    }
}

impl<'de> Deserialize<'de> for Home {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|countries| Self::of(&countries))
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = Cow::<'de, str>::deserialize(deserializer)?;
        code.parse().map_err(D::Error::custom)
    }
}

/// How much to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", expecting = "`claims` or `all`")]
pub enum Marks {
    /// What a reader would want marked.
    Claims,
    /// Every quantity, quote and place that can be read: plain numbers, ordinals and demonyms too.
    All,
}

/// What sort of page it is, or that the text is to tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GenreOption {
    /// As the text is judged.
    #[default]
    Auto,
    /// This.
    Is(Genre),
}

impl GenreOption {
    /// Each with its name in options.
    pub const NAMES: [(&str, Self); 8] = [
        ("auto", Self::Auto),
        ("news", Self::Is(Genre::News)),
        ("reference", Self::Is(Genre::Reference)),
        ("howto", Self::Is(Genre::HowTo)),
        ("documentation", Self::Is(Genre::Documentation)),
        ("fiction", Self::Is(Genre::Fiction)),
        ("forum", Self::Is(Genre::Forum)),
        ("shop", Self::Is(Genre::Shop)),
    ];
}

impl<'de> Deserialize<'de> for GenreOption {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// The names, for serde to list.
        const KNOWN: &[&str] =
            &["auto", "news", "reference", "howto", "documentation", "fiction", "forum", "shop"];
        let name = Cow::<'de, str>::deserialize(deserializer)?;
        let found = Self::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, option)| *option).ok_or_else(|| D::Error::unknown_variant(&name, KNOWN))
    }
}

/// What stands between the whole part of a number and its decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", expecting = "`point` or `comma`")]
pub enum Decimal {
    /// “1,234.5”.
    #[default]
    Point,
    /// “1.234,5”.
    Comma,
}

/// A set of forms of quantities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forms(u16);

impl Forms {
    /// Exactly these.
    pub fn of(forms: impl IntoIterator<Item = QuantityForm>) -> Self {
        Self(forms.into_iter().fold(0, |set, form| set | 1 << form as u16))
    }

    /// Whether `form` is one of them.
    pub fn contains(self, form: QuantityForm) -> bool {
        self.0 & 1 << form as u16 != 0
    }
}

impl<'de> Deserialize<'de> for Forms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::of)
    }
}

impl QuantityForm {
    /// Each form with its name in options and in results.
    pub const NAMES: [(&str, Self); 11] = [
        ("cardinal", Self::Cardinal),
        ("ordinal", Self::Ordinal),
        ("fraction", Self::Fraction),
        ("percent", Self::Percent),
        ("currency", Self::Currency),
        ("measure", Self::Measure),
        ("duration", Self::Duration),
        ("age", Self::Age),
        ("temperature", Self::Temperature),
        ("ratio", Self::Ratio),
        ("multiplier", Self::Multiplier),
    ];
}
