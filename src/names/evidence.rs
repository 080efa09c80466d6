//! Owns what the words in and beside a name tell of it, one sign each. What follows from them is left to `kinds`.
//!
//! “his wife, Victoria,” → kin; “Lloyd Motors” → a firm's ending; “in Hamilton” → led

use std::ops::Range;

use crate::fact::PlaceKind;
use crate::lexicon::gazetteer::name;
use crate::lexicon::{Is, Roles, Sort};
use crate::text::{Case, Token, TokenKind};

use super::View;
use super::runs::{Run, is_title_case};
use super::signs::Signs;

impl View<'_> {
    /// What stands in and beside the run; `before` is the run before it in its sentence.
    pub(super) fn read_signs(&self, run: &Run, sentence: &Range<usize>, before: Option<&Run>) -> Signs {
        let mut signs = Signs::default();
        let (start, end) = (run.tokens.start, run.tokens.end);
        signs.set(Signs::TITLED, self.is_titled(start, sentence));
        signs.set(Signs::ROLE, !run.told.roles.is_empty());
        signs.set(Signs::CALLED, !run.told.bodies.is_empty());
        self.own_signs(run, &mut signs);
        // “Victoria Leaves London For Good”: capitals that say nothing.
        if signs.any(Signs::GIVEN) && self.is_title_case_line(sentence) {
            signs.0 &= !Signs::GIVEN;
        }
        self.signs_before(start, end, sentence, &mut signs);
        self.signs_behind(start, end, sentence, &mut signs);
        if let Some(before) = before.filter(|b| self.is_list(b.tokens.end, start)) {
            // “their daughters, Charlotte, Madison and Savannah”, “shares in Santander and Halifax”
            let kins = before.signs.any(Signs::KIN) && run.tokens.len() <= 2;
            signs.set(Signs::KIN, kins && self.ends_item(end, sentence));
            signs.set(Signs::TRADED, before.signs.any(Signs::TRADED));
        }
        signs
    }

    /// “Cleon Moor, whose left hand was famous, died on Sunday. *He was 88.*”: the gender that the next sentence tells of whoever
    /// opens this one, where nobody else is in it.
    pub(super) fn gender_behind(&self, run: &Run, sentence: &Range<usize>) -> Option<Is> {
        const FAR: usize = 40;
        let (first, last) = (run.tokens.start, run.tokens.end - 1);
        let pronoun =
            self.text.tokens.get(sentence.end).filter(|t| t.block == self.text.tokens[last].block)?;
        let gender = match self.text.of(pronoun) {
            "He" => Is::MALE,
            "She" => Is::FEMALE,
            _ => return None,
        };
        let opens = run.titled || first == sentence.start && !run.single && !self.ends_as_body(&run.tokens);
        // “Vuyo Mbatha told the mayor that it was late. He left”: it may be either; many are no “he”.
        let other = |i: usize| {
            let many = self.is(i).any(Is::GROUP) || self.token(i).ends_with('s') || self.token(i) == "people";
            self.is(i).any(Is::PERSON.with(Is::GIVEN_NAME)) && !many
        };
        let known = self.is(first).any(Is::MALE.with(Is::FEMALE));
        let alone = opens && !known && sentence.len() < FAR && !(last + 1..sentence.end).any(other);
        alone.then_some(gender)
    }

    /// Whether a sentence has capitals throughout, as headlines have: no word of four letters begins small, one of four
    /// letters or more that is no name stands in it.
    fn is_title_case_line(&self, sentence: &Range<usize>) -> bool {
        const LONGEST_LINE: usize = 24;
        let tokens = &self.text.tokens[sentence.clone()];
        let long = |t: &&Token| t.kind == TokenKind::Word && t.span.len() > 3;
        tokens.len() <= LONGEST_LINE
            && tokens.iter().filter(long).count() > 3
            && tokens.iter().filter(long).all(Token::is_capitalised)
    }

    /// Whether nothing but “,”, “and” or “or” stands between.
    fn is_list(&self, end: usize, start: usize) -> bool {
        (end < start && start - end <= 2) && (end..start).all(|i| matches!(self.token(i), "," | "and" | "or"))
    }

    /// “Judge Marsh”, “Dr. Marsh”: a title right before.
    fn is_titled(&self, start: usize, sentence: &Range<usize>) -> bool {
        let mut before = start;
        while before > sentence.start && self.token(before - 1) == "." {
            before -= 1;
        }
        if before == sentence.start || !self.text.tokens[before - 1].is_capitalised() {
            return false;
        }
        // “Senior” and “National” stand before names too, and are nobody's.
        let is = self.is(before - 1);
        let somebody = Is::PERSON.with(Is::MALE).with(Is::FEMALE);
        is.any(Is::TITLE) && is.any(somebody) && !is.any(Is::GIVEN_NAME)
            || self.places.roles(&self.text.tokens[before - 1]).any(Roles::TITLE)
    }

    fn own_signs(&self, run: &Run, signs: &mut Signs) {
        let tokens = &self.text.tokens[run.tokens.clone()];
        let (first, last) = (run.tokens.start, run.tokens.end - 1);
        // “Nelson-Creston” is one name.
        let several = tokens.len() > 1 && !run.single;
        let body = |i: usize| self.is(i).any(Is::BODY.with(Is::PAPER).with(Is::GROUP));
        let firm = several && self.sort(last).any(Sort::FIRM);
        let given = self.is(first).any(Is::GIVEN_NAME);
        // “Austin Police”, “Madison County Partnership”, “the James River”
        let of_place = || {
            (first + 1..=last).any(|i| self.tells_of_place(i, i == last))
                || first.checked_sub(1).is_some_and(|i| self.token(i).eq_ignore_ascii_case("the"))
        };
        let ends = if several { self.places.roles(&self.text.tokens[last]) } else { Roles::default() };
        let team = !given && ends.any(Roles::ORGANISATION | Roles::CIVIC);
        signs.set(Signs::FEATURE, ends.feature.is_some());
        // “Preston Crown Court”
        let court = tokens.len() > 2 && self.ends_as_body(&run.tokens);
        signs.set(Signs::BODY, firm || run.head || team || court || !given && run.tokens.clone().any(body));
        signs.set(Signs::GIVEN, given && several && !signs.any(Signs::BODY) && !of_place());
        signs.set(Signs::BARE_GIVEN, given && !several);
        signs.set(Signs::LETTERS, !several && tokens[0].case == Case::Upper && !given);
        signs
            .set(Signs::EVENT, several && tokens[0].case == Case::Title && self.sort(first).any(Sort::EVENT));
        signs.set(Signs::SHIP, several && tokens[0].case == Case::Upper && self.sort(first).any(Sort::SHIP));
        signs.set(Signs::DESIGNATION, self.is_designation(run));
    }

    /// “Police”, “Airport”, and “County” before more words: what makes the words before it no given name. “Hill” and “Marsh”
    /// end surnames.
    fn tells_of_place(&self, at: usize, last: bool) -> bool {
        let roles = self.places.roles(&self.text.tokens[at]);
        let other = roles.any(Roles::ORGANISATION | Roles::PUBLIC | Roles::CIVIC | Roles::LOCAL);
        other && !roles.any(Roles::TITLE)
            || roles
                .feature
                .is_some_and(|kind| !last || matches!(kind, PlaceKind::Facility | PlaceKind::County))
    }

    /// What the gazetteer says of a name.
    pub(super) fn signs_of_place(&self, name: &str) -> Signs {
        let mut signs = Signs::default();
        let entry = self.gazetteer.entry(name::key(name));
        for candidate in entry.into_iter().flat_map(|entry| entry.candidates()) {
            let kind = self.gazetteer.kind(candidate.place);
            signs.set(Signs::PLACE_NAME, name.contains(' '));
            let people = self.gazetteer.population(candidate.place);
            let country = matches!(kind, PlaceKind::Continent | PlaceKind::Country);
            signs.set(Signs::COUNTRY, kind == PlaceKind::Country);
            let big = matches!(kind, PlaceKind::Region | PlaceKind::City) && people >= BIG_CITY;
            signs.set(Signs::KNOWN_PLACE, country || big);
        }
        signs
    }

    /// “T-72”, “MiG-29”, “Boeing 737”, “Model 3s”: capitals that go on with a number.
    fn is_designation(&self, run: &Run) -> bool {
        let tokens = &self.text.tokens;
        let end = run.tokens.end;
        let number = |i: usize| {
            tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.block == tokens[end - 1].block)
        };
        let joined = tokens.get(end).is_some_and(|t| !t.spaced && self.text.of(t) == "-")
            && number(end + 1)
            && !tokens[end + 1].spaced;
        joined && tokens[end - 1].span.len() <= 4
    }

    fn signs_before(&self, start: usize, end: usize, sentence: &Range<usize>, signs: &mut Signs) {
        let Some(before) = start.checked_sub(1).filter(|&b| b >= sentence.start) else { return };
        let tokens = &self.text.tokens;
        let kin = |i: usize| self.small(i, Sort::KIN | Sort::KINS);
        let owner = |i: usize| {
            i >= sentence.start
                && (self.is(i).any(Is::DETERMINER.with(Is::PRONOUN))
                    || tokens[i].kind == TokenKind::Possessive
                    || self.token(i) == "and")
        };
        // “his wife Carolina”, “a son, Lincoln.”, “his late wife, Victoria,”
        let near = |i: usize| i > sentence.start && (owner(i - 1) || i > sentence.start + 1 && owner(i - 2));
        let apposed =
            self.token(before) == "," && before > sentence.start && kin(before - 1) && near(before - 1);
        let beside = kin(before) && near(before);
        signs.set(Signs::KIN, (apposed || beside) && end - start <= 2 && self.ends_item(end, sentence));
        let roles = self.places.roles(&tokens[before]);
        let led = tokens[before].kind == TokenKind::Word
            && roles.any(Roles::LOCATIVE)
            && !self.leads_to_anything(before);
        signs.set(Signs::LED, led);
        // “shares in Santander”
        let held = matches!(self.token(before), "in" | "of")
            && before > sentence.start
            && self.names.of(&tokens[before - 1]).any(Sort::HELD);
        signs.set(Signs::TRADED, held);
        if held {
            signs.0 &= !Signs::LED;
        }
        // “drove a Lincoln.”, “her Labrador”
        let one = matches!(
            self.token(before),
            "a" | "an" | "another" | "his" | "her" | "my" | "your" | "A" | "An" | "Another"
        );
        signs.set(
            Signs::ONE,
            one && end - start == 1 && is_title_case(&tokens[start]) && self.ends_phrase(end, sentence),
        );
        if before > sentence.start {
            signs.set(Signs::WORK, self.is_work(before, end));
        }
    }

    /// “recommended her to Hamilton”, “a letter from Hamilton”: words that lead to people as well as to places.
    fn leads_to_anything(&self, at: usize) -> bool {
        matches!(self.token(at), "to" | "from" | "of" | "for" | "by" | "with" | "against" | "than")
    }

    /// “the film “Georgia””
    fn is_work(&self, mark: usize, end: usize) -> bool {
        let tokens = &self.text.tokens;
        tokens[mark].kind == TokenKind::Mark
            && tokens.get(end).is_some_and(|t| t.kind == TokenKind::Mark && !t.spaced)
            && mark > 0
            && self.words.of(&tokens[mark - 1]).any(Is::WORK)
    }

    /// Whether the name is all there is of its item: a sign, “and” or a preposition follows, or nothing.
    fn ends_item(&self, end: usize, sentence: &Range<usize>) -> bool {
        let Some(token) = self.text.tokens.get(end).filter(|_| end < sentence.end) else { return true };
        match token.kind {
            TokenKind::Word => {
                !token.is_capitalised()
                    && self.is(end).any(
                        Is::CONJUNCTION
                            .with(Is::PREPOSITION)
                            .with(Is::BE)
                            .with(Is::AUXILIARY)
                            .with(Is::SUBORDINATOR)
                            .with(Is::CUE),
                    )
            }
            TokenKind::Possessive => false,
            TokenKind::Punctuation => self.text.of(token) != "-",
            _ => true,
        }
    }

    /// Whether the phrase ends with the name: no word that could be its noun follows.
    fn ends_phrase(&self, end: usize, sentence: &Range<usize>) -> bool {
        let Some(token) = self.text.tokens.get(end).filter(|_| end < sentence.end) else { return true };
        match token.kind {
            TokenKind::Word => {
                !token.is_capitalised() && self.is(end).any(Is::CONJUNCTION.with(Is::PREPOSITION))
            }
            TokenKind::Punctuation => matches!(self.text.of(token), "," | "." | ";" | "!" | "?"),
            _ => false,
        }
    }

    fn signs_behind(&self, start: usize, end: usize, sentence: &Range<usize>, signs: &mut Signs) {
        if end >= sentence.end {
            return;
        }
        let tokens = &self.text.tokens;
        let next = &tokens[end];
        match next.kind {
            TokenKind::Possessive if end + 1 < sentence.end => {
                let owned = self.small(end + 1, Sort::OWNED);
                let has = self.small(end + 1, Sort::POSSESSION) && self.ends_item(end + 2, sentence);
                let traded = self.small(end + 1, Sort::TRADED);
                signs.set(Signs::OWNS, owned || has);
                signs.set(Signs::TRADED, traded);
            }
            TokenKind::Word if !next.is_capitalised() => {
                let sort = self.names.of(next);
                signs.set(Signs::ACTS, sort.any(Sort::ACTS));
                // “the Patagonia acquisition”, “Bakewell tart”
                signs.set(Signs::TRADED, sort.any(Sort::TRADED));
                signs.set(Signs::THING, sort.any(Sort::THING) && end - start == 1);
                // “Nordbank has said its …”; but whoever “moved to block its way” is no body for it.
                let its = (end + 1..sentence.end.min(end + 4)).find(|&i| self.token(i) == "its");
                let plain = |i: usize| tokens[i].kind == TokenKind::Word && !tokens[i].is_capitalised();
                let says_its = |its: usize| (end..its).all(plain) && self.is(its - 1).any(Is::CUE);
                signs.set(Signs::ITS, its.is_some_and(says_its));
            }
            TokenKind::Punctuation if self.text.of(next) == "," && end + 2 < sentence.end => {
                let age = self.token(end + 1).parse::<u8>().is_ok_and(|age| (1..=115).contains(&age));
                let closed = matches!(self.token(end + 2), "," | "." | ";") && !tokens[end + 2].spaced;
                signs.set(Signs::AGE, age && closed && end - start > 1);
            }
            _ => {}
        }
    }
}

/// How many people a city has that a reader knows without being told: Porto is not one, Lagos is.
const BIG_CITY: u32 = 500_000;
