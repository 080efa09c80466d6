//! Words that decide whether the name beside them is a place: `data/place_words.tsv` as a table of roles.
//!
//! “County” → `{County feature}`, “Gov” → `{title, public}`
//!
//! A word may have several roles; which one counts is decided by where it stands, in `detect::place`.

use std::sync::OnceLock;

use super::rows;
use super::table::Phrases;
use crate::by_fold::ByFold;
use crate::fact::PlaceKind;
use crate::text::{Token, fold};

/// What a word can be to the name beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    bits: u32,
    /// With the name before it, a place of this kind: “Anbar *province*”.
    pub feature: Option<PlaceKind>,
    /// With the name behind it, a place of this kind: “*Lake* Geneva”.
    pub feature_before: Option<PlaceKind>,
}

impl Roles {
    /// A place follows: “in”.
    pub const LOCATIVE: u32 = 1;
    /// A person's name follows: “Gov.”.
    pub const TITLE: u32 = 2;
    /// A body, office or time of the place before it: “Police”, “Friday”.
    pub const PUBLIC: u32 = 4;
    /// The name before it is an organisation's: “Times”.
    pub const ORGANISATION: u32 = 8;
    /// The name behind “… of” is an organisation's: “University of”.
    pub const ORGANISATION_OF: u32 = 16;
    /// A part of the place behind it: “northern”.
    pub const DIRECTION: u32 = 32;
    /// Its capital at a sentence's start says nothing: “When”.
    pub const FUNCTION: u32 = 64;
    /// The name before it is a road's: “Avenue”.
    pub const STREET: u32 = 256;
    /// A person's name stands before it: “said”.
    pub const REPORTS: u32 = 128;
    /// What somebody or something is called follows: “named”.
    pub const NAMING: u32 = 512;

    /// The name before it is of a body that belongs to the place: “Association”.
    pub const CIVIC: u32 = 1024;
    /// People or things of the place before it: “residents”.
    pub const LOCAL: u32 = 2048;
    /// A place people live in, named behind “of” or “called”: “town”.
    pub const SETTLEMENT: u32 = 4096;
    /// Read as a feature only with its point: “St.”
    pub const POINTED: u32 = 8192;
    /// With the name behind it, a place of its own: “South Darfur”.
    pub const PART: u32 = 16384;
    /// Something that can be called by a place's name: “place”.
    pub const NAMED_PLACE: u32 = 32768;

    /// Counties stand before it in a list: “counties”.
    pub const COUNTIES: u32 = 131_072;
    /// A plain name before it is of a place: “village”.
    pub const DIVISION: u32 = 65_536;

    /// A body's name ends with the place behind it: “Police Scotland”.
    pub const BODY: u32 = 262_144;
    /// What is filled with, or is a piece of, what is named after the place behind “of”: “a glass of Bordeaux”.
    pub const SERVED: u32 = 524_288;

    /// People or things that no word has, so that the name before them is a town's: “Deal residents”.
    pub const TOWN: u32 = 1_048_576;
    /// Plays for the team that the place before it names: “winger”.
    pub const PLAYER: u32 = 2_097_152;
    /// Places follow it behind “such as” or “like”: “areas”.
    pub const EXAMPLES: u32 = 4_194_304;
    /// A verb that matches one team with another: “beat”.
    pub const BEATS: u32 = 8_388_608;
    /// A team stands behind it as a guest: “hosting”.
    pub const HOSTS: u32 = 16_777_216;
    /// A part of the place behind “of”: “edge”.
    pub const SECTION: u32 = 33_554_432;
    /// Whoever is so is on the way to the place behind “for”: “bound”.
    pub const BOUND: u32 = 67_108_864;

    /// Whether it has any of the roles `bits`.
    pub const fn any(self, bits: u32) -> bool {
        self.bits & bits != 0
    }
}

/// The words of `data/place_words.tsv` and the phrases of `data/not_places.tsv`.
#[derive(Clone, Debug)]
pub struct PlaceWords {
    roles: ByFold<Roles>,
    not_places: Phrases<()>,
}

const PLACE_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/place_words.tsv"));
const NOT_PLACES: &str = include_str!(concat!(env!("OUT_DIR"), "/not_places.tsv"));

impl Default for PlaceWords {
    fn default() -> Self {
        Self::new()
    }
}

impl PlaceWords {
    /// The tables, read once.
    pub fn shared() -> &'static Self {
        static WORDS: OnceLock<PlaceWords> = OnceLock::new();
        WORDS.get_or_init(Self::new)
    }

    /// Reads the tables.
    pub fn new() -> Self {
        let not_places = rows(NOT_PLACES).filter_map(|cells| cells.first().map(|phrase| (*phrase, ())));
        let mut words = Self { roles: ByFold::default(), not_places: Phrases::new(not_places) };
        for cells in rows(PLACE_WORDS) {
            if let [word, role, ..] = cells[..] {
                let roles = words.roles.or_default(fold(word));
                match role {
                    "locative" => roles.bits |= Roles::LOCATIVE,
                    "title" => roles.bits |= Roles::TITLE,
                    "public" => roles.bits |= Roles::PUBLIC,
                    "organisation" => roles.bits |= Roles::ORGANISATION,
                    "organisation_of" => roles.bits |= Roles::ORGANISATION_OF,
                    "direction" => roles.bits |= Roles::DIRECTION,
                    "function" => roles.bits |= Roles::FUNCTION,
                    "street" => {
                        roles.bits |= Roles::STREET;
                        roles.feature = Some(PlaceKind::Facility);
                    }
                    "reports" => roles.bits |= Roles::REPORTS,
                    "naming" => roles.bits |= Roles::NAMING,
                    "civic" => roles.bits |= Roles::CIVIC,
                    "local" => roles.bits |= Roles::LOCAL,
                    "town" => roles.bits |= Roles::LOCAL | Roles::TOWN,
                    "settlement" => roles.bits |= Roles::SETTLEMENT | Roles::NAMED_PLACE,
                    "pointed" => roles.bits |= Roles::POINTED,
                    "part" => roles.bits |= Roles::PART,
                    "counties" => roles.bits |= Roles::COUNTIES,
                    "division" => roles.bits |= Roles::DIVISION,
                    "body" => roles.bits |= Roles::BODY,
                    "served" => roles.bits |= Roles::SERVED,
                    "player" => roles.bits |= Roles::PLAYER,
                    "beats" => roles.bits |= Roles::BEATS,
                    "section" => roles.bits |= Roles::SECTION,
                    "bound" => roles.bits |= Roles::BOUND,
                    "hosts" => roles.bits |= Roles::HOSTS,
                    "examples" => roles.bits |= Roles::EXAMPLES,
                    "named_place" => roles.bits |= Roles::NAMED_PLACE,
                    _ => match role.strip_prefix("before_") {
                        Some(kind) => roles.feature_before = kind_of(kind),
                        None => roles.feature = kind_of(role),
                    },
                }
            }
        }
        words
    }

    /// How many of `tokens` are a name that holds a place's name and is none: “Bank of America”.
    pub fn not_a_place(&self, tokens: &[Token]) -> Option<usize> {
        self.not_places.starting(tokens).map(|(count, ())| count)
    }

    /// What `token` can be to a name beside it.
    pub fn roles(&self, token: &Token) -> Roles {
        self.roles.get(token.fold).copied().unwrap_or_default()
    }
}

fn kind_of(cell: &str) -> Option<PlaceKind> {
    Some(match cell {
        "region" => PlaceKind::Region,
        "county" => PlaceKind::County,
        "water" => PlaceKind::Water,
        "mountain" => PlaceKind::Mountain,
        "island" => PlaceKind::Island,
        "area" => PlaceKind::Area,
        "facility" => PlaceKind::Facility,
        _ => return None,
    })
}
