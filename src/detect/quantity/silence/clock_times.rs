//! Owns clock times.
//!
//! “7:45”, “at five to twelve”, “the 7.15 to Leeds” → none

use crate::detect::quantity::counted::plural::is_plural;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::QuantityForm;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::TokenKind;

/// Units of time from which on “ago” gives no date that anybody remembers.
const FAR_BACK: f64 = 1000.0;

/// “7:45”, “3pm”, “five o'clock”, “from 9 to 5”.
pub fn time(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.numeral.end;
    // “two years ago”; “202 million years ago” is a claim.
    let far = draft.numeral.scale > 1.0 || draft.low.is_some_and(|years| years >= FAR_BACK);
    // “posted 52m ago”
    let past =
        draft.form == QuantityForm::Duration || draft.unit.as_ref().is_some_and(|unit| unit.id == "metre");
    let ago = past && line.is(draft.end, "ago") && !far;
    // “open from 9 to 5”
    let hours = draft.range
        && !line.all
        && draft.unit.is_none()
        && draft.numeral.style == Style::Cardinal
        && draft.high.is_some_and(|hour| hour <= 12.0)
        && draft.before(1).is_some_and(|at| line.is(at, "from"));
    if ago || hours || clock(line, draft) || pointed(line, draft) || beside_noon(line, draft) {
        return true;
    }
    // “a radius of 70 pm”
    let measured = draft.form == QuantityForm::Measure && draft.end > end;
    if !measured && line.says(end, Says::Hour) {
        return true;
    }
    let colon = |at: usize| line.str(at) == ":" && line.tight(at) && line.tight(at + 1);
    colon(end) && line.is_number(end + 1) || draft.before(1).is_some_and(|at| colon(at) && at > 0)
}

/// “the 7.15 to Leeds”, “at 7.30 on Friday”, “until 9.45 in the evening”.
fn pointed(line: &Line<'_>, draft: &Draft) -> bool {
    // “the ABC's 7.30 program”
    let owned = draft.before(1).is_some_and(|at| line.kind(at) == Some(TokenKind::Possessive));
    let the = owned || draft.before(1).is_some_and(|at| line.is(at, "the"));
    // “missed the 18.40 ferry”
    let called = the
        && draft.counted
        && draft.measured.is_some_and(|(first, end)| first + 1 == end && !is_plural(line, first));
    let bare = called || draft.unit.is_none() && draft.measured.is_none();
    let written = draft.numeral.digits.filter(|d| d.decimal && bare);
    let at = draft.numeral.end - 1;
    let clock = written.is_some()
        && line.str(at).split_once('.').is_some_and(|(hour, minute)| {
            hour.parse::<u8>().is_ok_and(|h| h < 24)
                && minute.len() == 2
                && minute.parse::<u8>().is_ok_and(|m| m < 60)
        });
    let end = draft.end;
    let train = the && line.is_any(end, &["to", "from"]) && line.is_name(end + 1);
    let day = line.is_any(end, &["on", "every"]) && line.class(end + 1) == Some(WordClass::Weekday)
        || line.is(end, "in")
            && line.is(end + 1, "the")
            && line.is_any(end + 2, &["morning", "afternoon", "evening"])
        || line.is_any(end, &["tonight", "tomorrow", "sharp"]);
    // “9.55 The pound is up”, “17.42: We have a count”: the time of a post.
    let stamp = draft.first == 0
        && (line.str(end) == ":" || line.tokens.get(end).is_some_and(|t| t.spaced && t.is_capitalised()));
    // “the 07.12 ran late”
    let padded =
        line.str(at).starts_with('0') && (the || draft.before(1).is_some_and(|at| line.is(at, "at")));
    let shown = owned && line.tag(end) == Tag::Noun;
    clock && (train || shown || day || stamp || padded || called)
}

/// “ten past six”, “a quarter to nine”, “at five to twelve”: a clock time in words.
fn clock(line: &Line<'_>, draft: &Draft) -> bool {
    if draft.has_unit() && draft.form != QuantityForm::Duration || draft.numeral.scale > 1.0 {
        return false;
    }
    let number =
        |at: usize| line.numeral(at).map(|word| word.value as u8).or_else(|| line.str(at).parse::<u8>().ok());
    let minute = |at: usize| {
        line.is_any(at, &["quarter", "half", "minutes"])
            || number(at).is_some_and(|minutes| matches!(minutes, 5 | 10 | 20 | 25))
    };
    let hour = |at: usize| number(at).is_some_and(|hour| (1..=12).contains(&hour));
    let led = |at: usize| {
        let article = usize::from(line.is_any(at, &["a"]));
        at.checked_sub(article + 1).is_none_or(|at| line.says(at, Says::TellsHour))
    };
    // The sign between stands before the hour, behind the minutes, or inside what was read as a range.
    let (first, end) = (draft.first, draft.end);
    let signs = [first.checked_sub(1), Some(first), Some(end)].into_iter().flatten().chain(first..end);
    signs.into_iter().any(|at| {
        let past = line.is(at, "past");
        let quarter = at > 0 && line.is_any(at - 1, &["quarter", "half"]);
        let stands = at > 0 && minute(at - 1) && hour(at + 1) && !line.is_word(at + 2);
        let start =
            if at > 1 && line.is_any(at - 2, &["a", "twenty"]) { at - 2 } else { at.saturating_sub(1) };
        (past && at > 0 && minute(at - 1) && hour(at + 1))
            || line.is(at, "to") && stands && (quarter || led(start))
            || line.is(at, "to") && quarter && hour(at + 1) && led(start)
    })
}

/// “from noon to 2”, “10 to midnight”: an hour beside a named one.
fn beside_noon(line: &Line<'_>, draft: &Draft) -> bool {
    let hour =
        draft.is_plain() && draft.measured.is_none() && draft.low.is_some_and(|v| (1.0..=12.0).contains(&v));
    let named = |at: usize| line.is_any(at, &["noon", "midday", "midnight"]);
    let to = |at: usize| line.is_any(at, &["to", "until", "till", "-", "–"]);
    let before = draft.before(2).is_some_and(|at| named(at) && to(at + 1));
    // “five minutes to midnight”
    let minutes = draft.form == QuantityForm::Duration && line.is_any(draft.end - 1, &["minute", "minutes"]);
    let beside = (to(draft.end) || minutes && line.is(draft.end, "past")) && named(draft.end + 1);
    !line.all && (hour && before || (hour || minutes) && beside)
}
