//! Owns runs of capitals: where a name starts and ends, and what stands around it that tells who is named.
//!
//! “Toronto Mayor Ida Brandt, a former nurse” → the run “Ida Brandt”, titled, roles “mayor” and “nurse”

use std::ops::Range;

use crate::lexicon::{Is, Words};
use crate::text::{Case, Text, Token, TokenKind};

use super::names::gender_of;

/// A run of capitals before anybody knows whom it names.
pub(super) struct Run {
    pub(super) tokens: Range<usize>,
    pub(super) gender: Is,
    pub(super) titled: bool,
    pub(super) roles: Vec<u64>,
    pub(super) topic: bool,
    pub(super) inside: bool,
    /// The folds of its first and last word; “Jr.” is none.
    pub(super) ends: (u64, u64),
    /// Whether it is one name only: “Carter”, “Marlowe-Finch”.
    pub(super) single: bool,
}

/// First and last word of a name, and whether hyphens join all of it.
fn ends(text: &Text<'_>, tokens: &Range<usize>) -> ((u64, u64), bool) {
    let all = &text.tokens;
    if tokens.len() == 1 {
        let fold = all[tokens.start].fold;
        return ((fold, fold), true);
    }
    let named = |i: &usize| {
        all[*i].kind == TokenKind::Word && !matches!(text.of(&all[*i]), "Jr" | "Sr" | "II" | "III" | "IV")
    };
    let first = tokens.clone().find(named).unwrap_or(tokens.start);
    let last = tokens.clone().rev().find(named).unwrap_or(tokens.start);
    // “Ms Marlowe-Finch” is Chelsea Marlowe-Finch.
    let joined =
        all[tokens.start + 1..tokens.end].iter().all(|t| !t.spaced) && text.of(&all[tokens.start + 1]) == "-";
    ((all[first].fold, all[last].fold), joined)
}

/// Where a run of capitals ends: particles, initials and hyphens stay inside.
pub(super) fn run_end(text: &Text<'_>, start: usize, limit: usize) -> usize {
    const PARTICLES: [&str; 20] = [
        "de", "van", "von", "der", "den", "del", "della", "di", "da", "la", "le", "bin", "ibn", "al", "el",
        "du", "dos", "ter", "ten", "af",
    ];
    let tokens = &text.tokens;
    let capital = |i: usize| i < limit && tokens[i].is_capitalised();
    let mut end = start + 1;
    while end < limit {
        let token = &tokens[end];
        let of = text.of(token);
        let joins = match token.kind {
            TokenKind::Word if token.is_capitalised() => true,
            TokenKind::Word => {
                PARTICLES.contains(&of) && (capital(end + 1) || end + 2 < limit && capital(end + 2))
            }
            TokenKind::Punctuation if of == "." && !token.spaced => {
                abbreviates(text, &tokens[end - 1]) && (capital(end + 1) || is_suffix(text, end - 1))
            }
            TokenKind::Punctuation if of == "-" && !token.spaced => {
                end + 1 < limit && !tokens[end + 1].spaced && capital(end + 1)
            }
            TokenKind::Punctuation if of == "&" => capital(end + 1),
            // “Jovan ‘Red’ Ilic” is left to the quote detector; “Al-Numan” was joined above.
            _ => false,
        };
        if !joins {
            break;
        }
        end += 1;
    }
    end
}

fn is_suffix(text: &Text<'_>, at: usize) -> bool {
    matches!(text.of(&text.tokens[at]), "Jr" | "Sr")
}

fn abbreviates(text: &Text<'_>, word: &Token) -> bool {
    let of = text.of(word);
    of.len() == 1
        || matches!(
            of,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "Jr"
                | "Sr"
                | "St"
                | "Sen"
                | "Rep"
                | "Gov"
                | "Gen"
                | "Lt"
                | "Col"
                | "Capt"
                | "Sgt"
                | "Maj"
                | "Adm"
                | "Prof"
                | "Rev"
                | "Coun"
                | "Hon"
                | "Det"
                | "Insp"
                | "Supt"
                | "Const"
                | "Cmdr"
                | "Sheikh"
        )
}

/// Leaves titles and sentence openers out of a run; none where nothing is left.
pub(super) fn cut(text: &Text<'_>, words: &Words, run: Range<usize>, sentence: Range<usize>) -> Option<Run> {
    let is = |i: usize| words.of(&text.tokens[i]);
    let small = Is::DETERMINER
        .with(Is::PREPOSITION)
        .with(Is::PRONOUN)
        .with(Is::AUXILIARY)
        .with(Is::BE)
        .with(Is::CONJUNCTION)
        .with(Is::SUBORDINATOR)
        .with(Is::ADVERB)
        .with(Is::DAY)
        .with(Is::NEGATION);
    let (mut start, mut end) = (run.start, run.end);
    let (mut gender, mut titled, mut roles) = (Is::NOTHING, false, Vec::new());
    // “Per Aasen, a retired pilot,”: a given name that reads like a preposition.
    let given = is(start).any(Is::GIVEN_NAME)
        && is(start).any(Is::PREPOSITION)
        && end - start > 1
        && is(start + 1) == Is::NOTHING;
    while start < end && !given && (is(start).any(small) || text.tokens[start].kind == TokenKind::Punctuation)
    {
        start += 1;
    }
    while end > start
        && (is(end - 1).any(Is::DAY) && end - start > 1
            || text.tokens[end - 1].kind == TokenKind::Punctuation
                && !(end - start > 1 && is_suffix(text, end - 2)))
    {
        end -= 1;
    }
    // “Toronto Mayor Ida Brandt”: the name is what stands behind the last title.
    let titles = Is::TITLE.with(Is::PERSON);
    // “the American Anglers Union”: what stands before a body's name is part of it.
    let body = end > start && is(end - 1).any(Is::BODY) && !is(end - 1).any(Is::PERSON);
    let is_title = |&i: &usize| is(i).any(Is::TITLE) || is(i).any(titles) && !is(i).any(Is::GIVEN_NAME);
    let last_title = (start..end).rev().find(is_title).filter(|_| !body);
    if let Some(title) = last_title {
        for i in start..=title {
            if is(i).any(titles) {
                roles.push(text.tokens[i].fold);
                let told = gender_of(is(i));
                gender = if told == Is::NOTHING { gender } else { told };
            }
        }
        titled = true;
        start = title + 1;
        while start < end && text.tokens[start].kind == TokenKind::Punctuation {
            start += 1;
        }
    }
    // “Raptors guard” aside: “Globe Radio Dana Moor” starts at its given name.
    if end - start > 2
        && !is(start).any(Is::GIVEN_NAME)
        && text.tokens[start].span.len() > 1
        && let Some(given) = (start + 1..end - 1).rev().find(|&i| is(i).any(Is::GIVEN_NAME))
    {
        start = given;
    }
    // “FILE PHOTO”, “READ MORE”: labels in capitals name nobody.
    let shouts = |i: usize| text.tokens[i].kind != TokenKind::Word || text.tokens[i].case == Case::Upper;
    if end - start > 1 && (start..end).all(shouts) && (start..end).all(|i| !is(i).any(Is::GIVEN_NAME)) {
        return None;
    }
    // “Residents were told”: a capital at a sentence's start makes no name of a common noun.
    let common = end - start == 1
        && start == sentence.start
        && is(start).any(Is::ROLE)
        && !is(start).any(Is::GIVEN_NAME);
    if start >= end || end - start > 8 || common {
        return None;
    }
    roles.extend(roles_around(text, words, start, end, &sentence));
    let who = end + 1 < sentence.end
        && text.of(&text.tokens[end]) == ","
        && text.of(&text.tokens[end + 1]) == "who";
    titled |= !roles.is_empty() || who;
    let topic = run.start <= sentence.start + 3 || leads(text, words, run.start, &sentence);
    let inside = start > sentence.start;
    let (ends, single) = ends(text, &(start..end));
    Some(Run { tokens: start..end, gender, titled, roles, topic, inside, ends, single })
}

/// Whether a name opens its sentence behind no more than titles, or its main clause behind an opening phrase: “In March,
/// Ralf Deng left”; not the father in “He praised his father, Ralf Deng”.
fn leads(text: &Text<'_>, words: &Words, start: usize, sentence: &Range<usize>) -> bool {
    const LONGEST_OPENING: usize = 24;
    let is = |i: usize| words.of(&text.tokens[i]);
    let of = |i: usize| text.of(&text.tokens[i]);
    let titles = start.saturating_sub(8).max(sentence.start);
    let title = |i: usize| {
        text.tokens[i].kind == TokenKind::Word
            && (text.tokens[i].is_capitalised() || is(i).any(Is::PERSON.with(Is::TITLE).with(Is::DETERMINER)))
            && !is(i).any(Is::PREPOSITION)
    };
    if titles == sentence.start && (titles..start).all(title) {
        return true;
    }
    let before = start.wrapping_sub(1);
    if start == 0 || of(before) != "," || before <= sentence.start {
        return false;
    }
    if before - sentence.start > LONGEST_OPENING {
        return false;
    }
    let first = (sentence.start..before).find(|&i| text.tokens[i].kind == TokenKind::Word);
    let small = Is::PREPOSITION.with(Is::SUBORDINATOR).with(Is::ADVERB).with(Is::DAY).with(Is::CONJUNCTION);
    let opens = first.is_some_and(|i| is(i).any(small) || of(i).ends_with("ing") || of(i).ends_with("ed"));
    opens && (sentence.start..before).all(|i| of(i) != ",")
}

/// “firm spokesman Ralf Deng”, “Ralf Deng, a spokesman for the firm”: role words near the name.
fn roles_around(
    text: &Text<'_>,
    words: &Words,
    start: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Vec<u64> {
    let is = |i: usize| words.of(&text.tokens[i]);
    let mut roles = Vec::new();
    let floor = sentence.start.max(start.saturating_sub(5));
    for i in (floor..start).rev() {
        let token = &text.tokens[i];
        if token.kind == TokenKind::Word && is(i).any(Is::PERSON) && !token.is_capitalised() {
            roles.push(token.fold);
        } else if token.kind != TokenKind::Word
            || is(i).any(Is::DETERMINER.with(Is::AUXILIARY).with(Is::BE).with(Is::CUE).with(Is::PREPOSITION))
        {
            break;
        }
    }
    let comma = end < sentence.end && text.of(&text.tokens[end]) == ",";
    // “Her lawyer, Jonas Reit, denied it.”
    if comma
        && start >= sentence.start + 2
        && text.of(&text.tokens[start - 1]) == ","
        && is(start - 2).any(Is::PERSON)
        && !text.tokens[start - 2].is_capitalised()
    {
        roles.push(text.tokens[start - 2].fold);
    }
    if comma {
        for i in end + 1..sentence.end.min(end + 10) {
            let token = &text.tokens[i];
            if token.kind != TokenKind::Word && text.of(token) != "-" {
                break;
            }
            if is(i).any(Is::PERSON) && i > end {
                roles.push(token.fold);
                break;
            }
            if is(i).any(Is::AUXILIARY.with(Is::BE).with(Is::CUE).with(Is::PRONOUN).with(Is::SUBORDINATOR)) {
                break;
            }
        }
    }
    roles
}
