//! Owns the change an amount is said to make: its verb, and what the verb's subject is counted in.
//!
//! “rose by 3 percent” → up · “orders fell to 38” → down, orders

use crate::detect::quantity::counted::plural;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::{Change, QuantityForm};
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::Case;

/// How far before a quantity its change verb may stand, in tokens.
const REACH: usize = 5;

/// How far before “by” it may stand.
const FAR: usize = 12;

/// The change verb before the quantity: “rose 3 percent”, “fell to 38”, “raised rates by 25 basis points”.
pub fn change(line: &Line<'_>, draft: &Draft, since: usize) -> Option<Change> {
    if draft.numeral.style == Style::Multiplied {
        return Some(if draft.numeral.value.is_some_and(|v| v < 1.0) { Change::Down } else { Change::Up });
    }
    if let Some(change) = behind(line, draft) {
        return Some(change);
    }
    let first = draft.mark_first;
    // “cut the risk of a second stroke by 34%”
    let reach = if first > 0 && line.is(first - 1, "by") { FAR } else { REACH + 2 };
    let least = first.saturating_sub(reach).max(since);
    for at in (least..first).rev() {
        if matches!(line.str(at), ";" | ":" | "(" | ")" | "." | "—" | "“" | "\"") {
            return None;
        }
        if matches!(line.str(at), ",") && at + 1 < first {
            return None;
        }
        let Some((length, change)) = line.tables.changes.starting(line.stretch(at..first)) else { continue };
        // “Add 3 cups of rice.”
        if at == 0 && line.is(at, "add") {
            return None;
        }
        let share = draft.form != QuantityForm::Percent || line.is(draft.end, "of");
        if share && is_particle(line, draft, at, length) {
            return None;
        }
        // “added a 3.5mm headphone jack”, “cut a 3-metre hole”: how large a thing is does not change.
        let sized = matches!(draft.form, QuantityForm::Measure | QuantityForm::Duration)
            && draft.joined | line.tight(draft.numeral.end)
            && line.is_any(first - 1, &["a", "an"])
            && matches!(line.tag(draft.end), Tag::Noun | Tag::Adjective);
        if sized {
            return None;
        }
        let gap = at + length..first;
        // “up from 2.4 million”: the old value
        if line.is_any(at, &["up", "down"]) && gap.len() == 1 && line.is(gap.start, "from") {
            return None;
        }
        return allows(line, gap, draft, at).then_some(change);
    }
    None
}

/// Gives a change that is said again in another unit its direction: “lost 37 points, or 0.4 percent,”, “rose 12p (3%)”. A level
/// is no change: “fell to 12p, or 3% of its worth”.
pub fn said_again(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (first, again) = (&drafts[at - 1], &drafts[at]);
        let gap = first.end..again.mark_first;
        let or = gap.len() == 2 && line.str(gap.start) == "," && line.is(gap.start + 1, "or");
        let bracketed = gap.len() == 1 && line.str(gap.start) == "(" && line.str(again.end) == ")";
        let other = (first.form == QuantityForm::Percent) != (again.form == QuantityForm::Percent);
        let level = first.mark_first > 0 && line.is_any(first.mark_first - 1, &["to", "at"]);
        if (or || bracketed) && other && again.change.is_none() && !level && !line.is(again.end, "of") {
            drafts[at].change = first.change;
        }
    }
}

/// “closed 4.2% lower at 311p”, “ended 3 points up”: the word behind an amount of change, which is not compared.
pub fn behind(line: &Line<'_>, draft: &Draft) -> Option<Change> {
    let at = draft.end;
    let moved = || {
        draft
            .unit
            .as_ref()
            .is_some_and(|unit| matches!(&*unit.id, "point" | "pence" | "cent" | "basis point"))
    };
    let word = line.is_any(at, &["higher", "lower", "up", "down"])
        && (draft.form == QuantityForm::Percent || moved());
    // “a 22 per cent jump”
    let named = || {
        let found = line.tables.changes.starting(line.stretch(at..))?;
        (draft.form == QuantityForm::Percent && line.tag(at) == Tag::Noun && !line.tag(at + 1).is_noun())
            .then_some(found.1)
    };
    if !word && let Some(change) = named() {
        return Some(change);
    }
    // Asked last: the tag has the sentence read.
    if !word || line.is(at + 1, "than") || line.tag(at + 1).is_noun() {
        return None;
    }
    line.tables.changes.starting(line.stretch(at..)).map(|(_, change)| change)
}

/// “shot down 12 missiles”, “make up 51% of the staff”: “up” or “down” belongs to a verb that says no direction, before its
/// object. “Closed up 3 points” and “brought it down to 3%” are changes; so are “jobs are down 12 posts” and “Labour, up 12
/// seats”, where no verb that has what is counted as its object stands before the word.
fn is_particle(line: &Line<'_>, draft: &Draft, at: usize, length: usize) -> bool {
    let adjoins = at + length == draft.mark_first && line.is_any(at, &["up", "down"]);
    let Some(verb) = at.checked_sub(1).filter(|&verb| adjoins && !line.says(verb, Says::Directs)) else {
        return false;
    };
    let counted = || {
        draft.form == QuantityForm::Cardinal
            && draft.measured.is_some_and(|(noun, _)| noun == draft.end)
            && line.is_word(verb)
            && line.tokens[verb].case == Case::Lower
            && line.class(verb) != Some(WordClass::Auxiliary)
            && !plural::is_plural(line, verb)
    };
    let verbal = || {
        matches!(line.tag(verb), Tag::VerbBase | Tag::VerbPast | Tag::VerbS | Tag::Participle | Tag::Gerund)
            && line.tables.changes.starting(line.stretch(verb..)).is_none()
    };
    counted() || verbal()
}

/// Whether what stands between the change word and the quantity leaves the one to the other.
fn allows(line: &Line<'_>, gap: std::ops::Range<usize>, draft: &Draft, verb: usize) -> bool {
    // “the rise of 3 boats”, “a cut of 5”: nouns are left out; “lost 11 boats” is no change of boats.
    // “an increase of 13%” has no noun that could be meant instead.
    let of = gap.len() == 1 && line.is(gap.start, "of");
    let share = matches!(draft.form, QuantityForm::Percent | QuantityForm::Currency);
    let noun = verb > 0 && line.class(verb - 1) == Some(WordClass::Determiner) && !(of && share);
    let counted = draft.form == QuantityForm::Cardinal;
    // “lost seven of his nine games”: what is counted stands behind the second number.
    let of_something = (counted || draft.form == QuantityForm::Measure)
        // “lost five straight”, “widen a 3-km stretch”
        && (draft.measured.is_some() || draft.joined || line.is_any(draft.end, &["of", "straight"]));
    // “dropped 40 mm of rain”, but “dropped to 40 boats”
    let moved = gap.clone().any(|at| line.is_any(at, &["by", "to", "from"]));
    let object = of_something && !moved && line.tables.changes.takes_object(line.stretch(verb..), counted);
    // “raised $40 million” is no rise.
    let raised = draft.form == QuantityForm::Currency && gap.is_empty() && line.says(verb, Says::Collects);
    // “adds a €49 exit fee”: the fee is added.
    let attributive = draft.form == QuantityForm::Currency
        && gap.clone().next_back().is_some_and(|at| line.is_any(at, &["a", "an", "the"]))
        && line.tag(draft.end).is_noun();
    if noun || raised || object || attributive {
        return false;
    }
    let direct = gap.clone().all(|at| {
        line.says(at, Says::Leads) || line.str(at).ends_with("ly") || line.is_any(at, &["up", "down", "as"])
    });
    let by = gap.clone().next_back().is_some_and(|at| line.is(at, "by"));
    // Asked last: the tags have the sentence read.
    let still = |gap: &std::ops::Range<usize>| {
        gap.len() <= REACH || gap.len() <= FAR && !gap.clone().any(|at| line.tag(at).is_verb())
    };
    direct || of && share || by && still(&gap)
}

/// How a change verb's subject is counted: “orders fell to 38”.
pub fn subject(line: &Line<'_>, draft: &mut Draft, since: usize) {
    if draft.change.is_none() || draft.unit.is_some() || draft.measured.is_some() || draft.range {
        return;
    }
    let verb = (since..draft.mark_first)
        .rev()
        .find(|&at| line.tables.changes.starting(line.stretch(at..)).is_some());
    if let Some(noun) = verb.and_then(|verb| verb.checked_sub(1)).filter(|&at| plural::is_plural(line, at)) {
        draft.measured = Some((noun, noun + 1));
    }
}
