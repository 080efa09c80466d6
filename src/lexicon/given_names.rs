//! Given names and the gender they tell: `data/given_names.tsv`.

use super::Is;
use super::{rows, titles};

/// Every name.
pub fn words() -> impl Iterator<Item = (&'static str, Is)> {
    rows(include_str!(concat!(env!("OUT_DIR"), "/given_names.tsv")))
        .map(|row| (row[0], Is::GIVEN_NAME.with(titles::gender(row.get(1).copied()))))
}
