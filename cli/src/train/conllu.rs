//! Owns reading CoNLL-U: documents with their genre, sentences with words, parts of speech and heads. What the tags
//! become is `alignment`'s.
//!
//! `1    Prices    price    NOUN    NNS    _    2    nsubj    _    _` → a word at bytes 0..6 of its sentence, whose head is the second

use std::ops::Range;

use anyhow::{Context, Result, bail};

/// One word of the corpus.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its bytes in the sentence's text.
    pub span: Range<usize>,
    /// As written.
    pub form: String,
    /// The dictionary's form.
    pub lemma: String,
    /// The universal part of speech.
    pub upos: String,
    /// The Penn Treebank's.
    pub xpos: String,
    /// The index of its head in the sentence; none for the root.
    pub head: Option<usize>,
    /// Its relation to the head.
    pub relation: String,
}

/// One sentence of the corpus.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its document's place among all documents.
    pub document: usize,
    /// Its document's genre.
    pub genre: String,
    /// As written.
    pub text: String,
    /// Its words, in order.
    pub words: Vec<Word>,
}

/// The sentences of a CoNLL-U file.
///
/// # Errors
/// When a line has not ten cells, a number is none, or a word is not in its sentence's text.
pub fn read(file: &str) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let (mut documents, mut genre, mut text) = (0, String::new(), String::new());
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    for (number, line) in file.lines().chain([""]).enumerate() {
        let place = || format!("line {}: {line}", number + 1);
        if let Some(comment) = line.strip_prefix('#') {
            let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
            match key.trim() {
                "newdoc id" => documents += 1,
                "meta::genre" => value.trim().clone_into(&mut genre),
                "text" => (text, at) = (value.trim().to_owned(), 0),
                _ => {}
            }
        } else if line.is_empty() {
            if !words.is_empty() {
                let (genre, text) = (genre.clone(), std::mem::take(&mut text));
                let document = documents - usize::from(documents > 0);
                sentences.push(Sentence { document, genre, text, words: std::mem::take(&mut words) });
            }
        } else if let Some(word) = word(line, &text, &mut at).with_context(place)? {
            words.push(word);
        }
    }
    Ok(sentences)
}

/// The word of a line; none for a line that stands for several, or for one that is not in the text.
fn word(line: &str, text: &str, at: &mut usize) -> Result<Option<Word>> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, _, head, relation, ..] = cells[..] else {
        bail!("a word has ten cells, divided by tabs");
    };
    if id.contains(['-', '.']) {
        return Ok(None);
    }
    let found = text.get(*at..).and_then(|rest| rest.find(form)).context("the word is not in “# text”")?;
    let start = *at + found;
    *at = start + form.len();
    let head: usize = head.parse().context("the head is no number")?;
    Ok(Some(Word {
        span: start..*at,
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        upos: upos.to_owned(),
        xpos: xpos.to_owned(),
        head: head.checked_sub(1),
        relation: relation.to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_place_and_head() {
        let file = "# newdoc id = a\n# meta::genre = news\n# text = Prices don't fall.\n\
            1\tPrices\tprice\tNOUN\tNNS\t_\t4\tnsubj\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
            2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n\
            4\tfall\tfall\tVERB\tVB\t_\t0\troot\t_\t_\n5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n";
        let sentences = read(file).unwrap();
        assert_eq!(sentences.len(), 1);
        let spans: Vec<_> =
            sentences[0].words.iter().map(|word| &sentences[0].text[word.span.clone()]).collect();
        assert_eq!(spans, ["Prices", "do", "n't", "fall", "."]);
        assert_eq!((sentences[0].words[0].head, sentences[0].words[3].head), (Some(3), None));
        assert!(read("1\tone").is_err());
    }
}
