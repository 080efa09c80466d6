//! Owns reports in running text: the pieces and units a paragraph is read in, the frames in a unit, and what each frame
//! reports.
//!
//! `[Quote , said Ann Cole in a statement .]` → frame “said Ann Cole”, which reports the quote
//!
//! `units` cuts a paragraph, `frames` and `verbs`, `nouns`, `subjects`, `colons_and_dashes` find cues, `phrases` and `phrases_behind` their
//! speakers; `reported` asks `before`, `after` and `loose` what is reported; `stated` says whether it states anything, `ends` and
//! `extents` how far.

mod after;
mod before;
mod borders;
mod called;
mod clauses;
mod colons_and_dashes;
mod ends;
mod extents;
mod frames;
mod loose;
mod nouns;
mod participles;
mod phrases;
mod phrases_behind;
mod piece;
mod reader;
mod report;
mod reported;
mod stated;
mod subjects;
mod subjects_by_syntax;
mod titles;
mod units;
mod unsaid;
mod verbs;

pub use piece::Piece;
pub use reader::{Found, Reader};
pub use report::Report;
pub use subjects::Actor;
pub use units::Reading;
