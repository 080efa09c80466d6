//! Owns the signs of one paragraph: which stand at a token, and whether white space does before it.

use crate::text::{Text, Token};

use super::paragraph::Paragraph;

/// Reads one paragraph's signs.
pub struct Signs<'a> {
    /// The document.
    pub text: &'a Text<'a>,
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The paragraph's index.
    pub index: usize,
}

impl Signs<'_> {
    /// The token at `at`, if it is in the paragraph.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.paragraph.tokens.contains(&at).then(|| &self.text.tokens[at])
    }

    /// The first character of the token at `at`; a space beyond the paragraph.
    pub fn sign(&self, at: usize) -> char {
        self.token(at).and_then(|t| self.text.of(t).chars().next()).unwrap_or(' ')
    }

    /// Whether white space or the paragraph's border stands before token `at`.
    pub fn spaced(&self, at: usize) -> bool {
        self.token(at).is_none_or(|t| t.spaced) || at == self.paragraph.tokens.start
    }
}
