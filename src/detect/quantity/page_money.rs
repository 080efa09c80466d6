//! Owns which country's money is meant by a sign or word that several countries share. The signs and words are left to
//! the lexicon, which countries the text speaks of to `names::countries`.
//!
//! “$5” on a page from Australia → AUD; where that page is about Wall Street → dollars of an unknown country

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::detect::Analysis;
use crate::detect::quantity::tables::Tables;
use crate::fact::{CountryCode, Measure};
use crate::lexicon::local_money::{LocalMoney, Shared};
use crate::lexicon::units::Units;
use crate::lexicon::word_classes::WordClass;
use crate::text::tokenize::tokenize;
use crate::text::{Token, TokenKind, fold};

/// How the country of an amount's money was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldBy {
    /// The page is from there, or the text speaks of it alone.
    Country,
    /// Nothing: it may be any country's that calls its money so.
    Nothing,
}

/// The id of a currency, or its noun where it may be any of several; none where the usual one is meant.
type Told = Option<(&'static str, ToldBy)>;

/// What a page's money is.
pub struct PageMoney<'a> {
    analysis: &'a Analysis<'a>,
    /// By row of the table, its unit here.
    units: Vec<OnceCell<Told>>,
    named: OnceCell<Named>,
    /// By letter, whether an amount behind it is surely money.
    priced: [OnceCell<bool>; 26],
}

/// What a text says of money in general.
#[derive(Default)]
struct Named {
    /// The ids of the currencies that it names by more than a shared word: USD for “US$”.
    units: Vec<&'static str>,
    /// The folds of the words that speak of where a shared word is usual, each once: “Nasdaq”.
    abroad: Vec<u64>,
}

/// The names of a country that together tell that a text is about it, and most likely from there.
const NAMES: usize = 3;

/// The clues of a country that together tell that a page is from there.
const CLUES: usize = 2;

impl<'a> PageMoney<'a> {
    /// That of the page `analysis` is of.
    pub fn new(analysis: &'a Analysis<'a>) -> Self {
        let units = std::iter::repeat_with(OnceCell::new).take(LocalMoney::shared().len()).collect();
        Self { analysis, units, named: OnceCell::new(), priced: [const { OnceCell::new() }; 26] }
    }

    /// What `shared` stands for here.
    pub fn unit(&self, shared: &Shared) -> Told {
        *self.units.get(shared.row)?.get_or_init(|| self.read(shared))
    }

    fn read(&self, shared: &Shared) -> Told {
        let unit_of = |country| shared.unit(country).or_else(|| shared.unit(shared.usual?));
        let home = self.home(shared);
        let mut units: Vec<_> = home.iter().filter_map(|country| unit_of(*country)).collect();
        units.dedup();
        let open = (!shared.noun.is_empty()).then_some((shared.noun, ToldBy::Nothing));
        match (&units[..], home.iter().find(|country| shared.unit(**country).is_some())) {
            ([unit], Some(country)) => {
                let usual = shared.usual.and_then(|usual| shared.unit(usual));
                let told =
                    || if self.fits(shared, *country, unit) { Some((*unit, ToldBy::Country)) } else { open };
                if usual == Some(*unit) && !shared.noun.is_empty() { None } else { told() }
            }
            ([_, _, ..], _) => open,
            _ if shared.at_home => None,
            // “R1.6 million” is rand wherever it stands.
            _ if shared.noun.is_empty() => {
                self.spoken_of(shared).or_else(|| Some((shared.unit(shared.usual?)?, ToldBy::Nothing)))
            }
            _ => self.spoken_of(shared),
        }
    }

    /// The currency that a letter stands for here.
    pub fn letter(&self, token: &Token) -> Told {
        let shared =
            LocalMoney::shared().of(token).filter(|_| token.is_capitalised() && token.span.len() == 1);
        self.unit(shared?)
    }

    /// Whether the text writes an amount behind `letter` that can be nothing but money: “R740m”, “R1,725”.
    fn is_priced(&self, letter: u8) -> bool {
        let Some(slot) =
            usize::from(letter).checked_sub(usize::from(b'A')).and_then(|at| self.priced.get(at))
        else {
            return false;
        };
        *slot.get_or_init(|| {
            let text = self.analysis.text;
            let near = |at: usize| text.tokens.get(at);
            (0..text.tokens.len()).any(|at| {
                let word = text.of(&text.tokens[at]);
                let figure = word.as_bytes().first() == Some(&letter)
                    && word.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
                figure && is_money(word, |i| near(at + i).filter(|t| !t.spaced).map(|t| text.of(t)))
            })
        })
    }

    /// The countries that the page is from.
    fn home(&self, shared: &Shared) -> Vec<CountryCode> {
        let options = &self.analysis.options;
        let home: Vec<_> = options.home.countries().collect();
        if !home.is_empty() {
            return home;
        }
        let words = self.analysis.countries.by_words();
        let count = |country| count(words, country);
        // A template may have its language from elsewhere: a word of the text has to agree.
        let by_language = options.locale.filter(|country| count(*country) > 0);
        let others =
            |country| words.iter().any(|(other, _)| *other != country && shared.unit(*other).is_some());
        let by_clues = || {
            let found = shared.countries().find(|country| count(*country) >= CLUES);
            found.filter(|country| shared.at_home && !others(*country))
        };
        // “a Geelong builder … Melbourne Magistrates' Court”: a text that names towns of one such country alone.
        let by_names = || {
            let names = self.analysis.countries.by_names();
            let found = shared.countries().find(|country| self::count(names, *country) >= NAMES);
            let other =
                |country| names.iter().any(|(other, _)| *other != country && shared.unit(*other).is_some());
            found.filter(|country| shared.at_home && !others(*country) && !other(*country))
        };
        by_language.or_else(by_clues).or_else(by_names).into_iter().collect()
    }

    /// Whether nothing speaks against `unit`, that of the page's own `country`: the text is not of another country that
    /// calls its money so, or names that country's in another way.
    fn fits(&self, shared: &Shared, country: CountryCode, unit: &str) -> bool {
        let named = self.named();
        // Who writes “A$5” means another's by “$5”.
        if shared.at_home && !shared.noun.is_empty() && named.units.contains(&unit) {
            return false;
        }
        let others = || shared.countries().filter(|other| shared.unit(*other) != Some(unit));
        let distinguished =
            others().any(|other| shared.unit(other).is_some_and(|id| named.units.contains(&id)));
        let there = others().map(|other| self.mentions(shared, other)).max().unwrap_or(0);
        distinguished || there == 0 || self.mentions(shared, country) > there
    }

    /// The unit of the one country that calls its money so and that the text speaks of.
    fn spoken_of(&self, shared: &Shared) -> Told {
        let mut spoken = shared.countries().filter(|country| self.mentions(shared, *country) > 0);
        let unit = shared.unit(spoken.next()?)?;
        spoken.all(|other| shared.unit(other) == Some(unit)).then_some((unit, ToldBy::Country))
    }

    /// How often the text speaks of `country`. Words that are money themselves, such as “rupees”, tell nothing where the page does
    /// not have to be from there.
    fn mentions(&self, shared: &Shared, country: CountryCode) -> usize {
        let countries = self.analysis.countries;
        let words = if shared.at_home { count(countries.by_words(), country) } else { 0 };
        let abroad = if shared.usual == Some(country) { self.named().abroad.len() } else { 0 };
        count(countries.by_names(), country) + words + abroad
    }

    fn named(&self) -> &Named {
        self.named.get_or_init(|| {
            let (units, money, text) = (Units::shared(), LocalMoney::shared(), self.analysis.text);
            let mut named = Named::default();
            for sentence in &text.sentences {
                for at in sentence.tokens.clone() {
                    let rest = &text.tokens[at..sentence.tokens.end];
                    let block = text.block_text(sentence.block);
                    let number =
                        |at: usize| text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
                    if money.is_abroad(rest) && !named.abroad.contains(&rest[0].fold) {
                        named.abroad.push(rest[0].fold);
                    }
                    let before = units.before(block, rest).filter(|(length, _)| number(at + length));
                    let behind = || units.starting(block, rest);
                    let Some((length, unit)) = before.or_else(behind) else { continue };
                    if let (Measure::Currency, Cow::Borrowed(id)) = (unit.measure, &unit.id)
                        && (length > 1 || money.of(&rest[0]).is_none())
                        && !named.units.contains(id)
                    {
                        named.units.push(*id);
                    }
                }
            }
            named
        })
    }
}

fn count(counts: &[(CountryCode, usize)], country: CountryCode) -> usize {
    counts.iter().find(|(other, _)| *other == country).map_or(0, |(_, count)| *count)
}

/// Whether a letter and digits, with the tokens that touch them behind, are written as money is: “R740m”, “R1,725”, “N4.50”.
fn is_money<'t>(word: &str, behind: impl Fn(usize) -> Option<&'t str>) -> bool {
    let digits = word.get(1..).unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_lowercase());
    let scale = word.get(1 + digits.len()..).unwrap_or_default();
    let cut = || match (behind(1), behind(2)) {
        (Some(","), Some(figure)) => figure.len() == 3,
        (Some("."), Some(figure)) => figure.len() == 2 && figure.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain && (matches!(scale, "m" | "bn" | "mn" | "k") || scale.is_empty() && cut())
}

/// Whether the word `tokens[at]` is a letter that is money on this page, with its amount: “N5,000”, “R18.50”, “R40 billion”. “The
/// R24” and “N95 masks” are something else.
pub fn is_letter_and_amount(
    text: &str,
    tokens: &[Token],
    at: usize,
    page: &PageMoney<'_>,
    tables: &Tables,
) -> bool {
    let word = tokens[at].span.of(text);
    let mut letter = Vec::new();
    tokenize(tokens[at].block, word.get(..1).unwrap_or_default(), &mut letter);
    let Some((_, told)) = letter.first().and_then(|letter| page.letter(letter)) else { return false };
    let next = tokens.get(at + 1);
    let near = |i: usize| tokens.get(at + i);
    // “R87-million”
    let joint = usize::from(near(1).is_some_and(|dash| !dash.spaced && dash.span.of(text) == "-"));
    let named = near(1 + joint).is_some_and(|next| tables.numerals.word(next).is_some());
    let the = at > 0 && fold("the") == tokens[at - 1].fold;
    if told == ToldBy::Nothing {
        // “R1.6 million”
        let scaled = named || near(3).is_some_and(|next| tables.numerals.word(next).is_some());
        let touches = |i: usize| near(i).filter(|t| !t.spaced).map(|t| t.span.of(text));
        let letter = word.as_bytes().first().copied().unwrap_or_default();
        return !the && (scaled || is_money(word, touches) || page.is_priced(letter));
    }
    // “R20 000”
    let spaced = next.is_some_and(|next| {
        next.kind == TokenKind::Number && next.spaced && next.span.len() == 3 && word.len() <= 4
    });
    // “N4.2bn”, “R2,6 million”, “N500m”
    let separated = near(2).is_some_and(|digits| digits.kind == TokenKind::Number && !digits.spaced)
        && next.is_some_and(|next| !next.spaced && matches!(next.span.of(text), "." | ","));
    let scaled = word.ends_with(['m', 'n', 'k']) || named;
    let home = page.analysis.options.home.countries().next().is_some();
    // “the Volvo N720”
    let named = at.checked_sub(1).map(|before| &tokens[before]).is_some_and(|before| {
        let name = matches!(tables.words.class(before), None | Some(WordClass::Singular));
        name && before.is_capitalised()
    });
    let priced = || home || is_price(text, tokens, at) || !named && page.is_priced(word.as_bytes()[0]);
    scaled || separated || !the && (spaced || word.len() > 3 && priced())
}

/// Whether a letter and digits stand as a price does: “costs N500”, “N900 a litre”, “between N865 and N920”.
fn is_price(text: &str, tokens: &[Token], at: usize) -> bool {
    let is = |at: Option<usize>, words: &[&str]| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| words.iter().any(|word| token.span.of(text).eq_ignore_ascii_case(word)))
    };
    let before = |n: usize| at.checked_sub(n);
    let costs = [
        "cost", "costs", "costing", "paid", "pay", "pays", "paying", "worth", "charge", "charges", "charged",
    ];
    is(before(1), &costs)
        || is(Some(at + 1), &["a", "an", "per", "each"])
        || is(before(1), &["between"]) && is(Some(at + 1), &["and"])
        || is(before(3), &["between"]) && is(before(1), &["and"])
}
