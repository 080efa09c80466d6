//! Owns the set of things a word can be. Which words are what is left to the tables.
//!
//! `Is::TITLE.with(Is::PERSON)` → “minister” is a title and a person's role

/// A set of things a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Is(pub u32);

#[allow(missing_docs)] // the names say it; the tables explain them
impl Is {
    pub const NOTHING: Self = Self(0);
    pub const DETERMINER: Self = Self(1);
    pub const PREPOSITION: Self = Self(1 << 1);
    pub const HE: Self = Self(1 << 2);
    pub const SHE: Self = Self(1 << 3);
    pub const THEY: Self = Self(1 << 4);
    pub const IT: Self = Self(1 << 5);
    pub const OTHER_PRONOUN: Self = Self(1 << 6);
    pub const AUXILIARY: Self = Self(1 << 7);
    pub const BE: Self = Self(1 << 8);
    pub const NEGATION: Self = Self(1 << 9);
    pub const CONJUNCTION: Self = Self(1 << 10);
    pub const SUBORDINATOR: Self = Self(1 << 11);
    pub const ADVERB: Self = Self(1 << 12);
    pub const ADDRESSEE: Self = Self(1 << 13);
    pub const DAY: Self = Self(1 << 14);
    pub const TITLE: Self = Self(1 << 15);
    pub const MALE: Self = Self(1 << 16);
    pub const FEMALE: Self = Self(1 << 17);
    pub const PERSON: Self = Self(1 << 18);
    pub const GROUP: Self = Self(1 << 19);
    pub const BODY: Self = Self(1 << 20);
    pub const PAPER: Self = Self(1 << 21);
    pub const GIVEN_NAME: Self = Self(1 << 22);
    pub const CUE: Self = Self(1 << 23);
    pub const REPORT: Self = Self(1 << 24);
    pub const WORK: Self = Self(1 << 25);
    pub const OFFICE: Self = Self(1 << 26);
    pub const NOT_HELD: Self = Self(1 << 27);
    pub const GENERIC: Self = Self(1 << 30);
    /// Any pronoun.
    pub const PRONOUN: Self = Self(0b111_1100);
    /// What opens a sentence or stands before a colon with a capital and is no name.
    pub const NO_NAME: Self = Self::DETERMINER
        .with(Self::PREPOSITION)
        .with(Self::PRONOUN)
        .with(Self::AUXILIARY)
        .with(Self::BE)
        .with(Self::CONJUNCTION)
        .with(Self::SUBORDINATOR)
        .with(Self::ADVERB)
        .with(Self::DAY);
    /// A noun for whoever can speak.
    pub const ROLE: Self = Self(0b1111 << 18);

    /// Whether the two sets share anything.
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }
}

impl Is {
    /// What a class of `data/words.tsv` says; nothing for a class that only other readers know.
    pub fn class(name: &str) -> Self {
        match name {
            "determiner" | "count" => Self::DETERMINER,
            "preposition" => Self::PREPOSITION,
            "he" => Self::HE,
            "she" => Self::SHE,
            "they" => Self::THEY,
            "it" => Self::IT,
            "other" => Self::OTHER_PRONOUN,
            "auxiliary" => Self::AUXILIARY,
            "be" => Self::BE,
            "negation" => Self::NEGATION,
            "conjunction" => Self::CONJUNCTION,
            "subordinator" => Self::SUBORDINATOR,
            "adverb" | "sequence" => Self::ADVERB,
            "addressee" => Self::ADDRESSEE,
            "month" | "weekday" => Self::DAY,
            "work" => Self::WORK,
            "unheld" => Self::NOT_HELD,
            _ => Self::NOTHING,
        }
    }
}
