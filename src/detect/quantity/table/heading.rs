//! Owns what the heading of a column or row makes of a figure: how both are written as one. Which words say what is left to
//! `lexicon::table_heads`.
//!
//! “Revenue ($ million)” → “$… million” · “Number of deaths” → “… deaths” · “Rank” → a label

use crate::detect::quantity::tables::Tables;
use crate::lexicon::table_heads::HeadSays;
use crate::text::tokenize::tokenize;
use crate::text::{BlockId, Token, TokenKind};

/// Bytes; what is longer is no heading.
const LONGEST: usize = 80;

/// What a heading says of the figures it is of.
#[derive(Default)]
pub(super) struct Heading {
    /// Units first.
    pub wordings: Vec<Wording>,
    /// Whether figures number or name something: “Rank”.
    pub is_label: bool,
    /// Whether figures count nothing: “Average”.
    pub counts_none: bool,
    /// Whether any word of it could say something.
    says: bool,
}

/// What stands around a figure that is written out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wording {
    before: String,
    /// “ million”.
    scale: String,
    after: String,
    /// Whether it is to be a unit, and not what is counted.
    pub is_unit: bool,
}

impl Heading {
    pub fn read(tables: &Tables, text: &str) -> Self {
        if text.len() > LONGEST {
            return Self { says: true, ..Self::default() };
        }
        let text = without_marks(text);
        let mut heading = Self::default();
        let tokens = tokens(&text);
        let (outside, inside) = parts(&text, &tokens);
        let mut is_length = false;
        let (mut is_people, mut is_percent) = (false, false);
        let mut at = 0;
        while at < tokens.len() {
            let (length, says) =
                tables.heads.starting(&tokens[at..]).map_or((1, None), |(n, says)| (n, Some(says)));
            match says {
                Some(HeadSays::People) => is_people = true,
                Some(HeadSays::Percent) => is_percent = true,
                Some(HeadSays::Length) => is_length = true,
                Some(HeadSays::Label) => heading.is_label = true,
                Some(HeadSays::Figure) => heading.counts_none = true,
                Some(HeadSays::Whole) | None => {}
            }
            // “1990s” says nothing, in one token or two.
            let is_word = tokens[at].kind == TokenKind::Word
                && !tokens[at].digits
                && (at == 0 || tokens[at].spaced || tokens[at - 1].kind != TokenKind::Number);
            heading.says |= says != Some(HeadSays::Whole) && is_word;
            heading.says |= matches!(tokens[at].span.of(&text), "%" | "$" | "£" | "€");
            at += length.max(1);
        }
        let mut scale = String::new();
        if let Some(wording) = inside.and_then(|inside| unit(inside, is_length)) {
            if wording.before.is_empty() && wording.after.is_empty() {
                scale.clone_from(&wording.scale);
            }
            heading.wordings.push(wording);
        }
        let noun = if is_people && !heading.counts_none { "people" } else { counted(tables, outside) };
        if outside.starts_with(is_currency) || outside.starts_with('%') {
            heading.wordings.extend(unit(outside, false));
        } else if is_percent {
            heading.wordings.push(Wording::of("", "", " percent", true));
        } else if !noun.is_empty() {
            heading.wordings.push(Wording::of("", &scale, &format!(" {}", in_a_sentence(noun)), false));
        }
        heading
    }

    /// Whether it says nothing at all: “2019”, “Total”.
    pub fn is_silent(&self) -> bool {
        !self.says
    }
}

impl Wording {
    fn of(before: &str, scale: &str, after: &str, is_unit: bool) -> Self {
        Self { before: before.to_owned(), scale: scale.to_owned(), after: after.to_owned(), is_unit }
    }

    /// `figure` with what stands around it, and how many bytes of that stand before it; none where both say what it is.
    pub fn around(&self, figure: &str) -> Option<(u32, String)> {
        let Self { before, scale, after, .. } = self;
        if !figure.contains(is_currency) {
            return Some((before.len() as u32, format!("{before}{figure}{scale}{after}")));
        }
        // “$4,210” under “Revenue ($ million)” or “(millions)”.
        let is_money = self.is_unit && after.is_empty();
        (is_money && !scale.is_empty()).then(|| (0, format!("{figure}{scale}")))
    }
}

pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' | '₺' | '₦' | '₴' | '₪' | '₱' | '฿')
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(BlockId(0), text, &mut tokens);
    tokens
}

/// Without marks to notes, and with one space between words.
fn without_marks(text: &str) -> String {
    let mut rest = String::new();
    let mut words = text.split(['[', ']']);
    // “Deaths[3]”: what stands between brackets is every second part.
    while let Some(outside) = words.next() {
        rest.push_str(outside);
        let inside = words.next().unwrap_or_default();
        if inside.len() > 3 {
            rest.push('(');
            rest.push_str(inside);
            rest.push(')');
        }
    }
    let spaced: Vec<&str> = rest.split_whitespace().collect();
    spaced.join(" ").trim_end_matches(['*', '†', '‡', 'ᵃ', 'ᵇ', 'ᶜ', ':']).to_owned()
}

/// What stands outside brackets, and what in them, behind the last comma or behind “in”.
fn parts<'t>(text: &'t str, tokens: &[Token]) -> (&'t str, Option<&'t str>) {
    if let (Some(start), Some(end)) = (text.find('('), text.rfind(')'))
        && start < end
    {
        return (text.get(..start).unwrap_or_default().trim(), text.get(start + 1..end));
    }
    let cut = tokens.iter().rposition(|token| matches!(token.span.of(text), "," | "in")).filter(|at| *at > 0);
    let Some(cut) = cut.and_then(|at| tokens.get(at)).map(|token| token.span) else { return (text, None) };
    (text.get(..cut.start as usize).unwrap_or_default().trim(), text.get(cut.end as usize..))
}

/// How a figure is written with `unit`: “$ million”, “thousands”, “in km²”.
fn unit(unit: &str, is_length: bool) -> Option<Wording> {
    let unit = unit.trim();
    let unit = unit.strip_prefix("in ").unwrap_or(unit);
    let (sign, rest) = money(unit);
    let (scale, rest) = scale(rest.trim_start(), !sign.is_empty());
    let rest = rest.trim();
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let is_letter = rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_letter && !(is_length && rest == "m") || !sign.is_empty() && rest.contains('/') {
        return None;
    }
    let after = if rest.is_empty() { String::new() } else { format!(" {rest}") };
    let says = !sign.is_empty() || !scale.is_empty() || !rest.is_empty();
    says.then(|| Wording::of(&sign, &scale, &after, true))
}

/// “US$”, “£”, “EUR ”: the money that `unit` begins with, and what stands behind.
fn money(unit: &str) -> (String, &str) {
    let letters = unit.bytes().take_while(u8::is_ascii_uppercase).count();
    let (code, rest) = unit.split_at(letters);
    if let Some(sign) = rest.chars().next().filter(|c| is_currency(*c) && letters <= 3) {
        let rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        return (format!("{code}{sign}"), rest);
    }
    if letters == 3 && rest.bytes().next().is_none_or(|byte| byte == b' ') {
        return (format!("{code} "), rest);
    }
    (String::new(), unit)
}

/// The scale that `text` begins with, as it stands behind a figure, and what stands behind. A letter is one behind money only.
fn scale(text: &str, is_money: bool) -> (String, &str) {
    let end = text.find(' ').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let small = word.trim_start_matches(['\'', '’', '‘']).to_lowercase();
    let whole = match small.as_str() {
        "000" | "000s" | "1,000" | "1000" | "1,000s" => " thousand",
        "m" | "mn" | "mm" | "mio" | "mln" if is_money => " million",
        "mn" | "mln" => " million",
        "bn" => " billion",
        "b" if is_money => " billion",
        "k" if is_money => " thousand",
        "tn" => " trillion",
        _ => match small.trim_end_matches('s') {
            "thousand" => " thousand",
            "million" => " million",
            "billion" => " billion",
            "trillion" => " trillion",
            _ => return (String::new(), text),
        },
    };
    (whole.to_owned(), rest)
}

/// What `outside` says is counted: without “number of” before and a year behind.
fn counted<'t>(tables: &Tables, outside: &'t str) -> &'t str {
    let tokens = tokens(outside);
    let mut first = 0;
    while let Some((length, HeadSays::Whole)) =
        tokens.get(first..).and_then(|rest| tables.heads.starting(rest))
    {
        first += length;
    }
    let is_word = |token: &Token| token.kind == TokenKind::Word && !token.digits;
    let Some(start) = tokens.get(first).filter(|token| is_word(token)).map(|token| token.span.start) else {
        return "";
    };
    let end = tokens
        .iter()
        .rposition(|token| token.kind != TokenKind::Number)
        .map_or(start, |at| tokens[at].span.end);
    outside.get(start as usize..end as usize).unwrap_or_default()
}

/// “Deaths” → “deaths”; “US troops” stays.
fn in_a_sentence(noun: &str) -> String {
    let mut letters = noun.chars();
    let first = letters.next();
    let is_name = letters.next().is_some_and(char::is_uppercase);
    match first {
        Some(first) if !is_name => first.to_lowercase().chain(noun.chars().skip(1)).collect(),
        _ => noun.to_owned(),
    }
}
