//! Owns measures that name an event, a size or a company.
//!
//! “the 200m butterfly”, “12-point type”, “3M said” → none

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::QuantityForm;
use crate::lexicon::numerals::NumeralKind;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::TokenKind;

/// “the 200m butterfly”, “a 4x100m relay”, “12-point type”, “a 10K run”: the measure names an event or a size.
pub fn event(line: &Line<'_>, draft: &Draft) -> bool {
    let names = |at: usize| line.tokens.get(at).is_some_and(|t| line.tables.names.is_event(t));
    let times = line.is_any(draft.numeral.end, &["x", "×"]) && line.is_number(draft.numeral.end + 1);
    let long = (draft.has_unit() || line.str(draft.end - 1) == "m") && names(draft.end)
        || times && (1..=4).any(|n| names(draft.numeral.end + n));
    let thousand = line.is(draft.numeral.end - 1, "k") && line.says(draft.end, Says::Race);
    // The company, not three million: “3M said”.
    let company =
        line.str(draft.first) == "3" && line.str(draft.first + 1) == "M" && line.tight(draft.first + 1);
    // “a 10K”, “her first 5k”, “the Halden 5K”, “Saturday's 10K”: one thing, told by its length
    let bare = line.is(draft.numeral.end - 1, "k")
        && draft.unit.is_none()
        && draft.measured.is_none()
        && draft.numeral.value.is_some_and(|v| v < 100_000.0);
    let one = draft.before(1).is_some_and(|at| {
        matches!(line.class(at), Some(WordClass::Determiner))
            || line.is_any(at, &["first", "last", "second"])
            || line.is_name(at)
            || line.kind(at) == Some(TokenKind::Possessive)
    });
    race_of_a_length(line, draft)
        || bare && one
        || long
        || thousand
        || company && draft.approximator.is_none() && !draft.has_unit()
}

/// “won the 200m and the relay”, “silver in the 1,500m”: one thing, told by a round length, with no noun behind it. “The
/// 2.3m fence” has one.
fn race_of_a_length(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.end;
    let length = line.is(end - 1, "m") && line.tight(end - 1) && draft.form == QuantityForm::Measure;
    let round = draft.low.is_some_and(|v| v >= 60.0 && v % 10.0 == 0.0);
    let led =
        draft.before(1).is_some_and(|at| line.is(at, "the") || line.kind(at) == Some(TokenKind::Possessive));
    // Asked last: it has the sentence read.
    let noun = || line.tag(end).is_noun() || matches!(line.tag(end), Tag::Adjective | Tag::Preposition);
    // “bronze over 800m”
    let medal = draft.mark_first.checked_sub(1).is_some_and(|at| line.says(at, Says::Medal))
        || draft.before(2).is_some_and(|at| {
            let ranks = line.numeral(at).is_some_and(|word| word.kind == NumeralKind::Ordinal);
            (ranks || line.says(at, Says::Medal)) && line.is_any(at + 1, &["in", "over", "at"])
        });
    // “won the 200m in 20.13”
    let timed = led && line.is(end, "in") && line.is_number(end + 1);
    // “the women's 50km walk”
    let race = draft.form == QuantityForm::Measure
        && line.says(end, Says::Race)
        && draft.before(1).is_some_and(|at| line.kind(at) == Some(TokenKind::Possessive));
    race || length && round && (medal || timed || led && !noun()) && !draft.range && !line.is_joint(end)
}
