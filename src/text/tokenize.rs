//! Owns where words, numbers and marks begin and end: cuts a block's text into tokens. What they mean is left to the detectors.
//!
//! “The U.S.-led force's $2.1bn” → `The` `U.S.` `-` `led` `force` `'s` `$` `2.1` `bn`
//!
//! Tokens are contiguous where the text is: “2bn” is `2` `bn` with no space before `bn`, so that a detector can tell
//! it from “2 bn”. White space belongs to no token. Addresses are found by `shapes`, and are one token each.

use super::folds::{FNV_OFFSET, fold, is_apostrophe, step};
use super::shapes::Shape;
use super::span::{BlockId, Span};
use super::token::{Case, Token, TokenKind};

/// Cuts `text`, a phrase without addresses, into tokens and appends them to `tokens`. Linear in the text's length.
pub fn tokenize(block: BlockId, text: &str, tokens: &mut Vec<Token>) {
    tokenize_around(block, text, &[], tokens);
}

/// Cuts `text` into tokens and appends them to `tokens`; each address of `shapes`, which are those of `text`, becomes one
/// token. Linear in the text's length.
pub fn tokenize_around(block: BlockId, text: &str, shapes: &[Shape], tokens: &mut Vec<Token>) {
    let mut cursor = Cursor { text, bytes: text.as_bytes(), at: 0 };
    let mut spaced = true;
    let mut addresses = shapes.iter().filter(|shape| shape.row.address).map(|shape| shape.span);
    let mut address = addresses.next();
    while let Some(c) = cursor.peek() {
        if c == ' ' || is_space(c) {
            cursor.at += c.len_utf8();
            spaced = true;
            continue;
        }
        let start = cursor.at;
        while let Some(next) = address.filter(|next| next.start as usize <= start) {
            address = addresses.next();
            if next.start as usize == start {
                tokens.push(address_token(next, block, text, spaced));
                cursor.at = next.end as usize;
                break;
            }
        }
        if cursor.at > start {
            spaced = false;
            continue;
        }
        if c.is_ascii_alphabetic()
            && let Some((end, case, digits, fold)) = plain_word(cursor.bytes, start)
        {
            let span = Span::new(start as u32, end as u32);
            tokens.push(Token { span, block, kind: TokenKind::Word, case, spaced, digits, fold });
            cursor.at = end;
            spaced = false;
            continue;
        }
        if c.is_ascii_punctuation() && !is_apostrophe(c) {
            tokens.push(plain_sign(c as u8, block, start as u32, spaced));
            cursor.at += 1;
            spaced = false;
            continue;
        }
        let kind = cursor.token(c);
        let piece = &text[start..cursor.at];
        let span = Span::new(start as u32, cursor.at as u32);
        let case = if kind == TokenKind::Word { case_of(piece) } else { Case::Lower };
        let digits = kind == TokenKind::Number || piece.bytes().any(|byte| byte.is_ascii_digit());
        tokens.push(Token { span, block, kind, case, spaced, digits, fold: fold(piece) });
        spaced = false;
    }
}

/// The address at `span`, whole.
fn address_token(span: Span, block: BlockId, text: &str, spaced: bool) -> Token {
    let piece = span.of(text);
    let digits = piece.bytes().any(|byte| byte.is_ascii_digit());
    Token { span, block, kind: TokenKind::Address, case: Case::Lower, spaced, digits, fold: fold(piece) }
}

/// An ASCII sign, which is a token of its own.
fn plain_sign(sign: u8, block: BlockId, start: u32, spaced: bool) -> Token {
    let (kind, fold) = (kind_of_sign(sign.into()), step(FNV_OFFSET, sign));
    Token { span: Span::new(start, start + 1), block, kind, case: Case::Lower, spaced, digits: false, fold }
}

/// Most words: ASCII letters and digits, then a space or a sign that cannot go on with the word. Where it ends, its case,
/// whether it holds digits, and its fold, in one pass; none where the cursor has to look closer: “don’t”, “U.S.”, “abc.net.au”, “a-b@c.org”.
fn plain_word(bytes: &[u8], start: usize) -> Option<(usize, Case, bool, u64)> {
    let (mut hash, mut digits, mut capitals) = (FNV_OFFSET, 0, 0);
    let mut end = start;
    while let Some((byte, small)) = bytes.get(end).map(|byte| (*byte, SMALL[usize::from(*byte)]))
        && small > 0
    {
        digits += usize::from(byte <= b'9');
        capitals += usize::from(byte != small);
        hash = step(hash, small);
        end += 1;
    }
    let letters = end - start - digits;
    let ends = match bytes.get(end) {
        None | Some(b' ' | b',' | b';' | b'!' | b'?' | b')' | b'"' | b'\n') => true,
        // “home. The”, not “home.The”, “U.S.” or “abc.net.au”.
        Some(b'.') => end > start + 1 && matches!(bytes.get(end + 1), None | Some(b' ' | b'\n')),
        _ => false,
    };
    let case = match (bytes.get(start)?.is_ascii_uppercase(), letters) {
        (false, _) => Case::Lower,
        (true, 2..) if letters == capitals => Case::Upper,
        (true, _) => Case::Title,
    };
    ends.then_some((end, case, digits > 0, hash))
}

/// An ASCII letter in its small form, and a digit as it is; 0 for any other byte.
const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            small[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};

struct Cursor<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            None => None,
            Some(&b) if b < 0x80 => Some(b as char),
            Some(_) => self.text.get(at..)?.chars().next(),
        }
    }

    /// Moves past the token that starts with `first`.
    fn token(&mut self, first: char) -> TokenKind {
        if first.is_alphabetic() {
            return self.word();
        }
        if first.is_ascii_digit() || is_other_digit(first) {
            return self.number();
        }
        if is_apostrophe(first) && self.possessive() {
            return TokenKind::Possessive;
        }
        self.at += first.len_utf8();
        kind_of_sign(first)
    }

    fn word(&mut self) -> TokenKind {
        if self.dotted() {
            return TokenKind::Word;
        }
        loop {
            match self.peek() {
                Some(c) if c.is_alphanumeric() || is_joiner(c) => self.at += c.len_utf8(),
                Some(c) if is_apostrophe(c) && !self.at_possessive() => {
                    let after = self.at + c.len_utf8();
                    if !self.char_at(after).is_some_and(char::is_alphabetic) {
                        break;
                    }
                    self.at = after;
                }
                _ => break,
            }
        }
        TokenKind::Word
    }

    /// “U.S.”, “a.m.”, “C.E.O”: single letters with points between them, at least two.
    fn dotted(&mut self) -> bool {
        let (mut at, mut letters) = (self.at, 0);
        while let Some(c) = self.char_at(at).filter(|c| c.is_alphabetic()) {
            let after = at + c.len_utf8();
            if self.bytes.get(after) != Some(&b'.') {
                // The last letter may go without its point: “U.S”.
                if letters > 0 && !self.char_at(after).is_some_and(char::is_alphanumeric) {
                    (at, letters) = (after, letters + 1);
                }
                break;
            }
            (at, letters) = (after + 1, letters + 1);
        }
        let goes_on = self.char_at(at).is_some_and(char::is_alphanumeric);
        if letters >= 2 && !goes_on {
            self.at = at;
            return true;
        }
        false
    }

    fn number(&mut self) -> TokenKind {
        loop {
            match self.peek() {
                Some(c) if c.is_ascii_digit() || is_other_digit(c) => self.at += c.len_utf8(),
                Some(c @ (',' | '.'))
                    if self.char_at(self.at + 1).is_some_and(|c| c.is_ascii_digit() || is_other_digit(c)) =>
                {
                    self.at += c.len_utf8();
                }
                _ => return TokenKind::Number,
            }
        }
    }

    fn at_possessive(&self) -> bool {
        let Some(mark) = self.peek().filter(|&c| is_apostrophe(c)) else { return false };
        let s = self.at + mark.len_utf8();
        matches!(self.bytes.get(s), Some(b's' | b'S'))
            && !self.char_at(s + 1).is_some_and(char::is_alphanumeric)
    }

    fn possessive(&mut self) -> bool {
        let after_word =
            self.text[..self.at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.');
        let found = after_word && self.at_possessive();
        if found {
            self.at += self.peek().map_or(0, char::len_utf8) + 1;
        }
        found
    }
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let (mut count, mut upper) = (0, 0);
            for c in letters {
                count += 1;
                upper += u32::from(c.is_uppercase());
            }
            if count > 0 && upper == count { Case::Upper } else { Case::Title }
        }
        _ => Case::Lower,
    }
}

/// White space, and characters without width that news sites put between words.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{200e}' | '\u{200f}')
}

/// Soft hyphens, zero-width joiners and combining accents: inside a word, part of it.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '_')
}

/// Decimal digits other than ASCII's that news in Latin letters may hold: full-width ones.
fn is_other_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

fn kind_of_sign(c: char) -> TokenKind {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´' | '«' | '»' | '‹' | '›'
        | '「' | '」' | '『' | '』' | '＂' | '＇' | '″' | '′' => TokenKind::Mark,
        '$'
        | '%'
        | '+'
        | '='
        | '<'
        | '>'
        | '^'
        | '~'
        | '|'
        | '°'
        | '±'
        | '×'
        | '÷'
        | '−'
        | '№'
        | '‰'
        | '‱'
        | '¢'
        | '£'
        | '¤'
        | '¥'
        | '¼'..='¾'
        | '⅐'..='⅞'
        | '↉'
        | '₠'..='⃀'
        | '²'
        | '³'
        | '¹'
        | '⁰'..='₎'
        | '％'
        | '＄'
        | '￠'..='￦' => TokenKind::Symbol,
        c if c.is_alphanumeric() => TokenKind::Symbol,
        _ => TokenKind::Punctuation,
    }
}

#[cfg(test)]
mod tests {
    use super::super::shapes;
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let (mut shapes, mut tokens) = (Vec::new(), Vec::new());
        shapes::find(BlockId(0), text, &mut shapes);
        tokenize_around(BlockId(0), text, &shapes, &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn text_is_cut_where_a_reader_would_cut_it() {
        for (text, expected) in [
            ("The U.S.-led force's $2.1bn", "The|U.S.|-|led|force|'s|$|2.1|bn"),
            ("don't O’Brien’s 40% 16,000.", "don't|O’Brien|’s|40|%|16,000|."),
            ("the farmers' tax", "the|farmers|'|tax"),
            ("mail a.b@c.org, see https://x.org/y?z.", "mail|a.b@c.org|,|see|https://x.org/y?z|."),
            ("abc.net.au quoted @pulse24 #Tag", "abc.net.au|quoted|@pulse24|#Tag"),
            ("At 10 a.m. J. P. Rhee", "At|10|a.m.|J|.|P|.|Rhee"),
            ("ends here.The next", "ends|here|.|The|next"),
            ("USA's ½ cup of H2O", "USA|'s|½|cup|of|H2O"),
            ("“Hm”\u{200b}‘no’", "“|Hm|”|‘|no|’"),
            ("no. 1.", "no|.|1|."),
        ] {
            assert_eq!(pieces(text).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn plain_words_read_like_all_others() {
        let text =
            "The UN's U2 fell, A b. (McCain) NATO; x_y A.B ok.Then go. \"Hi\" é abc-DEF 5G e-mail a@b.c no";
        let mut tokens = Vec::new();
        tokenize(BlockId(0), text, &mut tokens);
        for token in tokens {
            let piece = token.span.of(text);
            assert_eq!(token.fold, fold(piece), "{piece}");
            let case = if token.kind == TokenKind::Word { case_of(piece) } else { Case::Lower };
            assert_eq!(token.case, case, "{piece}");
            assert_eq!(token.digits, piece.contains(|c: char| c.is_ascii_digit()), "{piece}");
        }
    }
}
