//! Knows who and what a document names, and what each name is: its cast. Who speaks is left to `attribute`, which place a
//! name stands for to `detect::place`.
//!
//! “Defense Secretary Ash Carter landed in Lyon. Carter said …” → the person Ash Carter, named twice, role “secretary”; the
//! place Lyon, named once
//!
//! `scan` finds runs of capitals, `runs` cuts them into names, `around` and `evidence` read what stands beside them, `kinds`
//! decides by those `signs` what is named, and `cast` holds it and finds it again.

mod around;
mod cast;
mod countries;
mod evidence;
mod kinds;
mod runs;
mod scan;
mod signs;

pub use cast::{Cast, Member, Number, Sighting};
pub use countries::Countries;
pub use kinds::Kind;
pub use signs::Signs;

use crate::lexicon::{Gazetteer, NameWords, PlaceWords, Words};
use crate::text::Text;

/// What the reading of names looks at.
#[derive(Clone, Copy)]
struct View<'a> {
    text: &'a Text<'a>,
    gazetteer: &'a Gazetteer,
    words: &'static Words,
    names: &'static NameWords,
    places: &'static PlaceWords,
}
