//! Owns what a unit is per: “a day”, “per share”, “/s2”, “s−1”.
//!
//! “800,000 barrels a day” → barrel per day · “$5 a share” → US dollar per share, paid in USD

use std::borrow::Cow;

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::{Measure, Unit};
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::{Case, TokenKind, in_small_letters};

/// “a day”, “per share”, “/month”: the unit becomes a rate. A currency keeps its id: “US dollar per share” is paid in USD.
pub fn per(line: &Line<'_>, draft: &mut Draft, at: usize) {
    let Some(unit) = &draft.unit else { return };
    let of_percent = unit.measure == Measure::Percent;
    let Some((name, end)) = chain(line, at, of_percent).or_else(|| priced(line, draft, at)) else { return };
    let Some(unit) = &mut draft.unit else { return };
    match unit.measure {
        Measure::Currency | Measure::Percent => {
            unit.name = Cow::Owned(format!("{} per {name}", unit.name));
        }
        _ => {
            let rate = format!("{} per {name}", in_bits(line, at, unit, &name));
            *unit = Unit { id: Cow::Owned(rate.clone()), name: Cow::Owned(rate), measure: Measure::Rate };
        }
    }
    (draft.end, draft.phrase_end) = (end, end);
}

/// “£2.14 a loaf,”, “$12 a tree for”: what is sold, where nothing says more of it. “They lost £2m a judge ruled” has a verb.
fn priced(line: &Line<'_>, draft: &Draft, at: usize) -> Option<(String, usize)> {
    let (what, end) = (at + 1, at + 2);
    let currency = draft.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Currency);
    let ends = !line.is_word(end)
        || matches!(
            line.class(end),
            Some(WordClass::Preposition | WordClass::Conjunction | WordClass::Auxiliary)
        );
    let noun = || line.is_word(what) && line.tokens[what].case == Case::Lower && line.tag(what) == Tag::Noun;
    let sold = currency
        && line.is_any(at, &["a", "an"])
        && ends
        && !line.is_joint(end)
        && line.class(what).is_none();
    // “£2,900 a year before” was said above to be no rate.
    let unit = || line.tables.units.starting(line.text, line.stretch(what..)).is_some();
    (sold && noun() && !unit()).then(|| (in_small_letters(line.str(what)), end))
}

/// “2 kb per second” counts bits, “2 kB per second” bytes.
fn in_bits<'u>(line: &Line<'_>, at: usize, unit: &'u Unit, name: &str) -> &'u str {
    if name != "second" || unit.measure != Measure::Data || at == 0 {
        return &unit.name;
    }
    match line.str(at - 1) {
        "kb" => "kilobit",
        "mb" => "megabit",
        "gb" => "gigabit",
        _ => &unit.name,
    }
}

/// The most units that one rate names.
const MOST: usize = 3;

/// “kWh/m2/year”, “m s−1”: everything the unit is per, and where it ends.
fn chain(line: &Line<'_>, at: usize, of_percent: bool) -> Option<(String, usize)> {
    let (mut name, mut end) = per_what(line, at)
        .or_else(|| inverse(line, at))
        .filter(|(name, _)| !of_percent || matches!(&**name, "year" | "month" | "quarter" | "week"))?;
    for _ in 1..MOST {
        let slash = line.str(end) == "/" && line.tight(end) || line.is(end, "per");
        let next = if slash { per_what(line, end) } else { inverse(line, end) };
        let Some((more, after)) = next else { break };
        name = format!("{name} per {more}");
        end = after;
    }
    Some((name, end))
}

/// “s−1”, “m-2”, “cm⁻³”: a unit below the line.
pub fn inverse(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let signed = |at: usize| matches!(line.str(at), "-" | "−" | "–" | "⁻") && line.tight(at);
    if !signed(at + 1) && !signed(at + 2) {
        return None;
    }
    let (length, unit) = line.tables.units.starting(line.text, line.tokens.get(at..)?)?;
    let minus = at + length;
    let sign = signed(minus);
    // “6-foot-4”, “90,000 K-1 visas”
    let written = line.str(at);
    let short = length == 1
        && written.len() <= 3
        && !matches!(written, "K" | "%")
        && !(at > 0 && line.is_joint(at - 1));
    if !sign || !short || line.tight(minus + 2) && line.kind(minus + 2) != Some(TokenKind::Punctuation) {
        return None;
    }
    let name = match line.str(minus + 1) {
        "1" | "¹" => unit.name.to_string(),
        "2" | "²" => format!("square {}", unit.name),
        "3" | "³" => format!("cubic {}", unit.name),
        _ => return None,
    };
    Some((name, minus + 2))
}

/// What “per”, “a” or “/” at `at` names, in the singular, and where it ends.
pub fn per_what(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let dash = usize::from(line.is_joint(at));
    let at = at + dash;
    let slash = line.str(at) == "/" && line.tight(at);
    let per = slash || line.is(at, "per");
    if !per && !line.is_any(at, &["a", "an", "each", "every"]) {
        return None;
    }
    let what = at + 1 + usize::from(line.is_joint(at + 1));
    if line.is(what, "annum") {
        return Some(("year".to_owned(), what + 1));
    }
    let unit = line.tokens.get(what..).and_then(|rest| line.tables.units.starting(line.text, rest));
    // “150C/130C” are two.
    if slash && line.is_number(what) && line.str(what + 1) == line.str(at.wrapping_sub(1)) {
        return None;
    }
    // “6 litres per 100 km”
    if per
        && line.is_number(what)
        && let Some((length, unit)) =
            line.tokens.get(what + 1..).and_then(|rest| line.tables.units.starting(line.text, rest))
    {
        return Some((format!("{} {}", line.str(what), unit.name), what + 1 + length));
    }
    if let Some((length, unit)) = unit.filter(|(_, unit)| {
        per || matches!(
            unit.measure,
            Measure::Duration | Measure::Mass | Measure::Volume | Measure::Length | Measure::Area
        )
    }) {
        // “$3 billion a year earlier”, “5 percent a year ago”
        // “£3,200 a month before tax”
        let behind = what + length + 1;
        let deducted = line.is(behind - 1, "before") && line.tag(behind).is_noun();
        let compares = !per && line.says(what + length, Says::Then) && !deducted;
        return (!compares).then(|| (unit.name.to_string(), what + length));
    }
    let noun = line.is_word(what) && line.class(what).is_none() && line.tokens[what].span.len() > 1;
    (noun && !slash && (line.is(at, "per") || line.says(what, Says::Each)))
        .then(|| (in_small_letters(line.str(what)), what + 1))
}
