//! Owns whether a word looks like a plural noun.

use crate::detect::quantity::line::Line;
use crate::lexicon::word_classes::WordClass;

/// Whether token `at` looks like a plural noun.
pub fn is_plural(line: &Line<'_>, at: usize) -> bool {
    if !line.is_word(at) {
        return false;
    }
    match line.class(at) {
        Some(WordClass::Plural) => true,
        // “61 votes”, “12 reports”: right after a number, a noun.
        Some(WordClass::Verb) => {
            at > 0
                && line.str(at).ends_with('s')
                && line.str(at).len() > 3
                && (line.is_number(at - 1)
                    || line.numeral(at - 1).is_some()
                    || line.is_any(at - 1, &["more", "other"]))
        }
        Some(_) => false,
        None => {
            let word = line.str(at);
            let lower = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
            // “27 anganwadis”, but “the crisis” and “27 tennis clubs”
            let counted =
                || at > 0 && line.is_number(at - 1) && !word.ends_with("sis") && !line.tag(at + 1).is_noun();
            let initials =
                word.strip_suffix('s').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_uppercase()));
            // “GPs”
            (word.len() > 3 || initials && word.len() == 3)
                && lower
                && (!word.ends_with("is") || word.len() > 4 && counted())
        }
    }
}
