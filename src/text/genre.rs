//! Owns what sort of page a text is, by its language and by the kinds of its blocks. Which facts that leaves out is `bar`'s.
//!
//! A text that tells the reader what to do, sentence after sentence → how-to · a short text → news

use std::sync::OnceLock;

use super::block::BlockKind;
use super::sentence::{Sentence, Text};
use super::token::{Token, TokenKind};
use super::word_kinds::WordKinds;

/// What sort of page it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Genre {
    /// News, reports, features, and all that is nothing else.
    #[default]
    News,
    /// An encyclopedia's article.
    Reference,
    /// Instructions.
    HowTo,
    /// Of programs: manuals, specifications, code.
    Documentation,
    /// Stories.
    Fiction,
    /// What readers write to each other.
    Forum,
    /// Things for sale.
    Shop,
}

/// The kinds of `data/genre_words.tsv`.
const KINDS: [&str; 7] = ["said", "you", "self", "do", "sell", "reply", "report"];
const DO: usize = 3;
const SELL: usize = 4;
const REPLY: usize = 5;

fn kind(word: u64) -> Option<usize> {
    static WORDS: OnceLock<WordKinds> = OnceLock::new();
    let rows = include_str!(concat!(env!("OUT_DIR"), "/genre_words.tsv"));
    WORDS.get_or_init(|| WordKinds::new(rows, &KINDS)).of(word)
}

/// What is counted of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Traits {
    /// Sentences of running text.
    pub sentences: usize,
    /// Of them, outside quotation marks, those with a word of each kind; of those for sale and of a forum, the short ones, which
    /// stand on buttons.
    pub told: [usize; 7],
    /// Paragraphs, and those that begin with a quotation mark.
    pub paragraphs: usize,
    /// Of the paragraphs.
    pub spoken: usize,
    /// Blocks of all kinds.
    pub blocks: usize,
    /// Entries of lists of sources.
    pub references: usize,
    /// Blocks drawn as they were typed.
    pub typed: usize,
    /// Stamps and bylines.
    pub stamps: usize,
    /// Numbers in running text.
    pub numbers: usize,
}

impl Genre {
    /// Each with its name in options and in results.
    pub const NAMES: [(&str, Self); 7] = [
        ("news", Self::News),
        ("reference", Self::Reference),
        ("howto", Self::HowTo),
        ("documentation", Self::Documentation),
        ("fiction", Self::Fiction),
        ("forum", Self::Forum),
        ("shop", Self::Shop),
    ];

    /// Its name in options and in results.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, genre)| *genre == self).map_or("news", |(name, _)| name)
    }

    /// That of `text`. Linear.
    pub fn of(text: &Text<'_>) -> Self {
        Traits::of(text).genre()
    }
}

impl Traits {
    /// Those of `text`.
    pub fn of(text: &Text<'_>) -> Self {
        let mut traits = Self { blocks: text.document.blocks.len(), ..Self::default() };
        for (block, sentences) in text.document.blocks.iter().zip(&text.blocks) {
            match block.kind {
                BlockKind::Reference => traits.references += 1,
                BlockKind::Preformatted => traits.typed += 1,
                BlockKind::Stamp | BlockKind::Byline => traits.stamps += 1,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Answer => {
                    let mut is_quoted = false;
                    let begun = traits.sentences;
                    for sentence in text.sentences.get(sentences.clone()).unwrap_or_default() {
                        traits.sentence(text, sentence, &mut is_quoted);
                    }
                    if traits.sentences > begun {
                        traits.paragraphs += 1;
                        traits.spoken += usize::from(opens_with_talk(&block.text));
                    }
                }
                _ => {}
            }
        }
        traits
    }

    fn sentence(&mut self, text: &Text<'_>, sentence: &Sentence, is_quoted: &mut bool) {
        /// Tokens; what is shorter is a title, a label or a caption.
        const SHORTEST: usize = 5;
        let tokens = text.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        let mut found = [false; 7];
        let mut is_first = true;
        for token in tokens {
            if token.kind == TokenKind::Mark {
                match text.of(token) {
                    "“" => *is_quoted = true,
                    "”" => *is_quoted = false,
                    "\"" => *is_quoted = !*is_quoted,
                    _ => {}
                }
            } else if !*is_quoted {
                let own = kind(token.fold).filter(|own| *own != DO || is_first);
                if let Some(slot) = own.and_then(|own| found.get_mut(own)) {
                    *slot = true;
                }
            }
            is_first &= token.kind != TokenKind::Word;
        }
        if tokens.len() >= SHORTEST {
            self.sentences += 1;
            self.numbers += tokens.iter().filter(|token| is_number(token)).count();
        }
        let is_long = tokens.len() >= SHORTEST;
        for (kind, (count, found)) in self.told.iter_mut().zip(found).enumerate() {
            *count += usize::from(found && is_long != matches!(kind, SELL | REPLY));
        }
    }

    /// What they make of the text: news, unless much speaks for something else.
    pub fn genre(&self) -> Genre {
        /// Sentences; what is shorter tells nothing by its language.
        const SHORTEST: usize = 12;
        // Of a hundred sentences.
        let share = |count: usize| count * 100 / self.sentences.max(1);
        let [said, you, own, instructs, sells, replies, reports] = self.told;
        let reported = share(said + reports);
        let is_long = self.sentences >= SHORTEST;
        // A hundred of each. In news half of the paragraphs may open with a quotation, but then somebody “said” it.
        let spoken = self.spoken * 100 / self.paragraphs.max(1);
        if self.references >= 5 && reported < 12 {
            Genre::Reference
        } else if sells >= 3 && reported < 3 {
            Genre::Shop
        } else if replies >= 4 && self.stamps >= 4 && share(you + own) >= 40 && reported < 6 {
            Genre::Forum
        } else if self.paragraphs >= 40
            && spoken >= 40
            && said * 2 < self.spoken
            && share(self.numbers) < 13
            && share(reports) == 0
        {
            Genre::Fiction
        } else if is_long && reported < 3 && self.typed >= 3 {
            Genre::Documentation
        } else if is_long
            && reported < 6
            && share(own) < 20
            && (share(you) >= 40 && share(instructs) >= 3 || share(you) >= 20 && share(instructs) >= 4)
        {
            Genre::HowTo
        } else {
            Genre::News
        }
    }
}

fn is_number(token: &Token) -> bool {
    token.kind == TokenKind::Number
}

/// Whether `paragraph` begins with words in quotation marks, which are closed in it.
fn opens_with_talk(paragraph: &str) -> bool {
    let mut letters = paragraph.trim_start().chars();
    let close = match letters.next() {
        Some('“') => '”',
        Some('‘') => '’',
        Some('"') => '"',
        _ => return false,
    };
    letters.any(|letter| letter == close)
}
