//! Owns whether a block is in another language than English, though its page does not say so. What a page says is left to those who
//! read pages.
//!
//! “El muelle está cerrado por una semana, dice el dueño de los barcos, pero no es para los …” → not read

use std::sync::OnceLock;

use super::token::{Case, Token, TokenKind};
use super::word_kinds::WordKinds;

/// The kinds of `data/other_languages.tsv`.
const KINDS: [&str; 2] = ["other", "english"];
const OTHER: usize = 0;

/// Words that are asked, from the block's first on.
const MOST: usize = 80;
/// Words without which a block tells nothing: a title, a name, an address.
const LEAST: usize = 12;
/// Of a hundred words. In prose of the languages of the table, more are little words of its own; in English some are in names.
const OTHERS: usize = 15;
/// A line of names with “de la” and “van der” has fewer words in small letters.
const SMALL: usize = 60;
/// English prose has more of its own little words.
const ENGLISH: usize = 5;

fn kind(word: u64) -> Option<usize> {
    static WORDS: OnceLock<WordKinds> = OnceLock::new();
    let rows = include_str!(concat!(env!("OUT_DIR"), "/other_languages.tsv"));
    WORDS.get_or_init(|| WordKinds::new(rows, &KINDS)).of(word)
}

/// Whether the block of `tokens` is in another language. Looks at its first words only.
pub(super) fn is_in_another(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word).take(MOST);
    let count = words().count();
    if count < LEAST {
        return false;
    }
    let (mut others, mut english, mut small) = (0, 0, 0);
    for token in words() {
        small += usize::from(token.case == Case::Lower);
        match kind(token.fold) {
            Some(OTHER) => others += 1,
            Some(_) => english += 1,
            None => {}
        }
    }
    let share = |part: usize| part * 100 / count;
    share(others) >= OTHERS && share(small) >= SMALL && share(english) < ENGLISH
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, Text};

    fn is_read(text: &str) -> bool {
        !Text::new(&Document::from_text(text)).tokens.is_empty()
    }

    #[test]
    fn paragraphs_of_other_languages_are_not_read() {
        for text in [
            "El muelle está cerrado desde el lunes, dice el dueño de los barcos, y más de 40.000 personas esperan.",
            "Le quai est fermé depuis lundi, dit le patron des bateaux, et plus de 40 000 personnes sont dans le hall.",
            "Der Hafen ist seit Montag geschlossen, und mehr als 40.000 Menschen warten auf ein Schiff von der Insel.",
            "Il molo è chiuso da lunedì, dice il padrone della barca, e più di 40.000 persone sono nel porto che aspettano.",
            "O cais está fechado desde segunda, diz o dono do barco, e os 40.000 não sabem em que dia uma balsa vem.",
            "Het huis is sinds maandag dicht, zegt een man van het eiland, en 40.000 mensen weten niet waar zijn boot is.",
            "Hamnen är stängd sedan i måndags, säger mannen som äger båten, och 40 000 vet att färjan inte kommer på en vecka.",
            "Havnen er lukket siden mandag, siger manden som ejer skibet, og 40.000 ved ikke om der kommer en til øen.",
            "Dom przy porcie jest zamknięty od rana, mówi właściciel, że nie wie kiedy się otworzy i że to nie jest jego łódź.",
        ] {
            assert!(!is_read(text), "{text}");
        }
    }

    #[test]
    fn english_with_names_and_words_of_others_is_read() {
        for text in [
            "The pier has been shut since Monday, says the owner of Los Barcos, and more than 40,000 people wait.",
            "Rosa de la Cruz, Juan de los Santos, Pedro del Rio, Ana van der Berg, Luis de la Torre and Max von Ahn won.",
            "Ingredients: 200 g flour, 2 eggs, 50 g butter, salt, sugar, milk, vanilla, lemon zest, raisins, nuts.",
            "“Que será, será,” sang the crowd at El Prado, and 40 of them went on to Los Llanos with a van of drums.",
            "El Niño est. 1997",
            "Paris, Lyon, Nice",
        ] {
            assert!(is_read(text), "{text}");
        }
    }

    #[test]
    fn each_word_stands_once_and_in_its_example() {
        let mut seen = std::collections::BTreeSet::new();
        let table = include_str!("../../data/other_languages.tsv");
        for row in table.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [word, tells, example] = cells[..] else { panic!("{row}") };
            assert!(super::KINDS.contains(&tells) && seen.insert(word), "{row}");
            let document = Document::from_text(example);
            let text = Text::new(&document);
            assert!(text.tokens.iter().any(|token| token.fold == crate::text::fold(word)), "{row}");
        }
    }

    #[test]
    fn a_paragraph_beside_another_is_read() {
        let blocks = [
            "El muelle está cerrado desde el lunes, dice el dueño de los barcos, y más de 40 personas esperan.",
            "The owner says that 40 people wait.",
        ];
        let document =
            Document { blocks: blocks.iter().map(|text| crate::text::Block::paragraph(*text)).collect() };
        let text = Text::new(&document);
        assert_eq!(text.sentences.len(), 1);
        assert_eq!(text.sentences[0].block.0, 1);
    }
}
