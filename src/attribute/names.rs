//! Owns the cast as attribution sees it: which names stand in somebody's words, and so are not what a sentence is about.
//!
//! ““Brandt lies,” Cole said.” → the sighting “Brandt” is quoted, “Cole” the topic

use std::ops::Range;

use crate::names::{Cast, Member};
use crate::text::{Anchor, Text};

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// Its tokens, titles left out.
    pub tokens: Range<usize>,
    /// Whom it names, as an index.
    pub person: usize,
    /// Whether it opens its sentence or clause: the likely topic.
    pub topic: bool,
    /// Whether it stands in somebody's words, between marks.
    pub quoted: bool,
    /// Whether it stands in somebody's words, with or without marks.
    pub reported: bool,
}

/// All names of a document.
pub struct Names<'c> {
    cast: &'c Cast,
    /// Everybody and everything with a name.
    pub persons: &'c [Member],
    /// In order of the text.
    pub sightings: Vec<Sighting>,
}

impl<'c> Names<'c> {
    /// The names of `cast`; `quoted` are the direct quotes, `said` all of them, in order.
    pub fn read(text: &Text<'_>, cast: &'c Cast, quoted: &[Anchor], said: &[Anchor]) -> Self {
        let sightings = cast.sightings.iter().map(|sighting| {
            let token = &text.tokens[sighting.tokens.start];
            let at = (token.block, token.span.start);
            let within = |spans: &[Anchor]| {
                let after = spans.partition_point(|q| (q.block, q.span.start) <= at);
                after > 0
                    && spans[after - 1].block == token.block
                    && token.span.start < spans[after - 1].span.end
            };
            let (quoted, reported) = (within(quoted), within(said));
            Sighting {
                tokens: sighting.tokens.clone(),
                person: sighting.member,
                topic: sighting.topic && !quoted,
                quoted,
                reported,
            }
        });
        Self { cast, persons: &cast.members, sightings: sightings.collect() }
    }

    /// The sightings that lie in these tokens.
    pub fn within(&self, tokens: Range<usize>) -> &[Sighting] {
        let start = self.before(tokens.start);
        let rest = &self.sightings[start..];
        &rest[..rest.iter().take_while(|s| s.tokens.start < tokens.end).count()]
    }

    /// How many sightings stand before the token.
    pub fn before(&self, token: usize) -> usize {
        self.cast.before(token)
    }
}
