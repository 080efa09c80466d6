//! Owns the approximators before and behind a core.
//!
//! “more than 3 percent” → more than · “200 or so” → about

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::QuantityForm;
use crate::fact::{Approximator, Measure};
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::TokenKind;

/// Takes in the approximators before and after the core.
pub fn approximate(line: &Line<'_>, draft: &mut Draft) {
    draft.mark_first = draft.first;
    if let Some((first, meaning)) = before(line, draft) {
        draft.mark_first = first;
        draft.approximator = Some(meaning);
        if meaning != Approximator::About {
            return;
        }
    }
    if let Some(meaning) = behind(line, draft) {
        draft.approximator = Some(meaning);
        return;
    }
    // “30-odd guests”, “40-plus degrees”
    let joined = draft.numeral.end + 1;
    if line.is_joint(draft.numeral.end) && line.is_any(joined, &["odd", "plus"]) {
        draft.approximator =
            Some(if line.is(joined, "odd") { Approximator::About } else { Approximator::AtLeast });
    }
    if draft.range && draft.numeral.style == Style::Many {
        draft.approximator = Some(Approximator::About);
    }
    if line.str(draft.end) == "+" && line.tight(draft.end) {
        draft.approximator = Some(Approximator::AtLeast);
    }
}

/// The approximator that ends right before the core or before its article, and where it begins.
fn before(line: &Line<'_>, draft: &Draft) -> Option<(usize, Approximator)> {
    // “between about 5 and 8”, “from 5 to 8”: the range word is no part of the mark.
    let article = usize::from(draft.first > 0 && line.is_any(draft.first - 1, &["a", "an", "the"]));
    let found = |skip: usize| {
        let (length, meaning) = line.tables.approximators.ending(line.stretch(..draft.first - skip))?;
        Some((length, meaning, skip))
    };
    let (length, meaning, skip) = found(0).or_else(|| found(article))?;
    let first = draft.first - skip - length;
    // “paid back over a 30-month term”
    let term = skip == 1 && draft.joined && line.is(first, "over");
    let topic = line.is(first, "over") && length == 1 && !over_is_more(line, draft, first);
    (!term && !leads_elsewhere(line, draft, first) && !topic).then_some((first, meaning))
}

/// Whether the approximator at `first` is another word here: “walked past 3 shops”, “How about 12 seats?”, “gone up to 18 weeks from 11”, “crept up to $48, from $43”.
fn leads_elsewhere(line: &Line<'_>, draft: &Draft, first: usize) -> bool {
    // “turned over 3 pages” has no way to know; “all over” and “over the” do.
    let opens =
        line.is_any(first, &["past", "beyond", "above"]) && draft.is_plain() && first == 0 && !line.all;
    // “What about 3?”, “How about 12 seats?”
    let asks = first > 0 && line.is(first, "about") && line.is_any(first - 1, &["what", "how"]);
    // “have gone up to 18 weeks from 11”
    let from = draft.end + usize::from(line.str(draft.end) == ",");
    let moved = first > 0
        && line.is(first, "up")
        && draft.has_unit()
        && line.is(from, "from")
        && (line.says(first - 1, Says::Goes) || line.says(first - 1, Says::Directs));
    opens || moved || asks || is_recent(line, draft, first)
}

/// The approximator right behind the core, what it counts, or the numeral: “200 or so”.
fn behind(line: &Line<'_>, draft: &Draft) -> Option<Approximator> {
    let after = draft.end + usize::from(line.is_joint(draft.end) && line.is(draft.end + 1, "strong")) * 2;
    for at in [after, draft.phrase_end, draft.numeral.end] {
        let found = line.tokens.get(at..).and_then(|rest| line.tables.approximators.starting(rest));
        // “200 or greater than 190”: the next numeral's.
        if let Some((length, meaning)) = found
            && !line.is(at + length, "than")
            && !adds(line, at)
        {
            return Some(meaning);
        }
    }
    None
}

/// “£3.5m plus £1m in add-ons”: another amount comes on top.
fn adds(line: &Line<'_>, at: usize) -> bool {
    let amount = line.is_number(at + 1) || line.kind(at + 1) == Some(TokenKind::Symbol);
    line.is(at, "plus") && (amount || line.numeral(at + 1).is_some())
}

/// “the past ten years”, “in past 30 days”, “past six houses”: “past” says when or where.
fn is_recent(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let time = draft.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Duration);
    let led = at.checked_sub(1).and_then(|before| line.class(before));
    // “drove past six houses”
    let by = draft.numeral.digits.is_none() && draft.numeral.scale == 1.0 && !draft.has_unit();
    line.is(at, "past")
        && at + 1 == draft.first
        && (by || led == Some(WordClass::Determiner) || time && led == Some(WordClass::Preposition))
}

/// Tokens behind a number in which the next verb of its sentence is looked for.
const NEAR: usize = 40;

/// Whether “over” at `at` means more than: “spent over £3m”, “for over two years”, “it lasted over two days”; not “a row
/// over £3m”, “sued over 40 deaths”, “costs $2 billion over ten years”.
fn over_is_more(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| !line.is_any(before, &["worth", "bit"])) else {
        return true;
    };
    if draft.form == QuantityForm::Age {
        return true;
    }
    if draft.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Duration) {
        // “lands over three hours late”
        return line.is_any(draft.end, &["late", "early"]) || is_longer(line, before);
    }
    match line.tag(before) {
        Tag::Participle => is_done_to_more(line, draft, before),
        Tag::Noun | Tag::NounPlural | Tag::Proper => is_apart_from(line, before),
        _ => true,
    }
}

/// “for over two years”, “it lasted over two days”: whether “over” behind the word at `before` makes a time longer; not “by 23% over 18
/// months”.
fn is_longer(line: &Line<'_>, before: usize) -> bool {
    // “by 23% (95% CI 12–33) over 18 months”
    if line.str(before) == ")" {
        return false;
    }
    line.says(before, Says::Lasts)
        || matches!(
            line.tag(before),
            Tag::Be | Tag::Have | Tag::Preposition | Tag::Adverb | Tag::Punctuation | Tag::Determiner
        )
        || matches!(
            line.class(before),
            Some(WordClass::Preposition | WordClass::Determiner | WordClass::Conjunction)
        )
}

/// “the firm has donated over 30 tonnes”, and “the thread received over 50,000 visits”, where a past was taken for a participle: whether
/// the number is the object of the participle at `before`; not “is being sued over 40 deaths”, “sued over 40 deaths has closed”.
fn is_done_to_more(line: &Line<'_>, draft: &Draft, before: usize) -> bool {
    let (parse, token) = (line.parse(), line.parsed(before));
    let verb = parse.verb_at(token);
    let passive = verb.is_none_or(|verb| verb.tokens.clone().any(|at| parse.tag(at) == Tag::Be));
    let has = verb.is_some_and(|verb| verb.tokens.clone().any(|at| parse.tag(at) == Tag::Have));
    // Whether the next verb's subject is what the number counts: “40 deaths has closed”.
    let number = line.parsed(draft.numeral.first);
    let next = parse.verbs_in(number..number + NEAR).iter().find(|verb| verb.finite);
    let subject = next.and_then(|verb| parse.phrase_at(verb.tokens.start - 1));
    let alone = subject.is_none_or(|phrase| !phrase.tokens.contains(&number));
    !passive && (has || alone) || line.says(before, Says::Paid)
}

/// “last year over 40 people”, “in Brisa over 40 people”: whether the noun at `before` says when or where, and “over” begins anew; not “a
/// row over £3m”, “clashed with ministers over 6% offers”.
fn is_apart_from(line: &Line<'_>, before: usize) -> bool {
    let (parse, token) = (line.parse(), line.parsed(before));
    // “Sales over £1m are taxed”: nothing verbal stands before.
    let fronted = parse.phrase_at(token).is_some_and(|phrase| phrase.preposition.is_some())
        && parse.verbs.first().is_none_or(|verb| verb.tokens.start >= token);
    let when = line
        .tables
        .units
        .starting(line.text, line.stretch(before..))
        .is_some_and(|(_, unit)| unit.measure == Measure::Duration);
    let other = |class| class != WordClass::Plural && class != WordClass::Singular;
    fronted || when || line.class(before).is_some_and(other)
}
