//! `factlight train tagger` and `annotate --explain` as a user types them. The corpus is made up here, as the real one is
//! not in this repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use tempfile::TempDir;

/// A word, its universal and its Penn part of speech, its head and relation.
type Row = (&'static str, &'static str, &'static str, u32, &'static str);

/// “The crew says that two ships sank .” and the like.
const SENTENCES: [&[Row]; 3] = [
    &[
        ("The", "DET", "DT", 2, "det"),
        ("crew", "NOUN", "NN", 3, "nsubj"),
        ("says", "VERB", "VBZ", 0, "root"),
        ("that", "SCONJ", "IN", 7, "mark"),
        ("two", "NUM", "CD", 6, "nummod"),
        ("ships", "NOUN", "NNS", 7, "nsubj"),
        ("sank", "VERB", "VBD", 3, "ccomp"),
        (".", "PUNCT", ".", 3, "punct"),
    ],
    &[
        ("Orde", "PROPN", "NNP", 2, "nsubj"),
        ("painted", "VERB", "VBD", 0, "root"),
        ("the", "DET", "DT", 5, "det"),
        ("old", "ADJ", "JJ", 5, "amod"),
        ("mast", "NOUN", "NN", 2, "obj"),
        (".", "PUNCT", ".", 2, "punct"),
    ],
    &[
        ("Ships", "NOUN", "NNS", 2, "nsubj"),
        ("leak", "VERB", "VBP", 0, "root"),
        ("badly", "ADV", "RB", 2, "advmod"),
        (".", "PUNCT", ".", 2, "punct"),
    ],
];

fn corpus() -> String {
    let mut file = String::new();
    for document in 0..6 {
        file.push_str(&format!("# newdoc id = made_up_{document}\n# meta::genre = news\n"));
        for sentence in SENTENCES {
            let words: Vec<&str> = sentence.iter().map(|row| row.0).collect();
            file.push_str(&format!("# text = {}\n", words.join(" ")));
            for (number, (form, upos, xpos, head, relation)) in sentence.iter().enumerate() {
                let lemma = if *form == "says" { "say".to_owned() } else { form.to_lowercase() };
                let id = number + 1;
                file.push_str(&format!(
                    "{id}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t_\n"
                ));
            }
            file.push('\n');
        }
    }
    file
}

/// A folder with the corpus and a WordNet of three words.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("corpus.conllu"), corpus()).unwrap();
    fs::create_dir(folder.path().join("dict")).unwrap();
    let senses = "leak%2:30:00:: 00001 1 5\nleak%1:04:00:: 00002 1 1\nship%1:06:00:: 00003 1 9\npaint%2:36:00:: 00004 1 7\n";
    fs::write(folder.path().join("dict/index.sense"), senses).unwrap();
    folder
}

fn train(folder: &Path, more: &[&str]) -> Command {
    let mut command = Command::cargo_bin("factlight").unwrap();
    command.args(["train", "tagger", "--from", "corpus.conllu", "--words", ".", "--weights", "500"]);
    command.args(more).current_dir(folder);
    command
}

#[test]
fn the_same_sentences_give_the_same_bytes_and_a_tagger_that_has_learnt_them() {
    let folder = folder();
    for name in ["one.bin", "two.bin"] {
        train(folder.path(), &["--to", name]).assert().success().stdout(predicate::str::contains(name));
    }
    let bytes = fs::read(folder.path().join("one.bin")).unwrap();
    assert_eq!(bytes, fs::read(folder.path().join("two.bin")).unwrap());
    let tagger = factlight::syntax::Tagger::from_bytes(&bytes).unwrap();
    let document = factlight::Document::from_text("Orde painted the old mast.");
    let text = factlight::text::Text::new(&document);
    let tags = tagger.tags(&text.tokens, "Orde painted the old mast.");
    let names: Vec<_> = tags.iter().map(|tag| tag.name()).collect();
    assert_eq!(names, ["name", "past", "det", "adj", "noun", "punct"]);
}

#[test]
fn folds_say_how_well_it_does() {
    let folder = folder();
    train(folder.path(), &["--folds", "3"]).assert().success().stdout(
        predicate::str::contains("news")
            .and(predicate::str::contains("counted noun, of those that “nummod” leads to: 100.00 % of 6"))
            .and(predicate::str::contains("reported clauses of speech verbs, found: 100.00 % of 6")),
    );
}

#[test]
fn what_is_missing_or_broken_is_named() {
    let folder = folder();
    train(folder.path(), &[]).assert().code(2).stderr(predicate::str::contains("--to"));
    fs::write(folder.path().join("corpus.conllu"), "# text = a\n1\ta\n").unwrap();
    train(folder.path(), &["--to", "x.bin"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("corpus.conllu").and(predicate::str::contains("line 2")));
    fs::remove_file(folder.path().join("dict/index.sense")).unwrap();
    fs::write(folder.path().join("corpus.conllu"), corpus()).unwrap();
    train(folder.path(), &["--to", "x.bin"]).assert().code(2).stderr(predicate::str::contains("index.sense"));
}

#[test]
fn a_reading_is_explained_as_a_table() {
    let mut command = Command::cargo_bin("factlight").unwrap();
    command.args(["annotate", "--explain"]).write_stdin("Officials said Exxon broke the law.\n\nIt rained.");
    let output = String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap();
    for line in [
        "sentence 0: Officials said Exxon broke the law.",
        "     1  said                 past            v0*   c0",
        "     5  law                  noun      p2*         c1",
        "  p2  the law  head “law”",
        "  v1  broke  finite",
        "  c1  Exxon broke the law  complement, subject p1, in c0",
        "  n0  Exxon  of no known kind",
        "sentence 1: It rained.",
    ] {
        assert!(output.lines().any(|found| found == line), "{line}\n{output}");
    }
}
