//! Owns the titles before a name: which words are titles, and what they tell of roles and gender.
//!
//! “Toronto Mayor Ida Brandt” → the last title “Mayor”, role “mayor”

use std::ops::Range;

use crate::fact::{CountryCode, PlaceKind};
use crate::lexicon::{Is, Sort};
use crate::text::{Case, Token, fold};

use super::View;
use super::around::Told;

/// Sorts of words that may be a title.
const TITLES: Is = Is::TITLE.with(Is::PERSON);

impl View<'_> {
    /// The last title in a run, behind which the name stands: “Toronto *Mayor* Ida Brandt”.
    pub(super) fn last_title(&self, run: &Range<usize>) -> Option<usize> {
        // “Environment Canada”: what a ministry is for is no title by itself.
        let is_title = |&i: &usize| {
            let is = self.is(i);
            // “Public Health Wales”
            let land = || i + 2 == run.end && self.is_land(run.end - 1);
            let subject = (i == run.start && run.len() == 2 || land()) && self.sort(i).any(Sort::SUBJECT);
            let title = is.any(Is::TITLE) || is.any(TITLES) && !is.any(Is::GIVEN_NAME);
            // “the Consumer Desk”: what “the” opens is no title of the one word behind it.
            let opened =
                i == run.start && run.len() == 2 && !is.any(Is::TITLE) && i > 0 && self.token(i - 1) == "the";
            title && !opened && (!subject || is.any(Is::PERSON))
        };
        // “the U.S. Geological Survey”: a country's letters are part of a name that nobody's given name or title follows.
        let letters = |i: usize| {
            i == run.start && self.token(i).starts_with('U') && self.text.tokens[i].case == Case::Upper
        };
        run.clone().rev().find(is_title).filter(|&i| !letters(i))
    }

    /// “Wales”: whether a word is the name of a country or of one of Britain's.
    fn is_land(&self, at: usize) -> bool {
        let gazetteer = self.gazetteer;
        gazetteer.look_up(self.token(at)).iter().any(|c| match gazetteer.kind(c.place) {
            PlaceKind::Country => true,
            PlaceKind::Region => gazetteer.country(c.place) == Some(CountryCode(*b"GB")),
            _ => false,
        })
    }

    /// Adds the roles that the titles among `words` tell, and returns the gender that the last of them tells.
    pub(super) fn told_by_titles(&self, words: Range<usize>, told: &mut Told) -> Is {
        let tokens = &self.text.tokens;
        let mut gender = Is::NOTHING;
        for token in tokens[words.clone()].iter().filter(|t| self.words.of(t).any(TITLES)) {
            told.roles.push(self.spelled_out(token));
            // “Justice Falcke” is “the judge”.
            if self.names.of(token).any(Sort::JUDGE) {
                told.roles.push(fold("judge"));
            }
            let title = gender_of(self.words.of(token));
            gender = if title == Is::NOTHING { gender } else { title };
        }
        told.describe(tokens, words);
        gender
    }

    /// “Minister for *Housing* Eoghan Tuohy”: whether a run opens with what the office before it is for, which is no part of
    /// the name.
    pub(super) fn opens_with_office(&self, run: &Range<usize>) -> bool {
        let office = |i: usize| {
            i.checked_sub(2).is_some_and(|office| {
                let of = matches!(self.token(i - 1), "for" | "of");
                of && (self.is(office).any(TITLES) || self.token(office) == "State")
            })
        };
        run.len() > 2 && self.sort(run.start).any(Sort::SUBJECT) && office(run.start)
    }

    /// The fold of a title in full: “Sen.” is a senator.
    fn spelled_out(&self, title: &Token) -> u64 {
        const SHORT: [(&str, &str); 11] = [
            ("sen", "senator"),
            ("gov", "governor"),
            ("rep", "representative"),
            ("prof", "professor"),
            ("dr", "doctor"),
            ("insp", "inspector"),
            ("sgt", "sergeant"),
            ("capt", "captain"),
            ("lt", "lieutenant"),
            ("supt", "superintendent"),
            ("cllr", "councillor"),
        ];
        let of = self.text.of(title);
        SHORT.iter().find(|(short, _)| of.eq_ignore_ascii_case(short)).map_or(title.fold, |row| fold(row.1))
    }
}

/// The gender that a word tells, if any.
pub(super) fn gender_of(is: Is) -> Is {
    Is(is.0 & (Is::MALE.0 | Is::FEMALE.0))
}
