//! Owns which of several overlapping facts is kept: facts nest or are disjoint, they never cross.
//!
//! A quote may hold anything; a quantity and a place hold nothing. “the 1st Cavalry” as a place and “1st” as an
//! ordinal → the longer one, the place.

use crate::fact::{Fact, FactKind};

/// Sorts facts (outer before inner) and drops what crosses or repeats a better one.
pub fn resolve(mut facts: Vec<Fact>) -> Vec<Fact> {
    facts.sort_by(|a, b| {
        (a.anchor.block, a.anchor.span.start, b.anchor.span.end)
            .cmp(&(b.anchor.block, b.anchor.span.start, a.anchor.span.end))
            // A block quotation may be nothing but a number: the quote is the outer one.
            .then(is_quote(b).cmp(&is_quote(a)))
            .then(b.evidence.confidence.total_cmp(&a.evidence.confidence))
    });
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
