//! Nouns that stand for somebody who can speak: `data/roles.tsv`.

use super::Is;
use super::rows;

/// Every role, with its sort.
pub fn words() -> impl Iterator<Item = (&'static str, Is)> {
    rows(include_str!(concat!(env!("OUT_DIR"), "/roles.tsv"))).map(|row| {
        let sort = match row.get(1).copied().unwrap_or_default() {
            "m" => Is::PERSON.with(Is::MALE),
            "f" => Is::PERSON.with(Is::FEMALE),
            "person" => Is::PERSON,
            "office" => Is::PERSON.with(Is::OFFICE),
            "group" => Is::GROUP,
            "body" => Is::BODY,
            "generic" => Is::BODY.with(Is::GENERIC),
            "paper" => Is::PAPER,
            _ => Is::NOTHING,
        };
        (row[0], sort)
    })
}
