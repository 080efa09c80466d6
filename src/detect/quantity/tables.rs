//! Owns the set of tables the detector reads.

use crate::lexicon::approximators::Approximators;
use crate::lexicon::bases::Bases;
use crate::lexicon::changes::Changes;
use crate::lexicon::conversions::Conversions;
use crate::lexicon::number_names::NumberNames;
use crate::lexicon::numerals::Numerals;
use crate::lexicon::plurals::Plurals;
use crate::lexicon::quantity_words::QuantityWords;
use crate::lexicon::table_heads::TableHeads;
use crate::lexicon::units::Units;
use crate::lexicon::word_classes::WordClasses;

/// Every table the detector reads.
#[derive(Clone, Debug)]
pub struct Tables {
    pub numerals: Numerals,
    pub units: &'static Units,
    pub conversions: Conversions,
    pub approximators: Approximators,
    pub changes: Changes,
    pub bases: Bases,
    pub plurals: Plurals,
    pub names: &'static NumberNames,
    pub says: QuantityWords,
    pub words: WordClasses,
    pub heads: TableHeads,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            numerals: Numerals::default(),
            units: Units::shared(),
            conversions: Conversions::default(),
            approximators: Approximators::default(),
            changes: Changes::default(),
            bases: Bases::default(),
            plurals: Plurals::default(),
            names: NumberNames::shared(),
            says: QuantityWords::default(),
            words: WordClasses::default(),
            heads: TableHeads::default(),
        }
    }
}
