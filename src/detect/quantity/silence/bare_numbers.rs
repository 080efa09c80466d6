//! Owns numbers with neither unit nor noun, which claim something only where their place says so.
//!
//! “rose to 3.65”, “112 were children” → kept · “The meeting is at 10.” → none

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::{Measure, QuantityForm};
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::TokenKind;

/// A number with neither unit nor noun is a claim only where its place says so: “rose to 3.65”, “112 were children”.
pub fn bare(line: &Line<'_>, draft: &Draft) -> bool {
    // “He knocked three times”, but “it fails three times a day”
    if draft.form == QuantityForm::Multiplier && draft.numeral.style == Style::Cardinal {
        let rate = draft.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Rate);
        return !rate && !times(line, draft);
    }
    if draft.unit.is_some()
        || draft.measured.is_some()
        || draft.is_old
        || is_toll(line, draft)
        || draft.change.is_some()
        || draft.form == QuantityForm::Ordinal
    {
        return false;
    }
    if line.is_any(draft.numeral.first, &["twice", "thrice"]) {
        return !compares(line, draft.numeral.end);
    }
    if matches!(
        draft.numeral.style,
        Style::Multiplied | Style::Fold | Style::Ratio | Style::Ordinal | Style::Tolerance
    ) {
        return false;
    }
    if draft.numeral.style == Style::Fraction {
        return !part(line, draft);
    }
    // “News > 5” is no “more than 5”.
    let sign = matches!(line.str(draft.mark_first), ">" | "<");
    if draft.numeral.scale > 1.0 || draft.approximator.is_some() && !sign {
        return false;
    }
    if draft.numeral.digits.is_some_and(|d| d.grouped || d.decimal) {
        return false;
    }
    // “148 of you replied”, “two of them were arrested”, but “the three of them”
    let known = draft
        .before(1)
        .is_some_and(|at| line.class(at) == Some(WordClass::Determiner) && !line.is(at, "that"));
    if !known
        && line.is(draft.end, "of")
        && line.is_any(draft.end + 1, &["them", "us", "you", "these", "those", "whom"])
        || of_the_last(line, draft)
    {
        return false;
    }
    if says_which(line, draft) {
        return true;
    }
    !counts_elsewhere(line, draft) && (draft.numeral.digits.is_none() || !is_placed(line, draft))
}

/// “four of their last five”: how many of how many.
fn of_the_last(line: &Line<'_>, draft: &Draft) -> bool {
    let number = |at: usize| line.is_number(at) || line.numeral(at).is_some_and(|word| word.value > 1.0);
    let last = |of: usize| {
        line.is(of, "of")
            && line.is_any(of + 1, &["the", "its", "their", "his", "her", "our", "my"])
            && line.is_any(of + 2, &["last", "first", "past", "next", "previous", "opening"])
            && number(of + 3)
    };
    draft.low != Some(1.0) && last(draft.end)
        || draft.before(3).is_some_and(|of| of > 0 && last(of) && number(of - 1))
}

/// “Seven are in hospital”, “The record is seven”, “a family of five”, “In our test it managed 29”, “a quake of magnitude 5”, “short of the 51
/// needed”, “nine in a row”: what is counted is said elsewhere.
fn counts_elsewhere(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.end;
    let ends = !line.is_word(end) && !line.is_joint(end) && !matches!(line.str(end), ":" | "/" | "(");
    let digits = draft.numeral.digits.is_some();
    let several = draft.low.is_some_and(|count| count > 1.0);
    let Some(at) = draft.before(1) else {
        return several && !digits && line.class(end) == Some(WordClass::Auxiliary) && !line.is(end, "is");
    };
    // “Only four reached 80”
    let only = at == 0
        && several
        && line.is_any(at, &["only", "just"])
        && (matches!(line.tag(end), Tag::VerbPast | Tag::VerbBase | Tag::Participle)
            || line.class(end) == Some(WordClass::Auxiliary));
    // “won eight straight”
    let straight = several && line.is(end, "straight") && !line.tag(end + 1).is_noun();
    let needed = matches!(line.tag(end), Tag::Participle | Tag::VerbPast)
        && line.is(at, "the")
        && digits
        && (!line.is_word(end + 1) || line.class(end + 1).is_some());
    let is = line.is_any(at, &["is", "was"]) && at > 0 && line.says(at - 1, Says::Tally);
    // “a family of five”, “a majority of one”, “cut the lead to seven”
    let total =
        |to: usize| line.says(to - 1, Says::Tally) && (line.is(to, "of") || line.tag(to - 1).is_noun());
    let group = at > 0
        && (line.is(at, "of") && (several && line.says(at - 1, Says::Group) || total(at))
            || line.is(at, "to") && at > 1 && total(at));
    let row = line.is(end, "in") && line.is(end + 1, "a") && line.is(end + 2, "row");
    let verb = digits
        && several
        && !draft.reads_as_year()
        && !line.tables.names.is_label(&line.tokens[at])
        && matches!(line.tag(at), Tag::VerbPast | Tag::VerbS);
    // “All but 90 had been reconnected”
    let rest = line.is(at, "but") && at > 0 && line.is(at - 1, "all") && digits;
    line.says(at, Says::Amounts)
        || needed
        || only
        || straight
        || rest
        || row
        || group && (ends || line.class(end).is_some())
        || ends && (is || verb)
}

/// Whether a bare number stands where an amount would: “rose to 3”, “112 were children”.
fn is_placed(line: &Line<'_>, draft: &Draft) -> bool {
    let led = draft.before(1).is_some_and(|at| {
        matches!(
            line.class(at),
            Some(
                WordClass::Auxiliary
                    | WordClass::Plural
                    | WordClass::Preposition
                    | WordClass::Verb
                    | WordClass::Adverb
            )
        ) || line.is_any(at, &[",", "and", "(", "or"])
    });
    led || draft.first == 0 && line.class(draft.end) == Some(WordClass::Auxiliary)
}

/// “wrote 43 songs and binned 32”: a second verb with a number that has no noun of its own, where the first had one.
pub fn elided(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    const FAR: usize = 8; // tokens; “and, on a bad night in May, binned”
    let (Some(last), draft) = (at.checked_sub(1).map(|last| &drafts[last]), &drafts[at]) else {
        return false;
    };
    let ends = !line.is_word(draft.end)
        || matches!(line.class(draft.end), Some(WordClass::Preposition | WordClass::Conjunction));
    last.counted
        && last.low != Some(1.0)
        && draft.is_plain()
        && !draft.reads_as_year()
        && draft.first.saturating_sub(last.phrase_end) <= FAR
        && ends
        && !line.is_joint(draft.end)
        && (last.phrase_end..draft.first).any(|at| line.is_any(at, &["and", "but"]))
        && draft.before(1).is_some_and(|verb| {
            matches!(line.tag(verb), Tag::VerbPast | Tag::VerbS | Tag::VerbBase | Tag::Gerund)
        })
}

/// Whether “twice” before `at` compares: “twice as much”, “twice its size”, but “he was twice elected”.
fn compares(line: &Line<'_>, at: usize) -> bool {
    let alike = line.is(at, "as")
        && (line.is_any(at + 1, &["much", "many"])
            || matches!(line.tag(at + 1), Tag::Adjective | Tag::Adverb)
            || (at + 2..at + 5).any(|at| line.is(at, "as")));
    alike || line.is_any(at, &["the", "that", "what", "its", "their"])
}

/// “an increase of almost two-thirds”, “down by a third”, but “a half came”.
fn part(line: &Line<'_>, draft: &Draft) -> bool {
    let several = (draft.numeral.first + 1..draft.numeral.end).any(|at| line.is_joint(at))
        && !line.is_any(draft.numeral.first, &["one", "a"]);
    // “in the same quarter of 2021”, “a quarter of 2021”: three months.
    let period = line.is(draft.end - 1, "quarter")
        && (draft.first + 1 == draft.end && draft.first > 0 || line.is_number(draft.end + 1));
    // “a one-fifth share”
    let share = draft.numeral.end > draft.numeral.first + 1 && line.says(draft.end, Says::Holding);
    // “Half are earmarked”, “; two thirds would be offered work”
    let opens = draft.before(1).is_none_or(|at| {
        matches!(line.kind(at), Some(TokenKind::Punctuation | TokenKind::Mark))
            || line.is_any(at, &["and", "but"])
    });
    let subject = opens
        && !period
        && draft.numeral.digits.is_none()
        && line.class(draft.end) == Some(WordClass::Auxiliary);
    // “wants the state to pay half”
    let paid = line.is(draft.end - 1, "half")
        && (!line.is_word(draft.end) && !line.is_joint(draft.end) || line.class(draft.end).is_some())
        && draft.before(1).is_some_and(|at| line.says(at, Says::Pays));
    line.is(draft.end, "of") && !period
        || paid
        || share
        || subject
        || is_half_of(line, draft)
        || several
        || draft.approximator.is_some()
        || draft.before(1).is_some_and(|at| line.is_any(at, &["by", "than", "down", "up"]))
}

/// “five times as many”, “3 times a day”, “was fined four times”: how much more, or how often. “He knocked three times”
/// tells a story, “a thousand times” is a way of speaking.
fn times(line: &Line<'_>, draft: &Draft) -> bool {
    // “30m times, up from 8m”
    if draft.numeral.scale > 1.0 && draft.numeral.digits.is_some() {
        return true;
    }
    let end = draft.end;
    let large = draft.numeral.scale > 1.0 || draft.low.is_some_and(|v| v >= 100.0);
    let speaks = large && draft.numeral.digits.is_none() && draft.approximator.is_none();
    let next = line.str(end);
    let compared = line
        .is_any(end, &["as", "more", "less", "the", "that", "what", "its", "their", "his", "her", "last"])
        || next.len() > 4 && next.ends_with("er")
        || line.kind(end + 1) == Some(TokenKind::Possessive);
    let rate = line.is_any(end, &["a", "an", "per", "each", "every"]);
    let verbs = ["has", "have", "had", "been", "was", "were"];
    let counted = (draft.first.saturating_sub(5)..draft.first).any(|at| line.is_any(at, &verbs));
    // “2 × 2 m”, “4x the price”
    let word = line.is(end - 1, "times");
    // “trades at 14x forward earnings”
    let rated = !word
        && draft.numeral.digits.is_some()
        && line.is_word(end)
        && draft.before(1).is_some_and(|at| line.class(at) == Some(WordClass::Preposition));
    // “was bowled out for under 60 three times in 14 months”
    let within = line.is(end, "in") && (line.is_number(end + 1) || line.numeral(end + 1).is_some());
    !speaks && (compared || rated || word && (rate || within || counted || draft.numeral.digits.is_some()))
}

/// A bare number that says which or when: an address, an hour, a code, a score.
fn says_which(line: &Line<'_>, draft: &Draft) -> bool {
    // “49 Elm Road”
    if line.tokens.get(draft.end).is_some_and(|t| t.is_capitalised() && t.spaced)
        && line.class(draft.end).is_none()
    {
        return true;
    }
    let plain = draft.is_plain() && draft.numeral.digits.is_some();
    let small = draft.low.is_some_and(|v| (0.0..=24.0).contains(&v));
    let at = draft.before(1);
    // “The meeting is at 10.”, “Read more (12)”, “212 for 4”, “14-all”
    let hour = small && at.is_some_and(|at| line.is_any(at, &["at", "before", "until", "till"]));
    let bracketed = at.is_some_and(|at| line.str(at) == "(") && line.str(draft.end) == ")";
    let score = line.is(draft.end, "for") && line.is_number(draft.end + 1)
        || at.is_some_and(|at| {
            // “lost six for 37”
            line.is(at, "for") && at > 0 && (line.is_number(at - 1) || line.numeral(at - 1).is_some())
        })
        || line.is_joint(draft.end);
    let page = line.tokens.len() <= 3 && line.whole_block;
    // “The serial number is 4471.”, “Call the county health office on 4471.”
    let dialled = at.is_some_and(|at| line.is_any(at, &["on", "at", "to", "or"]));
    let reach = if dialled { 6 } else { 3 };
    let code = (draft.first.saturating_sub(reach)..draft.first).any(|b| {
        // “the number of calls rose to 300”
        line.says(b, Says::Code) && (b + 3 >= draft.first || !line.is(b, "number"))
    });
    code || plain && (hour || bracketed || score || page)
}

/// “Two killed as lorry hits bus”, “the blast wounded 14”, “two had died”: how many people.
pub fn is_toll(line: &Line<'_>, draft: &Draft) -> bool {
    let verb = (draft.end..draft.end + 3)
        .find(|&at| line.class(at) != Some(WordClass::Auxiliary) && !line.is_any(at, &["also", "more"]))
        .is_some_and(|at| line.says(at, Says::Toll));
    let object = draft.before(1).is_some_and(|at| line.says(at, Says::Toll) && line.tag(at) != Tag::Noun);
    draft.is_countlike()
        && draft.measured.is_none()
        && !draft.range
        && (verb || object && !line.is_word(draft.end) || object && line.class(draft.end).is_some())
}

/// “half as many”, “half the size it was”, “half my salary”, “a fifth less than men”.
fn is_half_of(line: &Line<'_>, draft: &Draft) -> bool {
    let at = draft.end;
    let as_many = line.is(at, "as")
        && (line.is_any(at + 1, &["much", "many"])
            || matches!(line.tag(at + 1), Tag::Adjective | Tag::Adverb));
    let half = line.is(at - 1, "half") && draft.numeral.end == draft.numeral.first + 1;
    let whole = matches!(line.tag(at), Tag::Determiner | Tag::PossessivePronoun | Tag::Wh)
        && !line.is_any(at, &["a", "an"]);
    let less = line.is_any(at, &["less", "more", "fewer", "lower", "higher"]) && line.is(at + 1, "than");
    let other = draft.before(1).is_some_and(|b| line.class(b) == Some(WordClass::Determiner));
    // “a fifth as massive as the sun”
    let as_large = as_many && line.is_any(at + 2, &["as", "a"]);
    as_many && half || as_large || half && whole && !other || less
}
