//! Owns the signs and words that several countries' money shares (`data/local_money.tsv`). Which country a page means is left
//! to `detect::quantity`.
//!
//! “$5” on a page from Australia → AUD

use std::sync::OnceLock;

use super::table::{Phrases, rows};
use crate::fact::CountryCode;
use crate::text::Token;

/// Money that is called the same in several countries.
#[derive(Clone, Debug)]
pub struct Shared {
    /// Its row in the table.
    pub row: usize,
    /// What it is called where it may be any of them: “dollar”. Empty for a letter, which is no money elsewhere.
    pub noun: &'static str,
    /// Whether a text about another country converts it, or writes more than the word: only a page's own country tells.
    pub at_home: bool,
    /// The country that is meant where nothing tells; none for most.
    pub usual: Option<CountryCode>,
    /// Each country's currency, by its id.
    units: Vec<(CountryCode, &'static str)>,
}

impl Shared {
    /// The id of the currency that `country` calls so.
    pub fn unit(&self, country: CountryCode) -> Option<&'static str> {
        self.units.iter().find(|(of, _)| *of == country).map(|(_, unit)| *unit)
    }

    /// The countries that have it.
    pub fn countries(&self) -> impl Iterator<Item = CountryCode> {
        self.units.iter().map(|(country, _)| *country)
    }
}

/// The rows, by sign and word.
#[derive(Clone, Debug)]
pub struct LocalMoney {
    rows: Vec<Shared>,
    written: Phrases<usize>,
    abroad: Phrases<()>,
}

impl LocalMoney {
    /// The table, read once.
    pub fn shared() -> &'static Self {
        static MONEY: OnceLock<LocalMoney> = OnceLock::new();
        MONEY.get_or_init(Self::new)
    }

    fn new() -> Self {
        let (mut shared, mut written, mut abroad) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows(include_str!(concat!(env!("OUT_DIR"), "/local_money.tsv"))) {
            let [noun, words, told_by, usual, abroad_words, units, ..] = row[..] else { continue };
            written.extend(words.split('|').map(|word| (word, shared.len())));
            abroad.extend(abroad_words.split('|').map(|word| (word, ())));
            let units = units.split(' ').flat_map(of_countries).collect();
            shared.push(Shared {
                row: shared.len(),
                noun,
                at_home: told_by == "page",
                usual: country(usual),
                units,
            });
        }
        Self { rows: shared, written: Phrases::new(written), abroad: Phrases::new(abroad) }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The money that `token` alone stands for, where it is shared.
    pub fn of(&self, token: &Token) -> Option<&Shared> {
        self.rows.get(*self.written.word(token)?)
    }

    /// Whether the words at `tokens[0]` speak of a country whose money is usual: “Nasdaq” of the dollar's.
    pub fn is_abroad(&self, tokens: &[Token]) -> bool {
        self.abroad.starting(tokens).is_some()
    }
}

/// “AUD” is Australia's, as its first two letters say; “XOF:SN,CI” those of the countries behind it.
fn of_countries(cell: &'static str) -> impl Iterator<Item = (CountryCode, &'static str)> {
    let (unit, countries) = cell.split_once(':').unwrap_or((cell, cell));
    countries.split(',').filter_map(move |code| Some((country(code)?, unit)))
}

fn country(code: &str) -> Option<CountryCode> {
    if let [a, b, ..] = *code.as_bytes() { Some(CountryCode([a, b])) } else { None }
}
