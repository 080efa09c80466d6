//! Owns double quotation marks: which mark opens and which closes.
//!
//! “It is only a 12" pipe,” said Vic. → one pair; the inch mark is none.

use crate::text::TokenKind;

use super::pair::Pair;
use super::signs::Signs;

/// What a mark may do, by its shape and what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Open,
    Close,
    Either,
}

/// A double mark: where it stands and what it may do.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Its first token.
    pub token: usize,
    /// How many tokens it takes: two for ’’.
    pub tokens: usize,
    /// What it may do.
    pub role: Role,
    /// What it pairs with.
    pub family: Family,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Double,
    Guillemet,
    Corner,
}

impl Signs<'_> {
    pub(super) fn double_marks(&self, marks: &mut Vec<Mark>) {
        let mut at = self.paragraph.tokens.start;
        while at < self.paragraph.tokens.end {
            // “40°26′46″ N”: seconds, no quotation.
            if self.text.tokens[at].kind != TokenKind::Mark
                || self.text.shape_at(&self.text.tokens[at]).is_some()
            {
                at += 1;
                continue;
            }
            let sign = self.sign(at);
            let twice =
                matches!(sign, '\'' | '’' | '‘' | '`') && !self.spaced(at + 1) && self.sign(at + 1) == sign;
            let tokens = 1 + usize::from(twice);
            let (role, family) = match sign {
                '“' | '„' | '‟' => (Role::Open, Family::Double),
                '”' => (Role::Close, Family::Double),
                '"' | '＂' => (Role::Either, Family::Double),
                '\'' if twice => (Role::Either, Family::Double),
                '’' if twice => (Role::Close, Family::Double),
                '‘' | '`' if twice => (Role::Open, Family::Double),
                '«' => (Role::Open, Family::Guillemet),
                '»' => (Role::Close, Family::Guillemet),
                '「' | '『' => (Role::Open, Family::Corner),
                '」' | '』' => (Role::Close, Family::Corner),
                _ => {
                    at += 1;
                    continue;
                }
            };
            marks.push(Mark { token: at, tokens, role, family });
            at += tokens;
        }
    }

    /// Whether a mark may open here: space, a bracket or a dash before it, text after it.
    fn may_open(&self, mark: Mark) -> bool {
        let before = self.spaced(mark.token)
            || matches!(
                self.sign(mark.token - 1),
                '(' | '[' | '{' | '-' | '–' | '—' | '/' | '‘' | '\'' | ':'
            );
        before && !self.spaced(mark.token + mark.tokens)
    }

    /// Whether a mark may close here: text before it, space or punctuation after it.
    fn may_close(&self, mark: Mark) -> bool {
        let after = mark.token + mark.tokens;
        !self.spaced(mark.token)
            && (self.spaced(after)
                || self
                    .token(after)
                    .is_none_or(|t| matches!(t.kind, TokenKind::Punctuation | TokenKind::Mark)))
    }

    /// “a 12" pipe”, “6'2" tall”: the mark stands right behind a number.
    fn is_inch(&self, mark: Mark) -> bool {
        mark.role == Role::Either
            && !self.spaced(mark.token)
            && mark.token > self.paragraph.tokens.start
            && self.text.tokens[mark.token - 1].kind == TokenKind::Number
    }

    pub(super) fn pair_doubles(&self, marks: &[Mark], found: &mut Vec<Pair>) {
        let mut open: Option<Mark> = None;
        for (index, &mark) in marks.iter().enumerate() {
            let Some(opener) = open else {
                if self.opens(mark) {
                    open = Some(mark);
                }
                continue;
            };
            if self.nests(opener, mark) || self.is_inch_inside(mark, marks.get(index + 1)) {
                continue;
            }
            if self.closes(opener, mark) {
                self.push(opener, mark.token, mark.token + mark.tokens, false, found);
                open = None;
            } else {
                // A new opener: the one before was never closed. “The lift is out. “The stairs too,” he said.
                self.push(opener, mark.token, mark.token, true, found);
                open = Some(mark);
            }
        }
        if let Some(opener) = open {
            let end = self.paragraph.tokens.end;
            self.push(opener, end, end, true, found);
        }
    }

    /// Whether `mark`, seen outside of marks, opens; the wrong-way “”This ends today,”” does too.
    fn opens(&self, mark: Mark) -> bool {
        let after = mark.token + mark.tokens;
        match mark.role {
            _ if self.token(after).is_none() => false,
            Role::Open => self.spaced(mark.token) || !self.spaced(after) || mark.family != Family::Double,
            Role::Close => {
                self.spaced(mark.token) && !self.spaced(after)
                    || mark.family == Family::Guillemet && self.may_open(mark)
            }
            Role::Either => !self.is_inch(mark) && (self.may_open(mark) || !self.may_close(mark)),
        }
    }

    /// Whether `mark`, seen after `opener`, closes it.
    fn closes(&self, opener: Mark, mark: Mark) -> bool {
        let low = matches!(self.sign(opener.token), '„' | '‟');
        match mark.role {
            _ if mark.family != opener.family => false,
            // „Das reicht nicht“: behind a low mark the raised ones close.
            Role::Open if low => true,
            Role::Open => self.may_close(mark) && !self.may_open(mark),
            Role::Close => !self.may_open(mark) || self.may_close(mark) || opener.role == Role::Close,
            Role::Either => self.may_close(mark) || !self.may_open(mark),
        }
    }

    /// «…» inside “…” and the other way round belong to the outer pair.
    fn nests(&self, opener: Mark, mark: Mark) -> bool {
        mark.family != opener.family
    }

    fn is_inch_inside(&self, mark: Mark, next: Option<&Mark>) -> bool {
        let after = mark.token + mark.tokens;
        self.is_inch(mark)
            && next.is_some_and(|next| self.may_close(*next))
            && self.spaced(after)
            && self.token(after).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised())
    }

    fn push(&self, opener: Mark, last: usize, end: usize, unclosed: bool, found: &mut Vec<Pair>) {
        let first = opener.token + opener.tokens;
        let has_word = self.text.tokens.get(first..last).is_some_and(|inside| {
            inside.iter().any(|t| {
                matches!(t.kind, TokenKind::Word | TokenKind::Number | TokenKind::Symbol | TokenKind::Address)
            })
        });
        if has_word {
            found.push(Pair {
                paragraph: self.index,
                open: opener.token,
                first,
                last,
                end,
                unclosed,
                single: false,
            });
        }
    }
}
