//! Owns the noun phrase after a numeral or its “of”, found with closed-class words and the plural's -s.
//!
//! “40 charging stations were hit” → “charging stations” · “of the country's nurses” → “the country's nurses”

use crate::detect::quantity::counted::plural::is_plural;
use crate::detect::quantity::line::Line;
use crate::lexicon::numerals::NumeralKind;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Head, Tag};
use crate::text::{Case, TokenKind};

/// A noun phrase: its tokens, and whether its head is a plural.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    pub first: usize,
    pub end: usize,
    pub plural: bool,
}

/// The most tokens a phrase takes.
const LONGEST: usize = 9;

/// The noun phrase that starts at token `at`, without determiner. The syntax says where it ends; words say it where a
/// machine-made string, a participle that has become a noun, or a capital hides it.
pub fn phrase(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let by_words = by_words(line, at);
    // “40 ships”: nothing is left to ask.
    if let Some(found) = by_words.filter(|found| found.plural && found.end == at + 1) {
        return Some(found);
    }
    let Some(parsed) = by_syntax(line, at) else {
        return by_words.filter(|found| !is_verb(line, *found));
    };
    let Some(found) = by_words else { return Some(parsed).filter(|parsed| parsed.plural) };
    let plural = found.plural || parsed.plural;
    // “18 F-35 jets”, “1,000 live births”: the syntax takes a word for a name or a verb. “ten plaintiffs damages”: a
    // plural ends the phrase. “800kg of tobacco hidden”: the words take a participle for a noun.
    let beyond = parsed.end..found.end;
    let hidden = beyond.clone().any(|at| line.is_joint(at) || line.shape(at).is_some());
    let adds = beyond.clone().next_back().is_some_and(|last| is_plural(line, last));
    // “the 20 pounds of beef cost”
    let verb = beyond.is_empty() && line.class(found.end) == Some(WordClass::Verb);
    let ends = found.plural && beyond.is_empty();
    let end = if hidden || adds || ends || verb { found.end } else { parsed.end };
    Some(Phrase { first: at, end, plural })
}

/// “a 40-page summary”: what a number joined to a noun counts is that noun alone.
pub fn joined_noun(line: &Line<'_>, at: usize) -> Option<Phrase> {
    // “a three-cylinder engine”: nothing is compared behind a number, whatever the tagger takes an ending in -er for.
    let compared = line.tag(at) == Tag::Adjective && line.str(at).ends_with("er");
    let noun = (line.tag(at) == Tag::Noun || compared) && line.tokens[at].case == Case::Lower;
    (noun && line.tag(at + 1).is_noun() && !line.is_joint(at + 1)).then_some(Phrase {
        first: at,
        end: at + 1,
        plural: false,
    })
}

/// The rest of the syntax's noun phrase from token `at`, with what it owns: “country's nurses”.
fn by_syntax(line: &Line<'_>, at: usize) -> Option<Phrase> {
    // Asked last: the sentence need not be read for “40 of them” or “in 2019, …”.
    let closed = matches!(
        line.class(at),
        Some(
            WordClass::Preposition
                | WordClass::Auxiliary
                | WordClass::Conjunction
                | WordClass::Determiner
                | WordClass::Pronoun
                | WordClass::Month
                | WordClass::Weekday
        )
    );
    if closed || !line.is_word(at) {
        return None;
    }
    let opens = matches!(
        line.tag(at),
        Tag::Noun
            | Tag::NounPlural
            | Tag::Proper
            | Tag::Adjective
            | Tag::Adverb
            | Tag::Participle
            | Tag::Gerund
    );
    let (parse, token) = (line.parse(), line.parsed(at));
    let mut phrase = parse.phrase_at(token).filter(|phrase| opens && phrase.head >= token)?;
    while let Some(next) = parse.phrase_at(phrase.tokens.end) {
        if next.owner.is_none() || next.tokens.start != phrase.tokens.end {
            break;
        }
        phrase = next;
    }
    let end = line.behind_parsed(phrase.head);
    // “cocaine worth £180,000”
    let end = end - usize::from(end > at + 1 && line.is(end - 1, "worth"));
    // “its past 10 matches”
    let small = |at: usize| {
        line.numeral(at)
            .is_some_and(|w| matches!(w.kind, NumeralKind::Digit | NumeralKind::Teen | NumeralKind::Ten))
    };
    let whole = (at..end).all(|at| !line.is_number(at) && !small(at));
    let named = matches!(phrase.kind, Head::Common | Head::Name) && end > at && whole;
    named.then_some(Phrase { first: at, end, plural: phrase.plural })
}

/// “None of the five survived”, “the index gained 2 percent”: what looks like a noun is the verb.
fn is_verb(line: &Line<'_>, found: Phrase) -> bool {
    let single = found.end == found.first + 1 && line.class(found.first) != Some(WordClass::Plural);
    single
        && matches!(line.tag(found.first), Tag::VerbPast | Tag::VerbS | Tag::VerbBase | Tag::Participle)
        && !found.plural
}

fn by_words(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let mut end = at;
    let mut last_noun = None;
    while end < line.tokens.len().min(at + LONGEST) {
        if !continues(line, at, end) {
            break;
        }
        let joint = line.is_joint(end);
        let possessive = line.kind(end) == Some(TokenKind::Possessive);
        let plural = is_plural(line, end);
        end += 1;
        if joint || possessive || matches!(line.str(end - 1), "&") {
            continue;
        }
        last_noun = Some(end);
        let owns = line.kind(end) == Some(TokenKind::Possessive);
        if plural && !line.is_joint(end) && !owns && !describes(line, end - 1) {
            return Some(Phrase { first: at, end, plural: true });
        }
    }
    let end = last_noun.filter(|&end| !line.str(end - 1).ends_with("ly"))?;
    let verbal = line.class(end - 1) == Some(WordClass::Verb) && line.str(end - 1).ends_with('s');
    Some(Phrase { first: at, end, plural: verbal || is_plural(line, end - 1) })
}

/// “police officers”, “sports fans”, “Kansas power customers”, “plain-clothes tax officers”: a plural before another.
fn describes(line: &Line<'_>, at: usize) -> bool {
    let open = |at: usize| line.is_word(at) && line.class(at).is_none();
    let named = line.tokens[at].is_capitalised() || at > 0 && line.is_joint(at - 1);
    if named && open(at + 1) && !line.str(at + 1).ends_with("ed") {
        return is_plural(line, at + 1) || open(at + 2) && is_plural(line, at + 2);
    }
    let first = line.class(at) == Some(WordClass::Plural) && !line.str(at).ends_with('s')
        || line.says(at, Says::Describes);
    first && is_plural(line, at + 1)
}

/// The noun phrase after “of”, with its determiner: “the country's nurses”.
pub fn of_phrase(line: &Line<'_>, of: usize) -> Option<Phrase> {
    if !line.is(of, "of") {
        return None;
    }
    let determiner = usize::from(line.class(of + 1) == Some(WordClass::Determiner));
    // “one of the most remote islands”
    let most = usize::from(line.is_any(of + 1 + determiner, &["most", "least"]));
    let found = phrase(line, of + 1 + determiner + most)?;
    Some(Phrase { first: of + 1, ..found })
}

/// Whether the phrase that began at `first` goes on with token `at`.
fn continues(line: &Line<'_>, first: usize, at: usize) -> bool {
    // “18 F-35 jets”, “40 Leopard 2 tanks”
    if let Some(shape) = line.shape(at) {
        return shape.row.name == "designation";
    }
    match line.kind(at) {
        Some(TokenKind::Word) => {}
        Some(TokenKind::Possessive) => return at > first,
        Some(TokenKind::Punctuation) => return at > first && (line.is_joint(at) || line.str(at) == "&"),
        _ => return false,
    }
    let joined = at > first && line.is_joint(at - 1);
    if joined {
        return true;
    }
    match line.class(at) {
        Some(WordClass::Plural | WordClass::Singular) => true,
        Some(WordClass::Conjunction) => at > first && coordinates(line, first, at),
        Some(WordClass::Verb) => is_verb_within(line, first, at),
        Some(_) => line.is_joint(at + 1) && at == first && line.is(at, "off"),
        None => {
            let number =
                line.numeral(at).is_some() && line.tokens[at].span.len() > 1 && !line.is_joint(at + 1);
            // “of grain spoiled”, but “of the firm's planted trees”
            let verb = at > first
                && line.kind(at - 1) != Some(TokenKind::Possessive)
                && line.str(at).ends_with("ed")
                && !line.str(at - 1).ends_with("ly")
                && !line.is_joint(at + 1)
                && !line.is_joint(at - 1);
            let adverb = verb || at > first && line.str(at).ends_with("ly") && line.tokens[at].span.len() > 5;
            !number && !adverb
        }
    }
}

/// “12 *wounded* men”, “locally *run* kitchens”, “job *cuts*”: whether what may be a verb belongs to the phrase that began at `first`.
fn is_verb_within(line: &Line<'_>, first: usize, at: usize) -> bool {
    let before_noun = at == first && (participle(line, at) || is_plural(line, at) || is_plural(line, at + 1));
    // “locally run kitchens”
    let run = at > first && line.str(at - 1).ends_with("ly") && is_plural(line, at + 1);
    // “thousands of job cuts”
    let noun = at > first
        && line.str(at).ends_with('s')
        && !is_plural(line, at - 1)
        && (!line.is_word(at + 1)
            || matches!(
                line.class(at + 1),
                Some(
                    WordClass::Preposition
                        | WordClass::Auxiliary
                        | WordClass::Verb
                        | WordClass::Conjunction
                        | WordClass::Adverb
                )
            ));
    before_noun || run || noun
}

/// “460 oak and ash trees”: both describe one plural.
fn coordinates(line: &Line<'_>, first: usize, at: usize) -> bool {
    let open = |at: usize| line.is_word(at) && line.class(at).is_none() && line.numeral(at).is_none();
    let several = first > 0 && !line.is_any(first - 1, &["one", "1", "a", "an", "the"]);
    let ends = |from: usize| {
        (from..from + 3).find(|&at| is_plural(line, at) || !open(at)).is_some_and(|at| is_plural(line, at))
    };
    line.is(at, "and")
        && several
        && open(at - 1)
        && !is_plural(line, at - 1)
        && open(at + 1)
        && !line.str(at + 1).ends_with("ed")
        && !is_plural(line, at + 1)
        && ends(at + 2)
}

/// “12 wounded men”: a participle before a noun.
fn participle(line: &Line<'_>, at: usize) -> bool {
    line.str(at).ends_with("ed") && line.is_word(at + 1) && line.class(at + 1).is_none()
}

/// How many tokens of a name may stand between a number and what it counts.
const LONGEST_NAME: usize = 5;

/// “40 Model 3s”, “three 737s”, “two F-16s”: a designation in the plural, with no noun behind it as in “two 1990s albums”.
pub fn designations(line: &Line<'_>, from: usize) -> Option<Phrase> {
    let part = |at: usize| line.shape(at).is_some() || line.is_word(at) && line.tokens[at].is_capitalised();
    let end = (from..from + LONGEST_NAME).find(|&at| !part(at))?;
    // “F-16s” is one shape.
    let inside = end > from && line.is(end - 1, "s");
    let s = if line.is_number(end) { end + 1 } else { end - usize::from(inside) };
    let plural = s > from && line.is(s, "s") && line.tight(s) && line.tokens[s - 1].digits;
    // Asked last: the tag has the sentence read.
    let goes_on = || line.is_joint(s + 1) || line.tag(s + 1).is_noun();
    (plural && !goes_on()).then_some(Phrase { first: from, end: s + 1, plural: true })
}

/// Whether what stands from `first` up to `end` is a designation in the plural.
pub fn is_designation(line: &Line<'_>, first: usize, end: usize) -> bool {
    let last = end - 1;
    last > first && line.is(last, "s") && line.tight(last) && line.tokens[last - 1].digits
}

/// “two No. 1 albums”, “two Glock 19 pistols”, “six 18th-century clocks”: the plural behind a name that holds a number or
/// stands in marks, which is no phrase that can be read.
pub fn behind_a_name(line: &Line<'_>, from: usize) -> Option<Phrase> {
    // “nine 10-week-old kittens” has one token more.
    let head = (from + 1..=from + LONGEST_NAME).find(|&head| {
        line.tokens.get(head).is_some_and(|t| t.case == Case::Lower) && is_plural(line, head)
    })?;
    let number_word = |at: usize| line.is_any(at, &["No", "No."]);
    let odd = |at: usize| {
        let opens = line.kind(at) == Some(TokenKind::Mark) && line.tokens[at].spaced;
        line.is_number(at) || opens || number_word(at) || line.tokens[at].digits
    };
    let part = |at: usize| {
        let behind_mark = line.kind(at.saturating_sub(1)) == Some(TokenKind::Mark);
        let word = (line.class(at).is_none() || line.is(at, "old") && line.is_joint(at - 1))
            && (line.str(at).contains(|c: char| c.is_ascii_uppercase()) // “iPhone”
                || line.tight(at) // “18th”
                || line.is_joint(at - 1)
                || line.tag(at) == Tag::Noun
                || behind_mark && at > from);
        odd(at)
            || word
            || line.is_joint(at)
            || line.str(at) == "."
            || at > from && line.kind(at) == Some(TokenKind::Mark)
    };
    let named = (from..head).any(odd) && (from..head).all(part) && line.is_word(head);
    named.then_some(Phrase { first: head, end: head + 1, plural: true })
}
