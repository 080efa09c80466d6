//! Owns `factlight annotate --explain`: how each sentence was read, for whoever mends rules. What the columns hold is the
//! library's `syntax`, who the names are its `names`.
//!
//! “It rained, he said.” → a line a token (`rained  past  v0*  c0`), then phrases, verbs, clauses and names; a clause has its
//! verb's number, and `*` stands behind heads and main verbs. A name has its member's number in the document's cast: `n0` is the
//! same person wherever it stands

use std::fmt::Write;

use factlight::lexicon::Is;
use factlight::names::{Cast, Kind, Member, Number};
use factlight::syntax::{NounPhrase, Parse, Syntax, VerbGroup};
use factlight::text::Text;
use factlight::{Document, Gazetteer};

/// The sentences of `document`, each as a table; `gazetteer` tells which names are places'.
pub fn explained(document: &Document, gazetteer: &Gazetteer) -> String {
    let text = Text::new(document);
    let syntax = Syntax::new(&text);
    let cast = Cast::read(&text, gazetteer);
    let mut table = String::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let words = sentence.span.of(text.block_text(sentence.block));
        let words: Vec<&str> = words.split_whitespace().collect();
        line(&mut table, &format!("sentence {number}: {}", words.join(" ")));
        sentence_table(&mut table, &text, syntax.of(number));
        for sighting in cast.within(sentence.tokens.clone()) {
            let Some(member) = cast.member(sighting) else { continue };
            let words =
                sighting.tokens.clone().map(|at| text.of(&text.tokens[at])).collect::<Vec<_>>().join(" ");
            line(&mut table, &format!("  n{}  {words}  {}", sighting.member, of_member(member, &words)));
        }
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

/// What the document tells of a name, and all of it where `words` are a part.
fn of_member(member: &Member, words: &str) -> String {
    let kind = if member.kind == Kind::Other { "of no known kind" } else { member.kind.name() };
    let number = match member.number {
        Number::One => Some("one"),
        Number::Body => Some("several"),
        Number::Unknown => None,
    };
    let gender = match (member.gender.any(Is::MALE), member.gender.any(Is::FEMALE)) {
        (true, false) => Some("he"),
        (false, true) => Some("she"),
        _ => None,
    };
    let whole = (member.name != words).then(|| format!("“{}”", member.name));
    let mut said = vec![kind.to_owned()];
    said.extend(number.into_iter().chain(gender).map(str::to_owned));
    said.extend(whole);
    said.join(", ")
}
