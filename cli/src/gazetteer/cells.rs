//! Owns what the cells of our own tables mean: codes, points, lists of names. Which rows they make is left to `places` and `regions`.
//!
//! “~Karen; Lang'ata” → Karen, which needs evidence, and Lang'ata

use anyhow::{Context, Result};
use factlight::fact::CountryCode;
use factlight::lexicon::gazetteer::NameFlags;

use super::own::list;

pub fn code(text: &str) -> Result<Option<CountryCode>> {
    match text.as_bytes() {
        [] => Ok(None),
        [a, b] => Ok(Some(CountryCode([*a, *b]))),
        _ => anyhow::bail!("“{text}” is no country code"),
    }
}

pub fn hundredths(degrees: f64) -> i16 {
    (degrees * 100.0).round().clamp(-18_000.0, 17_999.0) as i16
}

pub fn parsed(cell: &str) -> Result<i16> {
    Ok(hundredths(cell.parse().with_context(|| format!("“{cell}” is no number of degrees"))?))
}

/// An abbreviation in capitals is read only in capitals: “US”, not “us”. A name with “~” needs evidence as a surname does.
pub fn spelled(text: &str, flags: u8) -> (String, NameFlags) {
    // “~Karen”
    let (text, flags) =
        text.strip_prefix('~').map_or((text, flags), |text| (text, flags | NameFlags::SURNAME));
    let short = text.len() <= 6 && !text.chars().any(char::is_lowercase);
    (text.to_owned(), NameFlags(flags | if short { NameFlags::CAPITALS } else { 0 }))
}

pub fn names(cell: &str, demonyms: &str) -> Vec<(String, NameFlags)> {
    let names = list(cell).enumerate().map(|(at, n)| spelled(n, if at == 0 { 0 } else { NameFlags::OTHER }));
    names.chain(list(demonyms).map(|n| (n.to_owned(), NameFlags(NameFlags::DEMONYM)))).collect()
}
