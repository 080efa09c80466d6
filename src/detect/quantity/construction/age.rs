//! Owns ages. Durations are left to `unit`.
//!
//! “15-year-old” → year, an age · “aged 34” · “Nina Vale (34)” · “three months of age” · “the over-65s” → from 65 up

use crate::detect::quantity::counted::plural;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::TokenKind;

/// “34 years old”, “15-year-old”, “aged 34”, “three months of age”.
pub fn take(line: &Line<'_>, draft: &mut Draft) -> bool {
    let mut at = draft.end;
    at += usize::from(line.is_dash(at));
    if line.is_any(
        at,
        &["year", "years", "month", "months", "week", "weeks", "day", "days", "yo", "y/o", "yr", "yrs"],
    ) {
        let id = match line.str(at).as_bytes().first() {
            Some(b'm' | b'M') => "month",
            Some(b'w' | b'W') => "week",
            Some(b'd' | b'D') => "day",
            _ => "year",
        };
        let dash = usize::from(line.is_dash(at + 1));
        let old = at + 1 + dash;
        let end = if line.is_any(old, &["old", "olds"]) {
            old + 1
        } else if line.is(at + 1, "of") && line.is(at + 2, "age") {
            at + 3
        } else if line.is(at, "yo") {
            at + 1
        } else {
            return false;
        };
        return aged(line, draft, id, draft.first, end);
    }
    if generation(line, draft) {
        return true;
    }
    // “aged between 29 and 47”: the range is joined later.
    let between = draft.first > 1
        && line.is_any(draft.first - 1, &["between", "from"])
        && line.is_any(draft.first - 2, &["aged", "ages"])
        && draft.low.is_some_and(|v| (0.0..=120.0).contains(&v));
    let aged_before = draft.first > 0
        && (line.is_any(draft.first - 1, &["aged", "age", "ages"])
            || draft.first > 1
                && line.is(draft.first - 1, "of")
                && line.is_any(draft.first - 2, &["age", "ages"]))
        && draft.numeral.value.is_some_and(|v| (0.0..=120.0).contains(&v));
    if aged_before || between || ages_range(line, draft) {
        return aged(line, draft, "year", draft.first, draft.end);
    }
    (apposition(line, draft)
        || listed(line, draft)
        || personal(line, draft)
        || of_an_age(line, draft)
        || younger(line, draft)
        || at_an_age(line, draft)
        || opens_at_an_age(line, draft))
        && aged(line, draft, "year", draft.first, draft.end)
}

/// “victims' ages ranged from 19 to 62”
fn ages_range(line: &Line<'_>, draft: &Draft) -> bool {
    draft.first.checked_sub(2).is_some_and(|at| {
        line.is(at + 1, "from")
            && line.says(at, Says::Spans)
            && at > 0
            && line.is_any(at - 1, &["age", "ages", "aged"])
    })
}

fn aged(line: &Line<'_>, draft: &mut Draft, id: &str, first: usize, end: usize) -> bool {
    draft.unit = line.tables.units.by_id(id).cloned();
    draft.form = crate::fact::QuantityForm::Age;
    (draft.first, draft.end, draft.phrase_end) = (first, end, end);
    true
}

/// “the over-65s”, “under-18s”: people from an age up, or below it.
fn generation(line: &Line<'_>, draft: &mut Draft) -> bool {
    let several = line.tight(draft.end) && line.is(draft.end, "s");
    let Some(word) = draft.first.checked_sub(2).filter(|_| several && line.is_joint(draft.first - 1)) else {
        return false;
    };
    let (over, under) = (line.is(word, "over"), line.is(word, "under"));
    let years = draft.numeral.value.is_some_and(|v| (1.0..=110.0).contains(&v));
    if !years || !over && !under {
        return false;
    }
    let end = draft.end + 1;
    draft.range = true;
    if over {
        draft.high = None;
    } else {
        draft.low = None;
    }
    aged(line, draft, "year", word, end)
}

/// “The victim, 34, had”, “Nina Vale (34)”.
fn apposition(line: &Line<'_>, draft: &Draft) -> bool {
    let years = draft.numeral.digits.is_some_and(|d| !d.decimal && !d.grouped && !d.padded && d.places <= 3)
        && draft.numeral.value.is_some_and(|v| (1.0..=115.0).contains(&v));
    if !years || draft.first < 2 || draft.end != draft.numeral.end {
        return false;
    }
    let before = line.str(draft.first - 1);
    let after = line.str(draft.end);
    // “The minister, now 90, sent a wreath.”
    let now = line.is_any(draft.first - 1, &["now", "then", "still"]) && line.str(draft.first - 2) == ",";
    let who = draft.first.saturating_sub(2 + usize::from(now));
    let before = if now { "," } else { before };
    let person = line.is_word(who) && line.class(who).is_none() && line.numeral(who).is_none();
    match before {
        // “Rosa Vance, 18; Tom Pell, 22; and”, “Rosa Vance, 18.”
        "," => {
            let named = line.is_name(who) && who > 0 && line.tokens[who - 1].is_capitalised();
            // “…,” said Wasyliw, 47.
            let spoke = line.is_name(who)
                && two_digits(draft)
                && who > 1
                && line.kind(who - 2) == Some(TokenKind::Mark)
                && matches!(line.tag(who - 1), Tag::VerbPast | Tag::VerbS);
            // “said the farmer, 59.”
            let known = line.is_person(who) && !line.tokens[who].is_capitalised();
            let ends = matches!(after, ";" | "." | "") && !line.is_number(draft.end + 1);
            let listed = ends && (named || known && two_digits(draft) || spoke);
            (after == "," || listed) && person && !line.is_number(draft.end + 1)
        }
        "(" => {
            after == ")"
                && line.is_name(who)
                && (who > 0 && line.is_name(who - 1) || other_age_in_brackets(line, draft))
                && !line.tight(draft.first - 1)
        }
        _ => false,
    }
}

/// “Two women, 31 and 44, were hurt”, “her sons (4, 7 and 9)”: one age for each of several people.
fn listed(line: &Line<'_>, draft: &Draft) -> bool {
    let years = draft.numeral.digits.is_some_and(|d| !d.decimal && !d.grouped && !d.padded)
        && draft.numeral.value.is_some_and(|v| (1.0..=115.0).contains(&v))
        && draft.end == draft.first + 1;
    let joins = |at: usize| line.str(at) == "," || line.is(at, "and");
    let (mut first, mut last) = (draft.first, draft.first);
    while first > 1 && joins(first - 1) && line.is_number(first - 2) {
        first -= 2;
    }
    while joins(last + 1) && line.is_number(last + 2) {
        last += 2;
    }
    let Some(who) = first.checked_sub(2).filter(|_| years && line.is(last.wrapping_sub(1), "and")) else {
        return false;
    };
    let (opens, closes) = (line.str(who + 1), line.str(last + 1));
    let people = line.says(who, Says::Person);
    match opens {
        "," if people => matches!(closes, "," | ";" | "." | ""),
        "," => who > 0 && line.is_name(who) && closes == ",",
        "(" => people && closes == ")",
        _ => false,
    }
}

/// “Jo Hart (52), Eva (39)”: another age stands in brackets behind a whole name.
fn other_age_in_brackets(line: &Line<'_>, draft: &Draft) -> bool {
    let first = draft.first.saturating_sub(NEAR);
    (first..draft.first.saturating_sub(2)).any(|at| {
        at > 1
            && line.str(at) == "("
            && line.is_number(at + 1)
            && line.str(at + 2) == ")"
            && line.is_name(at - 1)
    })
}

/// How far back another age in brackets is looked for, in tokens.
const NEAR: usize = 12;

/// “She will be 35 by then”, “he was 61”, “who turned 30”: a bare number said of a person.
fn personal(line: &Line<'_>, draft: &Draft) -> bool {
    let years = draft.numeral.digits.is_some_and(|d| !d.decimal && d.places == 2)
        && draft.end == draft.numeral.end
        && (line.end(draft.end)
            || matches!(
                line.str(draft.end),
                "," | "." | "and" | "when" | "by" | "on" | "in" | "at" | "raising" | "but" | "last" | "this"
            ));
    // “until she was nearly 70”
    let near = draft.first > 1
        && line.is_any(
            draft.first - 1,
            &["nearly", "almost", "about", "only", "just", "already", "barely", "still", "now"],
        );
    let Some(verb) = draft.first.checked_sub(1 + usize::from(near)).filter(|_| years) else { return false };
    let turned = line.is_any(verb, &["turned", "turns", "turning"]);
    let is = line.is_any(verb, &["is", "was", "'s", "’s", "be", "of"])
        // “who are 24 and 31”, “both 19”
        || verb > 0 && line.is_any(verb, &["are", "were"]) && line.is(verb - 1, "who");
    let both = line.is(verb, "both") && verb > 1 && line.str(verb - 1) == "," && line.is_name(verb - 2);
    // “The average age of the crew is 54.”
    let of_age = is && (verb.saturating_sub(6)..verb).any(|at| line.is_any(at, &["age", "ages"]));
    let subject = verb
        .checked_sub(1)
        .map(|at| if line.is_any(at, &["will", "would"]) { at.saturating_sub(1) } else { at });
    turned
        || both
        || of_age
        || expected(line, verb)
        || is
            && !line.is(verb, "of")
            && subject.is_some_and(|at| {
                // “My grandmother is 88 and stirs faster.”
                let kin = line.is_person(at) && !line.tokens[at].is_capitalised();
                line.is_any(at, &["he", "she", "who"]) || kin && line.is_any(verb, &["is", "was"])
            })
}

fn two_digits(draft: &Draft) -> bool {
    draft.numeral.digits.is_some_and(|d| !d.decimal && !d.grouped && d.places == 2)
        && draft.end == draft.numeral.end
}

/// “a shepherd of 71 who refused”, “a son of 27 in his old bedroom”: one person, and nothing counted behind the number.
fn of_an_age(line: &Line<'_>, draft: &Draft) -> bool {
    let Some(of) = draft.first.checked_sub(1).filter(|&of| of > 0 && line.is(of, "of")) else { return false };
    let counts = line.is_joint(draft.end)
        || matches!(line.str(draft.end), "%" | "°" | ":" | "/")
        || line.is_word(draft.end) && line.class(draft.end).is_none() && !line.tag(draft.end).is_verb();
    let one = (of.saturating_sub(LONGEST_DESCRIPTION)..of)
        .any(|at| line.is_any(at, &["a", "an", "my", "his", "her", "their", "our"]));
    // “a grandmother of 12” has them; “a boy of 12” is as old.
    let old = !line.says(of - 1, Says::Group) || draft.low.is_some_and(|years| years >= 20.0);
    two_digits(draft) && one && old && line.is_person(of - 1) && !counts
}

/// Tokens from “a” to the noun in “a retired deputy head teacher of 71”.
const LONGEST_DESCRIPTION: usize = 5;

/// “At 61 the novelist has sold three million books”, “At 34, she gave up”: an age that opens the sentence.
fn opens_at_an_age(line: &Line<'_>, draft: &Draft) -> bool {
    let opens =
        draft.first == 1 && line.is(0, "at") || draft.first == 2 && line.is(0, "now") && line.is(1, "at");
    let next = draft.end + usize::from(line.str(draft.end) == ",");
    let who = line.is_any(next, &["he", "she", "i"])
        || line.is_any(next, &["the", "his", "her", "my"])
            && (next + 1..next + 4).find(|&at| line.tag(at).is_noun()).is_some_and(|at| line.is_person(at));
    opens && two_digits(draft) && who
}

/// “children under 5”, “anyone over 16”, “men older than 40”.
fn younger(line: &Line<'_>, draft: &Draft) -> bool {
    let than = usize::from(draft.first > 0 && line.is(draft.first - 1, "than"));
    let Some(word) = draft.first.checked_sub(1 + than).filter(|&at| at > 0) else { return false };
    let led = if than == 1 {
        line.is_any(word, &["younger", "older"])
    } else {
        line.is_any(word, &["under", "over", "above", "below"])
    };
    let bare = draft.is_plain() && draft.end == draft.numeral.end;
    let years = draft.low.is_some_and(|v| (1.0..=100.0).contains(&v));
    // “Children under five account for two thirds”: nothing is counted there in the plural, or measured.
    let alone = || {
        draft.low.is_some_and(|years| years > 1.0)
            && !plural::is_plural(line, draft.end)
            && line.tables.units.starting(line.text, line.stretch(draft.end..)).is_none()
    };
    let ends = !line.is_word(draft.end) || line.class(draft.end).is_some() || alone();
    let sign = matches!(line.str(draft.end), "%" | "°" | "-" | ":");
    // “Five people, all over 75, have died”
    let part = line.is_any(word - 1, &["all", "both", "most", "mostly", "many"])
        && word > 2
        && line.str(word - 2) == ","
        && line.is_person(word - 3);
    // “1,388 were under 18”: how many, and how old they are.
    let are = line.is_any(word - 1, &["are", "were"])
        && word > 1
        && (line.is_number(word - 2) || line.is_person(word - 2));
    let part = part || are;
    // Nothing else is so many younger or older: “two thirds of the victims were younger than 35”.
    led && bare && years && !sign && (than == 1 || line.says(word - 1, Says::Person) || part) && ends
}

/// “died at 94”, “she joined the choir at 19 on £6 a week”: an age in somebody's life, where no hour is meant.
fn at_an_age(line: &Line<'_>, draft: &Draft) -> bool {
    let years =
        draft.numeral.digits.is_some_and(|d| !d.decimal && d.places == 2) && draft.end == draft.numeral.end;
    let Some(at) = draft.first.checked_sub(1).filter(|&at| years && line.is(at, "at")) else { return false };
    let ends = !line.is_word(draft.end)
        || matches!(line.class(draft.end), Some(WordClass::Preposition | WordClass::Conjunction));
    let sign = matches!(line.str(draft.end), "%" | "°" | "-" | ":" | "/");
    let Some(verb) = (at.saturating_sub(LIFE)..at).rev().find(|&verb| line.says(verb, Says::Life)) else {
        return false;
    };
    let ended = line.str(verb).starts_with(['d', 'D']);
    let whose = verb.saturating_sub(3)..verb;
    ends && !sign
        && (ended
            || whose
                .into_iter()
                .any(|at| line.class(at) == Some(WordClass::Pronoun) || at > 0 && line.is_name(at)))
}

/// How far before “at” the verb may stand that tells of a life, in tokens: “left the farm and the village at 17”.
const LIFE: usize = 7;

/// “Life expectancy there is around 73”, “rose to 81”.
fn expected(line: &Line<'_>, before: usize) -> bool {
    let near = before.saturating_sub(10)..before + 1;
    line.is_any(before, &["is", "was", "to", "at", "of", "around", "about", "just", "nearly", "only"])
        && near.clone().any(|at| line.is(at, "expectancy") && line.is(at.wrapping_sub(1), "life"))
}
