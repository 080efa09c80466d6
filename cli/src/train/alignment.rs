//! Owns bringing the corpus's words to our tokens: the tagger is trained and judged on the tokens it will see.
//!
//! A token takes the tag of the word it shares most bytes with. Where words of the corpus make one token of ours, the
//! first decides: “do” + “n't” → `don't/do`, “I” + “'m” → `I'm/pron+v`. Where a word makes several tokens, each has its
//! tag, but signs and figures are what they are: “Mr.” → `Mr/name ./punct`, “1990s” → `1990/num s/nouns`.

use factlight::Document;
use factlight::syntax::Tag;
use factlight::text::{Text, Token, TokenKind};

use super::conllu::{Sentence, Word};

/// For each token of `text`, the words it shares bytes with, by index, most bytes first; `text` is of the sentence alone.
pub fn shared(sentence: &Sentence, text: &Text<'_>) -> Vec<Vec<usize>> {
    let mut first = 0;
    let mut shared = Vec::with_capacity(text.tokens.len());
    for token in &text.tokens {
        let span = token.span.start as usize..token.span.end as usize;
        while sentence.words.get(first).is_some_and(|word| word.span.end <= span.start) {
            first += 1;
        }
        let common =
            |word: &Word| word.span.end.min(span.end).saturating_sub(word.span.start.max(span.start));
        let mut found: Vec<usize> = (first..sentence.words.len())
            .take_while(|at| sentence.words[*at].span.start < span.end)
            .filter(|at| common(&sentence.words[*at]) > 0)
            .collect();
        found.sort_by_key(|at| std::cmp::Reverse(common(&sentence.words[*at])));
        shared.push(found);
    }
    shared
}

/// The document that holds the sentence alone.
pub fn document(sentence: &Sentence) -> Document {
    Document::from_text(sentence.text.clone())
}

/// The gold tag of each token of `text`; none where the corpus has no word for it.
pub fn gold(sentence: &Sentence, text: &Text<'_>) -> Vec<Option<Tag>> {
    let shared = shared(sentence, text);
    text.tokens
        .iter()
        .zip(shared)
        .map(|(token, words)| gold_of(token, text.of(token), &words, sentence))
        .collect()
}

fn gold_of(token: &Token, piece: &str, words: &[usize], sentence: &Sentence) -> Option<Tag> {
    let mut words: Vec<&Word> = words.iter().map(|at| &sentence.words[*at]).collect();
    match token.kind {
        TokenKind::Number => return Some(Tag::Numeral),
        TokenKind::Punctuation if piece == "&" => return Some(Tag::Coordinator),
        TokenKind::Punctuation => return Some(Tag::Punctuation),
        TokenKind::Symbol if piece.chars().all(char::is_numeric) => return Some(Tag::Numeral),
        TokenKind::Symbol => return Some(Tag::Symbol),
        TokenKind::Address => return Some(Tag::Proper),
        TokenKind::Mark if words.first().is_some_and(|word| word.xpos != "POS") => {
            return Some(Tag::Punctuation);
        }
        _ => {}
    }
    if token.kind == TokenKind::Word && words.len() > 1 {
        words.sort_by_key(|word| word.span.start);
        let tags: Vec<Tag> = words.iter().filter_map(|word| tag(word, sentence)).collect();
        let pair = matches!(tags[..], [Tag::Pronoun | Tag::Wh | Tag::There | Tag::Determiner, second] if second.is_verb());
        return if pair { Some(Tag::Contraction) } else { tags.first().copied() };
    }
    let tag = tag(words.first()?, sentence)?;
    // “Mr.” is one word there: its point is none of ours.
    Some(if token.kind == TokenKind::Word && tag == Tag::Punctuation { Tag::Noun } else { tag })
}

/// Our tag of a word of the corpus.
fn tag(word: &Word, sentence: &Sentence) -> Option<Tag> {
    let verb = |tag: Tag| match word.lemma.as_str() {
        "be" => Tag::Be,
        "have" => Tag::Have,
        "do" => Tag::Do,
        _ => tag,
    };
    Some(match (word.xpos.as_str(), word.upos.as_str()) {
        ("NN" | "NNS" | "PRP" | "EX", "PRON") if word.xpos != "EX" => Tag::Pronoun,
        ("NN" | "GW", _) => Tag::Noun,
        ("NNS", _) => Tag::NounPlural,
        ("NNP" | "NNPS" | "FW" | "ADD", _) => Tag::Proper,
        ("PRP", _) => Tag::Pronoun,
        ("EX", _) => Tag::There,
        ("PRP$", _) => Tag::PossessivePronoun,
        ("POS", _) => Tag::Possessive,
        ("DT" | "PDT", _) => Tag::Determiner,
        ("WDT" | "WP" | "WP$" | "WRB", _) => Tag::Wh,
        ("JJ" | "JJR" | "JJS" | "AFX", _) => Tag::Adjective,
        ("RB" | "RBR" | "RBS", _) if word.lemma == "not" => Tag::Not,
        ("RB" | "RBR" | "RBS", _) => Tag::Adverb,
        ("RP", _) => Tag::Particle,
        ("IN", "SCONJ") if opens_clause(word, sentence) => Tag::Subordinator,
        ("IN", _) => Tag::Preposition,
        ("TO", _) => Tag::To,
        ("CC", _) => Tag::Coordinator,
        ("CD" | "LS", _) => Tag::Numeral,
        ("MD", _) => Tag::Modal,
        ("VB" | "VBP", _) => verb(Tag::VerbBase),
        ("VBD", _) => verb(Tag::VerbPast),
        ("VBZ", _) => verb(Tag::VerbS),
        ("VBN", _) => verb(Tag::Participle),
        ("VBG", _) => verb(Tag::Gerund),
        ("UH", _) => Tag::Interjection,
        ("SYM" | "$", _) => Tag::Symbol,
        ("," | "." | ":" | "-LRB-" | "-RRB-" | "HYPH" | "''" | "``" | "NFP", _) => Tag::Punctuation,
        _ => return None,
    })
}

/// Whether a subordinating word opens a clause with a verb of its own: “before it rained”, not “before leaving”, “for him to
/// go”. The corpus calls all of them SCONJ.
fn opens_clause(word: &Word, sentence: &Sentence) -> bool {
    const OPENERS: [&str; 21] = [
        "that", "if", "because", "while", "although", "whether", "though", "unless", "than", "whereas",
        "lest", "so", "once", "whilst", "until", "till", "as", "after", "before", "since", "like",
    ];
    const BOTH: [&str; 6] = ["until", "as", "after", "before", "since", "like"];
    let lemma = word.form.to_lowercase();
    let Some(head) = word.head else { return true };
    let is_bare_ing = sentence.words[head].xpos == "VBG"
        && !sentence.words.iter().any(|other| {
            other.head == Some(head)
                && (other.relation.starts_with("nsubj") || other.relation.starts_with("aux"))
        });
    OPENERS.contains(&lemma.as_str()) && !(is_bare_ing && BOTH.contains(&lemma.as_str()))
}
