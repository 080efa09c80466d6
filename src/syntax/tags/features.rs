//! Owns what the tagger looks at: a token as a few small numbers, and the features of a token between its neighbours,
//! each hashed to a slot. Which slots have weights is the model's.
//!
//! “reports” between “the” and “that” → its word, its ending “rts”, plural or verb in -s, the tag before, the word behind …

use super::tag::{Tag, TagSet};
use super::vocabulary::Class;
use crate::text::{Case, Token, TokenKind};

/// How many bits a slot has.
pub const SLOT_BITS: u32 = KIND_BITS + 5;
/// How many of them tell the features of one kind apart.
const KIND_BITS: u32 = 13;
/// How many features a token has at most.
pub const COUNT: usize = 28;

/// A token as the tagger sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Which word it is, whatever its case; all numbers of as many digits are one.
    pub key: u32,
    /// Its last four bytes, in small letters.
    pub ending: u32,
    /// What the vocabulary and its ending say it can be.
    pub class: Class,
    /// How it is capitalised, and where it stands.
    pub shape: Shape,
    /// The tags it can have. One only: nothing is counted.
    pub tags: TagSet,
}

/// How a token is written, together with how its sentence is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(pub u8);

/// How a sentence writes its words: in one that is all capitals a capital says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Capitals open the sentence and names.
    Running,
    /// Most words have one: a headline.
    Titled,
    /// Hardly a small letter.
    Capitals,
}

impl Style {
    /// The style of a sentence, by its longer words.
    pub fn of(tokens: &[Token]) -> Self {
        const LONG: u32 = 4; // bytes; headlines write “of” and “the” small
        let (mut long, mut upper, mut title) = (0, 0, 0);
        for token in tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() >= LONG) {
            long += 1;
            upper += u32::from(token.case == Case::Upper);
            title += u32::from(token.case == Case::Title);
        }
        match long {
            3.. if upper * 10 >= long * 8 => Self::Capitals,
            4.. if (upper + title) * 10 >= long * 8 => Self::Titled,
            _ => Self::Running,
        }
    }
}

impl Shape {
    /// The shape of `token`; `opens` says whether no word stands before it in its sentence.
    pub fn of(token: &Token, style: Style, opens: bool) -> Self {
        let written = match (token.kind, token.case) {
            (TokenKind::Word, Case::Lower) => u8::from(token.digits),
            (TokenKind::Word, Case::Title) => 2 + u8::from(token.span.len() == 1),
            (TokenKind::Word, Case::Upper) => 4 + u8::from(token.digits),
            (TokenKind::Possessive, _) => 6,
            _ => 7,
        };
        Self(written | u8::from(opens) << 3 | (style as u8) << 4)
    }
}

/// The features of the token at `at`, as slots: how many, and which.
///
/// `before` and `second` are the tags of the token before and of the one before that.
#[inline]
pub fn features(words: &[Word], at: usize, before: Tag, second: Tag) -> [u32; COUNT] {
    const EDGE: Word = Word { key: 1, ending: 1, class: Class::EDGE, shape: Shape(255), tags: TagSet::ALL };
    let word = &words[at];
    let left = if at >= 1 { &words[at - 1] } else { &EDGE };
    let left2 = if at >= 2 { &words[at - 2] } else { &EDGE };
    let right = words.get(at + 1).unwrap_or(&EDGE);
    let right2 = words.get(at + 2).unwrap_or(&EDGE);
    let (t1, t2) = (before as u32 + 1, second as u32 + 1);
    let (class, shape) = (u32::from(word.class.0), u32::from(word.shape.0));
    let (next, after) = (u32::from(right.class.0), u32::from(right2.class.0));
    let three = word.ending & 0xff_ffff;
    [
        slot(1, word.key, 0),
        slot(2, word.key, t1),
        slot(3, word.ending, 0),
        slot(4, three, 0),
        slot(5, word.ending & 0xffff, shape),
        slot(6, three, t1),
        slot(7, shape, t1),
        slot(8, t1 << 8 | t2, 0),
        slot(9, left.key, 0),
        slot(10, right.key, 0),
        slot(11, left2.key, 0),
        slot(12, right2.key, 0),
        slot(13, class, shape),
        slot(14, class, t1),
        slot(15, class, next),
        slot(16, class << 8 | t1, t2),
        slot(17, class << 8 | t1, next),
        slot(18, next, t1),
        slot(19, next, after),
        slot(20, right.ending & 0xff_ffff, 0),
        slot(21, left.ending & 0xff_ffff, 0),
        slot(22, shape, u32::from(right.shape.0) << 8 | u32::from(left.shape.0)),
        slot(23, word.key, next),
        slot(24, word.key, left.key),
        slot(25, word.key, next << 8 | t1),
        slot(26, word.key, t2 << 8 | t1),
        slot(27, word.key, after << 8 | next),
        slot(28, class, u32::from(left.class.0)),
    ]
}

/// Where the feature (`kind`, `a`, `b`) lies: those of one kind lie together.
#[inline]
fn slot(kind: u32, a: u32, b: u32) -> u32 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    const OTHER: u64 = 0xd6e8_feb8_6659_fd93;
    let mixed = u64::from(a).wrapping_mul(MIX).wrapping_add(u64::from(b).wrapping_mul(OTHER));
    (kind - 1) << KIND_BITS | (mixed >> (64 - KIND_BITS)) as u32
}

/// The key of a token: its word, or what kind of number or sign it is.
pub fn key(token: &Token) -> u32 {
    match token.kind {
        TokenKind::Number => 16 + token.span.len().min(8),
        TokenKind::Address => 2,
        _ => (token.fold ^ token.fold >> 32) as u32,
    }
}

/// The last four bytes of a word, in small letters.
pub fn ending(text: &str) -> u32 {
    let mut last = match text.as_bytes() {
        [.., a, b, c, d] => [*a, *b, *c, *d],
        [a, b, c] => [0, *a, *b, *c],
        [a, b] => [0, 0, *a, *b],
        [a] => [0, 0, 0, *a],
        [] => [0; 4],
    };
    last.make_ascii_lowercase();
    u32::from_be_bytes(last)
}
