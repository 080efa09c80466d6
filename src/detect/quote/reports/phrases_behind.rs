//! Owns how far a speaker's words reach behind an inverted cue.
//!
//! `[Quote , said former harbour master Jon Kerbey on Monday .]` → “former harbour master Jon Kerbey”

use std::ops::Range;

use crate::lexicon::Is;
use crate::text::TokenKind;

use super::reader::{LONGEST_SPEAKER, Reader};

impl Reader<'_> {
    /// The speaker's words from piece `start` on, behind an inverted cue.
    pub(super) fn speaker_after(&self, start: usize) -> Option<Range<usize>> {
        let first = self.piece(start).filter(|p| p.word || p.is_sign(&['@']))?;
        let handle = self.text.tokens[first.token].kind == TokenKind::Address;
        // “said her deputy”: “her” belongs to a noun.
        let owns = self.reads(start, "her") && self.owns_next(start);
        if handle || first.is.any(Is::HE.with(Is::SHE).with(Is::THEY)) && !owns {
            return Some(start..start + 1);
        }
        // “said former harbour master Jon Kerbey”, “said 71-year-old Jon Kerbey”
        let titled = first.is.any(Is::TITLE) && !first.is.any(Is::ADVERB)
            || self.text.tokens[first.token].kind == TokenKind::Number
                && (start + 1..start + 8).any(|i| self.piece(i).is_some_and(|p| p.capital));
        // “said oil worker Mika Wip”, “said lead author Dr. Alma Gart”
        let ends = Is::PREPOSITION.with(Is::AUXILIARY).with(Is::BE).with(Is::PRONOUN).with(Is::SUBORDINATOR);
        let named = (start..start + 7).find(|&i| {
            self.is(i, Is::PERSON.with(Is::TITLE)) && self.piece(i + 1).is_some_and(|p| p.capital)
                || !self.piece(i).is_some_and(|p| p.word)
                || self.is(i, ends)
        });
        let named = named.filter(|&i| self.is(i, Is::PERSON.with(Is::TITLE)));
        let titled = titled || named.is_some();
        let opens = owns
            || first.capital || first.is.any(Is::ROLE.with(Is::DETERMINER)) || self.is_plural(start) || titled;
        if !opens || first.is.any(Is::DAY.with(Is::ADDRESSEE).with(Is::SUBORDINATOR)) {
            return None;
        }
        let limit = self.unit.end.min(start + LONGEST_SPEAKER);
        let mut end = start;
        while end < limit {
            let piece = &self.pieces[end];
            // “said the study’s lead author”: whose author belongs to the phrase.
            let whose = self.text.tokens[piece.token].kind == TokenKind::Possessive
                && ((end + 1..limit.min(end + 5)).any(|i| self.is(i, Is::PERSON))
                    // “said Oxfam's Jo Dell”
                    || end + 2 < limit && self.pieces[end + 1].capital && self.pieces[end + 2].capital);
            let stays = piece.word
                || whose
                || piece.is_sign(&['-', '&', '/', '\'', '’'])
                || piece.pair.is_some() && piece.end - piece.token <= 4
                || piece.is_sign(&['.']) && end + 1 < limit && self.pieces[end + 1].capital;
            let clause = piece
                .is
                .any(Is::SUBORDINATOR.with(Is::AUXILIARY).with(Is::BE).with(Is::PRONOUN).with(Is::DAY))
                && !piece.capital
                && !(owns && end == start)
                || piece.is.any(Is::DAY)
                || piece.is.any(Is::CONJUNCTION)
                    && !self.pieces.get(end + 1).is_some_and(|p| p.capital)
                    && named.is_none_or(|n| n < end);
            let place = piece.is.any(Is::PREPOSITION)
                && !matches!(self.word(end), "of" | "for" | "from" | "with" | "at" | "de");
            let adverb = end > start
                && !piece.capital
                && (piece.is.any(Is::ADVERB) || self.word(end).ends_with("ly") && !piece.is.any(Is::ROLE));
            let cue = piece.is.any(Is::CUE) && !piece.capital && !piece.is.any(Is::ROLE);
            // “says the class changed his life”: a clause is nobody.
            let deed = !piece.capital
                && self.word(end).ends_with("ed")
                && self.is(end + 1, Is::DETERMINER.with(Is::PRONOUN));
            if deed && end > start {
                return None;
            }
            if !stays || clause || place || adverb || cue && end > start {
                break;
            }
            end += 1;
        }
        let speaker = start..end;
        (end > start && self.can_speak(&speaker)).then_some(speaker)
    }
}
