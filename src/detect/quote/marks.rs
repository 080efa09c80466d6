//! Owns the pairing of quotation marks: which mark opens, which closes, what they enclose. Whether somebody said it is
//! left to its siblings.
//!
//! “It is only a 12" pipe,” said Vic. → one pair; the inch mark is none.
//!
//! State lives for one paragraph: whatever is left open at its end cannot swallow the page.

use crate::text::{Text, Token, TokenKind};

use super::paragraph::Paragraph;

/// A stretch between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its paragraph, as an index.
    pub paragraph: usize,
    /// The first token of the opening mark.
    pub open: usize,
    /// The first token inside.
    pub first: usize,
    /// One past the last token inside; `first < last`.
    pub last: usize,
    /// One past the last token of the closing mark; equals `last` where nothing closes.
    pub end: usize,
    /// Whether it is left open to the paragraph's end.
    pub unclosed: bool,
    /// Whether single marks enclose it.
    pub single: bool,
}

/// What a mark may do, by its shape and what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Either,
}

/// A double mark: where it stands and what it may do.
#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    tokens: usize,
    role: Role,
    family: Family,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Corner,
}

/// The pairs of `paragraphs`, in order, none inside another. Linear in the number of tokens.
pub fn pairs(text: &Text<'_>, paragraphs: &[Paragraph]) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut marks = Vec::new();
    let singles_speak = is_single_style(text);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let before = found.len();
        let reader = Reader { text, paragraph, index };
        marks.clear();
        reader.double_marks(&mut marks);
        if singles_speak {
            // ‘He said “never” twice,’ she said: the double marks nest.
            reader.pair_singles(before, &mut found);
            let outer = found.split_off(before);
            let inside = |m: &Mark| {
                let next = outer.partition_point(|pair: &Pair| pair.end <= m.token);
                outer.get(next).is_some_and(|pair| pair.open <= m.token)
            };
            marks.retain(|m| !inside(m));
            reader.pair_doubles(&marks, &mut found);
            // A stray double mark must not reach over a single pair.
            found.extend(outer);
            found[before..].sort_by_key(|pair| pair.open);
            drop_overlaps(before, &mut found);
        } else {
            reader.pair_doubles(&marks, &mut found);
            reader.pair_singles(before, &mut found);
        }
    }
    found
}

/// Keeps the first of pairs that overlap; they are sorted from `before` on.
fn drop_overlaps(before: usize, found: &mut Vec<Pair>) {
    let mut end = 0;
    let mut index = 0;
    found.retain(|pair| {
        index += 1;
        let keep = index <= before || pair.open >= end;
        if keep && index > before {
            end = pair.end;
        }
        keep
    });
}

/// Whether the document's house style quotes with single marks: of marks that close behind a comma or a stop, most are
/// single. ‘We shan’t go,’ she said.
fn is_single_style(text: &Text<'_>) -> bool {
    let (mut single, mut double) = (0, 0);
    for pair in text.tokens.windows(2) {
        let [stop, mark] = pair else { continue };
        if mark.kind == TokenKind::Mark
            && !mark.spaced
            && stop.kind == TokenKind::Punctuation
            && matches!(text.of(stop), "," | "." | "?" | "!")
        {
            match text.of(mark) {
                "’" | "'" => single += 1,
                _ => double += 1,
            }
        }
    }
    let twice = text.tokens.windows(2).filter(|p| {
        text.of(&p[0]) == "'" && text.of(&p[1]) == "'" && !p[1].spaced && p[0].kind == TokenKind::Mark
    });
    single >= 3 && single > 3 * double && twice.take(1).count() == 0
}

struct Reader<'a> {
    text: &'a Text<'a>,
    paragraph: &'a Paragraph,
    index: usize,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.paragraph.tokens.contains(&at).then(|| &self.text.tokens[at])
    }

    fn sign(&self, at: usize) -> char {
        self.token(at).and_then(|t| self.text.of(t).chars().next()).unwrap_or(' ')
    }

    /// Whether white space or the paragraph's border stands before token `at`.
    fn spaced(&self, at: usize) -> bool {
        self.token(at).is_none_or(|t| t.spaced) || at == self.paragraph.tokens.start
    }

    fn double_marks(&self, marks: &mut Vec<Mark>) {
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

    fn pair_doubles(&self, marks: &[Mark], found: &mut Vec<Pair>) {
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

    /// Pairs single marks outside the pairs found from `before` on, and sorts them in.
    fn pair_singles(&self, before: usize, found: &mut Vec<Pair>) {
        let doubles = found.split_off(before);
        let mut next_double = doubles.iter().peekable();
        let mut at = self.paragraph.tokens.start;
        while at < self.paragraph.tokens.end {
            if let Some(double) = next_double.next_if(|double| double.open <= at) {
                found.push(*double);
                at = double.end.max(at + 1);
                continue;
            }
            let limit = next_double.peek().map_or(self.paragraph.tokens.end, |double| double.open);
            if self.opens_single(at) {
                // A failed search is not repeated: it is bounded by the next opener.
                let (close, searched) = self.single_close(at, limit);
                if let Some(close) = close {
                    found.push(Pair {
                        paragraph: self.index,
                        open: at,
                        first: at + 1,
                        last: close,
                        end: close + 1,
                        unclosed: false,
                        single: true,
                    });
                    at = close + 1;
                    continue;
                }
                at = searched.max(at + 1);
                continue;
            }
            at += 1;
        }
        found.extend(next_double);
    }

    fn opens_single(&self, at: usize) -> bool {
        if self.text.tokens[at].kind != TokenKind::Mark || !matches!(self.sign(at), '‘' | '\'' | '‚' | '‹')
        {
            return false;
        }
        let before = self.spaced(at) || matches!(self.sign(at - 1), '(' | '[' | '–' | '—' | ':');
        before
            && !self.spaced(at + 1)
            && self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Word && !self.is_elided(t))
    }

    /// “'em”, “rock 'n' roll”, “'til”: a word without its beginning.
    fn is_elided(&self, word: &Token) -> bool {
        let text = self.text.of(word);
        ["em", "n", "til", "tis", "twas", "cause", "bout", "round", "cos", "im", "er"]
            .iter()
            .any(|e| text.eq_ignore_ascii_case(e))
    }

    /// The mark that closes the single mark at `open` before `limit`, and how far was searched. The first one behind
    /// punctuation or before it; else the only one: “the farmers' tax” has none.
    fn single_close(&self, open: usize, limit: usize) -> (Option<usize>, usize) {
        let mut weak = None;
        let mut several = false;
        let mut at = open + 2;
        while at < limit {
            let closer = self.text.tokens[at].kind == TokenKind::Mark
                && matches!(self.sign(at), '’' | '\'' | '‘' | '›')
                && !self.spaced(at);
            if closer {
                let after_stop = self.text.tokens[at - 1].kind == TokenKind::Punctuation;
                let before_stop = self.token(at + 1).is_none_or(|t| t.kind == TokenKind::Punctuation);
                if after_stop || before_stop {
                    return (Some(at), at);
                }
                if self.spaced(at + 1) {
                    several |= weak.is_some();
                    weak = weak.or(Some(at));
                }
            } else if self.opens_single(at) {
                break;
            }
            at += 1;
        }
        (weak.filter(|_| !several), at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;
    use crate::text::{Document, Span};

    fn inside(text: &str) -> Vec<String> {
        let document = Document::from_text(text);
        let read = Text::new(&document);
        pairs(&read, &paragraphs(&read))
            .iter()
            .map(|p| {
                let (first, last) = (read.tokens[p.first].span, read.tokens[p.last - 1].span);
                Span::<crate::text::Utf8>::new(first.start, last.end).of(text).to_owned()
            })
            .collect()
    }

    #[test]
    fn marks_pair_as_a_reader_would_pair_them() {
        for (text, expected) in [
            ("“One,” he said. “Two.”", "One,|Two."),
            ("\"One,\" he said, \"two.\"", "One,|two."),
            ("“Mixed,\" he said.", "Mixed,"),
            ("\"Mixed,” he said.", "Mixed,"),
            ("”Wrong way,” he said.", "Wrong way,"),
            ("''Old copy,'' he said.", "Old copy,"),
            ("``TeX,'' he said.", "TeX,"),
            ("«Non», he said.", "Non"),
            ("„Nein“, he said.", "Nein"),
            ("「もう」 said Mori.", "もう"),
            ("“He said ‘never’ twice,” she said.", "He said ‘never’ twice,"),
            ("‘We shan’t go,’ she said.", "We shan’t go,"),
            ("'It's over, lads,' he said.", "It's over, lads,"),
            ("In the '90s the workers' club played rock 'n' roll.", ""),
            ("At 6'2\" tall, the guard filled the 3' 4\" door.", ""),
            ("“Only a 12\" pipe,” he said.", "Only a 12\" pipe,"),
            ("The door stayed shut.” Nobody came.", ""),
            ("“Never closed. He left.", "Never closed. He left."),
        ] {
            assert_eq!(inside(text).join("|"), expected, "{text}");
        }
    }
}
