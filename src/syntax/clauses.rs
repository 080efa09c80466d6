//! Owns finite clauses: where each starts and ends, its subject and verb group, what opens it, and which clause it is part
//! of. Who reports what is left to the quote detector.
//!
//! “The mayor said that the dam, which leaks, is safe.” → main `mayor … said`, complement `that the dam … is safe`,
//! relative `which leaks`

mod clause;
mod gap;
mod kinds;
mod openers;
mod reader;
mod stack;

use std::ops::Range;

pub use clause::{Clause, ClauseKind};

use super::line::Line;
use super::phrases::NounPhrase;
use super::verbs::VerbGroup;

/// What a sentence's clauses are, and what stands aside from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clauses {
    /// In the order of their verbs.
    pub clauses: Vec<Clause>,
    /// What stands in round or square brackets, brackets included.
    pub parentheses: Vec<Range<usize>>,
    /// Noun phrases between commas that say another name of the phrase before: `(whose, which)`, as indices into the noun phrases.
    pub appositions: Vec<(usize, usize)>,
}

/// The clauses of a sentence. `verbs` lose their finiteness where no clause can have them. Linear in the tokens.
pub fn clauses(line: &Line<'_>, phrases: &[NounPhrase], verbs: &mut [VerbGroup]) -> Clauses {
    let parentheses = parentheses(line);
    let appositions = appositions(line, phrases);
    kinds::promote_reporting(line, phrases, verbs);
    let mut found = Vec::with_capacity(verbs.len());
    let was: Vec<bool> = verbs.iter().map(|verb| verb.finite).collect();
    reader::read(line, line.start..line.end, &parentheses, phrases, verbs, &mut found);
    let has_main = found.iter().any(|clause| clause.kind == ClauseKind::Main);
    if !has_main && kinds::promote_participle(line, phrases, verbs) {
        for (verb, was) in verbs.iter_mut().zip(was) {
            verb.finite |= was;
        }
        found.clear();
        reader::read(line, line.start..line.end, &parentheses, phrases, verbs, &mut found);
    }
    kinds::make_questions_main(line, &mut found);
    for clause in found.iter_mut().filter(|clause| clause.subject.is_none() && verbs[clause.verb].inverted) {
        // “Did the council approve it?”
        let verb = &verbs[clause.verb].tokens;
        let inside = phrases.partition_point(|phrase| phrase.tokens.start < verb.start);
        clause.subject = phrases.get(inside).filter(|phrase| phrase.tokens.end <= verb.end).map(|_| inside);
    }
    for range in &parentheses {
        let inner = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
        reader::read(line, inner, &[], phrases, verbs, &mut found);
    }
    Clauses { clauses: found, parentheses, appositions }
}

/// Brackets with their partner, outermost only; one without a partner is a sign like any other.
fn parentheses(line: &Line<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut open, mut depth) = (0, 0u32);
    for at in line.start..line.end {
        if line.is_sign(at, &["(", "["]) {
            if depth == 0 {
                open = at;
            }
            depth += 1;
        } else if depth > 0 && line.is_sign(at, &[")", "]"]) {
            depth -= 1;
            if depth == 0 {
                found.push(open..at + 1);
            }
        }
    }
    found
}

/// “Omar Haddad, the police chief,”: a phrase, a comma, and another that a comma or the end closes.
fn appositions(line: &Line<'_>, phrases: &[NounPhrase]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (index, pair) in phrases.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let comma = first.tokens.end;
        let is_next = line.is_sign(comma, &[","]) && second.tokens.start == comma + 1;
        if is_next
            && first.joined_to.is_none()
            && kinds::names_again(line, first, second, phrases.get(index + 2))
        {
            found.push((index, index + 1));
        }
    }
    found
}
