//! Words that tell where a name ends and what it names: `data/name_words.tsv` as a table of sorts.
//!
//! “van” → a particle; “Motors” → the end of a firm's name; “wife” → the name behind it is a person's

use std::sync::OnceLock;

use super::table::Sets;
use crate::text::Token;

/// A set of things a word can be to a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort(pub u32);

impl Sort {
    /// Inside a name, before a capital: “de”.
    pub const PARTICLE: u32 = 1;
    /// A particle that may open a name: “*de* Varga writes”.
    pub const LEADING: u32 = 1 << 1;
    /// Behind a name: “Jr”.
    pub const SUFFIX: u32 = 1 << 2;
    /// Its point ends no name: “Sen.”.
    pub const ABBREVIATION: u32 = 1 << 3;
    /// Capitals inside a person's name: “JJ”.
    pub const INITIALS: u32 = 1 << 4;
    /// Behind a hyphen in a given name: “Min-*jae*”.
    pub const SYLLABLE: u32 = 1 << 5;
    /// A body whose name goes on: “*Department* of Trade and Planning”.
    pub const HEAD: u32 = 1 << 6;
    /// What such a body is for: “Department of Mining and *Energy*”.
    pub const SUBJECT: u32 = 1 << 7;
    /// The last word of a firm's name: “Motors”.
    pub const FIRM: u32 = 1 << 8;
    /// The name behind it is a person's: “wife”.
    pub const KIN: u32 = 1 << 9;
    /// All names of the list behind it are: “daughters”.
    pub const KINS: u32 = 1 << 10;
    /// Whoever has one is a person: “lawyer”.
    pub const OWNED: u32 = 1 << 11;
    /// So where it ends the phrase: “Police searched Hendon's *house*.”
    pub const POSSESSION: u32 = 1 << 12;
    /// The name behind it is of a storm or an operation: “Hurricane”.
    pub const EVENT: u32 = 1 << 13;
    /// The name behind it is a ship's: “HMS”.
    pub const SHIP: u32 = 1 << 14;
    /// The names behind “… in” are of firms: “shares”.
    pub const HELD: u32 = 1 << 15;
    /// The name before it is a firm's: “takeover”.
    pub const TRADED: u32 = 1 << 16;
    /// A person did it: “smiled”.
    pub const ACTS: u32 = 1 << 17;
    /// The name before it says what sort: “Bakewell *tart*”.
    pub const THING: u32 = 1 << 18;
    /// Whoever it is done to may be the one who speaks next: “arrested”.
    pub const DONE: u32 = 1 << 19;
    /// So many who have no name: “*several* of the crew said”.
    pub const COUNT: u32 = 1 << 20;
    /// Before a colon or “by” it credits whoever is named behind: “*Photo*: Rita Loe”.
    pub const CREDIT: u32 = 1 << 21;
    /// Many, who own a body: “the *Women's* Institute”.
    pub const MEMBERS: u32 = 1 << 22;
    /// A member of a party, and what somebody named before is: “the Ohio *Democrat* said”.
    pub const PARTISAN: u32 = 1 << 23;
    /// Passes sentence on others, and speaks to them: “the *judge* jailed Holm”.
    pub const JUDGE: u32 = 1 << 24;

    /// The names of the sorts in the table.
    const NAMES: [(&'static str, u32); 25] = [
        ("judge", Self::JUDGE),
        ("partisan", Self::PARTISAN),
        ("particle", Self::PARTICLE),
        ("leading", Self::LEADING),
        ("suffix", Self::SUFFIX),
        ("abbreviation", Self::ABBREVIATION),
        ("initials", Self::INITIALS),
        ("syllable", Self::SYLLABLE),
        ("head", Self::HEAD),
        ("subject", Self::SUBJECT),
        ("firm", Self::FIRM),
        ("kin", Self::KIN),
        ("kins", Self::KINS),
        ("owned", Self::OWNED),
        ("possession", Self::POSSESSION),
        ("event", Self::EVENT),
        ("ship", Self::SHIP),
        ("held", Self::HELD),
        ("traded", Self::TRADED),
        ("acts", Self::ACTS),
        ("thing", Self::THING),
        ("done", Self::DONE),
        ("count", Self::COUNT),
        ("credit", Self::CREDIT),
        ("members", Self::MEMBERS),
    ];

    /// The sort a cell of the table names.
    pub fn named(cell: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(name, _)| *name == cell).map(|&(_, bits)| Self(bits))
    }

    /// Whether it has any of the sorts `bits`.
    pub const fn any(self, bits: u32) -> bool {
        self.0 & bits != 0
    }
}

/// The words of `data/name_words.tsv`.
#[derive(Clone, Debug)]
pub struct NameWords(Sets);

impl NameWords {
    /// The table, read once.
    pub fn shared() -> &'static Self {
        static WORDS: OnceLock<NameWords> = OnceLock::new();
        let table = include_str!(concat!(env!("OUT_DIR"), "/name_words.tsv"));
        WORDS.get_or_init(|| Self(Sets::read(table, &|sort| Some(u64::from(Sort::named(sort)?.0)))))
    }

    /// What `token` can be to a name.
    pub fn of(&self, token: &Token) -> Sort {
        Sort(self.0.of(token) as u32)
    }

    /// What the word with this fold can be to a name.
    pub fn of_fold(&self, fold: u64) -> Sort {
        Sort(self.0.of_fold(fold) as u32)
    }
}
