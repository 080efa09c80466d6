//! Owns runs of capitals: where a name starts and ends. Where a body's name goes on is left to `bodies`, what is a title to
//! `titles`.
//!
//! “Toronto Mayor Ida Brandt, a former nurse” → the run “Ida Brandt”, titled, roles “mayor” and “nurse”

use std::ops::Range;

use crate::lexicon::{Is, Sort};
use crate::text::{Case, Token, TokenKind};

use super::View;
use super::around::Told;
use super::bodies::LONGEST_BODY;
use super::signs::Signs;

/// A run of capitals before anybody knows whom it names.
pub(super) struct Run {
    pub(super) tokens: Range<usize>,
    /// What a title or a role tells of their gender.
    pub(super) gender: Is,
    pub(super) titled: bool,
    /// What the words around it say.
    pub(super) told: Told,
    pub(super) topic: bool,
    /// It does not open its sentence.
    pub(super) inside: bool,
    /// The folds of its first and last word; “Jr.” and “de” are none.
    pub(super) ends: (u64, u64),
    /// The fold of “Jr” or “Sr” behind it; 0 without.
    pub(super) generation: u64,
    /// Whether it is one name only: “Carter”, “Marlowe-Finch”, “de la Cruz”.
    pub(super) single: bool,
    pub(super) signs: Signs,
    /// Whether it is a body that goes on with what it is for: “Department of Trade”.
    pub(super) head: bool,
    /// Whether it may be a participle that opens its sentence: “Commenting on it,”.
    pub(super) participle: bool,
}

/// What opens a sentence with a capital and is no name.
const SMALL: Is = Is::NO_NAME.with(Is::NEGATION);

/// Tokens a name may take.
const LONGEST: usize = 8;

impl View<'_> {
    /// Whether a name may start at `at`: a capital, or a particle before one: “*de* Varga writes”.
    pub(super) fn opens_name(&self, at: usize, sentence: &Range<usize>) -> bool {
        self.text.tokens[at].is_capitalised() || self.particle_opens(at, sentence)
    }

    /// “said de Varga”, “el-Sayed”: a particle behind no word that could go with it (“a white van Ford built”).
    fn particle_opens(&self, at: usize, sentence: &Range<usize>) -> bool {
        let tokens = &self.text.tokens;
        let capital = |i: usize| i < sentence.end && tokens[i].is_capitalised();
        // Most words are told by their length and by what follows, without a look-up.
        let short = tokens[at].kind == TokenKind::Word && matches!(tokens[at].span.len(), 2..=5);
        if !short || !capital(at + 1) && !capital(at + 2) || !self.small(at, Sort::LEADING) {
            return false;
        }
        let joined = at + 2 < sentence.end
            && self.token(at + 1) == "-"
            && !tokens[at + 1].spaced
            && !tokens[at + 2].spaced;
        let next = if joined { at + 2 } else { at + 1 };
        let name = capital(next)
            || !joined && next < sentence.end && self.small(next, Sort::PARTICLE) && capital(next + 1);
        if at == sentence.start {
            return name;
        }
        let before = &tokens[at - 1];
        let free = !matches!(before.kind, TokenKind::Word | TokenKind::Number)
            && (self.token(at - 1) != "-" || tokens[at].spaced)
            || self
                .is(at - 1)
                .any(Is::CUE.with(Is::CONJUNCTION).with(Is::PREPOSITION).with(Is::SUBORDINATOR));
        name && free
    }

    /// Where a run of capitals ends: particles, initials and hyphens stay inside.
    pub(super) fn run_end(&self, start: usize, limit: usize) -> usize {
        let tokens = &self.text.tokens;
        let capital = |i: usize| i < limit && tokens[i].is_capitalised();
        let mut end = start + 1;
        while end < limit {
            let token = &tokens[end];
            let of = self.text.of(token);
            if let Some(behind) = self.nickname(end, limit).filter(|_| self.is_called_by_given_name(end - 1))
            {
                end = behind;
                continue;
            }
            let joins = match token.kind {
                TokenKind::Word if token.is_capitalised() => true,
                TokenKind::Word => {
                    // “van Loe”, “van den Loe”, “al-Loe”
                    let far = end + 2 < limit
                        && capital(end + 2)
                        && (self.small(end + 1, Sort::PARTICLE)
                            || self.token(end + 1) == "-" && !tokens[end + 1].spaced);
                    // “The ten Germans”
                    let free = !self.is(end - 1).any(SMALL);
                    self.small(end, Sort::PARTICLE) && free && (capital(end + 1) || far)
                        // “Fergal Mac an Rí”
                        || of == "an" && self.token(end - 1) == "Mac" && capital(end + 1)
                        || self.is_syllable(end)
                }
                TokenKind::Punctuation if of == "." && !token.spaced => {
                    self.abbreviates(end - 1)
                        && (capital(end + 1) || matches!(self.token(end - 1), "Jr" | "Sr"))
                }
                TokenKind::Punctuation if of == "-" && !token.spaced => {
                    end + 1 < limit
                        && !tokens[end + 1].spaced
                        && (capital(end + 1) || self.is_syllable(end + 1))
                }
                // “Democratic Union–United Front”
                TokenKind::Punctuation if of == "–" && !token.spaced => {
                    capital(end + 1) && !tokens[end + 1].spaced && self.is(end - 1).any(Is::BODY)
                }
                TokenKind::Punctuation if of == "&" => capital(end + 1),
                // “Number 10”, “No 11”: where a government sits
                TokenKind::Number => {
                    end == start + 1
                        && matches!(self.token(start), "Number" | "No")
                        && matches!(of, "10" | "11")
                }
                TokenKind::Possessive | TokenKind::Mark if !token.spaced => self.owns_body(end, limit),
                // “Al-Numan” was joined above.
                _ => false,
            };
            if !joins {
                break;
            }
            end += 1;
        }
        self.body_end(start, end, limit)
    }

    /// Whether the word at `at` is a given name or, behind what somebody is, can be one: “the trombonist *Cyrus* “Deacon” Whitlow”.
    fn is_called_by_given_name(&self, at: usize) -> bool {
        let behind_role = at.checked_sub(1).is_some_and(|role| {
            let token = &self.text.tokens[role];
            token.block == self.text.tokens[at].block
                && !token.is_capitalised()
                && self.is(role).any(Is::PERSON)
        });
        self.is(at).any(Is::GIVEN_NAME) || behind_role
    }

    /// “Jovan *‘Red’* Ilic”, “Ida *“the Hat”* Brandt”: where what somebody is called ends in the name, if the mark at `at` opens it.
    fn nickname(&self, at: usize, limit: usize) -> Option<usize> {
        const LONGEST: usize = 3;
        let tokens = &self.text.tokens;
        let mark = |i: usize| i < limit && tokens[i].kind == TokenKind::Mark;
        if !mark(at) || !tokens[at].spaced {
            return None;
        }
        let close = (at + 2..at + 2 + LONGEST).find(|&i| mark(i))?;
        let called =
            (at + 1..close).all(|i| tokens[i].kind == TokenKind::Word) && tokens[close - 1].is_capitalised();
        let surname = close + 1;
        let named = surname < limit
            && tokens[surname].spaced
            && tokens[surname].kind == TokenKind::Word
            && tokens[surname].is_capitalised()
            && !self.is(surname).any(SMALL.with(Is::DAY));
        (called && named && !tokens[close].spaced).then_some(surname)
    }

    /// The second half of a given name: “Park Min-*jae*”.
    fn is_syllable(&self, at: usize) -> bool {
        let tokens = &self.text.tokens;
        at >= 3
            && self.small(at, Sort::SYLLABLE)
            && !tokens[at].spaced
            && self.token(at - 1) == "-"
            && !tokens[at - 1].spaced
            && tokens[at - 2].case == Case::Title
            && tokens[at - 3].is_capitalised()
            && tokens[at - 3].block == tokens[at].block
    }

    fn abbreviates(&self, at: usize) -> bool {
        let of = self.token(at);
        of.len() == 1 || self.text.tokens[at].is_capitalised() && self.sort(at).any(Sort::ABBREVIATION)
    }

    /// “You'll”, “Don’t”: a pronoun or an auxiliary with what hangs on it.
    fn is_contraction(&self, at: usize) -> bool {
        let of = self.token(at);
        of.rfind(['\'', '’']).is_some_and(|mark| {
            let tail = of[mark..].trim_start_matches(['\'', '’']);
            ["ll", "d", "ve", "re", "m", "t"].iter().any(|end| tail.eq_ignore_ascii_case(end))
        })
    }

    /// “Commenting on it,”, “Speaking outside court,”: a participle that may open its sentence before what hangs on it; or
    /// somebody called Harding, which the rest of the document tells.
    fn is_opening_participle(&self, at: usize, sentence: &Range<usize>) -> bool {
        let of = self.token(at);
        let small = Is::PREPOSITION.with(Is::DETERMINER).with(Is::PRONOUN).with(Is::SUBORDINATOR);
        at <= sentence.start + 1
            && at + 1 < sentence.end
            && of.len() > 5
            && of.ends_with("ing")
            && !self.text.tokens[at + 1].is_capitalised()
            && self.is(at + 1).any(small)
            && !self.is(at).any(Is::GIVEN_NAME)
    }

    /// Leaves titles and sentence openers out of a run; none where nothing is left.
    pub(super) fn cut(&self, run: Range<usize>, sentence: Range<usize>) -> Option<Run> {
        let words = self.trimmed(run.clone());
        if self.is_headline(&words) {
            return None;
        }
        let head = self.holds_head(&words);
        // “St Thomas' Hospital”: no name of a person owns anything inside.
        let owns = |i: usize| i + 1 < words.end && self.owns_body(i, words.end);
        let owned = (words.start + 1..words.end).any(owns);
        let body = head || owned || self.ends_as_body(&words);
        // “the American Anglers Union”: what stands before a body's name is part of it.
        // “Cyrus “Deacon” Whitlow” is no deacon.
        let marked = |at: usize| self.text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Mark);
        let title = self.last_title(&words).filter(|&title| !body && !marked(title));
        let held = title.is_none() && self.opens_with_office(&words);
        let (mut start, end) = (words.start + usize::from(held), words.end);
        let (mut gender, mut told) = (Is::NOTHING, Told::default());
        if let Some(title) = title {
            gender = self.told_by_titles(start..title + 1, &mut told);
            start = self.past_punctuation(title + 1, end);
        } else if start == sentence.start && !body && self.opens_with_group(&(start..end)) {
            start += 1;
        }
        let dr = title.is_some_and(|title| self.sort(title).any(Sort::ABBREVIATION));
        if !dr && !head && !owned {
            start = self.given_name_in(start, end).unwrap_or(start);
        }
        let name = start..end;
        let longest = if head { LONGEST_BODY } else { LONGEST };
        if name.is_empty() || name.len() > longest || self.names_nobody(&name, sentence.start) {
            return None;
        }
        self.told_around(start, end, &sentence, &mut told);
        if gender == Is::NOTHING {
            gender = self.gender_by_kin(start, end, &sentence);
        }
        // “Ann Holm in Lyon, who said”: where she is.
        let led = start.checked_sub(1).is_some_and(|at| {
            at >= sentence.start && matches!(self.token(at), "in" | "at" | "near" | "outside" | "inside")
        });
        let who = !led && end + 1 < sentence.end && self.token(end) == "," && self.token(end + 1) == "who";
        let (ends, single) = self.ends(&name);
        Some(Run {
            gender,
            titled: title.is_some() || held || !told.roles.is_empty() || who,
            told,
            topic: run.start <= sentence.start + 3 || self.leads(run.start, &sentence),
            inside: start > sentence.start,
            ends,
            generation: self.generation(&name),
            single,
            signs: Signs::default(),
            head,
            participle: name.len() == 1 && self.is_opening_participle(start, &sentence),
            tokens: name,
        })
    }

    /// “Lang Told Clerk To ‘Hide It’”: capitals of a headline, which go on with what is no name's.
    fn is_headline(&self, words: &Range<usize>) -> bool {
        let joins = Is::PREPOSITION.with(Is::CONJUNCTION).with(Is::SUBORDINATOR);
        words.len() > 3 && {
            let last = self.is(words.end - 1);
            last.any(joins) && !last.any(Is::GIVEN_NAME)
        }
    }

    /// “*Biologists* Hana Sato and Piet Vos”: whether a noun for several people, no name itself, stands before names.
    fn opens_with_group(&self, words: &Range<usize>) -> bool {
        words.len() > 2 && {
            let first = self.is(words.start);
            first.any(Is::PERSON.with(Is::GROUP)) && !first.any(Is::GIVEN_NAME)
        }
    }

    /// The first token from `start` on that is no punctuation, at most `end`.
    fn past_punctuation(&self, start: usize, end: usize) -> usize {
        let word = |i: &usize| self.text.tokens[*i].kind != TokenKind::Punctuation;
        (start..end).find(word).unwrap_or(end)
    }

    /// The fold of “Jr” or “Sr” at the end of a name; 0 without.
    fn generation(&self, name: &Range<usize>) -> u64 {
        let mut last = self.text.tokens[name.clone()].iter().rev().take(2);
        last.find(|t| matches!(self.text.of(t), "Jr" | "Sr")).map_or(0, |t| t.fold)
    }

    /// Where the name starts whose given name stands inside the run: “Globe Radio *Dana Moor*”; “Dr. Milton Roy Cruz” is left
    /// whole.
    fn given_name_in(&self, start: usize, end: usize) -> Option<usize> {
        let long =
            end > start + 2 && !self.is(start).any(Is::GIVEN_NAME) && self.text.tokens[start].span.len() > 1;
        // “the San Diego Herald”, “Santa Elena Canyon”
        let saint = |i: usize| matches!(self.token(i), "San" | "Santa" | "Santo" | "Saint" | "St");
        let given = |&i: &usize| long && self.is(i).any(Is::GIVEN_NAME) && !saint(i - 1);
        (start + 1..end.saturating_sub(1)).rev().find(given)
    }

    /// “FILE PHOTO”, “READ MORE”: labels in capitals. “Residents were told”: a capital at a sentence's start makes no name of a
    /// common noun.
    fn names_nobody(&self, run: &Range<usize>, opens: usize) -> bool {
        let tokens = &self.text.tokens;
        let shouts = |i: usize| tokens[i].kind != TokenKind::Word || tokens[i].case == Case::Upper;
        let given = |i: usize| self.is(i).any(Is::GIVEN_NAME);
        let label = run.len() > 1 && run.clone().all(shouts) && !run.clone().any(given);
        let common =
            run.len() == 1 && run.start == opens && self.is(run.start).any(Is::ROLE) && !given(run.start);
        label || common
    }

    /// The run without what opens a sentence before it and what ends it behind.
    fn trimmed(&self, run: Range<usize>) -> Range<usize> {
        let tokens = &self.text.tokens;
        let is = |i: usize| self.is(i);
        let (mut start, mut end) = (run.start, run.end);
        // “Per Aasen, a retired pilot,”, “the critic Else Ribe”: a given name that reads like a preposition, or like any such
        // word behind a role.
        let reads = is(start).any(Is::GIVEN_NAME) && is(start).any(Is::PREPOSITION);
        let role = |i: usize| is(i).any(Is::PERSON) && !tokens[i].is_capitalised();
        let given = (reads || start.checked_sub(1).is_some_and(role))
            && end - start > 1
            && is(start + 1) == Is::NOTHING;
        let opens =
            |i: usize| is(i).any(SMALL) || tokens[i].kind == TokenKind::Punctuation || self.is_contraction(i);
        while start < end && !given && opens(start) {
            start += 1;
        }
        while end > start
            && (is(end - 1).any(Is::DAY) && end - start > 1
                || tokens[end - 1].kind == TokenKind::Punctuation
                    && !(end - start > 1 && matches!(self.token(end - 2), "Jr" | "Sr")))
        {
            end -= 1;
        }
        start..end
    }

    /// First and last word of a name, and whether it is one name only.
    fn ends(&self, name: &Range<usize>) -> ((u64, u64), bool) {
        let all = &self.text.tokens;
        if name.len() == 1 {
            let fold = all[name.start].fold;
            return ((fold, fold), true);
        }
        let particle = |i: usize| {
            // “Al” and “Ben” are given names too.
            self.sort(i).any(Sort::PARTICLE) && !(all[i].is_capitalised() && self.is(i).any(Is::GIVEN_NAME))
        };
        let named = |i: &usize| {
            all[*i].kind == TokenKind::Word && !matches!(self.token(*i), "Jr" | "Sr" | "II" | "III" | "IV")
        };
        let first = name.clone().find(named).unwrap_or(name.start);
        let last = name.clone().rev().find(named).unwrap_or(name.start);
        // “Ms Marlowe-Finch” is Chelsea Marlowe-Finch.
        let joined =
            all[name.start + 1..name.end].iter().all(|t| !t.spaced) && self.token(name.start + 1) == "-";
        // “de la Cruz”, “Le Gall”, “El-Sayed”: a surname with its particle.
        let surname =
            last > first && (first..last).filter(named).all(particle) && !all[first].fold.eq(&all[last].fold);
        let first = if surname { last } else { first };
        ((all[first].fold, all[last].fold), joined || surname)
    }
}

/// Whether the token is a word with a capital and small letters.
pub(super) fn is_title_case(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.case == Case::Title
}
