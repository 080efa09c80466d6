//! Owns the part of speech of each token: a look-up for words that have one, else what weights learnt from tagged text
//! say, greedily from left to right, in whole numbers. What phrases and clauses the tags make is left to the siblings.
//!
//! “The firm reports that profits fell.” → `det noun verbs sub nouns past punct`

mod features;
mod lexicon;
pub mod model;
mod sparse;
mod tag;
pub mod vocabulary;
mod weights;

use std::sync::OnceLock;

pub use features::{COUNT, SLOT_BITS, Shape, Style, Word, features};
pub use model::TaggerError;
pub use tag::{Tag, TagSet};

use crate::text::token::is_apostrophe;
use crate::text::{Case, Token, TokenKind};
use lexicon::Lexicon;
use model::Model;
use vocabulary::{Class, Known, Vocabulary};

/// Says what part of speech each token is. Made once, used for any number of sentences.
#[derive(Clone, Debug)]
pub struct Tagger {
    lexicon: Lexicon,
    model: Model,
}

impl Tagger {
    /// A tagger with the weights of the file `bytes`.
    ///
    /// # Errors
    /// When the bytes are not whole or not of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TaggerError> {
        Ok(Self { lexicon: Lexicon::new(), model: Model::from_bytes(bytes)? })
    }

    /// The tagger of `data/tagger.bin`, read once.
    pub fn shared() -> &'static Self {
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        // The bytes are ours, and a test opens them; text must never fail all the same.
        TAGGER.get_or_init(|| {
            Self::from_bytes(include_bytes!("../../data/tagger.bin"))
                .unwrap_or_else(|_| Self { lexicon: Lexicon::new(), model: Model::default() })
        })
    }

    /// Whether the word with this fold is one that dictionaries have; a name is none, mostly.
    pub fn knows(&self, word: u64) -> bool {
        !self.model.vocabulary.known(word).is_nothing()
    }

    /// The tags of a sentence's `tokens`, in `text`, their block's; one each. Linear in the tokens.
    pub fn tags(&self, tokens: &[Token], text: &str) -> Vec<Tag> {
        let words = words(tokens, text, &self.lexicon, &self.model.vocabulary);
        let mut tags = Vec::with_capacity(words.len());
        let (mut before, mut second) = (Tag::Punctuation, Tag::Punctuation);
        for (at, word) in words.iter().enumerate() {
            let tag = word.tags.only().unwrap_or_else(|| self.likeliest(&words, at, before, second));
            // “Lindgren, a Republican, said”: a new word with a capital and a comma behind it is a name, though most words that
            // the corpus has there are adverbs.
            let tag =
                if tag == Tag::Adverb && self.is_new_name(&tokens[at], text) { Tag::Proper } else { tag };
            tags.push(tag);
            (second, before) = (before, tag);
        }
        tags
    }

    /// Whether `token` has a capital, and neither vocabulary nor lexicon knows it nor does its ending make it an adverb.
    fn is_new_name(&self, token: &Token, text: &str) -> bool {
        token.is_capitalised()
            && !token.span.of(text).ends_with("ly")
            && self.lexicon.tags(token).is_none()
            && self.model.vocabulary.known(token.fold).is_nothing()
    }

    fn likeliest(&self, words: &[Word], at: usize, before: Tag, second: Tag) -> Tag {
        let weights = &self.model.weights;
        let mut scores = [0; 32];
        // No processor foresees which slots say anything: they are gathered without a branch.
        let (mut speaking, mut count) = ([0; COUNT.next_power_of_two()], 0);
        for slot in &features(words, at, before, second) {
            speaking[count % speaking.len()] = *slot;
            count += usize::from(weights.speaks(*slot));
        }
        for slot in &speaking[..count] {
            weights.add(*slot, &mut scores);
        }
        best(&scores, words[at].tags)
    }
}

/// The tag of `among` with the highest score; of two, the first.
#[inline]
pub fn best(scores: &[i32; 32], among: TagSet) -> Tag {
    among.first_by(|tag| scores[usize::from(tag % 32)]).unwrap_or_default()
}

/// What the tagger sees of a sentence's `tokens`; for training, too.
pub fn seen(tokens: &[Token], text: &str, vocabulary: &Vocabulary) -> Vec<Word> {
    words(tokens, text, &Lexicon::new(), vocabulary)
}

fn words(tokens: &[Token], text: &str, lexicon: &Lexicon, vocabulary: &Vocabulary) -> Vec<Word> {
    let style = Style::of(tokens);
    let mut opens = true;
    let mut words = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let piece = token.span.of(text);
        let ending = features::ending(piece);
        let known = vocabulary.known(token.fold);
        let tags = match token.kind {
            TokenKind::Word => of_word(token, piece, ending, style, lexicon, known),
            _ => of_sign(tokens, at, text),
        };
        let class = match tags.only() {
            Some(tag) => Class::sure(tag),
            None => vocabulary.class(piece, token.fold, known),
        };
        let shape = Shape::of(token, style, opens);
        words.push(Word { key: features::key(token), ending, class, shape, tags });
        opens &= token.kind == TokenKind::Mark || token.kind == TokenKind::Punctuation;
    }
    words
}

/// The tags that a word can have by the lexicon, the vocabulary or its ending.
fn of_word(token: &Token, piece: &str, ending: u32, style: Style, lexicon: &Lexicon, known: Known) -> TagSet {
    let tags = lexicon.tags(token).or_else(|| sure(token, known)).unwrap_or_else(|| by_ending(ending));
    // “US” and “WHO” are names where not all is in capitals.
    let is_capitals = token.case == Case::Upper && style == Style::Running && !piece.contains(is_apostrophe);
    if is_capitals { tags.with(Tag::Proper) } else { tags }
}

/// The tags that the token at `at`, which is no word, can have.
fn of_sign(tokens: &[Token], at: usize, text: &str) -> TagSet {
    let token = &tokens[at];
    let piece = token.span.of(text);
    match token.kind {
        TokenKind::Number => TagSet::of([Tag::Numeral]),
        TokenKind::Address | TokenKind::Word => TagSet::of([Tag::Proper]),
        TokenKind::Symbol if matches!(piece, "½" | "¼" | "¾" | "⅓" | "⅔") => {
            TagSet::of([Tag::Numeral])
        }
        TokenKind::Symbol => TagSet::of([Tag::Symbol]),
        TokenKind::Punctuation if piece == "&" => TagSet::of([Tag::Coordinator]),
        TokenKind::Punctuation => TagSet::of([Tag::Punctuation]),
        TokenKind::Possessive => TagSet::of([Tag::Possessive, Tag::Be, Tag::Have, Tag::Pronoun]),
        TokenKind::Mark if may_be_possessive(tokens, at, text) => {
            TagSet::of([Tag::Possessive, Tag::Punctuation])
        }
        TokenKind::Mark => TagSet::of([Tag::Punctuation]),
    }
}

/// The only tag of a word that the corpus had often; with a capital it can be part of a name too.
fn sure(token: &Token, known: Known) -> Option<TagSet> {
    let tag = known.sure()?;
    let tags = TagSet::of([tag]);
    Some(if token.case == Case::Lower { tags } else { tags.with(Tag::Proper) })
}

/// The tags of a word of which nothing is known: not those of signs, or of words that are all in the lexicon.
const OPEN: TagSet = TagSet::ALL.without(&[
    Tag::There,
    Tag::Possessive,
    Tag::PossessivePronoun,
    Tag::Not,
    Tag::To,
    Tag::Modal,
    Tag::Be,
    Tag::Have,
    Tag::Do,
    Tag::Contraction,
    Tag::Symbol,
    Tag::Punctuation,
]);

/// What a word of which nothing is known can be by its last four bytes: regular forms end as they do, irregular ones are all in the
/// lexicon.
fn by_ending(ending: u32) -> TagSet {
    let ends = |end: &str| {
        let own = ending & u32::MAX >> (32 - 8 * end.len());
        own == features::ending(end)
    };
    let mut tags = OPEN;
    if !ends("ed") {
        tags = tags.without(&[Tag::VerbPast, Tag::Participle]);
    }
    if !ends("ing") && !ends("in") {
        tags = tags.without(&[Tag::Gerund]);
    }
    if !ends("s") {
        tags = tags.without(&[Tag::VerbS]);
    }
    tags
}

/// Whether an apostrophe can be that of “the farmers' tax”.
fn may_be_possessive(tokens: &[Token], at: usize, text: &str) -> bool {
    let (mark, before, after) = (&tokens[at], at.checked_sub(1).map(|at| &tokens[at]), tokens.get(at + 1));
    matches!(mark.span.of(text), "'" | "’")
        && !mark.spaced
        && before.is_some_and(|t| t.kind == TokenKind::Word && t.span.of(text).ends_with(['s', 'S', 'z']))
        && after.is_some_and(|t| t.spaced && matches!(t.kind, TokenKind::Word | TokenKind::Number))
}
