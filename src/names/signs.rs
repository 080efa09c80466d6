//! Owns the signs that tell what a name is, as a set. Reading them off the page is left to `evidence`, what follows from them
//! to `kinds`.
//!
//! `GIVEN | AGE` → “Norman Beach, 61,”

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(pub u32);

impl Signs {
    /// A given name stands before the rest: “Dana Marsh”.
    pub const GIVEN: u32 = 1;
    /// A title stands before it: “Judge Marsh”.
    pub const TITLED: u32 = 1 << 1;
    /// What they are stands beside it: “Marsh, a plumber,”.
    pub const ROLE: u32 = 1 << 2;
    /// It is somebody's relative: “his wife, Victoria,”.
    pub const KIN: u32 = 1 << 3;
    /// It has what people have: “Bolton's lawyer”.
    pub const OWNS: u32 = 1 << 4;
    /// An age stands behind it: “Norman Beach, 61,”.
    pub const AGE: u32 = 1 << 5;
    /// It does what people do: “Paris smiled”.
    pub const ACTS: u32 = 1 << 6;
    /// It labels turns of a conversation: “HOUSTON: The valve failed.”
    pub const LABEL: u32 = 1 << 7;
    /// A given name and nothing else, and no place's.
    pub const BARE_GIVEN: u32 = 1 << 8;
    /// A firm's ending or a body's word stands in it: “Lloyd Motors”, “Anglers Union”.
    pub const BODY: u32 = 1 << 9;
    /// It is held or taken over: “shares in Santander”.
    pub const TRADED: u32 = 1 << 10;
    /// “its” goes back to it: “Nordbank said its chairman”.
    pub const ITS: u32 = 1 << 11;
    /// Letters that stand for a name: “NATO”.
    pub const LETTERS: u32 = 1 << 12;
    /// A storm, an operation: “Hurricane Florence”.
    pub const EVENT: u32 = 1 << 13;
    /// A ship: “HMS Belfast”.
    pub const SHIP: u32 = 1 << 14;
    /// Letters and a number: “T-72”.
    pub const DESIGNATION: u32 = 1 << 20;
    /// One of several of the name: “drove a Lincoln”.
    pub const ONE: u32 = 1 << 21;
    /// It says what sort of thing: “Bakewell tart”.
    pub const THING: u32 = 1 << 22;
    /// A thing of the name, not a place or a person.
    pub const PRODUCT: u32 = Self::SHIP | Self::DESIGNATION | Self::ONE | Self::THING;
    /// It stands alone in quotation marks behind a word for a work: “the song “Georgia””.
    pub const WORK: u32 = 1 << 15;
    /// A word of place leads up to it: “in Hamilton”.
    pub const LED: u32 = 1 << 16;
    /// The gazetteer has it as a country, a region or a big city.
    pub const KNOWN_PLACE: u32 = 1 << 17;
    /// The gazetteer has it as a country.
    pub const COUNTRY: u32 = 1 << 18;

    /// The gazetteer has all of it as a place's name, or with the word before it.
    pub const PLACE_NAME: u32 = 1 << 19;
    /// It ends with a word for a feature: “James River”.
    pub const FEATURE: u32 = 1 << 23;

    /// What sort of body it is stands beside it: “the retailer Oxford Lane”.
    pub const CALLED: u32 = 1 << 24;

    /// Signs that leave no doubt of a person.
    pub const PERSON: u32 = Self::KIN | Self::TITLED | Self::OWNS | Self::LABEL;
    /// Whether it has any of `bits`.
    pub const fn any(self, bits: u32) -> bool {
        self.0 & bits != 0
    }

    pub(super) fn set(&mut self, bits: u32, holds: bool) {
        if holds {
            self.0 |= bits;
        }
    }
}
