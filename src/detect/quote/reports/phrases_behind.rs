//! Owns how far a speaker's words reach behind an inverted cue.
//!
//! `[Quote , said former harbour master Jon Kerbey on Monday .]` → “former harbour master Jon Kerbey”

use std::ops::Range;

use crate::lexicon::Is;
use crate::syntax::Tag;
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
        // “said one of them, a Danish tourist”
        let part = self.tag(start) == Tag::Numeral || self.is(start, Is::OTHER_PRONOUN.with(Is::DETERMINER));
        if part && self.reads(start + 1, "of") && matches!(self.word(start + 2), "them" | "us" | "those") {
            return Some(start..start + 3);
        }
        let named = self.title_ahead(start);
        let opens = first.capital
            || first.is.any(Is::ROLE.with(Is::DETERMINER))
            || self.is_plural(start)
            || self.opens_with_title(start)
            || named.is_some();
        if !owns && (!opens || first.is.any(Is::DAY.with(Is::ADDRESSEE).with(Is::SUBORDINATOR))) {
            return None;
        }
        let limit = self.unit.end.min(start + LONGEST_SPEAKER);
        let mut end = start + usize::from(owns);
        while end < limit {
            // “says the class changed his life”: a clause is nobody.
            let deed = !self.pieces[end].capital
                && self.word(end).ends_with("ed")
                && self.is(end + 1, Is::DETERMINER.with(Is::PRONOUN));
            if deed && end > start {
                return None;
            }
            if !self.belongs(end, limit, named) || end > start && self.ends_speaker(end) {
                break;
            }
            end += 1;
        }
        let speaker = start..end;
        (end > start && self.can_speak(&speaker)).then_some(speaker)
    }

    /// “…,” says neurobiologist Chiara Trapani: words that no table lists, with a name last.
    pub(super) fn named_behind(&self, start: usize) -> Option<Range<usize>> {
        const FAR: usize = 10;
        let plain = |i: usize| {
            self.piece(i).is_some_and(|p| {
                p.word && p.is.0 & !Is::PERSON.0 & !Is::TITLE.0 == 0 || p.is_sign(&['-', '.'])
            })
        };
        let end = (start..start + FAR).find(|&i| !(plain(i) || self.piece(i).is_some_and(|p| p.capital)))?;
        // “… says snake catcher Deb Kowalczyk.”
        let end = end - usize::from(end > start + 1 && self.sign(end - 1, &['.']));
        let named = end > start + 1 && self.pieces[end - 1].capital;
        (named && self.piece(end).is_none_or(|p| p.sign.is_some())).then_some(start..end)
    }

    /// “former harbour master Jon Kerbey”, “71-year-old Jon Kerbey”: a title or a number before a name.
    fn opens_with_title(&self, start: usize) -> bool {
        self.is(start, Is::TITLE) && !self.is(start, Is::ADVERB)
            || self.text.tokens[self.pieces[start].token].kind == TokenKind::Number
                && (start + 1..start + 8).any(|i| self.piece(i).is_some_and(|p| p.capital))
    }

    /// “oil worker Mika Wip”, “lead author Dr. Alma Gart”: where the role right before a name stands.
    fn title_ahead(&self, start: usize) -> Option<usize> {
        let ends = Is::PREPOSITION.with(Is::AUXILIARY).with(Is::BE).with(Is::PRONOUN).with(Is::SUBORDINATOR);
        let titles = Is::PERSON.with(Is::TITLE);
        let stop = (start..start + 7).find(|&i| {
            self.is(i, titles) && self.piece(i + 1).is_some_and(|p| p.capital)
                || !self.piece(i).is_some_and(|p| p.word)
                || self.is(i, ends)
        });
        stop.filter(|&i| self.is(i, titles))
    }

    /// Whether the piece at `at` can be part of a speaker's words; `named` is where a role before a name stands.
    fn belongs(&self, at: usize, limit: usize, named: Option<usize>) -> bool {
        let piece = &self.pieces[at];
        // “said the study’s lead author”: whose author belongs to the phrase; “said Oxfam's Jo Dell”.
        let whose = self.text.tokens[piece.token].kind == TokenKind::Possessive
            && ((at + 1..limit.min(at + 5)).any(|i| self.is(i, Is::PERSON))
                || at + 2 < limit && self.pieces[at + 1].capital && self.pieces[at + 2].capital);
        let stays = piece.word
            || whose
            || piece.is_sign(&['-', '&', '/', '\'', '’'])
            || piece.pair.is_some() && piece.end - piece.token <= 4
            || piece.is_sign(&['.']) && at + 1 < limit && self.pieces[at + 1].capital;
        let clause = Is::SUBORDINATOR.with(Is::AUXILIARY).with(Is::BE).with(Is::PRONOUN).with(Is::DAY);
        let ends = piece.is.any(clause) && !piece.capital
            // “reads a Friday editorial”
            || piece.is.any(Is::DAY) && !self.is(at - 1, Is::DETERMINER)
            || piece.is.any(Is::CONJUNCTION)
                && !self.pieces.get(at + 1).is_some_and(|p| p.capital)
                && !self.reads(at + 1, "others")
                && named.is_none_or(|n| n < at);
        let place = piece.is.any(Is::PREPOSITION)
            && !matches!(self.word(at), "of" | "for" | "from" | "with" | "at" | "de");
        stays && !ends && !place
    }

    /// Whether an adverb or another cue stands here, which no speaker's words have inside.
    fn ends_speaker(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let adverb = piece.is.any(Is::ADVERB) || self.word(at).ends_with("ly");
        // “says a report submitted to the board”
        let given = matches!(self.tag(at), Tag::Participle | Tag::VerbPast)
            && (self.reads(at + 1, "to") || self.reads(at + 1, "by"));
        !piece.capital
            && !piece.is.any(Is::ROLE)
            && (adverb || piece.is.any(Is::CUE) && !self.tag(at).is_noun() && !given)
            || !piece.capital && piece.is.any(Is::ADVERB)
    }
}
