//! Owns “that”, once the tags of the whole sentence are known: the tagger decides before it has seen the verb behind.
//!
//! “saying that sugar is harmful” → `sub`; “a ruling that pleased doctors” → `wh`; “maintain that trust” → `det`

use super::line::Line;
use super::tags::Tag;

/// What the “that” at `at` is where the words around it tell; none where they do not.
pub fn told(line: &Line<'_>, at: usize) -> Option<Tag> {
    let before = line.tag_before(at);
    let next = line.past_adverbs(at + 1);
    let behind_noun = before.is_noun() && at > line.start;
    let is_finite = |at: usize| {
        matches!(line.tag(at), Tag::VerbPast | Tag::VerbS | Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Contraction)
    };
    if behind_noun && is_finite(next) && !line.is(next, &["being", "be"]) {
        return Some(Tag::Wh);
    }
    let reports = at > line.start && (before.is_verb() && before != Tag::Be || line.is_cue(at - 1));
    if reports && before != Tag::Modal {
        return match verb_behind(line, at + 1, line.is_cue(at - 1)) {
            Some(true) => Some(Tag::Subordinator),
            Some(false) if line.tag(at + 1) == Tag::Noun => Some(Tag::Determiner),
            _ => None,
        };
    }
    let opens_clause = matches!(line.tag(at + 1), Tag::Determiner | Tag::Pronoun | Tag::PossessivePronoun | Tag::There | Tag::Contraction);
    if opens_clause && matches!(before, Tag::Adjective | Tag::Subordinator) {
        return Some(Tag::Subordinator);
    }
    None
}

/// Whether a subject and then its verb follow from `at` on, in what a comma may break if `past_commas`; none where it is
/// neither sure nor out of the question.
fn verb_behind(line: &Line<'_>, at: usize, past_commas: bool) -> Option<bool> {
    const FAR: usize = 24; // tokens; a subject with what hangs on behind it
    let mut has_noun = false;
    for at in at..(at + FAR).min(line.end) {
        match line.tag(at) {
            tag if tag.is_noun() => has_noun = true,
            Tag::Pronoun | Tag::Determiner | Tag::There | Tag::Numeral | Tag::Contraction | Tag::Gerund => has_noun = true,
            Tag::VerbPast | Tag::VerbS | Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::VerbBase => return has_noun.then_some(true),
            Tag::Punctuation if line.is_hyphen(at) => {}
            Tag::Punctuation if line.is(at, &[",", "“", "‘", "(", ")", "."]) && past_commas && at + 1 < line.end => {}
            Tag::Punctuation => return Some(false),
            Tag::Wh | Tag::Subordinator => return None,
            _ => {}
        }
    }
    (at + FAR >= line.end).then_some(false)
}
