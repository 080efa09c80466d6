//! Owns marks that hold the title of a work or a slogan, which nobody says.
//!
//! “told Radio Nord’s “Morning Call” that it rained” → a title

use crate::detect::quote::marks::Pair;
use crate::detect::quote::marks::paragraph::Paragraph;
use crate::lexicon::{Is, QuoteSort, QuoteWords, Words};
use crate::text::{Case, Text, Token, TokenKind};

/// Whether marks hold the title of a work or a slogan: capitals, and a word for a work, an owner or a preposition
/// beside them.
pub fn is_title(text: &Text<'_>, words: &Words, paragraph: &Paragraph, pair: &Pair) -> bool {
    const LONGEST_TITLE: usize = 14;
    const NEAR: usize = 8;
    let tokens = &text.tokens;
    let inside = &tokens[pair.first..pair.last];
    let Some(before) = pair.open.checked_sub(1).filter(|&at| at >= paragraph.tokens.start) else {
        return false;
    };
    if pair.unclosed || inside.len() > LONGEST_TITLE {
        return false;
    }
    let small = Is::DETERMINER.with(Is::PREPOSITION).with(Is::CONJUNCTION).with(Is::PRONOUN);
    let word = |t: &&Token| t.kind == TokenKind::Word;
    let capitals = inside.iter().filter(|t| t.is_capitalised()).count();
    let fits = inside.iter().all(|t| match t.kind {
        TokenKind::Word => t.is_capitalised() || words.of(t).any(small),
        TokenKind::Punctuation => !matches!(text.of(t), "." | "?" | "!" | "…" | ";"),
        _ => true,
    }) || inside.split_last().is_some_and(|(last, rest)| {
        text.of(last) == "." && rest.iter().filter(word).all(|t| t.is_capitalised() || words.of(t).any(small))
    });
    // “a second piece, entitled “The plan is not too bold.””
    let titled = matches!(text.of(&tokens[before]), "titled" | "entitled" | "headlined");
    if titled || is_naming(text, pair) && (is_aside(text, pair) || fits && capitals > 0) {
        return true;
    }
    if !fits || !inside.iter().find(word).is_some_and(Token::is_capitalised) {
        return false;
    }
    let apostrophe = |at: usize| {
        tokens[at].kind == TokenKind::Possessive
            || matches!(text.of(&tokens[at]), "’" | "'") && !tokens[at].spaced
    };
    let work = |at: usize| paragraph.tokens.contains(&at) && words.of(&tokens[at]).any(Is::WORK);
    let apposed = text.of(&tokens[before]) == "," && before > 0 && work(before - 1);
    let preposition = capitals > 1
        && matches!(
            text.of(&tokens[before]),
            "on" | "in" | "of" | "from" | "for" | "to" | "at" | "under" | "the" | "a"
        );
    if !(apostrophe(before) || work(before) || work(pair.end) || apposed || preposition) {
        return false;
    }
    // A heading in capitals tells nothing.
    let around = pair.open.saturating_sub(NEAR).max(paragraph.tokens.start)..pair.open;
    let behind = pair.end..paragraph.tokens.end.min(pair.end + NEAR);
    around.chain(behind).any(|at| {
        tokens[at].kind == TokenKind::Word && tokens[at].case == Case::Lower && tokens[at].span.len() > 3
    })
}

/// “Olm, nicknamed “the Heron”, said”, “known as “The Fish””: whether the words before the marks say that they hold a name.
fn is_naming(text: &Text<'_>, pair: &Pair) -> bool {
    const LONGEST_NAME: usize = 4;
    let Some(before) = pair.open.checked_sub(1) else { return false };
    let tokens = &text.tokens;
    let known = before > 0 && text.of(&tokens[before - 1]) == "known" && text.of(&tokens[before]) == "as";
    let words = tokens[pair.first..pair.last].iter().filter(|t| t.kind == TokenKind::Word);
    (known || QuoteWords::shared().of(&tokens[before]).any(QuoteSort::NAMING))
        && words.count() <= LONGEST_NAME
}

/// “the drug, called “blue ice”, was sold”: whether commas stand before the word that names and behind the marks.
fn is_aside(text: &Text<'_>, pair: &Pair) -> bool {
    let comma = |at: usize| text.tokens.get(at).is_some_and(|t| text.of(t) == ",");
    pair.open.checked_sub(2).is_some_and(comma) && (comma(pair.end) || stops(text, pair))
}

/// Whether a comma stands last inside the marks.
pub fn stops(text: &Text<'_>, pair: &Pair) -> bool {
    text.of(&text.tokens[pair.last - 1]) == ","
}
