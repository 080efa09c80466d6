//! Owns ranges and the unit their offsets count; leaves conversion between units to `offsets`.
//!
//! “Café in Oslo”, the word *Oslo* → `Span<Utf8> 9..13`, `Span<Utf16> 8..12`.

use std::fmt;
use std::marker::PhantomData;

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// Offsets count bytes of UTF-8: what Rust strings are sliced by. Never leaves the core: it does not serialise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Utf8 {}
/// Offsets count UTF-16 code units: what JavaScript strings and DOM text nodes are sliced by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Utf16 {}
/// Offsets count Unicode code points: what Python strings and the evaluation corpora are sliced by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodePoint {}

/// A unit that offsets may leave the core in.
pub trait Outward {
    /// How many of this unit one character takes.
    fn width(c: char) -> u32;
}
impl Outward for Utf16 {
    fn width(c: char) -> u32 {
        if (c as u32) < 0x1_0000 { 1 } else { 2 }
    }
}
impl Outward for CodePoint {
    fn width(_: char) -> u32 {
        1
    }
}

/// A half-open range `start..end` of one block's text, counted in `U`.
///
/// `start <= end`, both on character boundaries and within the block's text.
pub struct Span<U = Utf8> {
    /// First unit inside.
    pub start: u32,
    /// First unit after.
    pub end: u32,
    unit: PhantomData<U>,
}

impl<U> Span<U> {
    /// The range `start..end`; offsets count `U`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end, unit: PhantomData }
    }

    /// How many units it covers.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies within, borders included.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around both.
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Span<Utf8> {
    /// The text it covers; empty when it does not lie in `text` on character boundaries.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

// Derives would ask `U: Clone` and so on; the unit is never a value.
impl<U> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Span<U> {}
impl<U> PartialEq for Span<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<U> Eq for Span<U> {}
impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl<U: Outward> Serialize for Span<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Span", 2)?;
        fields.serialize_field("start", &self.start)?;
        fields.serialize_field("end", &self.end)?;
        fields.end()
    }
}

/// Which block of the document: its index in `Document::blocks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

/// A span in a named block: where something stands in the document.
pub struct Anchor<U = Utf8> {
    /// The block.
    pub block: BlockId,
    /// The range of its text.
    pub span: Span<U>,
}

impl<U> Anchor<U> {
    /// `span` of `block`.
    pub const fn new(block: BlockId, span: Span<U>) -> Self {
        Self { block, span }
    }

    /// Whether `other` lies within, in the same block.
    pub fn contains(self, other: Self) -> bool {
        self.block == other.block && self.span.contains(other.span)
    }

    /// Whether the two share text.
    pub fn overlaps(self, other: Self) -> bool {
        self.block == other.block && self.span.overlaps(other.span)
    }
}

impl<U> Clone for Anchor<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Anchor<U> {}
impl<U> PartialEq for Anchor<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.block, self.span) == (other.block, other.span)
    }
}
impl<U> Eq for Anchor<U> {}
impl<U> fmt::Debug for Anchor<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}:{:?}", self.block.0, self.span)
    }
}

impl<U: Outward> Serialize for Anchor<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Anchor", 3)?;
        fields.serialize_field("block", &self.block.0)?;
        fields.serialize_field("start", &self.span.start)?;
        fields.serialize_field("end", &self.span.end)?;
        fields.end()
    }
}
