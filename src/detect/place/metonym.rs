//! Owns whether a place's name stands for who governs there. That it is a place is settled before.
//!
//! “Officials in Moscow met. Moscow has denied it.” → the second *Moscow*

use super::Sighting;
use crate::detect::Analysis;
use crate::fact::PlaceKind;
use crate::lexicon::Powers;
use crate::text::{Case, Token, TokenKind};

/// “Moscow's long-standing demand”.
const LONGEST_DESCRIPTION: usize = 2;

/// Whether `sighting`, a place of kind `kind`, stands for a power.
pub(super) fn is_power(
    analysis: &Analysis<'_>,
    powers: &Powers,
    sighting: &Sighting,
    kind: PlaceKind,
) -> bool {
    let governed = matches!(
        kind,
        PlaceKind::Continent | PlaceKind::Country | PlaceKind::Region | PlaceKind::City | PlaceKind::Facility
    );
    if !governed || sighting.pattern {
        return false;
    }
    let text = analysis.text;
    let (before, after) = text.around(sighting.mark.0..sighting.mark.1);
    let of = |token: &Token| text.of(token);
    if is_subject(before, powers, &of)
        && (does(after, powers) || kind == PlaceKind::Country && acts(after, powers, &of))
    {
        return true;
    }
    if powers.suffers(without_article(before, &of)) && !goes_on_as_place(after, &of) {
        return kind != PlaceKind::Region;
    }
    let owned = after.first().is_some_and(|token| token.kind == TokenKind::Possessive);
    owned
        && (1..=1 + LONGEST_DESCRIPTION)
            .take_while(|&at| {
                after.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
            })
            .any(|at| powers.has(&after[at..]))
}

fn without_article<'b, 't>(before: &'b [Token], of: &impl Fn(&Token) -> &'t str) -> &'b [Token] {
    let article = before.last().is_some_and(|token| of(token).eq_ignore_ascii_case("the"));
    &before[..before.len() - usize::from(article)]
}

/// Whether the name opens its clause: “… but Moscow”, not “a court in Moscow”.
fn is_subject<'t>(before: &[Token], powers: &Powers, of: &impl Fn(&Token) -> &'t str) -> bool {
    without_article(before, of).last().is_none_or(|token| match token.kind {
        TokenKind::Mark => true,
        TokenKind::Word => powers.opens(std::slice::from_ref(token)),
        // “In a reply, Moscow said”; but “Paris, Texas, said” is a town's.
        TokenKind::Punctuation => matches!(of(token), "," | ":" | ";" | "—" | "–"),
        _ => false,
    })
}

/// Whether what follows is a verb of powers, behind no more than auxiliaries.
fn does(after: &[Token], powers: &Powers) -> bool {
    let verb = powers.between(after);
    after.get(verb..).is_some_and(|rest| {
        rest.first().is_some_and(|token| token.case == Case::Lower && token.spaced) && powers.does(rest)
    })
}

/// “Turkey has shelled a town”: a state that did something, by the verb's ending.
fn acts<'t>(after: &[Token], powers: &Powers, of: &impl Fn(&Token) -> &'t str) -> bool {
    let between = powers.between(after);
    after.get(between).is_some_and(|verb| {
        verb.kind == TokenKind::Word && verb.case == Case::Lower && verb.spaced && of(verb).ends_with("ed")
    })
}

/// “warned Moscow residents”, “warned Paris, Texas”: the name goes on to something else.
fn goes_on_as_place<'t>(after: &[Token], of: &impl Fn(&Token) -> &'t str) -> bool {
    after.first().is_some_and(|token| {
        token.is_capitalised()
            || token.kind == TokenKind::Possessive
            || of(token).ends_with("ers")
            || of(token).ends_with("ents")
    })
}
