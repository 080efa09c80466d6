//! Words that tell who speaks from what only looks like it: `data/quote_words.tsv` as a table of sorts.
//!
//! “Example” → a label, nobody before a colon; “nicknamed” → the marks behind it hold a name

use std::sync::OnceLock;

use super::table::Sets;
use crate::text::Token;

/// A set of things a word can be beside a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuoteSort(pub u32);

impl QuoteSort {
    /// Names nobody before a colon: “Example: …”.
    pub const LABEL: u32 = 1;
    /// A cue where headlines give it a capital: “Lake Is Safe, Harbour *Says*”.
    pub const HEADLINE: u32 = 1 << 1;
    /// A word without its beginning: “'em”.
    pub const ELIDED: u32 = 1 << 2;
    /// The marks behind it hold a name: “nicknamed”.
    pub const NAMING: u32 = 1 << 3;
    /// A given name that is an auxiliary or a month as well: “Will”.
    pub const NAMESAKE: u32 = 1 << 4;
    /// What somebody said it in the course of: “last *week*”.
    pub const SPAN: u32 = 1 << 5;
    /// Whoever does so has a paper of somebody else's: “*heard* a message saying …”.
    pub const RECEIVES: u32 = 1 << 6;
    /// A noun that reports what is asked for behind “for”: “*call* for lower rents”.
    pub const APPEAL: u32 = 1 << 7;
    /// Behind a cue it says how much, not what: “says *much* about it”.
    pub const PLENTY: u32 = 1 << 8;
    /// A cue that hardly has another object than a clause: “said”.
    pub const PLAIN: u32 = 1 << 9;
    /// A cue of whoever answers: “replied”.
    pub const REPLY: u32 = 1 << 10;
    /// What the reporter tells of somebody who says no more: “but *declined* to comment”.
    pub const SILENT: u32 = 1 << 11;
    /// Before “to” and a cue it says that something was said: “*used* to say”.
    pub const ACTUAL: u32 = 1 << 12;
    /// Ends a post behind what somebody said: “he's selling up *lol*”.
    pub const CHATTER: u32 = 1 << 13;
    /// Those who are told, so that what is said begins behind: “told a news *conference* inflation would rise”.
    pub const AUDIENCE: u32 = 1 << 14;
    /// Bounds an amount behind it, which is said with it: “says *nearly* half have left”.
    pub const DEGREE: u32 = 1 << 15;
    /// Opens a sentence of what nobody has said: “*Suppose* the mayor said”.
    pub const UNREAL: u32 = 1 << 16;
    /// What is told, not who: “tell a different *story*”.
    pub const STORY: u32 = 1 << 17;

    /// Whose it is has said what stands in marks behind it: “in her *words*, “a gift””.
    pub const WORDING: u32 = 1 << 21;

    /// Takes part of those named before: “…, *some* saying it is late”.
    pub const PART: u32 = 1 << 18;

    /// Says how long, so that a number of them does not speak: “breathed dust for 20 *years* had asked”.
    pub const LASTING: u32 = 1 << 19;
    /// Somebody in general, or somebody named elsewhere, whose thoughts are nobody's report: “*people* believe”.
    pub const ANYBODY: u32 = 1 << 20;
    /// A cue that shows a thing as well, by the name it bears: “*pointed* out the “giant's bed””.
    pub const SHOWS: u32 = 1 << 22;
    /// Says what the reporter thinks of what somebody said: “…, and she was *right*”.
    pub const VERDICT: u32 = 1 << 23;
    /// What it stands before is only supposed: “*Perhaps* the firms thought that it was enough”.
    pub const HEDGE: u32 = 1 << 24;
    /// A cue by which whoever writes concludes from what is told before: “…, which *suggests* that it goes on”.
    pub const CONCLUDES: u32 = 1 << 25;
    /// Stands between a subject and what it seems to do: “it *seems* to be claiming”.
    pub const SEEMING: u32 = 1 << 26;

    /// The names of the sorts in the table.
    const NAMES: [(&'static str, u32); 27] = [
        ("hedge", Self::HEDGE),
        ("concludes", Self::CONCLUDES),
        ("seeming", Self::SEEMING),
        ("verdict", Self::VERDICT),
        ("shows", Self::SHOWS),
        ("lasting", Self::LASTING),
        ("anybody", Self::ANYBODY),
        ("wording", Self::WORDING),
        ("part", Self::PART),
        ("story", Self::STORY),
        ("unreal", Self::UNREAL),
        ("label", Self::LABEL),
        ("headline", Self::HEADLINE),
        ("elided", Self::ELIDED),
        ("naming", Self::NAMING),
        ("namesake", Self::NAMESAKE),
        ("span", Self::SPAN),
        ("receives", Self::RECEIVES),
        ("appeal", Self::APPEAL),
        ("plenty", Self::PLENTY),
        ("plain", Self::PLAIN),
        ("reply", Self::REPLY),
        ("silent", Self::SILENT),
        ("actual", Self::ACTUAL),
        ("chatter", Self::CHATTER),
        ("audience", Self::AUDIENCE),
        ("degree", Self::DEGREE),
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

/// The words of `data/quote_words.tsv`.
#[derive(Clone, Debug)]
pub struct QuoteWords(Sets);

impl QuoteWords {
    /// The table, read once.
    pub fn shared() -> &'static Self {
        static WORDS: OnceLock<QuoteWords> = OnceLock::new();
        let table = include_str!(concat!(env!("OUT_DIR"), "/quote_words.tsv"));
        WORDS.get_or_init(|| Self(Sets::read(table, &|sort| Some(u64::from(QuoteSort::named(sort)?.0)))))
    }

    /// What `token` can be beside a quote.
    pub fn of(&self, token: &Token) -> QuoteSort {
        QuoteSort(self.0.of(token) as u32)
    }
}
