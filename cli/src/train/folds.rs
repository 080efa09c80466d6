//! Owns judging the tagger by cross-validation: every document is tagged by a tagger that has not seen it. What a
//! figure is good for stands in docs/decisions/0013.

use std::collections::BTreeMap;

use factlight::syntax::Tag;

/// How many tokens were tagged and how many rightly, and what was taken for what.
#[derive(Debug, Default)]
pub struct Score {
    genres: BTreeMap<String, (u32, u32)>,
    confused: BTreeMap<(Tag, Tag), u32>,
    groups: BTreeMap<&'static str, (u32, u32)>,
}

impl Score {
    /// Counts a token, written `piece`, of a document of `genre`.
    pub fn count(&mut self, genre: &str, piece: &str, gold: Tag, found: Tag) {
        let right = u32::from(gold == found);
        let add = |(all, good): &mut (u32, u32)| (*all, *good) = (*all + 1, *good + right);
        add(self.genres.entry(genre.to_owned()).or_default());
        add(self.genres.entry("all".to_owned()).or_default());
        if gold != found {
            *self.confused.entry((gold, found)).or_default() += 1;
        }
        let lower = piece.to_lowercase();
        if lower == "that" {
            add(self.groups.entry("“that”").or_default());
        }
        let is_s = |tag: Tag| matches!(tag, Tag::VerbS | Tag::NounPlural);
        if lower.ends_with('s') && (is_s(gold) || is_s(found)) {
            add(self.groups.entry("words in -s that are or seem plurals or verbs").or_default());
        }
        let verb_for_noun = gold.is_noun() && found.is_verb() || gold.is_verb() && found.is_noun();
        let (all, good) = self.groups.entry("verb and noun not confused").or_default();
        (*all, *good) = (*all + 1, *good + u32::from(!verb_for_noun));
    }

    /// The figures, as lines to read.
    pub fn lines(&self) -> Vec<String> {
        let share = |(all, good): (u32, u32)| 100.0 * f64::from(good) / f64::from(all.max(1));
        let mut lines = Vec::new();
        for (genre, counts) in &self.genres {
            lines.push(format!("{genre:<12} {:6.2} % of {} tokens", share(*counts), counts.0));
        }
        for (group, counts) in &self.groups {
            lines.push(format!("{group}: {:.2} % of {}", share(*counts), counts.0));
        }
        let mut confused: Vec<_> = self.confused.iter().collect();
        confused.sort_by_key(|((gold, found), count)| (std::cmp::Reverse(**count), *gold, *found));
        lines.push("most confused, right tag → found tag:".to_owned());
        for ((gold, found), count) in confused.into_iter().take(25) {
            lines.push(format!("{count:>6}  {} → {}", gold.name(), found.name()));
        }
        lines
    }
}
