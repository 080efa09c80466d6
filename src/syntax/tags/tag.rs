//! Owns the parts of speech. What a word is in a sentence is the tagger's to say.
//!
//! “the guards who said that it rained” → `det nouns wh past sub pron past`

/// The part of speech of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// One thing: “bridge”, “water”.
    #[default]
    Noun,
    /// More than one: “bridges”, “people”.
    NounPlural,
    /// A name, or a word of one: “Marlow”, “University”.
    Proper,
    /// “she”, “us”, “itself”, “everyone”.
    Pronoun,
    /// “her” before a noun, “their”.
    PossessivePronoun,
    /// The “there” of “there is”.
    There,
    /// “'s”, and the apostrophe behind a plural.
    Possessive,
    /// “the”, “some”, “all”, and “that” and “this” before a noun or alone.
    Determiner,
    /// “who”, “which”, “whose”, “when”, “what”, and “that” for a noun before it.
    Wh,
    /// “large”, “larger”.
    Adjective,
    /// “soon”, “very”, “away” where no verb claims it.
    Adverb,
    /// “not”.
    Not,
    /// “in”, “of”, and “to” before a noun.
    Preposition,
    /// “because”, “while”, “whether”, and “that” before a clause.
    Subordinator,
    /// “and”, “but”.
    Coordinator,
    /// The “to” of “to go”.
    To,
    /// “7”, “seven”, “2.1”, “million”.
    Numeral,
    /// “go”: infinitive, imperative, and the present but for “goes”.
    VerbBase,
    /// “went”.
    VerbPast,
    /// “goes”.
    VerbS,
    /// “gone”, “taken”.
    Participle,
    /// “going”.
    Gerund,
    /// “will”, “can”, “won't”.
    Modal,
    /// Every form of “be”, alone or with “n't”, and the “'s” that stands for “is”.
    Be,
    /// Every form of “have”.
    Have,
    /// Every form of “do”.
    Do,
    /// A pronoun and its verb in one token: “I'm”, “they'll”.
    Contraction,
    /// “up” in “set up”.
    Particle,
    /// “yes”, “oh”.
    Interjection,
    /// “$”, “%”, “+”.
    Symbol,
    /// Marks, commas, stops.
    Punctuation,
}

impl Tag {
    /// Every tag, in the order of its number.
    pub const ALL: [Self; 31] = [
        Self::Noun,
        Self::NounPlural,
        Self::Proper,
        Self::Pronoun,
        Self::PossessivePronoun,
        Self::There,
        Self::Possessive,
        Self::Determiner,
        Self::Wh,
        Self::Adjective,
        Self::Adverb,
        Self::Not,
        Self::Preposition,
        Self::Subordinator,
        Self::Coordinator,
        Self::To,
        Self::Numeral,
        Self::VerbBase,
        Self::VerbPast,
        Self::VerbS,
        Self::Participle,
        Self::Gerund,
        Self::Modal,
        Self::Be,
        Self::Have,
        Self::Do,
        Self::Contraction,
        Self::Particle,
        Self::Interjection,
        Self::Symbol,
        Self::Punctuation,
    ];

    /// The short name that tables, `--explain` and tests use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::NounPlural => "nouns",
            Self::Proper => "name",
            Self::Pronoun => "pron",
            Self::PossessivePronoun => "poss",
            Self::There => "there",
            Self::Possessive => "'s",
            Self::Determiner => "det",
            Self::Wh => "wh",
            Self::Adjective => "adj",
            Self::Adverb => "adv",
            Self::Not => "not",
            Self::Preposition => "prep",
            Self::Subordinator => "sub",
            Self::Coordinator => "conj",
            Self::To => "to",
            Self::Numeral => "num",
            Self::VerbBase => "verb",
            Self::VerbPast => "past",
            Self::VerbS => "verbs",
            Self::Participle => "part",
            Self::Gerund => "ing",
            Self::Modal => "modal",
            Self::Be => "be",
            Self::Have => "have",
            Self::Do => "do",
            Self::Contraction => "pron+v",
            Self::Particle => "particle",
            Self::Interjection => "intj",
            Self::Symbol => "sym",
            Self::Punctuation => "punct",
        }
    }

    /// The tag called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.name() == name)
    }

    /// The tag with this number, its place in [`Tag::ALL`].
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// Whether it is a noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::NounPlural | Self::Proper)
    }

    /// Whether it is any form of a verb, auxiliaries included.
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Self::VerbBase
                | Self::VerbPast
                | Self::VerbS
                | Self::Participle
                | Self::Gerund
                | Self::Modal
                | Self::Be
                | Self::Have
                | Self::Do
                | Self::Contraction
        )
    }
}

/// A set of tags, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TagSet(u32);

impl TagSet {
    /// Every tag.
    pub const ALL: Self = Self((1 << Tag::ALL.len()) - 1);

    /// The set of `tags`.
    pub fn of(tags: impl IntoIterator<Item = Tag>) -> Self {
        tags.into_iter().fold(Self::default(), Self::with)
    }

    /// The set with `tag`.
    #[must_use]
    pub const fn with(self, tag: Tag) -> Self {
        Self(self.0 | 1 << tag as u32)
    }

    /// The set without `tags`.
    #[must_use]
    pub const fn without(self, tags: &[Tag]) -> Self {
        let (mut set, mut at) = (self.0, 0);
        while at < tags.len() {
            set &= !(1 << tags[at] as u32);
            at += 1;
        }
        Self(set)
    }

    /// Whether `tag` is in it.
    pub const fn contains(self, tag: Tag) -> bool {
        self.0 >> tag as u32 & 1 == 1
    }

    /// Its tag, if it holds exactly one.
    #[inline]
    pub fn only(self) -> Option<Tag> {
        if self.0.count_ones() == 1 { Tag::numbered(self.0.trailing_zeros() as u8) } else { None }
    }

    /// The tag to whose number `score` gives most, which are less than 2^26; of several, the first.
    #[inline]
    pub fn first_by(self, score: impl Fn(u8) -> i32) -> Option<Tag> {
        let (mut most, mut left) = (i32::MIN, self.0);
        while left > 0 {
            let number = left.trailing_zeros();
            left &= left - 1;
            // Both in one number: no branch that no processor foresees.
            most = most.max(score(number as u8) << 5 | (31 - number as i32));
        }
        Tag::numbered(31 - (most & 31) as u8)
    }

    /// Its tags, in order.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = Tag> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let tag = Tag::ALL.get(left.trailing_zeros() as usize).copied();
            left &= left.wrapping_sub(1);
            tag
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_lead_back_to_their_tag() {
        for (number, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, number);
            assert_eq!(Tag::numbered(number as u8), Some(tag));
            assert_eq!(Tag::named(tag.name()), Some(tag));
        }
        assert_eq!(Tag::numbered(31), None);
    }

    #[test]
    fn a_set_knows_its_only_tag() {
        assert_eq!(TagSet::of([Tag::To]).only(), Some(Tag::To));
        assert_eq!(TagSet::of([Tag::To, Tag::Wh]).only(), None);
        assert!(TagSet::ALL.contains(Tag::Punctuation) && TagSet::ALL.iter().count() == 31);
    }
}
