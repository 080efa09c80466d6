//! Owns what a quantity counts, and the unit that makes.
//!
//! “at least 40 charging stations were hit” → “charging stations”; charging station · “3.6 deaths per 1,000 births” → death per
//! 1,000 births

use crate::detect::quantity::counted::noun_phrase::Phrase;
use crate::detect::quantity::counted::{noun_phrase, or_more, singular};
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits::superscript;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::detect::quantity::unit::per;
use crate::fact::{Measure, QuantityForm, Unit};
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::{Case, TokenKind, in_one_line, in_small_letters};

/// Finds what is counted, and makes it the unit of a quantity that has none.
pub fn measure(line: &Line<'_>, draft: &mut Draft) {
    let Some(phrase) = counted(line, draft).map(|phrase| before_clause(line, phrase)) else {
        rate_of_bare(line, draft);
        return;
    };
    draft.measured = Some((phrase.first, phrase.end));
    draft.phrase_end = draft.phrase_end.max(phrase.end);
    // “8.5x earnings” is a multiple of them.
    let multiple = draft.form == QuantityForm::Multiplier;
    let counts =
        draft.unit.is_none() && !multiple && matches!(draft.numeral.style, Style::Cardinal | Style::Many);
    if counts && draft.numeral.style != Style::Fraction {
        let noun = described(line, draft, singular::singular(line, phrase));
        // “517 rushing yards”, “ten straight days”: the head is a unit.
        let head = line.tables.units.starting(line.text, line.stretch(phrase.end - 1..phrase.end));
        let head = head.filter(|_| !noun_phrase::is_designation(line, phrase.first, phrase.end));
        if let Some((_, unit)) = head.filter(|(_, u)| {
            phrase.end > phrase.first + 1
                && matches!(u.measure, Measure::Length | Measure::Duration | Measure::Area | Measure::Mass)
        }) {
            draft.unit = Some(unit.clone());
            draft.form = if unit.measure == Measure::Duration {
                QuantityForm::Duration
            } else {
                QuantityForm::Measure
            };
            return;
        }
        if let Some((rate, end)) = rate(line, phrase, &noun) {
            draft.unit = Some(rate);
            draft.phrase_end = end;
            if line.is_number(phrase.end + 1) {
                draft.end = end;
            }
        } else {
            draft.counted = true;
            draft.unit = Some(Unit { id: noun.clone().into(), name: noun.into(), measure: Measure::Count });
        }
    }
}

/// “a seven story building sitting metres from the beach”: without the participle clause that tells how far.
fn before_clause(line: &Line<'_>, phrase: Phrase) -> Phrase {
    let goes_on = |at: &usize| line.tag(*at) == Tag::Gerund && line.tag(at - 1).is_noun();
    let far = || line.tables.units.starting(line.text, line.stretch(phrase.end - 1..phrase.end)).is_some();
    match (phrase.first + 1..phrase.end).find(goes_on).filter(|_| far()) {
        Some(end) => Phrase { end, ..phrase },
        None => phrase,
    }
}

/// “the remaining 40 passengers”: what describes the noun stands before the number.
fn described(line: &Line<'_>, draft: &Draft, noun: String) -> String {
    let led = |at: usize| {
        at > 0
            && line.class(at - 1) == Some(WordClass::Determiner)
            && !line.is_any(at - 1, &["a", "an", "another"])
    };
    match draft.first.checked_sub(1) {
        Some(at) if led(at) && line.says(at, Says::Which) && !draft.joined => {
            format!("{} {noun}", in_small_letters(line.str(at)))
        }
        _ => noun,
    }
}

/// “3.6 deaths per 1,000 live births”.
fn rate(line: &Line<'_>, phrase: Phrase, noun: &str) -> Option<(Unit, usize)> {
    if !line.is_any(phrase.end, &["per", "a", "an"]) {
        return None;
    }
    let (name, end) = if line.is(phrase.end, "per") && line.is_number(phrase.end + 1) {
        let below = noun_phrase::phrase(line, phrase.end + 2)?;
        (in_one_line(line.span(phrase.end + 1, below.end).of(line.text)), below.end)
    } else {
        per::per_what(line, phrase.end)?
    };
    let rate = format!("{noun} per {name}");
    Some((Unit { id: rate.clone().into(), name: rate.into(), measure: Measure::Rate }, end))
}

/// The noun phrase that a number counts, or that a share, a measure or a fraction is of.
fn counted(line: &Line<'_>, draft: &Draft) -> Option<Phrase> {
    let at = draft.end;
    if draft.unit.is_some() {
        let of = line.is(at, "of") && matches!(draft.form, QuantityForm::Percent | QuantityForm::Measure);
        // “within five miles of the plant”
        let of = of && !(draft.first > 0 && line.is(draft.first - 1, "within"));
        return if of { noun_phrase::of_phrase(line, at) } else { None };
    }
    // “one adult in ten”
    let inside = draft.numeral.first + 1;
    if draft.numeral.style == Style::Ratio && line.is(inside + 1, "in") && inside + 2 < draft.numeral.end {
        return Some(Phrase { first: inside, end: inside + 1, plural: false });
    }
    match draft.numeral.style {
        Style::Cardinal | Style::Ratio if line.is(at, "of") => {
            // “A pair of climbers”, “half a million of them”.
            noun_phrase::of_phrase(line, at).filter(|p| p.plural)
        }
        Style::Cardinal | Style::Ratio => behind_number(line, draft),
        Style::Fraction => noun_phrase::of_phrase(line, at).or_else(|| half_of(line, at)),
        Style::Many => {
            noun_phrase::of_phrase(line, at).or_else(|| noun_phrase::phrase(line, at)).filter(|p| p.plural)
        }
        _ => None,
    }
}

/// “40 charging stations”, “46 head of cattle”: what stands behind a number, where the number counts it.
fn behind_number(line: &Line<'_>, draft: &Draft) -> Option<Phrase> {
    let at = behind_additions(line, draft)?;
    // “46 head of cattle”, “780 head on offer”
    let herd =
        line.is(at, "head") && (!line.is_word(at + 1) || line.class(at + 1) == Some(WordClass::Preposition));
    if herd && draft.low.is_some_and(|count| count > 1.0) {
        return Some(Phrase { first: at, end: at + 1, plural: true });
    }
    // “in 2019 40 boats”
    let two = draft.numeral.digits.is_some() && line.is_number(at);
    let joined = || if draft.joined { noun_phrase::joined_noun(line, at) } else { None };
    let designations = || if two { None } else { noun_phrase::designations(line, at) };
    let plain = || {
        let found = noun_phrase::phrase(line, at);
        let single = found.is_none_or(|phrase| !phrase.plural);
        let named = if single && !two { noun_phrase::behind_a_name(line, at) } else { None };
        named.or(found)
    };
    let phrase = sized(line, at).or_else(joined).or_else(designations).or_else(plain)?;
    // “the 17 bus”, “a 60 zone”: one that is called so.
    if acts(line, draft, phrase) || answers(line, draft, phrase) || is_called_so(line, draft) {
        return None;
    }
    let one = draft.low == Some(1.0);
    // “a three course meal”: the article is the noun's.
    let article = draft.first > 0 && line.is_any(draft.first - 1, &["a", "an", "the"]);
    (phrase.plural || draft.joined || one || article).then_some(phrase)
}

/// Where the noun behind a number would begin, past what may stand between the two: “-plus”, a mark to a note, the number again in
/// brackets, “or more”. None where a word stands there that counts nothing: “left 4,000 homeless”, “40 won seats”.
fn behind_additions(line: &Line<'_>, draft: &Draft) -> Option<usize> {
    let at = draft.end;
    // “200,000-plus troops”
    let plus = draft.joined && line.is_any(at + 1, &["plus", "strong", "odd"]);
    let at = at + usize::from(draft.joined) + usize::from(plus);
    // “3 million¹ people”
    let note = line.tight(at) && superscript(line.str(at)).is_some();
    let at = at + usize::from(note);
    // “left 4,000 homeless”, “40 won seats”
    let said = line.str(at).ends_with("less") && !line.tag(at + 1).is_noun();
    if said || line.is(at, "won") && !line.is_joint(at + 1) {
        return None;
    }
    // “ten (10) plaintiffs”.
    let at = if line.str(at) == "(" && line.str(at + 2) == ")" { at + 3 } else { at };
    let at = at + or_more::bound_length(line, at);
    Some(at + usize::from(line.is_any(at, &["more", "other", "such"])))
}

/// “the 17 bus”, “a 60 zone”, “the 400 block of Elm Road”: one thing that is called so, told by its article and a noun in the singular
/// that no other follows, as in “a 12 man crew”.
pub fn is_called_so(line: &Line<'_>, draft: &Draft) -> bool {
    let noun = draft.numeral.end;
    let short = draft.is_countlike()
        && draft.numeral.digits.is_some_and(|d| !d.grouped && !d.decimal)
        && draft.low.is_some_and(|v| v > 1.0);
    short
        && draft.before(1).is_some_and(|at| line.is_any(at, &["a", "an", "the"]))
        && line.is_word(noun)
        && line.class(noun).is_none_or(|class| class == WordClass::Singular)
        && line.tokens[noun].case == Case::Lower
        && !line.is_joint(noun + 1)
        && line.tag(noun) == Tag::Noun
        && !line.tag(noun + 1).is_noun()
        && !line.says(noun, Says::Tally)
}

/// “two million 250ml bottles”: the noun has a size of its own.
fn sized(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let unit = at + 1 + usize::from(line.is_joint(at + 1));
    let rest = line.tokens.get(unit..).filter(|_| line.is_number(at) && line.tokens[at].spaced)?;
    let (length, _) = line.tables.units.starting(line.text, rest)?;
    noun_phrase::phrase(line, unit + length).filter(|phrase| phrase.plural)
}

/// “her team of nine handles the night shift”: what looks like a plural is a verb.
fn acts(line: &Line<'_>, draft: &Draft, phrase: Phrase) -> bool {
    let of = draft.first > 1 && line.is(draft.first - 1, "of");
    // “a pack of six costs £4”
    let amount = line.kind(phrase.end) == Some(TokenKind::Symbol);
    let object = amount || matches!(line.class(phrase.end), Some(WordClass::Determiner | WordClass::Pronoun));
    of && object && phrase.end == phrase.first + 1 && line.class(phrase.first) != Some(WordClass::Plural)
}

/// “one in eight reported headaches”: a verb and its object, for no other verb follows; but “one in eight registered
/// voters stayed at home”.
fn answers(line: &Line<'_>, draft: &Draft, phrase: Phrase) -> bool {
    let verb = |at: usize| {
        matches!(line.class(at), Some(WordClass::Verb | WordClass::Auxiliary)) || line.str(at).ends_with("ed")
    };
    draft.numeral.style == Style::Ratio
        && phrase.end > phrase.first + 1
        && line.str(phrase.first).ends_with("ed")
        && !verb(phrase.end)
}

/// “8.1 per 100,000”, “4,000 per day”, “1,300 a day”: the noun stands elsewhere, the rate here.
fn rate_of_bare(line: &Line<'_>, draft: &mut Draft) {
    let at = draft.end;
    let bare = draft.unit.is_none() && draft.numeral.style == Style::Cardinal && !draft.joined && !line.all;
    if !bare || !line.is_any(at, &["per", "a", "an"]) {
        return;
    }
    let per_number = line.is(at, "per") && line.is_number(at + 1);
    let (name, end) = if per_number {
        let below = noun_phrase::phrase(line, at + 2).filter(|phrase| phrase.plural);
        let end = below.map_or(at + 2, |phrase| phrase.end);
        (in_one_line(line.span(at + 1, end).of(line.text)), end)
    } else {
        // “chapter 4 a day later” has a label.
        let time = line
            .tables
            .units
            .starting(line.text, line.stretch(at + 1..))
            .is_some_and(|(_, unit)| unit.measure == Measure::Duration);
        match per::per_what(line, at).filter(|_| time) {
            Some(rate) => rate,
            None => return,
        }
    };
    let rate = format!("per {name}");
    draft.unit = Some(Unit { id: rate.clone().into(), name: rate.into(), measure: Measure::Rate });
    (draft.end, draft.phrase_end) = (end, end);
}

/// “half my salary”, “half the seats”: the whole stands behind its determiner.
fn half_of(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let half = at > 0 && line.is(at - 1, "half");
    let led = matches!(line.class(at), Some(WordClass::Determiner | WordClass::Pronoun))
        && !line.is_any(at, &["a", "an"]);
    if !half || !led {
        return None;
    }
    noun_phrase::phrase(line, at + 1).map(|phrase| Phrase { first: at, ..phrase })
}
