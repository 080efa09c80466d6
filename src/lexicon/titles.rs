//! Words before a name that are not part of it: `data/titles.tsv`.

use super::Is;
use super::rows;

/// Every title, with the gender it tells.
pub fn words() -> impl Iterator<Item = (&'static str, Is)> {
    rows(include_str!(concat!(env!("OUT_DIR"), "/titles.tsv")))
        .map(|row| (row[0], Is::TITLE.with(gender(row.get(1).copied()))))
}

/// `m`, `f`, anything else for none.
pub(super) fn gender(cell: Option<&str>) -> Is {
    match cell {
        Some("m") => Is::MALE,
        Some("f") => Is::FEMALE,
        _ => Is::NOTHING,
    }
}
