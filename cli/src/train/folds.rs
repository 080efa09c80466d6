//! Owns judging the tagger, and the phrases and clauses made of its tags, by cross-validation: every document is read with
//! a tagger that has not seen it. What the figures were stands in docs/decisions/0013.
//!
//! “word in -s, a plural, taken for a verb” → one more in the line `nouns → verbs`

use std::collections::BTreeMap;

use factlight::syntax::{Parse, Tag};
use factlight::text::Text;

use super::alignment::shared;
use super::conllu::{Sentence, Word};

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

    /// Counts what the sentence's phrases and clauses say beside what people said of them.
    pub fn count_structure(&mut self, sentence: &Sentence, text: &Text<'_>, parse: &Parse) {
        let shared = shared(sentence, text);
        let token_of = |word: usize| parse.tokens.clone().find(|at| shared[*at].first() == Some(&word));
        for (index, word) in sentence.words.iter().enumerate() {
            if let Some(head) = counted(sentence, word)
                && let (Some(number), Some(head)) = (token_of(index), token_of(head))
            {
                let right = parse.counted(text, number) == Some(head);
                self.group("counted noun, of those that “nummod” leads to", right);
            }
            if let Some(gold) = reported(sentence, index)
                && let Some(verb) = token_of(index)
            {
                let gold: Vec<usize> = parse
                    .tokens
                    .clone()
                    .filter(|at| shared[*at].first().is_some_and(|word| gold.contains(word)))
                    .collect();
                let found = parse.reported_by(verb).unwrap_or_default();
                let common = gold.iter().filter(|at| found.contains(at)).count();
                let all = gold.len() + found.len() - common;
                self.group("reported clauses of speech verbs, found", common > 0);
                self.group("reported clauses of speech verbs, nine tenths shared", common * 10 >= all * 9);
            }
        }
    }

    fn group(&mut self, name: &'static str, right: bool) {
        let (all, good) = self.groups.entry(name).or_default();
        (*all, *good) = (*all + 1, *good + u32::from(right));
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

/// The noun that `word` counts, by its head: not for signs of money and percent, and not for dates.
fn counted(sentence: &Sentence, word: &Word) -> Option<usize> {
    let head = word.head.filter(|_| word.relation == "nummod")?;
    let is_noun = sentence.words[head].xpos.starts_with("NN");
    (is_noun && word.xpos == "CD").then_some(head)
}

/// Verbs whose clause is a report, by their lemmas.
const SPEECH: [&str; 24] = [
    "say",
    "tell",
    "report",
    "claim",
    "announce",
    "argue",
    "state",
    "add",
    "note",
    "explain",
    "suggest",
    "confirm",
    "warn",
    "deny",
    "admit",
    "insist",
    "declare",
    "conclude",
    "allege",
    "acknowledge",
    "assert",
    "predict",
    "reply",
    "stress",
];

/// The words of the clause that the verb at `index` reports, edges of punctuation left out.
fn reported(sentence: &Sentence, index: usize) -> Option<Vec<usize>> {
    let word = &sentence.words[index];
    if !SPEECH.contains(&word.lemma.as_str()) || !word.xpos.starts_with("VB") {
        return None;
    }
    let root =
        sentence.words.iter().position(|other| other.head == Some(index) && other.relation == "ccomp")?;
    let within = |mut at: usize| {
        for _ in 0..sentence.words.len() {
            if at == root {
                return true;
            }
            match sentence.words[at].head {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    };
    let mut words: Vec<usize> = (0..sentence.words.len()).filter(|at| within(*at)).collect();
    let is_edge = |at: &usize| sentence.words[*at].upos == "PUNCT";
    while words.last().is_some_and(is_edge) {
        words.pop();
    }
    let first = words.iter().position(|at| !is_edge(at)).unwrap_or_default();
    Some(words.split_off(first))
}
