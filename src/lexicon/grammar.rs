//! Little words that bound names and clauses: `data/grammar.tsv`.

use super::rows;
use super::words::Is;

/// Every word with its class.
pub fn words() -> impl Iterator<Item = (&'static str, Is)> {
    rows(include_str!(concat!(env!("OUT_DIR"), "/grammar.tsv"))).flat_map(|row| {
        let class = match row.get(1).copied().unwrap_or_default() {
            "determiner" => Is::DETERMINER,
            "preposition" => Is::PREPOSITION,
            "he" => Is::HE,
            "she" => Is::SHE,
            "they" => Is::THEY,
            "it" => Is::IT,
            "other" => Is::OTHER_PRONOUN,
            "auxiliary" => Is::AUXILIARY,
            "be" => Is::BE,
            "negation" => Is::NEGATION,
            "conjunction" => Is::CONJUNCTION,
            "subordinator" => Is::SUBORDINATOR,
            "adverb" => Is::ADVERB,
            "addressee" => Is::ADDRESSEE,
            "day" => Is::DAY,
            "work" => Is::WORK,
            "degree" => Is::DEGREE,
            "judged" => Is::JUDGED,
            "unheld" => Is::NOT_HELD,
            _ => Is::NOTHING,
        };
        row.first().copied().unwrap_or_default().split(' ').map(move |word| (word, class))
    })
}
