//! Owns what a name is, from the signs that the whole document gives of it.
//!
//! a given name, an age → a person; a firm's ending → a body; “in …” and the gazetteer → a place

use super::signs::Signs;

/// What a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Somebody.
    Person,
    /// An organisation, a firm, a team, a party, a paper.
    Body,
    /// A place.
    Place,
    /// A book, a film, a song.
    Work,
    /// A ship, a model, a sort of thing.
    Product,
    /// A storm, an operation.
    Event,
    /// The document does not tell.
    #[default]
    Other,
}

impl Kind {
    /// What `--explain` and the tests call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Place => "place",
            Self::Work => "work",
            Self::Product => "product",
            Self::Event => "event",
            Self::Other => "other",
        }
    }
}

/// How much a sign tells of each kind: person, body, place.
const WEIGHTS: [(u32, [u8; 3]); 18] = [
    (Signs::GIVEN, [3, 0, 0]),
    (Signs::TITLED, [4, 0, 0]),
    (Signs::ROLE, [2, 0, 0]),
    (Signs::KIN, [4, 0, 0]),
    (Signs::OWNS, [3, 0, 0]),
    (Signs::AGE, [3, 0, 0]),
    (Signs::ACTS, [1, 0, 0]),
    (Signs::LABEL, [2, 0, 0]),
    (Signs::BARE_GIVEN, [1, 0, 0]),
    (Signs::BODY, [0, 4, 0]),
    (Signs::TRADED, [0, 3, 0]),
    (Signs::ITS, [0, 2, 0]),
    (Signs::LETTERS, [0, 1, 0]),
    (Signs::LED, [0, 0, 1]),
    (Signs::KNOWN_PLACE, [0, 0, 2]),
    (Signs::COUNTRY, [0, 0, 1]),
    (Signs::PLACE_NAME, [0, 0, 2]),
    (Signs::FEATURE, [0, 0, 1]),
];

/// The kind that `signs` tell; of two that are told as much, the first of [`Kind`].
pub(super) fn kind(signs: Signs) -> Kind {
    let mut told = [0u8; 3];
    // “Victoria Falls” is nobody.
    let place_name = signs.any(Signs::PLACE_NAME) && !signs.any(Signs::PERSON | Signs::ROLE | Signs::AGE);
    for (sign, weights) in WEIGHTS {
        if signs.any(sign) && !(place_name && sign == Signs::GIVEN) {
            for (sum, weight) in told.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
    }
    let [person, body, place] = told;
    let most = person.max(body).max(place);
    match most {
        _ if signs.any(Signs::EVENT) => Kind::Event,
        _ if signs.any(Signs::WORK) && person.max(body) < 3 => Kind::Work,
        _ if signs.any(Signs::PRODUCT) && most < 3 => Kind::Product,
        0 => Kind::Other,
        _ if person == most => Kind::Person,
        _ if body == most => Kind::Body,
        _ => Kind::Place,
    }
}
