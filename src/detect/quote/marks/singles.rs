//! Owns single quotation marks, which read like apostrophes, and whether a document quotes with them.
//!
//! “In the '90s the guard said, ‘Stop.’” → one pair, “Stop.”

use crate::lexicon::{QuoteSort, QuoteWords};
use crate::text::{Text, Token, TokenKind};

use super::pair::Pair;
use super::signs::Signs;

/// Whether the document's house style quotes with single marks: of marks that close behind a comma or a stop, most are
/// single. ‘We shan’t go,’ she said.
pub fn is_single_style(text: &Text<'_>) -> bool {
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

impl Signs<'_> {
    /// Pairs single marks outside the pairs found from `before` on, and sorts them in.
    pub(super) fn pair_singles(&self, before: usize, found: &mut Vec<Pair>) {
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
                if let Some(close) = close.or_else(|| self.close_behind(at, next_double.peek()?)) {
                    while next_double.next_if(|double| double.open < close).is_some() {}
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
        QuoteWords::shared().of(word).any(QuoteSort::ELIDED)
    }

    /// ‘She said, “No boat,” and left,’ laughs Olm: the mark that closes a curly one behind the double marks it holds.
    fn close_behind(&self, open: usize, double: &Pair) -> Option<usize> {
        const LONGEST: usize = 120;
        let closes = |&at: &usize| {
            self.text.tokens[at].kind == TokenKind::Mark
                && self.sign(at) == '’'
                && !self.spaced(at)
                && self.text.tokens[at - 1].kind == TokenKind::Punctuation
        };
        let limit = self.paragraph.tokens.end.min(open + LONGEST);
        (double.end..limit)
            .take_while(|&at| !self.opens_single(at))
            .find(closes)
            .filter(|_| self.sign(open) == '‘')
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
