//! Owns interviews: what stands under a question is said by the one person whom the title names.
//!
//! “Ida Holm on locks ¶ *Do you swim?* ¶ I never did.” → direct “I never did.”, speaker “Ida Holm”

use super::blockquote::direct;
use crate::detect::quote::marks::paragraph::Paragraph;
use crate::detect::{Analysis, Frame, Mention};
use crate::names::Sighting;
use crate::text::{Anchor, BlockKind, Text};

/// Fewer questions make no interview.
const FEWEST: usize = 3;

/// Who answers, and where.
pub struct Interview {
    speaker: Anchor,
    /// Blocks that are answers, in order.
    answers: Vec<u32>,
}

impl Interview {
    /// The interview that the page is, where it asks somebody who is “you”, who answers as “I”, and who can be but one. Linear.
    pub fn read(analysis: &Analysis<'_>) -> Option<Self> {
        let text = analysis.text;
        let mut answers = Vec::new();
        let (mut first, mut questions, mut before_last) = (0, 0, 0);
        // How many questions have a “you”, how many answers an “I”.
        let mut persons = [0; 2];
        let mut is_open = false;
        for (block, at) in text.document.blocks.iter().zip(0u32..) {
            let asks = block.kind == BlockKind::Question;
            if asks {
                first = if questions == 0 { at } else { first };
                (questions, before_last) = (questions + 1, answers.len());
            }
            is_open = asks || is_open && block.kind != BlockKind::Heading;
            let answers_it = is_open && matches!(block.kind, BlockKind::Paragraph | BlockKind::Answer);
            if answers_it {
                answers.push(at);
            }
            if asks || answers_it {
                persons[usize::from(answers_it)] += usize::from(has_person(text, at, asks));
            }
        }
        if questions < FEWEST || persons[0] * 2 <= questions || persons[1] * 2 <= answers.len() {
            return None;
        }
        // What stands under the last answer may be about it.
        answers.truncate(before_last + 1);
        Some(Self { speaker: introduced(analysis, first)?, answers })
    }

    /// The answer that `paragraph` is.
    pub fn answer(&self, text: &Text<'_>, paragraph: &Paragraph) -> Option<Mention> {
        self.answers.binary_search(&paragraph.block.0).ok()?;
        let anchor = text.anchor(paragraph.tokens.clone())?;
        Some(direct(anchor, "quote.answer", Some(Frame { cue: None, speaker: Some(self.speaker) })))
    }
}

/// Whether “you” stands in `block`, or, where it does not ask, “I” or “we”.
fn has_person(text: &Text<'_>, block: u32, asks: bool) -> bool {
    let sentences = text.blocks.get(block as usize).and_then(|own| text.sentences.get(own.clone()));
    let mut tokens = sentences.unwrap_or_default().iter().flat_map(|s| &text.tokens[s.tokens.clone()]);
    tokens.any(|token| match text.of(token) {
        "you" | "You" | "your" | "Your" => asks,
        "I" | "I’m" | "I'm" | "my" | "My" | "me" | "we" | "We" | "our" => !asks,
        _ => false,
    })
}

/// The one person named in the title and what sums the page up, before block `first`.
fn introduced(analysis: &Analysis<'_>, first: u32) -> Option<Anchor> {
    let Analysis { text, cast, .. } = *analysis;
    let block = |sighting: &Sighting| text.tokens[sighting.tokens.start].block.0;
    let heads = |sighting: &&Sighting| {
        let kind = text.document.blocks[block(sighting) as usize].kind;
        matches!(kind, BlockKind::Heading | BlockKind::Standfirst)
            && cast.member(sighting).is_some_and(|member| member.human && !member.organisation)
    };
    let mut named = cast.sightings.iter().take_while(|sighting| block(sighting) < first).filter(heads);
    let one = named.next()?;
    if named.any(|other| other.member != one.member) { None } else { text.anchor(one.tokens.clone()) }
}
