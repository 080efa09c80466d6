//! Owns `factlight annotate --explain`: how each sentence was read, for whoever mends rules. What the columns hold is the
//! library's `syntax`.
//!
//! “It rained, he said.” → a line a token (`rained  past  v0*  c0`), then phrases, verbs and clauses; a clause has its verb's
//! number, and `*` stands behind heads and main verbs

use std::fmt::Write;

use factlight::Document;
use factlight::syntax::{NounPhrase, Parse, Syntax, VerbGroup};
use factlight::text::Text;

/// The sentences of `document`, each as a table.
pub fn explained(document: &Document) -> String {
    let text = Text::new(document);
    let syntax = Syntax::new(&text);
    let mut table = String::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let words = sentence.span.of(text.block_text(sentence.block));
        let words: Vec<&str> = words.split_whitespace().collect();
        line(&mut table, &format!("sentence {number}: {}", words.join(" ")));
        sentence_table(&mut table, &text, syntax.of(number));
        line(&mut table, "");
    }
    table
}

fn line(table: &mut String, words: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(table, "{}", words.trim_end());
}

fn sentence_table(table: &mut String, text: &Text<'_>, parse: &Parse) {
    let of = |at: usize| text.of(&text.tokens[at]);
    let words = |tokens: std::ops::Range<usize>| tokens.map(of).collect::<Vec<_>>().join(" ");
    for at in parse.tokens.clone() {
        let phrase = parse.phrases.partition_point(|phrase| phrase.tokens.end <= at);
        let phrase = parse.phrases.get(phrase).filter(|own| own.tokens.contains(&at)).map(|_| phrase);
        let verb = parse.verbs.partition_point(|verb| verb.tokens.end <= at);
        let verb = parse.verbs.get(verb).filter(|own| own.tokens.contains(&at)).map(|_| verb);
        let clause = parse.clause_at(at).map(|clause| clause.verb);
        let head = phrase.filter(|number| parse.phrases[*number].head == at).map_or("", |_| "*");
        let main = verb.filter(|number| parse.verbs[*number].main == at).map_or("", |_| "*");
        let cell = |letter: char, number: Option<usize>, star: &str| {
            number.map_or(String::new(), |number| format!("{letter}{number}{star}"))
        };
        line(
            table,
            &format!(
                "{at:>6}  {:<20} {:<9} {:<5} {:<5} {}",
                of(at),
                parse.tag(at).name(),
                cell('p', phrase, head),
                cell('v', verb, main),
                cell('c', clause, "")
            ),
        );
    }
    for (number, phrase) in parse.phrases.iter().enumerate() {
        line(table, &format!("  p{number}  {}  {}", words(phrase.tokens.clone()), of_phrase(phrase, of)));
    }
    for (number, verb) in parse.verbs.iter().enumerate() {
        line(table, &format!("  v{number}  {}  {}", words(verb.tokens.clone()), of_verb(verb).join(", ")));
    }
    // A clause has the number of its verb group.
    let number = |clause: usize| parse.clauses[clause].verb;
    for clause in &parse.clauses {
        let mut said = vec![clause.kind.name().to_owned()];
        said.extend(clause.subject.map(|subject| format!("subject p{subject}")));
        said.extend(clause.opener.map(|opener| format!("opened by “{}”", of(opener))));
        said.extend(clause.parent.map(|parent| format!("in c{}", number(parent))));
        said.extend(clause.joined_to.map(|other| format!("joined to c{}", number(other))));
        line(table, &format!("  c{}  {}  {}", clause.verb, words(clause.tokens.clone()), said.join(", ")));
    }
    for brackets in &parse.parentheses {
        line(table, &format!("  aside  {}", words(brackets.clone())));
    }
    for (whose, which) in &parse.appositions {
        line(table, &format!("  p{which} says what p{whose} is"));
    }
}

fn of_phrase<'t>(phrase: &NounPhrase, of: impl Fn(usize) -> &'t str) -> String {
    let mut said = vec![format!("head “{}”", of(phrase.head))];
    said.extend(phrase.plural.then(|| "plural".to_owned()));
    said.extend(phrase.preposition.map(|at| format!("behind “{}”", of(at))));
    said.extend(phrase.owner.map(|owner| format!("of p{owner}")));
    said.extend(phrase.joined_to.map(|other| format!("joined to p{other}")));
    said.join(", ")
}

fn of_verb(verb: &VerbGroup) -> Vec<&'static str> {
    [
        (verb.finite, "finite"),
        (verb.infinitive, "infinitive"),
        (verb.modal, "modal"),
        (verb.perfect, "perfect"),
        (verb.progressive, "progressive"),
        (verb.passive, "passive"),
        (verb.negated, "negated"),
        (verb.inverted, "inverted"),
    ]
    .into_iter()
    .filter_map(|(holds, name)| holds.then_some(name))
    .collect()
}
