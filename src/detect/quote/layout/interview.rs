//! Owns interviews: what stands under a question is said by the one person whom the title names.
//!
//! “Ida Holm on locks ¶ *Do you swim?* ¶ I never did.” → direct “I never did.”, speaker “Ida Holm”

use crate::detect::quote::marks::paragraph::Paragraph;
use crate::detect::{Analysis, Frame};
use crate::text::{Anchor, BlockKind, Text};

/// Fewer questions make no interview.
const FEWEST: u32 = 3;

const YOU: [&str; 4] = ["you", "You", "your", "Your"];
const I: [&str; 8] = ["I", "I’m", "I'm", "my", "My", "me", "we", "We"];

/// Who answers, and where.
pub struct Interview {
    speaker: Option<Anchor>,
    /// The block of the last question.
    last: u32,
    /// Whether the paragraph looked at last is part of an answer.
    is_open: bool,
}

impl Interview {
    /// The interview that the page is, where it asks somebody who is “you”, who answers as “I”, and who can be but one. Linear.
    #[inline(never)]
    pub fn read(analysis: &Analysis<'_>) -> Self {
        let text = analysis.text;
        let mut interview = Self { speaker: None, last: 0, is_open: false };
        let (mut first, mut questions, mut is_open) = (None, 0, false);
        // Sentences of questions and of answers, and how many of them have a “you” or an “I”.
        let (mut all, mut personal) = ([0u32; 2], [0u32; 2]);
        for sentence in &text.sentences {
            let block = sentence.block.0;
            let asks = match kind(text, block) {
                BlockKind::Question => true,
                BlockKind::Heading => {
                    is_open = false;
                    continue;
                }
                _ if !is_open => continue,
                _ => false,
            };
            if asks && (first.is_none() || interview.last != block) {
                questions += 1;
                interview.last = block;
                first = first.or(Some(sentence.tokens.start));
            }
            is_open = true;
            let wanted: &[&str] = if asks { &YOU } else { &I };
            let is_personal =
                text.tokens[sentence.tokens.clone()].iter().any(|token| wanted.contains(&text.of(token)));
            all[usize::from(asks)] += 1;
            personal[usize::from(asks)] += u32::from(is_personal);
        }
        if questions >= FEWEST && personal[1] * 2 > all[1] && personal[0] * 3 > all[0] {
            interview.speaker = first.and_then(|first| introduced(analysis, first));
        }
        interview
    }

    /// The frame of `paragraph`, looked at after those before it, if it is an answer.
    #[inline(never)]
    pub fn answers(&mut self, text: &Text<'_>, paragraph: &Paragraph) -> Option<Frame> {
        self.speaker?;
        let block = paragraph.block.0;
        let kind = kind(text, block);
        match kind {
            BlockKind::Question => self.is_open = true,
            // What stands under the last answer may be about it.
            _ if kind == BlockKind::Heading || block > self.last + 1 => self.is_open = false,
            _ => {}
        }
        let is_answer = self.is_open && matches!(kind, BlockKind::Paragraph | BlockKind::Answer);
        is_answer.then_some(Frame { cue: None, speaker: self.speaker })
    }
}

fn kind(text: &Text<'_>, block: u32) -> BlockKind {
    text.document.blocks.get(block as usize).map_or(BlockKind::Paragraph, |block| block.kind)
}

/// The one person named in the title and what sums the page up, before token `first`.
#[inline(never)]
fn introduced(analysis: &Analysis<'_>, first: usize) -> Option<Anchor> {
    let Analysis { text, cast, .. } = *analysis;
    let mut one: Option<(usize, Anchor)> = None;
    for sighting in cast.within(0..first) {
        let at = text.anchor(sighting.tokens.clone())?;
        let is_person = cast.member(sighting).is_some_and(|member| member.human && !member.organisation);
        if !is_person || !matches!(kind(text, at.block.0), BlockKind::Heading | BlockKind::Standfirst) {
            continue;
        }
        if one.is_some_and(|(known, _)| known != sighting.member) {
            return None;
        }
        one = one.or(Some((sighting.member, at)));
    }
    one.map(|(_, at)| at)
}
