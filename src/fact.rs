//! Owns the result: what a fact is, in the words the page and the command line use. Leaves finding facts to `detect`
//! and who said so to `attribute`.
//!
//! “more than $2.1 billion” → `Fact { kind: Quantity { amount: 2.1e9, unit: USD, approximator: more_than }, … }`
//!
//! Every position is an [`Anchor`] or a [`Span`] in the unit `U`; only `Fact<Utf16>` and `Fact<CodePoint>` serialise.
//! The same types, as the page sees them, stand in `www/src/facts.ts`; `tests/boundary.rs` keeps the two equal.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::text::{Anchor, Outward, Span, Utf8};

mod options;
mod outward;
mod place;

pub use options::{Decimal, Forms, GenreOption, Home, Marks, Options};
pub use outward::{Offsets, rounded};
pub use place::{CountryCode, Namesake, Place, PlaceKind, PlaceReason, Precision};

/// One checkable fact of a page. Serialises flat, with `kind` beside the kind's own fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<U = Utf8> {
    /// What is marked.
    pub anchor: Anchor<U>,
    /// What it says.
    pub kind: FactKind<U>,
    /// Who says so, where the text tells.
    pub source: Option<Source<U>>,
    /// The first link in the same sentence: what the text cites for it.
    pub citation: Option<String>,
    /// Why it was marked.
    pub evidence: Evidence,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum FactKind<U = Utf8> {
    /// How much, how many, how long.
    Quantity(Quantity<U>),
    /// What somebody said.
    Quote(Quote<U>),
    /// Where.
    Place(Place),
}

/// A numeric claim. The anchor covers the approximator and the core.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity<U = Utf8> {
    /// The numeral with its scale and unit, without the approximator; inside the anchor.
    pub core: Span<U>,
    /// How much.
    pub amount: Amount,
    /// Of what measure; for a bare count the noun that is counted, with [`Measure::Count`]. None where the text has
    /// neither.
    pub unit: Option<Unit>,
    /// How it is written.
    pub form: QuantityForm,
    /// What limits the amount: “about”, “at least”.
    pub approximator: Option<Approximator>,
    /// The direction of a change: “rose by 3 percent”.
    pub change: Option<Change>,
    /// What a change or difference is measured from: “2019” in “up 3 percent from 2019”, the old value in “from 3 to 4
    /// million”; same block.
    pub base: Option<Span<U>>,
    /// The counted whole that it is a part of: “nine branches” in “two of the bank's nine branches”; same block.
    pub of: Option<Span<U>>,
    /// What the other side has: “49%” in “51% to 49%”; same block.
    pub against: Option<Span<U>>,
    /// What is counted or measured: “displaced people”; same block, may lie outside the anchor.
    pub measured: Option<Span<U>>,
    /// The same in the units another reader thinks in; empty where there are none.
    pub converted: Vec<Converted>,
}

/// An amount in another unit, rounded to the significant digits it was written with, two at least.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Converted {
    /// How much.
    pub amount: Amount,
    /// In which unit.
    pub unit: Unit,
    /// Of which of several units of one name, where the text does not say: “US gallon”.
    pub of: Option<Cow<'static, str>>,
}

/// A value, or a range of values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Amount {
    /// One value.
    Exact {
        /// Finite.
        value: f64,
    },
    /// Between two values.
    Range {
        /// None for an open end.
        low: Option<f64>,
        /// None for an open end.
        high: Option<f64>,
    },
}

/// What an amount is counted in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unit {
    /// Stable name: ISO 4217 for currencies, else as in `data/units.tsv`.
    pub id: Cow<'static, str>,
    /// As an English reader says it, singular: “US dollar”, “kilometre”.
    pub name: Cow<'static, str>,
    /// The dimension.
    pub measure: Measure,
}

/// The dimension of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum Measure {
    Currency,
    Percent,
    Length,
    Area,
    Volume,
    Mass,
    Duration,
    Speed,
    Temperature,
    Energy,
    Power,
    Data,
    Pressure,
    Frequency,
    Angle,
    Force,
    Rate,
    /// No unit of measure: the unit is the noun that is counted, “loading bay”.
    Count,
    Other,
}

/// How a quantity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", expecting = "the name of a form, such as `currency`")]
#[allow(missing_docs)] // the names say it
pub enum QuantityForm {
    Cardinal,
    Ordinal,
    Fraction,
    Percent,
    Currency,
    Measure,
    Duration,
    Age,
    Temperature,
    Ratio,
    Multiplier,
}

/// What limits an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Approximator {
    /// “about”, “some”, “roughly”.
    About,
    /// “at least”, “no fewer than”.
    AtLeast,
    /// “up to”, “as many as”.
    AtMost,
    /// “more than”, “over”.
    MoreThan,
    /// “less than”, “under”.
    LessThan,
    /// “nearly”, “almost”.
    Nearly,
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// “rose”.
    Up,
    /// “fell”.
    Down,
}

/// Reported speech, or one part of it. The anchor covers the content with its marks, if it has any.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote<U = Utf8> {
    /// What was said, without its outer marks; inside the anchor.
    pub content: Span<U>,
    /// How it is reported.
    pub form: QuoteForm,
    /// Whether it goes on in the next part: the next paragraph, or behind the cue.
    pub continues: bool,
}

/// How speech is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteForm {
    /// All of it between marks.
    Direct,
    /// A reported clause with some words between marks.
    Mixed,
    /// A reported clause without marks.
    Indirect,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound(serialize = "U: Outward"))]
pub struct Source<U = Utf8> {
    /// The person, organisation or document.
    pub speaker: Speaker<U>,
    /// “Defense Secretary”, “a spokesman for the firm”.
    pub role: Option<Anchor<U>>,
    /// The reporting word: “said”, “according to”; of a carried speaker the one they last spoke with.
    pub cue: Option<Anchor<U>>,
    /// How sure it is that this is who says so, 0.0..=1.0: by name more than by a pronoun, there more than by going on from
    /// paragraphs before.
    #[serde(serialize_with = "outward::serialize_rounded")]
    pub confidence: f32,
    /// What it is.
    pub kind: SourceKind,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Somebody with a name: “Kirby”.
    Person,
    /// An organisation, with or without its name here: “Oxfam”, “the company”.
    Body,
    /// What is written: “a report”, “the lawsuit”, “her letter”.
    Document,
    /// Somebody whom the page does not name: “a senior official”.
    #[default]
    Unnamed,
    /// Several whom the page does not name: “experts”, “critics”.
    Group,
    /// Whoever wrote the page: “I”.
    Writer,
}

/// The person, organisation or document that says something.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "form", rename_all = "lowercase", bound(serialize = "U: Outward"))]
pub enum Speaker<U = Utf8> {
    /// Named where it is said: “Kirby said”.
    Named {
        /// The speaker's words in the text, without role.
        at: Anchor<U>,
        /// The fullest name the page gives: “John Kirby”.
        name: String,
    },
    /// “she said”.
    Pronoun {
        /// The pronoun, or a noun that stands for somebody named before: “the minister”.
        at: Anchor<U>,
        /// Where the page names the person fully.
        antecedent: Option<Anchor<U>>,
        /// The fullest name the page gives.
        name: Option<String>,
    },
    /// Not named there: the speaker of the paragraphs before goes on.
    Carried {
        /// Where the page names the person fully.
        antecedent: Anchor<U>,
        /// The fullest name the page gives.
        name: String,
    },
}

impl<U> Speaker<U> {
    /// The fullest name the page gives.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named { name, .. } | Self::Carried { name, .. } => Some(name),
            Self::Pronoun { name, .. } => name.as_deref(),
        }
    }
}

/// Why a fact was marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// The rule that found it.
    pub rule: RuleId,
    /// 0.0..=1.0.
    pub confidence: f32,
}

/// The stable name of a rule, `detector.rule`: “quantity.currency”, “place.pair”. Never renamed once released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct RuleId(pub &'static str);
