//! Owns which of several overlapping facts is kept: facts nest or are disjoint, they never cross.
//!
//! A quote may hold anything; a quantity and a place hold nothing. “the 1st Cavalry” as a place and “1st” as an
//! ordinal → the longer one, the place.

use crate::fact::{Fact, FactKind};
use crate::order::{descending, sort_by_key};

/// Sorts facts (outer before inner) and drops what crosses or repeats a better one.
pub fn resolve(mut facts: Vec<Fact>) -> Vec<Fact> {
    sort_by_key(&mut facts, place);
    let mut kept: Vec<Fact> = Vec::with_capacity(facts.len());
    // Indices into `kept` of the facts that are still open where the next one starts, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for fact in facts {
        open.retain(|&i| kept[i].anchor.overlaps(fact.anchor));
        match open.iter().position(|&i| !may_hold(&kept[i], &fact)) {
            None => {}
            Some(first) if open[first..].iter().all(|&i| beats(&fact, &kept[i])) => {
                // The rivals are the innermost facts kept so far, so they are the last.
                let rivals = open.split_off(first);
                for &rival in rivals.iter().rev() {
                    kept.remove(rival);
                }
            }
            Some(_) => continue,
        }
        open.push(kept.len());
        kept.push(fact);
    }
    kept
}

/// Where a fact comes among all: by its block and start, the longer first; of two in one place the surer first.
fn place(fact: &Fact) -> u128 {
    let (block, span) = (u128::from(fact.anchor.block.0), fact.anchor.span);
    // A block quotation may be nothing but a number: the quote is the outer one.
    let inside = u128::from(!is_quote(fact));
    // Confidence is not negative: 31 bits.
    let sure = u128::from(descending(fact.evidence.confidence) & u32::MAX >> 1);
    block << 96 | u128::from(span.start) << 64 | u128::from(!span.end) << 32 | inside << 31 | sure
}

fn is_quote(fact: &Fact) -> bool {
    matches!(fact.kind, FactKind::Quote(_))
}

fn may_hold(outer: &Fact, inner: &Fact) -> bool {
    is_quote(outer) && !is_quote(inner) && outer.anchor.contains(inner.anchor)
}

/// Whether `late`, which starts no earlier, takes the place of `early`.
fn beats(late: &Fact, early: &Fact) -> bool {
    if is_quote(late) != is_quote(early) {
        // A mark that sticks out of a quote says less than the quote.
        return is_quote(late);
    }
    if late.anchor.span.len() == early.anchor.span.len() {
        return late.evidence.confidence > early.evidence.confidence;
    }
    late.anchor.span.len() > early.anchor.span.len()
}
