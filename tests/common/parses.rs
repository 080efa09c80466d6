//! What holds for the reading of any sentence; shared by `tests/invariants.rs` and `fuzz/`.

use std::ops::Range;

use factlight::Document;
use factlight::syntax::{Parse, Syntax};
use factlight::text::Text;

/// Panics with what is wrong when the sentences of `document` are not read as `factlight::syntax` promises.
pub fn check(document: &Document) {
    let text = Text::new(document);
    let syntax = Syntax::new(&text);
    for (number, sentence) in text.sentences.iter().enumerate() {
        let parse = syntax.of(number);
        assert_eq!(parse.tokens, sentence.tokens, "the tokens of sentence {number}");
        check_parse(parse);
    }
    let beyond = syntax.of(text.sentences.len());
    assert!(beyond.tokens.is_empty() && beyond.tags.is_empty(), "a sentence behind the last");
}

fn check_parse(parse: &Parse) {
    let own = &parse.tokens;
    let within = |range: &Range<usize>, what: &str| {
        assert!(
            range.start < range.end && own.start <= range.start && range.end <= own.end,
            "{what} {range:?} is not in {own:?}"
        );
    };
    assert_eq!(parse.tags.len(), own.len(), "one tag a token");
    let mut end = own.start;
    for phrase in &parse.phrases {
        within(&phrase.tokens, "the phrase");
        assert!(phrase.tokens.start >= end, "{phrase:?} begins within the phrase before it");
        assert!(phrase.tokens.contains(&phrase.head), "the head of {phrase:?}");
        let others = [phrase.owner, phrase.joined_to].into_iter().flatten();
        others.for_each(|other| assert!(other < parse.phrases.len(), "{phrase:?} names no phrase"));
        assert!(phrase.preposition.is_none_or(|at| own.contains(&at)), "the preposition of {phrase:?}");
        end = phrase.tokens.end;
    }
    for verb in &parse.verbs {
        within(&verb.tokens, "the verb group");
        assert!(verb.tokens.contains(&verb.main), "the main verb of {verb:?}");
    }
    for (number, clause) in parse.clauses.iter().enumerate() {
        within(&clause.tokens, "the clause");
        assert!(clause.verb < parse.verbs.len(), "the verb of {clause:?}");
        assert!(clause.subject.is_none_or(|at| at < parse.phrases.len()), "the subject of {clause:?}");
        assert!(clause.governor.is_none_or(|at| at < parse.verbs.len()), "the governor of {clause:?}");
        let others = [clause.parent, clause.joined_to].into_iter().flatten();
        others.for_each(|other| assert!(other < parse.clauses.len() && other != number, "{clause:?}"));
    }
    for aside in &parse.parentheses {
        within(aside, "the parenthesis");
    }
    for &(of, is) in &parse.appositions {
        assert!(of < parse.phrases.len() && is < parse.phrases.len(), "an apposition of no phrase");
    }
}
